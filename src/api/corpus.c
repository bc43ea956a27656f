/* SPDX-License-Identifier: MIT
 *
 * api/corpus.c - reports that are looked at together, and the stages that look at them. */
#include <stdlib.h>

#include "api/engine.h"
#include "base/error.h"
#include "base/vec.h"

struct fh_corpus {
    fh_engine *engine;
    fh_arena *arena;                /* arrays that grow, and what the stages find */
    FH_VEC(fh_arena *) owners;      /* one a report or failure */
    FH_VEC(const fh_report *) reports;
    FH_VEC(fh_failure) failed;
    fh_dossier dossier;
};

fh_status fh_corpus_new(fh_engine *engine, fh_corpus **ret_corpus, fh_error *err) {
    const fh_allocator *a = &engine->options.allocator;
    fh_corpus *c = a->alloc(a->payload, sizeof *c);
    if (c) *c = (fh_corpus){.engine = engine, .arena = fh_arena_new(a, 0)};
    if (!c || !c->arena) {
        if (c) a->release(a->payload, c, sizeof *c);
        return fh_fail(err, FH_ENOMEM, 0, "out of memory for a corpus");
    }
    *ret_corpus = c;
    return FH_OK;
}

void fh_corpus_free(fh_corpus *c) {
    if (!c) return;
    fh_allocator a = c->engine->options.allocator;
    for (size_t i = 0; i < c->owners.n; i++) fh_arena_free(c->owners.at[i]);
    fh_arena_free(c->arena);
    a.release(a.payload, c, sizeof *c);
}

static void list_reports(fh_corpus *c) {
    c->dossier.reports = c->reports.at;
    c->dossier.n_reports = (uint32_t)c->reports.n;
    c->dossier.failed = c->failed.at;
    c->dossier.n_failed = (uint32_t)c->failed.n;
}

static int take_slot(void *payload, fh_read_slot *slot) {
    fh_corpus *c = payload;
    size_t owners = c->owners.n;
    fh_vec_push(c->arena, &c->owners, slot->keep);
    if (c->owners.n == owners) return 1;
    slot->keep = NULL;
    if (slot->report) fh_vec_push(c->arena, &c->reports, slot->report);
    else fh_vec_push(c->arena, &c->failed, slot->failure);
    return fh_arena_status(c->arena) != FH_OK;
}

fh_status fh_corpus_add(fh_corpus *c, const char *const *inputs, size_t n_inputs, fh_error *err) {
    fh_status status = fh_api__read_inputs(c->engine, inputs, n_inputs, FH_DEPTH_ALL, take_slot, c, err);
    fh_status spent = fh_fail_arena(err, c->arena);
    list_reports(c);
    return spent ? spent : status;
}

const fh_dossier *fh_corpus_dossier(const fh_corpus *c) { return &c->dossier; }
