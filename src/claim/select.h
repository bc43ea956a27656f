/* SPDX-License-Identifier: MIT
 *
 * claim/select.h - which cases are reported, once each, and in what words. */
#ifndef FH_CLAIM_SELECT_H
#define FH_CLAIM_SELECT_H

#include "claim/change.h"

/* A change, its note still to be written, and the words that the note is about. */
typedef struct fh_claim__told {
    fh_change change;
    uint32_t line; /* of the case */
    bool plain;    /* found by rule: claim/plain.c */
    fh_claim__trace_kind kind; /* of the trace that the words are of */
    bool opposed;              /* as in fh_claim__seen */
    fh_str child_words, parent_words;
} fh_claim__told;

/* Judges the cases of one child and drops what repeats another; what stays, weightiest first, lies in `scratch`, its
 * notes still to be written. `least` is the confidence from which a pair of sentences is told. */
void fh_claim__select_changes(fh_arena *scratch, const fh_claim__cases *found, float least, fh_claim__told **ret, uint32_t *ret_n);

#endif
