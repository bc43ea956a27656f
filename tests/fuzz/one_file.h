/* SPDX-License-Identifier: MIT
 *
 * tests/fuzz/one_file.h - intake over bytes in memory, in pieces of a chosen size; what it gives is hashed,
 * so that two ways of reading can be compared. */
#ifndef FH_TESTS_FUZZ_ONE_FILE_H
#define FH_TESTS_FUZZ_ONE_FILE_H

#include "base/hash.h"
#include "intake/intake.h"

typedef struct one_file {
    fh_str bytes;
    size_t at, chunk;
} one_file;

static int one_look(void *payload, const char *path, fh_io_info *ret) {
    (void)path;
    *ret = (fh_io_info){.kind = FH_IO_FILE, .size = ((one_file *)payload)->bytes.len};
    return 0;
}
static int one_open(void *payload, const char *path, int *ret) { (void)payload; (void)path; *ret = 3; return 0; }
static void one_close(void *payload, int file) { (void)payload; (void)file; }
static int one_read(void *payload, int file, char *to, size_t room, size_t *ret_n) {
    one_file *f = payload;
    size_t n = f->bytes.len - f->at;
    (void)file;
    if (n > room) n = room;
    if (n > f->chunk) n = f->chunk;
    if (n) memcpy(to, f->bytes.ptr + f->at, n);
    f->at += n;
    *ret_n = n;
    return 0;
}
static int one_list(void *payload, const char *path, fh_arena *arena, fh_str **names, size_t *n) {
    (void)payload; (void)path; (void)arena; *names = NULL; *n = 0;
    return 0;
}

/* A hash of all reports and failures. */
static uint64_t read_all(fh_str bytes, size_t chunk) {
    one_file file = {bytes, 0, chunk};
    fh_io io = {one_look, one_open, one_read, one_close, one_list, &file};
    fh_intake_limits limits = {.max_raw_bytes = 1 << 20, .max_expansion = 100, .io = &io};
    const char *input = "file";
    fh_intake *in;
    uint64_t h = 0;
    if (fh_intake_open(&input, 1, &limits, NULL, &in, NULL)) return 0;
    for (;;) {
        fh_arena *arena = fh_arena_new(NULL, (size_t)64 << 20);
        fh_raw raw;
        fh_error err = {0};
        fh_status status = fh_intake_next(in, arena, &raw, &err);
        h = fh_hash_pair(h, (uint64_t)status);
        if (!status) h = fh_hash_pair(h, fh_hash64(raw.bytes) ^ fh_hash64(raw.id) ^ (uint64_t)raw.kind);
        fh_arena_free(arena);
        if (status == FH_EEND) break;
    }
    fh_intake_close(in);
    return h;
}

#endif
