/* SPDX-License-Identifier: MIT
 *
 * base/arena.h - memory that is released all at once.
 *
 * One arena a report for what lives as long as it, one scratch arena a worker. An arena
 * remembers its first failure: later calls answer NULL, so that code may read as the
 * algorithm and ask fh_arena_status() once at the end of a stage. */
#ifndef FH_BASE_ARENA_H
#define FH_BASE_ARENA_H

#include <firsthand/types.h>

typedef struct fh_arena fh_arena;

typedef struct fh_arena_mark {
    void *chunk;
    size_t used, total;
} fh_arena_mark;

/* A new arena that hands out at most `budget` bytes (0: no bound). NULL when there is no memory.
 * `allocator` is copied; NULL means malloc and free. One thread at a time. */
fh_arena *fh_arena_new(const fh_allocator *allocator, size_t budget);
void fh_arena_free(fh_arena *arena); /* NULL is fine */

/* count * size bytes, aligned, zeroed; NULL when spent. `align` is a power of two. */
void *fh_arena_alloc(fh_arena *arena, size_t count, size_t size, size_t align);

/* Like fh_arena_alloc, but not zeroed: for large blocks that are written at once. */
void *fh_arena_alloc_raw(fh_arena *arena, size_t count, size_t size, size_t align);

/* Grows the array `old` of `count` items to `wanted`; in place when it was the last allocation. Where it moves, `old` may be gone. */
void *fh_arena_grow(fh_arena *arena, void *old, size_t count, size_t wanted, size_t size, size_t align);

/* Gives back what lies behind the first `bytes` of `block`, when it was the last allocation; else nothing. */
void fh_arena_trim(fh_arena *arena, const void *block, size_t bytes);

/* Everything handed out after a mark is given back by fh_arena_rewind. */
fh_arena_mark fh_arena_mark_now(const fh_arena *arena);
void fh_arena_rewind(fh_arena *arena, fh_arena_mark mark);
void fh_arena_reset(fh_arena *arena); /* rewinds to empty and forgets a failure; keeps one chunk */

/* FH_OK, or why the first failed allocation failed: FH_ENOMEM, or FH_ELIMIT for the budget. */
fh_status fh_arena_status(const fh_arena *arena);
size_t fh_arena_used(const fh_arena *arena); /* bytes handed out */

#define fh_new(arena, T) ((T *)fh_arena_alloc((arena), 1, sizeof(T), _Alignof(T)))
#define fh_new_n(arena, T, n) ((T *)fh_arena_alloc((arena), (n), sizeof(T), _Alignof(T)))

#endif
