/* SPDX-License-Identifier: MIT */
#include "watch/pace.h"

#include "unit/unit.h"
#include "unit/watch/tests.h"

enum { NOW = 2011946400 }; /* 2033-10-03T10:00:00Z */

static void retry_after_is_a_number_or_a_date(void **state) {
    (void)state;
    assert_int_equal(watch_retry_after(FH_STR("120"), NOW), NOW + 120);
    assert_int_equal(watch_retry_after(FH_STR("Mon, 03 Oct 2033 11:00:00 GMT"), NOW), NOW + 3600);
    assert_int_equal(watch_retry_after(FH_STR("Monday, 03-Oct-33 11:00:00 GMT"), NOW), NOW + 3600);
    assert_int_equal(watch_retry_after(FH_STR("Mon Oct  3 11:00:00 2033"), NOW), NOW + 3600);
}

static void retry_after_in_the_past_or_unreadable_asks_nothing(void **state) {
    (void)state;
    const char *const none[] = {"", "0", "Mon, 03 Oct 2033 09:00:00 GMT", "soon", "-5"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_int_equal(watch_retry_after(fh_str_of(none[i]), NOW), 0);
}

static void nobody_can_put_us_off_for_more_than_a_day(void **state) {
    (void)state;
    assert_int_equal(watch_retry_after(FH_STR("99999999999999999999"), NOW), NOW + WATCH_DAY);
    assert_int_equal(watch_retry_after(FH_STR("Mon, 03 Oct 2039 10:00:00 GMT"), NOW), NOW + WATCH_DAY);
    assert_int_equal(watch_max_age(FH_STR("public, max-age=31536000")), WATCH_FRESH);
    assert_int_equal(watch_max_age(FH_STR("no-cache, Max-Age=60")), 60);
    assert_int_equal(watch_max_age(FH_STR("no-store")), 0);
}

static void failures_double_the_wait_up_to_a_day(void **state) {
    (void)state;
    int64_t expected = 900;
    for (unsigned failures = 0; failures < 40; failures++) {
        int64_t wait = watch_next(FH_STR("http://a.example/feed"), NOW, 900, failures, 0) - NOW;
        assert_true(wait >= expected - expected / 10 && wait <= expected + expected / 10);
        expected = expected * 2 < WATCH_DAY ? expected * 2 : WATCH_DAY;
    }
}

static void feeds_drift_apart_but_each_keeps_its_time(void **state) {
    (void)state;
    int64_t a = watch_next(FH_STR("http://a.example/feed"), NOW, 900, 1, 0), b = watch_next(FH_STR("http://b.example/feed"), NOW, 900, 1, 0);
    assert_int_equal(a, watch_next(FH_STR("http://a.example/feed"), NOW, 900, 1, 0));
    assert_int_not_equal(a, b);
}

static void what_a_server_asks_for_is_kept(void **state) {
    (void)state;
    assert_int_equal(watch_next(FH_STR("http://a.example/feed"), NOW, 900, 0, NOW + 7200), NOW + 7200);
}

int test_pace(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(retry_after_is_a_number_or_a_date), cmocka_unit_test(retry_after_in_the_past_or_unreadable_asks_nothing),
        cmocka_unit_test(nobody_can_put_us_off_for_more_than_a_day), cmocka_unit_test(failures_double_the_wait_up_to_a_day),
        cmocka_unit_test(feeds_drift_apart_but_each_keeps_its_time), cmocka_unit_test(what_a_server_asks_for_is_kept),
    };
    return cmocka_run_group_tests_name("pace", tests, NULL, NULL);
}
