/* SPDX-License-Identifier: MIT
 *
 * story/alike.c - how likely two reports are of one event.
 *
 * Reports that share one of their weightiest words meet. What they share is then looked at part by part: all words, the
 * lead, the body, names, numbers and plain words, each as the cosine of weighted vectors; and beside it what the two
 * have with their nearest others anyway, since look-alike events are full of near company (local scaling: Zelnik-Manor
 * and Perona 2004; a copy is no nearer company than any good likeness, or two accounts that were both copied would look
 * strangers). And how much is shared is added up without regard to length: two long accounts of one event that tell it
 * each in its own way have a low cosine and still a dozen rare names in common. Logistic regression weighs these
 * (tools/train_story_pairs.py). Roots and logarithms are taken, because a little that is shared says more than the same again.
 *
 * Cost: near-linear in the reports as long as stories are small beside the corpus; of a term that more than LONG_LIST
 * reports hold, each meets NEAR others. Invariant: a pair's features are the same from both sides. */
#include "story/alike.h"

#include <math.h>

#include "base/sort.h"

static const float LEAST = .05f;  /* cosine below which two reports are not looked at */
static const float RARE = 4;      /* rarity from which a word counts as rare: it stands in one report of 55 */
static const float BY_COSINE = 50; /* what shared words bring at most grows with the cosine by so much; MODEL_MOST beside it */
static const float COMPANY = .42f; /* cosine that counts as near company and no nearer: a copy tells nothing of look-alikes */
enum {
    PROBES = 64,     /* terms of a report that look for others */
    LONG_LIST = 256, /* reports of one term that are all met */
    NEAR = 48,       /* neighbours met after it in a longer list */
    LOOK_UP = 12     /* a look-up in a list takes as long as so many steps along it */
};

/* ---- who meets whom ------------------------------------------------------------------------------------------ */

typedef struct key { uint32_t term; float weight; } key;

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
    const key *x = a, *y = b;
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

typedef struct met { float product; uint32_t n; } met; /* with a report that was met: of all words, and how many are shared */

typedef struct prober {
    index x;
    key *order;   /* terms of the report, weightiest first */
    uint32_t *met;  /* ranks met by the present report */
    uint32_t *mark; /* per rank: who met it last, plus one */
    met *with;      /* per rank that was met */
    uint32_t n_met, last; /* last: the highest rank that was met */
} prober;

/* Ranks after `rank` that share one of its weightiest terms. */
static void probe(prober *p, const fh_story__vector *v, uint32_t rank) {
    for (uint32_t k = 0; k < v->n; k++) p->order[k] = (key){v->terms[k].term, v->terms[k].weight};
    fh_sort(p->order, v->n, sizeof *p->order, by_weight);
    p->n_met = p->last = 0;
    for (uint32_t k = 0; k < v->n && k < PROBES; k++) {
        const uint32_t *list = p->x.lists + p->x.first[p->order[k].term];
        uint32_t n = p->x.first[p->order[k].term + 1] - p->x.first[p->order[k].term];
        uint32_t at = position(list, n, rank + 1), end = n > LONG_LIST && n - at > NEAR ? at + NEAR : n;
        for (; at < end; at++) {
            if (p->mark[list[at]] == rank + 1) continue;
            p->mark[list[at]] = rank + 1;
            p->with[list[at]] = (met){0, 0};
            p->met[p->n_met++] = list[at];
            if (list[at] > p->last) p->last = list[at];
        }
    }
}

static void add_product(met *m, float product) { m->product += product, m->n++; }

/* Adds the product of one term: along its list as far as anybody was met, or, where few of a long list were, with a look-up
 * for each of them. */
static void multiply_term(prober *p, const fh_story__term *t, uint32_t rank) {
    const uint32_t *list = p->x.lists + p->x.first[t->term], n = p->x.first[t->term + 1] - p->x.first[t->term];
    const float *weights = p->x.weights + p->x.first[t->term];
    uint32_t at = position(list, n, rank + 1), end = at + position(list + at, n - at, p->last + 1);
    if (end - at <= LOOK_UP * p->n_met) {
        for (; at < end; at++)
            if (p->mark[list[at]] == rank + 1) add_product(&p->with[list[at]], t->weight * weights[at]);
        return;
    }
    for (uint32_t k = 0; k < p->n_met; k++) {
        uint32_t there = at + position(list + at, end - at, p->met[k]);
        if (there < end && list[there] == p->met[k]) add_product(&p->with[p->met[k]], t->weight * weights[there]);
    }
}

/* The products of `rank` with all that it has met, a list of the index after the other: far cheaper than a pair after
 * the other, and the same sums, for they are in the order of the terms. */
static void multiply(prober *p, const fh_story__vector *v, uint32_t rank) {
    for (uint32_t k = 0; k < v->n; k++) multiply_term(p, &v->terms[k], rank);
}

static void note_nearest(float nearest[2], float cosine) {
    cosine = fminf(cosine, COMPANY);
    if (cosine > nearest[0]) nearest[1] = nearest[0], nearest[0] = cosine;
    else if (cosine > nearest[1]) nearest[1] = cosine;
}

void fh_story__meet(fh_arena *scratch, const fh_story__vectors *v, uint32_t n, fh_story__pairs *ret_pairs, float (*nearest)[2]) {
    uint32_t longest = 1;
    for (uint32_t i = 0; i < n; i++) longest = v->of[i].n > longest ? v->of[i].n : longest;
    prober p = {.x = index_terms(scratch, v, n), .order = fh_new_n(scratch, key, longest),
                .met = fh_new_n(scratch, uint32_t, n), .mark = fh_new_n(scratch, uint32_t, n), .with = fh_new_n(scratch, met, n)};
    typedef float pair[2];
    pair *now = fh_new_n(scratch, pair, n ? n : 1); /* what was known before may be some of these */
    if (fh_arena_status(scratch)) return;
    for (uint32_t i = 0; i < n; i++) {
        probe(&p, &v->of[i], i);
        multiply(&p, &v->of[i], i);
        for (uint32_t k = 0; k < p.n_met; k++) {
            float cosine = p.with[p.met[k]].product;
            if (cosine < LEAST) continue;
            fh_vec_push(scratch, ret_pairs, (fh_story__pair){i, p.met[k], cosine, p.with[p.met[k]].n});
            note_nearest(now[i], cosine);
            note_nearest(now[p.met[k]], cosine);
        }
    }
    for (uint32_t i = 0; i < n; i++)
        for (int k = 0; k < 2; k++)
            if (now[i][k] > nearest[i][k]) nearest[i][k] = now[i][k];
}

/* ---- what two share -------------------------------------------------------------------------------------------- */

/* Shared weight of each part, and of the lead of each with the body of the other; of each part's shared words how rare they
 * are in all, and by how much the rare ones pass RARE; how rare the words of either lead are that the other has anywhere. */
typedef struct shared { float part[FH_STORY_PARTS], lead_a, lead_b, rareness[FH_STORY_PARTS], rare[FH_STORY_PARTS], told_a, told_b; } shared;

static void add_term(shared *s, const float a[FH_STORY_PARTS], const float b[FH_STORY_PARTS], float rarity) {
    float rare = fmaxf(rarity - RARE, 0);
    for (int p = 0; p < FH_STORY_PARTS; p++) {
        float product = a[p] * b[p];
        s->part[p] += product;
        s->rareness[p] += product > 0 ? rarity : 0;
        s->rare[p] += product > 0 ? rare : 0;
    }
    s->lead_a += a[FH_STORY_OF_LEAD] * b[FH_STORY_OF_BODY];
    s->lead_b += b[FH_STORY_OF_LEAD] * a[FH_STORY_OF_BODY];
    s->told_a += a[FH_STORY_OF_LEAD];
    s->told_b += b[FH_STORY_OF_LEAD];
}

/* Which list goes on is reckoned, not branched upon: it cannot be guessed. */
static shared share(const fh_story__vectors *v, const fh_story__vector *a, const fh_story__vector *b) {
    shared s = {.lead_a = 0};
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        uint32_t x = a->numbers[i], y = b->numbers[j];
        if (x == y) add_term(&s, a->terms[i].part, b->terms[j].part, v->rarity[x]);
        i += x <= y;
        j += y <= x;
    }
    return s;
}

/* Features that rest on what is shared: cosines, the root of each after it; of four parts how rare the shared words are in
 * all, how rare the rare ones, and what share they are of the part that has less; of both leads what the other tells. */
enum { OF_LEAD = 4, ROOT_OF_BODY = 6, OF_CROSSED = 7, OF_NAMES = 9, OF_NUMBERS = 11, OF_PLAIN = 13, OF_SHARED = 19, EACH = 3, OF_TOLD = 31 };
static const fh_story__part counted[] = {FH_STORY_OF_LEAD, FH_STORY_OF_NAMES, FH_STORY_OF_NUMBERS, FH_STORY_OF_PLAIN};
enum { N_COUNTED = sizeof counted / sizeof *counted };
_Static_assert(OF_SHARED + N_COUNTED * EACH == OF_TOLD && OF_TOLD + 2 == FH_STORY_FEATURES, "no gap between the features");

static float cosine(float product, float a, float b) { return a > 0 && b > 0 ? fminf(product / (a * b), 1) : 0; }
static float share_of(float part, float whole) { return whole > 0 ? fminf(part / whole, 1) : 0; }

static void describe_shared(const fh_story__vectors *v, const fh_story__pair *p, const shared *s, float *ret) {
    const float *x = v->rareness[p->a], *y = v->rareness[p->b];
    for (int k = 0; k < N_COUNTED; k++) {
        fh_story__part part = counted[k];
        float *f = ret + OF_SHARED + EACH * k;
        f[0] = log1pf(s->rareness[part]);
        f[1] = log1pf(s->rare[part]);
        f[2] = share_of(s->rareness[part], fminf(x[part], y[part]));
    }
    float told_a = share_of(s->told_a, x[FH_STORY_OF_LEAD]), told_b = share_of(s->told_b, y[FH_STORY_OF_LEAD]);
    ret[OF_TOLD] = fminf(told_a, told_b);
    ret[OF_TOLD + 1] = fmaxf(told_a, told_b);
}

static void describe(const fh_story__vectors *v, float (*nearest)[2], const fh_story__pair *p, const shared *s, float ret[FH_STORY_FEATURES]) {
    const float *x = v->length[p->a], *y = v->length[p->b], *near_a = nearest[p->a], *near_b = nearest[p->b];
    float part[FH_STORY_PARTS], near = (near_a[0] + near_a[1] + near_b[0] + near_b[1]) / 4;
    for (int k = 0; k < FH_STORY_PARTS; k++) part[k] = cosine(s->part[k], x[k], y[k]);
    float crossed = (cosine(s->lead_a, x[FH_STORY_OF_LEAD], y[FH_STORY_OF_BODY]) + cosine(s->lead_b, y[FH_STORY_OF_LEAD], x[FH_STORY_OF_BODY])) / 2;
    float here = fminf(p->cosine, COMPANY);
    const float all[FH_STORY_FEATURES] = {
        p->cosine, sqrtf(p->cosine), near, sqrtf(near),
        [OF_LEAD] = part[FH_STORY_OF_LEAD], sqrtf(part[FH_STORY_OF_LEAD]), [ROOT_OF_BODY] = sqrtf(part[FH_STORY_OF_BODY]), [OF_CROSSED] = crossed, sqrtf(crossed),
        [OF_NAMES] = part[FH_STORY_OF_NAMES], sqrtf(part[FH_STORY_OF_NAMES]), [OF_NUMBERS] = part[FH_STORY_OF_NUMBERS], sqrtf(part[FH_STORY_OF_NUMBERS]),
        [OF_PLAIN] = part[FH_STORY_OF_PLAIN], sqrtf(part[FH_STORY_OF_PLAIN]),
        here / fmaxf(fminf(near_a[0], near_b[0]), here), here / fmaxf(fmaxf(near_a[0], near_b[0]), here),
        fabsf(v->log_words[p->a] - v->log_words[p->b]), (v->log_words[p->a] + v->log_words[p->b]) / 2,
    };
    memcpy(ret, all, sizeof all);
    describe_shared(v, p, s, ret);
}

void fh_story__features(const fh_story__vectors *v, float (*nearest)[2], const fh_story__pair *p, float ret[FH_STORY_FEATURES]) {
    shared s = share(v, &v->of[p->a], &v->of[p->b]);
    describe(v, nearest, p, &s, ret);
}

/* ---- the model ---------------------------------------------------------------------------------------------------- */

/* What MODEL_START, MODEL_MOST and MODEL were learnt from: docs/stories.md. */
#include "story/alike_table.h"

float fh_story__alike(const float features[FH_STORY_FEATURES]) {
    float z = MODEL_START;
    for (int k = 0; k < FH_STORY_FEATURES; k++) z += MODEL[k] * features[k];
    return z;
}

/* The most that x and its root can bring for any x up to `most`. */
static float bring(float of_x, float of_root, float most) {
    float root = sqrtf(most), peak = of_x < 0 ? fminf(fmaxf(-of_root / (2 * of_x), 0), root) : root;
    return fmaxf(of_x * peak * peak + of_root * peak, 0);
}

/* The most that shared words can bring by their rarity, where only their number and their product among all words are known. A
 * word weighs its rarity at least, so the squares of the rarities add up to the product or less: their sum is no more than the
 * root of the product times the number (Cauchy), and what passes RARE no more than a part of the product. */
static float bring_by_rarity(const fh_story__vectors *v, const fh_story__pair *p, float product) {
    const float *x = v->rareness[p->a], *y = v->rareness[p->b];
    float root = sqrtf((float)p->n * product);
    shared most = {.told_a = root, .told_b = root};
    for (int k = 0; k < FH_STORY_PARTS; k++) {
        most.rareness[k] = fminf(root, fminf(x[k], y[k]));
        most.rare[k] = fminf(product / (4 * RARE), most.rareness[k]);
    }
    float f[FH_STORY_FEATURES], z = 0;
    describe_shared(v, p, &most, f);
    for (int k = OF_SHARED; k < FH_STORY_FEATURES; k++) z += fmaxf(MODEL[k] * f[k], 0);
    return z;
}

/* The bound by reason is loose where two share many common words. What shared words brought at most in any pair that the trainer saw is a
 * third of it: most pairs are ruled out by that (docs/stories.md). */
static float bring_in_practice(const fh_story__pair *p) { return MODEL_MOST + BY_COSINE * p->cosine; }

/* No weight in a part is above that among all words, so no product is above that of all words. */
float fh_story__alike_at_most(const fh_story__vectors *v, float (*nearest)[2], const fh_story__pair *p) {
    static const struct { fh_story__part part; int feature; } parts[] = {
        {FH_STORY_OF_LEAD, OF_LEAD}, {FH_STORY_OF_NAMES, OF_NAMES}, {FH_STORY_OF_NUMBERS, OF_NUMBERS}, {FH_STORY_OF_PLAIN, OF_PLAIN}};
    const float *x = v->length[p->a], *y = v->length[p->b], product = p->cosine * v->of[p->a].length * v->of[p->b].length;
    float known[FH_STORY_FEATURES];
    describe(v, nearest, p, &(shared){.lead_a = 0}, known);
    float z = fh_story__alike(known), in_practice = z + bring_in_practice(p);
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        z += bring(MODEL[parts[k].feature], MODEL[parts[k].feature + 1], cosine(product, x[parts[k].part], y[parts[k].part]));
    float crossed = (cosine(product, x[FH_STORY_OF_LEAD], y[FH_STORY_OF_BODY]) + cosine(product, y[FH_STORY_OF_LEAD], x[FH_STORY_OF_BODY])) / 2;
    z += bring(0, MODEL[ROOT_OF_BODY], cosine(product, x[FH_STORY_OF_BODY], y[FH_STORY_OF_BODY]));
    return fminf(z + bring_by_rarity(v, p, product) + bring(MODEL[OF_CROSSED], MODEL[OF_CROSSED + 1], crossed), in_practice);
}
