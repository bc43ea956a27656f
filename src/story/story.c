/* SPDX-License-Identifier: MIT
 *
 * story/story.c - reports of one event together, look-alike events apart.
 *
 * Reports are put in canonical order (date, id, text), weighed (terms.c) and clustered (cluster.c); what people have
 * decided joins clusters or parts them (decide.c). Each
 * cluster is a story: named after its most central title, numbered by a hash of its first report's id,
 * with the words that hold each report to the others.
 *
 * Cost: near-linear in the reports; see the two parts. The answer does not depend on the order in which
 * the reports come, because everything is done in canonical order and given back in theirs. */
#include "story/story.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/sort.h"
#include "base/vec.h"
#include "story/cluster.h"

enum {
    WHY_WORDS = 6,    /* words that say why a report is in its story */
    TITLE_BYTES = 120 /* longest title taken from a text */
};

typedef struct ranked {
    const fh_report *report;
    uint32_t index;
    fh_story__when when;
} ranked;

static fh_story__when when_of(const fh_report *r) {
    if (r->published.precision < FH_PRECISION_DAY || r->published_from == FH_DATE_FROM_STORY) return (fh_story__when){0, false};
    return (fh_story__when){fh_datetime_minutes(r->published), true};
}

/* By date, the undated last; then by id, and by text where two inputs bear one id. */
static int canonical(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->when.known != y->when.known) return x->when.known ? -1 : 1;
    if (x->when.minute != y->when.minute) return x->when.minute < y->when.minute ? -1 : 1;
    int c = fh_str_order(x->report->id, y->report->id);
    if (!c) c = strcmp(x->report->sha256, y->report->sha256);
    return c ? c : x->index < y->index ? -1 : x->index > y->index;
}

static ranked *rank(fh_arena *arena, const fh_report *const *reports, uint32_t n) {
    ranked *out = fh_new_n(arena, ranked, n);
    for (uint32_t i = 0; out && i < n; i++) out[i] = (ranked){reports[i], i, when_of(reports[i])};
    if (out) fh_sort(out, n, sizeof *out, canonical);
    return out;
}

/* ---- one story ------------------------------------------------------------------------------------ */

typedef struct grouping {
    fh_arena *keep, *scratch;
    const ranked *ranks;
    const fh_story__vectors *vectors;
    float *sum; /* per term: over the present story's members; zero between stories */
} grouping;

static void add_to_sum(const grouping *g, uint32_t rank_no, float sign) {
    const fh_story__vector *v = &g->vectors->of[rank_no];
    for (uint32_t k = 0; k < v->n; k++) g->sum[v->terms[k].term] = sign == 0 ? 0 : g->sum[v->terms[k].term] + sign * v->terms[k].weight;
}

/* How much report `rank_no` shares with the others of its story. */
static float centrality(const grouping *g, uint32_t rank_no) {
    const fh_story__vector *v = &g->vectors->of[rank_no];
    float total = 0;
    for (uint32_t k = 0; k < v->n; k++) total += v->terms[k].weight * (g->sum[v->terms[k].term] - v->terms[k].weight);
    return total;
}

static fh_str first_words(fh_str text) {
    fh_str line = text;
    fh_str_next(&text, '\n', &line);
    if (line.len <= TITLE_BYTES) return fh_str_trim(line);
    size_t end = TITLE_BYTES;
    while (end > 0 && !fh_is_space(line.ptr[end])) end--;
    if (end == 0) for (end = TITLE_BYTES; ((unsigned char)line.ptr[end] & 0xc0) == 0x80;) end--;
    return fh_str_trim(fh_str_cut(line, 0, end));
}

/* The title of the most central member that has one; else the first words of the most central member. */
static fh_str title_of(const grouping *g, const uint32_t *members, uint32_t n) {
    float best = -1;
    bool titled = false;
    fh_str title = {NULL, 0};
    for (uint32_t i = 0; i < n; i++) {
        const fh_report *r = g->ranks[members[i]].report;
        float c = centrality(g, members[i]);
        if ((r->title.len > 0) < titled || ((r->title.len > 0) == titled && c <= best)) continue;
        best = c;
        titled = r->title.len > 0;
        title = titled ? r->title : first_words(r->text);
    }
    return title;
}

/* The words that hold report `rank_no` to the others, weightiest first. */
static fh_str why(const grouping *g, uint32_t rank_no) {
    const fh_story__vector *v = &g->vectors->of[rank_no];
    const fh_story__term *best[WHY_WORDS];
    float of_best[WHY_WORDS];
    uint32_t n = 0;
    for (uint32_t k = 0; k < v->n; k++) {
        const fh_story__term *t = &v->terms[k];
        float shared = t->weight * (g->sum[t->term] - t->weight);
        if (shared <= 1e-6f || !t->surface.len) continue;
        uint32_t at = n < WHY_WORDS ? n++ : WHY_WORDS;
        for (; at > 0 && shared > of_best[at - 1]; at--)
            if (at < WHY_WORDS) best[at] = best[at - 1], of_best[at] = of_best[at - 1];
        if (at < WHY_WORDS) best[at] = t, of_best[at] = shared;
    }
    fh_buf b = {.arena = g->keep};
    for (uint32_t k = 0; k < n; k++) {
        fh_buf_add(&b, k ? FH_STR(", ") : FH_STR("shares "));
        fh_buf_add(&b, best[k]->surface);
    }
    return n ? fh_buf_str(&b) : (fh_str){NULL, 0};
}

static fh_str story_id(fh_arena *keep, fh_str founder) {
    char hex[65];
    fh_sha256_hex(founder, hex);
    return fh_str_format(keep, "s%.12s", hex);
}

typedef struct member { uint32_t index; fh_str why; } member;

static int by_index(const void *a, const void *b) {
    uint32_t x = ((const member *)a)->index, y = ((const member *)b)->index;
    return x < y ? -1 : x > y;
}

/* Days of a story are days as its reports write them: an evening in Bogotá is not the next morning in Greenwich. */
static int64_t calendar_day(fh_datetime t) { return fh_date_days(t.year, t.month ? t.month : 1, t.day ? t.day : 1); }

/* `members` are ranks, ascending: the first is the founder and the earliest. */
static void write_story(const grouping *g, const uint32_t *members, uint32_t n, fh_story *s) {
    const fh_report *founder = g->ranks[members[0]].report;
    member *sorted = fh_new_n(g->scratch, member, n);
    uint32_t *reports = fh_new_n(g->keep, uint32_t, n);
    fh_str *reasons = fh_new_n(g->keep, fh_str, n);
    if (!sorted || !reports || !reasons) return;
    for (uint32_t i = 0; i < n; i++) add_to_sum(g, members[i], 1);
    for (uint32_t i = 0; i < n; i++) sorted[i] = (member){g->ranks[members[i]].index, n > 1 ? why(g, members[i]) : (fh_str){NULL, 0}};
    *s = (fh_story){.id = story_id(g->keep, founder->id), .title = fh_str_copy(g->keep, title_of(g, members, n)),
                    .reports = reports, .why = reasons, .n_reports = n};
    for (uint32_t i = 0; i < n; i++) add_to_sum(g, members[i], 0);
    for (uint32_t i = 0; i < n; i++) {
        if (!g->ranks[members[i]].when.known) continue;
        fh_datetime when = g->ranks[members[i]].report->published;
        if (!s->first.precision || calendar_day(when) < calendar_day(s->first)) s->first = when;
        if (!s->last.precision || calendar_day(when) >= calendar_day(s->last)) s->last = when;
    }
    fh_sort(sorted, n, sizeof *sorted, by_index);
    for (uint32_t i = 0; i < n; i++) reports[i] = sorted[i].index, reasons[i] = sorted[i].why;
}

/* ---- all stories ------------------------------------------------------------------------------------ */

static int by_first_report(const void *a, const void *b) {
    uint32_t x = ((const fh_story *)a)->reports[0], y = ((const fh_story *)b)->reports[0];
    return x < y ? -1 : x > y;
}

/* Ranks by cluster, each cluster's ascending: a counting sort. */
static uint32_t *sort_by_cluster(fh_arena *arena, const uint32_t *cluster, uint32_t n, uint32_t **ret_first) {
    uint32_t *first = fh_new_n(arena, uint32_t, (size_t)n + 2), *sorted = fh_new_n(arena, uint32_t, n);
    if (!first || !sorted) return NULL;
    for (uint32_t i = 0; i < n; i++) first[cluster[i] + 2]++;
    for (uint32_t c = 2; c < n + 2; c++) first[c] += first[c - 1];
    for (uint32_t i = 0; i < n; i++) sorted[first[cluster[i] + 1]++] = i;
    *ret_first = first;
    return sorted;
}

static fh_story *write_stories(grouping *g, const uint32_t *cluster, uint32_t n, uint32_t *ret_n) {
    uint32_t *first = NULL, n_stories = 0;
    uint32_t *sorted = sort_by_cluster(g->scratch, cluster, n, &first);
    g->sum = fh_new_n(g->scratch, float, g->vectors->n_terms ? g->vectors->n_terms : 1);
    for (uint32_t c = 0; sorted && c < n; c++) n_stories += first[c + 1] > first[c];
    fh_story *stories = fh_new_n(g->keep, fh_story, n_stories);
    if (!sorted || !stories || !g->sum) return NULL;
    uint32_t at = 0;
    for (uint32_t c = 0; c < n; c++)
        if (first[c + 1] > first[c]) write_story(g, sorted + first[c], first[c + 1] - first[c], &stories[at++]);
    if (fh_arena_status(g->keep) || fh_arena_status(g->scratch)) return NULL;
    fh_sort(stories, n_stories, sizeof *stories, by_first_report);
    *ret_n = n_stories;
    return stories;
}

/* How a grouping is meant. */
typedef struct wish {
    const fh_decision *decisions;
    uint32_t n_decisions;
    bool all_one;
    const fh_story_known *known; /* NULL: reports are at hand with their texts */
} wish;

static void weigh(fh_arena *scratch, const ranked *ranks, const fh_report *const *ordered, uint32_t n, const fh_story_known *known, fh_story__vectors *ret_vectors) {
    if (!known) { fh_story__weigh(scratch, ordered, n, ret_vectors); return; }
    fh_story_words *words = fh_new_n(scratch, fh_story_words, n);
    for (uint32_t i = 0; words && i < n; i++) words[i] = known->words[ranks[i].index];
    if (words) fh_story__weigh_known(scratch, words, n, known, ret_vectors);
}

/* Clusters in canonical order; what is known of the nearest others is in that of the caller. */
static void cluster_ranks(fh_arena *scratch, const ranked *ranks, const fh_story__vectors *vectors, const fh_story__when *when, uint32_t n,
                          const fh_story_known *known, uint32_t *ret_cluster) {
    typedef float pair[2];
    pair *nearest = known ? fh_new_n(scratch, pair, n) : NULL;
    for (uint32_t i = 0; nearest && i < n; i++) memcpy(nearest[i], known->nearest[ranks[i].index], sizeof(pair));
    fh_story__cluster(scratch, vectors, when, n, nearest, ret_cluster);
    for (uint32_t i = 0; nearest && i < n; i++) memcpy(known->nearest[ranks[i].index], nearest[i], sizeof(pair));
}


static fh_status group(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports, wish how,
                       const fh_story **ret_stories, uint32_t *ret_n, fh_error *err) {
    fh_story__vectors vectors;
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_story *stories = NULL;
    uint32_t n_stories = 0;
    ranked *ranks = rank(scratch, reports, n_reports);
    const fh_report **ordered = fh_new_n(scratch, const fh_report *, n_reports);
    fh_story__when *when = fh_new_n(scratch, fh_story__when, n_reports);
    uint32_t *cluster = fh_new_n(scratch, uint32_t, n_reports);
    if (ranks && ordered && when && cluster) {
        for (uint32_t i = 0; i < n_reports; i++) ordered[i] = ranks[i].report, when[i] = ranks[i].when;
        weigh(scratch, ranks, ordered, n_reports, how.known, &vectors);
        if (!fh_arena_status(scratch) && !how.all_one) cluster_ranks(scratch, ranks, &vectors, when, n_reports, how.known, cluster);
        if (!fh_arena_status(scratch)) fh_story__decide(scratch, ordered, &vectors, n_reports, how.decisions, how.n_decisions, cluster);
        grouping g = {keep, scratch, ranks, &vectors, NULL};
        if (!fh_arena_status(scratch)) stories = write_stories(&g, cluster, n_reports, &n_stories);
    }
    fh_status status = fh_fail_arena(err, scratch);
    fh_arena_rewind(scratch, mark);
    if (!status) status = fh_fail_arena(err, keep);
    if (status) return status;
    *ret_stories = stories;
    *ret_n = n_stories;
    return FH_OK;
}

fh_status fh_story_group(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                         const fh_story **ret_stories, uint32_t *ret_n, fh_error *err) {
    return group(keep, scratch, reports, n_reports, (wish){0}, ret_stories, ret_n, err);
}

fh_status fh_story_group_decided(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                                 const fh_decision *decisions, uint32_t n_decisions, const fh_story **ret_stories, uint32_t *ret_n, fh_error *err) {
    return group(keep, scratch, reports, n_reports, (wish){.decisions = decisions, .n_decisions = n_decisions}, ret_stories, ret_n, err);
}

fh_status fh_story_group_known(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports, const fh_story_known *known,
                               const fh_decision *decisions, uint32_t n_decisions, const fh_story **ret_stories, uint32_t *ret_n, fh_error *err) {
    wish how = {.decisions = decisions, .n_decisions = n_decisions, .known = known};
    return group(keep, scratch, reports, n_reports, how, ret_stories, ret_n, err);
}

fh_status fh_story_of_all(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                          const fh_story **ret_stories, uint32_t *ret_n, fh_error *err) {
    return group(keep, scratch, reports, n_reports, (wish){.all_one = true}, ret_stories, ret_n, err);
}
