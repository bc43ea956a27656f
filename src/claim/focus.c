/* SPDX-License-Identifier: MIT
 *
 * claim/focus.c - the words of two lines that cannot both be right, out of all that the lines say.
 *
 * Of two figures it is the figures with what they count. Of a denial it is the clause that denies, without who says so, and what the
 * clause that it answers says. Nothing is set where a side has no such words. Cost: linear in the words of both lines. */
#include "claim/meeting.h"

enum { DENIAL_MAX = 16, THAT_REACH = 10, HIDING_REACH = 4, WHO_REACH = 24 };

static const uint32_t denies = CUE_NEGATION | CUE_DENY | CUE_REBUT;

/* "$" of "$94 million" belongs to the words after it. */
static bool is_sign_of_next(const fh_token *tokens, fh_claim__range r) {
    return r.n > 1 && tokens[r.first + 1].flags & FH_TOKEN_DIGIT && !(tokens[r.first + 1].flags & FH_TOKEN_SPACE) && !(tokens[r.first].flags & (FH_TOKEN_OPEN | FH_TOKEN_CLOSE));
}

static fh_claim__range without_stops(const fh_claim__text *t, fh_claim__range r) {
    while (r.n && !(t->report->tokens[fh_claim__end_of(r) - 1].flags & FH_TOKEN_WORD)) r.n--;
    while (r.n && !(t->report->tokens[r.first].flags & FH_TOKEN_WORD) && !is_sign_of_next(t->report->tokens, r)) r.first++, r.n--;
    return r;
}

static bool is_word(const fh_claim__text *t, uint32_t k, const char *word) { return fh_str_equal_nocase(fh_claim__str_of(t, k), fh_str_of(word)); }

/* Past the "that" before which nothing is said but who tells it to whom: "told the panel by video that"; else where r begins. */
static uint32_t after_that(const fh_claim__text *t, const fh_claim__line *l, fh_claim__range r) {
    bool said = false;
    for (uint32_t k = r.first; k + 1 < fh_claim__end_of(r) && k < r.first + THAT_REACH; k++) {
        if (said && is_word(t, k, "that")) return k + 1;
        if (fh_claim__in_source(t, l, k)) continue;
        bool says = (t->words[k].cues & CUE_SAY) != 0;
        if (t->words[k].cues & denies || (fh_claim__is_verb(t, k) && !says)) break;
        said |= says;
    }
    return r.first;
}

/* Past the ", said" that closes what is told of a source: "who asked not to be named, said cracks had been"; else `from`. */
static uint32_t after_who(const fh_claim__text *t, fh_claim__range r, uint32_t from) {
    if (!is_word(t, r.first, "who")) return from;
    for (uint32_t k = r.first + 2; k + 1 < fh_claim__end_of(r) && k < r.first + WHO_REACH; k++)
        if (t->words[k].cues & CUE_SAY && is_word(t, k - 1, ",")) return k + 1;
    return from;
}

/* Does token k only lead up to what is said: who says it, that it is said, "and". */
static bool leads_up(const fh_claim__text *t, const fh_claim__line *l, uint32_t k) {
    const fh_token *token = &t->report->tokens[k];
    if (fh_claim__in_source(t, l, k) || token->pos == FH_POS_CONJUNCTION || !(token->flags & FH_TOKEN_WORD)) return true;
    if (t->words[k].cues & denies || t->words[k].quoted || k + 1 >= t->n_words) return false;
    bool says = (t->words[k].cues & CUE_SAY) && !is_word(t, k + 1, "us") && !is_word(t, k + 1, "me") && !is_word(t, k + 1, "him") && !is_word(t, k + 1, "them");
    return says || (fh_claim__is_verb(t, k) && (t->words[k + 1].cues & CUE_SAY)) || is_word(t, k, "that");
}

static uint32_t past_leading(const fh_claim__text *t, const fh_claim__line *l, fh_claim__range r) {
    uint32_t from = after_who(t, r, after_that(t, l, r));
    while (from + 1 < fh_claim__end_of(r) && leads_up(t, l, from)) from++;
    return from;
}

/* Without the "he said" that closes a clause. */
static fh_claim__range without_trailing(const fh_claim__text *t, const fh_claim__line *l, fh_claim__range r) {
    fh_claim__range cut = r;
    bool said = false;
    while (cut.n) {
        uint32_t k = fh_claim__end_of(cut) - 1;
        bool says = (t->words[k].cues & CUE_SAY) && !t->words[k].quoted;
        if (!says && !fh_claim__in_source(t, l, k) && t->report->tokens[k].flags & FH_TOKEN_WORD) break;
        said |= says;
        cut.n--;
    }
    return said && cut.n ? cut : r;
}

/* What a clause says, without who says it; what the sentence says where the clause is no more than that. */
static fh_claim__range said_words(const fh_claim__text *t, const fh_claim__line *l, fh_claim__range r) {
    uint32_t from = past_leading(t, l, r), verbs = 0;
    for (uint32_t k = from; k < fh_claim__end_of(r); k++) verbs += fh_claim__is_verb(t, k) || (t->words[k].cues & denies) || t->report->tokens[k].pos == FH_POS_MODAL;
    bool source = is_word(t, r.first, "according") || verbs == 0;
    if (!source && from > l->tokens.first && (is_word(t, from, "n't") || is_word(t, from, "n\xe2\x80\x99t"))) from--;
    if (source) from = past_leading(t, l, r = l->tokens);
    return without_stops(t, without_trailing(t, l, (fh_claim__range){from, fh_claim__end_of(r) - from}));
}

/* Does a clause of the answer speak of what the other line says: by a word of it, or of "such" a thing. */
static bool answers_by(const fh_claim__meeting *x, fh_claim__range b) {
    for (uint32_t k = b.first; k < fh_claim__end_of(b); k++)
        if ((x->b->words[k].weight > 0 && fh_claim__match_b(x, k) != FH_NONE) || is_word(x->b, k, "such")) return true;
    return false;
}

/* "denied that any letter came", but "the message was false": from the word that denies where it says so itself or the clause is long. */
static fh_claim__range denying_words(const fh_claim__text *t, const fh_claim__line *l, fh_claim__range clause, uint32_t k) {
    bool alone = (t->words[k].cues & CUE_SAY) && (t->words[k].cues & (CUE_DENY | CUE_REBUT));
    if (alone || clause.n > DENIAL_MAX) return without_stops(t, (fh_claim__range){k, fh_claim__end_of(clause) - k});
    return said_words(t, l, clause);
}

/* Does "not" at token k tell why a source has no name: "not authorised to speak". */
static bool hides_a_name(const fh_claim__text *t, uint32_t k) {
    for (uint32_t i = k + 1; i < t->n_words && i <= k + HIDING_REACH; i++)
        if (t->words[i].cues & CUE_ANONYMOUS) return true;
    return false;
}

/* "no more than 26": a bound denies nothing. */
static bool is_bound(const fh_claim__text *t, uint32_t k) { return k + 2 < t->n_words && is_word(t, k + 2, "than"); }

/* Does token k of the answer deny: not who speaks, nor in a word that the other line has too. */
static bool denies_at(const fh_claim__meeting *x, uint32_t k, uint32_t cues) {
    const fh_claim__word *w = &x->b->words[k];
    if (!(w->cues & cues) || fh_claim__in_source(x->b, x->lb, k) || fh_claim__match_b(x, k) != FH_NONE) return false;
    return !(w->cues & CUE_NEGATION) || (!hides_a_name(x->b, k) && !is_bound(x->b, k));
}

/* The clause that denies. What only has a "not" denies nothing of the other line if it speaks of something else. */
static fh_claim__range denial(const fh_claim__meeting *x) {
    const fh_claim__text *t = x->b;
    for (int weak = 0; weak < 2; weak++) {
        const uint32_t cues = weak ? CUE_NEGATION : CUE_DENY | CUE_REBUT;
        for (uint32_t i = x->lb->clauses.first; i < fh_claim__end_of(x->lb->clauses); i++) {
            fh_claim__range c = t->clauses[i].tokens;
            if (weak && x->lb->clauses.n > 1 && !answers_by(x, c)) continue;
            for (uint32_t k = c.first; k < fh_claim__end_of(c); k++)
                if (denies_at(x, k, cues)) return denying_words(t, x->lb, c, k);
        }
    }
    return (fh_claim__range){0, 0};
}

/* The whole expression that a date is a part of, where it is shown: "Wednesday, June 9", "midnight on Sunday". */
static fh_claim__range whole_time(const fh_claim__text *t, const fh_claim__quantity *q, fh_span shown) {
    const fh_token *tokens = t->report->tokens;
    fh_claim__range r = {q->first, q->n};
    const fh_timex *time = fh_claim__time_from(t->report, tokens[q->first].begin);
    if (!time || time->span.begin > tokens[q->first].begin || time->span.begin < shown.begin || time->span.end > shown.end || (time->type != FH_TIMEX_DATE && time->type != FH_TIMEX_TIME)) return r;
    while (r.first > 0 && tokens[r.first - 1].begin >= time->span.begin) r.first--, r.n++;
    while (fh_claim__end_of(r) < t->n_words && tokens[fh_claim__end_of(r)].end <= time->span.end) r.n++;
    return r;
}

static bool is_inside(fh_span s, fh_span whole) { return s.begin >= whole.begin && s.end <= whole.end && s.begin < s.end; }

void fh_claim__set_focus(const fh_claim__meeting *x, fh_conflict *c) {
    fh_claim__range a = {0, 0}, b = {0, 0};
    if (c->type == FH_CONFLICT_NUMBER) a = fh_claim__whole_figure(x->a, x->a_figure), b = fh_claim__whole_figure(x->b, x->b_figure);
    else if (c->type == FH_CONFLICT_DATE) a = whole_time(x->a, x->a_date, c->a_span), b = whole_time(x->b, x->b_date, c->b_span);
    else if ((b = denial(x)).n) a = said_words(x->a, x->la, x->a_best);
    if (a.n == 0 || b.n == 0) return;
    fh_span first = fh_claim__span_of(x->a, without_stops(x->a, a)), second = fh_claim__span_of(x->b, without_stops(x->b, b));
    if (is_inside(first, c->a_span) && is_inside(second, c->b_span)) c->a_focus = first, c->b_focus = second;
}
