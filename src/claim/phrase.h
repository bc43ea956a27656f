/* SPDX-License-Identifier: MIT
 *
 * claim/phrase.h - does a range of tokens begin or end in the middle of a phrase of its sentence. */
#ifndef FH_CLAIM_PHRASE_H
#define FH_CLAIM_PHRASE_H

#include "claim/reading.h"

/* "cost between $60 million | and $68 million and could last a year": the second half begins amid a figure. */
bool fh_claim__begins_amid(const fh_claim__text *t, fh_claim__range r);

/* "will last at least | ten days", "14 minutes | after take-off", "he did not know | if it was open". */
bool fh_claim__ends_amid(const fh_claim__text *t, fh_claim__range r);

#endif
