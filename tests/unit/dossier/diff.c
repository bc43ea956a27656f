/* SPDX-License-Identifier: MIT */
#include "dossier/view.h"

#include <stdio.h>

#include "unit/dossier/tests.h"
#include "unit/unit.h"

/* "the [forty] men" with the runs that differ in square brackets. */
static fh_str marked(fh_arena *arena, fh_str text, const fh_span *runs, uint32_t n) {
    fh_buf out = {.arena = arena};
    size_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        fh_buf_add(&out, fh_str_cut(text, at, runs[i].begin));
        fh_buf_add_char(&out, '[');
        fh_buf_add(&out, fh_str_span(text, runs[i]));
        fh_buf_add_char(&out, ']');
        at = runs[i].end;
    }
    fh_buf_add(&out, fh_str_cut(text, at, text.len));
    return fh_buf_str(&out);
}

static void differ(const char *a, const char *b, const char *wanted_a, const char *wanted_b) {
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_word_diff d = fh_view_diff(arena, fh_str_of(a), fh_str_of(b));
    assert_true(fh_str_equal(marked(arena, fh_str_of(a), d.a, d.n_a), fh_str_of(wanted_a)));
    assert_true(fh_str_equal(marked(arena, fh_str_of(b), d.b, d.n_b), fh_str_of(wanted_b)));
    fh_arena_free(arena);
}

static void only_words_that_differ_are_marked(void **state) {
    (void)state;
    differ("the forty men", "the fifty men", "the [forty] men", "the [fifty] men");
    differ("officials said", "senior officials said", "officials said", "[senior] officials said");
    differ("same", "same", "same", "same");
    differ("", "new words", "", "[new words]");
}

static void case_quotation_marks_and_commas_make_no_difference(void **state) {
    (void)state;
    differ("Brenna\xe2\x80\x99s \xe2\x80\x9cyes,\xe2\x80\x9d", "brenna's \"yes\".", "Brenna\xe2\x80\x99s \xe2\x80\x9cyes,\xe2\x80\x9d", "brenna's \"yes\".");
}

static void a_short_word_between_two_that_differ_joins_them(void **state) {
    (void)state;
    differ("end of talks", "start of walks", "[end of talks]", "[start of walks]");
}

static void a_wording_too_long_to_align_is_marked_whole(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_buf a = {.arena = arena}, b = {.arena = arena};
    for (unsigned i = 0; i < 2000; i++) fh_buf_format(&a, "a%u ", i), fh_buf_format(&b, "b%u ", i);
    fh_word_diff d = fh_view_diff(arena, fh_buf_str(&a), fh_buf_str(&b));
    assert_int_equal(d.n_a, 1);
    assert_int_equal(d.n_b, 1);
    assert_int_equal(d.a[0].begin, 0);
    assert_int_equal(d.a[0].end, a.n - 1);
    fh_arena_free(arena);
}

int test_diff(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_words_that_differ_are_marked),
        cmocka_unit_test(case_quotation_marks_and_commas_make_no_difference),
        cmocka_unit_test(a_short_word_between_two_that_differ_joins_them),
        cmocka_unit_test(a_wording_too_long_to_align_is_marked_whole),
    };
    return cmocka_run_group_tests_name("dossier/diff", tests, NULL, NULL);
}
