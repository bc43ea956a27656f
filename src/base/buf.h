/* SPDX-License-Identifier: MIT
 *
 * base/buf.h - bytes being built in an arena. A failed append is remembered by the arena. */
#ifndef FH_BASE_BUF_H
#define FH_BASE_BUF_H

#include "base/str.h"

typedef struct fh_buf {
    fh_arena *arena;
    char *at;
    size_t n, cap;
} fh_buf;

void fh_buf_add(fh_buf *b, fh_str s);
void fh_buf_add_char(fh_buf *b, char c);
void fh_buf_format(fh_buf *b, const char *format, ...) FH_PRINTF(2, 3);
static inline fh_str fh_buf_str(const fh_buf *b) { return (fh_str){b->at ? b->at : "", b->n}; }

#endif
