/* SPDX-License-Identifier: MIT
 *
 * api/kept.h - what a story's reports were found to share when it was counted last; private to api/. */
#ifndef FH_API_KEPT_H
#define FH_API_KEPT_H

#include "api/corpus.h"
#include "store/store.h"

typedef struct fh_api_kept fh_api_kept;

/* The pairs of the reports of a fresh corpus, reports.at[i] being number sources[i] of the store, ascending. In `arena`. */
fh_status fh_api__kept_load(fh_db *db, const fh_corpus *c, const int64_t *sources, fh_arena *arena, fh_api_kept **ret_kept, fh_error *err);

/* An fh_recall_fn; payload: the fh_api_kept. */
bool fh_api__kept_recall(const void *payload, const fh_report *a, const fh_report *b, const fh_passage **ret_passages, uint32_t *ret_n);

/* Keeps what the study of the corpus found that was not kept yet. */
fh_status fh_api__kept_save(fh_db *db, const fh_api_kept *kept, const fh_corpus *c, fh_arena *arena, fh_error *err);

#endif
