/* SPDX-License-Identifier: MIT
 *
 * lineage/exemplars.c - contamination: copies made from more than one exemplar.
 *
 * Where a witness leaves its parent and agrees with another one, each such place is likelier with that one as a second
 * exemplar, and each place where it keeps to its parent against the other is less likely. Two kinds are known: the
 * scribe changed exemplars for a stretch (the best stretch is the run of places with the highest sum: Windram, Howe and
 * Spencer 2005 look for the same with a moving window), or took readings from a second one here and there. The likelier of
 * the two counts, less what choosing it among so many witnesses and places costs.
 *
 * Cost: for each witness, the nodes times the places. Invariant: parents and further exemplars together stay acyclic. */
#include <math.h>

#include "base/sort.h"
#include "lineage/tradition.h"

enum { MOST = 3 };                 /* further exemplars of one copy */
static const double ENOUGH = 4;    /* nats beyond the cost of choosing */
static const double FEWEST = 4;    /* agreements */
static const double OWN = .02;     /* changes a place that a copy makes at least, for the odds */

/* What the present copy says of itself and its parent. */
typedef struct copy {
    uint32_t v, parent;
    double own, error; /* share of places where it leaves its parent; of those where it could agree with another by chance */
} copy;

static bool is_above(const fh_lineage__tradition *t, uint32_t above, uint32_t v, uint32_t depth) {
    if (v == above || depth > 64) return true; /* too deep to tell: taken for a circle */
    if (t->parent[v] != FH_NONE && is_above(t, above, t->parent[v], depth + 1)) return true;
    for (size_t i = 0; i < t->exemplars.n; i++)
        if (t->exemplars.at[i].copy == v && is_above(t, above, t->exemplars.at[i].from, depth + 1)) return true;
    return false;
}

/* 1 where the copy follows `from` against its parent, -1 where it keeps to the parent, 0 where nothing tells. */
static int follows(const fh_lineage__tradition *t, const copy *c, uint32_t from, uint32_t k, const uint8_t *taken) {
    uint16_t mine = t->rows[c->v][k], p = t->rows[c->parent][k], q = t->rows[from][k];
    if (!mine || !p || !q || p == q || taken[k]) return 0;
    return mine == q ? 1 : mine == p ? -1 : 0;
}

static fh_lineage__exemplar weigh(const fh_lineage__tradition *t, const copy *c, uint32_t from, const uint8_t *taken) {
    fh_lineage__exemplar best = {.copy = c->v, .from = from};
    double odds = log((1 - c->error) / c->error), sum = 0, most = 0;
    uint32_t with = 0, against = 0, begin = 0, in_run = 0, n = t->table->n_places;
    for (uint32_t k = 0; k < n; k++) {
        int f = follows(t, c, from, k, taken);
        if (f > 0) with++;
        if (f < 0) against++;
        sum += odds * f;
        in_run += f > 0;
        if (sum <= 0) sum = 0, begin = k + 1, in_run = 0;
        if (sum <= most) continue;
        most = sum;
        best.first = begin, best.last = k, best.agreements = in_run;
    }
    double choosing = log(t->n) + 2 * log(n);
    best.gain = (float)(most - choosing);
    double share = (double)with / fmax(1, with + against), here = with * log(fmax(share, c->error) / c->error);
    if (against) here += against * log(fmax(1 - share, 1e-9) / (1 - c->error));
    here -= log(t->n) + .5 * log(n);
    if (share <= c->error || here <= (double)best.gain) return best;
    return (fh_lineage__exemplar){c->v, from, with, 0, n - 1, (float)here};
}

static copy open_copy(const fh_lineage__tradition *t, uint32_t v, double by_chance) {
    copy c = {.v = v, .parent = t->parent[v]};
    uint32_t known = 0, left = 0;
    for (uint32_t k = 0; k < t->table->n_places; k++) {
        uint16_t mine = t->rows[v][k], p = t->rows[c.parent][k];
        known += mine && p;
        left += mine && p && mine != p;
    }
    c.own = fmax(OWN, known ? (double)left / known : OWN);
    c.error = fmin(.4, c.own * by_chance + OWN);
    return c;
}

static void mark_taken(const fh_lineage__tradition *t, const copy *c, const fh_lineage__exemplar *e, uint8_t *taken) {
    for (uint32_t k = e->first; k <= e->last; k++)
        if (follows(t, c, e->from, k, taken) > 0) taken[k] = 1;
}

static void look_for_more(fh_arena *arena, fh_lineage__tradition *t, const copy *c, uint8_t *taken) {
    memset(taken, 0, t->table->n_places);
    for (int found = 0; found < MOST; found++) {
        fh_lineage__exemplar best = {.gain = 0};
        for (uint32_t u = 0; u < t->n; u++) {
            if (u == c->v || u == c->parent) continue;
            fh_lineage__exemplar e = weigh(t, c, u, taken);
            if ((double)e.gain >= ENOUGH && e.agreements >= FEWEST && e.gain > best.gain && !is_above(t, c->v, u, 0)) best = e;
        }
        if (best.gain <= 0) return;
        fh_vec_push(arena, &t->exemplars, best);
        mark_taken(t, c, &best, taken);
    }
}

void fh_lineage__find_exemplars(fh_arena *arena, fh_lineage__tradition *t) {
    static const double BY_CHANCE = .3; /* changes that fall on a reading another witness has */
    uint8_t *taken = fh_new_n(arena, uint8_t, t->table->n_places);
    t->exemplars.n = 0;
    for (uint32_t v = 0; taken && v < t->table->n; v++) {
        if (t->parent[v] == FH_NONE) continue;
        copy c = open_copy(t, v, BY_CHANCE);
        look_for_more(arena, t, &c, taken);
    }
}
