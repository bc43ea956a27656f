/* SPDX-License-Identifier: MIT
 *
 * intake/pairs.c - pairs of texts, one JSON object a line; the file may be packed. A line is found in the
 * stream's window, which never grows past two reports; a longer one is passed over and told. */
#include "intake/pairs.h"

#include <jansson.h>

#include "base/utf8.h"
#include "intake/inside.h"

struct fh_pairs {
    fh_allocator allocator;
    fh_stream *stream;
    const char *path;
    size_t max_bytes; /* of a line */
    size_t line;
    bool broke;       /* the stream's end has been told */
};

fh_status fh_pairs_open(const char *path, const fh_intake_limits *limits, const fh_allocator *allocator, fh_pairs **ret_pairs, fh_error *err) {
    fh_pairs *p = allocator->alloc(allocator->payload, sizeof *p);
    if (!p) return fh_fail(err, FH_ENOMEM, 0, "out of memory for reading pairs");
    *p = (fh_pairs){.allocator = *allocator, .path = path, .max_bytes = 2 * limits->max_raw_bytes};
    fh_error why = {0};
    fh_status status = fh_stream_open(fh_io_system(), path, limits->max_expansion, allocator, &p->stream, &why);
    if (status) {
        allocator->release(allocator->payload, p, sizeof *p);
        return fh_fail(err, status, why.offset, "%s: %s", path, why.msg);
    }
    *ret_pairs = p;
    return FH_OK;
}

void fh_pairs_close(fh_pairs *p) {
    if (!p) return;
    fh_stream_close(p->stream);
    p->allocator.release(p->allocator.payload, p, sizeof *p);
}

uint64_t fh_pairs_bytes(const fh_pairs *p) { return fh_stream_bytes(p->stream); }

/* The next line without its end, lent by the stream; *ret_used counts the end, too. FH_ELIMIT: longer than max_bytes. */
static fh_status find_line(fh_pairs *p, fh_str *ret_line, size_t *ret_used) {
    for (size_t looked = 0, want = 64 << 10;; want *= 2) {
        if (want > p->max_bytes) want = p->max_bytes + 1;
        fh_str s = fh_stream_peek(p->stream, want);
        size_t end = fh_str_find_char(s, '\n', looked);
        if (end == SIZE_MAX && s.len > p->max_bytes) return FH_ELIMIT;
        if (end == SIZE_MAX && s.len >= want) { looked = s.len; continue; }
        *ret_line = end == SIZE_MAX ? s : fh_str_cut(s, 0, end);
        *ret_used = end == SIZE_MAX ? s.len : end + 1;
        return *ret_used ? FH_OK : FH_EEND;
    }
}

static void pass_line(fh_pairs *p) {
    for (fh_str s; (s = fh_stream_peek(p->stream, 1)).len;) {
        size_t end = fh_str_find_char(s, '\n', 0);
        fh_stream_skip(p->stream, end == SIZE_MAX ? s.len : end + 1);
        if (end != SIZE_MAX) return;
    }
}

static fh_str text_of(fh_arena *arena, const json_t *o, const char *name, const char *other) {
    const json_t *v = json_object_get(o, name);
    if (!v) v = json_object_get(o, other);
    return json_is_string(v) ? fh_str_copy(arena, (fh_str){json_string_value(v), json_string_length(v)}) : (fh_str){NULL, 0};
}

static void take_id(const fh_pairs *p, fh_arena *arena, const json_t *o, fh_pair *ret) {
    const json_t *v = json_object_get(o, "id");
    if (json_is_string(v)) ret->id = fh_str_copy(arena, (fh_str){json_string_value(v), json_string_length(v)});
    else if (json_is_integer(v)) ret->id = fh_str_format(arena, "%lld", (long long)json_integer_value(v));
    else ret->id = fh_str_format(arena, "%s:%zu", p->path, p->line);
}

static fh_status read_line(fh_pairs *p, fh_arena *arena, fh_str line, fh_pair *ret, fh_error *err) {
    fh_str utf8 = line;
    fh_status status = fh_utf8_valid(line, NULL) ? FH_OK : fh_intake__to_utf8(arena, line, FH_STR("utf-8"), false, &utf8, err);
    if (status) return status;
    json_error_t broken;
    json_t *o = json_loadb(utf8.ptr, utf8.len, JSON_ALLOW_NUL, &broken);
    if (!json_is_object(o)) {
        json_decref(o);
        return fh_fail(err, FH_EINPUT, 0, "line %zu is no JSON object: %s", p->line, o ? "it is another value" : broken.text);
    }
    ret->a = text_of(arena, o, "a", "parent");
    ret->b = text_of(arena, o, "b", "child");
    if (ret->a.ptr && ret->b.ptr) take_id(p, arena, o, ret);
    json_decref(o);
    if (!ret->a.ptr || !ret->b.ptr)
        return fh_fail(err, FH_EINPUT, 0, "line %zu lacks a text: it needs \"a\" and \"b\", or \"parent\" and \"child\"", p->line);
    return fh_fail_arena(err, arena);
}

fh_status fh_pairs_next(fh_pairs *p, fh_arena *arena, fh_pair *ret, fh_error *err) {
    fh_str line = {NULL, 0};
    size_t used = 0;
    *ret = (fh_pair){0};
    do {
        fh_stream_skip(p->stream, used); /* an empty line */
        fh_status found = find_line(p, &line, &used);
        p->line++;
        ret->id = fh_str_of(p->path);
        if (found == FH_ELIMIT) {
            pass_line(p);
            return fh_fail(err, FH_ELIMIT, 0, "line %zu is longer than %zu bytes", p->line, p->max_bytes);
        }
        if (found == FH_EEND) {
            if (p->broke) return FH_EEND;
            p->broke = true;
            return fh_stream_status(p->stream, err);
        }
    } while (fh_str_trim(line).len == 0);
    fh_status status = read_line(p, arena, line, ret, err);
    fh_stream_skip(p->stream, used);
    return status;
}
