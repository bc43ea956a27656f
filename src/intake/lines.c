/* SPDX-License-Identifier: MIT
 *
 * intake/lines.c - JSON: lines of it, and whole documents.
 *
 * A broken line is one failure with its number and byte, and the next line is tried. A document is one object, a list of objects, or a JSON Feed. */
#include <jansson.h>

#include "base/utf8.h"
#include "intake/inside.h"

typedef struct lines {
    fh_intake__reader reader;
    fh_intake__source src;
    fh_intake__lines lines;
    bool broke; /* the stream's end has been told */
} lines;

/* How the stream ended: FH_EEND, or once the damage that ended it. */
static fh_status end_lines(lines *r, fh_error *err) {
    if (r->broke) return FH_EEND;
    r->broke = true;
    return fh_stream_status(r->src.stream, err);
}

static fh_status read_line(lines *r, fh_arena *arena, fh_str line, uint64_t at, fh_raw *raw, fh_error *err) {
    json_error_t je;
    if (!fh_utf8_valid(line, NULL)) {
        fh_status status = fh_intake__to_utf8(arena, line, FH_STR("utf-8"), false, &line, err);
        if (status) return status;
    }
    json_t *o = json_loadb(line.ptr, line.len, JSON_ALLOW_NUL, &je);
    fh_status status = FH_OK;
    if (!o)
        status = fh_fail(err, FH_EINPUT, at + (uint64_t)je.position, "line %zu, byte %d: %.120s; fix or remove that line", r->lines.number, je.position, je.text);
    else if (!json_is_object(o))
        status = fh_fail(err, FH_EINPUT, at, "line %zu, byte 1: not a JSON object; each line must be one", r->lines.number);
    else if (!fh_intake__json_is_report(o) && r->lines.number == 1 && !r->src.named) status = FH_EEND; /* some tool's file beside the reports */
    else if (!fh_intake__json_is_report(o))
        status = fh_fail(err, FH_EINPUT, at, "line %zu: neither \"text\" nor \"html\" holds anything; give the report's text there", r->lines.number);
    else if (!(status = fh_intake__json_report(arena, o, raw)) && !raw->id.ptr)
        raw->id = fh_str_format(arena, "%.*s:%zu", FH_STR_ARGS(r->src.path), r->lines.number);
    json_decref(o);
    return status;
}

static fh_status next_line(fh_intake__reader *reader, fh_arena *arena, fh_raw *raw, fh_error *err) {
    lines *r = (lines *)reader;
    for (;;) {
        fh_str line;
        uint64_t at;
        fh_status status = fh_intake__next_line(&r->lines, &line, &at, err);
        if (status == FH_EEND) return end_lines(r, err);
        if (status) return status;
        if (fh_str_trim(line).len) return read_line(r, arena, line, at, raw, err);
    }
}

static void close_nothing(fh_intake__reader *reader) { (void)reader; }

fh_intake__reader *fh_intake__lines_new(const fh_intake__source *src) {
    lines *r = fh_new(src->arena, lines);
    if (!r) return NULL;
    *r = (lines){.reader = {next_line, close_nothing}, .src = *src, .lines = {.stream = src->stream, .max_bytes = src->max_bytes}};
    return &r->reader;
}

/* ---- documents ----------------------------------------------------------------------------------- */

typedef struct document {
    fh_intake__reader reader;
    fh_intake__source src;
    json_t *root;       /* NULL before the first call */
    const json_t *list; /* the objects, or NULL: the root is the only one */
    bool feed, single;
    size_t next;
} document;

static const char *text_of_error(const json_error_t *je) { return je->text[0] ? je->text : "not JSON"; }

static fh_status load(document *d, fh_error *err) {
    fh_str bytes;
    json_error_t je;
    fh_status status = fh_intake__read_all(&d->src, &bytes, err);
    if (!status) status = fh_intake__to_utf8(d->src.arena, bytes, (fh_str){NULL, 0}, false, &bytes, err);
    if (status) return status;
    d->root = json_loadb(bytes.ptr, bytes.len, JSON_ALLOW_NUL, &je);
    if (!d->root)
        return fh_fail(err, FH_EINPUT, (uint64_t)je.position, "line %d, byte %d of the file: %.120s; fix the JSON", je.line, je.position, text_of_error(&je));
    const json_t *items = json_object_get(d->root, "items"), *version = json_object_get(d->root, "version");
    fh_str v = {json_string_value(version), json_string_length(version)};
    d->feed = json_is_array(items) && v.ptr && fh_str_find(v, FH_STR("jsonfeed.org"), 0) != SIZE_MAX;
    d->list = d->feed ? items : json_is_array(d->root) ? d->root : NULL;
    d->single = fh_intake__json_is_report(d->root);
    if (d->list && !json_array_size(d->list)) return fh_fail(err, FH_EINPUT, 0, "this JSON is an empty list; there is no report in it");
    if (d->list || d->single) return FH_OK;
    if (!d->src.named) return FH_EEND; /* some tool's file beside the reports */
    return fh_fail(err, FH_EINPUT, 0, "JSON, but no report: it has neither \"text\" nor \"html\"; name a file that has");
}

static fh_status next_object(fh_intake__reader *reader, fh_arena *arena, fh_raw *raw, fh_error *err) {
    document *d = (document *)reader;
    if (!d->root) {
        if (d->next) return FH_EEND;
        fh_status status = load(d, err);
        if (status) {
            json_decref(d->root);
            d->root = NULL;
            d->next = 1;
            return status;
        }
    }
    size_t n = d->next++;
    if (n >= (d->list ? json_array_size(d->list) : 1)) return FH_EEND;
    const json_t *o = d->list ? json_array_get(d->list, n) : d->root;
    fh_status status = FH_OK;
    if (d->feed) status = fh_intake__json_item(arena, d->root, o, raw);
    else if (!fh_intake__json_is_report(o)) return fh_fail(err, FH_EINPUT, 0, "item %zu: neither \"text\" nor \"html\" holds anything; give the report's text there", n + 1);
    else status = fh_intake__json_report(arena, o, raw);
    if (!raw->id.ptr && d->list) raw->id = fh_str_format(arena, "%.*s:%zu", FH_STR_ARGS(d->src.path), n + 1);
    return status ? fh_fail_arena(err, arena) : FH_OK;
}

static void close_document(fh_intake__reader *reader) { json_decref(((document *)reader)->root); }

fh_intake__reader *fh_intake__json_new(const fh_intake__source *src) {
    document *d = fh_new(src->arena, document);
    if (!d) return NULL;
    *d = (document){.reader = {next_object, close_document}, .src = *src};
    return &d->reader;
}
