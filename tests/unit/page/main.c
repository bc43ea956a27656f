/* SPDX-License-Identifier: MIT */
#include "unit/page/tests.h"

static fh_arena *keep, *scratch;
static fh_report report;

const fh_report *read_page(fh_raw_kind kind, fh_str bytes) {
    fh_raw raw = {.kind = kind, .id = FH_STR("test"), .bytes = bytes};
    fh_error err = {0};
    fh_arena_free(keep);
    fh_arena_free(scratch);
    keep = fh_arena_new(NULL, 0);
    scratch = fh_arena_new(NULL, 0);
    report = (fh_report){0};
    assert_int_equal(fh_page_read(keep, scratch, &raw, &report, &err), FH_OK);
    return &report;
}

const fh_report *read_html(const char *html) { return read_page(FH_RAW_HTML, fh_str_of(html)); }
const fh_report *read_text(const char *text) { return read_page(FH_RAW_TEXT, fh_str_of(text)); }

int main(void) {
    int failed = test_across() + test_kind() + test_article() + test_metadata() + test_dates() + test_lines() + test_credits() + test_hostile() + test_script();
    fh_arena_free(keep);
    fh_arena_free(scratch);
    return failed != 0;
}
