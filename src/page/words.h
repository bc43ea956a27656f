/* SPDX-License-Identifier: MIT
 *
 * page/words.h - the words of a line, one after the other, hashed as base/words.h wants them. */
#ifndef FH_PAGE_WORDS_H
#define FH_PAGE_WORDS_H

#include "base/hash.h"
#include "base/str.h"

typedef enum fh_page_word_kind {
    FH_WORD_LOWER = 0, FH_WORD_CAPITAL, FH_WORD_UPPER, /* by letter case; scripts without case are LOWER */
    FH_WORD_NUMBER,                                    /* digits and what joins them: "1,900", "9:14" */
    FH_WORD_WIDE,                                      /* one ideograph or kana */
    FH_WORD_SIGN                                       /* one punctuation mark or symbol */
} fh_page_word_kind;

typedef struct fh_page_word {
    uint32_t hash; /* of the folded word; of a sign, of the sign */
    uint32_t begin, end;
    uint32_t number; /* value of a NUMBER made of digits alone, of at most nine */
    uint8_t kind;
    bool spaced;   /* white space stands before it */
} fh_page_word;

/* The next word at or after *at, which moves past it. False at the end of s. */
bool fh_page__next_word(fh_str s, size_t *at, fh_page_word *ret);

/* The month this hash names, 1 to 12, or 0. */
unsigned fh_page__month(uint32_t hash);

#endif
