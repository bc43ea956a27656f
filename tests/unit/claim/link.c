/* SPDX-License-Identifier: MIT */
#include "claim/link.h"

#include "unit/claim/tests.h"
#include "unit/unit.h"

typedef struct pair {
    fh_report reports[2];
    fh_claim__text texts[2];
} pair;

static void read_pair(pair *p, const char *a, const char *b) {
    const char *both[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        read_tagged(&p->reports[i], both[i]);
        fh_claim__read_text(keep, &p->reports[i], &p->texts[i]);
    }
    fh_claim__weigh(keep, p->texts, 2);
}

static fh_claim__finding find(const char *clause, const char *line) {
    static pair p;
    fh_claim__finding found;
    read_pair(&p, clause, line);
    fh_claim__find_clause(scratch, &p.texts[0], p.texts[0].lines[0].tokens, &p.texts[1], 0, &found);
    return found;
}

/* How likely the line is to say what the clause says. */
static float chance(const char *clause, const char *line) {
    static pair p;
    fh_claim__finding found;
    float f[FH_CLAIM__LINK_FEATURES];
    fh_claim__surroundings *around = fh_new(scratch, fh_claim__surroundings);
    assert_non_null(around);
    read_pair(&p, clause, line);
    fh_claim__weigh_offer(scratch, around, &p.texts[0], p.texts[0].lines[0].tokens, &p.texts[1], &(fh_claim__offer){0, 0, 0.6f}, &found, f);
    return fh_claim__same_claim(f);
}

static fh_str words_of(const fh_claim__text *t, fh_claim__range r) { return fh_str_span(t->report->text, fh_claim__span_of(t, r)); }

/* The words of the first clause that a claim grows from; empty for none. */
static fh_str first_seed(const char *sentence) {
    static pair p;
    fh_claim__range seed;
    read_pair(&p, sentence, "Nothing else was known.");
    for (uint32_t i = 0; i < p.texts[0].n_clauses; i++)
        if (fh_claim__is_seed(&p.texts[0], &p.texts[0].clauses[i], &seed)) return words_of(&p.texts[0], seed);
    return (fh_str){NULL, 0};
}

static void the_same_in_other_words_is_likelier_than_another_matter(void **state) {
    (void)state;
    static const char clause[] = "Eight people were hurt when the gangway of the ferry collapsed.";
    assert_true(chance(clause, "Eight were injured as the ferry's gangway gave way.") > chance(clause, "The ferry has been repaired by the harbour's carpenters."));
}

static void the_share_found_lies_between_none_and_all(void **state) {
    (void)state;
    fh_claim__finding all = find("The tow line was cut at noon.", "The tow line was cut at noon.");
    fh_claim__finding none = find("The tow line was cut at noon.", "Nobody came.");
    assert_true(all.share > 0.99f && all.share < 1.01f);
    assert_true(none.share >= 0 && none.share < 0.01f);
}

static void a_figure_with_another_value_clashes(void **state) {
    (void)state;
    assert_true(find("The gap in the wall measures 12 metres.", "The gap in the wall measures 19 metres.").clash);
    assert_false(find("The gap in the wall measures 12 metres.", "The gap in the wall measures about 12 metres.").clash);
    assert_false(find("The gap in the wall measures 12 metres.", "The gap in the wall is wide.").clash);
}

static void only_the_clauses_that_hold_it_are_where_it_is_said(void **state) {
    (void)state;
    static pair p;
    fh_claim__finding found;
    read_pair(&p, "The pilots will stop the convoys in May.", "Fees went up last year, and the pilots will stop the convoys in May.");
    fh_claim__find_clause(scratch, &p.texts[0], p.texts[0].lines[0].tokens, &p.texts[1], 0, &found);
    assert_int_equal(fh_str_find(words_of(&p.texts[1], found.range), FH_STR("Fees"), 0), SIZE_MAX);
    assert_int_not_equal(fh_str_find(words_of(&p.texts[1], found.range), FH_STR("convoys"), 0), SIZE_MAX);
}

static void a_rare_figure_offers_a_line_that_shares_no_word(void **state) {
    (void)state;
    static pair p;
    fh_claim__offer offers[FH_CLAIM__OFFERS];
    const fh_claim__partners none = {.n = 0};
    read_pair(&p, "The canal was crossed by 3,912 ships.", "Rain is due. A clerk counted 3,912 of them. The café closed.");
    assert_int_equal(fh_claim__offer_lines(&p.texts[0], p.texts[0].lines[0].tokens, &p.texts[1], &none, offers), 1);
    assert_int_equal(offers[0].line, 1);
}

static void a_claim_needs_a_verb_other_than_one_of_speaking(void **state) {
    (void)state;
    assert_true(first_seed("The pilots will stop the convoys at the northern lock on Friday.").len > 0);
    assert_int_equal(first_seed("Ottilie Brand, the harbour master of Halm, told reporters.").len, 0);
}

static void who_a_name_is_and_why_it_is_withheld_are_no_claims(void **state) {
    (void)state;
    assert_int_equal(first_seed("Birita Holm, who leads the opposition.").len, 0);
    assert_int_equal(first_seed("Two people briefed on the talks, who asked not to be named.").len, 0);
}

static void a_question_is_no_claim(void **state) {
    (void)state;
    static pair p;
    assert_int_equal(first_seed("Will the northern lock be closed to the convoys on Friday?").len, 0);
    assert_int_equal(first_seed("\"Will the northern lock be closed to the convoys on Friday?\"").len, 0);
    assert_true(first_seed("The northern lock will be closed to the convoys on Friday.").len > 0);
    read_pair(&p, "Three hundred jobs? The lock will have forty.", "\"Who left the gate open?\" asked the pilot.");
    assert_true(fh_claim__asks(&p.texts[0], 0));
    assert_false(fh_claim__asks(&p.texts[0], 1));
    assert_false(fh_claim__asks(&p.texts[1], 0)); /* that he asked is told */
}

static void what_stands_around_is_the_same_asked_twice(void **state) {
    (void)state;
    static pair p;
    fh_claim__finding found;
    float f[3][FH_CLAIM__LINK_FEATURES];
    fh_claim__surroundings *around = fh_new(scratch, fh_claim__surroundings);
    assert_non_null(around);
    read_pair(&p, "The pilots will stop the convoys. Fees went up.", "The convoys stop on Friday. The pilots want lower fees.");
    for (uint32_t i = 0; i < 3; i++) /* the first line, the second, and the first again */
        fh_claim__weigh_offer(scratch, around, &p.texts[0], p.texts[0].lines[0].tokens, &p.texts[1], &(fh_claim__offer){i % 2, 0, 0.5f}, &found, f[i]);
    assert_memory_equal(f[0], f[2], sizeof f[0]);
    assert_memory_not_equal(f[0], f[1], sizeof f[0]);
}

static void a_subject_cut_off_by_and_is_put_back(void **state) {
    (void)state;
    fh_str seed = first_seed("Halm and Tarn Island are close to an accord on the ferry fares.");
    assert_true(fh_str_starts(seed, FH_STR("Halm")));
}

int test_link(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_in_other_words_is_likelier_than_another_matter),
        cmocka_unit_test(the_share_found_lies_between_none_and_all),
        cmocka_unit_test(a_figure_with_another_value_clashes),
        cmocka_unit_test(only_the_clauses_that_hold_it_are_where_it_is_said),
        cmocka_unit_test(a_rare_figure_offers_a_line_that_shares_no_word),
        cmocka_unit_test(a_claim_needs_a_verb_other_than_one_of_speaking),
        cmocka_unit_test(who_a_name_is_and_why_it_is_withheld_are_no_claims),
        cmocka_unit_test(a_question_is_no_claim),
        cmocka_unit_test(what_stands_around_is_the_same_asked_twice),
        cmocka_unit_test(a_subject_cut_off_by_and_is_put_back),
    };
    return cmocka_run_group_tests_name("links between accounts", tests, open_arenas, close_arenas);
}
