/* SPDX-License-Identifier: MIT */
#include "watch/robots.h"

#include <stdlib.h>

#include "unit/unit.h"
#include "unit/watch/tests.h"

static bool allows(const char *robots, const char *path) {
    return watch_robots_allow(fh_str_of(robots), FH_STR("firsthand"), fh_str_of(path), NULL);
}

static void an_empty_file_allows_everything(void **state) {
    (void)state;
    assert_true(allows("", "/a"));
    assert_true(allows("User-agent: *\nDisallow:\n", "/a"));
}

static void our_group_counts_before_that_of_everybody(void **state) {
    (void)state;
    const char *robots = "User-agent: *\nDisallow: /\n\nuser-agent: FirstHand/2.0\ndisallow: /a\n";
    assert_true(allows(robots, "/b"));
    assert_false(allows(robots, "/a/x"));
    assert_false(allows("User-agent: firsthander\nAllow: /\nUser-agent: *\nDisallow: /\n", "/b"));
}

static void groups_of_one_name_are_one(void **state) {
    (void)state;
    const char *robots = "User-agent: firsthand\nDisallow: /a\nUser-agent: other\nDisallow: /\nUser-agent: other\nUser-agent: firsthand\nDisallow: /b\n";
    assert_false(allows(robots, "/a"));
    assert_false(allows(robots, "/b"));
    assert_true(allows(robots, "/c"));
}

static void the_longest_rule_decides_and_allowing_wins_a_tie(void **state) {
    (void)state;
    assert_true(allows("User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c"));
    assert_false(allows("User-agent: *\nAllow: /a\nDisallow: /a/b\n", "/a/b/c"));
    assert_true(allows("User-agent: *\nDisallow: /page\nAllow: /page\n", "/page"));
    assert_true(allows("User-agent: *\nAllow: /page\nDisallow: /page\n", "/page"));
}

static void stars_and_dollars_are_patterns(void **state) {
    (void)state;
    const char *robots = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: /x$\n";
    assert_false(allows(robots, "/d/e.pdf"));
    assert_true(allows(robots, "/d/e.pdf?x"));
    assert_false(allows(robots, "/a-b-b-c-d"));
    assert_true(allows(robots, "/a-c-b"));
    assert_false(allows(robots, "/x"));
    assert_true(allows(robots, "/xy"));
}

static void escapes_are_compared_in_one_form(void **state) {
    (void)state;
    assert_false(allows("User-agent: *\nDisallow: /foo/bar/%E3%83%84\n", "/foo/bar/\xe3\x83\x84"));
    assert_false(allows("User-agent: *\nDisallow: /foo/bar/%62%61%7A\n", "/foo/bar/baz"));
    assert_false(allows("User-agent: *\nDisallow: /foo%2fbar\n", "/foo%2Fbar"));
    assert_true(allows("User-agent: *\nDisallow: /foo%2Fbar\n", "/foo/bar"));
}

static void comments_and_other_lines_do_not_disturb(void **state) {
    (void)state;
    const char *robots = "\xef\xbb\xbf# hello\r\nUser-agent: a\r\nSitemap: http://x.example/s.xml\r\nUser-agent: firsthand # us\r\nDisallow: /a # not this\r\n";
    assert_false(allows(robots, "/a"));
    assert_true(allows(robots, "/b"));
}

static void its_own_file_may_always_be_fetched(void **state) {
    (void)state;
    assert_true(allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
    assert_false(allows("User-agent: *\nDisallow: /\n", "/"));
}

static void a_delay_is_taken_from_our_group_and_bounded(void **state) {
    (void)state;
    unsigned delay = 7;
    watch_robots_allow(FH_STR("User-agent: *\nCrawl-delay: 5\n"), FH_STR("firsthand"), FH_STR("/"), &delay);
    assert_int_equal(delay, 5);
    watch_robots_allow(FH_STR("User-agent: x\nCrawl-delay: 5\n"), FH_STR("firsthand"), FH_STR("/"), &delay);
    assert_int_equal(delay, 0);
    watch_robots_allow(FH_STR("User-agent: *\nCrawl-delay: 99999999999999\n"), FH_STR("firsthand"), FH_STR("/"), &delay);
    assert_int_equal(delay, WATCH_ROBOTS_DELAY);
}

static void a_long_line_costs_no_more_than_its_length(void **state) {
    (void)state;
    static char robots[WATCH_ROBOTS_BYTES];
    size_t n = 0;
    const char head[] = "User-agent: *\n", rule[] = "Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b\n";
    memcpy(robots, head, sizeof head - 1);
    for (n = sizeof head - 1; n + sizeof rule < sizeof robots; n += sizeof rule - 1) memcpy(robots + n, rule, sizeof rule - 1);
    char path[WATCH_ROBOTS_PATTERN];
    memset(path, 'a', sizeof path);
    path[0] = '/';
    assert_true(watch_robots_allow((fh_str){robots, n}, FH_STR("firsthand"), (fh_str){path, sizeof path}, NULL));
}

int test_robots(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_file_allows_everything), cmocka_unit_test(our_group_counts_before_that_of_everybody),
        cmocka_unit_test(groups_of_one_name_are_one), cmocka_unit_test(the_longest_rule_decides_and_allowing_wins_a_tie),
        cmocka_unit_test(stars_and_dollars_are_patterns), cmocka_unit_test(escapes_are_compared_in_one_form),
        cmocka_unit_test(comments_and_other_lines_do_not_disturb), cmocka_unit_test(its_own_file_may_always_be_fetched),
        cmocka_unit_test(a_delay_is_taken_from_our_group_and_bounded), cmocka_unit_test(a_long_line_costs_no_more_than_its_length),
    };
    return cmocka_run_group_tests_name("robots", tests, NULL, NULL);
}
