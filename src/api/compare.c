/* SPDX-License-Identifier: MIT
 *
 * api/compare.c - two texts against one another, and files of such pairs.
 *
 * A comparison is a dossier of two reports whose only findings are those asked for. Pairs of a file are
 * read in batches and compared by the workers, each into an arena of its own, and handed over in the
 * order of the lines. */
#include "api/corpus.h"
#include "base/error.h"
#include "claim/claim.h"
#include "intake/pairs.h"
#include "reuse/reuse.h"

/* What the two texts of a comparison are called, and how closely they are read. */
static const struct { const char *a, *b; fh_depth depth; } sides[] = {
    [FH_COMPARE_PASSAGES] = {"a", "b", FH_DEPTH_SENTENCES},
    [FH_COMPARE_CHANGES] = {"parent", "child", FH_DEPTH_ALL},
    [FH_COMPARE_CONFLICTS] = {"a", "b", FH_DEPTH_ALL},
};

static fh_status read_text(const fh_engine *engine, fh_arena *keep, fh_arena *scratch, const char *id, fh_str text, fh_depth depth,
                           fh_report *r, fh_error *err) {
    fh_raw raw = {.kind = FH_RAW_CLEAN, .id = fh_str_of(id), .path = fh_str_of(id), .bytes = text};
    return fh_api__read_report(engine, keep, scratch, &raw, depth, r, err);
}

/* Share of b's words that stand in a passage; passages may overlap. */
static double share_of_b(fh_arena *scratch, const fh_dossier *d) {
    const fh_report *b = d->reports[1];
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    bool *covered = fh_new_n(scratch, bool, (size_t)b->n_tokens + 1);
    uint32_t words = 0, shared = 0;
    for (uint32_t p = 0; covered && p < d->n_passages; p++) {
        uint32_t low = 0, high = b->n_tokens;
        while (low < high) {
            uint32_t mid = low + (high - low) / 2;
            if (b->tokens[mid].begin < d->passages[p].b_span.begin) low = mid + 1;
            else high = mid;
        }
        for (; low < b->n_tokens && b->tokens[low].end <= d->passages[p].b_span.end; low++) covered[low] = true;
    }
    for (uint32_t i = 0; covered && i < b->n_tokens; i++) {
        if (!(b->tokens[i].flags & FH_TOKEN_WORD)) continue;
        words++;
        shared += covered[i];
    }
    fh_arena_rewind(scratch, mark);
    return words ? (double)shared / words : 0;
}

static fh_status compare(fh_arena *keep, fh_arena *scratch, fh_compare what, fh_dossier *d, double *ret_score, fh_error *err) {
    const fh_report *a = d->reports[0], *b = d->reports[1];
    fh_status status = FH_OK;
    if (b->n_tokens == 0 || (a->n_tokens == 0 && what == FH_COMPARE_CONFLICTS)) { /* who says nothing changes and contradicts nothing */
        *ret_score = 0;
        return FH_OK;
    }
    switch (what) {
    case FH_COMPARE_PASSAGES:
        status = fh_reuse_compare(keep, scratch, a, b, &d->passages, &d->n_passages, err);
        *ret_score = share_of_b(scratch, d);
        break;
    case FH_COMPARE_CHANGES:
        status = fh_claim_changes(keep, scratch, a, b, &d->changes, &d->n_changes, ret_score, err);
        break;
    case FH_COMPARE_CONFLICTS:
        status = fh_claim_conflicts(keep, scratch, a, b, &d->conflicts, &d->n_conflicts, ret_score, err);
        break;
    }
    return status;
}

fh_status fh_api__compare(const fh_engine *engine, fh_arena *keep, fh_arena *scratch, fh_compare what, fh_str a, fh_str b,
                          fh_dossier *ret_dossier, double *ret_score, fh_error *err) {
    fh_report *pair = fh_new_n(keep, fh_report, 2);
    const fh_report **list = fh_new_n(keep, const fh_report *, 2);
    if (!pair || !list) return fh_fail_arena(err, keep);
    list[0] = &pair[0], list[1] = &pair[1];
    fh_dossier d = {.reports = list, .n_reports = 2};
    double score = 0;
    fh_status status = read_text(engine, keep, scratch, sides[what].a, a, sides[what].depth, &pair[0], err);
    if (!status) status = read_text(engine, keep, scratch, sides[what].b, b, sides[what].depth, &pair[1], err);
    if (!status) status = compare(keep, scratch, what, &d, &score, err);
    if (!status) status = fh_fail_arena(err, keep);
    if (status) return status;
    *ret_dossier = d;
    *ret_score = score;
    return FH_OK;
}

fh_status fh_corpus_compare(fh_corpus *c, fh_compare what, fh_str a, fh_str b, double *ret_score, fh_error *err) {
    if (c->reports.n) return fh_fail(err, FH_EINPUT, 0, "the corpus holds reports; compare two texts in one of their own");
    if (!c->owners.n) {
        fh_arena *keep = fh_arena_new(&c->engine->options.allocator, 2 * c->engine->options.max_report_bytes);
        fh_vec_push(c->arena, &c->owners, keep);
        if (!keep || !c->owners.n) return fh_arena_free(keep), fh_fail(err, FH_ENOMEM, 0, "out of memory for a comparison");
    }
    fh_arena_reset(c->owners.at[0]);
    c->dossier = (fh_dossier){0};
    double score = 0;
    fh_status status = fh_api__compare(c->engine, c->owners.at[0], c->engine->scratch[0], what, a, b, &c->dossier, &score, err);
    fh_arena_reset(c->engine->scratch[0]);
    if (!status && ret_score) *ret_score = score;
    return status;
}

/* ---- files of pairs ------------------------------------------------------------------------------ */

enum { BATCH_PAIRS = 128 };

typedef struct pair_batch {
    fh_engine *engine;
    fh_compare what;
    size_t n;
    bool spent;
    struct pair_item {
        fh_arena *keep;
        fh_pair pair;
        fh_dossier dossier;
        double score;
        fh_error err;
    } items[BATCH_PAIRS];
} pair_batch;

static void compare_item(void *payload, size_t i, unsigned worker) {
    pair_batch *b = payload;
    struct pair_item *it = &b->items[i];
    if (it->err.status) return;
    fh_arena *scratch = b->engine->scratch[worker];
    fh_api__compare(b->engine, it->keep, scratch, b->what, it->pair.a, it->pair.b, &it->dossier, &it->score, &it->err);
    fh_arena_reset(scratch);
}

static fh_status fill(pair_batch *b, fh_pairs *in, fh_error *err) {
    const fh_options *o = &b->engine->options;
    for (b->n = 0; b->n < BATCH_PAIRS; b->n++) {
        struct pair_item *it = &b->items[b->n];
        *it = (struct pair_item){.keep = fh_arena_new(&o->allocator, 2 * o->max_report_bytes)};
        fh_status status = it->keep ? fh_pairs_next(in, it->keep, &it->pair, &it->err) : FH_ENOMEM;
        if (status == FH_OK || (status != FH_EEND && it->keep)) continue;
        fh_arena_free(it->keep);
        b->spent = true;
        return status == FH_EEND ? FH_OK : fh_fail(err, FH_ENOMEM, 0, "out of memory while reading pairs");
    }
    return FH_OK;
}

static fh_status hand_over(pair_batch *b, fh_pair_fn *fn, void *payload, fh_error *err) {
    fh_status status = FH_OK;
    for (size_t i = 0; i < b->n; i++) {
        struct pair_item *it = &b->items[i];
        fh_failure failure = {.path = it->pair.id, .reason = fh_str_of(it->err.msg), .status = it->err.status};
        bool failed = it->err.status != FH_OK;
        if (!status && fn(payload, it->pair.id, failed ? NULL : &it->dossier, it->score, failed ? &failure : NULL))
            status = fh_fail(err, FH_ECANCEL, 0, "stopped by the caller");
        fh_arena_free(it->keep);
    }
    return status;
}

fh_status fh_engine_pairs(fh_engine *engine, const char *path, fh_compare what, fh_pair_fn *fn, void *payload, fh_error *err) {
    const fh_options *o = &engine->options;
    fh_pairs *in;
    fh_status status = fh_pairs_open(path, &(fh_intake_limits){.max_raw_bytes = o->max_raw_bytes, .max_expansion = o->max_expansion}, &o->allocator, &in, err);
    if (status) return status;
    pair_batch *b = o->allocator.alloc(o->allocator.payload, sizeof *b);
    if (b) *b = (pair_batch){.engine = engine, .what = what};
    else status = fh_fail(err, FH_ENOMEM, 0, "out of memory while reading pairs");
    uint64_t done = 0;
    while (!status && !b->spent) {
        status = fill(b, in, err);
        fh_pool_run(engine->pool, b->n, compare_item, b);
        fh_status handed = hand_over(b, fn, payload, err);
        if (!status) status = handed;
        done += b->n;
        if (!status && o->progress && o->progress(o->progress_payload, done, fh_pairs_bytes(in)))
            status = fh_fail(err, FH_ECANCEL, 0, "stopped by the caller");
    }
    if (b) o->allocator.release(o->allocator.payload, b, sizeof *b);
    fh_pairs_close(in);
    return status;
}
