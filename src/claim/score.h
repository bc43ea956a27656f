/* SPDX-License-Identifier: MIT
 *
 * claim/score.h - two texts as a whole: how likely the second says what the first does not, or contradicts it. */
#ifndef FH_CLAIM_SCORE_H
#define FH_CLAIM_SCORE_H

#include "claim/align.h"

enum { FH_CLAIM__DRIFT_FEATURES = 48, FH_CLAIM__CLASH_FEATURES = 48 };

/* 0..1 that the child says what the parent does not; *ret_share: how much of it the parent answers. */
double fh_claim__drift(fh_arena *scratch, const fh_claim__text *parent, const fh_claim__text *child, float *ret_share);

/* 0..1 that they contradict; the same for (a, b) and (b, a) up to the order of ties. */
double fh_claim__clash(fh_arena *scratch, const fh_claim__text *a, const fh_claim__text *b);

/* What the models see, for their trainers. */
void fh_claim__drift_features(fh_arena *scratch, const fh_claim__text *parent, const fh_claim__text *child, float *ret_share,
                              float ret[FH_CLAIM__DRIFT_FEATURES]);
void fh_claim__clash_features(fh_arena *scratch, const fh_claim__text *a, const fh_claim__text *b, float ret[FH_CLAIM__CLASH_FEATURES]);

#endif
