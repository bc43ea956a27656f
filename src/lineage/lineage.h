/* SPDX-License-Identifier: MIT
 *
 * lineage/lineage.h - which report derives from which, on what evidence, and which rest on the same reporting.
 *
 * The files in the order of the work. docs/lineage.md tells the methods.
 *
 *   evidence      words, telling: what two reports share besides passages. names: is this the outlet that is credited. ties: what speaks for and against
 *                 one report's deriving from another. heed: what people have decided
 *   parents       parents: the best acyclic set of them. branching: the maximum branching of a graph. second: further parents
 *   lost sources  lost: sources that several reports must have had. credited: those that are known by name
 *   stemma        for copies that differ by a few words. family: whose texts are close enough. collate: where they differ. table: a collation
 *                 table as read. grow: the tree. archetype: its root. exemplars: copies of more than one. witnesses: a table's stemma
 *   all of it     lineage: a story's stages in order. explain: one line for each edge. write: edges, lost sources, accounts */
#ifndef FH_LINEAGE_LINEAGE_H
#define FH_LINEAGE_LINEAGE_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

typedef struct fh_lineage {
    const fh_edge *edges;    /* by child, parent; no cycles */
    uint32_t n_edges;
    const fh_str *lost;      /* names of lost common sources; their index is n_reports + k */
    uint32_t n_lost;
    const uint32_t *account; /* per member of the story: 1 .. n_accounts */
    uint32_t n_accounts;
} fh_lineage;

/* The lineage of one story. `passages` are those of the dossier, by a, b. Indices are report indices. */
fh_status fh_lineage_build(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports, const fh_story *story,
                           const fh_passage *passages, uint32_t n_passages, fh_lineage *ret_lineage, fh_error *err);

#endif
