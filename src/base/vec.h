/* SPDX-License-Identifier: MIT
 *
 * base/vec.h - growing arrays in an arena.
 *
 *   typedef FH_VEC(fh_span) span_vec;
 *   span_vec v = {0};
 *   fh_vec_push(arena, &v, ((fh_span){0, 4}));
 *   for (size_t i = 0; i < v.n; i++) use(v.at[i]);
 *
 * When the arena is spent a push does nothing; the arena remembers. */
#ifndef FH_BASE_VEC_H
#define FH_BASE_VEC_H

#include "base/arena.h"

#define FH_VEC(T) struct { T *at; size_t n, cap; }

#define fh_vec_reserve(arena, v, wanted) \
    (fh_vec__reserve((arena), (void **)(void *)&(v)->at, (v)->n, &(v)->cap, (wanted), sizeof *(v)->at, _Alignof(max_align_t)))

/* What is pushed may ask for the number it gets: v.n counts it only afterwards. */
#define fh_vec_push(arena, v, ...)                                                        \
    do {                                                                                  \
        if ((v)->n < (v)->cap || fh_vec_reserve((arena), (v), (v)->n + 1))                \
            (v)->at[(v)->n] = (__VA_ARGS__), (v)->n++;                                    \
    } while (0)

/* False when the arena is spent; the array is then as it was. */
static inline bool fh_vec__reserve(fh_arena *arena, void **at, size_t n, size_t *cap, size_t wanted, size_t size, size_t align) {
    if (wanted <= *cap) return true;
    size_t grown = *cap ? *cap * 2 : 8;
    if (grown < wanted) grown = wanted;
    void *fresh = fh_arena_grow(arena, *at, *at ? *cap : n, grown, size, align);
    if (!fresh) return false;
    *at = fresh;
    *cap = grown;
    return true;
}

#endif
