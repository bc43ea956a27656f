/* SPDX-License-Identifier: MIT
 *
 * claim/change.c - what differs between a child's sentence and the sentences of its parent that it comes from.
 *
 * Each sentence of the child is compared with its best partners in that parent which answers it best, so that a
 * digest of two reports is held against the right one. What is compared is typed: figures, names, quotations,
 * sources, modality, negation, opposites, quantifiers; what has no counterpart is added or dropped. The comparison
 * is generous: every trace becomes a candidate with features, and a trained model (models/claim_change.bin) decides.
 * Spans are clauses, cut to what surrounds the difference.
 * Cost: linear in the sentences, quadratic only within a pair of sentences of bounded length. */
#include "claim/change.h"

#include "base/hash.h"
#include "base/map.h"
#include "claim/score.h"

enum { CLAUSE_SPAN_MAX = 26, QUOTE_MIN = 2, ELSEWHERE_MAX = 1000, LINE_ITEMS_MAX = 24 };

/* Cues whose balance between parent and child is a feature; in this order. */
static const uint32_t balanced[] = {CUE_POSSIBLE, CUE_CERTAIN, CUE_CONDITION, CUE_INTENT, CUE_APPROX, CUE_LOW, CUE_HIGH, CUE_NEGATION,
                                    CUE_DENY, CUE_CONFIRM, CUE_CONTRAST, CUE_SAY, CUE_ANONYMOUS, CUE_ALL, CUE_SOME, CUE_PART,
                                    CUE_ONLY, CUE_DOCUMENT, CUE_FUTURE, CUE_PLAN, CUE_DONE, CUE_OFFICIAL};
enum { N_BALANCED = sizeof balanced / sizeof *balanced };

/* Cues looked for in the two clauses of a candidate. */
static const uint32_t of_clause[] = {CUE_POSSIBLE, CUE_CERTAIN | CUE_DONE, CUE_CONDITION, CUE_INTENT | CUE_PLAN, CUE_NEGATION, CUE_DENY, CUE_CONTRAST,
                                     CUE_SAY, CUE_ANONYMOUS, CUE_ALL | CUE_SOME, CUE_PART | CUE_ONLY, CUE_APPROX | CUE_LOW | CUE_HIGH};
enum { N_CLAUSE = sizeof of_clause / sizeof *of_clause };

/* One sentence of the child and what it comes from. */
typedef struct pair {
    fh_arena *arena, *scratch;
    const fh_claim__text *c, *p;
    const fh_claim__descent *descent;
    const fh_claim__alignment *alignment;
    uint32_t child_report, c_line, p_lines[FH_CLAIM__PARTNERS], n_p;
    float score;
    fh_claim__matching m;
    float common[FH_CLAIM__CHANGE_FEATURES];
    fh_claim__candidates *out;
    const fh_map *parent_stems; /* every stem of the parent */
    const fh_claim__source *drift;
} pair;

enum { /* features: the pair's, then the candidate's own */
    F_SAME_LINES = 0, F_LENGTHS, F_OUTLET, F_DAYS, F_HEAD, F_SHARE, F_SCORE, F_SECOND, F_CHILD_FOUND, F_PARENT_FOUND, F_CHILD_WEIGHT, F_PARENT_WEIGHT, F_CHILD_LEFT, F_PARENT_LEFT,
    F_CHILD_AT, F_PARENT_AT, F_N_PARTNERS, F_FIGURES_LEFT_CHILD, F_FIGURES_LEFT_PARENT, F_NAMES_LEFT_CHILD, F_NAMES_LEFT_PARENT,
    F_CHILD_QUOTED, F_PARENT_QUOTED, F_CHILD_LENGTH, F_PARENT_LENGTH, F_TAKEN_BY_ME,
    F_BALANCE, /* N_BALANCED of them */
    F_TYPE = F_BALANCE + N_BALANCED, /* 12, one for each fh_change_type */
    F_SUBKIND = F_TYPE + 12,
    F_OWN, /* OWN of them, by subkind */
    F_CLAUSE_CHILD = F_OWN + 8, F_CLAUSE_PARENT, F_CLAUSE_CUES, /* N_CLAUSE of the child's, then of the parent's */
    F_CLASH = F_CLAUSE_CUES + 2 * N_CLAUSE, F_DRIFT, F_SPEAKERS, F_SPEAKER_CHILD, F_SPEAKER_PARENT, F_END
};
_Static_assert((int)F_END <= (int)FH_CLAIM__CHANGE_FEATURES, "room for every feature");

static bool is_left_child(const pair *x, uint32_t k) {
    return k - x->m.a.first < x->m.a.n && x->c->words[k].weight > 0 && x->m.a_match[k - x->m.a.first] == FH_NONE;
}

static bool is_left_parent(const pair *x, uint32_t part, uint32_t n) {
    return x->p->words[x->m.b[part].first + n].weight > 0 && x->m.b_match[part][n] == FH_NONE;
}

/* ---- clauses -------------------------------------------------------------------------------- */

static uint32_t clause_of(const fh_claim__text *t, uint32_t line, uint32_t token) {
    const fh_claim__line *l = &t->lines[line];
    for (uint32_t i = 0; i < l->clauses.n; i++) {
        const fh_claim__range *r = &t->clauses[l->clauses.first + i].tokens;
        if (token >= r->first && token < r->first + r->n) return l->clauses.first + i;
    }
    return l->clauses.first;
}

/* The clause around a token, or as much of it as stands near when it is long. */
static fh_claim__range around(const fh_claim__text *t, uint32_t line, uint32_t token) {
    fh_claim__range r = t->clauses[clause_of(t, line, token)].tokens;
    if (r.n <= CLAUSE_SPAN_MAX) return r;
    uint32_t half = CLAUSE_SPAN_MAX / 2, end = r.first + r.n;
    uint32_t first = token > r.first + half ? token - half : r.first;
    uint32_t last = first + CLAUSE_SPAN_MAX < end ? first + CLAUSE_SPAN_MAX : end;
    return (fh_claim__range){first, last - first};
}

static float clause_found(const fh_claim__text *t, fh_claim__range clause, const fh_claim__range *line, const uint32_t *match) {
    float sum = 0, found = 0;
    for (uint32_t k = clause.first; k < clause.first + clause.n && k - line->first < line->n; k++) {
        sum += t->words[k].weight;
        if (match[k - line->first] != FH_NONE) found += t->words[k].weight;
    }
    return sum > 0 ? found / sum : 0;
}

/* Where in the child the words of a parent's clause went: the token that most of its neighbours point to. */
static uint32_t counterpart_in_child(const pair *x, uint32_t part, fh_claim__range clause, uint32_t near) {
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

static uint32_t counterpart_in_parent(const pair *x, fh_claim__range clause, uint32_t near) {
    uint32_t best = FH_NONE, distance = UINT32_MAX;
    for (uint32_t k = clause.first; k < clause.first + clause.n; k++) {
        uint32_t n = k - x->m.a.first;
        if (n >= x->m.a.n || x->m.a_match[n] == FH_NONE) continue;
        uint32_t d = k > near ? k - near : near - k;
        if (d < distance) distance = d, best = x->m.a_match[n];
    }
    return best;
}

static uint32_t line_of(const fh_claim__text *t, uint32_t token) {
    size_t low = 0, high = t->n_lines;
    while (low + 1 < high) {
        size_t mid = (low + high) / 2;
        if (t->lines[mid].tokens.first <= token) low = mid;
        else high = mid;
    }
    return (uint32_t)low;
}

static uint32_t part_of(const pair *x, uint32_t parent_token) {
    for (uint32_t i = 0; i < x->n_p; i++)
        if (parent_token - x->m.b[i].first < x->m.b[i].n) return i;
    return 0;
}

/* ---- pushing a candidate ---------------------------------------------------------------------- */

typedef struct trace {
    fh_change_type type;
    unsigned subkind;
    fh_claim__range child, parent; /* n 0: nothing on that side */
    float own[8];
} trace;

static void note_cues(float *f, const fh_claim__text *t, fh_claim__range r) {
    uint32_t cues = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) cues |= t->words[k].cues;
    for (int i = 0; i < N_CLAUSE; i++) f[i] = (cues & of_clause[i]) != 0;
}

static void push(pair *x, const trace *t) {
    fh_claim__candidate k = {.change = {.child = x->child_report, .parent = x->descent->parent_report, .type = t->type,
                                        .child_span = fh_claim__span_of(x->c, t->child), .parent_span = fh_claim__span_of(x->p, t->parent)},
                             .group = x->c_line};
    memcpy(k.f, x->common, sizeof k.f);
    k.f[F_TYPE + t->type] = 1;
    k.f[F_SUBKIND] = (float)t->subkind;
    memcpy(k.f + F_OWN, t->own, sizeof t->own);
    if (t->child.n) {
        k.f[F_CLAUSE_CHILD] = clause_found(x->c, t->child, &x->m.a, x->m.a_match);
        note_cues(k.f + F_CLAUSE_CUES, x->c, t->child);
    }
    if (t->parent.n && x->m.n_b) {
        uint32_t part = part_of(x, t->parent.first);
        k.f[F_CLAUSE_PARENT] = clause_found(x->p, t->parent, &x->m.b[part], x->m.b_match[part]);
        note_cues(k.f + F_CLAUSE_CUES + N_CLAUSE, x->p, t->parent);
    }
    fh_vec_push(x->arena, x->out, k);
}

/* Ranges for a difference seen at a token of one side: its clause, and the clause its words went to. */
static void locate_from_parent(const pair *x, uint32_t token, trace *t) {
    uint32_t part = part_of(x, token), line = x->p_lines[part];
    t->parent = around(x->p, line, token);
    uint32_t at = counterpart_in_child(x, part, t->parent, token);
    if (at == FH_NONE) at = counterpart_in_child(x, part, x->p->lines[line].tokens, token);
    if (at == FH_NONE) at = x->m.a.first;
    t->child = around(x->c, x->c_line, at);
}

static void locate_from_child(const pair *x, uint32_t token, trace *t) {
    t->child = around(x->c, x->c_line, token);
    uint32_t at = counterpart_in_parent(x, t->child, token);
    if (at == FH_NONE) at = counterpart_in_parent(x, x->c->lines[x->c_line].tokens, token);
    if (at == FH_NONE) at = x->m.b[0].first;
    t->parent = around(x->p, x->p_lines[part_of(x, at)], at);
}

/* ---- figures and dates ------------------------------------------------------------------------ */

/* A sentence with more items than anybody writes is read in part: pairs of items stay bounded. */
static fh_claim__range first_items(fh_claim__range r) {
    return (fh_claim__range){r.first, r.n < LINE_ITEMS_MAX ? r.n : LINE_ITEMS_MAX};
}

static float fit(const pair *x, const fh_claim__quantity *a, const fh_claim__quantity *b) {
    float s = 0;
    bool time_a = fh_claim__is_time(a) || a->measure == FH_CLAIM__DURATION, time_b = fh_claim__is_time(b) || b->measure == FH_CLAIM__DURATION;
    if (a->measure == b->measure) s += 1;
    else if (time_a != time_b) return 0;
    else s += time_a ? 0.4f : 0.3f;
    if (a->noun && a->noun == b->noun) s += 1;
    if (a->unit && a->unit == b->unit) s += 0.5f;
    uint32_t left = b->first > 0 ? b->first - 1 : 0, at = counterpart_in_child(x, part_of(x, b->first), (fh_claim__range){left > 3 ? left - 3 : 0, b->n + 8}, b->first);
    if (at != FH_NONE && at + 8 > a->first && at < a->first + 8) s += 0.6f;
    return s;
}

static bool answered_in_child(const pair *x, const fh_claim__quantity *q) {
    fh_claim__range r = x->c->lines[x->c_line].quantities;
    for (uint32_t i = r.first; i < r.first + r.n; i++)
        if (fh_claim__compare_quantities(&x->c->quantities[i], q) == FH_CLAIM__EQUAL) return true;
    return false;
}

static bool elsewhere_in_parent(const pair *x, const fh_claim__quantity *q) {
    for (uint32_t i = 0; i < x->p->n_quantities && i < ELSEWHERE_MAX; i++)
        if (fh_claim__compare_quantities(&x->p->quantities[i], q) == FH_CLAIM__EQUAL) return true;
    return false;
}

static float ratio_of(const fh_claim__quantity *a, const fh_claim__quantity *b) {
    double low = a->low < b->low ? a->low : b->low, high = a->low < b->low ? b->low : a->low;
    return high > 0 ? (float)(low / high) : 1;
}

static void push_figure(pair *x, const fh_claim__quantity *q, const fh_claim__quantity *b, fh_claim__likeness like, float worth, bool equal) {
    bool date = fh_claim__is_time(q) || (b && fh_claim__is_time(b));
    trace t = {.type = date ? FH_CHANGE_DATE : FH_CHANGE_NUMBER, .subkind = like == FH_CLAIM__LOOSER ? 1u : 2u};
    t.own[0] = worth;
    t.own[1] = b ? ratio_of(q, b) : -1;
    t.own[2] = elsewhere_in_parent(x, q);
    t.own[3] = b ? answered_in_child(x, b) : 0;
    t.own[4] = (float)q->measure;
    t.own[6] = equal;
    t.own[5] = b ? (float)(q->approx - b->approx) + 2 * (float)(q->at_least - b->at_least) + 4 * (float)(q->at_most - b->at_most) : 0;
    if (b) {
        t.child = around(x->c, x->c_line, q->first);
        t.parent = around(x->p, b->sentence, b->first);
    } else locate_from_child(x, q->first, &t);
    push(x, &t);
}

static void compare_figure(pair *x, const fh_claim__quantity *q) {
    const fh_claim__quantity *best = NULL;
    fh_claim__likeness like = FH_CLAIM__UNLIKE;
    float worth = 0.2f, equal_fit = -2;
    bool equal = false;
    for (uint32_t part = 0; part < x->n_p; part++) {
        fh_claim__range r = first_items(x->p->lines[x->p_lines[part]].quantities);
        for (uint32_t i = r.first; i < r.first + r.n; i++) {
            const fh_claim__quantity *b = &x->p->quantities[i];
            fh_claim__likeness l = fh_claim__compare_quantities(q, b);
            if (l == FH_CLAIM__UNLIKE && fit(x, q, b) <= 0) continue;
            float w = fit(x, q, b) + (l == FH_CLAIM__LOOSER ? 2 : 0) - (answered_in_child(x, b) ? 0.9f : 0);
            if (l == FH_CLAIM__EQUAL) equal |= w > equal_fit ? (equal_fit = w, true) : true;
            else if (w > worth) worth = w, best = b, like = l;
        }
    }
    if (equal && (!best || like != FH_CLAIM__OTHER || worth <= equal_fit + 0.5f)) return;
    push_figure(x, q, best, like, best ? worth : 0, equal);
}

static void compare_figures(pair *x) {
    fh_claim__range r = first_items(x->c->lines[x->c_line].quantities);
    for (uint32_t i = r.first; i < r.first + r.n; i++) compare_figure(x, &x->c->quantities[i]);
}

/* ---- names ------------------------------------------------------------------------------------ */

static bool name_matched(const pair *x, const fh_claim__name *n) {
    for (uint32_t k = n->tokens.first; k < n->tokens.first + n->tokens.n; k++)
        if (k - x->m.a.first < x->m.a.n && x->m.a_match[k - x->m.a.first] != FH_NONE) return true;
    return false;
}

static bool parent_name_matched(const pair *x, const fh_claim__name *n) {
    uint32_t part = part_of(x, n->tokens.first);
    for (uint32_t k = n->tokens.first; k < n->tokens.first + n->tokens.n; k++) {
        uint32_t i = k - x->m.b[part].first;
        if (i < x->m.b[part].n && x->m.b_match[part][i] != FH_NONE) return true;
    }
    return false;
}

/* Share of letters that two short words have in common at their two ends. */
static float spelt_alike(fh_str a, fh_str b) {
    size_t head = 0, tail = 0, least = a.len < b.len ? a.len : b.len, most = a.len < b.len ? b.len : a.len;
    while (head < least && a.ptr[head] == b.ptr[head]) head++;
    while (tail + head < least && a.ptr[a.len - 1 - tail] == b.ptr[b.len - 1 - tail]) tail++;
    return most ? (float)(head + tail) / (float)most : 0;
}

static bool known_to_parent(const pair *x, const fh_claim__name *n) {
    for (uint32_t k = n->tokens.first; k < n->tokens.first + n->tokens.n; k++)
        if (fh_map_get(x->parent_stems, x->c->words[k].stem)) return true;
    return false;
}

static fh_str prior_word(const fh_claim__text *t, uint32_t k) { return k > 0 ? fh_claim__str_of(t, k - 1) : (fh_str){"", 0}; }

static bool after_place_word(const fh_claim__text *t, uint32_t k) {
    fh_str s = prior_word(t, k);
    return fh_str_equal(s, FH_STR("in")) || fh_str_equal(s, FH_STR("at")) || fh_str_equal(s, FH_STR("from")) || fh_str_equal(s, FH_STR("to")) ||
           fh_str_equal(s, FH_STR("near")) || fh_str_equal(s, FH_STR("off"));
}

static bool beside_say(const fh_claim__text *t, fh_claim__range r) {
    uint32_t from = r.first > 3 ? r.first - 3 : 0, end = r.first + r.n + 3 < t->n_words ? r.first + r.n + 3 : t->n_words;
    for (uint32_t k = from; k < end; k++)
        if (t->words[k].cues & CUE_SAY) return true;
    return false;
}

static void compare_name(pair *x, const fh_claim__name *n) {
    const fh_claim__name *best = NULL;
    float worth = -1, alike = 0;
    for (uint32_t part = 0; part < x->n_p; part++) {
        fh_claim__range r = first_items(x->p->lines[x->p_lines[part]].names);
        for (uint32_t i = r.first; i < r.first + r.n; i++) {
            const fh_claim__name *b = &x->p->names[i];
            float s = spelt_alike(fh_claim__str_of(x->c, n->tokens.first + n->tokens.n - 1), fh_claim__str_of(x->p, b->tokens.first + b->tokens.n - 1));
            float w = s + (parent_name_matched(x, b) ? 0 : 0.5f) + (b->tokens.n == n->tokens.n ? 0.2f : 0);
            if (w > worth) worth = w, best = b, alike = s;
        }
    }
    bool place = x->c->report->tokens[n->tokens.first].entity == FH_ENTITY_PLACE || after_place_word(x->c, n->tokens.first);
    bool source = beside_say(x->c, n->tokens);
    trace t = {.type = place ? FH_CHANGE_PLACE : source ? FH_CHANGE_ATTRIBUTION : FH_CHANGE_NAME, .subkind = 3};
    if (alike > 0.5f && !place) t.type = FH_CHANGE_NAME;
    t.own[0] = worth;
    t.own[1] = alike;
    t.own[2] = known_to_parent(x, n);
    t.own[3] = source;
    t.own[4] = best && !parent_name_matched(x, best);
    t.own[5] = (float)n->tokens.n;
    locate_from_child(x, n->tokens.first, &t);
    if (best) t.parent = around(x->p, best->sentence, best->tokens.first);
    push(x, &t);
}

static void compare_names(pair *x) {
    fh_claim__range r = first_items(x->c->lines[x->c_line].names);
    for (uint32_t i = r.first; i < r.first + r.n; i++)
        if (!name_matched(x, &x->c->names[i])) compare_name(x, &x->c->names[i]);
}

/* A name or word spelt a little differently though its neighbours match: "Adeyinka" and "Adeyemi". */
static void compare_spellings(pair *x) {
    fh_claim__range r = first_items(x->c->lines[x->c_line].names);
    for (uint32_t i = r.first; i < r.first + r.n; i++) {
        const fh_claim__name *n = &x->c->names[i];
        if (n->tokens.n < 2 || !name_matched(x, n)) continue;
        for (uint32_t k = n->tokens.first; k < n->tokens.first + n->tokens.n; k++) {
            if (!is_left_child(x, k) || fh_map_get(x->parent_stems, x->c->words[k].stem)) continue;
            trace t = {.type = FH_CHANGE_NAME, .subkind = 4};
            locate_from_child(x, k, &t);
            push(x, &t);
            break;
        }
    }
}

/* ---- quotations ------------------------------------------------------------------------------- */

/* Longest run of tokens of the quotation that stands in the parent's line in the same order. */
static uint32_t longest_run(const fh_claim__text *c, fh_claim__range q, const fh_claim__text *p, fh_claim__range line, uint32_t *ret_at) {
    uint32_t best = 0;
    uint32_t limit = q.n < 80 ? q.n : 80;
    for (uint32_t i = 0; i < limit; i++) {
        for (uint32_t k = 0; k < line.n && k < 160; k++) {
            uint32_t n = 0;
            while (i + n < q.n && k + n < line.n && c->report->tokens[q.first + i + n].word == p->report->tokens[line.first + k + n].word) n++;
            if (n > best) best = n, *ret_at = line.first + k;
        }
    }
    return best;
}

static uint32_t words_in(const fh_claim__text *t, fh_claim__range r) {
    uint32_t n = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) n += (t->report->tokens[k].flags & FH_TOKEN_WORD) != 0;
    return n;
}

static const fh_claim__quote *quote_around(const fh_claim__text *t, uint32_t token) {
    size_t low = 0, high = t->n_quotes;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (t->quotes[mid].tokens.first + t->quotes[mid].tokens.n <= token) low = mid + 1;
        else high = mid;
    }
    return low < t->n_quotes && t->quotes[low].tokens.first <= token ? &t->quotes[low] : NULL;
}

static uint32_t cues_of(const fh_claim__text *t, fh_claim__range r) {
    uint32_t cues = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) cues |= t->words[k].cues;
    return cues;
}

static fh_claim__range cut_range(fh_claim__range r) {
    if (r.n > CLAUSE_SPAN_MAX) r.n = CLAUSE_SPAN_MAX;
    return r;
}

static void compare_quote(pair *x, const fh_claim__quote *q) {
    uint32_t run = 0, at = 0, n = words_in(x->c, q->tokens);
    if (n < QUOTE_MIN) return;
    for (uint32_t i = 0; i < x->n_p; i++) {
        uint32_t here = 0, r = longest_run(x->c, q->tokens, x->p, x->p->lines[x->p_lines[i]].tokens, &here);
        if (r > run) run = r, at = here;
    }
    const fh_claim__quote *b = run ? quote_around(x->p, at) : NULL;
    uint32_t whole = b ? words_in(x->p, b->tokens) : 0;
    bool exact = run + 1 >= q->tokens.n;
    if (exact && b && whole <= n + 1) return;
    trace t = {.type = FH_CHANGE_QUOTE, .subkind = !run ? 8u : !b ? 5u : exact ? 6u : 7u};
    t.own[0] = (float)run / (float)(q->tokens.n ? q->tokens.n : 1);
    t.own[1] = whole ? (float)n / (float)whole : -1;
    t.own[2] = (float)n;
    t.own[3] = (float)whole - (float)n;
    t.own[4] = b ? (cues_of(x->p, b->tokens) & (CUE_NEGATION | CUE_CONDITION | CUE_CONTRAST) & ~cues_of(x->c, q->tokens)) != 0 : 0;
    locate_from_child(x, q->tokens.first, &t);
    t.child = cut_range(q->tokens);
    if (b) t.parent = cut_range(b->tokens);
    else if (run) t.parent = around(x->p, line_of(x->p, at), at);
    push(x, &t);
}

static void compare_quotes(pair *x) {
    fh_claim__range r = first_items(x->c->lines[x->c_line].quotes);
    for (uint32_t i = r.first; i < r.first + r.n; i++) compare_quote(x, &x->c->quotes[i]);
}

/* ---- modality, negation, quantifiers ----------------------------------------------------------- */

static unsigned count_cue(const fh_claim__text *t, fh_claim__range r, uint32_t cue) {
    unsigned n = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) n += (t->words[k].cues & cue) != 0;
    return n;
}

static unsigned parent_count(const pair *x, uint32_t cue) {
    unsigned n = 0;
    for (uint32_t i = 0; i < x->n_p && i < 1; i++) n += count_cue(x->p, x->m.b[i], cue);
    return n;
}

/* A cue that one side has and the other has not: one candidate for each clause that holds it. */
static void compare_cue(pair *x, uint32_t cue, fh_change_type type, unsigned subkind) {
    unsigned mine = count_cue(x->c, x->m.a, cue), theirs = parent_count(x, cue);
    if (mine == theirs) return;
    bool lost = theirs > mine;
    fh_claim__range r = lost ? x->m.b[0] : x->m.a;
    const fh_claim__text *side = lost ? x->p : x->c;
    uint32_t last = FH_NONE;
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        if (!(side->words[k].cues & cue)) continue;
        if (lost ? x->m.b_match[0][k - r.first] != FH_NONE : x->m.a_match[k - r.first] != FH_NONE) continue;
        uint32_t clause = clause_of(side, lost ? x->p_lines[0] : x->c_line, k);
        if (clause == last) continue;
        last = clause;
        trace t = {.type = type, .subkind = subkind};
        t.own[0] = lost ? 1 : -1;
        t.own[1] = (float)theirs;
        t.own[2] = (float)mine;
        t.own[3] = side->words[k].quoted;
        t.own[4] = (float)(side->words[k].cues & 0xffff) / 65536.0f;
        t.own[5] = (side->words[k].cues & CUE_STOP) != 0;
        if (lost) locate_from_parent(x, k, &t);
        else locate_from_child(x, k, &t);
        push(x, &t);
    }
}

static void compare_cues(pair *x) {
    compare_cue(x, CUE_POSSIBLE, FH_CHANGE_HEDGE, 10);
    compare_cue(x, CUE_CONDITION, FH_CHANGE_HEDGE, 11);
    compare_cue(x, CUE_INTENT | CUE_PLAN, FH_CHANGE_HEDGE, 12);
    compare_cue(x, CUE_CERTAIN | CUE_CONFIRM | CUE_DONE, FH_CHANGE_HEDGE, 13);
    compare_cue(x, CUE_NEGATION, FH_CHANGE_NEGATION, 14);
    compare_cue(x, CUE_DENY, FH_CHANGE_POLARITY, 15);
    compare_cue(x, CUE_ALL | CUE_SOME, FH_CHANGE_SCOPE, 16);
    compare_cue(x, CUE_PART | CUE_ONLY, FH_CHANGE_SCOPE, 17);
}

/* ---- opposites, and one word put for another ---------------------------------------------------- */

static bool opposite(const fh_claim__word *a, const fh_claim__word *b) {
    if (a->pole && b->pole && a->pole / 2 == b->pole / 2 && a->pole != b->pole) return true;
    return a->sense.n_ids && b->sense.n_ids && fh_claim__opposites(a->sense.lemma, b->sense.lemma);
}

static void compare_opposites(pair *x) {
    for (uint32_t k = x->m.a.first; k < x->m.a.first + x->m.a.n; k++) {
        if (!is_left_child(x, k)) continue;
        for (uint32_t part = 0; part < x->m.n_b; part++) {
            for (uint32_t n = 0; n < x->m.b[part].n; n++) {
                if (!is_left_parent(x, part, n) || !opposite(&x->c->words[k], &x->p->words[x->m.b[part].first + n])) continue;
                trace t = {.type = FH_CHANGE_POLARITY, .subkind = 18};
                t.child = around(x->c, x->c_line, k);
                t.parent = around(x->p, x->p_lines[part], x->m.b[part].first + n);
                push(x, &t);
                return;
            }
        }
    }
}

/* The clause of the child with most that the parent has not, against the clause it stands for. */
static void compare_clauses(pair *x) {
    const fh_claim__line *l = &x->c->lines[x->c_line];
    for (uint32_t i = 0; i < l->clauses.n; i++) {
        const fh_claim__clause *c = &x->c->clauses[l->clauses.first + i];
        float left = 0, most = 0;
        uint32_t at = c->tokens.first, n = 0;
        for (uint32_t k = c->tokens.first; k < c->tokens.first + c->tokens.n; k++) {
            if (!is_left_child(x, k)) continue;
            left += x->c->words[k].weight;
            n++;
            if (x->c->words[k].weight > most) most = x->c->words[k].weight, at = k;
        }
        if (n == 0) continue;
        trace t = {.type = FH_CHANGE_SCOPE, .subkind = 19};
        t.own[0] = left;
        t.own[1] = c->weight;
        t.own[2] = (float)n;
        t.own[3] = !fh_map_get(x->parent_stems, x->c->words[at].stem);
        locate_from_child(x, at, &t);
        push(x, &t);
        if (c->weight > 0 && left / c->weight > 0.5f) {
            t.type = FH_CHANGE_ADDED;
            t.subkind = 20;
            t.parent.n = 0;
            push(x, &t);
        }
    }
}

/* ---- sources ------------------------------------------------------------------------------------ */

/* The first clause of a line that names its source. */
static uint32_t source_token(const fh_claim__text *t, fh_claim__range r) {
    for (uint32_t k = r.first; k < r.first + r.n; k++)
        if ((t->words[k].cues & CUE_SAY) && !t->words[k].quoted) return k;
    return FH_NONE;
}

static void fill_source_features(const pair *x, trace *t, uint32_t mine, uint32_t theirs) {
    fh_claim__range a = mine == FH_NONE ? (fh_claim__range){0, 0} : around(x->c, x->c_line, mine);
    fh_claim__range b = theirs == FH_NONE ? (fh_claim__range){0, 0} : around(x->p, line_of(x->p, theirs), theirs);
    t->own[0] = (float)(mine != FH_NONE) + 2 * (float)(theirs != FH_NONE);
    t->own[1] = mine != FH_NONE ? clause_found(x->c, a, &x->m.a, x->m.a_match) : -1;
    t->own[2] = theirs != FH_NONE && x->m.n_b ? clause_found(x->p, b, &x->m.b[part_of(x, theirs)], x->m.b_match[part_of(x, theirs)]) : -1;
    t->own[3] = (float)((cues_of(x->c, a) & CUE_ANONYMOUS) != 0) - (float)((cues_of(x->p, b) & CUE_ANONYMOUS) != 0);
    t->own[4] = (float)((cues_of(x->c, a) & CUE_OFFICIAL) != 0) - (float)((cues_of(x->p, b) & CUE_OFFICIAL) != 0);
    t->own[5] = (float)((cues_of(x->c, a) & CUE_HARD) != 0) - (float)((cues_of(x->p, b) & CUE_HARD) != 0);
    for (uint32_t k = b.first; k < b.first + b.n; k++) t->own[6] += x->p->words[k].name != FH_NONE;
    for (uint32_t k = a.first; k < a.first + a.n; k++) t->own[7] += x->c->words[k].name != FH_NONE;
}

/* Source dropped, gained or swapped. */
static void compare_sources(pair *x) {
    uint32_t mine = source_token(x->c, x->m.a), theirs = FH_NONE;
    for (uint32_t i = 0; i < x->m.n_b && theirs == FH_NONE && i < 2; i++) theirs = source_token(x->p, x->m.b[i]);
    if (mine == FH_NONE && theirs == FH_NONE) return;
    trace t = {.type = FH_CHANGE_ATTRIBUTION, .subkind = 22};
    if (mine != FH_NONE) locate_from_child(x, mine, &t);
    if (theirs != FH_NONE) {
        trace p = {0};
        locate_from_parent(x, theirs, &p);
        t.parent = p.parent;
        if (mine == FH_NONE) t.child = p.child;
    }
    fill_source_features(x, &t, mine, theirs);
    push(x, &t);
}

/* A clause of the parent with an anonymous source, a document or an office whose words the child has not. */
static void compare_descriptions(pair *x) {
    for (uint32_t part = 0; part < x->m.n_b && part < 1; part++) {
        const fh_claim__line *l = &x->p->lines[x->p_lines[part]];
        for (uint32_t i = 0; i < l->clauses.n; i++) {
            const fh_claim__clause *c = &x->p->clauses[l->clauses.first + i];
            if (!(c->cues & CUE_ANONYMOUS)) continue;
            uint32_t at = FH_NONE;
            for (uint32_t k = c->tokens.first; k < c->tokens.first + c->tokens.n && at == FH_NONE; k++)
                if ((x->p->words[k].cues & CUE_ANONYMOUS) && k - x->m.b[part].first < x->m.b[part].n && x->m.b_match[part][k - x->m.b[part].first] == FH_NONE) at = k;
            if (at == FH_NONE) continue;
            trace t = {.type = FH_CHANGE_ATTRIBUTION, .subkind = 23};
            locate_from_parent(x, at, &t);
            fill_source_features(x, &t, source_token(x->c, x->m.a), source_token(x->p, x->m.b[part]));
            push(x, &t);
            return;
        }
    }
}

/* ---- what is dropped ----------------------------------------------------------------------------- */

/* Clauses of the aligned parent line of which the child keeps little. */
static void find_dropped_clauses(pair *x) {
    const fh_claim__line *l = &x->p->lines[x->p_lines[0]];
    if (x->m.n_b == 0 || x->alignment->taker[x->p_lines[0]] != x->c_line) return;
    for (uint32_t i = 0; i < l->clauses.n; i++) {
        const fh_claim__clause *c = &x->p->clauses[l->clauses.first + i];
        float found = clause_found(x->p, c->tokens, &x->m.b[0], x->m.b_match[0]);
        if (found > 0.4f || c->weight <= 0) continue;
        trace t = {.type = FH_CHANGE_DROPPED, .subkind = 24};
        t.parent = cut_range(c->tokens);
        t.own[0] = found;
        t.own[1] = c->weight;
        t.own[2] = (float)i;
        push(x, &t);
    }
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
    return (float)((a->published.year - b->published.year) * 372 + (a->published.month - b->published.month) * 31 + a->published.day - b->published.day);
}

static void fill_common(pair *x) {
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
        for (int i = 0; i < N_BALANCED; i++)
            f[F_BALANCE + i] = (float)parent_count(x, balanced[i]) - (float)count_cue(x->c, m->a, balanced[i]);
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

static void fill_speakers(pair *x) {
    uint32_t mine = speaker_at(x->c, x->c_line), theirs = x->n_p ? speaker_at(x->p, x->p_lines[0]) : FH_NONE;
    const fh_speaker *a = mine == FH_NONE ? NULL : &x->c->report->speakers[mine], *b = theirs == FH_NONE ? NULL : &x->p->report->speakers[theirs];
    x->common[F_SPEAKER_CHILD] = a ? (float)a->kind : -1;
    x->common[F_SPEAKER_PARENT] = b ? (float)b->kind : -1;
    x->common[F_SPEAKERS] = !a && !b ? 0 : !a ? 1 : !b ? 2 : same_name(a->name, b->name) ? 3 : 4;
}

/* What the models for whole texts see in this pair of sentences. */
static void fill_scores(pair *x) {
    if (x->n_p) x->common[F_CLASH] = (float)fh_claim__clash(x->scratch, x->p, x->p->lines[x->p_lines[0]].tokens, x->c, x->m.a);
    x->common[F_DRIFT] = (float)fh_claim__drift_of_line(x->scratch, x->drift, x->c, x->c_line);
}

static void compare_pair(pair *x) {
    compare_figures(x);
    compare_names(x);
    compare_spellings(x);
    compare_quotes(x);
    compare_cues(x);
    compare_opposites(x);
    compare_clauses(x);
    compare_sources(x);
    compare_descriptions(x);
    find_dropped_clauses(x);
}

static void find_added_line(pair *x) {
    trace t = {.type = FH_CHANGE_ADDED, .subkind = 25};
    t.child = cut_range(x->c->lines[x->c_line].tokens);
    t.own[0] = x->score;
    t.own[1] = x->c->lines[x->c_line].weight;
    push(x, &t);
}

/* ---- a child and its parents ------------------------------------------------------------------------ */

typedef struct family {
    const fh_claim__descent *parents;
    fh_claim__alignment alignments[FH_CLAIM__PARENTS];
    fh_map stems[FH_CLAIM__PARENTS];
    fh_claim__source *drift[FH_CLAIM__PARENTS];
    uint32_t n;
} family;

static void collect_stems(fh_arena *arena, const fh_claim__text *t, fh_map *out) {
    out->arena = arena;
    for (uint32_t k = 0; k < t->n_words; k++)
        if (t->words[k].weight > 0) fh_map_put(out, t->words[k].stem, 1);
}

static uint32_t best_parent(const family *f, uint32_t line) {
    uint32_t best = 0;
    float top = -1;
    for (uint32_t i = 0; i < f->n; i++) {
        const fh_claim__partners *p = &f->alignments[i].of[line];
        float score = p->n ? p->score[0] : 0;
        if (score > top) top = score, best = i;
    }
    return best;
}

static void compare_line(fh_arena *arena, fh_arena *scratch, const fh_claim__text *child, uint32_t child_report, const family *f, uint32_t line,
                         fh_claim__candidates *out) {
    uint32_t which = best_parent(f, line);
    const fh_claim__partners *partners = &f->alignments[which].of[line];
    pair x = {.arena = arena, .scratch = scratch, .c = child, .p = f->parents[which].parent, .descent = &f->parents[which],
              .alignment = &f->alignments[which], .child_report = child_report, .c_line = line, .out = out, .parent_stems = &f->stems[which], .drift = f->drift[which]};
    for (uint32_t i = 0; i < partners->n; i++)
        if (i == 0 || partners->score[i] > 0.45f * partners->score[0]) x.p_lines[x.n_p++] = partners->line[i];
    x.score = partners->n ? partners->score[0] : 0;
    if (x.n_p && fh_claim__same_words(child, child->lines[line].tokens, x.p, x.p->lines[x.p_lines[0]].tokens)) return;
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_claim__match_words(scratch, child, child->lines[line].tokens, x.p, x.p_lines, x.n_p, &x.m);
    fill_common(&x);
    fill_speakers(&x);
    fill_scores(&x);
    if (x.n_p) compare_pair(&x);
    if (x.score < 0.4f) find_added_line(&x);
    fh_arena_rewind(scratch, mark);
}

/* Sentences of a parent that no sentence of the child takes up. */
static void find_dropped_lines(fh_arena *arena, fh_arena *scratch, const fh_claim__text *child, uint32_t child_report, const family *f,
                               uint32_t which, fh_claim__candidates *out) {
    const fh_claim__alignment *al = &f->alignments[which];
    const fh_claim__text *p = f->parents[which].parent;
    for (uint32_t s = 0; s < p->n_lines; s++) {
        if (al->taken[s] > 0.55f) continue;
        pair x = {.arena = arena, .scratch = scratch, .c = child, .p = p, .descent = &f->parents[which], .alignment = al, .child_report = child_report,
                  .c_line = al->taker[s] == FH_NONE ? 0 : al->taker[s], .p_lines = {s}, .n_p = 1, .score = al->taken[s], .out = out, .parent_stems = &f->stems[which]};
        fh_arena_mark mark = fh_arena_mark_now(scratch);
        fh_claim__match_words(scratch, child, child->lines[x.c_line].tokens, p, x.p_lines, 1, &x.m);
        fill_common(&x);
        fill_speakers(&x);
        trace t = {.type = FH_CHANGE_DROPPED, .subkind = 26, .parent = cut_range(p->lines[s].tokens)};
        t.own[0] = s > 0 ? al->taken[s - 1] : -1;
        t.own[1] = s + 1 < p->n_lines ? al->taken[s + 1] : -1;
        t.own[2] = p->lines[s].weight;
        t.own[3] = (p->lines[s].cues & CUE_DENY) != 0;
        t.own[4] = (p->lines[s].cues & (CUE_CONTRAST | CUE_CONDITION)) != 0;
        t.own[5] = s > 0 && (p->lines[s - 1].cues & CUE_ANONYMOUS) != 0;
        t.own[6] = s > 0 && p->report->sentences[s].paragraph == p->report->sentences[s - 1].paragraph;
        t.own[7] = al->taken[s];
        push(&x, &t);
        fh_arena_rewind(scratch, mark);
    }
}

void fh_claim__find_changes(fh_arena *arena, fh_arena *scratch, const fh_claim__text *child, uint32_t child_report,
                            const fh_claim__descent *parents, uint32_t n_parents, fh_claim__candidates *out) {
    family f = {.parents = parents, .n = n_parents < FH_CLAIM__PARENTS ? n_parents : FH_CLAIM__PARENTS};
    for (uint32_t i = 0; i < f.n; i++) {
        fh_claim__align(arena, child, parents[i].parent, &f.alignments[i]);
        collect_stems(arena, parents[i].parent, &f.stems[i]);
        f.drift[i] = fh_claim__learn_source(arena, parents[i].parent, &f.alignments[i]);
    }
    if (f.n == 0 || fh_arena_status(arena)) return; /* whatever could not be allocated is NULL */
    for (uint32_t s = 0; s < child->n_lines; s++) compare_line(arena, scratch, child, child_report, &f, s, out);
    for (uint32_t i = 0; i < f.n; i++) find_dropped_lines(arena, scratch, child, child_report, &f, i, out);
}
