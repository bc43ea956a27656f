/* SPDX-License-Identifier: MIT
 *
 * intake/intake.h - files, folders, standard input, JSONL, archives and feeds -> raw reports, one
 * after the other, with what was said of each. */
#ifndef FH_INTAKE_INTAKE_H
#define FH_INTAKE_INTAKE_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/raw.h"

typedef struct fh_intake_limits {
    size_t max_raw_bytes;   /* one report */
    unsigned max_expansion; /* decompressed bytes for each compressed one */
} fh_intake_limits;

typedef struct fh_intake fh_intake;

/* Inputs are read in the order given; a folder's files in the order of their names, recursively; each
 * file once, however often it is named. `inputs` is borrowed until fh_intake_close. FH_ENOMEM. */
fh_status fh_intake_open(const char *const *inputs, size_t n_inputs, const fh_intake_limits *limits, const fh_allocator *allocator,
                         fh_intake **ret_intake, fh_error *err);
void fh_intake_close(fh_intake *intake);

/* The next raw report into `arena`. FH_EEND when there are no more. Any other status is the failure of
 * one input or record: *err says why, ret_raw->path which, and the next call goes on after it. */
fh_status fh_intake_next(fh_intake *intake, fh_arena *arena, fh_raw *ret_raw, fh_error *err);

uint64_t fh_intake_bytes(const fh_intake *intake); /* read so far, before decompression */

#endif
