/* SPDX-License-Identifier: MIT */
#include "claim/conflict.h"

#include "attribution/attribution.h"
#include "claim/claim.h"
#include "timeline/timeline.h"
#include "unit/claim/tests.h"
#include "unit/unit.h"

static double clash(const char *a, const char *b) {
    static fh_report x, y;
    const fh_conflict *conflicts;
    uint32_t n;
    double score = -1;
    read_text(&x, a);
    read_text(&y, b);
    assert_int_equal(fh_claim_conflicts(keep, scratch, &x, &y, &conflicts, &n, &score, NULL), FH_OK);
    assert_true(score >= 0 && score <= 1);
    for (uint32_t i = 0; i < n; i++) assert_true(conflicts[i].a_span.end <= x.text.len && conflicts[i].b_span.end <= y.text.len);
    return score;
}

static void an_opposite_clashes_more_than_a_synonym(void **state) {
    (void)state;
    const char *a = "The council said on Monday that the harbour would begin to charge larger vessels for the use of its basin.";
    double synonym = clash(a, "The council said on Monday that the harbour would start to charge larger vessels for the use of its basin.");
    double opposite = clash(a, "The council said on Monday that the harbour would stop to charge larger vessels for the use of its basin.");
    assert_true(opposite > synonym);
}

static void another_figure_clashes_more_than_another_writing_of_it(void **state) {
    (void)state;
    const char *a = "The survey put the width of the gap in the harbour wall at 12 metres on Sunday.";
    double same = clash(a, "The survey put the width of the gap in the harbour wall at twelve metres on Sunday.");
    double other = clash(a, "The survey put the width of the gap in the harbour wall at 19 metres on Sunday.");
    assert_true(other > same);
}

typedef struct held { uint32_t n; fh_conflict last; } held;

static void note_held(void *payload, const fh_claim__dispute *d) {
    held *h = payload;
    h->n++;
    h->last = d->charge.conflict;
}

static void a_denial_is_held_against_what_stands_before_it(void **state) {
    (void)state;
    fh_report r;
    fh_claim__text t;
    held found = {0};
    read_text(&r, "A pilot, who asked not to be named, said the gate had been left open. Ottilie Brand, the harbour master, denied that.");
    fh_claim__read_text(keep, &r, &t);
    fh_claim__weigh(keep, &t, 1);
    const fh_claim__side side = {&t, 0, 1, true};
    fh_claim__find_conflicts(keep, scratch, &side, 1, note_held, &found);
    assert_int_equal(found.n, 1);
    assert_true(found.last.a_span.begin < found.last.b_span.begin);
}

/* The words that cannot both be right, of two lines of one report. */
static void assert_focus(const char *text, const char *said, const char *denied) {
    fh_report r;
    fh_claim__text t;
    held found = {0};
    read_tagged(&r, text);
    r.published = (fh_datetime){.year = 2034, .month = 6, .day = 1, .precision = FH_PRECISION_DAY};
    assert_int_equal(fh_attribution_read(keep, scratch, &(fh_attribution_params){.said = true}, &r, NULL), FH_OK);
    assert_int_equal(fh_timeline_read(keep, scratch, r.published, &r, NULL), FH_OK);
    fh_claim__read_text(keep, &r, &t);
    fh_claim__weigh(keep, &t, 1);
    const fh_claim__side side = {&t, 0, 1, true};
    fh_claim__find_conflicts(keep, scratch, &side, 1, note_held, &found);
    assert_int_equal(found.n, 1);
    assert_str(fh_str_span(r.text, found.last.a_focus), said);
    assert_str(fh_str_span(r.text, found.last.b_focus), denied);
}

static void a_conflict_quotes_what_is_said_and_not_that_it_is(void **state) {
    (void)state;
    assert_focus("Otto Lind said that the gate had been open. Ines Brand denied that the gate had been open.", "the gate had been open", "denied that the gate had been open");
    assert_focus("The message was read by all and it told of a bank. But the message was false.", "The message was read by all", "the message was false");
}

static void what_is_quoted_is_whole_and_denies(void **state) {
    (void)state;
    assert_focus("Otto Lind said the repair of the old gate would cost $60 million. Ines Brand said the repair of the old gate would cost $94 million.", "$60 million", "$94 million");
    assert_focus("Otto Lind said about 40 ferries had the old gate. Ines Brand said fewer than a dozen ferries had the old gate.", "about 40 ferries", "fewer than a dozen ferries");
    assert_focus("Otto Lind said the hearing begins on Wednesday, June 9. Ines Brand said the hearing begins on 14 June.", "Wednesday, June 9", "14 June");
    assert_focus("The gate had been left open, said Otto Lind. \"The gate had not been left open,\" Ines Brand said.", "The gate had been left open", "The gate had not been left open");
}

static void what_is_told_of_a_source_is_not_what_it_says(void **state) {
    (void)state;
    assert_focus("A guard, who asked not to be named for fear of losing work, said the gate had been left open. Ines Brand denied it.", "the gate had been left open", "denied it");
}

static void a_bound_and_a_hidden_name_deny_nothing(void **state) {
    (void)state;
    assert_focus("Otto Lind wants a ceiling of 26 pupils. The union of teachers asks for no more than 26 pupils.", "", "");
    assert_focus("The gate had been left open, said Otto Lind. A guard, who was not authorised to speak, said the gate had been left open.", "", "");
}

static void lines_of_one_account_are_no_rivals(void **state) {
    (void)state;
    fh_report r[2];
    fh_claim__text t[2];
    fh_claim__rival_vec found = {0};
    read_text(&r[0], "The ferry carried 40 people on Monday.");
    read_text(&r[1], "The ferry carried 60 people on Monday.");
    for (int i = 0; i < 2; i++) fh_claim__read_text(keep, &r[i], &t[i]);
    fh_claim__weigh(keep, t, 2);
    fh_claim__find_rivals(keep, (fh_claim__side[]){{&t[0], 0, 1, false}, {&t[1], 1, 1, false}}, 2, &found);
    assert_int_equal(found.n, 0);
    fh_claim__find_rivals(keep, (fh_claim__side[]){{&t[0], 0, 1, false}, {&t[1], 1, 2, false}}, 2, &found);
    assert_int_equal(found.n, 1);
}

static void two_figures_for_one_slot_meet_though_little_else_is_shared(void **state) {
    (void)state;
    fh_report r[2];
    fh_claim__text t[2];
    fh_claim__rival_vec found = {0};
    read_text(&r[0], "The gap measures 12 metres. Nobody slept.");
    read_text(&r[1], "Rain is due on Friday. She put it at 19 metres.");
    for (int i = 0; i < 2; i++) fh_claim__read_text(keep, &r[i], &t[i]);
    fh_claim__weigh(keep, t, 2);
    fh_claim__find_rivals(keep, (fh_claim__side[]){{&t[0], 0, 1, false}, {&t[1], 1, 2, false}}, 2, &found);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.at[0].x_line, 0);
    assert_int_equal(found.at[0].y_line, 1);
}

/* A sentence repeated by the thousand must not make every line a rival of every other. */
static void a_repeated_sentence_has_few_rivals(void **state) {
    (void)state;
    enum { TIMES = 5000 };
    static const char line[] = "The ferry carried 40 people to the island on Monday. ";
    char *text = fh_arena_alloc(keep, TIMES * (sizeof line - 1) + 1, 1, 1);
    for (int i = 0; i < TIMES; i++) memcpy(text + (size_t)i * (sizeof line - 1), line, sizeof line);
    fh_report r[2];
    fh_claim__text t[2];
    fh_claim__rival_vec found = {0};
    for (int i = 0; i < 2; i++) {
        read_text(&r[i], text);
        fh_claim__read_text(keep, &r[i], &t[i]);
    }
    fh_claim__weigh(keep, t, 2);
    fh_claim__find_rivals(keep, (fh_claim__side[]){{&t[0], 0, 1, true}, {&t[1], 1, 2, true}}, 2, &found);
    assert_true(found.n > 0 && found.n <= 2 * TIMES * 30);
}

static void empty_texts_do_not_clash(void **state) {
    (void)state;
    clash("", "");
}

int test_conflict(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_opposite_clashes_more_than_a_synonym),
        cmocka_unit_test(another_figure_clashes_more_than_another_writing_of_it),
        cmocka_unit_test(a_denial_is_held_against_what_stands_before_it),
        cmocka_unit_test(a_conflict_quotes_what_is_said_and_not_that_it_is),
        cmocka_unit_test(what_is_quoted_is_whole_and_denies),
        cmocka_unit_test(what_is_told_of_a_source_is_not_what_it_says),
        cmocka_unit_test(a_bound_and_a_hidden_name_deny_nothing),
        cmocka_unit_test(lines_of_one_account_are_no_rivals),
        cmocka_unit_test(two_figures_for_one_slot_meet_though_little_else_is_shared),
        cmocka_unit_test(a_repeated_sentence_has_few_rivals),
        cmocka_unit_test(empty_texts_do_not_clash),
    };
    return cmocka_run_group_tests_name("conflicts", tests, open_arenas, close_arenas);
}
