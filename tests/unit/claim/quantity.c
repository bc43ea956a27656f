/* SPDX-License-Identifier: MIT */
#include "claim/quantity.h"

#include <stdio.h>

#include "text/text.h"
#include "timeline/timeline.h"
#include "unit/claim/tests.h"
#include "unit/unit.h"

/* The first quantity of a sentence. */
static fh_claim__quantity first_of(const char *sentence) {
    static fh_report r;
    fh_claim__quantity q = {0};
    r = (fh_report){.text = fh_str_of(sentence)};
    assert_int_equal(fh_text_read(keep, scratch, &r, NULL), FH_OK);
    for (uint32_t k = 0; k < r.n_tokens; k++)
        if (fh_claim__read_quantity(&r, k, r.n_tokens, &q)) return q;
    fail_msg("no quantity in: %s", sentence);
    return q;
}

static fh_claim__likeness like(const char *a, const char *b) {
    fh_claim__quantity x = first_of(a), y = first_of(b);
    return fh_claim__compare_quantities(&x, &y);
}

static void writings_of_one_figure_are_equal(void **state) {
    (void)state;
    assert_int_equal(like("some 2.4 million tonnes were moved", "some 2,400,000 tonnes were moved"), FH_CLAIM__EQUAL);
    assert_int_equal(like("a fine of 400,000 kroner", "a fine of 400 000 kroner"), FH_CLAIM__EQUAL);
    assert_int_equal(like("some 2,400,000 tonnes were moved", "some 2\xc2\xa0""400\xe2\x80\xaf""000 tonnes were moved"), FH_CLAIM__EQUAL);
    assert_int_equal(like("the 400 000 boats", "the 400 boats"), FH_CLAIM__OTHER);
    assert_int_equal(like("on March 3 400 boats left", "on March 3 500 boats left"), FH_CLAIM__EQUAL);
    assert_int_equal(like("tolls rise by 12 percent", "tolls rise 12% at once"), FH_CLAIM__EQUAL);
    assert_int_equal(like("tolls rise by 12 per cent. Ships wait", "tolls rise 12% at once"), FH_CLAIM__EQUAL);
    assert_int_equal(like("tolls rise by 12 per cent", "tolls rise 12% at once"), FH_CLAIM__EQUAL);
    assert_int_equal(like("split the revenue 58 to 42 in favour", "share the takings 58:42"), FH_CLAIM__EQUAL);
    assert_int_equal(like("Forty-two soldiers came back", "then 42 soldiers came back"), FH_CLAIM__EQUAL);
    assert_int_equal(like("four-fifths of the table", "80 percent of the table"), FH_CLAIM__EQUAL);
    assert_int_equal(like("closed at 9:10 p.m. on", "closed at 21:10 on"), FH_CLAIM__EQUAL);
    assert_int_equal(like("on 29 September they", "on Sept. 29 they"), FH_CLAIM__EQUAL);
    assert_int_equal(like("about 40 feet wide", "about 12 metres wide"), FH_CLAIM__EQUAL);
}

static void bounds_and_approximations_are_looser(void **state) {
    (void)state;
    assert_int_equal(like("about 14 inches long", "a crack 14 inches long"), FH_CLAIM__LOOSER);
    assert_int_equal(like("up to nine months of work", "the work takes nine months"), FH_CLAIM__LOOSER);
    assert_int_equal(like("at least 40 people", "and 40 people"), FH_CLAIM__LOOSER);
    assert_int_equal(like("a fine of up to $85,000 or", "a fine of $85,000 or"), FH_CLAIM__LOOSER);
    assert_int_equal(like("a fine of about $85,000 or", "a fine of some $85,000 or"), FH_CLAIM__EQUAL);
    assert_int_equal(like("between $60 million and $68 million", "it costs $68 million"), FH_CLAIM__LOOSER);
}

static void other_values_are_other(void **state) {
    (void)state;
    assert_int_equal(like("about 3,900 vessels", "about 3,000 vessels"), FH_CLAIM__OTHER);
    assert_int_equal(like("another 40 centimetres", "another 40 inches"), FH_CLAIM__OTHER);
    assert_int_equal(like("extended for 90 days", "extended for 60 days"), FH_CLAIM__OTHER);
    assert_int_equal(like("on 29 September they", "on 28 September they"), FH_CLAIM__OTHER);
}

static void kinds_that_differ_say_nothing(void **state) {
    (void)state;
    assert_int_equal(like("for 60 days", "for 60 percent"), FH_CLAIM__UNLIKE);
    assert_int_equal(like("paid 60 euros", "paid $60 for"), FH_CLAIM__UNLIKE);
}

static void a_third_channel_is_no_fraction(void **state) {
    static fh_report r;
    fh_claim__quantity q;
    (void)state;
    r = (fh_report){.text = FH_STR("a third channel had opened")};
    assert_int_equal(fh_text_read(keep, scratch, &r, NULL), FH_OK);
    for (uint32_t k = 0; k < r.n_tokens; k++) assert_int_equal(fh_claim__read_quantity(&r, k, r.n_tokens, &q), 0);
}

/* Minutes since midnight of the first clock time; -1 for none. */
static double clock_of(const char *sentence) {
    static fh_report r;
    fh_claim__quantity q;
    fh_datetime day = {.year = 2034, .month = 3, .day = 9, .precision = FH_PRECISION_DAY};
    read_tagged(&r, sentence);
    assert_int_equal(fh_timeline_read(keep, scratch, day, &r, NULL), FH_OK);
    for (uint32_t k = 0; k < r.n_tokens; k++)
        if (fh_claim__read_quantity(&r, k, r.n_tokens, &q) && q.measure == FH_CLAIM__CLOCK) return q.low;
    return -1;
}

static void a_time_of_day_in_words_is_a_clock_time(void **state) {
    (void)state;
    assert_true(clock_of("The alarm came at half past five in the evening.") == 17 * 60 + 30);
    assert_true(clock_of("The crew left at nine in the evening.") == 21 * 60);
    assert_true(clock_of("The boat passed the pier at 0604.") == 6 * 60 + 4);
    assert_true(clock_of("The boat passed the pier at 6:04 a.m.") == 6 * 60 + 4);
    assert_true(clock_of("Half of the boats left on Thursday evening.") == -1);
}

/* The word that the first figure of a sentence counts; "" for none. */
static const char *counted_in(const char *sentence) {
    static fh_report r;
    static char word[64];
    fh_claim__quantity q = {0};
    read_tagged(&r, sentence);
    uint32_t k = 0;
    while (k < r.n_tokens && !fh_claim__read_quantity(&r, k, r.n_tokens, &q)) k++;
    assert_true(k < r.n_tokens);
    if (q.counted == FH_NONE) return "";
    fh_str s = fh_str_span(r.text, (fh_span){r.tokens[q.counted].begin, r.tokens[q.counted].end});
    snprintf(word, sizeof word, "%.*s", FH_STR_ARGS(s));
    return word;
}

static void a_figure_counts_the_noun_that_follows(void **state) {
    (void)state;
    assert_string_equal(counted_in("Some 220,000 dead fish lay on the shore."), "fish");
    assert_string_equal(counted_in("They called 12 police officers to the harbour."), "officers");
    assert_string_equal(counted_in("Seven died in the fire."), "died");
    assert_string_equal(counted_in("They found on the bus 14 pupils."), "pupils");
    assert_string_equal(counted_in("They want 12 over three years."), "");
}

static void a_figure_that_nothing_follows_counts_what_stands_before(void **state) {
    (void)state;
    assert_string_equal(counted_in("The police put the crowd in Marlow at about 600."), "crowd");
    assert_string_equal(counted_in("The ministry put the number of graves at 4,112."), "graves");
    assert_string_equal(counted_in("The number of graves was 4,112."), "graves");
    assert_string_equal(counted_in("The toll stands at 19."), "toll");
    assert_string_equal(counted_in("The baker was 29."), "");
}

static void hours_and_minutes_are_one_duration(void **state) {
    (void)state;
    assert_int_equal(like("an hour and ten minutes later", "for 70 minutes they"), FH_CLAIM__EQUAL);
    assert_int_equal(like("three hours and 50 minutes", "230 minutes of waiting"), FH_CLAIM__EQUAL);
    assert_int_equal(like("a day and a half of rain", "36 hours of rain"), FH_CLAIM__EQUAL);
    assert_int_equal(like("two hours and three ships", "two hours of waiting"), FH_CLAIM__EQUAL);
}

static void days_of_a_stay_are_a_range(void **state) {
    (void)state;
    assert_int_equal(like("from 12 to 13 February they", "on Feb 12 they"), FH_CLAIM__LOOSER);
    assert_int_equal(like("from 12 to 13 February they", "on February 12 and 13 they"), FH_CLAIM__EQUAL);
    assert_int_equal(like("from 12 to 13 February they", "on Feb 15 they"), FH_CLAIM__OTHER);
    assert_int_equal(like("from 12 to 13 February they", "in February they"), FH_CLAIM__LOOSER);
    assert_int_equal(like("shares fell on May 11 to 15% of it", "on May 11 they"), FH_CLAIM__EQUAL);
}

static void people_beside_a_day_are_no_second_day(void **state) {
    static fh_report r;
    fh_claim__quantity q = {0};
    (void)state;
    read_tagged(&r, "On May 11 and 12 people were hurt.");
    uint32_t k = 0, n = 0;
    while (k < r.n_tokens && !(n = fh_claim__read_quantity(&r, k, r.n_tokens, &q))) k++;
    assert_int_equal(n, 2);
    assert_true(q.low == 511 && q.high == 511);
}

static void a_number_behind_its_label_is_a_name(void **state) {
    (void)state;
    assert_string_equal(counted_in("The crack in panel 11 was old."), "panel");
    assert_string_equal(counted_in("The president of Local 88 of the Dockers' Brotherhood spoke."), "Local");
    assert_string_equal(counted_in("They found on the bus 14 pupils."), "pupils");
}

static void an_m_is_metres_beside_a_word_for_an_extent(void **state) {
    (void)state;
    assert_int_equal(like("the gap is 11.8m wide", "a gap of 11.8 metres"), FH_CLAIM__EQUAL);
    assert_int_equal(like("put the width of the gap at 11.8m", "a gap of 11.8 metres"), FH_CLAIM__EQUAL);
    assert_int_equal(like("it spent $11.8m on the deep gap", "it spent $11.8 million"), FH_CLAIM__EQUAL);
    assert_int_equal(like("sold 11.8m tickets", "sold 11.8 million tickets"), FH_CLAIM__EQUAL);
}

int test_quantity(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writings_of_one_figure_are_equal),
        cmocka_unit_test(bounds_and_approximations_are_looser),
        cmocka_unit_test(other_values_are_other),
        cmocka_unit_test(kinds_that_differ_say_nothing),
        cmocka_unit_test(a_third_channel_is_no_fraction),
        cmocka_unit_test(a_time_of_day_in_words_is_a_clock_time),
        cmocka_unit_test(a_figure_counts_the_noun_that_follows),
        cmocka_unit_test(a_figure_that_nothing_follows_counts_what_stands_before),
        cmocka_unit_test(hours_and_minutes_are_one_duration),
        cmocka_unit_test(days_of_a_stay_are_a_range),
        cmocka_unit_test(people_beside_a_day_are_no_second_day),
        cmocka_unit_test(a_number_behind_its_label_is_a_name),
        cmocka_unit_test(an_m_is_metres_beside_a_word_for_an_extent),
    };
    return cmocka_run_group_tests_name("quantity", tests, open_arenas, close_arenas);
}
