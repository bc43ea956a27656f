/* SPDX-License-Identifier: MIT */
#include "reuse/reuse.h"

#include "unit/unit.h"

#include "unit/reuse/tests.h"
#include "unit/reuse/texts.h"

typedef struct found {
    fh_arena *arena;
    const fh_report *a, *b;
    const fh_passage *p;
    uint32_t n;
} found;

static found compare(const char *a, const char *b) {
    found f = {.arena = fh_arena_new(NULL, 0)};
    fh_arena *scratch = fh_arena_new(NULL, 0);
    f.a = report_of(f.arena, "a", a);
    f.b = report_of(f.arena, "b", b);
    assert_int_equal(fh_reuse_compare(f.arena, scratch, f.a, f.b, &f.p, &f.n, NULL), FH_OK);
    assert_int_equal(fh_arena_used(scratch), 0);
    fh_arena_free(scratch);
    return f;
}

static void assert_covers(fh_span s, fh_str text, const char *what) {
    size_t at = fh_str_find(text, fh_str_of(what), 0);
    assert_true(at != SIZE_MAX);
    assert_in_range(s.begin, at, at + 8);
    assert_in_range(s.end, at + strlen(what) - 8, at + strlen(what));
}

static void finds_a_verbatim_paragraph(void **state) {
    (void)state;
    found f = compare(BAKERY "\n\n" FERRY, FERRY "\n\n" ORCHARD);
    assert_int_equal(f.n, 1);
    assert_int_equal(f.p[0].kind, FH_PASSAGE_VERBATIM);
    assert_covers(f.p[0].a_span, f.a->text, FERRY);
    assert_covers(f.p[0].b_span, f.b->text, FERRY);
    fh_arena_free(f.arena);
}

static void finds_an_edited_paragraph(void **state) {
    (void)state;
    found f = compare(BAKERY "\n\n" FERRY, FERRY_EDITED "\n\n" ORCHARD);
    assert_int_equal(f.n, 1);
    assert_int_equal(f.p[0].kind, FH_PASSAGE_CLOSE);
    assert_true(f.p[0].similarity > .6f && f.p[0].similarity < 1);
    assert_covers(f.p[0].b_span, f.b->text, FERRY_EDITED);
    fh_arena_free(f.arena);
}

static void finds_paragraphs_in_another_order(void **state) {
    (void)state;
    found f = compare(FERRY "\n\n" BAKERY, BAKERY "\n\n" FERRY);
    assert_int_equal(f.n, 2);
    assert_true(f.p[0].a_span.begin < f.p[1].a_span.begin);
    assert_true(f.p[0].b_span.begin > f.p[1].b_span.begin);
    fh_arena_free(f.arena);
}

static void finds_nothing_between_strangers(void **state) {
    (void)state;
    found f = compare(BAKERY, ORCHARD);
    assert_int_equal(f.n, 0);
    fh_arena_free(f.arena);
    f = compare("", FERRY);
    assert_int_equal(f.n, 0);
    fh_arena_free(f.arena);
}

static void mirrors_when_the_sides_are_exchanged(void **state) {
    (void)state;
    const char *x = BAKERY "\n\n" FERRY "\n\n" ORCHARD, *y = ORCHARD "\n\n" FERRY_EDITED;
    found f = compare(x, y), g = compare(y, x);
    assert_int_equal(f.n, 2);
    assert_int_equal(g.n, 2);
    for (uint32_t i = 0; i < 2; i++) { /* the order of paragraphs is turned round, so the rows are too */
        const fh_passage *p = &f.p[i], *q = &g.p[1 - i];
        assert_memory_equal(&p->a_span, &q->b_span, sizeof p->a_span);
        assert_memory_equal(&p->b_span, &q->a_span, sizeof p->a_span);
        assert_int_equal(p->kind, q->kind);
    }
    fh_arena_free(f.arena);
    fh_arena_free(g.arena);
}

int test_compare(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_a_verbatim_paragraph),
        cmocka_unit_test(finds_an_edited_paragraph),
        cmocka_unit_test(finds_paragraphs_in_another_order),
        cmocka_unit_test(finds_nothing_between_strangers),
        cmocka_unit_test(mirrors_when_the_sides_are_exchanged),
    };
    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
