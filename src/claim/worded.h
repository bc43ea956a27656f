/* SPDX-License-Identifier: MIT
 *
 * claim/worded.h - what a clause says, as words that stand by themselves. Ranges are of tokens of one sentence; nothing is owned. */
#ifndef FH_CLAIM_WORDED_H
#define FH_CLAIM_WORDED_H

#include "claim/reading.h"

/* The clause without joints, label and who says it. */
fh_claim__range fh_claim__worded(const fh_claim__text *t, fh_claim__range clause);

/* The same with the clauses of its sentence that it needs to be whole. */
fh_claim__range fh_claim__completed(const fh_claim__text *t, fh_claim__range clause);

/* Does it begin as a subject does, and say something of it. */
bool fh_claim__is_complete(const fh_claim__text *t, fh_claim__range r);

/* May `wording`, which is fh_claim__worded of the clause, be shown for it: complete, no phrase cut, subject and denial kept. */
bool fh_claim__stands_alone(const fh_claim__text *t, fh_claim__range clause, fh_claim__range wording);

/* "HALMSTAD, Norland (Wire) - Thousands were": from the first word of the news. */
fh_claim__range fh_claim__past_dateline(const fh_claim__text *t, fh_claim__range r);

#endif
