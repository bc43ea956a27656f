/* SPDX-License-Identifier: MIT
 *
 * lineage/branching.c - the maximum branching of a directed graph.
 *
 * Every node takes its best arc; where these close a circle, the circle is drawn together into one node, whose
 * arcs are worth what they gain over the circle's own, and the smaller graph is solved; the arc that enters the
 * circle then replaces the circle's own at the place where it enters (Chu and Liu 1965, Edmonds 1967).
 *
 * There is one list of arcs, which shrinks from level to level in its own place. A level keeps what it needs to be opened up
 * again: which arc each of its nodes took, and which of its nodes each node of the whole graph is in.
 *
 * Cost: arcs times levels of circles within circles, of which there are at most as many as nodes; memory: arcs, and nodes times levels.
 * Invariant: the branching of the smaller graph, opened up, is a best branching of the larger one. */
#include "lineage/branching.h"

#include "base/vec.h"

static const double CROWDED = 1.25; /* arcs, beside all that there can be, from which on those between the same nodes are worth looking for */

typedef struct arc {
    uint32_t child, parent;
    uint32_t given; /* which of the caller's it is */
    double weight;
} arc;

typedef struct level {
    struct level *larger;
    uint32_t n, root;
    uint32_t *taken; /* per node: the caller's arc that it takes; UINT32_MAX: none */
    uint32_t *at;    /* per node of the whole graph: the node it is in */
} level;

typedef struct solver {
    fh_arena *arena;
    uint32_t n_nodes;
    arc *arcs;
    size_t n_arcs;
    /* of the level in hand, per node: */
    uint32_t *best;  /* place of its best arc in the list */
    double *worth;   /* and its weight */
    uint32_t *to;    /* its number in the smaller graph */
    bool *on;        /* it is on a circle */
    uint32_t *seen;
    /* of drop_parallel: */
    uint32_t *first, *by_child;  /* arcs by child, in their order */
    uint32_t *heaviest, *whose;  /* per parent: its heaviest arc to the child in whose turn that was written */
    uint32_t turn;
    bool *dropped;               /* per arc */
} solver;

static bool make_room(solver *s) {
    size_t n = (size_t)s->n_nodes + 2;
    s->best = fh_new_n(s->arena, uint32_t, n);
    s->worth = fh_new_n(s->arena, double, n);
    s->to = fh_new_n(s->arena, uint32_t, n);
    s->on = fh_new_n(s->arena, bool, n);
    s->seen = fh_new_n(s->arena, uint32_t, n);
    s->first = fh_new_n(s->arena, uint32_t, n);
    s->heaviest = fh_new_n(s->arena, uint32_t, n);
    s->whose = fh_new_n(s->arena, uint32_t, n);
    s->by_child = fh_new_n(s->arena, uint32_t, s->n_arcs + 1);
    s->dropped = fh_new_n(s->arena, bool, s->n_arcs + 1);
    s->arcs = fh_new_n(s->arena, arc, s->n_arcs + 1);
    return fh_arena_status(s->arena) == FH_OK;
}

static level *new_level(solver *s, level *larger, uint32_t n, uint32_t root) {
    level *l = fh_new(s->arena, level);
    uint32_t *taken = fh_new_n(s->arena, uint32_t, (size_t)n + 1), *at = fh_new_n(s->arena, uint32_t, (size_t)s->n_nodes + 1);
    if (!l || !taken || !at) return NULL;
    for (uint32_t v = 0; v < s->n_nodes; v++) at[v] = larger ? s->to[larger->at[v]] : v;
    *l = (level){larger, n, root, taken, at};
    return l;
}

/* Of equal arcs, the first. */
static void take_best(solver *s, const level *l) {
    for (uint32_t v = 0; v < l->n; v++) s->best[v] = UINT32_MAX;
    for (size_t i = 0; i < s->n_arcs; i++) {
        const arc *a = &s->arcs[i];
        if (a->child == l->root || a->child == a->parent) continue;
        if (s->best[a->child] == UINT32_MAX || a->weight > s->worth[a->child]) s->best[a->child] = (uint32_t)i, s->worth[a->child] = a->weight;
    }
    for (uint32_t v = 0; v < l->n; v++) l->taken[v] = s->best[v] == UINT32_MAX ? UINT32_MAX : s->arcs[s->best[v]].given;
}

/* Numbers the nodes of the smaller graph in to[]; the nodes of one circle get one number and are marked in on[].
 * Answers how many nodes it has, as many as there are when there is no circle. */
static uint32_t draw_together(solver *s, const level *l) {
    uint32_t n = 0, *seen = s->seen; /* who walked here last, plus one */
    for (uint32_t v = 0; v < l->n; v++) s->to[v] = UINT32_MAX, s->on[v] = false, seen[v] = 0;
    for (uint32_t v = 0; v < l->n; v++) {
        uint32_t at = v;
        while (at != l->root && !seen[at] && s->best[at] != UINT32_MAX) seen[at] = v + 1, at = s->arcs[s->best[at]].parent;
        if (at == l->root || seen[at] != v + 1 || s->best[at] == UINT32_MAX) continue;
        for (uint32_t u = at; !s->on[u]; u = s->arcs[s->best[u]].parent) s->on[u] = true, s->to[u] = n;
        n++;
    }
    for (uint32_t v = 0; v < l->n; v++)
        if (s->to[v] == UINT32_MAX) s->to[v] = n++;
    return n;
}

/* The arcs of the smaller graph: those inside a circle are gone. */
static void shrink(solver *s) {
    size_t left = 0;
    for (size_t i = 0; i < s->n_arcs; i++) {
        arc a = s->arcs[i];
        if (s->to[a.child] == s->to[a.parent]) continue;
        s->arcs[left++] = (arc){s->to[a.child], s->to[a.parent], a.given, a.weight - (s->on[a.child] ? s->worth[a.child] : 0)};
    }
    s->n_arcs = left;
}

static void sort_by_child(solver *s, uint32_t n) {
    for (uint32_t c = 0; c < n + 2; c++) s->first[c] = 0;
    for (size_t i = 0; i < s->n_arcs; i++) s->first[s->arcs[i].child + 2]++;
    for (uint32_t c = 2; c < n + 2; c++) s->first[c] += s->first[c - 1];
    for (size_t i = 0; i < s->n_arcs; i++) s->by_child[s->first[s->arcs[i].child + 1]++] = (uint32_t)i;
}

/* Leaves of arcs between the same two nodes the first of the heaviest, which would be taken before the others at every level. */
static void drop_parallel(solver *s, uint32_t n) {
    size_t left = 0;
    sort_by_child(s, n);
    for (size_t i = 0; i < s->n_arcs; i++) s->dropped[i] = false;
    for (uint32_t c = 0; c < n; c++) {
        s->turn++;
        for (uint32_t k = s->first[c]; k < s->first[c + 1]; k++) {
            uint32_t i = s->by_child[k], parent = s->arcs[i].parent;
            if (s->whose[parent] == s->turn) {
                bool heavier = s->arcs[i].weight > s->arcs[s->heaviest[parent]].weight;
                s->dropped[heavier ? s->heaviest[parent] : i] = true;
                if (!heavier) continue;
            }
            s->whose[parent] = s->turn;
            s->heaviest[parent] = i;
        }
    }
    for (size_t i = 0; i < s->n_arcs; i++)
        if (!s->dropped[i]) s->arcs[left++] = s->arcs[i];
    s->n_arcs = left;
}

/* The smallest graph, where no circle is left. NULL: the arena is spent. */
static level *draw_all_together(solver *s, uint32_t root) {
    level *l = new_level(s, NULL, s->n_nodes, root);
    while (l) {
        take_best(s, l);
        uint32_t n = draw_together(s, l);
        if (n == l->n) break;
        shrink(s);
        if ((double)s->n_arcs > CROWDED * n * n) drop_parallel(s, n);
        l = new_level(s, l, n, s->to[l->root]);
    }
    return l;
}

void fh_lineage__branch(fh_arena *scratch, const fh_lineage__arc *arcs, size_t n_arcs, uint32_t n_nodes, uint32_t root, uint32_t *ret_arc) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    solver s = {.arena = scratch, .n_nodes = n_nodes, .n_arcs = n_arcs};
    if (!make_room(&s)) return;
    for (size_t i = 0; i < n_arcs; i++) s.arcs[i] = (arc){arcs[i].child, arcs[i].parent, (uint32_t)i, arcs[i].weight};
    level *l = draw_all_together(&s, root);
    for (; l && l->larger; l = l->larger) /* opened up: an arc that enters a circle replaces the circle's own there */
        for (uint32_t c = 0; c < l->n; c++)
            if (l->taken[c] != UINT32_MAX) l->larger->taken[l->larger->at[arcs[l->taken[c]].child]] = l->taken[c];
    if (l) memcpy(ret_arc, l->taken, n_nodes * sizeof *ret_arc);
    fh_arena_rewind(scratch, mark);
}
