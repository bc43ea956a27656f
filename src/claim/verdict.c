/* SPDX-License-Identifier: MIT
 *
 * claim/verdict.c - from candidates to the conflicts that are told.
 *
 * A trained model (models/claim_conflict.bin) gives each pair of lines its chance, and those of two turns together have the chance
 * that one of them is right: who contradicts says it in one line or the next. Pairs of turns are taken best first, and one that
 * lies over another loses part of its chance, so that one contradiction is not told wherever it shows. Lines come in order,
 * so that only those of one turn are held at once. Cost: n log n, and each conflict against the last NEAR taken. */
#include "base/embed.h"
#include "base/sort.h"
#include "claim/conflict.h"
#include "claim/trees.h"

FH_EMBED(claim_conflict, "claim_conflict.bin");

enum { NEAR = 400 };
static const float OVER = 0.5f; /* what is left of a conflict's chance for each that is already told there */

static int by_chance(const void *a, const void *b) {
    const fh_claim__charge *x = a, *y = b;
    if (x->conflict.confidence != y->conflict.confidence) return x->conflict.confidence > y->conflict.confidence ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

static bool meet(fh_span a, fh_span b) { return a.begin < b.end && b.begin < a.end; }

static float lessened(float chance, float times) {
    for (; times >= 1; times -= 1) chance *= OVER;
    return times > 0 ? chance * 0.70710678f : chance;
}

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

/* The turns of a charge, whichever of them answers. */
typedef struct turns { uint32_t report[2], begin[2]; } turns;

static turns turns_of(const fh_claim__charge *c) {
    bool turned = c->conflict.a != c->conflict.b ? c->conflict.b < c->conflict.a : c->b_turn.begin < c->a_turn.begin;
    turns t = {{c->conflict.a, c->conflict.b}, {c->a_turn.begin, c->b_turn.begin}};
    if (turned) t = (turns){{t.report[1], t.report[0]}, {t.begin[1], t.begin[0]}};
    return t;
}

static int compare_turns(const fh_claim__charge *a, const fh_claim__charge *b) {
    turns x = turns_of(a), y = turns_of(b);
    for (int i = 0; i < 2; i++) {
        if (x.report[i] != y.report[i]) return x.report[i] < y.report[i] ? -1 : 1;
        if (x.begin[i] != y.begin[i]) return x.begin[i] < y.begin[i] ? -1 : 1;
    }
    return 0;
}

static int by_turns(const void *a, const void *b) {
    int order = compare_turns(a, b);
    return order ? order : by_chance(a, b);
}

/* Each pair of lines of two turns may be the one that contradicts: that none of them does is the product of their chances. */
static void close_turn(fh_claim__charges *found) {
    fh_claim__charge_vec *open = &found->open;
    fh_sort(open->at, open->n, sizeof *open->at, by_turns);
    for (size_t i = 0, next; i < open->n; i = next) {
        fh_claim__charge best = open->at[i];
        float none = 1;
        for (next = i; next < open->n && compare_turns(&open->at[i], &open->at[next]) == 0; next++) none *= 1 - open->at[next].conflict.confidence;
        best.conflict.confidence = 1 - none;
        best.conflict.a_span = best.a_turn;
        best.conflict.b_span = best.b_turn;
        if (best.conflict.confidence >= best.least) fh_vec_push(found->arena, &found->at, best);
    }
    open->n = 0;
}

void fh_claim__judge(void *payload, const fh_claim__dispute *d) {
    fh_claim__charges *found = payload;
    if (found->open.n && (d->side != found->side || d->turn != found->turn)) close_turn(found);
    fh_claim__charge c = d->charge;
    c.conflict.confidence = fh_claim__chance(FH_EMBEDDED(claim_conflict), d->f, FH_CLAIM__CONFLICT_FEATURES);
    c.number = found->judged++;
    found->side = d->side;
    found->turn = d->turn;
    fh_vec_push(found->arena, &found->open, c);
}

void fh_claim__select_conflicts(fh_arena *scratch, fh_claim__charges *found, fh_conflict **ret, uint32_t *ret_n) {
    FH_VEC(fh_conflict) taken = {0};
    close_turn(found);
    fh_sort(found->at.at, found->at.n, sizeof *found->at.at, by_chance);
    for (size_t i = 0; i < found->at.n; i++) {
        const fh_claim__charge *c = &found->at.at[i];
        if (lessened(c->conflict.confidence, repeats_conflict(&c->conflict, taken.at, taken.n)) < c->least) continue;
        fh_vec_push(scratch, &taken, c->conflict);
    }
    fh_sort(taken.at, taken.n, sizeof *taken.at, by_confidence);
    *ret = taken.at;
    *ret_n = (uint32_t)taken.n;
}
