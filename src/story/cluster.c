/* SPDX-License-Identifier: MIT
 *
 * story/cluster.c - average-link clusters of reports.
 *
 * The similarity of two clusters is the mean, over all pairs of their reports, of the probability that the two are of
 * one event (alike.c); a pair that never met has none. Every merge is thereby verified against all members at once,
 * and a chain of weak links cannot grow into a cluster. The most similar two are merged first (Day and Edelsbrunner
 * 1984) until none reaches JOIN.
 *
 * Cost: near-linear in the reports as long as stories are small beside the corpus; n log n for the heap.
 * Invariant: links between live clusters hold their exact total but for links too weak to keep; ties go by founder,
 * so the answer is a function of the canonical order alone. */
#include "story/cluster.h"

#include <math.h>

#include "base/sort.h"
#include "base/vec.h"
#include "story/alike.h"

static const float JOIN = .36f;            /* mean probability of a merge (docs/stories.md) */
static const float KEEP = .02f;           /* pairs and means below this are forgotten */
static const float UNLIKELY = -3.92f;      /* log-odds that are surely below KEEP */
static const float AGE = .5f, OLDEST = 4; /* nats against reports that lie apart in time, and at most how many */
static const double AGE_DAYS = 10;        /* none for so many days, then AGE for each doubling */

typedef struct link { uint32_t other; float total; } link;
typedef FH_VEC(link) link_vec;

typedef struct node {
    uint32_t members, founder; /* founder: rank of the first member */
    uint32_t parent;           /* the cluster it went into, or FH_NONE while it is alive */
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

static float mean_of(const node *a, const node *b, float total) { return total / ((float)a->members * (float)b->members); }

static void offer(forest *f, uint32_t a, uint32_t b, float total) {
    float mean = mean_of(&f->nodes[a], &f->nodes[b], total);
    if (mean >= JOIN) push(f, a, b, mean);
}

static bool keep_link(forest *f, uint32_t a, uint32_t b, float total) {
    node *x = &f->nodes[a], *y = &f->nodes[b];
    if (mean_of(x, y, total) < KEEP) return false;
    fh_vec_push(f->arena, &x->links, (link){b, total});
    fh_vec_push(f->arena, &y->links, (link){a, total});
    return true;
}

static int by_other(const void *a, const void *b) {
    const link *x = a, *y = b;
    return x->other < y->other ? -1 : x->other > y->other;
}

/* Live links of both, one entry an other cluster. */
static void join_links(forest *f, uint32_t a, uint32_t b, uint32_t c) {
    link_vec sides[2] = {f->nodes[a].links, f->nodes[b].links};
    for (int k = 0; k < 2; k++) {
        size_t n = 0;
        link *at = sides[k].at;
        for (size_t i = 0; i < sides[k].n; i++)
            if (f->nodes[at[i].other].parent == FH_NONE && at[i].other != c) at[n++] = at[i];
        sides[k].n = n;
        fh_sort(at, n, sizeof *at, by_other);
    }
    const link_vec *x = &sides[0], *y = &sides[1];
    for (size_t i = 0, j = 0; i < x->n || j < y->n;) {
        uint32_t xo = i < x->n ? x->at[i].other : FH_NONE, yo = j < y->n ? y->at[j].other : FH_NONE;
        uint32_t other = xo < yo ? xo : yo;
        float total = 0;
        if (xo == other) total += x->at[i++].total;
        if (yo == other) total += y->at[j++].total;
        if (keep_link(f, other, c, total)) offer(f, other, c, total);
    }
}

static void merge(forest *f, uint32_t a, uint32_t b) {
    node *x = &f->nodes[a], *y = &f->nodes[b], *c = &f->nodes[f->n];
    *c = (node){.members = x->members + y->members, .founder = x->founder < y->founder ? x->founder : y->founder, .parent = FH_NONE};
    x->parent = y->parent = f->n++;
    join_links(f, a, b, x->parent);
}

/* ---- links to begin with -------------------------------------------------------------------------- */

/* What the time between two reports says against one event. No date rules it out: a tenth of them are wrong, and a
 * story may be taken up after a month. */
static float age_between(const fh_story__when *a, const fh_story__when *b) {
    if (!a->known || !b->known) return 0;
    int64_t gap = a->minute > b->minute ? a->minute - b->minute : b->minute - a->minute;
    float age = AGE * (float)log2(fmax(1, (double)gap / (AGE_DAYS * 1440)));
    return age < OLDEST ? age : OLDEST;
}

static void link_reports(forest *f, const fh_story__vectors *v, const fh_story__when *when, uint32_t n, float (*nearest)[2]) {
    typedef float pair[2];
    fh_story__pairs pairs = {0};
    if (!nearest) nearest = fh_new_n(f->arena, pair, n ? n : 1);
    if (!nearest) return;
    fh_story__meet(f->arena, v, n, &pairs, nearest);
    for (size_t i = 0; i < pairs.n; i++) {
        const fh_story__pair *p = &pairs.at[i];
        float features[FH_STORY_FEATURES], age = age_between(&when[p->a], &when[p->b]);
        if (fh_story__alike_at_most(v, nearest, p) - age < UNLIKELY) continue;
        fh_story__features(v, nearest, p, features);
        float likely = 1 / (1 + expf(age - fh_story__alike(features)));
        if (keep_link(f, p->a, p->b, likely)) offer(f, p->a, p->b, likely);
    }
}

void fh_story__cluster(fh_arena *scratch, const fh_story__vectors *vectors, const fh_story__when *when, uint32_t n, float (*nearest)[2],
                       uint32_t *ret_cluster) {
    forest f = {.arena = scratch, .nodes = fh_new_n(scratch, node, 2 * (size_t)n + 1), .n = n};
    if (!f.nodes) return;
    for (uint32_t i = 0; i < n; i++) f.nodes[i] = (node){.members = 1, .founder = i, .parent = FH_NONE};
    link_reports(&f, vectors, when, n, nearest);
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
