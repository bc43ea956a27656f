/* SPDX-License-Identifier: MIT
 *
 * dossier/flow.h - running text set into lines of a terminal: styled runs go in, lines of a given width
 * come out, which may be printed below one another or beside those of another flow. */
#ifndef FH_DOSSIER_FLOW_H
#define FH_DOSSIER_FLOW_H

#include "base/buf.h"
#include "base/vec.h"

typedef enum fh_style {
    FH_STYLE_PLAIN = 0,
    FH_STYLE_STRONG,  /* headings, labels */
    FH_STYLE_QUIET,   /* what surrounds */
    FH_STYLE_ACCENT,  /* kinds and types */
    FH_STYLE_WAS,     /* words of the parent that differ */
    FH_STYLE_NOW,     /* words of the child that differ, or of one side of a conflict */
    FH_STYLE_COUNT
} fh_style;

typedef struct fh_cell {
    uint32_t c;
    uint8_t width, style;
} fh_cell;

typedef struct fh_flow {
    fh_arena *arena;
    FH_VEC(fh_cell) cells;
} fh_flow;

/* Appends text: white space becomes single spaces, control characters become harmless. */
void fh_flow_add(fh_flow *f, fh_style style, fh_str text);
void fh_flow_format(fh_flow *f, fh_style style, const char *format, ...) FH_PRINTF(3, 4);
/* Appends one cell as it is, for signs that the output itself draws. */
void fh_flow_sign(fh_flow *f, fh_style style, uint32_t c);
/* Cuts to `columns` with an ellipsis where it is longer. */
void fh_flow_cut(fh_flow *f, unsigned columns);

/* Cells [begin, end) of one line. */
typedef struct fh_line {
    uint32_t begin, end;
    unsigned width;
} fh_line;
typedef FH_VEC(fh_line) fh_lines;

/* Breaks at spaces, before wide characters, and within words that are longer than a line. `first`: columns of the first
 * line; `rest`: of the others. */
fh_lines fh_flow_break(const fh_flow *f, unsigned first, unsigned rest);

/* Writes one line, and blanks up to `pad` columns. */
void fh_flow_write(const fh_flow *f, fh_line line, unsigned pad, bool colour, fh_buf *out);

#endif
