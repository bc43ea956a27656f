/* SPDX-License-Identifier: MIT
 *
 * base/str.h - slices: borrowed bytes passed by value. Cutting and trimming return slices.
 * Letter case here is ASCII only; Unicode lives in text/. */
#ifndef FH_BASE_STR_H
#define FH_BASE_STR_H

#include <string.h>

#include "base/arena.h"

#define FH_STR(literal) ((fh_str){"" literal, sizeof(literal) - 1})
#define FH_STR_ARGS(s) (int)(s).len, (s).ptr ? (s).ptr : "" /* for "%.*s" */

static inline fh_str fh_str_of(const char *c) { return (fh_str){c, c ? strlen(c) : 0}; }
static inline fh_str fh_str_between(const char *begin, const char *end) { return (fh_str){begin, (size_t)(end - begin)}; }
static inline fh_str fh_str_cut(fh_str s, size_t begin, size_t end) { return (fh_str){s.ptr ? s.ptr + begin : NULL, end - begin}; }
static inline fh_str fh_str_span(fh_str text, fh_span s) { return fh_str_cut(text, s.begin, s.end); }
static inline bool fh_str_equal(fh_str a, fh_str b) { return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0); }
static inline bool fh_str_starts(fh_str s, fh_str with) { return s.len >= with.len && (with.len == 0 || memcmp(s.ptr, with.ptr, with.len) == 0); }
static inline bool fh_str_ends(fh_str s, fh_str with) {
    return s.len >= with.len && (with.len == 0 || memcmp(s.ptr + s.len - with.len, with.ptr, with.len) == 0);
}

static inline bool fh_is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline bool fh_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool fh_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool fh_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool fh_is_alpha(char c) { return fh_is_upper(c) || fh_is_lower(c); }
static inline char fh_to_lower(char c) { return fh_is_upper(c) ? (char)(c + 32) : c; }

/* Like memcmp on the shorter, then the shorter first: the order of outputs everywhere. */
int fh_str_order(fh_str a, fh_str b);
bool fh_str_equal_nocase(fh_str a, fh_str b);           /* ASCII letters without case */
size_t fh_str_find(fh_str s, fh_str what, size_t from); /* position, or SIZE_MAX */
size_t fh_str_find_nocase(fh_str s, fh_str what, size_t from);
size_t fh_str_find_char(fh_str s, char c, size_t from);
fh_str fh_str_trim(fh_str s);                           /* ASCII white space at both ends */

/* The part before the next `sep`; *rest moves past it. False when *rest is used up. */
bool fh_str_next(fh_str *rest, char sep, fh_str *ret_part);

/* A copy in the arena, NUL-terminated for libc's sake. Absent stays absent. */
fh_str fh_str_copy(fh_arena *arena, fh_str s);
fh_str fh_str_format(fh_arena *arena, const char *format, ...) FH_PRINTF(2, 3);

#endif
