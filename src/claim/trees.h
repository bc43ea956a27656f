/* SPDX-License-Identifier: MIT
 *
 * claim/trees.h - sums of small decision trees, as tools/trees.py grows them: a chance from features. */
#ifndef FH_CLAIM_TREES_H
#define FH_CLAIM_TREES_H

#include "base/str.h"

/* 0..1. `model` is a file of models/, `features` has as many numbers as the model was trained on (its head says;
 * a model of another number answers 0). */
float fh_claim__chance(fh_str model, const float *features, uint32_t n_features);

/* Takes the first of several models that lie one after another in `models`; empty when there is none left. */
fh_str fh_claim__next_model(fh_str *models);

/* The 32-bit real that stands at a place of a model, as every model of claim/ writes them. */
float fh_claim__real_at(fh_str model, size_t at);

#endif
