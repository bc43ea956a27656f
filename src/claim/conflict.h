/* SPDX-License-Identifier: MIT
 *
 * claim/conflict.h - candidates for conflicts: pairs of sentences, of two accounts or inside one report, that may not
 * both be right. */
#ifndef FH_CLAIM_CONFLICT_H
#define FH_CLAIM_CONFLICT_H

#include "base/vec.h"
#include "claim/align.h"

enum { FH_CLAIM__CONFLICT_FEATURES = 146, FH_CLAIM__REACH = 4 }; /* REACH: lines back to which a line of one report may answer */

/* Two lines that may contradict, and the turns that they stand in; of one turn, the lines themselves. */
typedef struct fh_claim__charge {
    fh_conflict conflict; /* its spans are the lines' */
    fh_span a_turn, b_turn;
    float least;      /* chance from which it is told */
    uint32_t number;  /* place among the charges, in the order of the lines */
} fh_claim__charge;

typedef struct fh_claim__dispute {
    fh_claim__charge charge; /* note, confidence and number are still to come */
    uint32_t side, turn;     /* of the line that stands before the other in (side, line): those of one turn come in a row */
    float f[FH_CLAIM__CONFLICT_FEATURES];
} fh_claim__dispute;

/* Called with one pair of lines after the other, lent until the call returns: of the features of all pairs of a long
 * report a hundred times its length would be held. */
typedef void fh_claim__dispute_fn(void *payload, const fh_claim__dispute *d);

typedef FH_VEC(fh_claim__charge) fh_claim__charge_vec;

/* The pairs of turns that are likely enough to be told, their chance as confidence. */
typedef struct fh_claim__charges {
    fh_arena *arena;
    fh_claim__charge_vec at;
    fh_claim__charge_vec open; /* pairs of lines, of the turn at hand and others */
    uint32_t side, turn;       /* the turn at hand */
    uint32_t judged;
} fh_claim__charges;

/* A report whose lines may contradict those of sides of other accounts, and their own neighbours. */
typedef struct fh_claim__side {
    const fh_claim__text *text;
    uint32_t report, account;
    bool inner;  /* hold its lines against one another, too */
} fh_claim__side;

/* Two lines that speak of the same thing, as far as their words tell; x stands before y in (side, line). */
typedef struct fh_claim__rivals {
    uint32_t x_side, x_line, y_side, y_line;
    float shared;           /* weight of what they share, figures for the same slot counted in */
    uint32_t x_rank, y_rank; /* place of y among the rivals of x, and of x among those of y; 0 is the first */
} fh_claim__rivals;

typedef FH_VEC(fh_claim__rivals) fh_claim__rival_vec;

/* slot.c: what a figure is a figure of, as far as its unit or the noun it counts tells; equal keys may fill one slot */
uint64_t fh_claim__slot_of(const fh_claim__text *t, const fh_claim__quantity *q);
bool fh_claim__counts_people(const fh_claim__text *t, const fh_claim__quantity *q);

/* rival.c: which lines are worth holding against one another. Cost: n log n in the lines. */
void fh_claim__find_rivals(fh_arena *arena, const fh_claim__side *sides, uint32_t n, fh_claim__rival_vec *out);

/* Hands over what the lines of all sides may contradict, with what speaks for and against. */
void fh_claim__find_conflicts(fh_arena *arena, fh_arena *scratch, const fh_claim__side *sides, uint32_t n, fh_claim__dispute_fn *fn, void *payload);

/* verdict.c: judges one; a dispute_fn whose payload is fh_claim__charges. */
void fh_claim__judge(void *payload, const fh_claim__dispute *d);

/* Drops what repeats another, after the last was judged; what stays, surest first, lies in `scratch`, its notes still to be written. */
void fh_claim__select_conflicts(fh_arena *scratch, fh_claim__charges *found, fh_conflict **ret, uint32_t *ret_n);

#endif
