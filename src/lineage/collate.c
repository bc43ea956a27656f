/* SPDX-License-Identifier: MIT
 *
 * lineage/collate.c - where the copies of one text differ.
 *
 * Each witness is taken as its runs of SHINGLE words. A run that only some witnesses have tells of a change;
 * neighbouring runs that the very same witnesses have come from one change and are one reading: a word
 * replaced, a sentence cut, a paragraph added each end one reading and make at most another, however long
 * they are. No alignment is made, so that paragraphs may have moved.
 *
 * Cost: n log n in the words of all witnesses. Invariant: a reading's set of witnesses, known by the sum of
 * their mixed numbers, is the same for all its runs. */
#include "lineage/collate.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/vec.h"

enum { SHINGLE = 3 };

typedef struct run {
    uint64_t key;     /* of its words, and the how-manieth of its kind in the witness */
    uint32_t witness, token, last; /* first and last token */
    uint32_t feature; /* number of the key */
} run;
typedef FH_VEC(run) run_vec;

typedef struct feature {
    uint64_t witnesses; /* sum of the mixed numbers of those that have it */
    uint32_t n;
    uint32_t reading;   /* FH_NONE until it is in one */
} feature;

/* The runs of one witness, in order, pushed to `out`. */
static void add_runs(fh_arena *arena, const fh_report *r, uint32_t witness, run_vec *out) {
    uint32_t at[SHINGLE], n = 0;
    fh_map seen = {.arena = arena};
    for (uint32_t i = 0; i < r->n_tokens; i++) {
        if (!(r->tokens[i].flags & FH_TOKEN_WORD)) continue;
        if (n == SHINGLE) memmove(at, at + 1, (SHINGLE - 1) * sizeof *at), n--;
        at[n++] = i;
        if (n < SHINGLE) continue;
        uint64_t key = 0;
        for (uint32_t k = 0; k < SHINGLE; k++) key = fh_hash_pair(key, r->tokens[at[k]].word);
        uint32_t *times = fh_map_put(&seen, key, 0);
        if (!times) return;
        fh_vec_push(arena, out, (run){fh_hash_pair(key, ++*times), witness, at[0], at[SHINGLE - 1], 0});
    }
}

static int by_key(const void *a, const void *b) {
    const run *const *x = a, *const *y = b;
    if ((*x)->key != (*y)->key) return (*x)->key < (*y)->key ? -1 : 1;
    return (*x)->witness < (*y)->witness ? -1 : (*x)->witness > (*y)->witness;
}

/* Numbers the keys and notes who has them. */
static feature *number_features(fh_arena *arena, run_vec *runs) {
    const run **sorted = fh_new_n(arena, const run *, runs->n + 1);
    feature *features = fh_new_n(arena, feature, runs->n + 1);
    if (!sorted || !features) return NULL;
    for (size_t i = 0; i < runs->n; i++) sorted[i] = &runs->at[i];
    fh_sort(sorted, runs->n, sizeof *sorted, by_key);
    uint32_t n = 0;
    for (size_t i = 0; i < runs->n; i++) {
        if (!i || sorted[i]->key != sorted[i - 1]->key) features[n++] = (feature){0, 0, FH_NONE};
        runs->at[sorted[i] - runs->at].feature = n - 1;
        features[n - 1].witnesses += fh_mix64((uint64_t)sorted[i]->witness + 1);
        features[n - 1].n++;
    }
    return features;
}

typedef FH_VEC(fh_lineage__reading) reading_vec;

/* Neighbouring runs of the same witnesses become one reading. */
static void find_readings(fh_arena *arena, const run_vec *runs, feature *features, uint32_t n_witnesses, reading_vec *out) {
    uint32_t present = FH_NONE; /* the reading that the last run was in */
    uint64_t of = 0;            /* and its witnesses */
    for (size_t i = 0; i < runs->n; i++) {
        const run *r = &runs->at[i];
        feature *f = &features[r->feature];
        if (i && runs->at[i - 1].witness != r->witness) present = FH_NONE;
        if (f->n == n_witnesses) { present = FH_NONE; continue; }
        if (f->reading == FH_NONE) {
            if (present == FH_NONE || of != f->witnesses) {
                present = (uint32_t)out->n;
                fh_vec_push(arena, out, (fh_lineage__reading){r->witness, r->token, r->last + 1 - r->token});
                if (out->n == present) return;
            }
            f->reading = present;
            fh_lineage__reading *reading = &out->at[present];
            if (reading->witness == r->witness && r->last >= reading->token) reading->n_tokens = r->last + 1 - reading->token;
        }
        present = f->reading;
        of = f->witnesses;
    }
}

void fh_lineage__collate(fh_arena *scratch, const fh_report *const *reports, uint32_t n, fh_lineage__collation *ret_collation) {
    run_vec runs = {0};
    reading_vec readings = {0};
    *ret_collation = (fh_lineage__collation){.rows = fh_new_n(scratch, uint64_t *, n ? n : 1), .n = n};
    for (uint32_t i = 0; i < n; i++) add_runs(scratch, reports[i], i, &runs);
    feature *features = number_features(scratch, &runs);
    if (features) find_readings(scratch, &runs, features, n, &readings);
    ret_collation->n_readings = (uint32_t)readings.n;
    ret_collation->readings = readings.at;
    ret_collation->n_words = (uint32_t)(readings.n / 64 + 1);
    for (uint32_t i = 0; ret_collation->rows && i < n; i++) ret_collation->rows[i] = fh_new_n(scratch, uint64_t, ret_collation->n_words);
    if (fh_arena_status(scratch)) return;
    for (size_t i = 0; i < runs.n; i++) {
        uint32_t reading = features[runs.at[i].feature].reading;
        if (reading != FH_NONE) ret_collation->rows[runs.at[i].witness][reading / 64] |= (uint64_t)1 << (reading % 64);
    }
}

/* Number of bits that are set, without the instruction that not every processor has, and without the call that stands for it. */
static inline uint32_t bits(uint64_t x) {
    x -= x >> 1 & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
    x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return (uint32_t)(x * 0x0101010101010101u >> 56);
}

uint32_t fh_lineage__differences(const fh_lineage__collation *c, const uint64_t *a, const uint64_t *b) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n_words; i++) n += bits(a[i] ^ b[i]);
    return n;
}

uint32_t fh_lineage__shared_against(const fh_lineage__collation *c, const uint64_t *a, const uint64_t *b, const uint64_t *v) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n_words; i++) n += bits(a[i] & b[i] & ~v[i]);
    return n;
}
