/* SPDX-License-Identifier: MIT
 *
 * story/alike.h - how likely two reports are of one event, by their words; private to story/ and its trainer. */
#ifndef FH_STORY_ALIKE_H
#define FH_STORY_ALIKE_H

#include "base/vec.h"
#include "story/terms.h"

/* Two reports that share words enough to be looked at. */
typedef struct fh_story__pair {
    uint32_t a, b; /* ranks, a < b */
    float cosine;  /* of all their words */
    uint32_t n;    /* words they share */
} fh_story__pair;
typedef FH_VEC(fh_story__pair) fh_story__pairs;

/* Pairs that an inverted index offers, by a: each report probes with its weightiest terms; of a term that very many
 * reports hold, each meets its neighbours in rank. nearest: per report the cosines of its two nearest others, the nearest
 * first, as far as they were known before; afterwards as far as they are known now. */
void fh_story__meet(fh_arena *scratch, const fh_story__vectors *vectors, uint32_t n, fh_story__pairs *ret_pairs, float (*nearest)[2]);

/* What is known of a pair, as the model weighs it. */
enum { FH_STORY_FEATURES = 33 };
void fh_story__features(const fh_story__vectors *vectors, float (*nearest)[2], const fh_story__pair *p, float ret[FH_STORY_FEATURES]);

/* Log-odds that the two are of one event, dates left aside. */
float fh_story__alike(const float features[FH_STORY_FEATURES]);

/* A bound on them that needs no look at the words, by reason and by what was measured: most pairs that meet are told apart by it. */
float fh_story__alike_at_most(const fh_story__vectors *vectors, float (*nearest)[2], const fh_story__pair *p);

#endif
