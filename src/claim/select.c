/* SPDX-License-Identifier: MIT
 *
 * claim/select.c - from candidates to changes: a trained chance for each, then the best first, and whatever lies on
 * both sides over one already taken loses part of its chance, more when it is of the same type.
 * Cost: n log n, and each candidate against the last NEAR taken. */
#include "claim/select.h"

#include "base/embed.h"
#include "base/sort.h"
#include "claim/trees.h"

FH_EMBED(claim_change, "claim_change.bin");
FH_EMBED(claim_conflict, "claim_conflict.bin");

enum { NEAR = 400 };
static const float OVER = 0.5f; /* what is left of a chance for each change that is already told there */

/* How much a change of each type weighs when changes are put in order: what most misleads stands first. */
static const float weight_of[] = {
    [FH_CHANGE_NUMBER] = 1.0f, [FH_CHANGE_DATE] = 0.9f, [FH_CHANGE_NAME] = 0.8f, [FH_CHANGE_PLACE] = 0.9f, [FH_CHANGE_QUOTE] = 0.9f,
    [FH_CHANGE_ATTRIBUTION] = 0.9f, [FH_CHANGE_HEDGE] = 0.9f, [FH_CHANGE_NEGATION] = 1.0f, [FH_CHANGE_POLARITY] = 1.0f,
    [FH_CHANGE_SCOPE] = 0.8f, [FH_CHANGE_ADDED] = 0.7f, [FH_CHANGE_DROPPED] = 0.8f};

typedef struct ranked {
    float chance;
    uint32_t number;
} ranked;

static int by_chance(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->chance != y->chance) return x->chance > y->chance ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

static int by_weight(const void *a, const void *b) {
    const fh_change *x = a, *y = b;
    float wx = weight_of[x->type] * x->confidence, wy = weight_of[y->type] * y->confidence;
    if (wx != wy) return wx > wy ? -1 : 1;
    if (x->child_span.begin != y->child_span.begin) return x->child_span.begin < y->child_span.begin ? -1 : 1;
    if (x->parent_span.begin != y->parent_span.begin) return x->parent_span.begin < y->parent_span.begin ? -1 : 1;
    return (int)x->type - (int)y->type;
}

static bool meet(fh_span a, fh_span b) { return a.begin < b.end && b.begin < a.end; }

/* In how many ways a candidate repeats what is taken: 2 for the same type at the same place. */
static float repeats(const fh_change *c, const fh_change *taken, size_t n) {
    float sum = 0;
    for (size_t i = n > NEAR ? n - NEAR : 0; i < n; i++) {
        const fh_change *t = &taken[i];
        if (t->parent != c->parent) continue;
        bool child = meet(c->child_span, t->child_span), parent = meet(c->parent_span, t->parent_span), same = c->type == t->type;
        if (child && parent) sum += same ? 2 : 1;
        else if (child || parent) sum += same ? 1 : 0.5f;
    }
    return sum;
}

static float lessened(float chance, float times) {
    for (; times >= 1; times -= 1) chance *= OVER;
    return times > 0 ? chance * 0.70710678f : chance;
}

void fh_claim__select_changes(fh_arena *scratch, const fh_claim__candidates *found, float least, fh_change **ret, uint32_t *ret_n) {
    ranked *order = fh_new_n(scratch, ranked, found->n + 1);
    FH_VEC(fh_change) taken = {0};
    if (!order) return;
    for (size_t i = 0; i < found->n; i++)
        order[i] = (ranked){fh_claim__chance(FH_EMBEDDED(claim_change), found->at[i].f, FH_CLAIM__CHANGE_FEATURES), (uint32_t)i};
    fh_sort(order, found->n, sizeof *order, by_chance);
    for (size_t i = 0; i < found->n && order[i].chance >= least; i++) {
        fh_change c = found->at[order[i].number].change;
        if (lessened(order[i].chance, repeats(&c, taken.at, taken.n)) < least) continue;
        c.confidence = order[i].chance;
        fh_vec_push(scratch, &taken, c);
    }
    fh_sort(taken.at, taken.n, sizeof *taken.at, by_weight);
    *ret = taken.at;
    *ret_n = (uint32_t)taken.n;
}

/* ---- conflicts ---------------------------------------------------------------------------------- */

static float repeats_conflict(const fh_conflict *c, const fh_conflict *taken, size_t n) {
    float sum = 0;
    for (size_t i = n > NEAR ? n - NEAR : 0; i < n; i++) {
        const fh_conflict *t = &taken[i];
        if (t->a != c->a || t->b != c->b) continue;
        bool a = meet(c->a_span, t->a_span), b = meet(c->b_span, t->b_span);
        sum += a && b ? 2 : a || b ? 0.5f : 0;
    }
    return sum;
}

static int by_confidence(const void *a, const void *b) {
    const fh_conflict *x = a, *y = b;
    if (x->confidence != y->confidence) return x->confidence > y->confidence ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    if (x->b != y->b) return x->b < y->b ? -1 : 1;
    if (x->a_span.begin != y->a_span.begin) return x->a_span.begin < y->a_span.begin ? -1 : 1;
    if (x->b_span.begin != y->b_span.begin) return x->b_span.begin < y->b_span.begin ? -1 : 1;
    return (int)x->type - (int)y->type;
}

void fh_claim__select_conflicts(fh_arena *scratch, const fh_claim__disputes *found, float least, fh_conflict **ret, uint32_t *ret_n) {
    ranked *order = fh_new_n(scratch, ranked, found->n + 1);
    FH_VEC(fh_conflict) taken = {0};
    if (!order) return;
    for (size_t i = 0; i < found->n; i++)
        order[i] = (ranked){fh_claim__chance(FH_EMBEDDED(claim_conflict), found->at[i].f, FH_CLAIM__CONFLICT_FEATURES), (uint32_t)i};
    fh_sort(order, found->n, sizeof *order, by_chance);
    for (size_t i = 0; i < found->n && order[i].chance >= least; i++) {
        fh_conflict c = found->at[order[i].number].conflict;
        if (lessened(order[i].chance, repeats_conflict(&c, taken.at, taken.n)) < least) continue;
        c.confidence = order[i].chance;
        fh_vec_push(scratch, &taken, c);
    }
    fh_sort(taken.at, taken.n, sizeof *taken.at, by_confidence);
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

fh_str fh_claim__note_conflict(fh_arena *keep, const fh_conflict *c, const fh_report *a, const fh_report *b) {
    static const char *const says[] = {
        [FH_CONFLICT_NUMBER] = "two figures for one thing", [FH_CONFLICT_DATE] = "two times for one thing", [FH_CONFLICT_POLARITY] = "one says what the other denies",
        [FH_CONFLICT_ATTRIBUTION] = "two sources for one statement", [FH_CONFLICT_IDENTITY] = "two names for one part", [FH_CONFLICT_PLACE] = "two places for one thing"};
    const char *where = c->a == c->b ? "inside one report" : "between two accounts";
    fh_str first = short_words(a, c->a_span), second = short_words(b, c->b_span);
    if (first.len == 0 || second.len == 0) return fh_str_format(keep, "%s, %s", says[c->type], where);
    return fh_str_format(keep, "%s, %s: \"%.*s\" and \"%.*s\"", says[c->type], where, FH_STR_ARGS(first), FH_STR_ARGS(second));
}
