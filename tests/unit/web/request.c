/* SPDX-License-Identifier: MIT */
#include "web/request.h"

#include "unit/unit.h"
#include "unit/web/tests.h"

static void only_names_of_this_machine_are_this_machine(void **state) {
    (void)state;
    assert_true(web_is_here(FH_STR("127.0.0.1:8733"), 8733));
    assert_true(web_is_here(FH_STR("localhost:8733"), 8733));
    assert_true(web_is_here(FH_STR("[::1]:8733"), 8733));
    assert_true(web_is_here(FH_STR("localhost"), 80));
    assert_false(web_is_here(FH_STR("localhost"), 8733));
    assert_false(web_is_here(FH_STR("localhost:8734"), 8733));
    assert_false(web_is_here(FH_STR("127.0.0.1:8733.evil.example"), 8733));
    assert_false(web_is_here(FH_STR("evil.example:8733"), 8733));
    assert_false(web_is_here((fh_str){NULL, 0}, 8733));
    assert_true(web_is_ours(FH_STR("http://localhost:8733"), 8733));
    assert_false(web_is_ours(FH_STR("https://localhost:8733"), 8733));
    assert_false(web_is_ours(FH_STR("null"), 8733));
    assert_false(web_is_ours(FH_STR("http://"), 8733));
}

static void a_form_is_read_as_browsers_send_it(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    web_form form;
    assert_true(web_form_read(arena, FH_STR("id=a%20b&id=c%2Bd&who=Ida+Brandt&empty=&bare&=nameless&&"), &form));
    assert_int_equal(form.n, 6);
    assert_true(fh_str_equal(form.at[0].value, FH_STR("a b")));
    assert_true(fh_str_equal(form.at[1].value, FH_STR("c+d")));
    assert_true(fh_str_equal(web_form_get(&form, "who"), FH_STR("Ida Brandt")));
    assert_true(fh_str_equal(web_form_get(&form, "id"), FH_STR("a b"))); /* the first */
    assert_int_equal(web_form_get(&form, "bare").len, 0);
    assert_null(web_form_get(&form, "absent").ptr);
    fh_arena_free(arena);
}

static void a_broken_form_is_refused(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    web_form form;
    static const char *const broken[] = {"a=%", "a=%4", "a=%zz", "a=%00", "%00=a", "a=b&c=%g0"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) assert_false(web_form_read(arena, fh_str_of(broken[i]), &form));
    char many[2 * (WEB_MOST_FIELDS + 1)];
    for (size_t i = 0; i < sizeof many; i += 2) many[i] = 'x', many[i + 1] = '&';
    assert_false(web_form_read(arena, (fh_str){many, sizeof many}, &form));
    assert_true(web_form_read(arena, (fh_str){many, sizeof many - 2}, &form));
    fh_arena_free(arena);
}

static void numbers_have_bounds(void **state) {
    (void)state;
    assert_int_equal(web_number(FH_STR("17"), 500), 17);
    assert_int_equal(web_number(FH_STR("501"), 500), 500);
    assert_int_equal(web_number(FH_STR("99999999999999999999999"), 500), 500);
    assert_int_equal(web_number(FH_STR("12x"), 500), 12);
    assert_int_equal(web_number(FH_STR("-1"), 500), 0);
    assert_int_equal(web_number((fh_str){NULL, 0}, 500), 0);
}

static void a_secret_is_whole_or_wrong(void **state) {
    (void)state;
    assert_true(web_same_secret(FH_STR("abc"), FH_STR("abc")));
    assert_false(web_same_secret(FH_STR("abc"), FH_STR("abd")));
    assert_false(web_same_secret(FH_STR("ab"), FH_STR("abc")));
    assert_false(web_same_secret(FH_STR(""), FH_STR("")));
    assert_false(web_same_secret((fh_str){NULL, 0}, FH_STR("abc")));
}

int test_request(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_names_of_this_machine_are_this_machine), cmocka_unit_test(a_form_is_read_as_browsers_send_it),
        cmocka_unit_test(a_broken_form_is_refused), cmocka_unit_test(numbers_have_bounds), cmocka_unit_test(a_secret_is_whole_or_wrong),
    };
    return cmocka_run_group_tests_name("web/request", tests, NULL, NULL);
}
