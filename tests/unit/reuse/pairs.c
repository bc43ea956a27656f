/* SPDX-License-Identifier: MIT */
#include "reuse/reuse.h"

#include "unit/unit.h"

#include "unit/reuse/tests.h"
#include "unit/reuse/texts.h"

static void pairs_those_that_share_runs_of_words(void **state) {
    (void)state;
    fh_arena *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    const fh_report *reports[] = {report_of(keep, "0", BAKERY "\n\n" FERRY), report_of(keep, "1", ORCHARD),
                                  report_of(keep, "2", FERRY), report_of(keep, "3", ORCHARD "\n\n" FERRY_EDITED)};
    const fh_reuse_pair *pairs;
    uint32_t n;
    assert_int_equal(fh_reuse_pairs(keep, scratch, reports, 4, &pairs, &n, NULL), FH_OK);
    static const uint32_t expected[][2] = {{0, 2}, {0, 3}, {1, 3}, {2, 3}};
    assert_int_equal(n, 4);
    for (uint32_t i = 0; i < n; i++) {
        assert_int_equal(pairs[i].a, expected[i][0]);
        assert_int_equal(pairs[i].b, expected[i][1]);
    }
    assert_true(pairs[0].share_b > .99f && pairs[0].share_a < .7f); /* 2 stands in 0 as a whole */
    fh_arena_free(keep);
    fh_arena_free(scratch);
}

static void connects_many_copies_without_all_their_pairs(void **state) {
    (void)state;
    enum { COPIES = 2000 };
    fh_arena *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    const fh_report *reports[COPIES];
    for (uint32_t i = 0; i < COPIES; i++) reports[i] = report_of(keep, fh_str_format(keep, "%u", i).ptr, FERRY);
    const fh_reuse_pair *pairs;
    uint32_t n;
    assert_int_equal(fh_reuse_pairs(keep, scratch, reports, COPIES, &pairs, &n, NULL), FH_OK);
    assert_in_range(n, COPIES - 1, 40 * COPIES);
    bool met[COPIES] = {false};
    for (uint32_t i = 0; i < n; i++) met[pairs[i].a] = met[pairs[i].b] = true;
    for (uint32_t i = 0; i < COPIES; i++) assert_true(met[i]);
    fh_arena_free(keep);
    fh_arena_free(scratch);
}

int test_pairs(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_those_that_share_runs_of_words),
        cmocka_unit_test(connects_many_copies_without_all_their_pairs),
    };
    return cmocka_run_group_tests_name("pairs", tests, NULL, NULL);
}
