/* SPDX-License-Identifier: MIT
 *
 * web/web.h - a store as a local web site. A client of the public headers.
 *
 * It binds 127.0.0.1. GET and HEAD read; decisions are posted and need the token. Every answer bears a policy under which
 * the page's own style and script work, and nothing is loaded; what stands in reports is escaped by the library, and
 * their own HTML is never sent. */
#ifndef FH_WEB_WEB_H
#define FH_WEB_WEB_H

#include <microhttpd.h>

#include <firsthand/store.h>

#include "base/buf.h"

enum { WEB_CONNECTIONS = 64, WEB_POLICY_BYTES = 384 };

/* ---- site.c: the server --------------------------------------------------------------------------- */

typedef struct web_site web_site;

/* Serves the store at `path` on 127.0.0.1:`port` (0: any free one) until web_stop. FH_ESTORE, FH_EIO: the port is taken. */
fh_status web_start(const char *path, unsigned port, const fh_options *engine, web_site **ret_site, fh_error *err);
unsigned web_port(const web_site *site);
const char *web_token(const web_site *site); /* what decisions need */
void web_stop(web_site *site);

/* ---- desks.c: open stores, one a request at a time --------------------------------------------------- */

typedef struct web_desk {
    fh_engine *engine;
    fh_store *store;
    fh_arena *arena;         /* of one request */
    struct web_cache *cache; /* pages that were made since the store last changed */
} web_desk;

typedef struct web_desks web_desks;
web_desks *web_desks_open(const char *path, const fh_options *engine, fh_error *err);
void web_desks_close(web_desks *desks);
web_desk *web_desk_take(web_desks *desks); /* waits until one is free */
void web_desk_give(web_desks *desks, web_desk *desk);

/* A page by its address; bodies are kept until the store changes or the cache is full. NULL: not there. */
typedef struct web_page { fh_str body; char tag[68], policy[WEB_POLICY_BYTES]; } web_page;
const web_page *web_cache_get(web_desk *desk, fh_str address);
const web_page *web_cache_put(web_desk *desk, fh_str address, fh_str body); /* copies; NULL: no memory */

/* ---- guard.c ------------------------------------------------------------------------------------------ */

/* NULL when the request may be answered, else why not, with *ret_status. */
const char *web_refuse(struct MHD_Connection *c, const char *method, bool may_write, unsigned port, unsigned *ret_status);
/* The Content-Security-Policy of a body: its own script and style, by their hashes. */
void web_policy(fh_str body, char ret_policy[WEB_POLICY_BYTES]);
/* Adds what every answer bears. */
void web_protect(struct MHD_Response *r, const char *policy);

/* ---- patience.c: connections whose request does not come to its end ------------------------------------ */

typedef struct web_patience web_patience;
web_patience *web_patience_new(unsigned seconds); /* for a request to arrive whole; NULL: no memory or no thread */
void web_patience_free(web_patience *p);
void web_patience_connection(void *patience, struct MHD_Connection *c, void **state, enum MHD_ConnectionNotificationCode what);
void web_patience_whole(web_patience *p, struct MHD_Connection *c, bool whole); /* it has arrived; it was answered */

/* ---- route.c ------------------------------------------------------------------------------------------ */

typedef struct web_answer {
    unsigned status;
    const char *type;
    fh_str body;           /* copied */
    const char *tag;       /* as are all: NULL where there is none */
    const char *policy;    /* NULL: made from the body */
    const char *location, *file; /* of a redirection; Content-Disposition */
} web_answer;

enum MHD_Result web_send(struct MHD_Connection *c, const web_answer *a);
enum MHD_Result web_send_problem(web_desk *d, struct MHD_Connection *c, unsigned status, bool json, const char *title, fh_str message);
enum MHD_Result web_show(web_desks *desks, struct MHD_Connection *c, const char *path);

/* ---- decide.c -------------------------------------------------------------------------------------------- */

typedef struct web_pen web_pen; /* writes to the store, one decision after the other */
web_pen *web_pen_new(const char *path, const fh_options *engine); /* NULL: no memory, or no randomness */
void web_pen_free(web_pen *pen);
const char *web_pen_token(const web_pen *pen);
bool web_writes(const char *path); /* whether it may be posted to */
enum MHD_Result web_decide(web_desks *desks, web_pen *pen, struct MHD_Connection *c, const char *path, fh_str body);

/* ---- events.c: server-sent events ------------------------------------------------------------------------ */

enum MHD_Result web_events(web_desks *desks, struct MHD_Connection *c);

/* ---- openapi.c ------------------------------------------------------------------------------------------- */

void web_openapi(fh_buf *out);

#endif
