/* SPDX-License-Identifier: MIT
 *
 * intake/warc.c - WARC 0.17 to 1.1 (ISO 28500), plain or packed, good or damaged.
 *
 *   WARC/1.1 CRLF  (name: value CRLF)*  CRLF  block of Content-Length bytes  CRLF CRLF
 *
 * A record is looked at in the stream's window and lent from there; nothing is copied. When what
 * follows a block is no record, the length may have been wrong: the block itself is then searched for the
 * next version line, so that a length that is too great swallows nothing. Where no record begins,
 * the place is told once and the bytes are passed over up to the next version line at the beginning of a line;
 * where packed data breaks, the stream goes on at its next member.
 *
 *   AT A RECORD --header, block--> lent --next call--> BEHIND IT --"WARC/"--> AT A RECORD
 *        |no version line, no length                     |anything else
 *        +---------------------> LOST (told once) <------+--end--> done
 *                                 |  next version line
 *                                 +--> AT A RECORD
 *
 * Cost: linear in the bytes. */
#include "intake/warc.h"

#include "intake/inside.h"

enum { LARGEST_HEADER = 256 << 10, SMALL_BLOCK = 1 << 20 };
enum { VERSION = 5 /* bytes of "WARC/" */, LINE_ENDS = 4, VERSION_LINE = 12 };

static fh_warc_type type_of(fh_str name) {
    static const char *const names[] = {NULL, "warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"};
    for (unsigned i = 1; i < sizeof names / sizeof *names; i++)
        if (fh_str_equal_nocase(name, fh_str_of(names[i]))) return (fh_warc_type)i;
    return FH_WARC_OTHER;
}

/* "WARC/1.0" with its line end, or as much of it as there is. */
static bool is_version(fh_str s) {
    return s.len >= 8 && fh_str_equal_nocase(fh_str_cut(s, 0, VERSION), FH_STR("WARC/")) && fh_is_digit(s.ptr[5]) && s.ptr[6] == '.' && fh_is_digit(s.ptr[7]);
}

/* The next version line at the beginning of a line in s from `from`; SIZE_MAX without one. */
static size_t find_version(fh_str s, size_t from) {
    for (size_t at = from; (at = fh_str_find_char(s, '/', at)) != SIZE_MAX; at++) {
        size_t begin = at < from + VERSION - 1 ? SIZE_MAX : at - (VERSION - 1);
        if (begin != SIZE_MAX && is_version(fh_str_cut(s, begin, s.len)) && (begin == 0 || s.ptr[begin - 1] == '\n')) return begin;
    }
    return SIZE_MAX;
}

static fh_status lose(fh_warc *w, fh_error *err, const char *what) {
    uint64_t at = fh_stream_at(w->stream);
    w->lost = true;
    return fh_fail(err, FH_EINPUT, at, "%s at byte %llu%s; what follows is searched for the next record", what, (unsigned long long)at,
                   fh_stream_packing(w->stream) ? " of what it unpacks to" : "");
}

/* The same where a version line stands, which is passed, so that it is not found again. */
static fh_status lose_record(fh_warc *w, fh_error *err, const char *what) {
    fh_status status = lose(w, err, what);
    fh_stream_skip(w->stream, VERSION + 3);
    return status;
}

/* Passes over bytes until a record begins. False at the end. */
static bool find_record(fh_warc *w) {
    for (;;) {
        fh_str s = fh_stream_peek(w->stream, 64 << 10);
        size_t at = find_version(s, 0);
        if (at != SIZE_MAX) {
            fh_stream_skip(w->stream, at);
            return true;
        }
        if (s.len < 64 << 10) {
            fh_stream_skip(w->stream, s.len);
            return false;
        }
        fh_stream_skip(w->stream, s.len - 8); /* the version may begin in the last bytes */
    }
}

static void pass_line_ends(fh_warc *w) {
    for (fh_str s; (s = fh_stream_peek(w->stream, 4)).len;) {
        size_t n = 0;
        while (n < s.len && (s.ptr[n] == '\r' || s.ptr[n] == '\n')) n++;
        fh_stream_skip(w->stream, n);
        if (n < s.len) return;
    }
}

/* The header of the record that begins here, in the window. Another version line in it begins another record: so no byte is
 * looked at for more than one header, however many begin and do not end. */
static bool find_header(fh_warc *w, fh_str *ret_header) {
    for (size_t want = 4096, looked = 0; want <= LARGEST_HEADER; want *= 2) {
        fh_str s = fh_stream_peek(w->stream, want);
        for (size_t at = looked; (at = fh_str_find_char(s, '\n', at)) != SIZE_MAX && at + 1 < s.len; at++) {
            bool bare = s.ptr[at + 1] == '\n', crlf = s.ptr[at + 1] == '\r' && at + 2 < s.len && s.ptr[at + 2] == '\n';
            if (is_version(fh_str_cut(s, at + 1, s.len))) return false;
            if (!bare && !crlf) continue;
            *ret_header = fh_str_cut(s, 0, at + (bare ? 2 : 3));
            return true;
        }
        if (s.len < want) return false;
        looked = s.len > VERSION_LINE ? s.len - VERSION_LINE : 0;
    }
    return false;
}

static bool read_length(fh_str s, uint64_t *ret) {
    uint64_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (!fh_is_digit(s.ptr[i]) || n > UINT64_MAX / 20) return false;
        n = n * 10 + (uint64_t)(s.ptr[i] - '0');
    }
    *ret = n;
    return s.len > 0;
}

static void read_fields(fh_str header, fh_warc_record *r) {
    for (fh_str rest = header, line; fh_str_next(&rest, '\n', &line);) {
        size_t colon = fh_str_find_char(line, ':', 0);
        if (colon == SIZE_MAX || fh_is_space(line.ptr[0])) continue;
        fh_str name = fh_str_trim(fh_str_cut(line, 0, colon)), value = fh_str_trim(fh_str_cut(line, colon + 1, line.len));
        if (fh_str_equal_nocase(name, FH_STR("WARC-Type")) && !r->type) r->type = type_of(value);
        else if (fh_str_equal_nocase(name, FH_STR("WARC-Target-URI")) && !r->uri.ptr) r->uri = value;
        else if (fh_str_equal_nocase(name, FH_STR("WARC-Date")) && !r->date.ptr) r->date = value;
        else if (fh_str_equal_nocase(name, FH_STR("Content-Type")) && !r->content_type.ptr) r->content_type = value;
    }
    if (r->uri.len > 2 && r->uri.ptr[0] == '<' && r->uri.ptr[r->uri.len - 1] == '>') r->uri = fh_str_cut(r->uri, 1, r->uri.len - 1); /* wget's */
}

/* True when a record or the end follows a block that ends at `end` of the window, or the window ends there. */
static bool ends_well(const fh_warc *w, fh_str window, size_t end) {
    size_t at = end;
    while (at < window.len && (window.ptr[at] == '\r' || window.ptr[at] == '\n')) at++;
    if (at == window.len) return end < window.len || fh_stream_status(w->stream, NULL) != FH_OK;
    return is_version(fh_str_cut(window, at, window.len)) || window.len - at < 8;
}

/* The window up to what follows a block that ends at `end` of it. Where packed bytes end right behind the block's two line ends,
 * as they do with a member a record, no more is unpacked: so the next record begins at the window's beginning again, nothing
 * has to be moved there, and the processor's cache holds what is written. */
static fh_str peek_past(fh_warc *w, size_t end) {
    fh_str s = fh_stream_peek(w->stream, end + LINE_ENDS);
    bool alone = s.len == end + LINE_ENDS && fh_str_equal(fh_str_cut(s, end, s.len), FH_STR("\r\n\r\n"));
    return alone && fh_stream_packing(w->stream) ? s : fh_stream_peek(w->stream, end + LINE_ENDS + VERSION_LINE);
}

/* The block, in the window behind a header of `head` bytes; of a size that may stand there. */
static void lend_block(fh_warc *w, size_t head, fh_warc_record *r) {
    size_t length = (size_t)r->length;
    fh_str s = peek_past(w, head + length);
    if (s.len < head + length) {
        size_t next = find_version(s, head); /* a length that reaches past the end may be wrong itself */
        r->cut = next == SIZE_MAX;
        length = (r->cut ? s.len : next) - head;
    } else if (!ends_well(w, s, head + length)) {
        size_t next = find_version(s, head);
        if (next != SIZE_MAX && next < head + length) length = next - head;
    }
    r->block = fh_str_cut(s, head, head + length);
    w->used = head + length;
}

/* Fills in the record whose header of `head` bytes, after the version line, is `fields`. */
static fh_status lend(fh_warc *w, fh_str fields, size_t head, fh_warc_record *r, fh_error *err) {
    size_t line = head - fields.len;
    fh_status status = FH_OK;
    read_fields(fields, r);
    bool wanted = w->wanted >> r->type & 1;
    w->used = head;
    if (r->length <= w->max_block && (wanted || r->length <= SMALL_BLOCK)) lend_block(w, head, r);
    else w->pass = r->length;
    if (wanted && w->pass)
        status = fh_fail(err, FH_ELIMIT, r->at, "the record at byte %llu is larger than %zu MiB, the limit of one report", (unsigned long long)r->at,
                         w->max_block >> 20);
    w->cut = r->cut;
    fh_warc_record found = *r; /* the window may have moved: the fields are read where they stand now */
    *r = (fh_warc_record){.at = found.at, .length = found.length, .block = wanted ? found.block : (fh_str){NULL, 0}, .cut = found.cut};
    r->header = fh_str_cut((fh_str){fh_stream_peek(w->stream, 0).ptr, head}, line, head);
    read_fields(r->header, r);
    return status;
}

/* Leaves the record that was lent. False when the bytes end before its block does. */
static bool leave(fh_warc *w) {
    uint64_t left = w->pass;
    bool whole = !w->cut;
    fh_stream_skip(w->stream, w->used);
    w->used = 0;
    w->pass = 0;
    w->cut = false;
    whole &= fh_stream_pass(w->stream, left) == left;
    pass_line_ends(w);
    return whole;
}

/* What the stream's end means here: the end, or damage after which it goes on or not. */
static fh_status end_of_stream(fh_warc *w, bool whole, fh_error *err) {
    if (w->over) return FH_EEND;
    fh_status status = fh_stream_status(w->stream, err);
    w->over = status == FH_EEND || !fh_stream_resume(w->stream);
    w->lost = !w->over;
    uint64_t at = fh_stream_at(w->stream);
    if (status != FH_EEND || whole) return status;
    return fh_fail(err, FH_EINPUT, at, "the last record is cut short at byte %llu, where the file ends; fetch the file again", (unsigned long long)at);
}

fh_status fh_warc_next(fh_warc *w, fh_warc_record *r, fh_error *err) {
    fh_str header;
    *r = (fh_warc_record){0};
    bool whole = leave(w);
    if (w->lost) w->lost = !find_record(w);
    fh_str s = fh_stream_peek(w->stream, 8);
    if (!s.len) return end_of_stream(w, whole, err);
    if (!is_version(s)) return lose(w, err, "no WARC record begins");
    r->at = fh_stream_at(w->stream);
    if (!find_header(w, &header)) return lose_record(w, err, "a WARC record whose header does not end begins");
    if (fh_str_find_char(header, 0, 0) != SIZE_MAX) return lose_record(w, err, "a WARC record with zero bytes in its header begins");
    size_t line = fh_str_find_char(header, '\n', 0) + 1;
    fh_str fields = fh_str_cut(header, line, header.len);
    if (!read_length(fh_intake__header(fields, FH_STR("Content-Length")), &r->length)) return lose_record(w, err, "a WARC record without a length begins");
    return lend(w, fields, header.len, r, err);
}
