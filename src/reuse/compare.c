/* SPDX-License-Identifier: MIT
 *
 * reuse/compare.c - two reports -> the passages they share.
 *
 * words -> points -> boxes, and sentences outside of them -> passages. The two texts are put into the order of their bytes first and the
 * result is turned back at the end, so that comparing b with a mirrors comparing a with b by construction. */
#include "base/sort.h"

#include "reuse/align.h"
#include "reuse/reuse.h"

static const float PARAPHRASE_BELOW = .35f;
enum { ENOUGH = 32 }; /* words of two equal texts that make a passage without more ado */

static fh_span bytes_of(const fh_reuse__seq *s, uint32_t from, uint32_t to) {
    const fh_token *t = s->report->tokens;
    return (fh_span){t[s->token[from]].begin, t[s->token[to - 1]].end};
}

static bool same_words(const fh_reuse__words *w, const fh_reuse__box *x) {
    uint32_t n = x->a1 - x->a0;
    return n == x->b1 - x->b0 && memcmp(w->a.word + x->a0, w->b.word + x->b0, n * sizeof *w->a.word) == 0;
}

/* Share of the words of both sides that have a partner on the other: 2 |A and B| / (|A| + |B|) over bags of
 * words. `tally` is all zero before and after. */
static float similarity(const fh_reuse__words *w, const fh_reuse__box *x, int32_t *tally) {
    uint32_t met = 0;
    for (uint32_t i = x->a0; i < x->a1; i++) tally[w->a.word[i]]++;
    for (uint32_t j = x->b0; j < x->b1; j++) met += tally[w->b.word[j]]-- > 0;
    for (uint32_t i = x->a0; i < x->a1; i++) tally[w->a.word[i]] = 0;
    for (uint32_t j = x->b0; j < x->b1; j++) tally[w->b.word[j]] = 0;
    return (float)(2.0 * met / (x->a1 - x->a0 + (double)(x->b1 - x->b0)));
}

static fh_passage passage_of(const fh_reuse__words *w, const fh_reuse__box *x, int32_t *tally, bool turned) {
    fh_passage p = {.a = 0, .b = 1, .a_span = bytes_of(&w->a, x->a0, x->a1), .b_span = bytes_of(&w->b, x->b0, x->b1)};
    bool verbatim = same_words(w, x);
    p.similarity = verbatim ? 1 : similarity(w, x, tally);
    p.kind = verbatim ? FH_PASSAGE_VERBATIM : x->loose || p.similarity < PARAPHRASE_BELOW ? FH_PASSAGE_PARAPHRASE : FH_PASSAGE_CLOSE;
    if (!turned) return p;
    fh_span s = p.a_span;
    p.a_span = p.b_span;
    p.b_span = s;
    return p;
}

static int by_a_span(const void *x, const void *y) {
    const fh_passage *p = x, *q = y;
    if (p->a_span.begin != q->a_span.begin) return p->a_span.begin < q->a_span.begin ? -1 : 1;
    if (p->b_span.begin != q->b_span.begin) return p->b_span.begin < q->b_span.begin ? -1 : 1;
    if (p->a_span.end != q->a_span.end) return p->a_span.end < q->a_span.end ? -1 : 1;
    return p->b_span.end < q->b_span.end ? -1 : p->b_span.end > q->b_span.end;
}

/* Runs and sentences that the two share, by words. */
static void align(fh_arena *scratch, const fh_report *a, const fh_report *b, const fh_reuse__words *w, fh_reuse__boxes *boxes) {
    fh_reuse__words lemmas;
    fh_reuse__points points = {0};
    fh_reuse__boxes loose = {0};
    fh_reuse__find_points(scratch, w, &points);
    fh_reuse__find_boxes(scratch, w, &points, boxes);
    fh_reuse__read_words(scratch, a, b, true, &lemmas);
    if (fh_arena_status(scratch)) return;
    fh_reuse__align_sentences(scratch, &lemmas, boxes, &loose);
    for (size_t k = 0; k < loose.n; k++) fh_vec_push(scratch, boxes, loose.at[k]);
    if (loose.n) fh_reuse__join_boxes(boxes);
}

static void compare(fh_arena *keep, fh_arena *scratch, const fh_report *a, const fh_report *b, bool turned,
                    const fh_passage **ret_passages, uint32_t *ret_n) {
    fh_reuse__words w;
    fh_reuse__boxes boxes = {0};
    fh_reuse__read_words(scratch, a, b, false, &w);
    if (fh_arena_status(scratch)) return;
    fh_reuse__box whole = {.a1 = w.a.n, .b1 = w.b.n};
    if (w.a.n >= ENOUGH && same_words(&w, &whole)) fh_vec_push(scratch, &boxes, whole); /* copies to the letter are many: nothing to align */
    else align(scratch, a, b, &w, &boxes);
    int32_t *tally = fh_new_n(scratch, int32_t, w.n_words);
    fh_passage *out = fh_new_n(keep, fh_passage, boxes.n);
    if (!tally || !out || fh_arena_status(scratch)) return;
    for (size_t k = 0; k < boxes.n; k++) out[k] = passage_of(&w, &boxes.at[k], tally, turned);
    fh_sort(out, boxes.n, sizeof *out, by_a_span);
    *ret_passages = out;
    *ret_n = (uint32_t)boxes.n;
}

fh_status fh_reuse_compare(fh_arena *keep, fh_arena *scratch, const fh_report *a, const fh_report *b,
                           const fh_passage **ret_passages, uint32_t *ret_n, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    bool turned = fh_str_order(a->text, b->text) > 0;
    *ret_passages = NULL;
    *ret_n = 0;
    compare(keep, scratch, turned ? b : a, turned ? a : b, turned, ret_passages, ret_n);
    fh_status status = fh_fail_arena(err, scratch);
    if (!status) status = fh_fail_arena(err, keep);
    fh_arena_rewind(scratch, mark);
    return status;
}
