/* SPDX-License-Identifier: MIT
 *
 * attribution/spelling.h - names as they are compared: without case and accents, and with a slip of the pen. */
#ifndef FH_ATTRIBUTION_SPELLING_H
#define FH_ATTRIBUTION_SPELLING_H

#include "base/str.h"

enum { FH_SPELLING_MOST = 24 };

/* A word in small letters without accents, cut off at FH_SPELLING_MOST bytes. */
typedef struct fh_spelling {
    char at[FH_SPELLING_MOST];
    uint8_t len;
    bool capital; /* its first letter was one */
} fh_spelling;

fh_spelling fh_attribution__spell(fh_str word);
/* Edits that make b of a, up to 2; 3 means more. */
unsigned fh_attribution__edits(const fh_spelling *a, const fh_spelling *b);

static inline bool fh_spelling_equal(const fh_spelling *a, const fh_spelling *b) { return a->len == b->len && memcmp(a->at, b->at, a->len) == 0; }

#endif
