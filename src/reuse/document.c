/* SPDX-License-Identifier: MIT
 *
 * reuse/document.c - documents as they come, and as they are read back: name, words, shingles. */
#include "base/hash.h"
#include "reuse/dedup_inside.h"

static uint64_t digest_of(const fh_dedup_words *words) {
    uint64_t h = words->n;
    for (size_t i = 0; i < words->n; i++) h = fh_hash_pair(h, words->at[i] & ~FH_DEDUP_NAME);
    return h;
}

fh_status fh_dedup_add(fh_dedup *d, fh_str id, int64_t published, const fh_dedup_words *words, fh_error *err) {
    if (d->n == FH_DEDUP_MOST) return fh_fail(err, FH_ELIMIT, 0, "more than %u documents; deduplicate them in parts", FH_DEDUP_MOST);
    if (words->n > UINT32_MAX || id.len > UINT32_MAX) return fh_fail(err, FH_ELIMIT, 0, "a document of more than 4 GiB");
    fh_dedup__doc doc = {.digest = digest_of(words), .words_at = fh_spill_size(d->words), .name_at = fh_spill_size(d->names), .n_words = (uint32_t)words->n};
    uint32_t len = (uint32_t)id.len;
    fh_status status = fh_spill_write(d->words, words->at, words->n * sizeof *words->at, err);
    if (!status) status = fh_spill_write(d->names, &published, sizeof published, err);
    if (!status) status = fh_spill_write(d->names, &len, sizeof len, err);
    if (!status) status = fh_spill_write(d->names, id.ptr, id.len, err);
    if (!status) status = fh_spill_write(d->table, &doc, sizeof doc, err);
    d->n += status == FH_OK;
    d->total_words += words->n;
    return status;
}

fh_status fh_dedup__read_name(const fh_dedup *d, fh_arena *arena, uint32_t rank, fh_dedup__name *ret, fh_error *err) {
    uint64_t at = d->docs[rank].name_at;
    uint32_t len = 0;
    fh_status status = fh_spill_read(d->names, at, &ret->published, sizeof ret->published, err);
    if (!status) status = fh_spill_read(d->names, at + sizeof ret->published, &len, sizeof len, err);
    char *id = fh_arena_alloc_raw(arena, (size_t)len + 1, 1, 1);
    if (!status && !id) status = fh_fail_arena(err, arena);
    if (!status) status = fh_spill_read(d->names, at + sizeof ret->published + sizeof len, id, len, err);
    ret->id = (fh_str){id, len};
    return status;
}

/* Each word of a run times a number of its own; the sum is stirred once. Words are hashes already. */
static inline uint64_t hash_run(const uint32_t *word, unsigned length) {
    static const uint64_t factor[8] = {0x9e3779b97f4a7c15u, 0xc2b2ae3d27d4eb4fu, 0x165667b19e3779f9u, 0xd6e8feb86659fd93u,
                                       0xa0761d6478bd642fu, 0xe7037ed1a0b428dbu, 0x8ebc6af09c88c6e3u, 0x589965cc75374cc3u};
    uint64_t h = length;
    for (unsigned k = 0; k < length; k++) h += (uint64_t)(word[k] & ~FH_DEDUP_NAME) * factor[k];
    h ^= h >> 29;
    h *= 0xbf58476d1ce4e5b9u;
    return h ^ h >> 32;
}

static uint64_t *hash_runs(fh_arena *scratch, const uint32_t *word, uint32_t n, unsigned length, uint32_t *ret_n) {
    *ret_n = n < length ? 0 : n - length + 1;
    uint64_t *hash = fh_arena_alloc_raw(scratch, *ret_n + 1u, sizeof *hash, _Alignof(uint64_t));
    for (uint32_t i = 0; hash && i < *ret_n; i++) hash[i] = hash_run(word + i, length);
    return hash;
}

void fh_dedup__cut_words(fh_arena *scratch, const uint32_t *word, uint32_t n, unsigned which, fh_dedup__shingles *s) {
    *s = (fh_dedup__shingles){.word = word, .n_words = n};
    if (which & FH_DEDUP__THREES) s->three = hash_runs(scratch, word, n, 3, &s->n_three);
    if (which & FH_DEDUP__FIVES) s->five = hash_runs(scratch, word, n, 5, &s->n_five);
    if (which & FH_DEDUP__EIGHTS) s->eight = hash_runs(scratch, word, n, 8, &s->n_eight);
}

fh_status fh_dedup__cut(const fh_dedup *d, fh_arena *scratch, uint32_t rank, unsigned which, fh_dedup__shingles *s, fh_error *err) {
    const fh_dedup__doc *doc = &d->docs[rank];
    uint32_t n = doc->n_words;
    uint32_t *word = fh_arena_alloc_raw(scratch, n + 1u, sizeof *word, _Alignof(uint64_t));
    if (!word) return fh_fail_arena(err, scratch);
    fh_status status = fh_spill_read(d->words, doc->words_at, word, n * sizeof *word, err);
    if (status) return status;
    fh_dedup__cut_words(scratch, word, n, which, s);
    return fh_fail_arena(err, scratch);
}
