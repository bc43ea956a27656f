/* SPDX-License-Identifier: MIT
 *
 * watch/fetch.h - one request over HTTP, within limits of size and time. Follows no redirect: who asked looks at
 * each address first. */
#ifndef FH_WATCH_FETCH_H
#define FH_WATCH_FETCH_H

#include "watch/address.h"

/* How something on the net went. */
typedef enum watch_trouble {
    WATCH_FINE = 0,
    WATCH_LATER,   /* may go better another time: no answer, 5xx, 429 */
    WATCH_NEVER,   /* asking again will not help: 404, robots.txt, too large, wrong kind */
    WATCH_STOPPED  /* we were told to end */
} watch_trouble;

typedef bool watch_stopped_fn(void *payload);

/* Something that fetches: one connection pool. */
typedef struct watch_net watch_net;

watch_net *watch_net_new(long timeout_seconds, watch_stopped_fn *stopped, void *payload); /* NULL: no memory */
void watch_net_free(watch_net *net);

typedef struct watch_request {
    fh_str url;            /* NUL-terminated */
    fh_str accept;         /* the header; NUL-terminated */
    fh_str etag, modified; /* of what we have: asks for news only; absent: for all */
    size_t max_bytes;      /* of the body, unpacked */
    bool public_only;      /* refuse to talk to private addresses */
} watch_request;

typedef struct watch_answer {
    long status;
    fh_str body;           /* unpacked */
    fh_str type, charset;  /* "text/html", "utf-8"; absent where not said */
    fh_str etag, modified, retry_after, cache; /* headers as they came; absent where they did not */
    fh_str location;       /* of a redirect, whole */
    bool private_address;  /* the server is this machine or in a net behind it */
} watch_answer;

/* FINE: there is an answer, of whatever status. All of it lives in the arena. `why` is filled where it is not fine. */
enum { WATCH_WHY = 240 };
watch_trouble watch_fetch(watch_net *net, const watch_request *ask, fh_arena *arena, watch_answer *ret, char why[WATCH_WHY]);

#endif
