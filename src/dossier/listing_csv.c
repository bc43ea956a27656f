/* SPDX-License-Identifier: MIT
 *
 * dossier/listing_csv.c - rows of a store as tables. */
#include "dossier/csv.h"
#include "dossier/names.h"
#include "dossier/site.h"

void fh_site__stories_csv(const fh_site *s, const fh_story_rows *rows) {
    fh_csv__head(s->w, "id,title,reports,accounts,first,last");
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_story_row *r = &rows->at[i];
        fh_csv__cell(s->w, r->id);
        fh_csv__cell(s->w, r->title);
        fh_csv__number(s->w, r->n_reports);
        fh_csv__number(s->w, r->n_accounts);
        fh_csv__cell(s->w, r->first);
        fh_csv__cell(s->w, r->last);
        fh_csv__end(s->w);
    }
}

/* A snippet without the marks around what was found. */
static void plain(fh_writer *w, fh_str snippet) {
    fh_buf b = {.arena = w->arena};
    for (size_t i = 0; i < snippet.len; i++)
        if (snippet.ptr[i] != 2 && snippet.ptr[i] != 3) fh_buf_add_char(&b, snippet.ptr[i]);
    fh_csv__cell(w, fh_buf_str(&b));
}

void fh_site__hits_csv(const fh_site *s, const fh_hit_rows *rows) {
    fh_csv__head(s->w, "report,story,title,outlet,published,snippet,revisions");
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_hit_row *r = &rows->at[i];
        const fh_str cells[] = {r->report, r->story, r->title, r->outlet, r->published};
        for (int k = 0; k < 5; k++) fh_csv__cell(s->w, cells[k]);
        plain(s->w, r->snippet);
        fh_csv__number(s->w, r->n_revisions);
        fh_csv__end(s->w);
    }
}

void fh_site__speakers_csv(const fh_site *s, const fh_speaker_rows *rows) {
    bool one = s->query->speaker.len > 0;
    fh_csv__head(s->w, one ? "speaker,kind,report,statement,title,outlet,published,story,content" : "speaker,kind,statements,reports");
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_speaker_row *r = &rows->at[i];
        const fh_str cells[] = {r->title, r->outlet, r->published, r->story, r->said};
        fh_csv__cell(s->w, r->name);
        fh_csv__cell(s->w, r->kind);
        if (one) {
            fh_csv__cell(s->w, r->report);
            fh_csv__number(s->w, r->number);
            for (int k = 0; k < 5; k++) fh_csv__cell(s->w, cells[k]);
        } else fh_csv__number(s->w, r->n_statements), fh_csv__number(s->w, r->n_reports);
        fh_csv__end(s->w);
    }
}

static void ids(fh_writer *w, const fh_str *at, uint32_t n) {
    fh_buf b = {.arena = w->arena};
    for (uint32_t i = 0; i < n; i++) {
        if (i) fh_buf_add(&b, FH_STR("; "));
        fh_buf_add(&b, at[i]);
    }
    fh_csv__cell(w, fh_buf_str(&b));
}

void fh_site__decisions_csv(const fh_site *s, const fh_decision_rows *rows) {
    fh_csv__head(s->w, "number,kind,reports,others,who,why,made,withdrawn,withdrawn_by");
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_decision *d = &rows->at[i];
        const fh_str cells[] = {d->who, d->why, d->made, d->withdrawn, d->withdrawn_by};
        fh_csv__number(s->w, d->number);
        fh_csv__cell(s->w, fh_str_of(fh_name_decision(d->kind)));
        ids(s->w, d->reports, d->n_reports);
        ids(s->w, d->others, d->n_others);
        for (int k = 0; k < 5; k++) fh_csv__cell(s->w, cells[k]);
        fh_csv__end(s->w);
    }
}
