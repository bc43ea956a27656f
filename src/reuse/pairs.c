/* SPDX-License-Identifier: MIT
 *
 * reuse/pairs.c - which of many reports share rare runs of words.
 *
 * An inverted index: every distinct run of RUN words of a report is a posting; postings sorted by run put the
 * reports that hold it side by side. Then, report by report, the partners in its runs are counted in one array.
 * A run that more than RARE reports hold would cost the square of that number: there each report meets only
 * the RARE next to it, in the order of the reports' digests. Copies of one text still meet, each its
 * neighbours; what only a common phrase connects stays below FEWEST.
 *
 * Reports are ranked by digest and text before anything else, so that the pairs do not depend on the order of
 * the inputs. Cost: n log n in the words; memory: 20 bytes a word. */
#include "base/hash.h"
#include "base/sort.h"
#include "base/vec.h"
#include "reuse/reuse.h"

enum { RUN = 4, RARE = 32, FEWEST = 2 };

typedef struct posting {
    uint64_t run;
    uint32_t rank;
} posting;

typedef struct ranked {
    uint64_t digest;
    const fh_report *report;
    uint32_t index;
} ranked;

typedef struct run_index {
    ranked *by_rank;
    uint32_t n;
    posting *postings;   /* by run, then rank; those of runs that one report alone holds are left out */
    size_t n_postings;
    uint32_t *n_runs;    /* by rank: distinct runs of the report */
    size_t *first;       /* by rank, and one more: where its places begin */
    uint32_t *place;     /* where the report stands in postings */
} run_index;

static int by_digest(const void *x, const void *y) {
    const ranked *p = x, *q = y;
    if (p->digest != q->digest) return p->digest < q->digest ? -1 : 1;
    int order = fh_str_order(p->report->text, q->report->text);
    if (order) return order;
    order = fh_str_order(p->report->id, q->report->id);
    return order ? order : p->index < q->index ? -1 : p->index > q->index;
}

static ranked *rank_reports(fh_arena *scratch, const fh_report *const *reports, uint32_t n) {
    ranked *by_rank = fh_new_n(scratch, ranked, n);
    if (!by_rank) return NULL;
    for (uint32_t k = 0; k < n; k++) by_rank[k] = (ranked){fh_hash64(reports[k]->text), reports[k], k};
    fh_sort(by_rank, n, sizeof *by_rank, by_digest);
    return by_rank;
}

static int by_run(const void *x, const void *y) {
    const posting *p = x, *q = y;
    if (p->run != q->run) return p->run < q->run ? -1 : 1;
    return p->rank < q->rank ? -1 : p->rank > q->rank;
}

typedef FH_VEC(posting) posting_vec;

static void add_runs(fh_arena *scratch, const fh_report *r, uint32_t rank, posting_vec *out) {
    uint32_t last[RUN] = {0}, n = 0;
    for (uint32_t t = 0; t < r->n_tokens; t++) {
        if (!(r->tokens[t].flags & FH_TOKEN_WORD)) continue;
        last[n++ % RUN] = r->tokens[t].word;
        if (n < RUN) continue;
        uint64_t run = 0;
        for (uint32_t k = 0; k < RUN; k++) run = fh_hash_pair(run, last[(n + k) % RUN]);
        fh_vec_push(scratch, out, (posting){run, rank});
    }
}

/* Sorts, drops repetitions within a report, counts each report's runs, and keeps the runs that meet another. */
static void settle(run_index *x, posting_vec *all) {
    fh_sort(all->at, all->n, sizeof *all->at, by_run);
    size_t n = 0, begin = 0;
    for (size_t k = 0; k < all->n; k++) {
        posting p = all->at[k];
        if (k && p.run == all->at[k - 1].run && p.rank == all->at[k - 1].rank) continue;
        if (n > begin && all->at[begin].run != p.run) {
            if (n - begin == 1) n = begin;
            begin = n;
        }
        x->n_runs[p.rank]++;
        all->at[n++] = p;
    }
    if (n - begin == 1) n = begin;
    x->postings = all->at;
    x->n_postings = n;
}

static void list_places(fh_arena *scratch, run_index *x) {
    x->first = fh_new_n(scratch, size_t, x->n + 2u);
    x->place = fh_new_n(scratch, uint32_t, x->n_postings);
    if (!x->first || !x->place) return;
    for (size_t k = 0; k < x->n_postings; k++) x->first[x->postings[k].rank + 2]++;
    for (uint32_t r = 0; r < x->n; r++) x->first[r + 2] += x->first[r + 1];
    for (size_t k = 0; k < x->n_postings; k++) x->place[x->first[x->postings[k].rank + 1]++] = (uint32_t)k;
}

static bool build(fh_arena *scratch, const fh_report *const *reports, uint32_t n, run_index *ret) {
    posting_vec all = {0};
    *ret = (run_index){.n = n, .by_rank = rank_reports(scratch, reports, n), .n_runs = fh_new_n(scratch, uint32_t, n)};
    if (!ret->by_rank || !ret->n_runs) return false;
    for (uint32_t rank = 0; rank < n; rank++) add_runs(scratch, ret->by_rank[rank].report, rank, &all);
    if (fh_arena_status(scratch)) return false;
    settle(ret, &all);
    list_places(scratch, ret);
    return fh_arena_status(scratch) == FH_OK;
}

typedef FH_VEC(fh_reuse_pair) pair_vec;

static fh_reuse_pair pair_of(const run_index *x, uint32_t p, uint32_t q, uint32_t shared) {
    if (x->by_rank[p].index > x->by_rank[q].index) { uint32_t s = p; p = q; q = s; }
    return (fh_reuse_pair){x->by_rank[p].index, x->by_rank[q].index, shared, (float)shared / (float)x->n_runs[p], (float)shared / (float)x->n_runs[q]};
}

/* Counts what the report of `rank` shares with those of lower rank. shared[] is all zero before and after. */
static void count_partners(fh_arena *keep, const run_index *x, uint32_t rank, uint32_t *shared, uint32_t *met, pair_vec *out) {
    uint32_t n_met = 0;
    for (size_t k = x->first[rank]; k < x->first[rank + 1]; k++) {
        uint32_t at = x->place[k];
        for (uint32_t back = 1; back <= RARE && back <= at && x->postings[at - back].run == x->postings[at].run; back++) {
            uint32_t other = x->postings[at - back].rank;
            if (!shared[other]++) met[n_met++] = other;
        }
    }
    for (uint32_t m = 0; m < n_met; m++) {
        if (shared[met[m]] >= FEWEST) fh_vec_push(keep, out, pair_of(x, rank, met[m], shared[met[m]]));
        shared[met[m]] = 0;
    }
}

static int by_index(const void *x, const void *y) {
    const fh_reuse_pair *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return p->b < q->b ? -1 : p->b > q->b;
}

fh_status fh_reuse_pairs(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                         const fh_reuse_pair **ret_pairs, uint32_t *ret_n, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    run_index x;
    pair_vec out = {0};
    bool built = build(scratch, reports, n_reports, &x);
    uint32_t *shared = built ? fh_new_n(scratch, uint32_t, n_reports) : NULL, *met = built ? fh_new_n(scratch, uint32_t, n_reports) : NULL;
    for (uint32_t rank = 0; shared && met && rank < n_reports; rank++) count_partners(keep, &x, rank, shared, met, &out);
    fh_status status = fh_fail_arena(err, scratch);
    if (!status) status = fh_fail_arena(err, keep);
    fh_arena_rewind(scratch, mark);
    if (status) return status;
    fh_sort(out.at, out.n, sizeof *out.at, by_index);
    *ret_pairs = out.at;
    *ret_n = (uint32_t)out.n;
    return FH_OK;
}
