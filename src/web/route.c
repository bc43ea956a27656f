/* SPDX-License-Identifier: MIT
 *
 * web/route.c - addresses and what they show. The same view is a page at /NAME and JSON at /api/NAME. */
#include <stdlib.h>
#include <string.h>

#include "web/web.h"

static const struct route { const char *path; fh_view view; bool json; } routes[] = {
    {"/", FH_VIEW_STORIES, false},           {"/search", FH_VIEW_SEARCH, false},        {"/speakers", FH_VIEW_SPEAKERS, false},
    {"/story", FH_VIEW_STORY, false},        {"/report", FH_VIEW_REPORT, false},        {"/api/stories", FH_VIEW_STORIES, true},
    {"/api/search", FH_VIEW_SEARCH, true},   {"/api/speakers", FH_VIEW_SPEAKERS, true}, {"/api/story", FH_VIEW_STORY, true},
    {"/api/report", FH_VIEW_REPORT, true},
};

static const char HTML[] = "text/html; charset=utf-8", JSON[] = "application/json; charset=utf-8";

enum MHD_Result web_send(struct MHD_Connection *c, unsigned status, const char *type, fh_str body, const char *tag) {
    struct MHD_Response *r = MHD_create_response_from_buffer(body.len, (void *)(uintptr_t)body.ptr, MHD_RESPMEM_MUST_COPY);
    if (!r) return MHD_NO;
    MHD_add_response_header(r, "Content-Type", type);
    MHD_add_response_header(r, "Cache-Control", "no-cache");
    if (tag) MHD_add_response_header(r, "ETag", tag);
    if (status == 405) MHD_add_response_header(r, "Allow", "GET, HEAD");
    web_protect(r, body);
    enum MHD_Result sent = MHD_queue_response(c, status, r);
    MHD_destroy_response(r);
    return sent;
}

/* ---- the question ------------------------------------------------------------------------------------ */

/* The argument's bytes, decoded; absent where it is not given or holds a NUL. */
static fh_str argument(struct MHD_Connection *c, const char *name) {
    const char *value = NULL;
    size_t n = 0;
    if (MHD_lookup_connection_value_n(c, MHD_GET_ARGUMENT_KIND, name, strlen(name), &value, &n) != MHD_YES || !value || !n) return (fh_str){NULL, 0};
    return memchr(value, 0, n) ? (fh_str){NULL, 0} : (fh_str){value, n};
}

static uint32_t number(fh_str s, uint32_t most) {
    uint32_t n = 0;
    for (size_t i = 0; i < s.len && fh_is_digit(s.ptr[i]) && n <= most; i++) n = n * 10 + (uint32_t)(s.ptr[i] - '0');
    return n < most ? n : most;
}

static fh_store_query question(struct MHD_Connection *c) {
    return (fh_store_query){.words = argument(c, "q"), .speaker = argument(c, "name"), .outlet = argument(c, "outlet"), .story = argument(c, "id"),
                            .since = argument(c, "since"), .until = argument(c, "until"), .offset = number(argument(c, "offset"), 100000000),
                            .limit = number(argument(c, "limit"), 500)};
}

/* What tells one answer from another: the path and every part of the question. */
static fh_str address_of(fh_arena *arena, const char *path, const fh_store_query *q) {
    fh_buf b = {.arena = arena};
    const fh_str parts[] = {q->words, q->speaker, q->outlet, q->story, q->since, q->until};
    fh_buf_format(&b, "%s %u %u", path, q->offset, q->limit);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        fh_buf_format(&b, " %zu:", parts[i].len);
        fh_buf_add(&b, parts[i]);
    }
    return fh_buf_str(&b);
}

/* ---- the answer ----------------------------------------------------------------------------------------- */

static bool to_buffer(void *payload, const char *bytes, size_t n) {
    fh_buf_add(payload, (fh_str){bytes, n});
    return true;
}

static enum MHD_Result send_problem(web_desk *d, struct MHD_Connection *c, unsigned status, bool json, const char *title, fh_str message) {
    fh_buf b = {.arena = d->arena};
    if (json) {
        fh_buf_add(&b, FH_STR("{\"error\":\""));
        for (size_t i = 0; i < message.len; i++) fh_buf_add_char(&b, message.ptr[i] == '"' || message.ptr[i] == '\\' || (unsigned char)message.ptr[i] < 0x20 ? '\'' : message.ptr[i]);
        fh_buf_add(&b, FH_STR("\"}\n"));
    } else fh_store_view_problem(d->store, title, message, (fh_sink){to_buffer, &b}, NULL);
    return web_send(c, status, json ? JSON : HTML, fh_buf_str(&b), NULL);
}

static enum MHD_Result send_view(web_desk *d, struct MHD_Connection *c, const struct route *r) {
    fh_store_query q = question(c);
    fh_str address = address_of(d->arena, r->path, &q);
    const web_page *page = web_cache_get(d, address);
    if (!page) {
        fh_buf b = {.arena = d->arena};
        fh_error err = {0};
        fh_status status = fh_store_view(d->store, r->view, &q, r->json, (fh_sink){to_buffer, &b}, &err);
        if (status == FH_EINPUT) return send_problem(d, c, r->view == FH_VIEW_SEARCH ? 400 : 404, r->json, r->view == FH_VIEW_SEARCH ? "Cannot search for this" : "Not here", fh_str_of(err.msg));
        if (status) return send_problem(d, c, 500, r->json, "The store has trouble", fh_str_of(err.msg));
        page = web_cache_put(d, address, fh_buf_str(&b));
        if (!page) return MHD_NO;
    }
    const char *known = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "If-None-Match");
    bool same = known && strstr(known, page->tag);
    return web_send(c, same ? 304 : 200, r->json ? JSON : HTML, same ? (fh_str){"", 0} : page->body, page->tag);
}

enum MHD_Result web_answer(web_desks *desks, struct MHD_Connection *c, const char *path, bool head) {
    (void)head; /* the library leaves the body out */
    const struct route *r = NULL;
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++)
        if (strcmp(routes[i].path, path) == 0) r = &routes[i];
    web_desk *d = web_desk_take(desks);
    enum MHD_Result sent;
    if (r) sent = send_view(d, c, r);
    else if (strcmp(path, "/api/openapi.json") == 0) {
        fh_buf b = {.arena = d->arena};
        web_openapi(&b);
        sent = web_send(c, 200, JSON, fh_buf_str(&b), NULL);
    } else sent = send_problem(d, c, 404, strncmp(path, "/api/", 5) == 0, "Not here", FH_STR("There is no such page."));
    web_desk_give(desks, d);
    return sent;
}
