/* SPDX-License-Identifier: MIT
 *
 * lineage/telling.c - how much of one report another one tells, sentence by sentence.
 *
 * A rewrite in words of its own shares no passage with its source, and hardly more words than a reporter of its own would who
 * writes of the same event. But the words that they share are those that not everybody has, they stand together in one
 * sentence here and there, and the sentences come in like order. So each sentence of the child looks for the one of the parent that
 * has most of its words, a word weighing more the fewer of the story's texts have it; near copies count as one text, since else
 * what was copied most would weigh least.
 *
 * Cost: n log n in the words of all members; for a pair the words of the child, each with the sentences of the parent that have it,
 * of which the first PLACES are looked at. */
#include "lineage/telling.h"

#include <math.h>

#include "base/map.h"
#include "base/sort.h"
#include "base/vec.h"

enum { PLACES = 64, SENTENCE_LEAST = 3 /* different words, below which it tells nothing */, ORDER_LEAST = 3 /* sentences */ };
static const float EVERYBODYS = .3f;   /* weight of a word that all texts have, in nats */
static const float FEWEST_TEXTS = 2.5f; /* with 2, two of 22 independent reports of the newsroom hung from the one they were read with */
static const float FOUND = .25f;       /* share of a sentence from which it is taken to stand there */
static const float IN_ANY_ORDER = .5f;

/* ---- weights ---------------------------------------------------------------------------------------- */

typedef struct text { uint32_t number, member; } text;

static int by_number(const void *a, const void *b) {
    const text *x = a, *y = b;
    if (x->number != y->number) return x->number < y->number ? -1 : 1;
    return x->member < y->member ? -1 : x->member > y->member;
}

/* How many texts have a word, and the last of them that was seen. */
typedef struct tally { uint32_t n, last; } tally;
typedef FH_VEC(tally) tally_vec;

static void count_word(fh_arena *arena, fh_map *places, tally_vec *tallies, uint32_t lemma, uint32_t number) {
    uint32_t *at = fh_map_put(places, lemma, FH_NONE);
    if (!at) return;
    if (*at == FH_NONE) {
        *at = (uint32_t)tallies->n;
        fh_vec_push(arena, tallies, (tally){0, FH_NONE});
        if (fh_arena_status(arena)) return;
    }
    tally *t = &tallies->at[*at];
    t->n += t->last != number;
    t->last = number;
}

/* How many texts have a word that n of the n_texts have, had the story FEWEST_TEXTS at least. Where there are two alone, nothing tells
 * what everybody writes of the event from what only these have, and all that they share is taken for everybody's. */
static float commonness(uint32_t n, uint32_t n_texts, float texts) {
    return n_texts < 2 ? 1 : 1 + (float)(n - 1) * (texts - 1) / (float)(n_texts - 1);
}

static void weigh(fh_lineage__word *words, uint32_t n, const fh_map *places, const tally_vec *tallies, uint32_t n_texts) {
    const float texts = fmaxf((float)n_texts, FEWEST_TEXTS);
    for (uint32_t i = 0; i < n; i++)
        words[i].weight = EVERYBODYS + logf((texts + 1) / commonness(tallies->at[*fh_map_get(places, words[i].lemma)].n, n_texts, texts));
}

/* Of each different word once. */
static float weight_of_plain(const fh_lineage__member *m) {
    float sum = 0;
    for (uint32_t i = 0; i < m->n_words; i++)
        if (m->words[i].plain && (i == 0 || m->words[i - 1].lemma != m->words[i].lemma)) sum += m->words[i].weight;
    return sum;
}

void fh_lineage__weigh_words(fh_arena *arena, const fh_lineage__members *members, const uint32_t *text_of) {
    text *texts = fh_new_n(arena, text, (size_t)members->n + 1);
    fh_map places = {.arena = arena};
    tally_vec tallies = {0};
    uint32_t n_texts = 0;
    if (!texts) return;
    for (uint32_t m = 0; m < members->n; m++) texts[m] = (text){text_of[m], m};
    fh_sort(texts, members->n, sizeof *texts, by_number);
    for (uint32_t i = 0; i < members->n; i++) {
        const fh_lineage__member *m = &members->at[texts[i].member];
        n_texts += i == 0 || texts[i].number != texts[i - 1].number;
        for (uint32_t k = 0; k < m->n_words; k++)
            if (k == 0 || m->words[k].lemma != m->words[k - 1].lemma) count_word(arena, &places, &tallies, m->words[k].lemma, texts[i].number);
    }
    for (uint32_t m = 0; m < members->n && !fh_arena_status(arena); m++) {
        weigh(members->at[m].words, members->at[m].n_words, &places, &tallies, n_texts);
        weigh(members->at[m].by_line, members->at[m].n_words, &places, &tallies, n_texts);
        members->at[m].plain_weight = weight_of_plain(&members->at[m]);
    }
}

/* ---- a pair --------------------------------------------------------------------------------------------- */

typedef struct places { const fh_lineage__word *at; uint32_t n; } places;

/* Where a word stands: its first sentences. */
static places places_of(const fh_lineage__member *m, uint32_t lemma) {
    uint32_t low = 0, high = m->n_words, n = 0;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (m->words[mid].lemma < lemma) low = mid + 1;
        else high = mid;
    }
    while (n < PLACES && low + n < m->n_words && m->words[low + n].lemma == lemma) n++;
    return (places){m->words + low, n};
}

/* The most weight of the n words that stands together in a sentence of the parent, and which one that is. sums: one 0 a sentence
 * of the parent, and 0 again afterwards. */
static float best_answer(const fh_lineage__word *words, uint32_t n, const fh_lineage__member *parent, float *sums, uint32_t *ret_line) {
    float most = 0;
    for (uint32_t i = 0; i < n; i++) {
        places in = places_of(parent, words[i].lemma);
        for (uint32_t k = 0; k < in.n; k++) {
            float sum = sums[in.at[k].line] += words[i].weight;
            if (sum > most) most = sum, *ret_line = in.at[k].line;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        places in = places_of(parent, words[i].lemma);
        for (uint32_t k = 0; k < in.n; k++) sums[in.at[k].line] = 0;
    }
    return most;
}

/* Share of the lines that lie on the longest chain that does not fall: ends[k] is the least end of a chain of k + 1. */
static float order_of(const uint32_t *lines, uint32_t n, uint32_t *ends) {
    uint32_t longest = 0;
    if (n < ORDER_LEAST) return IN_ANY_ORDER;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t low = 0, high = longest;
        while (low < high) {
            uint32_t mid = low + (high - low) / 2;
            if (ends[mid] <= lines[i]) low = mid + 1;
            else high = mid;
        }
        ends[low] = lines[i];
        longest += low == longest;
    }
    return (float)longest / (float)n;
}

fh_lineage__telling fh_lineage__telling_of(fh_arena *arena, const fh_lineage__member *child, const fh_lineage__member *parent) {
    fh_arena_mark mark = fh_arena_mark_now(arena);
    float *sums = fh_new_n(arena, float, (size_t)parent->report->n_sentences + 1);
    uint32_t *found = fh_new_n(arena, uint32_t, (size_t)child->report->n_sentences + 1), n_found = 0;
    uint32_t *ends = fh_new_n(arena, uint32_t, (size_t)child->report->n_sentences + 1);
    double all = 0, told = 0;
    if (!sums || !found || !ends) return (fh_lineage__telling){0, IN_ANY_ORDER};
    for (uint32_t begin = 0, end; begin < child->n_words; begin = end) {
        float whole = 0;
        uint32_t line = 0;
        for (end = begin; end < child->n_words && child->by_line[end].line == child->by_line[begin].line; end++) whole += child->by_line[end].weight;
        if (end - begin < SENTENCE_LEAST) continue;
        float best = best_answer(&child->by_line[begin], end - begin, parent, sums, &line);
        all += whole;
        told += best;
        if (best >= FOUND * whole) found[n_found++] = line;
    }
    fh_lineage__telling t = {all > 0 ? (float)(told / all) : 0, order_of(found, n_found, ends)};
    fh_arena_rewind(arena, mark);
    return t;
}
