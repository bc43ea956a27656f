/* SPDX-License-Identifier: MIT
 *
 * base/sorter.c - runs sorted by their bytes, lowest first (LSD radix sort), then merged from a heap.
 *
 * A run fills half of the memory; the other half is where the radix sort moves it to. Runs that do not fit
 * stand in a spill one after the other; the merge reads each through a window, so that every run costs a seek
 * only now and then. Bytes that all numbers of a run share are not sorted by. */
#include "base/sorter.h"

#include <stdlib.h>
#include <string.h>

#include "base/spill.h"

enum { FEWEST = 1 << 15, MOST_RUNS = 4096 };

typedef struct run {
    uint64_t at, end;           /* bytes in the spill that are still to be read */
    uint64_t *window;
    size_t next, n, cap;        /* of the window */
} run;

struct fh_sorter {
    fh_allocator allocator;
    const char *folder;
    uint64_t *block, *other;    /* cap each */
    size_t n, cap, most;
    fh_spill *spill;
    uint64_t *run_ends;         /* bytes */
    run *runs;
    uint32_t *heap;             /* run numbers, the one with the lowest number on top */
    size_t n_runs, cap_runs, n_heap, next;
    bool reading;
};

static void *default_alloc(void *payload, size_t size) { (void)payload; return malloc(size); }
static void default_release(void *payload, void *block, size_t size) { (void)payload; (void)size; free(block); }
static void *take(const fh_sorter *s, size_t n, size_t size) { return s->allocator.alloc(s->allocator.payload, n * size); }
static void give(const fh_sorter *s, void *block, size_t n, size_t size) {
    if (block) s->allocator.release(s->allocator.payload, block, n * size);
}

fh_sorter *fh_sorter_new(const fh_allocator *allocator, const char *folder, size_t memory) {
    fh_allocator a = {default_alloc, default_release, NULL};
    if (allocator && allocator->alloc && allocator->release) a = *allocator;
    fh_sorter *s = a.alloc(a.payload, sizeof *s);
    if (!s) return NULL;
    size_t most = memory / (2 * sizeof(uint64_t));
    *s = (fh_sorter){.allocator = a, .folder = folder, .most = most < FEWEST ? FEWEST : most};
    return s;
}

static void free_runs(fh_sorter *s) {
    for (size_t i = 0; s->runs && i < s->n_runs; i++) give(s, s->runs[i].window, s->runs[i].cap, sizeof(uint64_t));
    give(s, s->runs, s->n_runs, sizeof *s->runs);
    give(s, s->heap, s->n_runs, sizeof *s->heap);
    give(s, s->run_ends, s->cap_runs, sizeof *s->run_ends);
}

void fh_sorter_free(fh_sorter *s) {
    if (!s) return;
    fh_allocator a = s->allocator;
    free_runs(s);
    give(s, s->block, s->cap, sizeof *s->block);
    give(s, s->other, s->cap, sizeof *s->other);
    fh_spill_free(s->spill);
    a.release(a.payload, s, sizeof *s);
}

bool fh_sorter_on_disk(const fh_sorter *s) { return s->spill && fh_spill_on_disk(s->spill); }

static void sort_block(fh_sorter *s) {
    size_t counts[8][256];
    memset(counts, 0, sizeof counts);
    for (size_t i = 0; i < s->n; i++)
        for (unsigned d = 0; d < 8; d++) counts[d][s->block[i] >> (8 * d) & 255]++;
    for (unsigned d = 0; d < 8 && s->n; d++) {
        if (counts[d][s->block[0] >> (8 * d) & 255] == s->n) continue;
        for (size_t v = 0, sum = 0; v < 256; v++) {
            size_t count = counts[d][v];
            counts[d][v] = sum;
            sum += count;
        }
        for (size_t i = 0; i < s->n; i++) s->other[counts[d][s->block[i] >> (8 * d) & 255]++] = s->block[i];
        uint64_t *swap = s->block;
        s->block = s->other;
        s->other = swap;
    }
}

static fh_status no_memory(fh_error *err) { return fh_fail(err, FH_ENOMEM, 0, "out of memory for sorting"); }

static fh_status spill_block(fh_sorter *s, fh_error *err) {
    if (!s->spill && !(s->spill = fh_spill_new(&s->allocator, s->folder, 0))) return no_memory(err);
    if (s->n_runs == MOST_RUNS) return fh_fail(err, FH_ELIMIT, 0, "more data than %d runs of sorting hold; allow more memory", MOST_RUNS);
    if (s->n_runs == s->cap_runs) {
        size_t cap = s->cap_runs ? 2 * s->cap_runs : 16;
        uint64_t *ends = take(s, cap, sizeof *ends);
        if (!ends) return no_memory(err);
        if (s->n_runs) memcpy(ends, s->run_ends, s->n_runs * sizeof *ends);
        give(s, s->run_ends, s->cap_runs, sizeof *ends);
        s->run_ends = ends;
        s->cap_runs = cap;
    }
    sort_block(s);
    fh_status status = fh_spill_write(s->spill, s->block, s->n * sizeof *s->block, err);
    s->run_ends[s->n_runs++] = fh_spill_size(s->spill);
    s->n = 0;
    return status;
}

/* Doubles the blocks up to `most`. */
static fh_status widen(fh_sorter *s, fh_error *err) {
    size_t cap = s->cap ? 2 * s->cap : FEWEST;
    if (cap > s->most) cap = s->most;
    uint64_t *block = take(s, cap, sizeof *block);
    if (!block) return no_memory(err);
    if (s->n) memcpy(block, s->block, s->n * sizeof *block);
    give(s, s->block, s->cap, sizeof *block);
    give(s, s->other, s->cap, sizeof *block);
    s->block = block;
    s->other = take(s, cap, sizeof *block);
    s->cap = cap;
    if (s->other) return FH_OK;
    give(s, s->block, cap, sizeof *block);
    s->block = NULL;
    s->n = s->cap = 0;
    return no_memory(err);
}

fh_status fh_sorter_add(fh_sorter *s, const uint64_t *numbers, size_t n, fh_error *err) {
    while (n) {
        if (s->n == s->cap) {
            fh_status status = s->cap < s->most ? widen(s, err) : spill_block(s, err);
            if (status) return status;
        }
        size_t part = n < s->cap - s->n ? n : s->cap - s->n;
        memcpy(s->block + s->n, numbers, part * sizeof *numbers);
        s->n += part;
        numbers += part;
        n -= part;
    }
    return FH_OK;
}

static fh_status fill_window(fh_sorter *s, run *r, fh_error *err) {
    size_t left = (size_t)((r->end - r->at) / sizeof(uint64_t));
    r->next = 0;
    r->n = left < r->cap ? left : r->cap;
    fh_status status = r->n ? fh_spill_read(s->spill, r->at, r->window, r->n * sizeof(uint64_t), err) : FH_OK;
    r->at += r->n * sizeof(uint64_t);
    return status;
}

static bool before(const fh_sorter *s, uint32_t x, uint32_t y) {
    uint64_t a = s->runs[x].window[s->runs[x].next], b = s->runs[y].window[s->runs[y].next];
    return a < b || (a == b && x < y);
}

static void sink(fh_sorter *s, size_t at) {
    for (;;) {
        size_t least = at;
        for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < s->n_heap; child++)
            if (before(s, s->heap[child], s->heap[least])) least = child;
        if (least == at) return;
        uint32_t swap = s->heap[at];
        s->heap[at] = s->heap[least];
        s->heap[least] = swap;
        at = least;
    }
}

/* Gives the sorting memory back and opens a window on each run. */
static fh_status open_runs(fh_sorter *s, fh_error *err) {
    give(s, s->block, s->cap, sizeof *s->block);
    give(s, s->other, s->cap, sizeof *s->other);
    s->block = s->other = NULL;
    size_t window = 2 * s->cap / s->n_runs;
    if (window < 512) window = 512;
    if (window > 1 << 17) window = 1 << 17;
    s->cap = 0;
    s->runs = take(s, s->n_runs, sizeof *s->runs);
    s->heap = take(s, s->n_runs, sizeof *s->heap);
    if (s->runs) memset(s->runs, 0, s->n_runs * sizeof *s->runs);
    if (!s->runs || !s->heap) return no_memory(err);
    for (size_t i = 0; i < s->n_runs; i++) {
        run *r = &s->runs[i];
        *r = (run){.at = i ? s->run_ends[i - 1] : 0, .end = s->run_ends[i], .window = take(s, window, sizeof(uint64_t)), .cap = window};
        if (!r->window) return r->cap = 0, no_memory(err);
        fh_status status = fill_window(s, r, err);
        if (status) return status;
        if (r->n) s->heap[s->n_heap++] = (uint32_t)i;
    }
    for (size_t i = s->n_heap / 2; i-- > 0;) sink(s, i);
    return FH_OK;
}

static fh_status start_reading(fh_sorter *s, fh_error *err) {
    s->reading = true;
    if (!s->n_runs) return sort_block(s), FH_OK;
    fh_status status = s->n ? spill_block(s, err) : FH_OK;
    return status ? status : open_runs(s, err);
}

fh_status fh_sorter_next(fh_sorter *s, uint64_t *ret_number, fh_error *err) {
    fh_status status = s->reading ? FH_OK : start_reading(s, err);
    if (status) return status;
    if (!s->n_runs) {
        if (s->next == s->n) return FH_EEND;
        *ret_number = s->block[s->next++];
        return FH_OK;
    }
    if (!s->n_heap) return FH_EEND;
    run *r = &s->runs[s->heap[0]];
    *ret_number = r->window[r->next++];
    if (r->next == r->n) status = fill_window(s, r, err);
    if (!r->n) s->heap[0] = s->heap[--s->n_heap];
    sink(s, 0);
    return status;
}
