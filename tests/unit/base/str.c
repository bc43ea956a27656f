/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "unit/base/tests.h"
#include "unit/unit.h"

static void cuts_at_each_separator_and_then_ends(void **state) {
    (void)state;
    fh_str rest = FH_STR("a,,bc"), part;
    assert_true(fh_str_next(&rest, ',', &part) && fh_str_equal(part, FH_STR("a")));
    assert_true(fh_str_next(&rest, ',', &part) && part.len == 0);
    assert_true(fh_str_next(&rest, ',', &part) && fh_str_equal(part, FH_STR("bc")));
    assert_false(fh_str_next(&rest, ',', &part));
}

static void finds_overlapping_starts(void **state) {
    (void)state;
    assert_int_equal(fh_str_find(FH_STR("aaab"), FH_STR("aab"), 0), 1);
    assert_int_equal(fh_str_find(FH_STR("abc"), FH_STR("abcd"), 0), SIZE_MAX);
    assert_int_equal(fh_str_find(FH_STR("abc"), FH_STR(""), 3), 3);
    assert_int_equal(fh_str_find(FH_STR("abc"), FH_STR("c"), 9), SIZE_MAX);
    assert_int_equal(fh_str_find_nocase(FH_STR("<BoDy>"), FH_STR("body"), 0), 1);
}

static void orders_by_bytes_then_length(void **state) {
    (void)state;
    assert_true(fh_str_order(FH_STR("a"), FH_STR("ab")) < 0);
    assert_true(fh_str_order(FH_STR("b"), FH_STR("ab")) > 0);
    assert_int_equal(fh_str_order(FH_STR("ab"), FH_STR("ab")), 0);
    assert_int_equal(fh_str_order((fh_str){NULL, 0}, FH_STR("")), 0);
}

static void absent_strings_stay_absent(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    assert_null(fh_str_copy(a, (fh_str){NULL, 0}).ptr);
    assert_non_null(fh_str_copy(a, FH_STR("")).ptr);
    assert_int_equal(fh_str_trim((fh_str){NULL, 0}).len, 0);
    fh_arena_free(a);
}

int test_str(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_at_each_separator_and_then_ends), cmocka_unit_test(finds_overlapping_starts),
        cmocka_unit_test(orders_by_bytes_then_length), cmocka_unit_test(absent_strings_stay_absent),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
