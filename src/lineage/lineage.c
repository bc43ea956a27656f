/* SPDX-License-Identifier: MIT
 *
 * lineage/lineage.c - which report derives from which, on what evidence, and which rest on the same reporting.
 *
 *   ties      what any two reports share: passages, credits, dates           ties.c, names.c
 *   heed      what people have ruled out                                     heed.c
 *   families  texts near enough to be collated, and their readings           family.c, collate.c
 *   parents   the best acyclic set, each tree hung from its best root        parents.c, branching.c
 *   lost      common sources that are not among the reports                  lost.c
 *   credited  the same, where reports state them                             credited.c
 *   seconds   further parents of digests and mixed copies                    second.c
 *   edges     kinds, evidence in plain lines, accounts                       write.c, explain.c
 *
 * Everything is done over members in canonical order, so that the answer does not depend on the order in
 * which the reports came. */
#include "lineage/lineage.h"

#include "lineage/graph.h"

fh_status fh_lineage_build(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports, const fh_story *story,
                           const fh_passage *passages, uint32_t n_passages, fh_lineage *ret_lineage, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_lineage__members members;
    fh_lineage__ties ties;
    fh_lineage__stemma stemma = {0};
    fh_lineage__seconds seconds;
    fh_lineage__members_of(scratch, reports, story, &members);
    if (!fh_arena_status(scratch)) fh_lineage__tie_up(scratch, &members, passages, n_passages, &ties);
    if (!fh_arena_status(scratch)) fh_lineage__heed(&members, story, &ties);
    if (!fh_arena_status(scratch)) fh_lineage__find_families(scratch, &members, &ties, &stemma);
    if (!fh_arena_status(scratch)) fh_lineage__choose_parents(scratch, &ties, &stemma);
    if (!fh_arena_status(scratch)) fh_lineage__find_lost(scratch, &ties, &stemma);
    if (!fh_arena_status(scratch)) fh_lineage__cut(&ties, &stemma);
    if (!fh_arena_status(scratch)) fh_lineage__find_credited(scratch, &members, &ties, &stemma);
    if (!fh_arena_status(scratch)) fh_lineage__find_seconds(scratch, &members, &ties, &stemma, &seconds);
    if (!fh_arena_status(scratch)) fh_lineage__write(keep, scratch, &members, &ties, &stemma, &seconds, n_reports, ret_lineage);
    fh_status status = fh_fail_arena(err, scratch);
    fh_arena_rewind(scratch, mark);
    return status ? status : fh_fail_arena(err, keep);
}
