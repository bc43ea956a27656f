/* SPDX-License-Identifier: MIT
 *
 * lineage/tradition.h - the witnesses of a collation table and the lost copies between them; private to lineage/.
 *
 * Nodes are numbered: witnesses first, in the order of the table, lost copies after them. */
#ifndef FH_LINEAGE_TRADITION_H
#define FH_LINEAGE_TRADITION_H

#include <firsthand/records.h>

#include "base/vec.h"
#include "lineage/table.h"

/* A further exemplar of a witness that was copied from several. */
typedef struct fh_lineage__exemplar {
    uint32_t copy, from;  /* nodes */
    uint32_t agreements;  /* places at which they agree against the copy's parent */
    uint32_t first, last; /* the places between which the copy follows it; all places where it does so here and there */
    float gain;           /* how much likelier the copy's readings are with it than without, in nats */
} fh_lineage__exemplar;

typedef struct fh_lineage__tradition {
    const fh_lineage__table *table;
    uint16_t **rows;       /* per node: a reading a place */
    float *apart;          /* cap x cap: how far two nodes are apart, in places */
    uint32_t n, cap;       /* nodes; the most there may be */
    uint32_t *parent;      /* per node, FH_NONE for the archetype; before there is one, the tree hangs from node 0 */
    float *above;          /* per node: 0..1 that its parent is above it, and not below */
    FH_VEC(fh_lineage__exemplar) exemplars; /* by copy */
} fh_lineage__tradition;

static inline float fh_lineage__apart(const fh_lineage__tradition *t, uint32_t a, uint32_t b) { return t->apart[(size_t)a * t->cap + b]; }

/* The tree that explains the readings with the fewest changes, with lost copies where they save enough. */
void fh_lineage__grow_tree(fh_arena *arena, fh_arena *scratch, const fh_lineage__table *table, fh_lineage__tradition *ret);

/* Hangs the tree from its likeliest archetype. */
void fh_lineage__find_archetype(fh_arena *scratch, fh_lineage__tradition *t);

/* Witnesses that follow another one than their parent as well. */
void fh_lineage__find_exemplars(fh_arena *arena, fh_lineage__tradition *t);

#endif
