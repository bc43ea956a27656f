/* SPDX-License-Identifier: MIT
 *
 * claim/link.c - one clause looked for in a line of another report.
 *
 * Words are matched as in alignment; the clauses of the line that hold the first and the last match, and what lies
 * between, are where it is said. Whether two accounts say the same is judged by trained trees over how much of each side
 * is found in the other, figures that both give, or one alone, and names and deeds in common. A figure with another
 * value makes it another claim, whatever the rest. Cost: the product of the lengths of clause and line. */
#include "claim/link.h"

#include "base/embed.h"
#include "claim/contrast.h"
#include "claim/pair.h"
#include "claim/trees.h"
#include "claim/window.h"

FH_EMBED(claim_link, "claim_link.bin");

enum { FIGURES_MAX = 400, GIVEN_MAX = 3, PLACE_WORDS = 40, CLOSING_MAX = 8 };
static const float CLAUSE_LEAST = 2.2f, LINE_LEAST = 1.6f; /* weight of a clause that says something; of a whole sentence */

enum { /* features */
    L_SHARE = 0, L_BACK, L_FOUND, L_WEIGHT, L_OTHER_WEIGHT, L_SCORE, L_RANK, L_EQUAL, L_MISSING, L_EXTRA, L_NAMES, L_VERBS, L_NEGATED, L_RAREST, L_WORDS,
    L_SAYS, L_PLAIN, L_PLAIN_BACK, L_FIGURE, L_FIGURE_WEIGHT, L_LIKE, L_DEED, L_STARTS, L_LINE,
    L_WINDOW, /* FH_CLAIM__WINDOW_FEATURES of window.h */
    L_END = L_WINDOW + FH_CLAIM__WINDOW_FEATURES
};
_Static_assert((int)L_END <= (int)FH_CLAIM__LINK_FEATURES, "room for every feature");

/* A finite verb that says more than that somebody spoke: "Costa Rica's foreign minister," has none, nor has "the harbour
 * master told reporters". */
bool fh_claim__says_something(const fh_claim__text *t, fh_claim__range clause) {
    for (uint32_t k = clause.first; k < fh_claim__end_of(clause); k++) {
        uint8_t pos = t->report->tokens[k].pos;
        uint16_t flags = t->report->tokens[k].flags;
        if (flags & FH_TOKEN_CAPITAL && !(flags & FH_TOKEN_SENTENCE)) continue; /* of a title: "Face the Nation" */
        if ((pos == FH_POS_VERB_PRESENT || pos == FH_POS_VERB_PAST || pos == FH_POS_MODAL) && !(t->words[k].cues & CUE_SAY)) return true;
    }
    return false;
}

/* "Nicaragua | and Costa Rica are close to an accord": what an "and" cut off from a clause without a verb was its subject. */
static fh_claim__range with_subject(const fh_claim__text *t, const fh_claim__clause *c) {
    fh_claim__range r = c->tokens;
    for (const fh_claim__clause *before = c; before > t->clauses && before[-1].sentence == c->sentence; before--) {
        bool joined = fh_str_equal_nocase(fh_claim__str_of(t, before->tokens.first), FH_STR("and"));
        if (!joined || fh_claim__says_something(t, before[-1].tokens)) break;
        r = (fh_claim__range){before[-1].tokens.first, fh_claim__end_of(r) - before[-1].tokens.first};
    }
    return r;
}

bool fh_claim__only_describes(const fh_claim__text *t, fh_claim__range clause) {
    bool relative = false;
    for (uint32_t k = clause.first; k < fh_claim__end_of(clause); k++) {
        const fh_token *token = &t->report->tokens[k];
        if (token->pos == FH_POS_WH && k > clause.first) relative = true;
        bool finite = token->pos == FH_POS_VERB_PRESENT || token->pos == FH_POS_VERB_PAST || token->pos == FH_POS_MODAL;
        if (finite && !relative && !(t->words[k].cues & CUE_SAY)) return false;
    }
    return relative;
}

/* Does all that the clause says stand where a sentence tells who speaks: "two engineers who have seen photographs". */
static bool names_source(const fh_claim__text *t, uint32_t line, fh_claim__range clause) {
    uint32_t statement = t->lines[line].statement;
    if (statement == FH_NONE) return false;
    const fh_statement *s = &t->report->statements[statement];
    for (uint32_t k = clause.first; k < fh_claim__end_of(clause); k++) {
        bool finite = fh_claim__says_something(t, (fh_claim__range){k, 1}), inside = false;
        for (uint32_t i = 0; i < s->n_source; i++) inside |= t->report->tokens[k].begin >= s->source[i].begin && t->report->tokens[k].end <= s->source[i].end;
        if (finite && !inside) return false;
    }
    return true;
}

bool fh_claim__asks(const fh_claim__text *t, uint32_t line) {
    fh_claim__range r = t->lines[line].tokens;
    for (uint32_t i = 0; i < r.n && i < CLOSING_MAX; i++) {
        uint32_t k = fh_claim__end_of(r) - 1 - i;
        if (fh_str_equal(fh_claim__str_of(t, k), FH_STR("?"))) return true;
        if (t->report->tokens[k].flags & FH_TOKEN_WORD) return false;
    }
    return false;
}

bool fh_claim__is_seed(const fh_claim__text *t, const fh_claim__clause *c, fh_claim__range *ret) {
    *ret = with_subject(t, c);
    if (fh_claim__asks(t, c->sentence)) return false;
    if (c->weight < (c->tokens.n == t->lines[c->sentence].tokens.n ? LINE_LEAST : CLAUSE_LEAST) || !fh_claim__says_something(t, c->tokens)) return false;
    bool relative = t->report->tokens[ret->first].pos == FH_POS_WH;
    if (c->cues & CUE_ANONYMOUS && (relative || fh_claim__only_describes(t, *ret))) return false;
    bool identity = t->words[ret->first].name != FH_NONE && fh_claim__only_describes(t, *ret);
    return !identity && !names_source(t, c->sentence, *ret);
}

/* The clauses of the line from its first matched word to its last. */
static fh_claim__range reach_of(const fh_claim__text *t, uint32_t line, const fh_claim__matching *m) {
    const fh_claim__line *l = &t->lines[line];
    uint32_t first = UINT32_MAX, last = 0, begin = l->tokens.first, end = fh_claim__end_of(l->tokens);
    for (uint32_t k = 0; k < m->a.n; k++) {
        if (m->a_match[k] == FH_NONE) continue;
        if (m->a_match[k] < first) first = m->a_match[k];
        if (m->a_match[k] > last) last = m->a_match[k];
    }
    if (first == UINT32_MAX) return l->tokens;
    for (uint32_t i = l->clauses.first; i < fh_claim__end_of(l->clauses); i++) {
        fh_claim__range c = t->clauses[i].tokens;
        if (c.first <= first) begin = c.first;
        if (fh_claim__end_of(c) > last) { end = fh_claim__end_of(c); break; }
    }
    return (fh_claim__range){begin, end - begin};
}

static uint32_t first_figure(const fh_claim__text *t, uint32_t token) {
    size_t low = 0, high = t->n_quantities;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (t->quantities[mid].first < token) low = mid + 1;
        else high = mid;
    }
    return (uint32_t)low;
}

/* How the figures of two ranges agree: a figure of one kind and another value on one side only clashes. */
typedef struct agreement { uint32_t equal, missing; bool clash; } agreement;

static agreement compare_figures(const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb) {
    agreement found = {0};
    for (uint32_t i = first_figure(a, ra.first); i < a->n_quantities && a->quantities[i].first < fh_claim__end_of(ra); i++) {
        bool other = false, equal = false;
        for (uint32_t k = first_figure(b, rb.first); k < b->n_quantities && b->quantities[k].first < fh_claim__end_of(rb); k++) {
            fh_claim__likeness l = fh_claim__compare_quantities(&a->quantities[i], &b->quantities[k]);
            other |= l == FH_CLAIM__OTHER;
            equal |= l == FH_CLAIM__EQUAL || l == FH_CLAIM__LOOSER;
        }
        found.equal += equal;
        found.missing += !equal;
        found.clash |= other && !equal;
    }
    return found;
}

static bool is_equal(const fh_claim__quantity *a, const fh_claim__quantity *b) {
    fh_claim__likeness l = fh_claim__compare_quantities(a, b);
    return a->ordinal == b->ordinal && (l == FH_CLAIM__EQUAL || l == FH_CLAIM__LOOSER);
}

/* In how many figures of a text this one is given. */
static uint32_t times_given(const fh_claim__text *t, const fh_claim__quantity *q) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->n_quantities && i < FIGURES_MAX; i++) n += is_equal(&t->quantities[i], q);
    return n;
}

/* The rarest figure that both ranges give: 1 where each text gives it once. */
static void weigh_figures(const fh_claim__text *a, fh_claim__range ra, const fh_claim__text *b, fh_claim__range rb, float *f) {
    for (uint32_t i = first_figure(a, ra.first); i < a->n_quantities && a->quantities[i].first < fh_claim__end_of(ra); i++) {
        const fh_claim__quantity *q = &a->quantities[i];
        bool given = false;
        for (uint32_t k = first_figure(b, rb.first); k < b->n_quantities && b->quantities[k].first < fh_claim__end_of(rb); k++) given |= is_equal(q, &b->quantities[k]);
        float rare = given ? 2.0f / (float)(times_given(a, q) + times_given(b, q)) : 0;
        if (rare <= f[L_FIGURE]) continue;
        f[L_FIGURE] = rare;
        f[L_FIGURE_WEIGHT] = a->words[q->first].weight;
    }
}

static bool holds(const fh_claim__offer *offers, uint32_t n, uint32_t line) {
    for (uint32_t i = 0; i < n; i++)
        if (offers[i].line == line) return true;
    return false;
}

uint32_t fh_claim__offer_lines(const fh_claim__text *seed, fh_claim__range clause, const fh_claim__text *t, const fh_claim__partners *partners,
                               fh_claim__offer ret[FH_CLAIM__OFFERS]) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < partners->n; i++, n++) ret[n] = (fh_claim__offer){partners->line[i], n, partners->score[i]};
    for (uint32_t i = first_figure(seed, clause.first); i < seed->n_quantities && seed->quantities[i].first < fh_claim__end_of(clause); i++) {
        const fh_claim__quantity *q = &seed->quantities[i];
        if (times_given(t, q) > GIVEN_MAX) continue;
        for (uint32_t k = 0; k < t->n_quantities && k < FIGURES_MAX && n < FH_CLAIM__OFFERS; k++) {
            if (!is_equal(q, &t->quantities[k]) || holds(ret, n, t->quantities[k].sentence)) continue;
            ret[n] = (fh_claim__offer){t->quantities[k].sentence, n, 0};
            n++;
        }
    }
    return n;
}

static float weight_of(const fh_claim__text *t, fh_claim__range r) {
    float sum = 0;
    for (uint32_t k = r.first; k < fh_claim__end_of(r); k++) sum += t->words[k].weight;
    return sum;
}

static bool is_plain(const fh_claim__word *w) { return w->weight > 0 && w->name == FH_NONE && w->quantity == FH_NONE && !(w->cues & CUE_SAY); }

static float plain_weight(const fh_claim__text *t, fh_claim__range r) {
    float sum = 0;
    for (uint32_t k = r.first; k < fh_claim__end_of(r); k++) sum += is_plain(&t->words[k]) ? t->words[k].weight : 0;
    return sum;
}

/* What is neither name nor figure: "president of the federation" shares its names with much that says another thing. */
static void weigh_plain(const fh_claim__text *seed, const fh_claim__text *t, fh_claim__range range, const fh_claim__matching *m, float *f) {
    float found = 0, mine = plain_weight(seed, m->a), other = plain_weight(t, range);
    for (uint32_t k = 0; k < m->a.n; k++)
        if (m->a_match[k] != FH_NONE && is_plain(&seed->words[m->a.first + k])) found += seed->words[m->a.first + k].weight;
    f[L_PLAIN] = mine > 0 ? found / mine : -1;
    f[L_PLAIN_BACK] = other > 0 ? found / other : -1;
}

/* Words of like company among those that have no partner, and whether the clause's first deed is done there too. */
static void weigh_deeds(const fh_claim__text *seed, const fh_claim__text *t, fh_claim__range range, const fh_claim__matching *m, float *f) {
    float contrast[FH_CLAIM__CONTRAST_FEATURES] = {0};
    fh_claim__contrast(seed, t, m, contrast);
    f[L_LIKE] = contrast[0];
    uint32_t deed = fh_claim__deed_near(seed, m->a, m->a.first);
    f[L_DEED] = deed == FH_NONE ? -1 : 0;
    for (uint32_t k = range.first; deed != FH_NONE && k < fh_claim__end_of(range) && k < range.first + PLACE_WORDS; k++) {
        float like = fh_claim__same_word(&seed->words[deed], &t->words[k]);
        if (like <= 0 && fh_claim__is_verb(t, k)) like = 0.5f * fh_claim__company(&seed->words[deed], &t->words[k]);
        if (like > f[L_DEED]) f[L_DEED] = like;
    }
}

static bool negated(const fh_claim__text *t, fh_claim__range r) {
    uint32_t cues = 0;
    for (uint32_t k = r.first; k < fh_claim__end_of(r); k++) cues |= t->words[k].cues;
    return (cues & (CUE_NEGATION | CUE_DENY)) != 0;
}

static void weigh_matches(const fh_claim__text *seed, const fh_claim__matching *m, float *f) {
    for (uint32_t k = 0; k < m->a.n; k++) {
        const fh_claim__word *w = &seed->words[m->a.first + k];
        if (m->a_match[k] == FH_NONE || w->weight <= 0) continue;
        if (w->name != FH_NONE) f[L_NAMES] += w->weight;
        else if (fh_claim__is_verb(seed, m->a.first + k)) f[L_VERBS] += w->weight;
        if (w->weight > f[L_RAREST]) f[L_RAREST] = w->weight;
        f[L_WORDS]++;
    }
}

/* Whether the paragraphs that they stand in speak of the same thing. A line is asked for many clauses: its window is kept for them. */
static void weigh_places(fh_claim__surroundings *around, const fh_claim__text *seed, uint32_t from, const fh_claim__text *t, uint32_t line, float *f) {
    fh_claim__window *there = &around->lines[(line + t->n_words) % FH_CLAIM__KEPT_WINDOWS]; /* two reports seldom have as many words */
    fh_claim__set_window(&around->clause, seed, from);
    fh_claim__set_window(there, t, line);
    fh_claim__weigh_windows(&around->clause, there, &f[L_WINDOW]);
}

static void look(fh_arena *scratch, const fh_claim__text *seed, fh_claim__range clause, const fh_claim__text *t, uint32_t line,
                 fh_claim__matching *m, agreement *figures, fh_claim__finding *ret) {
    fh_claim__match_words(scratch, seed, clause, t, &line, 1, m);
    *ret = (fh_claim__finding){.range = reach_of(t, line, m), .share = m->a_weight > 0 ? m->a_found / m->a_weight : 0};
    *figures = compare_figures(seed, clause, t, ret->range);
    ret->clash = figures->clash;
}

void fh_claim__find_clause(fh_arena *scratch, const fh_claim__text *seed, fh_claim__range clause, const fh_claim__text *t, uint32_t line,
                           fh_claim__finding *ret) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_claim__matching m;
    agreement figures;
    look(scratch, seed, clause, t, line, &m, &figures, ret);
    fh_arena_rewind(scratch, mark);
}

void fh_claim__weigh_offer(fh_arena *scratch, fh_claim__surroundings *around, const fh_claim__text *seed, fh_claim__range clause, const fh_claim__text *t,
                           const fh_claim__offer *offer, fh_claim__finding *ret, float f[FH_CLAIM__LINK_FEATURES]) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_claim__matching m;
    agreement there;
    look(scratch, seed, clause, t, offer->line, &m, &there, ret);
    float other = weight_of(t, ret->range);
    memset(f, 0, FH_CLAIM__LINK_FEATURES * sizeof *f);
    weigh_matches(seed, &m, f);
    f[L_SHARE] = ret->share;
    f[L_BACK] = other > 0 ? m.a_found / other : 0;
    f[L_FOUND] = m.a_found;
    f[L_WEIGHT] = m.a_weight;
    f[L_OTHER_WEIGHT] = other;
    weigh_figures(seed, clause, t, ret->range, f);
    weigh_plain(seed, t, ret->range, &m, f);
    weigh_deeds(seed, t, ret->range, &m, f);
    weigh_places(around, seed, fh_claim__line_of(seed, clause.first), t, offer->line, f);
    f[L_SAYS] = fh_claim__says_something(t, ret->range);
    f[L_STARTS] = t->n_lines ? (float)offer->line / (float)t->n_lines : 0;
    f[L_LINE] = t->lines[offer->line].weight;
    f[L_SCORE] = offer->score;
    f[L_RANK] = (float)offer->rank;
    f[L_EQUAL] = (float)there.equal;
    f[L_MISSING] = (float)there.missing;
    f[L_EXTRA] = (float)compare_figures(t, ret->range, seed, clause).missing;
    f[L_NEGATED] = negated(seed, clause) != negated(t, ret->range);
    fh_arena_rewind(scratch, mark);
}

float fh_claim__same_claim(const float f[FH_CLAIM__LINK_FEATURES]) { return fh_claim__chance(FH_EMBEDDED(claim_link), f, FH_CLAIM__LINK_FEATURES); }
