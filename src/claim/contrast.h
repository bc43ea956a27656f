/* SPDX-License-Identifier: MIT
 *
 * claim/contrast.h - what two lines put in the place of one another. */
#ifndef FH_CLAIM_CONTRAST_H
#define FH_CLAIM_CONTRAST_H

#include "claim/align.h"

enum { FH_CLAIM__CONTRAST_FEATURES = 6 };

/* Do two words stand in like company (1), or name people both, or deeds of one kind (0.5); else 0. */
float fh_claim__company(const fh_claim__word *a, const fh_claim__word *b);

bool fh_claim__is_person(const fh_claim__word *w);

/* The verb with content in the range that stands nearest to token `at`; FH_NONE for none. */
uint32_t fh_claim__deed_near(const fh_claim__text *t, fh_claim__range r, uint32_t at);

/* Fills FH_CLAIM__CONTRAST_FEATURES from the matching of a line of a with one of b. Cost: the product of their lengths, cut. */
void fh_claim__contrast(const fh_claim__text *a, const fh_claim__text *b, const fh_claim__matching *m, float *f);

#endif
