/* SPDX-License-Identifier: MIT
 *
 * claim/quantity.h - numbers with their unit, what they count, and how exactly; dates and clock times as well. */
#ifndef FH_CLAIM_QUANTITY_H
#define FH_CLAIM_QUANTITY_H

#include <firsthand/records.h>

#include "base/str.h"

typedef enum fh_claim__measure {
    FH_CLAIM__COUNT = 0, /* of what the noun after it names */
    FH_CLAIM__LENGTH, FH_CLAIM__MASS, FH_CLAIM__DURATION, FH_CLAIM__SHARE, FH_CLAIM__DEGREES, FH_CLAIM__AREA,
    FH_CLAIM__VOLUME, FH_CLAIM__POWER, FH_CLAIM__MONEY,
    FH_CLAIM__CLOCK,    /* minutes after midnight */
    FH_CLAIM__MONTHDAY, /* month * 100 + day; day 0 for the month alone */
    FH_CLAIM__WEEKDAY,  /* 1 Monday .. 7 Sunday */
    FH_CLAIM__YEAR
} fh_claim__measure;

typedef struct fh_claim__quantity {
    uint32_t first, n;    /* tokens, unit included; what bounds it stands before */
    uint32_t sentence;
    fh_claim__measure measure;
    double low, high;     /* equal unless it is a range or a ratio of two */
    uint16_t unit;        /* as in data/claim/units.txt; 0 for none */
    bool approx, at_least, at_most, ordinal, ratio;
    uint32_t noun;        /* what it counts: the content word after it, or one before it (claim/measured.h); 0 for none */
    uint32_t counted;     /* the token of that word; FH_NONE for none */
    fh_datetime date;     /* where timeline/ resolved it; precision NONE otherwise */
} fh_claim__quantity;

/* Reads the quantity that begins at token `at` of sentence tokens [at, end). Answers its number of tokens, 0 for none. */
uint32_t fh_claim__read_quantity(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *ret);

typedef enum fh_claim__likeness {
    FH_CLAIM__UNLIKE = 0, /* of different kinds: nothing can be said */
    FH_CLAIM__EQUAL,      /* the same, or the same rounded or in another unit */
    FH_CLAIM__LOOSER,     /* the same figure, but one side approximates or bounds it */
    FH_CLAIM__OTHER       /* the same kind, another value */
} fh_claim__likeness;

fh_claim__likeness fh_claim__compare_quantities(const fh_claim__quantity *a, const fh_claim__quantity *b);

bool fh_claim__is_time(const fh_claim__quantity *q); /* a date or a time of day */

/* The first expression of time of the report that ends after byte `begin`; NULL for none. Cost: the logarithm of their number. */
const fh_timex *fh_claim__time_from(const fh_report *r, uint32_t begin);

/* How many tokens before the figure are the sign of its currency: 0 or 1. */
uint32_t fh_claim__sign_before(const fh_report *r, const fh_claim__quantity *q);

/* How many tokens before the figure bound it, with the sign between: "about", "no more than", "up to $"; 0 where none does. */
uint32_t fh_claim__bounds_before(const fh_report *r, const fh_claim__quantity *q);

#endif
