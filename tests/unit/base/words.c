/* SPDX-License-Identifier: MIT */
#include "base/words.h"

#include "base/str.h"
#include "unit/base/tests.h"
#include "unit/unit.h"

static void finds_past_a_taken_slot_and_stops_at_an_empty_one(void **state) {
    (void)state;
    /* 8 and 16 share slot 0; 16 stands in the next. */
    static const fh_word_entry slots[8] = {{8, 1}, {16, 2}};
    const fh_words t = {slots, 7};
    assert_int_equal(fh_words_find(&t, 8), 1);
    assert_int_equal(fh_words_find(&t, 16), 2);
    assert_int_equal(fh_words_find(&t, 24), 0);
    assert_int_equal(fh_words_find(&t, 3), 0);
}

int test_words(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_past_a_taken_slot_and_stops_at_an_empty_one)};
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
