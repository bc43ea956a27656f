/* SPDX-License-Identifier: MIT
 *
 * base/pool.c - items are taken one by one from a shared counter; a run ends when every
 * worker has found the counter used up. */
#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { MOST_THREADS = 256 };

typedef struct worker {
    fh_pool *pool;
    pthread_t thread;
    unsigned number;
} worker;

struct fh_pool {
    unsigned n_threads;
    pthread_mutex_t lock;
    pthread_cond_t begin, end;
    unsigned long run;    /* counts calls of fh_pool_run, so that a worker joins each once */
    unsigned busy;        /* started workers still in this run */
    bool stop;
    atomic_size_t next;
    size_t n;
    fh_pool_fn *fn;
    void *payload;
    worker workers[];     /* n_threads - 1 */
};

static void take_items(fh_pool *pool, unsigned number) {
    for (size_t i; (i = atomic_fetch_add(&pool->next, 1)) < pool->n;) pool->fn(pool->payload, i, number);
}

static void *work(void *arg) {
    worker *self = arg;
    fh_pool *pool = self->pool;
    unsigned long seen = 0;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (!pool->stop && pool->run == seen) pthread_cond_wait(&pool->begin, &pool->lock);
        if (pool->stop) break;
        seen = pool->run;
        pthread_mutex_unlock(&pool->lock);
        take_items(pool, self->number);
        pthread_mutex_lock(&pool->lock);
        if (--pool->busy == 0) pthread_cond_signal(&pool->end);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

fh_pool *fh_pool_new(unsigned n_threads) {
    if (n_threads < 1) n_threads = 1;
    if (n_threads > MOST_THREADS) n_threads = MOST_THREADS;
    fh_pool *pool = calloc(1, sizeof *pool + (n_threads - 1) * sizeof(worker));
    if (!pool) return NULL;
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->begin, NULL);
    pthread_cond_init(&pool->end, NULL);
    pool->n_threads = 1;
    for (unsigned i = 0; i + 1 < n_threads; i++) {
        worker *w = &pool->workers[i];
        *w = (worker){.pool = pool, .number = i + 1};
        if (pthread_create(&w->thread, NULL, work, w)) break; /* fewer threads do the same work */
        pool->n_threads++;
    }
    return pool;
}

void fh_pool_free(fh_pool *pool) {
    if (!pool) return;
    pthread_mutex_lock(&pool->lock);
    pool->stop = true;
    pthread_cond_broadcast(&pool->begin);
    pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i + 1 < pool->n_threads; i++) pthread_join(pool->workers[i].thread, NULL);
    pthread_cond_destroy(&pool->begin);
    pthread_cond_destroy(&pool->end);
    pthread_mutex_destroy(&pool->lock);
    free(pool);
}

unsigned fh_pool_threads(const fh_pool *pool) { return pool->n_threads; }

void fh_pool_run(fh_pool *pool, size_t n, fh_pool_fn *fn, void *payload) {
    if (pool->n_threads == 1 || n < 2) {
        for (size_t i = 0; i < n; i++) fn(payload, i, 0);
        return;
    }
    pthread_mutex_lock(&pool->lock);
    pool->n = n;
    pool->fn = fn;
    pool->payload = payload;
    atomic_store(&pool->next, 0);
    pool->busy = pool->n_threads - 1;
    pool->run++;
    pthread_cond_broadcast(&pool->begin);
    pthread_mutex_unlock(&pool->lock);
    take_items(pool, 0);
    pthread_mutex_lock(&pool->lock);
    while (pool->busy) pthread_cond_wait(&pool->end, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
}
