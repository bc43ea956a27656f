/* SPDX-License-Identifier: MIT
 *
 * web/web.h - a store as a local web site. A client of the public headers.
 *
 * It binds 127.0.0.1 and only reads: GET and HEAD. Every answer bears a policy that lets the page load nothing; what
 * stands in reports is escaped by the library, and their own HTML is never sent. */
#ifndef FH_WEB_WEB_H
#define FH_WEB_WEB_H

#include <microhttpd.h>

#include <firsthand/store.h>

#include "base/buf.h"

/* ---- site.c: the server --------------------------------------------------------------------------- */

typedef struct web_site web_site;

/* Serves the store at `path` on 127.0.0.1:`port` (0: any free one) until web_stop. FH_ESTORE, FH_EIO: the port is taken. */
fh_status web_start(const char *path, unsigned port, const fh_options *engine, web_site **ret_site, fh_error *err);
unsigned web_port(const web_site *site);
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
typedef struct web_page { fh_str body; char tag[68]; } web_page;
const web_page *web_cache_get(web_desk *desk, fh_str address);
const web_page *web_cache_put(web_desk *desk, fh_str address, fh_str body); /* copies; NULL: no memory */

/* ---- guard.c ------------------------------------------------------------------------------------------ */

/* NULL when the request may be answered, else why not, with *ret_status. */
const char *web_refuse(struct MHD_Connection *c, const char *method, unsigned port, unsigned *ret_status);
/* Adds what every answer bears; `body` is searched for the page's own script, which alone may run. */
void web_protect(struct MHD_Response *r, fh_str body);

/* ---- route.c ------------------------------------------------------------------------------------------ */

enum MHD_Result web_answer(web_desks *desks, struct MHD_Connection *c, const char *path, bool head);
enum MHD_Result web_send(struct MHD_Connection *c, unsigned status, const char *type, fh_str body, const char *tag);

/* ---- events.c: server-sent events ------------------------------------------------------------------------ */

enum MHD_Result web_events(web_desks *desks, struct MHD_Connection *c);

/* ---- openapi.c ------------------------------------------------------------------------------------------- */

void web_openapi(fh_buf *out);

#endif
