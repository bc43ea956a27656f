/* SPDX-License-Identifier: MIT */
#include "reuse/reuse.h"

#include "base/buf.h"
#include "base/hash.h"
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

static void finds_a_sentence_told_in_other_words(void **state) {
    (void)state;
    found f = compare(BAKERY " Forty people, the harbour master Ottar Brenna said, had been aboard the Maren Dahl.",
                      ORCHARD " The Maren Dahl carried forty people, as Brenna told a radio station.");
    assert_int_equal(f.n, 1);
    assert_int_equal(f.p[0].kind, FH_PASSAGE_PARAPHRASE);
    assert_int_equal(f.p[0].a_span.begin, strlen(BAKERY) + 1);
    assert_int_equal(f.p[0].b_span.begin, strlen(ORCHARD) + 1);
    fh_arena_free(f.arena);
}

/* Made of a few words, so that everything matches everywhere; the promises are those of any answer. */
static void keeps_its_promises_on_noise(void **state) {
    (void)state;
    static const char *const words[] = {"Ottar", "said", "the", "ferry", "was", "late", "forty", "ice", "in", "harbour."};
    for (uint64_t seed = 1; seed <= 60; seed++) {
        fh_arena *arena = fh_arena_new(NULL, 0);
        fh_buf text[2] = {{.arena = arena}, {.arena = arena}};
        uint64_t random = seed;
        for (unsigned side = 0; side < 2; side++) {
            for (unsigned k = 0; k < 20 * seed; k++) {
                random = fh_mix64(random + k);
                fh_buf_add(&text[side], fh_str_of(words[random % (seed % 9 + 2)]));
                fh_buf_add_char(&text[side], random % 50 == 7 ? '\n' : ' ');
            }
            fh_buf_add_char(&text[side], '\0');
        }
        found f = compare(text[0].at, text[1].at), g = compare(text[1].at, text[0].at);
        assert_int_equal(f.n, g.n);
        for (uint32_t i = 0; i < f.n; i++) {
            assert_true(f.p[i].a_span.begin < f.p[i].a_span.end && f.p[i].a_span.end <= f.a->text.len);
            assert_true(f.p[i].b_span.begin < f.p[i].b_span.end && f.p[i].b_span.end <= f.b->text.len);
            assert_true(f.p[i].similarity >= 0 && f.p[i].similarity <= 1);
            assert_true(!i || f.p[i - 1].a_span.begin <= f.p[i].a_span.begin);
        }
        fh_arena_free(f.arena);
        fh_arena_free(g.arena);
        fh_arena_free(arena);
    }
}

static void takes_one_sentence_said_without_end(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_buf b = {.arena = arena};
    for (unsigned k = 0; k < 20000; k++) fh_buf_add(&b, FH_STR("The ferry Maren Dahl left Skarvik late. "));
    fh_buf_add_char(&b, '\0');
    found f = compare(b.at, b.at);
    assert_int_equal(f.n, 1);
    assert_int_equal(f.p[0].kind, FH_PASSAGE_VERBATIM);
    assert_true(f.p[0].a_span.end - f.p[0].a_span.begin > f.a->text.len * 9 / 10);
    fh_arena_free(f.arena);
    fh_arena_free(arena);
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
        cmocka_unit_test(finds_a_sentence_told_in_other_words),
        cmocka_unit_test(keeps_its_promises_on_noise),
        cmocka_unit_test(takes_one_sentence_said_without_end),
        cmocka_unit_test(finds_nothing_between_strangers),
        cmocka_unit_test(mirrors_when_the_sides_are_exchanged),
    };
    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
