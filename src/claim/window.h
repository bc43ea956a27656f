/* SPDX-License-Identifier: MIT
 *
 * claim/window.h - what stands around two lines: do their paragraphs speak of the same thing. */
#ifndef FH_CLAIM_WINDOW_H
#define FH_CLAIM_WINDOW_H

#include "claim/reading.h"

enum { FH_CLAIM__WINDOW_FEATURES = 5, FH_CLAIM__WINDOW_WORDS = 240, FH_CLAIM__WINDOW_SLOTS = 512, FH_CLAIM__WINDOW_RINGS = 3 };

/* The distinct words with content of a line, of its paragraph, and of that and the paragraph before: three rings, each within the next. */
typedef struct fh_claim__window {
    const fh_claim__text *text; /* NULL for none yet */
    uint32_t line, n;
    struct { uint32_t stem, ring; float weight; } words[FH_CLAIM__WINDOW_WORDS]; /* once each, by the innermost ring */
    uint16_t slots[FH_CLAIM__WINDOW_SLOTS]; /* by stem: place in words + 1, 0 for free */
    float weight[FH_CLAIM__WINDOW_RINGS];   /* of all words up to each ring */
} fh_claim__window;

/* Makes w the window of the line, unless it is that already. Cost: linear in the words of two paragraphs, which are cut. */
void fh_claim__set_window(fh_claim__window *w, const fh_claim__text *t, uint32_t line);

/* What two windows have in common, as a share of the smaller: their paragraphs; a's surroundings and b's line; a's line and b's
 * surroundings; their surroundings; and the weight of the last. Cost: linear in the words of a. */
void fh_claim__weigh_windows(const fh_claim__window *a, const fh_claim__window *b, float f[FH_CLAIM__WINDOW_FEATURES]);

#endif
