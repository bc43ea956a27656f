/* SPDX-License-Identifier: MIT
 *
 * api/dedup.h - documents folded for dedup, whole or in steps. */
#ifndef FH_API_DEDUP_H
#define FH_API_DEDUP_H

#include "api/engine.h"
#include "reuse/dedup.h"

/* One document's folded words, lent until the call returns. */
typedef fh_status fh_api__take_words(void *taker, fh_str id, int64_t published, const fh_dedup_words *words, fh_error *err);

/* Reads inputs in batches, folds them in parallel, and hands them to `take` in the order of the inputs; failures go to fn.
 * `resumed`: where an earlier run may have taken some of them, which are then passed over; NULL: nowhere. */
fh_status fh_api__fold_inputs(fh_engine *engine, const char *const *inputs, size_t n_inputs, fh_dedup *resumed, fh_api__take_words *take, void *taker,
                              fh_dedup_fn *fn, void *payload, fh_error *err);

#endif
