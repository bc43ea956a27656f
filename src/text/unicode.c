/* SPDX-License-Identifier: MIT
 *
 * text/unicode.c - two-stage tables: the page of a code point, then its place there. */
#include "text/unicode.h"

#include "text/unicode_table.h"

fh_unicode fh_unicode_class(uint32_t c) {
    if (c >= UNICODE_KNOWN) return FH_UNICODE_OTHER;
    return (fh_unicode)unicode_class_pages[unicode_class_index[c / UNICODE_PAGE] * UNICODE_PAGE + c % UNICODE_PAGE];
}

uint32_t fh_unicode_lower(uint32_t c) {
    if (c >= UNICODE_KNOWN) return c;
    int32_t delta = unicode_fold_deltas[unicode_fold_pages[unicode_fold_index[c / UNICODE_PAGE] * UNICODE_PAGE + c % UNICODE_PAGE]];
    return (uint32_t)((int32_t)c + delta);
}

uint32_t fh_unicode_fold(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    switch (c) {
    case 0xab: case 0xbb: case 0x201c: case 0x201d: case 0x201e: case 0x201f: return '"';
    case 0x2018: case 0x2019: case 0x201a: case 0x201b: case 0x2bc: return '\'';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: return '-';
    default: return fh_unicode_lower(c);
    }
}
