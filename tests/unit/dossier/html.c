/* SPDX-License-Identifier: MIT */
#include "dossier/html.h"

#include "unit/dossier/tests.h"
#include "unit/unit.h"

static void becomes(fh_str text, const char *wanted) {
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_buf out = {.arena = arena};
    fh_html_text(&out, text);
    assert_int_equal(out.n, strlen(wanted));
    assert_memory_equal(fh_buf_str(&out).ptr, wanted, out.n);
    fh_arena_free(arena);
}

static void markup_becomes_references(void **state) {
    (void)state;
    becomes(FH_STR("<a href=\"x\" id='y'>&amp;</a>"), "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
    becomes(FH_STR(""), "");
    becomes((fh_str){NULL, 0}, "");
}

static void plain_text_stays(void **state) {
    (void)state;
    becomes(FH_STR("Zo\xc3\xab \xe2\x80\x9csaid\xe2\x80\x9d\nso\t\xf0\x9f\x90\x9f"), "Zo\xc3\xab \xe2\x80\x9csaid\xe2\x80\x9d\nso\t\xf0\x9f\x90\x9f");
}

static void what_is_no_text_becomes_the_replacement_character(void **state) {
    (void)state;
    becomes((fh_str){"a\0b", 3}, "a\xef\xbf\xbd" "b");
    becomes(FH_STR("\xff\xc3"), "\xef\xbf\xbd\xef\xbf\xbd");
    becomes(FH_STR("\033[31m\x7f\xc2\x85"), "\xef\xbf\xbd[31m\xef\xbf\xbd\xef\xbf\xbd");
    becomes(FH_STR("\xe2\x80\xae" "abc\xe2\x81\xa6"), "\xef\xbf\xbd" "abc\xef\xbf\xbd");
}

int test_html(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_becomes_references),
        cmocka_unit_test(plain_text_stays),
        cmocka_unit_test(what_is_no_text_becomes_the_replacement_character),
    };
    return cmocka_run_group_tests_name("dossier/html", tests, NULL, NULL);
}
