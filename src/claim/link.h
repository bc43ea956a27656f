/* SPDX-License-Identifier: MIT
 *
 * claim/link.h - whether a line of one report says what a clause of another says. */
#ifndef FH_CLAIM_LINK_H
#define FH_CLAIM_LINK_H

#include "claim/align.h"

enum { FH_CLAIM__LINK_FEATURES = 16 };

/* A clause found in a line of another report. */
typedef struct fh_claim__finding {
    fh_claim__range range; /* the clauses of the line in which words of the clause stand; the whole line where none does */
    float share;           /* 0..1 of the clause's content that is there */
    bool clash;            /* a figure of one kind with another value */
    float f[FH_CLAIM__LINK_FEATURES];
} fh_claim__finding;

/* Has it a finite verb other than one of speaking. */
bool fh_claim__says_something(const fh_claim__text *t, fh_claim__range clause);

/* Is this clause worth a claim: it says something by itself. *ret is the clause with its whole subject. */
bool fh_claim__is_seed(const fh_claim__text *t, const fh_claim__clause *c, fh_claim__range *ret);

/* Looks for the clause in `line` of `t`; `score` and `rank` are what alignment gave the line as a partner, 1 and 0 where it
 * derives from the clause's. */
void fh_claim__find_clause(fh_arena *scratch, const fh_claim__text *seed, fh_claim__range clause, const fh_claim__text *t, uint32_t line,
                           float score, uint32_t rank, fh_claim__finding *ret);

/* 0..1 that two accounts say the same there: models/claim_link.md. */
float fh_claim__same_claim(const fh_claim__finding *found);

#endif
