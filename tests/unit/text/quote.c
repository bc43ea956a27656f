/* SPDX-License-Identifier: MIT */
#include "unit/text/reading.h"
#include "unit/text/tests.h"
#include "unit/unit.h"

#define LQ "\xe2\x80\x9c"
#define RQ "\xe2\x80\x9d"
#define LS "\xe2\x80\x98"
#define RS "\xe2\x80\x99"

static void assert_quoted(const char *text, const char *expected) { assert_flagged(text, FH_TOKEN_QUOTED, expected); }

static void knows_curly_and_straight_marks(void **state) {
    (void)state;
    assert_quoted("He said " LQ "we won" RQ " and left.", "we|won");
    assert_quoted("He said \"we won\" and left.", "we|won");
    assert_quoted("(\"so\"), \"no\"", "so|no");
    assert_quoted("He said ``we won'' and left.", "we|won");
}

static void knows_the_marks_of_other_languages(void **state) {
    (void)state;
    assert_quoted("Er sagte: \xe2\x80\x9eWir gehen" LQ " und ging.", "Wir|gehen");
    assert_quoted("Il dit \xc2\xab oui \xc2\xbb et part.", "oui");
    assert_quoted("Er sagte \xc2\xbbja\xc2\xab und ging.", "ja");
    assert_quoted("Hon sa " RQ "ja" RQ " och gick.", "ja");
}

static void knows_nested_quotations(void **state) {
    (void)state;
    assert_quoted(LQ "He said " LS "no" RS " twice" RQ ", she said.", "He|said|" LS "|no|" RS "|twice");
    assert_quoted("\"He said 'no' twice\", she said.", "He|said|'|no|'|twice");
}

static void a_single_mark_before_a_full_stop_closes(void **state) {
    (void)state;
    assert_quoted("He had signed " LS "a working sheet" RS ". He denied it.", "a|working|sheet");
    assert_quoted("He had signed 'a sheet'. He denied it.", "a|sheet");
}

static void apostrophes_are_no_marks(void **state) {
    (void)state;
    assert_quoted("the officials' view of the '90s and o'clock", "");
    assert_quoted("the keepers" RS " view", "");
    assert_quoted("He is 6'2\" tall.", "");
}

static void a_paragraph_that_opens_again_goes_on(void **state) {
    (void)state;
    assert_quoted(LQ "One.\n\n" LQ "Two." RQ " He left.\n\nThree.", "One|.|Two|.");
    assert_quoted("\"One.\n\n\"Two.\" He left.\n\nThree.", "One|.|Two|.");
}

static void a_break_within_a_quotation_does_not_end_it(void **state) {
    (void)state;
    assert_quoted(LQ "We shall\n\ngo on" RQ ", he said.", "We|shall|go|on");
    assert_quoted(LQ "Never closed.\n\nHe left the " LQ "room" RQ ".", "Never|closed|.|room");
}

static void marks_bear_their_flags(void **state) {
    (void)state;
    assert_flagged("\"a\" " LQ "b" RQ, FH_TOKEN_OPEN, "\"|" LQ);
    assert_flagged("\"a\" " LQ "b" RQ, FH_TOKEN_CLOSE, "\"|" RQ);
}

int test_quote(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_curly_and_straight_marks), cmocka_unit_test(knows_the_marks_of_other_languages),
        cmocka_unit_test(knows_nested_quotations), cmocka_unit_test(a_single_mark_before_a_full_stop_closes),
        cmocka_unit_test(apostrophes_are_no_marks),
        cmocka_unit_test(a_paragraph_that_opens_again_goes_on), cmocka_unit_test(a_break_within_a_quotation_does_not_end_it),
        cmocka_unit_test(marks_bear_their_flags),
    };
    return cmocka_run_group_tests_name("quote", tests, NULL, NULL);
}
