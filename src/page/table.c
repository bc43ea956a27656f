/* SPDX-License-Identifier: MIT
 *
 * page/table.c - tables inside the text: figures in rows, not columns of a page's layout.
 *
 * A run of blocks in one <table> is such a table when it has several rows of several short cells. What was decided on
 * its cells one by one is settled for all of them: it is text when the greater part of its words is, and when it has next
 * to no links and stands right behind a paragraph of the text, in the same element. In the text a row becomes a
 * line, with tabs between its cells. Cost: linear in blocks times their depth, which is bounded. */
#include "page/decide.h"

enum { MIN_ROWS = 2, MIN_CELLS = 2 /* in a row, in the mean */, MANY_WORDS = 8 /* in a cell, in the mean */, MAX_WORDS = 40, FEW_LINKS = 10 /* less than a tenth of the bytes */ };

/* The innermost <table> that block b stands in, and its row there; 0 and 0 outside of tables. */
static fh_page_cell cell_of(const fh_page_doc *doc, const fh_page_block *b) {
    fh_page_cell c = {0, 0};
    if (!(doc->nodes.at[b->node].above & FH_ABOVE_TABLE)) return c;
    for (uint32_t up = b->node; up; up = doc->nodes.at[up].parent) {
        fh_page_tag tag = doc->nodes.at[up].tag;
        if (tag == FH_TAG_TR && !c.row) c.row = up;
        if (tag == FH_TAG_TABLE) return c.table = up, c;
    }
    return (fh_page_cell){0, 0};
}

/* Whether the table stands beside the block before it, which is text, as one paragraph stands beside another. */
static bool follows_text(const fh_page_doc *doc, uint32_t table, size_t from, const bool *keep) {
    const fh_page_node *nodes = doc->nodes.at;
    return from > 0 && keep[from - 1] && nodes[doc->blocks.at[from - 1].node].parent == nodes[table].parent;
}

/* Settles the run of blocks [from, end) of one table. */
static void settle(const fh_page_doc *doc, const fh_page_stat *stats, fh_page_cell *cells, size_t from, size_t end, bool *keep) {
    size_t rows = 0, n = end - from;
    uint32_t words = 0, kept = 0, most = 0, bytes = 0, links = 0;
    for (size_t i = from; i < end; i++) {
        rows += i == from || cells[i].row != cells[i - 1].row;
        words += stats[i].words;
        kept += keep[i] ? stats[i].words : 0;
        most = stats[i].words > most ? stats[i].words : most;
        bytes += stats[i].bytes;
        links += doc->blocks.at[i].link_bytes;
    }
    bool figures = rows >= MIN_ROWS && n >= MIN_CELLS * rows && words <= MANY_WORDS * n && most <= MAX_WORDS;
    bool is_text = 2 * kept > words || (FEW_LINKS * links < bytes && follows_text(doc, cells[from].table, from, keep));
    for (size_t i = from; i < end; i++) {
        if (figures) keep[i] = is_text;
        else cells[i] = (fh_page_cell){0, 0};
    }
}

fh_page_cell *fh_page__tables(const fh_page_doc *doc, const fh_page_stat *stats, bool *keep) {
    size_t n = doc->blocks.n;
    fh_page_cell *cells = fh_new_n(doc->arena, fh_page_cell, n + 1);
    if (!cells) return NULL;
    for (size_t i = 0; i < n; i++) cells[i] = cell_of(doc, &doc->blocks.at[i]);
    for (size_t from = 0, end; from < n; from = end) {
        for (end = from + 1; end < n && cells[end].table == cells[from].table;) end++;
        if (cells[from].table) settle(doc, stats, cells, from, end, keep);
    }
    return cells;
}
