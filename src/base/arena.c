/* SPDX-License-Identifier: MIT
 *
 * base/arena.c - a list of chunks, filled from the front.
 *
 *   newest                          oldest
 *   [head|used....free]  ->  [head|used]  ->  NULL
 *
 * Chunks grow by a quarter from 16 KiB to 1 MiB, so that a short report costs little, a long one few
 * calls, and the newest chunk, which may be nearly empty, is a fifth of all at most. An array that outgrows a chunk of its own
 * takes that chunk with it, unless a mark stands in it; so an array that has grown large holds its own size, and not the
 * sizes that it had before as well. Under AddressSanitizer the free part of each chunk is poisoned and a gap is
 * left between neighbours; with FH_DEBUG_ARENA every allocation is a chunk of its own, so
 * that a use after rewind is caught at the byte. */
#include "base/arena.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define FH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FH_ASAN 1
#endif
#endif

#ifdef FH_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n) __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
#define GAP 16u
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#define GAP 0u
#endif

enum { FIRST_CHUNK = 16 << 10, LARGEST_CHUNK = 1 << 20 };

typedef struct chunk {
    struct chunk *older;
    size_t size, used; /* bytes after the head */
    uint32_t holds;    /* how many allocations were made in it */
    bool marked;       /* a mark may stand in it */
} chunk;

struct fh_arena {
    fh_allocator allocator;
    chunk *newest;
    chunk *spare;       /* one chunk given back by a rewind, kept for the next call */
    size_t budget, total;
    size_t next_size;
    char *last;         /* newest allocation, for growing in place */
    fh_status status;
};

static void *default_alloc(void *payload, size_t size) { (void)payload; return malloc(size); }
static void default_release(void *payload, void *block, size_t size) { (void)payload; (void)size; free(block); }

static char *bytes_of(chunk *c) { return (char *)(c + 1); }

fh_arena *fh_arena_new(const fh_allocator *allocator, size_t budget) {
    fh_allocator a = {default_alloc, default_release, NULL};
    if (allocator && allocator->alloc && allocator->release) a = *allocator;
    fh_arena *arena = a.alloc(a.payload, sizeof *arena);
    if (!arena) return NULL;
    *arena = (fh_arena){.allocator = a, .budget = budget, .next_size = FIRST_CHUNK};
    return arena;
}

static void release(fh_arena *arena, chunk *c) {
    if (!c) return;
    UNPOISON(bytes_of(c), c->size);
    arena->allocator.release(arena->allocator.payload, c, sizeof *c + c->size);
}

static void drop_newest(fh_arena *arena) {
    chunk *c = arena->newest;
    arena->newest = c->older;
#ifndef FH_DEBUG_ARENA
    if (c->size <= LARGEST_CHUNK && (!arena->spare || arena->spare->size < c->size)) {
        chunk *smaller = arena->spare;
        POISON(bytes_of(c), c->size);
        arena->spare = c;
        c = smaller;
    }
#endif
    release(arena, c);
}

void fh_arena_free(fh_arena *arena) {
    if (!arena) return;
    while (arena->newest) drop_newest(arena);
    release(arena, arena->spare);
    arena->allocator.release(arena->allocator.payload, arena, sizeof *arena);
}

static void *fail(fh_arena *arena, fh_status why) {
    if (arena->status == FH_OK) arena->status = why;
    return NULL;
}

static bool add_chunk(fh_arena *arena, size_t at_least) {
    size_t size = at_least;
#ifndef FH_DEBUG_ARENA
    if (size < arena->next_size) size = arena->next_size;
    if (arena->next_size < LARGEST_CHUNK) arena->next_size += arena->next_size / 4;
#endif
    if (arena->spare && arena->spare->size >= at_least) {
        chunk *c = arena->spare;
        arena->spare = NULL;
        c->older = arena->newest;
        c->used = 0;
        c->holds = 0;
        c->marked = false;
        arena->newest = c;
        return true;
    }
    if (size > SIZE_MAX - sizeof(chunk)) return false;
    chunk *c = arena->allocator.alloc(arena->allocator.payload, sizeof *c + size);
    if (!c) return false;
    *c = (chunk){.older = arena->newest, .size = size};
    POISON(bytes_of(c), size);
    arena->newest = c;
    return true;
}

void *fh_arena_alloc_raw(fh_arena *arena, size_t count, size_t size, size_t align) {
    if (arena->status != FH_OK) return NULL;
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) return fail(arena, FH_ELIMIT);
    if (arena->budget && bytes > arena->budget - arena->total) return fail(arena, FH_ELIMIT);
    chunk *c = arena->newest;
    size_t at = 0;
    bool fits = false;
#ifndef FH_DEBUG_ARENA
    if (c) {
        uintptr_t base = (uintptr_t)bytes_of(c);
        at = (size_t)(((base + c->used + GAP + align - 1) & ~(uintptr_t)(align - 1)) - base);
        fits = at <= c->size && bytes <= c->size - at;
    }
#endif
    if (!fits) {
        size_t room;
        if (__builtin_add_overflow(bytes, align + GAP, &room)) return fail(arena, FH_ELIMIT);
        if (!add_chunk(arena, room)) return fail(arena, FH_ENOMEM);
        c = arena->newest;
        uintptr_t base = (uintptr_t)bytes_of(c);
        at = (size_t)(((base + align - 1) & ~(uintptr_t)(align - 1)) - base);
    }
    c->used = at + bytes;
    c->holds += c->holds < UINT32_MAX;
    arena->total += bytes;
    arena->last = bytes_of(c) + at;
    UNPOISON(arena->last, bytes);
    return arena->last;
}

void *fh_arena_alloc(fh_arena *arena, size_t count, size_t size, size_t align) {
    void *p = fh_arena_alloc_raw(arena, count, size, align);
    if (p) memset(p, 0, count * size);
    return p;
}

static bool grow_in_place(fh_arena *arena, const void *old, size_t more) {
#ifdef FH_DEBUG_ARENA
    (void)arena, (void)old, (void)more;
    return false;
#else
    chunk *c = arena->newest;
    if (!c || old != arena->last || more > c->size - c->used) return false;
    if (arena->budget && more > arena->budget - arena->total) return false;
    UNPOISON(bytes_of(c) + c->used, more);
    c->used += more;
    arena->total += more;
    return true;
#endif
}

/* The newest chunk, when it holds `old` alone and no mark: once `old` has moved out of it, nobody wants it. */
static chunk *only_home(const fh_arena *arena, const void *old) {
    chunk *c = arena->newest;
    return c && old == arena->last && c->holds == 1 && !c->marked ? c : NULL;
}

/* Gives back a chunk that is not the newest, and which was just below it. */
static void drop_second(fh_arena *arena, chunk *c, size_t bytes) {
    assert(arena->newest->older == c);
    arena->newest->older = c->older;
    arena->total -= bytes;
    release(arena, c);
}

void *fh_arena_grow(fh_arena *arena, void *old, size_t count, size_t wanted, size_t size, size_t align) {
    if (arena->status != FH_OK) return NULL;
    size_t bytes;
    if (__builtin_mul_overflow(wanted, size, &bytes)) return fail(arena, FH_ELIMIT);
    if (old && grow_in_place(arena, old, bytes - count * size)) return old;
    chunk *home = old ? only_home(arena, old) : NULL;
    void *fresh = fh_arena_alloc_raw(arena, wanted, size, align);
    if (fresh && old) memcpy(fresh, old, count * size);
    if (fresh && home) drop_second(arena, home, count * size);
    return fresh;
}

void fh_arena_trim(fh_arena *arena, const void *block, size_t bytes) {
    chunk *c = arena->newest;
    if (!c || block != arena->last) return;
    size_t end = (size_t)(arena->last - bytes_of(c)) + bytes;
    if (end >= c->used) return;
    POISON(bytes_of(c) + end, c->used - end);
    arena->total -= c->used - end;
    c->used = end;
}

fh_arena_mark fh_arena_mark_now(const fh_arena *arena) {
    if (arena->newest) arena->newest->marked = true;
    return (fh_arena_mark){arena->newest, arena->newest ? arena->newest->used : 0, arena->total};
}

void fh_arena_rewind(fh_arena *arena, fh_arena_mark mark) {
    while (arena->newest && arena->newest != mark.chunk) drop_newest(arena);
    if (arena->newest) {
        arena->newest->used = mark.used;
        POISON(bytes_of(arena->newest) + mark.used, arena->newest->size - mark.used);
    }
    arena->total = mark.total;
    arena->last = NULL;
}

void fh_arena_reset(fh_arena *arena) {
    while (arena->newest && arena->newest->older) drop_newest(arena);
    if (arena->newest && arena->newest->size > LARGEST_CHUNK) drop_newest(arena);
    fh_arena_rewind(arena, (fh_arena_mark){arena->newest, 0, 0});
    arena->status = FH_OK;
}

fh_status fh_arena_status(const fh_arena *arena) { return arena->status; }
size_t fh_arena_used(const fh_arena *arena) { return arena->total; }
