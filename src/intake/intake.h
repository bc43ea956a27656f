/* SPDX-License-Identifier: MIT
 *
 * intake/intake.h - files, folders, standard input, JSONL, archives and feeds -> raw reports, one
 * after the other, with what was said of each. docs/intake.md tells what is read and what is refused. */
#ifndef FH_INTAKE_INTAKE_H
#define FH_INTAKE_INTAKE_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/io.h"
#include "base/raw.h"

typedef struct fh_intake_limits {
    size_t max_raw_bytes;   /* one report, after unpacking; at most 4 GiB - 1; 0: 64 MiB */
    unsigned max_expansion; /* unpacked bytes for each packed one; 0: no bound */
    const fh_io *io;        /* where files come from; NULL: the operating system */
} fh_intake_limits;

/* What has been seen so far. */
typedef struct fh_intake_tally {
    uint64_t files, twice;  /* opened; named again and not opened again */
    uint64_t records;       /* of WARC files */
    uint64_t revisits;      /* records that only say "as before" */
    uint64_t no_page;       /* responses and resources that hold no page: pictures, redirects, errors */
    uint64_t reports;
} fh_intake_tally;

typedef struct fh_intake fh_intake;

/* Inputs are read in the order given; a folder's files in the order of their names, recursively; each
 * file once, however often it is named. `inputs` and limits->io are borrowed until fh_intake_close. FH_ENOMEM. */
fh_status fh_intake_open(const char *const *inputs, size_t n_inputs, const fh_intake_limits *limits, const fh_allocator *allocator,
                         fh_intake **ret_intake, fh_error *err);
void fh_intake_close(fh_intake *intake);

/* The next raw report into `arena`. FH_EEND when there are no more. Any other status is the failure of
 * one input or record: *err says why and what to do, ret_raw->path which file, ret_raw->id (where known)
 * which record; the next call goes on after it. Cost: linear in the bytes; one window of memory beside the arena. */
fh_status fh_intake_next(fh_intake *intake, fh_arena *arena, fh_raw *ret_raw, fh_error *err);

/* Whether bytes begin as an RSS, Atom or JSON feed does. */
bool fh_intake_is_feed(fh_str head);

/* What a protocol brought as one page or text, as UTF-8 in `arena`; `charset`: what the protocol said, absent where it
 * did not. *ret_kind tells which of the two it is. FH_EINPUT: it is a picture, a feed or anything else that is no report;
 * FH_ELIMIT, FH_ENOMEM. */
fh_status fh_intake_decode(fh_arena *arena, fh_str bytes, fh_str charset, fh_str *ret_text, fh_raw_kind *ret_kind, fh_error *err);

uint64_t fh_intake_bytes(const fh_intake *intake); /* read so far, before unpacking */
fh_intake_tally fh_intake_count(const fh_intake *intake);

#endif
