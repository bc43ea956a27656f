/* SPDX-License-Identifier: MIT
 *
 * dossier/rows.c - one report's records, one JSON object a line. */
#include "dossier/writer.h"

static void put_names(fh_writer *w, const char *key, const fh_str *names, size_t n) {
    fh_json_key(&w->json, key);
    fh_json_begin_array(&w->json);
    for (size_t i = 0; i < n; i++) fh_json_str(&w->json, names[i]);
    fh_json_end_array(&w->json);
}

static void write_clean(fh_writer *w, const fh_report *r) {
    fh_json *j = &w->json;
    fh_json_begin_object(j);
    fh_json_put_str(j, "id", r->id);
    fh_json_put_str(j, "path", r->path);
    fh_json_put_str(j, "url", r->url);
    fh_json_put_str(j, "title", r->title);
    fh_json_put_str(j, "outlet", r->outlet);
    put_names(w, "byline", r->byline, r->n_byline);
    fh_writer_date(w, "published", r->published);
    fh_json_put_str(j, "language", r->language);
    fh_json_put_str(j, "text", r->text);
    fh_json_put_str(j, "sha256", fh_str_of(r->sha256));
    fh_json_end_object(j);
    fh_writer_line(w);
}

static void write_sentences(fh_writer *w, const fh_report *r) {
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "id", r->id);
    fh_json_key(&w->json, "sentences");
    fh_json_begin_array(&w->json);
    for (uint32_t i = 0; i < r->n_sentences; i++) {
        fh_json_begin_array(&w->json);
        fh_json_uint(&w->json, fh_writer_offset(w, r->text, r->sentences[i].span.begin));
        fh_json_uint(&w->json, fh_writer_offset(w, r->text, r->sentences[i].span.end));
        fh_json_end_array(&w->json);
    }
    fh_json_end_array(&w->json);
    fh_json_end_object(&w->json);
    fh_writer_line(w);
}

/* One line a statement; parts of one quotation, "A," she said, "B.", stand together in one line. */
static void write_statements(fh_writer *w, const fh_report *r) {
    for (uint32_t i = 0; i < r->n_statements; i++) {
        if (r->statements[i].continues != FH_NONE) continue;
        fh_writer_statement(w, r, i, true);
        fh_writer_line(w);
    }
}

static void write_text(fh_writer *w, fh_str s) {
    fh_buf_add(&w->buf, s);
    fh_writer_line(w);
}

fh_status fh_report_write(const fh_report *r, fh_rows rows, const fh_write_opts *opts, fh_sink sink, fh_error *err) {
    fh_writer w;
    fh_status status = fh_writer_begin(&w, opts, sink, err);
    if (status) return status;
    switch (rows) {
    case FH_ROWS_CLEAN: write_clean(&w, r); break;
    case FH_ROWS_TEXT: write_text(&w, r->text); break;
    case FH_ROWS_SENTENCES: write_sentences(&w, r); break;
    case FH_ROWS_SENTENCE_LINES:
        for (uint32_t i = 0; i < r->n_sentences; i++) write_text(&w, fh_str_span(r->text, r->sentences[i].span));
        break;
    case FH_ROWS_STATEMENTS: write_statements(&w, r); break;
    case FH_ROWS_TIMES: break;
    }
    return fh_writer_end(&w, err);
}
