/* SPDX-License-Identifier: MIT
 *
 * dossier/writer.c - a buffer that drains into a sink. */
#include "dossier/writer.h"

#include "base/error.h"

enum { DRAIN_AT = 1 << 16 };

fh_status fh_writer_begin(fh_writer *w, const fh_dossier *dossier, const fh_write_opts *opts, fh_sink sink, fh_error *err) {
    *w = (fh_writer){.sink = sink, .dossier = dossier, .arena = fh_arena_new(NULL, 0)};
    if (!w->arena) return fh_fail(err, FH_ENOMEM, 0, "out of memory for output");
    if (opts) memcpy(&w->opts, opts, opts->size < sizeof w->opts ? opts->size : sizeof w->opts);
    w->buf.arena = w->arena;
    w->json.out = &w->buf;
    if (w->opts.chars) w->offsets = fh_new_n(w->arena, fh_offsets, dossier->n_reports);
    return FH_OK;
}

void fh_writer_drain(fh_writer *w) {
    fh_str s = fh_buf_str(&w->buf);
    if (!w->status) w->status = fh_arena_status(w->arena);
    if (!w->status && s.len && !w->sink.write(w->sink.payload, s.ptr, s.len)) w->status = FH_EIO;
    w->buf.n = 0;
}

void fh_writer_drain_full(fh_writer *w) {
    if (w->buf.n >= DRAIN_AT) fh_writer_drain(w);
}

void fh_writer_line(fh_writer *w) {
    fh_buf_add_char(&w->buf, '\n');
    w->json.comma = false;
    fh_writer_drain_full(w);
}

fh_status fh_writer_end(fh_writer *w, fh_error *err) {
    fh_writer_drain(w);
    fh_arena_free(w->arena);
    if (w->status == FH_EIO) return fh_fail(err, FH_EIO, 0, "output was not taken: the disk is full or the reader has gone");
    if (w->status) return fh_fail(err, w->status, 0, "out of memory for output");
    return FH_OK;
}

uint32_t fh_writer_offset(fh_writer *w, uint32_t report, uint32_t at) {
    if (!w->offsets) return at;
    fh_offsets *o = &w->offsets[report];
    if (!o->blocks) *o = fh_offsets_make(w->arena, w->dossier->reports[report]->text);
    return fh_offsets_at(o, at);
}

void fh_writer_strings(fh_writer *w, const char *key, const fh_str *strings, size_t n) {
    fh_json_key(&w->json, key);
    fh_json_begin_array(&w->json);
    for (size_t i = 0; i < n; i++) fh_json_str(&w->json, strings[i]);
    fh_json_end_array(&w->json);
}

void fh_writer_put_span(fh_writer *w, uint32_t report, fh_span s) {
    fh_json_begin_array(&w->json);
    fh_json_uint(&w->json, fh_writer_offset(w, report, s.begin));
    fh_json_uint(&w->json, fh_writer_offset(w, report, s.end));
    fh_json_end_array(&w->json);
}

void fh_writer_spans(fh_writer *w, const char *key, uint32_t report, const fh_span *spans, size_t n) {
    fh_json_key(&w->json, key);
    fh_json_begin_array(&w->json);
    for (size_t i = 0; i < n; i++) fh_writer_put_span(w, report, spans[i]);
    fh_json_end_array(&w->json);
}

void fh_writer_span(fh_writer *w, const char *begin_key, const char *end_key, uint32_t report, fh_span s) {
    fh_json_put_uint(&w->json, begin_key, fh_writer_offset(w, report, s.begin));
    fh_json_put_uint(&w->json, end_key, fh_writer_offset(w, report, s.end));
}

static void write_zone(fh_buf *out, fh_datetime t) {
    unsigned z = (unsigned)(t.zone_minutes < 0 ? -t.zone_minutes : t.zone_minutes);
    if (z == 0) fh_buf_add_char(out, 'Z');
    else fh_buf_format(out, "%c%02u:%02u", t.zone_minutes < 0 ? '-' : '+', z / 60, z % 60);
}

void fh_write_date(fh_buf *out, fh_datetime t) {
    if (t.precision == FH_PRECISION_NONE) return;
    fh_buf_format(out, "%04d", t.year);
    if (t.precision >= FH_PRECISION_MONTH) fh_buf_format(out, "-%02d", t.month);
    if (t.precision >= FH_PRECISION_DAY) fh_buf_format(out, "-%02d", t.day);
    if (t.precision < FH_PRECISION_MINUTE) return;
    fh_buf_format(out, "T%02d:%02d:%02d", t.hour, t.minute, t.second);
    if (t.has_zone) write_zone(out, t);
}

fh_datetime fh_date_day(fh_datetime t) {
    if (t.precision <= FH_PRECISION_DAY) return t;
    return (fh_datetime){.year = t.year, .month = t.month, .day = t.day, .precision = FH_PRECISION_DAY};
}

void fh_writer_date(fh_writer *w, const char *key, fh_datetime t) {
    fh_json_key(&w->json, key);
    if (t.precision == FH_PRECISION_NONE) { fh_json_null(&w->json); return; }
    fh_buf_add_char(&w->buf, '"'); /* nothing in a date needs escaping */
    fh_write_date(&w->buf, t);
    fh_buf_add_char(&w->buf, '"');
    w->json.comma = true;
}

void fh_writer_day(fh_writer *w, const char *key, fh_datetime t) { fh_writer_date(w, key, fh_date_day(t)); }
