/* SPDX-License-Identifier: MIT
 *
 * tests/unit/intake/memory.h - a file system of strings, whose reads may be short and may fail, and the
 * reports that intake finds in it. */
#ifndef FH_TESTS_UNIT_INTAKE_MEMORY_H
#define FH_TESTS_UNIT_INTAKE_MEMORY_H

#include "intake/intake.h"

typedef struct memory_file {
    const char *path; /* one that ends in '/' is a folder */
    fh_str bytes;
} memory_file;

typedef struct memory {
    const memory_file *files;
    size_t n;
    size_t at[16];      /* of each open file */
    size_t chunk;       /* bytes a read gives at most; 0: any number */
    unsigned fail_call; /* number of the call that fails with EIO, from 1; 0: none */
    unsigned calls;
    fh_io io;
} memory;

/* Files of a fixed table; `m` must outlive what reads from it. */
void memory_open(memory *m, const memory_file *files, size_t n);

/* What intake gives for the inputs, all in one arena. */
typedef struct found {
    fh_arena *arena;
    fh_raw raws[64];
    fh_error errors[64]; /* status 0: raws[i] is a report */
    size_t n, n_reports, n_failures;
    fh_intake_tally tally;
} found;

found *read_inputs(memory *m, const char *const *inputs, size_t n_inputs);
found *read_one(fh_str bytes); /* of one file "file" */
void found_free(found *f);

fh_str gzip(fh_arena *arena, fh_str bytes); /* one member */
fh_str zstd(fh_arena *arena, fh_str bytes);

#define assert_str_equal(s, literal)                                    \
    do {                                                                \
        fh_str got_ = (s);                                              \
        assert_int_equal(got_.len, sizeof(literal) - 1);                \
        assert_memory_equal(got_.ptr ? got_.ptr : "", literal, got_.len); \
    } while (0)

#endif
