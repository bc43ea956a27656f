/* SPDX-License-Identifier: MIT
 *
 * web/site.c - the server: a thread a connection, with bounds on their number, and on the headers, the body and the time
 * of each. */
#include "web/web.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "web/request.h"

enum { IDLE_SECONDS = 30, HEADER_BYTES = 32 << 10, BODY_BYTES = 256 << 10 };

struct web_site {
    struct MHD_Daemon *daemon;
    web_desks *desks;
    web_pen *pen;
    web_patience *patience;
    atomic_uint port; /* a free one is known only when requests may come already */
};

/* A request while it comes in. */
typedef struct incoming {
    size_t n, room;
    char *body;
} incoming;

static bool take(incoming *in, const char *bytes, size_t n) {
    if (n > BODY_BYTES - in->n) return false;
    if (in->n + n > in->room) {
        size_t room = in->n + n + 4096;
        char *more = realloc(in->body, room);
        if (!more) return false;
        in->body = more;
        in->room = room;
    }
    memcpy(in->body + in->n, bytes, n);
    in->n += n;
    return true;
}

static void forget(incoming *in) {
    if (in) free(in->body);
    free(in);
}

static enum MHD_Result refuse(struct MHD_Connection *c, unsigned status, const char *why) {
    return web_send(c, &(web_answer){.status = status, .type = "text/plain; charset=utf-8", .body = fh_str_of(why)});
}

static bool is_too_long(struct MHD_Connection *c) {
    const char *length = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "Content-Length");
    return length && web_number(fh_str_of(length), UINT32_MAX) > BODY_BYTES;
}

/* The library calls once with the headers, once or more with the body, and once when all has come. */
static enum MHD_Result on_request(void *cls, struct MHD_Connection *c, const char *path, const char *method, const char *version,
                                  const char *upload, size_t *upload_size, void **state) {
    web_site *site = cls;
    (void)version;
    if (!*state) {
        if (is_too_long(c)) return refuse(c, 413, "This is more than a form of this site can be.\n");
        *state = calloc(1, sizeof(incoming));
        return *state ? MHD_YES : MHD_NO;
    }
    incoming *in = *state;
    if (*upload_size) {
        if (!take(in, upload, *upload_size)) return MHD_NO; /* the connection is closed */
        *upload_size = 0;
        return MHD_YES;
    }
    web_patience_whole(site->patience, c, true);
    unsigned status = 0;
    bool writes = web_writes(path);
    const char *why = web_refuse(c, method, writes, site->port, &status);
    if (why) return refuse(c, status, why);
    if (writes && strcmp(method, "POST") == 0) return web_decide(site->desks, site->pen, c, path, (fh_str){in->body ? in->body : "", in->n});
    if (strcmp(path, "/api/events") == 0) return web_events(site->desks, c);
    return web_show(site->desks, c, path);
}

static void on_completed(void *cls, struct MHD_Connection *c, void **state, enum MHD_RequestTerminationCode how) {
    web_site *site = cls;
    (void)how;
    forget(*state);
    *state = NULL;
    web_patience_whole(site->patience, c, false);
}

static void close_site(web_site *site) {
    web_patience_free(site->patience);
    web_pen_free(site->pen);
    web_desks_close(site->desks);
    free(site);
}

static struct MHD_Daemon *listen_on(struct sockaddr_in *local, web_site *site) {
    struct MHD_OptionItem options[] = {
        {MHD_OPTION_SOCK_ADDR, 0, local},
        {MHD_OPTION_CONNECTION_LIMIT, WEB_CONNECTIONS, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, HEADER_BYTES, NULL},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)on_completed, site},
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)web_patience_connection, site->patience},
        {MHD_OPTION_END, 0, NULL},
    };
    return MHD_start_daemon(MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, ntohs(local->sin_port), NULL, NULL,
                            on_request, site, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

fh_status web_start(const char *path, unsigned port, const fh_options *engine, web_site **ret_site, fh_error *err) {
    web_site *site = calloc(1, sizeof *site);
    if (!site) return fh_fail(err, FH_ENOMEM, 0, "out of memory for the server");
    site->desks = web_desks_open(path, engine, err);
    if (!site->desks) {
        fh_status status = err->status;
        close_site(site);
        return status;
    }
    site->pen = web_pen_new(path, engine);
    site->patience = web_patience_new(IDLE_SECONDS);
    struct sockaddr_in local = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    site->port = port;
    if (site->pen && site->patience) site->daemon = listen_on(&local, site);
    if (!site->daemon) {
        int why = errno;
        close_site(site);
        return fh_fail(err, FH_EIO, 0, "cannot listen on 127.0.0.1:%u: %s; name another port with --port", port, strerror(why));
    }
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(site->daemon, MHD_DAEMON_INFO_BIND_PORT);
    if (info) site->port = info->port;
    *ret_site = site;
    return FH_OK;
}

unsigned web_port(const web_site *site) { return site->port; }
const char *web_token(const web_site *site) { return web_pen_token(site->pen); }

void web_stop(web_site *site) {
    if (!site) return;
    MHD_stop_daemon(site->daemon);
    close_site(site);
}
