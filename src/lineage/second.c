/* SPDX-License-Identifier: MIT
 *
 * lineage/second.c - further parents.
 *
 * A digest rests on several reports, and a copy may have taken a block of text from another one. Once each
 * report has its parent, the words that its parents do not explain are looked for in the others: the one that
 * explains most is a further parent, when that is a good part of the report, or less with a credit. Two reports
 * of one text explain the same words, so the second of them adds nothing.
 *
 * Cost: for each child, its passages times the number of parents found, at most MOST. */
#include "lineage/graph.h"

#include "text/text.h"

enum { MOST = 6 };
static const float ENOUGH = .12f, ENOUGH_CREDITED = .04f; /* share of the child's words */
static const float FEWEST_WORDS = 8;

typedef FH_VEC(fh_lineage__second) second_vec;

typedef struct work {
    fh_arena *scratch;
    const fh_lineage__members *members;
    const fh_lineage__ties *ties;
    const fh_lineage__stemma *s;
    uint8_t *explained; /* per token of the present child */
    uint32_t *more;     /* per member: a further parent found before, or FH_NONE; a list by `after` */
    second_vec found;
} work;

/* Weight of the child's words that the tie explains and no parent before; marks them when `mark`. */
static float explain(const work *w, const fh_lineage__tie *t, bool mark) {
    const fh_lineage__member *c = &w->members->at[t->child];
    float sum = 0;
    for (uint32_t i = 0; i < t->n_passages; i++) {
        fh_span span = t->child_is_a ? t->passages[i].a_span : t->passages[i].b_span;
        for (uint32_t k = fh_text_token_at(c->report, span.begin), end = fh_text_token_at(c->report, span.end); k < end; k++) {
            if (w->explained[k]) continue;
            sum += (c->weight_before[k + 1] - c->weight_before[k]) * t->passages[i].similarity;
            if (mark) w->explained[k] = 1;
        }
    }
    return sum;
}

/* Whether `above` is an ancestor of v, over parents and further parents. */
static bool is_above(const work *w, uint32_t above, uint32_t v, uint32_t depth) {
    if (v == above) return true;
    if (depth > 64) return true; /* too deep to tell: taken for a circle */
    uint32_t p = w->s->nodes.at[v].parent;
    if (p != FH_NONE && is_above(w, above, p, depth + 1)) return true;
    for (size_t i = 0; i < w->found.n; i++)
        if (w->found.at[i].child == v && is_above(w, above, w->ties->at[w->found.at[i].tie].parent, depth + 1)) return true;
    return false;
}

static void look_for_more(work *w, const uint32_t *ties, uint32_t n, uint32_t child) {
    const fh_lineage__member *c = &w->members->at[child];
    for (uint32_t found = 0; found < MOST; found++) {
        float most = 0;
        uint32_t best = FH_NONE;
        for (uint32_t k = 0; k < n; k++) {
            const fh_lineage__tie *t = &w->ties->at[ties[k]];
            if (t->direction < 0 || t->odds <= 0 || t->parent == w->s->nodes.at[child].parent) continue;
            float words = explain(w, t, false);
            if (words > most && !is_above(w, child, t->parent, 0)) most = words, best = ties[k];
        }
        if (best == FH_NONE) return;
        float share = c->weight > 0 ? most / c->weight : 0;
        if (most < FEWEST_WORDS || share < (w->ties->at[best].credit > 0 ? ENOUGH_CREDITED : ENOUGH)) return;
        explain(w, &w->ties->at[best], true);
        fh_vec_push(w->scratch, &w->found, (fh_lineage__second){child, best, share});
    }
}

void fh_lineage__find_seconds(fh_arena *scratch, const fh_lineage__members *members, const fh_lineage__ties *ties,
                              const fh_lineage__stemma *stemma, fh_lineage__seconds *ret_seconds) {
    uint32_t longest = 1, n = members->n, *first = fh_new_n(scratch, uint32_t, (size_t)n + 2), *by_child = fh_new_n(scratch, uint32_t, (size_t)ties->n + 1);
    for (uint32_t v = 0; v < n; v++)
        if (members->at[v].report->n_tokens > longest) longest = members->at[v].report->n_tokens;
    work w = {.scratch = scratch, .members = members, .ties = ties, .s = stemma, .explained = fh_new_n(scratch, uint8_t, longest)};
    *ret_seconds = (fh_lineage__seconds){NULL, 0};
    if (fh_arena_status(scratch)) return;
    for (uint32_t i = 0; i < ties->n; i++) first[ties->at[i].child + 2]++;
    for (uint32_t v = 2; v < n + 2; v++) first[v] += first[v - 1];
    for (uint32_t i = 0; i < ties->n; i++) by_child[first[ties->at[i].child + 1]++] = i;
    for (uint32_t v = 0; v < n; v++) {
        if (stemma->nodes.at[v].tie == FH_NONE) continue;
        memset(w.explained, 0, longest);
        explain(&w, &ties->at[stemma->nodes.at[v].tie], true);
        look_for_more(&w, by_child + first[v], first[v + 1] - first[v], v);
    }
    *ret_seconds = (fh_lineage__seconds){w.found.at, (uint32_t)w.found.n};
}
