/* SPDX-License-Identifier: MIT
 *
 * claim/measured.h - what a figure is a figure of: the noun it counts, an extent, or the thing whose name it is. */
#ifndef FH_CLAIM_MEASURED_H
#define FH_CLAIM_MEASURED_H

#include "claim/quantity.h"

/* The noun that a figure before token k counts, of a sentence that ends at `end`; where none follows the first word with content:
 * "dead fish", "died". FH_NONE for none. */
uint32_t fh_claim__counted_after(const fh_report *r, uint32_t k, uint32_t end);

/* The noun that the bare number at token `at` counts: "put the crowd in Bathurst at about 600", "the number of graves was 2,300".
 * Answers its token; FH_NONE where the words before it name none, back to the last sign and 14 of them at the most. */
uint32_t fh_claim__counted_before(const fh_report *r, uint32_t at);

/* Does a word for an extent stand by the figure at token `at` of a sentence that ends at `end`: then "11.8m" is metres, not millions. */
bool fh_claim__is_extent(const fh_report *r, uint32_t at, uint32_t end);

/* Does the word before token `at` make a name of a number: "Grade 4", "panel 11". */
bool fh_claim__is_label(const fh_report *r, uint32_t at);

/* Is token k a noun for an amount of people: "crowd", "toll". */
bool fh_claim__is_of_people(const fh_report *r, uint32_t k);

#endif
