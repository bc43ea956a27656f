/* SPDX-License-Identifier: MIT
 *
 * web/guard.c - who may ask, and what an answer may do.
 *
 * A page of another site can make a browser send requests to 127.0.0.1. Such a request bears the other site's Origin, or
 * says with Sec-Fetch-Site where it comes from; and a name that was made to point here (DNS rebinding) shows in Host.
 * All are refused. What changes the store needs the token besides (decide.c). */
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "web/request.h"
#include "web/web.h"

static fh_str header(struct MHD_Connection *c, const char *name) {
    const char *value = MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);
    return value ? fh_str_of(value) : (fh_str){NULL, 0};
}

static bool is_one_of(fh_str s, const char *a, const char *b) { return fh_str_equal(s, fh_str_of(a)) || fh_str_equal(s, fh_str_of(b)); }

const char *web_refuse(struct MHD_Connection *c, const char *method, bool may_write, unsigned port, unsigned *ret_status) {
    fh_str host = header(c, "Host"), origin = header(c, "Origin"), from = header(c, "Sec-Fetch-Site");
    bool post = strcmp(method, "POST") == 0;
    *ret_status = 403;
    if (!host.ptr || !web_is_here(host, port)) return "This server answers requests for 127.0.0.1 and localhost only.\n";
    if (origin.ptr && !web_is_ours(origin, port)) return "Requests from other sites are not answered.\n";
    *ret_status = 405;
    if (post && !may_write) return "This address only reads: GET and HEAD.\n";
    if (!post && strcmp(method, "GET") && strcmp(method, "HEAD")) return "This server knows GET, HEAD and POST.\n";
    *ret_status = 403;
    if (post && from.ptr && !is_one_of(from, "same-origin", "none")) return "Decisions are taken from this site's own pages only.\n";
    return NULL;
}

/* What stands between the first `open` and the next `close`. Text of reports cannot hold either: it is escaped. */
static fh_str between(fh_str body, fh_str open, fh_str close) {
    size_t begin = fh_str_find(body, open, 0);
    size_t end = begin == SIZE_MAX ? SIZE_MAX : fh_str_find(body, close, begin);
    return end == SIZE_MAX ? (fh_str){NULL, 0} : fh_str_cut(body, begin + open.len, end);
}

static void source_of(fh_str content, char ret_source[64]) {
    char hash[45];
    if (content.ptr) fh_sha256_base64(content, hash);
    snprintf(ret_source, 64, content.ptr ? "'sha256-%s'" : "'none'", hash);
}

void web_policy(fh_str body, char ret_policy[WEB_POLICY_BYTES]) {
    char script[64], style[64];
    source_of(between(body, FH_STR("<script>"), FH_STR("</script>")), script);
    source_of(between(body, FH_STR("<style>"), FH_STR("</style>")), style);
    snprintf(ret_policy, WEB_POLICY_BYTES, "default-src 'none'; style-src %s; script-src %s; connect-src 'self'; form-action 'self'; base-uri 'none'; "
             "frame-ancestors 'none'", style, script);
}

void web_protect(struct MHD_Response *r, const char *policy) {
    MHD_add_response_header(r, "Content-Security-Policy", policy);
    MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(r, "Referrer-Policy", "same-origin"); /* with none at all, forms would come with Origin: null */
    MHD_add_response_header(r, "Cross-Origin-Resource-Policy", "same-origin");
    MHD_add_response_header(r, "Cross-Origin-Opener-Policy", "same-origin");
}
