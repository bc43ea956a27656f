/* SPDX-License-Identifier: MIT
 *
 * reuse/dedup.c - the steps in order, and who owns what.
 *
 * Memory: a third for words, a quarter for counting shingles, a sixth for sorting; what is over goes to disk.
 * Beside these bounds stand 48 bytes a document and 28 an edge. */
#include <stdlib.h>

#include "base/map.h"
#include "base/sort.h"
#include "reuse/dedup_inside.h"

static const size_t DEFAULT_MEMORY = (size_t)1 << 30;

static bool make_scratch(fh_dedup *d) {
    unsigned n = fh_pool_threads(d->pool);
    d->arena = fh_arena_new(&d->allocator, 0);
    d->scratch = d->arena ? fh_new_n(d->arena, fh_arena *, n) : NULL;
    for (unsigned i = 0; d->scratch && i < n; i++)
        if (!(d->scratch[i] = fh_arena_new(&d->allocator, 0))) return false;
    return d->scratch != NULL;
}

static bool make_spills(fh_dedup *d) {
    size_t memory = d->params.memory;
    const char *folder = d->params.folder;
    d->words = fh_spill_new(&d->allocator, folder, memory / 3);
    d->names = fh_spill_new(&d->allocator, folder, memory / 16);
    d->table = fh_spill_new(&d->allocator, folder, memory / 16);
    d->edges_out = fh_spill_new(&d->allocator, folder, memory / 16);
    return d->words && d->names && d->table && d->edges_out;
}

fh_status fh_dedup_new(const fh_allocator *allocator, fh_pool *pool, const fh_dedup_params *params, fh_dedup **ret_dedup, fh_error *err) {
    fh_dedup *d = allocator->alloc(allocator->payload, sizeof *d);
    if (!d) return fh_fail(err, FH_ENOMEM, 0, "out of memory for finding duplicates");
    *d = (fh_dedup){.allocator = *allocator, .pool = pool, .params = *params};
    if (!d->params.memory) d->params.memory = DEFAULT_MEMORY;
    fh_status status = make_scratch(d) && (d->params.resume || make_spills(d)) ? FH_OK : fh_fail(err, FH_ENOMEM, 0, "out of memory for finding duplicates");
    if (!status && d->params.resume) status = fh_dedup__resume_open(d, d->params.resume, err);
    if (status) fh_dedup_free(d);
    else *ret_dedup = d;
    return status;
}

void fh_dedup_free(fh_dedup *d) {
    if (!d) return;
    fh_allocator a = d->allocator;
    for (unsigned i = 0; d->scratch && i < fh_pool_threads(d->pool); i++) fh_arena_free(d->scratch[i]);
    fh_dedup__resume_close(d);
    fh_spill_free(d->words);
    fh_spill_free(d->names);
    fh_spill_free(d->table);
    fh_spill_free(d->edges_out);
    fh_arena_free(d->arena);
    a.release(a.payload, d, sizeof *d);
}

uint32_t fh_dedup_documents(const fh_dedup *d) { return d->n; }

static void note(const fh_dedup *d, bool on_disk, const char *what) {
    if (on_disk && d->params.note) d->params.note(d->params.payload, what);
}

/* ---- ranks ------------------------------------------------------------------------------------ */

static int by_digest(const void *x, const void *y) {
    const fh_dedup__doc *p = x, *q = y;
    if (p->digest != q->digest) return p->digest < q->digest ? -1 : 1;
    if (p->n_words != q->n_words) return p->n_words < q->n_words ? -1 : 1;
    return p->name_at < q->name_at ? -1 : p->name_at > q->name_at;
}

typedef struct named {
    fh_dedup__doc doc;
    fh_dedup__name name;
} named;

static int by_id(const void *x, const void *y) {
    const named *p = x, *q = y;
    int order = fh_str_order(p->name.id, q->name.id);
    if (order) return order;
    if (p->name.published != q->name.published) return p->name.published < q->name.published ? -1 : 1;
    return p->doc.name_at < q->doc.name_at ? -1 : p->doc.name_at > q->doc.name_at;
}

static fh_status same_words(const fh_dedup *d, fh_arena *scratch, const fh_dedup__doc *x, const fh_dedup__doc *y, bool *ret_same, fh_error *err) {
    size_t n = x->n_words;
    uint32_t *p = fh_arena_alloc_raw(scratch, 2 * n + 1, sizeof *p, _Alignof(uint32_t)), *q = p ? p + n : NULL;
    if (!p) return fh_fail_arena(err, scratch);
    fh_status status = fh_spill_read(d->words, x->words_at, p, n * sizeof *p, err);
    if (!status) status = fh_spill_read(d->words, y->words_at, q, n * sizeof *q, err);
    *ret_same = true;
    for (size_t i = 0; !status && i < n && *ret_same; i++) *ret_same = (p[i] | FH_DEDUP_NAME) == (q[i] | FH_DEDUP_NAME);
    return status;
}

/* Puts documents [from, to), all of one digest, in the order of their ids, and the first to speak for the others.
 * Documents without a word are each for themselves. */
static fh_status settle_run(fh_dedup *d, uint32_t from, uint32_t to, fh_error *err) {
    fh_arena *scratch = d->scratch[0];
    fh_status status = FH_OK;
    named *run = fh_new_n(scratch, named, to - from);
    for (uint32_t k = from; run && !status && k < to; k++) {
        run[k - from].doc = d->docs[k];
        status = fh_dedup__read_name(d, scratch, k, &run[k - from].name, err);
    }
    if (!run) status = fh_fail_arena(err, scratch);
    if (!status) fh_sort(run, to - from, sizeof *run, by_id);
    for (uint32_t k = from; !status && k < to; k++) {
        bool same = false;
        d->docs[k] = run[k - from].doc;
        fh_arena_mark mark = fh_arena_mark_now(scratch);
        if (k > from && d->docs[k].n_words) status = same_words(d, scratch, &d->docs[from], &d->docs[k], &same, err);
        fh_arena_rewind(scratch, mark);
        d->docs[k].same_as = same ? from : k;
    }
    fh_arena_reset(scratch);
    return status;
}

/* Fills docs, and same_as of those that are the same to the letter. */
static fh_status rank_documents(fh_dedup *d, fh_error *err) {
    d->docs = fh_arena_alloc_raw(d->arena, d->n, sizeof *d->docs, _Alignof(fh_dedup__doc));
    if (!d->docs) return fh_fail_arena(err, d->arena);
    fh_status status = fh_spill_read(d->table, 0, d->docs, d->n * sizeof *d->docs, err);
    fh_spill_free(d->table);
    d->table = NULL;
    if (status) return status;
    fh_sort(d->docs, d->n, sizeof *d->docs, by_digest);
    for (uint32_t from = 0, to; !status && from < d->n; from = to) {
        for (to = from + 1; to < d->n && d->docs[to].digest == d->docs[from].digest && d->docs[to].n_words == d->docs[from].n_words; to++) {}
        if (to - from == 1) d->docs[from].same_as = from;
        else status = settle_run(d, from, to, err);
    }
    return status;
}

/* ---- all of it ---------------------------------------------------------------------------------- */

/* Ranks, keys, and pairs that share keys, into *ret_pairs, which the caller frees. */
static fh_status find_pairs(fh_dedup *d, fh_sorter **ret_pairs, fh_error *err) {
    fh_sorter *keys = fh_sorter_new(&d->allocator, d->params.folder, d->params.memory / 6), *pairs = NULL;
    note(d, !d->resume && fh_spill_on_disk(d->words), "the words of the documents");
    fh_status status = keys ? rank_documents(d, err) : fh_fail(err, FH_ENOMEM, 0, "out of memory for sorting");
    if (!status) status = fh_dedup__add_keys(d, keys, err);
    note(d, keys && fh_sorter_on_disk(keys), "the keys of the documents");
    if (!status && !(pairs = fh_sorter_new(&d->allocator, d->params.folder, d->params.memory / 3))) status = fh_fail(err, FH_ENOMEM, 0, "out of memory for sorting");
    if (!status) status = fh_dedup__add_pairs(d, keys, pairs, err);
    fh_sorter_free(keys);
    note(d, pairs && fh_sorter_on_disk(pairs), "pairs that share keys");
    *ret_pairs = pairs;
    return status;
}

fh_status fh_dedup_run(fh_dedup *d, fh_dedup_group_fn *fn, void *payload, fh_error *err) {
    fh_sorter *pairs = NULL;
    fh_status status = fh_dedup__all_read(d, err);
    if (!status) status = find_pairs(d, &pairs, err);
    if (!status) status = fh_dedup__verify(d, pairs, err);
    fh_sorter_free(pairs);
    if (!status) status = fh_dedup__hand_groups(d, fn, payload, err);
    if (!status) fh_dedup__resume_clear(d);
    return status;
}

fh_status fh_dedup_run_pairs(fh_dedup *d, fh_dedup_pair_fn *fn, void *payload, fh_error *err) {
    fh_sorter *pairs;
    fh_status status = find_pairs(d, &pairs, err);
    if (!status) status = fh_dedup__name_pairs(d, pairs, fn, payload, err);
    fh_sorter_free(pairs);
    return status;
}

/* ---- groups of edges that were measured elsewhere ------------------------------------------------- */

static int by_ends(const void *x, const void *y) {
    const fh_dedup_edge *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return p->b < q->b ? -1 : p->b > q->b;
}

/* The ranks of ids; of two documents with one id, the one with the lower digest. */
static fh_status number_ids(fh_dedup *d, fh_arena *arena, fh_strmap *ids, uint32_t **ret_ranks, fh_error *err) {
    *ids = (fh_strmap){.arena = arena};
    *ret_ranks = fh_new_n(arena, uint32_t, d->n);
    for (uint32_t k = 0; *ret_ranks && k < d->n; k++) {
        fh_dedup__name name;
        fh_status status = fh_dedup__read_name(d, arena, k, &name, err);
        if (status) return status;
        size_t before = ids->n;
        uint32_t number = fh_strmap_put(ids, name.id);
        if (ids->n > before) (*ret_ranks)[number] = k;
    }
    return fh_fail_arena(err, arena);
}

fh_status fh_dedup_run_groups(fh_dedup *d, const fh_dedup_named_edge *given, size_t n_given, fh_dedup_group_fn *fn, void *payload, fh_error *err) {
    fh_strmap ids;
    uint32_t *ranks = NULL;
    fh_arena *arena = fh_arena_new(&d->allocator, 0);
    fh_status status = arena ? rank_documents(d, err) : fh_fail(err, FH_ENOMEM, 0, "out of memory for groups");
    if (!status) status = fh_dedup__count_fives(d, err);
    if (!status) status = number_ids(d, arena, &ids, &ranks, err);
    for (size_t k = 0; !status && k < n_given; k++) {
        fh_dedup_edge e = given[k].edge;
        uint32_t a = fh_strmap_get(&ids, given[k].a), b = fh_strmap_get(&ids, given[k].b);
        if (a == FH_NONE || b == FH_NONE || a == b) continue;
        e.a = ranks[a];
        e.b = ranks[b];
        if (e.a > e.b) e = (fh_dedup_edge){e.b, e.a, e.jaccard, e.share_b, e.share_a, e.common, e.template_};
        status = fh_spill_write(d->edges_out, &e, sizeof e, err);
        d->n_edges += status == FH_OK;
    }
    fh_arena_free(arena);
    if (!status) status = fh_dedup__load_edges(d, err);
    if (!status) fh_sort(d->edges, d->n_edges, sizeof *d->edges, by_ends);
    return status ? status : fh_dedup__hand_groups(d, fn, payload, err);
}
