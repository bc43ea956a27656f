/* SPDX-License-Identifier: MIT
 *
 * timeline/number.c - numbers and amounts of time: "2,000", "2.5", "twenty-four", "24th", "an hour and a
 * half", "a couple of weeks", "1h30". */
#include "timeline/rules.h"

/* 2,000 and 2.5 and 1/2 */
static uint32_t digits(const tl_parser *p, uint32_t i, double *ret) {
    if (!NUMBER(i) || p->at[i].number < 0) return 0;
    double v = p->at[i].number;
    i++;
    while (CHAR(i, ',') && GLUED(i) && NUMBER(i + 1) && GLUED(i + 1) && p->at[i + 1].digits == 3) {
        v = v * 1000 + p->at[i + 1].number;
        i += 2;
    }
    if (CHAR(i, '.') && GLUED(i) && NUMBER(i + 1) && GLUED(i + 1) && p->at[i + 1].digits <= 3) {
        double scale = p->at[i + 1].digits == 1 ? 10 : p->at[i + 1].digits == 2 ? 100 : 1000;
        v += p->at[i + 1].number / scale;
        i += 2;
    } else if (CHAR(i, '/') && GLUED(i) && NUMBER(i + 1) && GLUED(i + 1) && p->at[i + 1].number >= 2 && p->at[i + 1].number <= 4) {
        v /= p->at[i + 1].number;
        i += 2;
    }
    *ret = v;
    return i;
}

/* Words up to 99: "seven", "twenty", "twenty-four" */
static uint32_t small_words(const tl_parser *p, uint32_t i, int *ret) {
    if (!IS(i, W_CARD) || IS(i, W_ARTICLE)) return 0;
    int v = VALUE(i, W_CARD);
    uint32_t next = i + 1;
    if (v >= 20 && v % 10 == 0) {
        uint32_t k = CHAR(next, '-') && GLUED(next) ? next + 1 : next;
        if (IS(k, W_CARD) && !IS(k, W_ARTICLE) && VALUE(k, W_CARD) < 10) { v += VALUE(k, W_CARD); next = k + 1; }
    }
    *ret = v;
    return next;
}

uint32_t fh_timeline__cardinal(const tl_parser *p, uint32_t i, double *ret) {
    uint32_t next = digits(p, i, ret);
    if (next) return next;
    int v = 0;
    next = small_words(p, i, &v);
    if (!next && IS(i, W_ARTICLE) && IS(i, W_CARD) && IS(i + 1, W_SCALE)) { next = i + 1; v = 1; }
    if (!next && SAYS(i, "hundred") && p->at[i].flags & ATOM_CAPITAL) { next = i; v = 1; }
    if (!next) return 0;
    for (int low; IS(next, W_SCALE) && v < 10000;) {
        v *= VALUE(next, W_SCALE);
        next++;
        uint32_t k = IS(next, W_PREP) && VALUE(next, W_PREP) == 15 ? next + 1 : next, end = small_words(p, k, &low);
        if (end && !IS(end, W_SCALE)) { v += low; next = end; }
    }
    *ret = v;
    return next;
}

uint32_t fh_timeline__ordinal(const tl_parser *p, uint32_t i, int *ret) {
    if (NUMBER(i) && p->at[i].digits <= 2) {
        uint32_t k = i + 1;
        if (!IS(k, W_SUFFIX) || (!GLUED(k) && p->manner == MANNER_REPORT)) return 0;
        *ret = p->at[i].number;
        return k + 1;
    }
    if (IS(i, W_ORD) && VALUE(i, W_ORD) > 0) { *ret = VALUE(i, W_ORD); return i + 1; }
    int tens;
    if (IS(i, W_CARD) && !IS(i, W_ARTICLE) && (tens = VALUE(i, W_CARD)) >= 20 && tens % 10 == 0) {
        uint32_t k = CHAR(i + 1, '-') && GLUED(i + 1) ? i + 2 : i + 1;
        if (IS(k, W_ORD) && VALUE(k, W_ORD) > 0 && VALUE(k, W_ORD) < 10) { *ret = tens + VALUE(k, W_ORD); return k + 1; }
    }
    return 0;
}

/* "a couple of", "a few", "several", "some", "many" */
static uint32_t vague(const tl_parser *p, uint32_t i, tl_amount *ret) {
    if (IS(i, W_ARTICLE)) i++;
    if (IS(i, W_REL) && SAYS(i, "last")) return 0;
    if (!IS(i, W_VAGUE)) return 0;
    ret->n = VALUE(i, W_VAGUE);
    ret->vague = VALUE(i, W_VAGUE) != 2;
    i++;
    return IS(i, W_PREP) && VALUE(i, W_PREP) == 14 ? i + 1 : i;
}

/* Words between a number and its unit that change nothing; "business" and "working" do. */
static uint32_t skip_adjective(const tl_parser *p, uint32_t i, tl_amount *ret) {
    if (CHAR(i, '-') && GLUED(i) && GLUED(i + 1)) i++;
    if (SAYS_ANY(i, "business working work")) { ret->working = true; return i + 1; }
    static const char *const plain[] = {"more", "further", "additional", "consecutive", "straight", "full", "whole", "long", "short", "calendar", "successive", "other"};
    for (size_t k = 0; k < sizeof plain / sizeof *plain; k++)
        if (SAYS(i, plain[k])) return i + 1;
    return i;
}

static uint32_t half_of(const tl_parser *p, uint32_t i, tl_amount *ret) { /* "half an hour", "a half hour", "half-hour" */
    if (IS(i, W_ARTICLE)) i++;
    if (!SAYS(i, "half")) return 0;
    i++;
    if (IS(i, W_ARTICLE) && IS(i, W_CARD)) i++;
    else if (CHAR(i, '-') && GLUED(i)) i++;
    if (!IS(i, W_UNIT)) return 0;
    ret->n = 0.5;
    ret->unit = (uint8_t)VALUE(i, W_UNIT);
    return i + 1;
}

static uint32_t and_a_half(const tl_parser *p, uint32_t i) { /* the atom after "and a half", or 0 */
    if (!SAYS(i, "and")) return 0;
    uint32_t k = i + 1;
    if (IS(k, W_ARTICLE) && IS(k, W_CARD)) k++;
    return SAYS(k, "half") ? k + 1 : 0;
}

static uint32_t marks(const tl_parser *p, uint32_t i, tl_amount *ret) { /* 30' and 10", in utterances alone */
    if (p->manner == MANNER_REPORT || !NUMBER(i) || !GLUED(i + 1) || p->at[i].number < 0) return 0;
    if (!CHAR(i + 1, '\'') && !CHAR(i + 1, '"')) return 0;
    ret->n = p->at[i].number;
    ret->unit = CHAR(i + 1, '"') ? U_SECOND : U_MINUTE;
    return i + 2;
}

static uint32_t one_amount(const tl_parser *p, uint32_t i, tl_amount *ret) {
    *ret = (tl_amount){0};
    uint32_t next = half_of(p, i, ret);
    if (next || (next = marks(p, i, ret))) return next;
    next = vague(p, i, ret);
    if (!next) next = fh_timeline__cardinal(p, i, &ret->n);
    bool article = false;
    if (!next && ((IS(i, W_ARTICLE) && IS(i, W_CARD)) || SAYS(i, "another"))) { ret->n = 1; next = i + 1; article = true; }
    if (!next) return 0;
    uint32_t half = and_a_half(p, next);
    if (!half && SAYS(next, "and") && NUMBER(i) == 0 && IS(next + 1, W_CARD) && IS(next + 2, W_UNIT) && ret->n == 20) { /* "twenty and four hours" */
        ret->n += VALUE(next + 1, W_CARD);
        next += 2;
    }
    if (half) { ret->n += 0.5; next = half; }
    next = skip_adjective(p, next, ret);
    if (article && CHAR(next, '-')) return 0;
    if (!IS(next, W_UNIT) || (IS(next, W_ORD) && !article && ret->n == 1)) return 0;
    if (SAYS(next, "h") && !NUMBER(next - 1)) return 0;
    ret->unit = (uint8_t)VALUE(next, W_UNIT);
    next++;
    half = and_a_half(p, next);
    if (half && !IS(half, W_UNIT)) { ret->n += 0.5; next = half; }
    if (CHAR(next, '.') && GLUED(next) && (SAYS_ANY(next - 1, "hrs mins yrs")) && !(p->at[next + 1].flags & ATOM_CAPITAL) && p->at[next + 1].kind) next++;
    return next;
}

uint32_t fh_timeline__amount(const tl_parser *p, uint32_t i, tl_amount *ret) {
    uint32_t next = one_amount(p, i, ret);
    if (!next) return 0;
    uint32_t k = SAYS(next, "and") ? next + 1 : CHAR(next, ',') && SAYS(next + 1, "and") ? next + 2 : CHAR(next, ',') ? next + 1 : next;
    tl_amount more;
    uint32_t end = one_amount(p, k, &more);
    bool smaller = end && more.unit < ret->unit && ret->unit != U_WEEKEND && !more.vague && !ret->vague && more.n >= 1;
    if (smaller && (k == next ? NUMBER(k) : true)) {
        ret->n2 = more.n;
        ret->unit2 = more.unit;
        return end;
    }
    return next;
}
