/* SPDX-License-Identifier: MIT
 *
 * claim/quantity.c - numbers as reports write them: digits with points and commas, words, fractions, ranges,
 * ratios, money, shares, dates and clock times, each with its unit and how exactly it is meant.
 *
 * The idea: a quantity begins at a digit, a number word, a currency sign, a month or a weekday; from there the
 * reader takes as many tokens as continue it and looks at the few words before for "about" and "at least".
 * Tokens that join several parts ("94-kilogram", "11.8m", "58-42") are read part by part.
 * Cost: constant a token. Values are doubles: they are compared with a tolerance, never used as keys. */
#include "claim/quantity.h"

#include <math.h>

#include "base/hash.h"
#include "claim/cue_table.h"
#include "claim/measured.h"
#include "claim/number.h"
#include "claim/unit_table.h"

enum { UNIT_CENT = 401, METRE = 102, N_DIMENSIONS = 10 };

/* Factors to one unit of the dimension: metre, gram, second, percent, hectare, litre, watt. Money has none. */
static const double factors[N_DIMENSIONS][10] = {
    [1] = {0.001, 0.01, 1, 1000, 0.0254, 0.3048, 0.9144, 1609.344},
    [2] = {1, 1000, 1e6, 907184.74, 453.59237, 28.3495},
    [3] = {1, 60, 3600, 86400, 604800, 1209600, 2629746, 31556952, 315569520},
    [4] = {1, 1, 1},
    [5] = {1, 1},
    [6] = {1, 0.404686},
    [7] = {1, 3.78541, 158.987},
    [8] = {1, 1e3, 1e6, 1e9},
};

static void finish_range(const fh_report *r, uint32_t *k, uint32_t end, const fh_claim__number *n, fh_claim__quantity *q) {
    fh_claim__number m = {0};
    q->low = n->value;
    q->high = n->value;
    if (n->range || n->ratio) {
        q->high = n->second;
        q->ratio = n->ratio || n->value > n->second;
        return;
    }
    if (*k + 1 >= end) return;
    fh_str link = fh_claim__token_str(r, *k);
    bool to = fh_str_equal(link, FH_STR("to")), and = fh_str_equal(link, FH_STR("and")), dash = fh_str_equal(link, FH_STR("-")) || link.len == 3;
    uint32_t next = *k + 1;
    if (fh_claim__token_str(r, next).ptr[0] == '$' && next + 1 < end) next++;
    if (!(to || and || dash) || !fh_claim__read_number(fh_claim__token_str(r, next), &m) || m.range || m.clock) return;
    uint32_t before = q->first > 0 && !(r->tokens[q->first - 1].flags & FH_TOKEN_WORD) ? q->first - 1 : q->first; /* a currency sign */
    bool between = before > 0 && fh_str_equal_nocase(fh_claim__token_str(r, before - 1), FH_STR("between"));
    if (and && !between) return;
    *k = fh_claim__read_more(r, next + 1, end, &m);
    if (to && (m.value < n->value)) q->ratio = true;
    q->high = m.value;
    if (m.unit) q->unit = (uint16_t)m.unit;
    if (m.value >= 1e6 && n->value < 1000 && !q->ratio) q->low *= m.value >= 1e9 ? 1e9 : 1e6;
}

static bool am_pm(fh_str s, bool *pm) {
    *pm = s.len && fh_to_lower(s.ptr[0]) == 'p';
    return fh_str_equal_nocase(s, FH_STR("am")) || fh_str_equal_nocase(s, FH_STR("pm")) || fh_str_equal_nocase(s, FH_STR("a.m")) ||
           fh_str_equal_nocase(s, FH_STR("p.m")) || fh_str_equal_nocase(s, FH_STR("a.m.")) || fh_str_equal_nocase(s, FH_STR("p.m."));
}

/* At the end of a sentence the full stop may have been read as part of it. */
static bool is_cent(fh_str s) { return fh_str_equal_nocase(s, FH_STR("cent")) || fh_str_equal_nocase(s, FH_STR("cent.")); }

/* Unit or currency after the figure: "per cent", "metres", "euros", "p.m.". */
static uint32_t finish_unit(const fh_report *r, uint32_t k, uint32_t end, const fh_claim__number *n, fh_claim__quantity *q) {
    if (k >= end) return k;
    fh_str s = fh_claim__token_str(r, k);
    bool pm;
    if (am_pm(s, &pm) && n->value < 13 * 60) {
        q->measure = FH_CLAIM__CLOCK;
        double hour = floor(n->value), minute = n->clock ? 0 : floor((n->value - hour) * 100 + 0.5);
        q->low = n->clock ? n->value : hour * 60 + minute;
        if (pm && q->low < 720) q->low += 720;
        q->high = q->low;
        return k + 1;
    }
    if (q->unit) return k;
    bool per_cent = fh_str_equal_nocase(s, FH_STR("per")) && k + 1 < end && is_cent(fh_claim__token_str(r, k + 1));
    if (per_cent) {
        q->unit = 400;
        return k + 2;
    }
    uint32_t unit = fh_words_find(&unit_words, fh_claim__hash_lower(s));
    bool shorthand = s.len == 1 && s.ptr[0] != '%';
    if (!unit || unit == UNIT_CENT || (shorthand && fh_is_upper(s.ptr[0]))) return k;
    q->unit = (uint16_t)unit;
    return k + 1;
}

static uint32_t currency_before(const fh_report *r, uint32_t at) {
    if (at == 0 || (r->tokens[at].flags & FH_TOKEN_SPACE)) return 0;
    uint32_t unit = fh_words_find(&unit_words, fh_claim__hash_lower(fh_claim__token_str(r, at - 1)));
    return unit / 100 == 9 && fh_claim__token_str(r, at - 1).len <= 3 ? unit : 0;
}

static void set_dimension(fh_claim__quantity *q) {
    unsigned dimension = q->unit / 100u;
    if (dimension == 0 || dimension >= N_DIMENSIONS || q->measure == FH_CLAIM__CLOCK) return;
    q->measure = (fh_claim__measure)(FH_CLAIM__LENGTH + dimension - 1);
    double factor = dimension == 9 ? 1 : factors[dimension][q->unit % 100u % 10];
    q->low *= factor;
    q->high *= factor;
}

static double time_unit(const fh_report *r, uint32_t k, uint32_t end) {
    uint32_t unit = k < end ? fh_words_find(&unit_words, fh_claim__hash_lower(fh_claim__token_str(r, k))) : 0;
    return unit / 100 == 3 ? factors[3][unit % 100] : 0;
}

/* "and ten minutes" of "two hours and ten minutes", "50 minutes" of "three hours 50 minutes", "and a half": adds it, past it. */
static uint32_t read_lesser(const fh_report *r, uint32_t k, uint32_t end, double whole, fh_claim__quantity *q) {
    bool and = k + 2 < end && fh_str_equal(fh_claim__token_str(r, k), FH_STR("and"));
    uint32_t at = and ? k + 1 : k;
    fh_claim__number n = {0};
    double more = 0;
    if (and && fh_str_equal(fh_claim__token_str(r, at), FH_STR("a")) && fh_str_equal(fh_claim__token_str(r, at + 1), FH_STR("half"))) more = whole / 2;
    else if (at + 1 < end && fh_claim__read_number(fh_claim__token_str(r, at), &n) && !n.unit && !n.clock && !n.range && !n.fraction && time_unit(r, at + 1, end) < whole) more = n.value * time_unit(r, at + 1, end);
    if (more <= 0) return k;
    q->low += more;
    q->high += more;
    return at + 2;
}

/* "an hour and ten minutes", "a day and a half": a unit that "a" alone counts is read only where more of it follows. */
static uint32_t read_one_and(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    fh_str s = fh_claim__token_str(r, at);
    double whole = fh_str_equal_nocase(s, FH_STR("a")) || fh_str_equal_nocase(s, FH_STR("an")) ? time_unit(r, at + 1, end) : 0;
    if (whole <= 0) return 0;
    q->low = q->high = whole;
    uint32_t k = read_lesser(r, at + 2, end, whole, q);
    if (k == at + 2) return 0;
    q->measure = FH_CLAIM__DURATION;
    q->unit = (uint16_t)fh_words_find(&unit_words, fh_claim__hash_lower(fh_claim__token_str(r, at + 1)));
    return k - at;
}

/* The sign of a currency stands between a sum and what bounds it: "up to $85,000". */
uint32_t fh_claim__sign_before(const fh_report *r, const fh_claim__quantity *q) { return currency_before(r, q->first) ? 1 : 0; }

/* "about", "at least", "up to", "more than", "nearly" in the three words before. */
static void read_bounds(const fh_report *r, fh_claim__quantity *q) {
    uint32_t first = q->first - fh_claim__sign_before(r, q);
    for (uint32_t back = 1; back <= 3 && back <= first; back++) {
        uint32_t k = first - back;
        if (r->tokens[k].flags & FH_TOKEN_OPEN) continue;
        if (!(r->tokens[k].flags & FH_TOKEN_WORD)) break;
        uint32_t cues = fh_words_find(&cue_words, r->tokens[k].word);
        fh_str s = fh_claim__token_str(r, k);
        bool and = fh_str_equal(s, FH_STR("and")) || fh_str_equal(s, FH_STR("for")) || fh_str_equal(s, FH_STR("with"));
        if (and || (!(cues & (CUE_APPROX | CUE_LOW | CUE_HIGH)) && !(cues & CUE_STOP))) break;
        if (cues & CUE_APPROX && !fh_str_equal_nocase(s, FH_STR("between")) && !fh_str_equal_nocase(s, FH_STR("just"))) q->approx = true;
        if (cues & CUE_LOW && back <= 2) q->at_least = true;
        if (cues & CUE_HIGH && back <= 2) q->at_most = true;
    }
}

uint32_t fh_claim__bounds_before(const fh_report *r, const fh_claim__quantity *q) {
    uint32_t n = 0, sign = fh_claim__sign_before(r, q), first = q->first - sign;
    for (uint32_t back = 1; back <= 3 && back <= first; back++) {
        uint32_t k = first - back;
        fh_str s = fh_claim__token_str(r, k);
        if (!(r->tokens[k].flags & FH_TOKEN_WORD)) break;
        bool bounds = (fh_words_find(&cue_words, r->tokens[k].word) & (CUE_APPROX | CUE_LOW | CUE_HIGH)) != 0;
        bool extreme = fh_str_equal_nocase(fh_claim__token_str(r, k + 1), FH_STR("least")) || fh_str_equal_nocase(fh_claim__token_str(r, k + 1), FH_STR("most"));
        bool leads = n + 1 == back && (fh_str_equal_nocase(s, FH_STR("no")) || fh_str_equal_nocase(s, FH_STR("not")) || (extreme && fh_str_equal_nocase(s, FH_STR("at"))));
        if (bounds || (n && leads)) n = back;
        else if (!fh_str_equal_nocase(s, FH_STR("than")) && !fh_str_equal_nocase(s, FH_STR("to"))) break;
    }
    return n ? n + sign : 0;
}

static void read_noun(const fh_report *r, uint32_t k, uint32_t end, fh_str joined, fh_claim__quantity *q) {
    if (joined.len) {
        q->noun = fh_claim__hash_lower(joined);
        return;
    }
    q->counted = fh_claim__counted_after(r, k, end);
    if (q->counted != FH_NONE) q->noun = r->tokens[q->counted].word;
}

/* "In panel 11 they found", "Local 88 of the brotherhood": a number behind a label is its name, unless a noun follows that it counts: "on the
 * bus 14 pupils". */
static void read_label(const fh_report *r, fh_claim__quantity *q) {
    bool of = q->first + 1 < r->n_tokens && fh_str_equal(fh_claim__token_str(r, q->first + 1), FH_STR("of"));
    bool counts = !of && q->counted != FH_NONE && (r->tokens[q->counted].pos == FH_POS_NOUN || r->tokens[q->counted].pos == FH_POS_PROPER);
    if (counts || !fh_claim__is_label(r, q->first)) return;
    q->ordinal = true;
    q->counted = q->first - 1;
    q->noun = r->tokens[q->counted].word;
}

/* "put the crowd at 600": a number that nothing follows counts what stands before it. */
static void find_noun(const fh_report *r, fh_claim__quantity *q) {
    if (q->measure != FH_CLAIM__COUNT || q->noun || q->unit || q->ordinal || q->ratio) return;
    q->counted = fh_claim__counted_before(r, q->first);
    if (q->counted != FH_NONE) q->noun = r->tokens[q->counted].word;
}

bool fh_claim__is_time(const fh_claim__quantity *q) { return q->measure >= FH_CLAIM__CLOCK; }

static uint32_t done(const fh_report *r, uint32_t n, fh_claim__quantity *q) {
    q->n = n;
    read_bounds(r, q);
    fh_claim__find_date(r, q);
    find_noun(r, q);
    return n;
}

static uint32_t read_figure(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    fh_str s = fh_claim__token_str(r, at);
    *q = (fh_claim__quantity){.first = at, .counted = FH_NONE};
    uint32_t used;
    if ((used = fh_claim__read_month(r, at, end, q)) || (used = fh_claim__read_day(r, at, end, q)) || (used = read_one_and(r, at, end, q))) return done(r, used, q);
    int weekday = fh_claim__weekday_of(s);
    if (weekday) {
        q->measure = FH_CLAIM__WEEKDAY;
        q->low = q->high = weekday;
        return done(r, 1, q);
    }
    fh_claim__number n = {0};
    fh_claim__number_part p;
    if (!fh_claim__read_number(s, &n)) return 0;
    if (fh_claim__read_part(s, &p) && fh_claim__is_year(&p, s) && !currency_before(r, at)) {
        q->measure = FH_CLAIM__YEAR;
        q->low = q->high = p.value;
        return done(r, 1, q);
    }
    if (n.metres && !n.range && !currency_before(r, at) && fh_claim__is_extent(r, at, end)) {
        n.value /= 1e6;
        n.unit = METRE;
    }
    bool lone = n.fraction && n.value < 0.5; /* "a third channel" is no fraction, "a third of" is */
    if (lone && fh_str_find_char(s, '-', 0) == SIZE_MAX && !(at + 1 < end && fh_str_equal(fh_claim__token_str(r, at + 1), FH_STR("of")))) return 0;
    q->unit = (uint16_t)n.unit;
    q->ordinal = n.ordinal;
    uint32_t k = fh_claim__read_more(r, at + 1, end, &n);
    q->low = q->high = n.value;
    if (n.clock) q->measure = FH_CLAIM__CLOCK;
    else {
        if (n.unit && !q->unit) q->unit = (uint16_t)n.unit;
        finish_range(r, &k, end, &n, q);
    }
    uint32_t currency = currency_before(r, at);
    if (currency) q->unit = (uint16_t)currency;
    k = finish_unit(r, k, end, &n, q);
    set_dimension(q);
    if (q->measure == FH_CLAIM__DURATION && q->low == q->high) k = read_lesser(r, k, end, factors[3][q->unit % 100u % 10], q);
    if (q->measure == FH_CLAIM__COUNT) read_noun(r, k, end, n.unit ? (fh_str){NULL, 0} : n.noun, q);
    if (q->measure == FH_CLAIM__COUNT && !q->unit) read_label(r, q);
    if (q->measure == FH_CLAIM__COUNT && n.fraction) {
        q->measure = FH_CLAIM__SHARE;
        q->low *= 100;
        q->high *= 100;
    }
    return done(r, k - at, q);
}

uint32_t fh_claim__read_quantity(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    uint32_t n = read_figure(r, at, end, q);
    if (n && fh_claim__is_time(q)) return n;
    fh_claim__quantity clock;
    uint32_t words = fh_claim__read_clock(r, at, end, &clock);
    if (words == 0) return n;
    *q = clock;
    return done(r, words, q);
}

static bool near(double a, double b, double tolerance) {
    double larger = fabs(a) > fabs(b) ? fabs(a) : fabs(b);
    return fabs(a - b) <= tolerance * larger + 1e-9;
}

/* 3,912 is "about 3,900"; 40 feet is "about 12 metres": looser where a side says so or units differ. */
static double tolerance_of(const fh_claim__quantity *a, const fh_claim__quantity *b) {
    bool units = a->unit != b->unit && a->unit && b->unit && a->measure != FH_CLAIM__MONEY;
    return units ? 0.06 : a->approx || b->approx ? 0.025 : 0.0005;
}

fh_claim__likeness fh_claim__compare_quantities(const fh_claim__quantity *a, const fh_claim__quantity *b) {
    if (fh_claim__is_time(a) || fh_claim__is_time(b)) return fh_claim__compare_dates(a, b);
    if (a->measure != b->measure) return FH_CLAIM__UNLIKE;
    if (a->measure == FH_CLAIM__MONEY && a->unit != b->unit) return FH_CLAIM__UNLIKE;
    if (a->measure == FH_CLAIM__DEGREES && a->unit != b->unit) return FH_CLAIM__UNLIKE;
    double t = tolerance_of(a, b);
    bool same = near(a->low, b->low, t) && near(a->high, b->high, t);
    if (same) return a->approx == b->approx && a->at_least == b->at_least && a->at_most == b->at_most ? FH_CLAIM__EQUAL : FH_CLAIM__LOOSER;
    if (!a->ratio && !b->ratio && (near(a->low, b->low, t) || near(a->high, b->high, t)) && (a->low != a->high || b->low != b->high)) return FH_CLAIM__LOOSER;
    return FH_CLAIM__OTHER;
}
