/* SPDX-License-Identifier: MIT */
#include "intake/inside.h"
#include "unit/intake/memory.h"
#include "unit/intake/tests.h"
#include "unit/unit.h"

static fh_arena *arena;

static int begin(void **state) { (void)state; return (arena = fh_arena_new(NULL, 0)) == NULL; }
static int end(void **state) { (void)state; fh_arena_free(arena); return 0; }

static fh_str utf8(fh_str bytes, fh_str declared) {
    fh_str out;
    assert_int_equal(fh_intake__to_utf8(arena, bytes, declared, true, &out, NULL), FH_OK);
    return out;
}

static const fh_str UNSAID = {NULL, 0};

static void takes_a_byte_order_mark(void **state) {
    (void)state;
    assert_str_equal(utf8(FH_STR("\xef\xbb\xbfok"), UNSAID), "ok");
    assert_str_equal(utf8(FH_STR("\xff\xfeo\0k\0"), UNSAID), "ok");
    assert_str_equal(utf8(FH_STR("\xfe\xff\0o\0k"), UNSAID), "ok");
    assert_str_equal(utf8(FH_STR("p\0l\0a\0i\0n\0 \0t\0e\0x\0t\0"), UNSAID), "plain text");
}

static void latin1_means_windows1252(void **state) {
    (void)state;
    assert_str_equal(utf8(FH_STR("\x93so\x94 caf\xe9"), FH_STR("ISO-8859-1")), "\xe2\x80\x9cso\xe2\x80\x9d caf\xc3\xa9");
    assert_str_equal(utf8(FH_STR("<meta charset='latin1'>\x80"), UNSAID), "<meta charset='latin1'>\xe2\x82\xac");
}

static void valid_utf8_wins_over_a_wrong_declaration(void **state) {
    (void)state;
    assert_str_equal(utf8(FH_STR("<meta charset=iso-8859-1>caf\xc3\xa9"), FH_STR("windows-1252")), "<meta charset=iso-8859-1>caf\xc3\xa9");
}

static void a_lie_about_utf8_falls_back_to_detection(void **state) {
    (void)state;
    fh_str s = utf8(FH_STR("<meta charset=utf-8>\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0? \xd1\xe5\xe3\xee\xe4\xed\xff \xf5\xee\xf0\xee\xf8\xe0\xff \xef\xee\xe3\xee\xe4\xe0 \xe2 \xe3\xee\xf0\xee\xe4\xe5."),
                    UNSAID);
    assert_true(fh_str_find(s, FH_STR("\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82"), 0) != SIZE_MAX); /* "Привет" of windows-1251 */
}

static void a_single_odd_byte_is_windows1252(void **state) {
    (void)state;
    assert_str_equal(utf8(FH_STR("He was na\xefve, and knew it."), UNSAID), "He was na\xc3\xafve, and knew it.");
}

static void single_bad_bytes_become_replacement_characters(void **state) {
    (void)state;
    assert_str_equal(utf8(FH_STR("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xff!"), FH_STR("utf-8")), "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xef\xbf\xbd!");
}

static void reads_east_asian_charsets(void **state) {
    (void)state;
    assert_str_equal(utf8(FH_STR("\x93\xfa\x96\x7b"), FH_STR("Shift_JIS")), "\xe6\x97\xa5\xe6\x9c\xac");
    assert_str_equal(utf8(FH_STR("\xd6\xd0\xce\xc4"), FH_STR("gb2312")), "\xe4\xb8\xad\xe6\x96\x87");
    assert_str_equal(utf8(FH_STR("\x1b$B%F\x1b(B"), FH_STR("iso-2022-jp")), "\xe3\x83\x86");
}

static void removes_zero_bytes(void **state) {
    (void)state;
    assert_str_equal(utf8(FH_STR("a\0b and more text, so that it is not UTF-16"), UNSAID), "ab and more text, so that it is not UTF-16");
}

static void knows_a_page_by_its_content(void **state) {
    (void)state;
    found *f = read_one(FH_STR("\xff\xfe<\0h\0t\0m\0l\0>\0<\0p\0>\0H\0i\0"));
    assert_int_equal(f->raws[0].kind, FH_RAW_HTML);
    assert_str_equal(f->raws[0].bytes, "<html><p>Hi");
    found_free(f);
    f = read_one(FH_STR("She wrote <b>1 < 2</b> on the board.\n"));
    assert_int_equal(f->raws[0].kind, FH_RAW_TEXT);
    found_free(f);
}

int test_charset(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_a_byte_order_mark), cmocka_unit_test(latin1_means_windows1252),
        cmocka_unit_test(valid_utf8_wins_over_a_wrong_declaration), cmocka_unit_test(a_lie_about_utf8_falls_back_to_detection),
        cmocka_unit_test(a_single_odd_byte_is_windows1252), cmocka_unit_test(single_bad_bytes_become_replacement_characters), cmocka_unit_test(reads_east_asian_charsets),
        cmocka_unit_test(removes_zero_bytes), cmocka_unit_test(knows_a_page_by_its_content),
    };
    return cmocka_run_group_tests_name("charset", tests, begin, end);
}
