/* SPDX-License-Identifier: MIT
 *
 * claim/pair.c - what every typed comparison of a pair of sentences needs.
 *
 * A difference is seen at a token and told as the clause around it, against the clause that the nearest of its
 * matched neighbours points to. A case's features are the pair's (how alike the sentences are, which cues the one has and the
 * other has not, who speaks), what the clauses of its traces hold, and for each kind of trace how many there are and
 * what the first of them measured. */
#include "claim/pair.h"

enum { CLAUSE_SPAN_MAX = 26, LINE_SPAN_MAX = 22, LINE_ITEMS_MAX = 24 };

/* Cues whose balance between parent and child is a feature; in this order. */
static const uint32_t balanced[] = {CUE_POSSIBLE, CUE_CERTAIN, CUE_CONDITION, CUE_INTENT, CUE_APPROX, CUE_LOW, CUE_HIGH, CUE_NEGATION,
                                    CUE_DENY, CUE_CONFIRM, CUE_CONTRAST, CUE_SAY, CUE_ANONYMOUS, CUE_ALL, CUE_SOME, CUE_PART,
                                    CUE_ONLY, CUE_DOCUMENT, CUE_FUTURE, CUE_PLAN, CUE_DONE, CUE_OFFICIAL};
_Static_assert(sizeof balanced / sizeof *balanced == FH_CLAIM__BALANCED, "one feature each");

/* Cues looked for in the two clauses of a candidate. */
static const uint32_t of_clause[] = {CUE_POSSIBLE, CUE_CERTAIN | CUE_DONE, CUE_CONDITION, CUE_INTENT | CUE_PLAN, CUE_NEGATION, CUE_DENY, CUE_CONTRAST,
                                     CUE_SAY, CUE_ANONYMOUS, CUE_ALL | CUE_SOME, CUE_PART | CUE_ONLY, CUE_APPROX | CUE_LOW | CUE_HIGH};
_Static_assert(sizeof of_clause / sizeof *of_clause == FH_CLAIM__CLAUSE_CUES, "one feature each");

bool fh_claim__is_left_child(const fh_claim__pair *x, uint32_t k) {
    return k - x->m.a.first < x->m.a.n && x->c->words[k].weight > 0 && x->m.a_match[k - x->m.a.first] == FH_NONE;
}

bool fh_claim__is_left_parent(const fh_claim__pair *x, uint32_t part, uint32_t n) {
    return x->p->words[x->m.b[part].first + n].weight > 0 && x->m.b_match[part][n] == FH_NONE;
}

/* ---- clauses -------------------------------------------------------------------------------- */

uint32_t fh_claim__clause_of(const fh_claim__text *t, uint32_t line, uint32_t token) {
    const fh_claim__line *l = &t->lines[line];
    for (uint32_t i = 0; i < l->clauses.n; i++) {
        const fh_claim__range *r = &t->clauses[l->clauses.first + i].tokens;
        if (token >= r->first && token < r->first + r->n) return l->clauses.first + i;
    }
    return l->clauses.first;
}

/* The clause around a token, or as much of it as stands near when it is long. */
fh_claim__range fh_claim__around(const fh_claim__text *t, uint32_t line, uint32_t token) {
    fh_claim__range r = t->clauses[fh_claim__clause_of(t, line, token)].tokens;
    if (r.n <= CLAUSE_SPAN_MAX) return r;
    uint32_t half = CLAUSE_SPAN_MAX / 2, end = r.first + r.n;
    uint32_t first = token > r.first + half ? token - half : r.first;
    uint32_t last = first + CLAUSE_SPAN_MAX < end ? first + CLAUSE_SPAN_MAX : end;
    return (fh_claim__range){first, last - first};
}

float fh_claim__clause_found(const fh_claim__text *t, fh_claim__range clause, const fh_claim__range *line, const uint32_t *match) {
    float sum = 0, found = 0;
    for (uint32_t k = clause.first; k < clause.first + clause.n && k - line->first < line->n; k++) {
        sum += t->words[k].weight;
        if (match[k - line->first] != FH_NONE) found += t->words[k].weight;
    }
    return sum > 0 ? found / sum : 0;
}

/* Where in the child the words of a parent's clause went: the partner of that word nearest to `near` which has one. */
uint32_t fh_claim__counterpart_in_child(const fh_claim__pair *x, uint32_t part, fh_claim__range clause, uint32_t near) {
    uint32_t best = FH_NONE;
    uint32_t distance = UINT32_MAX;
    for (uint32_t k = clause.first; k < clause.first + clause.n; k++) {
        uint32_t n = k - x->m.b[part].first;
        if (n >= x->m.b[part].n || x->m.b_match[part][n] == FH_NONE) continue;
        uint32_t d = k > near ? k - near : near - k;
        if (d < distance) distance = d, best = x->m.b_match[part][n];
    }
    return best;
}

static uint32_t counterpart_in_parent(const fh_claim__pair *x, fh_claim__range clause, uint32_t near) {
    uint32_t best = FH_NONE, distance = UINT32_MAX;
    for (uint32_t k = clause.first; k < clause.first + clause.n; k++) {
        uint32_t n = k - x->m.a.first;
        if (n >= x->m.a.n || x->m.a_match[n] == FH_NONE) continue;
        uint32_t d = k > near ? k - near : near - k;
        if (d < distance) distance = d, best = x->m.a_match[n];
    }
    return best;
}

uint32_t fh_claim__line_of(const fh_claim__text *t, uint32_t token) {
    size_t low = 0, high = t->n_lines;
    while (low + 1 < high) {
        size_t mid = (low + high) / 2;
        if (t->lines[mid].tokens.first <= token) low = mid;
        else high = mid;
    }
    return (uint32_t)low;
}

uint32_t fh_claim__part_of(const fh_claim__pair *x, uint32_t parent_token) {
    for (uint32_t i = 0; i < x->n_p; i++)
        if (parent_token - x->m.b[i].first < x->m.b[i].n) return i;
    return 0;
}

/* A sentence with more items than anybody writes is read in part: pairs of items stay bounded. */
fh_claim__range fh_claim__first_items(fh_claim__range r) {
    return (fh_claim__range){r.first, r.n < LINE_ITEMS_MAX ? r.n : LINE_ITEMS_MAX};
}

/* ---- from traces to cases ----------------------------------------------------------------------- */

fh_str fh_claim__words_of(const fh_claim__text *t, fh_claim__range r) {
    return r.n ? fh_str_span(t->report->text, fh_claim__span_of(t, r)) : (fh_str){NULL, 0};
}

void fh_claim__push(fh_claim__pair *x, const fh_claim__trace *t) { fh_vec_push(x->scratch, &x->heap->traces, *t); }

/* A short sentence is shown whole: its clauses alone say too little. */
static fh_span shown(const fh_claim__text *t, fh_claim__range r) {
    if (r.n == 0) return (fh_span){0, 0};
    const fh_claim__line *l = &t->lines[fh_claim__line_of(t, r.first)];
    return fh_claim__span_of(t, l->tokens.n <= LINE_SPAN_MAX ? l->tokens : r);
}

static void note_cues(float *f, const fh_claim__text *t, fh_claim__range r) {
    uint32_t cues = fh_claim__cues_of(t, r);
    for (int i = 0; i < FH_CLAIM__CLAUSE_CUES; i++)
        if (cues & of_clause[i]) f[i] = 1;
}

static void add_trace(fh_claim__pair *x, fh_claim__case *c, const fh_claim__trace *t) {
    fh_vec_push(x->arena, &x->out->seen, (fh_claim__seen){t->type, t->kind, shown(x->c, t->child), shown(x->p, t->parent), t->opposed, t->child_words, t->parent_words});
    c->n++;
    if (c->kind == FH_CLAIM__CASE_DROPPED) return;
    float *f = c->f + F_TRACES + (int)t->kind * F_TRACE_SIZE, child = 1, parent = 1;
    if (t->child.n) {
        child = fh_claim__clause_found(x->c, t->child, &x->m.a, x->m.a_match);
        note_cues(c->f + F_CUES, x->c, t->child);
    }
    if (t->parent.n && x->m.n_b) {
        uint32_t part = fh_claim__part_of(x, t->parent.first);
        parent = fh_claim__clause_found(x->p, t->parent, &x->m.b[part], x->m.b_match[part]);
        note_cues(c->f + F_CUES + FH_CLAIM__CLAUSE_CUES, x->p, t->parent);
    }
    if (f[0] == 0) f[1] = f[2] = 1, memcpy(f + 3, t->own, sizeof t->own);
    f[0]++;
    if (child < f[1]) f[1] = child;
    if (parent < f[2]) f[2] = parent;
}

/* Does the child's sentence give a day after the parent was out that the child itself had seen. */
static bool speaks_of_later_day(const fh_claim__pair *x) {
    fh_datetime before = x->p->report->published, now = x->c->report->published;
    if (before.precision < FH_PRECISION_DAY || now.precision < FH_PRECISION_DAY) return false;
    fh_claim__range r = fh_claim__first_items(x->c->lines[x->c_line].quantities);
    for (uint32_t i = r.first; i < r.first + r.n; i++) {
        const fh_claim__quantity *q = &x->c->quantities[i];
        if (q->date.precision < FH_PRECISION_DAY || q->measure == FH_CLAIM__CLOCK) continue;
        if (fh_claim__day_number(q->date) > fh_claim__day_number(before) && fh_claim__day_number(q->date) <= fh_claim__day_number(now)) return true;
    }
    return false;
}

bool fh_claim__is_later(const fh_claim__pair *x) { return x->descent->kind == FH_EDGE_FOLLOWUP || speaks_of_later_day(x); }

fh_claim__case *fh_claim__open_case(fh_claim__pair *x, fh_claim__case_kind kind, const fh_claim__trace *t, uint32_t line) {
    fh_claim__case c = {.kind = kind, .child = x->child_report, .parent = x->descent->parent_report, .line = line, .first = (uint32_t)x->out->seen.n};
    c.followup = x->descent->kind == FH_EDGE_FOLLOWUP;
    c.later = fh_claim__is_later(x);
    if (kind != FH_CLAIM__CASE_DROPPED) memcpy(c.f, x->common, sizeof c.f);
    if (t) add_trace(x, &c, t);
    fh_vec_push(x->arena, &x->out->at, c);
    return x->out->at.n && !fh_arena_status(x->arena) ? &x->out->at.at[x->out->at.n - 1] : NULL;
}

/* The case that traces on each of the parent's lines belong to: lines side by side are one place. */
static uint32_t place_of(const fh_claim__pair *x, uint32_t part) {
    for (uint32_t i = 0; i < part; i++) {
        uint32_t a = x->p_lines[i], b = x->p_lines[part];
        if (a + 1 == b || b + 1 == a) return i;
    }
    return part;
}

void fh_claim__deal(fh_claim__pair *x) {
    const fh_claim__heap *h = x->heap;
    for (uint32_t part = 0; part < x->m.n_b; part++) {
        if (place_of(x, part) != part) continue;
        fh_claim__case *c = fh_claim__open_case(x, FH_CLAIM__CASE_PAIR, NULL, x->c_line);
        if (!c) return;
        c->f[F_PART] = (float)part;
        bool parts[FH_CLAIM__PARTNERS] = {false};
        for (uint32_t i = part; i < x->m.n_b; i++) parts[i] = place_of(x, i) == part;
        fh_claim__fill_voices(x, parts, c->f + F_VOICES);
        fh_claim__fill_rest(x, part, c->f + F_REST);
        c->f[F_LEXIS] = fh_claim__weigh_lexis(x, parts, c);
        for (size_t i = 0; i < h->traces.n; i++)
            if (h->traces.at[i].parent.n && place_of(x, fh_claim__part_of(x, h->traces.at[i].parent.first)) == part) add_trace(x, c, &h->traces.at[i]);
        if (c->n == 0) x->out->at.n--;
    }
    for (size_t i = 0; i < h->traces.n; i++)
        if (h->traces.at[i].parent.n == 0 && !x->rival) fh_claim__open_case(x, FH_CLAIM__CASE_ADDED, &h->traces.at[i], x->c_line);
}

/* Ranges for a difference seen at a token of one side: its clause, and the clause its words went to. */
void fh_claim__locate_from_parent(const fh_claim__pair *x, uint32_t token, fh_claim__trace *t) {
    uint32_t part = fh_claim__part_of(x, token), line = x->p_lines[part];
    t->parent = fh_claim__around(x->p, line, token);
    uint32_t at = fh_claim__counterpart_in_child(x, part, t->parent, token);
    if (at == FH_NONE) at = fh_claim__counterpart_in_child(x, part, x->p->lines[line].tokens, token);
    if (at == FH_NONE) at = x->m.a.first;
    t->child = fh_claim__around(x->c, x->c_line, at);
}

void fh_claim__locate_from_child(const fh_claim__pair *x, uint32_t token, fh_claim__trace *t) {
    t->child = fh_claim__around(x->c, x->c_line, token);
    uint32_t at = counterpart_in_parent(x, t->child, token);
    if (at == FH_NONE) at = counterpart_in_parent(x, x->c->lines[x->c_line].tokens, token);
    if (at == FH_NONE) at = x->m.b[0].first;
    t->parent = fh_claim__around(x->p, x->p_lines[fh_claim__part_of(x, at)], at);
}
uint32_t fh_claim__cues_of(const fh_claim__text *t, fh_claim__range r) {
    uint32_t cues = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) cues |= t->words[k].cues;
    return cues;
}

fh_claim__range fh_claim__cut_range(fh_claim__range r) {
    if (r.n > CLAUSE_SPAN_MAX) r.n = CLAUSE_SPAN_MAX;
    return r;
}
unsigned fh_claim__count_cue(const fh_claim__text *t, fh_claim__range r, uint32_t cue) {
    unsigned n = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) n += (t->words[k].cues & cue) != 0;
    return n;
}

unsigned fh_claim__parent_count(const fh_claim__pair *x, uint32_t cue) {
    unsigned n = 0;
    for (uint32_t i = 0; i < x->n_p && i < 1; i++) n += fh_claim__count_cue(x->p, x->m.b[i], cue);
    return n;
}

/* ---- a pair of sentences -------------------------------------------------------------------------- */

static float left_figures(const fh_claim__text *t, fh_claim__range r, const uint32_t *match, bool names) {
    float n = 0;
    uint32_t last = FH_NONE;
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        uint32_t which = names ? t->words[k].name : t->words[k].quantity;
        if (which == FH_NONE || which == last) continue;
        last = which;
        n += match[k - r.first] == FH_NONE;
    }
    return n;
}

static float share_quoted(const fh_claim__text *t, fh_claim__range r) {
    float n = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) n += t->words[k].quoted;
    return r.n ? n / (float)r.n : 0;
}

static float days_later(const fh_report *a, const fh_report *b) {
    if (a->published.precision < FH_PRECISION_DAY || b->published.precision < FH_PRECISION_DAY) return 0;
    return (float)(fh_claim__day_number(a->published) - fh_claim__day_number(b->published));
}

void fh_claim__fill_common(fh_claim__pair *x) {
    float *f = x->common;
    const fh_claim__matching *m = &x->m;
    f[F_SAME_LINES] = x->descent->same_lines;
    f[F_LENGTHS] = (float)x->c->n_words / (float)(x->p->n_words + 1);
    f[F_OUTLET] = x->c->report->outlet.len > 0 && fh_str_equal_nocase(x->c->report->outlet, x->p->report->outlet);
    f[F_DAYS] = days_later(x->c->report, x->p->report);
    f[F_HEAD] = x->c_line == 0;
    f[F_SHARE] = x->descent->share;
    f[F_SCORE] = x->score;
    f[F_SECOND] = x->n_p > 1 ? x->alignment->of[x->c_line].score[1] : 0;
    f[F_CHILD_FOUND] = m->a_weight > 0 ? m->a_found / m->a_weight : 0;
    f[F_PARENT_FOUND] = m->b_weight > 0 ? m->b_found / m->b_weight : 0;
    f[F_CHILD_WEIGHT] = m->a_weight;
    f[F_PARENT_WEIGHT] = m->b_weight;
    f[F_CHILD_LEFT] = m->a_weight - m->a_found;
    f[F_PARENT_LEFT] = m->b_weight - m->b_found;
    f[F_CHILD_AT] = (float)x->c_line / (float)x->c->n_lines;
    f[F_PARENT_AT] = x->n_p ? (float)x->p_lines[0] / (float)x->p->n_lines : -1;
    f[F_N_PARTNERS] = (float)x->n_p;
    f[F_FIGURES_LEFT_CHILD] = left_figures(x->c, m->a, m->a_match, false);
    f[F_NAMES_LEFT_CHILD] = left_figures(x->c, m->a, m->a_match, true);
    f[F_CHILD_QUOTED] = share_quoted(x->c, m->a);
    f[F_CHILD_LENGTH] = (float)m->a.n;
    if (m->n_b) {
        f[F_FIGURES_LEFT_PARENT] = left_figures(x->p, m->b[0], m->b_match[0], false);
        f[F_NAMES_LEFT_PARENT] = left_figures(x->p, m->b[0], m->b_match[0], true);
        f[F_PARENT_QUOTED] = share_quoted(x->p, m->b[0]);
        f[F_PARENT_LENGTH] = (float)m->b[0].n;
        f[F_TAKEN_BY_ME] = x->alignment->taker[x->p_lines[0]] == x->c_line;
        for (int i = 0; i < FH_CLAIM__BALANCED; i++)
            f[F_BALANCE + i] = (float)fh_claim__parent_count(x, balanced[i]) - (float)fh_claim__count_cue(x->c, m->a, balanced[i]);
    }
}

static uint32_t speaker_at(const fh_claim__text *t, uint32_t line) {
    uint32_t s = t->lines[line].statement;
    return s == FH_NONE ? FH_NONE : t->report->statements[s].speaker;
}

/* Do the last words of two names agree. */
static bool same_name(fh_str a, fh_str b) {
    size_t i = a.len, k = b.len;
    while (i > 0 && k > 0 && a.ptr[i - 1] != ' ' && b.ptr[k - 1] != ' ') {
        if (fh_to_lower(a.ptr[--i]) != fh_to_lower(b.ptr[--k])) return false;
    }
    return (i == 0 || a.ptr[i - 1] == ' ') && (k == 0 || b.ptr[k - 1] == ' ');
}

fh_str fh_claim__voice_of(const fh_claim__text *t, uint32_t line) {
    uint32_t who = speaker_at(t, line);
    return who == FH_NONE ? (fh_str){NULL, 0} : t->report->speakers[who].name;
}

fh_claim__voices fh_claim__compare_voices(const fh_claim__pair *x, uint32_t parent_line) {
    uint32_t mine = speaker_at(x->c, x->c_line), theirs = speaker_at(x->p, parent_line);
    if (mine == FH_NONE || theirs == FH_NONE) return mine != FH_NONE ? FH_CLAIM__CHILD_ONLY : theirs != FH_NONE ? FH_CLAIM__PARENT_ONLY : FH_CLAIM__NO_VOICE;
    return same_name(x->c->report->speakers[mine].name, x->p->report->speakers[theirs].name) ? FH_CLAIM__SAME_VOICE : FH_CLAIM__OTHER_VOICE;
}

void fh_claim__fill_speakers(fh_claim__pair *x) {
    uint32_t mine = speaker_at(x->c, x->c_line), theirs = x->n_p ? speaker_at(x->p, x->p_lines[0]) : FH_NONE;
    x->common[F_SPEAKER_CHILD] = mine == FH_NONE ? -1 : (float)x->c->report->speakers[mine].kind;
    x->common[F_SPEAKER_PARENT] = theirs == FH_NONE ? -1 : (float)x->p->report->speakers[theirs].kind;
    x->common[F_SPEAKERS] = x->n_p ? (float)fh_claim__compare_voices(x, x->p_lines[0]) : mine != FH_NONE;
}
