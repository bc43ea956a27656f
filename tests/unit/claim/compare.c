/* SPDX-License-Identifier: MIT */
#include "claim/claim.h"
#include "text/text.h"
#include "unit/claim/tests.h"
#include "unit/unit.h"

typedef struct result {
    fh_report parent, child;
    const fh_change *changes;
    uint32_t n;
    double score;
} result;

static result compare(const char *parent, const char *child) {
    result r = {.parent = {.text = fh_str_of(parent)}, .child = {.text = fh_str_of(child)}};
    assert_int_equal(fh_text_read(keep, scratch, &r.parent, NULL), FH_OK);
    assert_int_equal(fh_text_read(keep, scratch, &r.child, NULL), FH_OK);
    assert_int_equal(fh_claim_changes(keep, scratch, &r.parent, &r.child, &r.changes, &r.n, &r.score, NULL), FH_OK);
    return r;
}

static const char source[] = "The harbour board may raise fees by 12 percent next year, according to a draft seen by the Ledger. "
                             "About 3,900 vessels used the basin last year. Ottilie Brand, a spokeswoman for the pilots, denied that a strike was planned.";

static void a_copy_has_no_changes(void **state) {
    (void)state;
    result r = compare(source, source);
    assert_int_equal(r.n, 0);
}

static void a_figure_that_differs_is_a_change_of_number(void **state) {
    (void)state;
    result r = compare(source, "The harbour board may raise fees by 12 percent next year, according to a draft seen by the Ledger. "
                               "About 3,000 vessels used the basin last year. Ottilie Brand, a spokeswoman for the pilots, denied that a strike was planned.");
    bool found = false;
    for (uint32_t i = 0; i < r.n; i++) {
        fh_str words = fh_str_span(r.child.text, r.changes[i].child_span);
        found |= r.changes[i].type == FH_CHANGE_NUMBER && fh_str_find(words, FH_STR("3,000"), 0) != SIZE_MAX;
    }
    assert_true(found);
}

static const char cup[] = "Velm drew the semi-final of the Lantern Cup on Tuesday. The half empty stand at Saint-Aubry cheered the goalkeeper.";

static void a_name_that_the_source_has_nowhere_counts_as_drift(void **state) {
    (void)state;
    result as_it_was = compare(cup, "The half empty stand cheered the goalkeeper."), named = compare(cup, "The half empty stand cheered Torvald Ekren.");
    assert_true(named.score > as_it_was.score + .1);
}

static void a_hyphen_makes_no_new_word(void **state) {
    (void)state;
    result apart = compare(cup, "Velm drew the semi - final at Saint - Aubry."), whole = compare(cup, "The half-empty stand cheered.");
    result other = compare(cup, "Velm drew the demi - final at Sankt - Aubrun."), strange = compare(cup, "The half-painted stand cheered.");
    assert_true(apart.score + .1 < other.score);
    assert_true(whole.score + .02 < strange.score);
}

static bool tells(const result *r, fh_change_type type, const char *child_words) {
    for (uint32_t i = 0; i < r->n; i++) {
        fh_str words = fh_str_span(r->child.text, r->changes[i].child_span);
        if (r->changes[i].type == type && fh_str_find(words, fh_str_of(child_words), 0) != SIZE_MAX) return true;
    }
    return false;
}

static void a_may_that_becomes_a_will_is_a_change_of_certainty(void **state) {
    (void)state;
    result r = compare(source, "The harbour board will raise fees by 12 percent next year, according to a draft seen by the Ledger.");
    assert_true(tells(&r, FH_CHANGE_HEDGE, "will raise"));
}

static void a_change_shows_one_place_of_the_parent(void **state) {
    (void)state;
    result r = compare("The tug left at dawn with 14 people. Nobody saw it again. A search began. Boats came from Velm. The coast guard sent 3 aircraft.",
                       "The tug left at dawn with 40 people, and the coast guard sent 9 aircraft.");
    assert_true(r.n > 0);
    for (uint32_t i = 0; i < r.n; i++) {
        fh_str words = fh_str_span(r.parent.text, r.changes[i].parent_span);
        assert_true(fh_str_find(words, FH_STR("tug"), 0) == SIZE_MAX || fh_str_find(words, FH_STR("aircraft"), 0) == SIZE_MAX);
    }
}

static void spans_lie_inside_their_texts(void **state) {
    (void)state;
    result r = compare(source, "Fees at the harbour will rise by a fifth. \"There will be a strike,\" Brand said.");
    for (uint32_t i = 0; i < r.n; i++) {
        assert_true(r.changes[i].child_span.end <= r.child.text.len && r.changes[i].parent_span.end <= r.parent.text.len);
        assert_true(r.changes[i].child_span.begin <= r.changes[i].child_span.end && r.changes[i].parent_span.begin <= r.changes[i].parent_span.end);
        assert_true(r.changes[i].child_span.end > 0 || r.changes[i].parent_span.end > 0);
    }
}

/* The words of a report that a change marks; empty where it marks none. */
static fh_str marked(const fh_report *r, fh_span focus) { return fh_str_span(r->text, focus); }

static void what_alone_differs_is_told_as_what_it_is(void **state) {
    (void)state;
    result r = compare("Ida Brandt said the quay was closed on Monday.", "Ida Brandt said the quay was closed on Tuesday.");
    assert_int_equal(r.n, 1);
    assert_int_equal(r.changes[0].type, FH_CHANGE_DATE);
    assert_true(fh_str_equal(marked(&r.parent, r.changes[0].parent_focus), FH_STR("Monday")));
    assert_true(fh_str_equal(marked(&r.child, r.changes[0].child_focus), FH_STR("Tuesday")));
    r = compare("Repairs will cost 14 million crowns, the board said.", "Repairs will cost 41 million crowns, the board said.");
    assert_int_equal(r.n, 1);
    assert_int_equal(r.changes[0].type, FH_CHANGE_NUMBER);
}

static void what_a_sentence_adds_is_told_once(void **state) {
    (void)state;
    result r = compare(source, "About 3,900 vessels used the basin last year. In Velm, where the mayor keeps two dogs and a parrot, the baker has won a large car in a lottery, "
                               "and the butcher, who envies him, has gone to live in the hills beyond the river.");
    uint32_t added = 0;
    for (uint32_t i = 0; i < r.n; i++) added += r.changes[i].type == FH_CHANGE_ADDED;
    assert_true(added <= 1);
}

static void a_name_spelt_another_way_is_told_once(void **state) {
    (void)state;
    result r = compare("The quay is safe, said Ida Brandheim of the port. Ida Brandheim spoke on the pier.", "Ida Brandhelm, of the port, called the quay safe when she met the press. Ida Brandhelm spoke on the pier.");
    uint32_t names = 0;
    for (uint32_t i = 0; i < r.n; i++) names += r.changes[i].type == FH_CHANGE_NAME;
    assert_int_equal(names, 1);
}

static void accents_and_full_stops_spell_no_other_name(void **state) {
    (void)state;
    result r = compare("The quay is safe, said Capt. Zo\xc3\xa9 Szel\xc3\xa9nyi of the port.", "The quay is safe, said Capt Zoe Szelenyi of the port.");
    assert_false(tells(&r, FH_CHANGE_NAME, "Szelenyi"));
}

static void a_stretch_cut_from_a_sentence_is_told_where_it_bears_on_its_sense(void **state) {
    (void)state;
    const char *whole = "The pier will close for a month if the council agrees to pay.";
    result r = compare(whole, "The pier will close for a month.");
    assert_int_equal(r.n, 1);
    assert_int_equal(r.changes[0].type, FH_CHANGE_DROPPED);
    assert_true(fh_str_equal(marked(&r.parent, r.changes[0].parent_focus), FH_STR("if the council agrees to pay")));
}

static void a_bound_cut_from_a_figure_is_told_as_a_figure(void **state) {
    (void)state;
    result r = compare("There were at least nine guards at the gate, the warden said.", "There were nine guards at the gate, the warden said.");
    assert_int_equal(r.n, 1);
    assert_int_equal(r.changes[0].type, FH_CHANGE_NUMBER);
    r = compare("The lease will cost about $1.3 million, the warden said.", "The lease will cost $1.3 million, the warden said.");
    assert_int_equal(r.n, 1);
    assert_int_equal(r.changes[0].type, FH_CHANGE_NUMBER);
}

static void what_was_cut_is_shown_where_it_stood(void **state) {
    (void)state;
    result r = compare("A person close to the board, who asked not to be named because the talks with the city were private, said that the board was split, with at least three members against the lease.",
                       "A person close to the board, who asked not to be named because the talks with the city were private, said that the board was split, with three members against the lease.");
    assert_int_equal(r.n, 1);
    assert_true(fh_str_find(marked(&r.child, r.changes[0].child_span), FH_STR("three members"), 0) != SIZE_MAX);
    assert_true(fh_str_equal(marked(&r.parent, r.changes[0].parent_focus), FH_STR("at least")));
}

static void nothing_in_a_dateline_is_told(void **state) {
    (void)state;
    result r = compare("VELM, Oct. 5 (Ledger Press) \xe2\x80\x94 The pier in the old harbour has been closed to all vessels.",
                       "BRENN, Oct. 6 (Coast Wire) \xe2\x80\x94 The pier in the old harbour has been closed to all vessels.");
    assert_int_equal(r.n, 0);
}

static void some_before_a_figure_is_about(void **state) {
    (void)state;
    result r = compare("About 3,000 vessels used the basin last year, the board said.", "Some 3,000 vessels used the basin last year, the board said.");
    assert_false(tells(&r, FH_CHANGE_SCOPE, "Some 3,000"));
}

static void empty_texts_have_no_changes(void **state) {
    (void)state;
    assert_int_equal(compare("", "").n, 0);
}

int test_compare(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_copy_has_no_changes),
        cmocka_unit_test(a_figure_that_differs_is_a_change_of_number),
        cmocka_unit_test(a_name_that_the_source_has_nowhere_counts_as_drift),
        cmocka_unit_test(a_hyphen_makes_no_new_word),
        cmocka_unit_test(a_may_that_becomes_a_will_is_a_change_of_certainty),
        cmocka_unit_test(a_change_shows_one_place_of_the_parent),
        cmocka_unit_test(spans_lie_inside_their_texts),
        cmocka_unit_test(what_alone_differs_is_told_as_what_it_is),
        cmocka_unit_test(what_a_sentence_adds_is_told_once),
        cmocka_unit_test(a_name_spelt_another_way_is_told_once),
        cmocka_unit_test(accents_and_full_stops_spell_no_other_name),
        cmocka_unit_test(a_stretch_cut_from_a_sentence_is_told_where_it_bears_on_its_sense),
        cmocka_unit_test(a_bound_cut_from_a_figure_is_told_as_a_figure),
        cmocka_unit_test(what_was_cut_is_shown_where_it_stood),
        cmocka_unit_test(nothing_in_a_dateline_is_told),
        cmocka_unit_test(some_before_a_figure_is_about),
        cmocka_unit_test(empty_texts_have_no_changes),
    };
    return cmocka_run_group_tests_name("changes of a pair", tests, open_arenas, close_arenas);
}
