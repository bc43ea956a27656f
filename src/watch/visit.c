/* SPDX-License-Identifier: MIT
 *
 * watch/visit.c - fetching with manners.
 *
 *   address --> may we? (robots.txt of its origin) --> pause (of its host) --> fetch --> redirect? back to the start
 *
 * A robots.txt that cannot be had forbids everything until it can (RFC 9309, 2.3.1.4), unless one was had in the
 * last thirty days; one that is not there (4xx) allows everything. It is asked for once a day. A host that asks us to
 * come later (429 or 503 with Retry-After) is left alone until then. */
#include "watch/visit.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <jansson.h>

#include "base/map.h"
#include "base/vec.h"
#include "watch/pace.h"
#include "watch/robots.h"

enum { MOST_REDIRECTS = 5, ROBOTS_OLD = WATCH_DAY, ROBOTS_TOO_OLD = 30 * WATCH_DAY };

typedef struct origin {
    fh_str robots;
    bool asked, missing; /* this run; no robots.txt can be had, and none was had before */
    char why[WATCH_WHY]; /* why it is missing */
} origin;

typedef struct host {
    int64_t last_ms;     /* of the clock that only runs forward; 0: never */
    int64_t not_before;  /* it asked for this */
} host;

struct watch_manners {
    fh_store *store;
    watch_net *net;
    fh_arena *arena;
    int64_t pause;
    watch_stopped_fn *stopped;
    void *payload;
    fh_strmap origin_ids, host_ids;
    FH_VEC(origin) origins;
    FH_VEC(host) hosts;
};

watch_manners *watch_manners_new(fh_store *store, watch_net *net, int64_t pause, watch_stopped_fn *stopped, void *payload) {
    watch_manners *m = calloc(1, sizeof *m);
    fh_arena *arena = m ? fh_arena_new(NULL, 0) : NULL;
    if (!arena) return free(m), NULL;
    *m = (watch_manners){.store = store, .net = net, .arena = arena, .pause = pause, .stopped = stopped, .payload = payload,
                         .origin_ids = {.arena = arena}, .host_ids = {.arena = arena}};
    return m;
}

void watch_manners_free(watch_manners *m) {
    if (!m) return;
    fh_arena_free(m->arena);
    free(m);
}

static bool stopped(const watch_manners *m) { return m->stopped && m->stopped(m->payload); }

static int64_t milliseconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The number of a name, which the map only borrows. */
static uint32_t number_of(fh_strmap *names, fh_arena *arena, fh_str name) {
    uint32_t id = fh_strmap_get(names, name);
    return id == UINT32_MAX ? fh_strmap_put(names, fh_str_copy(arena, name)) : id;
}

static host *host_of(watch_manners *m, fh_str name) {
    uint32_t id = number_of(&m->host_ids, m->arena, name);
    if (id == m->hosts.n) fh_vec_push(m->arena, &m->hosts, (host){0});
    return id < m->hosts.n ? &m->hosts.at[id] : NULL;
}

/* Waits until `seconds` have gone since the last request to the host. False when we are told to stop. */
static bool pause_for(const watch_manners *m, host *h, int64_t seconds) {
    while (h->last_ms && milliseconds() < h->last_ms + seconds * 1000) {
        if (stopped(m)) return false;
        nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    }
    h->last_ms = milliseconds();
    return !stopped(m);
}

static bool is_redirect(long status) { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }

/* One request; what the host asks for is remembered. */
static watch_trouble ask(watch_manners *m, const watch_address *a, const watch_request *r, unsigned delay, int64_t now, fh_arena *arena,
                         watch_answer *ret, char why[WATCH_WHY]) {
    host *h = host_of(m, a->host);
    if (!h) return snprintf(why, WATCH_WHY, "out of memory"), WATCH_LATER;
    if (h->not_before > now) return snprintf(why, WATCH_WHY, "its host asked to be left alone for a while"), WATCH_LATER;
    if (!pause_for(m, h, delay > m->pause ? delay : m->pause)) return WATCH_STOPPED;
    watch_trouble trouble = watch_fetch(m->net, r, arena, ret, why);
    h->last_ms = milliseconds();
    if (!trouble && (ret->status == 429 || ret->status == 503)) h->not_before = watch_retry_after(ret->retry_after, now);
    return trouble;
}

/* ---- robots.txt -------------------------------------------------------------------------------------------- */

/* What was had before: {"at", "body"}. */
static bool recall(watch_manners *m, fh_str name, fh_str *ret_body, int64_t *ret_at) {
    fh_str note = {NULL, 0};
    if (fh_store_note(m->store, FH_STR("robots"), name, &note, NULL) || !note.len) return false;
    json_t *o = json_loadb(note.ptr, note.len, 0, NULL);
    const json_t *body = json_object_get(o, "body");
    if (json_is_string(body)) *ret_body = fh_str_copy(m->arena, (fh_str){json_string_value(body), json_string_length(body)});
    *ret_at = json_integer_value(json_object_get(o, "at"));
    json_decref(o);
    return ret_body->ptr != NULL;
}

static void remember(watch_manners *m, fh_str name, fh_str body, int64_t now) {
    json_t *o = json_object(), *text = json_stringn(body.ptr, body.len);
    json_object_set_new(o, "at", json_integer((json_int_t)now));
    json_object_set_new(o, "body", text ? text : json_string(""));
    char *note = json_dumps(o, JSON_COMPACT);
    if (note) fh_store_set_note(m->store, FH_STR("robots"), name, fh_str_of(note), NULL); /* without it, it is asked for again */
    free(note);
    json_decref(o);
}

/* Bytes that are no ASCII cannot stand in a rule; what is left out of a line makes it fit less. */
static fh_str ascii_of(fh_arena *arena, fh_str s) {
    fh_str copy = fh_str_copy(arena, s.ptr ? s : FH_STR(""));
    char *at = (char *)(uintptr_t)copy.ptr; /* our own copy */
    for (size_t i = 0; at && i < copy.len; i++)
        if ((unsigned char)at[i] >= 0x80 || !at[i]) at[i] = '?';
    return copy;
}

static watch_trouble fetch_robots(watch_manners *m, const watch_address *site, bool public_only, int64_t now, fh_arena *arena, fh_str *ret_body, char why[WATCH_WHY]) {
    watch_address a;
    fh_str url = FH_STR("/robots.txt"), base = site->url;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
        watch_answer answer = {0};
        if (!watch_address_of(arena, url, base, &a)) break;
        watch_request r = {.url = a.url, .accept = FH_STR("text/plain, */*;q=0.1"), .max_bytes = 8 * WATCH_ROBOTS_BYTES, .public_only = public_only};
        watch_trouble trouble = ask(m, &a, &r, 0, now, arena, &answer, why);
        if (trouble == WATCH_NEVER) break;
        if (trouble) return trouble;
        public_only |= !answer.private_address; /* a public host may not lead behind it */
        if (answer.status >= 500 || answer.status == 429) return snprintf(why, WATCH_WHY, "answered %ld", answer.status), WATCH_LATER;
        if (answer.status >= 200 && answer.status < 300) return *ret_body = fh_str_copy(m->arena, ascii_of(arena, answer.body)), WATCH_FINE;
        if (!is_redirect(answer.status)) break;
        url = answer.location;
        base = a.url;
    }
    *ret_body = FH_STR(""); /* there is none: everything is allowed */
    return WATCH_FINE;
}

static watch_trouble learn(watch_manners *m, origin *o, const watch_address *a, bool public_only, int64_t now, fh_arena *arena) {
    fh_str before = {NULL, 0};
    int64_t at = 0;
    bool had = recall(m, a->origin, &before, &at) && at <= now;
    if (had && now - at < ROBOTS_OLD) return o->robots = before, o->asked = true, WATCH_FINE;
    watch_trouble trouble = fetch_robots(m, a, public_only, now, arena, &o->robots, o->why);
    if (trouble == WATCH_STOPPED) return trouble;
    o->asked = true;
    if (!trouble) remember(m, a->origin, o->robots, now);
    else if (had && now - at < ROBOTS_TOO_OLD) o->robots = before;
    else o->missing = true;
    return WATCH_FINE;
}

static watch_trouble may_go(watch_manners *m, const watch_address *a, bool public_only, int64_t now, fh_arena *arena, unsigned *ret_delay, char why[WATCH_WHY]) {
    uint32_t id = number_of(&m->origin_ids, m->arena, a->origin);
    if (id == m->origins.n) fh_vec_push(m->arena, &m->origins, (origin){0});
    if (id >= m->origins.n) return snprintf(why, WATCH_WHY, "out of memory"), WATCH_LATER;
    origin *o = &m->origins.at[id];
    if (!o->asked && learn(m, o, a, public_only, now, arena)) return WATCH_STOPPED;
    if (o->missing) return snprintf(why, WATCH_WHY, "its robots.txt cannot be had, and without it nothing may be fetched: %.120s", o->why), WATCH_LATER;
    if (watch_robots_allow(o->robots, FH_STR("firsthand"), a->path, ret_delay)) return WATCH_FINE;
    return snprintf(why, WATCH_WHY, "its robots.txt does not allow it"), WATCH_NEVER;
}

/* ---- going -------------------------------------------------------------------------------------------------- */

static watch_trouble judge(long status, char why[WATCH_WHY]) {
    if ((status >= 200 && status < 300) || status == 304) return WATCH_FINE;
    if (status == 429) return snprintf(why, WATCH_WHY, "asked too often (429); it will be asked later"), WATCH_LATER;
    if (status >= 500 || status == 408 || status == 425) return snprintf(why, WATCH_WHY, "the server answered %ld", status), WATCH_LATER;
    return snprintf(why, WATCH_WHY, status == 410 ? "it is gone for good (%ld)" : "the server answered %ld; check the address", status), WATCH_NEVER;
}

watch_trouble watch_go(watch_manners *m, const watch_visit *v, int64_t now, fh_arena *arena, watch_answer *ret, fh_str *ret_url, char why[WATCH_WHY]) {
    fh_str url = v->url, base = v->base;
    bool public_only = v->public_only;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
        watch_address a;
        unsigned delay = 0;
        if (!watch_address_of(arena, url, base, &a))
            return snprintf(why, WATCH_WHY, "%s '%.120s', which is no http or https address", hop ? "it redirects to" : "it is", url.ptr ? url.ptr : ""), WATCH_NEVER;
        watch_trouble trouble = may_go(m, &a, public_only, now, arena, &delay, why);
        watch_request r = {.url = a.url, .accept = v->accept, .max_bytes = v->max_bytes, .public_only = public_only};
        if (hop == 0) r.etag = v->etag, r.modified = v->modified;
        if (!trouble) trouble = ask(m, &a, &r, delay, now, arena, ret, why);
        *ret_url = a.url;
        if (trouble) return trouble;
        if (!is_redirect(ret->status)) return judge(ret->status, why);
        public_only |= !ret->private_address; /* a public host may not lead behind it */
        if (!ret->location.len) return snprintf(why, WATCH_WHY, "it redirects (%ld) to nowhere", ret->status), WATCH_NEVER;
        url = ret->location;
        base = a.url;
    }
    return snprintf(why, WATCH_WHY, "it redirects more than %d times", MOST_REDIRECTS), WATCH_NEVER;
}
