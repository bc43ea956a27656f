/* SPDX-License-Identifier: MIT
 *
 * intake/intake.c - the inputs one after the other: each is opened, told by its content, and read by the
 * reader of its kind until that has no more.
 *
 *   walk --path--> stream --first bytes--> sniff --kind--> reader --> raw reports and failures */
#include "intake/intake.h"

#include <stdlib.h>

#include "intake/inside.h"

static const size_t DEFAULT_RAW_BYTES = (size_t)64 << 20;

struct fh_intake {
    fh_allocator allocator;
    fh_intake_limits limits;
    fh_intake__walk *walk;
    fh_arena *arena;           /* of the input that is open */
    fh_stream *stream;         /* NULL between inputs */
    fh_intake__reader *reader;
    fh_str path;
    bool named;                /* by the caller */
    uint64_t bytes;            /* of the inputs that are closed */
    fh_intake_tally tally;
};

static void *default_alloc(void *payload, size_t size) { (void)payload; return malloc(size); }
static void default_release(void *payload, void *block, size_t size) { (void)payload; (void)size; free(block); }

fh_status fh_intake_open(const char *const *inputs, size_t n_inputs, const fh_intake_limits *limits, const fh_allocator *allocator,
                         fh_intake **ret_intake, fh_error *err) {
    fh_allocator a = {default_alloc, default_release, NULL};
    if (allocator && allocator->alloc && allocator->release) a = *allocator;
    fh_intake *in = a.alloc(a.payload, sizeof *in);
    if (in) {
        *in = (fh_intake){.allocator = a, .limits = *limits, .arena = fh_arena_new(&a, 0)};
        if (!in->limits.io) in->limits.io = fh_io_system();
        if (!in->limits.max_raw_bytes) in->limits.max_raw_bytes = DEFAULT_RAW_BYTES;
        if (in->limits.max_raw_bytes >= UINT32_MAX) in->limits.max_raw_bytes = UINT32_MAX - 1;
        in->walk = fh_intake__walk_new(in->limits.io, inputs, n_inputs, &in->allocator);
    }
    if (!in || !in->arena || !in->walk) {
        fh_intake_close(in);
        return fh_fail(err, FH_ENOMEM, 0, "out of memory for reading inputs");
    }
    *ret_intake = in;
    return FH_OK;
}

static void close_input(fh_intake *in) {
    if (in->reader) in->reader->close(in->reader);
    in->reader = NULL;
    if (in->stream) in->bytes += fh_stream_bytes(in->stream);
    fh_stream_close(in->stream);
    in->stream = NULL;
    fh_arena_reset(in->arena);
}

void fh_intake_close(fh_intake *in) {
    if (!in) return;
    fh_allocator a = in->allocator;
    if (in->arena) close_input(in);
    fh_arena_free(in->arena);
    fh_intake__walk_free(in->walk);
    a.release(a.payload, in, sizeof *in);
}

uint64_t fh_intake_bytes(const fh_intake *in) { return in->bytes + (in->stream ? fh_stream_bytes(in->stream) : 0); }

fh_intake_tally fh_intake_count(const fh_intake *in) {
    fh_intake_tally tally = in->tally;
    tally.twice = fh_intake__walk_twice(in->walk);
    return tally;
}

static fh_status refuse(const fh_intake__sniffed *s, const fh_stream *stream, fh_error *err) {
    switch (s->kind) {
    case FH_INTAKE__EMPTY: return fh_fail(err, FH_EINPUT, 0, "it is empty; there is nothing to read");
    case FH_INTAKE__ARC:
        return fh_fail(err, FH_EINPUT, 0, "an ARC archive, the forerunner of WARC, which is not read; convert it with 'warcio recompress' or arc2warc");
    default:
        return fh_fail(err, FH_EINPUT, s->at, "%s, not a report (byte %zu%s tells); name text, HTML, JSONL, WARC or feed files", s->name, s->at,
                       fh_stream_packing(stream) ? " of what it unpacks to" : "");
    }
}

static fh_intake__reader *reader_of(fh_intake *in, fh_intake__kind kind) {
    fh_intake__source src = {.stream = in->stream, .arena = in->arena, .path = in->path, .named = in->named, .max_bytes = in->limits.max_raw_bytes,
                             .max_expansion = in->limits.max_expansion, .allocator = &in->allocator, .tally = &in->tally};
    switch (kind) {
    case FH_INTAKE__JSON_LINES: return fh_intake__lines_new(&src);
    case FH_INTAKE__JSON: return fh_intake__json_new(&src);
    case FH_INTAKE__FEED: return fh_intake__feed_new(&src);
    case FH_INTAKE__WARC: return fh_intake__archive_new(&src);
    default: return fh_intake__page_new(&src, kind);
    }
}

/* Opens the input in->path and gives it its reader. */
static fh_status open_input(fh_intake *in, fh_error *err) {
    fh_status status = fh_stream_open(in->limits.io, in->path.ptr, in->limits.max_expansion, &in->allocator, &in->stream, err);
    if (status) return status;
    in->tally.files++;
    fh_str head = fh_stream_peek(in->stream, FH_INTAKE__HEAD);
    status = fh_stream_status(in->stream, err);
    if (head.len > FH_INTAKE__HEAD) head.len = FH_INTAKE__HEAD;
    if (status && status != FH_EEND && !head.len) return status; /* nothing came out before it broke */
    fh_intake__sniffed s = fh_intake__sniff(head);
    if (s.kind == FH_INTAKE__BINARY && s.known && !in->named) return FH_EEND; /* a picture beside the reports */
    if (s.kind >= FH_INTAKE__ARC) return refuse(&s, in->stream, err);
    in->reader = reader_of(in, s.kind);
    return in->reader ? FH_OK : fh_fail(err, FH_ENOMEM, 0, "out of memory for reading");
}

/* The next input from the walk, with *ret_end after the last. FH_EEND alone: it is passed over. */
static fh_status next_input(fh_intake *in, fh_arena *arena, fh_raw *raw, bool *ret_end, fh_error *err) {
    fh_str path;
    fh_status status = fh_intake__walk_next(in->walk, &path, &in->named, err);
    if ((*ret_end = status == FH_EEND)) return status;
    in->path = fh_str_copy(in->arena, path);
    raw->path = fh_intake__name(arena, fh_str_copy(arena, path));
    if (!status && !in->path.ptr) status = fh_fail_arena(err, in->arena);
    if (!status) status = open_input(in, err);
    if (status) close_input(in);
    return status;
}

/* The next report or failure of the input that is open; FH_EEND closes it. */
static fh_status next_report(fh_intake *in, fh_arena *arena, fh_raw *raw, fh_error *err) {
    raw->path = fh_intake__name(arena, fh_str_copy(arena, in->path));
    fh_status status = in->reader->next(in->reader, arena, raw, err);
    if (raw->id.ptr) raw->id = fh_intake__name(arena, raw->id); /* an address may hold any bytes, too */
    bool spent = fh_arena_status(in->arena) != FH_OK; /* what the reader keeps of the input may be wrong from here on */
    if (spent) status = fh_fail_arena(err, in->arena);
    if (status == FH_OK) in->tally.reports++;
    if (status == FH_OK && !raw->id.ptr) raw->id = raw->path;
    if (spent || status == FH_EEND) close_input(in);
    return status;
}

fh_status fh_intake_next(fh_intake *in, fh_arena *arena, fh_raw *raw, fh_error *err) {
    for (;;) {
        fh_error trouble = {0}; /* what is tried in vain must leave *err alone */
        *raw = (fh_raw){0};
        bool end = false;
        fh_status status = in->reader ? FH_OK : next_input(in, arena, raw, &end, &trouble);
        if (status == FH_OK) status = next_report(in, arena, raw, &trouble);
        if (fh_arena_status(arena)) { /* whoever met it: what could not be kept may have been a report, or a part of one */
            status = fh_fail_arena(&trouble, arena);
            end = false;
        }
        if (status == FH_EEND && !end) continue;
        if (!end) fh_intake__walk_found(in->walk);
        if (status && !end && err) *err = trouble;
        return status;
    }
}
