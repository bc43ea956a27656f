/* SPDX-License-Identifier: MIT
 *
 * intake/pairs.c - pairs of texts, one JSON object a line. */
#include "intake/pairs.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

struct fh_pairs {
    fh_allocator allocator;
    size_t max_bytes;
    FILE *file;
    const char *path;
    size_t number; /* of the line */
    uint64_t bytes;
    char *line;
    size_t cap;
};

fh_status fh_pairs_open(const char *path, const fh_intake_limits *limits, const fh_allocator *allocator, fh_pairs **ret_pairs, fh_error *err) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!file) return fh_fail(err, FH_EIO, 0, "%s: cannot open: %s", path, strerror(errno));
    fh_pairs *p = allocator->alloc(allocator->payload, sizeof *p);
    if (!p) {
        if (file != stdin) fclose(file);
        return fh_fail(err, FH_ENOMEM, 0, "out of memory for reading pairs");
    }
    *p = (fh_pairs){.allocator = *allocator, .max_bytes = limits->max_raw_bytes, .file = file, .path = path};
    *ret_pairs = p;
    return FH_OK;
}

void fh_pairs_close(fh_pairs *p) {
    if (!p) return;
    if (p->file != stdin) fclose(p->file);
    free(p->line);
    p->allocator.release(p->allocator.payload, p, sizeof *p);
}

uint64_t fh_pairs_bytes(const fh_pairs *p) { return p->bytes; }

static fh_str text_of(fh_arena *arena, const json_t *o, const char *name, const char *other) {
    const json_t *v = json_object_get(o, name);
    if (!v) v = json_object_get(o, other);
    return json_is_string(v) ? fh_str_copy(arena, (fh_str){json_string_value(v), json_string_length(v)}) : (fh_str){NULL, 0};
}

static fh_str id_of(fh_pairs *p, fh_arena *arena, const json_t *o) {
    const json_t *v = json_object_get(o, "id");
    if (json_is_string(v)) return fh_str_copy(arena, (fh_str){json_string_value(v), json_string_length(v)});
    if (json_is_integer(v)) return fh_str_format(arena, "%lld", (long long)json_integer_value(v));
    return fh_str_format(arena, "%s:%zu", p->path, p->number);
}

fh_status fh_pairs_next(fh_pairs *p, fh_arena *arena, fh_pair *ret, fh_error *err) {
    *ret = (fh_pair){0};
    ssize_t n;
    do {
        errno = 0;
        if ((n = getline(&p->line, &p->cap, p->file)) < 0) break;
        p->number++;
        p->bytes += (uint64_t)n;
    } while (fh_str_trim((fh_str){p->line, (size_t)n}).len == 0);
    if (n < 0) return FH_EEND;
    ret->id = fh_str_format(arena, "%s:%zu", p->path, p->number);
    if ((size_t)n > p->max_bytes) return fh_fail(err, FH_ELIMIT, 0, "line %zu is longer than %zu bytes", p->number, p->max_bytes);
    json_error_t broken;
    json_t *o = json_loadb(p->line, (size_t)n, JSON_ALLOW_NUL, &broken);
    if (!json_is_object(o)) {
        json_decref(o);
        return fh_fail(err, FH_EINPUT, (uint64_t)broken.position, "line %zu is not a JSON object: %s", p->number, broken.text);
    }
    *ret = (fh_pair){.id = id_of(p, arena, o), .a = text_of(arena, o, "a", "parent"), .b = text_of(arena, o, "b", "child")};
    json_decref(o);
    if (!ret->a.ptr || !ret->b.ptr)
        return fh_fail(err, FH_EINPUT, 0, "line %zu lacks a text: it needs \"a\" and \"b\", or \"parent\" and \"child\"", p->number);
    return fh_fail_arena(err, arena);
}
