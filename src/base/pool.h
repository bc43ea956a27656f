/* SPDX-License-Identifier: MIT
 *
 * base/pool.h - threads that share out numbered items. The caller's thread is worker 0. */
#ifndef FH_BASE_POOL_H
#define FH_BASE_POOL_H

#include <firsthand/types.h>

typedef struct fh_pool fh_pool;

/* `worker` is 0 .. n_threads-1 and picks per-worker scratch; results must go to item i's own place,
 * so that they do not depend on who did what when. */
typedef void fh_pool_fn(void *payload, size_t item, unsigned worker);

/* n_threads 1 starts no thread. NULL when there is no memory or no thread to be had. */
fh_pool *fh_pool_new(unsigned n_threads);
void fh_pool_free(fh_pool *pool);
unsigned fh_pool_threads(const fh_pool *pool);

/* Calls fn for items 0 .. n-1 and returns when all are done. One caller at a time, not from inside fn. */
void fh_pool_run(fh_pool *pool, size_t n, fh_pool_fn *fn, void *payload);

#endif
