/* SPDX-License-Identifier: MIT
 *
 * dossier/writer.c - a buffer that drains into a sink. */
#include "dossier/writer.h"

#include "base/error.h"
#include "text/text.h"

enum { DRAIN_AT = 1 << 16 };

fh_status fh_writer_begin(fh_writer *w, const fh_write_opts *opts, fh_sink sink, fh_error *err) {
    *w = (fh_writer){.sink = sink, .arena = fh_arena_new(NULL, 0)};
    if (!w->arena) return fh_fail(err, FH_ENOMEM, 0, "out of memory for output");
    if (opts) memcpy(&w->opts, opts, opts->size < sizeof w->opts ? opts->size : sizeof w->opts);
    w->buf.arena = w->arena;
    w->json.out = &w->buf;
    return FH_OK;
}

void fh_writer_drain(fh_writer *w) {
    fh_str s = fh_buf_str(&w->buf);
    if (!w->status) w->status = fh_arena_status(w->arena);
    if (!w->status && s.len && !w->sink.write(w->sink.payload, s.ptr, s.len)) w->status = FH_EIO;
    w->buf.n = 0;
}

void fh_writer_line(fh_writer *w) {
    fh_buf_add_char(&w->buf, '\n');
    w->json.comma = false;
    if (w->buf.n >= DRAIN_AT) fh_writer_drain(w);
}

fh_status fh_writer_end(fh_writer *w, fh_error *err) {
    fh_writer_drain(w);
    fh_arena_free(w->arena);
    if (w->status == FH_EIO) return fh_fail(err, FH_EIO, 0, "output was not taken: the disk is full or the reader has gone");
    if (w->status) return fh_fail(err, w->status, 0, "out of memory for output");
    return FH_OK;
}

uint32_t fh_writer_offset(const fh_writer *w, fh_str text, uint32_t at) {
    return w->opts.chars ? fh_text_chars_before(text, at) : at;
}

void fh_writer_spans(fh_writer *w, const char *key, fh_str text, const fh_span *spans, size_t n) {
    fh_json_key(&w->json, key);
    fh_json_begin_array(&w->json);
    for (size_t i = 0; i < n; i++) {
        fh_json_begin_array(&w->json);
        fh_json_uint(&w->json, fh_writer_offset(w, text, spans[i].begin));
        fh_json_uint(&w->json, fh_writer_offset(w, text, spans[i].end));
        fh_json_end_array(&w->json);
    }
    fh_json_end_array(&w->json);
}

void fh_writer_date(fh_writer *w, const char *key, fh_datetime t) {
    fh_json_key(&w->json, key);
    if (t.precision == FH_PRECISION_NONE) { fh_json_null(&w->json); return; }
    fh_buf b = {.arena = w->arena};
    fh_buf_format(&b, "%04d", t.year);
    if (t.precision >= FH_PRECISION_MONTH) fh_buf_format(&b, "-%02d", t.month);
    if (t.precision >= FH_PRECISION_DAY) fh_buf_format(&b, "-%02d", t.day);
    if (t.precision >= FH_PRECISION_MINUTE) fh_buf_format(&b, "T%02d:%02d:%02d", t.hour, t.minute, t.second);
    if (t.precision >= FH_PRECISION_MINUTE && t.has_zone) {
        unsigned z = (unsigned)(t.zone_minutes < 0 ? -t.zone_minutes : t.zone_minutes);
        if (z == 0) fh_buf_add_char(&b, 'Z');
        else fh_buf_format(&b, "%c%02u:%02u", t.zone_minutes < 0 ? '-' : '+', z / 60, z % 60);
    }
    fh_json_str(&w->json, fh_buf_str(&b));
}
