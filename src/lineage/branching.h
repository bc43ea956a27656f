/* SPDX-License-Identifier: MIT
 *
 * lineage/branching.h - the best acyclic choice of one parent each; private to lineage/. */
#ifndef FH_LINEAGE_BRANCHING_H
#define FH_LINEAGE_BRANCHING_H

#include "base/str.h"

/* A possible parent of a child, and how much it is worth. */
typedef struct fh_lineage__arc {
    uint32_t child, parent;
    double weight;
} fh_lineage__arc;

/* Chooses for every node but `root` one arc, so that no node is its own ancestor and the sum of weights is the
 * highest possible; every node must be reachable from `root`. ret_arc[v] is the index of v's arc, UINT32_MAX
 * for the root. Of equal sums, arcs that come first are preferred. */
void fh_lineage__branch(fh_arena *scratch, const fh_lineage__arc *arcs, size_t n_arcs, uint32_t n_nodes, uint32_t root, uint32_t *ret_arc);

#endif
