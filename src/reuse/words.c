/* SPDX-License-Identifier: MIT
 *
 * reuse/words.c - the words of two texts as small shared numbers, and how much a match of each surprises.
 *
 * A word that stands in both texts says little when both use it often. For a neighbourhood of CELLS pairs
 * of positions the surprise of a match is log2(1 / (p_a * p_b * CELLS)) bits, never below 0, where p is the
 * word's share of its text, smoothed with PRIOR words in which it is as rare as RARE: a word that a short
 * text has once is not frequent for that. Function words come to 0 bits by themselves, in any language. */
#include <math.h>

#include "base/map.h"
#include "reuse/align.h"

static const double PRIOR = 500, RARE = 2e-4, CELLS = 512;
static const double MOST_BITS = 12;

static uint32_t number_words(fh_arena *scratch, fh_map *numbers, const fh_report *r, bool lemmas, fh_reuse__seq *ret) {
    *ret = (fh_reuse__seq){.report = r};
    ret->word = fh_new_n(scratch, uint32_t, r->n_tokens);
    ret->token = fh_new_n(scratch, uint32_t, r->n_tokens);
    if (!ret->word || !ret->token) return 0;
    for (uint32_t t = 0; t < r->n_tokens; t++) {
        if (!(r->tokens[t].flags & FH_TOKEN_WORD)) continue;
        const uint32_t *number = fh_map_put(numbers, lemmas ? r->tokens[t].lemma : r->tokens[t].word, (uint32_t)(numbers->n + numbers->has_zero));
        if (!number) return 0;
        ret->word[ret->n] = *number;
        ret->token[ret->n++] = t;
    }
    return (uint32_t)(numbers->n + numbers->has_zero);
}

static void count(const fh_reuse__seq *s, uint32_t *counts) {
    for (uint32_t i = 0; i < s->n; i++) counts[s->word[i]]++;
}

/* A word that a text has not weighs as one that it has once. */
static double share(uint32_t count, uint32_t n) { return ((count ? count : 1) + PRIOR * RARE) / (n + PRIOR); }

void fh_reuse__read_words(fh_arena *scratch, const fh_report *a, const fh_report *b, bool lemmas, fh_reuse__words *w) {
    fh_map numbers = {.arena = scratch};
    *w = (fh_reuse__words){0};
    number_words(scratch, &numbers, a, lemmas, &w->a);
    w->n_words = number_words(scratch, &numbers, b, lemmas, &w->b);
    w->count_a = fh_new_n(scratch, uint32_t, w->n_words);
    w->count_b = fh_new_n(scratch, uint32_t, w->n_words);
    w->bits = fh_new_n(scratch, float, w->n_words);
    if (fh_arena_status(scratch)) return;
    count(&w->a, w->count_a);
    count(&w->b, w->count_b);
    for (uint32_t k = 0; k < w->n_words; k++) {
        double bits = -log2(share(w->count_a[k], w->a.n) * share(w->count_b[k], w->b.n) * CELLS);
        w->bits[k] = (float)(bits < 0 ? 0 : bits > MOST_BITS ? MOST_BITS : bits);
    }
}
