/* SPDX-License-Identifier: MIT */
#include "watch/address.h"

#include "unit/unit.h"
#include "unit/watch/tests.h"

static void assert_text(fh_str s, const char *expected) {
    assert_int_equal(s.len, strlen(expected));
    assert_memory_equal(s.ptr, expected, s.len);
}

static void takes_addresses_apart(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    watch_address a;
    assert_true(watch_address_of(arena, FH_STR(" https://News.Example:8443/a/b?c=d#e "), (fh_str){NULL, 0}, &a));
    assert_text(a.path, "/a/b?c=d");
    assert_text(a.origin, "https://News.Example:8443");
    assert_int_equal(fh_str_find_char(a.url, '#', 0), SIZE_MAX);
    assert_true(watch_address_of(arena, FH_STR("http://a.example"), (fh_str){NULL, 0}, &a));
    assert_text(a.origin, "http://a.example:80");
    assert_text(a.path, "/");
    fh_arena_free(arena);
}

static void resolves_against_a_base(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    watch_address a;
    assert_true(watch_address_of(arena, FH_STR("../x y"), FH_STR("http://a.example/feeds/all.xml"), &a));
    assert_text(a.url, "http://a.example/x%20y");
    assert_true(watch_address_of(arena, FH_STR("//b.example/x"), FH_STR("https://a.example/"), &a));
    assert_text(a.url, "https://b.example/x");
    fh_arena_free(arena);
}

static void takes_nothing_but_the_web(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    watch_address a;
    const char *const others[] = {"file:///etc/passwd", "ftp://a.example/x", "gopher://a.example/", "javascript:alert(1)", "", "x", "http://", "data:text/html,x"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_false(watch_address_of(arena, fh_str_of(others[i]), (fh_str){NULL, 0}, &a));
    assert_false(watch_address_of(arena, FH_STR("file:///etc/passwd"), FH_STR("http://a.example/"), &a));
    fh_arena_free(arena);
}

static void knows_private_addresses(void **state) {
    (void)state;
    const char *const private[] = {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
                                   "224.0.0.1", "::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "not an address", ""};
    const char *const public[] = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8"};
    for (size_t i = 0; i < sizeof private / sizeof *private; i++) assert_true(watch_is_private(private[i]));
    for (size_t i = 0; i < sizeof public / sizeof *public; i++) assert_false(watch_is_private(public[i]));
}

int test_address(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_addresses_apart), cmocka_unit_test(resolves_against_a_base),
        cmocka_unit_test(takes_nothing_but_the_web), cmocka_unit_test(knows_private_addresses),
    };
    return cmocka_run_group_tests_name("address", tests, NULL, NULL);
}
