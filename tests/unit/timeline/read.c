/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/tag.h"
#include "text/text.h"
#include "timeline/timeline.h"
#include "unit/timeline/tests.h"
#include "unit/unit.h"

typedef struct expected { const char *text, *found; } expected; /* found: expression=value, divided by ; */

/* What is found in `text`, counted from Wednesday 5 October 2033. */
static void check(const char *text, const char *found, fh_datetime published) {
    fh_arena *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    fh_report r = {.text = fh_str_of(text), .language = FH_STR("en"), .published = published};
    assert_int_equal(fh_text_read(keep, scratch, &r, NULL), FH_OK);
    assert_int_equal(fh_tag_read(scratch, &r, NULL), FH_OK);
    assert_int_equal(fh_timeline_read(keep, scratch, (fh_datetime){0}, &r, NULL), FH_OK);
    char line[512] = "";
    size_t n = 0;
    for (uint32_t i = 0; i < r.n_times; i++) {
        fh_str e = fh_str_span(r.text, r.times[i].span), v = r.times[i].value;
        n += (size_t)snprintf(line + n, sizeof line - n, "%s%.*s=%.*s", i ? ";" : "", FH_STR_ARGS(e), FH_STR_ARGS(v));
    }
    assert_string_equal(line, found);
    fh_arena_free(keep);
    fh_arena_free(scratch);
}

static void check_all(const expected *cases, size_t n) {
    fh_datetime published = {.year = 2033, .month = 10, .day = 5, .precision = FH_PRECISION_DAY};
    for (size_t i = 0; i < n; i++) check(cases[i].text, cases[i].found, published);
}
#define CHECK(...) \
    do { \
        static const expected cases[] = {__VA_ARGS__}; \
        check_all(cases, sizeof cases / sizeof *cases); \
    } while (0)

static void the_tense_tells_which_sunday(void **state) {
    (void)state;
    CHECK({"The ferry sank on Sunday.", "Sunday=2033-10-02"}, {"Both sides will meet on Sunday.", "Sunday=2033-10-09"},
          {"The board met in August.", "August=2033-08"}, {"The board will meet in August.", "August=2034-08"});
}

static void dates_are_read_in_every_usual_form(void **state) {
    (void)state;
    CHECK({"It opened on 4 May 2031.", "4 May 2031=2031-05-04"}, {"It opened on May 4, 2031, at last.", "May 4, 2031=2031-05-04"},
          {"It opened in May 2031.", "May 2031=2031-05"}, {"It opened on 2031-05-04.", "2031-05-04=2031-05-04"},
          {"It opened in the 1990s.", "the 1990s=199"}, {"The temple fell in 480 BC.", "480 BC=BC0480"});
}

static void relative_expressions_count_from_the_report(void **state) {
    (void)state;
    CHECK({"He resigned yesterday.", "yesterday=2033-10-04"}, {"She left three days ago.", "three days ago=2033-10-02"},
          {"Prices rose last month.", "last month=2033-09"}, {"Sales fell in the fourth quarter.", "the fourth quarter=2032-Q4"}, {"Talks resume next Monday.", "next Monday=2033-10-10"},
          {"It rained on Saturday night.", "Saturday night=2033-10-01TNI"});
}

static void numbers_are_no_dates(void **state) {
    (void)state;
    CHECK({"The vote was 58-42 and 2000 people came.", ""}, {"It may march on.", ""}, {"The fall of the house took a second look.", ""});
}

static void a_text_without_a_date_keeps_its_values_open(void **state) {
    (void)state;
    check("They met on 4 May.", "4 May=XXXX-05-04", (fh_datetime){0});
}

static void moved_dates_lie_ahead(void **state) {
    (void)state;
    CHECK({"The vote was moved to Sunday.", "Sunday=2033-10-09"}, {"The lease runs out on Monday.", "Monday=2033-10-10"},
          {"The letter sent to staff on Monday had no date.", "Monday=2033-10-03"});
}

static void both_days_of_a_pair_are_read(void **state) {
    (void)state;
    CHECK({"It ran on 5-6 June 2031.", "5=2031-06-05;6 June 2031=2031-06-06"}, {"It runs June 5-7 again.", "June 5=2034-06-05;7=2034-06-07"},
          {"The war of 1939-45 ended.", "1939=1939;45=1945"});
}

static void times_of_day_keep_their_day(void **state) {
    (void)state;
    CHECK({"It closed at 9:10 p.m. on Tuesday.", "9:10 p.m. on Tuesday=2033-10-04T21:10"},
          {"It failed at 6.42am today.", "6.42am today=2033-10-05T06:42"}, {"The accord lapses at midnight on Oct. 31.", "midnight on Oct. 31=2033-10-31T24:00"});
}

static void amounts_and_repetition_have_values(void **state) {
    (void)state;
    CHECK({"It took two and a half hours.", "two and a half hours=PT2.5H"}, {"They met every Monday.", "every Monday=XXXX-WXX-1"},
          {"It lasted more than three weeks.", "more than three weeks=P3W"}, {"A few days later it rained.", "A few days later=FUTURE_REF"});
}

static void what_stands_at_a_number_is_no_hour(void **state) {
    (void)state;
    CHECK({"She put the crack at 19 inches.", ""}, {"The toll stands at 20 dead.", ""}, {"He put the crowd at 600.", ""}, {"She put the toll at 12 on Monday.", "Monday=2033-10-03"},
          {"The talks were held at 9 on Monday.", "9 on Monday=2033-10-03T09"}, {"The court sat at 9 on Monday.", "9 on Monday=2033-10-03T09"}, {"It began at 0600.", "0600=2033-10-05T06:00"}, {"It began at 19:00.", "19:00=2033-10-05T19:00"});
}

/* A million tokens without a full stop, the same words over and over, deep nesting: linear and bounded. */
static void hostile_texts_end_soon(void **state) {
    (void)state;
    static const char *const pieces[] = {"the end of ", "1/1/", "next last ", "from to ", "twenty ", "the ", "'", "5-", "Monday "};
    enum { SIZE = 1 << 18 };
    char *text = malloc(SIZE);
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
        size_t n = strlen(pieces[k]);
        for (size_t i = 0; i < SIZE; i++) text[i] = pieces[k][i % n];
        fh_arena *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
        fh_report r = {.text = {text, SIZE}, .language = FH_STR("en"), .published = {.year = 2033, .month = 10, .day = 5, .precision = FH_PRECISION_DAY}};
        assert_int_equal(fh_text_read(keep, scratch, &r, NULL), FH_OK);
        assert_int_equal(fh_timeline_read(keep, scratch, (fh_datetime){0}, &r, NULL), FH_OK);
        fh_arena_free(keep);
        fh_arena_free(scratch);
    }
    free(text);
}

int test_read(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tense_tells_which_sunday),
        cmocka_unit_test(dates_are_read_in_every_usual_form),
        cmocka_unit_test(relative_expressions_count_from_the_report),
        cmocka_unit_test(numbers_are_no_dates),
        cmocka_unit_test(moved_dates_lie_ahead),
        cmocka_unit_test(both_days_of_a_pair_are_read),
        cmocka_unit_test(times_of_day_keep_their_day),
        cmocka_unit_test(amounts_and_repetition_have_values),
        cmocka_unit_test(what_stands_at_a_number_is_no_hour),
        cmocka_unit_test(hostile_texts_end_soon),
        cmocka_unit_test(a_text_without_a_date_keeps_its_values_open),
    };
    return cmocka_run_group_tests_name("read", tests, NULL, NULL);
}
