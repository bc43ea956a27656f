/* SPDX-License-Identifier: MIT
 *
 * claim/claim.h - what reports say in common, what changed on the way, where they contradict.
 *
 * The files in reading order. docs/claims.md tells the methods.
 *
 *   one report    reading: its tokens with lemma, cues, weight; names, quotations, clauses over them. quantity: figures, with number, day
 *                 (numbers and days as written), measured (of what).
 *                 wordnet: words that mean nearly the same. turn: what one voice says in one go. phrase, refusal: ranges cut amid a phrase; "would not comment"
 *   two reports   align: which lines say the same. score: two texts as a whole. trees: the sums that the learnt models are
 *   changes       change: a child's line against those of its parents. pair: what the comparisons share; each leaves traces: compare (figures,
 *                 names, quotations), timing, wording, degree, sources, dropped. voice, rest, lexis: what a case's traces stand among.
 *                 plain: differences that need no model. select: which cases are told
 *   conflicts     rival: which lines to hold against one another. conflict: what speaks for and against, with overlap (what they share), slot
 *                 (figures and dates), contrast, window (what stands around); meeting.h joins them. verdict: which are told.
 *                 focus: the words that cannot both be right
 *   claims        mention: one content, wherever it is said. link: does a line say what a clause says. worded: what a clause says, by itself.
 *                 retold: accounts that are none. speakers: is it one source. repeat: claims told already. row: events of the timeline that are one
 *   all of it     note: the plain line that tells a change or a conflict. claim: a story from its reports to its records; story.h is what it knows */
#ifndef FH_CLAIM_CLAIM_H
#define FH_CLAIM_CLAIM_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

typedef struct fh_claims {
    const fh_claim *claims;
    const fh_change *changes;
    const fh_conflict *conflicts;
    uint32_t n_claims, n_changes, n_conflicts;
} fh_claims;

/* Claims, changes and conflicts of story number `story` of the dossier, whose reports, stories, passages,
 * lineage and accounts are known. Events of the story that are one are given one row. */
fh_status fh_claim_read(fh_arena *keep, fh_arena *scratch, const fh_dossier *dossier, uint32_t story, fh_event *events, uint32_t n_events,
                        fh_claims *ret_claims, fh_error *err);

/* Changes of `child` against `parent` (report indices 1 and 0), and 0..1 that the child says what the parent does not. */
fh_status fh_claim_changes(fh_arena *keep, fh_arena *scratch, const fh_report *parent, const fh_report *child,
                           const fh_change **ret_changes, uint32_t *ret_n, double *ret_score, fh_error *err);

/* Conflicts between a and b (report indices 0 and 1), and 0..1 that they contradict. */
fh_status fh_claim_conflicts(fh_arena *keep, fh_arena *scratch, const fh_report *a, const fh_report *b,
                             const fh_conflict **ret_conflicts, uint32_t *ret_n, double *ret_score, fh_error *err);

#endif
