/* SPDX-License-Identifier: MIT
 *
 * lineage/stemma.h - the tree of who copied whom, with lost copies; private to lineage/.
 *
 * Nodes are numbered: members first, lost sources after them. */
#ifndef FH_LINEAGE_STEMMA_H
#define FH_LINEAGE_STEMMA_H

#include "base/vec.h"
#include "lineage/collate.h"
#include "lineage/ties.h"

/* Members whose texts are close enough to be collated. */
typedef struct fh_lineage__family {
    const uint32_t *members; /* ascending */
    uint32_t n;
    fh_lineage__collation collation; /* witness k is members[k] */
} fh_lineage__family;

typedef struct fh_lineage__node {
    uint32_t parent;     /* a node, or FH_NONE */
    uint32_t tie;        /* between the two where both are members; else FH_NONE */
    float confidence;    /* 0..1 that this is the parent, and not another or none */
    uint32_t family;     /* index into families, or FH_NONE */
    const uint64_t *row; /* readings within its family; NULL without one */
    uint32_t shared;     /* lost sources: readings that two of its children share against its parent */
    fh_str name;         /* lost sources: the outlet that its children credit, or absent */
} fh_lineage__node;

typedef struct fh_lineage__stemma {
    FH_VEC(fh_lineage__node) nodes;
    uint32_t n_members;
    const fh_lineage__family *families;
    uint32_t n_families;
} fh_lineage__stemma;

/* Families of the members by their ties; fills innovations of the ties inside them. */
void fh_lineage__find_families(fh_arena *scratch, const fh_lineage__members *members, fh_lineage__ties *ties, fh_lineage__stemma *stemma);

/* Parents: the best branching over the ties, each tree turned to its best root. */
void fh_lineage__choose_parents(fh_arena *scratch, const fh_lineage__ties *ties, fh_lineage__stemma *stemma);

/* Lost sources: where two share readings that their parent lacks. */
void fh_lineage__find_lost(fh_arena *scratch, const fh_lineage__ties *ties, fh_lineage__stemma *stemma);

/* Common sources that are not at hand and that reports state. */
void fh_lineage__find_credited(fh_arena *scratch, const fh_lineage__members *members, const fh_lineage__ties *ties, fh_lineage__stemma *stemma);

/* What people have decided: ties that the story's decisions rule out can no longer be chosen; and, where the search for
 * lost sources came back to one, the child has no parent. */
void fh_lineage__heed(const fh_lineage__members *members, const fh_story *story, fh_lineage__ties *ties);
void fh_lineage__cut(const fh_lineage__ties *ties, fh_lineage__stemma *stemma);

#endif
