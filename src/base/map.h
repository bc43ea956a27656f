/* SPDX-License-Identifier: MIT
 *
 * base/map.h - a map from 64-bit keys to 32-bit values, and one from strings, in an arena.
 * Open addressing with linear probing, at most half full. Iteration is not offered: its
 * order would be an accident. */
#ifndef FH_BASE_MAP_H
#define FH_BASE_MAP_H

#include "base/hash.h"
#include "base/str.h"

typedef struct fh_map {
    fh_arena *arena;
    uint64_t *keys;   /* 0 is an empty slot; the key 0 itself is kept aside */
    uint32_t *values;
    size_t n, cap;
    bool has_zero;
    uint32_t zero;
} fh_map;

/* The value's place, or NULL when the key is absent. Valid until the next fh_map_put. */
uint32_t *fh_map_get(const fh_map *m, uint64_t key);
/* The value's place, made with value `fresh` when the key was absent; NULL when the arena is spent. */
uint32_t *fh_map_put(fh_map *m, uint64_t key, uint32_t fresh);

/* Distinct strings numbered from 0 in the order of their first coming. */
typedef struct fh_strmap {
    fh_arena *arena;
    fh_str *names;
    size_t n, cap;
    fh_map slots;
} fh_strmap;

/* The number of s, or FH_NONE (UINT32_MAX). */
uint32_t fh_strmap_get(const fh_strmap *m, fh_str s);
/* The number of s, given now if it is new (the bytes are borrowed); UINT32_MAX when the arena is spent. */
uint32_t fh_strmap_put(fh_strmap *m, fh_str s);

#endif
