/* SPDX-License-Identifier: MIT
 *
 * claim/refusal.h - which lines do nothing but tell that somebody would not speak. */
#ifndef FH_CLAIM_REFUSAL_H
#define FH_CLAIM_REFUSAL_H

#include "claim/reading.h"

/* "Halm Ferries declined to comment on the fares": neither says nor denies anything. Cost: linear in the line. */
bool fh_claim__only_refuses(const fh_claim__text *t, uint32_t line);

#endif
