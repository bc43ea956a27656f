/* SPDX-License-Identifier: MIT
 *
 * dossier/listing_json.c - rows of a store as JSON. */
#include "dossier/listing.h"

static void open_rows(fh_listing *l, uint32_t total) {
    fh_json *j = &l->w->json;
    fh_json_begin_object(j);
    fh_json_put_uint(j, "total", total);
    fh_json_put_uint(j, "offset", l->query->offset);
    fh_json_key(j, "rows");
    fh_json_begin_array(j);
}

/* Each row on a line of its own. */
static void open_row(fh_listing *l) {
    if (l->w->json.comma) fh_buf_add_char(&l->w->buf, ',');
    l->w->json.comma = false;
    fh_buf_add_char(&l->w->buf, '\n');
    fh_json_begin_object(&l->w->json);
}

static void close_rows(fh_listing *l) {
    fh_json_end_array(&l->w->json);
    fh_json_end_object(&l->w->json);
    fh_writer_line(l->w);
    fh_writer_drain(l->w);
}

void fh_listing__stories_json(fh_listing *l, const fh_story_rows *rows) {
    fh_json *j = &l->w->json;
    open_rows(l, rows->total);
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_story_row *r = &rows->at[i];
        open_row(l);
        fh_json_put_str(j, "id", r->id);
        fh_json_put_str(j, "title", r->title);
        fh_json_put_uint(j, "reports", r->n_reports);
        fh_json_put_uint(j, "accounts", r->n_accounts);
        fh_json_put_str(j, "first", r->first);
        fh_json_put_str(j, "last", r->last);
        fh_json_end_object(j);
    }
    close_rows(l);
}

void fh_listing__hits_json(fh_listing *l, const fh_hit_rows *rows) {
    fh_json *j = &l->w->json;
    open_rows(l, rows->total);
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_hit_row *r = &rows->at[i];
        open_row(l);
        fh_json_put_str(j, "report", r->report);
        fh_json_put_str(j, "story", r->story);
        fh_json_put_str(j, "title", r->title);
        fh_json_put_str(j, "outlet", r->outlet);
        fh_json_put_str(j, "published", r->published);
        fh_json_put_str(j, "snippet", r->snippet);
        fh_json_end_object(j);
    }
    close_rows(l);
}

void fh_listing__speakers_json(fh_listing *l, const fh_speaker_rows *rows) {
    fh_json *j = &l->w->json;
    open_rows(l, rows->total);
    for (uint32_t i = 0; i < rows->n; i++) {
        const fh_speaker_row *r = &rows->at[i];
        open_row(l);
        fh_json_put_str(j, "speaker", r->name);
        fh_json_put_str(j, "speaker_kind", r->kind);
        if (r->report.ptr) {
            fh_json_put_str(j, "report", r->report);
            fh_json_put_str(j, "story", r->story);
            fh_json_put_str(j, "content", r->said);
        } else {
            fh_json_put_uint(j, "statements", r->n_statements);
            fh_json_put_uint(j, "reports", r->n_reports);
        }
        fh_json_end_object(j);
    }
    close_rows(l);
}
