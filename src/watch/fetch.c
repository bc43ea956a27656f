/* SPDX-License-Identifier: MIT
 *
 * watch/fetch.c - one request over HTTP.
 *
 * libcurl does the protocol; here are the bounds. The body is counted as it is unpacked, so that a small bomb is
 * stopped at the same place as a large page; time is counted over the whole request, so that a server which
 * gives a byte a second ends like one that gives none. The address that a name led to is looked at before anything
 * is asked of it, which no name server can outwit. */
#include "watch/fetch.h"

#include <stdio.h>
#include <stdlib.h>

#include <curl/curl.h>
#include <firsthand/version.h>

#include "base/buf.h"

#define AGENT "firsthand/" FH_VERSION " (reads news feeds for one desk; obeys robots.txt as firsthand)"
enum { CONNECT_SECONDS = 10, HEADER_BYTES = 256 << 10 };

struct watch_net {
    CURL *curl;
    long timeout;
    bool proxied; /* addresses are the proxy's, and say nothing */
    watch_stopped_fn *stopped;
    void *payload;
};

/* One request under way. */
typedef struct transfer {
    const watch_net *net;
    const watch_request *ask;
    fh_arena *arena;
    fh_buf body;
    size_t header_bytes;
    bool too_large, refused;
    watch_answer *answer;
} transfer;

watch_net *watch_net_new(long timeout_seconds, watch_stopped_fn *stopped, void *payload) {
    static const char *const proxies[] = {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
    watch_net *net = calloc(1, sizeof *net);
    if (!net || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return free(net), NULL;
    *net = (watch_net){.curl = curl_easy_init(), .timeout = timeout_seconds, .stopped = stopped, .payload = payload};
    for (size_t i = 0; i < sizeof proxies / sizeof *proxies; i++) net->proxied |= getenv(proxies[i]) != NULL;
    if (net->curl) return net;
    watch_net_free(net);
    return NULL;
}

void watch_net_free(watch_net *net) {
    if (!net) return;
    curl_easy_cleanup(net->curl);
    curl_global_cleanup();
    free(net);
}

/* ---- what libcurl calls -------------------------------------------------------------------------------- */

static size_t take_body(char *bytes, size_t size, size_t n, void *payload) {
    transfer *t = payload;
    n *= size;
    if (t->body.n + n > t->ask->max_bytes) {
        t->too_large = true;
        return 0;
    }
    fh_buf_add(&t->body, (fh_str){bytes, n});
    return fh_arena_status(t->arena) ? 0 : n;
}

static fh_str parameter(fh_str value, fh_str name) {
    fh_str part;
    while (fh_str_next(&value, ';', &part)) {
        part = fh_str_trim(part);
        if (part.len <= name.len || !fh_str_equal_nocase(fh_str_cut(part, 0, name.len), name)) continue;
        part = fh_str_trim(fh_str_cut(part, name.len, part.len));
        if (part.len >= 2 && part.ptr[0] == '"' && part.ptr[part.len - 1] == '"') part = fh_str_cut(part, 1, part.len - 1);
        return part;
    }
    return (fh_str){NULL, 0};
}

static void take_type(transfer *t, fh_str value) {
    fh_str rest = value, type;
    t->answer->charset = fh_str_copy(t->arena, parameter(value, FH_STR("charset=")));
    if (fh_str_next(&rest, ';', &type)) t->answer->type = fh_str_copy(t->arena, fh_str_trim(type));
}

static size_t take_header(char *bytes, size_t size, size_t n, void *payload) {
    transfer *t = payload;
    fh_str line = {bytes, n * size};
    watch_answer *a = t->answer;
    const struct { fh_str name; fh_str *field; } wanted[] = {
        {FH_STR("etag:"), &a->etag}, {FH_STR("last-modified:"), &a->modified},
        {FH_STR("retry-after:"), &a->retry_after}, {FH_STR("cache-control:"), &a->cache}};
    if ((t->header_bytes += line.len) > HEADER_BYTES) {
        t->too_large = true;
        return 0;
    }
    if (fh_str_starts(line, FH_STR("HTTP/"))) *a = (watch_answer){0}; /* what stood before was an interim answer */
    const fh_str type = FH_STR("content-type:");
    if (line.len > type.len && fh_str_equal_nocase(fh_str_cut(line, 0, type.len), type)) take_type(t, fh_str_trim(fh_str_cut(line, type.len, line.len)));
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        fh_str name = wanted[i].name;
        if (line.len <= name.len || !fh_str_equal_nocase(fh_str_cut(line, 0, name.len), name)) continue;
        *wanted[i].field = fh_str_copy(t->arena, fh_str_trim(fh_str_cut(line, name.len, line.len)));
    }
    return n * size;
}

static int look_at_address(void *payload, char *ip, char *local_ip, int port, int local_port) {
    transfer *t = payload;
    (void)local_ip, (void)port, (void)local_port;
    bool behind = !t->net->proxied && watch_is_private(ip);
    t->refused = behind && t->ask->public_only;
    return t->refused ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

static int look_for_stop(void *payload, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    const transfer *t = payload;
    (void)a, (void)b, (void)c, (void)d;
    return t->net->stopped && t->net->stopped(t->net->payload);
}

/* ---- the request ----------------------------------------------------------------------------------------- */

static struct curl_slist *headers_of(const watch_request *ask, fh_arena *arena) {
    struct curl_slist *list = curl_slist_append(NULL, fh_str_format(arena, "Accept: %s", ask->accept.ptr).ptr);
    if (ask->etag.len) list = curl_slist_append(list, fh_str_format(arena, "If-None-Match: %.*s", FH_STR_ARGS(ask->etag)).ptr);
    if (ask->modified.len) list = curl_slist_append(list, fh_str_format(arena, "If-Modified-Since: %.*s", FH_STR_ARGS(ask->modified)).ptr);
    return list;
}

static void prepare(CURL *c, transfer *t, const struct curl_slist *headers) {
    curl_easy_reset(c);
    curl_easy_setopt(c, CURLOPT_URL, t->ask->url.ptr);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_USERAGENT, AGENT);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, t->net->timeout);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, t);
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(c, CURLOPT_HEADERDATA, t);
    curl_easy_setopt(c, CURLOPT_PREREQFUNCTION, look_at_address);
    curl_easy_setopt(c, CURLOPT_PREREQDATA, t);
    curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, look_for_stop);
    curl_easy_setopt(c, CURLOPT_XFERINFODATA, t);
    curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
}

/* Why there is no answer, in our words. */
static watch_trouble explain(const transfer *t, CURLcode code, char why[WATCH_WHY]) {
    const watch_request *ask = t->ask;
    if (t->net->stopped && t->net->stopped(t->net->payload)) return WATCH_STOPPED;
    if (t->refused) return snprintf(why, WATCH_WHY, "leads to an address of this machine or of a private net; a stranger's feed may not"), WATCH_NEVER;
    if (t->too_large) return snprintf(why, WATCH_WHY, "larger than %zu KiB when unpacked; it was left there", ask->max_bytes >> 10), WATCH_NEVER;
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT: snprintf(why, WATCH_WHY, "no whole answer within %ld seconds", t->net->timeout); break;
    case CURLE_COULDNT_RESOLVE_HOST: snprintf(why, WATCH_WHY, "there is no such host; check the address"); break;
    case CURLE_COULDNT_CONNECT: snprintf(why, WATCH_WHY, "the host does not take connections"); break;
    case CURLE_PARTIAL_FILE: case CURLE_GOT_NOTHING: case CURLE_RECV_ERROR: snprintf(why, WATCH_WHY, "the answer broke off"); break;
    case CURLE_BAD_CONTENT_ENCODING: snprintf(why, WATCH_WHY, "its packing is damaged"); break;
    case CURLE_PEER_FAILED_VERIFICATION: snprintf(why, WATCH_WHY, "its certificate cannot be trusted"); break;
    default: snprintf(why, WATCH_WHY, "it could not be fetched (%s)", curl_easy_strerror(code)); break;
    }
    return WATCH_LATER;
}

watch_trouble watch_fetch(watch_net *net, const watch_request *ask, fh_arena *arena, watch_answer *ret, char why[WATCH_WHY]) {
    watch_answer answer = {0};
    transfer t = {.net = net, .ask = ask, .arena = arena, .body = {.arena = arena}, .answer = &answer};
    struct curl_slist *headers = headers_of(ask, arena);
    char *location = NULL, *ip = NULL;
    prepare(net->curl, &t, headers);
    CURLcode code = curl_easy_perform(net->curl);
    curl_slist_free_all(headers);
    if (code == CURLE_OK && fh_arena_status(arena)) code = CURLE_OUT_OF_MEMORY;
    if (code != CURLE_OK) return explain(&t, code, why);
    curl_easy_getinfo(net->curl, CURLINFO_RESPONSE_CODE, &answer.status);
    if (curl_easy_getinfo(net->curl, CURLINFO_REDIRECT_URL, &location) == CURLE_OK) answer.location = fh_str_copy(arena, fh_str_of(location));
    if (curl_easy_getinfo(net->curl, CURLINFO_PRIMARY_IP, &ip) == CURLE_OK && ip) answer.private_address = !net->proxied && watch_is_private(ip);
    answer.body = fh_buf_str(&t.body);
    *ret = answer;
    return WATCH_FINE;
}
