/* SPDX-License-Identifier: MIT
 *
 * reuse/groups.c - verified edges -> groups of duplicates, and links between them.
 *
 * An edge merges when one of its documents stands in the other nearly as a whole. Edges are taken with the best
 * first; an edge joins the groups of its two ends only when enough of the other edges that ought to be there are
 * there: of the pairs between the two groups, a share of MUTUAL_JOINS has an edge of its own that merges, and more,
 * ONE_WAY_JOINS, where one document merely holds the other. In a crowd not every pair was compared: where edges are
 * missing, SAMPLE documents of either group, drawn by a hash of their ranks, are compared each with each, and these
 * pairs decide. So no chain of weak links grows into a group, and a document that splices two texts stays with the
 * one it has more of; its edge to the other becomes a link.
 *
 * Cost: an edge is looked at once for each time the smaller of two groups is joined to the larger. Two groups that
 * did not agree are asked again only when they have grown by a quarter. */
#include <stdlib.h>

#include "base/map.h"
#include "base/sort.h"
#include "reuse/dedup_inside.h"

static const float MERGES = .6f, MUTUAL_JOINS = .3f, ONE_WAY_JOINS = .5f, LINKS = .15f;
enum { FEWEST_COMMON = 12, SAMPLE = 3, SMALL_GROUP = 64 };

typedef struct grouping {
    fh_dedup *d;
    fh_arena *arena;
    uint32_t *up, *size, *next, *last; /* by rank: union-find, and the members of each root as a list */
    uint32_t *order;                   /* edges that merge, the best first */
    size_t n_order;
    uint64_t *first;                   /* by rank, and one more: where its neighbours begin */
    struct neighbour { uint32_t rank, edge; } *near; /* every edge that merges, both ways */
    uint32_t (*sample)[SAMPLE];        /* by root: documents of its group; as many as it has, up to SAMPLE */
    fh_map refused;                    /* pair of roots -> documents of both when they did not agree */
    fh_status status;                  /* of the comparisons made on the way */
    fh_error *err;
} grouping;

static float least(const fh_dedup_edge *e) { return e->share_a < e->share_b ? e->share_a : e->share_b; }
static float most(const fh_dedup_edge *e) { return e->share_a > e->share_b ? e->share_a : e->share_b; }
static bool merges(const fh_dedup_edge *e) { return !e->template_ && most(e) >= MERGES && e->common >= FEWEST_COMMON; }

static uint32_t root_of(uint32_t *up, uint32_t k) {
    while (up[k] != k) k = up[k] = up[up[k]];
    return k;
}

typedef struct weighed { float least, jaccard; uint32_t edge; } weighed;

static int best_first(const void *x, const void *y) {
    const weighed *p = x, *q = y;
    bool mutual_p = p->least >= MERGES, mutual_q = q->least >= MERGES;
    if (mutual_p != mutual_q) return mutual_p ? -1 : 1;
    if (p->jaccard > q->jaccard || p->jaccard < q->jaccard) return p->jaccard > q->jaccard ? -1 : 1;
    return p->edge < q->edge ? -1 : p->edge > q->edge;
}

static void order_edges(grouping *g) {
    const fh_dedup *d = g->d;
    size_t n = 0;
    for (size_t k = 0; k < d->n_edges; k++) n += merges(&d->edges[k]);
    weighed *w = fh_new_n(g->arena, weighed, n);
    g->order = fh_new_n(g->arena, uint32_t, n);
    if (!w || !g->order) return;
    for (size_t k = 0, at = 0; k < d->n_edges; k++)
        if (merges(&d->edges[k])) w[at++] = (weighed){least(&d->edges[k]), d->edges[k].jaccard, (uint32_t)k};
    fh_sort(w, n, sizeof *w, best_first);
    for (size_t k = 0; k < n; k++) g->order[k] = w[k].edge;
    g->n_order = n;
}

static void list_neighbours(grouping *g) {
    const fh_dedup *d = g->d;
    g->first = fh_new_n(g->arena, uint64_t, d->n + 2u);
    g->near = fh_new_n(g->arena, struct neighbour, 2 * g->n_order);
    if (!g->first || !g->near) return;
    for (size_t k = 0; k < d->n_edges; k++)
        if (merges(&d->edges[k])) g->first[d->edges[k].a + 2]++, g->first[d->edges[k].b + 2]++;
    for (uint32_t r = 0; r < d->n; r++) g->first[r + 2] += g->first[r + 1];
    for (size_t k = 0; k < d->n_edges; k++) {
        const fh_dedup_edge *e = &d->edges[k];
        if (!merges(e)) continue;
        g->near[g->first[e->a + 1]++] = (struct neighbour){e->b, (uint32_t)k};
        g->near[g->first[e->b + 1]++] = (struct neighbour){e->a, (uint32_t)k};
    }
}

static unsigned sampled(const grouping *g, uint32_t root) { return g->size[root] < SAMPLE ? g->size[root] : SAMPLE; }

/* Whether the sampled documents of two groups stand in one another. */
static bool samples_agree(grouping *g, uint32_t x, uint32_t y, float share) {
    unsigned pairs = 0, merging = 0;
    for (unsigned i = 0; i < sampled(g, x); i++) {
        for (unsigned j = 0; j < sampled(g, y) && !g->status; j++, pairs++) {
            uint32_t a = g->sample[x][i], b = g->sample[y][j];
            fh_dedup_edge e;
            g->status = fh_dedup__compare(g->d, g->d->scratch[0], a < b ? a : b, a < b ? b : a, &e, g->err);
            merging += !g->status && merges(&e);
        }
    }
    return (float)merging > share * (float)pairs;
}

/* Whether enough pairs between the groups of two roots have an edge; `small` is the smaller group. */
static bool agree(grouping *g, uint32_t small, uint32_t large, float share) {
    uint64_t pairs = (uint64_t)g->size[small] * g->size[large], edges = 0;
    for (uint32_t k = small;; k = g->next[k]) {
        for (uint64_t at = g->first[k]; at < g->first[k + 1]; at++) edges += root_of(g->up, g->near[at].rank) == large;
        if (k == g->last[small]) break;
    }
    if ((float)edges > share * (float)pairs) return true;
    return pairs >= (uint64_t)SAMPLE * SAMPLE && samples_agree(g, small, large, share);
}

/* The documents of both with the lowest hashes: a fair sample, whatever the order of joining. */
static void merge_samples(grouping *g, uint32_t from, uint32_t into) {
    uint32_t all[2 * SAMPLE];
    unsigned n = 0;
    for (unsigned k = 0; k < sampled(g, into); k++) all[n++] = g->sample[into][k];
    for (unsigned k = 0; k < sampled(g, from); k++) all[n++] = g->sample[from][k];
    for (unsigned k = 1; k < n; k++)
        for (unsigned at = k; at && fh_mix64(all[at] + 1ull) < fh_mix64(all[at - 1] + 1ull); at--) {
            uint32_t swap = all[at];
            all[at] = all[at - 1];
            all[at - 1] = swap;
        }
    for (unsigned k = 0; k < n && k < SAMPLE; k++) g->sample[into][k] = all[k];
}

static void join(grouping *g, uint32_t small, uint32_t large) {
    merge_samples(g, small, large);
    g->up[small] = large;
    g->next[g->last[large]] = small;
    g->last[large] = g->last[small];
    g->size[large] += g->size[small];
}

static void try_join(grouping *g, const fh_dedup_edge *e) {
    uint32_t x = root_of(g->up, e->a), y = root_of(g->up, e->b);
    if (x == y) return;
    if (g->size[x] > g->size[y] || (g->size[x] == g->size[y] && x < y)) { uint32_t swap = x; x = y; y = swap; }
    uint64_t key = x < y ? (uint64_t)x << 32 | y : (uint64_t)y << 32 | x;
    uint32_t both = g->size[x] + g->size[y];
    const uint32_t *before = fh_map_get(&g->refused, key);
    if (before && both < *before + *before / 4 + 1) return;
    if (agree(g, x, y, least(e) >= MERGES ? MUTUAL_JOINS : ONE_WAY_JOINS)) { join(g, x, y); return; }
    uint32_t *at = fh_map_put(&g->refused, key, both);
    if (at) *at = both;
}

static void join_groups(grouping *g) {
    for (size_t k = 0; k < g->n_order && !g->status; k++) try_join(g, &g->d->edges[g->order[k]]);
}

static bool begin(grouping *g) {
    uint32_t n = g->d->n;
    g->up = fh_new_n(g->arena, uint32_t, n);
    g->size = fh_new_n(g->arena, uint32_t, n);
    g->next = fh_new_n(g->arena, uint32_t, n);
    g->last = fh_new_n(g->arena, uint32_t, n);
    g->sample = fh_arena_alloc(g->arena, n, sizeof *g->sample, _Alignof(uint32_t));
    g->refused.arena = g->arena;
    if (!g->up || !g->size || !g->next || !g->last || !g->sample) return false;
    for (uint32_t k = 0; k < n; k++) g->up[k] = g->last[k] = g->sample[k][0] = k, g->size[k] = 1;
    order_edges(g);
    list_neighbours(g);
    return fh_arena_status(g->arena) == FH_OK;
}

/* ---- one group, told -------------------------------------------------------------------------------- */

/* Rank r of the next document with the words of document `speaks`, after r; FH_NONE after the last. */
static uint32_t next_copy(const fh_dedup *d, uint32_t speaks, uint32_t r) {
    while (++r < d->n && d->docs[r].digest == d->docs[speaks].digest)
        if (d->docs[r].same_as == speaks) return r;
    return FH_NONE;
}

typedef FH_VEC(fh_dedup_edge) edge_vec;

typedef struct telling {
    grouping *g;
    fh_arena *arena;        /* reset after each group */
    uint32_t *place;        /* by rank: position in members, while its group is told */
    uint64_t *near_first;   /* by rank, and one more: where the edges of a document begin, links too */
    struct neighbour *near;
    edge_vec compared;      /* pairs of this group that had no edge, compared while it is told; by a, then b */
} telling;

typedef struct candidate { fh_dedup_member m; int64_t published; uint32_t rank; } candidate;

static int by_id(const void *x, const void *y) {
    const candidate *p = x, *q = y;
    int order = fh_str_order(p->m.id, q->m.id);
    return order ? order : p->rank < q->rank ? -1 : p->rank > q->rank;
}

/* Documents of a group: those of its list and their exact copies, which follow each in rank. */
static candidate *list_members(telling *t, uint32_t root, uint32_t *ret_n, fh_error *err) {
    const fh_dedup *d = t->g->d;
    FH_VEC(candidate) v = {0};
    for (uint32_t k = root;; k = t->g->next[k]) {
        for (uint32_t r = k; r != FH_NONE; r = next_copy(d, k, r)) {
            fh_dedup__name name;
            if (fh_dedup__read_name(d, t->arena, r, &name, err)) return NULL;
            fh_vec_push(t->arena, &v, (candidate){.m = {.id = name.id, .of = FH_NONE}, .published = name.published, .rank = r});
        }
        if (k == t->g->last[root]) break;
    }
    if (fh_arena_status(t->arena)) return fh_fail_arena(err, t->arena), NULL;
    fh_sort(v.at, v.n, sizeof *v.at, by_id);
    *ret_n = (uint32_t)v.n;
    return v.at;
}

/* Earlier than the other, as far as both are dated; undated ones come last, in the order of ids. */
static bool earlier(const candidate *c, uint32_t x, uint32_t y) {
    int64_t p = c[x].published == INT64_MIN ? INT64_MAX : c[x].published, q = c[y].published == INT64_MIN ? INT64_MAX : c[y].published;
    return p != q ? p < q : x < y;
}

/* What of x stands in the document at the other end of an edge. */
static float share_in(const fh_dedup_edge *e, uint32_t x) { return e->a == x ? e->share_a : e->share_b; }

/* Position of the earliest of a document's exact copies and itself: the one that stands for them in the tree. */
static uint32_t earliest_copy(const telling *t, const candidate *c, uint32_t speaks) {
    uint32_t best = t->place[speaks];
    for (uint32_t r = next_copy(t->g->d, speaks, speaks); r != FH_NONE; r = next_copy(t->g->d, speaks, r))
        if (earlier(c, t->place[r], best)) best = t->place[r];
    return best;
}

/* The first of the group: the earliest; where no document has a date, the one that most of the others stand in. */
static uint32_t find_first(const telling *t, const candidate *c, uint32_t n) {
    uint32_t first = 0;
    bool dated = false;
    for (uint32_t k = 0; k < n; k++) {
        dated |= c[k].published != INT64_MIN;
        if (earlier(c, k, first)) first = k;
    }
    if (dated) return first;
    double best = -1;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t rank = c[k].rank;
        double sum = 0;
        if (t->g->d->docs[rank].same_as != rank) continue;
        for (uint64_t at = t->g->first[rank]; at < t->g->first[rank + 1]; at++) {
            const fh_dedup_edge *e = &t->g->d->edges[t->g->near[at].edge];
            if (root_of(t->g->up, t->g->near[at].rank) == root_of(t->g->up, rank)) sum += share_in(e, t->g->near[at].rank) + e->jaccard;
        }
        if (sum > best) best = sum, first = k;
    }
    return first;
}

/* ---- who is a duplicate of whom: a tree grown from the first ---- */

typedef struct branch { float weight, share; uint32_t to, of; } branch;
typedef FH_VEC(branch) branch_heap;

static bool better(const branch *x, const branch *y) {
    if (x->weight > y->weight || x->weight < y->weight) return x->weight > y->weight;
    return x->to != y->to ? x->to < y->to : x->of < y->of;
}

static void push_branch(fh_arena *arena, branch_heap *h, branch b) {
    fh_vec_push(arena, h, b);
    for (size_t k = h->n ? h->n - 1 : 0; k && better(&h->at[k], &h->at[(k - 1) / 2]); k = (k - 1) / 2) {
        branch swap = h->at[k];
        h->at[k] = h->at[(k - 1) / 2];
        h->at[(k - 1) / 2] = swap;
    }
}

static branch pop_branch(branch_heap *h) {
    branch top = h->at[0];
    h->at[0] = h->at[--h->n];
    for (size_t k = 0;;) {
        size_t best = k;
        for (size_t child = 2 * k + 1; child <= 2 * k + 2 && child < h->n; child++)
            if (better(&h->at[child], &h->at[best])) best = child;
        if (best == k) return top;
        branch swap = h->at[k];
        h->at[k] = h->at[best];
        h->at[best] = swap;
        k = best;
    }
}

/* A branch along edge e from the document that speaks to the other end, unless that is in the tree. A document hangs
 * rather on an earlier one than on a later. */
static void offer_branch(telling *t, const candidate *c, const uint32_t *stands, const bool *in_tree, uint32_t speaks, const fh_dedup_edge *e, branch_heap *h) {
    uint32_t other = e->a == speaks ? e->b : e->a, x = stands[t->place[speaks]], y = stands[t->place[other]];
    if (in_tree[y]) return;
    float share = share_in(e, other), weight = (e->jaccard + share) / 2 + (earlier(c, x, y) ? 1 : 0);
    push_branch(t->arena, h, (branch){weight, share, y, x});
}

static void offer_branches(telling *t, const candidate *c, const uint32_t *stands, const bool *in_tree, uint32_t speaks, branch_heap *h) {
    grouping *g = t->g;
    for (uint64_t at = g->first[speaks]; at < g->first[speaks + 1]; at++)
        if (root_of(g->up, g->near[at].rank) == root_of(g->up, speaks)) offer_branch(t, c, stands, in_tree, speaks, &g->d->edges[g->near[at].edge], h);
    for (size_t k = 0; k < t->compared.n; k++)
        if (t->compared.at[k].a == speaks || t->compared.at[k].b == speaks) offer_branch(t, c, stands, in_tree, speaks, &t->compared.at[k], h);
}

/* Fills in of and share: exact copies hang on the earliest of their kind, and these on one another, the most similar
 * first. Cost: n log n in the edges of the group. */
static void hang_members(telling *t, candidate *c, uint32_t n, uint32_t first) {
    const fh_dedup *d = t->g->d;
    uint32_t *stands = fh_new_n(t->arena, uint32_t, n); /* by position of a speaker: that of its earliest copy */
    bool *in_tree = fh_new_n(t->arena, bool, n);
    branch_heap h = {0};
    if (!stands || !in_tree) return;
    for (uint32_t k = 0; k < n; k++)
        if (d->docs[c[k].rank].same_as == c[k].rank) stands[k] = earliest_copy(t, c, c[k].rank);
    for (uint32_t k = 0; k < n; k++) {
        uint32_t best = stands[t->place[d->docs[c[k].rank].same_as]];
        if (k != best) c[k].m.of = best, c[k].m.share = 1;
    }
    push_branch(t->arena, &h, (branch){0, 0, stands[t->place[d->docs[c[first].rank].same_as]], FH_NONE});
    while (h.n) {
        branch b = pop_branch(&h);
        if (in_tree[b.to]) continue;
        in_tree[b.to] = true;
        c[b.to].m.of = b.of;
        c[b.to].m.share = b.share;
        offer_branches(t, c, stands, in_tree, d->docs[c[b.to].rank].same_as, &h);
    }
}

typedef FH_VEC(fh_dedup_pair) pair_vec;
typedef FH_VEC(fh_dedup_link) link_vec;

static int by_places(const void *x, const void *y) {
    const fh_dedup_pair *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return p->b < q->b ? -1 : p->b > q->b;
}

static int by_member(const void *x, const void *y) {
    const fh_dedup_link *p = x, *q = y;
    return p->member != q->member ? (p->member < q->member ? -1 : 1) : fh_str_order(p->other, q->other);
}

static void add_pair(fh_arena *arena, pair_vec *pairs, uint32_t a, uint32_t b, float jaccard) {
    fh_vec_push(arena, pairs, (fh_dedup_pair){a < b ? a : b, a < b ? b : a, jaccard});
}

static bool has_edge(const telling *t, uint32_t a, uint32_t b) {
    for (uint64_t at = t->near_first[a]; at < t->near_first[a + 1]; at++)
        if (t->near[at].rank == b) return true;
    return false;
}

/* In a group of few documents every pair is compared, so that what is told of it is complete. */
static fh_status compare_missing(telling *t, const candidate *c, uint32_t n, fh_error *err) {
    const fh_dedup *d = t->g->d;
    fh_status status = FH_OK;
    t->compared = (edge_vec){0};
    if (n > SMALL_GROUP) return FH_OK;
    for (uint32_t k = 0; k < n; k++) {
        for (uint32_t m = k + 1; !status && m < n; m++) {
            uint32_t x = c[k].rank < c[m].rank ? c[k].rank : c[m].rank, y = c[k].rank < c[m].rank ? c[m].rank : c[k].rank;
            if (d->docs[x].same_as != x || d->docs[y].same_as != y || has_edge(t, x, y)) continue;
            fh_dedup_edge e;
            status = fh_dedup__compare(d, t->arena, x, y, &e, err);
            if (!status && most(&e) >= LINKS) fh_vec_push(t->arena, &t->compared, e);
        }
    }
    return status;
}

/* A pair of documents with words of their own, and with it, in a small group, those of their exact copies. */
static void add_pairs(telling *t, const fh_dedup_edge *e, uint32_t n, pair_vec *pairs) {
    const fh_dedup *d = t->g->d;
    if (n > SMALL_GROUP) { add_pair(t->arena, pairs, t->place[e->a], t->place[e->b], e->jaccard); return; }
    for (uint32_t x = e->a; x != FH_NONE; x = next_copy(d, e->a, x))
        for (uint32_t y = e->b; y != FH_NONE; y = next_copy(d, e->b, y)) add_pair(t->arena, pairs, t->place[x], t->place[y], e->jaccard);
}

static void add_copies(telling *t, uint32_t speaks, uint32_t n, pair_vec *pairs) {
    const fh_dedup *d = t->g->d;
    for (uint32_t x = speaks; x != FH_NONE; x = n > SMALL_GROUP ? FH_NONE : next_copy(d, speaks, x))
        for (uint32_t y = next_copy(d, speaks, x); y != FH_NONE; y = next_copy(d, speaks, y)) add_pair(t->arena, pairs, t->place[x], t->place[y], 1);
}

static fh_status add_link(telling *t, uint32_t rank, uint32_t other, const fh_dedup_edge *e, link_vec *links, fh_error *err) {
    fh_dedup__name name;
    fh_status status = fh_dedup__read_name(t->g->d, t->arena, other, &name, err);
    if (!status) fh_vec_push(t->arena, links, (fh_dedup_link){t->place[rank], name.id, share_in(e, rank), share_in(e, other)});
    return status;
}

static fh_status list_edges(telling *t, const candidate *c, uint32_t n, pair_vec *pairs, link_vec *links, fh_error *err) {
    const fh_dedup *d = t->g->d;
    fh_status status = FH_OK;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t rank = c[k].rank;
        if (d->docs[rank].same_as != rank) continue;
        add_copies(t, rank, n, pairs);
        for (uint64_t at = t->near_first[rank]; !status && at < t->near_first[rank + 1]; at++) {
            const fh_dedup_edge *e = &d->edges[t->near[at].edge];
            bool same = root_of(t->g->up, t->near[at].rank) == root_of(t->g->up, rank);
            if (same && rank == e->a) add_pairs(t, e, n, pairs);
            if (!same && !e->template_ && most(e) >= LINKS) status = add_link(t, rank, t->near[at].rank, e, links, err);
        }
    }
    for (size_t k = 0; k < t->compared.n; k++) add_pairs(t, &t->compared.at[k], n, pairs);
    fh_sort(pairs->at, pairs->n, sizeof *pairs->at, by_places);
    fh_sort(links->at, links->n, sizeof *links->at, by_member);
    return status ? status : fh_fail_arena(err, t->arena);
}

static fh_status tell(telling *t, uint32_t root, uint32_t number, fh_dedup_group_fn *fn, void *payload, fh_error *err) {
    uint32_t n = 0;
    pair_vec pairs = {0};
    link_vec links = {0};
    candidate *c = list_members(t, root, &n, err);
    if (!c) return FH_ENOMEM;
    for (uint32_t k = 0; k < n; k++) t->place[c[k].rank] = k;
    fh_status status = compare_missing(t, c, n, err);
    if (status) return status;
    uint32_t first = find_first(t, c, n);
    hang_members(t, c, n, first);
    status = list_edges(t, c, n, &pairs, &links, err);
    fh_dedup_member *members = fh_new_n(t->arena, fh_dedup_member, n);
    if (!status && !members) status = fh_fail_arena(err, t->arena);
    if (status) return status;
    for (uint32_t k = 0; k < n; k++) members[k] = c[k].m;
    fh_dedup_group group = {number, members, pairs.at, links.at, n, (uint32_t)pairs.n, (uint32_t)links.n, first};
    return fn(payload, &group) ? fh_fail(err, FH_ECANCEL, 0, "stopped by the caller") : FH_OK;
}

/* ---- all groups, by the lowest id in each ------------------------------------------------------------ */

typedef struct titled { fh_str id; uint32_t root; } titled;

static int by_title(const void *x, const void *y) {
    const titled *p = x, *q = y;
    int order = fh_str_order(p->id, q->id);
    return order ? order : p->root < q->root ? -1 : p->root > q->root;
}

static bool list_all_edges(telling *t) {
    const fh_dedup *d = t->g->d;
    t->near_first = fh_new_n(t->g->arena, uint64_t, d->n + 2u);
    t->near = fh_new_n(t->g->arena, struct neighbour, 2 * d->n_edges);
    if (!t->near_first || !t->near) return false;
    for (size_t k = 0; k < d->n_edges; k++) t->near_first[d->edges[k].a + 2]++, t->near_first[d->edges[k].b + 2]++;
    for (uint32_t r = 0; r < d->n; r++) t->near_first[r + 2] += t->near_first[r + 1];
    for (size_t k = 0; k < d->n_edges; k++) {
        t->near[t->near_first[d->edges[k].a + 1]++] = (struct neighbour){d->edges[k].b, (uint32_t)k};
        t->near[t->near_first[d->edges[k].b + 1]++] = (struct neighbour){d->edges[k].a, (uint32_t)k};
    }
    return true;
}

static fh_status title_groups(grouping *g, titled **ret, size_t *ret_n, fh_error *err) {
    const fh_dedup *d = g->d;
    FH_VEC(titled) v = {0};
    for (uint32_t k = 0; k < d->n; k++) {
        if (d->docs[k].same_as != k || g->up[k] != k || (g->size[k] == 1 && next_copy(d, k, k) == FH_NONE)) continue;
        titled best = {.root = k};
        for (uint32_t m = k;; m = g->next[m]) {
            fh_dedup__name name;
            fh_status status = fh_dedup__read_name(d, g->arena, m, &name, err); /* the lowest id of its exact copies */
            if (status) return status;
            if (!best.id.ptr || fh_str_order(name.id, best.id) < 0) best.id = name.id;
            if (m == g->last[k]) break;
        }
        fh_vec_push(g->arena, &v, best);
    }
    fh_sort(v.at, v.n, sizeof *v.at, by_title);
    *ret = v.at;
    *ret_n = v.n;
    return fh_fail_arena(err, g->arena);
}

static fh_status tell_all(grouping *g, fh_dedup_group_fn *fn, void *payload, fh_error *err) {
    telling t = {.g = g, .arena = g->d->scratch[0], .place = fh_new_n(g->arena, uint32_t, g->d->n)};
    titled *groups = NULL;
    size_t n = 0;
    if (!t.place || !list_all_edges(&t)) return fh_fail_arena(err, g->arena);
    fh_status status = title_groups(g, &groups, &n, err);
    for (size_t k = 0; !status && k < n; k++) {
        status = tell(&t, groups[k].root, (uint32_t)k, fn, payload, err);
        fh_arena_reset(t.arena);
    }
    return status;
}

fh_status fh_dedup__hand_groups(fh_dedup *d, fh_dedup_group_fn *fn, void *payload, fh_error *err) {
    grouping g = {.d = d, .arena = fh_arena_new(&d->allocator, 0), .err = err};
    if (!g.arena) return fh_fail(err, FH_ENOMEM, 0, "out of memory for groups");
    bool ready = begin(&g);
    if (ready) join_groups(&g);
    fh_status status = !ready ? fh_fail_arena(err, g.arena) : g.status ? g.status : tell_all(&g, fn, payload, err);
    fh_arena_free(g.arena);
    return status;
}
