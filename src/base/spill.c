/* SPDX-License-Identifier: MIT
 *
 * base/spill.c - blocks of one size in a row; when they pass the bound, all of them go to the file, and from
 * then on one block is filled at a time.
 *
 *   file [0 ............ on_file)   blocks [on_file ............ size)
 *
 * The file has no name (it is unlinked as soon as it is open), so that nothing is left behind however the
 * program ends; but for a spill that is opened by name, to be gone on with later. */
#include "base/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"

enum { BLOCK = 1 << 20 };

struct fh_spill {
    fh_allocator allocator;
    const char *folder;
    size_t most_blocks;
    char **blocks;
    size_t n_blocks, cap_blocks;
    uint64_t size, on_file;
    int file; /* -1 until it is needed */
    fh_status status;
    int error; /* errno of a failed write */
};

static void *default_alloc(void *payload, size_t size) { (void)payload; return malloc(size); }
static void default_release(void *payload, void *block, size_t size) { (void)payload; (void)size; free(block); }

fh_spill *fh_spill_new(const fh_allocator *allocator, const char *folder, size_t in_memory) {
    fh_allocator a = {default_alloc, default_release, NULL};
    if (allocator && allocator->alloc && allocator->release) a = *allocator;
    fh_spill *s = a.alloc(a.payload, sizeof *s);
    if (s) *s = (fh_spill){.allocator = a, .folder = folder, .most_blocks = in_memory / BLOCK + 1, .file = -1};
    return s;
}

fh_spill *fh_spill_open(const fh_allocator *allocator, const char *folder, const char *path, uint64_t size) {
    fh_spill *s = fh_spill_new(allocator, folder, 0);
    if (!s) return NULL;
    s->file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    off_t end = s->file < 0 ? -1 : lseek(s->file, 0, SEEK_END);
    if (end >= 0 && (uint64_t)end < size) errno = EIO, end = -1; /* shorter than it was: damaged */
    if (end < 0 || ftruncate(s->file, (off_t)size) || lseek(s->file, (off_t)size, SEEK_SET) < 0) {
        int why = errno;
        fh_spill_free(s);
        errno = why;
        return NULL;
    }
    s->size = s->on_file = size;
    return s;
}

static void release_blocks(fh_spill *s) {
    for (size_t i = 0; i < s->n_blocks; i++) s->allocator.release(s->allocator.payload, s->blocks[i], BLOCK);
    s->n_blocks = 0;
}

void fh_spill_free(fh_spill *s) {
    if (!s) return;
    fh_allocator a = s->allocator;
    release_blocks(s);
    if (s->blocks) a.release(a.payload, s->blocks, s->cap_blocks * sizeof *s->blocks);
    if (s->file >= 0) close(s->file);
    a.release(a.payload, s, sizeof *s);
}

static fh_status tell(const fh_spill *s, fh_error *err) {
    if (s->status == FH_ENOMEM) return fh_fail(err, FH_ENOMEM, 0, "out of memory for intermediate data");
    return fh_fail(err, s->status, 0, "cannot keep intermediate data in %s: %s; name a folder with room for it",
                   s->folder ? s->folder : "/tmp", fh_io_reason(s->error));
}

static fh_status fail(fh_spill *s, fh_status status) {
    s->error = errno;
    return s->status = status;
}

static int open_nameless(const char *folder) {
    char name[4096];
    const char *base = folder ? folder : "/tmp";
    static const char tail[] = "/firsthand-XXXXXX";
    size_t n = strlen(base);
    if (n + sizeof tail > sizeof name) return errno = ENAMETOOLONG, -1;
    memcpy(name, base, n);
    memcpy(name + n, tail, sizeof tail);
    int file = mkstemp(name);
    if (file >= 0) unlink(name);
    return file;
}

static bool write_all(int file, const char *bytes, size_t n) {
    while (n) {
        ssize_t done = write(file, bytes, n);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        bytes += done;
        n -= (size_t)done;
    }
    return true;
}

/* Moves what the blocks hold to the file and keeps one of them to go on with. */
static fh_status flush_blocks(fh_spill *s) {
    if (s->file < 0 && (s->file = open_nameless(s->folder)) < 0) return fail(s, FH_EIO);
    for (size_t i = 0; s->on_file < s->size; i++) {
        size_t n = s->size - s->on_file < BLOCK ? (size_t)(s->size - s->on_file) : BLOCK;
        if (!write_all(s->file, s->blocks[i], n)) return fail(s, FH_EIO);
        s->on_file += n;
    }
    release_blocks(s);
    return FH_OK;
}

fh_status fh_spill_sync(fh_spill *s, fh_error *err) {
    if (!s->status && !flush_blocks(s) && fdatasync(s->file)) fail(s, FH_EIO);
    return s->status ? tell(s, err) : FH_OK;
}

static char *add_block(fh_spill *s) {
    if (s->n_blocks == s->cap_blocks) {
        size_t cap = s->cap_blocks ? 2 * s->cap_blocks : 16;
        char **blocks = s->allocator.alloc(s->allocator.payload, cap * sizeof *blocks);
        if (!blocks) return NULL;
        if (s->n_blocks) memcpy(blocks, s->blocks, s->n_blocks * sizeof *blocks);
        if (s->blocks) s->allocator.release(s->allocator.payload, s->blocks, s->cap_blocks * sizeof *blocks);
        s->blocks = blocks;
        s->cap_blocks = cap;
    }
    char *block = s->allocator.alloc(s->allocator.payload, BLOCK);
    if (block) s->blocks[s->n_blocks++] = block;
    return block;
}

fh_status fh_spill_write(fh_spill *s, const void *bytes, size_t n, fh_error *err) {
    const char *from = bytes;
    while (n && !s->status) {
        size_t used = (size_t)(s->size - s->on_file), room = s->n_blocks * BLOCK - used;
        if (!room) {
            bool full = s->n_blocks >= (s->file >= 0 ? 1 : s->most_blocks);
            if (full && flush_blocks(s)) break;
            if (!add_block(s)) { fail(s, FH_ENOMEM); break; }
            continue;
        }
        size_t take = n < room ? n : room, at = used % BLOCK;
        if (take > BLOCK - at) take = BLOCK - at;
        memcpy(s->blocks[used / BLOCK] + at, from, take);
        s->size += take;
        from += take;
        n -= take;
    }
    return s->status ? tell(s, err) : FH_OK;
}

static bool read_file(int file, uint64_t at, char *out, size_t n) {
    while (n) {
        ssize_t done = pread(file, out, n, (off_t)at);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        at += (uint64_t)done;
        out += done;
        n -= (size_t)done;
    }
    return true;
}

fh_status fh_spill_read(const fh_spill *s, uint64_t at, void *ret_bytes, size_t n, fh_error *err) {
    char *out = ret_bytes;
    if (at > s->size || n > s->size - at) return fh_fail(err, FH_EBUG, at, "intermediate data was read past its end");
    if (at < s->on_file) {
        size_t part = n < s->on_file - at ? n : (size_t)(s->on_file - at);
        if (!read_file(s->file, at, out, part)) return fh_fail(err, FH_EIO, at, "cannot read intermediate data back from %s: %s; %s", s->folder ? s->folder : "/tmp", fh_io_reason(errno), fh_io_advice(errno));
        at += part;
        out += part;
        n -= part;
    }
    while (n) {
        size_t in = (size_t)(at - s->on_file), from = in % BLOCK, take = n < BLOCK - from ? n : BLOCK - from;
        memcpy(out, s->blocks[in / BLOCK] + from, take);
        at += take;
        out += take;
        n -= take;
    }
    return FH_OK;
}

uint64_t fh_spill_size(const fh_spill *s) { return s->size; }
bool fh_spill_on_disk(const fh_spill *s) { return s->file >= 0; }
