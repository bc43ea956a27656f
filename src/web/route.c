/* SPDX-License-Identifier: MIT
 *
 * web/route.c - addresses and what they show.
 *
 *   /reports, /reports.csv, /reports.json, /reports.svg, /api/reports
 *
 * are one view in its shapes. Names and endings are those of two tables; nothing else is an address, and none leads to
 * a file. */
#include <stdlib.h>
#include <string.h>

#include "web/request.h"
#include "web/web.h"

static const struct route { const char *name; fh_view view; } routes[] = {
    {"", FH_VIEW_STORIES}, {"stories", FH_VIEW_STORIES}, {"reports", FH_VIEW_REPORTS}, {"search", FH_VIEW_SEARCH}, {"speakers", FH_VIEW_SPEAKERS},
    {"story", FH_VIEW_STORY}, {"report", FH_VIEW_REPORT}, {"decisions", FH_VIEW_DECISIONS},
};

static const char HTML[] = "text/html; charset=utf-8", JSON[] = "application/json; charset=utf-8";

/* A shape, how its addresses and files end, and its type. */
static const struct ending { const char *address; fh_shape shape; const char *file, *type; } endings[] = {
    {"", FH_SHAPE_PAGE, NULL, HTML},
    {".json", FH_SHAPE_JSON, "json", JSON},
    {".csv", FH_SHAPE_CSV, "csv", "text/csv; charset=utf-8; header=present"},
    {".svg", FH_SHAPE_SVG, "svg", "image/svg+xml"},
    {".graphml", FH_SHAPE_GRAPHML, "graphml", "application/xml; charset=utf-8"},
    {".dot", FH_SHAPE_DOT, "dot", "text/vnd.graphviz; charset=utf-8"},
    {".annotations", FH_SHAPE_ANNOTATIONS, "jsonld", "application/ld+json; charset=utf-8"},
    {".prov", FH_SHAPE_PROV, "prov.json", JSON},
};

/* An address that was understood. */
typedef struct place {
    fh_view view;
    const struct ending *ending;
    bool api;
} place;

static bool find_place(fh_str path, place *ret) {
    bool api = fh_str_starts(path, FH_STR("/api/"));
    if (!api && !fh_str_starts(path, FH_STR("/"))) return false;
    fh_str rest = fh_str_cut(path, api ? 5 : 1, path.len);
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
        fh_str name = fh_str_of(routes[i].name);
        if (!fh_str_starts(rest, name) || (api && !name.len)) continue;
        fh_str end = fh_str_cut(rest, name.len, rest.len);
        for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
            if (!fh_str_equal(end, fh_str_of(endings[k].address)) || (!name.len && k) || (api && k)) continue;
            *ret = (place){routes[i].view, &endings[api ? 1 : k], api};
            return true;
        }
    }
    return false;
}

/* ---- the question ------------------------------------------------------------------------------------ */

/* The argument's bytes, decoded; absent where it is not given or holds a NUL. */
static fh_str argument(struct MHD_Connection *c, const char *name) {
    const char *value = NULL;
    size_t n = 0;
    if (MHD_lookup_connection_value_n(c, MHD_GET_ARGUMENT_KIND, name, strlen(name), &value, &n) != MHD_YES || !value || !n) return (fh_str){NULL, 0};
    return memchr(value, 0, n) ? (fh_str){NULL, 0} : (fh_str){value, n};
}

static fh_store_query question(struct MHD_Connection *c) {
    return (fh_store_query){.words = argument(c, "q"), .speaker = argument(c, "name"), .outlet = argument(c, "outlet"), .story = argument(c, "id"),
                            .since = argument(c, "since"), .until = argument(c, "until"), .part = argument(c, "part"), .left = argument(c, "left"),
                            .right = argument(c, "right"), .revised = argument(c, "revised").len > 0,
                            .offset = web_number(argument(c, "offset"), 100000000), .limit = web_number(argument(c, "limit"), 500)};
}

/* What tells one answer from another: the path and every part of the question. */
static fh_str address_of(fh_arena *arena, const char *path, const fh_store_query *q) {
    fh_buf b = {.arena = arena};
    const fh_str parts[] = {q->words, q->speaker, q->outlet, q->story, q->since, q->until, q->part, q->left, q->right};
    fh_buf_format(&b, "%s %u %u %d", path, q->offset, q->limit, q->revised);
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

enum MHD_Result web_send(struct MHD_Connection *c, const web_answer *a) {
    struct MHD_Response *r = MHD_create_response_from_buffer(a->body.len, (void *)(uintptr_t)a->body.ptr, MHD_RESPMEM_MUST_COPY);
    char policy[WEB_POLICY_BYTES];
    if (!r) return MHD_NO;
    MHD_add_response_header(r, "Content-Type", a->type);
    MHD_add_response_header(r, "Cache-Control", "no-cache");
    if (a->tag) MHD_add_response_header(r, "ETag", a->tag);
    if (a->location) MHD_add_response_header(r, "Location", a->location);
    if (a->file) MHD_add_response_header(r, "Content-Disposition", a->file);
    if (a->status == 405) MHD_add_response_header(r, "Allow", "GET, HEAD, POST");
    if (!a->policy) web_policy(a->body, policy);
    web_protect(r, a->policy ? a->policy : policy);
    enum MHD_Result sent = MHD_queue_response(c, a->status, r);
    MHD_destroy_response(r);
    return sent;
}

enum MHD_Result web_send_problem(web_desk *d, struct MHD_Connection *c, unsigned status, bool json, const char *title, fh_str message) {
    fh_buf b = {.arena = d->arena};
    if (json) {
        fh_buf_add(&b, FH_STR("{\"error\":\""));
        for (size_t i = 0; i < message.len; i++) fh_buf_add_char(&b, message.ptr[i] == '"' || message.ptr[i] == '\\' || (unsigned char)message.ptr[i] < 0x20 ? '\'' : message.ptr[i]);
        fh_buf_add(&b, FH_STR("\"}\n"));
    } else fh_store_view_problem(d->store, title, message, (fh_sink){to_buffer, &b}, NULL);
    return web_send(c, &(web_answer){.status = status, .type = json ? JSON : HTML, .body = fh_buf_str(&b)});
}

/* "attachment; filename=..." with letters, digits and dashes of the id. */
static const char *file_of(fh_arena *arena, const char *path, const place *at, const fh_store_query *q) {
    fh_buf b = {.arena = arena};
    if (at->api || !at->ending->file) return NULL;
    fh_str name = fh_str_of(path + 1);
    fh_buf_add(&b, FH_STR("attachment; filename=\""));
    fh_buf_add(&b, fh_str_cut(name, 0, fh_str_find_char(name, '.', 0)));
    const fh_str told[] = {q->story, q->part};
    for (size_t k = 0; k < 2; k++) {
        if (told[k].len) fh_buf_add_char(&b, '-');
        for (size_t i = 0; i < told[k].len && i < 60; i++) fh_buf_add_char(&b, fh_is_alpha(told[k].ptr[i]) || fh_is_digit(told[k].ptr[i]) ? told[k].ptr[i] : '-');
    }
    fh_buf_format(&b, ".%s\"", at->ending->file);
    fh_buf_add_char(&b, '\0');
    return fh_buf_str(&b).ptr;
}

static enum MHD_Result send_view(web_desk *d, struct MHD_Connection *c, const char *path, const place *at) {
    fh_store_query q = question(c);
    bool json = at->ending->shape != FH_SHAPE_PAGE;
    fh_str address = address_of(d->arena, path, &q);
    const web_page *page = web_cache_get(d, address);
    if (!page) {
        fh_buf b = {.arena = d->arena};
        fh_error err = {0};
        fh_status status = fh_store_view(d->store, at->view, &q, at->ending->shape, (fh_sink){to_buffer, &b}, &err);
        if (status == FH_EINPUT) return web_send_problem(d, c, at->view == FH_VIEW_SEARCH ? 400 : 404, json, at->view == FH_VIEW_SEARCH ? "Cannot search for this" : "Not here", fh_str_of(err.msg));
        if (status) return web_send_problem(d, c, 500, json, "The store has trouble", fh_str_of(err.msg));
        page = web_cache_put(d, address, fh_buf_str(&b));
        if (!page) return MHD_NO;
    }
    const char *known = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "If-None-Match");
    bool same = known && strstr(known, page->tag);
    return web_send(c, &(web_answer){.status = same ? 304 : 200, .type = at->ending->type, .body = same ? (fh_str){"", 0} : page->body, .tag = page->tag,
                                     .policy = page->policy, .file = file_of(d->arena, path, at, &q)});
}

enum MHD_Result web_show(web_desks *desks, struct MHD_Connection *c, const char *path) {
    place at;
    web_desk *d = web_desk_take(desks);
    enum MHD_Result sent;
    if (find_place(fh_str_of(path), &at)) sent = send_view(d, c, path, &at);
    else if (strcmp(path, "/api/openapi.json") == 0) {
        fh_buf b = {.arena = d->arena};
        web_openapi(&b);
        sent = web_send(c, &(web_answer){.status = 200, .type = JSON, .body = fh_buf_str(&b)});
    } else sent = web_send_problem(d, c, 404, strncmp(path, "/api/", 5) == 0, "Not here", FH_STR("There is no such page."));
    web_desk_give(desks, d);
    return sent;
}
