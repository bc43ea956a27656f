/* SPDX-License-Identifier: MIT */
#include "story/stem.h"

#include "unit/story/tests.h"
#include "unit/unit.h"

static uint32_t stem(const char *w) { return fh_story__stem(fh_str_of(w)); }

static void one_word_in_its_forms_has_one_stem(void **state) {
    (void)state;
    assert_int_equal(stem("toll"), stem("Tolls"));
    assert_int_equal(stem("minister"), stem("minister\xe2\x80\x99s"));
    assert_int_equal(stem("close"), stem("closing"));
    assert_int_equal(stem("close"), stem("closed"));
    assert_int_equal(stem("ferry"), stem("ferries"));
    assert_int_equal(stem("stopped"), stem("stopping"));
}

static void other_words_keep_apart(void **state) {
    (void)state;
    assert_int_not_equal(stem("virus"), stem("viru"));
    assert_int_not_equal(stem("pass"), stem("pas"));
    assert_int_not_equal(stem("red"), stem("r"));
    assert_int_not_equal(stem("king"), stem("k"));
}

static void a_word_without_end_is_hashed(void **state) {
    (void)state;
    char w[4096];
    memset(w, 's', sizeof w);
    assert_int_equal(fh_story__stem((fh_str){w, sizeof w}), fh_story__stem((fh_str){w, sizeof w}));
    assert_int_equal(fh_story__stem((fh_str){w, 1}), stem("s"));
}

int test_stem(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_word_in_its_forms_has_one_stem),
        cmocka_unit_test(other_words_keep_apart),
        cmocka_unit_test(a_word_without_end_is_hashed),
    };
    return cmocka_run_group_tests_name("story/stem", tests, NULL, NULL);
}
