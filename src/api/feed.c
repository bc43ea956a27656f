/* SPDX-License-Identifier: MIT
 *
 * api/feed.c - the items of a feed that the caller holds in memory: intake/ over a file system of one file. */
#include <firsthand/feed.h>

#include "api/arrival.h"
#include "base/buf.h"
#include "base/error.h"
#include "intake/intake.h"

enum { MOST_EXPANSION = 1000, FEED_FILE = 1 };

typedef struct one_file { fh_str rest; } one_file;

static int look(void *payload, const char *path, fh_io_info *ret) {
    (void)path;
    *ret = (fh_io_info){.kind = FH_IO_FILE, .size = ((one_file *)payload)->rest.len};
    return 0;
}

static int open_file(void *payload, const char *path, int *ret_file) {
    (void)payload, (void)path;
    *ret_file = FEED_FILE;
    return 0;
}

static int read_file(void *payload, int file, char *ret_bytes, size_t room, size_t *ret_n) {
    one_file *f = payload;
    (void)file;
    *ret_n = f->rest.len < room ? f->rest.len : room;
    if (*ret_n) memcpy(ret_bytes, f->rest.ptr, *ret_n);
    f->rest = fh_str_cut(f->rest, *ret_n, f->rest.len);
    return 0;
}

static void close_file(void *payload, int file) { (void)payload, (void)file; }

static int list(void *payload, const char *path, fh_arena *arena, fh_str **ret_names, size_t *ret_n) {
    (void)payload, (void)path, (void)arena;
    *ret_names = NULL;
    *ret_n = 0;
    return 0;
}

static fh_str join_lines(fh_arena *arena, const fh_str *names, uint32_t n) {
    fh_buf b = {.arena = arena};
    for (uint32_t i = 0; i < n; i++) {
        if (i) fh_buf_add_char(&b, '\n');
        fh_buf_add(&b, names[i]);
    }
    return n ? fh_buf_str(&b) : (fh_str){NULL, 0};
}

static fh_arrival arrival_of(fh_arena *arena, const fh_raw *raw) {
    return (fh_arrival){
        .size = sizeof(fh_arrival), .id = raw->id, .url = raw->url, .bytes = raw->bytes, .charset = FH_STR("utf-8"),
        .clean = raw->kind == FH_RAW_CLEAN, .title = raw->title, .outlet = raw->outlet, .language = raw->language,
        .description = raw->description, .published = raw->published, .modified = raw->modified, .fetched = raw->fetched,
        .byline = join_lines(arena, raw->byline, raw->n_byline), .credit = raw->source, .credit_url = raw->source_url};
}

bool fh_feed_is(fh_str bytes) { return fh_intake_is_feed(bytes); }

fh_status fh_feed_read(fh_str bytes, fh_feed_fn *fn, void *payload, fh_error *err) {
    if (!fh_intake_is_feed(bytes)) return fh_fail(err, FH_EINPUT, 0, "no RSS, Atom or JSON feed");
    one_file file = {bytes};
    fh_io io = {look, open_file, read_file, close_file, list, &file};
    const char *name = "feed";
    fh_intake *in = NULL;
    fh_status status = fh_intake_open(&name, 1, &(fh_intake_limits){.max_expansion = MOST_EXPANSION, .io = &io}, NULL, &in, err);
    if (status) return status;
    fh_arena *arena = fh_arena_new(NULL, 0);
    if (!arena) status = fh_fail(err, FH_ENOMEM, 0, "out of memory for the feed");
    while (!status) {
        fh_raw raw;
        fh_arena_reset(arena);
        status = fh_intake_next(in, arena, &raw, err);
        fh_arrival item = status ? (fh_arrival)FH_ARRIVAL_INIT : arrival_of(arena, &raw);
        if (!status) status = fh_fail_arena(err, arena);
        if (!status && fn(payload, &item)) status = fh_fail(err, FH_ECANCEL, 0, "stopped by the caller");
    }
    fh_arena_free(arena);
    fh_intake_close(in);
    return status == FH_EEND ? FH_OK : status;
}

/* ---- an arrival as what the stages read ----------------------------------------------------------- */

static fh_str copy_given(fh_arena *arena, fh_str s) { return s.len ? fh_str_copy(arena, s) : (fh_str){NULL, 0}; }

static void split_lines(fh_arena *arena, fh_str lines, fh_raw *raw) {
    uint32_t n = 0, most = 1;
    for (size_t i = 0; i < lines.len; i++) most += lines.ptr[i] == '\n';
    fh_str *names = fh_new_n(arena, fh_str, most), name;
    while (names && fh_str_next(&lines, '\n', &name)) {
        name = fh_str_trim(name);
        if (name.len) names[n++] = fh_str_copy(arena, name);
    }
    raw->byline = names;
    raw->n_byline = n;
}

fh_status fh_api__arrival_raw(fh_arena *arena, const fh_arrival *given, fh_raw *ret_raw, fh_error *err) {
    fh_arrival in = FH_ARRIVAL_INIT;
    memcpy(&in, given, given->size < sizeof in ? given->size : sizeof in);
    fh_raw raw = {
        .kind = FH_RAW_CLEAN, .id = fh_str_copy(arena, in.id), .path = fh_str_copy(arena, in.id), .url = copy_given(arena, in.url),
        .title = copy_given(arena, in.title), .outlet = copy_given(arena, in.outlet), .language = copy_given(arena, in.language),
        .description = copy_given(arena, in.description), .published = copy_given(arena, in.published),
        .modified = copy_given(arena, in.modified), .fetched = copy_given(arena, in.fetched), .source = copy_given(arena, in.credit),
        .source_url = copy_given(arena, in.credit_url)};
    split_lines(arena, in.byline, &raw);
    if (!in.id.len) return fh_fail(err, FH_EINPUT, 0, "a report needs an id");
    fh_status status = FH_OK;
    if (in.clean) raw.bytes = fh_str_copy(arena, in.bytes);
    else status = fh_intake_decode(arena, in.bytes, in.charset, &raw.bytes, &raw.kind, err);
    if (!status) status = fh_fail_arena(err, arena);
    if (!status) *ret_raw = raw;
    return status;
}
