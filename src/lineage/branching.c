/* SPDX-License-Identifier: MIT
 *
 * lineage/branching.c - the maximum branching of a directed graph.
 *
 * Every node takes its best arc; where these close a circle, the circle is drawn together into one node, whose
 * arcs are worth what they gain over the circle's own, and the smaller graph is solved; the arc that enters the
 * circle then replaces the circle's own at the place where it enters (Chu and Liu 1965, Edmonds 1967).
 *
 * Cost: arcs times levels of circles within circles, of which there are at most as many as nodes.
 * Invariant: the branching of the smaller graph, opened up, is a best branching of the larger one. */
#include "lineage/branching.h"

#include "base/vec.h"

typedef struct arc {
    uint32_t child, parent;
    uint32_t from; /* the arc of the larger graph that it stands for */
    double weight;
} arc;

typedef struct graph {
    arc *arcs;
    size_t n_arcs;
    uint32_t n, root;
} graph;

static void take_best(const graph *g, uint32_t *best) {
    for (uint32_t v = 0; v < g->n; v++) best[v] = UINT32_MAX;
    for (size_t i = 0; i < g->n_arcs; i++) {
        const arc *a = &g->arcs[i];
        if (a->child == g->root || a->child == a->parent) continue;
        if (best[a->child] == UINT32_MAX || a->weight > g->arcs[best[a->child]].weight) best[a->child] = (uint32_t)i;
    }
}

/* Numbers the nodes of the smaller graph in to[]; the nodes of one circle get one number and are marked in on[].
 * Answers how many nodes it has, g->n when there is no circle. */
static uint32_t draw_together(fh_arena *arena, const graph *g, const uint32_t *best, uint32_t *to, bool *on) {
    uint32_t *seen = fh_new_n(arena, uint32_t, g->n), n = 0; /* who walked here last, plus one */
    if (!seen) return g->n;
    for (uint32_t v = 0; v < g->n; v++) to[v] = UINT32_MAX, on[v] = false;
    for (uint32_t v = 0; v < g->n; v++) {
        uint32_t at = v;
        while (at != g->root && !seen[at] && best[at] != UINT32_MAX) seen[at] = v + 1, at = g->arcs[best[at]].parent;
        if (at == g->root || seen[at] != v + 1 || best[at] == UINT32_MAX) continue;
        for (uint32_t u = at; !on[u]; u = g->arcs[best[u]].parent) on[u] = true, to[u] = n;
        n++;
    }
    for (uint32_t v = 0; v < g->n; v++)
        if (to[v] == UINT32_MAX) to[v] = n++;
    return n;
}

static graph smaller_graph(fh_arena *arena, const graph *g, const uint32_t *best, const uint32_t *to, const bool *on, uint32_t n) {
    graph s = {.arcs = fh_new_n(arena, arc, g->n_arcs), .n = n, .root = to[g->root]};
    for (size_t i = 0; s.arcs && i < g->n_arcs; i++) {
        const arc *a = &g->arcs[i];
        if (to[a->child] == to[a->parent]) continue;
        double less = on[a->child] ? g->arcs[best[a->child]].weight : 0;
        s.arcs[s.n_arcs++] = (arc){to[a->child], to[a->parent], (uint32_t)i, a->weight - less};
    }
    return s;
}

static void solve(fh_arena *arena, const graph *g, uint32_t *best) {
    uint32_t *to = fh_new_n(arena, uint32_t, g->n);
    bool *on = fh_new_n(arena, bool, g->n);
    if (!to || !on) return;
    take_best(g, best);
    uint32_t n = draw_together(arena, g, best, to, on);
    if (n == g->n) return;
    graph s = smaller_graph(arena, g, best, to, on, n);
    uint32_t *chosen = fh_new_n(arena, uint32_t, n);
    if (!s.arcs || !chosen) return;
    solve(arena, &s, chosen);
    if (fh_arena_status(arena)) return;
    for (uint32_t c = 0; c < n; c++) {
        if (chosen[c] == UINT32_MAX) continue;
        uint32_t entering = s.arcs[chosen[c]].from;
        best[g->arcs[entering].child] = entering;
    }
}

void fh_lineage__branch(fh_arena *scratch, const fh_lineage__arc *arcs, size_t n_arcs, uint32_t n_nodes, uint32_t root, uint32_t *ret_arc) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    graph g = {.arcs = fh_new_n(scratch, arc, n_arcs), .n_arcs = n_arcs, .n = n_nodes, .root = root};
    if (!g.arcs) return;
    for (size_t i = 0; i < n_arcs; i++) g.arcs[i] = (arc){arcs[i].child, arcs[i].parent, (uint32_t)i, arcs[i].weight};
    solve(scratch, &g, ret_arc);
    fh_arena_rewind(scratch, mark);
}
