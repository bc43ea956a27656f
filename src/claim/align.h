/* SPDX-License-Identifier: MIT
 *
 * claim/align.h - which sentences of one report say what a sentence of another says, and word by word how. */
#ifndef FH_CLAIM_ALIGN_H
#define FH_CLAIM_ALIGN_H

#include "claim/reading.h"

enum { FH_CLAIM__PARTNERS = 3 };

/* The lines of `to` that a line of `from` comes from, best first. */
typedef struct fh_claim__partners {
    uint32_t line[FH_CLAIM__PARTNERS];
    float score[FH_CLAIM__PARTNERS]; /* 0..1 and a little over: share of its content found there, order counted in */
    uint32_t n;
} fh_claim__partners;

/* Lines that share the most with one of `from`, their order not counted in. */
enum { FH_CLAIM__NEAR = 8 };
typedef struct fh_claim__near {
    uint32_t line[FH_CLAIM__NEAR];
    float score[FH_CLAIM__NEAR];
    uint32_t n;
} fh_claim__near;

typedef struct fh_claim__alignment {
    const fh_claim__text *from, *to;
    fh_claim__partners *of; /* one a line of `from` */
    fh_claim__near *near;   /* likewise: what the partners were chosen from */
    float *taken;           /* one a line of `to`: how well the best line of `from` answers it */
    uint32_t *taker;        /* which line that is, or FH_NONE */
} fh_claim__alignment;

/* Cost: the lines that share a rare word or a figure, not all pairs. Failures stay with the arena. */
void fh_claim__align(fh_arena *arena, const fh_claim__text *from, const fh_claim__text *to, fh_claim__alignment *ret);

/* Up to FH_CLAIM__PARTNERS lines of `to` that together answer most of a line of `from`, first the one that answers it best
 * and says little else, then those that answer what is left of it. Answers how many; ret_score is the first one's. */
uint32_t fh_claim__cover(const fh_claim__alignment *al, uint32_t line, uint32_t ret_lines[FH_CLAIM__PARTNERS], float *ret_score);

/* 0..1: how much of `from` its partners answer. */
float fh_claim__share(const fh_claim__alignment *al);
/* 0..1: share of the lines of `from` whose best partner has the same words. */
float fh_claim__same_lines(const fh_claim__alignment *al);
bool fh_claim__same_words(const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb);

/* Word by word: for tokens of `a` in ranges of one line and tokens of `b` in up to FH_CLAIM__PARTNERS lines. */
typedef struct fh_claim__matching {
    fh_claim__range a;
    fh_claim__range b[FH_CLAIM__PARTNERS];
    uint32_t n_b;
    uint32_t *a_match;  /* token of b for each token of a, or FH_NONE */
    uint32_t *b_match[FH_CLAIM__PARTNERS]; /* the other way */
    float a_weight, a_found, b_weight, b_found; /* sums of the weights of content words */
} fh_claim__matching;

void fh_claim__match_words(fh_arena *arena, const fh_claim__text *a, fh_claim__range line, const fh_claim__text *b,
                           const uint32_t *b_lines, uint32_t n_b, fh_claim__matching *ret);

#endif
