/* SPDX-License-Identifier: MIT
 *
 * store/shared.c - what the reports of a large story share pair by pair, kept so that a report that joins it is compared with the
 * others and they are not compared with one another again.
 *
 * A report's row holds its pairs with reports that were added before it, so that a new report writes a row of its own. Layout,
 * packed by zstd: other (8 bytes), number of passages (4), and of each passage both spans (4 x 4), kind (4), and the bits of its
 * similarity (4), the lowest byte first. Rows are derived: what cannot be read is as good as absent. */
#include <zstd.h>

#include "base/buf.h"
#include "store/shelf.h"

enum { LEVEL = 1, HEAD_BYTES = 12, PASSAGE_BYTES = 24 };
static const unsigned long long LARGEST = 1ull << 30;

static void put(fh_buf *b, uint64_t v, int bytes) {
    for (int i = 0; i < bytes; i++) fh_buf_add_char(b, (char)(v >> 8 * i & 0xff));
}

static uint64_t get(const char **at, int bytes) {
    uint64_t v = 0;
    for (int i = 0; i < bytes; i++) v |= (uint64_t)(unsigned char)(*at)[i] << 8 * i;
    *at += bytes;
    return v;
}

static void put_passage(fh_buf *b, const fh_passage *p) {
    uint32_t bits;
    memcpy(&bits, &p->similarity, sizeof bits);
    const uint32_t fields[] = {p->a_span.begin, p->a_span.end, p->b_span.begin, p->b_span.end, (uint32_t)p->kind, bits};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) put(b, fields[i], 4);
}

static fh_passage get_passage(const char **at) {
    uint32_t fields[6];
    for (size_t i = 0; i < 6; i++) fields[i] = (uint32_t)get(at, 4);
    fh_passage p = {.a_span = {fields[0], fields[1]}, .b_span = {fields[2], fields[3]}, .kind = (fh_passage_kind)fields[4]};
    memcpy(&p.similarity, &fields[5], sizeof p.similarity);
    return p;
}

fh_status fh_db_put_shared(fh_db *db, int64_t source, const fh_db_shared *shared, size_t n, fh_error *err) {
    fh_buf b = {.arena = db->scratch};
    for (size_t i = 0; i < n; i++) {
        put(&b, (uint64_t)shared[i].other, 8);
        put(&b, shared[i].n, 4);
        for (uint32_t k = 0; k < shared[i].n; k++) put_passage(&b, &shared[i].passages[k]);
    }
    size_t room = ZSTD_compressBound(b.n);
    char *packed = fh_arena_alloc_raw(db->scratch, room + 1, 1, 1);
    size_t size = packed ? ZSTD_compress(packed, room, b.at, b.n, LEVEL) : 0;
    fh_row q = fh_store__prepare(&db->sql, "INSERT OR REPLACE INTO shared VALUES(?, ?)");
    fh_store__bind_int(&q, source);
    fh_store__bind_blob(&q, (fh_str){packed, ZSTD_isError(size) ? 0 : size});
    if (!fh_arena_status(db->scratch)) fh_store__step(&q);
    fh_store__end(&q);
    return fh_store__done(db, err);
}

static fh_str unpack(fh_arena *scratch, fh_str packed) {
    unsigned long long size = ZSTD_getFrameContentSize(packed.ptr, packed.len);
    char *out = size < LARGEST ? fh_arena_alloc_raw(scratch, (size_t)size + 1, 1, 1) : NULL;
    return out && ZSTD_decompress(out, (size_t)size, packed.ptr, packed.len) == size ? (fh_str){out, (size_t)size} : (fh_str){NULL, 0};
}

fh_status fh_db_shared_of(fh_db *db, int64_t source, fh_arena *arena, fh_db_shared **ret_shared, size_t *ret_n, fh_error *err) {
    FH_VEC(fh_db_shared) all = {0};
    fh_row q = fh_store__prepare(&db->sql, "SELECT passages FROM shared WHERE report = ?");
    fh_store__bind_int(&q, source);
    fh_str bytes = fh_store__step(&q) ? unpack(db->scratch, fh_store__blob(&q, 0)) : (fh_str){NULL, 0};
    fh_store__end(&q);
    for (const char *at = bytes.ptr, *end = at + bytes.len; at && end - at >= HEAD_BYTES;) {
        fh_db_shared one = {.other = (int64_t)get(&at, 8)};
        one.n = (uint32_t)get(&at, 4);
        if ((size_t)(end - at) / PASSAGE_BYTES < one.n) break;
        fh_passage *passages = fh_new_n(arena, fh_passage, (size_t)one.n + 1);
        for (uint32_t i = 0; passages && i < one.n; i++) passages[i] = get_passage(&at);
        one.passages = passages;
        if (!passages) break;
        fh_vec_push(arena, &all, one);
    }
    *ret_shared = all.at, *ret_n = all.n;
    fh_status status = fh_store__done(db, err);
    return status ? status : fh_fail_arena(err, arena);
}
