/* SPDX-License-Identifier: MIT
 *
 * api/engine.c - options, workers, and the stages that read one report. */
#include "api/engine.h"

#include <stdlib.h>

#include "attribution/attribution.h"
#include "base/error.h"
#include "page/page.h"
#include "text/tag.h"
#include "text/text.h"
#include "timeline/timeline.h"

static void *default_alloc(void *payload, size_t size) { (void)payload; return malloc(size); }
static void default_release(void *payload, void *block, size_t size) { (void)payload; (void)size; free(block); }

const char *fh_version(void) { return FH_VERSION; }

static fh_options with_defaults(const fh_options *given) {
    fh_options o = FH_OPTIONS_INIT;
    if (given) memcpy(&o, given, given->size < sizeof o ? given->size : sizeof o);
    if (!o.threads) o.threads = 1;
    if (!o.max_raw_bytes) o.max_raw_bytes = (size_t)64 << 20;
    if (!o.max_report_bytes) o.max_report_bytes = (size_t)4 << 30;
    if (!o.max_expansion) o.max_expansion = 1000;
    if (!o.allocator.alloc || !o.allocator.release) o.allocator = (fh_allocator){default_alloc, default_release, NULL};
    return o;
}

static void release(const fh_allocator *a, void *block, size_t size) {
    if (block) a->release(a->payload, block, size);
}

fh_status fh_engine_new(const fh_options *options, fh_engine **ret_engine, fh_error *err) {
    fh_options o = with_defaults(options);
    fh_engine *engine = o.allocator.alloc(o.allocator.payload, sizeof *engine);
    if (!engine) return fh_fail(err, FH_ENOMEM, 0, "out of memory for the engine");
    *engine = (fh_engine){.options = o};
    engine->pool = fh_pool_new(o.threads);
    unsigned n = engine->pool ? fh_pool_threads(engine->pool) : 0;
    engine->options.threads = n ? n : 1;
    engine->scratch = n ? o.allocator.alloc(o.allocator.payload, n * sizeof *engine->scratch) : NULL;
    bool whole = engine->scratch != NULL;
    for (unsigned i = 0; engine->scratch && i < n; i++) whole &= (engine->scratch[i] = fh_arena_new(&o.allocator, o.max_report_bytes)) != NULL;
    if (!whole) {
        fh_engine_free(engine);
        return fh_fail(err, FH_ENOMEM, 0, "out of memory for %u workers; ask for fewer threads", o.threads);
    }
    *ret_engine = engine;
    return FH_OK;
}

void fh_engine_free(fh_engine *engine) {
    if (!engine) return;
    fh_allocator a = engine->options.allocator;
    fh_pool_free(engine->pool);
    for (unsigned i = 0; engine->scratch && i < engine->options.threads; i++) fh_arena_free(engine->scratch[i]);
    release(&a, engine->scratch, engine->options.threads * sizeof *engine->scratch);
    release(&a, engine, sizeof *engine);
}

fh_seen fh_engine_seen(const fh_engine *engine) { return engine->seen; }

fh_status fh_api__read_text(const fh_engine *engine, fh_arena *keep, fh_arena *scratch, fh_depth depth, fh_report *r, fh_error *err) {
    fh_status status = FH_OK;
    if (depth >= FH_DEPTH_SENTENCES) status = fh_text_read(keep, scratch, r, err);
    if (!status && depth >= FH_DEPTH_STATEMENTS) status = fh_tag_read(scratch, r, err);
    if (!status && depth >= FH_DEPTH_STATEMENTS) status = fh_attribution_read(keep, scratch, &(fh_attribution_params){engine->options.min_confidence, depth > FH_DEPTH_STATEMENTS}, r, err);
    if (!status && depth >= FH_DEPTH_TIMES) status = fh_timeline_read(keep, scratch, engine->options.anchor, r, err);
    return status;
}

fh_status fh_api__read_report(const fh_engine *engine, fh_arena *keep, fh_arena *scratch, const fh_raw *raw, fh_depth depth,
                              fh_report *r, fh_error *err) {
    fh_status status = fh_page_read(keep, scratch, raw, r, err);
    return status ? status : fh_api__read_text(engine, keep, scratch, depth, r, err);
}
