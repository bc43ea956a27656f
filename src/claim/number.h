/* SPDX-License-Identifier: MIT
 *
 * claim/number.h - numbers, days and times of day as they are written: what claim/quantity.c makes quantities of. */
#ifndef FH_CLAIM_NUMBER_H
#define FH_CLAIM_NUMBER_H

#include "claim/quantity.h"

/* One part of a token without hyphens: a number word, or digits with what is written onto them. */
typedef struct fh_claim__number_part {
    bool number, scale, fraction, times;
    double value;
    uint32_t unit;  /* written onto the digits, as in 11.8m */
    bool clock;     /* 9:10, 4.40am */
    double minutes;
    bool ratio;     /* 58:42 */
    double second;
    bool ordinal;   /* 14th */
    bool metres;    /* millions so far, or metres: 11.8m */
} fh_claim__number_part;

/* The parts of a token and of those that go on with it, added up. */
typedef struct fh_claim__number {
    double value, second;
    bool any, fraction, range, clock, ordinal, ratio;
    bool metres; /* its value is in millions, unless it is metres */
    uint32_t unit;
    fh_str noun; /* "14-page" */
} fh_claim__number;

static inline fh_str fh_claim__token_str(const fh_report *r, uint32_t k) { return fh_str_cut(r->text, r->tokens[k].begin, r->tokens[k].end); }

uint32_t fh_claim__hash_lower(fh_str s); /* the key of a word in tables of words, ASCII letters made small */

/* number.c: false where s is no number */
bool fh_claim__read_part(fh_str s, fh_claim__number_part *ret);
bool fh_claim__read_number(fh_str s, fh_claim__number *ret); /* a whole token, hyphens and all; *ret is 0 at first */

/* Adds what goes on with the number before token `at` of a sentence that ends at `end`; answers the token after it. */
uint32_t fh_claim__read_more(const fh_report *r, uint32_t at, uint32_t end, fh_claim__number *n);

/* day.c: 1 to 12, and 1 Monday to 7 Sunday; 0 for none */
int fh_claim__month_of(fh_str s);
int fh_claim__weekday_of(fh_str s);
bool fh_claim__is_year(const fh_claim__number_part *p, fh_str s);

/* A day with its month, a month, a time of day in words that begins at token `at`: the tokens read, 0 for none. */
uint32_t fh_claim__read_month(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q);
uint32_t fh_claim__read_day(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q);
uint32_t fh_claim__read_clock(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q);

void fh_claim__find_date(const fh_report *r, fh_claim__quantity *q); /* the day that timeline/ resolved it to */
fh_claim__likeness fh_claim__compare_dates(const fh_claim__quantity *a, const fh_claim__quantity *b);

#endif
