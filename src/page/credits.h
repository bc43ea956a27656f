/* SPDX-License-Identifier: MIT
 *
 * page/credits.h - whom a report names as where it has its text or its news from. */
#ifndef FH_PAGE_CREDITS_H
#define FH_PAGE_CREDITS_H

#include "page/decide.h"

/* Fills r->credits in `keep` from r->text, from the blocks that are no article (`kept`), from the page's
 * tags and from `raw`. r's text, outlet and url must be there. A credit to the report's own outlet is none,
 * and each name is credited once, where it stands first. Linear. */
void fh_page__credits(fh_arena *keep, const fh_page_doc *doc, const bool *kept, const fh_page_said *said, const fh_raw *raw, fh_report *r);

#endif
