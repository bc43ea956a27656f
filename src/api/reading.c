/* SPDX-License-Identifier: MIT
 *
 * api/reading.c - inputs through the stages, in parallel, in order.
 *
 * Reports are taken from intake/ a batch at a time, read by the workers, each into an arena of its
 * own, and handed over in the order they came. A batch is bounded in number and in bytes, so that
 * memory does not grow with the number of inputs. */
#include "api/engine.h"
#include "base/error.h"
#include "intake/intake.h"

enum { BATCH_REPORTS = 256 };
static const size_t BATCH_BYTES = (size_t)32 << 20;

typedef struct batch {
    fh_engine *engine;
    fh_depth depth;
    size_t n;
    bool spent; /* intake has no more */
    fh_known_fn *known;
    void *payload;
    struct item {
        fh_arena *raw_arena; /* the raw bytes, given back when the slot is handed over, or at once if nobody asks for them */
        fh_raw raw;
        fh_read_slot slot;
        fh_error err;
    } items[BATCH_REPORTS];
} batch;

static void fail_item(struct item *it) {
    fh_str path = it->raw.id.ptr ? it->raw.id : it->raw.path;
    fh_arena_reset(it->slot.keep); /* it may be what is spent, and half a report is of no use */
    it->slot.report = NULL;
    it->slot.failure = (fh_failure){.path = fh_str_copy(it->slot.keep, path), .status = it->err.status};
    it->slot.failure.reason = fh_str_copy(it->slot.keep, fh_str_of(it->err.msg));
    if (!fh_fail_arena(&it->err, it->slot.keep)) return;
    it->slot.failure.status = it->err.status; /* there was no room for what failed, nor why */
    it->slot.failure.reason = FH_STR("out of memory; give fewer inputs at once");
    if (!it->slot.failure.path.ptr) it->slot.failure.path = FH_STR("");
}

static void read_item(void *payload, size_t i, unsigned worker) {
    batch *b = payload;
    struct item *it = &b->items[i];
    if (!it->err.status) {
        fh_report *r = fh_new(it->slot.keep, fh_report);
        fh_status status = r ? fh_api__read_report(b->engine, it->slot.keep, b->engine->scratch[worker], &it->raw, b->depth, r, &it->err)
                             : fh_fail_arena(&it->err, it->slot.keep);
        fh_arena_reset(b->engine->scratch[worker]);
        if (!status) it->slot.report = r;
    }
    it->slot.given = it->raw.kind == FH_RAW_CLEAN;
    if (!it->slot.report) fail_item(it);
    if (b->known) { it->slot.raw = &it->raw; return; }
    fh_arena_free(it->raw_arena);
    it->raw_arena = NULL;
}

static bool is_known(const batch *b, const struct item *it) { return b->known && b->known(b->payload, &it->raw); }

static void drop(struct item *it) {
    fh_arena_free(it->raw_arena);
    fh_arena_free(it->slot.keep);
}

/* Takes raw reports until the batch is full or intake has no more. */
static fh_status fill(batch *b, fh_intake *in, fh_error *err) {
    const fh_options *o = &b->engine->options;
    size_t bytes = 0;
    for (b->n = 0; b->n < BATCH_REPORTS && bytes < BATCH_BYTES;) {
        struct item *it = &b->items[b->n];
        *it = (struct item){.raw_arena = fh_arena_new(&o->allocator, 0), .slot.keep = fh_arena_new(&o->allocator, o->max_report_bytes)};
        fh_status status = it->raw_arena && it->slot.keep ? fh_intake_next(in, it->raw_arena, &it->raw, &it->err) : FH_ENOMEM;
        if (status == FH_OK && is_known(b, it)) { drop(it); continue; }
        if (status == FH_OK) { bytes += it->raw.bytes.len; b->n++; continue; }
        if (status != FH_EEND && it->raw_arena && it->slot.keep) { b->n++; continue; }
        drop(it);
        b->spent = true;
        return status == FH_EEND ? FH_OK : fh_fail(err, FH_ENOMEM, 0, "out of memory while reading inputs");
    }
    return FH_OK;
}

static fh_status hand_over(batch *b, fh_slot_fn *fn, void *payload, fh_error *err) {
    fh_status status = FH_OK;
    for (size_t i = 0; i < b->n; i++) {
        if (!status && fn(payload, &b->items[i].slot)) status = fh_fail(err, FH_ECANCEL, 0, "stopped by the caller");
        drop(&b->items[i]);
    }
    return status;
}

static void sum_up(fh_seen *seen, fh_intake_tally t) {
    seen->files += t.files;
    seen->twice += t.twice;
    seen->records += t.records;
    seen->revisits += t.revisits;
    seen->no_page += t.no_page;
    seen->reports += t.reports;
}

fh_status fh_api__read_inputs(fh_engine *engine, const char *const *inputs, size_t n_inputs, fh_depth depth, fh_known_fn *known,
                              fh_slot_fn *fn, void *payload, fh_error *err) {
    const fh_options *o = &engine->options;
    fh_intake *in;
    fh_status status = fh_intake_open(inputs, n_inputs, &(fh_intake_limits){.max_raw_bytes = o->max_raw_bytes, .max_expansion = o->max_expansion}, &o->allocator, &in, err);
    if (status) return status;
    batch *b = o->allocator.alloc(o->allocator.payload, sizeof *b);
    if (!b) status = fh_fail(err, FH_ENOMEM, 0, "out of memory while reading inputs");
    else *b = (batch){.engine = engine, .depth = depth, .known = known, .payload = payload};
    uint64_t done = 0;
    while (!status && !b->spent) {
        status = fill(b, in, err);
        fh_pool_run(engine->pool, b->n, read_item, b);
        fh_status handed = hand_over(b, fn, payload, err);
        if (!status) status = handed;
        done += b->n;
        if (!status && o->progress && o->progress(o->progress_payload, done, fh_intake_bytes(in)))
            status = fh_fail(err, FH_ECANCEL, 0, "stopped by the caller");
    }
    if (b) o->allocator.release(o->allocator.payload, b, sizeof *b);
    sum_up(&engine->seen, fh_intake_count(in));
    fh_intake_close(in);
    return status;
}

typedef struct each_call { fh_report_fn *fn; void *payload; } each_call;

static int pass_on(void *payload, fh_read_slot *slot) {
    const each_call *call = payload;
    return call->fn(call->payload, slot->report, slot->report ? NULL : &slot->failure);
}

fh_status fh_engine_each(fh_engine *engine, const char *const *inputs, size_t n_inputs, fh_depth depth, fh_report_fn *fn, void *payload,
                         fh_error *err) {
    each_call call = {fn, payload};
    return fh_api__read_inputs(engine, inputs, n_inputs, depth, NULL, pass_on, &call, err);
}
