/* SPDX-License-Identifier: MIT
 *
 * intake/pairs.h - a file of JSON lines with two texts each, to be compared with one another. */
#ifndef FH_INTAKE_PAIRS_H
#define FH_INTAKE_PAIRS_H

#include "intake/intake.h"

typedef struct fh_pair {
    fh_str id;   /* "id", or FILE:LINE where it has none */
    fh_str a, b; /* "a" and "b", or "parent" and "child" */
} fh_pair;

typedef struct fh_pairs fh_pairs;

/* `path` "-" is standard input. FH_EIO, FH_ENOMEM. */
fh_status fh_pairs_open(const char *path, const fh_intake_limits *limits, const fh_allocator *allocator, fh_pairs **ret_pairs, fh_error *err);
void fh_pairs_close(fh_pairs *pairs); /* NULL is fine */

/* The next pair into `arena`; FH_EEND after the last. Any other status is the failure of one line: *err says
 * why, ret_pair->id which, and the next call goes on after it. */
fh_status fh_pairs_next(fh_pairs *pairs, fh_arena *arena, fh_pair *ret_pair, fh_error *err);
uint64_t fh_pairs_bytes(const fh_pairs *pairs); /* read so far */

#endif
