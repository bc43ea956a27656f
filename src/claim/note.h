/* SPDX-License-Identifier: MIT
 *
 * claim/note.h - the one plain line that says what a change or a conflict is. */
#ifndef FH_CLAIM_NOTE_H
#define FH_CLAIM_NOTE_H

#include "claim/select.h"

/* Makes the words that carry a change whole, and takes away those that the spans shown do not bear out: a figure that did not become
 * another since both have both, a source that is "left out" and named. */
void fh_claim__choose_words(fh_claim__told *told, const fh_report *parent, const fh_report *child);

fh_str fh_claim__note_change(fh_arena *keep, const fh_claim__told *told);
fh_str fh_claim__note_conflict(fh_arena *keep, const fh_conflict *c, const fh_report *a, const fh_report *b);

#endif
