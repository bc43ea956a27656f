/* SPDX-License-Identifier: MIT
 *
 * lineage/archetype.c - from which node a tradition descends.
 *
 * Readings alone do not tell: a change reads the same from both ends. What tells is what cannot be undone. Words that
 * are left out are seldom found again, so most omissions should come on the way down (Maas's rule that a witness with an
 * omission of its own is not the source). Beside it the shape decides, as for reports: of all nodes the one from
 * which the tree could have grown in most orders (rumour centrality: Shah and Zaman 2011). Witnesses alone grow: a
 * lost copy was put in because of those below it.
 *
 * Cost: quadratic in the nodes for the shape, linear in the places for the omissions. Invariant: exactly one node
 * has no parent afterwards. */
#include <math.h>

#include "lineage/tradition.h"

static const double OMISSION = .6, SHAPE = 1.5; /* nats an omission more on the way down than up; and of the shape */

typedef struct walk {
    uint32_t *order; /* nodes from the root on, parents first */
    uint32_t *up;    /* per node */
    uint32_t *size;  /* witnesses at and below */
    uint32_t *first, *list; /* neighbours */
} walk;

static void list_neighbours(const fh_lineage__tradition *t, walk *w) {
    for (uint32_t v = 0; v < t->n; v++)
        if (t->parent[v] != FH_NONE) w->first[v + 2]++, w->first[t->parent[v] + 2]++;
    for (uint32_t v = 2; v < t->n + 2; v++) w->first[v] += w->first[v - 1];
    for (uint32_t v = 0; v < t->n; v++) {
        if (t->parent[v] == FH_NONE) continue;
        w->list[w->first[v + 1]++] = t->parent[v];
        w->list[w->first[t->parent[v] + 1]++] = v;
    }
}

static void walk_from(const fh_lineage__tradition *t, walk *w, uint32_t root) {
    uint32_t n = 0;
    w->order[n++] = root;
    w->up[root] = FH_NONE;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t v = w->order[i];
        w->size[v] = v < t->table->n;
        for (uint32_t k = w->first[v]; k < w->first[v + 1]; k++)
            if (w->list[k] != w->up[v]) w->up[w->list[k]] = v, w->order[n++] = w->list[k];
    }
    for (uint32_t i = n; i-- > 1;) w->size[w->up[w->order[i]]] += w->size[w->order[i]];
}

/* Words that `below` leaves out and `above` has, less the other way round. */
static double net_omissions(const fh_lineage__tradition *t, uint32_t above, uint32_t below) {
    const uint16_t *x = t->rows[above], *y = t->rows[below];
    int net = 0;
    for (uint32_t k = 0; k < t->table->n_places; k++) {
        if (!x[k] || !y[k] || x[k] == y[k]) continue;
        net += (y[k] == FH_LINEAGE_OMITTED) - (x[k] == FH_LINEAGE_OMITTED);
    }
    return net;
}

/* Log-odds of each node's being the archetype. Omissions are summed from the first root on: moving the root over an
 * edge turns that edge alone. */
static void weigh_roots(fh_arena *scratch, const fh_lineage__tradition *t, walk *w, double *ret) {
    double *omissions = fh_new_n(scratch, double, t->n);
    if (!omissions) return;
    walk_from(t, w, 0);
    for (uint32_t i = 1; i < t->n; i++) {
        uint32_t v = w->order[i];
        omissions[v] = omissions[w->up[v]] - 2 * net_omissions(t, w->up[v], v);
    }
    for (uint32_t root = 0; root < t->n; root++) {
        walk_from(t, w, root);
        double shape = 0;
        for (uint32_t v = 0; v < t->n; v++) shape -= log(w->size[v] ? w->size[v] : 1);
        ret[root] = OMISSION * omissions[root] / 2 + SHAPE * shape;
    }
}

/* The share of all that speaks for an archetype on the far side of each node's parent. */
static void weigh_directions(fh_lineage__tradition *t, const walk *w, double *odds, uint32_t best) {
    double all = 0, most = odds[best];
    for (uint32_t v = 0; v < t->n; v++) all += odds[v] = exp(odds[v] - most);
    for (uint32_t i = t->n; i-- > 0;) { /* children before their parents: odds become those of the branch */
        uint32_t v = w->order[i];
        t->above[v] = (float)(1 - odds[v] / all);
        if (w->up[v] != FH_NONE) odds[w->up[v]] += odds[v];
    }
}

void fh_lineage__find_archetype(fh_arena *scratch, fh_lineage__tradition *t) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    walk w = {fh_new_n(scratch, uint32_t, t->n), fh_new_n(scratch, uint32_t, t->n), fh_new_n(scratch, uint32_t, t->n),
              fh_new_n(scratch, uint32_t, (size_t)t->n + 2), fh_new_n(scratch, uint32_t, 2 * (size_t)t->n)};
    double *odds = fh_new_n(scratch, double, t->n);
    if (fh_arena_status(scratch)) return;
    list_neighbours(t, &w);
    weigh_roots(scratch, t, &w, odds);
    if (fh_arena_status(scratch)) return;
    uint32_t best = 0;
    for (uint32_t v = 1; v < t->n; v++)
        if (odds[v] > odds[best]) best = v;
    walk_from(t, &w, best);
    weigh_directions(t, &w, odds, best);
    for (uint32_t v = 0; v < t->n; v++) t->parent[v] = w.up[v];
    fh_arena_rewind(scratch, mark);
}
