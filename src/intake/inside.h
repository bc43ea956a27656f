/* SPDX-License-Identifier: MIT
 *
 * intake/inside.h - what the files of intake/ share: the reader of one open input, and the steps from
 * bytes to a raw report. */
#ifndef FH_INTAKE_INSIDE_H
#define FH_INTAKE_INSIDE_H

#include "base/stream.h"
#include "intake/intake.h"

/* ---- walk.c: which files, in which order ---------------------------------------------- */

typedef struct fh_intake__walk fh_intake__walk;
fh_intake__walk *fh_intake__walk_new(const fh_io *io, const char *const *inputs, size_t n, const fh_allocator *allocator);
void fh_intake__walk_free(fh_intake__walk *w);
/* The next file to open, or FH_EEND. Any other status: *ret_path could not be looked at, or is a folder without reports.
 * *ret_path lives until the next call; *ret_named: the caller named it, it was not found in a folder. */
fh_status fh_intake__walk_next(fh_intake__walk *w, fh_str *ret_path, bool *ret_named, fh_error *err);
void fh_intake__walk_found(fh_intake__walk *w); /* a report or a failure has come of the file last given */
uint64_t fh_intake__walk_twice(const fh_intake__walk *w);

/* ---- sniff.c: what it is --------------------------------------------------------------- */

typedef enum fh_intake__kind {
    FH_INTAKE__TEXT = 0, FH_INTAKE__HTML, FH_INTAKE__JSON_LINES, FH_INTAKE__JSON, FH_INTAKE__FEED, FH_INTAKE__WARC,
    FH_INTAKE__ARC, FH_INTAKE__EMPTY, FH_INTAKE__BINARY
} fh_intake__kind;

typedef struct fh_intake__sniffed {
    fh_intake__kind kind;
    const char *name; /* BINARY: "a PDF document" */
    size_t at;        /* BINARY: the byte that tells */
    bool known;       /* BINARY: a kind with a name: a picture, a font */
} fh_intake__sniffed;

enum { FH_INTAKE__HEAD = 64 << 10 }; /* bytes that are looked at */
fh_intake__sniffed fh_intake__sniff(fh_str head);
/* HTML or TEXT for bytes that are known to be one of them. */
fh_intake__kind fh_intake__markup(fh_str bytes);

/* ---- charset.c ---------------------------------------------------------------------------- */

/* `bytes` as UTF-8 without byte order mark and NULs, invalid bytes as U+FFFD. `declared` is what a protocol said
 * (absent where none did); `markup` looks for a declaration inside, too. The result may be `bytes` itself when nothing had
 * to change. FH_EINPUT, FH_ENOMEM, FH_ELIMIT. */
fh_status fh_intake__to_utf8(fh_arena *arena, fh_str bytes, fh_str declared, bool markup, fh_str *ret_text, fh_error *err);

/* A name as it is told and as an id: each byte that is no UTF-8 as U+FFFD and its two hexadecimal digits, so that names which differ
 * stay different, and so, in such a name, are the bytes of a U+FFFD itself. Another name is answered as it is. */
fh_str fh_intake__name(fh_arena *arena, fh_str name);

/* ---- readers of one open input ------------------------------------------------------------- */

typedef struct fh_intake__reader fh_intake__reader;
struct fh_intake__reader {
    /* As fh_intake_next, for this input; raw->path is set already. */
    fh_status (*next)(fh_intake__reader *r, fh_arena *arena, fh_raw *raw, fh_error *err);
    void (*close)(fh_intake__reader *r);
};

/* What every reader is made with. */
typedef struct fh_intake__source {
    fh_stream *stream;
    fh_arena *arena;   /* of this input; released after the reader is closed */
    fh_str path;
    bool named;        /* by the caller: then a file that is no report is a failure, in a folder it is passed over */
    size_t max_bytes;
    unsigned max_expansion;
    const fh_allocator *allocator;
    fh_intake_tally *tally;
} fh_intake__source;

fh_intake__reader *fh_intake__page_new(const fh_intake__source *src, fh_intake__kind kind); /* one text or page */
fh_intake__reader *fh_intake__lines_new(const fh_intake__source *src);
fh_intake__reader *fh_intake__json_new(const fh_intake__source *src);
fh_intake__reader *fh_intake__feed_new(const fh_intake__source *src);
fh_intake__reader *fh_intake__archive_new(const fh_intake__source *src);

/* All that is left of the stream, lent by it. FH_ELIMIT when that is more than max_bytes. */
fh_status fh_intake__read_all(const fh_intake__source *src, fh_str *ret_bytes, fh_error *err);

/* ---- line.c: lines of a stream ------------------------------------------------------------------ */

typedef struct fh_intake__lines {
    fh_stream *stream;
    size_t max_bytes;
    size_t number; /* of the line last given, from 1 */
    size_t lent;   /* bytes of it that are still in the window */
} fh_intake__lines;
/* The next line without its end, lent until the next call; *ret_at: where it begins. FH_EEND at the end, or where the
 * stream broke (its status says which); FH_ELIMIT: the line was too long and has been passed over. */
fh_status fh_intake__next_line(fh_intake__lines *l, fh_str *ret_line, uint64_t *ret_at, fh_error *err);

/* ---- json.c: one record of JSON as a raw report --------------------------------------------- */

struct json_t;
bool fh_intake__json_is_report(const struct json_t *object);
fh_status fh_intake__json_report(fh_arena *arena, const struct json_t *object, fh_raw *raw);
/* A JSON Feed's item; `feed` gives what the item leaves out. */
fh_status fh_intake__json_item(fh_arena *arena, const struct json_t *feed, const struct json_t *item, fh_raw *raw);

/* A fragment of HTML as a page, for items of feeds. */
fh_str fh_intake__wrap(fh_arena *arena, fh_str fragment);

/* ---- http.c: the response inside a WARC record -------------------------------------------- */

typedef struct fh_intake__http {
    unsigned status;      /* 0: no HTTP response */
    fh_str type, charset; /* "text/html", "utf-8"; absent where not said */
    fh_str language;      /* Content-Language */
    fh_str body;          /* without chunks and content encoding; lent by the block or in the arena */
} fh_intake__http;
/* FH_EINPUT: a damaged content encoding, of which *ret holds what could be read; FH_ELIMIT, FH_ENOMEM. */
fh_status fh_intake__http_read(fh_arena *arena, const fh_allocator *allocator, fh_str block, size_t max_bytes, fh_intake__http *ret,
                               fh_error *err);

/* A header field's value in lines of "Name: value"; continuation lines stay in it. Absent where it is not there. */
fh_str fh_intake__header(fh_str lines, fh_str name);

#endif
