/* SPDX-License-Identifier: MIT
 *
 * claim/link.h - whether a line of one report says what a clause of another says. */
#ifndef FH_CLAIM_LINK_H
#define FH_CLAIM_LINK_H

#include "claim/align.h"
#include "claim/window.h"

enum { FH_CLAIM__LINK_FEATURES = 29, FH_CLAIM__OFFERS = FH_CLAIM__PARTNERS + 3, FH_CLAIM__KEPT_WINDOWS = 64 };

/* A clause found in a line of another report. */
typedef struct fh_claim__finding {
    fh_claim__range range; /* the clauses of the line in which words of the clause stand; the whole line where none does */
    float share;           /* 0..1 of the clause's content that is there */
    bool clash;            /* a figure of one kind with another value */
} fh_claim__finding;

/* What stands around a clause and around the lines that were asked last. Begins as zeroes, and serves any number of clauses. */
typedef struct fh_claim__surroundings {
    fh_claim__window clause, lines[FH_CLAIM__KEPT_WINDOWS];
} fh_claim__surroundings;

/* A line of another report that may say what a clause says. */
typedef struct fh_claim__offer {
    uint32_t line, rank; /* its place among them; 0 is the first */
    float score;         /* what alignment gave it, 0 where a figure alone speaks for it */
} fh_claim__offer;

/* Has it a finite verb other than one of speaking. */
bool fh_claim__says_something(const fh_claim__text *t, fh_claim__range clause);

/* Is all that it says in a relative clause: "Birita Holm, who leads the opposition". */
bool fh_claim__only_describes(const fh_claim__text *t, fh_claim__range clause);

/* Is this clause worth a claim: it says something by itself, asks nothing, and tells more than who a name is. *ret is the clause with its whole subject. */
bool fh_claim__is_seed(const fh_claim__text *t, const fh_claim__clause *c, fh_claim__range *ret);

/* Which lines of `t` to look in for a clause: the partners of its line, then those that give one of its figures and are few. */
uint32_t fh_claim__offer_lines(const fh_claim__text *seed, fh_claim__range clause, const fh_claim__text *t, const fh_claim__partners *partners,
                               fh_claim__offer ret[FH_CLAIM__OFFERS]);

/* Is it a line that asks, by the marks at its end: it says nothing that could be a claim or a mention of one. */
bool fh_claim__asks(const fh_claim__text *t, uint32_t line);

/* Looks for the clause in `line` of `t`: where it is said, and how much of it. */
void fh_claim__find_clause(fh_arena *scratch, const fh_claim__text *seed, fh_claim__range clause, const fh_claim__text *t, uint32_t line,
                           fh_claim__finding *ret);

/* The same for a line that another account offers, with the features by which it is judged. */
void fh_claim__weigh_offer(fh_arena *scratch, fh_claim__surroundings *around, const fh_claim__text *seed, fh_claim__range clause, const fh_claim__text *t,
                           const fh_claim__offer *offer, fh_claim__finding *ret, float f[FH_CLAIM__LINK_FEATURES]);

/* 0..1 that two accounts say the same, by these features: models/claim_link.md. */
float fh_claim__same_claim(const float f[FH_CLAIM__LINK_FEATURES]);

#endif
