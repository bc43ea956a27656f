/* SPDX-License-Identifier: MIT
 *
 * story/cluster.c - average-link clusters of sparse vectors.
 *
 * The similarity of two clusters is the mean cosine over all pairs of their reports, which for unit
 * vectors is the product of the clusters' sums divided by their sizes: every merge is verified against
 * all members at once, and a chain of weak links cannot grow into a cluster. The most similar two are
 * merged first (Day and Edelsbrunner 1984) until none reaches JOIN. Where very similar reports are many, as
 * about look-alike events, more is asked: from the cosine goes a share of what the members have with their
 * nearest others anyway (local scaling, as in Zelnik-Manor and Perona 2004).
 *
 * Only links are looked at that an inverted index offers: each report probes with its weightiest terms;
 * of a term that very many reports hold, each meets its neighbours in canonical order, which is by date.
 *
 * Cost: near-linear in the reports as long as stories are small beside the corpus; n log n for the heap.
 * Invariant: links between live clusters hold their exact total; ties go by founder, so the answer is a
 * function of the canonical order alone. */
#include "story/cluster.h"

#include <math.h>

#include "base/sort.h"
#include "base/vec.h"

/* Found on AllSides train and ECB+ topics 1 to 35 together (docs/stories.md). */
static const float JOIN = .09f;           /* by how much the mean cosine of a merge must exceed the allowance */
static const float COMPANY = .33f;        /* allowance for reports that have near company: this share of its cosine */
static const float KEEP = .03f;           /* links below this are forgotten: they can be counted anew */
static const float AGE = .04f, OLDEST = .18f; /* more is asked of reports that lie apart in time, and at most how much */
static const double AGE_DAYS = 10;        /* nothing is asked for so many days, then AGE for each doubling */
enum {
    PROBES = 64,     /* terms of a report that look for others */
    LONG_LIST = 256, /* reports of one term that are all met */
    NEAR = 48,       /* neighbours met on either side in a longer list */
    NEAREST = 2      /* others that are a report's company */
};

typedef struct entry { uint32_t term; float weight; } entry;
typedef struct link { uint32_t other; float total; } link;
typedef FH_VEC(link) link_vec;

typedef struct node {
    entry *sum;         /* of the members' vectors, by term */
    uint32_t n_sum;
    uint32_t members, founder; /* founder: rank of the first member */
    uint32_t parent;    /* the cluster it went into, or FH_NONE while it is alive */
    int64_t *minutes;    /* of the members with a date, ascending */
    uint32_t n_minutes;
    float company;       /* mean over the members: the cosine of their NEAREST nearest others */
    link_vec links;
} node;

typedef struct candidate {
    float mean;
    uint32_t a, b; /* founder of a < founder of b */
} candidate;
typedef FH_VEC(candidate) candidate_vec;

typedef struct forest {
    fh_arena *arena;
    node *nodes;
    uint32_t n;
    candidate_vec heap;
} forest;

/* ---- the heap: the most similar first, ties by the founders --------------------------------- */

static bool before(const forest *f, const candidate *x, const candidate *y) {
    if (x->mean != y->mean) return x->mean > y->mean;
    uint32_t xa = f->nodes[x->a].founder, ya = f->nodes[y->a].founder;
    if (xa != ya) return xa < ya;
    return f->nodes[x->b].founder < f->nodes[y->b].founder;
}

static void sift_up(forest *f, size_t i) {
    candidate *h = f->heap.at, moving = h[i];
    for (; i > 0 && before(f, &moving, &h[(i - 1) / 2]); i = (i - 1) / 2) h[i] = h[(i - 1) / 2];
    h[i] = moving;
}

static void push(forest *f, uint32_t a, uint32_t b, float mean) {
    if (f->nodes[a].founder > f->nodes[b].founder) { uint32_t t = a; a = b; b = t; }
    size_t n = f->heap.n;
    fh_vec_push(f->arena, &f->heap, (candidate){mean, a, b});
    if (f->heap.n > n) sift_up(f, n);
}

static candidate pop(forest *f) {
    candidate *h = f->heap.at, top = h[0], moving = h[--f->heap.n];
    size_t n = f->heap.n, i = 0;
    for (size_t kid; (kid = 2 * i + 1) < n; i = kid) {
        if (kid + 1 < n && before(f, &h[kid + 1], &h[kid])) kid++;
        if (!before(f, &h[kid], &moving)) break;
        h[i] = h[kid];
    }
    h[i] = moving;
    return top;
}

/* ---- clusters ---------------------------------------------------------------------------------- */

static float dot(const node *a, const node *b) {
    float total = 0;
    for (uint32_t i = 0, j = 0; i < a->n_sum && j < b->n_sum;) {
        if (a->sum[i].term == b->sum[j].term) total += a->sum[i++].weight * b->sum[j++].weight;
        else if (a->sum[i].term < b->sum[j].term) i++;
        else j++;
    }
    return total;
}

static int64_t middle_of(const node *x) { return x->minutes[x->n_minutes / 2]; }

/* What the time between two clusters asks, from the middle date of one to that of the other. No date rules a merge
 * out: a tenth of them are wrong, and a story may be taken up after a month. */
static float age_between(const node *a, const node *b) {
    if (!a->n_minutes || !b->n_minutes) return 0;
    int64_t gap = middle_of(a) > middle_of(b) ? middle_of(a) - middle_of(b) : middle_of(b) - middle_of(a);
    float age = AGE * (float)log2(fmax(1, (double)gap / (AGE_DAYS * 1440)));
    return age < OLDEST ? age : OLDEST;
}

static float mean_of(const node *a, const node *b, float total) { return total / ((float)a->members * (float)b->members); }

/* How much nearer two clusters are than their members are to their nearest anyway. */
static float nearness(const node *a, const node *b, float total) { return mean_of(a, b, total) - COMPANY * (a->company + b->company) / 2 - age_between(a, b); }

static void offer(forest *f, uint32_t a, uint32_t b, float total) {
    float near = nearness(&f->nodes[a], &f->nodes[b], total);
    if (near >= JOIN) push(f, a, b, near);
}

static bool keep_link(forest *f, uint32_t a, uint32_t b, float total) {
    node *x = &f->nodes[a], *y = &f->nodes[b];
    if (mean_of(x, y, total) < KEEP) return false;
    fh_vec_push(f->arena, &x->links, (link){b, total});
    fh_vec_push(f->arena, &y->links, (link){a, total});
    return true;
}

static void add_sums(forest *f, const node *a, const node *b, node *c) {
    c->sum = fh_new_n(f->arena, entry, (size_t)a->n_sum + b->n_sum + 1);
    if (!c->sum) return;
    uint32_t i = 0, j = 0;
    while (i < a->n_sum || j < b->n_sum) {
        uint32_t x = i < a->n_sum ? a->sum[i].term : FH_NONE, y = j < b->n_sum ? b->sum[j].term : FH_NONE;
        entry e = {x < y ? x : y, 0};
        if (x == e.term) e.weight += a->sum[i++].weight;
        if (y == e.term) e.weight += b->sum[j++].weight;
        c->sum[c->n_sum++] = e;
    }
}

static void add_dates(forest *f, const node *a, const node *b, node *c) {
    c->minutes = fh_new_n(f->arena, int64_t, (size_t)a->n_minutes + b->n_minutes + 1);
    for (uint32_t i = 0, j = 0; c->minutes && (i < a->n_minutes || j < b->n_minutes);) {
        bool from_a = j == b->n_minutes || (i < a->n_minutes && a->minutes[i] <= b->minutes[j]);
        c->minutes[c->n_minutes++] = from_a ? a->minutes[i++] : b->minutes[j++];
    }
}

static int by_other(const void *a, const void *b) {
    const link *x = a, *y = b;
    return x->other < y->other ? -1 : x->other > y->other;
}

/* Live links of both, one entry an other cluster; what only one of them had is completed by a product. */
static void join_links(forest *f, uint32_t a, uint32_t b, uint32_t c) {
    typedef struct { uint32_t from; link_vec links; } side;
    side sides[2] = {{a, f->nodes[a].links}, {b, f->nodes[b].links}};
    for (int k = 0; k < 2; k++) {
        size_t n = 0;
        link *at = sides[k].links.at;
        for (size_t i = 0; i < sides[k].links.n; i++)
            if (f->nodes[at[i].other].parent == FH_NONE && at[i].other != c) at[n++] = at[i];
        sides[k].links.n = n;
        fh_sort(at, n, sizeof *at, by_other);
    }
    const link_vec *x = &sides[0].links, *y = &sides[1].links;
    for (size_t i = 0, j = 0; i < x->n || j < y->n;) {
        uint32_t xo = i < x->n ? x->at[i].other : FH_NONE, yo = j < y->n ? y->at[j].other : FH_NONE;
        uint32_t other = xo < yo ? xo : yo;
        float total = 0;
        total += xo == other ? x->at[i++].total : dot(&f->nodes[a], &f->nodes[other]);
        total += yo == other ? y->at[j++].total : dot(&f->nodes[b], &f->nodes[other]);
        if (keep_link(f, other, c, total)) offer(f, other, c, total);
    }
}

static void merge(forest *f, uint32_t a, uint32_t b) {
    node *x = &f->nodes[a], *y = &f->nodes[b], *c = &f->nodes[f->n];
    *c = (node){.members = x->members + y->members, .founder = x->founder < y->founder ? x->founder : y->founder, .parent = FH_NONE};
    c->company = (x->company * (float)x->members + y->company * (float)y->members) / (float)c->members;
    add_dates(f, x, y, c);
    add_sums(f, x, y, c);
    x->parent = y->parent = f->n++;
    join_links(f, a, b, x->parent);
}

/* ---- links to begin with -------------------------------------------------------------------------- */

typedef struct index {
    uint32_t *first; /* per term, and one more: where its list begins */
    uint32_t *lists; /* ranks, ascending within a list */
    float *weights;  /* of the term in each of them */
} index;

static index index_terms(fh_arena *arena, const fh_story__vectors *v, uint32_t n) {
    index x = {.first = fh_new_n(arena, uint32_t, (size_t)v->n_terms + 2)};
    size_t total = 0;
    for (uint32_t i = 0; i < n; i++) total += v->of[i].n;
    x.lists = fh_new_n(arena, uint32_t, total ? total : 1);
    x.weights = fh_new_n(arena, float, total ? total : 1);
    if (!x.first || !x.lists || !x.weights) return x;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < v->of[i].n; k++) x.first[v->of[i].terms[k].term + 2]++;
    for (uint32_t t = 2; t < v->n_terms + 2; t++) x.first[t] += x.first[t - 1];
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < v->of[i].n; k++) {
            uint32_t at = x.first[v->of[i].terms[k].term + 1]++;
            x.lists[at] = i;
            x.weights[at] = v->of[i].terms[k].weight;
        }
    return x;
}

static int by_weight(const void *a, const void *b) {
    const entry *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->term < y->term ? -1 : x->term > y->term;
}

static uint32_t position(const uint32_t *list, uint32_t n, uint32_t rank) {
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (list[mid] < rank) low = mid + 1;
        else high = mid;
    }
    return low;
}

typedef struct prober {
    index x;
    entry *order;   /* terms of the report, weightiest first */
    uint32_t *met;  /* ranks met by the present report */
    uint32_t *mark; /* per rank: who met it last, plus one */
    float *total;   /* per rank that was met: the product */
    uint32_t n_met;
} prober;

/* Ranks after `rank` that share one of its weightiest terms. */
static void probe(prober *p, const fh_story__vector *v, uint32_t rank) {
    for (uint32_t k = 0; k < v->n; k++) p->order[k] = (entry){v->terms[k].term, v->terms[k].weight};
    fh_sort(p->order, v->n, sizeof *p->order, by_weight);
    p->n_met = 0;
    for (uint32_t k = 0; k < v->n && k < PROBES; k++) {
        const uint32_t *list = p->x.lists + p->x.first[p->order[k].term];
        uint32_t n = p->x.first[p->order[k].term + 1] - p->x.first[p->order[k].term];
        uint32_t at = position(list, n, rank + 1), end = n > LONG_LIST && n - at > NEAR ? at + NEAR : n;
        for (; at < end; at++) {
            if (p->mark[list[at]] == rank + 1) continue;
            p->mark[list[at]] = rank + 1;
            p->total[list[at]] = 0;
            p->met[p->n_met++] = list[at];
        }
    }
}

/* The products of `rank` with all that it has met, a list of the index after the other: far cheaper than a pair after
 * the other, and the same sums, for they are in the order of the terms. */
static void multiply(prober *p, const fh_story__vector *v, uint32_t rank) {
    for (uint32_t k = 0; k < v->n; k++) {
        const uint32_t begin = p->x.first[v->terms[k].term], end = p->x.first[v->terms[k].term + 1];
        for (uint32_t at = begin + position(p->x.lists + begin, end - begin, rank + 1); at < end; at++) {
            uint32_t other = p->x.lists[at];
            if (p->mark[other] == rank + 1) p->total[other] += v->terms[k].weight * p->x.weights[at];
        }
    }
}

/* The mean cosine of the nearest others; of those that `known`, where given, remembers, too. */
static float company_of(const node *x, float *known) {
    float best[NEAREST] = {0}, sum = 0;
    for (size_t k = 0; k < x->links.n; k++) {
        float c = x->links.at[k].total;
        for (int i = 0; i < NEAREST; i++)
            if (c > best[i]) { float t = best[i]; best[i] = c; c = t; }
    }
    for (int i = 0; i < NEAREST; i++) {
        if (known && known[i] > best[i]) best[i] = known[i];
        if (known) known[i] = best[i];
        sum += best[i];
    }
    return sum / NEAREST;
}

static void link_reports(forest *f, const fh_story__vectors *v, uint32_t n, float (*nearest)[NEAREST]) {
    uint32_t longest = 1;
    for (uint32_t i = 0; i < n; i++) longest = v->of[i].n > longest ? v->of[i].n : longest;
    prober p = {.x = index_terms(f->arena, v, n), .order = fh_new_n(f->arena, entry, longest),
                .met = fh_new_n(f->arena, uint32_t, n), .mark = fh_new_n(f->arena, uint32_t, n), .total = fh_new_n(f->arena, float, n)};
    if (fh_arena_status(f->arena)) return;
    for (uint32_t i = 0; i < n; i++) {
        probe(&p, &v->of[i], i);
        multiply(&p, &v->of[i], i);
        for (uint32_t k = 0; k < p.n_met; k++) keep_link(f, i, p.met[k], p.total[p.met[k]]);
    }
    for (uint32_t i = 0; i < n; i++) f->nodes[i].company = company_of(&f->nodes[i], nearest ? nearest[i] : NULL);
    for (uint32_t i = 0; i < n; i++)
        for (size_t k = 0; k < f->nodes[i].links.n; k++)
            if (f->nodes[i].links.at[k].other > i) offer(f, i, f->nodes[i].links.at[k].other, f->nodes[i].links.at[k].total);
}

static void plant(forest *f, const fh_story__vectors *v, const fh_story__when *when, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        node *x = &f->nodes[i];
        *x = (node){.members = 1, .founder = i, .parent = FH_NONE};
        x->sum = fh_new_n(f->arena, entry, (size_t)v->of[i].n + 1);
        x->minutes = fh_new_n(f->arena, int64_t, 1);
        if (!x->sum || !x->minutes) return;
        if (when[i].known) x->minutes[x->n_minutes++] = when[i].minute;
        for (uint32_t k = 0; k < v->of[i].n; k++) x->sum[x->n_sum++] = (entry){v->of[i].terms[k].term, v->of[i].terms[k].weight};
    }
    f->n = n;
}

void fh_story__cluster(fh_arena *scratch, const fh_story__vectors *vectors, const fh_story__when *when, uint32_t n, float (*nearest)[NEAREST],
                       uint32_t *ret_cluster) {
    forest f = {.arena = scratch, .nodes = fh_new_n(scratch, node, 2 * (size_t)n + 1)};
    if (!f.nodes) return;
    plant(&f, vectors, when, n);
    link_reports(&f, vectors, n, nearest);
    while (f.heap.n && !fh_arena_status(scratch)) {
        candidate c = pop(&f);
        if (f.nodes[c.a].parent == FH_NONE && f.nodes[c.b].parent == FH_NONE) merge(&f, c.a, c.b);
    }
    for (uint32_t i = f.n; i-- > 0;) { /* a parent's number is higher than its children's */
        node *x = &f.nodes[i];
        if (x->parent != FH_NONE) x->founder = f.nodes[x->parent].founder;
        if (i < n) ret_cluster[i] = x->founder;
    }
}
