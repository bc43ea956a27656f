/* SPDX-License-Identifier: MIT
 *
 * claim/turn.c - which lines of a paragraph one voice says in one go.
 *
 * A line goes on with the one before where both stand in one paragraph and one speaker says a part of each, or where it
 * leans on that line by a word near its beginning ("he", "that", "such") and is not said by somebody else: an answer is a turn of its own.
 * Invariant: a turn is a run of lines of one paragraph; one of several lines has at most TURN_TOKENS tokens. */
#include "claim/turn.h"

enum { TURN_TOKENS = 70, LEANING_WORDS = 8, SAID_MAX = 8, LOOKED_MAX = 64 };

typedef struct voices { uint32_t of[SAID_MAX], n; } voices; /* who says a part of a line; FH_NONE for somebody unknown */

static bool overlap(fh_span a, fh_span b) { return a.begin < b.end && b.begin < a.end; }

static bool says(const fh_statement *s, fh_span at) {
    for (uint32_t c = 0; c < s->n_content; c++)
        if (overlap(s->content[c], at)) return true;
    return false;
}

static void hear(const fh_claim__text *t, uint32_t line, voices *v) {
    const fh_report *r = t->report;
    fh_span at = r->sentences[line].span;
    uint32_t first = fh_claim__first_said(t, at);
    v->n = 0;
    for (uint32_t i = first; i < r->n_statements && i - first < LOOKED_MAX && t->said_from[i] < at.end && v->n < SAID_MAX; i++)
        if (says(&r->statements[i], at)) v->of[v->n++] = r->statements[i].speaker;
}

static bool share_a_voice(const voices *a, const voices *b) {
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++)
            if (a->of[i] == b->of[k]) return true;
    return false;
}

static bool leans(const fh_claim__text *t, const fh_claim__line *l) {
    uint32_t words = 0;
    for (uint32_t k = l->tokens.first; k < l->tokens.first + l->tokens.n && words < LEANING_WORDS; k++) {
        if (t->words[k].cues & CUE_LEANS) return true;
        words += (t->report->tokens[k].flags & FH_TOKEN_WORD) != 0;
    }
    return false;
}

static bool same_paragraph(const fh_claim__text *t, uint32_t a, uint32_t b) { return t->report->sentences[a].paragraph == t->report->sentences[b].paragraph; }

static bool goes_on(const fh_claim__text *t, uint32_t line, const voices *before, const voices *now) {
    return share_a_voice(before, now) || (leans(t, &t->lines[line]) && (before->n == 0 || now->n == 0));
}

void fh_claim__find_turns(fh_claim__text *t) {
    voices before = {.n = 0}, now;
    uint32_t tokens = 0;
    for (uint32_t i = 0; i < t->n_lines; i++, before = now) {
        uint32_t n = t->lines[i].tokens.n;
        hear(t, i, &now);
        bool joins = i > 0 && tokens + n <= TURN_TOKENS && same_paragraph(t, i - 1, i) && goes_on(t, i, &before, &now);
        t->lines[i].turn = joins ? t->lines[i - 1].turn : i;
        tokens = joins ? tokens + n : n;
    }
}

fh_span fh_claim__turn_span(const fh_claim__text *t, uint32_t turn) {
    fh_claim__range r = t->lines[turn].tokens;
    for (uint32_t i = turn + 1; i < t->n_lines && t->lines[i].turn == turn; i++) r.n += t->lines[i].tokens.n;
    if (r.n > TURN_TOKENS) r.n = TURN_TOKENS;
    return fh_claim__span_of(t, r);
}
