/* SPDX-License-Identifier: MIT
 *
 * text/unicode.h - classes and lower case of code points, the same in every locale. */
#ifndef FH_TEXT_UNICODE_H
#define FH_TEXT_UNICODE_H

#include <firsthand/types.h>

typedef enum fh_unicode {
    FH_UNICODE_OTHER = 0, /* punctuation, symbols, controls */
    FH_UNICODE_SPACE,
    FH_UNICODE_LETTER,    /* lower case or without case */
    FH_UNICODE_UPPER,
    FH_UNICODE_DIGIT,
    FH_UNICODE_MARK,      /* belongs to the letter before it */
    FH_UNICODE_IDEOGRAPH, /* Han and Hiragana: a token each */
    FH_UNICODE_JOINER,    /* invisible within words: soft hyphen, zero width joiners */
    FH_UNICODE_STOP       /* ends a sentence in its script */
} fh_unicode;

fh_unicode fh_unicode_class(uint32_t c);
uint32_t fh_unicode_lower(uint32_t c); /* simple: one code point for one */

/* The folded form of one code point: lower case, quotes and dashes made ASCII. */
uint32_t fh_unicode_fold(uint32_t c);

static inline bool fh_unicode_is_letter(fh_unicode k) { return k == FH_UNICODE_LETTER || k == FH_UNICODE_UPPER || k == FH_UNICODE_IDEOGRAPH; }
static inline bool fh_unicode_is_word(fh_unicode k) { return k == FH_UNICODE_LETTER || k == FH_UNICODE_UPPER || k == FH_UNICODE_DIGIT; }

#endif
