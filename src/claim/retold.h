/* SPDX-License-Identifier: MIT
 *
 * claim/retold.h - which reports without a parent say again so much of another that they hardly stand for themselves. */
#ifndef FH_CLAIM_RETOLD_H
#define FH_CLAIM_RETOLD_H

#include <firsthand/records.h>

enum { FH_CLAIM__ROOTS = 12 };

/* The reports without a parent, and how many of the clauses of each say something, and say what another says. Begins as zeroes. */
typedef struct fh_claim__retelling {
    uint32_t n;
    fh_datetime published[FH_CLAIM__ROOTS];
    uint32_t clauses[FH_CLAIM__ROOTS], again[FH_CLAIM__ROOTS][FH_CLAIM__ROOTS]; /* again[a][b]: of a's clauses those that b says */
} fh_claim__retelling;

/* For each report the one that it says again, in the end: itself where it stands for itself. */
void fh_claim__find_retold(const fh_claim__retelling *r, uint32_t ret_of[FH_CLAIM__ROOTS]);

#endif
