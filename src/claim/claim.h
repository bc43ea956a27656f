/* SPDX-License-Identifier: MIT
 *
 * claim/claim.h - what reports say in common, what changed on the way, where they contradict. */
#ifndef FH_CLAIM_CLAIM_H
#define FH_CLAIM_CLAIM_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

typedef struct fh_claims {
    const fh_claim *claims;
    const fh_change *changes;
    const fh_conflict *conflicts;
    uint32_t n_claims, n_changes, n_conflicts;
} fh_claims;

/* Claims, changes and conflicts of story number `story` of the dossier, whose reports, stories, passages,
 * lineage and accounts are known. Events of the story that are one are given one row. */
fh_status fh_claim_read(fh_arena *keep, fh_arena *scratch, const fh_dossier *dossier, uint32_t story, fh_event *events, uint32_t n_events,
                        fh_claims *ret_claims, fh_error *err);

/* Changes of `child` against `parent` (report indices 1 and 0), and 0..1 that the child says what the parent does not. */
fh_status fh_claim_changes(fh_arena *keep, fh_arena *scratch, const fh_report *parent, const fh_report *child,
                           const fh_change **ret_changes, uint32_t *ret_n, double *ret_score, fh_error *err);

/* Conflicts between a and b (report indices 0 and 1), and 0..1 that they contradict. */
fh_status fh_claim_conflicts(fh_arena *keep, fh_arena *scratch, const fh_report *a, const fh_report *b,
                             const fh_conflict **ret_conflicts, uint32_t *ret_n, double *ret_score, fh_error *err);

#endif
