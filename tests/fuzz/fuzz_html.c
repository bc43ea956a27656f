/* SPDX-License-Identifier: MIT
 *
 * Properties: any bytes end; the text is valid UTF-8 without NUL; paragraphs and credits are in order and in bounds;
 * reading again gives the same; the text, given as clean, is taken byte for byte. The first byte chooses HTML or text. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "page/page.h"

static fh_report read_as(fh_arena *keep, fh_arena *scratch, fh_raw_kind kind, fh_str bytes) {
    fh_raw raw = {.kind = kind, .id = FH_STR("fuzz"), .bytes = bytes, .url = FH_STR("https://news.example/2033/10/05/a")};
    fh_report r = {0};
    if (fh_page_read(keep, scratch, &raw, &r, NULL)) r.text = FH_STR("");
    return r;
}

static void check(const fh_report *r) {
    uint32_t at = 0;
    if (!fh_utf8_valid(r->text, NULL) || memchr(r->text.ptr, 0, r->text.len)) abort();
    for (uint32_t i = 0; i < r->n_paragraphs; i++) {
        if (r->paragraphs[i].begin < at || r->paragraphs[i].begin >= r->paragraphs[i].end || r->paragraphs[i].end > r->text.len) abort();
        at = r->paragraphs[i].end;
    }
    for (uint32_t i = 0; i < r->n_credits; i++)
        if (r->credits[i].span.begin > r->credits[i].span.end || r->credits[i].span.end > r->text.len) abort();
    if (r->published.precision >= FH_PRECISION_DAY && (r->published.month < 1 || r->published.month > 12 || r->published.day < 1 || r->published.day > 31)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1) return 0;
    fh_str bytes = {(const char *)data + 1, size - 1};
    fh_raw_kind kind = data[0] % 4 == 1 ? FH_RAW_TEXT : FH_RAW_HTML;
    fh_arena *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    fh_report a = read_as(keep, scratch, kind, bytes), b = read_as(keep, scratch, kind, bytes), c = read_as(keep, scratch, FH_RAW_CLEAN, a.text);
    check(&a);
    if (!fh_str_equal(a.text, b.text) || !fh_str_equal(a.title, b.title) || !fh_str_equal(a.text, c.text)) abort();
    fh_arena_free(keep);
    fh_arena_free(scratch);
    return 0;
}
