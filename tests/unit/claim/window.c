/* SPDX-License-Identifier: MIT */
#include "claim/window.h"

#include <stdio.h>

#include "unit/claim/tests.h"
#include "unit/unit.h"

static fh_report reports[2];
static fh_claim__text texts[2];
static fh_claim__window windows[2];

enum { PARAGRAPHS = 0, B_LINE, A_LINE, AROUND, WEIGHT, LONG_TEXT = 1 << 16 };

/* What the surroundings of a line of each text share. */
static void compare(const char *a, uint32_t a_line, const char *b, uint32_t b_line, float f[FH_CLAIM__WINDOW_FEATURES]) {
    const char *both[2] = {a, b};
    uint32_t lines[2] = {a_line, b_line};
    for (int i = 0; i < 2; i++) {
        read_tagged(&reports[i], both[i]);
        fh_claim__read_text(keep, &reports[i], &texts[i]);
    }
    fh_claim__weigh(keep, texts, 2);
    for (int i = 0; i < 2; i++) {
        windows[i] = (fh_claim__window){.text = NULL};
        fh_claim__set_window(&windows[i], &texts[i], lines[i]);
    }
    fh_claim__weigh_windows(&windows[0], &windows[1], f);
}

static const char *const bridges = "Two bridges on the road to Holm were down. The ministry sent engineers.";

static void what_stands_around_tells_what_a_line_speaks_of(void **state) {
    float same[FH_CLAIM__WINDOW_FEATURES], other[FH_CLAIM__WINDOW_FEATURES];
    (void)state;
    compare(bridges, 0, "The mayor had walked to both bridges at Holm. Only the upper one is gone.", 1, same);
    compare(bridges, 0, "The bakery opens at six. Only the upper one is gone.", 1, other);
    assert_true(same[PARAGRAPHS] > other[PARAGRAPHS]);
    assert_true(same[AROUND] > other[AROUND]);
    assert_true(same[A_LINE] > 0.3f && same[B_LINE] == 0);
}

static void a_line_shares_all_with_itself(void **state) {
    float f[FH_CLAIM__WINDOW_FEATURES];
    (void)state;
    compare(bridges, 0, bridges, 0, f);
    for (int i = PARAGRAPHS; i <= AROUND; i++) assert_true(f[i] > 0.99f && f[i] < 1.01f);
    assert_true(f[WEIGHT] > 1);
}

static void the_paragraph_before_belongs_to_the_surroundings_only(void **state) {
    float f[FH_CLAIM__WINDOW_FEATURES];
    (void)state;
    compare(bridges, 0, "The mayor had walked to both bridges at Holm.\n\nOnly the upper one is gone.", 1, f);
    assert_true(f[PARAGRAPHS] == 0);
    assert_true(f[AROUND] > 0);
}

static void a_line_without_end_is_cut(void **state) {
    static char text[LONG_TEXT];
    float f[FH_CLAIM__WINDOW_FEATURES];
    size_t n = 0;
    (void)state;
    for (unsigned i = 0; n + 16 < sizeof text; i++) n += (size_t)snprintf(text + n, sizeof text - n, "harbour%c%c%c ", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26);
    compare(text, 0, bridges, 0, f);
    assert_int_equal(windows[0].n, FH_CLAIM__WINDOW_WORDS);
    assert_true(f[AROUND] >= 0 && f[AROUND] <= 1);
}

int test_window(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_around_tells_what_a_line_speaks_of),
        cmocka_unit_test(a_line_shares_all_with_itself),
        cmocka_unit_test(the_paragraph_before_belongs_to_the_surroundings_only),
        cmocka_unit_test(a_line_without_end_is_cut),
    };
    return cmocka_run_group_tests_name("window", tests, open_arenas, close_arenas);
}
