/* SPDX-License-Identifier: MIT
 *
 * web/events.c - server-sent events: one when reports have come in, with what the store counts then. A comment every
 * few seconds keeps the connection open and finds out that the reader has gone. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "web/web.h"

enum { LISTENERS = 16, POLL_MS = 500, COMMENT_EVERY = 20 };

typedef struct listener {
    web_desks *desks;
    uint64_t reports, stories;
    unsigned quiet; /* polls since something was said */
} listener;

static atomic_int listeners;

static void pause_ms(long ms) { nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL); }

static ssize_t next_event(void *cls, uint64_t pos, char *out, size_t room) {
    listener *l = cls;
    fh_store_facts facts = {0};
    if (pos) pause_ms(POLL_MS);
    web_desk *d = web_desk_take(l->desks);
    fh_status status = fh_store_count(d->store, &facts, NULL);
    web_desk_give(l->desks, d);
    if (status) return MHD_CONTENT_READER_END_WITH_ERROR;
    int n = 0;
    if (facts.reports != l->reports || facts.stories != l->stories || !pos) {
        n = snprintf(out, room, "event: store\ndata: {\"reports\":%llu,\"stories\":%llu}\n\n", (unsigned long long)facts.reports, (unsigned long long)facts.stories);
        l->reports = facts.reports;
        l->stories = facts.stories;
        l->quiet = 0;
    } else if (++l->quiet % COMMENT_EVERY == 0) n = snprintf(out, room, ":\n\n");
    return n < 0 || (size_t)n >= room ? MHD_CONTENT_READER_END_WITH_ERROR : n;
}

static void end(void *cls) {
    free(cls);
    atomic_fetch_sub(&listeners, 1);
}

enum MHD_Result web_events(web_desks *desks, struct MHD_Connection *c) {
    if (atomic_fetch_add(&listeners, 1) >= LISTENERS) {
        atomic_fetch_sub(&listeners, 1);
        return web_send(c, &(web_answer){.status = 503, .type = "text/plain; charset=utf-8", .body = FH_STR("Too many listeners; close a page and try again.\n")});
    }
    listener *l = calloc(1, sizeof *l);
    struct MHD_Response *r = l ? MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, next_event, l, end) : NULL;
    if (!r) {
        free(l);
        atomic_fetch_sub(&listeners, 1);
        return MHD_NO;
    }
    l->desks = desks;
    MHD_add_response_header(r, "Content-Type", "text/event-stream; charset=utf-8");
    MHD_add_response_header(r, "Cache-Control", "no-store");
    char policy[WEB_POLICY_BYTES];
    web_policy((fh_str){"", 0}, policy);
    web_protect(r, policy);
    enum MHD_Result sent = MHD_queue_response(c, 200, r);
    MHD_destroy_response(r);
    return sent;
}
