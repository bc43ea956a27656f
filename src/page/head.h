/* SPDX-License-Identifier: MIT
 *
 * page/head.h - a page's metadata, weighed from all that speaks of it. */
#ifndef FH_PAGE_HEAD_H
#define FH_PAGE_HEAD_H

#include <firsthand/records.h>

#include "page/date.h"
#include "page/said.h"

typedef FH_VEC(fh_credit) fh_page_credits;

typedef struct fh_page_head {
    fh_str title, outlet, description, section, language, canonical;
    fh_page_strs byline;
    fh_datetime published, modified;
    fh_date_from from;
    uint32_t title_block;   /* the block that bears the title, or FH_NONE */
    fh_page_date_order order; /* how the page writes 03/04/2031 */
} fh_page_head;

/* What the head, JSON-LD and marked elements say; strings live in doc->arena. */
void fh_page__head(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_page_head *head);

/* The value of the first of these <meta> keys (a NULL ends them) that has one. */
fh_str fh_page__meta(const fh_page_doc *doc, const char *const *keys);

typedef enum fh_page_byline_trust {
    FH_BYLINE_TEXT = 0, /* some line: two words with capitals at least make a name */
    FH_BYLINE_MARKED,   /* the page says that this is a byline: one word may do */
    FH_BYLINE_PERSON    /* the page says that this is one person */
} fh_page_byline_trust;

/* page/byline.c: adds the people that `line` names, without "By", roles and outlets, unless they are there
 * already. Answers how many. `outlet` may be absent. */
size_t fh_page__byline(fh_arena *arena, fh_str line, fh_str outlet, fh_page_byline_trust trust, fh_page_strs *names);

/* Whether what stands right before a name says that it is not the writer's: "Editor:", "Photo by". */
bool fh_page__other_hand(fh_str before);

/* Where "By" or its like stands before a name, at the beginning of the line or behind a mark; SIZE_MAX for nowhere. */
size_t fh_page__by_word(fh_str line);

/* Whether the line begins with such a word and a colon: "Text: Ada Quill". */
bool fh_page__by_colon(fh_str line);

/* The one word that an element marked as a byline holds ("quill33"), or stands behind its "By", as a name; `before` is what stands
 * before it in its line. Answers how many were added. `by_needed`: only where a "By" stands in one of both. */
size_t fh_page__handle(fh_arena *arena, fh_str before, fh_str line, fh_str outlet, bool by_needed, fh_page_strs *names);

/* page/published.c: dates of publication and of the last change. Wants title_block, order and canonical. */
void fh_page__published(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_page_head *head);

/* page/title.c: the title without the site's name; *ret_site: that name, where cutting it off told. */
fh_str fh_page__title(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_str outlet, fh_str *ret_site);

/* page/linehead.c: whom the page's last copyright line names, or absent. */
fh_str fh_page__copyright_holder(const fh_page_doc *doc);

/* The host of a URL without "www."; absent where there is none. */
fh_str fh_page__host(fh_str url);

#endif
