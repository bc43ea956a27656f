/* SPDX-License-Identifier: MIT
 *
 * page/decide.c - which blocks are the article: the element that holds most of the page's running text,
 * and in it what reads like text or stands between such blocks. */
#include "page/decide.h"

#include "page/class_table.h"
#include "page/line_table.h"

static bool is_prose(const fh_page_block *b, const fh_page_stat *st) {
    if (st->words < 10 || 3 * b->link_bytes > st->bytes) return false;
    return st->ends_stop || st->words >= 25;
}

static const uint32_t away_words = CLASS_RELATED | CLASS_COMMENT | CLASS_SIDE | CLASS_FOOT | CLASS_NAV | CLASS_SHARE | CLASS_AD | CLASS_SIGNUP | CLASS_CONSENT | CLASS_CAPTION;
static const uint32_t away_tags = FH_ABOVE_ASIDE | FH_ABOVE_FOOTER | FH_ABOVE_NAV | FH_ABOVE_FORM | FH_ABOVE_FIGURE | FH_ABOVE_HIDDEN;

static uint32_t *prose_sums(const fh_page_doc *doc, const fh_page_stat *stats) {
    uint32_t *sums = fh_new_n(doc->arena, uint32_t, doc->blocks.n + 1);
    for (size_t i = 0; sums && i < doc->blocks.n; i++) {
        const fh_page_block *b = &doc->blocks.at[i];
        const fh_page_node *n = &doc->nodes.at[b->node];
        bool away = n->above & away_tags || n->words & away_words || doc->nodes.at[n->parent].words & away_words;
        sums[i + 1] = sums[i] + (is_prose(b, &stats[i]) && !away ? stats[i].bytes : 0);
    }
    return sums;
}

static void decide_html(const fh_page_doc *doc, const fh_page_stat *stats, bool *keep) {
    const uint32_t *sums = prose_sums(doc, stats);
    size_t n_blocks = doc->blocks.n;
    if (!sums || !sums[n_blocks]) return;
    uint32_t best = 0;
    for (uint32_t i = 1; i < doc->nodes.n; i++) {
        const fh_page_node *n = &doc->nodes.at[i];
        uint32_t end = n->block_end > n_blocks ? (uint32_t)n_blocks : n->block_end;
        if (n->block_begin < end && 10 * (uint64_t)(sums[end] - sums[n->block_begin]) >= 7 * (uint64_t)sums[n_blocks]) best = i;
    }
    uint32_t b = best ? doc->nodes.at[best].block_begin : 0, e = best ? doc->nodes.at[best].block_end : (uint32_t)n_blocks;
    if (e > n_blocks) e = (uint32_t)n_blocks;
    uint32_t last = b;
    for (uint32_t i = b; i < e; i++)
        if (sums[i + 1] > sums[i]) last = i + 1;
    bool begun = false;
    for (uint32_t i = b; i < last; i++) {
        const fh_page_node *n = &doc->nodes.at[doc->blocks.at[i].node];
        bool prose = sums[i + 1] > sums[i];
        begun |= prose;
        bool between = begun && 2 * doc->blocks.at[i].link_bytes < stats[i].bytes && !(n->above & away_tags) && !(n->words & away_words) &&
                       (n->tag == FH_TAG_P || n->tag == FH_TAG_LI || n->above & FH_ABOVE_HEADING);
        keep[i] = prose || between;
    }
}

static bool is_furniture_line(const fh_page_stat *st) {
    if (st->bars >= 2 || st->first_flags & (LINE_AD | LINE_LEGAL | LINE_CAPTION | LINE_CONSENT)) return true;
    if (st->words <= 30 && st->first_flags & (LINE_RELATED | LINE_SIGNUP | LINE_SHARE | LINE_SOURCEWORD | LINE_CLICK | LINE_COMMENT | LINE_FOLLOW)) return true;
    return 5 * st->furniture > st->words * 2;
}

static void decide_lines(const fh_page_doc *doc, const fh_page_stat *stats, bool *keep) {
    size_t first = SIZE_MAX, last = 0;
    for (size_t i = 0; i < doc->blocks.n; i++)
        if (stats[i].words >= 10 && (stats[i].ends_stop || stats[i].words >= 30) && !is_furniture_line(&stats[i])) {
            if (first == SIZE_MAX) first = i;
            last = i;
        }
    for (size_t i = first; i < doc->blocks.n && i <= last; i++) keep[i] = !is_furniture_line(&stats[i]) || (stats[i].words > 30 && stats[i].ends_stop);
}

void fh_page__decide(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_head *head, bool *keep) {
    (void)head;
    if (doc->html) decide_html(doc, stats, keep);
    else decide_lines(doc, stats, keep);
}
