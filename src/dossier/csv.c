/* SPDX-License-Identifier: MIT
 *
 * dossier/csv.c - cells and rows; reports as a table. */
#include "dossier/csv.h"

#include "base/utf8.h"
#include "dossier/export.h"
#include "dossier/names.h"
#include "dossier/view.h"

void fh_csv__cell(fh_writer *w, fh_str s) {
    fh_buf_add_char(&w->buf, '"');
    if (s.len && memchr("=+-@\t\r", s.ptr[0], 6)) fh_buf_add_char(&w->buf, '\'');
    unsigned n;
    for (size_t i = 0; i < s.len; i += n) {
        uint32_t c = fh_utf8_at(s, i, &n);
        bool no_text = c == 0xfffd || c == 0x7f || (c < 0x20 && !memchr("\t\n\r", (int)c, 3));
        if (c == '"') fh_buf_add_char(&w->buf, '"');
        fh_buf_add(&w->buf, no_text ? FH_STR("\xef\xbf\xbd") : fh_str_cut(s, i, i + n));
    }
    fh_buf_add(&w->buf, FH_STR("\","));
}

void fh_csv__number(fh_writer *w, uint64_t n) { fh_buf_format(&w->buf, "\"%llu\",", (unsigned long long)n); }

void fh_csv__share(fh_writer *w, float share) {
    unsigned thousandths = (unsigned)(share * 1000 + .5f);
    fh_buf_format(&w->buf, "\"%u.%03u\",", thousandths / 1000, thousandths % 1000);
}

void fh_csv__date(fh_writer *w, fh_datetime t) {
    fh_buf_add_char(&w->buf, '"');
    fh_write_date(&w->buf, t);
    fh_buf_add(&w->buf, FH_STR("\","));
}

void fh_csv__head(fh_writer *w, const char *names) {
    if (!w->opts.headless) fh_buf_format(&w->buf, "%s\r\n", names);
}

void fh_csv__end(fh_writer *w) {
    if (w->buf.n) w->buf.n--; /* the comma after the last cell */
    fh_buf_add(&w->buf, FH_STR("\r\n"));
    fh_writer_drain_full(w);
}

/* ---- reports ---------------------------------------------------------------------------------------- */

static void joined(fh_writer *w, const fh_str *names, uint32_t n) {
    fh_buf b = {.arena = w->arena};
    for (uint32_t i = 0; i < n; i++) {
        if (i) fh_buf_add(&b, FH_STR("; "));
        fh_buf_add(&b, names[i]);
    }
    fh_csv__cell(w, fh_buf_str(&b));
}

/* The edges into report i, as three cells: parents, kinds, shares. */
static void parents(fh_writer *w, uint32_t i) {
    const fh_dossier *d = w->dossier;
    fh_buf who = {.arena = w->arena}, kind = {.arena = w->arena}, share = {.arena = w->arena};
    fh_range run = fh_view_parents(d, i);
    for (uint32_t e = run.begin; e < run.end; e++) {
        const fh_edge *x = &d->lineage[e];
        if (who.n) { fh_buf_add(&who, FH_STR("; ")); fh_buf_add(&kind, FH_STR("; ")); fh_buf_add(&share, FH_STR("; ")); }
        fh_buf_add(&who, x->parent < d->n_reports ? d->reports[x->parent]->id : d->lost[x->parent - d->n_reports]);
        fh_buf_add(&kind, fh_str_of(fh_name_edge(x->kind)));
        fh_buf_format(&share, "%u%%", (unsigned)(x->share * 100 + .5f));
    }
    fh_csv__cell(w, fh_buf_str(&who));
    fh_csv__cell(w, fh_buf_str(&kind));
    fh_csv__cell(w, fh_buf_str(&share));
}

void fh_dossier__write_csv(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    fh_csv__head(w, "id,outlet,title,byline,published,language,url,story,account,statements,parents,kinds,shares");
    for (uint32_t i = 0; i < d->n_reports; i++) {
        const fh_report *r = d->reports[i];
        fh_csv__cell(w, r->id);
        fh_csv__cell(w, r->outlet);
        fh_csv__cell(w, r->title);
        joined(w, r->byline, r->n_byline);
        fh_csv__date(w, r->published);
        fh_csv__cell(w, r->language);
        fh_csv__cell(w, r->url);
        fh_csv__cell(w, d->story_of ? d->stories[d->story_of[i]].id : FH_STR(""));
        if (d->account_of) fh_csv__number(w, d->account_of[i]);
        else fh_csv__cell(w, FH_STR(""));
        fh_csv__number(w, r->n_statements);
        parents(w, i);
        fh_csv__end(w);
    }
}
