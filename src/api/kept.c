/* SPDX-License-Identifier: MIT
 *
 * api/kept.c - what a story's reports were found to share when it was counted last.
 *
 * Which pairs are worth comparing is found anew each time, over all reports of the story; what a pair shares depends on its two texts alone,
 * and is taken from the store where it stands there. So a study that recalls finds what one that compares
 * everything finds. Spans that do not fit the texts, which no program of ours writes, are compared again. */
#include "api/kept.h"

#include "base/map.h"

struct fh_api_kept {
    const int64_t *sources;
    fh_map member;  /* address of a report -> its place among the members; only ever looked up, so that addresses order nothing */
    fh_map pair;    /* later member << 32 | earlier one -> place in `shared` */
    FH_VEC(fh_db_shared) shared;
};

static uint32_t member_of(const fh_api_kept *k, const fh_report *r) {
    const uint32_t *at = fh_map_get(&k->member, (uint64_t)(uintptr_t)r);
    return at ? *at : FH_NONE;
}

static uint64_t key_of(uint32_t x, uint32_t y) { return x > y ? (uint64_t)x << 32 | y : (uint64_t)y << 32 | x; }

static void take_row(fh_api_kept *k, uint32_t member, const fh_map *place, const fh_db_shared *row, size_t n, fh_arena *arena) {
    for (size_t i = 0; i < n; i++) {
        const uint32_t *other = fh_map_get(place, (uint64_t)row[i].other);
        if (!other || *other >= member) continue; /* no more of this story */
        fh_map_put(&k->pair, key_of(member, *other), (uint32_t)k->shared.n);
        fh_vec_push(arena, &k->shared, row[i]);
    }
}

fh_status fh_api__kept_load(fh_db *db, const fh_corpus *c, const int64_t *sources, fh_arena *arena, fh_api_kept **ret_kept, fh_error *err) {
    fh_api_kept *k = fh_new(arena, fh_api_kept);
    fh_map place = {.arena = arena};
    if (!k) return fh_fail_arena(err, arena);
    *k = (fh_api_kept){.sources = sources, .member = {.arena = arena}, .pair = {.arena = arena}};
    fh_status status = FH_OK;
    for (uint32_t i = 0; i < c->reports.n; i++) {
        fh_map_put(&k->member, (uint64_t)(uintptr_t)c->reports.at[i], i);
        fh_map_put(&place, (uint64_t)sources[i], i);
    }
    for (uint32_t i = 0; !status && i < c->reports.n; i++) {
        fh_db_shared *row = NULL;
        size_t n = 0;
        status = fh_db_shared_of(db, sources[i], arena, &row, &n, err);
        if (!status) take_row(k, i, &place, row, n, arena);
    }
    *ret_kept = k;
    return status ? status : fh_fail_arena(err, arena);
}

static bool fits(const fh_passage *p, const fh_report *a, const fh_report *b) {
    return p->a_span.begin < p->a_span.end && p->a_span.end <= a->text.len && p->b_span.begin < p->b_span.end && p->b_span.end <= b->text.len &&
           p->kind <= FH_PASSAGE_PARAPHRASE && p->similarity >= 0 && p->similarity <= 1;
}

bool fh_api__kept_recall(const void *payload, const fh_report *a, const fh_report *b, const fh_passage **ret_passages, uint32_t *ret_n) {
    const fh_api_kept *k = payload;
    const uint32_t *at = fh_map_get(&k->pair, key_of(member_of(k, a), member_of(k, b)));
    if (!at) return false;
    const fh_db_shared *found = &k->shared.at[*at];
    for (uint32_t i = 0; i < found->n; i++)
        if (!fits(&found->passages[i], a, b)) return false;
    *ret_passages = found->passages;
    *ret_n = found->n;
    return true;
}

/* Pairs by their later member: a counting sort. first[m] .. first[m + 1] are those of member m. */
static uint32_t *by_later(const fh_api_kept *k, const fh_corpus *c, fh_arena *arena, uint32_t **ret_first, bool *is_new) {
    uint32_t n = (uint32_t)c->reports.n;
    uint32_t *first = fh_new_n(arena, uint32_t, (size_t)n + 2), *sorted = fh_new_n(arena, uint32_t, (size_t)c->n_compared + 1);
    uint32_t *later = fh_new_n(arena, uint32_t, (size_t)c->n_compared + 1);
    if (!first || !sorted || !later) return NULL;
    for (uint32_t i = 0; i < c->n_compared; i++) {
        const fh_api_compared *p = &c->compared[i];
        later[i] = (uint32_t)(key_of(member_of(k, c->reports.at[p->pair.a]), member_of(k, c->reports.at[p->pair.b])) >> 32);
        first[later[i] + 2]++;
        is_new[later[i]] |= !p->recalled;
    }
    for (uint32_t m = 2; m < n + 2; m++) first[m] += first[m - 1];
    for (uint32_t i = 0; i < c->n_compared; i++) sorted[first[later[i] + 1]++] = i;
    *ret_first = first;
    return sorted;
}

fh_status fh_api__kept_save(fh_db *db, const fh_api_kept *k, const fh_corpus *c, fh_arena *arena, fh_error *err) {
    uint32_t *first = NULL;
    bool *is_new = fh_new_n(arena, bool, c->reports.n + 1);
    uint32_t *sorted = is_new ? by_later(k, c, arena, &first, is_new) : NULL;
    fh_db_shared *row = fh_new_n(arena, fh_db_shared, c->reports.n + 1);
    if (!sorted || !row) return fh_fail_arena(err, arena);
    fh_status status = FH_OK;
    for (uint32_t m = 0; !status && m < c->reports.n; m++) {
        if (!is_new[m]) continue;
        for (uint32_t i = first[m]; i < first[m + 1]; i++) {
            const fh_api_compared *p = &c->compared[sorted[i]];
            uint32_t x = member_of(k, c->reports.at[p->pair.a]), y = member_of(k, c->reports.at[p->pair.b]);
            row[i - first[m]] = (fh_db_shared){k->sources[x < y ? x : y], p->passages, p->n};
        }
        status = fh_db_put_shared(db, k->sources[m], row, first[m + 1] - first[m], err);
    }
    return status;
}
