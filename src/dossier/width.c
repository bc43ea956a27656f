/* SPDX-License-Identifier: MIT
 *
 * dossier/width.c - columns of a character, by binary search in ranges of the Unicode character database. */
#include "dossier/width.h"

#include "base/utf8.h"

typedef struct range { uint32_t first, last; } range;

#include "dossier/width_table.h"

static bool within(const range *table, size_t n, uint32_t c) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (table[mid].last < c) low = mid + 1;
        else high = mid;
    }
    return low < n && table[low].first <= c;
}

unsigned fh_width_of(uint32_t c) {
    if (c < 0x300) return 1;
    if (within(zero_wide, sizeof zero_wide / sizeof *zero_wide, c)) return 0;
    return within(two_wide, sizeof two_wide / sizeof *two_wide, c) ? 2 : 1;
}

unsigned fh_width(fh_str s) {
    unsigned width = 0, n;
    for (size_t i = 0; i < s.len; i += n) width += fh_width_of(fh_width_harmless(fh_utf8_at(s, i, &n)));
    return width;
}

uint32_t fh_width_harmless(uint32_t c) {
    if (c == '\n' || c == '\t' || c == '\r') return ' ';
    bool control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
    bool reorders = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x61c;
    bool line_end = c == 0x2028 || c == 0x2029;
    return line_end ? ' ' : control || reorders ? 0xfffd : c;
}
