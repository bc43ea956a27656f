/* SPDX-License-Identifier: MIT
 *
 * dossier/flow.c - running text into lines: greedy, as a typewriter would. */
#include "dossier/flow.h"

#include <stdarg.h>
#include <stdio.h>

#include "dossier/width.h"
#include "base/utf8.h"

static bool ends_in_space(const fh_flow *f) { return f->cells.n == 0 || f->cells.at[f->cells.n - 1].c == ' '; }

void fh_flow_sign(fh_flow *f, fh_style style, uint32_t c) {
    fh_vec_push(f->arena, &f->cells, (fh_cell){c, (uint8_t)fh_width_of(c), (uint8_t)style});
}

void fh_flow_add(fh_flow *f, fh_style style, fh_str text) {
    unsigned n;
    for (size_t i = 0; i < text.len; i += n) {
        uint32_t c = fh_width_harmless(fh_utf8_at(text, i, &n));
        if (c == ' ' && ends_in_space(f)) continue;
        fh_flow_sign(f, style, c);
    }
}

void fh_flow_format(fh_flow *f, fh_style style, const char *format, ...) {
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fh_flow_add(f, style, fh_str_of(text));
}

void fh_flow_cut(fh_flow *f, unsigned columns) {
    unsigned width = 0;
    size_t keep = 0;
    for (size_t i = 0; i < f->cells.n; i++) {
        width += f->cells.at[i].width;
        if (width < columns) keep = i + 1;
    }
    if (width <= columns) return;
    while (keep && f->cells.at[keep - 1].c == ' ') keep--;
    uint8_t style = keep ? f->cells.at[keep - 1].style : (uint8_t)FH_STYLE_PLAIN;
    f->cells.n = keep;
    fh_flow_sign(f, (fh_style)style, 0x2026);
}

/* Where the line that begins at `begin` ends, and in *ret_next where the next begins. */
static size_t line_end(const fh_flow *f, size_t begin, unsigned columns, size_t *ret_next) {
    unsigned width = 0;
    size_t best = 0, best_next = 0;
    for (size_t i = begin; i < f->cells.n; i++) {
        const fh_cell *c = &f->cells.at[i];
        if (c->c == ' ') best = i, best_next = i + 1;
        else if (c->width == 2 && i > begin) best = best_next = i;
        width += c->width;
        if (width <= columns || (c->c == ' ' && width == columns + 1)) continue;
        if (best > begin) return *ret_next = best_next, best;
        return *ret_next = i > begin ? i : i + 1; /* a word longer than the line, or a sign wider than it */
    }
    return *ret_next = f->cells.n;
}

fh_lines fh_flow_break(const fh_flow *f, unsigned first, unsigned rest) {
    fh_lines lines = {0};
    for (size_t at = 0, next = 0; at < f->cells.n; at = next) {
        size_t end = line_end(f, at, at ? rest : first, &next);
        while (end > at && f->cells.at[end - 1].c == ' ') end--;
        fh_line line = {(uint32_t)at, (uint32_t)end, 0};
        for (size_t i = at; i < end; i++) line.width += f->cells.at[i].width;
        fh_vec_push(f->arena, &lines, line);
        while (next < f->cells.n && f->cells.at[next].c == ' ') next++;
    }
    return lines;
}

static void switch_style(uint8_t from, uint8_t to, fh_buf *out) {
    static const char *const codes[FH_STYLE_COUNT] = {"", "1", "2", "36", "31", "32"};
    if (from != FH_STYLE_PLAIN) fh_buf_add(out, FH_STR("\033[0m"));
    if (to != FH_STYLE_PLAIN) fh_buf_format(out, "\033[%sm", codes[to]);
}

void fh_flow_write(const fh_flow *f, fh_line line, unsigned pad, bool colour, fh_buf *out) {
    uint8_t style = FH_STYLE_PLAIN;
    for (uint32_t i = line.begin; i < line.end; i++) {
        const fh_cell *c = &f->cells.at[i];
        if (colour && c->style != style) switch_style(style, c->style, out), style = c->style;
        char bytes[4];
        unsigned n = fh_utf8_put(c->c, bytes);
        fh_buf_add(out, (fh_str){bytes, n});
    }
    if (colour && style != FH_STYLE_PLAIN) switch_style(style, FH_STYLE_PLAIN, out);
    for (unsigned w = line.width; w < pad; w++) fh_buf_add_char(out, ' ');
}
