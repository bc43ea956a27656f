/* SPDX-License-Identifier: MIT
 *
 * attribution/nested.c - speech within speech: "Senators said Rubrik told them the plan was a wish list."
 *
 * The marked texts that the models have learnt from hold outermost statements only, so inside of a content the models
 * expect none. Here each content with a verb of saying in it is read once more as a text of its own, where nothing
 * tells that somebody else is speaking already. What is found is kept when a verb of saying is its cue and it has a
 * source. Words in quotation marks are left alone: what they report is the speaker's affair.
 *
 * Cost: one more reading of the contents that hold such a verb, about one in eight. */
#include "attribution/nested.h"

#include <string.h>

#include "attribution/words_table.h"

enum { SHORTEST = 5, LONGEST = 200, MOST = 8 }; /* tokens of a content; statements found in one */

static bool is_saying(const fh_view *v, uint32_t k) {
    fh_pos pos = v->t[k].pos;
    return (v->flags[k] & (ATTR_SAY | ATTR_TELL)) && pos >= FH_POS_VERB_BASE && pos <= FH_POS_VERB_PAST;
}

/* Which tokens are cues of frames, one a token; NULL when the arena is spent. */
static bool *mark_cues(fh_arena *arena, const fh_view *v, const fh_frames *frames) {
    bool *cues = fh_new_n(arena, bool, (size_t)v->n + 1);
    for (size_t i = 0; cues && i < frames->n; i++)
        for (uint32_t k = frames->at[i].cue.begin; k < frames->at[i].cue.end; k++) cues[k] = true;
    return cues;
}

/* A range of tokens as a report of one sentence. */
static bool as_text(fh_arena *arena, const fh_view *v, fh_range part, fh_report *r, fh_view *ret) {
    fh_token *t = fh_new_n(arena, fh_token, part.end - part.begin);
    fh_sentence *s = fh_new_n(arena, fh_sentence, 1);
    if (!t || !s) return false;
    memcpy(t, v->t + part.begin, (part.end - part.begin) * sizeof *t);
    t[0].flags |= FH_TOKEN_SENTENCE | FH_TOKEN_PARAGRAPH;
    s->n_tokens = part.end - part.begin;
    *r = (fh_report){.text = v->r->text, .tokens = t, .n_tokens = s->n_tokens, .sentences = s, .n_sentences = 1, .n_paragraphs = 1};
    *ret = (fh_view){r, t, r->n_tokens, v->flags + part.begin};
    return true;
}

static void shift(fh_frame *f, uint32_t by) {
    fh_range *ranges[2] = {&f->source, &f->cue};
    for (int i = 0; i < 2; i++) *ranges[i] = (fh_range){ranges[i]->begin + by, ranges[i]->end + by};
    for (uint32_t i = 0; i < f->n_content; i++) f->content[i] = (fh_range){f->content[i].begin + by, f->content[i].end + by};
}

static void read_part(fh_arena *arena, const fh_model *m, const fh_view *v, bool said, fh_range part, const bool *cues, fh_frames *frames) {
    fh_report r;
    fh_view inner;
    fh_frame taken[MOST];
    size_t n_taken = 0;
    fh_frames found = {0};
    fh_arena_mark mark = fh_arena_mark_now(arena);
    if (!as_text(arena, v, part, &r, &inner)) return;
    fh_attribution__find(arena, m, &inner, said, &found);
    for (size_t i = 0; i < found.n && n_taken < MOST; i++) {
        fh_frame f = found.at[i];
        bool saying = false;
        for (uint32_t k = f.cue.begin; k < f.cue.end; k++) saying |= is_saying(&inner, k) && !cues[k + part.begin];
        if (!saying || fh_range_empty(f.source) || f.confidence < m->numbers.threshold[said]) continue;
        shift(&f, part.begin);
        taken[n_taken++] = f;
    }
    fh_arena_rewind(arena, mark);
    for (size_t i = 0; i < n_taken; i++) fh_vec_push(arena, frames, taken[i]);
}

void fh_attribution__find_nested(fh_arena *arena, const fh_model *m, const fh_view *v, bool said, fh_frames *frames) {
    const bool *cues = mark_cues(arena, v, frames);
    for (size_t i = 0, n = cues ? frames->n : 0; i < n; i++)
        for (uint32_t p = 0; p < frames->at[i].n_content; p++) {
            fh_range part = frames->at[i].content[p];
            bool within = false;
            while (part.begin < part.end && fh_view_is(v, part.begin, "that")) part.begin++;
            if (part.end < part.begin + SHORTEST || part.end - part.begin > LONGEST) continue;
            for (uint32_t k = part.begin + 1; k < part.end; k++) within |= is_saying(v, k) && !(v->t[k].flags & FH_TOKEN_QUOTED) && !cues[k];
            if (within) read_part(arena, m, v, said, part, cues, frames);
        }
}
