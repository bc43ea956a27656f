/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "unit/base/tests.h"
#include "unit/unit.h"

static void refuses_over_budget(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 100);
    assert_non_null(fh_arena_alloc(a, 60, 1, 1));
    assert_null(fh_arena_alloc(a, 60, 1, 1));
    assert_int_equal(fh_arena_status(a), FH_ELIMIT);
    assert_null(fh_arena_alloc(a, 1, 1, 1)); /* the failure is remembered */
    fh_arena_reset(a);
    assert_non_null(fh_arena_alloc(a, 60, 1, 1));
    fh_arena_free(a);
}

static void refuses_a_product_that_overflows(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    assert_null(fh_arena_alloc(a, SIZE_MAX / 2, 3, 1));
    assert_int_equal(fh_arena_status(a), FH_ELIMIT);
    fh_arena_free(a);
}

static void aligns_and_zeroes(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_arena_mark mark = fh_arena_mark_now(a);
    memset(fh_arena_alloc_raw(a, 1000, 1, 1), 0xff, 1000);
    fh_arena_rewind(a, mark);
    for (size_t align = 1; align <= 64; align *= 2) {
        unsigned char *p = fh_arena_alloc(a, 3, 1, align);
        assert_int_equal((uintptr_t)p % align, 0);
        for (size_t i = 0; i < 3; i++) assert_int_equal(p[i], 0);
    }
    fh_arena_free(a);
}

static void gives_back_to_the_mark(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    char *kept = fh_arena_alloc(a, 10, 1, 1);
    strcpy(kept, "kept");
    fh_arena_mark mark = fh_arena_mark_now(a);
    size_t used = fh_arena_used(a);
    for (int i = 0; i < 100; i++) assert_non_null(fh_arena_alloc(a, 100000, 1, 8));
    fh_arena_rewind(a, mark);
    assert_int_equal(fh_arena_used(a), used);
    assert_string_equal(kept, "kept");
    fh_arena_free(a);
}

static void grows_an_array_over_chunks(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    FH_VEC(uint32_t) v = {0};
    for (uint32_t i = 0; i < 100000; i++) {
        fh_vec_push(a, &v, i);
        if (i % 1000 == 0) assert_non_null(fh_arena_alloc(a, 8, 1, 8)); /* so that it cannot grow in place */
    }
    assert_int_equal(v.n, 100000);
    for (uint32_t i = 0; i < 100000; i++) assert_int_equal(v.at[i], i);
    fh_arena_free(a);
}

typedef struct held { size_t now, most; } held;

static void *count_alloc(void *payload, size_t size) {
    held *h = payload;
    h->now += size;
    if (h->now > h->most) h->most = h->now;
    return malloc(size);
}

static void count_release(void *payload, void *block, size_t size) {
    ((held *)payload)->now -= size;
    free(block);
}

/* An array in a chunk of its own takes it along: what it holds at most is the old and the new size for the time of a copy. */
static void a_grown_array_leaves_no_chunk_behind(void **state) {
    (void)state;
    enum { ITEMS = 3 << 20 };
    held h = {0};
    fh_arena *a = fh_arena_new(&(fh_allocator){count_alloc, count_release, &h}, 0);
    FH_VEC(uint32_t) v = {0};
    for (uint32_t i = 0; i < ITEMS; i++) fh_vec_push(a, &v, i);
    assert_true(h.now < v.cap * sizeof *v.at + (size_t)(2 << 20));
    assert_true(h.most < 3 * v.cap / 2 * sizeof *v.at + (size_t)(2 << 20));
    for (uint32_t i = 0; i < ITEMS; i++) assert_int_equal(v.at[i], i);
    fh_arena_free(a);
    assert_int_equal(h.now, 0);
}

/* What stands in a chunk that a mark was taken in stays where it is, so that the mark can be gone back to. */
static void a_marked_chunk_is_not_left(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    assert_non_null(fh_arena_alloc(a, 1, 1, 1));
    char *big = fh_arena_alloc(a, 2 << 20, 1, 1);
    memset(big, 'x', 2 << 20);
    fh_arena_mark mark = fh_arena_mark_now(a);
    size_t used = fh_arena_used(a);
    assert_non_null(fh_arena_grow(a, big, 2 << 20, 4 << 20, 1, 1));
    fh_arena_rewind(a, mark);
    assert_int_equal(fh_arena_used(a), used);
    for (size_t i = 0; i < 2 << 20; i++) assert_int_equal(big[i], 'x');
    fh_arena_free(a);
}

static void the_end_of_the_last_block_can_be_given_back(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    char *first = fh_arena_alloc(a, 64, 1, 1), *second = fh_arena_alloc(a, 64, 1, 1);
    fh_arena_trim(a, first, 8); /* not the last: stays */
    assert_int_equal(fh_arena_used(a), 128);
    memcpy(second, "short", 6);
    fh_arena_trim(a, second, 6);
    assert_int_equal(fh_arena_used(a), 70);
    fh_arena_trim(a, second, 60); /* it has no such end any more */
    assert_int_equal(fh_arena_used(a), 70);
    memset(fh_arena_alloc(a, 64, 1, 1), 'x', 64);
    assert_string_equal(second, "short");
    fh_arena_free(a);
}

int test_arena(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_over_budget), cmocka_unit_test(refuses_a_product_that_overflows),
        cmocka_unit_test(aligns_and_zeroes), cmocka_unit_test(gives_back_to_the_mark),
        cmocka_unit_test(grows_an_array_over_chunks), cmocka_unit_test(a_grown_array_leaves_no_chunk_behind),
        cmocka_unit_test(a_marked_chunk_is_not_left), cmocka_unit_test(the_end_of_the_last_block_can_be_given_back),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
