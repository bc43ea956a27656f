/* SPDX-License-Identifier: MIT
 *
 * claim/contrast.c - what two lines put in the place of one another: words of like company that only one of them has
 * ("sealed", "open"), deeds of one kind, and whether what a negation denies is what the other line says.
 *
 * Company is learnt from unlabelled text (models/classes.md), kinds come from WordNet (models/senses.md). */
#include "claim/contrast.h"

enum { DENIED = 6, LEFT_MAX = 60, KIND_GROUP = 12, KIND_PERSON = 16 };

enum { C_LIKE = 0, C_LIKE_SHARE, C_DENIED_FOUND_A, C_DENIED_FOUND_B, C_DENIED_ELSE, C_DEEDS, C_END };
_Static_assert((int)C_END == (int)FH_CLAIM__CONTRAST_FEATURES, "room for every feature");

typedef struct left_words { uint32_t at[LEFT_MAX], n; float weight; } left_words;

bool fh_claim__is_person(const fh_claim__word *w) { return w->kind == KIND_PERSON || w->kind == KIND_GROUP; }

float fh_claim__company(const fh_claim__word *a, const fh_claim__word *b) {
    if (a->company && a->company == b->company) return 1;
    return a->kind && (a->kind == b->kind || (fh_claim__is_person(a) && fh_claim__is_person(b))) ? 0.5f : 0;
}

uint32_t fh_claim__deed_near(const fh_claim__text *t, fh_claim__range r, uint32_t at) {
    uint32_t best = FH_NONE, off = UINT32_MAX;
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        uint32_t d = k < at ? at - k : k - at;
        if (d < off && t->words[k].weight > 0 && fh_claim__is_verb(t, k) && !(t->words[k].cues & CUE_SAY)) best = k, off = d;
    }
    return best;
}

static left_words left_of(const fh_claim__text *t, fh_claim__range r, const uint32_t *match) {
    left_words left = {.n = 0};
    for (uint32_t i = 0; i < r.n && left.n < LEFT_MAX; i++) {
        if (match[i] != FH_NONE || t->words[r.first + i].weight <= 0) continue;
        left.at[left.n++] = r.first + i;
        left.weight += t->words[r.first + i].weight;
    }
    return left;
}

/* Weight of the words after a negation that the other line has, and of those that it has not. */
static void weigh_denied(const fh_claim__text *t, fh_claim__range r, const uint32_t *match, float *found, float *other) {
    uint32_t until = 0;
    for (uint32_t i = 0; i < r.n; i++) {
        const fh_claim__word *w = &t->words[r.first + i];
        if (i < until && w->weight > 0) *(match[i] != FH_NONE ? found : other) += w->weight;
        if (w->cues & (CUE_NEGATION | CUE_DENY | CUE_REBUT)) until = i + 1 + DENIED;
    }
}

void fh_claim__contrast(const fh_claim__text *a, const fh_claim__text *b, const fh_claim__matching *m, float *f) {
    if (!m->n_b) return;
    left_words left_a = left_of(a, m->a, m->a_match), left_b = left_of(b, m->b[0], m->b_match[0]);
    for (uint32_t i = 0; i < left_a.n; i++) {
        const fh_claim__word *x = &a->words[left_a.at[i]];
        bool like = false, deed = false;
        for (uint32_t k = 0; k < left_b.n; k++) {
            const fh_claim__word *y = &b->words[left_b.at[k]];
            like |= x->company && x->company == y->company;
            deed |= x->kind && x->kind == y->kind && fh_claim__is_verb(a, left_a.at[i]) && fh_claim__is_verb(b, left_b.at[k]);
        }
        f[C_LIKE] += like ? x->weight : 0;
        f[C_DEEDS] += deed;
    }
    f[C_LIKE_SHARE] = left_a.weight + left_b.weight > 0 ? f[C_LIKE] / (left_a.weight + left_b.weight) : 0;
    weigh_denied(a, m->a, m->a_match, &f[C_DENIED_FOUND_A], &f[C_DENIED_ELSE]);
    weigh_denied(b, m->b[0], m->b_match[0], &f[C_DENIED_FOUND_B], &f[C_DENIED_ELSE]);
}
