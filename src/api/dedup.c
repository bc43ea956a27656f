/* SPDX-License-Identifier: MIT
 *
 * api/dedup.c - inputs -> folded words -> reuse/dedup.
 *
 * Documents are taken from intake/ a batch at a time and folded by the workers; their bytes are given back
 * before the next batch. Text that is clean already takes the short way, without sentences or metadata. */
#include "api/dedup.h"
#include "base/date.h"
#include "base/error.h"
#include "base/hash.h"
#include "intake/intake.h"
#include "page/page.h"
#include "reuse/dedup.h"

enum { BATCH_DOCUMENTS = 256 };
static const size_t BATCH_BYTES = (size_t)8 << 20;

typedef struct document {
    fh_arena *arena; /* emptied for each batch */
    fh_raw raw;
    int64_t published;
    fh_dedup_words words;
    uint64_t fingerprint; /* of all that was said above; where runs may be resumed */
    bool before, passed; /* an earlier run has met it; and has taken it, so that nothing is to be done */
    fh_error err;
} document;

typedef struct batch {
    fh_engine *engine;
    size_t n;
    bool spent;
    fh_dedup *resumed; /* NULL: there was no earlier run */
    document items[BATCH_DOCUMENTS];
} batch;

/* ---- dates as seconds ------------------------------------------------------------------------ */

static int64_t seconds_of(fh_datetime t) {
    if (t.precision < FH_PRECISION_DAY) return INT64_MIN;
    return fh_datetime_minutes(t) * 60 + t.second;
}

static bool digits(fh_str s, size_t at, size_t n, int64_t *ret) {
    if (at + n > s.len) return false;
    *ret = 0;
    for (size_t i = at; i < at + n; i++) {
        if (!fh_is_digit(s.ptr[i])) return false;
        *ret = *ret * 10 + (s.ptr[i] - '0');
    }
    return true;
}

/* "2033-10-05", and what stands behind it: "T21:14", ":30", "Z", "-05:00". INT64_MIN for anything else. */
static int64_t seconds_in(fh_str s) {
    int64_t year, month, day, hour = 0, minute = 0, second = 0, zone_hour, zone_minute, zone = 0;
    if (!digits(s, 0, 4, &year) || !digits(s, 5, 2, &month) || !digits(s, 8, 2, &day) || s.ptr[4] != '-' || s.ptr[7] != '-') return INT64_MIN;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return INT64_MIN;
    if (digits(s, 11, 2, &hour) && digits(s, 14, 2, &minute)) digits(s, 17, 2, &second);
    for (size_t i = 16; i < s.len; i++)
        if ((s.ptr[i] == '+' || s.ptr[i] == '-') && digits(s, i + 1, 2, &zone_hour)) {
            if (!digits(s, i + (i + 3 < s.len && s.ptr[i + 3] == ':' ? 4 : 3), 2, &zone_minute)) zone_minute = 0;
            zone = (s.ptr[i] == '-' ? -1 : 1) * (zone_hour * 60 + zone_minute);
        }
    return ((fh_date_days(year, (unsigned)month, (unsigned)day) * 24 + hour) * 60 + minute - zone) * 60 + second;
}

/* ---- batches ------------------------------------------------------------------------------------ */

static void read_document(void *payload, size_t i, unsigned worker) {
    batch *b = payload;
    document *it = &b->items[i];
    it->words = (fh_dedup_words){0};
    if (it->err.status || it->passed) return;
    if (it->raw.kind == FH_RAW_CLEAN) {
        it->published = seconds_in(it->raw.published);
        fh_dedup_fold(it->arena, it->raw.bytes, &it->words);
    } else {
        fh_report r = {0};
        if (fh_page_read(it->arena, b->engine->scratch[worker], &it->raw, &r, &it->err) == FH_OK) {
            it->published = seconds_of(r.published);
            fh_dedup_fold(it->arena, r.text, &it->words);
        }
        fh_arena_reset(b->engine->scratch[worker]);
    }
    if (!it->err.status) it->err.status = fh_fail_arena(&it->err, it->arena);
}

static uint64_t fingerprint_of(const document *it) {
    uint64_t h = fh_hash_pair(fh_hash64(it->raw.id), fh_hash64(it->raw.bytes));
    return fh_hash_pair(h, fh_hash_pair(fh_hash64(it->raw.published), (uint64_t)it->err.status));
}

/* Whether an earlier run has taken the document, and well. One that failed then fails again, and is told again. */
static fh_status look_back(batch *b, document *it, fh_error *err) {
    bool failed = false;
    it->passed = false;
    if (!b->resumed) return FH_OK;
    it->fingerprint = fingerprint_of(it);
    it->before = fh_dedup_passes(b->resumed);
    fh_status status = it->before ? fh_dedup_pass(b->resumed, it->fingerprint, &failed, err) : FH_OK;
    it->passed = it->before && !failed;
    return status;
}

static fh_status fill(batch *b, fh_intake *in, fh_error *err) {
    size_t bytes = 0;
    for (b->n = 0; b->n < BATCH_DOCUMENTS && bytes < BATCH_BYTES; b->n++) {
        document *it = &b->items[b->n];
        fh_arena_reset(it->arena);
        it->err = (fh_error){0};
        fh_status status = fh_intake_next(in, it->arena, &it->raw, &it->err);
        if (status == FH_EEND) { b->spent = true; return FH_OK; }
        if ((status = look_back(b, it, err))) return status;
        bytes += it->raw.bytes.len;
    }
    return FH_OK;
}

/* Hands one document over, or tells that it failed. */
static fh_status take_document(const document *it, fh_api__take_words *take, void *taker, fh_dedup_fn *fn, void *payload, fh_error *err) {
    if (!it->err.status) return take(taker, it->raw.id, it->published, &it->words, err);
    fh_failure failure = {.path = it->raw.id.ptr ? it->raw.id : it->raw.path, .reason = fh_str_of(it->err.msg), .status = it->err.status};
    return fn(payload, NULL, &failure) ? fh_fail(err, FH_ECANCEL, 0, "stopped by the caller") : FH_OK;
}

static fh_status take_batch(batch *b, fh_api__take_words *take, void *taker, fh_dedup_fn *fn, void *payload, fh_error *err) {
    fh_status status = FH_OK;
    for (size_t i = 0; i < b->n && !status; i++) {
        const document *it = &b->items[i];
        if (it->passed) continue;
        status = take_document(it, take, taker, fn, payload, err);
        if (!status && b->resumed && !it->before) status = fh_dedup_took(b->resumed, it->fingerprint, it->err.status != FH_OK, err);
    }
    return status;
}

static fh_status read_documents(batch *b, fh_intake *in, fh_api__take_words *take, void *taker, fh_dedup_fn *fn, void *payload, fh_error *err) {
    const fh_options *o = &b->engine->options;
    uint64_t done = 0;
    fh_status status = FH_OK;
    while (!status && !b->spent) {
        status = fill(b, in, err);
        if (status) return status;
        fh_pool_run(b->engine->pool, b->n, read_document, b);
        if (!status) status = take_batch(b, take, taker, fn, payload, err);
        done += b->n;
        if (!status && o->progress && o->progress(o->progress_payload, done, fh_intake_bytes(in)))
            status = fh_fail(err, FH_ECANCEL, 0, "stopped by the caller");
    }
    return status;
}

static void free_batch(batch *b) {
    fh_allocator a = b->engine->options.allocator;
    for (size_t i = 0; i < BATCH_DOCUMENTS; i++) fh_arena_free(b->items[i].arena);
    a.release(a.payload, b, sizeof *b);
}

static batch *new_batch(fh_engine *engine) {
    const fh_options *o = &engine->options;
    batch *b = o->allocator.alloc(o->allocator.payload, sizeof *b);
    if (!b) return NULL;
    memset(b, 0, sizeof *b);
    b->engine = engine;
    for (size_t i = 0; i < BATCH_DOCUMENTS; i++)
        if (!(b->items[i].arena = fh_arena_new(&o->allocator, o->max_report_bytes))) return free_batch(b), NULL;
    return b;
}

fh_status fh_api__fold_inputs(fh_engine *engine, const char *const *inputs, size_t n_inputs, fh_dedup *resumed, fh_api__take_words *take, void *taker,
                              fh_dedup_fn *fn, void *payload, fh_error *err) {
    const fh_options *o = &engine->options;
    fh_intake *in;
    fh_status status = fh_intake_open(inputs, n_inputs, &(fh_intake_limits){o->max_raw_bytes, o->max_expansion, NULL}, &o->allocator, &in, err);
    if (status) return status;
    batch *b = new_batch(engine);
    if (b) b->resumed = resumed;
    status = b ? read_documents(b, in, take, taker, fn, payload, err) : fh_fail(err, FH_ENOMEM, 0, "out of memory while reading inputs");
    if (b) free_batch(b);
    fh_intake_close(in);
    return status;
}

static fh_status add_document(void *taker, fh_str id, int64_t published, const fh_dedup_words *words, fh_error *err) {
    return fh_dedup_add(taker, id, published, words, err);
}

typedef struct group_call { fh_dedup_fn *fn; void *payload; } group_call;

static int pass_group(void *payload, const fh_dedup_group *group) {
    const group_call *call = payload;
    return call->fn(call->payload, group, NULL);
}

fh_status fh_engine_dedup(fh_engine *engine, const char *const *inputs, size_t n_inputs, const fh_dedup_options *options,
                          fh_dedup_fn *fn, void *payload, uint64_t *ret_documents, fh_error *err) {
    fh_dedup_options o = FH_DEDUP_OPTIONS_INIT;
    if (options) memcpy(&o, options, options->size < sizeof o ? options->size : sizeof o);
    fh_dedup_params params = {.memory = o.memory, .folder = o.folder, .resume = o.resume, .note = o.note, .payload = o.payload};
    group_call call = {fn, payload};
    fh_dedup *dedup;
    fh_status status = fh_dedup_new(&engine->options.allocator, engine->pool, &params, &dedup, err);
    if (status) return status;
    status = fh_api__fold_inputs(engine, inputs, n_inputs, o.resume ? dedup : NULL, add_document, dedup, fn, payload, err);
    if (!status && ret_documents) *ret_documents = fh_dedup_documents(dedup);
    if (!status) status = fh_dedup_run(dedup, pass_group, &call, err);
    fh_dedup_free(dedup);
    return status;
}
