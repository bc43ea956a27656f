/* SPDX-License-Identifier: MIT */
#include "claim/speakers.h"

#include "unit/claim/tests.h"
#include "unit/unit.h"

static fh_str same(fh_speaker_kind kind, const char *a, const char *b) {
    const fh_speaker x = {.name = fh_str_of(a), .kind = kind}, y = {.name = fh_str_of(b), .kind = kind};
    fh_str one = fh_claim__same_source(&x, &y), other = fh_claim__same_source(&y, &x);
    assert_true(fh_str_equal(one, other));
    return one;
}

static void marks_and_articles_make_no_other_source(void **state) {
    (void)state;
    assert_true(same(FH_SPEAKER_DOCUMENT, "the trust\xe2\x80\x99s register", "The trust's  register").len > 0);
    assert_true(same(FH_SPEAKER_ANONYMOUS, "A clerk who asked not to be\nnamed", "a clerk, who asked not to be named").len > 0);
    assert_true(same(FH_SPEAKER_ORGANISATION, "Port Authority", "the port authority").len > 0);
    assert_true(same(FH_SPEAKER_PERSON, "J. B. Or\xc3\xb8y", "J.B. Or\xc3\xb8y").len > 0);
}

static void a_surname_is_the_person_by_the_longer_name(void **state) {
    (void)state;
    assert_str(same(FH_SPEAKER_PERSON, "Weir", "Anton Weir"), "Anton Weir");
    assert_str(same(FH_SPEAKER_PERSON, "Inspector Anton Weir", "Anton Weir"), "Inspector Anton Weir");
}

static void others_stay_apart(void **state) {
    (void)state;
    assert_int_equal(same(FH_SPEAKER_PERSON, "Ana Ruiz", "Pedro Ruiz").len, 0);
    assert_int_equal(same(FH_SPEAKER_PERSON, "the lawyer for Anton Weir", "Anton Weir").len, 0);
    assert_int_equal(same(FH_SPEAKER_PERSON, "the widow of Weir", "Weir").len, 0);
    assert_int_equal(same(FH_SPEAKER_ORGANISATION, "the pilots' union", "the union").len, 0);
    assert_int_equal(same(FH_SPEAKER_ANONYMOUS, "a senior official", "an official").len, 0);
    assert_int_equal(same(FH_SPEAKER_PERSON, "the", "\xe2\x80\x99").len, 0);
}

int test_speakers(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_and_articles_make_no_other_source),
        cmocka_unit_test(a_surname_is_the_person_by_the_longer_name),
        cmocka_unit_test(others_stay_apart),
    };
    return cmocka_run_group_tests_name("speakers", tests, NULL, NULL);
}
