/* SPDX-License-Identifier: MIT */
#include "claim/turn.h"

#include <stdio.h>

#include "unit/claim/tests.h"
#include "unit/unit.h"

enum { LINES = 8, SAID_MAX = 4, LONG_TEXT = 1 << 12 };

typedef struct said { const char *words; uint32_t speaker; } said;

static fh_report report;
static fh_claim__text text;

/* Reads a report in which `n` runs of words are said by somebody. */
static void read_said(const char *words, const said *all, uint32_t n) {
    static fh_span at[SAID_MAX];
    static fh_statement statements[SAID_MAX];
    read_tagged(&report, words);
    for (uint32_t i = 0; i < n; i++) {
        size_t begin = fh_str_find(report.text, fh_str_of(all[i].words), 0);
        assert_true(begin != SIZE_MAX);
        at[i] = (fh_span){(uint32_t)begin, (uint32_t)(begin + strlen(all[i].words))};
        statements[i] = (fh_statement){.speaker = all[i].speaker, .content = &at[i], .n_content = 1};
    }
    report.statements = statements;
    report.n_statements = n;
    fh_claim__read_text(keep, &report, &text);
}

static void check_turns(const uint32_t *turns, uint32_t n) {
    assert_int_equal(text.n_lines, n);
    for (uint32_t i = 0; i < n; i++) assert_int_equal(text.lines[i].turn, turns[i]);
}

static void what_one_voice_goes_on_to_say_is_one_turn(void **state) {
    (void)state;
    read_said("The gate was shut, the keeper said. Nobody left by the yard. The ferry runs on Monday.",
              (const said[]){{"The gate was shut", 0}, {"Nobody left by the yard", 0}}, 2);
    check_turns((const uint32_t[]){0, 0, 2}, 3);
    fh_span whole = fh_claim__turn_span(&text, 0);
    assert_int_equal(whole.begin, 0);
    assert_int_equal(whole.end, text.report->sentences[1].span.end);
}

static void a_line_that_leans_on_the_one_before_belongs_to_it(void **state) {
    (void)state;
    read_said("The keeper denied that. He had no such key. Ferries run on Monday.", NULL, 0);
    check_turns((const uint32_t[]){0, 0, 2}, 3);
}

static void an_answer_is_a_turn_of_its_own(void **state) {
    (void)state;
    read_said("The gate was shut, the keeper said. He never came by that gate, said the pilot.",
              (const said[]){{"The gate was shut", 0}, {"He never came by that gate", 1}}, 2);
    check_turns((const uint32_t[]){0, 1}, 2);
}

static void a_turn_ends_with_its_paragraph(void **state) {
    (void)state;
    read_said("The gate was shut, the keeper said.\n\nNobody left by the yard.", (const said[]){{"The gate was shut", 0}, {"Nobody left by the yard", 0}}, 2);
    check_turns((const uint32_t[]){0, 1}, 2);
}

static void a_turn_without_end_is_cut(void **state) {
    static char words[LONG_TEXT];
    (void)state;
    size_t n = 0;
    for (int i = 0; i < LINES; i++) n += (size_t)snprintf(words + n, sizeof words - n, "He went down to the harbour that day and he saw nobody there at all, not one man. ");
    read_said(words, NULL, 0);
    assert_int_equal(text.n_lines, LINES);
    assert_int_equal(text.lines[1].turn, 0);
    assert_true(text.lines[LINES - 1].turn > 0);
    n = 0;
    for (int i = 0; i < 200; i++) n += (size_t)snprintf(words + n, sizeof words - n, "and on and ");
    read_said(words, NULL, 0);
    fh_span cut = fh_claim__turn_span(&text, 0);
    assert_true(cut.end - cut.begin < n / 2);
}

int test_turn(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_one_voice_goes_on_to_say_is_one_turn),
        cmocka_unit_test(a_line_that_leans_on_the_one_before_belongs_to_it),
        cmocka_unit_test(an_answer_is_a_turn_of_its_own),
        cmocka_unit_test(a_turn_ends_with_its_paragraph),
        cmocka_unit_test(a_turn_without_end_is_cut),
    };
    return cmocka_run_group_tests_name("turn", tests, open_arenas, close_arenas);
}
