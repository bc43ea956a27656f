/* SPDX-License-Identifier: MIT */
#include "text/tag.h"
#include "text/text.h"
#include "unit/claim/tests.h"
#include "unit/unit.h"

fh_arena *keep, *scratch;

int open_arenas(void **state) {
    (void)state;
    keep = fh_arena_new(NULL, 0);
    scratch = fh_arena_new(NULL, 0);
    return !keep || !scratch;
}

int close_arenas(void **state) {
    (void)state;
    fh_arena_free(keep);
    fh_arena_free(scratch);
    return 0;
}

void read_text(fh_report *r, const char *text) {
    *r = (fh_report){.text = fh_str_of(text)};
    assert_int_equal(fh_text_read(keep, scratch, r, NULL), FH_OK);
}

void read_tagged(fh_report *r, const char *text) {
    *r = (fh_report){.text = fh_str_of(text), .language = FH_STR("en")};
    assert_int_equal(fh_text_read(keep, scratch, r, NULL), FH_OK);
    assert_int_equal(fh_tag_read(scratch, r, NULL), FH_OK);
}

void assert_str(fh_str s, const char *wanted) {
    if (!fh_str_equal(s, fh_str_of(wanted))) fail_msg("\"%.*s\" where \"%s\" is wanted", FH_STR_ARGS(s), wanted);
}
