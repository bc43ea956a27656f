/* SPDX-License-Identifier: MIT
 *
 * page/kind.c - pages that are no article: walls and consent forms.
 *
 * A wall is told where the page says that it is not free (JSON-LD), or shows a form to subscribe in an
 * element whose class says wall, and little text is left. A consent page speaks of cookies in most of the
 * little text it has. */
#include "page/class_table.h"
#include "page/decide.h"
#include "page/line_table.h"

enum { LITTLE = 220, SHORT_LINE = 40 }; /* words */

fh_page_kind fh_page__kind(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_said *said, const bool *keep) {
    uint32_t words = 0, consent = 0;
    bool wall = said->walled;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        const fh_page_node *n = &doc->nodes.at[doc->blocks.at[i].node];
        wall |= !keep[i] && n->words_above & CLASS_WALL && stats[i].flags & LINE_SIGNUP && stats[i].words > 2 && stats[i].words < SHORT_LINE;
        if (!keep[i]) continue;
        words += stats[i].words;
        if (stats[i].flags & LINE_CONSENT && stats[i].flags & (LINE_LEGAL | LINE_CONSENT)) consent += stats[i].words;
    }
    if (!words) return FH_PAGE_EMPTY;
    if (words < LITTLE && 2 * consent > words) return FH_PAGE_CONSENT;
    return wall && words < LITTLE ? FH_PAGE_PAYWALL : FH_PAGE_ARTICLE;
}
