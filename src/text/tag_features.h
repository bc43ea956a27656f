/* SPDX-License-Identifier: MIT
 *
 * text/tag_features.h - what the tagger looks at: shared by text/tag.c and tools/train_tagger.c, so that a
 * model is read with the features it was trained with. */
#ifndef FH_TEXT_TAG_FEATURES_H
#define FH_TEXT_TAG_FEATURES_H

#include <firsthand/records.h>

#include "text/linear.h"

enum { FH_TAG_POS_STRIDE = 24, FH_TAG_ENTITY_STRIDE = 12, FH_TAG_ENTITIES = 9, FH_TAG_FEATURES = 20 };
_Static_assert((int)FH_POS_COUNT <= (int)FH_TAG_POS_STRIDE, "a column a part of speech");

/* What is known of a token before it is tagged. */
typedef struct fh_tag_word {
    uint32_t word, suffix2, suffix3, prefix3;
    uint32_t shape; /* capital, upper case, digit, hyphen, length, punctuation, place in sentence and quotation */
} fh_tag_word;

/* One a token, with two of padding before and after: words[2] is token 0. */
fh_tag_word *fh_tag__words(fh_arena *arena, const fh_report *r);

/* Features of token k, w pointing at its word: each at the place of its number. Those that rest on the words alone come
 * first, with 0 at the places of the others, which need the tags of the tokens before it (FH_POS_UNKNOWN before the sentence):
 * a caller may ask for the rows of the first ahead. */
void fh_tag__pos_alone(const fh_tag_word *w, uint32_t out[FH_TAG_FEATURES]);
void fh_tag__pos_after(const fh_tag_word *w, uint8_t before, uint8_t before2, uint32_t out[FH_TAG_FEATURES]);

/* The same for entities. `pos` points at the token's tag, with two of padding on either side; before: the entity classes of
 * the two tokens before it; `seen`: the class this word had last in the report. */
void fh_tag__entity_alone(const fh_tag_word *w, const uint8_t *pos, uint32_t out[FH_TAG_FEATURES]);
void fh_tag__entity_after(const fh_tag_word *w, const uint8_t *pos, uint8_t before, uint8_t before2, uint8_t seen, uint32_t out[FH_TAG_FEATURES]);

#endif
