/* SPDX-License-Identifier: MIT
 *
 * dossier/terminal_type.c - how type is set at a terminal: paragraphs broken to its width, headings, labels, marked words. */
#include "dossier/terminal.h"

#include "base/utf8.h"
#include "dossier/view.h"
#include "dossier/width.h"

fh_flow fh_terminal__flow(fh_terminal *t) { return (fh_flow){.arena = t->scratch}; }

static void add_prefix(fh_terminal *t, fh_str prefix) {
    fh_flow f = {.arena = t->scratch};
    for (size_t i = 0; i < prefix.len;) {
        unsigned n;
        fh_flow_sign(&f, FH_STYLE_QUIET, fh_utf8_at(prefix, i, &n));
        i += n;
    }
    fh_line whole = {0, (uint32_t)f.cells.n, fh_width(prefix)};
    fh_flow_write(&f, whole, 0, t->colour, &t->w->buf);
}

static unsigned room(const fh_terminal *t, fh_str prefix) {
    unsigned used = fh_width(prefix);
    return t->columns > used + 16 ? t->columns - used : 16;
}

void fh_terminal__print(fh_terminal *t, fh_flow *f, fh_str first, fh_str rest) {
    fh_lines lines = fh_flow_break(f, room(t, first), room(t, rest));
    for (size_t i = 0; i < lines.n; i++) {
        add_prefix(t, i ? rest : first);
        fh_flow_write(f, lines.at[i], 0, t->colour, &t->w->buf);
        fh_writer_line(t->w);
    }
    if (!t->w->status) t->w->status = fh_arena_status(t->scratch);
    fh_arena_reset(t->scratch);
}

void fh_terminal__gap(fh_terminal *t) { fh_writer_line(t->w); }

void fh_terminal__heading(fh_terminal *t, const char *name, uint32_t count) {
    fh_terminal__gap(t);
    fh_flow f = fh_terminal__flow(t);
    fh_flow_add(&f, FH_STYLE_STRONG, fh_str_of(name));
    if (count) fh_flow_format(&f, FH_STYLE_QUIET, "  %u", count);
    fh_terminal__print(t, &f, FH_STR(""), FH_STR(""));
}

void fh_terminal__label(fh_flow *f, uint32_t report) { fh_flow_format(f, FH_STYLE_STRONG, "[%u]", report + 1); }

enum { LONGEST_WORDING = 420 }; /* bytes; a longer one ends in an ellipsis */

/* The last place up to `at` where a word ends. */
static size_t word_end(fh_str text, size_t at) {
    size_t end = at;
    while (end > 0 && text.ptr[end] != ' ' && text.ptr[end] != '\n') end--;
    while (!end && at > 0 && ((unsigned char)text.ptr[at] & 0xc0) == 0x80) at--;
    return end ? end : at;
}

void fh_terminal__marked(fh_terminal *t, fh_flow *f, fh_style mark, fh_str text, const fh_span *marks, uint32_t n) {
    size_t at = 0, end = text.len > LONGEST_WORDING + 60 ? word_end(text, LONGEST_WORDING) : text.len;
    for (uint32_t i = 0; i < n && marks[i].begin < end; i++) {
        fh_flow_add(f, FH_STYLE_PLAIN, fh_str_cut(text, at, marks[i].begin));
        at = marks[i].end < end ? marks[i].end : end;
        if (!t->colour) fh_flow_sign(f, mark, 0x2039);
        fh_flow_add(f, mark, fh_str_cut(text, marks[i].begin, at));
        if (!t->colour) fh_flow_sign(f, mark, 0x203a);
    }
    fh_flow_add(f, FH_STYLE_PLAIN, fh_str_cut(text, at, end));
    if (end < text.len) fh_flow_sign(f, FH_STYLE_QUIET, ' '), fh_flow_sign(f, FH_STYLE_QUIET, 0x2026);
}

enum { CONTEXT = 160, SLACK = 60, CLAUSE = 80 }; /* bytes: of the sentence shown on each side of a span; not worth cutting off; looked through for a comma */

static bool divides(char c) { return c == ',' || c == ';' || c == ':'; }

/* A cut of what stands before a span goes behind a comma where one is near, else between words: `at` or somewhat after it. */
static uint32_t begin_context(fh_str text, uint32_t at, uint32_t end) {
    uint32_t word = at;
    while (word < end && text.ptr[word - 1] != ' ') word++;
    for (uint32_t k = word; k < end && k < at + CLAUSE; k++)
        if (text.ptr[k] == ' ' && divides(text.ptr[k - 1])) return k + 1;
    return word;
}

/* The same of what stands after it: `at` or somewhat before. */
static uint32_t end_context(fh_str text, uint32_t begin, uint32_t at) {
    uint32_t word = at;
    while (word > begin && text.ptr[word] != ' ') word--;
    for (uint32_t k = word; k > begin && k + CLAUSE > at; k--)
        if (text.ptr[k] == ' ' && divides(text.ptr[k - 1])) return k;
    return word;
}

void fh_terminal__in_sentence(fh_terminal *t, fh_flow *f, fh_style mark, uint32_t report, fh_span s, const fh_span *marks, uint32_t n) {
    const fh_report *r = t->d->reports[report];
    fh_span whole = fh_view_sentence(r, s);
    bool cut_before = s.begin - whole.begin > CONTEXT + SLACK, cut_after = whole.end - s.end > CONTEXT + SLACK;
    if (cut_before) whole.begin = begin_context(r->text, s.begin - CONTEXT, s.begin);
    if (cut_after) whole.end = end_context(r->text, s.end, s.end + CONTEXT);
    if (cut_before) fh_flow_sign(f, FH_STYLE_QUIET, 0x2026), fh_flow_sign(f, FH_STYLE_QUIET, ' ');
    fh_flow_add(f, FH_STYLE_QUIET, fh_str_cut(r->text, whole.begin, s.begin));
    fh_terminal__marked(t, f, mark, fh_str_span(r->text, s), marks, n);
    fh_flow_add(f, FH_STYLE_QUIET, fh_str_cut(r->text, s.end, whole.end));
    if (cut_after) fh_flow_sign(f, FH_STYLE_QUIET, ' '), fh_flow_sign(f, FH_STYLE_QUIET, 0x2026);
}
