/* SPDX-License-Identifier: MIT
 *
 * reuse/keys.c - by which of its shingles a document is found.
 *
 * A shingle that every other document holds too finds nothing, and one that no other holds finds nobody. So the
 * documents that hold a shingle are counted first - in one byte each, in a table without keys: two shingles that
 * meet in a byte look more frequent than they are, which costs a key and never a wrong answer - and then each
 * document chooses, among its shingles of 2 to CAP documents, those with the lowest hashes. Similar documents
 * choose alike (bottom-k sampling, Broder 1997, of the informative part of the text only). Short shingles survive
 * heavy editing and OCR; long ones are still rare among millions of documents; each kind has its own quota.
 *
 * Crowds are the exception: a text that thousands of outlets carry has no rare shingle at all. For them each
 * document adds DRAWS minimum hashes over all of its shingles, whatever their frequency (candidates.c bounds the
 * work that a frequent key makes).
 *
 * When there are more shingles than bytes to count in, only one of 2^k is looked at - the same in all documents. */
#include <stdatomic.h>

#include "base/hash.h"
#include "reuse/dedup_inside.h"

enum { CAP = 48, QUOTA = 16, DRAWS = 4, BLOCK = 512, SATURATED = 255 };

typedef struct counting {
    fh_dedup *d;
    _Atomic uint8_t *counts;
    unsigned shift;         /* of a hash, to be a place in counts */
    uint64_t sample;        /* shingles with any of these bits set are not looked at */
    fh_sorter *keys;
    uint64_t **out;         /* per item: the keys of its documents */
    size_t *n_out;
    uint32_t first;         /* block of item 0 */
    struct fault { size_t item; fh_error err; } *faults; /* per worker */
} counting;

static void note_fault(counting *c, unsigned worker, size_t item, const fh_error *err) {
    struct fault *f = &c->faults[worker];
    if (!f->err.status || item < f->item) *f = (struct fault){item, *err};
}

static fh_status first_fault(const counting *c, fh_error *err) {
    const struct fault *first = NULL;
    for (unsigned i = 0; i < fh_pool_threads(c->d->pool); i++)
        if (c->faults[i].err.status && (!first || c->faults[i].item < first->item)) first = &c->faults[i];
    return first ? fh_fail(err, first->err.status, first->err.offset, "%s", first->err.msg) : FH_OK;
}

static void count_one(counting *c, uint64_t hash) {
    _Atomic uint8_t *at = &c->counts[hash >> c->shift];
    uint8_t seen = atomic_load_explicit(at, memory_order_relaxed);
    while (seen < SATURATED && !atomic_compare_exchange_weak_explicit(at, &seen, (uint8_t)(seen + 1), memory_order_relaxed, memory_order_relaxed)) {}
}

static void count_all(counting *c, const uint64_t *hash, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (!(hash[i] & c->sample)) count_one(c, hash[i]);
}

static uint32_t block_end(const fh_dedup *d, uint32_t begin) { return d->n - begin < BLOCK ? d->n : begin + BLOCK; }

static void count_block(void *payload, size_t item, unsigned worker) {
    counting *c = payload;
    fh_dedup *d = c->d;
    fh_arena *scratch = d->scratch[worker];
    uint32_t begin = (uint32_t)item * BLOCK;
    for (uint32_t k = begin; k < block_end(d, begin); k++) {
        if (d->docs[k].same_as != k) continue;
        fh_dedup__shingles s;
        fh_error err;
        if (fh_dedup__cut(d, scratch, k, FH_DEDUP__THREES | FH_DEDUP__EIGHTS, &s, &err)) note_fault(c, worker, item, &err);
        else count_all(c, s.three, s.n_three), count_all(c, s.eight, s.n_eight);
        fh_arena_reset(scratch);
    }
}

/* Keeps the QUOTA lowest distinct hashes that are informative; lowest[] is rising. */
static unsigned choose(const counting *c, const uint64_t *hash, uint32_t n, uint64_t lowest[QUOTA]) {
    unsigned kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (hash[i] & c->sample) continue;
        uint64_t x = fh_mix64(hash[i]);
        if (kept == QUOTA && x >= lowest[kept - 1]) continue; /* first, for it spares a look into a large table */
        uint8_t seen = atomic_load_explicit(&c->counts[hash[i] >> c->shift], memory_order_relaxed);
        if (seen < 2 || seen > CAP) continue;
        unsigned at = kept;
        while (at && lowest[at - 1] > x) at--;
        if (at && lowest[at - 1] == x) continue;
        if (kept < QUOTA) kept++;
        memmove(&lowest[at + 1], &lowest[at], (kept - 1 - at) * sizeof *lowest);
        lowest[at] = x;
    }
    return kept;
}

static void draw(const uint64_t *hash, uint32_t n, uint64_t lowest[DRAWS]) {
    static const uint64_t turn[DRAWS] = {0x9e3779b97f4a7c15u, 0xc2b2ae3d27d4eb4fu, 0x165667b19e3779f9u, 0xd6e8feb86659fd93u};
    for (unsigned k = 0; k < DRAWS; k++) lowest[k] = UINT64_MAX;
    for (uint32_t i = 0; i < n; i++) {
        for (unsigned k = 0; k < DRAWS; k++) {
            uint64_t x = hash[i] * turn[k];
            if (x < lowest[k]) lowest[k] = x;
        }
    }
}

static uint64_t as_key(uint64_t hash, unsigned kind, uint32_t rank) {
    return fh_hash_pair(hash, kind) >> FH_DEDUP_RANK_BITS << FH_DEDUP_RANK_BITS | rank;
}

/* Distinct hashes, by a table of `slot`s: room for twice as many, all zero. */
static uint32_t count_distinct(const uint64_t *hash, uint32_t n, uint64_t *slot, uint32_t mask) {
    uint32_t distinct = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint64_t key = hash[i] ? hash[i] : 1;
        uint32_t at = (uint32_t)(key >> 32) & mask;
        while (slot[at] && slot[at] != key) at = (at + 1) & mask;
        distinct += !slot[at];
        slot[at] = key;
    }
    return distinct;
}

static uint32_t distinct_fives(fh_arena *scratch, const fh_dedup__shingles *s) {
    uint32_t size = 16;
    while (size < 2 * (uint64_t)s->n_five && size < (uint32_t)1 << 31) size *= 2;
    uint64_t *slot = fh_new_n(scratch, uint64_t, size);
    return slot ? count_distinct(s->five, s->n_five, slot, size - 1) : 0;
}

static unsigned keys_of(const counting *c, const fh_dedup__shingles *s, uint32_t rank, uint64_t *out) {
    uint64_t lowest[QUOTA];
    unsigned n = 0, kept = choose(c, s->three, s->n_three, lowest);
    for (unsigned k = 0; k < kept; k++) out[n++] = as_key(lowest[k], 1, rank);
    kept = choose(c, s->eight, s->n_eight, lowest);
    for (unsigned k = 0; k < kept; k++) out[n++] = as_key(lowest[k], 2, rank);
    if (!s->n_five) return n;
    draw(s->five, s->n_five, lowest);
    for (unsigned k = 0; k < DRAWS; k++) out[n++] = as_key(lowest[k], 3 + k, rank);
    return n;
}

static void key_block(void *payload, size_t item, unsigned worker) {
    counting *c = payload;
    fh_dedup *d = c->d;
    fh_arena *scratch = d->scratch[worker];
    uint32_t begin = (c->first + (uint32_t)item) * BLOCK;
    c->n_out[item] = 0;
    for (uint32_t k = begin; k < block_end(d, begin); k++) {
        if (d->docs[k].same_as != k) continue;
        fh_dedup__shingles s;
        fh_error err;
        if (fh_dedup__cut(d, scratch, k, FH_DEDUP__THREES | FH_DEDUP__FIVES | FH_DEDUP__EIGHTS, &s, &err)) note_fault(c, worker, item, &err);
        else {
            unsigned n = keys_of(c, &s, k, c->out[item] + c->n_out[item]);
            d->docs[k].n_keys = (uint8_t)n;
            d->docs[k].n_fives = distinct_fives(scratch, &s);
            c->n_out[item] += n;
            if (fh_fail_arena(&err, scratch)) note_fault(c, worker, item, &err);
        }
        fh_arena_reset(scratch);
    }
}

static void five_block(void *payload, size_t item, unsigned worker) {
    counting *c = payload;
    fh_dedup *d = c->d;
    fh_arena *scratch = d->scratch[worker];
    uint32_t begin = (uint32_t)item * BLOCK;
    for (uint32_t k = begin; k < block_end(d, begin); k++) {
        fh_dedup__shingles s;
        fh_error err;
        if (fh_dedup__cut(d, scratch, k, FH_DEDUP__FIVES, &s, &err)) note_fault(c, worker, item, &err);
        else d->docs[k].n_fives = distinct_fives(scratch, &s);
        fh_arena_reset(scratch);
    }
}

fh_status fh_dedup__count_fives(fh_dedup *d, fh_error *err) {
    counting c = {.d = d, .faults = fh_new_n(d->arena, struct fault, fh_pool_threads(d->pool))};
    if (!c.faults) return fh_fail_arena(err, d->arena);
    fh_pool_run(d->pool, (d->n + (size_t)BLOCK - 1) / BLOCK, five_block, &c);
    return first_fault(&c, err);
}

/* As many bytes to count in as shingles ask for, within `most`; and how many shingles are looked at. */
static size_t size_table(counting *c, size_t most) {
    size_t bytes = 1 << 16;
    c->shift = 64 - 16;
    while (bytes < 8 * c->d->total_words && 2 * bytes <= most) bytes *= 2, c->shift--;
    for (uint64_t looked_at = 2 * c->d->total_words; looked_at > bytes / 3; looked_at /= 2) c->sample = c->sample << 1 | 1;
    return bytes;
}

static fh_status hand_over_keys(counting *c, size_t n_blocks, fh_error *err) {
    enum { AT_ONCE = 64 };
    fh_status status = FH_OK;
    for (size_t b = 0; !status && b < n_blocks; b += AT_ONCE) {
        size_t n = n_blocks - b < AT_ONCE ? n_blocks - b : AT_ONCE;
        c->first = (uint32_t)b;
        fh_pool_run(c->d->pool, n, key_block, c);
        status = first_fault(c, err);
        for (size_t i = 0; !status && i < n; i++) status = fh_sorter_add(c->keys, c->out[i], c->n_out[i], err);
    }
    return status;
}

static bool make_room(counting *c, fh_arena *arena) {
    enum { AT_ONCE = 64 };
    c->faults = fh_new_n(arena, struct fault, fh_pool_threads(c->d->pool));
    c->n_out = fh_new_n(arena, size_t, AT_ONCE);
    c->out = fh_new_n(arena, uint64_t *, AT_ONCE);
    for (unsigned i = 0; c->out && i < AT_ONCE; i++)
        c->out[i] = fh_arena_alloc_raw(arena, (size_t)BLOCK * (2 * QUOTA + DRAWS), sizeof(uint64_t), _Alignof(uint64_t));
    return fh_arena_status(arena) == FH_OK;
}

fh_status fh_dedup__add_keys(fh_dedup *d, fh_sorter *keys, fh_error *err) {
    counting c = {.d = d, .keys = keys};
    fh_arena *arena = fh_arena_new(&d->allocator, 0);
    if (!arena) return fh_fail(err, FH_ENOMEM, 0, "out of memory for counting shingles");
    size_t bytes = size_table(&c, d->params.memory / 4), n_blocks = (d->n + (size_t)BLOCK - 1) / BLOCK;
    c.counts = fh_arena_alloc(arena, bytes, 1, 64);
    fh_status status = c.counts && make_room(&c, arena) ? FH_OK : fh_fail_arena(err, arena);
    if (!status) {
        fh_pool_run(d->pool, n_blocks, count_block, &c);
        status = first_fault(&c, err);
    }
    if (!status) status = hand_over_keys(&c, n_blocks, err);
    fh_arena_free(arena);
    return status;
}
