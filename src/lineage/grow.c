/* SPDX-License-Identifier: MIT
 *
 * lineage/grow.c - the tree of a tradition, with witnesses at inner nodes and lost copies between them.
 *
 * Two witnesses that agree against a third in what it has from neither chance nor them have it from one another or
 * from a lost copy: the common errors of Lachmann and Maas. Undirected that is the Steiner tree of the rows of
 * readings, in which every change on the way from one row to another costs one: the most parsimonious tree, save that
 * witnesses may be its inner nodes (Roos and Zou 2011 on why they must be allowed to). It begins as the minimum
 * spanning tree of the witnesses and takes in lost copies between three neighbours, the readings of which are those
 * that two of the three have, as long as they save enough (Zelikovsky 1993); then the readings of lost copies are made
 * what most of their neighbours have, and those that have become needless are taken out.
 *
 * Cost: a round is quadratic in the nodes and linear in the places; rounds are few, since all cases that do not touch
 * one another go in at once. Invariant: the tree spans all nodes, and lost copies have three neighbours or more. */
#include "lineage/tradition.h"

#include <math.h>

#include "base/sort.h"
enum {
    SWEEPS = 8,               /* times that the readings of lost copies are mended, at most */
    ROUNDS = 64,              /* rounds in which lost copies are taken in, at most */
    TRIALS = 2 * 1000 * 1000, /* threes looked at in one round */
    FEW_PLACES = 5            /* known places of so little worth that they are eked out with the mean */
};
static const float ENOUGH = 3;      /* changes that a lost copy saves at least */
static const float BY_CHANCE = .1f; /* and of those that part the two from the third: so many agree by chance */

/* ---- how far apart ---------------------------------------------------------------------------------------- */

/* Places where both are known, and those where they differ. */
static void compare(const fh_lineage__tradition *t, uint32_t a, uint32_t b, uint32_t *ret_known, uint32_t *ret_differ) {
    const uint16_t *x = t->rows[a], *y = t->rows[b];
    uint32_t known = 0, differ = 0;
    for (uint32_t k = 0; k < t->table->n_places; k++) {
        if (!x[k] || !y[k]) continue;
        known++;
        if (x[k] != y[k]) differ++;
    }
    *ret_known = known;
    *ret_differ = differ;
}

static float mean_difference(const fh_lineage__tradition *t) {
    double known = 0, differ = 0;
    for (uint32_t a = 0; a < t->table->n; a++) {
        uint32_t k, d;
        compare(t, a, (a + 1) % t->table->n, &k, &d);
        known += k, differ += d;
    }
    return known > 0 ? (float)(differ / known) : 0;
}

/* Fills the distances of node v to those before it. Of what is unknown the same is expected as of what is known. */
static void measure(fh_lineage__tradition *t, uint32_t v, float mean) {
    for (uint32_t u = 0; u < v; u++) {
        uint32_t known, differ;
        compare(t, u, v, &known, &differ);
        float d = ((float)differ + FEW_PLACES * mean) / (float)(known + FEW_PLACES) * (float)t->table->n_places;
        if (known == t->table->n_places) d = (float)differ;
        t->apart[(size_t)u * t->cap + v] = t->apart[(size_t)v * t->cap + u] = d;
    }
    t->apart[(size_t)v * t->cap + v] = 0;
}

/* ---- the spanning tree -------------------------------------------------------------------------------------- */

/* Prim's. Of equal distances, the nearer to the beginning of the table wins, so the order of columns does not matter. */
static void span(fh_arena *scratch, fh_lineage__tradition *t) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    float *least = fh_new_n(scratch, float, t->n);
    bool *in = fh_new_n(scratch, bool, t->n);
    if (!least || !in) return;
    for (uint32_t v = 0; v < t->n; v++) least[v] = v ? fh_lineage__apart(t, 0, v) : 0, t->parent[v] = v ? 0 : FH_NONE;
    in[0] = true;
    for (uint32_t added = 1; added < t->n; added++) {
        uint32_t v = FH_NONE;
        for (uint32_t u = 0; u < t->n; u++)
            if (!in[u] && (v == FH_NONE || least[u] < least[v])) v = u;
        in[v] = true;
        for (uint32_t u = 0; u < t->n; u++)
            if (!in[u] && fh_lineage__apart(t, v, u) < least[u]) least[u] = fh_lineage__apart(t, v, u), t->parent[u] = v;
    }
    fh_arena_rewind(scratch, mark);
}

/* Neighbours of each node: those of v are list[first[v]] to list[first[v + 1] - 1], ascending. */
typedef struct neighbours { uint32_t *first, *list; } neighbours;

static neighbours list_neighbours(fh_arena *scratch, const fh_lineage__tradition *t) {
    neighbours x = {fh_new_n(scratch, uint32_t, (size_t)t->n + 2), fh_new_n(scratch, uint32_t, 2 * (size_t)t->n)};
    if (!x.first || !x.list) return x;
    for (uint32_t v = 0; v < t->n; v++) {
        if (t->parent[v] == FH_NONE) continue;
        x.first[v + 2]++;
        x.first[t->parent[v] + 2]++;
    }
    for (uint32_t v = 2; v < t->n + 2; v++) x.first[v] += x.first[v - 1];
    for (uint32_t u = 0; u < t->n; u++) {
        if (t->parent[u] == FH_NONE) continue;
        x.list[x.first[u + 1]++] = t->parent[u];
        x.list[x.first[t->parent[u] + 1]++] = u;
    }
    return x;
}

/* ---- lost copies --------------------------------------------------------------------------------------------- */

typedef struct three {
    float saved;
    uint32_t v, a, b; /* a and b are neighbours of v, and agree against it */
} three;
typedef FH_VEC(three) three_vec;

static int most_saved(const void *a, const void *b) {
    const three *x = a, *y = b;
    if (x->saved != y->saved) return x->saved > y->saved ? -1 : 1;
    if (x->v != y->v) return x->v < y->v ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

/* How many places at which all three are known have a = b against v. */
static uint32_t agree_against(const fh_lineage__tradition *t, uint32_t a, uint32_t b, uint32_t v) {
    const uint16_t *x = t->rows[a], *y = t->rows[b], *z = t->rows[v];
    uint32_t n = 0;
    for (uint32_t k = 0; k < t->table->n_places; k++) n += x[k] && x[k] == y[k] && z[k] && z[k] != x[k];
    return n;
}

/* The best case of each node whose savings suffice. */
static void look_for_threes(fh_arena *scratch, const fh_lineage__tradition *t, const neighbours *near, three_vec *out) {
    uint32_t trials = 0;
    for (uint32_t v = 0; v < t->n; v++) {
        three best = {.saved = 0};
        const uint32_t *of = near->list + near->first[v];
        uint32_t n = near->first[v + 1] - near->first[v];
        for (uint32_t i = 0; i < n; i++) {
            for (uint32_t j = i + 1; j < n && trials < TRIALS; j++, trials++) {
                float saved = (float)agree_against(t, of[i], of[j], v);
                float x = fh_lineage__apart(t, v, of[i]), y = fh_lineage__apart(t, v, of[j]);
                if (saved > best.saved && saved >= ENOUGH + BY_CHANCE * (x < y ? x : y)) best = (three){saved, v, of[i], of[j]};
            }
        }
        if (best.saved > 0) fh_vec_push(scratch, out, best);
    }
    fh_sort(out->at, out->n, sizeof *out->at, most_saved);
}

/* What two of the three have; v's own where all differ. */
static uint16_t *middle(fh_arena *arena, const fh_lineage__tradition *t, const three *x) {
    uint16_t *row = fh_new_n(arena, uint16_t, t->table->n_places);
    const uint16_t *v = t->rows[x->v], *a = t->rows[x->a], *b = t->rows[x->b];
    for (uint32_t k = 0; row && k < t->table->n_places; k++)
        row[k] = a[k] && a[k] == b[k] ? a[k] : v[k] ? v[k] : a[k] ? a[k] : b[k];
    return row;
}

/* Takes in the best cases that do not touch one another. Answers whether there was any. */
static bool take_in(fh_arena *arena, fh_arena *scratch, fh_lineage__tradition *t, float mean) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    neighbours near = list_neighbours(scratch, t);
    bool *touched = fh_new_n(scratch, bool, t->n);
    three_vec threes = {0};
    if (fh_arena_status(scratch)) return false;
    uint32_t before = t->n;
    look_for_threes(scratch, t, &near, &threes);
    for (size_t i = 0; i < threes.n && t->n < t->cap; i++) {
        const three *x = &threes.at[i];
        if (touched[x->v] || touched[x->a] || touched[x->b]) continue;
        touched[x->v] = touched[x->a] = touched[x->b] = true;
        uint16_t *row = middle(arena, t, x);
        if (!row) break;
        t->rows[t->n] = row;
        measure(t, t->n++, mean);
    }
    fh_arena_rewind(scratch, mark);
    if (t->n > before) span(scratch, t);
    return t->n > before;
}

/* ---- mending ---------------------------------------------------------------------------------------------------- */

/* The reading that most neighbours have; the present one among equals, else the lowest. */
static uint16_t most_common(const fh_lineage__tradition *t, const uint32_t *of, uint32_t n, uint32_t k, uint16_t present) {
    uint16_t best = present;
    uint32_t most = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint16_t r = t->rows[of[i]][k];
        uint32_t votes = 0;
        if (!r) continue;
        for (uint32_t j = 0; j < n; j++) votes += t->rows[of[j]][k] == r;
        if (votes > most || (votes == most && (r == present || (best != present && r < best)))) most = votes, best = r;
    }
    return best;
}

/* The readings of lost copies, made what most of their neighbours have. Answers whether any changed. */
static bool mend_rows(fh_arena *scratch, fh_lineage__tradition *t) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    neighbours near = list_neighbours(scratch, t);
    bool changed = false;
    for (uint32_t v = t->table->n; near.first && near.list && v < t->n; v++) {
        for (uint32_t k = 0; k < t->table->n_places; k++) {
            uint16_t r = most_common(t, near.list + near.first[v], near.first[v + 1] - near.first[v], k, t->rows[v][k]);
            changed |= r != t->rows[v][k];
            t->rows[v][k] = r;
        }
    }
    fh_arena_rewind(scratch, mark);
    return changed;
}

/* Lost copies with fewer than three neighbours save nothing. Answers whether there was one. */
static bool take_out_needless(fh_arena *scratch, fh_lineage__tradition *t) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    uint32_t *degree = fh_new_n(scratch, uint32_t, t->n), n = t->table->n, before = t->n;
    if (!degree) return false;
    for (uint32_t v = 0; v < t->n; v++)
        if (t->parent[v] != FH_NONE) degree[v]++, degree[t->parent[v]]++;
    for (uint32_t v = n; v < t->n; v++) {
        if (degree[v] < 3) continue;
        uint16_t *row = t->rows[v];
        t->rows[v] = t->rows[n];
        t->rows[n++] = row;
    }
    t->n = n;
    fh_arena_rewind(scratch, mark);
    return n < before;
}

static void span_again(fh_arena *scratch, fh_lineage__tradition *t, float mean) {
    for (uint32_t v = t->table->n; v < t->n; v++) measure(t, v, mean);
    span(scratch, t);
}

static void mend(fh_arena *scratch, fh_lineage__tradition *t, float mean) {
    for (int sweep = 0; sweep < SWEEPS && !fh_arena_status(scratch); sweep++) {
        bool changed = mend_rows(scratch, t);
        changed |= take_out_needless(scratch, t);
        if (!changed) return;
        span_again(scratch, t, mean);
    }
    while (take_out_needless(scratch, t)) span_again(scratch, t, mean);
}

void fh_lineage__grow_tree(fh_arena *arena, fh_arena *scratch, const fh_lineage__table *table, fh_lineage__tradition *ret) {
    uint32_t cap = 2 * table->n;
    *ret = (fh_lineage__tradition){.table = table, .n = table->n, .cap = cap};
    ret->rows = fh_new_n(arena, uint16_t *, cap);
    ret->apart = fh_new_n(arena, float, (size_t)cap * cap);
    ret->parent = fh_new_n(arena, uint32_t, cap);
    ret->above = fh_new_n(arena, float, cap);
    if (fh_arena_status(arena)) return;
    for (uint32_t v = 0; v < table->n; v++) ret->rows[v] = table->readings[v];
    float mean = mean_difference(ret);
    for (uint32_t v = 0; v < table->n; v++) measure(ret, v, mean);
    span(scratch, ret);
    for (int round = 0; round < ROUNDS && take_in(arena, scratch, ret, mean); round++) mend(scratch, ret, mean);
}
