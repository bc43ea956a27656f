/* SPDX-License-Identifier: MIT
 *
 * api/across.c - what only several reports together show to be furniture is left out of their texts.
 *
 * Decided over all reports at once, in the order of their ids, and always from the texts as they were read, so that
 * neither the order in which they came nor an earlier study makes a difference. Only reports that change are read anew. */
#include "api/corpus.h"

#include "base/error.h"
#include "base/sort.h"
#include "page/across.h"

typedef struct recut {
    fh_corpus *c;
    fh_depth depth;
    bool **drop;
    uint32_t *changed; /* report numbers */
    fh_error *errors;  /* one for each of them */
} recut;

static fh_page_whole whole_of(const fh_corpus *c, size_t i) {
    const fh_api_home *h = &c->homes.at[i];
    return (fh_page_whole){c->reports.at[i]->id, c->reports.at[i]->outlet, h->text, h->paragraphs, h->n_paragraphs};
}

static void cut_one(void *payload, size_t item, unsigned worker) {
    const recut *w = payload;
    uint32_t i = w->changed[item];
    fh_report *r = w->c->reports.at[i];
    fh_api_home *h = &w->c->homes.at[i];
    fh_arena *scratch = w->c->engine->scratch[worker];
    fh_page_whole whole = whole_of(w->c, i);
    fh_status status = fh_page_without(h->keep, &whole, h->credits, w->drop[i], r, &w->errors[item]);
    if (!status) fh_api__read_text(w->c->engine, h->keep, scratch, w->depth, r, &w->errors[item]);
    h->cut = w->drop[i] != NULL;
    fh_arena_reset(scratch);
}

/* A report that is nothing but such lines keeps them: an empty text would tell less. */
static bool all_of_it(const bool *drop, uint32_t n) {
    for (uint32_t k = 0; k < n; k++)
        if (!drop[k]) return false;
    return true;
}

fh_status fh_api__across(fh_corpus *c, fh_arena *arena, fh_depth depth, fh_error *err) {
    size_t n = c->reports.n, n_changed = 0;
    fh_page_whole *wholes = fh_new_n(arena, fh_page_whole, n + 1);
    recut w = {c, depth, fh_new_n(arena, bool *, n + 1), fh_new_n(arena, uint32_t, n + 1), NULL};
    if (!wholes || !w.drop || !w.changed) return fh_fail_arena(err, arena);
    for (size_t i = 0; i < n; i++) wholes[i] = whole_of(c, i);
    fh_status status = fh_page_across(arena, wholes, n, w.drop, err);
    if (status) return status;
    for (uint32_t i = 0; i < n; i++) {
        if (c->homes.at[i].given || (w.drop[i] && all_of_it(w.drop[i], wholes[i].n_paragraphs))) w.drop[i] = NULL;
        if (w.drop[i] || c->homes.at[i].cut) w.changed[n_changed++] = i;
    }
    w.errors = fh_new_n(arena, fh_error, n_changed + 1);
    if (!w.errors) return fh_fail_arena(err, arena);
    fh_pool_run(c->engine->pool, n_changed, cut_one, &w);
    for (size_t i = 0; i < n_changed; i++)
        if (w.errors[i].status) return fh_fail(err, w.errors[i].status, w.errors[i].offset, "%s", w.errors[i].msg);
    return FH_OK;
}

/* ---- reports alone ---------------------------------------------------------------------------------- */

typedef struct taking { fh_corpus *c; fh_error *err; fh_status status; } taking;

static int take(void *payload, fh_read_slot *slot) {
    taking *t = payload;
    t->status = fh_api__corpus_take(t->c, slot, t->err);
    return t->status != FH_OK;
}

static fh_status hand_out(const fh_corpus *c, fh_report_fn *fn, void *payload, fh_error *err) {
    const fh_report **in_turn = fh_new_n(c->arena, const fh_report *, c->reports.n + 1);
    if (!in_turn) return fh_fail_arena(err, c->arena);
    for (size_t i = 0; i < c->reports.n; i++) in_turn[c->homes.at[i].number] = c->reports.at[i];
    for (size_t i = 0; i < c->reports.n; i++)
        if (fn(payload, in_turn[i], NULL)) return fh_fail(err, FH_ECANCEL, 0, "stopped by the caller");
    for (size_t i = 0; i < c->failed.n; i++)
        if (fn(payload, NULL, &c->failed.at[i])) return fh_fail(err, FH_ECANCEL, 0, "stopped by the caller");
    return FH_OK;
}

fh_status fh_engine_across(fh_engine *engine, const char *const *inputs, size_t n_inputs, fh_depth depth, fh_report_fn *fn, void *payload,
                           fh_error *err) {
    fh_corpus *c;
    fh_status status = fh_corpus_new(engine, &c, err);
    if (status) return status;
    taking t = {c, err, FH_OK};
    status = fh_api__read_inputs(engine, inputs, n_inputs, depth, NULL, take, &t, err);
    if (t.status) status = t.status;
    fh_api__corpus_sort(c);
    if (!status) status = fh_api__across(c, c->arena, depth, err);
    if (!status) status = hand_out(c, fn, payload, err);
    fh_corpus_free(c);
    return status;
}
