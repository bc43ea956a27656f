/* SPDX-License-Identifier: MIT
 *
 * claim/conflict.c - sentences about the same thing with incompatible parts.
 *
 * Between reports of two accounts, each line is held against its partners in the other (claim/align.c); inside a
 * report, against the lines that follow within a few sentences, since a denial stands near what it denies. What
 * speaks for and against a conflict of the two is gathered: figures or dates of one kind in like surroundings, a denial
 * or a negation on one side, opposites, who speaks. A trained model (models/claim_conflict.bin) judges the pair.
 * Cost: a bounded number of partners a line. */
#include "claim/conflict.h"

#include "claim/score.h"

enum { REACH = 3, SPAN_MAX = 40, FIGURE_SPAN = 14, ITEMS_MAX = 16, EVIDENCE = 6 };

static const uint32_t weighed[] = {CUE_POSSIBLE, CUE_CONDITION, CUE_NEGATION, CUE_DENY, CUE_CONFIRM, CUE_CONTRAST, CUE_SAY, CUE_ANONYMOUS,
                                   CUE_DOCUMENT, CUE_OFFICIAL, CUE_ALL, CUE_ONLY, CUE_PRONOUN, CUE_REBUT};
enum { N_WEIGHED = sizeof weighed / sizeof *weighed };

enum { /* features */
    G_SAME_REPORT = 0, G_SCORE, G_BACK, G_RANK, G_DISTANCE, G_SAME_PARAGRAPH, G_A_FOUND, G_B_FOUND, G_A_WEIGHT, G_B_WEIGHT, G_SHARED,
    G_A_QUOTED, G_B_QUOTED, G_A_AT, G_B_AT, G_LATER, G_NAMES_SHARED, G_FIGURES_SHARED, G_NAMES_LEFT_A, G_NAMES_LEFT_B, G_OPPOSITES, G_SAME_SPEAKER,
    G_A_LENGTH, G_B_LENGTH, G_CLASH, G_KIND_A, G_KIND_B, G_SHARED_NOUNS, G_SHARED_VERBS, G_SHARED_NAMES, G_LEFT_VERBS,
    G_INNER_RANK, G_B_DENIES, G_B_TURNS, G_A_TOLD, /* inside a report: is this what the denial answers */
    G_FIGURE, /* what speaks for two figures in conflict: EVIDENCE of them */
    G_DATE = G_FIGURE + EVIDENCE, /* the same for two dates */
    G_A_CUES = G_DATE + EVIDENCE, G_B_CUES = G_A_CUES + N_WEIGHED, G_END = G_B_CUES + N_WEIGHED
};
_Static_assert((int)G_END <= (int)FH_CLAIM__CONFLICT_FEATURES, "room for every feature");

typedef struct meeting { /* two lines held against one another */
    fh_arena *arena;
    const fh_claim__text *a, *b;
    uint32_t a_report, b_report, a_line, b_line;
    fh_claim__matching m;
    float common[FH_CLAIM__CONFLICT_FEATURES];
    fh_claim__disputes *out;
} meeting;

static unsigned count(const fh_claim__text *t, fh_claim__range r, uint32_t cue) {
    unsigned n = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) n += (t->words[k].cues & cue) != 0;
    return n;
}

static float quoted(const fh_claim__text *t, fh_claim__range r) {
    float n = 0;
    for (uint32_t k = r.first; k < r.first + r.n; k++) n += t->words[k].quoted;
    return r.n ? n / (float)r.n : 0;
}

static bool found_a(const meeting *x, uint32_t k) { return k - x->m.a.first < x->m.a.n && x->m.a_match[k - x->m.a.first] != FH_NONE; }
static bool found_b(const meeting *x, uint32_t k) { return x->m.n_b && k - x->m.b[0].first < x->m.b[0].n && x->m.b_match[0][k - x->m.b[0].first] != FH_NONE; }

static bool opposite_words(const fh_claim__word *a, const fh_claim__word *b) {
    if (a->pole && b->pole && a->pole / 2 == b->pole / 2 && a->pole != b->pole) return true;
    return a->sense.n_ids && b->sense.n_ids && a->weight > 0 && b->weight > 0 && fh_claim__opposites(a->sense.lemma, b->sense.lemma);
}

static float count_opposites(const meeting *x) {
    float n = 0;
    for (uint32_t i = x->m.a.first; i < x->m.a.first + x->m.a.n; i++) {
        if (found_a(x, i) || !(x->a->words[i].pole || x->a->words[i].sense.n_ids)) continue;
        for (uint32_t k = x->m.b[0].first; x->m.n_b && k < x->m.b[0].first + x->m.b[0].n; k++)
            if (!found_b(x, k) && opposite_words(&x->a->words[i], &x->b->words[k])) n++;
    }
    return n;
}

static void count_names(const meeting *x, float *shared, float *left_a, float *left_b) {
    fh_claim__range a = x->a->lines[x->a_line].names, b = x->b->lines[x->b_line].names;
    for (uint32_t i = a.first; i < a.first + a.n; i++) {
        bool found = false;
        for (uint32_t k = x->a->names[i].tokens.first; k < x->a->names[i].tokens.first + x->a->names[i].tokens.n; k++) found |= found_a(x, k);
        *(found ? shared : left_a) += 1;
    }
    for (uint32_t i = b.first; i < b.first + b.n; i++) {
        bool found = false;
        for (uint32_t k = x->b->names[i].tokens.first; k < x->b->names[i].tokens.first + x->b->names[i].tokens.n; k++) found |= found_b(x, k);
        *left_b += !found;
    }
}

static float days_between(const fh_report *a, const fh_report *b) {
    if (a->published.precision < FH_PRECISION_DAY || b->published.precision < FH_PRECISION_DAY) return 0;
    return (float)((b->published.year - a->published.year) * 372 + (b->published.month - a->published.month) * 31 + b->published.day - a->published.day);
}

static uint32_t speaker_of(const fh_claim__text *t, uint32_t line) {
    uint32_t s = t->lines[line].statement;
    return s == FH_NONE ? FH_NONE : t->report->statements[s].speaker;
}

static void fill(meeting *x, float score, float back, uint32_t rank) {
    float *f = x->common;
    const fh_claim__line *a = &x->a->lines[x->a_line], *b = &x->b->lines[x->b_line];
    bool same = x->a == x->b;
    f[G_SAME_REPORT] = same;
    f[G_SCORE] = score;
    f[G_BACK] = back;
    f[G_RANK] = (float)rank;
    f[G_DISTANCE] = same ? (float)x->b_line - (float)x->a_line : -1;
    f[G_SAME_PARAGRAPH] = same && x->a->report->sentences[x->a_line].paragraph == x->b->report->sentences[x->b_line].paragraph;
    f[G_A_FOUND] = x->m.a_weight > 0 ? x->m.a_found / x->m.a_weight : 0;
    f[G_B_FOUND] = x->m.b_weight > 0 ? x->m.b_found / x->m.b_weight : 0;
    f[G_A_WEIGHT] = a->weight;
    f[G_B_WEIGHT] = b->weight;
    f[G_SHARED] = x->m.a_found;
    f[G_A_QUOTED] = quoted(x->a, a->tokens);
    f[G_B_QUOTED] = quoted(x->b, b->tokens);
    f[G_A_AT] = (float)x->a_line / (float)x->a->n_lines;
    f[G_B_AT] = (float)x->b_line / (float)x->b->n_lines;
    f[G_LATER] = same ? 0 : days_between(x->a->report, x->b->report);
    count_names(x, &f[G_NAMES_SHARED], &f[G_NAMES_LEFT_A], &f[G_NAMES_LEFT_B]);
    f[G_OPPOSITES] = count_opposites(x);
    uint32_t sa = speaker_of(x->a, x->a_line), sb = speaker_of(x->b, x->b_line);
    f[G_SAME_SPEAKER] = !same || sa == FH_NONE || sb == FH_NONE ? -1 : sa == sb;
    f[G_KIND_A] = sa == FH_NONE ? -1 : (float)x->a->report->speakers[sa].kind;
    f[G_KIND_B] = sb == FH_NONE ? -1 : (float)x->b->report->speakers[sb].kind;
    f[G_A_LENGTH] = (float)a->tokens.n;
    f[G_B_LENGTH] = (float)b->tokens.n;
    for (int i = 0; i < N_WEIGHED; i++) {
        f[G_A_CUES + i] = (float)count(x->a, a->tokens, weighed[i]);
        f[G_B_CUES + i] = (float)count(x->b, b->tokens, weighed[i]);
    }
}

static fh_claim__range shortened(fh_claim__range r) {
    if (r.n > SPAN_MAX) r.n = SPAN_MAX;
    return r;
}

static fh_claim__range about(const fh_claim__text *t, uint32_t line, const fh_claim__quantity *q) {
    fh_claim__range r = t->lines[line].tokens;
    for (uint32_t i = t->lines[line].clauses.first; i < t->lines[line].clauses.first + t->lines[line].clauses.n; i++) {
        fh_claim__range c = t->clauses[i].tokens;
        if (q->first >= c.first && q->first < c.first + c.n) r = c;
    }
    uint32_t end = r.first + r.n, first = q->first > r.first + FIGURE_SPAN ? q->first - FIGURE_SPAN : r.first;
    uint32_t last = q->first + q->n + FIGURE_SPAN < end ? q->first + q->n + FIGURE_SPAN : end;
    return (fh_claim__range){first, last - first};
}

/* How many content words stand on both sides right around two figures. */
static float near_figures(const meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    fh_claim__range a = about(x->a, x->a_line, p), b = about(x->b, x->b_line, q);
    float n = 0;
    for (uint32_t k = a.first; k < a.first + a.n; k++) {
        if (!found_a(x, k)) continue;
        uint32_t at = x->m.a_match[k - x->m.a.first];
        if (at >= b.first && at < b.first + b.n) n += x->a->words[k].weight;
    }
    return n;
}

static bool answered(const fh_claim__text *t, fh_claim__range items, const fh_claim__quantity *q) {
    for (uint32_t i = items.first; i < items.first + items.n; i++)
        if (fh_claim__compare_quantities(&t->quantities[i], q) == FH_CLAIM__EQUAL) return true;
    return false;
}

/* Keeps the evidence of the two figures whose surroundings have most in common. */
static void compare_figures(meeting *x) {
    fh_claim__range a = x->a->lines[x->a_line].quantities, b = x->b->lines[x->b_line].quantities;
    if (a.n > ITEMS_MAX) a.n = ITEMS_MAX;
    if (b.n > ITEMS_MAX) b.n = ITEMS_MAX;
    for (uint32_t i = a.first; i < a.first + a.n; i++) {
        const fh_claim__quantity *p = &x->a->quantities[i];
        if (answered(x->b, b, p)) { x->common[G_FIGURES_SHARED] += 1; continue; }
        for (uint32_t k = b.first; k < b.first + b.n; k++) {
            const fh_claim__quantity *q = &x->b->quantities[k];
            if (p->ordinal != q->ordinal || fh_claim__compare_quantities(p, q) != FH_CLAIM__OTHER || answered(x->a, a, q)) continue;
            double low = p->low < q->low ? p->low : q->low, high = p->low < q->low ? q->low : p->low;
            float evidence[EVIDENCE] = {1 + near_figures(x, p, q) + 2 * (float)(p->noun && p->noun == q->noun), high > 0 ? (float)(low / high) : 1,
                                        p->noun && p->noun == q->noun, (float)p->measure, (float)(p->approx + q->approx), (float)(a.n + b.n)};
            float *best = &x->common[fh_claim__is_time(p) ? G_DATE : G_FIGURE];
            if (evidence[0] > best[0]) memcpy(best, evidence, sizeof evidence);
        }
    }
}

/* What the matched words are: things, deeds, names. */
static void weigh_matches(meeting *x) {
    float *f = x->common;
    for (uint32_t n = 0; n < x->m.a.n; n++) {
        const fh_token *t = &x->a->report->tokens[x->m.a.first + n];
        const fh_claim__word *w = &x->a->words[x->m.a.first + n];
        bool verb = t->pos >= FH_POS_VERB_BASE && t->pos <= FH_POS_VERB_GERUND, found = x->m.a_match[n] != FH_NONE;
        if (w->weight <= 0) continue;
        if (w->name != FH_NONE) f[G_SHARED_NAMES] += found ? w->weight : 0;
        else if (verb) f[found ? G_SHARED_VERBS : G_LEFT_VERBS] += w->weight;
        else f[G_SHARED_NOUNS] += found ? w->weight : 0;
    }
}

static fh_conflict_type type_of(const float *f) {
    bool denied = f[G_A_CUES + 3] + f[G_B_CUES + 3] > 0;
    if (f[G_FIGURE] > (denied ? 3 : 1.5f) && f[G_FIGURE] >= f[G_DATE]) return FH_CONFLICT_NUMBER;
    return f[G_DATE] > (denied ? 3 : 1.5f) ? FH_CONFLICT_DATE : FH_CONFLICT_POLARITY;
}

static void push(meeting *x) {
    fh_claim__dispute d = {.conflict = {.a = x->a_report, .b = x->b_report, .type = type_of(x->common)}};
    d.conflict.a_span = fh_claim__span_of(x->a, shortened(x->a->lines[x->a_line].tokens));
    d.conflict.b_span = fh_claim__span_of(x->b, shortened(x->b->lines[x->b_line].tokens));
    memcpy(d.f, x->common, sizeof d.f);
    fh_vec_push(x->arena, x->out, d);
}

/* Weight of the content words of line k that stand in line s too. */
static float shared_weight(const fh_claim__text *t, uint32_t s, uint32_t k) {
    float sum = 0;
    for (uint32_t i = t->lines[k].tokens.first; i < t->lines[k].tokens.first + t->lines[k].tokens.n; i++) {
        if (t->words[i].weight <= 0) continue;
        for (uint32_t n = t->lines[s].tokens.first; n < t->lines[s].tokens.first + t->lines[s].tokens.n; n++)
            if (t->words[n].stem == t->words[i].stem) { sum += t->words[i].weight; break; }
    }
    return sum;
}

/* How many of the lines before k and within reach share more with it than s does, or as much and stand nearer. */
static float inner_rank(const fh_claim__text *t, uint32_t s, uint32_t k) {
    float mine = shared_weight(t, s, k), rank = 0;
    for (uint32_t i = k > REACH ? k - REACH : 0; i < k; i++) {
        float w = i == s ? -1 : shared_weight(t, i, k);
        rank += w > mine || (w == mine && i > s);
    }
    return rank;
}

static void fill_inner(meeting *x) {
    const fh_claim__line *a = &x->a->lines[x->a_line], *b = &x->b->lines[x->b_line];
    x->common[G_INNER_RANK] = inner_rank(x->a, x->a_line, x->b_line);
    x->common[G_B_DENIES] = (float)((b->cues & CUE_DENY) != 0) + (float)((b->cues & CUE_SAY) && (b->cues & CUE_NEGATION));
    x->common[G_B_TURNS] = b->tokens.n && (x->b->words[b->tokens.first].cues & CUE_CONTRAST);
    x->common[G_A_TOLD] = (float)((a->cues & CUE_SAY) != 0) + (float)((a->cues & CUE_ANONYMOUS) != 0);
}

static void meet(fh_arena *arena, fh_arena *scratch, const fh_claim__text *a, uint32_t ra, uint32_t la, const fh_claim__text *b, uint32_t rb,
                 uint32_t lb, float score, float back, uint32_t rank, fh_claim__disputes *out) {
    meeting x = {.arena = arena, .a = a, .b = b, .a_report = ra, .b_report = rb, .a_line = la, .b_line = lb, .out = out};
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_claim__match_words(scratch, a, a->lines[la].tokens, b, &lb, 1, &x.m);
    fill(&x, score, back, rank);
    if (a == b && lb <= la + REACH) fill_inner(&x);
    compare_figures(&x);
    weigh_matches(&x);
    x.common[G_CLASH] = (float)fh_claim__clash(scratch, a, a->lines[la].tokens, b, b->lines[lb].tokens);
    push(&x);
    fh_arena_rewind(scratch, mark);
}

static float score_back(const fh_claim__alignment *back, uint32_t line, uint32_t partner) {
    const fh_claim__partners *p = &back->of[line];
    for (uint32_t i = 0; i < p->n; i++)
        if (p->line[i] == partner) return p->score[i];
    return 0;
}

static bool holds(const fh_claim__partners *p, uint32_t line) {
    for (uint32_t i = 0; i < p->n; i++)
        if (p->line[i] == line) return true;
    return false;
}

void fh_claim__find_conflicts(fh_arena *arena, fh_arena *scratch, const fh_claim__text *a, uint32_t ra, const fh_claim__text *b, uint32_t rb,
                              fh_claim__disputes *out) {
    fh_claim__alignment there, back;
    fh_claim__align(arena, a, b, &there);
    fh_claim__align(arena, b, a, &back);
    if (fh_arena_status(arena)) return;
    for (uint32_t s = 0; s < a->n_lines; s++)
        for (uint32_t i = 0; i < there.of[s].n; i++)
            meet(arena, scratch, a, ra, s, b, rb, there.of[s].line[i], there.of[s].score[i], score_back(&back, there.of[s].line[i], s), i, out);
    for (uint32_t s = 0; s < b->n_lines; s++)
        for (uint32_t i = 0; i < back.of[s].n; i++)
            if (!holds(&there.of[back.of[s].line[i]], s))
                meet(arena, scratch, a, ra, back.of[s].line[i], b, rb, s, 0, back.of[s].score[i], i + 3, out);
}

void fh_claim__find_inner_conflicts(fh_arena *arena, fh_arena *scratch, const fh_claim__text *a, uint32_t ra, fh_claim__disputes *out) {
    const uint32_t against = CUE_DENY | CUE_NEGATION | CUE_CONTRAST;
    for (uint32_t s = 0; s < a->n_lines; s++) {
        for (uint32_t k = s + 1; k < a->n_lines && k <= s + REACH; k++) {
            bool figures = a->lines[s].quantities.n && a->lines[k].quantities.n;
            if (figures || ((a->lines[s].cues | a->lines[k].cues) & against)) meet(arena, scratch, a, ra, s, a, ra, k, 0, 0, 0, out);
        }
    }
}
