/* SPDX-License-Identifier: MIT
 *
 * reuse/reuse.h - what texts share: passages between two, and which of many are worth comparing. */
#ifndef FH_REUSE_REUSE_H
#define FH_REUSE_REUSE_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

/* Passages that a and b share, by a_span.begin; their tokens and sentences are read. Report indices a and b
 * are left 0 and 1 for the caller to set. Linear in the texts for verbatim and close passages. */
fh_status fh_reuse_compare(fh_arena *keep, fh_arena *scratch, const fh_report *a, const fh_report *b,
                           const fh_passage **ret_passages, uint32_t *ret_n, fh_error *err);

#endif
