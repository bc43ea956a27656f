/* SPDX-License-Identifier: MIT
 *
 * claim/slot.c - figures and dates that two lines put in one slot.
 *
 * A slot is what a figure is a figure of: the noun that it counts, its unit, or a kind of time. Two lines that fill one slot with two
 * values contradict one another; so each pair of their figures is weighed by what stands around both, by what they count, and by
 * how much better each goes with some other figure of the story. The best pair of figures, and of dates, becomes features.
 * Cost: the figures of the one line times those of the other, FIGURES_OF_LINE of each at the most. */
#include "base/hash.h"
#include "claim/measured.h"
#include "claim/meeting.h"

enum { FIGURES_OF_LINE = 12, AROUND = 14, FIGURES_OF_REPORT = 400, RISE_REACH = 2 };
static const float SAME_NOUN = 0.7f, NEAR_NOUN = 0.6f; /* likeness of what two figures count; where the noun of one only stands near the other */
static const float COUNT_RATIO = 0.12f; /* of the smaller count to the larger, from which they are figures of one thing */
static const float LENT_RATIO = 0.3f;   /* the same where one of them has no noun */
static const float ROOM_RATIO = 0.8f;   /* of a bound and a figure that it leaves room for */
static const float ALONE = 3;           /* of a score to that of the next best partner, where there is none */

static float less(float a, float b) { return a < b ? a : b; }
static float more(float a, float b) { return a < b ? b : a; }

/* One thing counted, one unit, or a kind of time. */
uint64_t fh_claim__slot_of(const fh_claim__text *t, const fh_claim__quantity *q) {
    uint32_t noun = q->counted;
    uint32_t of = noun == FH_NONE ? q->noun : t->report->tokens[noun].lemma;
    return fh_hash_pair(0x51 + (uint64_t)q->measure, q->measure == FH_CLAIM__COUNT ? of : fh_claim__is_time(q) ? 0 : q->unit);
}

static fh_claim__range first_figures(const fh_claim__line *l) {
    fh_claim__range r = l->quantities;
    if (r.n > FIGURES_OF_LINE) r.n = FIGURES_OF_LINE;
    return r;
}

static fh_claim__range about(const fh_claim__text *t, const fh_claim__line *l, const fh_claim__quantity *q) {
    fh_claim__range r = l->tokens;
    for (uint32_t i = l->clauses.first; i < fh_claim__end_of(l->clauses); i++)
        if (q->first >= t->clauses[i].tokens.first && q->first < fh_claim__end_of(t->clauses[i].tokens)) r = t->clauses[i].tokens;
    uint32_t first = q->first > r.first + AROUND ? q->first - AROUND : r.first;
    uint32_t last = q->first + q->n + AROUND < fh_claim__end_of(r) ? q->first + q->n + AROUND : fh_claim__end_of(r);
    return (fh_claim__range){first, last - first};
}

/* Weight of what stands on both sides right around two figures. */
static float near_figures(const fh_claim__meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    fh_claim__range a = about(x->a, x->la, p), b = about(x->b, x->lb, q);
    float n = 0;
    for (uint32_t k = a.first; k < fh_claim__end_of(a); k++) {
        uint32_t at = fh_claim__match_a(x, k);
        if (at != FH_NONE && at - b.first < b.n) n += x->a->words[k].weight;
    }
    return n;
}

static bool lies_in(const fh_claim__quantity *q, fh_claim__range r) { return q->first - r.first < r.n; }

/* How many other figures both have right around them: "7.5 over three years", "8 percent over three years". */
static float beside_figures(const fh_claim__meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    const fh_claim__range near_p = about(x->a, x->la, p), near_q = about(x->b, x->lb, q), a = first_figures(x->la), b = first_figures(x->lb);
    float n = 0;
    for (uint32_t i = a.first; i < fh_claim__end_of(a); i++) {
        const fh_claim__quantity *mine = &x->a->quantities[i];
        if (mine == p || !lies_in(mine, near_p)) continue;
        for (uint32_t k = b.first; k < fh_claim__end_of(b); k++) {
            const fh_claim__quantity *theirs = &x->b->quantities[k];
            if (theirs == q || !lies_in(theirs, near_q) || fh_claim__compare_quantities(mine, theirs) != FH_CLAIM__EQUAL) continue;
            n++;
            break;
        }
    }
    return n;
}

/* Does any figure of the report, or of these lines of it, say the same. */
static bool answered(const fh_claim__text *t, fh_claim__range items, const fh_claim__quantity *q) {
    for (uint32_t i = items.first; i < fh_claim__end_of(items); i++) {
        const fh_claim__quantity *p = &t->quantities[i];
        if (fh_claim__compare_quantities(p, q) == FH_CLAIM__EQUAL && (p->noun == q->noun || p->measure != FH_CLAIM__COUNT)) return true;
    }
    return false;
}

/* The thing counted: the word after the figure. */
static const fh_claim__word *counted(const fh_claim__text *t, const fh_claim__quantity *q) {
    uint32_t k = q->measure == FH_CLAIM__COUNT ? q->counted : FH_NONE;
    return k == FH_NONE ? NULL : &t->words[k];
}

static bool stands_near(const fh_claim__text *t, fh_claim__range r, const fh_claim__word *w) {
    for (uint32_t k = r.first; w && k < fh_claim__end_of(r); k++)
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
static float same_counted(const fh_claim__meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    if (splits_otherwise(p, q)) return 1;
    if (p->measure != FH_CLAIM__COUNT && q->measure != FH_CLAIM__COUNT) return -1;
    const fh_claim__word *a = counted(x->a, p), *b = counted(x->b, q);
    float same = a && b ? fh_claim__same_word(a, b) : -0.5f;
    if (fh_claim__slot_of(x->a, p) == fh_claim__slot_of(x->b, q) && p->noun) return 1;
    if (same >= SAME_NOUN) return same;
    return stands_near(x->b, about(x->b, x->lb, q), a) || stands_near(x->a, about(x->a, x->la, p), b) ? NEAR_NOUN : same;
}

bool fh_claim__counts_people(const fh_claim__text *t, const fh_claim__quantity *q) {
    if (q->measure != FH_CLAIM__COUNT || q->counted == FH_NONE) return false;
    return fh_claim__is_person(&t->words[q->counted]) || fh_claim__is_of_people(t->report, q->counted);
}

/* Where the nouns differ, are they words of like company, or do both count people. */
static float like_counted(const fh_claim__meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    const fh_claim__word *a = counted(x->a, p), *b = counted(x->b, q);
    float people = fh_claim__counts_people(x->a, p) && fh_claim__counts_people(x->b, q) ? 0.5f : 0;
    return a && b ? more(fh_claim__company(a, b), people) : -1;
}

/* Are the deeds that the two figures belong to one: "were killed" and "died". */
static float same_deed(const fh_claim__meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
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
    for (uint32_t i = 0; i < t->n_quantities && i < FIGURES_OF_REPORT; i++) n += fh_claim__slot_of(t, &t->quantities[i]) == fh_claim__slot_of(t, q);
    return n;
}

static float ratio_of(const fh_claim__quantity *p, const fh_claim__quantity *q) {
    double low = p->low < q->low ? p->low : q->low, high = p->low < q->low ? q->low : p->low;
    return high > 0 ? (float)(low / high) : 1;
}

static float slot_score(const fh_claim__quantity *p, const fh_claim__quantity *q, float context, float noun) {
    return 1 + context + 2 * more(noun, 0) + (float)(p->unit && p->unit == q->unit);
}

float fh_claim__of_best(const fh_claim__best *b, float score) {
    float other = score >= b->score ? b->second : b->score;
    return other > 0 ? score / other : ALONE;
}

static void weigh_slot(const fh_claim__meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q, float e[E_END]) {
    float noun = same_counted(x, p, q), context = near_figures(x, p, q), beside = beside_figures(x, p, q);
    fh_claim__range all_a = {0, x->a->n_quantities < FIGURES_OF_REPORT ? x->a->n_quantities : 0}, all_b = {0, x->b->n_quantities < FIGURES_OF_REPORT ? x->b->n_quantities : 0};
    e[E_SCORE] = slot_score(p, q, context + beside, noun);
    e[E_BESIDE] = beside;
    e[E_CONTEXT] = context;
    e[E_COUNTED] = noun;
    e[E_RATIO] = ratio_of(p, q);
    e[E_MEASURE] = (float)p->measure;
    e[E_SAME_UNIT] = (float)(p->unit && p->unit == q->unit);
    e[E_LIKE_IT] = like_it(x->a, p) + like_it(x->b, q);
    e[E_ANSWERED] = (float)answered(x->b, all_b, p) + (float)answered(x->a, all_a, q);
    e[E_BOUNDED] = (float)(p->approx + q->approx + p->at_least + q->at_least + p->at_most + q->at_most);
    e[E_DATED] = (float)(p->date.precision >= FH_PRECISION_DAY) + (float)(q->date.precision >= FH_PRECISION_DAY);
    e[E_QUOTED] = (float)(x->a->words[p->first].quoted + x->b->words[q->first].quoted);
    e[E_CROWD] = (float)(x->la->quantities.n + x->lb->quantities.n);
    const fh_claim__best *a = &x->a_bests->figures[p - x->a->quantities], *b = &x->b_bests->figures[q - x->b->quantities];
    float of_a = fh_claim__of_best(a, e[E_SCORE]), of_b = fh_claim__of_best(b, e[E_SCORE]);
    e[E_LESS_OF_BEST] = less(of_a, of_b);
    e[E_MORE_OF_BEST] = more(of_a, of_b);
    e[E_BEST_EQUAL] = (float)(a->equal + b->equal);
    e[E_UNNAMED] = (float)(x->a->words[p->first].name != FH_NONE) + (float)(p->measure == FH_CLAIM__COUNT && !p->noun) + (float)(q->measure == FH_CLAIM__COUNT && !q->noun);
    e[E_COMPANY] = like_counted(x, p, q);
    e[E_DEED] = same_deed(x, p, q);
    e[E_LENT] = (float)may_lend(p, q);
}

void fh_claim__note_partner(fh_claim__best *b, float score, bool equal) {
    if (score > b->score) b->second = b->score, b->score = score, b->equal = equal;
    else if (score > b->second) b->second = score;
}

static bool are_comparable(const fh_claim__quantity *p, const fh_claim__quantity *q) {
    return p->ordinal == q->ordinal && fh_claim__compare_quantities(p, q) != FH_CLAIM__UNLIKE;
}

bool fh_claim__has_comparable_figures(const fh_claim__meeting *x) {
    const fh_claim__range a = first_figures(x->la), b = first_figures(x->lb);
    for (uint32_t i = a.first; i < fh_claim__end_of(a); i++)
        for (uint32_t k = b.first; k < fh_claim__end_of(b); k++)
            if (are_comparable(&x->a->quantities[i], &x->b->quantities[k])) return true;
    return false;
}

void fh_claim__rank_figures(const fh_claim__meeting *x) {
    const fh_claim__range a = first_figures(x->la), b = first_figures(x->lb);
    for (uint32_t i = a.first; i < fh_claim__end_of(a); i++) {
        for (uint32_t k = b.first; k < fh_claim__end_of(b); k++) {
            const fh_claim__quantity *p = &x->a->quantities[i], *q = &x->b->quantities[k];
            if (!are_comparable(p, q)) continue;
            bool equal = fh_claim__compare_quantities(p, q) != FH_CLAIM__OTHER;
            float score = slot_score(p, q, near_figures(x, p, q) + beside_figures(x, p, q), same_counted(x, p, q)) + (float)equal;
            fh_claim__note_partner(&x->a_bests->figures[i], score, equal);
            fh_claim__note_partner(&x->b_bests->figures[k], score, equal);
        }
    }
}

/* "12 percent of the income" is a part, "up 12 percent", "by 12 percent" is a rise: two shares that do not answer one another. */
static bool is_part(const fh_claim__text *t, const fh_claim__quantity *q) {
    return q->first + q->n < t->n_words && fh_str_equal_nocase(fh_claim__str_of(t, q->first + q->n), FH_STR("of"));
}

static bool is_rise(const fh_claim__text *t, const fh_claim__line *l, const fh_claim__quantity *q) {
    for (uint32_t k = q->first, n = 0; k-- > l->tokens.first && n < RISE_REACH; n++)
        if (t->words[k].pole || fh_str_equal_nocase(fh_claim__str_of(t, k), FH_STR("by"))) return true;
    return false;
}

static bool other_shares(const fh_claim__meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    if (p->measure != FH_CLAIM__SHARE || q->measure != FH_CLAIM__SHARE) return false;
    bool p_part = is_part(x->a, p), q_part = is_part(x->b, q);
    return (p_part && !q_part && is_rise(x->b, x->lb, q)) || (q_part && !p_part && is_rise(x->a, x->la, p));
}

/* "More than 9,000" leaves room for 9,412. */
static bool leaves_room(const fh_claim__quantity *p, const fh_claim__quantity *q) {
    if (ratio_of(p, q) < ROOM_RATIO) return false;
    return (p->at_least && q->low >= p->low) || (p->at_most && q->high <= p->high);
}

/* "Friday" and "Friday" of another week were meant for one day; a count and one many times as large count two things; and who
 * "two people briefed on the talks" are is no figure of the news. */
static bool may_clash(const fh_claim__meeting *x, const fh_claim__quantity *p, const fh_claim__quantity *q) {
    if (splits_otherwise(p, q)) return !is_rise(x->a, x->la, p) && !is_rise(x->b, x->lb, q);
    bool lent = may_lend(p, q);
    if (p->ordinal != q->ordinal || (!lent && fh_claim__compare_quantities(p, q) != FH_CLAIM__OTHER)) return false;
    if (lent && (ratio_of(p, q) < LENT_RATIO || ratio_of(p, q) == 1)) return false;
    if (p->measure == FH_CLAIM__COUNT && ratio_of(p, q) < COUNT_RATIO) return false;
    if (other_shares(x, p, q) || leaves_room(p, q) || leaves_room(q, p)) return false;
    if (p->measure == FH_CLAIM__COUNT && (fh_claim__in_source(x->a, x->la, p->first) || fh_claim__in_source(x->b, x->lb, q->first))) return false;
    return !fh_claim__same_words(x->a, (fh_claim__range){p->first, p->n}, x->b, (fh_claim__range){q->first, q->n});
}

void fh_claim__weigh_slots(fh_claim__meeting *x) {
    const fh_claim__range a = first_figures(x->la), b = first_figures(x->lb);
    for (uint32_t i = a.first; i < fh_claim__end_of(a); i++) {
        const fh_claim__quantity *p = &x->a->quantities[i];
        if (answered(x->b, b, p)) { x->f[G_FIGURES_SHARED]++; continue; }
        for (uint32_t k = b.first; k < fh_claim__end_of(b); k++) {
            const fh_claim__quantity *q = &x->b->quantities[k];
            if (!may_clash(x, p, q) || answered(x->a, a, q)) continue;
            bool time = fh_claim__is_time(p);
            float e[E_END], *best = &x->f[time ? G_DATE : G_FIGURE];
            weigh_slot(x, p, q, e);
            if (e[E_SCORE] <= best[E_SCORE]) continue;
            memcpy(best, e, sizeof e);
            *(time ? &x->a_date : &x->a_figure) = p;
            *(time ? &x->b_date : &x->b_figure) = q;
        }
    }
}

bool fh_claim__has_clash(const fh_claim__meeting *x) {
    const fh_claim__range a = first_figures(x->la), b = first_figures(x->lb);
    for (uint32_t i = a.first; i < fh_claim__end_of(a); i++) {
        const fh_claim__quantity *p = &x->a->quantities[i];
        for (uint32_t k = b.first; k < fh_claim__end_of(b); k++)
            if (may_clash(x, p, &x->b->quantities[k]) && !answered(x->b, b, p) && !answered(x->a, a, &x->b->quantities[k])) return true;
    }
    return false;
}

static bool is_word(const fh_claim__text *t, uint32_t k, const char *word) { return fh_str_equal_nocase(fh_claim__str_of(t, k), fh_str_of(word)); }

/* Where the words begin that belong to the amount: "$94 million", "a dozen", "fewer than a dozen", but not the "at" of "at about 120". */
static uint32_t amount_begins(const fh_claim__text *t, const fh_claim__quantity *q) {
    fh_claim__quantity from = *q;
    from.first -= q->first > 0 && !(t->report->tokens[q->first].flags & FH_TOKEN_DIGIT) && is_word(t, q->first - 1, "a");
    uint32_t bounds = fh_claim__bounds_before(t->report, &from);
    return from.first - (bounds ? bounds : fh_claim__sign_before(t->report, &from));
}

fh_claim__range fh_claim__whole_figure(const fh_claim__text *t, const fh_claim__quantity *q) {
    uint32_t first = amount_begins(t, q);
    fh_claim__range r = {first, q->first + q->n - first};
    const fh_claim__word *noun = q->ratio ? NULL : counted(t, q);
    bool of = fh_claim__end_of(r) < t->n_words && fh_str_equal_nocase(fh_claim__str_of(t, fh_claim__end_of(r)), FH_STR("of"));
    if (noun && !of && (uint32_t)(noun - t->words) >= fh_claim__end_of(r)) r.n = (uint32_t)(noun - t->words) - r.first + 1;
    return r;
}
