/* SPDX-License-Identifier: MIT
 *
 * claim/select.c - from cases to changes.
 *
 * Each case of a child's sentence and one that it comes from has a trained chance that a careful reader marks something
 * there (models/claim_change.bin) and one of each type (models/claim_type.bin); a type that no trace speaks for keeps half of its own. Its confidence
 * is the first times the root of the likeliest second, since what cannot be told by its type is seldom right. If that is enough the pair is told
 * once, over the traces of that type; a second time when another type is likely too. What is only added or only dropped is
 * judged by models of its own. A follow-up that has another figure for the same thing brings it up to date, and is told so.
 * Cost: n log n, and each change against the last NEAR told. */
#include "claim/select.h"

#include <math.h>

#include "base/embed.h"
#include "base/sort.h"
#include "claim/pair.h"
#include "claim/trees.h"

FH_EMBED(claim_change, "claim_change.bin");
FH_EMBED(claim_type, "claim_type.bin");
FH_EMBED(claim_added, "claim_added.bin");
FH_EMBED(claim_dropped, "claim_dropped.bin");

enum { NEAR = 400 };
static const float PLAIN = 0.999f, PLAIN_CHANCE = 0.6f; /* share of words found, and the chance, of a change that is all that differs */
static const float FEW_RUNS = 3, FEW_UNLIKE = 0.25f; /* how much two sentences may differ that are the same but for a few words */
static const float COUNTERPART = 0.3f; /* share of the child's words that the parent's line must have to be shown beside what is added */
static const float NO_TRACE = 0.5f; /* what a type without a trace of its own keeps of its chance; a figure or a day nothing */
static const float SECOND_LEAST = .12f; /* confidence from which a pair of sentences is told to differ in a second way */
static const float UPDATE_FIT = 2, UPDATE_SCORE = 0.4f; /* how well two figures must fit one another, and two lines, for the one to be the other's news */
static const float FOLLOWUP_LEAST = 0.37f; /* confidence from which a follow-up is said to have altered its parent: none of 11 from .08 were marked */
static const float ADDED_LEAST = 0.4f, DROPPED_LEAST = .3f; /* from which what has no counterpart is told: models/claim_change.md */

/* How much a change of each type weighs when changes are put in order: what most misleads stands first. */
static const float weight_of[] = {
    [FH_CHANGE_NUMBER] = 1.0f, [FH_CHANGE_DATE] = 0.9f, [FH_CHANGE_NAME] = 0.8f, [FH_CHANGE_PLACE] = 0.9f, [FH_CHANGE_QUOTE] = 0.9f,
    [FH_CHANGE_ATTRIBUTION] = 0.9f, [FH_CHANGE_HEDGE] = 0.9f, [FH_CHANGE_NEGATION] = 1.0f, [FH_CHANGE_POLARITY] = 1.0f,
    [FH_CHANGE_SCOPE] = 0.8f, [FH_CHANGE_ADDED] = 0.7f, [FH_CHANGE_DROPPED] = 0.8f};

static int by_weight(const void *a, const void *b) {
    const fh_change *x = &((const fh_claim__told *)a)->change, *y = &((const fh_claim__told *)b)->change;
    float wx = weight_of[x->type] * x->confidence, wy = weight_of[y->type] * y->confidence;
    if (wx != wy) return wx > wy ? -1 : 1;
    if (x->child_span.begin != y->child_span.begin) return x->child_span.begin < y->child_span.begin ? -1 : 1;
    if (x->parent_span.begin != y->parent_span.begin) return x->parent_span.begin < y->parent_span.begin ? -1 : 1;
    return (int)x->type - (int)y->type;
}

typedef FH_VEC(fh_claim__told) told_vec;

static fh_span over_both(fh_span a, fh_span b) {
    if (a.end == 0 || b.end == 0) return a.end ? a : b;
    return (fh_span){a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

/* A change of one type: on the child's side over its traces, or over all when the case has none of it; on the parent's over
 * all, since the words that a change started from stand less surely than those it led to. */
static fh_claim__told change_of(const fh_claim__cases *found, const fh_claim__case *c, fh_change_type type, float confidence) {
    fh_claim__told told = {.line = c->line, .change = {.child = c->child, .parent = c->parent, .type = type, .confidence = confidence}};
    fh_change *x = &told.change;
    fh_span all = {0, 0};
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const fh_claim__seen *s = &found->seen.at[i];
        all = over_both(all, s->child);
        if (type != FH_CHANGE_DROPPED || s->type == type) x->parent_span = over_both(x->parent_span, s->parent);
        if (s->type != type) continue;
        x->child_span = over_both(x->child_span, s->child);
        bool more = (s->child_words.len > 0) + (s->parent_words.len > 0) > (told.child_words.len > 0) + (told.parent_words.len > 0);
        if (more) told.child_words = s->child_words, told.parent_words = s->parent_words, told.kind = s->kind, told.opposed = s->opposed;
    }
    if (x->child_span.end == 0) x->child_span = all;
    if (type == FH_CHANGE_ADDED && c->f[F_CHILD_FOUND] < COUNTERPART) x->parent_span = (fh_span){0, 0}, told.parent_words.len = 0;
    return told;
}

/* The same difference can be seen from two sentences, or as a clause and as the line that is no more than it; what a sentence adds is told once. */
static bool is_same(const fh_claim__told *a, const fh_claim__told *b) {
    const fh_change *x = &a->change, *y = &b->change;
    if (x->parent != y->parent || x->type != y->type) return false;
    if (x->type == FH_CHANGE_ADDED && a->line == b->line) return true;
    if (x->type == FH_CHANGE_DROPPED && x->parent_span.begin < y->parent_span.end && y->parent_span.begin < x->parent_span.end) return true;
    bool same_words = a->child_words.len && fh_str_equal(a->child_words, b->child_words);
    if (same_words && (x->type == FH_CHANGE_NAME || a->line == b->line)) return true;
    return x->child_span.begin == y->child_span.begin && x->parent_span.begin == y->parent_span.begin;
}

static void tell(fh_arena *scratch, told_vec *v, fh_claim__told c) {
    for (size_t i = v->n > NEAR ? v->n - NEAR : 0; i < v->n; i++) {
        if (!is_same(&v->at[i], &c)) continue;
        bool alone = c.change.type == FH_CHANGE_ADDED || c.change.type == FH_CHANGE_DROPPED;
        if (alone && !v->at[i].plain && c.change.confidence > v->at[i].change.confidence) v->at[i] = c;
        return;
    }
    fh_vec_push(scratch, v, c);
}

static bool has_type(const fh_claim__cases *found, const fh_claim__case *c, fh_change_type type) {
    for (uint32_t i = c->first; i < c->first + c->n; i++)
        if (found->seen.at[i].type == type) return true;
    return false;
}

/* Types that can be told without a trace of their own: what reaches further and what is new lie in any word. */
static bool needs_no_trace(fh_change_type type) { return type == FH_CHANGE_SCOPE || type == FH_CHANGE_ADDED; }

typedef struct types { fh_change_type first, second; float first_chance, second_chance; } types;

static types likeliest(const fh_claim__cases *found, const fh_claim__case *c) {
    types t = {FH_CHANGE_SCOPE, FH_CHANGE_SCOPE, -1, -1};
    fh_str models = FH_EMBEDDED(claim_type);
    for (int k = 0; k <= FH_CHANGE_DROPPED; k++) {
        fh_change_type type = (fh_change_type)k;
        float chance = fh_claim__chance(fh_claim__next_model(&models), c->f, FH_CLAIM__CHANGE_FEATURES);
        if (!needs_no_trace(type) && !has_type(found, c, type)) chance *= type == FH_CHANGE_NUMBER || type == FH_CHANGE_DATE ? 0 : NO_TRACE;
        if (chance > t.first_chance) t.second = t.first, t.second_chance = t.first_chance, t.first = type, t.first_chance = chance;
        else if (chance > t.second_chance) t.second = type, t.second_chance = chance;
    }
    return t;
}

/* In sentences that are the same but for a few words, a figure or a name that is another is what was changed: each is told. */
static bool tell_few_words(fh_arena *scratch, const fh_claim__cases *found, const fh_claim__case *c, float chance, told_vec *out) {
    if (c->f[F_RUNS] > FEW_RUNS || c->f[F_UNLIKE] > FEW_UNLIKE) return false;
    bool any = false;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const fh_claim__seen *s = &found->seen.at[i];
        bool other = (s->kind == FH_CLAIM__FIGURE_OTHER || s->kind == FH_CLAIM__NAME_OTHER) && s->child_words.len && s->parent_words.len;
        if (!other) continue;
        tell(scratch, out, change_of(found, c, s->type, chance));
        any = true;
    }
    return any;
}

/* Where all words with content have a partner and what differs is a modal word, a negation or an opposite, nothing else can be
 * meant by it: the type of that trace, or FH_CHANGE_DROPPED for a case that is not so plain. */
static fh_change_type plain_type(const fh_claim__cases *found, const fh_claim__case *c) {
    if (c->f[F_CHILD_FOUND] < PLAIN || c->f[F_PARENT_FOUND] < PLAIN) return FH_CHANGE_DROPPED;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        fh_claim__trace_kind k = found->seen.at[i].kind;
        if (k == FH_CLAIM__CUE_POSSIBLE || k == FH_CLAIM__CUE_NEGATION || k == FH_CLAIM__CUE_DENIAL || k == FH_CLAIM__OPPOSITE) return found->seen.at[i].type;
    }
    return FH_CHANGE_DROPPED;
}

/* The figures of a later report against those that its parent gave of the same things. */
static bool tell_update(fh_arena *scratch, const fh_claim__cases *found, const fh_claim__case *c, told_vec *out) {
    if (!c->later || c->f[F_SCORE] < UPDATE_SCORE || c->f[F_TRACES + FH_CLAIM__FIGURE_OTHER * F_TRACE_SIZE + 3] < UPDATE_FIT) return false;
    size_t before = out->n;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const fh_claim__seen *s = &found->seen.at[i];
        if (s->kind != FH_CLAIM__FIGURE_OTHER || s->type != FH_CHANGE_NUMBER || !s->child_words.len || !s->parent_words.len) continue;
        fh_claim__told told = change_of(found, c, s->type, c->f[F_SCORE] < 1 ? c->f[F_SCORE] : 1);
        told.child_words = s->child_words, told.parent_words = s->parent_words, told.kind = s->kind;
        told.change.update = true;
        tell(scratch, out, told);
    }
    return out->n > before;
}

/* How sure what plain.c finds is; of 39 in the stories it was written on and those kept aside 35 are marked or plainly right. */
static const float plain_confidence[] = {[FH_CHANGE_NUMBER] = 0.8f, [FH_CHANGE_DATE] = 0.7f, [FH_CHANGE_NAME] = 0.85f, [FH_CHANGE_PLACE] = 0.6f,
                                         [FH_CHANGE_QUOTE] = 0.8f, [FH_CHANGE_SCOPE] = 0.6f, [FH_CHANGE_ATTRIBUTION] = 0.6f, [FH_CHANGE_HEDGE] = 0.6f, [FH_CHANGE_DROPPED] = 0.6f};

static bool told_plainly(const told_vec *out, const fh_claim__case *c, fh_change_type type) {
    for (size_t i = out->n; i-- > 0 && out->at[i].line == c->line && out->at[i].change.parent == c->parent;)
        if (out->at[i].plain && out->at[i].change.type == type) return true;
    return false;
}

static void tell_plain(fh_arena *scratch, const fh_claim__cases *found, const fh_claim__case *c, told_vec *out) {
    fh_change_type type = found->seen.at[c->first].type;
    fh_claim__told told = change_of(found, c, type, plain_confidence[type]);
    told.plain = true;
    tell(scratch, out, told);
}

/* What needs no weighing, where the parent's lines are those that answer the child's best. */
static bool tell_surely(fh_arena *scratch, const fh_claim__cases *found, const fh_claim__case *c, float chance, told_vec *out) {
    float surely = chance > PLAIN_CHANCE ? chance : PLAIN_CHANCE;
    if (tell_update(scratch, found, c, out) || tell_few_words(scratch, found, c, surely, out)) return true;
    fh_change_type plain = plain_type(found, c);
    if (plain != FH_CHANGE_DROPPED) tell(scratch, out, change_of(found, c, plain, surely));
    return plain != FH_CHANGE_DROPPED;
}

static void judge_pair(fh_arena *scratch, const fh_claim__cases *found, const fh_claim__case *c, float least, told_vec *out) {
    float chance = fh_claim__chance(FH_EMBEDDED(claim_change), c->f, FH_CLAIM__CHANGE_FEATURES);
    bool rival = c->f[F_RIVAL] > 0;
    if ((!rival && tell_surely(scratch, found, c, chance, out)) || chance < least) return;
    types t = likeliest(found, c);
    float confidence = chance * sqrtf(t.first_chance);
    if (confidence < (c->followup && least < FOLLOWUP_LEAST ? FOLLOWUP_LEAST : least)) return;
    if (!told_plainly(out, c, t.first)) tell(scratch, out, change_of(found, c, t.first, confidence));
    if (chance * t.second_chance < SECOND_LEAST || !has_type(found, c, t.second) || told_plainly(out, c, t.second)) return;
    tell(scratch, out, change_of(found, c, t.second, t.second_chance * chance));
}

static void judge_case(fh_arena *scratch, const fh_claim__cases *found, const fh_claim__case *c, float least, told_vec *out) {
    if (c->kind == FH_CLAIM__CASE_PAIR) {
        judge_pair(scratch, found, c, least, out);
        return;
    }
    if (c->kind == FH_CLAIM__CASE_PLAIN) {
        tell_plain(scratch, found, c, out);
        return;
    }
    bool added = c->kind == FH_CLAIM__CASE_ADDED;
    float chance = added ? fh_claim__chance(FH_EMBEDDED(claim_added), c->f, FH_CLAIM__CHANGE_FEATURES)
                         : fh_claim__chance(FH_EMBEDDED(claim_dropped), c->f, FH_CLAIM__DROPPED_FEATURES);
    if (chance >= (added ? ADDED_LEAST : DROPPED_LEAST)) tell(scratch, out, change_of(found, c, added ? FH_CHANGE_ADDED : FH_CHANGE_DROPPED, chance));
}

void fh_claim__select_changes(fh_arena *scratch, const fh_claim__cases *found, float least, fh_claim__told **ret, uint32_t *ret_n) {
    told_vec taken = {0};
    for (size_t i = 0; i < found->at.n; i++) judge_case(scratch, found, &found->at.at[i], least, &taken);
    fh_sort(taken.at, taken.n, sizeof *taken.at, by_weight);
    *ret = taken.at;
    *ret_n = (uint32_t)taken.n;
}
