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

#endif
