/* SPDX-License-Identifier: MIT
 *
 * base/str.c - slices. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

int fh_str_order(fh_str a, fh_str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return c ? c : (a.len > b.len) - (a.len < b.len);
}

bool fh_str_equal_nocase(fh_str a, fh_str b) {
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++)
        if (fh_to_lower(a.ptr[i]) != fh_to_lower(b.ptr[i])) return false;
    return true;
}

size_t fh_str_find_char(fh_str s, char c, size_t from) {
    if (from >= s.len) return SIZE_MAX;
    const char *hit = memchr(s.ptr + from, c, s.len - from);
    return hit ? (size_t)(hit - s.ptr) : SIZE_MAX;
}

size_t fh_str_find(fh_str s, fh_str what, size_t from) {
    if (what.len == 0) return from <= s.len ? from : SIZE_MAX;
    for (size_t i = from; (i = fh_str_find_char(s, what.ptr[0], i)) != SIZE_MAX && what.len <= s.len - i; i++)
        if (memcmp(s.ptr + i, what.ptr, what.len) == 0) return i;
    return SIZE_MAX;
}

size_t fh_str_find_nocase(fh_str s, fh_str what, size_t from) {
    for (size_t i = from; what.len <= s.len && i <= s.len - what.len; i++)
        if (fh_str_equal_nocase(fh_str_cut(s, i, i + what.len), what)) return i;
    return SIZE_MAX;
}

fh_str fh_str_trim(fh_str s) {
    while (s.len && fh_is_space(s.ptr[0])) s.ptr++, s.len--;
    while (s.len && fh_is_space(s.ptr[s.len - 1])) s.len--;
    return s;
}

bool fh_str_next(fh_str *rest, char sep, fh_str *ret_part) {
    if (!rest->ptr) return false;
    size_t at = fh_str_find_char(*rest, sep, 0);
    if (at == SIZE_MAX) {
        *ret_part = *rest;
        *rest = (fh_str){NULL, 0};
    } else {
        *ret_part = fh_str_cut(*rest, 0, at);
        *rest = fh_str_cut(*rest, at + 1, rest->len);
    }
    return true;
}

fh_str fh_str_copy(fh_arena *arena, fh_str s) {
    if (!s.ptr) return s;
    char *p = fh_arena_alloc_raw(arena, s.len + 1, 1, 1);
    if (!p) return (fh_str){NULL, 0};
    if (s.len) memcpy(p, s.ptr, s.len);
    p[s.len] = '\0';
    return (fh_str){p, s.len};
}

fh_str fh_str_format(fh_arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *p = n < 0 ? NULL : fh_arena_alloc_raw(arena, (size_t)n + 1, 1, 1);
    if (p) vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return p ? (fh_str){p, (size_t)n} : (fh_str){NULL, 0};
}
