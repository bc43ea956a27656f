/* SPDX-License-Identifier: MIT
 *
 * intake/page.c - a file that is one report: a page or a plain text. */
#include "intake/inside.h"

typedef struct page {
    fh_intake__reader reader;
    fh_intake__source src;
    bool done;
} page;

fh_status fh_intake__read_all(const fh_intake__source *src, fh_str *ret_bytes, fh_error *err) {
    fh_str s = {NULL, 0};
    size_t want = FH_INTAKE__HEAD;
    do {
        want = want < src->max_bytes / 4 ? want * 4 : src->max_bytes + 1;
        s = fh_stream_peek(src->stream, want);
    } while (s.len >= want && want <= src->max_bytes);
    fh_status status = fh_stream_status(src->stream, err);
    if (s.len > src->max_bytes)
        return fh_fail(err, FH_ELIMIT, src->max_bytes, "larger than %zu MiB, the limit of one report; split it", src->max_bytes >> 20);
    if (status && status != FH_EEND) return status;
    *ret_bytes = s;
    return FH_OK;
}

static fh_status next_page(fh_intake__reader *reader, fh_arena *arena, fh_raw *raw, fh_error *err) {
    page *p = (page *)reader;
    if (p->done) return FH_EEND;
    p->done = true;
    fh_str bytes;
    fh_status status = fh_intake__read_all(&p->src, &bytes, err);
    if (!status) status = fh_intake__to_utf8(arena, bytes, (fh_str){NULL, 0}, true, &raw->bytes, err);
    if (status) return status;
    if (raw->bytes.ptr >= bytes.ptr && raw->bytes.ptr <= bytes.ptr + bytes.len) raw->bytes = fh_str_copy(arena, raw->bytes); /* it was lent by the stream */
    raw->kind = fh_intake__markup(raw->bytes) == FH_INTAKE__HTML ? FH_RAW_HTML : FH_RAW_TEXT;
    return FH_OK;
}

static void close_nothing(fh_intake__reader *reader) { (void)reader; }

fh_intake__reader *fh_intake__page_new(const fh_intake__source *src, fh_intake__kind kind) {
    (void)kind;
    page *p = fh_new(src->arena, page);
    if (!p) return NULL;
    *p = (page){.reader = {next_page, close_nothing}, .src = *src};
    return &p->reader;
}

fh_status fh_intake_decode(fh_arena *arena, fh_str bytes, fh_str charset, fh_str *ret_text, fh_raw_kind *ret_kind, fh_error *err) {
    fh_str head = fh_str_cut(bytes, 0, bytes.len < FH_INTAKE__HEAD ? bytes.len : FH_INTAKE__HEAD);
    fh_intake__sniffed s = fh_intake__sniff(head);
    if (s.kind == FH_INTAKE__EMPTY) return fh_fail(err, FH_EINPUT, 0, "it is empty; there is nothing to read");
    if (s.kind == FH_INTAKE__BINARY) return fh_fail(err, FH_EINPUT, s.at, "%s, not a page", s.name);
    if (s.kind != FH_INTAKE__HTML && s.kind != FH_INTAKE__TEXT) return fh_fail(err, FH_EINPUT, 0, "data for programs, not a page");
    fh_status status = fh_intake__to_utf8(arena, bytes, charset, true, ret_text, err);
    if (!status) *ret_kind = fh_intake__markup(*ret_text) == FH_INTAKE__HTML ? FH_RAW_HTML : FH_RAW_TEXT;
    return status;
}
