/* SPDX-License-Identifier: MIT
 *
 * dossier/listing_json.c - rows of a store as JSON. */
#include "dossier/records.h"
#include "dossier/site.h"

static void open_rows(const fh_site *s, uint32_t total) {
    fh_json *j = &s->w->json;
    fh_json_begin_object(j);
    fh_json_put_uint(j, "total", total);
    fh_json_put_uint(j, "offset", s->query->offset);
    fh_json_key(j, "rows");
    fh_json_begin_array(j);
}

/* Each row on a line of its own. */
static void open_row(const fh_site *s) {
    if (s->w->json.comma) fh_buf_add_char(&s->w->buf, ',');
    s->w->json.comma = false;
    fh_buf_add_char(&s->w->buf, '\n');
    fh_json_begin_object(&s->w->json);
}

static void close_rows(const fh_site *s) {
    fh_json_end_array(&s->w->json);
    fh_json_end_object(&s->w->json);
    fh_writer_line(s->w);
    fh_writer_drain(s->w);
}

void fh_site__stories_json(const fh_site *s, const fh_story_rows *rows) {
    fh_json *j = &s->w->json;
    open_rows(s, rows->total);
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_story_row *r = &rows->at[i];
        open_row(s);
        fh_json_put_str(j, "id", r->id);
        fh_json_put_str(j, "title", r->title);
        fh_json_put_uint(j, "reports", r->n_reports);
        fh_json_put_uint(j, "accounts", r->n_accounts);
        fh_json_put_str(j, "first", r->first);
        fh_json_put_str(j, "last", r->last);
        fh_json_end_object(j);
    }
    close_rows(s);
}

void fh_site__hits_json(const fh_site *s, const fh_hit_rows *rows) {
    fh_json *j = &s->w->json;
    open_rows(s, rows->total);
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_hit_row *r = &rows->at[i];
        open_row(s);
        fh_json_put_str(j, "report", r->report);
        fh_json_put_str(j, "story", r->story);
        fh_json_put_str(j, "title", r->title);
        fh_json_put_str(j, "outlet", r->outlet);
        fh_json_put_str(j, "published", r->published);
        if (r->snippet.ptr) fh_json_put_str(j, "snippet", r->snippet);
        else fh_json_put_uint(j, "revisions", r->n_revisions);
        fh_json_end_object(j);
    }
    close_rows(s);
}

void fh_site__speakers_json(const fh_site *s, const fh_speaker_rows *rows) {
    fh_json *j = &s->w->json;
    open_rows(s, rows->total);
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_speaker_row *r = &rows->at[i];
        open_row(s);
        fh_json_put_str(j, "speaker", r->name);
        fh_json_put_str(j, "speaker_kind", r->kind);
        if (r->report.ptr) {
            fh_json_put_str(j, "report", r->report);
            fh_json_put_str(j, "story", r->story);
            fh_json_put_str(j, "content", r->said);
            fh_json_put_uint(j, "statement", r->number);
            fh_json_put_str(j, "title", r->title);
            fh_json_put_str(j, "outlet", r->outlet);
            fh_json_put_str(j, "published", r->published);
        } else {
            fh_json_put_uint(j, "statements", r->n_statements);
            fh_json_put_uint(j, "reports", r->n_reports);
        }
        fh_json_end_object(j);
    }
    close_rows(s);
}

void fh_site__decisions_json(const fh_site *s, const fh_decision_rows *rows) {
    open_rows(s, rows->total);
    for (uint32_t i = 0; i < rows->n; i++) {
        if (s->w->json.comma) fh_buf_add_char(&s->w->buf, ',');
        s->w->json.comma = false;
        fh_buf_add_char(&s->w->buf, '\n');
        fh_dossier__put_decision(s->w, &rows->at[i]);
    }
    close_rows(s);
}
