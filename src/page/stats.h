/* SPDX-License-Identifier: MIT
 *
 * page/stats.h - what can be counted in a block's text. */
#ifndef FH_PAGE_STATS_H
#define FH_PAGE_STATS_H

#include "page/doc.h"

typedef struct fh_page_stat {
    uint32_t bytes;
    uint32_t words;                     /* an ideograph counts for half a word */
    uint32_t lower, capital, upper, numbers, wide, signs;
    uint32_t function;                  /* function words of the page's language */
    uint32_t stops, commas, quotes;     /* . ! ? and their kin; , ; :; quotation marks */
    uint32_t bars;                      /* | > • · and other marks between the items of a menu */
    uint32_t furniture;                 /* words of data/page/line_words.txt */
    uint32_t flags;                     /* LINE_... of its words */
    uint32_t first_flags;               /* LINE_... of its first three words */
    uint32_t hash;                      /* of its folded words: equal text */
    uint32_t shape;                     /* hash of the kinds of its first words: alike lines of a list */
    float title_share;                  /* of its words, those of the title */
    float title_cover;                  /* of the title's words, those it has */
    float body_share;                   /* of its runs of three words, those of JSON-LD articleBody */
    float about_share;                  /* of its words, those of the description */
    bool ends_stop, ends_colon, begins_lower, begins_mark, has_date, has_clock, begins_quote;
} fh_page_stat;

/* Sets of word hashes that blocks are compared with; empty where the page does not say. */
typedef struct fh_page_known {
    fh_str title, description, body;
} fh_page_known;

/* One record a block, in doc->arena; NULL when it is spent. *ret_language: index into the languages of
 * data/page/function_words.txt that has most of the page's words, or -1. Cost: linear in the text. */
fh_page_stat *fh_page__stats(const fh_page_doc *doc, const fh_page_known *known, int *ret_language);

/* The language whose function words the first 4 KiB of a text have most of; absent where there are too few to tell. */
fh_str fh_page__language_of(fh_str text);

/* BCP 47 tag of a language index. */
fh_str fh_page__language_name(int language);

#endif
