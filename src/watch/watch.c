/* SPDX-License-Identifier: MIT
 *
 * watch/watch.c - one feed's turn.
 *
 *   time? --> ask for news (ETag, Last-Modified) --> items --> new or changed ones: their pages --> the store
 *
 * An item is known by its address, whatever id the feed gives it this time; one without an address by what it says. Its page
 * is fetched once, and again when the feed says something else of it: the store then keeps a revision. A page that cannot be
 * had now is asked for in the next rounds; one that never can, or could not WATCH_TRIES times, is replaced by the feed's own
 * text. Items go to the store in small lots and the feed's note is written after each, so that a kill costs a lot at most.
 *
 * The validators are kept only when everything the feed listed is done: else the next visit must see it all again. */
#include "watch/watch.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/vec.h"
#include "watch/pace.h"
#include "watch/state.h"
#include "watch/visit.h"

enum {
    MOST_ITEMS = 500,          /* of one feed in one visit */
    LOT_ITEMS = 32,            /* that are added together */
    FEED_BYTES = 16 << 20, PAGE_BYTES = 16 << 20, LOT_BYTES = 32 << 20,
    LEAST_TEXT = 40            /* bytes that the text of a feed must have to stand for a page */
};

struct watch {
    fh_store *store;
    watch_how how;
    watch_net *net;
    watch_manners *manners;
};

watch *watch_new(fh_store *store, const watch_how *how) {
    watch *w = calloc(1, sizeof *w);
    if (!w) return NULL;
    *w = (watch){.store = store, .how = *how};
    w->net = watch_net_new(how->timeout, how->stopped, how->payload);
    w->manners = w->net ? watch_manners_new(store, w->net, how->pause, how->stopped, how->payload) : NULL;
    if (w->manners) return w;
    watch_free(w);
    return NULL;
}

void watch_free(watch *w) {
    if (!w) return;
    watch_manners_free(w->manners);
    watch_net_free(w->net);
    free(w);
}

/* ---- items ------------------------------------------------------------------------------------------------ */

typedef struct item {
    fh_arrival said;  /* by the feed */
    fh_str key;
    uint64_t digest;
} item;
typedef FH_VEC(item) item_vec;

typedef struct turn {
    watch *w;
    fh_str feed, url;    /* url: where it was found in the end */
    bool public_only;    /* what it leads to must be public */
    int64_t now;
    fh_arena *arena;     /* of the turn */
    fh_arena *lot_arena; /* of the pages of one lot */
    watch_state state;
    item_vec items;
    FH_VEC(fh_arrival) lot;
    FH_VEC(watch_seen *) lot_seen; /* per arrival of the lot */
    size_t lot_bytes;
    watch_news news;
    char why[WATCH_WHY];
} turn;

static uint64_t digest_of(const fh_arrival *a) {
    const fh_str parts[] = {a->title, a->bytes, a->description, a->published, a->modified, a->byline, a->credit, a->credit_url};
    uint64_t h = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) h = fh_hash_pair(h, fh_hash64(parts[i]));
    return h;
}

/* Its address as it is fetched; else a name made of the feed's and of what it says, for ids of feeds change. */
static fh_str key_of(turn *t, const fh_arrival *a, uint64_t digest) {
    watch_address address;
    if (a->url.len && watch_address_of(t->arena, a->url, t->url, &address)) return address.url;
    return fh_str_format(t->arena, "%.*s#%016" PRIx64, FH_STR_ARGS(t->feed), digest);
}

static fh_arrival copy_arrival(fh_arena *arena, const fh_arrival *a) {
    fh_arrival c = *a;
    fh_str *const fields[] = {&c.id, &c.url, &c.bytes, &c.charset, &c.title, &c.outlet, &c.language, &c.description, &c.published,
                              &c.modified, &c.fetched, &c.byline, &c.credit, &c.credit_url};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) *fields[i] = fh_str_copy(arena, *fields[i]);
    return c;
}

static int take_item(void *payload, const fh_arrival *a) {
    turn *t = payload;
    if (t->news.items++ >= MOST_ITEMS) return 0;
    item one = {.said = copy_arrival(t->arena, a), .digest = digest_of(a)};
    one.key = key_of(t, a, one.digest);
    fh_vec_push(t->arena, &t->items, one);
    return 0;
}

/* ---- lots ------------------------------------------------------------------------------------------------- */

static int note_failure(void *payload, const fh_report *report, const fh_failure *failure) {
    turn *t = payload;
    (void)report;
    if (!failure || !t->w->how.on_item) return 0;
    fh_str url = fh_str_copy(t->lot_arena, failure->path), why = fh_str_copy(t->lot_arena, failure->reason);
    if (url.ptr && why.ptr) t->w->how.on_item(t->w->how.payload, url.ptr, why.ptr);
    return 0;
}

static fh_str iso_time(fh_arena *arena, int64_t seconds) {
    char text[32] = "";
    time_t s = (time_t)seconds;
    struct tm utc;
    if (gmtime_r(&s, &utc)) strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return fh_str_copy(arena, fh_str_of(text));
}

/* Puts the lot into the store and then writes down that it is there. */
static fh_status flush(turn *t, fh_error *err) {
    fh_store_added a = {0};
    fh_store_how how = FH_STORE_HOW_INIT;
    how.now = iso_time(t->lot_arena, t->now);
    how.on_report = note_failure;
    how.payload = t;
    fh_status status = t->lot.n ? fh_store_add_memory(t->w->store, t->lot.at, t->lot.n, &how, &a, err) : FH_OK;
    if (status) return status;
    for (size_t i = 0; i < t->lot_seen.n; i++) t->lot_seen.at[i]->done = true;
    t->news.added.added += a.added;
    t->news.added.known += a.known;
    t->news.added.revisions += a.revisions;
    t->news.added.failed += a.failed;
    t->lot.n = t->lot_seen.n = 0;
    t->lot_bytes = 0;
    fh_arena_reset(t->lot_arena);
    return watch_state_save(t->w->store, t->feed, &t->state, err);
}

static void put_into_lot(turn *t, const item *one, watch_seen *seen, fh_arrival arrival) {
    arrival.id = one->key;
    arrival.url = one->said.url.len ? one->key : (fh_str){NULL, 0};
    t->lot_bytes += arrival.bytes.len;
    seen->digest = one->digest;
    seen->tries = 0;
    fh_vec_push(t->arena, &t->lot, arrival);
    fh_vec_push(t->arena, &t->lot_seen, seen);
}

/* ---- pages ------------------------------------------------------------------------------------------------ */

static bool is_page_type(fh_str type) {
    static const char *const types[] = {"text/html", "application/xhtml+xml", "text/plain"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (fh_str_equal_nocase(type, fh_str_of(types[i]))) return true;
    return !type.len;
}

static watch_trouble fetch_page(turn *t, const item *one, watch_answer *ret, char why[WATCH_WHY]) {
    fh_str from;
    watch_visit v = {.url = one->key, .accept = FH_STR("text/html, application/xhtml+xml, text/plain;q=0.5"), .max_bytes = PAGE_BYTES, .public_only = t->public_only};
    watch_trouble trouble = watch_go(t->w->manners, &v, t->now, t->lot_arena, ret, &from, why);
    if (trouble || is_page_type(ret->type)) return trouble;
    return snprintf(why, WATCH_WHY, "it is %.60s, not a page", ret->type.ptr), WATCH_NEVER;
}

/* What the feed itself says of the item, where that is a text. */
static bool has_text(const item *one) {
    size_t text = 0;
    bool tag = false;
    for (size_t i = 0; i < one->said.bytes.len; i++) {
        char c = one->said.bytes.ptr[i];
        tag = c == '<' || (tag && c != '>');
        text += !tag && c != '>';
    }
    return text >= LEAST_TEXT;
}

static void tell_item(turn *t, const item *one, const char *why) {
    if (t->w->how.on_item) t->w->how.on_item(t->w->how.payload, one->key.ptr, why);
}

/* One item that is new or says something else: its page, or what the feed has of it, into the lot. */
static watch_trouble take_news(turn *t, const item *one, watch_seen *seen) {
    char why[WATCH_WHY] = "";
    watch_answer page = {0};
    watch_trouble trouble = WATCH_NEVER;
    if (!t->w->how.feed_only && one->said.url.len) trouble = fetch_page(t, one, &page, why);
    if (trouble == WATCH_STOPPED) return trouble;
    if (trouble == WATCH_LATER && ++seen->tries < WATCH_TRIES) {
        t->news.added.failed++;
        tell_item(t, one, why);
        return trouble;
    }
    fh_arrival arrival = one->said;
    if (!trouble) arrival.bytes = page.body, arrival.charset = page.charset, arrival.clean = false, arrival.fetched = iso_time(t->lot_arena, t->now);
    else if (why[0]) tell_item(t, one, why);
    if (!trouble || has_text(one)) return put_into_lot(t, one, seen, arrival), WATCH_FINE;
    t->news.added.failed++;
    if (!why[0]) tell_item(t, one, "the feed has neither a text nor an address for it");
    seen->digest = one->digest;
    seen->done = true;
    return WATCH_FINE;
}

/* All items that are news. *ret_all: none of them is left for another time. */
static fh_status take_items(turn *t, bool *ret_all, fh_error *err) {
    fh_status status = FH_OK;
    *ret_all = true;
    fh_vec_reserve(t->arena, &t->state.seen, t->state.seen.n + t->items.n); /* so that entries stay where they are */
    for (size_t i = 0; i < t->items.n && !status; i++) {
        const item *one = &t->items.at[i];
        watch_seen *seen = watch_state_item(&t->state, one->key);
        if (!seen) break;
        if (seen->done && seen->digest == one->digest) { t->news.added.known++; continue; }
        seen->done = false;
        watch_trouble trouble = take_news(t, one, seen);
        if (trouble) *ret_all = false;
        if (trouble == WATCH_STOPPED) break;
        if (t->lot.n >= LOT_ITEMS || t->lot_bytes >= LOT_BYTES) status = flush(t, err);
    }
    if (!status) status = flush(t, err);
    return status ? status : fh_fail_arena(err, t->arena);
}

/* ---- the feed --------------------------------------------------------------------------------------------- */

static bool is_feed_type(fh_str type) {
    static const char *const wrong[] = {"image/", "audio/", "video/", "font/", "application/pdf", "application/zip"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        size_t n = strlen(wrong[i]);
        if (type.len >= n && fh_str_equal_nocase(fh_str_cut(type, 0, n), fh_str_of(wrong[i]))) return false;
    }
    return true;
}

static void fail(turn *t, int64_t not_before) {
    t->news.outcome = WATCH_FAILED;
    t->state.next = watch_next(t->feed, t->now, t->w->how.every, ++t->state.failures, not_before);
}

/* Reads what came, takes what is new, and says when to come again. */
static fh_status read_feed(turn *t, const watch_answer *a, fh_error *err) {
    fh_error trouble = {0};
    bool all = false;
    if (!is_feed_type(a->type) || !fh_feed_is(a->body)) {
        snprintf(t->why, sizeof t->why, "no RSS, Atom or JSON feed comes from there, but %.60s", a->type.len ? a->type.ptr : "something else");
        return fail(t, 0), FH_OK;
    }
    fh_status read = fh_feed_read(a->body, take_item, t, &trouble);
    if (read) snprintf(t->why, sizeof t->why, "%s", trouble.msg);
    fh_status status = take_items(t, &all, err);
    if (status) return status;
    if (read) fail(t, 0); /* it is asked for whole */
    t->news.outcome = WATCH_READ;
    if (read) return FH_OK;
    bool keep = all && t->news.items <= MOST_ITEMS;
    t->state.etag = keep ? a->etag : (fh_str){NULL, 0};
    t->state.modified = keep ? a->modified : (fh_str){NULL, 0};
    t->state.failures = 0;
    t->state.next = watch_next(t->feed, t->now, t->w->how.every, 0, t->now + watch_max_age(a->cache));
    return FH_OK;
}

/* What is made of the answer, or of its lack. */
static fh_status take_answer(turn *t, watch_trouble trouble, const watch_answer *a, fh_error *err) {
    if (trouble && a->status == 410) {
        t->news.outcome = WATCH_GONE;
        t->state.gone = true;
        t->state.next = 0;
    } else if (trouble) fail(t, watch_retry_after(a->retry_after, t->now));
    else if (a->status == 304) {
        t->news.outcome = WATCH_UNCHANGED;
        t->state.failures = 0;
        t->state.next = watch_next(t->feed, t->now, t->w->how.every, 0, t->now + watch_max_age(a->cache));
    } else return read_feed(t, a, err);
    return FH_OK;
}

static fh_status visit(turn *t, fh_error *err) {
    fh_str asked = t->feed, none = {NULL, 0};
    watch_answer a = {0};
    watch_visit v = {.url = asked, .base = none, .etag = t->state.etag, .modified = t->state.modified, .max_bytes = FEED_BYTES,
                     .accept = FH_STR("application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, */*;q=0.1")};
    watch_trouble trouble = watch_go(t->w->manners, &v, t->now, t->arena, &a, &t->url, t->why);
    if (trouble == WATCH_STOPPED) return FH_OK;
    t->public_only = !a.private_address;
    fh_status status = take_answer(t, trouble, &a, err);
    if (!status) status = watch_state_save(t->w->store, t->feed, &t->state, err);
    return status;
}

static fh_status take_turn(turn *t, fh_error *err) {
    fh_status status = watch_state_load(t->w->store, t->feed, t->arena, &t->state, err);
    if (status) return status;
    if (t->state.gone) t->news.outcome = WATCH_GONE;
    else if (t->state.next > t->now) t->news.outcome = WATCH_NOT_YET;
    else status = visit(t, err);
    t->news.next = t->state.gone ? 0 : t->state.next;
    t->news.why = t->why;
    return status;
}

fh_status watch_round(watch *w, const char *const *feeds, size_t n_feeds, int64_t *ret_next, fh_error *err) {
    fh_status status = FH_OK;
    int64_t first = 0;
    for (size_t i = 0; i < n_feeds && !status && !w->how.stopped(w->how.payload); i++) {
        turn t = {.w = w, .feed = fh_str_of(feeds[i]), .now = w->how.now(w->how.payload), .arena = fh_arena_new(NULL, 0),
                  .lot_arena = fh_arena_new(NULL, 0), .news = {.feed = feeds[i], .why = ""}};
        if (!t.arena || !t.lot_arena) status = fh_fail(err, FH_ENOMEM, 0, "out of memory for a feed");
        if (!status) status = take_turn(&t, err);
        if (!status && !w->how.stopped(w->how.payload)) w->how.on_feed(w->how.payload, &t.news);
        if (t.news.next && (!first || t.news.next < first)) first = t.news.next;
        fh_arena_free(t.arena);
        fh_arena_free(t.lot_arena);
    }
    *ret_next = first;
    return status;
}

fh_status watch_feeds(fh_store *store, fh_arena *arena, const char ***ret_feeds, size_t *ret_n, fh_error *err) {
    const fh_str *keys = NULL;
    size_t n = 0;
    fh_status status = fh_store_notes(store, FH_STR("feed"), &keys, &n, err);
    const char **feeds = status ? NULL : fh_new_n(arena, const char *, n + 1);
    for (size_t i = 0; feeds && i < n; i++) feeds[i] = fh_str_copy(arena, keys[i]).ptr;
    if (!status) status = fh_fail_arena(err, arena);
    if (!status) *ret_feeds = feeds, *ret_n = n;
    return status;
}
