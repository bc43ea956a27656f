/* SPDX-License-Identifier: MIT */
#include "unit/intake/memory.h"

#include <errno.h>
#include <isa-l/igzip_lib.h>
#include <stdlib.h>
#include <zstd.h>

#include "unit/unit.h"

static bool fails(memory *m) { return ++m->calls == m->fail_call; }

static int find(const memory *m, const char *path) {
    fh_str wanted = fh_str_of(path);
    if (fh_str_ends(wanted, FH_STR("/"))) wanted.len--;
    for (size_t i = 0; i < m->n; i++) {
        fh_str have = fh_str_of(m->files[i].path);
        if (fh_str_ends(have, FH_STR("/"))) have.len--;
        if (fh_str_equal(have, wanted)) return (int)i;
    }
    return -1;
}

static bool is_folder(const memory *m, int i) { return m->files[i].path[strlen(m->files[i].path) - 1] == '/'; }

static int look(void *payload, const char *path, fh_io_info *ret) {
    memory *m = payload;
    int i = find(m, path);
    if (fails(m)) return EIO;
    if (i < 0) return ENOENT;
    *ret = (fh_io_info){.kind = is_folder(m, i) ? FH_IO_FOLDER : FH_IO_FILE, .device = 1, .inode = (uint64_t)i, .size = m->files[i].bytes.len};
    return 0;
}

static int open_file(void *payload, const char *path, int *ret) {
    memory *m = payload;
    int i = find(m, path);
    if (fails(m)) return EIO;
    if (i < 0) return ENOENT;
    if (!m->files[i].bytes.ptr) return EACCES;
    m->at[i] = 0;
    *ret = i;
    return 0;
}

static int read_file(void *payload, int file, char *ret, size_t room, size_t *ret_n) {
    memory *m = payload;
    fh_str s = m->files[file].bytes;
    size_t n = s.len - m->at[file];
    if (fails(m)) return EIO;
    if (n > room) n = room;
    if (m->chunk && n > m->chunk) n = m->chunk;
    if (n) memcpy(ret, s.ptr + m->at[file], n);
    m->at[file] += n;
    *ret_n = n;
    return 0;
}

static void close_file(void *payload, int file) { (void)payload; (void)file; }

static int by_bytes(const void *a, const void *b) { return fh_str_order(*(const fh_str *)a, *(const fh_str *)b); }

static int list(void *payload, const char *path, fh_arena *arena, fh_str **ret, size_t *ret_n) {
    memory *m = payload;
    size_t len = strlen(path), n = 0;
    if (path[len - 1] == '/') len--;
    fh_str *names = fh_new_n(arena, fh_str, m->n);
    if (fails(m)) return EIO;
    for (size_t i = 0; names && i < m->n; i++) {
        const char *p = m->files[i].path;
        if (strncmp(p, path, len) || p[len] != '/' || !p[len + 1]) continue;
        fh_str rest = fh_str_of(p + len + 1);
        if (fh_str_ends(rest, FH_STR("/"))) rest.len--;
        if (fh_str_find_char(rest, '/', 0) == SIZE_MAX) names[n++] = fh_str_copy(arena, rest);
    }
    if (n) qsort(names, n, sizeof *names, by_bytes);
    *ret = names;
    *ret_n = n;
    return 0;
}

void memory_open(memory *m, const memory_file *files, size_t n) {
    *m = (memory){.files = files, .n = n};
    m->io = (fh_io){look, open_file, read_file, close_file, list, m};
}

found *read_inputs(memory *m, const char *const *inputs, size_t n_inputs) {
    found *f = calloc(1, sizeof *f);
    f->arena = fh_arena_new(NULL, 0);
    fh_intake *in;
    fh_intake_limits limits = {.max_raw_bytes = 1 << 20, .max_expansion = 1000, .io = &m->io};
    assert_int_equal(fh_intake_open(inputs, n_inputs, &limits, NULL, &in, NULL), FH_OK);
    while (f->n < 64) {
        fh_status status = fh_intake_next(in, f->arena, &f->raws[f->n], &f->errors[f->n]);
        if (status == FH_EEND) break;
        assert_int_equal(status, f->errors[f->n].status);
        f->n_reports += status == FH_OK;
        f->n_failures += status != FH_OK;
        f->n++;
    }
    f->tally = fh_intake_count(in);
    fh_intake_close(in);
    return f;
}

found *read_one(fh_str bytes) {
    memory_file file = {"file", bytes};
    const char *input = "file";
    memory m;
    memory_open(&m, &file, 1);
    return read_inputs(&m, &input, 1);
}

void found_free(found *f) {
    fh_arena_free(f->arena);
    free(f);
}

fh_str gzip(fh_arena *arena, fh_str bytes) {
    struct isal_zstream z;
    isal_deflate_stateless_init(&z);
    size_t room = bytes.len + bytes.len / 8 + 400;
    uint8_t *out = fh_arena_alloc(arena, room, 1, 1), *copy = fh_arena_alloc(arena, bytes.len + 1, 1, 1);
    if (bytes.len) memcpy(copy, bytes.ptr, bytes.len);
    z.end_of_stream = 1;
    z.gzip_flag = IGZIP_GZIP;
    z.next_in = copy;
    z.avail_in = (uint32_t)bytes.len;
    z.next_out = out;
    z.avail_out = (uint32_t)room;
    assert_int_equal(isal_deflate_stateless(&z), COMP_OK);
    return (fh_str){(char *)out, z.total_out};
}

fh_str zstd(fh_arena *arena, fh_str bytes) {
    size_t room = ZSTD_compressBound(bytes.len);
    char *out = fh_arena_alloc(arena, room, 1, 1);
    size_t n = ZSTD_compress(out, room, bytes.ptr, bytes.len, 3);
    assert_false(ZSTD_isError(n));
    return (fh_str){out, n};
}
