/* SPDX-License-Identifier: MIT
 *
 * watch/visit.h - fetching with manners: robots.txt, pauses, redirects. */
#ifndef FH_WATCH_VISIT_H
#define FH_WATCH_VISIT_H

#include <firsthand/store.h>

#include "watch/fetch.h"

/* What is remembered of hosts while the program runs; their robots.txt is kept in the store. */
typedef struct watch_manners watch_manners;

typedef struct watch_visit {
    fh_str url, base;      /* a relative url counts from base */
    fh_str accept, etag, modified;
    size_t max_bytes;
    bool public_only;
} watch_visit;

/* `pause`: seconds between two requests to one host. `store` and `net` are lent. NULL: no memory. */
watch_manners *watch_manners_new(fh_store *store, watch_net *net, int64_t pause, watch_stopped_fn *stopped, void *payload);
void watch_manners_free(watch_manners *m);

/* Fetches an address, following at most five redirects, each to where robots.txt lets us go. FINE: an answer of status
 * 200 to 299, or 304; *ret_url is where it came from. Else `why` says what to make of it, and ret->retry_after and
 * ret->status are those of the last answer, where there was one. `now`: seconds since 1970. */
watch_trouble watch_go(watch_manners *m, const watch_visit *v, int64_t now, fh_arena *arena, watch_answer *ret, fh_str *ret_url, char why[WATCH_WHY]);

#endif
