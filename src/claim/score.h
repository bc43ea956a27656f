/* SPDX-License-Identifier: MIT
 *
 * claim/score.h - two texts as a whole: how likely the second says what the first does not, or contradicts it. */
#ifndef FH_CLAIM_SCORE_H
#define FH_CLAIM_SCORE_H

#include "claim/align.h"

enum { FH_CLAIM__DRIFT_FEATURES = 48, FH_CLAIM__CLASH_FEATURES = 48 };

/* 0..1 that the child says what the parent does not; *ret_share: how much of it the parent answers. */
double fh_claim__drift(fh_arena *scratch, const fh_claim__text *parent, const fh_claim__text *child, float *ret_share);

/* A parent prepared once for many lines of one child; NULL when the arena is spent. */
typedef struct fh_claim__source fh_claim__source;
fh_claim__source *fh_claim__learn_source(fh_arena *arena, const fh_claim__text *parent, const fh_claim__alignment *child);

/* The same for one line of the child that was aligned. */
double fh_claim__drift_of_line(fh_arena *scratch, const fh_claim__source *source, const fh_claim__text *child, uint32_t line);

/* 0..1 that the tokens of two ranges, much alike otherwise, contradict. */
double fh_claim__clash(fh_arena *scratch, const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb);

/* The same, with how their words differ in order: the share that differs, in how many runs, and all that the model sees. */
double fh_claim__clash_in_order(fh_arena *scratch, const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb,
                                float *ret_unlike, float *ret_runs, float ret[FH_CLAIM__CLASH_FEATURES]);

/* What the models see, for their trainers. */
void fh_claim__drift_features(fh_arena *scratch, const fh_claim__text *parent, const fh_claim__text *child, float *ret_share,
                              float ret[FH_CLAIM__DRIFT_FEATURES]);
void fh_claim__clash_features(fh_arena *scratch, const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb,
                              float ret[FH_CLAIM__CLASH_FEATURES]);

#endif
