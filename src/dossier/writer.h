/* SPDX-License-Identifier: MIT
 *
 * dossier/writer.h - what every kind of output shares: a buffer that drains into a sink, and offsets in
 * bytes or code points. */
#ifndef FH_DOSSIER_WRITER_H
#define FH_DOSSIER_WRITER_H

#include <firsthand/firsthand.h>

#include "base/json.h"

typedef struct fh_writer {
    fh_write_opts opts;
    fh_sink sink;
    fh_arena *arena;
    fh_buf buf;
    fh_json json;
    fh_status status; /* the first failure; later calls do nothing */
} fh_writer;

fh_status fh_writer_begin(fh_writer *w, const fh_write_opts *opts, fh_sink sink, fh_error *err);
void fh_writer_line(fh_writer *w);  /* ends a JSON line; drains now and then */
void fh_writer_drain(fh_writer *w); /* hands what is built to the sink */
fh_status fh_writer_end(fh_writer *w, fh_error *err);

/* Byte offset `at` of a text as the output wants it. */
uint32_t fh_writer_offset(const fh_writer *w, fh_str text, uint32_t at);
void fh_writer_spans(fh_writer *w, const char *key, fh_str text, const fh_span *spans, size_t n); /* "key":[[b,e],...] */
/* Statement k of a report as one JSON object. `joined`: with the contents of the statements that continue it. */
void fh_writer_statement(fh_writer *w, const fh_report *r, uint32_t k, bool joined);
void fh_writer_statement_id(fh_writer *w, const fh_report *r, uint32_t k); /* as a JSON string: REPORT#sK */
/* ISO 8601 as precise as it is known, or null. */
void fh_writer_date(fh_writer *w, const char *key, fh_datetime t);

/* The members of one passage; and all passages, one object a line, each with "id" where one is given. */
void fh_writer_passage(fh_writer *w, const fh_dossier *d, const fh_passage *p);
void fh_writer_passage_rows(fh_writer *w, const fh_dossier *d, fh_str id);

#endif
