/* SPDX-License-Identifier: MIT
 *
 * claim/turn.h - a report in turns: what one voice says in one go, as much of a paragraph as is understood together.
 *
 * "The trust denied that. No such report had reached him, he said": the second line is the denial, the first says what it is.
 * A contradiction lies between two turns; which of their lines carry it is told by its focus. */
#ifndef FH_CLAIM_TURN_H
#define FH_CLAIM_TURN_H

#include "claim/reading.h"

/* Sets the turn of each line; wants statements and cues. Cost: linear in the lines. */
void fh_claim__find_turns(fh_claim__text *t);

/* The bytes of the turn that begins with line `turn`, cut where one line is long. Cost: linear in its lines. */
fh_span fh_claim__turn_span(const fh_claim__text *t, uint32_t turn);

#endif
