/* SPDX-License-Identifier: MIT
 *
 * base/stream.c - a window over the plain bytes of a file that may be packed.
 *
 *   file --read--> raw [begin..end)  --unpack-->  window [begin..end)  --peek, skip--> the reader
 *
 * A plain file is read into the window directly. While gzip members are small, as those of archives are, each is unpacked in one call.
 * States of packed bytes, as the members follow one another:
 *
 *            +-------- member ends --------+
 *            v                             |
 *   BETWEEN: magic? --yes--> INSIDE: unpack step --bad, or the file ends--> broken
 *      |  \--no: zero bytes to the end --> end      |                          |
 *      |   \--no: anything else --> broken          +------- resume <----------+
 *      +-- the file ends --> end                             (next magic number)
 *
 * Cost: linear; memory: raw buffer, window, the unpacker's state. */
#include "base/stream.h"

#include <stdlib.h>

enum { RAW_SIZE = 512 << 10, WHOLE_MEMBER = 128 << 10, WINDOW_SIZE = 256 << 10, EXPANSION_FREE = 4 << 20 /* bytes that may come out before expansion counts */ };

struct fh_stream {
    fh_allocator allocator;
    const fh_io *io;
    int file;
    unsigned max_expansion;
    bool file_ended, inside; /* inside: a member has begun */
    bool small;              /* the member before was */
    fh_packing packing;
    fh_unpack *unpack;
    char *raw;               /* packed bytes; NULL for a plain file once its type is known */
    size_t raw_begin, raw_end;
    uint64_t bytes;          /* read from the file; raw_end stands there */
    uint64_t member;         /* where the newest member begins in the file */
    uint64_t unpacked;       /* all that came out */
    char *window;
    size_t begin, end, cap;
    uint64_t at;             /* place of window[begin] in the plain bytes */
    fh_status status;
    fh_error err;
};

static void *default_alloc(void *payload, size_t size) { (void)payload; return malloc(size); }
static void default_release(void *payload, void *block, size_t size) { (void)payload; (void)size; free(block); }

static void give_back(fh_stream *s, void *block, size_t size) {
    if (block) s->allocator.release(s->allocator.payload, block, size);
}

static size_t stop(fh_stream *s, fh_status status, uint64_t offset, const char *what) {
    s->status = status;
    if (status != FH_EEND) fh_fail(&s->err, status, offset, "%s", what);
    return 0;
}

static size_t read_file(fh_stream *s, char *to, size_t room) {
    size_t n = 0;
    if (s->file_ended) return 0;
    int error = s->io->read(s->io->payload, s->file, to, room, &n);
    if (error) {
        s->file_ended = true;
        s->status = fh_fail(&s->err, FH_EIO, s->bytes, "cannot be read past byte %llu: %s; %s",
                            (unsigned long long)s->bytes, fh_io_reason(error), fh_io_advice(error));
        return 0;
    }
    s->file_ended = n == 0;
    s->bytes += n;
    return n;
}

/* More raw bytes behind those that are left. False at the end of the file, or when the buffer is full. Packed bytes fill
 * the buffer, however short the reads of a pipe are: what a damaged member gives must not depend on them. */
static bool fill_raw(fh_stream *s) {
    if (s->raw_begin == s->raw_end) s->raw_begin = s->raw_end = 0;
    else if (s->raw_begin && s->raw_end == RAW_SIZE) {
        memmove(s->raw, s->raw + s->raw_begin, s->raw_end - s->raw_begin);
        s->raw_end -= s->raw_begin;
        s->raw_begin = 0;
    }
    size_t before = s->raw_end;
    for (size_t n = 1; n && s->raw_end < RAW_SIZE && (s->raw_end == before || s->packing != FH_PACKING_NONE); s->raw_end += n)
        n = read_file(s, s->raw + s->raw_end, RAW_SIZE - s->raw_end);
    return s->raw_end > before;
}

static fh_str raw_left(const fh_stream *s) { return (fh_str){s->raw + s->raw_begin, s->raw_end - s->raw_begin}; }
static uint64_t raw_at(const fh_stream *s) { return s->bytes - (s->raw_end - s->raw_begin); }

static bool raw_has(fh_stream *s, size_t n) {
    while (s->raw_end - s->raw_begin < n && fill_raw(s)) {}
    return s->raw_end - s->raw_begin >= n;
}

/* A zstd file of WARC records may begin with a skippable frame that holds the dictionary of the others
 * (iipc.github.io/warc-specifications, "WARC-zstd"). */
static bool take_dictionary(fh_stream *s) {
    const unsigned char *p = (const unsigned char *)s->raw + s->raw_begin;
    if (s->packing != FH_PACKING_ZSTD || raw_at(s) || !raw_has(s, 8) || memcmp(p, "\x5d\x2a\x4d\x18", 4)) return true;
    size_t size = p[4] | (size_t)p[5] << 8 | (size_t)p[6] << 16 | (size_t)p[7] << 24, n = 0;
    char *dictionary = size <= (16u << 20) ? s->allocator.alloc(s->allocator.payload, size + 1) : NULL;
    s->raw_begin += 8;
    for (size_t step = 1; dictionary && n < size && (raw_left(s).len || fill_raw(s)); n += step) {
        step = raw_left(s).len < size - n ? raw_left(s).len : size - n;
        memcpy(dictionary + n, raw_left(s).ptr, step);
        s->raw_begin += step;
    }
    bool taken = dictionary && n == size && fh_unpack_dictionary(s->unpack, (fh_str){dictionary, n});
    give_back(s, dictionary, size + 1);
    if (!taken && !s->status) stop(s, FH_EINPUT, 0, "its zstd dictionary at byte 0 cannot be used; fetch the file again");
    return taken;
}

/* Between members: true when another begins here. */
static bool begin_member(fh_stream *s) {
    if (s->status) return false;
    bool some = raw_has(s, 4);
    fh_str left = raw_left(s);
    if (!left.len) return !s->status && stop(s, FH_EEND, 0, NULL);
    s->member = raw_at(s);
    if (some && (fh_packing_of(left) == s->packing || (s->packing != FH_PACKING_GZIP && memcmp(left.ptr + 1, "\x2a\x4d\x18", 3) == 0)))
        return s->inside = true;
    while (left.len && left.ptr[0] == '\0') { /* padding of a tape or a block device */
        s->raw_begin++;
        if (!(left = raw_left(s)).len && fill_raw(s)) left = raw_left(s);
    }
    if (!left.len) return !s->status && stop(s, FH_EEND, 0, NULL);
    s->status = fh_fail(&s->err, FH_EINPUT, raw_at(s), "bytes that are not %s follow the packed data at byte %llu; cut them off or fetch the file again",
                        fh_packing_name(s->packing), (unsigned long long)raw_at(s));
    return false;
}

static bool expands_too_far(const fh_stream *s) {
    return s->max_expansion && s->unpacked > EXPANSION_FREE && s->unpacked / s->max_expansion > s->bytes;
}

static void end_member(fh_stream *s) {
    s->inside = false;
    s->small = raw_at(s) - s->member <= WHOLE_MEMBER;
}

/* The member that begins here in one call; false where that cannot be done, and steps have to. A member that is not whole in the
 * raw buffer is unpacked twice, so one that is large is tried only behind a small one. */
static bool unpack_whole(fh_stream *s, char *to, size_t room, size_t *ret_n) {
    if (s->packing != FH_PACKING_GZIP || !s->small) return false;
    raw_has(s, WHOLE_MEMBER);
    fh_str left = raw_left(s);
    if (s->status || !fh_unpack_member(s->unpack, &left, to, room, ret_n)) return false;
    s->raw_begin = s->raw_end - left.len;
    end_member(s);
    return true;
}

/* One step within a member. */
static size_t unpack_step(fh_stream *s, char *to, size_t room) {
    size_t n = 0;
    if (!raw_left(s).len) fill_raw(s);
    if (s->status) return 0;
    fh_str left = raw_left(s);
    fh_unpacked step = fh_unpack_step(s->unpack, &left, to, room, &n);
    bool stuck = n == 0 && left.len == raw_left(s).len && step == FH_UNPACKED_MORE;
    s->raw_begin = s->raw_end - left.len;
    if (step == FH_UNPACKED_MEMBER) end_member(s);
    if (step == FH_UNPACKED_BAD)
        s->status = fh_fail(&s->err, FH_EINPUT, raw_at(s), "%s data is damaged near byte %llu (in the member that begins at byte %llu); fetch the file again",
                            fh_packing_name(s->packing), (unsigned long long)raw_at(s), (unsigned long long)s->member);
    else if (stuck && !fill_raw(s) && !s->status)
        s->status = fh_fail(&s->err, FH_EINPUT, s->bytes, "%s data breaks off at byte %llu, where the file ends; fetch the file again",
                            fh_packing_name(s->packing), (unsigned long long)s->bytes);
    return n;
}

static size_t unpack_some(fh_stream *s, char *to, size_t room) {
    size_t n = 0;
    while (n == 0 && !s->status) {
        bool fresh = !s->inside;
        if (fresh && !begin_member(s)) break;
        if (!fresh || !unpack_whole(s, to, room, &n)) n = unpack_step(s, to, room);
        s->unpacked += n;
        if (!s->status && expands_too_far(s))
            s->status = fh_fail(&s->err, FH_ELIMIT, raw_at(s), "%s data expands more than %u times by byte %llu; unpack it by hand if you trust it",
                                fh_packing_name(s->packing), s->max_expansion, (unsigned long long)raw_at(s));
    }
    return n;
}

static size_t some_bytes(fh_stream *s, char *to, size_t room) {
    if (s->status || room == 0) return 0;
    if (s->packing != FH_PACKING_NONE) return unpack_some(s, to, room);
    fh_str left = raw_left(s);
    size_t n = left.len < room ? left.len : room;
    if (n) {
        memcpy(to, left.ptr, n);
        s->raw_begin += n;
        return n;
    }
    n = read_file(s, to, room);
    if (!n && !s->status) stop(s, FH_EEND, 0, NULL);
    return n;
}

static bool make_window(fh_stream *s, size_t wanted) {
    if (s->begin == s->end) s->begin = s->end = 0;
    if (s->cap - s->begin >= wanted && s->end < s->cap) return true;
    size_t left = s->end - s->begin, cap = s->cap ? s->cap : WINDOW_SIZE;
    while (cap < wanted + WINDOW_SIZE / 4) cap *= 2;
    if (cap == s->cap) {
        memmove(s->window, s->window + s->begin, left);
    } else {
        char *fresh = s->allocator.alloc(s->allocator.payload, cap);
        if (!fresh) return stop(s, FH_ENOMEM, s->at, "out of memory while reading; give fewer threads or smaller inputs");
        if (left) memcpy(fresh, s->window + s->begin, left);
        give_back(s, s->window, s->cap);
        s->window = fresh;
        s->cap = cap;
    }
    s->begin = 0;
    s->end = left;
    return true;
}

fh_str fh_stream_peek(fh_stream *s, size_t n) {
    while (s->end - s->begin < n && !s->status && make_window(s, n)) s->end += some_bytes(s, s->window + s->end, s->cap - s->end);
    return (fh_str){s->window + s->begin, s->end - s->begin};
}

void fh_stream_skip(fh_stream *s, size_t n) {
    s->begin += n;
    s->at += n;
}

uint64_t fh_stream_pass(fh_stream *s, uint64_t n) {
    uint64_t passed = 0;
    while (passed < n) {
        size_t have = fh_stream_peek(s, 1).len;
        if (!have) break;
        if (have > n - passed) have = (size_t)(n - passed);
        fh_stream_skip(s, have);
        passed += have;
    }
    return passed;
}

fh_status fh_stream_status(const fh_stream *s, fh_error *err) {
    if (s->status && s->status != FH_EEND && err) *err = s->err;
    return s->status;
}

/* Two of three false positions of a magic number are told by its flag byte; the checksum tells the rest. */
static bool member_may_begin(fh_str at, fh_packing packing) {
    return fh_packing_of(at) == packing && (packing != FH_PACKING_GZIP || (at.ptr[3] & 0xe0) == 0);
}

bool fh_stream_resume(fh_stream *s) {
    if (s->status != FH_EINPUT || s->packing == FH_PACKING_NONE) return false;
    s->at += s->end - s->begin;
    s->begin = s->end = 0;
    s->status = FH_OK;
    if (raw_at(s) <= s->member && raw_left(s).len) s->raw_begin++;
    for (; raw_has(s, 4); s->raw_begin++) {
        fh_str left = raw_left(s);
        size_t hit = fh_str_find_char(left, s->packing == FH_PACKING_GZIP ? 0x1f : s->packing == FH_PACKING_ZSTD ? 0x28 : 0x04, 0);
        s->raw_begin += hit == SIZE_MAX ? left.len - 1 : hit;
        if (!raw_has(s, 4)) break;
        if (!member_may_begin(raw_left(s), s->packing)) continue;
        fh_unpack_reset(s->unpack);
        s->inside = false;
        return true;
    }
    if (!s->status) stop(s, FH_EEND, 0, NULL);
    return false;
}

uint64_t fh_stream_at(const fh_stream *s) { return s->at; }
uint64_t fh_stream_bytes(const fh_stream *s) { return s->bytes; }
fh_packing fh_stream_packing(const fh_stream *s) { return s->packing; }

static fh_status tell_packing(fh_stream *s, fh_error *err) {
    raw_has(s, 4);
    if (s->status) return fh_stream_status(s, err);
    s->packing = fh_packing_of(raw_left(s));
    if (s->packing == FH_PACKING_NONE) return FH_OK;
    fill_raw(s);
    if (s->status) return fh_stream_status(s, err);
    s->unpack = fh_unpack_new(s->packing, &s->allocator);
    if (!s->unpack) return fh_fail(err, FH_ENOMEM, 0, "out of memory for unpacking");
    return take_dictionary(s) ? FH_OK : fh_stream_status(s, err);
}

fh_status fh_stream_open(const fh_io *io, const char *path, unsigned max_expansion, const fh_allocator *allocator, fh_stream **ret_stream,
                         fh_error *err) {
    fh_allocator a = {default_alloc, default_release, NULL};
    if (allocator && allocator->alloc && allocator->release) a = *allocator;
    int file, error = io->open(io->payload, path, &file);
    if (error) return fh_fail(err, FH_EIO, 0, "cannot be opened: %s; %s", fh_io_reason(error), fh_io_advice(error));
    fh_stream *s = a.alloc(a.payload, sizeof *s);
    if (s) *s = (fh_stream){.allocator = a, .io = io, .file = file, .max_expansion = max_expansion, .small = true};
    else io->close(io->payload, file);
    if (s) s->raw = a.alloc(a.payload, RAW_SIZE);
    fh_status status = s && s->raw ? tell_packing(s, err) : fh_fail(err, FH_ENOMEM, 0, "out of memory for reading");
    if (status) fh_stream_close(s);
    else *ret_stream = s;
    return status;
}

void fh_stream_close(fh_stream *s) {
    if (!s) return;
    fh_allocator a = s->allocator;
    s->io->close(s->io->payload, s->file);
    fh_unpack_free(s->unpack);
    give_back(s, s->raw, RAW_SIZE);
    give_back(s, s->window, s->cap);
    a.release(a.payload, s, sizeof *s);
}
