/* SPDX-License-Identifier: MIT
 *
 * claim/wordnet.h - lemmas and how near two words are in meaning, from models/wordnet.bin. */
#ifndef FH_CLAIM_WORDNET_H
#define FH_CLAIM_WORDNET_H

#include "base/str.h"

/* A word as WordNet knows it. n_ids is 0 for a word it does not hold. */
typedef struct fh_claim__sense {
    uint32_t lemma; /* hash of the lemma, or of the word itself */
    uint32_t first_id;
    uint8_t n_ids;
    bool opposed; /* some word is its opposite */
} fh_claim__sense;

/* `folded` is the word as text/ folds it, `hash` its fh_hash_word. */
fh_claim__sense fh_claim__sense_of(fh_str folded, uint32_t hash);

/* 1 for a shared sense, 0.7 for derived words, 0.4 where one is a kind of the other, 0 for no link. */
float fh_claim__kinship(fh_claim__sense a, fh_claim__sense b);

bool fh_claim__opposites(fh_claim__sense a, fh_claim__sense b);

/* The n-th sense id of s: equal ids are equal senses; for an index of senses. */
uint32_t fh_claim__sense_id(fh_claim__sense s, uint32_t n);

#endif
