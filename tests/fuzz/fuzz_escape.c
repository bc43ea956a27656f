/* SPDX-License-Identifier: MIT
 *
 * tests/fuzz/fuzz_escape.c - text of strangers in markup, in addresses and in tables. No byte of it is markup; undoing the
 * escapes gives the text back, but for what may not be shown. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "dossier/csv.h"
#include "dossier/html.h"
#include "dossier/site.h"
#include "web/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(x) do { if (!(x)) abort(); } while (0)

static const struct { const char *name, *text; } references[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};

/* The text of markup that fh_html_text has written; aborts where it holds anything else. */
static fh_str undone(fh_arena *arena, fh_str markup) {
    fh_buf b = {.arena = arena};
    for (size_t i = 0; i < markup.len;) {
        CHECK(!memchr("<>\"'", markup.ptr[i], 4));
        size_t k = 0, n = sizeof references / sizeof *references;
        if (markup.ptr[i] != '&') { fh_buf_add_char(&b, markup.ptr[i++]); continue; }
        while (k < n && !fh_str_starts(fh_str_cut(markup, i, markup.len), fh_str_of(references[k].name))) k++;
        CHECK(k < n);
        fh_buf_add(&b, fh_str_of(references[k].text));
        i += strlen(references[k].name);
    }
    return fh_buf_str(&b);
}

static bool may_be_shown(uint32_t c) {
    bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c <= 0x9f), turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return !control && !turns && c != 0xfffe && c != 0xffff;
}

static bool may_be_in_a_cell(uint32_t c) { return c != 0x7f && (c >= 0x20 || c == '\t' || c == '\n' || c == '\r'); }

/* The same text but for what may not stand there, in whose place stands U+FFFD. */
static void check_kept(fh_str s, fh_str shown, bool (*may)(uint32_t)) {
    unsigned n, m;
    size_t i = 0, k = 0;
    for (; i < s.len && k < shown.len; i += n, k += m) {
        uint32_t was = fh_utf8_at(s, i, &n), is = fh_utf8_at(shown, k, &m);
        CHECK(may(is) && (is == was || is == 0xfffd));
        if (may(was) && was != 0xfffd) CHECK(is == was);
    }
    CHECK(i == s.len && k == shown.len);
}

static void check_html(fh_arena *arena, fh_str s) {
    fh_buf out = {.arena = arena};
    fh_html_text(&out, s);
    check_kept(s, undone(arena, fh_buf_str(&out)), may_be_shown);
}

static void check_address(fh_arena *arena, fh_str s) {
    fh_buf out = {.arena = arena};
    fh_site__value(&out, s);
    fh_str value = fh_buf_str(&out);
    for (size_t i = 0; i < value.len; i++) CHECK(fh_is_alpha(value.ptr[i]) || fh_is_digit(value.ptr[i]) || memchr("-._~%", value.ptr[i], 5));
    if (!s.len || memchr(s.ptr, 0, s.len)) return;
    CHECK(fh_str_equal(web_decode(arena, value, false), s));
}

/* One cell, quoted, which read back is the text, with an apostrophe before what would be a formula. */
static void check_cell(fh_arena *arena, fh_str s) {
    fh_writer w = {.arena = arena, .buf = {.arena = arena}};
    fh_buf back = {.arena = arena};
    fh_csv__cell(&w, s);
    fh_str cell = fh_buf_str(&w.buf);
    CHECK(cell.len >= 3 && cell.ptr[0] == '"' && cell.ptr[cell.len - 2] == '"' && cell.ptr[cell.len - 1] == ',');
    for (size_t i = 1; i + 2 < cell.len; i++) {
        if (cell.ptr[i] == '"') CHECK(cell.ptr[++i] == '"' && i + 2 < cell.len);
        fh_buf_add_char(&back, cell.ptr[i]);
    }
    fh_str text = fh_buf_str(&back);
    bool guarded = s.len && memchr("=+-@\t\r", s.ptr[0], 6);
    CHECK(!guarded || (text.len && text.ptr[0] == '\''));
    check_kept(s, guarded ? fh_str_cut(text, 1, text.len) : text, may_be_in_a_cell);
    CHECK(!text.len || !memchr("=+-@\t\r", text.ptr[0], 6));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_str s = {(const char *)data, size};
    if (!arena) return 0;
    check_html(arena, s);
    check_address(arena, s);
    check_cell(arena, s);
    fh_arena_free(arena);
    return 0;
}
