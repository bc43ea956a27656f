/* SPDX-License-Identifier: MIT
 *
 * firsthand/feed.h - reports as they come over a net: what a feed lists, and what a protocol brings. The library
 * fetches nothing; it reads what its caller fetched. */
#ifndef FIRSTHAND_FEED_H
#define FIRSTHAND_FEED_H

#include <firsthand/firsthand.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One report in memory, with what was said of it elsewhere: by the feed that lists it, by the protocol that brought it.
 * Strings are absent where unknown. */
typedef struct fh_arrival {
    size_t size;         /* sizeof(fh_arrival); set by FH_ARRIVAL_INIT */
    fh_str id;           /* must be given */
    fh_str url;
    fh_str bytes;        /* HTML or plain text */
    fh_str charset;      /* of the bytes, as the protocol named it */
    bool clean;          /* bytes are article text in UTF-8: taken as they stand */
    fh_str title, outlet, language, description;
    fh_str published, modified; /* ISO 8601, or RFC 822 as feeds have it */
    fh_str fetched;      /* ISO 8601: it was published before */
    fh_str byline;       /* names, one a line */
    fh_str credit, credit_url; /* whom the feed names as where it has this from: RSS <source> */
} fh_arrival;
#define FH_ARRIVAL_INIT {sizeof(fh_arrival), {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, false, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, \
                         {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}}

/* Whether bytes begin as an RSS, Atom or JSON feed does. */
FH_API bool fh_feed_is(fh_str bytes);

/* Called in the order of the feed with one item, lent until the call returns: `bytes` is the feed's own text of it, and
 * may be empty; `id` is its address, or what the feed calls it. A non-zero answer stops. */
typedef int fh_feed_fn(void *payload, const fh_arrival *item);

/* Reads the items of an RSS, Atom or JSON feed. FH_EINPUT: it is none, or it breaks off; the items before have then been
 * handed over. FH_ELIMIT, FH_ECANCEL when fn stops, FH_ENOMEM. Cost: linear in the bytes. */
FH_API fh_status fh_feed_read(fh_str bytes, fh_feed_fn *fn, void *payload, fh_error *err);

#ifdef __cplusplus
}
#endif
#endif
