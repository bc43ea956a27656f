/* SPDX-License-Identifier: MIT
 *
 * claim/change.h - candidates for changes: what differs in meaning between a child and its parents, before it is
 * decided which of them a careful reader would mark. */
#ifndef FH_CLAIM_CHANGE_H
#define FH_CLAIM_CHANGE_H

#include "claim/align.h"
#include "base/vec.h"

/* How child and parent stand to one another. */
typedef struct fh_claim__descent {
    const fh_claim__text *parent;
    uint32_t parent_report;
    fh_edge_kind kind;
    float share, confidence;
    float same_lines; /* share of the child's lines that stand in the parent word for word */
} fh_claim__descent;

enum { FH_CLAIM__CHANGE_FEATURES = 104, FH_CLAIM__PARENTS = 6 };

typedef struct fh_claim__candidate {
    fh_change change;   /* note and confidence are still to come */
    uint32_t group;     /* candidates of one group speak of the same pair of sentences */
    float f[FH_CLAIM__CHANGE_FEATURES];
} fh_claim__candidate;

typedef FH_VEC(fh_claim__candidate) fh_claim__candidates;

/* Appends the candidates of `child` against its parents. Indices of reports are those given. */
void fh_claim__find_changes(fh_arena *arena, fh_arena *scratch, const fh_claim__text *child, uint32_t child_report,
                            const fh_claim__descent *parents, uint32_t n_parents, fh_claim__candidates *out);

#endif
