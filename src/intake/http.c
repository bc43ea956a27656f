/* SPDX-License-Identifier: MIT
 *
 * intake/http.c - an HTTP response as it stands in an archive (RFC 9110, RFC 9112).
 *
 * Archives keep what came over the wire, and what tools made of it: chunks that are announced but gone,
 * content said to be gzip that is plain already. So a coding is undone only where the bytes bear it out. */
#include "intake/inside.h"

enum { MOST_CODINGS = 4 };

fh_str fh_intake__header(fh_str lines, fh_str name) {
    for (fh_str rest = lines, line; fh_str_next(&rest, '\n', &line);) {
        if (line.len <= name.len || !fh_str_equal_nocase(fh_str_cut(line, 0, name.len), name)) continue;
        fh_str after = fh_str_trim(fh_str_cut(line, name.len, line.len));
        if (!after.len || after.ptr[0] != ':') continue;
        const char *end = line.ptr + line.len;
        while (rest.len && (rest.ptr[0] == ' ' || rest.ptr[0] == '\t') && fh_str_next(&rest, '\n', &line)) end = line.ptr + line.len;
        return fh_str_trim(fh_str_between(after.ptr + 1, end));
    }
    return (fh_str){NULL, 0};
}

/* Where the header ends and the body begins; SIZE_MAX without an empty line. */
static size_t end_of_header(fh_str block) {
    for (size_t at = 0; (at = fh_str_find_char(block, '\n', at)) != SIZE_MAX; at++) {
        if (at + 1 < block.len && block.ptr[at + 1] == '\n') return at + 2;
        if (at + 2 < block.len && block.ptr[at + 1] == '\r' && block.ptr[at + 2] == '\n') return at + 3;
    }
    return SIZE_MAX;
}

static unsigned hex_of(char c) {
    if (fh_is_digit(c)) return (unsigned)(c - '0');
    c = fh_to_lower(c);
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
}

/* The size a chunk begins with; false when there is none, and the body is no chunk after all. */
static bool chunk_size(fh_str *s, size_t *ret_size) {
    size_t size = 0, n = 0;
    while (n < s->len && n < 9 && hex_of(s->ptr[n]) < 16) size = size * 16 + hex_of(s->ptr[n++]);
    size_t end = fh_str_find_char(*s, '\n', n);
    if (n == 0 || n == 9 || end == SIZE_MAX || end - n > 200) return false;
    if (end > n && s->ptr[n] != '\r' && s->ptr[n] != ';' && s->ptr[n] != ' ') return false;
    *s = fh_str_cut(*s, end + 1, s->len);
    *ret_size = size;
    return true;
}

/* The body without its chunks. A body that does not begin with one is left as it is; one that breaks off is kept so far. */
static fh_str without_chunks(fh_arena *arena, fh_str body) {
    size_t size, n = 0;
    fh_str s = body;
    if (!chunk_size(&s, &size)) return body;
    char *out = fh_arena_alloc_raw(arena, body.len + 1, 1, 1);
    if (!out) return (fh_str){NULL, 0};
    while (size) {
        if (size > s.len) size = s.len;
        memcpy(out + n, s.ptr, size);
        n += size;
        s = fh_str_cut(s, size, s.len);
        if (fh_str_starts(s, FH_STR("\r\n"))) s = fh_str_cut(s, 2, s.len);
        else if (fh_str_starts(s, FH_STR("\n"))) s = fh_str_cut(s, 1, s.len);
        if (!chunk_size(&s, &size)) break;
    }
    return (fh_str){out, n};
}

static fh_packing coding_of(fh_str name, fh_str body) {
    unsigned char first = body.len ? (unsigned char)body.ptr[0] : 0;
    if (fh_str_equal_nocase(name, FH_STR("gzip")) || fh_str_equal_nocase(name, FH_STR("x-gzip")))
        return fh_packing_of(body) == FH_PACKING_GZIP ? FH_PACKING_GZIP : FH_PACKING_NONE;
    if (fh_str_equal_nocase(name, FH_STR("zstd"))) return fh_packing_of(body) == FH_PACKING_ZSTD ? FH_PACKING_ZSTD : FH_PACKING_NONE;
    if (fh_str_equal_nocase(name, FH_STR("br"))) return first == '<' ? FH_PACKING_NONE : FH_PACKING_BROTLI;
    if (!fh_str_equal_nocase(name, FH_STR("deflate")) || first == '<' || body.len < 2) return FH_PACKING_NONE;
    bool zlib = (first & 15) == 8 && (first * 256u + (unsigned char)body.ptr[1]) % 31 == 0; /* many servers leave this head out */
    return zlib ? FH_PACKING_ZLIB : FH_PACKING_DEFLATE;
}

/* Undoes the codings, the last one first. */
static fh_status undo_codings(fh_arena *arena, const fh_allocator *allocator, fh_str codings, size_t max_bytes, fh_str *body, fh_error *err) {
    fh_str list[MOST_CODINGS], part;
    size_t n = 0;
    while (n < MOST_CODINGS && fh_str_next(&codings, ',', &part)) list[n++] = fh_str_trim(part);
    while (n-- > 0) {
        fh_packing packing = coding_of(list[n], *body);
        if (packing == FH_PACKING_NONE || !body->len) continue;
        fh_status status = fh_unpack_all(packing, allocator, arena, *body, max_bytes, body);
        if (status == FH_ELIMIT) return fh_fail(err, status, 0, "its content unpacks to more than %zu MiB, the limit of one report", max_bytes >> 20);
        if (status == FH_ENOMEM) return fh_fail(err, status, 0, "out of memory for its content");
        if (status) return fh_fail(err, status, 0, "its %s content is damaged after %zu bytes; fetch the page again", fh_packing_name(packing), body->len);
    }
    return FH_OK;
}

static fh_str parameter(fh_str value, fh_str name) {
    fh_str part, rest = value;
    while (fh_str_next(&rest, ';', &part)) {
        part = fh_str_trim(part);
        if (part.len <= name.len || !fh_str_equal_nocase(fh_str_cut(part, 0, name.len), name) || part.ptr[name.len] != '=') continue;
        part = fh_str_trim(fh_str_cut(part, name.len + 1, part.len));
        if (part.len >= 2 && part.ptr[0] == '"' && part.ptr[part.len - 1] == '"') part = fh_str_cut(part, 1, part.len - 1);
        return part;
    }
    return (fh_str){NULL, 0};
}

static void read_type(fh_str value, fh_intake__http *ret) {
    fh_str rest = value, type;
    if (!fh_str_next(&rest, ';', &type)) return;
    ret->type = fh_str_trim(type);
    ret->charset = parameter(value, FH_STR("charset"));
}

fh_status fh_intake__http_read(fh_arena *arena, const fh_allocator *allocator, fh_str block, size_t max_bytes, fh_intake__http *ret,
                               fh_error *err) {
    *ret = (fh_intake__http){.body = block};
    if (!fh_str_starts(block, FH_STR("HTTP/"))) return FH_OK;
    size_t end = end_of_header(block), space = fh_str_find_char(block, ' ', 0);
    fh_str header = fh_str_cut(block, 0, end == SIZE_MAX ? block.len : end);
    ret->body = fh_str_cut(block, header.len, block.len);
    for (size_t i = space == SIZE_MAX ? header.len : space + 1; i < header.len && fh_is_digit(header.ptr[i]) && ret->status < 1000; i++)
        ret->status = ret->status * 10 + (unsigned)(header.ptr[i] - '0');
    read_type(fh_intake__header(header, FH_STR("Content-Type")), ret);
    ret->language = fh_intake__header(header, FH_STR("Content-Language"));
    fh_str transfer = fh_intake__header(header, FH_STR("Transfer-Encoding"));
    if (fh_str_find_nocase(transfer, FH_STR("chunked"), 0) != SIZE_MAX) ret->body = without_chunks(arena, ret->body);
    fh_status status = undo_codings(arena, allocator, fh_intake__header(header, FH_STR("Content-Encoding")), max_bytes, &ret->body, err);
    return status ? status : fh_fail_arena(err, arena);
}
