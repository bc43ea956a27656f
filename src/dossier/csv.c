/* SPDX-License-Identifier: MIT
 *
 * dossier/csv.c - reports as a table, for spreadsheets (RFC 4180). A cell that a spreadsheet would take for a
 * formula begins with an apostrophe: the text of strangers must not run. */
#include "dossier/export.h"
#include "dossier/names.h"

static void cell(fh_writer *w, fh_str s, bool last) {
    fh_buf_add_char(&w->buf, '"');
    if (s.len && memchr("=+-@\t\r", s.ptr[0], 6)) fh_buf_add_char(&w->buf, '\'');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"') fh_buf_add_char(&w->buf, '"');
        fh_buf_add_char(&w->buf, s.ptr[i]);
    }
    fh_buf_add(&w->buf, last ? FH_STR("\"\r\n") : FH_STR("\","));
}

static void joined(fh_writer *w, const fh_str *names, uint32_t n) {
    fh_buf b = {.arena = w->arena};
    for (uint32_t i = 0; i < n; i++) {
        if (i) fh_buf_add(&b, FH_STR("; "));
        fh_buf_add(&b, names[i]);
    }
    cell(w, fh_buf_str(&b), false);
}

/* The edges into report i, as three cells: parents, kinds, shares. */
static void parents(fh_writer *w, uint32_t i) {
    const fh_dossier *d = w->dossier;
    fh_buf who = {.arena = w->arena}, kind = {.arena = w->arena}, share = {.arena = w->arena};
    for (uint32_t e = 0; e < d->n_lineage; e++) {
        const fh_edge *x = &d->lineage[e];
        if (x->child != i) continue;
        if (who.n) { fh_buf_add(&who, FH_STR("; ")); fh_buf_add(&kind, FH_STR("; ")); fh_buf_add(&share, FH_STR("; ")); }
        fh_buf_add(&who, x->parent < d->n_reports ? d->reports[x->parent]->id : d->lost[x->parent - d->n_reports]);
        fh_buf_add(&kind, fh_str_of(fh_name_edge(x->kind)));
        fh_buf_format(&share, "%u%%", (unsigned)(x->share * 100 + .5f));
    }
    cell(w, fh_buf_str(&who), false);
    cell(w, fh_buf_str(&kind), false);
    cell(w, fh_buf_str(&share), true);
}

void fh_dossier__write_csv(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    if (!w->opts.headless) fh_buf_add(&w->buf, FH_STR("id,outlet,title,byline,published,language,url,story,account,statements,parents,kinds,shares\r\n"));
    for (uint32_t i = 0; i < d->n_reports; i++) {
        const fh_report *r = d->reports[i];
        fh_buf date = {.arena = w->arena}, account = {.arena = w->arena}, statements = {.arena = w->arena};
        fh_write_date(&date, r->published);
        if (d->account_of) fh_buf_format(&account, "%u", d->account_of[i]);
        fh_buf_format(&statements, "%u", r->n_statements);
        cell(w, r->id, false);
        cell(w, r->outlet, false);
        cell(w, r->title, false);
        joined(w, r->byline, r->n_byline);
        cell(w, fh_buf_str(&date), false);
        cell(w, r->language, false);
        cell(w, r->url, false);
        cell(w, d->story_of ? d->stories[d->story_of[i]].id : FH_STR(""), false);
        cell(w, fh_buf_str(&account), false);
        cell(w, fh_buf_str(&statements), false);
        parents(w, i);
        fh_writer_drain_full(w);
    }
}
