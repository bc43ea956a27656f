/* SPDX-License-Identifier: MIT
 *
 * dossier/writer.h - what every kind of output shares: a buffer that drains into a sink, offsets in
 * bytes or code points, dates. */
#ifndef FH_DOSSIER_WRITER_H
#define FH_DOSSIER_WRITER_H

#include <firsthand/firsthand.h>

#include "base/json.h"
#include "dossier/offsets.h"

typedef struct fh_writer {
    fh_write_opts opts;
    fh_sink sink;
    fh_arena *arena;
    fh_buf buf;
    fh_json json;
    const fh_dossier *dossier; /* a dossier of one report where a report is written */
    fh_offsets *offsets;       /* per report, made when first asked for; NULL while offsets are bytes */
    fh_status status;          /* the first failure; later calls do nothing */
} fh_writer;

fh_status fh_writer_begin(fh_writer *w, const fh_dossier *dossier, const fh_write_opts *opts, fh_sink sink, fh_error *err);
void fh_writer_line(fh_writer *w);  /* ends a JSON line; drains now and then */
void fh_writer_drain(fh_writer *w); /* hands what is built to the sink */
void fh_writer_drain_full(fh_writer *w); /* the same when much has gathered */
fh_status fh_writer_end(fh_writer *w, fh_error *err);

/* Byte offset `at` of report number `report` as the output wants it. */
uint32_t fh_writer_offset(fh_writer *w, uint32_t report, uint32_t at);

void fh_writer_strings(fh_writer *w, const char *key, const fh_str *strings, size_t n);
void fh_writer_put_span(fh_writer *w, uint32_t report, fh_span s); /* [b,e] */
void fh_writer_spans(fh_writer *w, const char *key, uint32_t report, const fh_span *spans, size_t n); /* "key":[[b,e],...] */
void fh_writer_span(fh_writer *w, const char *begin_key, const char *end_key, uint32_t report, fh_span s);
void fh_writer_date(fh_writer *w, const char *key, fh_datetime t); /* or null */
void fh_writer_day(fh_writer *w, const char *key, fh_datetime t);  /* without time of day, or null */

/* ISO 8601, as precise as it is known; nothing where it is not. */
void fh_write_date(fh_buf *out, fh_datetime t);
fh_datetime fh_date_day(fh_datetime t); /* without its time of day */
static inline bool fh_date_same(fh_datetime a, fh_datetime b) { return a.year == b.year && a.month == b.month && a.day == b.day; }

/* The members of one passage; and all passages, one object a line, each with "id" where one is given. */
void fh_writer_passage(fh_writer *w, const fh_dossier *d, const fh_passage *p);
void fh_writer_passage_rows(fh_writer *w, const fh_dossier *d, fh_str id);

#endif
