/* SPDX-License-Identifier: MIT
 *
 * page/said.h - what a page's JSON-LD says of its article. */
#ifndef FH_PAGE_SAID_H
#define FH_PAGE_SAID_H

#include "page/doc.h"

typedef struct fh_page_author {
    fh_str name;
    bool organisation; /* "@type": "Organization" */
} fh_page_author;

typedef struct fh_page_said {
    int rank; /* how sure it is that this object is the page's article; 0: no such object */
    fh_str headline, alternative, name, description, section, body, language, url, based_on;
    fh_str published, modified, created;
    fh_str publisher, provider;
    FH_VEC(fh_page_author) authors;
    bool walled; /* isAccessibleForFree: false */
} fh_page_said;

/* Reads doc->data. Strings live in doc->arena, with HTML entities and tags taken out. Objects that are no
 * valid JSON are mended where that is simple (raw line ends, commas too many) and else passed over. */
void fh_page__said(const fh_page_doc *doc, fh_page_said *said);

/* s without HTML tags, entities decoded, white space collapsed (line ends are kept when `lines`). */
fh_str fh_page__plain(fh_arena *arena, fh_str s, bool lines);

#endif
