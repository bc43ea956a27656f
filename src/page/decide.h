/* SPDX-License-Identifier: MIT
 *
 * page/decide.h - which blocks are the article. */
#ifndef FH_PAGE_DECIDE_H
#define FH_PAGE_DECIDE_H

#include "page/features.h"

/* keep[i]: block i is article text. `keep` has doc->blocks.n places. `has_body`: JSON-LD gave the text too. */
void fh_page__decide(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_head *head, bool has_body, bool *keep);

/* page/kind.c: what kind of page the article was found on. A line that asks to pay in order to read on, and what follows it,
 * are no longer kept. */
fh_page_kind fh_page__kind(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_said *said, bool *keep);

/* Where a block stands in a table of figures: nodes, 0 outside of such tables. */
typedef struct fh_page_cell { uint32_t table, row; } fh_page_cell;

/* page/table.c: a place for each block, in doc->arena, NULL when it is spent; such tables are then kept as a whole or not at all. */
fh_page_cell *fh_page__tables(const fh_page_doc *doc, const fh_page_stat *stats, bool *keep);

#endif
