/* SPDX-License-Identifier: MIT
 *
 * reuse/dedup.h - near-duplicates among any number of documents, in bounded memory.
 *
 *   fold -> documents (words on a spill)
 *        -> keys: shingles that few documents hold        -> sorter
 *        -> pairs of documents that share several keys    -> sorter
 *        -> verified: both texts compared word by word    -> edges
 *        -> groups: edges that agree, split where they do not
 *
 * Nothing depends on the order in which documents come, nor on the number of threads: from the second step on
 * a document is its rank in the order of digest and id. */
#ifndef FH_REUSE_DEDUP_H
#define FH_REUSE_DEDUP_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/pool.h"
#include "base/str.h"
#include "base/vec.h"

/* The words of a text as hashes of their folded forms. The lowest bit says that the word is written with a
 * capital or holds a digit; two words are the same when they agree in the other bits. */
typedef FH_VEC(uint32_t) fh_dedup_words;
#define FH_DEDUP_NAME 1u
#define FH_DEDUP_MOST (1u << 28) /* documents */

void fh_dedup_fold(fh_arena *arena, fh_str text, fh_dedup_words *ret);

/* How one document relates to another. */
typedef struct fh_dedup_edge {
    uint32_t a, b;              /* ranks, a < b */
    float jaccard;              /* of the sets of five-word shingles */
    float share_a, share_b;     /* of the stretches of a, of b: how many are found in the other */
    uint32_t common;            /* distinct three-word shingles that both hold */
    bool template_;             /* the same frame around other names and numbers */
} fh_dedup_edge;

typedef struct fh_dedup fh_dedup;

typedef struct fh_dedup_params {
    size_t memory;      /* bytes, about; 0: 1 GiB */
    const char *folder; /* for intermediate data; NULL: /tmp */
    const char *resume; /* folder that keeps what is done, so that a run that was stopped is gone on with; NULL: nothing is kept */
    /* Told once for each kind of intermediate data that goes to disk; NULL is fine. */
    void (*note)(void *payload, const char *line);
    void *payload;
} fh_dedup_params;

/* Allocator, pool and params are borrowed. FH_ENOMEM; with params->resume FH_EIO, and FH_EINPUT where the folder holds something else. */
fh_status fh_dedup_new(const fh_allocator *allocator, fh_pool *pool, const fh_dedup_params *params, fh_dedup **ret_dedup, fh_error *err);
void fh_dedup_free(fh_dedup *dedup);

/* Adds a document: its folded words, and when it was published in seconds of any one clock (INT64_MIN: unknown).
 * An id that comes twice is two documents. FH_ENOMEM, FH_EIO, FH_ELIMIT. */
fh_status fh_dedup_add(fh_dedup *dedup, fh_str id, int64_t published, const fh_dedup_words *words, fh_error *err);

/* With params.resume. While fh_dedup_passes says so, the next input was taken by an earlier run: it is not added, but passed,
 * and *ret_failed tells how it went then. Each later one, added or failed, is told with fh_dedup_took. A fingerprint is a
 * hash of all that the input is. FH_EINPUT: the inputs are others than before. */
bool fh_dedup_passes(const fh_dedup *dedup);
fh_status fh_dedup_pass(fh_dedup *dedup, uint64_t fingerprint, bool *ret_failed, fh_error *err);
fh_status fh_dedup_took(fh_dedup *dedup, uint64_t fingerprint, bool failed, fh_error *err);

/* Finds the groups and hands them over by the id of their first member; a non-zero answer stops (FH_ECANCEL).
 * Once, after the last fh_dedup_add. Time: n log n in the words. */
typedef int fh_dedup_group_fn(void *payload, const fh_dedup_group *group);
fh_status fh_dedup_run(fh_dedup *dedup, fh_dedup_group_fn *fn, void *payload, fh_error *err);

/* ---- the steps one by one, for engines that run them on many machines (dedup --stage) ---- */

/* Pairs of ids that are worth comparing, instead of groups. A non-zero answer stops. */
typedef int fh_dedup_pair_fn(void *payload, fh_str a, fh_str b);
fh_status fh_dedup_run_pairs(fh_dedup *dedup, fh_dedup_pair_fn *fn, void *payload, fh_error *err);

/* Compares two documents; a and b of the edge are left 0. `scratch` is rewound. */
fh_status fh_dedup_measure(fh_arena *scratch, const fh_dedup_words *a, const fh_dedup_words *b, fh_dedup_edge *ret, fh_error *err);

/* Groups from edges that were measured before, each once; those of ids that were not added are passed over. */
typedef struct fh_dedup_named_edge { fh_str a, b; fh_dedup_edge edge; } fh_dedup_named_edge;
fh_status fh_dedup_run_groups(fh_dedup *dedup, const fh_dedup_named_edge *edges, size_t n_edges, fh_dedup_group_fn *fn, void *payload, fh_error *err);

/* An edge that says nothing: neither document has a share of the other that is worth keeping. */
bool fh_dedup_is_nothing(const fh_dedup_edge *edge);

uint32_t fh_dedup_documents(const fh_dedup *dedup);

#endif
