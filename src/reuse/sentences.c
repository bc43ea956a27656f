/* SPDX-License-Identifier: MIT
 *
 * reuse/sentences.c - sentences that say the same in other words: the looser alignment.
 *
 * What a rewrite keeps are names, numbers and the rarer content words, in any order. So the sentences that no
 * passage covers are compared as bags of lemmas, each weighing its bits of surprise in this pair of texts (words.c);
 * names and numbers weigh more. Two sentences are partners when each is the other's best, when what they share is
 * most of what the poorer of them holds, and when that is more than a name or two. Partners that follow one another
 * in both texts become one passage.
 *
 * Cost: linear in the words, for a word that more than FREQUENT sentences of b hold proposes none of them. */
#include "base/hash.h"
#include "reuse/align.h"

enum { FREQUENT = 24, FEWEST_SHARED = 4 };
static const float NAME_WEIGHS = 1.5f, LEAST_BITS = 40, LEAST_SHARE = .53f, LEAST_COSINE = .43f, COVERED = .5f;

/* A sentence as a bag: words [begin, end) of its seq that are no repetitions come first through `next`. */
typedef struct sentence {
    uint32_t begin, end; /* words */
    float weight;
    uint32_t best;       /* sentence of the other side, or FH_NONE */
    float best_score, best_met;
    bool open;           /* not covered by a passage */
} sentence;

typedef struct side {
    const fh_reuse__seq *seq;
    sentence *at;
    uint32_t n;
} side;

static float weight_of(const fh_reuse__words *w, const fh_reuse__seq *s, uint32_t k) {
    const fh_token *t = &s->report->tokens[s->token[k]];
    bool name = (t->flags & FH_TOKEN_DIGIT) || ((t->flags & FH_TOKEN_CAPITAL) && !(t->flags & FH_TOKEN_SENTENCE));
    return w->bits[s->word[k]] * (name ? NAME_WEIGHS : 1);
}

/* Words that boxes cover, as a running count: covered[k] of the words before k. */
static uint32_t *count_covered(fh_arena *scratch, uint32_t n, const fh_reuse__boxes *boxes, bool side_a) {
    uint32_t *covered = fh_new_n(scratch, uint32_t, n + 2u);
    if (!covered) return NULL;
    for (size_t k = 0; k < boxes->n; k++) {
        const fh_reuse__box *x = &boxes->at[k];
        covered[(side_a ? x->a0 : x->b0) + 1]++;
        covered[(side_a ? x->a1 : x->b1) + 1]--;
    }
    uint32_t inside = 0, sum = 0; /* inside may wrap in between and comes back */
    for (uint32_t k = 0; k < n; k++) {
        inside += covered[k + 1];
        sum += inside > 0;
        covered[k + 1] = sum;
    }
    return covered;
}

static bool list_sentences(fh_arena *scratch, const fh_reuse__words *w, const fh_reuse__seq *s, const fh_reuse__boxes *boxes, bool side_a, side *ret) {
    const fh_report *r = s->report;
    uint32_t *covered = count_covered(scratch, s->n, boxes, side_a);
    *ret = (side){s, fh_new_n(scratch, sentence, r->n_sentences), r->n_sentences};
    if (!covered || !ret->at) return false;
    uint32_t k = 0;
    for (uint32_t i = 0; i < ret->n; i++) {
        sentence *x = &ret->at[i];
        uint32_t last = r->sentences[i].first_token + r->sentences[i].n_tokens;
        *x = (sentence){.begin = k, .best = FH_NONE};
        for (; k < s->n && s->token[k] < last; k++) x->weight += weight_of(w, s, k);
        x->end = k;
        x->open = k > x->begin && (float)(covered[k] - covered[x->begin]) < COVERED * (float)(k - x->begin);
    }
    return true;
}

/* Which sentences of b hold a word: at[first[word]] .. at[first[word + 1] - 1]. */
typedef struct holders { uint32_t *first, *at; } holders;

static holders list_holders(fh_arena *scratch, const fh_reuse__words *w, const side *b) {
    holders h = {fh_new_n(scratch, uint32_t, w->n_words + 2u), fh_new_n(scratch, uint32_t, b->seq->n)};
    if (!h.first || !h.at) return h;
    for (uint32_t i = 0; i < b->n; i++)
        for (uint32_t k = b->at[i].begin; b->at[i].open && k < b->at[i].end; k++) h.first[b->seq->word[k] + 2]++;
    for (uint32_t k = 0; k < w->n_words; k++) h.first[k + 2] += h.first[k + 1];
    for (uint32_t i = 0; i < b->n; i++)
        for (uint32_t k = b->at[i].begin; b->at[i].open && k < b->at[i].end; k++) h.at[h.first[b->seq->word[k] + 1]++] = i;
    return h;
}

static float score_of(const sentence *x, const sentence *y, float met) {
    float poorer = x->weight < y->weight ? x->weight : y->weight, product = x->weight * y->weight;
    if (met < LEAST_BITS || met < LEAST_SHARE * poorer || met * met < LEAST_COSINE * LEAST_COSINE * product) return 0;
    return met * met / product;
}

static void offer(sentence *x, uint32_t y, float score, float met) {
    if (score > x->best_score || (score >= x->best_score && score > 0 && met > x->best_met)) x->best = y, x->best_score = score, x->best_met = met;
}

/* Meets the open sentences of a with those of b that hold one of their words. */
static void find_best(fh_arena *scratch, const fh_reuse__words *w, side *a, side *b) {
    holders h = list_holders(scratch, w, b);
    float *met = fh_new_n(scratch, float, b->n);
    uint32_t *n_met = fh_new_n(scratch, uint32_t, b->n), *touched = fh_new_n(scratch, uint32_t, b->n), *seen = fh_new_n(scratch, uint32_t, w->n_words);
    if (fh_arena_status(scratch)) return;
    for (uint32_t i = 0; i < a->n; i++) {
        if (!a->at[i].open) continue;
        uint32_t n = 0;
        for (uint32_t k = a->at[i].begin; k < a->at[i].end; k++) {
            uint32_t word = a->seq->word[k], from = h.first[word], to = h.first[word + 1];
            if (seen[word] == i + 1 || w->bits[word] <= 0 || to - from > FREQUENT) continue;
            seen[word] = i + 1;
            float weight = weight_of(w, a->seq, k);
            for (uint32_t at = from; at < to; at++) {
                uint32_t j = h.at[at];
                if (at > from && h.at[at - 1] == j) continue;
                if (!n_met[j]) touched[n++] = j;
                n_met[j]++;
                met[j] += weight;
            }
        }
        for (uint32_t k = 0; k < n; k++) {
            uint32_t j = touched[k];
            float score = n_met[j] >= FEWEST_SHARED ? score_of(&a->at[i], &b->at[j], met[j]) : 0;
            offer(&a->at[i], j, score, met[j]);
            offer(&b->at[j], i, score, met[j]);
            n_met[j] = 0;
            met[j] = 0;
        }
    }
}

static void add_partners(fh_arena *scratch, const side *a, const side *b, fh_reuse__boxes *out) {
    uint32_t last = FH_NONE;
    for (uint32_t i = 0; i < a->n; i++) {
        const sentence *x = &a->at[i];
        if (x->best == FH_NONE || x->best_score <= 0 || b->at[x->best].best != i) continue;
        const sentence *y = &b->at[x->best];
        fh_reuse__box *before = out->n ? &out->at[out->n - 1] : NULL;
        bool follows = last != FH_NONE && last + 1 == i && before && before->loose && before->b1 == y->begin;
        last = i;
        if (follows) before->a1 = x->end, before->b1 = y->end;
        else fh_vec_push(scratch, out, (fh_reuse__box){.a0 = x->begin, .a1 = x->end, .b0 = y->begin, .b1 = y->end, .n_points = 1, .bits = x->best_met, .loose = true});
    }
}

void fh_reuse__align_sentences(fh_arena *scratch, const fh_reuse__words *w, const fh_reuse__boxes *boxes, fh_reuse__boxes *ret) {
    side a, b;
    if (!list_sentences(scratch, w, &w->a, boxes, true, &a) || !list_sentences(scratch, w, &w->b, boxes, false, &b)) return;
    find_best(scratch, w, &a, &b);
    if (!fh_arena_status(scratch)) add_partners(scratch, &a, &b, ret);
}
