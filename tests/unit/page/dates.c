/* SPDX-License-Identifier: MIT */
#include "unit/page/tests.h"

#include <stdio.h>

#include "page/date.h"

/* "2033-10-05T21:14:00-05:00", as precise as the date is; "" for none. */
static const char *found(const char *text, fh_page_date_order order) {
    static char out[40];
    fh_page_date d;
    if (!fh_page__date_find(fh_str_of(text), 0, order, &d)) return "";
    int n = snprintf(out, sizeof out, "%04d-%02d-%02d", d.at.year, d.at.month, d.at.day);
    if (d.at.precision >= FH_PRECISION_MINUTE) n += snprintf(out + n, sizeof out - (size_t)n, "T%02d:%02d", d.at.hour, d.at.minute);
    if (d.at.has_zone) snprintf(out + n, sizeof out - (size_t)n, "%+d", d.at.zone_minutes);
    return out;
}

static void reads_how_dates_are_written(void **state) {
    (void)state;
    static const struct { const char *text, *date; fh_page_date_order order; } cases[] = {
        {"2033-10-05T21:14:00-05:00", "2033-10-05T21:14-300", FH_DAY_FIRST},
        {"Wed, 05 Oct 2033 21:14:00 GMT", "2033-10-05T21:14+0", FH_DAY_FIRST},
        {"Oct. 5, 2033, 9:14 p.m. at the quay", "2033-10-05T21:14", FH_MONTH_FIRST},
        {"Posted Apr 14, 2032 11:52 AM CDT", "2032-04-14T11:52-300", FH_MONTH_FIRST},
        {"2:14 p.m. Oct. 5, 2032", "2032-10-05T14:14", FH_MONTH_FIRST},
        {"Stand: 5. Oktober 2033, 20.15 Uhr", "2033-10-05T20:15", FH_DAY_FIRST},
        {"5 de octubre de 2033", "2033-10-05", FH_DAY_FIRST},
        {"Publié le 1er août 2033 à 18h05", "2033-08-01T18:05", FH_DAY_FIRST},
        {"05.10.2033", "2033-10-05", FH_MONTH_FIRST},
        {"05/10/2033", "2033-10-05", FH_DAY_FIRST},
        {"05/10/2033", "2033-05-10", FH_MONTH_FIRST},
        {"25/10/2033", "2033-10-25", FH_MONTH_FIRST},
        {"Monday 05/06/2034, 07:10", "2034-06-05T07:10", FH_MONTH_FIRST},
        {"2033年10月5日", "2033-10-05", FH_DAY_FIRST},
        {"2033. október 5.", "2033-10-05", FH_DAY_FIRST},
        {"No. 7 - February 2033 - 16 February 2033", "2033-02-16", FH_DAY_FIRST},
        {"October 2033", "", FH_DAY_FIRST},
        {"31.02.2033", "", FH_DAY_FIRST},
        {"call 555-10-2033 now", "", FH_DAY_FIRST},
        {"version 1.2.2033.4", "", FH_DAY_FIRST},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (strcmp(found(cases[i].text, cases[i].order), cases[i].date)) print_error("in \"%s\"\n", cases[i].text);
        assert_string_equal(found(cases[i].text, cases[i].order), cases[i].date);
    }
}

static void reads_the_date_of_a_url(void **state) {
    (void)state;
    fh_datetime d;
    assert_true(fh_page__date_in_url(FH_STR("https://news.example/2033/10/05/lock"), &d));
    assert_int_equal(d.day, 5);
    assert_true(fh_page__date_in_url(FH_STR("https://news.example/a-20331005.html"), &d));
    assert_true(fh_page__date_in_url(FH_STR("https://news.example/2033/oct/05/lock"), &d));
    assert_false(fh_page__date_in_url(FH_STR("https://news.example/2033/lock-4711"), &d));
    assert_false(fh_page__date_in_url(FH_STR("https://news.example/id/1234567820331005"), &d));
}

static void a_moment_in_utc_is_brought_to_the_pages_zone(void **state) {
    (void)state;
    const fh_report *r = read_html("<head><meta property='article:published_time' content='2033-10-06T02:14:00Z'></head><h1>Lock closed</h1>"
                                   "<time datetime='2033-10-05 21:14:00'>Oct. 5, 2033</time>" STORY_HTML);
    assert_int_equal(r->published.day, 5);
    assert_int_equal(r->published.hour, 21);
    assert_int_equal(r->published.zone_minutes, -300);
}

static void the_date_beside_the_headline_beats_a_rough_one(void **state) {
    (void)state;
    const fh_report *r = read_html("<head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-01-01T00:00:00\"}</script></head>"
                                   "<h1>Lock closed</h1><div>Ada Quill | March 23, 2033</div>" STORY_HTML);
    assert_int_equal(r->published.year, 2033);
    assert_int_equal(r->published_from, FH_DATE_FROM_TEXT);
}

static void the_text_tells_whether_the_day_comes_first(void **state) {
    (void)state;
    const fh_report *r = read_text("Posted 10/06/2032 in: News\n\nLock at Amber Quay closed\n\nThe keeper of the lock closed the gate on 9 June, three days after the storm of 6 June, the office said.\n\n"
                                   "Repairs would take until the end of the week, and small boats could use the old channel, a spokeswoman said.\n");
    assert_int_equal(r->published.month, 6);
    assert_int_equal(r->published.day, 10);
    r = read_text("Posted 10/06/2032 in: News\n\nLock at Amber Quay closed\n\nThe keeper of the lock closed the gate on October 5, three days after the storm of October 2, the office said.\n\n"
                  "Repairs would take until the end of the week, and small boats could use the old channel, a spokeswoman said.\n");
    assert_int_equal(r->published.month, 10);
}

static void published_is_told_from_changed_on_one_line(void **state) {
    (void)state;
    const fh_report *r = read_html("<html lang='de'><h1>Tor zu</h1>" STORY_HTML "<p>Letzte Änderung: 31.10.2033 - 14:49<br>Erschienen am: 28.10.2033</p>");
    assert_int_equal(r->published.day, 28);
}

int test_dates(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_how_dates_are_written),
        cmocka_unit_test(reads_the_date_of_a_url),
        cmocka_unit_test(a_moment_in_utc_is_brought_to_the_pages_zone),
        cmocka_unit_test(the_date_beside_the_headline_beats_a_rough_one),
        cmocka_unit_test(the_text_tells_whether_the_day_comes_first),
        cmocka_unit_test(published_is_told_from_changed_on_one_line),
    };
    return cmocka_run_group_tests_name("dates", tests, NULL, NULL);
}
