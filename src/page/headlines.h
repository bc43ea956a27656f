/* SPDX-License-Identifier: MIT
 *
 * page/headlines.h - everything on a page that may be its headline, in figures. */
#ifndef FH_PAGE_HEADLINES_H
#define FH_PAGE_HEADLINES_H

#include "base/map.h"
#include "page/head.h"

/* Where a candidate stands word for word, letter case and marks aside. */
enum {
    FH_FROM_SAID = 1u << 0,        /* JSON-LD headline */
    FH_FROM_ALTERNATIVE = 1u << 1, /* JSON-LD alternativeHeadline */
    FH_FROM_NAME = 1u << 2,        /* JSON-LD name of the article */
    FH_FROM_OG = 1u << 3,          /* og:title */
    FH_FROM_TWITTER = 1u << 4,     /* twitter:title */
    FH_FROM_META = 1u << 5,        /* dc.title, parsely-title and the like */
    FH_FROM_TITLE = 1u << 6,       /* <title> */
    FH_FROM_H1 = 1u << 7,
    FH_FROM_H2 = 1u << 8,          /* <h2> to <h4> before or beside the running text */
    FH_FROM_MARKED = 1u << 9,      /* itemprop="headline" */
    FH_FROM_INSIDE = 1u << 10,     /* the longest part of an <h1> that has parts: the rest may be a kicker */
    FH_FROM_GIVEN = 1u << 11,      /* what the input said, a feed's item say */
    FH_FROM_CUT = 1u << 12,        /* one of these without the site's name, or a part of <title> */
    FH_FROM_KINDS = 13
};

enum { FH_HEADLINE_FIGURES = 41 };

typedef struct fh_page_headline {
    fh_str text;
    uint32_t from;  /* FH_FROM_... */
    uint32_t node;  /* the heading it stands in, the first one; 0 for none */
} fh_page_headline;

typedef FH_VEC(fh_page_headline) fh_page_headline_list;

typedef struct fh_page_headlines {
    const fh_page_doc *doc;
    fh_str outlet, host;
    fh_page_headline_list found;
    uint32_t has;      /* FH_FROM_... of all of them together */
    fh_map prose;      /* words of the page's first running text */
    uint32_t n_h1;
    uint32_t prose_begin; /* first block that reads like running text; number of blocks for none */
} fh_page_headlines;

/* *ret_site: the site's name, where cutting it off one of them made it the same as another. In doc->arena. */
void fh_page__headlines(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_str outlet, fh_page_headlines *ret, fh_str *ret_site);

/* The FH_HEADLINE_FIGURES figures of candidate i. */
void fh_page__headline_row(const fh_page_headlines *h, size_t i, float *ret_row);

/* What candidate i yields to: Open Graph's wording of it, where <title> and <h1> are both i's, so of one template, and
 * Open Graph's was written apart from them; else i. */
size_t fh_page__headline_apart(const fh_page_headlines *h, size_t i);

/* Whether the letters of `end` stand at the end of s, behind others and a mark or space. */
bool fh_page__ends_with(fh_str s, fh_str end);

#endif
