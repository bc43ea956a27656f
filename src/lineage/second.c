/* SPDX-License-Identifier: MIT
 *
 * lineage/second.c - further parents.
 *
 * A digest rests on several reports, and a copy may have taken a block of text from another one. Once each
 * report has its parent, the words that its parents do not explain are looked for in the others: the one that
 * explains most is a further parent, when that is a good part of the report, or less with a credit. Two reports
 * of one text explain the same words, so the second of them adds nothing. A digest in its own words shares no passage with
 * either of its sources: then single words tell, those that one report has and none of the parents found before.
 *
 * Cost: for each child, its passages and words times the number of parents found, at most MOST. */
#include "lineage/graph.h"
#include "lineage/words.h"

#include "text/text.h"

enum { MOST = 6 };
static const float ENOUGH = .12f, ENOUGH_CREDITED = .04f; /* share of the child's words */
static const float FEWEST_WORDS = 8;
static const float RETOLD = .5f; /* share in passages of what is not copied or edited */
static const float ENOUGH_NEW = .14f, ENOUGH_NEW_CREDITED = .075f; /* share of the child's different words by weight: docs/lineage.md */

typedef FH_VEC(fh_lineage__second) second_vec;

typedef struct work {
    fh_arena *scratch;
    const fh_lineage__members *members;
    const fh_lineage__ties *ties;
    const fh_lineage__stemma *s;
    uint8_t *explained; /* per token of the present child */
    uint8_t *answered;  /* per word of it */
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

static bool may_be_parent(const work *w, const fh_lineage__tie *t) {
    return t->direction >= 0 && t->parent != w->s->nodes.at[t->child].parent && !is_above(w, t->child, t->parent, 0);
}

static void add_parent(work *w, uint32_t tie, float share) {
    const fh_lineage__tie *t = &w->ties->at[tie];
    explain(w, t, true);
    fh_lineage__words_added(&w->members->at[t->child], &w->members->at[t->parent], w->answered, true);
    fh_vec_push(w->scratch, &w->found, (fh_lineage__second){t->child, tie, share});
}

/* The one that explains most of the child's words in passages; false when none explains enough. */
static bool add_by_passages(work *w, const uint32_t *ties, uint32_t n, uint32_t child) {
    const fh_lineage__member *c = &w->members->at[child];
    float most = 0;
    uint32_t best = FH_NONE;
    for (uint32_t k = 0; k < n; k++) {
        const fh_lineage__tie *t = &w->ties->at[ties[k]];
        float words = t->by_passages > 0 ? explain(w, t, false) : 0;
        if (words > most && may_be_parent(w, t)) most = words, best = ties[k];
    }
    if (best == FH_NONE || most < FEWEST_WORDS) return false;
    float share = c->weight > 0 ? most / c->weight : 0;
    if (share < (w->ties->at[best].credit > 0 ? ENOUGH_CREDITED : ENOUGH)) return false;
    add_parent(w, best, share);
    return true;
}

/* The one that has most of the words that no parent has. Near copies take their words from where they take their passages. */
static bool add_by_words(work *w, const uint32_t *ties, uint32_t n, uint32_t child) {
    const fh_lineage__tie *first = &w->ties->at[w->s->nodes.at[child].tie];
    float most = 0;
    uint32_t best = FH_NONE;
    for (uint32_t k = 0; k < n && first->share < RETOLD; k++) {
        const fh_lineage__tie *t = &w->ties->at[ties[k]];
        float share = fh_lineage__words_added(&w->members->at[child], &w->members->at[t->parent], w->answered, false);
        if (share < (t->credit > 0 ? ENOUGH_NEW_CREDITED : ENOUGH_NEW) || share <= most) continue;
        if (may_be_parent(w, t)) most = share, best = ties[k];
    }
    if (best != FH_NONE) add_parent(w, best, most);
    return best != FH_NONE;
}

void fh_lineage__find_seconds(fh_arena *scratch, const fh_lineage__members *members, const fh_lineage__ties *ties,
                              const fh_lineage__stemma *stemma, fh_lineage__seconds *ret_seconds) {
    uint32_t longest = 1, n = members->n, *first = fh_new_n(scratch, uint32_t, (size_t)n + 2), *by_child = fh_new_n(scratch, uint32_t, (size_t)ties->n + 1);
    for (uint32_t v = 0; v < n; v++)
        if (members->at[v].report->n_tokens > longest) longest = members->at[v].report->n_tokens;
    work w = {.scratch = scratch, .members = members, .ties = ties, .s = stemma, .explained = fh_new_n(scratch, uint8_t, longest), .answered = fh_new_n(scratch, uint8_t, longest)};
    *ret_seconds = (fh_lineage__seconds){NULL, 0};
    if (fh_arena_status(scratch)) return;
    for (uint32_t i = 0; i < ties->n; i++) first[ties->at[i].child + 2]++;
    for (uint32_t v = 2; v < n + 2; v++) first[v] += first[v - 1];
    for (uint32_t i = 0; i < ties->n; i++) by_child[first[ties->at[i].child + 1]++] = i;
    for (uint32_t v = 0; v < n; v++) {
        if (stemma->nodes.at[v].tie == FH_NONE) continue;
        const fh_lineage__tie *t = &ties->at[stemma->nodes.at[v].tie];
        const uint32_t *of = by_child + first[v], n_of = first[v + 1] - first[v];
        memset(w.explained, 0, longest);
        memset(w.answered, 0, longest);
        explain(&w, t, true);
        fh_lineage__words_added(&members->at[v], &members->at[t->parent], w.answered, true);
        for (uint32_t found = 0; found < MOST && (add_by_passages(&w, of, n_of, v) || add_by_words(&w, of, n_of, v));) found++;
    }
    *ret_seconds = (fh_lineage__seconds){w.found.at, (uint32_t)w.found.n};
}
