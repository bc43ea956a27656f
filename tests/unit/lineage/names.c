/* SPDX-License-Identifier: MIT */
#include "lineage/names.h"

#include "unit/lineage/tests.h"
#include "unit/unit.h"

static float same(const char *a, const char *b) { return fh_lineage__same_outlet(fh_str_of(a), fh_str_of(b)); }

static void one_outlet_under_its_names(void **state) {
    (void)state;
    assert_true(same("The Harbour Ledger", "harbour ledger") == 1);
    assert_true(same("WQTR", "WQTR 8") > 0);
    assert_true(same("AP", "Associated Press") > 0);
    assert_true(same("Tornhavnar T\xc3\xad\xc3\xb0indi", "Tornhavnar Tidindi") == 1);
    assert_true(same("www.harbour-ledger.example", "The Harbour Ledger") > 0);
}

static void other_outlets_keep_apart(void **state) {
    (void)state;
    assert_true(same("Tarn Herald", "Selm Herald") == 0);
    assert_true(same("News", "Gulf 19 News") == 0); /* a word that very many bear */
    assert_true(same("AP", "Alpine Weekly") == 0);
    assert_true(same("", "Tarn Herald") == 0);
    assert_true(same("ledger.example", "Harbour Ledger") == 0);
}

static void a_name_in_a_text_stands_as_words(void **state) {
    (void)state;
    assert_true(fh_lineage__names_outlet(FH_STR("as the Tarn Herald wrote"), FH_STR("The Tarn Herald")));
    assert_false(fh_lineage__names_outlet(FH_STR("the Tarn Heralds"), FH_STR("Tarn Herald")));
    assert_false(fh_lineage__names_outlet(FH_STR("the news"), FH_STR("news")));
}

int test_names(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_outlet_under_its_names),
        cmocka_unit_test(other_outlets_keep_apart),
        cmocka_unit_test(a_name_in_a_text_stands_as_words),
    };
    return cmocka_run_group_tests_name("lineage/names", tests, NULL, NULL);
}
