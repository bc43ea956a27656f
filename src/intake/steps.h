/* SPDX-License-Identifier: MIT
 *
 * intake/steps.h - the JSON lines that pass between the steps of finding near-duplicates (dedup --stage). */
#ifndef FH_INTAKE_STEPS_H
#define FH_INTAKE_STEPS_H

#include "intake/intake.h"

/* One line. What it does not have is absent: {NULL, 0}, or INT64_MIN for published.
 *   sketch   {"id", "published", "words"}
 *   pair     {"a", "b"}, and {"a_words", "b_words"} once joined with the sketches
 *   edge     {"a", "b", "jaccard", "share_a", "share_b", "common", "template"} */
typedef struct fh_step_line {
    fh_str where; /* FILE:LINE */
    fh_str id, words, a, b, a_words, b_words;
    int64_t published;
    double jaccard, share_a, share_b;
    uint32_t common;
    bool template_, is_edge;
} fh_step_line;

typedef struct fh_steps fh_steps;

/* Lines of files, or of "-", one file after the other. FH_ENOMEM. */
fh_status fh_steps_open(const char *const *paths, size_t n_paths, const fh_intake_limits *limits, const fh_allocator *allocator,
                        fh_steps **ret_steps, fh_error *err);
void fh_steps_close(fh_steps *steps); /* NULL is fine */

/* The next line into `arena`; FH_EEND after the last. Any other status is the failure of one line or file: *err says
 * why, ret->where which, and the next call goes on after it. */
fh_status fh_steps_next(fh_steps *steps, fh_arena *arena, fh_step_line *ret, fh_error *err);

#endif
