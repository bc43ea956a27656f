/* SPDX-License-Identifier: MIT
 *
 * web/guard.c - who may ask, and what an answer may do.
 *
 * A page of another site can make a browser send requests to 127.0.0.1. Such a request bears the other site's Origin; and
 * a name that was made to point here (DNS rebinding) shows in Host. Both are refused. */
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "web/web.h"

/* "127.0.0.1:port", "localhost:port" or "[::1]:port". */
static bool is_here(const char *host, unsigned port) {
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    char with_port[32];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(with_port, sizeof with_port, "%s:%u", names[i], port);
        if (strcmp(host, with_port) == 0 || (port == 80 && strcmp(host, names[i]) == 0)) return true;
    }
    return false;
}

const char *web_refuse(struct MHD_Connection *c, const char *method, unsigned port, unsigned *ret_status) {
    const char *host = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "Host");
    const char *origin = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "Origin");
    *ret_status = 403;
    if (!host || !is_here(host, port)) return "This server answers requests for 127.0.0.1 and localhost only.\n";
    if (origin && (strncmp(origin, "http://", 7) || !is_here(origin + 7, port))) return "Requests from other sites are not answered.\n";
    *ret_status = 405;
    if (strcmp(method, "GET") && strcmp(method, "HEAD")) return "This server only reads: GET and HEAD.\n";
    return NULL;
}

/* The text between <script> and </script>, which the dossier's page has once. */
static fh_str script_of(fh_str body) {
    size_t begin = fh_str_find(body, FH_STR("<script>"), 0);
    size_t end = begin == SIZE_MAX ? SIZE_MAX : fh_str_find(body, FH_STR("</script>"), begin);
    return end == SIZE_MAX ? (fh_str){NULL, 0} : fh_str_cut(body, begin + 8, end);
}

void web_protect(struct MHD_Response *r, fh_str body) {
    char hash[45], policy[256];
    fh_str script = script_of(body);
    if (script.ptr) fh_sha256_base64(script, hash);
    snprintf(policy, sizeof policy, "default-src 'none'; style-src 'unsafe-inline'; script-src %s%s%s; connect-src 'self'; form-action 'self'; "
             "base-uri 'none'; frame-ancestors 'none'", script.ptr ? "'sha256-" : "'none", script.ptr ? hash : "", "'");
    MHD_add_response_header(r, "Content-Security-Policy", policy);
    MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(r, "Referrer-Policy", "no-referrer");
    MHD_add_response_header(r, "Cross-Origin-Resource-Policy", "same-origin");
    MHD_add_response_header(r, "Cross-Origin-Opener-Policy", "same-origin");
}
