/* SPDX-License-Identifier: MIT
 *
 * claim/speakers.h - whether two reports name one source. */
#ifndef FH_CLAIM_SPEAKERS_H
#define FH_CLAIM_SPEAKERS_H

#include <firsthand/records.h>

/* The longer of the two names where both name one source, absent where they do not. */
fh_str fh_claim__same_source(const fh_speaker *a, const fh_speaker *b);

#endif
