/* SPDX-License-Identifier: MIT */
#include "dossier/width.h"

#include "dossier/flow.h"
#include "unit/dossier/tests.h"
#include "unit/unit.h"

static void widths_are_those_of_a_terminal(void **state) {
    (void)state;
    assert_int_equal(fh_width(FH_STR("abc")), 3);
    assert_int_equal(fh_width(FH_STR("e\xcc\x81")), 1);                        /* e and a combining acute */
    assert_int_equal(fh_width(FH_STR("\xe6\x97\xa5\xe6\x9c\xac")), 4);         /* two ideographs */
    assert_int_equal(fh_width(FH_STR("\xf0\x9f\x90\x9f")), 2);                 /* a fish */
    assert_int_equal(fh_width(FH_STR("\xe2\x80\x8b")), 0);                     /* zero width space */
    assert_int_equal(fh_width(FH_STR("\xef\xbc\xa1")), 2);                     /* fullwidth A */
    assert_int_equal(fh_width(FH_STR("\xe1\x84\x80\xe1\x85\xa1")), 2);         /* conjoining Hangul */
    assert_int_equal(fh_width((fh_str){NULL, 0}), 0);
}

static void control_characters_become_harmless(void **state) {
    (void)state;
    for (uint32_t c = 0; c < 0xa0; c++) {
        uint32_t got = fh_width_harmless(c);
        assert_false(got < 0x20 || (got >= 0x7f && got < 0xa0));
    }
    assert_int_equal(fh_width_harmless(0x202e), 0xfffd);
    assert_int_equal(fh_width_harmless(0xe9), 0xe9);
}

static fh_str set(fh_arena *arena, const char *text, unsigned columns) {
    fh_flow f = {.arena = arena};
    fh_buf out = {.arena = arena};
    fh_flow_add(&f, FH_STYLE_PLAIN, fh_str_of(text));
    fh_lines lines = fh_flow_break(&f, columns, columns);
    for (size_t i = 0; i < lines.n; i++) {
        assert_true(lines.at[i].width <= columns);
        fh_flow_write(&f, lines.at[i], 0, false, &out);
        fh_buf_add_char(&out, '|');
    }
    return fh_buf_str(&out);
}

static void lines_break_at_spaces_within_long_words_and_between_ideographs(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    assert_true(fh_str_equal(set(arena, "the ferry left", 9), FH_STR("the ferry|left|")));
    assert_true(fh_str_equal(set(arena, "the  \n ferry", 20), FH_STR("the ferry|")));
    assert_true(fh_str_equal(set(arena, "abcdefghij", 4), FH_STR("abcd|efgh|ij|")));
    assert_true(fh_str_equal(set(arena, "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", 4), FH_STR("\xe6\x97\xa5\xe6\x9c\xac|\xe8\xaa\x9e|")));
    assert_true(fh_str_equal(set(arena, "", 4), FH_STR("")));
    fh_arena_free(arena);
}

static void a_cut_line_ends_in_an_ellipsis(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_flow f = {.arena = arena};
    fh_flow_add(&f, FH_STYLE_PLAIN, FH_STR("the ferry left"));
    fh_flow_cut(&f, 10);
    fh_lines lines = fh_flow_break(&f, 10, 10);
    assert_int_equal(lines.n, 1);
    assert_int_equal(f.cells.at[f.cells.n - 1].c, 0x2026);
    fh_arena_free(arena);
}

int test_width(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_those_of_a_terminal),
        cmocka_unit_test(control_characters_become_harmless),
        cmocka_unit_test(lines_break_at_spaces_within_long_words_and_between_ideographs),
        cmocka_unit_test(a_cut_line_ends_in_an_ellipsis),
    };
    return cmocka_run_group_tests_name("dossier/width", tests, NULL, NULL);
}
