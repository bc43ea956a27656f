/* SPDX-License-Identifier: MIT */
#include "timeline/grammar.h"
#include "unit/timeline/tests.h"
#include "unit/unit.h"

static void day_counts_go_there_and_back(void **state) {
    (void)state;
    assert_int_equal(fh_timeline__days(1970, 1, 1), 0);
    assert_int_equal(fh_timeline__days(2000, 3, 1), 11017);
    for (int32_t d = -720000; d < 800000; d += 13) {
        tl_when w = fh_timeline__civil(d);
        assert_int_equal(fh_timeline__days(w.year, w.month, w.day), d);
    }
}

static void weekdays_and_weeks_are_those_of_the_almanac(void **state) {
    (void)state;
    int32_t year;
    assert_int_equal(fh_timeline__weekday(fh_timeline__days(2033, 10, 5)), 3);
    assert_int_equal(fh_timeline__iso_week(fh_timeline__days(2016, 1, 3), &year), 53);
    assert_int_equal(year, 2015);
    assert_int_equal(fh_timeline__iso_monday(2015, 1), fh_timeline__days(2014, 12, 29));
    assert_int_equal(fh_timeline__nth_weekday(2033, 5, -1, 1), fh_timeline__days(2033, 5, 30));
}

static void easter_is_right_in_both_churches(void **state) {
    (void)state;
    assert_int_equal(fh_timeline__easter(2024, false), fh_timeline__days(2024, 3, 31));
    assert_int_equal(fh_timeline__easter(2038, false), fh_timeline__days(2038, 4, 25));
    assert_int_equal(fh_timeline__easter(2024, true), fh_timeline__days(2024, 5, 5));
}

static void months_keep_the_day_within_them(void **state) {
    (void)state;
    tl_when w = {.year = 2032, .month = 1, .day = 31, .grain = G_DAY};
    w = fh_timeline__shift(w, 1, U_MONTH);
    assert_int_equal(w.month, 2);
    assert_int_equal(w.day, 29);
}

int test_calendar(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(day_counts_go_there_and_back),
        cmocka_unit_test(weekdays_and_weeks_are_those_of_the_almanac),
        cmocka_unit_test(easter_is_right_in_both_churches),
        cmocka_unit_test(months_keep_the_day_within_them),
    };
    return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
