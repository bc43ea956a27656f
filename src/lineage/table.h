/* SPDX-License-Identifier: MIT
 *
 * lineage/table.h - a collation table: what each witness of a text reads at each place of variation; private to lineage/. */
#ifndef FH_LINEAGE_TABLE_H
#define FH_LINEAGE_TABLE_H

#include "base/error.h"
#include "base/str.h"

/* A reading is a number: equal numbers at one place are equal words. */
enum { FH_LINEAGE_UNKNOWN = 0, FH_LINEAGE_OMITTED = 1 /* the witness leaves the words out */ };

typedef struct fh_lineage__table {
    const fh_str *witnesses;      /* names, ascending */
    uint16_t *const *readings;    /* per witness: a reading a place */
    const fh_str *labels;         /* per place: what the table calls it; absent where it has no such column */
    const fh_str *const *wording; /* per place: what reading 2 and those after it say */
    uint32_t n, n_places;
} fh_lineage__table;

/* Reads a table of lines whose cells are parted by tabs, else by commas or semicolons (RFC 4180 quotes): the first
 * line names the witnesses, each line after it is a place. A first column with no name, or named as one that numbers
 * places, labels them. An empty cell, "-" and "om." are words left out, of which a run counts once; "?" and "lac."
 * cannot be read. All of it lives in `keep` and lends from `text`. FH_EINPUT with the line, FH_ELIMIT, FH_ENOMEM. */
fh_status fh_lineage__read_table(fh_arena *keep, fh_arena *scratch, fh_str text, fh_lineage__table *ret_table, fh_error *err);

#endif
