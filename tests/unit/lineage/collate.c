/* SPDX-License-Identifier: MIT */
#include "lineage/collate.h"

#include "text/text.h"
#include "unit/lineage/tests.h"
#include "unit/unit.h"

enum { N = 4 };

typedef struct set {
    fh_arena *arena, *scratch;
    fh_report reports[N];
    const fh_report *in_order[N];
    fh_lineage__collation c;
} set;

static void collate(set *s, const char *const *texts) {
    *s = (set){.arena = fh_arena_new(NULL, 0), .scratch = fh_arena_new(NULL, 0)};
    for (int i = 0; i < N; i++) {
        s->reports[i].text = fh_str_of(texts[i]);
        assert_int_equal(fh_text_read(s->arena, s->scratch, &s->reports[i], NULL), FH_OK);
        s->in_order[i] = &s->reports[i];
    }
    fh_lineage__collate(s->arena, s->in_order, N, &s->c);
    assert_int_equal(fh_arena_status(s->arena), FH_OK);
}

static void free_set(set *s) {
    fh_arena_free(s->arena);
    fh_arena_free(s->scratch);
}

static uint32_t apart(const set *s, int a, int b) { return fh_lineage__differences(&s->c, s->c.rows[a], s->c.rows[b]); }

static void equal_texts_do_not_differ(void **state) {
    (void)state;
    const char *t = "The ferry left the quay at dawn with forty people on board.";
    set s;
    collate(&s, (const char *const[]){t, t, t, t});
    assert_int_equal(s.c.n_readings, 0);
    assert_int_equal(apart(&s, 0, 3), 0);
    free_set(&s);
}

static void a_word_replaced_is_two_readings_however_long_the_text(void **state) {
    (void)state;
    const char *a = "The ferry left the quay at dawn with forty people on board.", *b = "The ferry left the quay at noon with forty people on board.";
    set s;
    collate(&s, (const char *const[]){a, a, b, b});
    assert_int_equal(apart(&s, 0, 2), 2); /* the old words and the new ones */
    assert_int_equal(apart(&s, 2, 3), 0);
    assert_int_equal(fh_lineage__shared_against(&s.c, s.c.rows[2], s.c.rows[3], s.c.rows[0]), 1);
    free_set(&s);
}

static void a_long_cut_is_one_event(void **state) {
    (void)state;
    const char *a = "The ferry left at dawn. Forty people were on board, most of them pupils of a school in Selm, and two teachers.";
    const char *b = "The ferry left at dawn.";
    set s;
    collate(&s, (const char *const[]){a, a, b, b});
    assert_int_equal(apart(&s, 0, 2), 1);
    free_set(&s);
}

static void texts_too_short_for_readings_are_borne(void **state) {
    (void)state;
    set s;
    collate(&s, (const char *const[]){"", "Two words", ".", "One two three"});
    assert_int_equal(apart(&s, 0, 1), 0);
    assert_int_equal(apart(&s, 0, 3), 1);
    free_set(&s);
}

int test_collate(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_texts_do_not_differ),
        cmocka_unit_test(a_word_replaced_is_two_readings_however_long_the_text),
        cmocka_unit_test(a_long_cut_is_one_event),
        cmocka_unit_test(texts_too_short_for_readings_are_borne),
    };
    return cmocka_run_group_tests_name("lineage/collate", tests, NULL, NULL);
}
