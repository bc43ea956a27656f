/* SPDX-License-Identifier: MIT
 *
 * claim/conflict.c - what speaks for and against two sentences contradicting one another.
 *
 * Pairs come from claim/rival.c. Of each is gathered how much they share and of what kind (claim/overlap.c), the two figures and the two
 * dates most likely to fill one slot with different values (claim/slot.c), what they put in the place of one another (claim/contrast.c), what
 * stands around them (claim/window.c), who speaks and when, denials and negations on one side, and where both stand among one another's
 * rivals. Between reports the one that denies more counts as the answer; inside a report the later one. A trained model judges the pair
 * (claim/verdict.c); if it is told, its focus is what cannot both be right (claim/focus.c). Cost: linear in the pairs. */
#include "claim/conflict.h"

#include <math.h>

#include "claim/meeting.h"
#include "claim/refusal.h"
#include "claim/score.h"
#include "claim/turn.h"

enum { SPAN_MAX = 40, TOKENS_MAX = 160 }; /* tokens of a line that are shown; that are compared with a line before */
enum { RANK_NONE = 20, IDLE_RANK = 2 };   /* as a feature, of a line that is no rival; the last rank at which idle lines are held together */

/* The chance from which a conflict is told (models/claim_conflict.md): as a rule; where the later report brings the earlier up to date. */
static const float CONFLICT_LEAST = 0.15f, UPDATE_LEAST = 0.5f;
static const float LATER_DAYS = 5; /* between two reports, from which the later brings up to date */
static const float FIGURE_LEAST = 0.9f, NEGATED_DATE = 1.5f, DENIED_FIGURE = 3; /* E_SCORE from which two figures in one slot name the conflict */

enum { NEGATIONS = 2, DENIALS = 3 }; /* places in weighed */
static const uint32_t weighed[FH_CLAIM__WEIGHED_CUES] = {CUE_POSSIBLE, CUE_CONDITION, [NEGATIONS] = CUE_NEGATION, [DENIALS] = CUE_DENY, CUE_CONFIRM, CUE_CONTRAST, CUE_SAY,
                                                         CUE_ANONYMOUS, CUE_DOCUMENT, CUE_ALL, CUE_ONLY, CUE_PRONOUN, CUE_REBUT};

typedef struct windows { fh_claim__window a, b; } windows; /* of the two lines at hand */

static float less(float a, float b) { return a < b ? a : b; }
static float more(float a, float b) { return a < b ? b : a; }

static unsigned count(const fh_claim__text *t, const fh_claim__line *l, uint32_t cue) {
    const uint32_t no = CUE_NEGATION | CUE_DENY | CUE_REBUT;
    unsigned n = 0;
    if (!(l->cues & cue)) return 0;
    for (uint32_t k = l->tokens.first; k < fh_claim__end_of(l->tokens); k++) n += (t->words[k].cues & cue) && !(cue & no && fh_claim__in_source(t, l, k));
    return n;
}

static float quoted(const fh_claim__text *t, fh_claim__range r) {
    float n = 0;
    for (uint32_t k = r.first; k < fh_claim__end_of(r); k++) n += t->words[k].quoted;
    return r.n ? n / (float)r.n : 0;
}

static void weigh_cues(fh_claim__meeting *x) {
    for (int i = 0; i < FH_CLAIM__WEIGHED_CUES; i++) {
        x->f[G_A_CUES + i] = (float)count(x->a, x->la, weighed[i]);
        x->f[G_B_CUES + i] = (float)count(x->b, x->lb, weighed[i]);
    }
    for (int i = 0; i < FH_CLAIM__WEIGHED_FRAMES; i++) {
        x->f[G_A_FRAME + i] = (float)(x->la->frame >> i & 1);
        x->f[G_B_FRAME + i] = (float)(x->lb->frame >> i & 1);
    }
}

static const fh_speaker *speaker_of(const fh_claim__text *t, uint32_t line) {
    uint32_t s = t->lines[line].statement;
    if (s == FH_NONE || t->report->statements[s].speaker == FH_NONE) return NULL;
    return &t->report->speakers[t->report->statements[s].speaker];
}

static fh_str last_word(fh_str name) {
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != ' ') at--;
    return fh_str_cut(name, at, name.len);
}

static float same_speaker(const fh_speaker *a, const fh_speaker *b) {
    if (!a || !b) return -1;
    return a == b || (a->name.len && b->name.len && fh_str_equal_nocase(last_word(a->name), last_word(b->name)));
}

/* Days by which a is later than b; 0 where either day is not known. */
static int32_t days_after(const fh_report *a, const fh_report *b) {
    if (a->published.precision < FH_PRECISION_DAY || b->published.precision < FH_PRECISION_DAY) return 0;
    return fh_claim__day_number(a->published) - fh_claim__day_number(b->published);
}

static void weigh_speakers(fh_claim__meeting *x) {
    const fh_speaker *a = speaker_of(x->a, x->a_line), *b = speaker_of(x->b, x->b_line);
    x->f[G_SPOKEN] = (float)(x->la->statement != FH_NONE) + (float)(x->lb->statement != FH_NONE);
    x->f[G_SAME_SPEAKER] = same_speaker(a, b);
    x->f[G_ANONYMOUS] = (float)(a && a->kind == FH_SPEAKER_ANONYMOUS) + (float)(b && b->kind == FH_SPEAKER_ANONYMOUS);
    x->f[G_QUOTED_A] = quoted(x->a, x->la->tokens);
    x->f[G_QUOTED_B] = quoted(x->b, x->lb->tokens);
    x->f[G_DAYS] = fabsf((float)days_after(x->a->report, x->b->report));
}

/* Weight of the content words of line k that stand in line s too. */
static float shared_weight(const fh_claim__text *t, uint32_t s, uint32_t k) {
    fh_claim__range a = t->lines[s].tokens, b = t->lines[k].tokens;
    float sum = 0;
    if (a.n > TOKENS_MAX) a.n = TOKENS_MAX;
    if (b.n > TOKENS_MAX) b.n = TOKENS_MAX;
    for (uint32_t i = b.first; i < fh_claim__end_of(b); i++) {
        if (t->words[i].weight <= 0) continue;
        for (uint32_t n = a.first; n < fh_claim__end_of(a); n++)
            if (t->words[n].stem == t->words[i].stem) { sum += t->words[i].weight; break; }
    }
    return sum;
}

/* The same for lines at most FH_CLAIM__REACH apart, reckoned once. */
static float shared_before(const fh_claim__meeting *x, uint32_t s, uint32_t k) {
    fh_claim__nearby *near = &x->a_bests->before[k];
    uint32_t back = k - s - 1;
    if (!(near->known >> back & 1)) near->shared[back] = shared_weight(x->a, s, k);
    near->known |= (uint8_t)(1u << back);
    return near->shared[back];
}

/* How many of the lines before k and within reach share more with it than s does, or as much and stand nearer. */
static float inner_rank(const fh_claim__meeting *x, uint32_t s, uint32_t k) {
    float mine = shared_before(x, s, k), rank = 0;
    for (uint32_t i = k > FH_CLAIM__REACH ? k - FH_CLAIM__REACH : 0; i < k; i++) {
        float w = i == s ? -1 : shared_before(x, i, k);
        rank += w > mine || (w == mine && i > s);
    }
    return rank;
}

static void weigh_places(fh_claim__meeting *x, const fh_claim__rivals *r) {
    float *f = x->f, ranks[2] = {r->x_rank == FH_NONE ? RANK_NONE : (float)r->x_rank, r->y_rank == FH_NONE ? RANK_NONE : (float)r->y_rank};
    bool same = x->a == x->b;
    f[G_SAME_REPORT] = same;
    f[G_DISTANCE] = same ? (float)x->b_line - (float)x->a_line : -1;
    f[G_SAME_PARAGRAPH] = same && x->a->report->sentences[x->a_line].paragraph == x->b->report->sentences[x->b_line].paragraph;
    f[G_SHARED] = r->shared;
    f[G_SHARED_OF_LESS] = r->shared / (less(x->la->weight, x->lb->weight) + 1);
    f[G_BETTER_RANK] = less(ranks[0], ranks[1]);
    f[G_WORSE_RANK] = more(ranks[0], ranks[1]);
    f[G_INNER_RANK] = same && x->b_line <= x->a_line + FH_CLAIM__REACH ? inner_rank(x, x->a_line, x->b_line) : -1;
    f[G_OF_BEST_A] = fh_claim__of_best(&x->a_bests->lines[x->a_line], r->shared);
    f[G_OF_BEST_B] = fh_claim__of_best(&x->b_bests->lines[x->b_line], r->shared);
    f[G_A_PLACE] = (float)x->a_line / (float)x->a->n_lines;
    f[G_B_PLACE] = (float)x->b_line / (float)x->b->n_lines;
    f[G_B_TURNS] = x->lb->tokens.n && (x->b->words[x->lb->tokens.first].cues & CUE_CONTRAST);
}

static void weigh_windows(fh_claim__meeting *x, windows *around) {
    fh_claim__set_window(&around->a, x->a, x->a_line);
    fh_claim__set_window(&around->b, x->b, x->b_line);
    fh_claim__weigh_windows(&around->a, &around->b, &x->f[G_WINDOW]);
}

/* Two figures or dates in one slot name the type; where one side denies, or says "not" and gives a day, only if they answer one another well. */
static fh_conflict_type type_of(const float *f) {
    bool denied = f[G_A_CUES + DENIALS] + f[G_B_CUES + DENIALS] > 0, negated = f[G_A_CUES + NEGATIONS] + f[G_B_CUES + NEGATIONS] > 0;
    float least = denied ? DENIED_FIGURE : FIGURE_LEAST;
    if (f[G_FIGURE] > least && f[G_FIGURE] >= f[G_DATE]) return FH_CONFLICT_NUMBER;
    return f[G_DATE] > (negated && !denied ? NEGATED_DATE : least) ? FH_CONFLICT_DATE : FH_CONFLICT_POLARITY;
}

/* Does a line of the later report date what it says after the earlier report was out: then it brings the figure up to date. A plan
 * that lies ahead of both does so too: of 12 pairs that the newsroom has of that kind none is a conflict. */
static bool is_dated_after(const fh_claim__text *later, const fh_claim__line *l, const fh_report *earlier) {
    if (earlier->published.precision < FH_PRECISION_DAY) return false;
    for (uint32_t i = l->quantities.first; i < fh_claim__end_of(l->quantities); i++) {
        const fh_claim__quantity *q = &later->quantities[i];
        if (q->date.precision < FH_PRECISION_DAY || q->measure == FH_CLAIM__CLOCK) continue;
        if (fh_claim__day_number(q->date) > fh_claim__day_number(earlier->published)) return true;
    }
    return false;
}

/* Does the later of two reports bring the earlier up to date. */
static bool is_update(const fh_claim__meeting *x) {
    int32_t days = days_after(x->a->report, x->b->report);
    if (fabsf((float)days) >= LATER_DAYS) return true;
    if (days < 0) return is_dated_after(x->b, x->lb, x->a->report);
    return days > 0 && is_dated_after(x->a, x->la, x->b->report);
}

static float least_of(const fh_claim__meeting *x) { return x->a != x->b && is_update(x) ? UPDATE_LEAST : CONFLICT_LEAST; }

static fh_claim__range shortened(fh_claim__range r) {
    if (r.n > SPAN_MAX) r.n = SPAN_MAX;
    return r;
}

static void set_charge(const fh_claim__meeting *x, fh_claim__charge *c) {
    bool one_turn = x->a == x->b && x->la->turn == x->lb->turn;
    c->conflict = (fh_conflict){.a = x->a_side->report, .b = x->b_side->report, .type = type_of(x->f)};
    c->conflict.a_span = fh_claim__span_of(x->a, shortened(x->la->tokens));
    c->conflict.b_span = fh_claim__span_of(x->b, shortened(x->lb->tokens));
    c->a_turn = one_turn ? c->conflict.a_span : fh_claim__turn_span(x->a, x->la->turn);
    c->b_turn = one_turn ? c->conflict.b_span : fh_claim__turn_span(x->b, x->lb->turn);
    c->least = least_of(x);
    fh_claim__set_focus(x, &c->conflict);
}

static bool answers(const fh_claim__line *l) { return (l->cues & (CUE_DENY | CUE_REBUT | CUE_NEGATION)) != 0; }

static fh_claim__meeting meet(const fh_claim__side *sides, const fh_claim__bests *known, const fh_claim__rivals *r, float *f) {
    const fh_claim__text *x = sides[r->x_side].text, *y = sides[r->y_side].text;
    bool turned = r->x_side != r->y_side && answers(&x->lines[r->x_line]) && !answers(&y->lines[r->y_line]);
    uint32_t a = turned ? r->y_side : r->x_side, b = turned ? r->x_side : r->y_side;
    uint32_t a_line = turned ? r->y_line : r->x_line, b_line = turned ? r->x_line : r->y_line;
    return (fh_claim__meeting){.a_side = &sides[a], .b_side = &sides[b], .a = sides[a].text, .b = sides[b].text, .a_line = a_line, .b_line = b_line,
                               .la = &sides[a].text->lines[a_line], .lb = &sides[b].text->lines[b_line],
                               .a_bests = &known[a], .b_bests = &known[b], .f = f};
}

/* Two accounts that fill no slot with two values, use no opposites, and of which none denies, are held against one another only
 * where each is among the first that the other answers. */
static bool is_idle(const fh_claim__meeting *x, const fh_claim__rivals *r) {
    if (x->a == x->b || answers(x->la) != answers(x->lb) || (r->x_rank <= IDLE_RANK && r->y_rank <= IDLE_RANK)) return false;
    return !fh_claim__has_clash(x) && !fh_claim__has_opposites(x);
}

static bool hold(fh_arena *scratch, const fh_claim__side *sides, const fh_claim__bests *known, windows *around, const fh_claim__rivals *r, fh_claim__dispute *d) {
    fh_claim__meeting x = meet(sides, known, r, d->f);
    if (is_idle(&x, r) || fh_claim__only_refuses(x.a, x.a_line) || fh_claim__only_refuses(x.b, x.b_line)) return false;
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_claim__match_words(scratch, x.a, x.la->tokens, x.b, &x.b_line, 1, &x.m);
    fh_claim__weigh_slots(&x);
    fh_claim__weigh_matches(&x);
    fh_claim__weigh_clauses(&x);
    fh_claim__weigh_opposites(&x);
    fh_claim__contrast(x.a, x.b, &x.m, &d->f[G_CONTRAST]);
    weigh_places(&x, r);
    weigh_speakers(&x);
    weigh_cues(&x);
    weigh_windows(&x, around);
    d->f[G_CLASH] = (float)fh_claim__clash(scratch, x.a, x.la->tokens, x.b, x.lb->tokens);
    set_charge(&x, &d->charge);
    d->side = r->x_side;
    d->turn = sides[r->x_side].text->lines[r->x_line].turn;
    fh_arena_rewind(scratch, mark);
    return true;
}

/* Lets both lines, and their figures, know how well they go with one another. */
static void rank(fh_arena *scratch, const fh_claim__side *sides, const fh_claim__bests *known, const fh_claim__rivals *r) {
    fh_claim__meeting x = meet(sides, known, r, NULL);
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    if (fh_claim__has_comparable_figures(&x)) {
        fh_claim__match_words(scratch, x.a, x.la->tokens, x.b, &x.b_line, 1, &x.m);
        fh_claim__rank_figures(&x);
    }
    fh_claim__note_partner(&x.a_bests->lines[x.a_line], r->shared, false);
    fh_claim__note_partner(&x.b_bests->lines[x.b_line], r->shared, false);
    fh_arena_rewind(scratch, mark);
}

static fh_claim__bests *new_bests(fh_arena *arena, const fh_claim__side *sides, uint32_t n) {
    fh_claim__bests *known = fh_new_n(arena, fh_claim__bests, n + 1u);
    for (uint32_t i = 0; known && i < n; i++) {
        const fh_claim__text *t = sides[i].text;
        known[i] = (fh_claim__bests){fh_new_n(arena, fh_claim__best, t->n_quantities + 1u), fh_new_n(arena, fh_claim__best, t->n_lines + 1u),
                                     fh_new_n(arena, fh_claim__nearby, t->n_lines + 1u)};
    }
    return known;
}

void fh_claim__find_conflicts(fh_arena *arena, fh_arena *scratch, const fh_claim__side *sides, uint32_t n, fh_claim__dispute_fn *fn, void *payload) {
    fh_claim__rival_vec rivals = {0};
    const fh_claim__bests *known = new_bests(scratch, sides, n);
    windows *around = fh_new_n(scratch, windows, 1);
    if (fh_arena_status(scratch)) return;
    fh_claim__find_rivals(arena, sides, n, &rivals);
    for (size_t i = 0; i < rivals.n && !fh_arena_status(scratch); i++) rank(scratch, sides, known, &rivals.at[i]);
    for (size_t i = 0; i < rivals.n && !fh_arena_status(scratch); i++) {
        fh_claim__dispute d = {0};
        if (hold(scratch, sides, known, around, &rivals.at[i], &d)) fn(payload, &d);
    }
}
