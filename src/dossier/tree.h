/* SPDX-License-Identifier: MIT
 *
 * dossier/tree.h - the lineage of a story as a tree to be drawn: every node once, below its best parent. */
#ifndef FH_DOSSIER_TREE_H
#define FH_DOSSIER_TREE_H

#include <firsthand/records.h>

#include "base/str.h"

typedef struct fh_tree_row {
    uint32_t node;   /* report index, or n_reports + k for a lost source */
    uint32_t edge;   /* the lineage edge to its parent; FH_NONE for a root */
    uint32_t parent; /* row of the parent; FH_NONE for a root */
    uint32_t depth;  /* 0 for a root */
    bool last;       /* of its siblings */
} fh_tree_row;

typedef struct fh_tree {
    const fh_tree_row *rows; /* parents before their children; siblings by date, then index */
    uint32_t n;
} fh_tree;

/* n log n in the story's reports and edges; no recursion. */
fh_tree fh_tree_make(fh_arena *arena, const fh_dossier *d, uint32_t story);

#endif
