/* SPDX-License-Identifier: MIT
 *
 * api/store_group.c - kept reports into stories.
 *
 * Waiting reports and their neighbourhood are loaded (not read again), grouped and put back, a round a transaction; last, the accounts
 * of stories that are others than before are counted, a story a transaction. Whatever is killed in between goes on with the next add. As
 * long as the store is small the neighbourhood is the whole store, so that the stories are exactly those that reading everything at once
 * would give. */
#include "api/kept.h"
#include "api/store.h"
#include "base/error.h"
#include "base/map.h"
#include "story/story.h"

enum {
    GROUP_AT_ONCE = 32,   /* waiting reports grouped together with their neighbours: the work grows faster than their number */
    WHOLE_STORE = 2000,   /* up to so many reports, all are grouped anew with each add */
    KEPT_FROM = 48,       /* reports of a story from which on what its pairs share is kept */
    WHOLE_AT_MOST = 10000 /* up to so many, all are when a quarter of them is new */
};

/* Reports that are grouped together: their cards, and which of their stories are others than before. */
typedef struct grouping {
    fh_store *s;
    const int64_t *sources;
    size_t n;
    bool whole;              /* these are all reports of the store */
    fh_db_card *cards;
    const fh_report **reports;
    fh_story_words *words;
    float (*nearest)[2], (*before)[2];
    const fh_story *stories;
    uint32_t n_stories;
    fh_decision *decisions;
    uint32_t n_decisions;
} grouping;

static fh_status load_cards(grouping *g, fh_error *err) {
    typedef float pair[2];
    fh_arena *arena = g->s->answer;
    g->cards = fh_new_n(arena, fh_db_card, g->n + 1);
    g->reports = fh_new_n(arena, const fh_report *, g->n + 1);
    g->words = fh_new_n(arena, fh_story_words, g->n + 1);
    g->nearest = fh_new_n(arena, pair, g->n + 1);
    g->before = fh_new_n(arena, pair, g->n + 1);
    fh_status status = fh_fail_arena(err, arena);
    if (!status) status = fh_db_cards(g->s->db, g->sources, g->n, arena, g->cards, err);
    if (!status) status = fh_db_decisions(g->s->db, false, arena, &g->decisions, &g->n_decisions, err);
    for (size_t i = 0; !status && i < g->n; i++) {
        const fh_db_card *c = &g->cards[i];
        fh_story_word *words = fh_new_n(arena, fh_story_word, c->n_words + 1);
        for (uint32_t k = 0; words && k < c->n_words; k++) words[k] = (fh_story_word){c->words[k].hash, c->words[k].count};
        g->reports[i] = c->report;
        g->words[i] = (fh_story_words){words, words ? c->n_words : 0};
        memcpy(g->before[i], c->nearest, sizeof g->before[i]);
        if (!g->whole) memcpy(g->nearest[i], c->nearest, sizeof g->nearest[i]); /* of the whole, nothing need be remembered */
    }
    return status ? status : fh_fail_arena(err, arena);
}

static fh_status find_stories(grouping *g, uint32_t n_all, fh_error *err) {
    fh_arena *arena = g->s->answer, *scratch = g->s->engine->scratch[0];
    fh_story_known known = {.words = g->words, .nearest = g->nearest};
    if (!g->whole) {
        known.n_all = n_all;
        known.count = fh_db_common_count;
        if (!(known.payload = fh_db_common_begin(g->s->db, arena))) return fh_fail_arena(err, arena);
    }
    fh_status status = fh_story_group_known(arena, scratch, g->reports, (uint32_t)g->n, &known, g->decisions, g->n_decisions, &g->stories, &g->n_stories, err);
    fh_arena_reset(scratch);
    fh_status ended = known.payload ? fh_db_common_end(known.payload, status ? NULL : err) : FH_OK;
    return status ? status : ended;
}

/* Whether a story is one that was there, with the same reports. *ret_number is then its number. */
static fh_status is_as_before(const grouping *g, const fh_story *story, bool *ret_same, int64_t *ret_number, fh_error *err) {
    uint32_t n = 0;
    *ret_number = g->cards[story->reports[0]].story;
    *ret_same = *ret_number != 0;
    for (uint32_t i = 0; i < story->n_reports; i++) *ret_same &= g->cards[story->reports[i]].story == *ret_number;
    fh_status status = *ret_same ? fh_db_story_size(g->s->db, *ret_number, &n, err) : FH_OK;
    *ret_same &= n == story->n_reports;
    return status;
}

/* Writes what is other than before. */
static fh_status put_stories(const grouping *g, fh_store_added *added, fh_error *err) {
    fh_status status = FH_OK;
    bool *changed = fh_new_n(g->s->answer, bool, g->n_stories + 1);
    if (!changed) return fh_fail_arena(err, g->s->answer);
    for (uint32_t i = 0; i < g->n_stories && !status; i++) {
        bool same = false;
        int64_t number = 0;
        status = is_as_before(g, &g->stories[i], &same, &number, err);
        if (!status && same) status = fh_db_retitle_story(g->s->db, number, &g->stories[i], err);
        else if (!status) status = fh_db_drop_stories(g->s->db, g->sources, &g->stories[i], err);
        changed[i] = !same;
    }
    for (uint32_t i = 0; i < g->n_stories && !status; i++) {
        if (!changed[i]) continue;
        status = fh_db_put_story(g->s->db, g->sources, &g->stories[i], err);
        added->stories++;
    }
    for (size_t i = 0; i < g->n && !status; i++)
        if (memcmp(g->nearest[i], g->before[i], sizeof g->before[i])) status = fh_db_put_nearest(g->s->db, g->sources[i], g->nearest[i], err);
    return status;
}

/* One round: what waits, with its neighbourhood. *ret_left: something may still wait. */
static fh_status group_some(fh_store *s, fh_store_added *added, bool *ret_left, fh_error *err) {
    int64_t *waiting = NULL, *near = NULL;
    size_t n_waiting = 0;
    uint64_t reports = 0, waits = 0;
    fh_arena_reset(s->answer);
    fh_status status = fh_db_count_waiting(s->db, &reports, &waits, err);
    *ret_left = waits > 0;
    if (status || !waits) return status;
    grouping g = {.s = s, .whole = reports <= WHOLE_STORE || (reports <= WHOLE_AT_MOST && waits * 4 >= reports)};
    status = g.whole ? fh_db_current(s->db, s->answer, &near, &g.n, err) : fh_db_waiting(s->db, GROUP_AT_ONCE, s->answer, &waiting, &n_waiting, err);
    if (!status && !g.whole) status = fh_db_neighbourhood(s->db, waiting, n_waiting, s->answer, &near, &g.n, err);
    g.sources = near;
    if (!status) status = load_cards(&g, err);
    if (!status) status = find_stories(&g, (uint32_t)reports, err);
    return status ? status : put_stories(&g, added, err);
}

/* Studies the lineage of a story; of a large one, only pairs that were not compared before are. */
static fh_status study_kept(fh_store *s, fh_corpus *c, const int64_t *sources, fh_error *err) {
    fh_api_kept *kept = NULL;
    if (c->reports.n < KEPT_FROM) return fh_corpus_study(c, FH_STUDY_LINEAGE, err);
    fh_status status = fh_api__kept_load(s->db, c, sources, c->arena, &kept, err);
    c->recall = fh_api__kept_recall;
    c->recall_payload = kept;
    if (!status) status = fh_corpus_study(c, FH_STUDY_LINEAGE, err);
    return status ? status : fh_api__kept_save(s->db, kept, c, c->arena, err);
}

/* Counts the accounts of one story whose reports are others than before: what they share, and who derives from whom, is
 * found anew. A story of hundreds grows in each round of a large add, and is counted once, after the last. */
static fh_status count_some(fh_store *s, fh_store_added *added, bool *ret_left, fh_error *err) {
    int64_t number = 0, *sources = NULL;
    size_t n = 0;
    fh_corpus *c = NULL;
    (void)added;
    fh_arena_reset(s->answer);
    fh_status status = fh_db_uncounted(s->db, s->answer, &number, &sources, &n, err);
    *ret_left = n > 0;
    if (status || !n) return status;
    status = fh_api__load_kept(s, sources, n, &c, err);
    if (status) return status;
    c->one_story = true;
    status = study_kept(s, c, sources, err);
    if (!status) status = fh_db_put_accounts(s->db, number, fh_corpus_dossier(c)->stories[0].n_accounts, err);
    fh_corpus_free(c);
    return status;
}

typedef fh_status round_fn(fh_store *s, fh_store_added *added, bool *ret_left, fh_error *err);
static round_fn *const rounds[] = {group_some, count_some};

fh_status fh_api__group_all(fh_store *s, fh_error *err) {
    fh_store_added added = {0};
    fh_status status = FH_OK;
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        for (bool left = true; !status && left;) status = rounds[i](s, &added, &left, err);
    return status;
}

static fh_status one_round(fh_store *s, round_fn *round, fh_store_added *added, bool *ret_left, fh_error *err) {
    fh_status status = fh_db_begin(s->db, err);
    if (!status) status = round(s, added, ret_left, err);
    if (!status) status = fh_db_commit(s->db, err);
    else fh_db_rollback(s->db);
    return status;
}

fh_status fh_api__group_waiting(fh_store *s, fh_store_added *added, fh_error *err) {
    fh_status status = FH_OK;
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        for (bool left = true; !status && left;) status = one_round(s, rounds[i], added, &left, err);
    return status;
}
