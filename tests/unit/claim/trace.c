/* SPDX-License-Identifier: MIT */
#include "attribution/attribution.h"
#include "claim/change.h"
#include "claim/pair.h"
#include "timeline/timeline.h"
#include "unit/claim/tests.h"
#include "unit/unit.h"

static const fh_datetime day = {.year = 2033, .month = 10, .day = 5, .precision = FH_PRECISION_DAY};

static void read_all(fh_report *r, fh_claim__text *t, const char *text) {
    read_tagged(r, text);
    r->published = day;
    assert_int_equal(fh_attribution_read(keep, scratch, &(fh_attribution_params){.said = true}, r, NULL), FH_OK);
    assert_int_equal(fh_timeline_read(keep, scratch, (fh_datetime){0}, r, NULL), FH_OK);
    fh_claim__read_text(keep, r, t);
}

/* The cases of a child of one parent. */
static fh_claim__cases cases_of(const char *parent, const char *child) {
    static fh_report r[2];
    static fh_claim__text t[2];
    memset(r, 0, sizeof r);
    read_all(&r[0], &t[0], parent);
    read_all(&r[1], &t[1], child);
    fh_claim__weigh(keep, t, 2);
    fh_claim__cases found = {0};
    fh_claim__find_changes(keep, scratch, &t[1], 1, &(fh_claim__descent){&t[0], 0, FH_EDGE_REWRITE, 1, 1, 0}, 1, &found);
    return found;
}

/* Does a pair of lines stand among the cases that is a rival's, with words of the parent's line. */
static bool has_rival(const char *parent, const char *child, const char *words) {
    fh_claim__cases found = cases_of(parent, child);
    for (size_t i = 0; i < found.at.n; i++) {
        const fh_claim__case *c = &found.at.at[i];
        if (c->kind != FH_CLAIM__CASE_PAIR || c->f[F_RIVAL] == 0) continue;
        fh_span at = found.seen.at[c->first].parent;
        if (fh_str_find(fh_str_cut(fh_str_of(parent), at.begin, at.end), fh_str_of(words), 0) != SIZE_MAX) return true;
    }
    return false;
}

static bool has_trace(const char *parent, const char *child, fh_claim__trace_kind kind) {
    fh_claim__cases found = cases_of(parent, child);
    for (size_t i = 0; i < found.seen.n; i++)
        if (found.seen.at[i].kind == kind) return true;
    return false;
}

static void a_vaguer_time_is_seen_as_another(void **state) {
    (void)state;
    assert_true(has_trace("The harbour crane was repaired on Saturday by two fitters.", "The harbour crane was repaired over the weekend by two fitters.", FH_CLAIM__TIME_OTHER));
    assert_false(has_trace("The harbour crane was repaired on Saturday by two fitters.", "Two fitters repaired the crane of the harbour on Saturday.", FH_CLAIM__TIME_OTHER));
}

static void by_a_day_is_not_before_it(void **state) {
    (void)state;
    assert_true(has_trace("The pilots must sign the paper by Friday.", "The pilots must all sign the paper before Friday.", FH_CLAIM__TIME_BOUND));
    assert_false(has_trace("The pilots must sign the paper by Friday.", "The pilots must all sign the paper by Friday.", FH_CLAIM__TIME_BOUND));
}

static void a_time_that_is_left_out_stands_alone(void **state) {
    (void)state;
    assert_true(has_trace("The ferry line lost nine captains in March.", "The ferry line lost nine of its captains.", FH_CLAIM__TIME_ALONE));
}

static void a_sum_a_day_is_not_one_a_week(void **state) {
    (void)state;
    assert_true(has_trace("The strike costs the port $4.2 million a day, shippers said.", "Shippers said the port loses $4.2 million a week to the strike.", FH_CLAIM__FIGURE_KIND));
    assert_false(has_trace("The strike costs the port $4.2 million a day, shippers said.", "Shippers said the port loses $4.2 million a day to the strike.", FH_CLAIM__FIGURE_KIND));
}

static void a_count_is_not_a_share(void **state) {
    (void)state;
    assert_true(has_trace("The airline cancelled 41 of its daily flights.", "The airline cancelled 41 per cent of its daily flights.", FH_CLAIM__FIGURE_KIND));
}

static void a_count_told_in_words_is_seen(void **state) {
    (void)state;
    assert_true(has_trace("The coastguard sent two boats to the sandbank.", "The coastguard sent several boats to the sandbank on Friday.", FH_CLAIM__FIGURE_WORDS));
    assert_true(has_trace("The ministry sent no reply to the letter.", "The ministry sent two replies to the letter on Friday.", FH_CLAIM__FIGURE_WORDS));
    assert_false(has_trace("The coastguard sent two boats to the sandbank.", "To the sandbank two boats were sent on Friday.", FH_CLAIM__FIGURE_WORDS));
}

static void quoted_words_without_their_marks_are_seen(void **state) {
    (void)state;
    const char parent[] = "\"I would have gone back to the bridge in six months,\" said Ines Holm.";
    assert_true(has_trace(parent, "Ines Holm told them to go back to the bridge in six months.", FH_CLAIM__QUOTE_LOOSED));
    assert_false(has_trace(parent, "Ines Holm said: \"I would have gone back to the bridge in six months.\"", FH_CLAIM__QUOTE_LOOSED));
}

static void a_quotation_cut_to_one_word_is_seen(void **state) {
    (void)state;
    assert_true(has_trace("Angus Holm called the wall of the dam \"wet but sound\" on Monday.", "On Monday Angus Holm called the wall of the dam \"sound\".", FH_CLAIM__QUOTE_CUT));
}

static void what_may_be_is_weaker_than_what_is(void **state) {
    (void)state;
    assert_true(has_trace("The board may close the north gate of the harbour.", "The board closed the north gate of the harbour.", FH_CLAIM__MODAL_OTHER));
    assert_false(has_trace("The board may close the north gate of the harbour.", "The north gate of the harbour may be closed by the board.", FH_CLAIM__MODAL_OTHER));
}

static void a_condition_left_out_is_a_clause_lost(void **state) {
    (void)state;
    assert_true(has_trace("Salvage crews hope to refloat the ferry at high tide, if the wind stays below twenty knots.", "Crews want to refloat the ferry at the next high tide.", FH_CLAIM__CLAUSE_LOST));
}

static void a_place_that_is_left_out_is_seen(void **state) {
    (void)state;
    assert_true(has_trace("Postal votes in Kelmar were never opened, officials found.", "Postal votes were never opened anywhere, officials found.", FH_CLAIM__PLACE_LOST));
}

static void a_stronger_word_is_seen_even_between_words_of_one_meaning(void **state) {
    (void)state;
    assert_true(has_trace("Fans scuffled outside the gate of the stadium after the match.", "Fans rioted outside the gate of the stadium after the match.", FH_CLAIM__DEGREE_OTHER));
    assert_true(has_trace("Three of the nine governments had doubts about the fee.", "Three of the nine governments oppose the fee.", FH_CLAIM__DEGREE_OTHER));
    assert_false(has_trace("Three of the nine governments oppose the fee.", "The fee is opposed by three of the nine governments.", FH_CLAIM__DEGREE_OTHER));
}

static void one_of_a_kind_is_not_several(void **state) {
    (void)state;
    assert_true(has_trace("The guards stopped a lorry at the northern gate.", "The guards stopped lorries at the northern gate.", FH_CLAIM__NUMBER_OF_NOUN));
    assert_false(has_trace("The guards stopped lorries at the northern gate.", "Lorries were stopped by the guards at the northern gate.", FH_CLAIM__NUMBER_OF_NOUN));
}

static void what_narrowed_a_noun_is_missed(void **state) {
    (void)state;
    assert_true(has_trace("The tribunal ordered a partial recount in Kelmar.", "In Kelmar the tribunal ordered a recount.", FH_CLAIM__NARROWED));
    assert_false(has_trace("The tribunal ordered a partial recount in Kelmar.", "A partial recount in Kelmar was ordered by the tribunal.", FH_CLAIM__NARROWED));
}

static float rest(const char *parent, const char *child, uint32_t which) {
    fh_claim__cases found = cases_of(parent, child);
    for (size_t i = 0; i < found.at.n; i++)
        if (found.at.at[i].kind == FH_CLAIM__CASE_PAIR) return found.at.at[i].f[F_REST + which];
    return -2;
}

/* The order of the features is that of claim/rest.c, the child's eight before the parent's: share of what is left that the other has elsewhere, and beside. */
static void words_said_in_the_next_line_are_found_there(void **state) {
    (void)state;
    const char parent[] = "The old ferry struck the northern pier at dawn, tearing a hole in its hull.";
    assert_true(rest(parent, "The old ferry struck the northern pier at dawn. It tore a hole in the hull.", 8 + 2) > 0.9f);
    assert_true(rest(parent, "The old ferry struck the northern pier at dawn. Nobody fell overboard.", 8 + 2) < 0.1f);
}

static float voice(const char *parent, const char *child, uint32_t which) {
    fh_claim__cases found = cases_of(parent, child);
    for (size_t i = 0; i < found.at.n; i++)
        if (found.at.at[i].kind == FH_CLAIM__CASE_PAIR) return found.at.at[i].f[F_VOICES + which];
    return -2;
}

/* The order of the features is that of claim/voice.c: one voice on both sides, two voices, a voice lost. */
static void a_voice_is_compared_by_the_words_it_says(void **state) {
    (void)state;
    const char parent[] = "The steering of the ferry had failed twice in the past month, Harriet Osgood said.";
    assert_true(voice(parent, "The steering had failed twice during the past month, said Harriet Osgood, an engineer.", 0) > 0.9f);
    assert_true(voice(parent, "The steering had failed twice during the past month, said Leland Fitch, an engineer.", 1) > 0.9f);
    assert_true(voice(parent, "The steering of the old ferry had failed twice in the past month.", 2) > 0.9f);
}

static void the_line_that_answers_second_best_is_held_against_the_child_too(void **state) {
    (void)state;
    const char parent[] = "The harbour crane fell on two fitters in the morning. A fitter later died of what the crane did to him, his brother believes.";
    assert_true(has_rival(parent, "The harbour crane fell on two fitters in the morning and killed a brother of them.", "brother believes"));
    assert_false(has_rival(parent, "The harbour crane fell on two fitters in the morning.", "brother believes"));
}

/* Lost and gained words are keys in order, each once, and the same words give the same keys. */
static void words_without_partner_are_keys(void **state) {
    (void)state;
    fh_claim__cases found = cases_of("The harbour crane was repaired by two fitters.", "The harbour crane was ruined by two fitters.");
    assert_true(found.at.n > 0 && found.at.at[0].n_keys >= 2);
    for (uint32_t i = 1; i < found.at.at[0].n_keys; i++) assert_true(found.at.at[0].keys[i - 1] < found.at.at[0].keys[i]);
    fh_claim__cases swapped = cases_of("Two fitters say the harbour crane was repaired.", "Two fitters say the harbour crane was ruined.");
    assert_true(swapped.at.n > 0);
    assert_int_equal(swapped.at.at[0].n_keys, found.at.at[0].n_keys);
    assert_memory_equal(swapped.at.at[0].keys, found.at.at[0].keys, found.at.at[0].n_keys * sizeof(uint16_t));
}

int test_trace(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vaguer_time_is_seen_as_another), cmocka_unit_test(by_a_day_is_not_before_it), cmocka_unit_test(a_time_that_is_left_out_stands_alone),
        cmocka_unit_test(a_sum_a_day_is_not_one_a_week), cmocka_unit_test(a_count_is_not_a_share),
        cmocka_unit_test(a_count_told_in_words_is_seen), cmocka_unit_test(quoted_words_without_their_marks_are_seen),
        cmocka_unit_test(a_quotation_cut_to_one_word_is_seen), cmocka_unit_test(what_may_be_is_weaker_than_what_is), cmocka_unit_test(a_condition_left_out_is_a_clause_lost),
        cmocka_unit_test(a_place_that_is_left_out_is_seen), cmocka_unit_test(a_voice_is_compared_by_the_words_it_says),
        cmocka_unit_test(a_stronger_word_is_seen_even_between_words_of_one_meaning), cmocka_unit_test(one_of_a_kind_is_not_several),
        cmocka_unit_test(what_narrowed_a_noun_is_missed), cmocka_unit_test(words_said_in_the_next_line_are_found_there),
        cmocka_unit_test(the_line_that_answers_second_best_is_held_against_the_child_too), cmocka_unit_test(words_without_partner_are_keys),
    };
    return cmocka_run_group_tests_name("trace", tests, open_arenas, close_arenas);
}
