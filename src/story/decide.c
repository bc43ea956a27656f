/* SPDX-License-Identifier: MIT
 *
 * story/decide.c - what people have decided about stories, put over what was clustered.
 *
 * A decision names reports. Together: the clusters of those that are here become one. Apart: every cluster that
 * holds reports of both sides is parted; a report of it that the decision does not name, because it came later, goes to
 * the side that has the report most like it. Decisions act one after the other, so that a later one prevails.
 *
 * Cost: for each decision the number of reports, and for the unnamed ones of a parted cluster its size. */
#include "base/map.h"
#include "story/cluster.h"

typedef enum side { UNNAMED = 0, ONE, OTHER } side;

typedef struct deciding {
    const fh_story__vectors *vectors;
    fh_strmap ids;     /* of the reports */
    uint32_t *rank_of; /* per number in ids: the first report that bears it */
    uint32_t *cluster; /* per rank, as are the following */
    uint8_t *named;    /* the side that the present decision names */
    uint8_t *moves;    /* 1: goes into the new cluster */
    uint32_t n;
} deciding;

static float likeness(const fh_story__vector *a, const fh_story__vector *b) {
    float sum = 0;
    for (uint32_t i = 0, k = 0; i < a->n && k < b->n;) {
        if (a->terms[i].term == b->terms[k].term) sum += a->terms[i++].weight * b->terms[k++].weight;
        else if (a->terms[i].term < b->terms[k].term) i++;
        else k++;
    }
    return sum;
}

/* The side of a report: as it is named, or that of the named report of its cluster which is most like it. */
static side side_of(const deciding *x, uint32_t rank) {
    float best[] = {[UNNAMED] = 0, [ONE] = -1, [OTHER] = -1};
    if (x->named[rank]) return (side)x->named[rank];
    for (uint32_t i = 0; i < x->n; i++) {
        if (!x->named[i] || x->cluster[i] != x->cluster[rank]) continue;
        float like = likeness(&x->vectors->of[rank], &x->vectors->of[i]);
        if (like > best[x->named[i]]) best[x->named[i]] = like;
    }
    return best[ONE] > best[OTHER] ? ONE : OTHER;
}

static bool holds(const deciding *x, uint32_t cluster, side s) {
    for (uint32_t i = 0; i < x->n; i++)
        if (x->cluster[i] == cluster && x->named[i] == s) return true;
    return false;
}

/* A number that no cluster bears: there is one, as a cluster with two reports leaves one over. */
static uint32_t unused(deciding *x) {
    memset(x->moves, 0, x->n);
    for (uint32_t i = 0; i < x->n; i++) x->moves[x->cluster[i]] = 1;
    for (uint32_t c = 0; c < x->n; c++)
        if (!x->moves[c]) return c;
    return 0;
}

static void part(deciding *x, uint32_t cluster) {
    uint32_t fresh = unused(x);
    for (uint32_t i = 0; i < x->n; i++) x->moves[i] = x->cluster[i] == cluster && side_of(x, i) == ONE;
    for (uint32_t i = 0; i < x->n; i++)
        if (x->moves[i]) x->cluster[i] = fresh;
}

static uint32_t rank_of(const deciding *x, fh_str id) {
    uint32_t number = fh_strmap_get(&x->ids, id);
    return number == FH_NONE ? FH_NONE : x->rank_of[number];
}

static void name(deciding *x, const fh_str *ids, uint32_t n, side s) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t rank = rank_of(x, ids[i]);
        if (rank != FH_NONE) x->named[rank] = (uint8_t)s;
    }
}

static void keep_apart(deciding *x, const fh_decision *d) {
    memset(x->named, UNNAMED, x->n);
    name(x, d->others, d->n_others, OTHER);
    name(x, d->reports, d->n_reports, ONE);
    for (uint32_t i = 0; i < d->n_reports; i++) {
        uint32_t rank = rank_of(x, d->reports[i]);
        if (rank != FH_NONE && holds(x, x->cluster[rank], OTHER)) part(x, x->cluster[rank]);
    }
}

static void bring_together(deciding *x, const fh_decision *d) {
    uint32_t into = FH_NONE;
    for (uint32_t i = 0; i < d->n_reports; i++) {
        uint32_t rank = rank_of(x, d->reports[i]);
        if (rank == FH_NONE) continue;
        uint32_t from = x->cluster[rank];
        if (into == FH_NONE) into = from;
        for (uint32_t k = 0; from != into && k < x->n; k++)
            if (x->cluster[k] == from) x->cluster[k] = into;
    }
}

void fh_story__decide(fh_arena *scratch, const fh_report *const *reports, const fh_story__vectors *vectors, uint32_t n,
                      const fh_decision *decisions, uint32_t n_decisions, uint32_t *cluster) {
    if (!n_decisions) return;
    deciding x = {.vectors = vectors, .ids = {.arena = scratch, .slots = {.arena = scratch}}, .cluster = cluster,
                  .rank_of = fh_new_n(scratch, uint32_t, n), .named = fh_new_n(scratch, uint8_t, n), .moves = fh_new_n(scratch, uint8_t, n), .n = n};
    for (uint32_t i = 0; x.rank_of && i < n; i++) {
        size_t before = x.ids.n;
        uint32_t number = fh_strmap_put(&x.ids, reports[i]->id);
        if (x.ids.n > before) x.rank_of[number] = i;
    }
    if (fh_arena_status(scratch)) return;
    for (uint32_t i = 0; i < n_decisions; i++) {
        if (decisions[i].kind == FH_DECISION_TOGETHER) bring_together(&x, &decisions[i]);
        if (decisions[i].kind == FH_DECISION_APART) keep_apart(&x, &decisions[i]);
    }
}
