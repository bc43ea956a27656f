/* SPDX-License-Identifier: MIT
 *
 * base/buf.c - bytes being built. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

static bool reserve(fh_buf *b, size_t more) {
    if (more <= b->cap - b->n) return true;
    size_t cap = b->cap ? b->cap * 2 : 64;
    while (cap - b->n < more) cap *= 2;
    char *fresh = fh_arena_grow(b->arena, b->at, b->n, cap, 1, 1);
    if (!fresh) return false;
    b->at = fresh;
    b->cap = cap;
    return true;
}

void fh_buf_add(fh_buf *b, fh_str s) {
    if (!s.len || !reserve(b, s.len)) return;
    memcpy(b->at + b->n, s.ptr, s.len);
    b->n += s.len;
}

void fh_buf_add_char(fh_buf *b, char c) {
    if (reserve(b, 1)) b->at[b->n++] = c;
}

void fh_buf_format(fh_buf *b, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0 && reserve(b, (size_t)n + 1)) {
        vsnprintf(b->at + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}
