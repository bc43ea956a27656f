/* SPDX-License-Identifier: MIT
 *
 * base/utf8.h - UTF-8 one code point at a time (RFC 3629). */
#ifndef FH_BASE_UTF8_H
#define FH_BASE_UTF8_H

#include "base/str.h"

/* The code point at byte `at`, and its length in *ret_len. A byte that begins no valid sequence is
 * U+FFFD with length 1. at < s.len. */
uint32_t fh_utf8_at(fh_str s, size_t at, unsigned *ret_len);

/* Where the code point that ends before `at` begins; at > 0. */
size_t fh_utf8_before(fh_str s, size_t at);

bool fh_utf8_valid(fh_str s, size_t *ret_bad); /* *ret_bad: first bad byte */

/* Writes c (at most U+10FFFF) to out[4] and returns its length. */
unsigned fh_utf8_put(uint32_t c, char out[4]);

#endif
