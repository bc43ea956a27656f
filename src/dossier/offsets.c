/* SPDX-License-Identifier: MIT
 *
 * dossier/offsets.c - a count at every 64th byte, and at most 63 bytes to look at for each answer.
 * Text is valid UTF-8 by then (page/ sees to it), so a code point is a byte that continues none. */
#include "dossier/offsets.h"

enum { STRIDE = 64 };

static uint32_t leads(const char *p, size_t n) {
    uint32_t count = 0;
    for (size_t i = 0; i < n; i++) count += ((unsigned char)p[i] & 0xc0) != 0x80;
    return count;
}

fh_offsets fh_offsets_make(fh_arena *arena, fh_str text) {
    size_t n = text.len / STRIDE;
    uint32_t *blocks = fh_new_n(arena, uint32_t, n + 1);
    for (size_t i = 0; blocks && i < n; i++) blocks[i + 1] = blocks[i] + leads(text.ptr + i * STRIDE, STRIDE);
    return (fh_offsets){text, blocks};
}

uint32_t fh_offsets_at(const fh_offsets *o, uint32_t at) {
    if (!o->blocks) return at;
    size_t end = at < o->text.len ? at : o->text.len, block = end / STRIDE;
    return o->blocks[block] + leads(o->text.ptr + block * STRIDE, end - block * STRIDE);
}
