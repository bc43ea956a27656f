/* SPDX-License-Identifier: MIT
 *
 * api/stages.h - the stages that the house has. A stage's own commit turns its line to 1; the file goes
 * when all are 1. */
#ifndef FH_API_STAGES_H
#define FH_API_STAGES_H

#define FH_HAS_ATTRIBUTION 1 /* fh_attribution_read */
#define FH_HAS_TIMES 1       /* fh_timeline_read */
#define FH_HAS_EVENTS 1      /* fh_timeline_events */
#define FH_HAS_REUSE 1       /* fh_reuse_pairs, fh_reuse_compare */
#define FH_HAS_STORY 1       /* fh_story_group */
#define FH_HAS_LINEAGE 1     /* fh_lineage_build */
#define FH_HAS_CLAIM 1       /* fh_claim_read, fh_claim_changes, fh_claim_conflicts */

#endif
