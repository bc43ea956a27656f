/* SPDX-License-Identifier: MIT
 *
 * page/kind.c - pages that are no article: walls and consent forms.
 *
 * A wall is told where little text is left, and the page says that it is not free (JSON-LD), or shows a form to
 * subscribe in an element whose class says wall, or asks its readers where the text ends to subscribe in order to
 * read on: a short line with a word of each class of data/page/wall_words.txt. That line, and what few words were
 * taken for text behind it, are none of the article. A consent page speaks of cookies in most of the little text
 * it has. */
#include "page/class_table.h"
#include "page/decide.h"
#include "page/line_table.h"
#include "page/wall_table.h"
#include "page/words.h"

enum { LITTLE = 220, SHORT_LINE = 40, BEHIND_WALL = 100 /* words */, NEAR_END = 8, TOGETHER = 3 /* blocks */ };

static uint32_t classes_of(fh_str line) {
    fh_page_word w;
    uint32_t all = 0;
    for (size_t at = 0; fh_page__next_word(line, &at, &w);)
        if (w.kind <= FH_WORD_UPPER) all |= fh_words_find(&wall_words, w.hash);
    return all;
}

static bool asks_to_read_on(uint32_t classes, uint32_t reader) {
    return (classes & reader && classes & WALL_ON && classes & WALL_READ) || (classes & WALL_SPENT && classes & WALL_MANY && classes & reader);
}

/* "To continue reading, subscribe", "Dieser Artikel ist nur für Abonnenten"; or short lines outside of the text that say so together. */
static bool is_wall(const fh_page_doc *doc, const fh_page_stat *stats, const bool *keep, size_t i) {
    if (stats[i].words <= 2 || stats[i].words >= SHORT_LINE) return false;
    uint32_t all = classes_of(fh_page__block_text(doc, &doc->blocks.at[i]));
    if (asks_to_read_on(all, WALL_READER | WALL_OFFER)) return true;
    for (size_t k = i + 1; !keep[i] && k < doc->blocks.n && k < i + TOGETHER && !keep[k] && stats[k].words < SHORT_LINE / 4; k++)
        all |= classes_of(fh_page__block_text(doc, &doc->blocks.at[k]));
    return asks_to_read_on(all, WALL_READER);
}

/* The first block of those that ask to read on where the text ends; FH_NONE without one. */
static uint32_t wall_in_words(const fh_page_doc *doc, const fh_page_stat *stats, const bool *keep) {
    size_t last = doc->blocks.n, end, found = FH_NONE;
    while (last && !keep[last - 1]) last--;
    end = last + NEAR_END < doc->blocks.n ? last + NEAR_END : doc->blocks.n;
    uint32_t behind = 0;
    for (size_t i = last ? end : 0; i-- > 0 && behind < BEHIND_WALL;) {
        if (is_wall(doc, stats, keep, i)) found = i;
        behind += keep[i] ? stats[i].words : 0;
    }
    return (uint32_t)found;
}

static uint32_t words_kept(const fh_page_stat *stats, const bool *keep, size_t n) {
    uint32_t words = 0;
    for (size_t i = 0; i < n; i++) words += keep[i] ? stats[i].words : 0;
    return words;
}

static bool shows_a_wall(const fh_page_doc *doc, const fh_page_stat *stats, const bool *keep) {
    for (size_t i = 0; i < doc->blocks.n; i++)
        if (!keep[i] && doc->nodes.at[doc->blocks.at[i].node].words_above & CLASS_WALL && stats[i].flags & LINE_SIGNUP && stats[i].words > 2 && stats[i].words < SHORT_LINE)
            return true;
    return false;
}

static bool is_consent(const fh_page_doc *doc, const fh_page_stat *stats, const bool *keep, uint32_t words) {
    uint32_t consent = 0;
    for (size_t i = 0; i < doc->blocks.n; i++)
        if (keep[i] && classes_of(fh_page__block_text(doc, &doc->blocks.at[i])) & WALL_CONSENT) consent += stats[i].words;
    return 2 * consent > words;
}

/* Whether little text stands before words that ask to read on; those, and all behind them, are then no longer kept. */
static bool ends_at_a_wall(const fh_page_doc *doc, const fh_page_stat *stats, bool *keep) {
    uint32_t wall = wall_in_words(doc, stats, keep), before = wall == FH_NONE ? 0 : words_kept(stats, keep, wall);
    if (!before || before >= LITTLE) return false;
    for (size_t i = wall; i < doc->blocks.n; i++) keep[i] = false;
    return true;
}

fh_page_kind fh_page__kind(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_said *said, bool *keep) {
    uint32_t words = words_kept(stats, keep, doc->blocks.n);
    if (!words) return FH_PAGE_EMPTY;
    if (words < LITTLE && is_consent(doc, stats, keep, words)) return FH_PAGE_CONSENT;
    if (words < LITTLE + BEHIND_WALL && ends_at_a_wall(doc, stats, keep)) return FH_PAGE_PAYWALL;
    return words < LITTLE && (said->walled || shows_a_wall(doc, stats, keep)) ? FH_PAGE_PAYWALL : FH_PAGE_ARTICLE;
}
