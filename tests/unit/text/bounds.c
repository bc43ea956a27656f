/* SPDX-License-Identifier: MIT
 *
 * Whatever the text is: spans are in order and in bounds, memory is bounded, time is linear. */
#include <stdlib.h>
#include <time.h>

#include "unit/text/reading.h"
#include "unit/text/tests.h"
#include "unit/unit.h"

static void check(const fh_report *r) {
    uint32_t at = 0, token = 0;
    for (uint32_t i = 0; i < r->n_tokens; i++) {
        assert_true(r->tokens[i].begin >= at && r->tokens[i].begin < r->tokens[i].end && r->tokens[i].end <= r->text.len);
        at = r->tokens[i].end;
    }
    for (uint32_t i = 0; i < r->n_sentences; i++) {
        const fh_sentence *s = &r->sentences[i];
        assert_int_equal(s->first_token, token);
        assert_true(s->n_tokens > 0);
        token += s->n_tokens;
        assert_int_equal(s->span.begin, r->tokens[s->first_token].begin);
        assert_int_equal(s->span.end, r->tokens[token - 1].end);
        assert_true(s->paragraph < r->n_paragraphs);
    }
    assert_int_equal(token, r->n_tokens);
}

/* Seconds for `times` repetitions of `unit` in one text. */
static double read_repeated(const char *unit, size_t times) {
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_buf b = {.arena = a};
    for (size_t i = 0; i < times; i++) fh_buf_add(&b, fh_str_of(unit));
    struct timespec begin, end;
    reading x;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
    reading_of(&x, fh_buf_str(&b), "en");
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    check(&x.r);
    reading_free(&x);
    fh_arena_free(a);
    return (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) * 1e-9;
}

static void hostile_texts_take_linear_time(void **state) {
    (void)state;
    static const char *const units[] = {"a", "word ", "\"", "\xe2\x80\x9c", "' ", ". ", ".", "...)", "1. ", "a.b", "\n", "\n\n", "x\n\n", "-", "(", "\"' ", "a@", "www.", "http://",
                                        "\xef\xbf\xbd", "\xc2\xad", "I.", "[1]", ":) ", "'s", "n't", "\xe2\x80\xa2 ", "A. "};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        double small = read_repeated(units[i], 20000), large = read_repeated(units[i], 200000);
        if (large > 0.2 && large > 40 * small) print_message("'%s': %.3f s for 20,000, %.3f s for 200,000\n", units[i], small, large);
        assert_false(large > 0.2 && large > 40 * small); /* ten times the text; room for a busy machine */
    }
}

static void any_bytes_give_spans_in_order(void **state) {
    (void)state;
    static const char *const parts[] = {"a", "B", "1", ".", "!", "\"", "'", "\xe2\x80\x99", "\xe2\x80\x9d", " ", "\n", "\n\n", "-", "n't", "\xe6\xbc\xa2", "\xc2\xad", "@", "://", "(", ")", "Mr.", "\xcc\x81", ":"};
    uint32_t seed = 1;
    for (size_t round = 0; round < 3000; round++) {
        fh_arena *a = fh_arena_new(NULL, 0);
        fh_buf b = {.arena = a};
        for (size_t i = 0; i < 40; i++) {
            seed = seed * 1664525u + 1013904223u;
            fh_buf_add(&b, fh_str_of(parts[(seed >> 16) % (sizeof parts / sizeof *parts)]));
        }
        reading x;
        reading_of(&x, fh_buf_str(&b), NULL);
        check(&x.r);
        reading_free(&x);
        fh_arena_free(a);
    }
}

static void a_spent_budget_is_told(void **state) {
    (void)state;
    fh_arena *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 200);
    fh_report r = {.text = FH_STR("Some words that need more tokens than there is room for.")};
    assert_int_equal(fh_text_read(keep, scratch, &r, NULL), FH_ELIMIT);
    assert_int_equal(r.n_tokens, 0);
    fh_arena_free(keep);
    fh_arena_free(scratch);
}

static void an_empty_text_has_nothing(void **state) {
    (void)state;
    reading x;
    reading_of(&x, FH_STR(" \n\n \t\n"), NULL);
    assert_int_equal(x.r.n_paragraphs, 0);
    assert_int_equal(x.r.n_tokens, 0);
    assert_int_equal(x.r.n_sentences, 0);
    reading_free(&x);
}

int test_text_bounds(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_texts_take_linear_time), cmocka_unit_test(any_bytes_give_spans_in_order),
        cmocka_unit_test(a_spent_budget_is_told), cmocka_unit_test(an_empty_text_has_nothing),
    };
    return cmocka_run_group_tests_name("bounds", tests, NULL, NULL);
}
