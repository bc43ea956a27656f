/* SPDX-License-Identifier: MIT
 *
 * intake/pairs.c - pairs of texts, one JSON object a line, plain or packed. */
#include "intake/pairs.h"

#include <jansson.h>

#include "base/utf8.h"
#include "intake/inside.h"

struct fh_pairs {
    fh_allocator allocator;
    const char *path;
    fh_stream *stream;
    fh_intake__lines lines;
    bool over; /* how the stream ended has been told */
};

fh_status fh_pairs_open(const char *path, const fh_intake_limits *limits, const fh_allocator *allocator, fh_pairs **ret_pairs, fh_error *err) {
    fh_pairs *p = allocator->alloc(allocator->payload, sizeof *p);
    if (!p) return fh_fail(err, FH_ENOMEM, 0, "out of memory for reading pairs");
    *p = (fh_pairs){.allocator = *allocator, .path = path};
    fh_error why;
    fh_status status = fh_stream_open(limits->io ? limits->io : fh_io_system(), path, limits->max_expansion, allocator, &p->stream, &why);
    if (status) {
        fh_pairs_close(p);
        return fh_fail(err, status, 0, "%s: %.160s", path, why.msg);
    }
    p->lines = (fh_intake__lines){.stream = p->stream, .max_bytes = limits->max_raw_bytes};
    *ret_pairs = p;
    return FH_OK;
}

void fh_pairs_close(fh_pairs *p) {
    if (!p) return;
    fh_stream_close(p->stream);
    p->allocator.release(p->allocator.payload, p, sizeof *p);
}

uint64_t fh_pairs_bytes(const fh_pairs *p) { return fh_stream_bytes(p->stream); }

static fh_str text_of(fh_arena *arena, const json_t *o, const char *name, const char *other) {
    const json_t *v = json_object_get(o, name);
    if (!v) v = json_object_get(o, other);
    return json_is_string(v) ? fh_str_copy(arena, (fh_str){json_string_value(v), json_string_length(v)}) : (fh_str){NULL, 0};
}

static fh_str name_of_line(const fh_pairs *p, fh_arena *arena) {
    return fh_intake__name(arena, fh_str_format(arena, "%s:%zu", p->path, p->lines.number));
}

static fh_str id_of(const fh_pairs *p, fh_arena *arena, const json_t *o) {
    const json_t *v = json_object_get(o, "id");
    if (json_is_string(v)) return fh_str_copy(arena, (fh_str){json_string_value(v), json_string_length(v)});
    if (json_is_integer(v)) return fh_str_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
    return name_of_line(p, arena);
}

static fh_status read_pair(fh_pairs *p, fh_arena *arena, fh_str line, uint64_t at, fh_pair *ret, fh_error *err) {
    json_error_t broken;
    ret->id = name_of_line(p, arena);
    if (!fh_utf8_valid(line, NULL)) {
        fh_status status = fh_intake__to_utf8(arena, line, FH_STR("utf-8"), false, &line, err);
        if (status) return status;
    }
    json_t *o = json_loadb(line.ptr, line.len, JSON_ALLOW_NUL, &broken);
    if (!o)
        return fh_fail(err, FH_EINPUT, at + (uint64_t)broken.position, "line %zu, byte %d: %.120s; fix or remove that line", p->lines.number,
                       broken.position, broken.text);
    if (json_is_object(o)) *ret = (fh_pair){.id = id_of(p, arena, o), .a = text_of(arena, o, "a", "parent"), .b = text_of(arena, o, "b", "child")};
    json_decref(o);
    if (ret->a.ptr && ret->b.ptr) return fh_fail_arena(err, arena);
    return fh_fail(err, FH_EINPUT, at, "line %zu lacks a text: it needs \"a\" and \"b\", or \"parent\" and \"child\"", p->lines.number);
}

fh_status fh_pairs_next(fh_pairs *p, fh_arena *arena, fh_pair *ret, fh_error *err) {
    for (;;) {
        fh_str line;
        uint64_t at;
        *ret = (fh_pair){0};
        fh_status status = fh_intake__next_line(&p->lines, &line, &at, err);
        if (status == FH_EEND) {
            bool told = p->over;
            p->over = true;
            if (!told) status = fh_stream_status(p->stream, err);
            if (status != FH_EEND) ret->id = fh_intake__name(arena, fh_str_copy(arena, fh_str_of(p->path)));
            return status;
        }
        if (status) ret->id = name_of_line(p, arena);
        if (status) return status;
        if (fh_str_trim(line).len) return read_pair(p, arena, line, at, ret, err);
    }
}
