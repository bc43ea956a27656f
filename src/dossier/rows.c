/* SPDX-License-Identifier: MIT
 *
 * dossier/rows.c - one report's records, one a line. */
#include "dossier/records.h"

static void write_sentences(fh_writer *w, const fh_report *r) {
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "id", r->id);
    fh_json_key(&w->json, "sentences");
    fh_json_begin_array(&w->json);
    for (uint32_t i = 0; i < r->n_sentences; i++) fh_writer_put_span(w, 0, r->sentences[i].span);
    fh_json_end_array(&w->json);
    fh_json_end_object(&w->json);
    fh_writer_line(w);
}

static void write_text(fh_writer *w, fh_str s) {
    fh_buf_add(&w->buf, s);
    fh_writer_line(w);
}

/* A sentence may run over a line's end; here it may not. */
static void write_line(fh_writer *w, fh_str s) {
    for (size_t i = 0; i < s.len; i++) fh_buf_add_char(&w->buf, s.ptr[i] == '\n' ? ' ' : s.ptr[i]);
    fh_writer_line(w);
}

static void write_rows(fh_writer *w, const fh_report *r, fh_rows rows) {
    switch (rows) {
    case FH_ROWS_CLEAN: fh_dossier__put_report(w, 0); fh_writer_line(w); break;
    case FH_ROWS_TEXT: write_text(w, r->text); break;
    case FH_ROWS_SENTENCES: write_sentences(w, r); break;
    case FH_ROWS_SENTENCE_LINES:
        for (uint32_t i = 0; i < r->n_sentences; i++) write_line(w, fh_str_span(r->text, r->sentences[i].span));
        break;
    case FH_ROWS_STATEMENTS:
        for (uint32_t i = 0; i < r->n_statements; i++)
            if (r->statements[i].continues == FH_NONE && r->statements[i].outer == FH_NONE) fh_dossier__put_statement(w, 0, i, true), fh_writer_line(w);
        break;
    case FH_ROWS_TIMES:
        for (uint32_t i = 0; i < r->n_times; i++) fh_dossier__put_timex(w, 0, &r->times[i]), fh_writer_line(w);
        break;
    }
}

fh_status fh_report_write(const fh_report *r, fh_rows rows, const fh_write_opts *opts, fh_sink sink, fh_error *err) {
    fh_dossier alone = {.reports = &r, .n_reports = 1};
    fh_writer w;
    fh_status status = fh_writer_begin(&w, &alone, opts, sink, err);
    if (status) return status;
    write_rows(&w, r, rows);
    return fh_writer_end(&w, err);
}
