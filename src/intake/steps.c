/* SPDX-License-Identifier: MIT
 *
 * intake/steps.c - JSON lines between the steps of finding near-duplicates, plain or packed. */
#include "intake/steps.h"

#include <jansson.h>

#include "intake/inside.h"

struct fh_steps {
    fh_allocator allocator;
    fh_intake_limits limits;
    const char *const *paths;
    size_t n, next;
    const char *path;
    fh_stream *stream; /* of the file that is being read, or NULL */
    fh_intake__lines lines;
};

fh_status fh_steps_open(const char *const *paths, size_t n_paths, const fh_intake_limits *limits, const fh_allocator *allocator,
                        fh_steps **ret_steps, fh_error *err) {
    fh_steps *s = allocator->alloc(allocator->payload, sizeof *s);
    if (!s) return fh_fail(err, FH_ENOMEM, 0, "out of memory for reading lines");
    *s = (fh_steps){.allocator = *allocator, .limits = *limits, .paths = paths, .n = n_paths};
    *ret_steps = s;
    return FH_OK;
}

void fh_steps_close(fh_steps *s) {
    if (!s) return;
    if (s->stream) fh_stream_close(s->stream);
    s->allocator.release(s->allocator.payload, s, sizeof *s);
}

static fh_status open_next(fh_steps *s, fh_error *err) {
    s->path = s->paths[s->next++];
    const fh_io *io = s->limits.io ? s->limits.io : fh_io_system();
    fh_status status = fh_stream_open(io, s->path, s->limits.max_expansion, &s->allocator, &s->stream, err);
    if (status) s->stream = NULL;
    else s->lines = (fh_intake__lines){.stream = s->stream, .max_bytes = s->limits.max_raw_bytes};
    return status;
}

/* How the file ended: FH_EEND, or the damage that ended it. */
static fh_status close_file(fh_steps *s, fh_error *err) {
    fh_status status = fh_stream_status(s->stream, err);
    fh_stream_close(s->stream);
    s->stream = NULL;
    return status;
}

static fh_str text_of(fh_arena *arena, const json_t *o, const char *name) {
    const json_t *v = json_object_get(o, name);
    if (json_is_integer(v)) return fh_str_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
    return json_is_string(v) ? fh_str_copy(arena, (fh_str){json_string_value(v), json_string_length(v)}) : (fh_str){NULL, 0};
}

static void take_fields(fh_arena *arena, const json_t *o, fh_step_line *ret) {
    const json_t *published = json_object_get(o, "published"), *jaccard = json_object_get(o, "jaccard");
    ret->id = text_of(arena, o, "id");
    ret->words = text_of(arena, o, "words");
    ret->a = text_of(arena, o, "a");
    ret->b = text_of(arena, o, "b");
    ret->a_words = text_of(arena, o, "a_words");
    ret->b_words = text_of(arena, o, "b_words");
    ret->published = json_is_integer(published) ? json_integer_value(published) : INT64_MIN;
    ret->is_edge = json_is_number(jaccard);
    ret->jaccard = json_number_value(jaccard);
    ret->share_a = json_number_value(json_object_get(o, "share_a"));
    ret->share_b = json_number_value(json_object_get(o, "share_b"));
    ret->common = (uint32_t)json_integer_value(json_object_get(o, "common"));
    ret->template_ = json_is_true(json_object_get(o, "template"));
}

fh_status fh_steps_next(fh_steps *s, fh_arena *arena, fh_step_line *ret, fh_error *err) {
    for (;;) {
        fh_str line;
        uint64_t at;
        *ret = (fh_step_line){.published = INT64_MIN};
        if (!s->stream && s->next == s->n) return FH_EEND;
        fh_status status = s->stream ? FH_OK : open_next(s, err);
        if (!status) status = fh_intake__next_line(&s->lines, &line, &at, err);
        ret->where = fh_str_format(arena, "%s:%zu", s->path, s->lines.number);
        if (status == FH_EEND && (status = close_file(s, err)) == FH_EEND) continue;
        if (status) return status;
        if (!fh_str_trim(line).len) continue;
        json_error_t broken;
        json_t *o = json_loadb(line.ptr, line.len, JSON_ALLOW_NUL, &broken);
        bool object = json_is_object(o);
        if (object) take_fields(arena, o, ret);
        json_decref(o);
        if (!object) return fh_fail(err, FH_EINPUT, at, "line %zu is no JSON object; give the lines of the step before", s->lines.number);
        return fh_fail_arena(err, arena);
    }
}
