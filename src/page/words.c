/* SPDX-License-Identifier: MIT
 *
 * page/words.c - cutting lines into words.
 *
 * A word is a run of letters, with apostrophes and hyphens inside; a number a run of digits with single
 * points, commas or colons inside. Ideographs stand alone, since their scripts put no spaces between
 * words. Folding is that of text/: small letters, plain apostrophes, accents kept. */
#include "page/words.h"

#include "page/month_table.h"
#include "base/utf8.h"

static uint32_t fold(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if ((c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f)) return c + 32;
    if (c >= 0x400 && c <= 0x40f) return c + 80;
    if (c >= 0x139 && c <= 0x148) return c & 1 ? c + 1 : c;
    if (c == 0x178) return 0xff;
    if (c >= 0x179 && c <= 0x17e) return c & 1 ? c + 1 : c;
    if (c >= 0x100 && c <= 0x177 && c != 0x130 && c != 0x131) return c | 1;
    if (c == 0x130) return 'i';
    if (c == 0x2019) return '\'';
    return c;
}

static bool is_letter(uint32_t c) {
    if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z';
    if (c < 0xc0) return c == 0xaa || c == 0xb5 || c == 0xba;
    if (c < 0x2000) return c != 0xd7 && c != 0xf7;
    return (c >= 0x2c00 && c < 0x2e00) || (c >= 0xa640 && c < 0xe000) || (c >= 0xfb00 && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00);
}

static bool is_wide(uint32_t c) {
    return (c >= 0x3041 && c < 0x3100) || (c >= 0x3400 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) || (c >= 0x20000 && c < 0x30000);
}

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

static uint32_t code_at(fh_str s, size_t at, unsigned *ret_len) {
    if (at >= s.len) { *ret_len = 0; return 0; }
    if ((unsigned char)s.ptr[at] < 0x80) { *ret_len = 1; return (unsigned char)s.ptr[at]; }
    return fh_utf8_at(s, at, ret_len);
}

static uint32_t hash_step(uint32_t h, uint32_t c) {
    if (c < 0x80) return fh_hash_word_step(h, (unsigned char)c);
    char out[4];
    unsigned n = fh_utf8_put(c, out);
    for (unsigned k = 0; k < n; k++) h = fh_hash_word_step(h, (unsigned char)out[k]);
    return h;
}

static void read_number(fh_str s, size_t *at, fh_page_word *w) {
    uint64_t value = 0;
    size_t i = *at;
    bool plain = true;
    for (; i < s.len; i++) {
        char c = s.ptr[i];
        if (fh_is_digit(c)) { value = value < 1000000000u ? value * 10 + (uint64_t)(c - '0') : value; continue; }
        if (!((c == '.' || c == ',' || c == ':') && i + 1 < s.len && fh_is_digit(s.ptr[i + 1]))) break;
        plain = false;
    }
    w->kind = FH_WORD_NUMBER;
    w->number = plain && i - *at <= 9 ? (uint32_t)value : 0;
    w->hash = fh_hash_word(fh_str_cut(s, *at, i));
    *at = i;
}

static void read_letters(fh_str s, size_t *at, fh_page_word *w) {
    uint32_t h = FH_HASH_WORD_BEGIN;
    unsigned len, upper = 0, letters = 0;
    bool capital = false;
    size_t i = *at;
    for (uint32_t c; (c = code_at(s, i, &len)), len; i += len) {
        if (!is_letter(c) && !is_digit(c)) {
            unsigned after;
            bool joins = (c == '\'' || c == 0x2019 || c == '-') && is_letter(code_at(s, i + len, &after));
            if (!joins) break;
        }
        uint32_t f = fold(c);
        if (f != c && f != '\'') { upper++; capital |= letters == 0; }
        letters++;
        h = hash_step(h, f);
    }
    w->kind = upper > 1 && upper == letters ? FH_WORD_UPPER : capital ? FH_WORD_CAPITAL : FH_WORD_LOWER;
    w->hash = fh_hash_word_end(h);
    *at = i;
}

bool fh_page__next_word(fh_str s, size_t *at, fh_page_word *ret) {
    unsigned len;
    *ret = (fh_page_word){0};
    uint32_t c;
    while ((c = code_at(s, *at, &len)), len && (c <= ' ' || c == 0xa0)) {
        *at += len;
        ret->spaced = true;
    }
    if (!len) return false;
    ret->begin = (uint32_t)*at;
    if (is_digit(c)) read_number(s, at, ret);
    else if (is_letter(c)) read_letters(s, at, ret);
    else {
        ret->kind = is_wide(c) ? FH_WORD_WIDE : FH_WORD_SIGN;
        ret->hash = fh_hash_word_end(hash_step(FH_HASH_WORD_BEGIN, c));
        *at += len;
    }
    ret->end = (uint32_t)*at;
    return true;
}

unsigned fh_page__month(uint32_t hash) { return fh_words_find(&month_words, hash); }
