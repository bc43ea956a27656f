/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include "unit/base/tests.h"
#include "unit/unit.h"

static void builds_what_was_added(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_buf b = {.arena = a};
    for (int i = 0; i < 1000; i++) fh_buf_format(&b, "%03d,", i);
    fh_buf_add(&b, FH_STR("end"));
    assert_int_equal(fh_buf_str(&b).len, 4003);
    assert_true(fh_str_starts(fh_buf_str(&b), FH_STR("000,001,002,")));
    assert_true(fh_str_ends(fh_buf_str(&b), FH_STR("999,end")));
    fh_arena_free(a);
}

static void remembers_in_the_arena_that_it_could_not_grow(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 100);
    fh_buf b = {.arena = a};
    for (int i = 0; i < 1000; i++) fh_buf_add_char(&b, 'x');
    assert_true(fh_buf_str(&b).len <= 100);
    assert_int_equal(fh_arena_status(a), FH_ELIMIT);
    fh_arena_free(a);
}

int test_buf(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(builds_what_was_added), cmocka_unit_test(remembers_in_the_arena_that_it_could_not_grow),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
