/* SPDX-License-Identifier: MIT
 *
 * web/desks.c - a few open stores that requests take turns at, each with the pages it made last. A store handle is
 * one thread's at a time, so a request that finds all desks taken waits. */
#include "web/web.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"

enum { DESKS = 4, PAGES = 64 };
static const size_t CACHE_BYTES = (size_t)64 << 20; /* of one desk */

typedef struct slot { uint64_t address; web_page page; } slot;

struct web_cache {
    slot slots[PAGES];
    size_t next, bytes; /* the slot that is used up next */
    uint64_t version;   /* of the store when the pages were made */
};

struct web_desks {
    pthread_mutex_t lock;
    pthread_cond_t free_one;
    web_desk desks[DESKS];
    bool taken[DESKS];
    size_t n;
};

static void close_desk(web_desk *d) {
    fh_store_close(d->store);
    fh_engine_free(d->engine);
    fh_arena_free(d->arena);
    for (size_t i = 0; d->cache && i < PAGES; i++) free((char *)(uintptr_t)d->cache->slots[i].page.body.ptr);
    free(d->cache);
}

static fh_status open_desk(web_desk *d, const char *path, const fh_options *engine, fh_error *err) {
    d->arena = fh_arena_new(NULL, 0);
    d->cache = calloc(1, sizeof *d->cache);
    if (!d->arena || !d->cache) return fh_fail(err, FH_ENOMEM, 0, "out of memory for the server");
    fh_status status = fh_engine_new(engine, &d->engine, err);
    return status ? status : fh_store_open(d->engine, path, FH_STORE_READ, &d->store, err);
}

web_desks *web_desks_open(const char *path, const fh_options *engine, fh_error *err) {
    web_desks *ds = calloc(1, sizeof *ds);
    if (!ds) { fh_fail(err, FH_ENOMEM, 0, "out of memory for the server"); return NULL; }
    pthread_mutex_init(&ds->lock, NULL);
    pthread_cond_init(&ds->free_one, NULL);
    for (; ds->n < DESKS; ds->n++) {
        fh_status status = open_desk(&ds->desks[ds->n], path, engine, err);
        if (!status) continue;
        close_desk(&ds->desks[ds->n]);
        web_desks_close(ds);
        err->status = status;
        return NULL;
    }
    return ds;
}

void web_desks_close(web_desks *ds) {
    if (!ds) return;
    for (size_t i = 0; i < ds->n; i++) close_desk(&ds->desks[i]);
    pthread_cond_destroy(&ds->free_one);
    pthread_mutex_destroy(&ds->lock);
    free(ds);
}

web_desk *web_desk_take(web_desks *ds) {
    pthread_mutex_lock(&ds->lock);
    for (;;) {
        for (size_t i = 0; i < ds->n; i++) {
            if (ds->taken[i]) continue;
            ds->taken[i] = true;
            pthread_mutex_unlock(&ds->lock);
            return &ds->desks[i];
        }
        pthread_cond_wait(&ds->free_one, &ds->lock);
    }
}

void web_desk_give(web_desks *ds, web_desk *d) {
    fh_arena_reset(d->arena);
    pthread_mutex_lock(&ds->lock);
    ds->taken[d - ds->desks] = false;
    pthread_cond_signal(&ds->free_one);
    pthread_mutex_unlock(&ds->lock);
}

/* ---- pages --------------------------------------------------------------------------------------------- */

static void clear(slot *s, struct web_cache *c) {
    c->bytes -= s->page.body.len;
    free((char *)(uintptr_t)s->page.body.ptr);
    *s = (slot){0};
}

const web_page *web_cache_get(web_desk *d, fh_str address) {
    struct web_cache *c = d->cache;
    uint64_t version = fh_store_version(d->store), key = fh_hash64(address);
    if (version != c->version) {
        for (size_t i = 0; i < PAGES; i++) clear(&c->slots[i], c);
        c->version = version;
    }
    for (size_t i = 0; i < PAGES; i++)
        if (c->slots[i].page.body.ptr && c->slots[i].address == key) return &c->slots[i].page;
    return NULL;
}

const web_page *web_cache_put(web_desk *d, fh_str address, fh_str body) {
    struct web_cache *c = d->cache;
    char *copy = malloc(body.len + 1);
    if (!copy) return NULL;
    memcpy(copy, body.ptr, body.len);
    slot *s;
    do {
        s = &c->slots[c->next];
        c->next = (c->next + 1) % PAGES;
        clear(s, c);
    } while (c->bytes && c->bytes + body.len > CACHE_BYTES);
    *s = (slot){fh_hash64(address), {{copy, body.len}, "", ""}};
    char sum[65];
    fh_sha256_hex(body, sum);
    snprintf(s->page.tag, sizeof s->page.tag, "\"%.32s\"", sum);
    web_policy(body, s->page.policy);
    c->bytes += body.len;
    return &s->page;
}
