/* SPDX-License-Identifier: MIT
 *
 * lineage/parents.c - the best acyclic set of parents.
 *
 * A tie is worth its odds and its direction, less what the child would have had to change: of two possible
 * parents in one family, the one from which fewer readings differ is likelier, by one nat for two events.
 * The best branching over all ties, with having no parent as one choice among them, is the best set of edges,
 * not the best edge each. Where dates and credits say little, a tree could hang from any of its members as
 * well; then the shape decides: of all members the one from which the tree could have grown in most orders is
 * the likeliest source (rumour centrality: Shah and Zaman 2011).
 *
 * Cost: a branching a candidate root in trees of up to SMALL members, one in all for larger trees. */
#include <math.h>
#include "lineage/branching.h"
#include "lineage/stemma.h"

static const double EVENTS_PER_NAT = 2, SHAPE_WEIGHT = .75, FARTHEST = 20, STRANGER = 4, CERTAIN = 30;
static const float UNDECIDED = .5f; /* log-odds of a direction that tells nothing */
enum { SMALL = 48 };

typedef FH_VEC(fh_lineage__arc) arc_vec;

/* Fewest innovations against any member of its family, per member. */
static uint32_t *nearest(fh_arena *arena, const fh_lineage__ties *ties, uint32_t n) {
    uint32_t *out = fh_new_n(arena, uint32_t, n);
    for (uint32_t i = 0; out && i < n; i++) out[i] = UINT32_MAX;
    for (uint32_t i = 0; out && i < ties->n; i++)
        if (ties->at[i].innovations < out[ties->at[i].child]) out[ties->at[i].child] = ties->at[i].innovations;
    return out;
}

/* Near copies rest on one another beyond doubt; then their readings and credits tell the parent. */
static double odds_of(const fh_lineage__tie *t) {
    double text = t->odds - t->backing;
    return t->innovations != UINT32_MAX && text > CERTAIN ? CERTAIN + t->backing : t->odds;
}

/* What taking this tie is worth, in nats, beside having no parent. That another parent would be nearer speaks for
 * that one, not for having none: odds that are good stay above nothing. What tells child from parent does not tell
 * one from none either, and only counts against. */
static double nearness(const fh_lineage__tie *t, uint32_t fewest) {
    double odds = odds_of(t), more = 0;
    if (fewest != UINT32_MAX) more = t->innovations == UINT32_MAX ? STRANGER : (t->innovations - fewest) / EVENTS_PER_NAT;
    double w = odds - fmin(more, FARTHEST);
    return odds > 0 && w < 1 ? fmin(odds, 1) * exp(w - 1) : w;
}

static double against(const fh_lineage__tie *t) { return fmin(t->direction, 0); }

static double *nearnesses(fh_arena *arena, const fh_lineage__ties *ties, uint32_t n_members) {
    uint32_t *fewest = nearest(arena, ties, n_members);
    double *out = fh_new_n(arena, double, ties->n ? ties->n : 1);
    for (uint32_t i = 0; fewest && out && i < ties->n; i++) out[i] = nearness(&ties->at[i], fewest[ties->at[i].child]);
    return out;
}

static double *worths(fh_arena *arena, const fh_lineage__ties *ties, const double *near) {
    double *out = fh_new_n(arena, double, ties->n ? ties->n : 1);
    for (uint32_t i = 0; near && out && i < ties->n; i++) out[i] = near[i] + against(&ties->at[i]);
    return out;
}

/* Arcs over all members below a root that stands for "no parent". */
static void branch_all(fh_arena *arena, const fh_lineage__ties *ties, const double *worth_of, fh_lineage__stemma *s) {
    uint32_t n = s->n_members, *arc_of = fh_new_n(arena, uint32_t, (size_t)n + 1);
    arc_vec arcs = {0};
    for (uint32_t i = 0; i < ties->n; i++)
        if (worth_of[i] > 0) fh_vec_push(arena, &arcs, (fh_lineage__arc){ties->at[i].child, ties->at[i].parent, worth_of[i]});
    size_t n_ties = arcs.n;
    for (uint32_t v = 0; v < n; v++) fh_vec_push(arena, &arcs, (fh_lineage__arc){v, n, 0});
    if (fh_arena_status(arena)) return;
    fh_lineage__branch(arena, arcs.at, arcs.n, n + 1, n, arc_of);
    for (uint32_t v = 0; v < n; v++) s->nodes.at[v].parent = arc_of[v] < n_ties ? arcs.at[arc_of[v]].parent : FH_NONE;
}

/* ---- each tree to its best root --------------------------------------------------------------------- */

typedef struct tree {
    uint32_t n; /* members */
    const fh_lineage__arc *arcs; /* between them, by position in members */
    size_t n_arcs;
} tree;

/* log of the number of orders in which the tree could have grown, up to a constant: less the sum of the logs of
 * the sizes of its branches. parent_of by position; the root has UINT32_MAX. */
static double shape(fh_arena *arena, const uint32_t *parent_of, uint32_t n) {
    fh_arena_mark mark = fh_arena_mark_now(arena);
    uint32_t *size = fh_new_n(arena, uint32_t, n);
    double sum = 0;
    for (uint32_t i = 0; size && i < n; i++)
        for (uint32_t at = i; at != UINT32_MAX; at = parent_of[at]) size[at]++;
    for (uint32_t i = 0; size && i < n; i++) sum -= log(size[i]);
    fh_arena_rewind(arena, mark);
    return sum;
}

/* The best branching with every root; keeps the best of all in best_parent. */
static void try_roots(fh_arena *arena, const tree *t, uint32_t *best_parent) {
    uint32_t *arc_of = fh_new_n(arena, uint32_t, t->n), *parent_of = fh_new_n(arena, uint32_t, t->n);
    double best = -INFINITY;
    for (uint32_t root = 0; arc_of && parent_of && root < t->n; root++) {
        double sum = 0;
        bool whole = true;
        fh_lineage__branch(arena, t->arcs, t->n_arcs, t->n, root, arc_of);
        if (fh_arena_status(arena)) return;
        for (uint32_t v = 0; v < t->n; v++) {
            parent_of[v] = v == root || arc_of[v] == UINT32_MAX ? UINT32_MAX : t->arcs[arc_of[v]].parent;
            if (v != root) whole &= arc_of[v] != UINT32_MAX;
            if (v != root && arc_of[v] != UINT32_MAX) sum += t->arcs[arc_of[v]].weight;
        }
        if (!whole) continue;
        sum += SHAPE_WEIGHT * shape(arena, parent_of, t->n);
        if (sum <= best) continue;
        best = sum;
        memcpy(best_parent, parent_of, t->n * sizeof *parent_of);
    }
}

/* The tree of `members`, turned to its best root. Pairs that are no near copies count as farther apart than any that
 * are, so that every pair is measured on one scale and the same from both ends: only what tells child from parent and
 * the shape tell one root from another. `place` is FH_NONE for all members between calls. */
static void turn(fh_arena *arena, const fh_lineage__ties *ties, const uint32_t *members, uint32_t n, uint32_t *place, fh_lineage__stemma *s) {
    arc_vec arcs = {0};
    uint32_t *best = fh_new_n(arena, uint32_t, n);
    if (!best) return;
    for (uint32_t k = 0; k < n; k++) place[members[k]] = k, best[k] = UINT32_MAX;
    uint32_t most = 0;
    for (uint32_t i = 0; i < ties->n; i++) {
        const fh_lineage__tie *t = &ties->at[i];
        bool within = place[t->child] != FH_NONE && place[t->parent] != FH_NONE;
        if (within && t->innovations != UINT32_MAX && t->innovations > most) most = t->innovations;
    }
    for (uint32_t i = 0; i < ties->n; i++) {
        const fh_lineage__tie *t = &ties->at[i];
        if (place[t->child] == FH_NONE || place[t->parent] == FH_NONE) continue;
        double events = t->innovations == UINT32_MAX ? most / EVENTS_PER_NAT + STRANGER : t->innovations / EVENTS_PER_NAT;
        double w = odds_of(t) - events + against(t);
        fh_vec_push(arena, &arcs, (fh_lineage__arc){place[t->child], place[t->parent], w});
    }
    tree t = {n, arcs.at, arcs.n};
    if (!fh_arena_status(arena)) try_roots(arena, &t, best);
    bool found = false;
    for (uint32_t k = 0; k < n; k++) found |= best[k] != UINT32_MAX;
    for (uint32_t k = 0; k < n; k++) {
        if (found) s->nodes.at[members[k]].parent = best[k] == UINT32_MAX ? FH_NONE : members[best[k]];
        place[members[k]] = FH_NONE;
    }
}

static uint32_t root_of(const fh_lineage__stemma *s, uint32_t v) {
    while (s->nodes.at[v].parent != FH_NONE) v = s->nodes.at[v].parent;
    return v;
}

static void turn_trees(fh_arena *arena, const fh_lineage__ties *ties, fh_lineage__stemma *s) {
    uint32_t n = s->n_members, *root = fh_new_n(arena, uint32_t, n), *place = fh_new_n(arena, uint32_t, n), *members = fh_new_n(arena, uint32_t, n);
    if (!root || !place || !members) return;
    for (uint32_t v = 0; v < n; v++) root[v] = root_of(s, v), place[v] = FH_NONE;
    for (uint32_t r = 0; r < n; r++) {
        uint32_t k = 0;
        if (root[r] != r) continue;
        for (uint32_t v = 0; v < n; v++)
            if (root[v] == r) members[k++] = v;
        if (k < 2 || k > SMALL) continue;
        fh_arena_mark mark = fh_arena_mark_now(arena);
        turn(arena, ties, members, k, place, s);
        fh_arena_rewind(arena, mark);
    }
}

/* ---- ties and confidence of what was chosen ------------------------------------------------------------- */

/* Members as they stand below one another: what is below v are those that begin in [begin[v], begin[v] + size[v]). */
typedef struct below { uint32_t *begin, *size; } below;

static below number_branches(fh_arena *arena, const fh_lineage__stemma *s) {
    uint32_t n = s->n_members, *first = fh_new_n(arena, uint32_t, n), *next = fh_new_n(arena, uint32_t, n), *todo = fh_new_n(arena, uint32_t, n);
    uint32_t *order = fh_new_n(arena, uint32_t, n), n_todo = 0, at = 0;
    below out = {fh_new_n(arena, uint32_t, n), fh_new_n(arena, uint32_t, n)};
    if (fh_arena_status(arena)) return out;
    for (uint32_t v = 0; v < n; v++) first[v] = FH_NONE, out.size[v] = 1;
    for (uint32_t v = 0; v < n; v++) {
        uint32_t p = s->nodes.at[v].parent;
        if (p == FH_NONE) todo[n_todo++] = v;
        else next[v] = first[p], first[p] = v;
    }
    while (n_todo) {
        uint32_t v = todo[--n_todo];
        out.begin[v] = at;
        order[at++] = v;
        for (uint32_t c = first[v]; c != FH_NONE; c = next[c]) todo[n_todo++] = c;
    }
    for (; at-- > 0;)
        if (s->nodes.at[order[at]].parent != FH_NONE) out.size[s->nodes.at[order[at]].parent] += out.size[order[at]];
    return out;
}

/* The chosen parent's share of all that could have been chosen, had the others their parents already: what derives from the
 * child cannot be above it. */
static void weigh_choice(fh_arena *arena, const fh_lineage__ties *ties, const double *worth_of, double *sum, fh_lineage__stemma *s) {
    below b = number_branches(arena, s);
    if (fh_arena_status(arena)) return;
    for (uint32_t v = 0; v < s->n_members; v++) sum[v] = 1;
    for (uint32_t i = 0; i < ties->n; i++) {
        uint32_t c = ties->at[i].child, p = ties->at[i].parent;
        if (b.begin[p] - b.begin[c] >= b.size[c]) sum[c] += exp(worth_of[i] < 40 ? worth_of[i] : 40); /* unsigned: also where p begins before */
    }
    for (uint32_t i = 0; i < ties->n; i++) {
        fh_lineage__node *c = &s->nodes.at[ties->at[i].child];
        if (c->parent != ties->at[i].parent) continue;
        c->tie = i;
        c->confidence = (float)(exp(worth_of[i] < 40 ? worth_of[i] : 40) / sum[ties->at[i].child]);
    }
}

/* ---- siblings ------------------------------------------------------------------------------------------- */

static const fh_lineage__tie *tie_of(const fh_lineage__ties *ties, uint32_t child, uint32_t parent) {
    for (uint32_t i = 0; i < ties->n; i++)
        if (ties->at[i].child == child && ties->at[i].parent == parent) return &ties->at[i];
    return NULL;
}

/* Where nothing tells which of two is the older, and a third is plainly older than both and shares words with both, neither
 * is known to rest on the other: both hang from the third. Near copies are left to their readings. */
static void hang_siblings_side_by_side(const fh_lineage__ties *ties, fh_lineage__stemma *s) {
    for (uint32_t i = 0; i < ties->n; i++) {
        const fh_lineage__tie *t = &ties->at[i];
        fh_lineage__node *c = &s->nodes.at[t->child];
        if (c->parent != t->parent || t->later || t->innovations != UINT32_MAX || t->credit > 0 || t->direction >= UNDECIDED) continue;
        uint32_t above = s->nodes.at[t->parent].parent;
        const fh_lineage__tie *third = above < s->n_members ? tie_of(ties, t->child, above) : NULL;
        if (third && third->odds > 0 && third->direction >= t->direction + UNDECIDED) c->parent = above;
    }
}

void fh_lineage__choose_parents(fh_arena *scratch, const fh_lineage__ties *ties, fh_lineage__stemma *stemma) {
    double *near = nearnesses(scratch, ties, stemma->n_members), *worth_of = worths(scratch, ties, near);
    double *sum = fh_new_n(scratch, double, stemma->n_members);
    if (fh_arena_status(scratch)) return;
    branch_all(scratch, ties, worth_of, stemma);
    turn_trees(scratch, ties, stemma);
    hang_siblings_side_by_side(ties, stemma);
    if (!fh_arena_status(scratch)) weigh_choice(scratch, ties, worth_of, sum, stemma);
}
