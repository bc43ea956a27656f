/* SPDX-License-Identifier: MIT
 *
 * reuse/reuse.h - what texts share: passages between two, and which of many are worth comparing. */
#ifndef FH_REUSE_REUSE_H
#define FH_REUSE_REUSE_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

/* Passages that a and b share, by a_span.begin; their tokens and sentences are read. Report indices a and b
 * are left 0 and 1 for the caller to set. Comparing b with a finds the same passages, mirrored. Linear in
 * the texts for verbatim and close passages. Threads: any number at once, arenas of their own. FH_ENOMEM,
 * FH_ELIMIT. */
fh_status fh_reuse_compare(fh_arena *keep, fh_arena *scratch, const fh_report *a, const fh_report *b,
                           const fh_passage **ret_passages, uint32_t *ret_n, fh_error *err);

/* Two of many reports that share rare runs of words; a < b as indices. */
typedef struct fh_reuse_pair {
    uint32_t a, b;
    uint32_t shared;        /* distinct rare shingles that both hold */
    float share_a, share_b; /* of the distinct shingles of a, of b: how much of each stands in the other */
} fh_reuse_pair;

/* The pairs of `reports` that are worth comparing, by a, then b. A shingle is a run of four words; rare is
 * one that few reports hold. A shingle of many reports links only those next to one another in the order of
 * their texts' digests, so that a thousand copies of one text stay connected at linear cost.
 * n log n in the words of all reports, whatever the number of reports. FH_ENOMEM. */
fh_status fh_reuse_pairs(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                         const fh_reuse_pair **ret_pairs, uint32_t *ret_n, fh_error *err);

#endif
