/* SPDX-License-Identifier: MIT
 *
 * claim/repeat.c - which claims tell again what another tells.
 *
 * Each account has a clause for what both say, so that a content would be told once an account. Of claims in order, the surest first,
 * one is dropped where its words are told already or each of its mentions lies over one of a claim that was kept. Cost: linear in the
 * mentions, each against TOLD_MAX claims of its sentence at the most. */
#include "base/hash.h"
#include "base/map.h"
#include "claim/story.h"

enum { TOLD_MAX = 32 };

/* Claims that are kept, by the sentences of their mentions. */
typedef struct told_at { uint32_t claim, next; } told_at;
typedef struct told_map {
    fh_arena *arena;
    fh_map heads;
    FH_VEC(told_at) list;
} told_map;

static bool is_over(fh_span a, fh_span b) {
    uint32_t begin = a.begin > b.begin ? a.begin : b.begin, end = a.end < b.end ? a.end : b.end;
    uint32_t shorter = a.end - a.begin < b.end - b.begin ? a.end - a.begin : b.end - b.begin;
    return end > begin && 2 * (end - begin) >= shorter;
}

/* Does every mention of `later` lie over one of `first` that is meant the same way. */
static bool is_within(const fh_claim *later, const fh_claim *first) {
    for (uint32_t i = 0; i < later->n_mentions; i++) {
        const fh_mention *m = &later->mentions[i];
        bool met = false;
        for (uint32_t k = 0; k < first->n_mentions && !met; k++)
            met = first->mentions[k].report == m->report && first->mentions[k].status == m->status && is_over(first->mentions[k].span, m->span);
        if (!met) return false;
    }
    return true;
}

static uint64_t place_of(const fh_claim__story *story, const fh_mention *m) {
    const fh_report *r = story->dossier->reports[m->report];
    uint32_t low = 0, high = r->n_sentences;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (r->sentences[mid].span.end <= m->span.begin) low = mid + 1;
        else high = mid;
    }
    return fh_hash_pair(m->report, low);
}

/* Has a claim been kept that lies over this one: each report of two accounts would tell it once more. */
static bool is_told(const told_map *told, const fh_claim__story *story, const fh_claim *claims, const fh_claim *c) {
    const uint32_t *head = fh_map_get(&told->heads, place_of(story, &c->mentions[0]));
    uint32_t n = 0;
    for (uint32_t at = head ? *head : 0; at && n < TOLD_MAX; at = told->list.at[at - 1].next, n++)
        if (is_within(c, &claims[told->list.at[at - 1].claim])) return true;
    return false;
}

static void note_told(told_map *told, const fh_claim__story *story, const fh_claim *c, uint32_t number) {
    for (uint32_t i = 0; i < c->n_mentions; i++) {
        uint32_t *head = fh_map_put(&told->heads, place_of(story, &c->mentions[i]), 0);
        if (!head) return;
        fh_vec_push(told->arena, &told->list, (told_at){number, *head});
        *head = (uint32_t)told->list.n;
    }
}

/* Of claims with one wording, or whose mentions lie over those of a claim before, the first. */
size_t fh_claim__drop_repeated(fh_arena *scratch, const fh_claim__story *story, fh_claim *claims, size_t n_claims) {
    fh_map texts = {.arena = scratch};
    told_map told = {.arena = scratch, .heads = {.arena = scratch}};
    size_t n = 0;
    for (size_t i = 0; i < n_claims; i++) {
        uint32_t *seen = fh_map_put(&texts, fh_hash64(claims[i].text), 0);
        if (!seen || *seen || is_told(&told, story, claims, &claims[i])) continue;
        *seen = 1;
        claims[n] = claims[i];
        note_told(&told, story, &claims[n], (uint32_t)n);
        n++;
    }
    return n;
}
