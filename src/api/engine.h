/* SPDX-License-Identifier: MIT
 *
 * api/engine.h - the engine's inside: options with defaults filled in, the workers, and an arena of
 * scratch for each. */
#ifndef FH_API_ENGINE_H
#define FH_API_ENGINE_H

#include <firsthand/firsthand.h>

#include "base/arena.h"
#include "base/pool.h"
#include "base/raw.h"

struct fh_engine {
    fh_options options;
    fh_pool *pool;
    fh_arena **scratch; /* one a worker */
    fh_seen seen;
};

/* One raw report through the stages up to `depth`, into `keep`. */
fh_status fh_api__read_report(const fh_engine *engine, fh_arena *keep, fh_arena *scratch, const fh_raw *raw, fh_depth depth,
                              fh_report *r, fh_error *err);

/* The stages behind the page: what `depth` asks for of r, which has its text. */
fh_status fh_api__read_text(const fh_engine *engine, fh_arena *keep, fh_arena *scratch, fh_depth depth, fh_report *r, fh_error *err);

/* A report that has been read, with the arena that owns it; or a failure. */
typedef struct fh_read_slot {
    fh_arena *keep;     /* of the report; the receiver may take it by setting this to NULL */
    fh_report *report;  /* NULL on failure */
    fh_failure failure; /* path and reason live in keep */
    bool given;         /* its text was taken as it stood, or is that of a store */
    const fh_raw *raw;  /* what was read; lent until the slot is handed back; NULL without a fh_known_fn */
} fh_read_slot;

/* Reads inputs in batches, in parallel, and hands the slots over in the order of the inputs. A raw report of
 * which `known` (NULL: none is) says true is passed over unread. */
typedef int fh_slot_fn(void *payload, fh_read_slot *slot);
typedef bool fh_known_fn(void *payload, const fh_raw *raw);
fh_status fh_api__read_inputs(fh_engine *engine, const char *const *inputs, size_t n_inputs, fh_depth depth, fh_known_fn *known,
                              fh_slot_fn *fn, void *payload, fh_error *err);

#endif
