/* SPDX-License-Identifier: MIT
 *
 * store/content.c - what was read, where from, and when. Bytes are compressed with zstd; what an input said of
 * a report (title, date) is kept beside them, for it goes into the reading. */
#include <zstd.h>

#include "base/buf.h"
#include "base/hash.h"
#include "store/shelf.h"

enum { LEVEL = 3 };
static const size_t LARGEST = (size_t)4 << 30; /* what a damaged length may make us ask for */

/* Columns and fields of what was said of a report, in one order. */
#define SAID "title, outlet, language, description, published, modified, fetched, credit, credit_url"
enum { N_SAID = 9 };
static void said_fields(fh_raw *raw, fh_str *ret[N_SAID]) {
    fh_str *const fields[N_SAID] = {&raw->title, &raw->outlet, &raw->language, &raw->description, &raw->published, &raw->modified, &raw->fetched, &raw->source, &raw->source_url};
    memcpy(ret, fields, sizeof fields);
}

static fh_str join_byline(fh_arena *arena, const fh_raw *raw) {
    fh_buf b = {.arena = arena};
    for (uint32_t i = 0; i < raw->n_byline; i++) {
        if (i) fh_buf_add_char(&b, '\n');
        fh_buf_add(&b, raw->byline[i]);
    }
    return raw->n_byline ? fh_buf_str(&b) : (fh_str){NULL, 0};
}

bool fh_db_digest(const fh_raw *raw, char ret_hex[65]) {
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_raw copy = *raw;
    fh_str *fields[N_SAID];
    char bytes[65];
    if (!arena) return false;
    said_fields(&copy, fields);
    fh_sha256_hex(raw->bytes, bytes);
    fh_buf b = {.arena = arena};
    fh_buf_format(&b, "%d %s", (int)raw->kind, bytes);
    for (int i = 0; i < N_SAID; i++) {
        fh_buf_format(&b, "|%zu ", fields[i]->len);
        fh_buf_add(&b, *fields[i]);
    }
    fh_buf_add(&b, join_byline(arena, raw));
    bool whole = !fh_arena_status(arena);
    if (whole) fh_sha256_hex(fh_buf_str(&b), ret_hex);
    fh_arena_free(arena);
    return whole;
}

bool fh_db_knows(fh_db *db, const fh_raw *raw) {
    char digest[65];
    if (!fh_db_digest(raw, digest)) { fh_store__note(&db->sql, SQLITE_NOMEM); return false; }
    fh_row q = fh_store__prepare(&db->sql, "SELECT 1 FROM source WHERE key = ? AND digest = ?");
    fh_store__bind_str(&q, raw->id);
    fh_store__bind_str(&q, fh_str_of(digest));
    bool known = fh_store__step(&q);
    fh_store__end(&q);
    return known;
}

/* The newest source with this id or this URL, or 0. */
static int64_t earlier(fh_db *db, const fh_raw *raw) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT max(id) FROM source WHERE current AND (key = ? OR url = ?)");
    fh_store__bind_str(&q, raw->id);
    fh_store__bind_str(&q, raw->url);
    int64_t id = fh_store__step(&q) ? fh_store__int(&q, 0) : 0;
    fh_store__end(&q);
    return id;
}

static void with_number(fh_db *db, const char *text, int64_t number) {
    fh_row q = fh_store__prepare(&db->sql, text);
    fh_store__bind_int(&q, number);
    fh_store__do(&q);
}

/* The report of an earlier revision leaves; the others of its story are grouped anew. */
static void retire(fh_db *db, int64_t source) {
    with_number(db, "UPDATE source SET current = 0 WHERE id = ?", source);
    with_number(db, "DELETE FROM story WHERE id = (SELECT story FROM report WHERE source = ?)", source);
    with_number(db, "UPDATE report SET story = NULL WHERE story = (SELECT story FROM report WHERE source = ?)", source);
    fh_store__forget_words(db, source);
    with_number(db, "DELETE FROM term WHERE report = ?", source);
    with_number(db, "DELETE FROM said WHERE report = ?", source);
    with_number(db, "DELETE FROM shared WHERE report = ?", source);
    with_number(db, "DELETE FROM search WHERE rowid = ?", source);
    with_number(db, "DELETE FROM report WHERE source = ?", source);
}

static fh_str pack(fh_arena *arena, fh_str bytes) {
    size_t room = ZSTD_compressBound(bytes.len);
    char *out = fh_arena_alloc_raw(arena, room, 1, 1);
    size_t n = out ? ZSTD_compress(out, room, bytes.ptr, bytes.len, LEVEL) : 0;
    return out && !ZSTD_isError(n) ? (fh_str){out, n} : (fh_str){NULL, 0};
}

fh_status fh_db_add_source(fh_db *db, const fh_raw *raw, fh_str added, int64_t *ret_source, bool *ret_revision, fh_error *err) {
    char digest[65] = "";
    fh_raw copy = *raw;
    fh_str *fields[N_SAID];
    said_fields(&copy, fields);
    if (!fh_db_digest(raw, digest)) fh_store__note(&db->sql, SQLITE_NOMEM);
    int64_t before = earlier(db, raw);
    if (before) retire(db, before);
    fh_row q = fh_store__prepare(&db->sql,
        "INSERT INTO source(" SAID ", byline, key, path, url, kind, digest, size, bytes, added, revises, current)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), 1)");
    for (int i = 0; i < N_SAID; i++) fh_store__bind_str(&q, *fields[i]);
    fh_store__bind_str(&q, join_byline(db->scratch, raw));
    fh_store__bind_str(&q, raw->id);
    fh_store__bind_str(&q, raw->path);
    fh_store__bind_str(&q, raw->url);
    fh_store__bind_int(&q, raw->kind);
    fh_store__bind_str(&q, fh_str_of(digest));
    fh_store__bind_int(&q, (int64_t)raw->bytes.len);
    fh_store__bind_blob(&q, pack(db->scratch, raw->bytes));
    fh_store__bind_str(&q, added);
    fh_store__bind_int(&q, before);
    if (!fh_arena_status(db->scratch)) fh_store__step(&q);
    fh_store__end(&q);
    *ret_source = sqlite3_last_insert_rowid(db->sql.db);
    *ret_revision = before != 0;
    return fh_store__done(db, err);
}

static const fh_str *split_byline(fh_arena *arena, fh_str joined, uint32_t *ret_n) {
    FH_VEC(fh_str) names = {0};
    fh_str name;
    while (fh_str_next(&joined, '\n', &name)) fh_vec_push(arena, &names, name);
    *ret_n = (uint32_t)names.n;
    return names.at;
}

fh_status fh_db_source(fh_db *db, int64_t source, fh_arena *arena, fh_raw *ret_raw, fh_error *err) {
    fh_raw raw = {0};
    fh_str *fields[N_SAID];
    said_fields(&raw, fields);
    fh_row q = fh_store__prepare(&db->sql, "SELECT " SAID ", byline, key, path, url, kind, size, bytes FROM source WHERE id = ?");
    fh_store__bind_int(&q, source);
    bool found = fh_store__step(&q);
    for (int i = 0; found && i < N_SAID; i++) *fields[i] = fh_store__str(&q, i, arena);
    if (found) {
        raw.byline = split_byline(arena, fh_store__str(&q, N_SAID, arena), &raw.n_byline);
        raw.id = fh_store__str(&q, N_SAID + 1, arena);
        raw.path = fh_store__str(&q, N_SAID + 2, arena);
        raw.url = fh_store__str(&q, N_SAID + 3, arena);
        raw.kind = (fh_raw_kind)fh_store__int(&q, N_SAID + 4);
        size_t size = (size_t)fh_store__int(&q, N_SAID + 5);
        fh_str packed = fh_store__blob(&q, N_SAID + 6);
        char *out = size <= LARGEST ? fh_arena_alloc_raw(arena, size + 1, 1, 1) : NULL;
        raw.bytes = (fh_str){out, size};
        found = out && ZSTD_decompress(out, size, packed.ptr, packed.len) == size;
    }
    fh_store__end(&q);
    fh_status status = fh_store__done(db, err);
    if (!status) status = fh_fail_arena(err, arena);
    if (!status && !found) status = fh_store__fail(&db->sql, err, FH_ESTORE, "content %lld is missing or damaged; go back to a copy of the store", (long long)source);
    if (!status) *ret_raw = raw;
    return status;
}

fh_status fh_store__check_content(fh_db *db, fh_error *err) {
    fh_arena *arena = fh_arena_new(NULL, 0);
    if (!arena) return fh_fail(err, FH_ENOMEM, 0, "out of memory for a check");
    fh_row q = fh_store__prepare(&db->sql, "SELECT id, digest FROM source ORDER BY id");
    fh_status status = FH_OK;
    while (!status && fh_store__step(&q)) {
        int64_t source = fh_store__int(&q, 0);
        fh_str digest = fh_store__str(&q, 1, arena);
        char now[65];
        fh_raw raw;
        status = fh_db_source(db, source, arena, &raw, err);
        if (!status && !fh_db_digest(&raw, now)) status = fh_fail(err, FH_ENOMEM, 0, "out of memory for a check");
        if (!status && !fh_str_equal(digest, fh_str_of(now)))
            status = fh_store__fail(&db->sql, err, FH_ESTORE, "damaged: content %lld is not what was added; go back to a copy of the store", (long long)source);
        fh_arena_reset(arena);
    }
    fh_store__end(&q);
    fh_arena_free(arena);
    return status ? status : fh_store__done(db, err);
}

static fh_status numbers(fh_db *db, fh_row *q, fh_arena *arena, int64_t **ret, size_t *ret_n, fh_error *err) {
    fh_store__numbers v = {0};
    while (fh_store__step(q)) fh_vec_push(arena, &v, fh_store__int(q, 0));
    fh_store__end(q);
    fh_status status = fh_store__done(db, err);
    if (!status) status = fh_fail_arena(err, arena);
    if (!status) *ret = v.at, *ret_n = v.n;
    return status;
}

fh_status fh_db_current(fh_db *db, fh_arena *arena, int64_t **ret_sources, size_t *ret_n, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT id FROM source WHERE current ORDER BY id");
    return numbers(db, &q, arena, ret_sources, ret_n, err);
}

fh_status fh_db_revisions(fh_db *db, fh_str report, fh_arena *arena, int64_t **ret_sources, size_t *ret_n, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql,
        "WITH RECURSIVE line(id) AS (SELECT max(id) FROM source WHERE key = ?1 UNION SELECT revises FROM source, line USING(id) WHERE revises IS NOT NULL)"
        " SELECT id FROM line WHERE id IS NOT NULL ORDER BY id");
    fh_store__bind_str(&q, report);
    return numbers(db, &q, arena, ret_sources, ret_n, err);
}

fh_status fh_db_waiting(fh_db *db, size_t limit, fh_arena *arena, int64_t **ret_sources, size_t *ret_n, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT source FROM report WHERE story IS NULL ORDER BY source LIMIT ?");
    fh_store__bind_int(&q, (int64_t)limit);
    return numbers(db, &q, arena, ret_sources, ret_n, err);
}
