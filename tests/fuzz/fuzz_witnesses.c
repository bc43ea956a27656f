/* SPDX-License-Identifier: MIT
 *
 * Properties: a table that is read gives a graph without circles over its witnesses and its lost copies; every lost copy
 * has two children or more, and no number is out of bounds. */
#include <stdlib.h>

#include "lineage/witnesses.h"

/* Edges come by child; takes away nodes without parents until none is left. */
static void check(fh_arena *arena, uint32_t n, const fh_lineage *l) {
    uint32_t all = n + l->n_lost, gone = 0, *parents = fh_new_n(arena, uint32_t, all), *children = fh_new_n(arena, uint32_t, all);
    bool *out = fh_new_n(arena, bool, all);
    for (uint32_t i = 0; i < l->n_edges; i++) {
        const fh_edge *e = &l->edges[i];
        if (e->child >= all || e->parent >= all || e->child == e->parent) abort();
        if (!(e->share >= 0 && e->share <= 1 && e->confidence >= 0 && e->confidence <= 1) || !e->n_evidence) abort();
        parents[e->child]++, children[e->parent]++;
    }
    for (uint32_t k = n; k < all; k++)
        if (children[k] < 2) abort();
    for (bool again = true; again;) {
        again = false;
        for (uint32_t v = 0; v < all; v++) {
            if (out[v] || parents[v]) continue;
            out[v] = again = true;
            gone++;
            for (uint32_t i = 0; i < l->n_edges; i++) parents[l->edges[i].child] -= l->edges[i].parent == v;
        }
    }
    if (gone != all) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fh_arena *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    const fh_str *names = NULL;
    uint32_t n = 0;
    fh_lineage lineage = {0};
    if (fh_lineage_witnesses(keep, scratch, (fh_str){(const char *)data, size}, &names, &n, &lineage, NULL) == FH_OK) check(keep, n, &lineage);
    fh_arena_free(keep);
    fh_arena_free(scratch);
    return 0;
}
