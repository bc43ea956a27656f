/* SPDX-License-Identifier: MIT
 *
 * The n-th call to the system fails, the n-th allocation fails: nothing leaks (AddressSanitizer looks), every
 * failure is told, and the other inputs are read. */
#include <stdlib.h>

#include "unit/intake/memory.h"
#include "unit/intake/tests.h"
#include "unit/unit.h"

static const char warc[] = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nText.\r\n\r\n";
static const char lines[] = "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n";
static const char feed[] = "<rss><channel><item><title>T</title><description>D</description></item></channel></rss>";
static const char list[] = "[{\"text\": \"One.\"}]";

#define BYTES(a) {a, sizeof a - 1}

static const char *const inputs[] = {"in", "warc"};
enum { FILES = 7 };

static void make_files(fh_arena *arena, memory_file files[FILES]) {
    const memory_file all[FILES] = {{"in/", {NULL, 0}}, {"in/lines", BYTES(lines)}, {"in/feed", BYTES(feed)}, {"in/list", BYTES(list)},
                                    {"in/text", BYTES("Plain.")}, {"warc", BYTES(warc)}, {"in/packed", gzip(arena, FH_STR("Packed text."))}};
    memcpy(files, all, sizeof all);
}

static void every_call_to_the_system_may_fail(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    memory_file files[FILES];
    make_files(arena, files);
    size_t whole = 0;
    for (unsigned n = 0;; n++) {
        memory m;
        memory_open(&m, files, FILES);
        m.fail_call = n;
        found *f = read_inputs(&m, inputs, 2);
        if (n == 0) whole = f->n_reports;
        bool reached = m.calls >= n && n;
        if (reached) assert_true(f->n_failures >= 1);
        if (reached) assert_true(f->n_reports + 6 >= whole); /* at worst the folder's files are lost */
        if (n) for (size_t i = 0; i < f->n; i++) assert_true(!f->errors[i].status || f->errors[i].msg[0]);
        found_free(f);
        if (n && !reached) break;
    }
    assert_int_equal(whole, 7);
    fh_arena_free(arena);
}

typedef struct failing { unsigned left, live; } failing;

static void *alloc(void *payload, size_t size) {
    failing *f = payload;
    if (f->left && --f->left == 0) return NULL;
    f->live++;
    return malloc(size);
}

static void release(void *payload, void *block, size_t size) {
    (void)size;
    ((failing *)payload)->live--;
    free(block);
}

/* Reads everything with an allocator that fails once; true when it did. */
static bool read_with(memory *m, unsigned n) {
    failing f = {.left = n};
    fh_allocator a = {alloc, release, &f};
    fh_intake_limits limits = {.max_raw_bytes = 1 << 20, .max_expansion = 1000, .io = &m->io};
    fh_intake *in;
    fh_status status = fh_intake_open(inputs, 2, &limits, &a, &in, NULL);
    bool told = status != FH_OK;
    for (size_t i = 0; !status && i < 100; i++) {
        fh_arena *arena = fh_arena_new(&a, 0);
        fh_raw raw;
        fh_status next = arena ? fh_intake_next(in, arena, &raw, NULL) : FH_ENOMEM;
        fh_arena_free(arena);
        if (next == FH_EEND) break;
        told |= next != FH_OK;
    }
    if (!status) fh_intake_close(in);
    assert_int_equal(f.live, 0);
    assert_true(told || f.left);
    return f.left == 0;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    memory_file files[FILES];
    make_files(arena, files);
    unsigned n = 1;
    for (;; n++) {
        memory m;
        memory_open(&m, files, FILES);
        if (!read_with(&m, n)) break;
    }
    assert_true(n > 10);
    fh_arena_free(arena);
}

int test_faults(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_call_to_the_system_may_fail), cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
