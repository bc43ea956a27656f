/* SPDX-License-Identifier: MIT
 *
 * intake/warc.h - the records of a WARC file, one after the other. */
#ifndef FH_INTAKE_WARC_H
#define FH_INTAKE_WARC_H

#include "base/stream.h"

typedef enum fh_warc_type {
    FH_WARC_OTHER = 0, FH_WARC_INFO, FH_WARC_RESPONSE, FH_WARC_RESOURCE, FH_WARC_REQUEST, FH_WARC_METADATA, FH_WARC_REVISIT,
    FH_WARC_CONVERSION, FH_WARC_CONTINUATION
} fh_warc_type;
enum { FH_WARC_EVERY = 0x1ff, FH_WARC_PAGES = 1u << FH_WARC_RESPONSE | 1u << FH_WARC_RESOURCE | 1u << FH_WARC_CONVERSION };

/* Lent until the next call. */
typedef struct fh_warc_record {
    fh_warc_type type;
    fh_str header;       /* lines of "Name: value", after the version line */
    fh_str uri, date, content_type;
    uint64_t at;         /* byte of the unpacked file where it begins */
    uint64_t length;     /* Content-Length */
    fh_str block;        /* absent for types that are not wanted, and for blocks past the limit */
    bool cut;            /* the file ends or breaks within the block; the next call says how */
} fh_warc_record;

typedef struct fh_warc {
    fh_stream *stream;
    size_t max_block;    /* longer blocks are passed over */
    unsigned wanted;     /* 1u << fh_warc_type: whose blocks are asked for */
    size_t used;         /* of the window by the record that is lent */
    uint64_t pass;       /* of its block still to pass over */
    bool cut;            /* that record's block is not whole */
    bool lost;           /* a new beginning is looked for */
    bool over;           /* how the file ends has been told */
} fh_warc;

/* FH_OK; FH_EEND; FH_ELIMIT for a wanted block past max_block (*ret_record says which); any other status: damage, with its place in *err.
 * The next call goes on at the next record that can be found. */
fh_status fh_warc_next(fh_warc *w, fh_warc_record *ret_record, fh_error *err);

#endif
