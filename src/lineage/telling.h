/* SPDX-License-Identifier: MIT
 *
 * lineage/telling.h - how much of one report another one tells, sentence by sentence; private to lineage/. */
#ifndef FH_LINEAGE_TELLING_H
#define FH_LINEAGE_TELLING_H

#include "lineage/ties.h"

/* Weighs the words of all members by how many texts have them. text_of[i] numbers the text of member i: near copies are one. */
void fh_lineage__weigh_words(fh_arena *arena, const fh_lineage__members *members, const uint32_t *text_of);

typedef struct fh_lineage__telling {
    float share;    /* 0..1 of the weight of the child's sentences that stands together in a sentence of the parent */
    float in_order; /* 0..1 of the sentences found there that come in the parent's order; a half where too few are found */
} fh_lineage__telling;

fh_lineage__telling fh_lineage__telling_of(fh_arena *arena, const fh_lineage__member *child, const fh_lineage__member *parent);

#endif
