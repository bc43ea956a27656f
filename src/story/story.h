/* SPDX-License-Identifier: MIT
 *
 * story/story.h - reports of one event together, look-alike events apart. */
#ifndef FH_STORY_STORY_H
#define FH_STORY_STORY_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

/* Groups reports into stories; every report is in exactly one. The answer does not depend on the order of
 * the reports. n_accounts is left 0 for lineage/. */
fh_status fh_story_group(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                         const fh_story **ret_stories, uint32_t *ret_n, fh_error *err);

/* The same, and then as people have decided: `decisions` that name two or more of the reports join or part stories, in
 * the order of their numbers. */
fh_status fh_story_group_decided(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                                 const fh_decision *decisions, uint32_t n_decisions, const fh_story **ret_stories, uint32_t *ret_n, fh_error *err);

/* All reports as one story, without asking: for stories that were grouped before. n_reports is 1 or more. */
fh_status fh_story_of_all(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                          const fh_story **ret_stories, uint32_t *ret_n, fh_error *err);

/* The weightiest words of one report, by which a store finds its neighbours: hashes of stems with their weights in
 * a vector of length 1, weightiest first, at most FH_STORY_KEYS. They depend on this report alone. */
enum { FH_STORY_KEYS = 24 };
fh_status fh_story_keys(fh_arena *scratch, const fh_report *r, uint32_t ret_hashes[FH_STORY_KEYS], float ret_weights[FH_STORY_KEYS],
                        uint32_t *ret_n, fh_error *err);

#endif
