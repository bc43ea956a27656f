/* SPDX-License-Identifier: MIT
 *
 * reuse/boxes.c - streaks of points as boxes: words [a0, a1) of a beside words [b0, b1) of b.
 *
 * Points at most NEAR words apart on both sides belong together (single linkage: reordering within NEAR words does
 * no harm). Boxes that follow one another without a break on one side, and with a bounded one on the other, are one
 * passage from which something was cut: an abridged copy. A box that heavier boxes explain on either side is dropped.
 * Edges move out over equal words.
 *
 * Cost: linear in the points for linking; n log n in the boxes. */
#include "base/sort.h"

#include "reuse/align.h"

enum {
    NEAR = 24,       /* words between linked points */
    FEWEST_POINTS = 3, /* of a box */
    FEWEST_WORDS = 12, /* of a box, on either side */
    TOUCH = 10,      /* words between boxes that follow one another without a break */
    CUT = 120,       /* words that an abridged copy may leave out at one place */
    AHEAD = 8        /* boxes looked at for one to join */
};
static const float FEWEST_BITS = 60, UNMATCHED = 0.3f;
static const double EXPLAINED = .6, DENSE = .45;

static uint32_t root_of(uint32_t *up, uint32_t k) {
    while (up[k] != k) k = up[k] = up[up[k]];
    return k;
}

/* Links each point to those of the NEAR rows before it; the lowest point is the root. */
static uint32_t *link_points(fh_arena *scratch, const fh_reuse__points *p) {
    uint32_t *up = fh_new_n(scratch, uint32_t, p->n);
    if (!up) return NULL;
    for (uint32_t k = 0; k < p->n; k++) {
        up[k] = k;
        for (uint32_t q = k; q-- > 0 && p->at[k].j - p->at[q].j <= NEAR;) {
            int64_t across = (int64_t)p->at[k].i - p->at[q].i;
            if (across > NEAR || across < -NEAR) continue;
            uint32_t x = root_of(up, k), y = root_of(up, q);
            if (x < y) up[y] = x;
            else up[x] = y;
            if (p->at[k].j - p->at[q].j > 2) break; /* one link backwards is enough; rows this near may join clusters */
        }
    }
    return up;
}

/* The points of one cluster, and room to score the words they span. */
typedef struct cluster {
    const fh_reuse__words *w;
    fh_reuse__point *at;
    uint32_t n;
    float *gain; /* as long as the longer text */
} cluster;

static fh_reuse__box bounds(const cluster *c) {
    fh_reuse__box x = {.a0 = UINT32_MAX, .b0 = UINT32_MAX};
    for (uint32_t k = 0; k < c->n; k++) {
        const fh_reuse__point *p = &c->at[k];
        if (p->i < x.a0) x.a0 = p->i;
        if (p->i >= x.a1) x.a1 = p->i + 1;
        if (p->j < x.b0) x.b0 = p->j;
        if (p->j >= x.b1) x.b1 = p->j + 1;
        x.bits += p->bits;
    }
    x.n_points = c->n;
    return x;
}

/* Moves *from and *to inwards past the words that cost more than they bring. gain[0] belongs to *from. */
static void trim_ends(const float *gain, uint32_t *from, uint32_t *to) {
    uint32_t n = *to - *from, begin = 0, end = n;
    float sum = 0, least = 0;
    for (uint32_t k = 0; k < n; k++)
        if ((sum += gain[k]) < least) least = sum, begin = k + 1;
    sum = least = 0;
    for (uint32_t k = n; k-- > begin;)
        if ((sum += gain[k]) < least) least = sum, end = k;
    *to = *from + end;
    *from += begin;
}

/* A word with a point brings its bits; one without costs a share of what it could have brought. */
static void trim_side(const cluster *c, bool side_a, uint32_t *from, uint32_t *to) {
    const uint32_t *word = side_a ? c->w->a.word : c->w->b.word;
    for (uint32_t k = *from; k < *to; k++) c->gain[k - *from] = -UNMATCHED * c->w->bits[word[k]];
    for (uint32_t k = 0; k < c->n; k++) {
        float *gain = &c->gain[(side_a ? c->at[k].i : c->at[k].j) - *from];
        if (*gain < c->at[k].bits) *gain = c->at[k].bits;
    }
    trim_ends(c->gain, from, to);
}

/* Takes away what hangs on at the ends: a stray word that a passage's own points have held up. */
static fh_reuse__box trim(cluster *c) {
    fh_reuse__box x = bounds(c);
    for (uint32_t before = 0; c->n && before != c->n;) {
        before = c->n;
        trim_side(c, true, &x.a0, &x.a1);
        trim_side(c, false, &x.b0, &x.b1);
        c->n = 0;
        for (uint32_t k = 0; k < before; k++)
            if (c->at[k].i >= x.a0 && c->at[k].i < x.a1 && c->at[k].j >= x.b0 && c->at[k].j < x.b1) c->at[c->n++] = c->at[k];
        x = bounds(c);
    }
    return x;
}

/* Points by the cluster they belong to: those of root k are order[first[k]] .. order[first[k + 1] - 1]. */
static void collect(fh_arena *scratch, const fh_reuse__words *w, const fh_reuse__points *p, fh_reuse__boxes *out) {
    uint32_t *up = link_points(scratch, p), *first = fh_new_n(scratch, uint32_t, p->n + 2);
    fh_reuse__point *order = fh_new_n(scratch, fh_reuse__point, p->n);
    float *gain = fh_new_n(scratch, float, w->a.n > w->b.n ? w->a.n : w->b.n);
    if (!up || !first || !order || !gain) return;
    for (uint32_t k = 0; k < p->n; k++) first[root_of(up, k) + 2]++;
    for (uint32_t k = 0; k < p->n; k++) first[k + 2] += first[k + 1];
    for (uint32_t k = 0; k < p->n; k++) order[first[root_of(up, k) + 1]++] = p->at[k];
    for (uint32_t k = 0; k < p->n; k++) {
        cluster c = {w, order + first[k], first[k + 1] - first[k], gain};
        if (c.n < FEWEST_POINTS) continue;
        fh_reuse__box x = trim(&c);
        if (c.n && x.bits >= FEWEST_BITS && x.a1 - x.a0 >= FEWEST_WORDS && x.b1 - x.b0 >= FEWEST_WORDS) fh_vec_push(scratch, out, x);
    }
}

static int by_b(const void *x, const void *y) {
    const fh_reuse__box *p = x, *q = y;
    if (p->b0 != q->b0) return p->b0 < q->b0 ? -1 : 1;
    if (p->a0 != q->a0) return p->a0 < q->a0 ? -1 : 1;
    return p->b1 != q->b1 ? (p->b1 < q->b1 ? -1 : 1) : p->a1 < q->a1 ? -1 : p->a1 > q->a1;
}

static int by_bits(const void *x, const void *y) {
    const fh_reuse__box *p = x, *q = y;
    if (p->bits > q->bits || p->bits < q->bits) return p->bits > q->bits ? -1 : 1;
    return by_b(x, y);
}

/* q comes after p in both texts, close on one side, not far on the other. */
static bool continues(const fh_reuse__box *p, const fh_reuse__box *q) {
    int64_t gap_a = (int64_t)q->a0 - p->a1, gap_b = (int64_t)q->b0 - p->b1;
    if (gap_a < -TOUCH || gap_b < -TOUCH) return false;
    return (gap_b <= TOUCH && gap_a <= CUT) || (gap_a <= TOUCH && gap_b <= CUT);
}

static void join(fh_reuse__box *p, const fh_reuse__box *q) {
    if (q->a0 < p->a0) p->a0 = q->a0;
    if (q->a1 > p->a1) p->a1 = q->a1;
    if (q->b0 < p->b0) p->b0 = q->b0;
    if (q->b1 > p->b1) p->b1 = q->b1;
    p->n_points += q->n_points;
    p->bits += q->bits;
    p->loose &= q->loose;
}

/* Joins each box with those that continue it. */
void fh_reuse__join_boxes(fh_reuse__boxes *boxes) {
    fh_sort(boxes->at, boxes->n, sizeof *boxes->at, by_b);
    for (size_t k = boxes->n; k-- > 0;) {
        if (!boxes->at[k].n_points) continue;
        for (size_t q = k + 1, seen = 0; q < boxes->n && seen < AHEAD; q++) {
            if (!boxes->at[q].n_points) continue;
            seen++;
            if (!continues(&boxes->at[k], &boxes->at[q])) continue;
            join(&boxes->at[k], &boxes->at[q]);
            boxes->at[q].n_points = 0;
        }
    }
    size_t n = 0;
    for (size_t k = 0; k < boxes->n; k++)
        if (boxes->at[k].n_points) boxes->at[n++] = boxes->at[k];
    boxes->n = n;
}

static double painted(const bool *paint, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) n += paint[i];
    return (double)n / (to - from);
}

static void drop_explained(fh_arena *scratch, const fh_reuse__words *w, fh_reuse__boxes *boxes) {
    bool *in_a = fh_new_n(scratch, bool, w->a.n), *in_b = fh_new_n(scratch, bool, w->b.n);
    if (!in_a || !in_b) return;
    fh_sort(boxes->at, boxes->n, sizeof *boxes->at, by_bits);
    size_t n = 0;
    for (size_t k = 0; k < boxes->n; k++) {
        fh_reuse__box x = boxes->at[k];
        if (painted(in_a, x.a0, x.a1) > EXPLAINED || painted(in_b, x.b0, x.b1) > EXPLAINED) continue;
        memset(in_a + x.a0, 1, x.a1 - x.a0);
        memset(in_b + x.b0, 1, x.b1 - x.b0);
        boxes->at[n++] = x;
    }
    boxes->n = n;
}

static void widen(const fh_reuse__words *w, fh_reuse__box *x) {
    while (x->a0 && x->b0 && w->a.word[x->a0 - 1] == w->b.word[x->b0 - 1]) x->a0--, x->b0--;
    while (x->a1 < w->a.n && x->b1 < w->b.n && w->a.word[x->a1] == w->b.word[x->b1]) x->a1++, x->b1++;
}

/* A word without surprise still counts for something where there is nothing else. */
static double worth(const fh_reuse__words *w, uint32_t word) { return w->bits[word] + .25; }

/* Worth of the words that have a partner on the other side, as a share of that of the poorer side: bags of words.
 * `tally` is all zero before and after. */
static double density(const fh_reuse__words *w, const fh_reuse__box *x, int32_t *tally) {
    double met = 0, in_a = 0, in_b = 0;
    for (uint32_t i = x->a0; i < x->a1; i++) tally[w->a.word[i]]++, in_a += worth(w, w->a.word[i]);
    for (uint32_t j = x->b0; j < x->b1; j++) {
        uint32_t word = w->b.word[j];
        in_b += worth(w, word);
        if (tally[word]-- > 0) met += worth(w, word);
    }
    for (uint32_t i = x->a0; i < x->a1; i++) tally[w->a.word[i]] = 0;
    for (uint32_t j = x->b0; j < x->b1; j++) tally[w->b.word[j]] = 0;
    return met / (in_a < in_b ? in_a : in_b);
}

static void drop_thin(fh_arena *scratch, const fh_reuse__words *w, fh_reuse__boxes *boxes) {
    int32_t *tally = fh_new_n(scratch, int32_t, w->n_words);
    size_t n = 0;
    if (!tally) return;
    for (size_t k = 0; k < boxes->n; k++) {
        double d = density(w, &boxes->at[k], tally);
        if (d >= DENSE) boxes->at[n++] = boxes->at[k];
    }
    boxes->n = n;
}

void fh_reuse__find_boxes(fh_arena *scratch, const fh_reuse__words *w, const fh_reuse__points *points, fh_reuse__boxes *ret) {
    collect(scratch, w, points, ret);
    if (fh_arena_status(scratch) || !ret->n) return;
    for (size_t k = 0; k < ret->n; k++) widen(w, &ret->at[k]);
    drop_thin(scratch, w, ret);
    drop_explained(scratch, w, ret);
    fh_reuse__join_boxes(ret);
}
