/* SPDX-License-Identifier: MIT
 *
 * api/study.c - the stages that look over reports, in order:
 *
 *   stories    reports of one event                          all at once
 *   passages   which pairs share something, and what         a pair at a time, in parallel
 *   lineage    edges, lost sources, accounts                 a story at a time, in parallel
 *   reading    claims, changes, conflicts, voices, timeline  a story at a time, in parallel
 *
 * Every parallel run writes an item's result into that item's own place, and the merge goes through
 * the items in order, so that the dossier does not depend on who did what when. Numbers that a story
 * counts from its own beginning (accounts, lost sources) are moved up by what the stories before it
 * have used. A worker's results live in its arena of corpus.found. */
#include "api/corpus.h"

#include "attribution/voices.h"
#include "base/error.h"
#include "base/map.h"
#include "base/sort.h"
#include "claim/claim.h"
#include "lineage/lineage.h"
#include "reuse/reuse.h"
#include "story/story.h"
#include "timeline/timeline.h"

/* ---- running one function over numbered items --------------------------------------------- */

typedef fh_status item_fn(fh_corpus *c, void *results, size_t item, fh_arena *keep, fh_arena *scratch, fh_error *err);

typedef struct run {
    fh_corpus *c;
    item_fn *fn;
    void *results;
    struct worst { size_t item; fh_error err; } *worst; /* per worker: its failure with the lowest item */
} run;

static void run_item(void *payload, size_t item, unsigned worker) {
    run *r = payload;
    fh_error err = {0};
    fh_arena *scratch = r->c->engine->scratch[worker], *keep = r->c->found[worker];
    fh_status status = r->fn(r->c, r->results, item, keep, scratch, &err);
    if (!status) status = fh_fail_arena(&err, keep);
    if (status && (!r->worst[worker].err.status || item < r->worst[worker].item)) r->worst[worker] = (struct worst){item, err};
    fh_arena_reset(scratch);
}

/* Calls fn for items 0 .. n-1. When some fail, the failure of the first of them is answered, whoever met it. */
static fh_status run_items(fh_corpus *c, size_t n, item_fn *fn, void *results, fh_error *err) {
    unsigned workers = c->engine->options.threads;
    run r = {c, fn, results, fh_new_n(c->found[0], struct worst, workers)};
    fh_status spent = fh_fail_arena(err, c->found[0]);
    if (spent) return spent;
    fh_pool_run(c->engine->pool, n, run_item, &r);
    const struct worst *first = NULL;
    for (unsigned i = 0; i < workers; i++)
        if (r.worst[i].err.status && (!first || r.worst[i].item < first->item)) first = &r.worst[i];
    return first ? fh_fail(err, first->err.status, first->err.offset, "%s", first->err.msg) : FH_OK;
}

/* ---- stories -------------------------------------------------------------------------------- */

/* Decisions that name a report of the dossier. */
static void list_decisions(fh_corpus *c) {
    fh_dossier *d = &c->dossier;
    fh_strmap ids = {.arena = c->found[0], .slots = {.arena = c->found[0]}};
    fh_decision *list = c->n_decisions ? fh_new_n(c->found[0], fh_decision, c->n_decisions) : NULL;
    d->decisions = list;
    d->n_decisions = 0;
    if (!list) return;
    for (uint32_t i = 0; i < d->n_reports; i++) fh_strmap_put(&ids, d->reports[i]->id);
    for (uint32_t i = 0; i < c->n_decisions; i++) {
        const fh_decision *x = &c->decisions[i];
        bool named = false;
        for (uint32_t k = 0; k < x->n_reports && !named; k++) named = fh_strmap_get(&ids, x->reports[k]) != FH_NONE;
        for (uint32_t k = 0; k < x->n_others && !named; k++) named = fh_strmap_get(&ids, x->others[k]) != FH_NONE;
        if (named) list[d->n_decisions++] = *x;
    }
}

/* The stories with what was decided about them, for lineage to heed. */
static void hand_decisions(fh_corpus *c) {
    fh_dossier *d = &c->dossier;
    fh_story *stories = d->n_decisions ? fh_new_n(c->found[0], fh_story, d->n_stories) : NULL;
    for (uint32_t s = 0; stories && s < d->n_stories; s++) {
        stories[s] = d->stories[s];
        stories[s].decisions = d->decisions;
        stories[s].n_decisions = d->n_decisions;
    }
    if (stories) d->stories = stories;
}

static fh_status study_stories(fh_corpus *c, fh_error *err) {
    fh_dossier *d = &c->dossier;
    fh_arena *keep = c->found[0], *scratch = c->engine->scratch[0];
    uint32_t *story_of = fh_new_n(keep, uint32_t, d->n_reports);
    list_decisions(c);
    fh_status status = c->one_story
        ? fh_story_of_all(keep, scratch, d->reports, d->n_reports, &d->stories, &d->n_stories, err)
        : fh_story_group_decided(keep, scratch, d->reports, d->n_reports, d->decisions, d->n_decisions, &d->stories, &d->n_stories, err);
    fh_arena_reset(scratch);
    if (status || !story_of) return status;
    hand_decisions(c);
    for (uint32_t s = 0; s < d->n_stories; s++)
        for (uint32_t i = 0; i < d->stories[s].n_reports; i++) story_of[d->stories[s].reports[i]] = s;
    d->story_of = story_of;
    return FH_OK;
}

/* ---- passages ------------------------------------------------------------------------------- */

static const float ACROSS_STORIES = .1f; /* least share of the wording of one of two reports of different stories */

static fh_status compare_pair(fh_corpus *c, void *results, size_t item, fh_arena *keep, fh_arena *scratch, fh_error *err) {
    fh_api_compared *p = (fh_api_compared *)results + item;
    const fh_report *a = c->reports.at[p->pair.a], *b = c->reports.at[p->pair.b];
    p->recalled = c->recall && c->recall(c->recall_payload, a, b, &p->passages, &p->n);
    return p->recalled ? FH_OK : fh_reuse_compare(keep, scratch, a, b, &p->passages, &p->n, err);
}

static void merge_passages(fh_corpus *c, const fh_api_compared *results, uint32_t n_pairs) {
    size_t n = 0, k = 0;
    for (uint32_t i = 0; i < n_pairs; i++) n += results[i].n;
    fh_passage *all = fh_new_n(c->found[0], fh_passage, n);
    if (!all) return;
    for (uint32_t i = 0; i < n_pairs; i++) {
        for (uint32_t j = 0; j < results[i].n; j++) {
            all[k] = results[i].passages[j];
            all[k].a = results[i].pair.a;
            all[k++].b = results[i].pair.b;
        }
    }
    c->dossier.passages = all;
    c->dossier.n_passages = (uint32_t)n;
}

/* Where stories are asked for, what is compared closely is the reports of one story, and across stories those that
 * share a good part of their wording: phrases of the trade link nearly every two reports, and tell nothing. */
static uint32_t keep_worthwhile(const fh_corpus *c, const fh_reuse_pair *pairs, uint32_t n, fh_api_compared *results) {
    const uint32_t *story_of = c->dossier.story_of;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        float share = pairs[i].share_a > pairs[i].share_b ? pairs[i].share_a : pairs[i].share_b;
        if (story_of && story_of[pairs[i].a] != story_of[pairs[i].b] && share < ACROSS_STORIES) continue;
        results[kept++].pair = pairs[i];
    }
    return kept;
}

static fh_status study_passages(fh_corpus *c, fh_error *err) {
    const fh_reuse_pair *pairs = NULL;
    uint32_t n = 0;
    fh_status status = fh_reuse_pairs(c->found[0], c->engine->scratch[0], c->dossier.reports, c->dossier.n_reports, &pairs, &n, err);
    fh_arena_reset(c->engine->scratch[0]);
    if (status) return status;
    fh_api_compared *results = fh_new_n(c->found[0], fh_api_compared, n);
    if (results) n = keep_worthwhile(c, pairs, n, results);
    if (results) status = run_items(c, n, compare_pair, results, err);
    if (results && !status) merge_passages(c, results, n);
    if (!status) c->compared = results, c->n_compared = results ? n : 0;
    return status;
}

/* ---- lineage --------------------------------------------------------------------------------- */

typedef struct lineage_work {
    fh_lineage *lineages;       /* per story */
    fh_passage *passages;       /* those inside stories, story by story */
    uint32_t *first;            /* per story, and one more: where its passages begin */
} lineage_work;

/* Passages between reports of one story, story by story, in the order they had: a counting sort. */
static bool split_passages(fh_corpus *c, lineage_work *w) {
    const fh_dossier *d = &c->dossier;
    uint32_t *next = fh_new_n(c->found[0], uint32_t, (size_t)d->n_stories + 1);
    w->first = fh_new_n(c->found[0], uint32_t, (size_t)d->n_stories + 2);
    w->passages = fh_new_n(c->found[0], fh_passage, d->n_passages);
    if (!next || !w->first || !w->passages) return false;
    for (uint32_t i = 0; i < d->n_passages; i++) {
        uint32_t s = d->story_of[d->passages[i].a];
        if (s == d->story_of[d->passages[i].b]) w->first[s + 1]++;
    }
    for (uint32_t s = 0; s < d->n_stories; s++) next[s + 1] = w->first[s + 1] += w->first[s];
    for (uint32_t i = 0; i < d->n_passages; i++) {
        uint32_t s = d->story_of[d->passages[i].a];
        if (s == d->story_of[d->passages[i].b]) w->passages[next[s]++] = d->passages[i];
    }
    return true;
}

static fh_status build_lineage(fh_corpus *c, void *results, size_t item, fh_arena *keep, fh_arena *scratch, fh_error *err) {
    const lineage_work *w = results;
    const fh_dossier *d = &c->dossier;
    return fh_lineage_build(keep, scratch, d->reports, d->n_reports, &d->stories[item], w->passages + w->first[item],
                            w->first[item + 1] - w->first[item], &w->lineages[item], err);
}

static int edge_order(const void *a, const void *b) {
    const fh_edge *x = a, *y = b;
    if (x->child != y->child) return x->child < y->child ? -1 : 1;
    return x->parent < y->parent ? -1 : x->parent > y->parent;
}

/* Edges and lost sources of all stories; a story's k-th lost source comes after those of the stories before it. */
static void merge_edges(fh_corpus *c, const fh_lineage *lineages) {
    fh_dossier *d = &c->dossier;
    size_t n_edges = 0, n_lost = 0;
    for (uint32_t s = 0; s < d->n_stories; s++) n_edges += lineages[s].n_edges, n_lost += lineages[s].n_lost;
    fh_edge *edges = fh_new_n(c->found[0], fh_edge, n_edges);
    fh_str *lost = fh_new_n(c->found[0], fh_str, n_lost);
    if (!edges || !lost) return;
    uint32_t e = 0, l = 0;
    for (uint32_t s = 0; s < d->n_stories; s++) {
        for (uint32_t i = 0; i < lineages[s].n_edges; i++, e++) {
            edges[e] = lineages[s].edges[i];
            if (edges[e].child >= d->n_reports) edges[e].child += l;
            if (edges[e].parent >= d->n_reports) edges[e].parent += l;
        }
        for (uint32_t i = 0; i < lineages[s].n_lost; i++) lost[l++] = lineages[s].lost[i];
    }
    if (e) fh_sort(edges, e, sizeof *edges, edge_order);
    d->lineage = edges, d->n_lineage = e;
    d->lost = lost, d->n_lost = l;
}

static void merge_accounts(fh_corpus *c, const fh_lineage *lineages) {
    fh_dossier *d = &c->dossier;
    uint32_t *account_of = fh_new_n(c->found[0], uint32_t, d->n_reports);
    fh_story *stories = fh_new_n(c->found[0], fh_story, d->n_stories);
    if (!account_of || !stories) return;
    uint32_t before = 0;
    for (uint32_t s = 0; s < d->n_stories; s++) {
        stories[s] = d->stories[s];
        stories[s].n_accounts = lineages[s].n_accounts;
        for (uint32_t i = 0; i < stories[s].n_reports; i++) account_of[stories[s].reports[i]] = before + lineages[s].account[i];
        before += lineages[s].n_accounts;
    }
    d->account_of = account_of;
    d->stories = stories;
}

static fh_status study_lineage(fh_corpus *c, fh_error *err) {
    lineage_work w = {.lineages = fh_new_n(c->found[0], fh_lineage, c->dossier.n_stories)};
    if (!w.lineages || !split_passages(c, &w)) return FH_OK; /* the arena remembers */
    fh_status status = run_items(c, c->dossier.n_stories, build_lineage, &w, err);
    if (status) return status;
    merge_edges(c, w.lineages);
    merge_accounts(c, w.lineages);
    return FH_OK;
}

/* ---- dates of reports that have none ---------------------------------------------------------- */

/* Of the reports that it derives from, or of its story: a day, never a time of day. */
static fh_datetime borrowed_date(const fh_dossier *d, uint32_t report) {
    fh_datetime t = {0};
    for (uint32_t i = 0; i < d->n_lineage; i++) {
        const fh_edge *e = &d->lineage[i];
        if (e->child != report || e->parent >= d->n_reports) continue;
        const fh_report *parent = d->reports[e->parent];
        if (parent->published_from != FH_DATE_FROM_STORY && parent->published.precision > t.precision) t = parent->published;
    }
    if (!t.precision) t = d->stories[d->story_of[report]].first;
    if (t.precision > FH_PRECISION_DAY) {
        t = (fh_datetime){.year = t.year, .month = t.month, .day = t.day, .precision = FH_PRECISION_DAY};
    }
    return t;
}

static fh_status read_times_again(fh_corpus *c, void *results, size_t item, fh_arena *keep, fh_arena *scratch, fh_error *err) {
    (void)keep;
    uint32_t i = ((const uint32_t *)results)[item];
    return fh_timeline_read(c->homes.at[i].keep, scratch, c->engine->options.anchor, c->reports.at[i], err);
}

static fh_status borrow_dates(fh_corpus *c, fh_error *err) {
    const fh_dossier *d = &c->dossier;
    uint32_t *undated = fh_new_n(c->found[0], uint32_t, d->n_reports), n = 0;
    if (!undated || !d->story_of) return FH_OK;
    for (uint32_t i = 0; i < d->n_reports; i++)
        if (!d->reports[i]->published.precision) undated[n++] = i;
    for (uint32_t k = 0; k < n; k++) {
        fh_report *r = c->reports.at[undated[k]];
        r->published = borrowed_date(d, undated[k]);
        if (r->published.precision) r->published_from = FH_DATE_FROM_STORY;
    }
    return run_items(c, n, read_times_again, undated, err);
}

/* A date borrowed in an earlier study is no evidence in this one. */
static void return_dates(fh_corpus *c) {
    for (size_t i = 0; i < c->reports.n; i++) {
        if (c->reports.at[i]->published_from != FH_DATE_FROM_STORY) continue;
        c->reports.at[i]->published = (fh_datetime){0};
        c->reports.at[i]->published_from = FH_DATE_FROM_NOTHING;
    }
}

/* ---- claims, changes, conflicts, timeline -------------------------------------------------------- */

typedef struct reading {
    fh_claims claims;
    fh_voices voices;
    fh_event *events;
    uint32_t n_events;
} reading;

/* Whether a report has a parent among the reports: the edges are sorted by child. */
static bool is_derived(const fh_dossier *d, uint32_t report) {
    uint32_t lo = 0, hi = d->n_lineage;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->lineage[mid].child < report) lo = mid + 1;
        else hi = mid;
    }
    for (; lo < d->n_lineage && d->lineage[lo].child == report; lo++)
        if (d->lineage[lo].parent < d->n_reports) return true;
    return false;
}

static fh_status unite_speakers(const fh_dossier *d, const fh_story *story, fh_arena *keep, fh_arena *scratch, fh_voices *ret, fh_error *err) {
    bool *derived = fh_new_n(scratch, bool, (size_t)story->n_reports + 1);
    if (!derived) return fh_fail_arena(err, scratch);
    for (uint32_t i = 0; i < story->n_reports; i++) derived[i] = is_derived(d, story->reports[i]);
    return fh_attribution_unite(keep, scratch, d->reports, story->reports, story->n_reports, derived, ret, err);
}

static fh_status read_story(fh_corpus *c, void *results, size_t item, fh_arena *keep, fh_arena *scratch, fh_error *err) {
    reading *r = (reading *)results + item;
    const fh_story *story = &c->dossier.stories[item];
    fh_status status = fh_timeline_events(keep, scratch, c->dossier.reports, story->reports, story->n_reports, &r->events, &r->n_events, err);
    if (!status) status = fh_claim_read(keep, scratch, &c->dossier, (uint32_t)item, r->events, r->n_events, &r->claims, err);
    if (!status) status = unite_speakers(&c->dossier, story, keep, scratch, &r->voices, err);
    return status;
}

/* One story's array after the other. */
#define MERGE(c, readings, T, field, count, ret_array, ret_n)                                              \
    do {                                                                                                    \
        size_t n_ = 0;                                                                                      \
        for (uint32_t s_ = 0; s_ < (c)->dossier.n_stories; s_++) n_ += (readings)[s_].count;                \
        T *all_ = fh_new_n((c)->found[0], T, n_);                                                           \
        if (!all_) break;                                                                                   \
        *(ret_array) = all_, *(ret_n) = (uint32_t)n_;                                                       \
        for (uint32_t s_ = 0; s_ < (c)->dossier.n_stories; s_++)                                            \
            for (uint32_t i_ = 0; i_ < (readings)[s_].count; i_++) *all_++ = (readings)[s_].field[i_];      \
    } while (0)

/* Changes come story by story; the dossier has them by child: a counting sort, which keeps each child's order. */
static void sort_changes(fh_corpus *c) {
    fh_dossier *d = &c->dossier;
    uint32_t *next = fh_new_n(c->found[0], uint32_t, (size_t)d->n_reports + 1);
    fh_change *sorted = fh_new_n(c->found[0], fh_change, d->n_changes);
    if (!next || !sorted) return;
    for (uint32_t i = 0; i < d->n_changes; i++) next[d->changes[i].child + 1]++;
    for (uint32_t i = 0; i < d->n_reports; i++) next[i + 1] += next[i];
    for (uint32_t i = 0; i < d->n_changes; i++) sorted[next[d->changes[i].child]++] = d->changes[i];
    d->changes = sorted;
}

/* Voices of one story after those of another; what counts them is moved up. */
static void merge_voices(fh_corpus *c, const reading *readings) {
    fh_dossier *d = &c->dossier;
    size_t n = 0;
    for (uint32_t s = 0; s < d->n_stories; s++) n += readings[s].voices.n;
    fh_voice *all = fh_new_n(c->found[0], fh_voice, n);
    const uint32_t **of = fh_new_n(c->found[0], const uint32_t *, d->n_reports);
    if (!all || !of) return;
    n = 0;
    for (uint32_t s = 0; s < d->n_stories; s++) {
        const fh_voices *v = &readings[s].voices;
        for (uint32_t i = 0; i < d->stories[s].n_reports; i++) {
            uint32_t report = d->stories[s].reports[i];
            uint32_t *mine = fh_new_n(c->found[0], uint32_t, (size_t)d->reports[report]->n_speakers + 1);
            for (uint32_t k = 0; mine && k < d->reports[report]->n_speakers; k++) mine[k] = (uint32_t)n + v->of[i][k];
            of[report] = mine;
        }
        for (uint32_t i = 0; i < v->n; i++, n++) {
            all[n] = v->voices[i];
            if (all[n].like != FH_NONE) all[n].like += (uint32_t)(n - i);
        }
    }
    d->voices = all;
    d->n_voices = (uint32_t)n;
    d->voice_of = of;
}

static fh_status study_stories_closely(fh_corpus *c, fh_error *err) {
    fh_dossier *d = &c->dossier;
    fh_status status = borrow_dates(c, err);
    reading *readings = fh_new_n(c->found[0], reading, d->n_stories);
    if (status || !readings) return status;
    status = run_items(c, d->n_stories, read_story, readings, err);
    if (status) return status;
    MERGE(c, readings, fh_claim, claims.claims, claims.n_claims, &d->claims, &d->n_claims);
    MERGE(c, readings, fh_change, claims.changes, claims.n_changes, &d->changes, &d->n_changes);
    MERGE(c, readings, fh_conflict, claims.conflicts, claims.n_conflicts, &d->conflicts, &d->n_conflicts);
    MERGE(c, readings, fh_event, events, n_events, &d->timeline, &d->n_timeline);
    merge_voices(c, readings);
    sort_changes(c);
    return FH_OK;
}

/* ---- all of them ---------------------------------------------------------------------------------- */

static fh_status prepare(fh_corpus *c, fh_error *err) {
    unsigned n = c->engine->options.threads;
    if (!c->found) c->found = fh_new_n(c->arena, fh_arena *, n);
    if (!c->found) return fh_fail_arena(err, c->arena);
    for (unsigned i = 0; i < n; i++) {
        if (c->found[i]) fh_arena_reset(c->found[i]);
        else if (!(c->found[i] = fh_arena_new(&c->engine->options.allocator, 0))) return fh_fail(err, FH_ENOMEM, 0, "out of memory for a study");
    }
    return_dates(c);
    fh_api__corpus_sort(c);
    fh_api__corpus_list(c);
    fh_status status = fh_api__across(c, c->found[0], FH_DEPTH_ALL, err);
    c->studied = !status;
    c->done = 0;
    return status;
}

fh_status fh_api__corpus_revisions(fh_corpus *c, fh_error *err) {
    fh_arena *scratch = c->engine->scratch[0];
    FH_VEC(fh_change) all = {0};
    fh_api__corpus_list(c);
    fh_status status = FH_OK;
    for (uint32_t i = 1; !status && i < c->dossier.n_reports; i++) {
        const fh_change *changes = NULL;
        uint32_t n = 0;
        double score = 0;
        status = fh_claim_changes(c->arena, scratch, c->dossier.reports[i - 1], c->dossier.reports[i], &changes, &n, &score, err);
        fh_arena_reset(scratch);
        for (uint32_t k = 0; k < n; k++) {
            fh_change one = changes[k];
            one.parent = i - 1;
            one.child = i;
            fh_vec_push(c->arena, &all, one);
        }
    }
    c->dossier.changes = all.at;
    c->dossier.n_changes = (uint32_t)all.n;
    return status ? status : fh_fail_arena(err, c->arena);
}

/* Stories and passages stand alone; what comes after them needs both. */
static bool is_needed(fh_study stage, fh_study how_far) { return how_far <= FH_STUDY_STORIES ? stage == how_far : stage <= how_far; }

fh_status fh_corpus_study(fh_corpus *c, fh_study how_far, fh_error *err) {
    static const struct { fh_study stage; fh_status (*run)(fh_corpus *, fh_error *); } stages[] = {
        {FH_STUDY_STORIES, study_stories}, {FH_STUDY_PASSAGES, study_passages},
        {FH_STUDY_LINEAGE, study_lineage}, {FH_STUDY_ALL, study_stories_closely},
    };
    fh_status status = c->studied ? FH_OK : prepare(c, err);
    for (size_t i = 0; !status && i < sizeof stages / sizeof *stages; i++) {
        if (!is_needed(stages[i].stage, how_far) || (c->done & 1u << stages[i].stage)) continue;
        status = stages[i].run(c, err);
        if (!status) status = fh_fail_arena(err, c->found[0]);
        if (!status) c->done |= 1u << stages[i].stage;
    }
    if (status) c->studied = false; /* the next study begins anew */
    return status;
}
