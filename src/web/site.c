/* SPDX-License-Identifier: MIT
 *
 * web/site.c - the server: a thread a connection, at most 64 of them, each with bounds on time and memory. */
#include "web/web.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

enum { CONNECTIONS = 64, IDLE_SECONDS = 30, HEADER_BYTES = 32 << 10 };

struct web_site {
    struct MHD_Daemon *daemon;
    web_desks *desks;
    unsigned port;
};

static enum MHD_Result on_request(void *cls, struct MHD_Connection *c, const char *path, const char *method, const char *version,
                                  const char *upload, size_t *upload_size, void **state) {
    static int seen;
    web_site *site = cls;
    (void)version, (void)upload;
    if (!*state) { /* the first call has the headers only; a body, if one comes, is not read */
        *state = &seen;
        return MHD_YES;
    }
    *upload_size = 0;
    unsigned status = 0;
    const char *why = web_refuse(c, method, site->port, &status);
    if (why) return web_send(c, status, "text/plain; charset=utf-8", fh_str_of(why), NULL);
    if (strcmp(path, "/api/events") == 0) return web_events(site->desks, c);
    return web_answer(site->desks, c, path, strcmp(method, "HEAD") == 0);
}

fh_status web_start(const char *path, unsigned port, const fh_options *engine, web_site **ret_site, fh_error *err) {
    web_site *site = calloc(1, sizeof *site);
    if (!site) return fh_fail(err, FH_ENOMEM, 0, "out of memory for the server");
    site->desks = web_desks_open(path, engine, err);
    if (!site->desks) {
        fh_status status = err->status;
        free(site);
        return status;
    }
    struct sockaddr_in local = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    site->port = port;
    site->daemon = MHD_start_daemon(MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, (uint16_t)port, NULL, NULL,
        on_request, site, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&local, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_BYTES, MHD_OPTION_END);
    if (!site->daemon) {
        int why = errno;
        web_desks_close(site->desks);
        free(site);
        return fh_fail(err, FH_EIO, 0, "cannot listen on 127.0.0.1:%u: %s; name another port with --port", port, strerror(why));
    }
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(site->daemon, MHD_DAEMON_INFO_BIND_PORT);
    if (info) site->port = info->port;
    *ret_site = site;
    return FH_OK;
}

unsigned web_port(const web_site *site) { return site->port; }

void web_stop(web_site *site) {
    if (!site) return;
    MHD_stop_daemon(site->daemon);
    web_desks_close(site->desks);
    free(site);
}
