/* SPDX-License-Identifier: MIT
 *
 * base/raw.h - what intake/ hands to page/: a report before it is read. */
#ifndef FH_BASE_RAW_H
#define FH_BASE_RAW_H

#include "base/str.h"

typedef enum fh_raw_kind {
    FH_RAW_HTML = 0,
    FH_RAW_TEXT,  /* a plain text file: article text and furniture */
    FH_RAW_CLEAN  /* article text already, taken as it stands */
} fh_raw_kind;

/* Once so many names of a byline are known, no more are read: each is compared with those before it. */
enum { FH_RAW_MOST_NAMES = 100 };

/* One report before it is read. Absent strings are unknown; all live in the arena it was read into. */
typedef struct fh_raw {
    fh_raw_kind kind;
    fh_str id, path, url;
    fh_str bytes;        /* UTF-8 */
    fh_str title, outlet, language, description;
    fh_str published, modified; /* as given: ISO 8601, RFC 822, or whatever the source has */
    fh_str fetched;      /* ISO 8601: when the page was archived; it was published before */
    const fh_str *byline;
    uint32_t n_byline;
    fh_str source, source_url; /* RSS <source>: kept as a credit */
} fh_raw;

#endif
