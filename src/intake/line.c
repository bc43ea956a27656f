/* SPDX-License-Identifier: MIT
 *
 * intake/line.c - lines of a stream, one after the other.
 *
 * A line is found in the window, which grows to the longest line and never past the limit; a longer line is
 * passed over. Cost: linear: what has been searched for a line's end is not searched again. */
#include "intake/inside.h"

/* The line in the window without its end; *ret_used counts the end, too. FH_ELIMIT for one that is too long. */
static fh_status find_line(const fh_intake__lines *l, fh_str *ret_line, size_t *ret_used) {
    for (size_t looked = 0, want = 64 << 10;; want *= 2) {
        fh_str s = fh_stream_peek(l->stream, want < l->max_bytes + 1 ? want : l->max_bytes + 1);
        size_t end = fh_str_find_char(s, '\n', looked);
        if (end != SIZE_MAX && end <= l->max_bytes) {
            *ret_line = fh_str_cut(s, 0, end);
            *ret_used = end + 1;
            return FH_OK;
        }
        if (s.len > l->max_bytes) return FH_ELIMIT;
        if (s.len < want) { /* the end */
            *ret_line = s;
            *ret_used = s.len;
            return s.len && fh_stream_status(l->stream, NULL) == FH_EEND ? FH_OK : FH_EEND;
        }
        looked = s.len;
    }
}

static void pass_line(fh_stream *stream) {
    for (fh_str s; (s = fh_stream_peek(stream, 1)).len;) {
        size_t end = fh_str_find_char(s, '\n', 0);
        fh_stream_skip(stream, end == SIZE_MAX ? s.len : end + 1);
        if (end != SIZE_MAX) return;
    }
}

fh_status fh_intake__next_line(fh_intake__lines *l, fh_str *ret_line, uint64_t *ret_at, fh_error *err) {
    fh_stream_skip(l->stream, l->lent);
    l->lent = 0;
    *ret_at = fh_stream_at(l->stream);
    fh_status status = find_line(l, ret_line, &l->lent);
    if (status == FH_EEND) return status;
    l->number++;
    if (status == FH_ELIMIT) {
        pass_line(l->stream);
        return fh_fail(err, FH_ELIMIT, *ret_at, "line %zu, byte 1: longer than %zu MiB, the limit of one report; split or remove that line", l->number,
                       l->max_bytes >> 20);
    }
    if (l->number == 1 && fh_str_starts(*ret_line, FH_STR("\xef\xbb\xbf"))) *ret_line = fh_str_cut(*ret_line, 3, ret_line->len);
    return FH_OK;
}
