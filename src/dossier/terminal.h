/* SPDX-License-Identifier: MIT
 *
 * dossier/terminal.h - the dossier for people at a terminal. */
#ifndef FH_DOSSIER_TERMINAL_H
#define FH_DOSSIER_TERMINAL_H

#include "dossier/flow.h"
#include "dossier/writer.h"

typedef struct fh_terminal {
    fh_writer *w;
    const fh_dossier *d;
    fh_arena *scratch; /* rewound after each paragraph */
    unsigned columns;
    bool colour;
} fh_terminal;

void fh_dossier__write_terminal(fh_writer *w);

/* The parts of one story. Each prints nothing where there is nothing. */
void fh_terminal__tree(fh_terminal *t, uint32_t story);
void fh_terminal__claims(fh_terminal *t, uint32_t story);
void fh_terminal__changes(fh_terminal *t, uint32_t story);
void fh_terminal__conflicts(fh_terminal *t, uint32_t story);
void fh_terminal__timeline(fh_terminal *t, uint32_t story);

/* ---- setting type (terminal_type.c) ---- */

fh_flow fh_terminal__flow(fh_terminal *t);
/* Prints a flow: `first` before its first line, `rest` before the others; then gives its memory back. */
void fh_terminal__print(fh_terminal *t, fh_flow *f, fh_str first, fh_str rest);
void fh_terminal__heading(fh_terminal *t, const char *name, uint32_t count);
void fh_terminal__gap(fh_terminal *t);
/* "[3]": how a report is called after the family tree has introduced it. */
void fh_terminal__label(fh_flow *f, uint32_t report);
/* Text with the words of `marks` (spans of text) set apart: by colour, or by angle quotes without. */
void fh_terminal__marked(fh_terminal *t, fh_flow *f, fh_style mark, fh_str text, const fh_span *marks, uint32_t n);
/* Its sentence around a span of a report, quiet, with the marks in the span (offsets from its begin) set apart. */
void fh_terminal__in_sentence(fh_terminal *t, fh_flow *f, fh_style mark, uint32_t report, fh_span s, const fh_span *marks, uint32_t n);

#endif
