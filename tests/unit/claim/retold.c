/* SPDX-License-Identifier: MIT */
#include "claim/retold.h"

#include "unit/claim/tests.h"
#include "unit/unit.h"

static fh_datetime day(unsigned d) { return (fh_datetime){.year = 2033, .month = 4, .day = (uint8_t)d, .precision = FH_PRECISION_DAY}; }

/* Two reports of ten clauses each, published on these days; so many of b's clauses stand in a, and of a's in b. */
static fh_claim__retelling two(unsigned day_a, unsigned day_b, uint32_t b_in_a, uint32_t a_in_b) {
    fh_claim__retelling r = {.n = 2, .published = {day(day_a), day(day_b)}, .clauses = {10, 10}};
    r.again[1][0] = b_in_a;
    r.again[0][1] = a_in_b;
    return r;
}

static uint32_t source_of(fh_claim__retelling r, uint32_t report) {
    uint32_t of[FH_CLAIM__ROOTS];
    fh_claim__find_retold(&r, of);
    return of[report];
}

static void what_says_a_third_of_another_again_is_counted_with_it(void **state) {
    (void)state;
    assert_int_equal(source_of(two(1, 2, 4, 4), 1), 0);
    assert_int_equal(source_of(two(1, 2, 3, 3), 1), 1);
    assert_int_equal(source_of(two(1, 2, 4, 4), 0), 0);
}

static void nothing_is_retold_before_it_was_told(void **state) {
    (void)state;
    assert_int_equal(source_of(two(2, 1, 10, 0), 1), 1);
}

static void on_one_day_the_one_with_less_of_its_own_is_the_second(void **state) {
    (void)state;
    assert_int_equal(source_of(two(1, 1, 8, 4), 1), 0);
    assert_int_equal(source_of(two(1, 1, 4, 8), 0), 1);
    assert_int_equal(source_of(two(1, 1, 4, 8), 1), 1);
    assert_int_equal(source_of(two(1, 1, 5, 5), 0), 0); /* a tie: the first */
    assert_int_equal(source_of(two(1, 1, 5, 5), 1), 0);
}

static void a_report_of_a_few_words_is_not_judged(void **state) {
    (void)state;
    fh_claim__retelling r = two(1, 2, 3, 0);
    r.clauses[1] = 3;
    assert_int_equal(source_of(r, 1), 1);
}

static void what_is_retold_twice_is_counted_with_the_first(void **state) {
    (void)state;
    fh_claim__retelling r = {.n = 3, .published = {day(1), day(2), day(3)}, .clauses = {10, 10, 10}};
    r.again[1][0] = 6;
    r.again[2][1] = 6;
    r.again[2][0] = 4;
    assert_int_equal(source_of(r, 2), 0);
    assert_int_equal(source_of(r, 1), 0);
}

static void a_ring_has_no_first(void **state) {
    (void)state;
    fh_claim__retelling r = {.n = 3, .clauses = {10, 10, 10}}; /* none has a date */
    r.again[0][1] = r.again[1][2] = r.again[2][0] = 5;
    for (uint32_t i = 0; i < 3; i++) assert_int_equal(source_of(r, i), i);
}

int test_retold(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_says_a_third_of_another_again_is_counted_with_it),
        cmocka_unit_test(nothing_is_retold_before_it_was_told),
        cmocka_unit_test(on_one_day_the_one_with_less_of_its_own_is_the_second),
        cmocka_unit_test(a_report_of_a_few_words_is_not_judged),
        cmocka_unit_test(what_is_retold_twice_is_counted_with_the_first),
        cmocka_unit_test(a_ring_has_no_first),
    };
    return cmocka_run_group_tests_name("accounts that retell another", tests, NULL, NULL);
}
