/* SPDX-License-Identifier: MIT
 *
 * page/decide.h - which blocks are the article. */
#ifndef FH_PAGE_DECIDE_H
#define FH_PAGE_DECIDE_H

#include "page/head.h"
#include "page/stats.h"

/* keep[i]: block i is article text. `keep` has doc->blocks.n places. */
void fh_page__decide(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_head *head, bool *keep);

#endif
