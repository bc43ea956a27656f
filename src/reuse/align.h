/* SPDX-License-Identifier: MIT
 *
 * reuse/align.h - what the steps of one comparison hand on: words, points, boxes. For reuse/ alone. */
#ifndef FH_REUSE_ALIGN_H
#define FH_REUSE_ALIGN_H

#include <firsthand/records.h>

#include "base/str.h"
#include "base/vec.h"

/* The words of one text, without punctuation, as numbers that both texts share. */
typedef struct fh_reuse__seq {
    const fh_report *report;
    uint32_t *word;  /* small numbers, the same for the same folded word in either text */
    uint32_t *token; /* where the word stands in report->tokens */
    uint32_t n;
} fh_reuse__seq;

typedef struct fh_reuse__words {
    fh_reuse__seq a, b;
    uint32_t n_words;           /* distinct, of both texts */
    uint32_t *count_a, *count_b; /* by word */
    float *bits;                /* by word: how much a match of this word in a small neighbourhood surprises */
} fh_reuse__words;

/* One word, or one run of words, that stands at i in a and at j in b. */
typedef struct fh_reuse__point {
    uint32_t i, j;
    float bits;
} fh_reuse__point;
typedef FH_VEC(fh_reuse__point) fh_reuse__points;

/* Words [a0, a1) of a beside words [b0, b1) of b. */
typedef struct fh_reuse__box {
    uint32_t a0, a1, b0, b1;
    uint32_t n_points;
    float bits;
    bool loose; /* found by sentences, not by runs of words */
} fh_reuse__box;
typedef FH_VEC(fh_reuse__box) fh_reuse__boxes;

/* All in `scratch`, which remembers a failure; nothing here is kept. `lemmas`: words that share a lemma are one. */
void fh_reuse__read_words(fh_arena *scratch, const fh_report *a, const fh_report *b, bool lemmas, fh_reuse__words *ret);
void fh_reuse__find_points(fh_arena *scratch, const fh_reuse__words *w, fh_reuse__points *ret); /* by j, then i */
void fh_reuse__find_boxes(fh_arena *scratch, const fh_reuse__words *w, const fh_reuse__points *points, fh_reuse__boxes *ret);
void fh_reuse__join_boxes(fh_reuse__boxes *boxes); /* those that follow one another with at most a cut between */

/* Sentences outside of `boxes` that say the same in other words: boxes of the same words by place, which are lemmas here. */
void fh_reuse__align_sentences(fh_arena *scratch, const fh_reuse__words *lemmas, const fh_reuse__boxes *boxes, fh_reuse__boxes *ret);

#endif
