/* SPDX-License-Identifier: MIT
 *
 * lineage/witnesses.h - the stemma of a collation table. */
#ifndef FH_LINEAGE_WITNESSES_H
#define FH_LINEAGE_WITNESSES_H

#include "lineage/lineage.h"

/* Reads a collation table (lineage/table.h says its form) and finds the stemma of its witnesses. ret_witnesses: their
 * names, ascending; in *ret_lineage a witness has its position there as index, lost copies come after them, and
 * accounts are left out. FH_EINPUT with the line that is wrong, FH_ELIMIT, FH_ENOMEM. */
fh_status fh_lineage_witnesses(fh_arena *keep, fh_arena *scratch, fh_str table, const fh_str **ret_witnesses, uint32_t *ret_n,
                               fh_lineage *ret_lineage, fh_error *err);

#endif
