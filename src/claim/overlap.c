/* SPDX-License-Identifier: MIT
 *
 * claim/overlap.c - what two lines share word by word: things, deeds and names; the two clauses that share most; opposites.
 *
 * Cost: the length of the one line times that of the other, of clauses CLAUSES_MAX on each side. */
#include "claim/meeting.h"

enum { CLAUSES_MAX = 12 };
static const float SHORT_CLAUSE = 1.5f; /* added to a clause's weight, so that one shared word is no match for a clause of three */

static float less(float a, float b) { return a < b ? a : b; }
static float more(float a, float b) { return a < b ? b : a; }

/* What the words are that both have, and that one alone has: things, deeds, names. */
void fh_claim__weigh_matches(fh_claim__meeting *x) {
    float *f = x->f;
    for (uint32_t k = x->la->tokens.first; k < fh_claim__end_of(x->la->tokens); k++) {
        const fh_claim__word *w = &x->a->words[k];
        if (w->weight <= 0) continue;
        bool found = fh_claim__match_a(x, k) != FH_NONE;
        if (w->name != FH_NONE) f[found ? G_SHARED_NAMES : G_LEFT_NAMES] += w->weight;
        else if (fh_claim__is_verb(x->a, k)) f[found ? G_SHARED_VERBS : G_LEFT_VERBS] += w->weight;
        else if (found) f[G_SHARED_NOUNS] += w->weight;
        if (found) f[G_RAREST] = more(f[G_RAREST], w->weight);
    }
    for (uint32_t k = x->lb->tokens.first; k < fh_claim__end_of(x->lb->tokens); k++) {
        const fh_claim__word *w = &x->b->words[k];
        if (w->weight <= 0 || fh_claim__match_b(x, k) != FH_NONE) continue;
        if (w->name != FH_NONE) f[G_LEFT_NAMES] += w->weight;
        else if (fh_claim__is_verb(x->b, k)) f[G_LEFT_VERBS] += w->weight;
    }
    float a = x->m.a_weight > 0 ? x->m.a_found / x->m.a_weight : 0, b = x->m.b_weight > 0 ? x->m.b_found / x->m.b_weight : 0;
    f[G_MORE_FOUND] = more(a, b);
    f[G_LESS_FOUND] = less(a, b);
    f[G_FOUND] = x->m.a_found;
    f[G_LESS_WEIGHT] = less(x->la->weight, x->lb->weight);
    f[G_MORE_WEIGHT] = more(x->la->weight, x->lb->weight);
}

static uint32_t clause_at(const fh_claim__text *t, const fh_claim__line *l, uint32_t token) {
    for (uint32_t i = 0; i < l->clauses.n && i < CLAUSES_MAX; i++)
        if (token < fh_claim__end_of(t->clauses[l->clauses.first + i].tokens)) return i;
    return FH_NONE;
}

/* The two clauses that share most for their length, and whether one of them alone is negated. */
void fh_claim__weigh_clauses(fh_claim__meeting *x) {
    float shared[CLAUSES_MAX][CLAUSES_MAX] = {{0}}, best = 0;
    x->a_best = x->la->tokens;
    x->b_best = x->lb->tokens;
    for (uint32_t k = x->la->tokens.first; k < fh_claim__end_of(x->la->tokens); k++) {
        uint32_t at = fh_claim__match_a(x, k), i, j;
        if (at == FH_NONE || (i = clause_at(x->a, x->la, k)) == FH_NONE || (j = clause_at(x->b, x->lb, at)) == FH_NONE) continue;
        shared[i][j] += x->a->words[k].weight;
    }
    uint32_t a_cues = x->la->cues, b_cues = x->lb->cues;
    for (uint32_t i = 0; i < x->la->clauses.n && i < CLAUSES_MAX; i++) {
        for (uint32_t j = 0; j < x->lb->clauses.n && j < CLAUSES_MAX; j++) {
            const fh_claim__clause *a = &x->a->clauses[x->la->clauses.first + i], *b = &x->b->clauses[x->lb->clauses.first + j];
            float of = shared[i][j] / (less(a->weight, b->weight) + SHORT_CLAUSE);
            if (of <= best) continue;
            best = of;
            x->a_best = a->tokens, x->b_best = b->tokens;
            a_cues = a->cues, b_cues = b->cues;
            x->f[G_CLAUSE_SHARED] = shared[i][j];
        }
    }
    x->f[G_CLAUSES] = best;
    x->f[G_CLAUSE_NEGATED] = (float)((a_cues & CUE_NEGATION) != 0) - (float)((b_cues & CUE_NEGATION) != 0);
    x->f[G_CLAUSE_DENIED] = (float)((a_cues & CUE_DENY) != 0) - (float)((b_cues & CUE_DENY) != 0);
}

static bool opposite_words(const fh_claim__word *a, const fh_claim__word *b) {
    if (a->pole && b->pole && a->pole / 2 == b->pole / 2 && a->pole != b->pole) return true;
    return a->weight > 0 && b->weight > 0 && fh_claim__opposites(a->sense, b->sense);
}

void fh_claim__weigh_opposites(fh_claim__meeting *x) {
    for (uint32_t i = x->m.a.first; i < fh_claim__end_of(x->m.a); i++) {
        if (fh_claim__match_a(x, i) != FH_NONE || !(x->a->words[i].pole || x->a->words[i].sense.opposed)) continue;
        for (uint32_t k = x->m.b[0].first; x->m.n_b && k < fh_claim__end_of(x->m.b[0]); k++)
            x->f[G_OPPOSITES] += fh_claim__match_b(x, k) == FH_NONE && opposite_words(&x->a->words[i], &x->b->words[k]);
    }
}

bool fh_claim__has_opposites(const fh_claim__meeting *x) {
    for (uint32_t i = x->la->tokens.first; i < fh_claim__end_of(x->la->tokens); i++) {
        const fh_claim__word *w = &x->a->words[i];
        for (uint32_t k = x->lb->tokens.first; (w->pole || w->sense.opposed) && k < fh_claim__end_of(x->lb->tokens); k++)
            if (opposite_words(w, &x->b->words[k])) return true;
    }
    return false;
}
