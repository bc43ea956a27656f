/* SPDX-License-Identifier: MIT
 *
 * lineage/words.h - the words of each report, and who has them in common; private to lineage/. */
#ifndef FH_LINEAGE_WORDS_H
#define FH_LINEAGE_WORDS_H

#include "lineage/ties.h"

/* Fills the words of a member. */
void fh_lineage__read_words(fh_arena *arena, fh_lineage__member *m);

/* 0..1 of the child's different words that the parent has, too; -1 where the child has too few to tell. */
float fh_lineage__words_kept(const fh_lineage__member *child, const fh_lineage__member *parent);

/* 0..1 of the weight of the child's different words that the parent has and that are not answered yet; answers them when `mark`.
 * answered: n_words of the child, nonzero where some parent has the word. 0 where the child has too few to tell. */
float fh_lineage__words_added(const fh_lineage__member *child, const fh_lineage__member *parent, uint8_t *answered, bool mark);

/* Who has which words. NULL when memory is short. */
typedef struct fh_lineage__index fh_lineage__index;
fh_lineage__index *fh_lineage__index_words(fh_arena *arena, const fh_lineage__members *members);

/* The members that have most of a member's words, at most FH_LINEAGE__KINDRED, the nearest first; answers how many. */
enum { FH_LINEAGE__KINDRED = 8 };
uint32_t fh_lineage__kindred_of(fh_lineage__index *x, uint32_t member, uint32_t ret[FH_LINEAGE__KINDRED]);

#endif
