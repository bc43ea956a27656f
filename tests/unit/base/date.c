/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include "unit/base/tests.h"
#include "unit/unit.h"

static void days_and_dates_are_inverse(void **state) {
    (void)state;
    for (int64_t day = -719162; day < 2932897; day += 37) { /* years 1 to 9999 */
        fh_datetime t = fh_date_of_days(day);
        assert_int_equal(fh_date_days(t.year, t.month, t.day), day);
    }
    fh_datetime leap = fh_date_of_days(fh_date_days(2000, 2, 28) + 1);
    assert_int_equal(leap.month, 2);
    assert_int_equal(leap.day, 29);
    assert_int_equal(fh_date_days(1970, 1, 1), 0);
}

static void minutes_are_those_of_utc(void **state) {
    (void)state;
    fh_datetime evening = {.year = 2033, .month = 10, .day = 5, .hour = 21, .minute = 14, .precision = FH_PRECISION_MINUTE, .has_zone = true, .zone_minutes = -300};
    fh_datetime night = {.year = 2033, .month = 10, .day = 6, .hour = 2, .minute = 14, .precision = FH_PRECISION_MINUTE};
    assert_int_equal(fh_datetime_minutes(evening), fh_datetime_minutes(night));
}

int test_date(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(days_and_dates_are_inverse), cmocka_unit_test(minutes_are_those_of_utc)};
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
