/* SPDX-License-Identifier: MIT
 *
 * dossier/tree.c - the lineage of a story as a tree.
 *
 * A report may have several parents; it hangs from the one with the best edge (confidence, then share,
 * then the lower index), and the other edges are left for the drawing to mention. Nodes are numbered
 * locally: the story's reports in their order, then the lost sources its edges name. Nodes are sorted by
 * (parent, date, index), so that each node's children are a run, and walked with a stack. */
#include "dossier/tree.h"

#include <stdlib.h>

#include "base/vec.h"
#include "dossier/view.h"

typedef struct node {
    uint32_t id, edge, parent; /* parent: local number, or FH_NONE */
    fh_datetime date;
} node;

typedef struct sorted { uint32_t parent, local, id; fh_datetime date; } sorted;

/* In seconds; of a report of which only the day is known, the middle of that day, where the picture has it too. */
static int64_t when(fh_datetime t) {
    if (!t.precision) return INT64_MAX;
    int64_t hour = t.precision == FH_PRECISION_DAY ? 12 : t.hour;
    int64_t minutes = ((((int64_t)t.year * 12 + t.month) * 31 + t.day) * 24 + hour) * 60 + t.minute;
    return (minutes - (t.has_zone ? t.zone_minutes : 0)) * 60 + t.second;
}

/* Unknown dates last. */
static int date_order(fh_datetime a, fh_datetime b) {
    int64_t x = when(a), y = when(b);
    return x < y ? -1 : x > y;
}

static int sibling_order(const void *a, const void *b) {
    const sorted *x = a, *y = b;
    if (x->parent != y->parent) return x->parent < y->parent ? -1 : 1;
    int by_date = date_order(x->date, y->date);
    if (by_date) return by_date;
    return x->id < y->id ? -1 : x->id > y->id;
}

static bool better(const fh_edge *a, const fh_edge *b) {
    if (a->confidence != b->confidence) return a->confidence > b->confidence;
    if (a->share != b->share) return a->share > b->share;
    return a->parent < b->parent;
}

typedef FH_VEC(node) node_vec;

static uint32_t local_of(const node_vec *nodes, uint32_t id) {
    for (size_t i = nodes->n; i-- > 0;)
        if (nodes->at[i].id == id) return (uint32_t)i;
    return FH_NONE;
}

static uint32_t report_local(const fh_story *s, uint32_t report) {
    uint32_t low = 0, high = s->n_reports;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (s->reports[mid] < report) low = mid + 1;
        else high = mid;
    }
    return low < s->n_reports && s->reports[low] == report ? low : FH_NONE;
}

/* Reports first; lost sources as edges name them, which may themselves derive from others. */
static node_vec list_nodes(fh_arena *arena, const fh_dossier *d, const fh_story *s) {
    node_vec nodes = {0};
    for (uint32_t i = 0; i < s->n_reports; i++)
        fh_vec_push(arena, &nodes, (node){s->reports[i], FH_NONE, FH_NONE, d->reports[s->reports[i]]->published});
    for (size_t i = 0; i < nodes.n; i++) {
        fh_range edges = fh_view_parents(d, nodes.at[i].id);
        for (uint32_t e = edges.begin; e < edges.end; e++) {
            if (nodes.at[i].edge == FH_NONE || better(&d->lineage[e], &d->lineage[nodes.at[i].edge])) nodes.at[i].edge = e;
            uint32_t parent = d->lineage[e].parent;
            if (parent < d->n_reports) continue;
            node_vec lost = {nodes.at + s->n_reports, nodes.n - s->n_reports, 0};
            if (local_of(&lost, parent) == FH_NONE) fh_vec_push(arena, &nodes, (node){parent, FH_NONE, FH_NONE, {0}});
        }
    }
    return nodes;
}

static void find_parents(const fh_dossier *d, const fh_story *s, node_vec *nodes) {
    node_vec lost = {nodes->at + s->n_reports, nodes->n - s->n_reports, 0};
    for (size_t i = 0; i < nodes->n; i++) {
        node *n = &nodes->at[i];
        if (n->edge == FH_NONE) continue;
        uint32_t parent = d->lineage[n->edge].parent, k = parent < d->n_reports ? report_local(s, parent) : local_of(&lost, parent);
        if (k == FH_NONE) n->edge = FH_NONE;
        else n->parent = parent < d->n_reports ? k : k + s->n_reports;
    }
}

fh_tree fh_tree_make(fh_arena *arena, const fh_dossier *d, uint32_t story) {
    const fh_story *s = &d->stories[story];
    node_vec nodes = list_nodes(arena, d, s);
    if (fh_arena_status(arena)) return (fh_tree){0};
    find_parents(d, s, &nodes);
    size_t n = nodes.n;
    sorted *order = fh_new_n(arena, sorted, n);
    uint32_t *first = fh_new_n(arena, uint32_t, n + 2); /* per local number, roots at n: where its children begin in order */
    fh_tree_row *rows = fh_new_n(arena, fh_tree_row, n);
    struct waiting { uint32_t next, end, row; } *stack = fh_arena_alloc(arena, n + 1, sizeof *stack, _Alignof(struct waiting));
    if (!order || !first || !rows || !stack) return (fh_tree){0};
    for (size_t i = 0; i < n; i++) {
        uint32_t parent = nodes.at[i].parent == FH_NONE ? (uint32_t)n : nodes.at[i].parent;
        order[i] = (sorted){parent, (uint32_t)i, nodes.at[i].id, nodes.at[i].date};
        first[parent + 1]++;
    }
    for (size_t i = 0; i <= n; i++) first[i + 1] += first[i];
    if (n) qsort(order, n, sizeof *order, sibling_order);
    uint32_t out = 0, depth = 0;
    stack[0] = (struct waiting){first[n], (uint32_t)n, FH_NONE};
    for (bool more = n > 0; more;) {
        struct waiting *top = &stack[depth];
        if (top->next == top->end) {
            more = depth-- > 0;
            continue;
        }
        uint32_t local = order[top->next].local;
        top->next++;
        rows[out] = (fh_tree_row){nodes.at[local].id, nodes.at[local].edge, top->row, depth, top->next == top->end};
        if (first[local] < first[local + 1]) stack[++depth] = (struct waiting){first[local], first[local + 1], out};
        out++;
    }
    return (fh_tree){rows, out};
}
