/* SPDX-License-Identifier: MIT
 *
 * watch/watch.h - feeds polled politely, and what is new in them added to a store. A client of the public headers.
 *
 * What is remembered between rounds and runs (validators, when to ask again, which items are known) stands in the store as
 * notes, so that a watch that was stopped or killed goes on where it was. docs/watch.md tells the manners. */
#ifndef FH_WATCH_WATCH_H
#define FH_WATCH_WATCH_H

#include <firsthand/store.h>

#include "watch/fetch.h"

typedef enum watch_outcome {
    WATCH_READ = 0,  /* it was read; added says what came of it */
    WATCH_UNCHANGED, /* it is what it was (304) */
    WATCH_NOT_YET,   /* it is not its time */
    WATCH_FAILED,    /* `why` says why; it is asked again at `next` */
    WATCH_GONE       /* it said that it is gone for good (410), and is not asked any more */
} watch_outcome;

/* How one feed's turn went; lent until the call returns. */
typedef struct watch_news {
    const char *feed;
    watch_outcome outcome;
    const char *why;      /* "" where nothing is wrong; a feed that breaks off is read and has a why */
    fh_store_added added; /* known: items that were known without asking for them are counted, too */
    unsigned items;       /* that it lists */
    int64_t next;         /* seconds since 1970; 0: never */
} watch_news;

typedef struct watch_how {
    int64_t every;          /* seconds between two visits to a feed */
    int64_t pause;          /* seconds between two requests to one host */
    long timeout;           /* seconds for one request */
    bool feed_only;         /* take the feed's own texts, do not fetch the pages that it leads to */
    int64_t (*now)(void *payload);                                         /* seconds since 1970 */
    bool (*stopped)(void *payload);                                        /* asked often: shall we end? */
    void (*on_feed)(void *payload, const watch_news *news);
    void (*on_item)(void *payload, const char *url, const char *why); /* an item that could not be had */
    void *payload;
} watch_how;

typedef struct watch watch;

/* `store`, open for writing, is lent. NULL: no memory. */
watch *watch_new(fh_store *store, const watch_how *how);
void watch_free(watch *w);

/* Visits each feed whose time has come, in order. *ret_next: when the first of them is to be asked again, 0: never.
 * A feed that fails is told and the others go on; only trouble with the store ends the round. */
fh_status watch_round(watch *w, const char *const *feeds, size_t n_feeds, int64_t *ret_next, fh_error *err);

/* The feeds that the store remembers, in order; in the arena. */
fh_status watch_feeds(fh_store *store, fh_arena *arena, const char ***ret_feeds, size_t *ret_n, fh_error *err);

#endif
