/* SPDX-License-Identifier: MIT
 *
 * page/linehead.h - metadata that stands in the lines of a plain text file. */
#ifndef FH_PAGE_LINEHEAD_H
#define FH_PAGE_LINEHEAD_H

#include "page/head.h"
#include "page/stats.h"

/* Fills what `head` lacks; `keep` tells the article's blocks. */
void fh_page__line_head(const fh_page_doc *doc, const fh_page_stat *stats, const bool *keep, fh_page_head *head);

#endif
