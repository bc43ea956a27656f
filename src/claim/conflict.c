/* SPDX-License-Identifier: MIT
 *
 * claim/conflict.c - what speaks for and against two sentences contradicting one another.
 *
 * Pairs come from claim/rival.c. Of each is gathered: how much they share and of what kind, whether they are first among one
 * another's rivals; the two figures, and the two dates, most likely to fill one slot with different values; denials
 * and negations on one side, above all within the two clauses that share most; opposites; who speaks. Between
 * reports the one that denies more counts as the answer; inside a report the later one. A trained model
 * (models/claim_conflict.bin) judges the pair. Cost: linear in the pairs. */
#include "claim/conflict.h"

#include <math.h>

#include "claim/contrast.h"
#include "claim/score.h"
#include "claim/turn.h"
#include "claim/window.h"

enum { REACH = 4, SPAN_MAX = 40, FIGURE_SPAN = 14, ITEMS_MAX = 12, EVIDENCE = 19, FRAMES = 16, CLAUSES_MAX = 12, RANK_NONE = 20, IDLE_RANK = 2, BEFORE_SHARE = 2, TOKENS_MAX = 160, FIGURES_MAX = 400, DENIAL_MAX = 16, THAT_REACH = 10 };

/* The chance from which a conflict is told (models/claim_conflict.md): as a rule; where the later report dates its own
 * figure after the earlier one. */
static const float CONFLICT_LEAST = 0.15f, UPDATE_LEAST = 0.5f;
static const float COUNT_RATIO = 0.12f; /* of the smaller count to the larger, in figures of one thing */
static const float LENT_RATIO = 0.3f;   /* the same where one of them has no noun */
static const float SAME_NOUN = 0.7f, NEAR_NOUN = 0.6f; /* likeness of what two figures count */
static const float FIGURE_LEAST = 0.9f, NEGATED_DATE = 1.5f, DENIED_FIGURE = 3; /* what speaks for two figures in one slot, from which they are the conflict */
static const float LATER_DAYS = 5;      /* between two reports, from which the later brings up to date */

static const uint32_t weighed[] = {CUE_POSSIBLE, CUE_CONDITION, CUE_NEGATION, CUE_DENY, CUE_CONFIRM, CUE_CONTRAST, CUE_SAY, CUE_ANONYMOUS,
                                   CUE_DOCUMENT, CUE_ALL, CUE_ONLY, CUE_PRONOUN, CUE_REBUT};
enum { N_WEIGHED = sizeof weighed / sizeof *weighed };

enum { /* features */
    G_SAME_REPORT = 0, G_DISTANCE, G_SAME_PARAGRAPH, G_SHARED, G_SHARED_OF_LESS, G_BETTER_RANK, G_WORSE_RANK, G_MORE_FOUND, G_LESS_FOUND, G_FOUND,
    G_SHARED_NAMES, G_SHARED_NOUNS, G_SHARED_VERBS, G_RAREST, G_LEFT_NAMES, G_LEFT_VERBS, G_LESS_WEIGHT, G_MORE_WEIGHT, G_SPOKEN, G_SAME_SPEAKER,
    G_ANONYMOUS, G_QUOTED_A, G_QUOTED_B, G_DAYS, G_OPPOSITES, G_CLASH, G_INNER_RANK, G_B_TURNS, G_CLAUSES, G_CLAUSE_SHARED, G_CLAUSE_NEGATED,
    G_CLAUSE_DENIED, G_FIGURES_SHARED, G_OF_BEST_A, G_OF_BEST_B, G_A_PLACE, G_B_PLACE,
    G_CONTRAST, /* FH_CLAIM__CONTRAST_FEATURES of contrast.h */
    G_FIGURE = G_CONTRAST + FH_CLAIM__CONTRAST_FEATURES, /* what speaks for two figures in one slot: EVIDENCE of them */
    G_DATE = G_FIGURE + EVIDENCE, /* the same for two dates */
    G_A_CUES = G_DATE + EVIDENCE, G_B_CUES = G_A_CUES + N_WEIGHED,
    G_A_FRAME = G_B_CUES + N_WEIGHED, G_B_FRAME = G_A_FRAME + FRAMES, /* which words of data/claim/frame.txt each has */
    G_WINDOW = G_B_FRAME + FRAMES, /* FH_CLAIM__WINDOW_FEATURES of window.h */
    G_END = G_WINDOW + FH_CLAIM__WINDOW_FEATURES
};
_Static_assert((int)G_END <= (int)FH_CLAIM__CONFLICT_FEATURES, "room for every feature");

/* The best partner of a figure, or of a line, among all that were held against it. */
typedef struct record { float score, second; bool equal; } record;

/* What a line shares with each of the REACH lines before it; known: a bit for each that was reckoned. */
typedef struct nearby { float shared[REACH]; uint8_t known; } nearby;

typedef struct bests { /* of one side */
    record *figures, *lines;
    nearby *before;
} bests;

typedef struct meeting { /* two lines held against one another; b is the answer */
    const fh_claim__side *a_side, *b_side;
    const fh_claim__text *a, *b;
    uint32_t a_line, b_line;
    const fh_claim__line *la, *lb;
    fh_claim__matching m;
    fh_claim__range a_best, b_best; /* the two clauses that share most */
    const fh_claim__quantity *a_figure, *b_figure, *a_date, *b_date; /* what G_FIGURE and G_DATE speak of; NULL */
    const bests *a_bests, *b_bests;
    float *f;
} meeting;

typedef struct windows { fh_claim__window a, b; } windows; /* of the two lines at hand */

static uint32_t end_of(fh_claim__range r) { return r.first + r.n; }
static float less(float a, float b) { return a < b ? a : b; }
static float more(float a, float b) { return a < b ? b : a; }

/* Does token k describe who speaks: "who was not authorised to speak" denies nothing. */
static bool describes(const fh_claim__text *t, const fh_claim__line *l, uint32_t k) {
    if (l->statement == FH_NONE) return false;
    const fh_statement *s = &t->report->statements[l->statement];
    const fh_token *token = &t->report->tokens[k];
    for (uint32_t i = 0; i < s->n_source; i++)
        if (token->begin >= s->source[i].begin && token->end <= s->source[i].end) return true;
    return false;
}

static unsigned count(const fh_claim__text *t, const fh_claim__line *l, uint32_t cue) {
    const uint32_t no = CUE_NEGATION | CUE_DENY | CUE_REBUT;
    unsigned n = 0;
    if (!(l->cues & cue)) return 0;
    for (uint32_t k = l->tokens.first; k < end_of(l->tokens); k++) n += (t->words[k].cues & cue) && !(cue & no && describes(t, l, k));
    return n;
}

static float quoted(const fh_claim__text *t, fh_claim__range r) {
    float n = 0;
    for (uint32_t k = r.first; k < end_of(r); k++) n += t->words[k].quoted;
    return r.n ? n / (float)r.n : 0;
}

static uint32_t match_a(const meeting *x, uint32_t k) { return k - x->m.a.first < x->m.a.n ? x->m.a_match[k - x->m.a.first] : FH_NONE; }
static uint32_t match_b(const meeting *x, uint32_t k) { return x->m.n_b && k - x->m.b[0].first < x->m.b[0].n ? x->m.b_match[0][k - x->m.b[0].first] : FH_NONE; }

static bool is_verb(const fh_claim__text *t, uint32_t k) {
    uint8_t pos = t->report->tokens[k].pos;
    return pos >= FH_POS_VERB_BASE && pos <= FH_POS_VERB_GERUND;
}

/* ---- what they share ------------------------------------------------------------------------------- */

/* What the words are that both have, and that one alone has: things, deeds, names. */
static void weigh_matches(meeting *x) {
    float *f = x->f;
    for (uint32_t k = x->la->tokens.first; k < end_of(x->la->tokens); k++) {
        const fh_claim__word *w = &x->a->words[k];
        if (w->weight <= 0) continue;
        bool found = match_a(x, k) != FH_NONE;
        if (w->name != FH_NONE) f[found ? G_SHARED_NAMES : G_LEFT_NAMES] += w->weight;
        else if (is_verb(x->a, k)) f[found ? G_SHARED_VERBS : G_LEFT_VERBS] += w->weight;
        else if (found) f[G_SHARED_NOUNS] += w->weight;
        if (found) f[G_RAREST] = more(f[G_RAREST], w->weight);
    }
    for (uint32_t k = x->lb->tokens.first; k < end_of(x->lb->tokens); k++) {
        const fh_claim__word *w = &x->b->words[k];
        if (w->weight <= 0 || match_b(x, k) != FH_NONE) continue;
        if (w->name != FH_NONE) f[G_LEFT_NAMES] += w->weight;
        else if (is_verb(x->b, k)) f[G_LEFT_VERBS] += w->weight;
    }
    float a = x->m.a_weight > 0 ? x->m.a_found / x->m.a_weight : 0, b = x->m.b_weight > 0 ? x->m.b_found / x->m.b_weight : 0;
    f[G_MORE_FOUND] = more(a, b);
    f[G_LESS_FOUND] = less(a, b);
    f[G_FOUND] = x->m.a_found;
    f[G_LESS_WEIGHT] = less(x->la->weight, x->lb->weight);
    f[G_MORE_WEIGHT] = more(x->la->weight, x->lb->weight);
}

static uint32_t clause_at(const fh_claim__text *t, const fh_claim__line *l, uint32_t token) {
    for (uint32_t i = 0; i < l->clauses.n && i < CLAUSES_MAX; i++)
        if (token < end_of(t->clauses[l->clauses.first + i].tokens)) return i;
    return FH_NONE;
}

/* The two clauses that share most for their length, and whether one of them alone is negated. */
static void find_clauses(meeting *x) {
    float shared[CLAUSES_MAX][CLAUSES_MAX] = {{0}}, best = 0;
    x->a_best = x->la->tokens;
    x->b_best = x->lb->tokens;
    for (uint32_t k = x->la->tokens.first; k < end_of(x->la->tokens); k++) {
        uint32_t at = match_a(x, k), i, j;
        if (at == FH_NONE || (i = clause_at(x->a, x->la, k)) == FH_NONE || (j = clause_at(x->b, x->lb, at)) == FH_NONE) continue;
        shared[i][j] += x->a->words[k].weight;
    }
    uint32_t a_cues = x->la->cues, b_cues = x->lb->cues;
    for (uint32_t i = 0; i < x->la->clauses.n && i < CLAUSES_MAX; i++) {
        for (uint32_t j = 0; j < x->lb->clauses.n && j < CLAUSES_MAX; j++) {
            const fh_claim__clause *a = &x->a->clauses[x->la->clauses.first + i], *b = &x->b->clauses[x->lb->clauses.first + j];
            float of = shared[i][j] / (less(a->weight, b->weight) + 1.5f);
            if (of <= best) continue;
            best = of;
            x->a_best = a->tokens, x->b_best = b->tokens;
            a_cues = a->cues, b_cues = b->cues;
            x->f[G_CLAUSE_SHARED] = shared[i][j];
        }
    }
    x->f[G_CLAUSES] = best;
    x->f[G_CLAUSE_NEGATED] = (float)((a_cues & CUE_NEGATION) != 0) - (float)((b_cues & CUE_NEGATION) != 0);
    x->f[G_CLAUSE_DENIED] = (float)((a_cues & CUE_DENY) != 0) - (float)((b_cues & CUE_DENY) != 0);
}

static bool opposite_words(const fh_claim__word *a, const fh_claim__word *b) {
    if (a->pole && b->pole && a->pole / 2 == b->pole / 2 && a->pole != b->pole) return true;
    return a->weight > 0 && b->weight > 0 && fh_claim__opposites(a->sense, b->sense);
}

static float count_opposites(const meeting *x) {
    float n = 0;
    for (uint32_t i = x->m.a.first; i < end_of(x->m.a); i++) {
        if (match_a(x, i) != FH_NONE || !(x->a->words[i].pole || x->a->words[i].sense.opposed)) continue;
        for (uint32_t k = x->m.b[0].first; x->m.n_b && k < end_of(x->m.b[0]); k++)
            n += match_b(x, k) == FH_NONE && opposite_words(&x->a->words[i], &x->b->words[k]);
    }
    return n;
}

/* ---- who speaks, and when ----------------------------------------------------------------------------- */

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

static float days_between(const fh_report *a, const fh_report *b) {
    if (a->published.precision < FH_PRECISION_DAY || b->published.precision < FH_PRECISION_DAY) return 0;
    return fabsf((float)((b->published.year - a->published.year) * 372 + (b->published.month - a->published.month) * 31 + b->published.day - a->published.day));
}

static void weigh_speakers(meeting *x) {
    const fh_speaker *a = speaker_of(x->a, x->a_line), *b = speaker_of(x->b, x->b_line);
    x->f[G_SPOKEN] = (float)(x->la->statement != FH_NONE) + (float)(x->lb->statement != FH_NONE);
    x->f[G_SAME_SPEAKER] = same_speaker(a, b);
    x->f[G_ANONYMOUS] = (float)(a && a->kind == FH_SPEAKER_ANONYMOUS) + (float)(b && b->kind == FH_SPEAKER_ANONYMOUS);
    x->f[G_QUOTED_A] = quoted(x->a, x->la->tokens);
    x->f[G_QUOTED_B] = quoted(x->b, x->lb->tokens);
    x->f[G_DAYS] = days_between(x->a->report, x->b->report);
}

/* ---- figures and dates --------------------------------------------------------------------------------- */

static fh_claim__range first_figures(const fh_claim__line *l) {
    fh_claim__range r = l->quantities;
    if (r.n > ITEMS_MAX) r.n = ITEMS_MAX;
    return r;
}

static fh_claim__range about(const fh_claim__text *t, const fh_claim__line *l, const fh_claim__quantity *q) {
    fh_claim__range r = l->tokens;
    for (uint32_t i = l->clauses.first; i < end_of(l->clauses); i++)
        if (q->first >= t->clauses[i].tokens.first && q->first < end_of(t->clauses[i].tokens)) r = t->clauses[i].tokens;
    uint32_t first = q->first > r.first + FIGURE_SPAN ? q->first - FIGURE_SPAN : r.first;
    uint32_t last = q->first + q->n + FIGURE_SPAN < end_of(r) ? q->first + q->n + FIGURE_SPAN : end_of(r);
    return (fh_claim__range){first, last - first};
}

/* Weight of what stands on both sides right around two figures. */
static float near_figures(const meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    fh_claim__range a = about(x->a, x->la, p), b = about(x->b, x->lb, q);
    float n = 0;
    for (uint32_t k = a.first; k < end_of(a); k++) {
        uint32_t at = match_a(x, k);
        if (at != FH_NONE && at - b.first < b.n) n += x->a->words[k].weight;
    }
    return n;
}

/* Does any figure of the report, or of these lines of it, say the same. */
static bool answered(const fh_claim__text *t, fh_claim__range items, const fh_claim__quantity *q) {
    for (uint32_t i = items.first; i < end_of(items); i++) {
        const fh_claim__quantity *p = &t->quantities[i];
        if (fh_claim__compare_quantities(p, q) == FH_CLAIM__EQUAL && (p->noun == q->noun || p->measure != FH_CLAIM__COUNT)) return true;
    }
    return false;
}

/* The thing counted: the word after the figure. */
static const fh_claim__word *counted(const fh_claim__text *t, const fh_claim__quantity *q) {
    uint32_t k = q->measure == FH_CLAIM__COUNT ? fh_claim__counted(t, q) : FH_NONE;
    return k == FH_NONE ? NULL : &t->words[k];
}

static bool stands_near(const fh_claim__text *t, fh_claim__range r, const fh_claim__word *w) {
    for (uint32_t k = r.first; w && k < end_of(r); k++)
        if (t->words[k].weight > 0 && fh_claim__same_word(w, &t->words[k]) >= SAME_NOUN) return true;
    return false;
}

static bool is_split(const fh_claim__quantity *q) { return q->ratio && q->low + q->high == 100; }

/* "58 to 42" and "55 percent": the same whole cut in two ways. */
static bool splits_otherwise(const fh_claim__quantity *p, const fh_claim__quantity *q) {
    const fh_claim__quantity *split = is_split(p) ? p : q, *part = split == p ? q : p;
    return is_split(split) && part->measure == FH_CLAIM__SHARE && part->low == part->high && part->low != split->low && part->low != split->high;
}

/* Do two figures count one thing: by the nouns after them, or, as in "the number of ships was 1,140", by the one's noun standing
 * near the other. */
static float same_counted(const meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    if (splits_otherwise(p, q)) return 1;
    if (p->measure != FH_CLAIM__COUNT && q->measure != FH_CLAIM__COUNT) return -1;
    const fh_claim__word *a = counted(x->a, p), *b = counted(x->b, q);
    float same = a && b ? fh_claim__same_word(a, b) : -0.5f;
    if (fh_claim__slot_of(x->a, p) == fh_claim__slot_of(x->b, q) && p->noun) return 1;
    if (same >= SAME_NOUN) return same;
    return stands_near(x->b, about(x->b, x->lb, q), a) || stands_near(x->a, about(x->a, x->la, p), b) ? NEAR_NOUN : same;
}

/* Where the nouns differ, are they words of like company, or both words for people. */
static float like_counted(const meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    const fh_claim__word *a = counted(x->a, p), *b = counted(x->b, q);
    return a && b ? fh_claim__company(a, b) : -1;
}

/* Are the deeds that the two figures belong to one: "were killed" and "died". */
static float same_deed(const meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    uint32_t a = fh_claim__deed_near(x->a, about(x->a, x->la, p), p->first), b = fh_claim__deed_near(x->b, about(x->b, x->lb, q), q->first);
    if (a == FH_NONE || b == FH_NONE) return -1;
    return more(fh_claim__same_word(&x->a->words[a], &x->b->words[b]), fh_claim__company(&x->a->words[a], &x->b->words[b]));
}

/* A number of which its sentence does not say what it counts: "puts it at 9,000". */
static bool is_bare(const fh_claim__quantity *q) { return q->measure == FH_CLAIM__COUNT && !q->unit && !q->noun && !q->ordinal && !q->ratio; }

/* May a number without a noun be one of what the other figure measures. */
static bool may_lend(const fh_claim__quantity *p, const fh_claim__quantity *q) {
    return p->measure != q->measure && !fh_claim__is_time(p) && !fh_claim__is_time(q) && (is_bare(p) || is_bare(q));
}

/* In how many of a report's figures of this kind the slot is filled. */
static float like_it(const fh_claim__text *t, const fh_claim__quantity *q) {
    float n = 0;
    for (uint32_t i = 0; i < t->n_quantities && i < FIGURES_MAX; i++) n += fh_claim__slot_of(t, &t->quantities[i]) == fh_claim__slot_of(t, q);
    return n;
}

static float ratio_of(const fh_claim__quantity *p, const fh_claim__quantity *q) {
    double low = p->low < q->low ? p->low : q->low, high = p->low < q->low ? q->low : p->low;
    return high > 0 ? (float)(low / high) : 1;
}

static float slot_score(const fh_claim__quantity *p, const fh_claim__quantity *q, float context, float noun) {
    return 1 + context + 2 * more(noun, 0) + (float)(p->unit && p->unit == q->unit);
}

static float of_best(const record *b, float score, bool equal) {
    float other = score >= b->score && !equal ? b->second : b->score;
    return other > 0 ? score / other : 3;
}

/* What speaks for two figures filling one slot. The first of it ranks them among those of the pair of lines. */
static void weigh_figures(const meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q, float e[EVIDENCE]) {
    float noun = same_counted(x, p, q), context = near_figures(x, p, q);
    fh_claim__range all_a = {0, x->a->n_quantities < FIGURES_MAX ? x->a->n_quantities : 0}, all_b = {0, x->b->n_quantities < FIGURES_MAX ? x->b->n_quantities : 0};
    e[0] = slot_score(p, q, context, noun);
    e[1] = context;
    e[2] = noun;
    e[3] = ratio_of(p, q);
    e[4] = (float)p->measure;
    e[5] = (float)(p->unit && p->unit == q->unit);
    e[6] = like_it(x->a, p) + like_it(x->b, q);
    e[7] = (float)answered(x->b, all_b, p) + (float)answered(x->a, all_a, q);
    e[8] = (float)(p->approx + q->approx + p->at_least + q->at_least + p->at_most + q->at_most);
    e[9] = (float)(p->date.precision >= FH_PRECISION_DAY) + (float)(q->date.precision >= FH_PRECISION_DAY);
    e[10] = (float)(x->a->words[p->first].quoted + x->b->words[q->first].quoted);
    e[11] = (float)(x->la->quantities.n + x->lb->quantities.n);
    const record *a = &x->a_bests->figures[p - x->a->quantities], *b = &x->b_bests->figures[q - x->b->quantities];
    float of_a = of_best(a, e[0], false), of_b = of_best(b, e[0], false);
    e[12] = less(of_a, of_b);
    e[13] = more(of_a, of_b);
    e[14] = (float)(a->equal + b->equal);
    e[16] = like_counted(x, p, q);
    e[17] = same_deed(x, p, q);
    e[18] = (float)may_lend(p, q);
    e[15] = (float)(x->a->words[p->first].name != FH_NONE) + (float)(p->measure == FH_CLAIM__COUNT && !p->noun) + (float)(q->measure == FH_CLAIM__COUNT && !q->noun);
}

static void beat(record *b, float score, bool equal) {
    if (score > b->score) b->second = b->score, b->score = score, b->equal = equal;
    else if (score > b->second) b->second = score;
}

static bool are_comparable(const fh_claim__quantity *p, const fh_claim__quantity *q) {
    return p->ordinal == q->ordinal && fh_claim__compare_quantities(p, q) != FH_CLAIM__UNLIKE;
}

static bool have_comparable(const meeting *x) {
    const fh_claim__range a = first_figures(x->la), b = first_figures(x->lb);
    for (uint32_t i = a.first; i < end_of(a); i++)
        for (uint32_t k = b.first; k < end_of(b); k++)
            if (are_comparable(&x->a->quantities[i], &x->b->quantities[k])) return true;
    return false;
}

/* Lets every figure of both lines know how well it goes with those of the other. */
static void rank_figures(const meeting *x, const bests *a_bests, const bests *b_bests) {
    const fh_claim__range a = first_figures(x->la), b = first_figures(x->lb);
    for (uint32_t i = a.first; i < end_of(a); i++) {
        for (uint32_t k = b.first; k < end_of(b); k++) {
            const fh_claim__quantity *p = &x->a->quantities[i], *q = &x->b->quantities[k];
            if (!are_comparable(p, q)) continue;
            bool equal = fh_claim__compare_quantities(p, q) != FH_CLAIM__OTHER;
            float score = slot_score(p, q, near_figures(x, p, q), same_counted(x, p, q)) + (float)equal;
            beat(&a_bests->figures[i], score, equal);
            beat(&b_bests->figures[k], score, equal);
        }
    }
}

/* "12 percent of the income" is a part, "up 12 percent", "by 12 percent" is a rise: two shares that do not answer one another. */
static bool is_part(const fh_claim__text *t, const fh_claim__quantity *q) {
    return q->first + q->n < t->n_words && fh_str_equal_nocase(fh_claim__str_of(t, q->first + q->n), FH_STR("of"));
}

static bool is_rise(const fh_claim__text *t, const fh_claim__line *l, const fh_claim__quantity *q) {
    for (uint32_t k = q->first, n = 0; k-- > l->tokens.first && n < BEFORE_SHARE; n++)
        if (t->words[k].pole || fh_str_equal_nocase(fh_claim__str_of(t, k), FH_STR("by"))) return true;
    return false;
}

static bool other_shares(const meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    if (p->measure != FH_CLAIM__SHARE || q->measure != FH_CLAIM__SHARE) return false;
    bool p_part = is_part(x->a, p), q_part = is_part(x->b, q);
    return (p_part && !q_part && is_rise(x->b, x->lb, q)) || (q_part && !p_part && is_rise(x->a, x->la, p));
}

/* "Friday" and "Friday" of another week were meant for one day; a count and one many times as large count two things; and who
 * "two people briefed on the talks" are is no figure of the news. */
static bool may_clash(const meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    if (splits_otherwise(p, q)) return !is_rise(x->a, x->la, p) && !is_rise(x->b, x->lb, q);
    bool lent = may_lend(p, q);
    if (p->ordinal != q->ordinal || (!lent && fh_claim__compare_quantities(p, q) != FH_CLAIM__OTHER)) return false;
    if (lent && (ratio_of(p, q) < LENT_RATIO || ratio_of(p, q) == 1)) return false;
    if (p->measure == FH_CLAIM__COUNT && ratio_of(p, q) < COUNT_RATIO) return false;
    if (other_shares(x, p, q)) return false;
    if (p->measure == FH_CLAIM__COUNT && (describes(x->a, x->la, p->first) || describes(x->b, x->lb, q->first))) return false;
    return !fh_claim__same_words(x->a, (fh_claim__range){p->first, p->n}, x->b, (fh_claim__range){q->first, q->n});
}

static void compare_figures(meeting *x) {
    const fh_claim__range a = first_figures(x->la), b = first_figures(x->lb);
    for (uint32_t i = a.first; i < end_of(a); i++) {
        const fh_claim__quantity *p = &x->a->quantities[i];
        if (answered(x->b, b, p)) { x->f[G_FIGURES_SHARED]++; continue; }
        for (uint32_t k = b.first; k < end_of(b); k++) {
            const fh_claim__quantity *q = &x->b->quantities[k];
            if (!may_clash(x, p, q) || answered(x->a, a, q)) continue;
            bool time = fh_claim__is_time(p);
            float e[EVIDENCE], *best = &x->f[time ? G_DATE : G_FIGURE];
            weigh_figures(x, p, q, e);
            if (e[0] <= best[0]) continue;
            memcpy(best, e, sizeof e);
            *(time ? &x->a_date : &x->a_figure) = p;
            *(time ? &x->b_date : &x->b_figure) = q;
        }
    }
}

/* ---- a pair ------------------------------------------------------------------------------------------------ */

/* Two figures or dates in one slot name the type; where one side denies, or says "not" and gives a day, only if they answer one another well. */
static fh_conflict_type type_of(const float *f) {
    bool denied = f[G_A_CUES + 3] + f[G_B_CUES + 3] > 0, negated = f[G_A_CUES + 2] + f[G_B_CUES + 2] > 0;
    float least = denied ? DENIED_FIGURE : FIGURE_LEAST;
    if (f[G_FIGURE] > least && f[G_FIGURE] >= f[G_DATE]) return FH_CONFLICT_NUMBER;
    return f[G_DATE] > (negated && !denied ? NEGATED_DATE : least) ? FH_CONFLICT_DATE : FH_CONFLICT_POLARITY;
}

/* Does a line of the later report date what it says after the earlier report was out: then it brings the figure up to date. */
static bool is_dated_after(const fh_claim__text *later, const fh_claim__line *l, const fh_report *earlier) {
    if (earlier->published.precision < FH_PRECISION_DAY) return false;
    for (uint32_t i = l->quantities.first; i < end_of(l->quantities); i++) {
        fh_datetime d = later->quantities[i].date, p = earlier->published;
        if (d.precision < FH_PRECISION_DAY || later->quantities[i].measure == FH_CLAIM__CLOCK) continue;
        if (d.year != p.year ? d.year > p.year : d.month != p.month ? d.month > p.month : d.day > p.day) return true;
    }
    return false;
}

static int order_of(const fh_report *a, const fh_report *b) {
    fh_datetime x = a->published, y = b->published;
    if (x.precision < FH_PRECISION_DAY || y.precision < FH_PRECISION_DAY) return 0;
    int64_t days = (int64_t)(x.year - y.year) * 372 + (x.month - y.month) * 31 + x.day - y.day;
    return (days > 0) - (days < 0);
}

static bool is_update(const meeting *x) {
    if (x->f[G_DAYS] >= LATER_DAYS) return true;
    int order = order_of(x->a->report, x->b->report);
    if (order < 0) return is_dated_after(x->b, x->lb, x->a->report);
    return order > 0 && is_dated_after(x->a, x->la, x->b->report);
}

/* The figure with what it counts: "seven ships", but "4,100" of "4,100 of the Northern Educators' members". */
static fh_claim__range whole_figure(const fh_claim__text *t, const fh_claim__quantity *q) {
    fh_claim__range r = {q->first, q->n};
    const fh_claim__word *noun = q->ratio ? NULL : counted(t, q);
    bool of = end_of(r) < t->n_words && fh_str_equal_nocase(fh_claim__str_of(t, end_of(r)), FH_STR("of"));
    if (noun && !of && (uint32_t)(noun - t->words) >= end_of(r)) r.n = (uint32_t)(noun - t->words) - r.first + 1;
    return r;
}

static fh_claim__range without_stops(const fh_claim__text *t, fh_claim__range r) {
    while (r.n && !(t->report->tokens[end_of(r) - 1].flags & FH_TOKEN_WORD)) r.n--;
    while (r.n && !(t->report->tokens[r.first].flags & FH_TOKEN_WORD)) r.first++, r.n--;
    return r;
}

static const uint32_t denies = CUE_NEGATION | CUE_DENY | CUE_REBUT;

static bool is_word(const fh_claim__text *t, uint32_t k, const char *word) { return fh_str_equal_nocase(fh_claim__str_of(t, k), fh_str_of(word)); }

/* Past the "that" before which nothing is said but who tells it to whom: "told the panel by video that"; else where r begins. */
static uint32_t after_that(const fh_claim__text *t, const fh_claim__line *l, fh_claim__range r) {
    bool said = false;
    for (uint32_t k = r.first; k + 1 < end_of(r) && k < r.first + THAT_REACH; k++) {
        if (said && is_word(t, k, "that")) return k + 1;
        if (describes(t, l, k)) continue;
        bool says = (t->words[k].cues & CUE_SAY) != 0;
        if (t->words[k].cues & denies || (is_verb(t, k) && !says)) break;
        said |= says;
    }
    return r.first;
}

/* Does token k only lead up to what is said: who says it, that it is said, "and". */
static bool leads_up(const fh_claim__text *t, const fh_claim__line *l, uint32_t k) {
    const fh_token *token = &t->report->tokens[k];
    if (describes(t, l, k) || token->pos == FH_POS_CONJUNCTION || !(token->flags & FH_TOKEN_WORD)) return true;
    if (t->words[k].cues & denies || t->words[k].quoted || k + 1 >= t->n_words) return false;
    bool says = (t->words[k].cues & CUE_SAY) && !is_word(t, k + 1, "us") && !is_word(t, k + 1, "me") && !is_word(t, k + 1, "him") && !is_word(t, k + 1, "them");
    return says || (is_verb(t, k) && (t->words[k + 1].cues & CUE_SAY)) || is_word(t, k, "that");
}

static uint32_t past_leading(const fh_claim__text *t, const fh_claim__line *l, fh_claim__range r) {
    uint32_t from = after_that(t, l, r);
    while (from + 1 < end_of(r) && leads_up(t, l, from)) from++;
    return from;
}

/* What a clause says, without who says it; what the sentence says where the clause is no more than that. */
static fh_claim__range said_words(const fh_claim__text *t, const fh_claim__line *l, fh_claim__range r) {
    uint32_t from = past_leading(t, l, r), verbs = 0;
    for (uint32_t k = from; k < end_of(r); k++) verbs += is_verb(t, k) || (t->words[k].cues & denies) || t->report->tokens[k].pos == FH_POS_MODAL;
    bool source = is_word(t, r.first, "according") || verbs == 0;
    if (!source && from > l->tokens.first && (is_word(t, from, "n't") || is_word(t, from, "n\xe2\x80\x99t"))) from--;
    if (source) from = past_leading(t, l, r = l->tokens);
    return without_stops(t, (fh_claim__range){from, end_of(r) - from});
}

/* Does a clause of the answer speak of what the other line says: by a word of it, or of "such" a thing. */
static bool answers_by(const meeting *x, fh_claim__range b) {
    for (uint32_t k = b.first; k < end_of(b); k++)
        if ((x->b->words[k].weight > 0 && match_b(x, k) != FH_NONE) || is_word(x->b, k, "such")) return true;
    return false;
}

/* "denied that any letter came", but "the message was false": from the word that denies where it says so itself or the clause is long. */
static fh_claim__range denying_words(const fh_claim__text *t, const fh_claim__line *l, fh_claim__range clause, uint32_t k) {
    bool alone = (t->words[k].cues & CUE_SAY) && (t->words[k].cues & (CUE_DENY | CUE_REBUT));
    if (alone || clause.n > DENIAL_MAX) return without_stops(t, (fh_claim__range){k, end_of(clause) - k});
    return said_words(t, l, clause);
}

/* The clause that denies. What only has a "not" denies nothing
 * of the other line if it speaks of something else. */
static fh_claim__range denial(const meeting *x) {
    const fh_claim__text *t = x->b;
    for (int weak = 0; weak < 2; weak++) {
        const uint32_t cues = weak ? CUE_NEGATION : CUE_DENY | CUE_REBUT;
        for (uint32_t i = x->lb->clauses.first; i < end_of(x->lb->clauses); i++) {
            fh_claim__range c = t->clauses[i].tokens;
            if (weak && x->lb->clauses.n > 1 && !answers_by(x, c)) continue;
            for (uint32_t k = c.first; k < end_of(c); k++)
                if (t->words[k].cues & cues && !describes(t, x->lb, k)) return denying_words(t, x->lb, c, k);
        }
    }
    return (fh_claim__range){0, 0};
}

static bool is_inside(fh_span s, fh_span whole) { return s.begin >= whole.begin && s.end <= whole.end && s.begin < s.end; }

/* The words that cannot both be right, where the spans shown hold them: two figures, or a denial and the clause that it answers. */
static void set_focus(const meeting *x, fh_conflict *c) {
    fh_claim__range a = {0, 0}, b = {0, 0};
    if (c->type == FH_CONFLICT_NUMBER) a = whole_figure(x->a, x->a_figure), b = whole_figure(x->b, x->b_figure);
    else if (c->type == FH_CONFLICT_DATE) a = (fh_claim__range){x->a_date->first, x->a_date->n}, b = (fh_claim__range){x->b_date->first, x->b_date->n};
    else if ((b = denial(x)).n) a = said_words(x->a, x->la, x->a_best);
    if (a.n == 0 || b.n == 0) return;
    fh_span first = fh_claim__span_of(x->a, without_stops(x->a, a)), second = fh_claim__span_of(x->b, without_stops(x->b, b));
    if (is_inside(first, c->a_span) && is_inside(second, c->b_span)) c->a_focus = first, c->b_focus = second;
}

static float least_of(const meeting *x) { return x->a != x->b && is_update(x) ? UPDATE_LEAST : CONFLICT_LEAST; }

static fh_claim__range shortened(fh_claim__range r) {
    if (r.n > SPAN_MAX) r.n = SPAN_MAX;
    return r;
}

/* Weight of the content words of line k that stand in line s too. */
static float shared_weight(const fh_claim__text *t, uint32_t s, uint32_t k) {
    fh_claim__range a = t->lines[s].tokens, b = t->lines[k].tokens;
    float sum = 0;
    if (a.n > TOKENS_MAX) a.n = TOKENS_MAX;
    if (b.n > TOKENS_MAX) b.n = TOKENS_MAX;
    for (uint32_t i = b.first; i < end_of(b); i++) {
        if (t->words[i].weight <= 0) continue;
        for (uint32_t n = a.first; n < end_of(a); n++)
            if (t->words[n].stem == t->words[i].stem) { sum += t->words[i].weight; break; }
    }
    return sum;
}

/* The same for lines at most REACH apart, reckoned once. */
static float shared_before(const meeting *x, uint32_t s, uint32_t k) {
    nearby *near = &x->a_bests->before[k];
    uint32_t back = k - s - 1;
    if (!(near->known >> back & 1)) near->shared[back] = shared_weight(x->a, s, k);
    near->known |= (uint8_t)(1u << back);
    return near->shared[back];
}

/* How many of the lines before k and within reach share more with it than s does, or as much and stand nearer. */
static float inner_rank(const meeting *x, uint32_t s, uint32_t k) {
    float mine = shared_before(x, s, k), rank = 0;
    for (uint32_t i = k > REACH ? k - REACH : 0; i < k; i++) {
        float w = i == s ? -1 : shared_before(x, i, k);
        rank += w > mine || (w == mine && i > s);
    }
    return rank;
}

static void weigh_places(meeting *x, const fh_claim__rivals *r) {
    float *f = x->f, ranks[2] = {r->x_rank == FH_NONE ? RANK_NONE : (float)r->x_rank, r->y_rank == FH_NONE ? RANK_NONE : (float)r->y_rank};
    bool same = x->a == x->b;
    f[G_SAME_REPORT] = same;
    f[G_DISTANCE] = same ? (float)x->b_line - (float)x->a_line : -1;
    f[G_SAME_PARAGRAPH] = same && x->a->report->sentences[x->a_line].paragraph == x->b->report->sentences[x->b_line].paragraph;
    f[G_SHARED] = r->shared;
    f[G_SHARED_OF_LESS] = r->shared / (less(x->la->weight, x->lb->weight) + 1);
    f[G_BETTER_RANK] = less(ranks[0], ranks[1]);
    f[G_WORSE_RANK] = more(ranks[0], ranks[1]);
    f[G_INNER_RANK] = same && x->b_line <= x->a_line + REACH ? inner_rank(x, x->a_line, x->b_line) : -1;
    f[G_A_PLACE] = (float)x->a_line / (float)x->a->n_lines;
    f[G_B_PLACE] = (float)x->b_line / (float)x->b->n_lines;
    f[G_B_TURNS] = x->lb->tokens.n && (x->b->words[x->lb->tokens.first].cues & CUE_CONTRAST);
}

static bool answers(const fh_claim__line *l) { return (l->cues & (CUE_DENY | CUE_REBUT | CUE_NEGATION)) != 0; }

static meeting met(const fh_claim__side *sides, const fh_claim__rivals *r, float *f) {
    const fh_claim__side *x = &sides[r->x_side], *y = &sides[r->y_side];
    bool turned = r->x_side != r->y_side && answers(&x->text->lines[r->x_line]) && !answers(&y->text->lines[r->y_line]);
    uint32_t a_line = turned ? r->y_line : r->x_line, b_line = turned ? r->x_line : r->y_line;
    const fh_claim__side *a = turned ? y : x, *b = turned ? x : y;
    return (meeting){.a_side = a, .b_side = b, .a = a->text, .b = b->text, .a_line = a_line, .b_line = b_line,
                     .la = &a->text->lines[a_line], .lb = &b->text->lines[b_line], .f = f};
}

static bool has_clash(const meeting *x) {
    const fh_claim__range a = first_figures(x->la), b = first_figures(x->lb);
    for (uint32_t i = a.first; i < end_of(a); i++) {
        const fh_claim__quantity *p = &x->a->quantities[i];
        for (uint32_t k = b.first; k < end_of(b); k++)
            if (may_clash(x, p, &x->b->quantities[k]) && !answered(x->b, b, p) && !answered(x->a, a, &x->b->quantities[k])) return true;
    }
    return false;
}

static bool has_opposites(const meeting *x) {
    for (uint32_t i = x->la->tokens.first; i < end_of(x->la->tokens); i++) {
        const fh_claim__word *w = &x->a->words[i];
        for (uint32_t k = x->lb->tokens.first; (w->pole || w->sense.opposed) && k < end_of(x->lb->tokens); k++)
            if (opposite_words(w, &x->b->words[k])) return true;
    }
    return false;
}

/* Two accounts that fill no slot with two values, use no opposites, and of which none denies, are held against one another only
 * where each is among the first that the other answers. */
static bool is_idle(const meeting *x, const fh_claim__rivals *r) {
    if (x->a == x->b || answers(x->la) != answers(x->lb) || (r->x_rank <= IDLE_RANK && r->y_rank <= IDLE_RANK)) return false;
    return !has_clash(x) && !has_opposites(x);
}

static void set_charge(const meeting *x, fh_claim__charge *c) {
    bool one_turn = x->a == x->b && x->la->turn == x->lb->turn;
    c->conflict = (fh_conflict){.a = x->a_side->report, .b = x->b_side->report, .type = type_of(x->f)};
    c->conflict.a_span = fh_claim__span_of(x->a, shortened(x->la->tokens));
    c->conflict.b_span = fh_claim__span_of(x->b, shortened(x->lb->tokens));
    c->a_turn = one_turn ? c->conflict.a_span : fh_claim__turn_span(x->a, x->la->turn);
    c->b_turn = one_turn ? c->conflict.b_span : fh_claim__turn_span(x->b, x->lb->turn);
    c->least = least_of(x);
    set_focus(x, &c->conflict);
}

static bool hold(fh_arena *scratch, const fh_claim__side *sides, const bests *known, windows *around, const fh_claim__rivals *r, fh_claim__dispute *d) {
    meeting x = met(sides, r, d->f);
    x.a_bests = &known[x.a_side - sides];
    x.b_bests = &known[x.b_side - sides];
    if (is_idle(&x, r)) return false;
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_claim__match_words(scratch, x.a, x.la->tokens, x.b, &x.b_line, 1, &x.m);
    compare_figures(&x);
    d->f[G_OPPOSITES] = count_opposites(&x);
    weigh_places(&x, r);
    weigh_matches(&x);
    find_clauses(&x);
    weigh_speakers(&x);
    d->f[G_OF_BEST_A] = of_best(&x.a_bests->lines[x.a_line], r->shared, false);
    d->f[G_OF_BEST_B] = of_best(&x.b_bests->lines[x.b_line], r->shared, false);
    fh_claim__contrast(x.a, x.b, &x.m, &d->f[G_CONTRAST]);
    fh_claim__set_window(&around->a, x.a, x.a_line);
    fh_claim__set_window(&around->b, x.b, x.b_line);
    fh_claim__weigh_windows(&around->a, &around->b, &d->f[G_WINDOW]);
    d->f[G_CLASH] = (float)fh_claim__clash(scratch, x.a, x.la->tokens, x.b, x.lb->tokens);
    for (int i = 0; i < N_WEIGHED; i++) {
        d->f[G_A_CUES + i] = (float)count(x.a, x.la, weighed[i]);
        d->f[G_B_CUES + i] = (float)count(x.b, x.lb, weighed[i]);
    }
    for (int i = 0; i < FRAMES; i++) {
        d->f[G_A_FRAME + i] = (float)(x.la->frame >> i & 1);
        d->f[G_B_FRAME + i] = (float)(x.lb->frame >> i & 1);
    }
    set_charge(&x, &d->charge);
    d->side = r->x_side;
    d->turn = sides[r->x_side].text->lines[r->x_line].turn;
    fh_arena_rewind(scratch, mark);
    return true;
}

static void rank(fh_arena *scratch, const fh_claim__side *sides, bests *known, const fh_claim__rivals *r) {
    meeting x = met(sides, r, NULL);
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    const bests *a = &known[x.a_side - sides], *b = &known[x.b_side - sides];
    if (have_comparable(&x)) {
        fh_claim__match_words(scratch, x.a, x.la->tokens, x.b, &x.b_line, 1, &x.m);
        rank_figures(&x, a, b);
    }
    beat(&a->lines[x.a_line], r->shared, false);
    beat(&b->lines[x.b_line], r->shared, false);
    fh_arena_rewind(scratch, mark);
}

void fh_claim__find_conflicts(fh_arena *arena, fh_arena *scratch, const fh_claim__side *sides, uint32_t n, fh_claim__dispute_fn *fn, void *payload) {
    fh_claim__rival_vec rivals = {0};
    bests *known = fh_new_n(scratch, bests, n + 1u);
    windows *around = fh_new_n(scratch, windows, 1);
    for (uint32_t i = 0; known && i < n; i++)
        known[i] = (bests){fh_new_n(scratch, record, sides[i].text->n_quantities + 1u), fh_new_n(scratch, record, sides[i].text->n_lines + 1u),
                           fh_new_n(scratch, nearby, sides[i].text->n_lines + 1u)};
    if (fh_arena_status(scratch)) return;
    fh_claim__find_rivals(arena, sides, n, &rivals);
    for (size_t i = 0; i < rivals.n && !fh_arena_status(scratch); i++) rank(scratch, sides, known, &rivals.at[i]);
    for (size_t i = 0; i < rivals.n && !fh_arena_status(scratch); i++) {
        fh_claim__dispute d = {0};
        if (hold(scratch, sides, known, around, &rivals.at[i], &d)) fn(payload, &d);
    }
}
