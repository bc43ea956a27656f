/* SPDX-License-Identifier: MIT
 *
 * claim/story.h - a story as claim/ works on it: its reports read, each report's parents, what each line derives from. */
#ifndef FH_CLAIM_STORY_H
#define FH_CLAIM_STORY_H

#include "claim/change.h"
#include "claim/conflict.h"

/* Where a line of a report comes from within the story. */
typedef struct fh_claim__origin {
    uint32_t member, line; /* the parent's; FH_NONE where the line is the report's own */
    float score;
} fh_claim__origin;

typedef struct fh_claim__member {
    uint32_t report, account;           /* report index in the dossier, account number */
    fh_claim__descent descent[FH_CLAIM__PARENTS];
    uint32_t parents[FH_CLAIM__PARENTS]; /* members of the story */
    uint32_t n_parents;
    bool root;                          /* no parent in the story but of a follow-up */
    fh_claim__origin *origin;           /* one a line */
} fh_claim__member;

typedef struct fh_claim__story {
    const fh_dossier *dossier;
    uint32_t number;          /* of the story in the dossier */
    fh_claim__text *texts;    /* one a member, in the order of the story */
    fh_claim__member *members;
    uint32_t n;
} fh_claim__story;

/* Claims of the story, most accounts and mentions first. */
void fh_claim__find_claims(fh_arena *keep, fh_arena *scratch, const fh_claim__story *story, fh_claim **ret, uint32_t *ret_n);

/* repeat.c: of claims in order, drops those that tell again what one before them tells. Answers how many are left. */
size_t fh_claim__drop_repeated(fh_arena *scratch, const fh_claim__story *story, fh_claim *claims, size_t n);

/* Gives one row to events of one date that derive from one another or are mentions of one claim, and to those of an event
 * that was moved from one date to another. */
void fh_claim__join_events(fh_arena *scratch, const fh_claim__story *story, const fh_claim *claims, uint32_t n_claims, fh_event *events, uint32_t n);

#endif
