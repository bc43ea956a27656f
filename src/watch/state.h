/* SPDX-License-Identifier: MIT
 *
 * watch/state.h - what is remembered of a feed, as a note in the store. */
#ifndef FH_WATCH_STATE_H
#define FH_WATCH_STATE_H

#include <firsthand/store.h>

#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"

enum {
    WATCH_SEEN = 4096, /* items that are remembered of a feed: those it listed last */
    WATCH_TRIES = 5    /* times a page is asked for before the feed's own text has to do */
};

/* One item of the feed. */
typedef struct watch_seen {
    fh_str key;      /* its address, or a hash of what it says where it has none */
    uint64_t digest; /* of what the feed says of it: another one is news */
    unsigned tries;  /* in vain so far */
    bool done;       /* it is in the store, or never will be */
} watch_seen;

typedef struct watch_state {
    fh_arena *arena;
    fh_str etag, modified;
    int64_t next;       /* not asked before; seconds since 1970 */
    unsigned failures;  /* in a row */
    bool gone;          /* 410: not asked any more */
    FH_VEC(watch_seen) seen; /* oldest first */
    fh_strmap keys;     /* of seen */
} watch_state;

/* The state of a feed, empty when there is none; all of it lives in the arena. */
fh_status watch_state_load(fh_store *store, fh_str feed, fh_arena *arena, watch_state *ret, fh_error *err);
fh_status watch_state_save(fh_store *store, fh_str feed, const watch_state *s, fh_error *err);

/* The entry of an item, made when it is not there. NULL: no memory. */
watch_seen *watch_state_item(watch_state *s, fh_str key);

#endif
