/* SPDX-License-Identifier: MIT
 *
 * claim/select.c - from candidates to changes.
 *
 * The candidates of one pair of sentences are traces of what is often one change: each has a trained chance that
 * something there would be marked (models/claim_change.bin), and together they have the chance that not all of them
 * err. If that is enough, the pair is told once, over the candidates that are nearly as sure as the best, with the type that
 * models/claim_type.bin holds most likely; a second time when another type is likely too. What is only added or
 * only dropped is judged alone.
 * Cost: n log n, and each change against the last NEAR told. */
#include "claim/select.h"

#include "base/embed.h"
#include "base/sort.h"
#include "claim/trees.h"

FH_EMBED(claim_change, "claim_change.bin");
FH_EMBED(claim_type, "claim_type.bin");

enum { NEAR = 400 };
static const float NEARLY = 0.4f;       /* of the best candidate's chance: a change's spans take these in */
static const float SECOND_LEAST = 0.2f; /* chance from which a pair of sentences is told to differ in a second way */

/* How much a change of each type weighs when changes are put in order: what most misleads stands first. */
static const float weight_of[] = {
    [FH_CHANGE_NUMBER] = 1.0f, [FH_CHANGE_DATE] = 0.9f, [FH_CHANGE_NAME] = 0.8f, [FH_CHANGE_PLACE] = 0.9f, [FH_CHANGE_QUOTE] = 0.9f,
    [FH_CHANGE_ATTRIBUTION] = 0.9f, [FH_CHANGE_HEDGE] = 0.9f, [FH_CHANGE_NEGATION] = 1.0f, [FH_CHANGE_POLARITY] = 1.0f,
    [FH_CHANGE_SCOPE] = 0.8f, [FH_CHANGE_ADDED] = 0.7f, [FH_CHANGE_DROPPED] = 0.8f};

static int by_weight(const void *a, const void *b) {
    const fh_change *x = a, *y = b;
    float wx = weight_of[x->type] * x->confidence, wy = weight_of[y->type] * y->confidence;
    if (wx != wy) return wx > wy ? -1 : 1;
    if (x->child_span.begin != y->child_span.begin) return x->child_span.begin < y->child_span.begin ? -1 : 1;
    if (x->parent_span.begin != y->parent_span.begin) return x->parent_span.begin < y->parent_span.begin ? -1 : 1;
    return (int)x->type - (int)y->type;
}

/* Candidates of one pair of sentences, or one alone: begin and end in the order below. */
typedef struct ranked {
    uint32_t parent, group, number;
    float touch; /* chance that a careful reader marks something there */
    float right; /* times the chance that it is of this type */
} ranked;

static bool is_alone(const fh_change *c) { return c->child_span.end == 0 || c->parent_span.end == 0; }

static int by_group(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->parent != y->parent) return x->parent < y->parent ? -1 : 1;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    if (x->touch != y->touch) return x->touch > y->touch ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

static fh_span over_both(fh_span a, fh_span b) { return (fh_span){a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end}; }

/* The change that candidates order[0..n) of one pair of sentences tell of, of the given type or of any: its spans lie
 * over the best candidate's and over those that are nearly as sure. */
static fh_change join(const fh_claim__candidates *found, const ranked *order, size_t n, fh_change_type type, bool any) {
    fh_change c = {.child = FH_NONE};
    float best = 0;
    for (size_t i = 0; i < n; i++) {
        const fh_change *k = &found->at[order[i].number].change;
        if (!any && k->type != type) continue;
        if (c.child == FH_NONE) c = *k, best = order[i].touch;
        if (order[i].touch < NEARLY * best) break;
        c.child_span = over_both(c.child_span, k->child_span);
        c.parent_span = over_both(c.parent_span, k->parent_span);
    }
    c.type = type;
    return c;
}

static float any_of(const ranked *order, size_t n) {
    float none = 1;
    for (size_t i = 0; i < n; i++) none *= 1 - order[i].touch;
    return 1 - none;
}

typedef struct types { fh_change_type first, second; float first_worth, second_worth; } types;

static types likeliest(const fh_claim__candidates *found, const ranked *order, size_t n) {
    float worth[FH_CHANGE_DROPPED + 1] = {0};
    types t = {FH_CHANGE_SCOPE, FH_CHANGE_SCOPE, 0, 0};
    for (size_t i = 0; i < n; i++) {
        fh_change_type type = found->at[order[i].number].change.type;
        if (order[i].right > worth[type]) worth[type] = order[i].right;
    }
    for (int k = 0; k <= FH_CHANGE_DROPPED; k++) {
        if (worth[k] > t.first_worth) t.second = t.first, t.second_worth = t.first_worth, t.first = (fh_change_type)k, t.first_worth = worth[k];
        else if (worth[k] > t.second_worth) t.second = (fh_change_type)k, t.second_worth = worth[k];
    }
    return t;
}

typedef FH_VEC(fh_change) change_vec;

/* The same difference can be seen twice, as a clause and as the line that is no more than it. */
static bool is_told(const change_vec *v, const fh_change *c) {
    for (size_t i = v->n > NEAR ? v->n - NEAR : 0; i < v->n; i++) {
        const fh_change *t = &v->at[i];
        bool same = t->parent == c->parent && t->type == c->type && t->child_span.begin == c->child_span.begin && t->parent_span.begin == c->parent_span.begin;
        if (same) return true;
    }
    return false;
}

static void judge_group(fh_arena *scratch, const fh_claim__candidates *found, const ranked *order, size_t n, float least, change_vec *out) {
    float chance = any_of(order, n);
    if (chance < least) return;
    types t = likeliest(found, order, n);
    fh_change c = join(found, order, n, t.first, true);
    c.confidence = chance;
    if (!is_told(out, &c)) fh_vec_push(scratch, out, c);
    if (t.second_worth < SECOND_LEAST || n < 2) return;
    c = join(found, order, n, t.second, false);
    c.confidence = 2 * t.second_worth < chance ? 2 * t.second_worth : chance;
    if (c.confidence >= least && !is_told(out, &c)) fh_vec_push(scratch, out, c);
}

void fh_claim__select_changes(fh_arena *scratch, const fh_claim__candidates *found, float least, fh_change **ret, uint32_t *ret_n) {
    ranked *order = fh_new_n(scratch, ranked, found->n + 1);
    change_vec taken = {0};
    if (!order) return;
    for (size_t i = 0; i < found->n; i++) {
        const fh_claim__candidate *k = &found->at[i];
        float touch = fh_claim__chance(FH_EMBEDDED(claim_change), k->f, FH_CLAIM__CHANGE_FEATURES);
        float right = touch * fh_claim__chance(FH_EMBEDDED(claim_type), k->f, FH_CLAIM__CHANGE_FEATURES);
        order[i] = (ranked){k->change.parent, is_alone(&k->change) ? FH_NONE - 1 - (uint32_t)i : k->group, (uint32_t)i, touch, right};
    }
    fh_sort(order, found->n, sizeof *order, by_group);
    for (size_t i = 0, end; i < found->n; i = end) {
        for (end = i + 1; end < found->n && order[end].parent == order[i].parent && order[end].group == order[i].group;) end++;
        judge_group(scratch, found, order + i, end - i, least, &taken);
    }
    fh_sort(taken.at, taken.n, sizeof *taken.at, by_weight);
    *ret = taken.at;
    *ret_n = (uint32_t)taken.n;
}

/* ---- notes ---------------------------------------------------------------------------------------- */

enum { QUOTED_MAX = 70 };

static fh_str short_words(const fh_report *r, fh_span s) {
    fh_str t = fh_str_trim(fh_str_span(r->text, s));
    return t.len > QUOTED_MAX ? (fh_str){NULL, 0} : t;
}

fh_str fh_claim__note_change(fh_arena *keep, const fh_change *c, const fh_report *parent, const fh_report *child) {
    static const char *const says[] = {
        [FH_CHANGE_NUMBER] = "the figure is another", [FH_CHANGE_DATE] = "the time is another", [FH_CHANGE_NAME] = "the name is another",
        [FH_CHANGE_PLACE] = "the place is another", [FH_CHANGE_QUOTE] = "the quotation is altered or cut", [FH_CHANGE_ATTRIBUTION] = "the source is told otherwise",
        [FH_CHANGE_HEDGE] = "how certain it is has changed", [FH_CHANGE_NEGATION] = "one of them says not", [FH_CHANGE_POLARITY] = "it is turned into its opposite",
        [FH_CHANGE_SCOPE] = "it reaches further, or less far", [FH_CHANGE_ADDED] = "the parent does not say this", [FH_CHANGE_DROPPED] = "the child leaves this out"};
    fh_str mine = short_words(child, c->child_span), theirs = short_words(parent, c->parent_span);
    if (mine.len == 0 || theirs.len == 0) return fh_str_of(says[c->type]);
    return fh_str_format(keep, "%s: \"%.*s\" where the parent has \"%.*s\"", says[c->type], FH_STR_ARGS(mine), FH_STR_ARGS(theirs));
}
