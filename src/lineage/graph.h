/* SPDX-License-Identifier: MIT
 *
 * lineage/graph.h - from a stemma to edges with kinds and evidence, and to accounts; private to lineage/. */
#ifndef FH_LINEAGE_GRAPH_H
#define FH_LINEAGE_GRAPH_H

#include "lineage/lineage.h"
#include "lineage/stemma.h"

/* A second source of a report: a digest's other parent, or what a copy took in from elsewhere. */
typedef struct fh_lineage__second {
    uint32_t child, tie; /* member; index of the tie with the second parent */
    float share;         /* of the child's words, found in no other parent */
} fh_lineage__second;

typedef struct fh_lineage__seconds {
    const fh_lineage__second *at; /* by child, then the order they were found in: most words first */
    uint32_t n;
} fh_lineage__seconds;

/* Members that also rest on another one, whose words their parent does not explain. */
void fh_lineage__find_seconds(fh_arena *scratch, const fh_lineage__members *members, const fh_lineage__ties *ties,
                              const fh_lineage__stemma *stemma, fh_lineage__seconds *ret_seconds);

/* Edges, lost sources and accounts as the rest of the house sees them. */
void fh_lineage__write(fh_arena *keep, fh_arena *scratch, const fh_lineage__members *members, const fh_lineage__ties *ties,
                       const fh_lineage__stemma *stemma, const fh_lineage__seconds *seconds, uint32_t n_reports, fh_lineage *ret_lineage);

/* One plain line for everything that speaks for an edge. Lost sources have no tie: `tie` is NULL. */
typedef FH_VEC(fh_evidence) fh_lineage__evidence;
void fh_lineage__explain(fh_arena *keep, const fh_lineage__members *members, const fh_lineage__stemma *stemma, uint32_t child,
                         uint32_t parent, const fh_lineage__tie *tie, fh_lineage__evidence *out);

#endif
