/* SPDX-License-Identifier: MIT */
#include "text/unicode.h"

#include "base/hash.h"
#include "text/text.h"
#include "unit/text/tests.h"
#include "unit/unit.h"

static void classes_are_those_of_unicode(void **state) {
    (void)state;
    assert_int_equal(fh_unicode_class('a'), FH_UNICODE_LETTER);
    assert_int_equal(fh_unicode_class(0xc9), FH_UNICODE_UPPER);   /* É */
    assert_int_equal(fh_unicode_class(0x416), FH_UNICODE_UPPER);  /* Ж */
    assert_int_equal(fh_unicode_class(0x5d0), FH_UNICODE_LETTER); /* alef */
    assert_int_equal(fh_unicode_class(0x6f22), FH_UNICODE_IDEOGRAPH);
    assert_int_equal(fh_unicode_class(0x301), FH_UNICODE_MARK);
    assert_int_equal(fh_unicode_class(0x661), FH_UNICODE_DIGIT);
    assert_int_equal(fh_unicode_class(0xa0), FH_UNICODE_SPACE);
    assert_int_equal(fh_unicode_class(0x201c), FH_UNICODE_OTHER);
    assert_int_equal(fh_unicode_class(0x964), FH_UNICODE_STOP);
    assert_int_equal(fh_unicode_class(0xad), FH_UNICODE_JOINER);
    assert_int_equal(fh_unicode_class(0x10ffff), FH_UNICODE_OTHER);
}

static void folds_case_quotes_and_dashes(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_str s = fh_text_fold(a, FH_STR("\xc3\x89t\xc3\x89\xe2\x80\x99S \xe2\x80\x9cX\xe2\x80\x9d\xe2\x80\x94\xd0\x96 so\xc2\xad" "ft"));
    assert_int_equal(s.len, strlen("\xc3\xa9t\xc3\xa9's \"x\"-\xd0\xb6 soft"));
    assert_memory_equal(s.ptr, "\xc3\xa9t\xc3\xa9's \"x\"-\xd0\xb6 soft", s.len);
    fh_arena_free(a);
}

int test_unicode(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(classes_are_those_of_unicode), cmocka_unit_test(folds_case_quotes_and_dashes)};
    return cmocka_run_group_tests_name("unicode", tests, NULL, NULL);
}
