/* SPDX-License-Identifier: MIT
 *
 * base/json.c - writing JSON. */
#include "base/json.h"

#include <math.h>
#include <stdio.h>

static void separate(fh_json *j) {
    if (j->comma) fh_buf_add_char(j->out, ',');
    j->comma = true;
}

static void open_with(fh_json *j, char c) { separate(j); fh_buf_add_char(j->out, c); j->comma = false; }
static void close_with(fh_json *j, char c) { fh_buf_add_char(j->out, c); j->comma = true; }

void fh_json_begin_object(fh_json *j) { open_with(j, '{'); }
void fh_json_end_object(fh_json *j) { close_with(j, '}'); }
void fh_json_begin_array(fh_json *j) { open_with(j, '['); }
void fh_json_end_array(fh_json *j) { close_with(j, ']'); }

/* Length of the valid UTF-8 sequence at p (RFC 3629), or 0. */
static size_t sequence(const unsigned char *p, size_t left) {
    unsigned char c = p[0];
    size_t n = c < 0x80 ? 1 : c >= 0xc2 && c <= 0xdf ? 2 : c >= 0xe0 && c <= 0xef ? 3 : c >= 0xf0 && c <= 0xf4 ? 4 : 0;
    if (n == 0 || n > left) return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xc0) != 0x80) return 0;
    if ((c == 0xe0 && p[1] < 0xa0) || (c == 0xed && p[1] > 0x9f) || (c == 0xf0 && p[1] < 0x90) || (c == 0xf4 && p[1] > 0x8f)) return 0;
    return n;
}

static void escape(fh_buf *out, unsigned char c) {
    switch (c) {
    case '"': fh_buf_add(out, FH_STR("\\\"")); break;
    case '\\': fh_buf_add(out, FH_STR("\\\\")); break;
    case '\n': fh_buf_add(out, FH_STR("\\n")); break;
    case '\r': fh_buf_add(out, FH_STR("\\r")); break;
    case '\t': fh_buf_add(out, FH_STR("\\t")); break;
    default: fh_buf_format(out, "\\u%04x", c);
    }
}

void fh_json_str(fh_json *j, fh_str s) {
    if (!s.ptr) { fh_json_null(j); return; }
    separate(j);
    fh_buf_add_char(j->out, '"');
    size_t plain = 0, i = 0;
    while (i < s.len) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\' && c != 0x7f) { i++; continue; }
        size_t n = c < 0x80 ? 0 : sequence((const unsigned char *)s.ptr + i, s.len - i);
        if (n) { i += n; continue; }
        fh_buf_add(j->out, fh_str_cut(s, plain, i));
        if (c < 0x80) escape(j->out, c);
        else fh_buf_add(j->out, FH_STR("\xef\xbf\xbd"));
        plain = ++i;
    }
    fh_buf_add(j->out, fh_str_cut(s, plain, i));
    fh_buf_add_char(j->out, '"');
}

void fh_json_key(fh_json *j, const char *key) {
    fh_json_str(j, fh_str_of(key));
    fh_buf_add_char(j->out, ':');
    j->comma = false;
}

void fh_json_uint(fh_json *j, uint64_t v) { separate(j); fh_buf_format(j->out, "%llu", (unsigned long long)v); }
void fh_json_int(fh_json *j, int64_t v) { separate(j); fh_buf_format(j->out, "%lld", (long long)v); }
void fh_json_bool(fh_json *j, bool v) { separate(j); fh_buf_add(j->out, v ? FH_STR("true") : FH_STR("false")); }
void fh_json_null(fh_json *j) { separate(j); fh_buf_add(j->out, FH_STR("null")); }

/* Whole part and fraction are written as integers, so that no locale can put a comma in. */
void fh_json_real(fh_json *j, double v, int digits) {
    if (!isfinite(v)) { fh_json_null(j); return; }
    separate(j);
    if (v < 0) { fh_buf_add_char(j->out, '-'); v = -v; }
    if (v > 1e15) v = 1e15;
    uint64_t scale = 1;
    for (int i = 0; i < digits && i < 9; i++) scale *= 10;
    uint64_t all = (uint64_t)(v * (double)scale + 0.5), whole = all / scale, part = all % scale;
    fh_buf_format(j->out, "%llu", (unsigned long long)whole);
    if (!part) return;
    fh_buf_add_char(j->out, '.');
    for (scale /= 10; part; scale /= 10) {
        fh_buf_add_char(j->out, (char)('0' + part / scale));
        part %= scale;
    }
}

void fh_json_put_str(fh_json *j, const char *key, fh_str s) { fh_json_key(j, key); fh_json_str(j, s); }
void fh_json_put_uint(fh_json *j, const char *key, uint64_t v) { fh_json_key(j, key); fh_json_uint(j, v); }
void fh_json_put_real(fh_json *j, const char *key, double v, int digits) { fh_json_key(j, key); fh_json_real(j, v, digits); }
void fh_json_put_bool(fh_json *j, const char *key, bool v) { fh_json_key(j, key); fh_json_bool(j, v); }
