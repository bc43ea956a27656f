/* SPDX-License-Identifier: MIT
 *
 * intake/archive.c - the pages of a WARC file as raw reports.
 *
 * response: the HTTP payload; resource and conversion: the block itself. Only successful answers that are
 * HTML or plain text are reports; requests, pictures, redirects, robots.txt and revisits (which say "as before")
 * are counted in the tally. A file without a single page is a failure that says what it holds. */
#include "intake/inside.h"
#include "intake/warc.h"

typedef struct archive {
    fh_intake__reader reader;
    fh_intake__source src;
    fh_warc warc;
    uint64_t records, pages, failures, revisits;
    fh_error damage; /* of the page just handed over, to be told next */
    fh_str damaged;  /* its address, in the arena of the input */
    bool over;
} archive;

static bool type_is(fh_str type, fh_str name) { return fh_str_equal_nocase(type, name); }

static bool is_text_type(fh_str type) {
    return !type.len || type_is(type, FH_STR("text/html")) || type_is(type, FH_STR("application/xhtml+xml")) || type_is(type, FH_STR("text/plain"));
}

static bool is_web_page(fh_str uri) {
    return (fh_str_starts(uri, FH_STR("http")) || fh_str_starts(uri, FH_STR("urn:")) || fh_str_starts(uri, FH_STR("file:")))
        && !fh_str_ends(uri, FH_STR("/robots.txt"));
}

/* A page that is there up to its end tag, though its packing is damaged behind it. */
static bool is_whole(fh_str body) {
    fh_str tail = fh_str_cut(body, body.len > 64 ? body.len - 64 : 0, body.len);
    return fh_str_find_nocase(tail, FH_STR("</html>"), 0) != SIZE_MAX;
}

static fh_str type_alone(fh_str value) {
    fh_str type = {NULL, 0};
    fh_str_next(&value, ';', &type);
    return fh_str_trim(type);
}

/* Adds where the record stands to what is wrong inside it. */
static void place(const fh_warc_record *r, fh_error *err) {
    fh_error inner = *err;
    fh_fail(err, inner.status, r->at, "%.180s (record at byte %llu)", inner.msg, (unsigned long long)r->at);
}

/* The record's content into raw->bytes. FH_EEND: no page. */
static fh_status read_page(archive *a, fh_arena *arena, const fh_warc_record *r, fh_raw *raw, fh_error *err) {
    fh_intake__http http = {.status = 200, .type = type_alone(r->content_type), .body = r->block};
    if (!is_web_page(r->uri)) return FH_EEND;
    if (r->type == FH_WARC_RESPONSE) {
        fh_status status = fh_intake__http_read(arena, a->src.allocator, r->block, a->src.max_bytes, &http, err);
        if (http.status < 200 || http.status > 299 || !is_text_type(http.type)) return FH_EEND;
        if (status) place(r, err);
        if (status == FH_EINPUT && is_whole(http.body)) {
            a->damage = *err;
            status = FH_OK;
        }
        if (status) return status;
    }
    if (!is_text_type(http.type) || !fh_str_trim(http.body).len) return FH_EEND;
    fh_str head = fh_str_cut(http.body, 0, http.body.len < FH_INTAKE__HEAD ? http.body.len : FH_INTAKE__HEAD);
    fh_intake__sniffed s = fh_intake__sniff(head);
    if (s.kind == FH_INTAKE__BINARY || s.kind == FH_INTAKE__EMPTY) return FH_EEND; /* it was announced as text */
    fh_status status = fh_intake__to_utf8(arena, http.body, http.charset, true, &raw->bytes, err);
    if (status) return status;
    raw->kind = fh_intake__markup(raw->bytes) == FH_INTAKE__HTML || type_is(http.type, FH_STR("text/html")) ? FH_RAW_HTML : FH_RAW_TEXT;
    bool lent = raw->bytes.ptr >= r->block.ptr && raw->bytes.ptr <= r->block.ptr + r->block.len;
    if (lent) raw->bytes = fh_str_copy(arena, raw->bytes);
    fh_str languages = http.language, first;
    if (fh_str_next(&languages, ',', &first)) raw->language = fh_str_copy(arena, fh_str_trim(first));
    return fh_fail_arena(err, arena);
}

static fh_status read_record(archive *a, fh_arena *arena, const fh_warc_record *r, fh_raw *raw, fh_error *err) {
    a->records++;
    a->src.tally->records++;
    if (r->type == FH_WARC_REVISIT) {
        a->revisits++;
        a->src.tally->revisits++;
    }
    if (r->cut || !(FH_WARC_PAGES >> r->type & 1)) return FH_EEND;
    raw->id = raw->url = fh_str_copy(arena, r->uri);
    raw->fetched = fh_str_copy(arena, r->date);
    return read_page(a, arena, r, raw, err);
}

static fh_status end_archive(archive *a, fh_error *err) {
    if (a->pages || a->failures || a->over) return FH_EEND;
    a->over = true;
    return fh_fail(err, FH_EINPUT, 0, "%llu WARC records, none of them a page (%llu revisits); name an archive with responses in it",
                   (unsigned long long)a->records, (unsigned long long)a->revisits);
}

static fh_status tell_damage(archive *a, fh_arena *arena, fh_raw *raw, fh_error *err) {
    *err = a->damage;
    a->damage = (fh_error){0};
    raw->id = fh_str_copy(arena, a->damaged);
    return err->status;
}

static fh_status next_page(fh_intake__reader *reader, fh_arena *arena, fh_raw *raw, fh_error *err) {
    archive *a = (archive *)reader;
    fh_str path = raw->path;
    if (a->damage.status) return tell_damage(a, arena, raw, err);
    for (;;) {
        fh_warc_record r;
        fh_arena_mark mark = fh_arena_mark_now(arena);
        *raw = (fh_raw){.path = path};
        fh_status status = fh_warc_next(&a->warc, &r, err);
        if (status == FH_EEND) return end_archive(a, err);
        if (status) {
            raw->id = fh_str_copy(arena, r.uri);
            a->failures++;
            return status;
        }
        status = read_record(a, arena, &r, raw, err);
        if (status == FH_OK) a->pages++;
        if (a->damage.status) a->damaged = fh_str_copy(a->src.arena, raw->id);
        else if (status != FH_EEND) a->failures++;
        if (status != FH_EEND) return status;
        if (FH_WARC_PAGES >> r.type & 1) a->src.tally->no_page++;
        fh_arena_rewind(arena, mark);
    }
}

static void close_nothing(fh_intake__reader *reader) { (void)reader; }

fh_intake__reader *fh_intake__archive_new(const fh_intake__source *src) {
    archive *a = fh_new(src->arena, archive);
    if (!a) return NULL;
    *a = (archive){.reader = {next_page, close_nothing}, .src = *src,
                   .warc = {.stream = src->stream, .max_block = src->max_bytes, .wanted = FH_WARC_PAGES}};
    return &a->reader;
}
