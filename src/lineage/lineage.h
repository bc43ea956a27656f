/* SPDX-License-Identifier: MIT
 *
 * lineage/lineage.h - which report derives from which, on what evidence, and which rest on the same reporting. */
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
