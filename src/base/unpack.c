/* SPDX-License-Identifier: MIT
 *
 * base/unpack.c - decompressors behind one step function.
 *
 * gzip, zlib and bare deflate are isa-l's (docs/dependencies.md has the figures); its state is a plain
 * struct and comes from the caller's allocator. gzip members that stand in memory whole are libdeflate's,
 * which needs no history beside its output; their checksum is isa-l's, which reckons it in wider steps. libdeflate,
 * zstd, lz4 and brotli keep states of their own. Checksums are verified throughout. */
#include "base/unpack.h"

#include <brotli/decode.h>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <lz4frame.h>
#include <stdlib.h>
#include <zstd.h>

#include "base/buf.h"

enum { MOST_AT_ONCE = 1 << 30, LARGEST_DICTIONARY = 16 << 20 };

struct fh_unpack {
    fh_allocator allocator;
    fh_packing packing;
    struct inflate_state *inflate;
    struct libdeflate_decompressor *whole; /* of gzip; NULL when there was no memory */
    ZSTD_DCtx *zstd;
    LZ4F_dctx *lz4;
    BrotliDecoderState *brotli;
};

static void *default_alloc(void *payload, size_t size) { (void)payload; return malloc(size); }
static void default_release(void *payload, void *block, size_t size) { (void)payload; (void)size; free(block); }

fh_packing fh_packing_of(fh_str head) {
    static const struct { const char magic[5]; size_t n; fh_packing packing; } known[] = {
        {"\x1f\x8b\x08", 3, FH_PACKING_GZIP}, {"\x28\xb5\x2f\xfd", 4, FH_PACKING_ZSTD},
        {"\x5d\x2a\x4d\x18", 4, FH_PACKING_ZSTD}, {"\x04\x22\x4d\x18", 4, FH_PACKING_LZ4},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (fh_str_starts(head, (fh_str){known[i].magic, known[i].n})) return known[i].packing;
    return FH_PACKING_NONE;
}

const char *fh_packing_name(fh_packing packing) {
    static const char *const names[] = {"plain", "gzip", "zlib", "deflate", "zstd", "lz4", "brotli"};
    return names[packing];
}

static bool is_inflate(fh_packing p) { return p == FH_PACKING_GZIP || p == FH_PACKING_ZLIB || p == FH_PACKING_DEFLATE; }

static bool make_state(fh_unpack *u) {
    switch (u->packing) {
    case FH_PACKING_ZSTD: return (u->zstd = ZSTD_createDCtx()) != NULL;
    case FH_PACKING_LZ4: return !LZ4F_isError(LZ4F_createDecompressionContext(&u->lz4, LZ4F_VERSION));
    case FH_PACKING_BROTLI: return (u->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL)) != NULL;
    default: return (u->inflate = u->allocator.alloc(u->allocator.payload, sizeof *u->inflate)) != NULL;
    }
}

fh_unpack *fh_unpack_new(fh_packing packing, const fh_allocator *allocator) {
    fh_allocator a = {default_alloc, default_release, NULL};
    if (allocator && allocator->alloc && allocator->release) a = *allocator;
    fh_unpack *u = a.alloc(a.payload, sizeof *u);
    if (!u) return NULL;
    *u = (fh_unpack){.allocator = a, .packing = packing};
    if (!make_state(u)) {
        fh_unpack_free(u);
        return NULL;
    }
    if (u->inflate) isal_inflate_init(u->inflate);
    if (packing == FH_PACKING_GZIP) u->whole = libdeflate_alloc_decompressor();
    fh_unpack_reset(u);
    return u;
}

void fh_unpack_free(fh_unpack *u) {
    if (!u) return;
    fh_allocator a = u->allocator;
    if (u->inflate) a.release(a.payload, u->inflate, sizeof *u->inflate);
    if (u->whole) libdeflate_free_decompressor(u->whole);
    if (u->zstd) ZSTD_freeDCtx(u->zstd);
    if (u->lz4) LZ4F_freeDecompressionContext(u->lz4);
    if (u->brotli) BrotliDecoderDestroyInstance(u->brotli);
    a.release(a.payload, u, sizeof *u);
}

void fh_unpack_reset(fh_unpack *u) {
    if (is_inflate(u->packing)) {
        isal_inflate_reset(u->inflate);
        u->inflate->crc_flag = u->packing == FH_PACKING_GZIP ? ISAL_GZIP : u->packing == FH_PACKING_ZLIB ? ISAL_ZLIB : ISAL_DEFLATE;
    } else if (u->zstd) ZSTD_DCtx_reset(u->zstd, ZSTD_reset_session_only);
    else if (u->lz4) LZ4F_resetDecompressionContext(u->lz4);
    else if (u->brotli) {
        BrotliDecoderDestroyInstance(u->brotli);
        u->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    }
}

static fh_unpacked step_inflate(fh_unpack *u, fh_str *in, char *out, size_t room, size_t *ret_n) {
    struct inflate_state *s = u->inflate;
    s->next_in = (uint8_t *)(uintptr_t)in->ptr; /* isa-l takes a plain pointer and does not write to it */
    s->avail_in = in->len < MOST_AT_ONCE ? (uint32_t)in->len : MOST_AT_ONCE;
    s->next_out = (uint8_t *)out;
    s->avail_out = room < MOST_AT_ONCE ? (uint32_t)room : MOST_AT_ONCE;
    int result = isal_inflate(s);
    *ret_n = (size_t)((char *)s->next_out - out);
    size_t used = (size_t)((const char *)s->next_in - in->ptr);
    *in = fh_str_cut(*in, used, in->len);
    if (result < 0) return FH_UNPACKED_BAD;
    if (s->block_state != ISAL_BLOCK_FINISH) return FH_UNPACKED_MORE;
    fh_unpack_reset(u);
    return FH_UNPACKED_MEMBER;
}

static fh_unpacked step_zstd(fh_unpack *u, fh_str *in, char *out, size_t room, size_t *ret_n) {
    ZSTD_inBuffer from = {in->ptr, in->len, 0};
    ZSTD_outBuffer to = {out, room, 0};
    size_t result = ZSTD_decompressStream(u->zstd, &to, &from);
    *ret_n = to.pos;
    *in = fh_str_cut(*in, from.pos, in->len);
    return ZSTD_isError(result) ? FH_UNPACKED_BAD : result == 0 ? FH_UNPACKED_MEMBER : FH_UNPACKED_MORE;
}

static fh_unpacked step_lz4(fh_unpack *u, fh_str *in, char *out, size_t room, size_t *ret_n) {
    size_t used = in->len;
    *ret_n = room;
    size_t result = LZ4F_decompress(u->lz4, out, ret_n, in->ptr, &used, NULL);
    if (LZ4F_isError(result)) {
        *ret_n = 0;
        return FH_UNPACKED_BAD;
    }
    *in = fh_str_cut(*in, used, in->len);
    return result == 0 ? FH_UNPACKED_MEMBER : FH_UNPACKED_MORE;
}

static fh_unpacked step_brotli(fh_unpack *u, fh_str *in, char *out, size_t room, size_t *ret_n) {
    if (!u->brotli) return FH_UNPACKED_BAD;
    size_t left_in = in->len, left_out = room;
    const uint8_t *from = (const uint8_t *)in->ptr;
    uint8_t *to = (uint8_t *)out;
    BrotliDecoderResult result = BrotliDecoderDecompressStream(u->brotli, &left_in, &from, &left_out, &to, NULL);
    *ret_n = room - left_out;
    *in = fh_str_cut(*in, in->len - left_in, in->len);
    return result == BROTLI_DECODER_RESULT_ERROR ? FH_UNPACKED_BAD
         : result == BROTLI_DECODER_RESULT_SUCCESS ? FH_UNPACKED_MEMBER : FH_UNPACKED_MORE;
}

fh_unpacked fh_unpack_step(fh_unpack *u, fh_str *in, char *out, size_t room, size_t *ret_n) {
    *ret_n = 0;
    switch (u->packing) {
    case FH_PACKING_ZSTD: return step_zstd(u, in, out, room, ret_n);
    case FH_PACKING_LZ4: return step_lz4(u, in, out, room, ret_n);
    case FH_PACKING_BROTLI: return step_brotli(u, in, out, room, ret_n);
    case FH_PACKING_NONE: return FH_UNPACKED_BAD;
    default: return step_inflate(u, in, out, room, ret_n);
    }
}

/* Bytes of the gzip header that s begins with; 0 where it is none, is not whole, or has a checksum of its own, which isa-l verifies. */
static size_t gzip_header(fh_str s) {
    enum { FIXED = 10, FLAGS = 3, CHECKSUM = 2, EXTRA = 4, NAME = 8, COMMENT = 16, RESERVED = 0xe0 };
    if (s.len < FIXED || fh_packing_of(s) != FH_PACKING_GZIP) return 0;
    unsigned flags = (unsigned char)s.ptr[FLAGS];
    size_t n = FIXED;
    if (flags & (CHECKSUM | RESERVED)) return 0;
    if (flags & EXTRA) {
        if (s.len < n + 2) return 0;
        n += 2 + ((size_t)(unsigned char)s.ptr[n] | (size_t)(unsigned char)s.ptr[n + 1] << 8);
    }
    for (unsigned text = NAME; text <= COMMENT; text *= 2) {
        if (!(flags & text)) continue;
        size_t end = n < s.len ? fh_str_find_char(s, '\0', n) : SIZE_MAX;
        if (end == SIZE_MAX) return 0;
        n = end + 1;
    }
    return n < s.len ? n : 0;
}

static uint32_t read_u32(const char *at) {
    const unsigned char *p = (const unsigned char *)at;
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

bool fh_unpack_member(fh_unpack *u, fh_str *in, char *out, size_t room, size_t *ret_n) {
    enum { TRAILER = 8 /* checksum, length */ };
    size_t used, n, head = u->whole ? gzip_header(*in) : 0;
    *ret_n = 0;
    if (!head || libdeflate_deflate_decompress_ex(u->whole, in->ptr + head, in->len - head, out, room, &used, &n) != LIBDEFLATE_SUCCESS) return false;
    size_t end = head + used;
    if (in->len - end < TRAILER || read_u32(in->ptr + end + 4) != (uint32_t)n) return false;
    if (read_u32(in->ptr + end) != crc32_gzip_refl(0, (const unsigned char *)out, n)) return false;
    *in = fh_str_cut(*in, end + TRAILER, in->len);
    *ret_n = n;
    return true;
}

bool fh_unpack_dictionary(fh_unpack *u, fh_str d) {
    if (!u->zstd || d.len > LARGEST_DICTIONARY) return false;
    if (fh_packing_of(d) != FH_PACKING_ZSTD) return !ZSTD_isError(ZSTD_DCtx_loadDictionary(u->zstd, d.ptr, d.len));
    fh_arena *arena = fh_arena_new(&u->allocator, 2 * LARGEST_DICTIONARY + 4096);
    fh_str plain;
    bool done = arena && fh_unpack_all(FH_PACKING_ZSTD, &u->allocator, arena, d, LARGEST_DICTIONARY, &plain) == FH_OK
             && !ZSTD_isError(ZSTD_DCtx_loadDictionary(u->zstd, plain.ptr, plain.len));
    fh_arena_free(arena);
    return done;
}

/* Room for the next step; false when max_bytes are full. */
static bool make_room(fh_arena *arena, char **out, size_t n, size_t *cap, size_t max_bytes) {
    if (n < *cap) return true;
    if (*cap >= max_bytes) return false;
    size_t wanted = *cap > max_bytes / 2 ? max_bytes : *cap * 2;
    char *grown = fh_arena_grow(arena, *out, *cap, wanted, 1, 1);
    if (!grown) return false;
    *out = grown;
    *cap = wanted;
    return true;
}

fh_status fh_unpack_all(fh_packing packing, const fh_allocator *allocator, fh_arena *arena, fh_str in, size_t max_bytes, fh_str *ret) {
    fh_unpack *u = fh_unpack_new(packing, allocator);
    size_t n = 0, cap = in.len < max_bytes / 4 ? in.len * 4 + 64 : max_bytes;
    char *out = u ? fh_arena_alloc_raw(arena, cap, 1, 1) : NULL;
    fh_status status = out ? FH_OK : FH_ENOMEM;
    bool whole = false; /* a member has just ended */
    while (!status && (in.len || !whole)) {
        size_t before = in.len, made;
        if (!make_room(arena, &out, n, &cap, max_bytes)) {
            status = fh_arena_status(arena) ? FH_ENOMEM : FH_ELIMIT;
            break;
        }
        fh_unpacked step = fh_unpack_step(u, &in, out + n, cap - n, &made);
        n += made;
        if (step == FH_UNPACKED_BAD) { if (!whole) status = FH_EINPUT; break; } /* what trails a whole member is left alone */
        whole = step == FH_UNPACKED_MEMBER;
        if (step == FH_UNPACKED_MEMBER && packing == FH_PACKING_BROTLI) break;
        if (made == 0 && in.len == before && !whole) status = FH_EINPUT;
    }
    fh_unpack_free(u);
    if (out) *ret = (fh_str){out, n};
    return status;
}
