/* SPDX-License-Identifier: MIT
 *
 * attribution/attribution.c - the stage: lexicon flags for each token, frames, speakers, and the records
 * made of them. */
#include "attribution/attribution.h"

#include "attribution/model.h"
#include "attribution/words_table.h"

static const fh_span *copy_spans(fh_arena *keep, const fh_view *v, const fh_range *ranges, uint32_t n, uint16_t *ret_n) {
    fh_span *out = fh_new_n(keep, fh_span, n ? n : 1);
    *ret_n = 0;
    for (uint32_t i = 0; out && i < n; i++)
        if (!fh_range_empty(ranges[i])) out[(*ret_n)++] = fh_view_span(v, ranges[i]);
    return out;
}

/* Direct where every word stands inside quotation marks, indirect where none does. */
static fh_statement_kind kind_of(const fh_view *v, const fh_frame *f) {
    uint32_t in = 0, out = 0;
    for (uint32_t i = 0; i < f->n_content; i++)
        for (uint32_t k = f->content[i].begin; k < f->content[i].end; k++) {
            if (!(v->t[k].flags & FH_TOKEN_WORD)) continue;
            if (v->t[k].flags & FH_TOKEN_QUOTED) in++;
            else out++;
        }
    return !in ? FH_STATEMENT_INDIRECT : !out ? FH_STATEMENT_DIRECT : FH_STATEMENT_MIXED;
}

static fh_str told_by(const fh_view *v, const fh_frame *f) {
    uint32_t k = f->cue.end, stop = k + 8 < v->n ? k + 8 : v->n;
    if (fh_view_is(v, k, "to")) k++;
    if (fh_view_is(v, k, "the")) k++;
    uint32_t b = k, named = FH_NONE;
    for (; k < stop && (v->t[k].flags & FH_TOKEN_CAPITAL); k++)
        if (v->flags[k] & ATTR_OUTLET) named = k + 1;
    return named == FH_NONE ? (fh_str){NULL, 0} : fh_str_span(v->r->text, fh_view_span(v, (fh_range){b, named}));
}

static void make_statement(fh_arena *keep, const fh_view *v, const fh_frame *f, uint32_t speaker, fh_statement *s) {
    *s = (fh_statement){.kind = kind_of(v, f), .speaker = speaker, .outer = FH_NONE, .continues = FH_NONE, .confidence = f->confidence, .told = told_by(v, f)};
    s->source = copy_spans(keep, v, &f->source, 1, &s->n_source);
    s->cue = copy_spans(keep, v, &f->cue, 1, &s->n_cue);
    s->content = copy_spans(keep, v, f->content, f->n_content, &s->n_content);
}

static void make_records(fh_arena *keep, fh_arena *scratch, const fh_view *v, const fh_frames *frames, fh_report *r) {
    uint32_t *speaker_of = fh_new_n(scratch, uint32_t, frames->n ? frames->n : 1);
    fh_statement *out = fh_new_n(keep, fh_statement, frames->n ? frames->n : 1);
    if (!speaker_of || !out) return;
    fh_attribution__resolve(keep, scratch, v, frames, r, speaker_of);
    for (size_t i = 0; i < frames->n; i++) make_statement(keep, v, &frames->at[i], speaker_of[i], &out[i]);
    r->statements = out;
    r->n_statements = (uint32_t)frames->n;
}

static int by_content(const fh_frame *a, const fh_frame *b) {
    if (a->content[0].begin != b->content[0].begin) return a->content[0].begin < b->content[0].begin ? -1 : 1;
    return a->cue.begin < b->cue.begin ? -1 : a->cue.begin > b->cue.begin;
}

/* Insertion sort: frames come nearly in order, a few places off at most. */
static void sort_frames(fh_frames *frames) {
    for (size_t i = 1; i < frames->n; i++) {
        fh_frame f = frames->at[i];
        size_t k = i;
        for (; k > 0 && by_content(&f, &frames->at[k - 1]) < 0; k--) frames->at[k] = frames->at[k - 1];
        frames->at[k] = f;
    }
}

fh_status fh_attribution_read(fh_arena *keep, fh_arena *scratch, float min_confidence, fh_report *r, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_model model;
    if (!fh_attribution__model(fh_attribution__weights(), &model)) return fh_fail(err, FH_EBUG, 0, "the weights of attribution are not a model; rebuild the library");
    fh_view view;
    fh_frames frames = {0}, kept = {0};
    if (fh_attribution__view(scratch, r, &view)) fh_attribution__find(scratch, &model, &view, &frames);
    float least = min_confidence > 0 ? min_confidence : model.numbers.threshold;
    for (size_t i = 0; i < frames.n; i++)
        if (frames.at[i].confidence >= least) fh_vec_push(scratch, &kept, frames.at[i]);
    sort_frames(&kept);
    make_records(keep, scratch, &view, &kept, r);
    fh_status status = fh_fail_arena(err, scratch);
    fh_arena_rewind(scratch, mark);
    return status ? status : fh_fail_arena(err, keep);
}
