/* SPDX-License-Identifier: MIT
 *
 * page/lines.c - a plain text file as blocks, one a line, or one a paragraph where lines are wrapped.
 *
 * Scrapers write a paragraph as one long line; mail and wire feeds wrap it at some column. A file counts
 * as wrapped when most of its longer lines end near one width without a full stop. A wrapped line goes
 * on in the next one; blank lines always end a block. */
#include "page/doc.h"

enum { WRAP_MIN = 55, WRAP_MAX = 100, WRAP_SLACK = 16 };

static bool ends_sentence(fh_str line) {
    return line.len && fh_str_find_char(FH_STR(".!?\"':;)"), line.ptr[line.len - 1], 0) != SIZE_MAX;
}

/* The column lines are wrapped at, or 0. */
static size_t wrap_column(fh_str text) {
    size_t longest = 0, n_long = 0, n_open = 0;
    fh_str rest = text, line;
    while (fh_str_next(&rest, '\n', &line)) {
        line = fh_str_trim(line);
        if (line.len > longest) longest = line.len;
        if (longest > WRAP_MAX) return 0;
        if (line.len >= WRAP_MIN) n_long++, n_open += !ends_sentence(line);
    }
    return longest >= WRAP_MIN && n_long >= 4 && 2 * n_open > n_long ? longest : 0;
}

static void add_block(fh_page_doc *doc, char *out, size_t *n, fh_str s, unsigned blank) {
    fh_page_block b = {.begin = (uint32_t)*n, .breaks = (uint16_t)blank};
    memcpy(out + *n, s.ptr, s.len);
    *n += s.len;
    b.end = (uint32_t)*n;
    out[(*n)++] = '\n';
    fh_vec_push(doc->arena, &doc->blocks, b);
}

void fh_page__lines(fh_page_doc *doc, fh_str text) {
    char *out = fh_arena_alloc_raw(doc->arena, text.len + 2, 1, 1);
    size_t n = 0, wrap = wrap_column(text);
    unsigned blank = 0;
    fh_str rest = text, line, before = {NULL, 0};
    if (!out) return;
    while (fh_str_next(&rest, '\n', &line)) {
        line = fh_str_trim(line);
        if (!line.len) {
            blank += blank < 9;
            before.len = 0;
            continue;
        }
        bool joins = wrap && before.len && before.len + WRAP_SLACK >= wrap && !blank;
        if (joins && doc->blocks.n) {
            memcpy(out + n, line.ptr, line.len);
            n += line.len;
            doc->blocks.at[doc->blocks.n - 1].end = (uint32_t)n;
            out[n++] = '\n';
        } else add_block(doc, out, &n, line, blank);
        blank = 0;
        before = line;
    }
    fh_page_node none = {0};
    fh_vec_push(doc->arena, &doc->nodes, none);
    doc->text = (fh_str){out, n};
}
