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
#include "claim/number_table.h"
#include "claim/unit_table.h"

static const uint32_t SCALE = 1000000000u, FRACTION = 2000000000u, TIMES = 3000000000u; /* see data/claim/numbers.txt */
enum { UNIT_CENT = 401, METRE = 102, NOUN_REACH = 4, N_DIMENSIONS = 10 };

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

static fh_str token_str(const fh_report *r, uint32_t k) { return fh_str_cut(r->text, r->tokens[k].begin, r->tokens[k].end); }

static uint32_t hash_lower(fh_str s) {
    uint32_t h = FH_HASH_WORD_BEGIN;
    for (size_t i = 0; i < s.len; i++) h = fh_hash_word_step(h, (unsigned char)fh_to_lower(s.ptr[i]));
    return fh_hash_word_end(h);
}

/* Digits with commas between groups of three and one point. Answers the bytes used. */
static size_t read_digits(fh_str s, double *ret) {
    size_t i = 0;
    double v = 0, place = 0.1;
    bool point = false;
    for (; i < s.len; i++) {
        char c = s.ptr[i];
        bool next = i + 1 < s.len && fh_is_digit(s.ptr[i + 1]);
        if (fh_is_digit(c)) {
            if (point) v += place * (c - '0'), place /= 10;
            else v = v * 10 + (c - '0');
        } else if (c == ',' && next && !point) continue;
        else if (c == '.' && next && !point) point = true;
        else break;
    }
    *ret = v;
    return i;
}

/* One part of a token without hyphens: a number word or digits. Answers false when it is neither. */
typedef struct part {
    bool number, scale, fraction, times;
    double value;
    uint32_t unit;  /* written onto the digits, as in 11.8m */
    bool clock;     /* 9:10, 4.40am */
    double minutes;
    bool ratio;     /* 58:42 */
    double second;
    bool ordinal;   /* 14th */
    bool metres;    /* millions so far, or metres: 11.8m */
} part;

static bool read_suffix(fh_str rest, part *p) {
    if (rest.len == 0) return true;
    uint32_t h = hash_lower(rest);
    if (fh_str_equal_nocase(rest, FH_STR("am")) || fh_str_equal_nocase(rest, FH_STR("a.m"))) return p->clock = true;
    if (fh_str_equal_nocase(rest, FH_STR("pm")) || fh_str_equal_nocase(rest, FH_STR("p.m"))) return p->clock = true;
    if (fh_str_equal(rest, FH_STR("th")) || fh_str_equal(rest, FH_STR("st")) || fh_str_equal(rest, FH_STR("nd")) || fh_str_equal(rest, FH_STR("rd")))
        return p->ordinal = true;
    uint32_t scale = fh_words_find(&number_words, h);
    if (scale > SCALE && scale < FRACTION) {
        p->metres = fh_str_equal(rest, FH_STR("m"));
        p->value *= pow(10, scale - SCALE);
        return true;
    }
    p->unit = fh_words_find(&unit_words, h);
    return p->unit != 0;
}

static bool is_pm(fh_str s) { return s.len >= 2 && fh_to_lower(s.ptr[0]) == 'p'; }

static bool read_digit_part(fh_str s, part *p) {
    size_t used = read_digits(s, &p->value);
    p->number = true;
    fh_str rest = fh_str_cut(s, used, s.len);
    double whole = floor(p->value), cents = floor((p->value - whole) * 100 + 0.5);
    if (rest.len >= 3 && rest.ptr[0] == ':' && fh_is_digit(rest.ptr[1])) {
        size_t more = read_digits(fh_str_cut(rest, 1, rest.len), &p->second);
        bool clock = more == 2 && p->value < 24 && p->second < 60;
        rest = fh_str_cut(rest, 1 + more, rest.len);
        if (!clock || p->value + p->second == 100) return p->ratio = true;
        p->clock = true;
        p->minutes = p->value * 60 + p->second;
        if (is_pm(rest) && p->value < 12) p->minutes += 720;
        return true;
    }
    if (!read_suffix(rest, p)) return false;
    if (p->clock) p->minutes = (is_pm(rest) && whole < 12 ? whole + 12 : whole) * 60 + cents;
    return true;
}

static bool read_part(fh_str s, part *p) {
    *p = (part){0};
    if (s.len == 0) return false;
    if (fh_is_digit(s.ptr[0])) return read_digit_part(s, p);
    uint32_t v = fh_words_find(&number_words, hash_lower(s));
    if (v == 0 || (s.len == 1 && v > SCALE)) return false;
    if (v >= TIMES) p->times = true, p->value = v - TIMES;
    else if (v >= FRACTION) p->fraction = true, p->value = v - FRACTION;
    else if (v >= SCALE) p->scale = true, p->value = pow(10, v - SCALE);
    else p->number = true, p->value = v - 1;
    return true;
}

static int month_of(fh_str s) {
    static const char *const names[] = {"january", "february", "march", "april", "may", "june", "july", "august",
                                        "september", "october", "november", "december"};
    if (s.len < 3 || !fh_is_upper(s.ptr[0])) return 0;
    if (s.ptr[s.len - 1] == '.') s.len--;
    for (int m = 0; m < 12; m++) {
        fh_str name = fh_str_of(names[m]);
        bool shortened = s.len <= 4 && s.len <= name.len && fh_str_equal_nocase(s, fh_str_cut(name, 0, s.len));
        if (fh_str_equal_nocase(s, name) || (shortened && (s.len == 3 || m == 8))) return m + 1;
    }
    return 0;
}

static int weekday_of(fh_str s) {
    static const char *const names[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    for (int d = 0; d < 7; d++)
        if (fh_str_equal_nocase(s, fh_str_of(names[d]))) return d + 1;
    return 0;
}

static bool is_year(const part *p, fh_str s) { return p->number && s.len == 4 && fh_is_digit(s.ptr[0]) && p->value >= 1800 && p->value < 2100; }

static bool is_day(const fh_report *r, uint32_t k, part *p) {
    return read_part(token_str(r, k), p) && p->number && p->value >= 1 && p->value <= 31 && !is_year(p, token_str(r, k));
}

/* "to 13" of "12 to 13 February", "and 12" of "May 11 and 12": answers the second day, 0 for none, and how many tokens were used. */
static int second_day(const fh_report *r, uint32_t k, uint32_t end, int first, uint32_t *ret) {
    part p;
    if (k + 1 >= end) return 0;
    fh_str link = token_str(r, k);
    bool joins = fh_str_equal(link, FH_STR("to")) || fh_str_equal(link, FH_STR("and")) || fh_str_equal(link, FH_STR("-")) || fh_str_equal(link, FH_STR("\xe2\x80\x93"));
    if (!joins || !is_day(r, k + 1, &p) || p.value <= first) return 0;
    *ret = 2;
    return (int)p.value;
}

/* A month with the day before or after it: "29 September", "Sept. 29", "the 31st of October". */
static uint32_t read_month(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    int month = month_of(token_str(r, at));
    uint32_t k = at + 1;
    int day = 0;
    part p;
    if (!month) return 0;
    if (k < end && fh_str_equal(token_str(r, k), FH_STR("."))) k++;
    int last = 0;
    uint32_t used = 0;
    if (k < end && is_day(r, k, &p)) {
        day = (int)p.value;
        last = second_day(r, ++k, end, day, &used);
        k += used;
    } else k = at + 1;
    if (!day && month == 5 && !(at > 0 && (r->tokens[at - 1].flags & FH_TOKEN_DIGIT)) && fh_str_equal(token_str(r, at), FH_STR("May")) &&
        (r->tokens[at].flags & FH_TOKEN_SENTENCE)) return 0;
    q->measure = FH_CLAIM__MONTHDAY;
    q->low = month * 100 + day;
    q->high = month * 100 + (last ? last : day);
    return k - at;
}

static uint32_t read_day_month(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    part p;
    uint32_t k = at + 1, used = 0;
    if (!is_day(r, at, &p)) return 0;
    int last = second_day(r, k, end, (int)p.value, &used);
    k += used;
    if (k + 1 < end && fh_str_equal(token_str(r, k), FH_STR("of"))) k++;
    int month = k < end ? month_of(token_str(r, k)) : 0;
    if (!month) return 0;
    q->measure = FH_CLAIM__MONTHDAY;
    q->low = month * 100 + p.value;
    q->high = last ? month * 100 + last : q->low;
    return k + 1 - at;
}

/* Splits a token at hyphens and adds up its parts: "forty-two", "two-thirds", "94-kilogram", "58-42". */
typedef struct number {
    double value, second;
    bool any, fraction, range, clock, ordinal, ratio;
    bool metres; /* its value is in millions, unless it is metres */
    uint32_t unit;
    fh_str noun; /* "14-page" */
} number;

static void take_part(number *n, const part *p) {
    if (p->clock) n->clock = true, n->value = p->minutes;
    else if (p->ratio) n->ratio = true, n->value = p->value, n->second = p->second;
    else if (p->fraction) n->value = (n->any ? n->value : 1) / p->value, n->fraction = true;
    else if (p->scale || p->times) n->value = (n->any ? n->value : 1) * p->value;
    else if (n->any && p->number && n->value >= 20 && n->value < 100 && p->value < 10) n->value += p->value;
    else if (n->any && p->number) n->second = p->value, n->range = true;
    else n->value = p->value;
    if (p->unit) n->unit = p->unit;
    if (p->ordinal) n->ordinal = true;
    n->metres = p->metres;
    n->any = true;
}

static bool read_token(fh_str s, number *n) {
    size_t i = 0;
    bool numeric = false;
    while (i <= s.len) {
        size_t dash = fh_str_find_char(s, '-', i);
        fh_str piece = fh_str_cut(s, i, dash == SIZE_MAX ? s.len : dash);
        part p;
        if (piece.len && read_part(piece, &p)) {
            take_part(n, &p);
            numeric = true;
        } else if (piece.len && numeric) {
            n->unit = fh_words_find(&unit_words, hash_lower(piece));
            n->noun = piece;
            break;
        } else return false;
        if (dash == SIZE_MAX) break;
        i = dash + 1;
    }
    return numeric;
}

static bool is_digits(fh_str s, size_t least, size_t most) {
    size_t n = 0;
    while (n < s.len && fh_is_digit(s.ptr[n])) n++;
    return n == s.len && n >= least && n <= most;
}

/* "000" of "400 000": three digits one space behind up to three. */
static bool is_group(const fh_report *r, uint32_t at) {
    if (!is_digits(token_str(r, at), 3, 3) || !is_digits(token_str(r, at - 1), 1, 3)) return false;
    fh_str gap = fh_str_cut(r->text, r->tokens[at - 1].end, r->tokens[at].begin);
    return fh_str_equal(gap, FH_STR(" ")) || fh_str_equal(gap, FH_STR("\xc2\xa0")) || fh_str_equal(gap, FH_STR("\xe2\x80\x89")) || fh_str_equal(gap, FH_STR("\xe2\x80\xaf"));
}

/* The groups of three behind the first digits of a figure, "000" and "000" of "12 000 000"; none behind the day of a month. */
static uint32_t read_groups(const fh_report *r, uint32_t at, uint32_t end, number *n) {
    uint32_t k = at;
    if (at == 0 || (at > 1 && month_of(token_str(r, at - 2))) || token_str(r, at - 1).ptr[0] == '0') return at;
    while (k < end && is_group(r, k)) {
        double group;
        read_digits(token_str(r, k++), &group);
        n->value = n->value * 1000 + group;
    }
    return k;
}

/* What number, if any, continues the one read so far: "4.2 million", "two hundred and six", "2 1/2", "400 000". */
static uint32_t read_more(const fh_report *r, uint32_t at, uint32_t end, number *n) {
    uint32_t k = read_groups(r, at, end, n);
    while (k < end && !n->unit && !n->clock && !n->ratio) {
        fh_str s = token_str(r, k);
        bool joined = fh_str_equal(s, FH_STR("and")) && k + 1 < end && n->value >= 100;
        part p;
        if (!read_part(joined ? token_str(r, k + 1) : s, &p)) break;
        if (p.scale || p.times || p.fraction) {
            if (joined || (p.fraction && n->value >= p.value)) break;
            take_part(n, &p);
        } else if (joined && p.number && !fh_is_digit(token_str(r, k + 1).ptr[0])) n->value += p.value;
        else break;
        k += joined ? 2 : 1;
    }
    return k;
}

static void finish_range(const fh_report *r, uint32_t *k, uint32_t end, const number *n, fh_claim__quantity *q) {
    number m = {0};
    q->low = n->value;
    q->high = n->value;
    if (n->range || n->ratio) {
        q->high = n->second;
        q->ratio = n->ratio || n->value > n->second;
        return;
    }
    if (*k + 1 >= end) return;
    fh_str link = token_str(r, *k);
    bool to = fh_str_equal(link, FH_STR("to")), and = fh_str_equal(link, FH_STR("and")), dash = fh_str_equal(link, FH_STR("-")) || link.len == 3;
    uint32_t next = *k + 1;
    if (token_str(r, next).ptr[0] == '$' && next + 1 < end) next++;
    if (!(to || and || dash) || !read_token(token_str(r, next), &m) || m.range || m.clock) return;
    uint32_t before = q->first > 0 && !(r->tokens[q->first - 1].flags & FH_TOKEN_WORD) ? q->first - 1 : q->first; /* a currency sign */
    bool between = before > 0 && fh_str_equal_nocase(token_str(r, before - 1), FH_STR("between"));
    if (and && !between) return;
    *k = read_more(r, next + 1, end, &m);
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
static uint32_t finish_unit(const fh_report *r, uint32_t k, uint32_t end, const number *n, fh_claim__quantity *q) {
    if (k >= end) return k;
    fh_str s = token_str(r, k);
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
    bool per_cent = fh_str_equal_nocase(s, FH_STR("per")) && k + 1 < end && is_cent(token_str(r, k + 1));
    if (per_cent) {
        q->unit = 400;
        return k + 2;
    }
    uint32_t unit = fh_words_find(&unit_words, hash_lower(s));
    bool shorthand = s.len == 1 && s.ptr[0] != '%';
    if (!unit || unit == UNIT_CENT || (shorthand && fh_is_upper(s.ptr[0]))) return k;
    q->unit = (uint16_t)unit;
    return k + 1;
}

static uint32_t currency_before(const fh_report *r, uint32_t at) {
    if (at == 0 || (r->tokens[at].flags & FH_TOKEN_SPACE)) return 0;
    uint32_t unit = fh_words_find(&unit_words, hash_lower(token_str(r, at - 1)));
    return unit / 100 == 9 && token_str(r, at - 1).len <= 3 ? unit : 0;
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
    uint32_t unit = k < end ? fh_words_find(&unit_words, hash_lower(token_str(r, k))) : 0;
    return unit / 100 == 3 ? factors[3][unit % 100] : 0;
}

/* "and ten minutes" of "two hours and ten minutes", "50 minutes" of "three hours 50 minutes", "and a half": adds it, past it. */
static uint32_t read_lesser(const fh_report *r, uint32_t k, uint32_t end, double whole, fh_claim__quantity *q) {
    bool and = k + 2 < end && fh_str_equal(token_str(r, k), FH_STR("and"));
    uint32_t at = and ? k + 1 : k;
    number n = {0};
    double more = 0;
    if (and && fh_str_equal(token_str(r, at), FH_STR("a")) && fh_str_equal(token_str(r, at + 1), FH_STR("half"))) more = whole / 2;
    else if (at + 1 < end && read_token(token_str(r, at), &n) && !n.unit && !n.clock && !n.range && !n.fraction && time_unit(r, at + 1, end) < whole) more = n.value * time_unit(r, at + 1, end);
    if (more <= 0) return k;
    q->low += more;
    q->high += more;
    return at + 2;
}

/* "an hour and ten minutes", "a day and a half": a unit that "a" alone counts is read only where more of it follows. */
static uint32_t read_one_and(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    fh_str s = token_str(r, at);
    double whole = fh_str_equal_nocase(s, FH_STR("a")) || fh_str_equal_nocase(s, FH_STR("an")) ? time_unit(r, at + 1, end) : 0;
    if (whole <= 0) return 0;
    q->low = q->high = whole;
    uint32_t k = read_lesser(r, at + 2, end, whole, q);
    if (k == at + 2) return 0;
    q->measure = FH_CLAIM__DURATION;
    q->unit = (uint16_t)fh_words_find(&unit_words, hash_lower(token_str(r, at + 1)));
    return k - at;
}

/* "about", "at least", "up to", "more than", "nearly" in the three words before. */
static void read_bounds(const fh_report *r, fh_claim__quantity *q) {
    for (uint32_t back = 1; back <= 3 && back <= q->first; back++) {
        uint32_t k = q->first - back;
        if (r->tokens[k].flags & FH_TOKEN_OPEN) continue;
        if (!(r->tokens[k].flags & FH_TOKEN_WORD)) break;
        uint32_t cues = fh_words_find(&cue_words, r->tokens[k].word);
        fh_str s = token_str(r, k);
        bool and = fh_str_equal(s, FH_STR("and")) || fh_str_equal(s, FH_STR("for")) || fh_str_equal(s, FH_STR("with"));
        if (and || (!(cues & (CUE_APPROX | CUE_LOW | CUE_HIGH)) && !(cues & CUE_STOP))) break;
        if (cues & CUE_APPROX && !fh_str_equal_nocase(s, FH_STR("between")) && !fh_str_equal_nocase(s, FH_STR("just"))) q->approx = true;
        if (cues & CUE_LOW && back <= 2) q->at_least = true;
        if (cues & CUE_HIGH && back <= 2) q->at_most = true;
    }
}

uint32_t fh_claim__bounds_before(const fh_report *r, const fh_claim__quantity *q) {
    uint32_t n = 0;
    for (uint32_t back = 1; back <= 3 && back <= q->first; back++) {
        uint32_t k = q->first - back;
        fh_str s = token_str(r, k);
        if (!(r->tokens[k].flags & FH_TOKEN_WORD)) break;
        bool bounds = (fh_words_find(&cue_words, r->tokens[k].word) & (CUE_APPROX | CUE_LOW | CUE_HIGH)) != 0;
        bool leads = n + 1 == back && (fh_str_equal_nocase(s, FH_STR("no")) || fh_str_equal_nocase(s, FH_STR("not")) || fh_str_equal_nocase(s, FH_STR("at")));
        if (bounds || (n && leads)) n = back;
        else if (!fh_str_equal_nocase(s, FH_STR("than")) && !fh_str_equal_nocase(s, FH_STR("to"))) break;
    }
    return n;
}

/* May a noun that a figure counts stand behind token k: "12 of the dead", but not "12 in the town", "12 and". */
static bool may_follow(const fh_report *r, uint32_t k) {
    const fh_token *t = &r->tokens[k];
    if (!(t->flags & FH_TOKEN_WORD) || t->flags & FH_TOKEN_DIGIT || t->pos == FH_POS_NUMBER || t->pos == FH_POS_CONJUNCTION) return false;
    return t->pos != FH_POS_PREPOSITION || fh_str_equal(token_str(r, k), FH_STR("of"));
}

static bool is_finite(uint8_t pos) { return pos == FH_POS_VERB_PRESENT || pos == FH_POS_VERB_PAST || pos == FH_POS_MODAL; }

/* The last of the nouns that follow at once: "dead fish", "police officers"; where none does, the first word with content: "12 died". */
static uint32_t noun_after(const fh_report *r, uint32_t k, uint32_t end) {
    uint32_t first = FH_NONE, noun = FH_NONE;
    for (uint32_t n = 0; k < end && n < NOUN_REACH && may_follow(r, k); k++, n++) {
        bool is_noun = r->tokens[k].pos == FH_POS_NOUN || r->tokens[k].pos == FH_POS_PROPER;
        bool says = !(fh_words_find(&cue_words, r->tokens[k].word) & CUE_STOP);
        if (noun != FH_NONE && !is_noun) break;
        if (is_noun) noun = k;
        else if (first == FH_NONE && says) first = k;
        if (says && is_finite(r->tokens[k].pos)) break;
    }
    return noun != FH_NONE ? noun : first;
}

static void read_noun(const fh_report *r, uint32_t k, uint32_t end, fh_str joined, fh_claim__quantity *q) {
    if (joined.len) {
        q->noun = hash_lower(joined);
        return;
    }
    q->counted = noun_after(r, k, end);
    if (q->counted != FH_NONE) q->noun = r->tokens[q->counted].word;
}

/* "put the crowd at 600": a number that nothing follows counts what stands before it. */
static void find_noun(const fh_report *r, fh_claim__quantity *q) {
    if (q->measure != FH_CLAIM__COUNT || q->noun || q->unit || q->ordinal || q->ratio) return;
    q->counted = fh_claim__counted_before(r, q->first);
    if (q->counted != FH_NONE) q->noun = r->tokens[q->counted].word;
}

const fh_timex *fh_claim__time_from(const fh_report *r, uint32_t begin) {
    size_t low = 0, high = r->n_times;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (r->times[mid].span.end <= begin) low = mid + 1;
        else high = mid;
    }
    return low < r->n_times ? &r->times[low] : NULL;
}

static void find_date(const fh_report *r, fh_claim__quantity *q) {
    const fh_timex *x = fh_claim__time_from(r, r->tokens[q->first].begin);
    if (x && x->span.begin < r->tokens[q->first + q->n - 1].end && fh_claim__is_time(q)) q->date = x->date;
}

bool fh_claim__is_time(const fh_claim__quantity *q) { return q->measure >= FH_CLAIM__CLOCK; }

static uint32_t done(const fh_report *r, uint32_t n, fh_claim__quantity *q) {
    q->n = n;
    read_bounds(r, q);
    find_date(r, q);
    find_noun(r, q);
    return n;
}

static uint32_t read_figure(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    fh_str s = token_str(r, at);
    *q = (fh_claim__quantity){.first = at, .counted = FH_NONE};
    uint32_t used;
    if ((used = read_month(r, at, end, q)) || (used = read_day_month(r, at, end, q)) || (used = read_one_and(r, at, end, q))) return done(r, used, q);
    int weekday = weekday_of(s);
    if (weekday) {
        q->measure = FH_CLAIM__WEEKDAY;
        q->low = q->high = weekday;
        return done(r, 1, q);
    }
    number n = {0};
    part p;
    if (!read_token(s, &n)) return 0;
    if (read_part(s, &p) && is_year(&p, s) && !currency_before(r, at)) {
        q->measure = FH_CLAIM__YEAR;
        q->low = q->high = p.value;
        return done(r, 1, q);
    }
    if (n.metres && !n.range && !currency_before(r, at) && fh_claim__is_extent(r, at, end)) {
        n.value /= 1e6;
        n.unit = METRE;
    }
    bool lone = n.fraction && n.value < 0.5; /* "a third channel" is no fraction, "a third of" is */
    if (lone && fh_str_find_char(s, '-', 0) == SIZE_MAX && !(at + 1 < end && fh_str_equal(token_str(r, at + 1), FH_STR("of")))) return 0;
    q->unit = (uint16_t)n.unit;
    q->ordinal = n.ordinal;
    uint32_t k = read_more(r, at + 1, end, &n);
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
    if (q->measure == FH_CLAIM__COUNT && !q->unit && fh_claim__is_label(r, at)) {
        q->ordinal = true;
        q->counted = at - 1;
        q->noun = r->tokens[at - 1].word;
    } else if (q->measure == FH_CLAIM__COUNT) read_noun(r, k, end, n.unit ? (fh_str){NULL, 0} : n.noun, q);
    if (q->measure == FH_CLAIM__COUNT && n.fraction) {
        q->measure = FH_CLAIM__SHARE;
        q->low *= 100;
        q->high *= 100;
    }
    return done(r, k - at, q);
}

/* Minutes since midnight of a TIMEX3 value that names an hour, "2033-10-31T17:30"; -1 for others, "TEV" among them. */
static int minutes_of(fh_str value) {
    size_t at = fh_str_find_char(value, 'T', 0);
    if (at == SIZE_MAX || value.len < at + 3 || !fh_is_digit(value.ptr[at + 1]) || !fh_is_digit(value.ptr[at + 2])) return -1;
    const char *p = value.ptr + at + 1;
    bool minute = value.len >= at + 6 && p[2] == ':';
    return ((p[0] - '0') * 10 + p[1] - '0') * 60 + (minute ? (p[3] - '0') * 10 + p[4] - '0' : 0);
}

/* A time of day in other words than figures with a point: "half past five", "nine in the evening", "0604", "noon", as timeline/ read it. */
static uint32_t read_clock(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    const fh_timex *x = fh_claim__time_from(r, r->tokens[at].begin);
    int minutes = x && x->type == FH_TIMEX_TIME && x->span.begin == r->tokens[at].begin ? minutes_of(x->value) : -1;
    if (minutes < 0) return 0;
    *q = (fh_claim__quantity){.first = at, .measure = FH_CLAIM__CLOCK, .low = minutes, .high = minutes, .counted = FH_NONE};
    uint32_t n = 1;
    while (at + n < end && r->tokens[at + n].end <= x->span.end && !weekday_of(token_str(r, at + n))) n++;
    return n;
}

uint32_t fh_claim__read_quantity(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    uint32_t n = read_figure(r, at, end, q);
    if (n && fh_claim__is_time(q)) return n;
    fh_claim__quantity clock;
    uint32_t words = read_clock(r, at, end, &clock);
    if (words == 0) return n;
    *q = clock;
    return done(r, words, q);
}

static bool near(double a, double b, double tolerance) {
    double larger = fabs(a) > fabs(b) ? fabs(a) : fabs(b);
    return fabs(a - b) <= tolerance * larger + 1e-9;
}

/* The same words for a day say the same, even where each report has them resolved by its own date. */
static fh_claim__likeness compare_dates(const fh_claim__quantity *a, const fh_claim__quantity *b) {
    bool days = a->measure == b->measure && (a->low != a->high || b->low != b->high);
    if (days) return a->low == b->low && a->high == b->high ? FH_CLAIM__EQUAL : a->low <= b->high && b->low <= a->high ? FH_CLAIM__LOOSER : FH_CLAIM__OTHER;
    if (a->measure == b->measure && a->low == b->low) return FH_CLAIM__EQUAL;
    if (a->date.precision >= FH_PRECISION_DAY && b->date.precision >= FH_PRECISION_DAY && a->measure != FH_CLAIM__CLOCK && b->measure != FH_CLAIM__CLOCK)
        return a->date.year == b->date.year && a->date.month == b->date.month && a->date.day == b->date.day ? FH_CLAIM__EQUAL : FH_CLAIM__OTHER;
    if (a->measure != b->measure) return FH_CLAIM__UNLIKE;
    if (a->measure == FH_CLAIM__CLOCK && fabs(a->low - b->low) == 720) return FH_CLAIM__EQUAL;
    bool month_only = a->measure == FH_CLAIM__MONTHDAY && floor(a->low / 100) == floor(b->low / 100) && ((int)a->low % 100 == 0 || (int)b->low % 100 == 0);
    return month_only ? FH_CLAIM__LOOSER : FH_CLAIM__OTHER;
}

/* 3,912 is "about 3,900"; 40 feet is "about 12 metres": looser where a side says so or units differ. */
static double tolerance_of(const fh_claim__quantity *a, const fh_claim__quantity *b) {
    bool units = a->unit != b->unit && a->unit && b->unit && a->measure != FH_CLAIM__MONEY;
    return units ? 0.06 : a->approx || b->approx ? 0.025 : 0.0005;
}

fh_claim__likeness fh_claim__compare_quantities(const fh_claim__quantity *a, const fh_claim__quantity *b) {
    if (fh_claim__is_time(a) || fh_claim__is_time(b)) return compare_dates(a, b);
    if (a->measure != b->measure) return FH_CLAIM__UNLIKE;
    if (a->measure == FH_CLAIM__MONEY && a->unit != b->unit) return FH_CLAIM__UNLIKE;
    if (a->measure == FH_CLAIM__DEGREES && a->unit != b->unit) return FH_CLAIM__UNLIKE;
    double t = tolerance_of(a, b);
    bool same = near(a->low, b->low, t) && near(a->high, b->high, t);
    if (same) return a->approx == b->approx && a->at_least == b->at_least && a->at_most == b->at_most ? FH_CLAIM__EQUAL : FH_CLAIM__LOOSER;
    if (!a->ratio && !b->ratio && (near(a->low, b->low, t) || near(a->high, b->high, t)) && (a->low != a->high || b->low != b->high)) return FH_CLAIM__LOOSER;
    return FH_CLAIM__OTHER;
}
