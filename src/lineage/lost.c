/* SPDX-License-Identifier: MIT
 *
 * lineage/lost.c - lost common sources.
 *
 * What two copies have in common and their source has not, they have from one another or from a lost copy:
 * the rule of textual criticism. So where two children of one parent share readings that the parent lacks,
 * or a grandchild agrees with its grandparent against the parent, a lost source is put between, with the
 * readings that two of the three have. Others move to it when they are nearer to it than to their parent. The
 * strongest case comes first, until fewer than ENOUGH readings speak for one.
 *
 * Cost: each case counts over the readings of a family; TRIALS bounds the cases of one story, so that a parent
 * with thousands of children does not make it quadratic.
 * Invariant: a lost source has two children or more, and the stemma stays acyclic. */
#include "lineage/stemma.h"

enum {
    ENOUGH = 3,              /* readings shared against the parent */
    EVENTS_PER_NAT = 2,      /* as in parents.c: dates against readings */
    TRIALS = 4 * 1000 * 1000 /* cases looked at in one story */
};

typedef struct lost_case {
    uint32_t shared, v, a, b; /* a and b come under a source that comes under v */
} lost_case;

typedef struct search {
    fh_arena *arena;
    const fh_lineage__ties *ties;
    fh_lineage__stemma *s;
    uint32_t *next, *first; /* children of each node as linked lists, ascending */
    uint32_t *first_tie;    /* per member and one more: its ties as a child, when sorted by child */
    uint32_t *ties_by_child;
    uint32_t trials;
} search;

static const fh_lineage__collation *collation_of(const search *x, uint32_t v) {
    return &x->s->families[x->s->nodes.at[v].family].collation;
}

static bool one_family(const search *x, uint32_t a, uint32_t b) {
    uint32_t f = x->s->nodes.at[a].family;
    return f != FH_NONE && f == x->s->nodes.at[b].family;
}

static void list_children(search *x) {
    size_t n = x->s->nodes.n;
    for (size_t v = 0; v < n; v++) x->first[v] = FH_NONE;
    for (size_t v = n; v-- > 0;) {
        uint32_t p = x->s->nodes.at[v].parent;
        if (p == FH_NONE) continue;
        x->next[v] = x->first[p];
        x->first[p] = (uint32_t)v;
    }
}

/* A stated source is the source: nothing is put between. */
static bool credits(const search *x, uint32_t child, uint32_t parent) {
    if (child >= x->s->n_members || parent >= x->s->n_members) return false;
    for (uint32_t k = x->first_tie[child]; k < x->first_tie[child + 1]; k++) {
        const fh_lineage__tie *t = &x->ties->at[x->ties_by_child[k]];
        if (t->parent == parent) return t->credit > 0 && t->later >= 0;
    }
    return false;
}

static void try_case(uint32_t v, uint32_t a, uint32_t b, uint32_t shared, lost_case *best) {
    if (shared > best->shared) *best = (lost_case){shared, v, a, b};
}

/* Two children of v, and a child of v with one of its own children. */
static void look_below(search *x, uint32_t v, lost_case *best) {
    const fh_lineage__node *nodes = x->s->nodes.at;
    const fh_lineage__collation *c = collation_of(x, v);
    for (uint32_t a = x->first[v]; a != FH_NONE; a = x->next[a]) {
        if (!one_family(x, v, a)) continue;
        for (uint32_t b = x->next[a]; b != FH_NONE && x->trials < TRIALS; b = x->next[b]) {
            if (!one_family(x, v, b)) continue;
            x->trials++;
            try_case(v, a, b, fh_lineage__shared_against(c, nodes[a].row, nodes[b].row, nodes[v].row), best);
        }
        for (uint32_t b = x->first[a]; b != FH_NONE && x->trials < TRIALS; b = x->next[b]) {
            if (!one_family(x, v, b) || credits(x, b, a)) continue;
            x->trials++;
            try_case(v, a, b, fh_lineage__shared_against(c, nodes[v].row, nodes[b].row, nodes[a].row), best);
        }
    }
}

/* The readings that two of the three have. */
static const uint64_t *middle(const search *x, const lost_case *l) {
    const fh_lineage__node *nodes = x->s->nodes.at;
    uint32_t n = collation_of(x, l->v)->n_words;
    const uint64_t *v = nodes[l->v].row, *a = nodes[l->a].row, *b = nodes[l->b].row;
    uint64_t *row = fh_new_n(x->arena, uint64_t, n);
    for (uint32_t i = 0; row && i < n; i++) row[i] = (v[i] & a[i]) | (v[i] & b[i]) | (a[i] & b[i]);
    return row;
}

static bool is_above(const search *x, uint32_t above, uint32_t v) {
    for (v = x->s->nodes.at[v].parent; v != FH_NONE; v = x->s->nodes.at[v].parent)
        if (v == above) return true;
    return false;
}

/* What dates and credits say against `parent` being above `child`, in events; 0 where they are silent. */
static float against(const search *x, uint32_t child, uint32_t parent) {
    if (child >= x->s->n_members || parent >= x->s->n_members) return 0;
    for (uint32_t k = x->first_tie[child]; k < x->first_tie[child + 1]; k++) {
        const fh_lineage__tie *t = &x->ties->at[x->ties_by_child[k]];
        if (t->parent == parent) return t->direction < 0 ? -t->direction * EVENTS_PER_NAT : 0;
    }
    return 0;
}

/* Members of the family that are nearer to the new source than to their parent come under it. */
static void gather(search *x, uint32_t source, uint32_t v) {
    fh_lineage__node *nodes = x->s->nodes.at;
    const fh_lineage__collation *c = collation_of(x, v);
    for (uint32_t u = 0; u < source; u++) {
        uint32_t p = nodes[u].parent;
        if (p == FH_NONE || p == source || !one_family(x, u, v) || !one_family(x, u, p) || is_above(x, u, source)) continue;
        float here = (float)fh_lineage__differences(c, nodes[p].row, nodes[u].row) + against(x, u, p);
        float there = (float)fh_lineage__differences(c, nodes[source].row, nodes[u].row) + against(x, u, v);
        if (there < here) nodes[u].parent = source;
    }
}

static void put_source(search *x, const lost_case *l) {
    const uint64_t *row = middle(x, l);
    uint32_t source = (uint32_t)x->s->nodes.n;
    if (!row) return;
    fh_vec_push(x->arena, &x->s->nodes, (fh_lineage__node){.parent = l->v, .tie = FH_NONE, .family = x->s->nodes.at[l->v].family,
                                                           .row = row, .shared = l->shared, .confidence = x->s->nodes.at[l->a].confidence});
    x->s->nodes.at[l->a].parent = x->s->nodes.at[l->b].parent = source;
    gather(x, source, l->v);
}

/* A source with one child hands it to its own parent; one with none goes. */
static void dissolve(fh_lineage__stemma *s, uint32_t v, uint32_t *children) {
    fh_lineage__node *nodes = s->nodes.at;
    for (size_t u = 0; u < s->nodes.n; u++)
        if (nodes[u].parent == v) nodes[u].parent = nodes[v].parent;
    if (!children[v] && nodes[v].parent != FH_NONE) children[nodes[v].parent]--;
    children[v] = FH_NONE;
    nodes[v].parent = FH_NONE;
}

/* Lost sources with fewer than two children are taken out again; the rest move up to close the gaps. */
static void take_out_single(fh_arena *arena, fh_lineage__stemma *s) {
    fh_lineage__node *nodes = s->nodes.at;
    uint32_t *children = fh_new_n(arena, uint32_t, s->nodes.n + 1), *to = fh_new_n(arena, uint32_t, s->nodes.n + 1), n = 0;
    if (!children || !to) return;
    for (size_t v = 0; v < s->nodes.n; v++)
        if (nodes[v].parent != FH_NONE) children[nodes[v].parent]++;
    for (bool again = true; again;) {
        again = false;
        for (uint32_t v = s->n_members; v < s->nodes.n; v++)
            if (children[v] < 2) dissolve(s, v, children), again = true;
    }
    for (size_t v = 0; v < s->nodes.n; v++) to[v] = children[v] == FH_NONE ? FH_NONE : n++;
    for (size_t v = 0; v < s->nodes.n; v++) {
        if (to[v] == FH_NONE) continue;
        nodes[to[v]] = nodes[v];
        if (nodes[to[v]].parent != FH_NONE) nodes[to[v]].parent = to[nodes[to[v]].parent];
    }
    s->nodes.n = n;
}

/* A member's tie is that to its present parent; without one it has none. */
static void renew_ties(search *x) {
    for (uint32_t v = 0; v < x->s->n_members; v++) {
        fh_lineage__node *c = &x->s->nodes.at[v];
        c->tie = FH_NONE;
        for (uint32_t k = x->first_tie[v]; k < x->first_tie[v + 1]; k++)
            if (x->ties->at[x->ties_by_child[k]].parent == c->parent) c->tie = x->ties_by_child[k];
    }
}

static void sort_ties(search *x) {
    uint32_t n = x->s->n_members;
    x->first_tie = fh_new_n(x->arena, uint32_t, (size_t)n + 2);
    x->ties_by_child = fh_new_n(x->arena, uint32_t, x->ties->n ? x->ties->n : 1);
    if (!x->first_tie || !x->ties_by_child) return;
    for (uint32_t i = 0; i < x->ties->n; i++) x->first_tie[x->ties->at[i].child + 2]++;
    for (uint32_t v = 2; v < n + 2; v++) x->first_tie[v] += x->first_tie[v - 1];
    for (uint32_t i = 0; i < x->ties->n; i++) x->ties_by_child[x->first_tie[x->ties->at[i].child + 1]++] = i;
}

void fh_lineage__find_lost(fh_arena *scratch, const fh_lineage__ties *ties, fh_lineage__stemma *stemma) {
    size_t most = 2 * (size_t)stemma->n_members + 1;
    search x = {.arena = scratch, .ties = ties, .s = stemma, .next = fh_new_n(scratch, uint32_t, most), .first = fh_new_n(scratch, uint32_t, most)};
    sort_ties(&x);
    while (!fh_arena_status(scratch) && stemma->nodes.n + 1 < most) {
        lost_case best = {.shared = ENOUGH - 1};
        list_children(&x);
        for (uint32_t v = 0; v < stemma->nodes.n; v++)
            if (stemma->nodes.at[v].family != FH_NONE) look_below(&x, v, &best);
        if (best.shared < ENOUGH) break;
        put_source(&x, &best);
    }
    if (fh_arena_status(scratch)) return;
    take_out_single(scratch, stemma);
    renew_ties(&x);
}
