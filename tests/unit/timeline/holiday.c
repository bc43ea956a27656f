/* SPDX-License-Identifier: MIT */
#include "timeline/moon.h"
#include "unit/timeline/tests.h"
#include "unit/unit.h"

/* Dates from published calendars. */
static void new_years_of_the_chinese_calendar(void **state) {
    (void)state;
    assert_int_equal(fh_timeline__chinese(2000, 1, 1), fh_timeline__days(2000, 2, 5));
    assert_int_equal(fh_timeline__chinese(2013, 1, 1), fh_timeline__days(2013, 2, 10));
    assert_int_equal(fh_timeline__chinese(2024, 1, 1), fh_timeline__days(2024, 2, 10));
}

static void months_of_the_islamic_calendar(void **state) {
    (void)state;
    assert_int_equal(fh_timeline__islamic(1439, 10, 1), fh_timeline__days(2018, 6, 15));
    assert_int_equal(fh_timeline__islamic(1439, 12, 10), fh_timeline__days(2018, 8, 21));
    assert_int_equal(fh_timeline__islamic(1440, 1, 1), fh_timeline__days(2018, 9, 11));
}

static void feasts_of_the_hindu_calendar(void **state) {
    (void)state;
    int32_t d;
    assert_true(fh_timeline__hindu(2019, 7, 30, 18, &d)); /* Diwali */
    assert_int_equal(d, fh_timeline__days(2019, 10, 27));
    assert_true(fh_timeline__hindu(2020, 1, 9, 12, &d)); /* Rama Navami */
    assert_int_equal(d, fh_timeline__days(2020, 4, 2));
    assert_int_equal(fh_timeline__sankranti(2018, 9, 18), fh_timeline__days(2018, 1, 14));
}

static void every_rule_answers_in_every_year(void **state) {
    (void)state;
    int32_t d;
    for (int32_t year = 1; year < 9999; year += 397) {
        for (unsigned month = 1; month <= 12; month++) (void)fh_timeline__hindu(year, month, 15, 6, &d);
        (void)fh_timeline__chinese(year < 2 ? 2 : year, 1, 1);
        (void)fh_timeline__sankranti(year, 0, 18);
    }
}

int test_holiday(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_years_of_the_chinese_calendar),
        cmocka_unit_test(months_of_the_islamic_calendar),
        cmocka_unit_test(feasts_of_the_hindu_calendar),
        cmocka_unit_test(every_rule_answers_in_every_year),
    };
    return cmocka_run_group_tests_name("holiday", tests, NULL, NULL);
}
