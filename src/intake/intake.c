/* SPDX-License-Identifier: MIT
 *
 * intake/intake.c - the inputs one after the other. */
#define _GNU_SOURCE
#include "intake/intake.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

struct fh_intake {
    fh_allocator allocator;
    fh_intake_limits limits;
    const char *const *inputs;
    size_t n, next;
    FILE *lines;      /* the JSONL file being read, or NULL */
    const char *path; /* of it */
    size_t line;
    uint64_t bytes;
};

fh_status fh_intake_open(const char *const *inputs, size_t n_inputs, const fh_intake_limits *limits, const fh_allocator *allocator,
                         fh_intake **ret_intake, fh_error *err) {
    (void)allocator;
    fh_intake *in = calloc(1, sizeof *in);
    if (!in) return fh_fail(err, FH_ENOMEM, 0, "out of memory");
    *in = (fh_intake){.limits = *limits, .inputs = inputs, .n = n_inputs};
    *ret_intake = in;
    return FH_OK;
}

void fh_intake_close(fh_intake *in) {
    if (!in) return;
    if (in->lines) fclose(in->lines);
    free(in);
}

uint64_t fh_intake_bytes(const fh_intake *in) { return in->bytes; }

static fh_str field(fh_arena *arena, json_t *o, const char *const *names) {
    for (; *names; names++) {
        json_t *v = json_object_get(o, *names);
        if (json_is_string(v)) return fh_str_copy(arena, (fh_str){json_string_value(v), json_string_length(v)});
    }
    return (fh_str){NULL, 0};
}

static fh_status next_line(fh_intake *in, fh_arena *arena, fh_raw *raw, fh_error *err) {
    static const char *const id[] = {"id", "uri", NULL}, *const text[] = {"text", "body", "maintext", "articleBody", NULL},
                      *const title[] = {"title", "headline", NULL}, *const html[] = {"html", NULL}, *const url[] = {"url", NULL},
                      *const date[] = {"date", "published", "datePublished", "date_publish", NULL},
                      *const outlet[] = {"outlet", "sitename", "series", "source_domain", NULL}, *const lang[] = {"language", "lang", NULL};
    char *line = NULL;
    size_t cap = 0;
    ssize_t n = getline(&line, &cap, in->lines);
    if (n < 0) {
        free(line);
        fclose(in->lines);
        in->lines = NULL;
        return FH_EEND;
    }
    in->line++;
    in->bytes += (uint64_t)n;
    json_error_t je;
    json_t *o = json_loadb(line, (size_t)n, 0, &je);
    free(line);
    if (!json_is_object(o)) {
        json_decref(o);
        return fh_fail(err, FH_EINPUT, 0, "line %zu is no JSON object: %s", in->line, je.text);
    }
    raw->bytes = field(arena, o, text);
    raw->kind = FH_RAW_CLEAN;
    if (!raw->bytes.ptr) raw->bytes = field(arena, o, html), raw->kind = FH_RAW_HTML;
    raw->id = field(arena, o, id);
    if (!raw->id.ptr) raw->id = fh_str_format(arena, "%s:%zu", in->path, in->line);
    raw->title = field(arena, o, title);
    raw->url = field(arena, o, url);
    raw->published = field(arena, o, date);
    raw->outlet = field(arena, o, outlet);
    raw->language = field(arena, o, lang);
    json_decref(o);
    if (!raw->bytes.ptr) return fh_fail(err, FH_EINPUT, 0, "line %zu has neither text nor html", in->line);
    return FH_OK;
}

fh_status fh_intake_next(fh_intake *in, fh_arena *arena, fh_raw *raw, fh_error *err) {
    *raw = (fh_raw){0};
    for (;;) {
        if (in->lines) {
            raw->path = fh_str_copy(arena, fh_str_of(in->path));
            fh_status status = next_line(in, arena, raw, err);
            if (status != FH_EEND) return status;
        }
        if (in->next == in->n) return FH_EEND;
        const char *path = in->inputs[in->next++];
        raw->path = raw->id = fh_str_copy(arena, fh_str_of(path));
        FILE *f = fopen(path, "rb");
        struct stat st;
        if (!f || fstat(fileno(f), &st)) return fh_fail(err, FH_EIO, 0, "cannot open: %s", strerror(errno));
        int c = getc(f);
        if (c == '{') {
            ungetc(c, f);
            in->lines = f;
            in->path = path;
            in->line = 0;
            continue;
        }
        rewind(f);
        char *p = fh_arena_alloc_raw(arena, (size_t)st.st_size + 1, 1, 1);
        size_t n = p ? fread(p, 1, (size_t)st.st_size, f) : 0;
        fclose(f);
        in->bytes += n;
        raw->bytes = (fh_str){p, n};
        raw->kind = fh_str_find_nocase(raw->bytes, FH_STR("<html"), 0) != SIZE_MAX ? FH_RAW_HTML : FH_RAW_TEXT;
        return FH_OK;
    }
}
