/* SPDX-License-Identifier: MIT
 *
 * claim/conflict.h - candidates for conflicts: pairs of sentences, of two accounts or inside one report, that may not
 * both be right. */
#ifndef FH_CLAIM_CONFLICT_H
#define FH_CLAIM_CONFLICT_H

#include "base/vec.h"
#include "claim/align.h"

enum { FH_CLAIM__CONFLICT_FEATURES = 88 };

typedef struct fh_claim__dispute {
    fh_conflict conflict; /* note and confidence are still to come */
    float f[FH_CLAIM__CONFLICT_FEATURES];
} fh_claim__dispute;

typedef FH_VEC(fh_claim__dispute) fh_claim__disputes;

/* Appends what lines of a and b (reports of different accounts) may contradict. */
void fh_claim__find_conflicts(fh_arena *arena, fh_arena *scratch, const fh_claim__text *a, uint32_t a_report, const fh_claim__text *b,
                              uint32_t b_report, fh_claim__disputes *out);

/* The same inside one report: a speaker against another a few sentences on. */
void fh_claim__find_inner_conflicts(fh_arena *arena, fh_arena *scratch, const fh_claim__text *a, uint32_t a_report, fh_claim__disputes *out);

#endif
