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

/* Two reports that may share something: report indices, a < b. */
typedef struct fh_reuse_pair { uint32_t a, b; } fh_reuse_pair;

/* The pairs of reports that are worth comparing, by a, b; their tokens are read. The pairs found do not depend
 * on the order of the reports. Cost: grows with what is shared, not with the number of pairs. */
fh_status fh_reuse_pairs(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                         const fh_reuse_pair **ret_pairs, uint32_t *ret_n, fh_error *err);

#endif
