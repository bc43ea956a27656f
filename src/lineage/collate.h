/* SPDX-License-Identifier: MIT
 *
 * lineage/collate.h - where the copies of one text differ, as one row of readings a witness; private to lineage/. */
#ifndef FH_LINEAGE_COLLATE_H
#define FH_LINEAGE_COLLATE_H

#include "lineage/ties.h"

/* A reading: a stretch of words that all its witnesses have and all others lack. One event of copying makes
 * or ends one. */
typedef struct fh_lineage__reading {
    uint32_t witness;      /* the first that has it */
    uint32_t token, n_tokens; /* where it stands there */
} fh_lineage__reading;

/* Which witness has which reading. Readings of all witnesses are left out. */
typedef struct fh_lineage__collation {
    uint64_t **rows;       /* one a witness: a bit a reading */
    uint32_t n;            /* witnesses */
    uint32_t n_words;      /* 64-bit words of a row */
    uint32_t n_readings;
    const fh_lineage__reading *readings;
} fh_lineage__collation;

/* Collates `n` reports. Order of the reports only names witnesses. */
void fh_lineage__collate(fh_arena *scratch, const fh_report *const *reports, uint32_t n, fh_lineage__collation *ret_collation);

/* Number of readings that one row has and the other lacks, either way. */
uint32_t fh_lineage__differences(const fh_lineage__collation *c, const uint64_t *a, const uint64_t *b);
/* Number of readings that a and b have and v lacks. */
uint32_t fh_lineage__shared_against(const fh_lineage__collation *c, const uint64_t *a, const uint64_t *b, const uint64_t *v);

#endif
