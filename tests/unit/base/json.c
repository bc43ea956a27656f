/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include <math.h>

#include "unit/base/tests.h"
#include "unit/unit.h"

static void assert_written(fh_json *j, const char *expected) {
    fh_str got = fh_buf_str(j->out);
    assert_int_equal(got.len, strlen(expected));
    assert_memory_equal(got.ptr, expected, got.len);
}

static void puts_commas_where_they_belong(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_buf b = {.arena = a};
    fh_json j = {.out = &b};
    fh_json_begin_object(&j);
    fh_json_put_uint(&j, "n", 1);
    fh_json_key(&j, "list");
    fh_json_begin_array(&j);
    fh_json_begin_array(&j);
    fh_json_end_array(&j);
    fh_json_bool(&j, true);
    fh_json_null(&j);
    fh_json_end_array(&j);
    fh_json_put_str(&j, "absent", (fh_str){NULL, 0});
    fh_json_end_object(&j);
    assert_written(&j, "{\"n\":1,\"list\":[[],true,null],\"absent\":null}");
    fh_arena_free(a);
}

static void escapes_controls_and_replaces_bad_bytes(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_buf b = {.arena = a};
    fh_json j = {.out = &b};
    fh_json_str(&j, FH_STR("\"\\\n\x01" "é\xff\xed\xa0\x80" "z\x7f"));
    assert_written(&j, "\"\\\"\\\\\\n\\u0001é\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz\\u007f\"");
    fh_arena_free(a);
}

static void writes_reals_without_locale_or_needless_zeros(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_buf b = {.arena = a};
    fh_json j = {.out = &b};
    fh_json_begin_array(&j);
    fh_json_real(&j, 0.5, 3);
    fh_json_real(&j, -1.0, 3);
    fh_json_real(&j, 0.0625, 3);
    fh_json_real(&j, 2.9996, 3);
    fh_json_real(&j, (double)NAN, 3);
    fh_json_end_array(&j);
    assert_written(&j, "[0.5,-1,0.063,3,null]");
    fh_arena_free(a);
}

int test_json(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(puts_commas_where_they_belong), cmocka_unit_test(escapes_controls_and_replaces_bad_bytes),
        cmocka_unit_test(writes_reals_without_locale_or_needless_zeros),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
