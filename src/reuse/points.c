/* SPDX-License-Identifier: MIT
 *
 * reuse/points.c - where a word of a stands in b, as far as its neighbours agree.
 *
 * Idea: every pair of equal words is a point of the plane a x b; shared text is a streak of points along a
 * diagonal, whatever was exchanged, dropped or shuffled within a few words. A point is kept when the points
 * in its window - WINDOW words before and after, at most DRIFT off its diagonal - carry enough bits of
 * surprise, each position of a and of b counted once. That replaces seeds of a fixed length: long runs of
 * rare words and heavily edited text are found by the same rule.
 *
 * Words that both texts use often make too many points to look at. Where MOST_POINTS is passed, the n-th
 * occurrence is paired with the n-th alone, and runs of RUN words stand in for the single word. So points
 * are linear in the words, and so is the time: each window is read by its rows.
 *
 * Invariant: the points of a row (one position j of b) stand together, by rising i. */
#include "base/map.h"
#include "reuse/align.h"

enum { MOST_POINTS = 256, RUN = 4, WINDOW = 16, DRIFT = 9 };
static const float RUN_BITS = 5, ENOUGH_BITS = 50;

/* Where each word number stands in a text: positions at[first[k]] .. at[first[k + 1] - 1], rising. */
typedef struct places {
    uint32_t *first, *at;
} places;

static places list_places(fh_arena *scratch, const uint32_t *word, uint32_t n, uint32_t n_words) {
    places p = {fh_new_n(scratch, uint32_t, n_words + 2u), fh_new_n(scratch, uint32_t, n)};
    if (!p.first || !p.at) return p;
    for (uint32_t i = 0; i < n; i++) p.first[word[i] + 2]++;
    for (uint32_t k = 0; k < n_words; k++) p.first[k + 2] += p.first[k + 1];
    for (uint32_t i = 0; i < n; i++) p.at[p.first[word[i] + 1]++] = i;
    return p;
}

/* All pairs of places of one word; or, where they are too many, the n-th with the n-th. */
static void pair_places(fh_arena *scratch, const places *a, const places *b, uint32_t k, float bits, fh_reuse__points *out) {
    uint32_t na = a->first[k + 1] - a->first[k], nb = b->first[k + 1] - b->first[k];
    const uint32_t *ia = a->at + a->first[k], *jb = b->at + b->first[k];
    if ((uint64_t)na * nb > MOST_POINTS) {
        for (uint32_t x = 0; x < na && x < nb; x++) fh_vec_push(scratch, out, (fh_reuse__point){ia[x], jb[x], bits});
        return;
    }
    for (uint32_t x = 0; x < na; x++)
        for (uint32_t y = 0; y < nb; y++) fh_vec_push(scratch, out, (fh_reuse__point){ia[x], jb[y], bits});
}

static void add_word_points(fh_arena *scratch, const fh_reuse__words *w, fh_reuse__points *out) {
    places a = list_places(scratch, w->a.word, w->a.n, w->n_words), b = list_places(scratch, w->b.word, w->b.n, w->n_words);
    if (fh_arena_status(scratch)) return;
    for (uint32_t k = 0; k < w->n_words; k++)
        if (w->bits[k] > 0) pair_places(scratch, &a, &b, k, w->bits[k], out);
}

static bool has_point_of_its_own(const fh_reuse__words *w, uint32_t word) {
    return w->bits[word] > 0 && (uint64_t)w->count_a[word] * w->count_b[word] <= MOST_POINTS;
}

static uint64_t run_key(const uint32_t *word) {
    uint64_t key = 0;
    for (unsigned k = 0; k < RUN; k++) key = fh_hash_pair(key, word[k]);
    return key;
}

/* Numbers for the runs of a text; runs whose first word has points already are left out with number 0. */
static uint32_t *number_runs(fh_arena *scratch, fh_map *numbers, const fh_reuse__words *w, const fh_reuse__seq *s) {
    uint32_t *run = fh_new_n(scratch, uint32_t, s->n);
    for (uint32_t i = 0; run && i + RUN <= s->n; i++) {
        if (has_point_of_its_own(w, s->word[i])) continue;
        const uint32_t *number = fh_map_put(numbers, run_key(s->word + i), (uint32_t)(numbers->n + numbers->has_zero) + 1);
        run[i] = number ? *number : 0;
    }
    return run;
}

static void add_run_points(fh_arena *scratch, const fh_reuse__words *w, fh_reuse__points *out) {
    fh_map numbers = {.arena = scratch};
    uint32_t *run_a = number_runs(scratch, &numbers, w, &w->a), *run_b = number_runs(scratch, &numbers, w, &w->b);
    uint32_t n_runs = (uint32_t)(numbers.n + numbers.has_zero) + 1;
    if (fh_arena_status(scratch)) return;
    places a = list_places(scratch, run_a, w->a.n, n_runs), b = list_places(scratch, run_b, w->b.n, n_runs);
    if (fh_arena_status(scratch)) return;
    for (uint32_t k = 1; k < n_runs; k++) pair_places(scratch, &a, &b, k, RUN_BITS, out);
}

/* A stable counting sort of the points by column or by row; answers where each begins in the result. */
static uint32_t *deal(fh_arena *scratch, const fh_reuse__points *from, bool by_row, uint32_t n, fh_reuse__points *to) {
    uint32_t *first = fh_new_n(scratch, uint32_t, n + 2u);
    *to = (fh_reuse__points){.at = fh_new_n(scratch, fh_reuse__point, from->n), .n = from->n, .cap = from->n};
    if (!first || !to->at) return NULL;
    for (size_t k = 0; k < from->n; k++) first[(by_row ? from->at[k].j : from->at[k].i) + 2]++;
    for (uint32_t x = 0; x < n; x++) first[x + 2] += first[x + 1];
    for (size_t k = 0; k < from->n; k++) to->at[first[(by_row ? from->at[k].j : from->at[k].i) + 1]++] = from->at[k];
    return first;
}

/* Sorts points by row and within it by column. first[j] .. first[j + 1] - 1 are the points of row j. */
static uint32_t *sort_points(fh_arena *scratch, const fh_reuse__words *w, fh_reuse__points *points) {
    fh_reuse__points by_column;
    return deal(scratch, points, false, w->a.n, &by_column) ? deal(scratch, &by_column, true, w->b.n, points) : NULL;
}

/* ---- which points are worth a look --------------------------------------------------------------------- */

/* A part of one band of diagonals: its points of the rows around the present one, and their bits in all. */
typedef struct stretch {
    uint32_t from, to, end;
    uint32_t sum;
} stretch;

/* In 1/256, rounded up: whole numbers can be taken off again without a trace. */
static uint32_t worth_of(const fh_reuse__point *p) { return (uint32_t)(p->bits * 256) + 1; }

static void move_to(stretch *s, const fh_reuse__points *points, const uint32_t *order, uint32_t row) {
    for (; s->to < s->end && points->at[order[s->to]].j <= row + WINDOW; s->to++) s->sum += worth_of(&points->at[order[s->to]]);
    for (; s->from < s->to && points->at[order[s->from]].j + WINDOW < row; s->from++) s->sum -= worth_of(&points->at[order[s->from]]);
}

/* Points whose windows may carry enough, by the bits of three bands of DRIFT diagonals, which hold the window: two unrelated
 * texts have thousands of points, and hardly one of them passes. Linear in the points. */
static bool *find_worthy(fh_arena *scratch, const fh_reuse__points *points, uint32_t n_rows, uint32_t n_columns) {
    uint32_t n_bands = (n_rows + n_columns) / DRIFT + 1, *first = fh_new_n(scratch, uint32_t, n_bands + 2u), *order = fh_new_n(scratch, uint32_t, points->n);
    bool *worthy = fh_new_n(scratch, bool, points->n);
    if (!first || !order || !worthy) return NULL;
    for (size_t k = 0; k < points->n; k++) first[(points->at[k].i + n_rows - points->at[k].j) / DRIFT + 2]++;
    for (uint32_t b = 0; b < n_bands; b++) first[b + 2] += first[b + 1];
    for (uint32_t k = 0; k < points->n; k++) order[first[(points->at[k].i + n_rows - points->at[k].j) / DRIFT + 1]++] = k;
    for (uint32_t b = 0; b < n_bands; b++) {
        stretch near[3] = {{0}};
        for (uint32_t x = b ? b - 1 : b; x <= b + 1 && x < n_bands; x++) near[x + 1 - b] = (stretch){first[x], first[x], first[x + 1], 0};
        for (uint32_t k = first[b]; k < first[b + 1]; k++) {
            for (int x = 0; x < 3; x++) move_to(&near[x], points, order, points->at[order[k]].j);
            worthy[order[k]] = near[0].sum + near[1].sum + near[2].sum >= (uint32_t)ENOUGH_BITS * 256;
        }
    }
    return worthy;
}

/* The first of points [from, to), one row's, with an i of at least `at_least`; written so that no branch has to be guessed. */
static uint32_t seek(const fh_reuse__point *at, uint32_t from, uint32_t to, int64_t at_least) {
    uint32_t n = to - from;
    if (!n) return from;
    for (; n > 1; n -= n / 2) from += (int64_t)at[from + n / 2 - 1].i < at_least ? n / 2 : 0;
    return from + ((int64_t)at[from].i < at_least);
}

/* Whether the window of point p carries enough. A place of a that several rows claim counts with its best row only. */
static bool is_supported(const fh_reuse__points *points, const uint32_t *first, uint32_t n_rows, const fh_reuse__point *p) {
    enum { REACH = WINDOW + DRIFT };
    float by_column[2 * REACH + 1] = {0}, rows = 0, columns = 0;
    int64_t from = (int64_t)p->j - WINDOW, to = (int64_t)p->j + WINDOW;
    for (int64_t j = from < 0 ? 0 : from; j <= to && j < n_rows; j++) {
        int64_t on_diagonal = (int64_t)p->i + j - p->j;
        float best = 0;
        uint32_t end = first[j + 1];
        for (uint32_t k = seek(points->at, first[j], end, on_diagonal - DRIFT); k < end && points->at[k].i <= on_diagonal + DRIFT; k++) {
            float *column = &by_column[(int64_t)points->at[k].i - p->i + REACH];
            if (points->at[k].bits > *column) columns += points->at[k].bits - *column, *column = points->at[k].bits;
            if (points->at[k].bits > best) best = points->at[k].bits;
        }
        rows += best;
        if (rows >= ENOUGH_BITS && columns >= ENOUGH_BITS) return true;
    }
    return false;
}

void fh_reuse__find_points(fh_arena *scratch, const fh_reuse__words *w, fh_reuse__points *ret) {
    fh_reuse__points all = {0};
    add_word_points(scratch, w, &all);
    add_run_points(scratch, w, &all);
    if (fh_arena_status(scratch) || !all.n) return;
    uint32_t *first = sort_points(scratch, w, &all);
    bool *worthy = first ? find_worthy(scratch, &all, w->b.n, w->a.n) : NULL;
    if (!worthy) return;
    for (size_t k = 0; k < all.n; k++)
        if (worthy[k] && is_supported(&all, first, w->b.n, &all.at[k])) fh_vec_push(scratch, ret, all.at[k]);
}
