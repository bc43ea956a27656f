/* SPDX-License-Identifier: MIT
 *
 * base/utf8.c - UTF-8 one code point at a time. Overlong forms, surrogates and values past U+10FFFF
 * are no sequences. */
#include "base/utf8.h"

uint32_t fh_utf8_at(fh_str s, size_t at, unsigned *ret_len) {
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    size_t left = s.len - at;
    *ret_len = 1;
    if (p[0] < 0x80) return p[0];
    unsigned n = p[0] >= 0xc2 && p[0] <= 0xdf ? 2 : p[0] >= 0xe0 && p[0] <= 0xef ? 3 : p[0] >= 0xf0 && p[0] <= 0xf4 ? 4 : 0;
    if (n == 0 || n > left) return 0xfffd;
    uint32_t c = p[0] & (0x7fu >> n);
    for (unsigned i = 1; i < n; i++) {
        if ((p[i] & 0xc0) != 0x80) return 0xfffd;
        c = c << 6 | (p[i] & 0x3f);
    }
    if ((n == 3 && (c < 0x800 || (c >= 0xd800 && c <= 0xdfff))) || (n == 4 && (c < 0x10000 || c > 0x10ffff))) return 0xfffd;
    *ret_len = n;
    return c;
}

size_t fh_utf8_before(fh_str s, size_t at) {
    size_t i = at - 1;
    while (i > 0 && at - i < 4 && ((unsigned char)s.ptr[i] & 0xc0) == 0x80) i--;
    return i;
}

/* Passes over ASCII eight bytes at a time. */
static size_t past_ascii(fh_str s, size_t i) {
    uint64_t eight;
    while (i + sizeof eight <= s.len) {
        memcpy(&eight, s.ptr + i, sizeof eight);
        if (eight & 0x8080808080808080u) break;
        i += sizeof eight;
    }
    while (i < s.len && (unsigned char)s.ptr[i] < 0x80) i++;
    return i;
}

bool fh_utf8_valid(fh_str s, size_t *ret_bad) {
    for (size_t i = past_ascii(s, 0); i < s.len; i = past_ascii(s, i)) {
        unsigned n;
        if (fh_utf8_at(s, i, &n) == 0xfffd && n == 1) {
            if (ret_bad) *ret_bad = i;
            return false;
        }
        i += n;
    }
    return true;
}

unsigned fh_utf8_put(uint32_t c, char out[4]) {
    if (c < 0x80) { out[0] = (char)c; return 1; }
    if (c < 0x800) { out[0] = (char)(0xc0 | c >> 6); out[1] = (char)(0x80 | (c & 0x3f)); return 2; }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}
