/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include "unit/base/tests.h"
#include "unit/unit.h"

static void keeps_every_key_apart(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_map m = {.arena = a};
    assert_null(fh_map_get(&m, 0));
    for (uint32_t i = 0; i < 20000; i++) *fh_map_put(&m, (uint64_t)i * 4096, 0) += i; /* key 0 among them */
    for (uint32_t i = 0; i < 20000; i++) assert_int_equal(*fh_map_get(&m, (uint64_t)i * 4096), i);
    assert_null(fh_map_get(&m, 1));
    assert_int_equal(*fh_map_put(&m, 4096, 7), 1); /* an old key keeps its value */
    fh_arena_free(a);
}

static void numbers_strings_in_order_of_coming(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_strmap m = {.arena = a};
    assert_int_equal(fh_strmap_get(&m, FH_STR("x")), UINT32_MAX);
    for (uint32_t i = 0; i < 5000; i++) assert_int_equal(fh_strmap_put(&m, fh_str_format(a, "name %u", i)), i);
    assert_int_equal(fh_strmap_put(&m, FH_STR("name 17")), 17);
    assert_int_equal(fh_strmap_get(&m, FH_STR("name 4999")), 4999);
    assert_int_equal(fh_strmap_get(&m, FH_STR("name 5000")), UINT32_MAX);
    assert_int_equal(fh_strmap_put(&m, FH_STR("")), 5000);
    fh_arena_free(a);
}

static void says_when_the_arena_is_spent(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 1000);
    fh_map m = {.arena = a};
    uint64_t k = 1;
    while (fh_map_put(&m, k, 0)) k++;
    assert_int_equal(fh_arena_status(a), FH_ELIMIT);
    assert_non_null(fh_map_get(&m, k - 1)); /* what was there is still there */
    fh_arena_free(a);
}

int test_map(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_every_key_apart), cmocka_unit_test(numbers_strings_in_order_of_coming),
        cmocka_unit_test(says_when_the_arena_is_spent),
    };
    return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
