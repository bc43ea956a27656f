/* SPDX-License-Identifier: MIT */
#include "unit/page/tests.h"

#include <stdlib.h>
#include <time.h>

#include "base/utf8.h"

/* `piece` repeated n times between `before` and `after`; the caller frees. */
static fh_str repeated(const char *before, const char *piece, size_t n, const char *after) {
    size_t b = strlen(before), p = strlen(piece), a = strlen(after);
    char *out = malloc(b + p * n + a + 1);
    assert_non_null(out);
    memcpy(out, before, b + 1);
    for (size_t i = 0; i < n; i++) memcpy(out + b + i * p, piece, p);
    memcpy(out + b + p * n, after, a + 1);
    return (fh_str){out, b + p * n + a};
}

static void text_below_a_hundred_thousand_elements_is_found(void **state) {
    (void)state;
    static const char *const pieces[] = {"<div>", "<b>", "<ul><li>", "<table><tr><td>"};
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
        fh_str html = repeated("<html><body>", pieces[k], 100000, STORY_HTML);
        assert_true(holds(read_page(FH_RAW_HTML, html)->text, "The keeper of the lock"));
        free((void *)(uintptr_t)html.ptr);
    }
}

/* Processor seconds for a page of n pieces. */
static double seconds_for(const char *piece, size_t n, fh_raw_kind kind) {
    fh_str s = repeated("<html><body>", piece, n, STORY_HTML);
    clock_t begin = clock();
    read_page(kind, s);
    double took = (double)(clock() - begin) / CLOCKS_PER_SEC;
    free((void *)(uintptr_t)s.ptr);
    return took;
}

static void time_grows_in_step_with_the_input(void **state) {
    (void)state;
    static const char *const pieces[] = {"</i>", "<i>", "<p>a<br>", "<!--", "<script>", "<a href=x>", "The keeper closed the gate. ", "<div class='a b'>x ", "&amp;&#x", "12/12/"};
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
        double small = seconds_for(pieces[k], 20000, FH_RAW_HTML), large = seconds_for(pieces[k], 160000, FH_RAW_HTML);
        if (large > 0.5 + 24 * small) print_error("%s: %f s, then %f s\n", pieces[k], small, large);
        assert_true(large <= 0.5 + 24 * small); /* eight times the input; three times that for a busy machine */
    }
}

static void broken_bytes_become_valid_text(void **state) {
    (void)state;
    static const char bytes[] = "<p title='a>b'>The keeper\xff of the\xc3 lock closed\0 the gate at noon, \xed\xa0\x80 and nobody passed it before the evening.</p>" STORY_HTML;
    const fh_report *r = read_page(FH_RAW_HTML, (fh_str){bytes, sizeof bytes - 1});
    assert_true(fh_utf8_valid(r->text, NULL));
    assert_null(memchr(r->text.ptr, 0, r->text.len));
    assert_true(holds(r->text, "nobody passed it"));
}

static void unclosed_scripts_and_comments_do_not_swallow_what_stands_before(void **state) {
    (void)state;
    assert_true(holds(read_html(STORY_HTML "<script>var a = 1;")->text, "The keeper"));
    assert_true(holds(read_html("<!-- never closed " STORY_HTML)->text, "no choice"));
}

int test_hostile(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_below_a_hundred_thousand_elements_is_found),
        cmocka_unit_test(time_grows_in_step_with_the_input),
        cmocka_unit_test(broken_bytes_become_valid_text),
        cmocka_unit_test(unclosed_scripts_and_comments_do_not_swallow_what_stands_before),
    };
    return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
