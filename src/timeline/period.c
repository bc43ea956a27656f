/* SPDX-License-Identifier: MIT
 *
 * timeline/period.c - stretches: seasons, quarters, halves, weeks; and the choice among all rules for a day or a longer stretch. */
#include "timeline/expression.h"

static uint32_t season(tl_parser *p, uint32_t i, tl_expr *e) {
    bool the = SAYS(i, "the");
    uint32_t k = the ? i + 1 : i;
    if (!IS(k, W_SEASON)) return 0;
    tl_when w = {.grain = G_SEASON, .sub = (uint8_t)VALUE(k, W_SEASON)}, y;
    w.month = (uint8_t)(w.sub * 3);
    uint32_t next = fh_timeline__year_of(p, k + 1, &y);
    if (next && SAYS(k, "fall") && !the && IS(k + 1, W_REL)) return 0; /* prices fall next year */
    if (next) {
        w.year = y.year;
        w.bc = y.bc;
        w.relative = y.relative;
        if (NUMBER(next - 1) && GLUED(next) && (CHAR(next, '-') || CHAR(next, '/')) && NUMBER(next + 1) && GLUED(next + 1) && p->at[next + 1].digits <= 2) next += 2; /* the winter of 1941-42 */
        return fh_timeline__when(e, w, next);
    }
    bool fall = SAYS(k, "fall"), spring = SAYS(k, "spring");
    if (CHAR(k + 1, '\'') && !the) return 0;
    bool led = i > 0 && (PREPS(i - 1, BIT(PREP_IN) | BIT(PREP_DURING) | BIT(PREP_BY) | BIT(PREP_SINCE) | BIT(PREP_TO)) || SAYS(i - 1, "throughout") || IS(i - 1, W_EDGE) || (i > 1 && CHAR(i - 1, '-')) || SAYS(i - 1, "and"));
    if (fall && (!the || !led || PREP(k + 1, PREP_OF))) return 0;
    if (spring && !the && !led && !(p->at[k].flags & ATOM_CAPITAL) && p->manner == MANNER_REPORT) return 0;
    if (SAYS(k, "springs") || (p->manner == MANNER_REPORT && the && PREP(k + 1, PREP_OF))) return 0;
    fh_timeline__supply_year(p, i, &w);
    if (p->manner == MANNER_REPORT && !the && !led && !(p->narrative && i && p->at[k].flags & ATOM_CAPITAL)) { /* "winter quarters": any winter */
        w.year = 0;
        w.bc = false;
    }
    return fh_timeline__when(e, w, k + 1);
}

/* Whether the quarter `w` holds `now`. */
static bool is_under_way(tl_when w, tl_when now) {
    return now.grain >= G_MONTH && !w.bc && w.year == now.year && w.month <= now.month && now.month < w.month + 3;
}

/* "the third quarter of 2037", "Q3 2037", "2037-Q3", "H1", "4th qtr 2018", "the first half of 1942" */
static uint32_t quarter(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = SAYS(i, "the") ? i + 1 : i, next = 0;
    int n = 0;
    bool half = false;
    tl_when y = {0};
    uint32_t year_first = NUMBER(k) && p->at[k].digits == 4 ? fh_timeline__year(p, k, &y) : 0;
    if (!year_first && p->manner != MANNER_REPORT) {
        tl_expr sub = {0};
        uint32_t rel = IS(k, W_REL) ? fh_timeline__relative(p, k, &sub) : 0;
        if (rel && sub.a.grain == G_YEAR && CHAR(rel, '\'') && SAYS(rel + 1, "s")) { year_first = rel + 2; y = sub.a; }
    }
    if (year_first) k = CHAR(year_first, '-') ? year_first + 1 : year_first;
    if ((SAYS(k, "q") || SAYS(k, "h")) && NUMBER(k + 1) && GLUED(k + 1)) {
        half = SAYS(k, "h");
        n = p->at[k + 1].number;
        next = k + 2;
    } else if ((next = fh_timeline__ordinal(p, k, &n))) {
        half = SAYS(next, "half");
        if (!half && !(IS(next, W_UNIT) && VALUE(next, W_UNIT) == U_QUARTER)) return 0;
        next++;
    } else return 0;
    if (n < 1 || n > (half ? 2 : 4)) return 0;
    tl_when w = {.grain = half ? G_HALF : G_QUARTER, .sub = (uint8_t)n, .month = (uint8_t)(half ? n * 6 - 5 : n * 3 - 2)}, of;
    uint32_t end = year_first ? next : fh_timeline__year_of(p, next, &of);
    if (end && !year_first) y = of;
    if (!end && half) return 0;
    if (!end && p->manner == MANNER_REPORT && PREP(next, PREP_OF)) return 0;
    if (end) { w.year = y.year; w.bc = y.bc; w.relative = y.relative; return fh_timeline__when(e, w, end); }
    fh_timeline__supply_year(p, i, &w);
    if (p->manner != MANNER_REPORT) w.year = fh_timeline__base(p).year; /* asked for, it is this year's */
    else if (fh_timeline__direction(p, i) < 0 && is_under_way(w, fh_timeline__base(p))) w.year--; /* what is told of it is over */
    return fh_timeline__when(e, w, next);
}

/* "week 10", "the week of October 6", "the week beginning Monday", "the week", "weekend" */
static uint32_t week(tl_parser *p, uint32_t i, tl_expr *e) {
    bool the = SAYS(i, "the");
    uint32_t k = the ? i + 1 : i;
    if (!IS(k, W_UNIT) || IS(k, W_ORD)) return 0;
    tl_unit unit = (tl_unit)VALUE(k, W_UNIT);
    tl_when base = fh_timeline__base(p);
    if (SAYS(k, "week") && NUMBER(k + 1) && p->at[k + 1].number >= 1 && p->at[k + 1].number <= 53 && p->manner != MANNER_REPORT) {
        tl_when y = {0};
        uint32_t next = fh_timeline__year_of(p, k + 2, &y);
        tl_when w = fh_timeline__civil(fh_timeline__iso_monday(next ? y.year : base.year, p->at[k + 1].number));
        w.grain = G_WEEK;
        return fh_timeline__when(e, w, next ? next : k + 2);
    }
    bool led = SAYS_ANY(k + 1, "of beginning starting commencing ending");
    if (SAYS(k, "week") && led) {
        tl_expr sub = {0};
        uint32_t from = SAYS(k + 2, "on") ? k + 3 : k + 2, next = fh_timeline__day(p, from, &sub);
        bool ordinal;
        unsigned day;
        if (!next && p->anchor.grain >= G_DAY && (next = fh_timeline__day_of_month(p, SAYS(from, "the") ? from + 1 : from, &day, &ordinal)) && ordinal) {
            sub.kind = E_WHEN;
            sub.a = fh_timeline__truncate(p->anchor, G_DAY);
            if (day < sub.a.day) sub.a = fh_timeline__shift(sub.a, 1, U_MONTH);
            sub.a.day = (uint8_t)day;
        }
        if (!next || sub.kind != E_WHEN || sub.a.grain != G_DAY) return 0;
        tl_when w = fh_timeline__truncate(sub.a, G_WEEK);
        if (p->manner == MANNER_PHRASE && fh_timeline__day_of(w) < fh_timeline__day_of(sub.a)) w = fh_timeline__shift(w, fh_timeline__weekday(fh_timeline__day_of(sub.a)) > 4 ? 1 : 0, U_WEEK);
        w.open = sub.a.open;
        if (p->manner == MANNER_UTTERANCE && w.open) { w = sub.a; w.grain = G_DAY; }
        w.relative = true;
        return fh_timeline__when(e, w, next);
    }
    bool weekend = SAYS(k, "weekend") || (SAYS(k, "week") && CHAR(k + 1, '-') && SAYS(k + 2, "end"));
    if (weekend && (the || p->manner != MANNER_REPORT) && base.grain >= G_DAY) {
        tl_when w = fh_timeline__truncate(base, G_WEEKEND);
        int way = fh_timeline__direction(p, i);
        if (p->manner == MANNER_REPORT && way < 0 && fh_timeline__weekday(fh_timeline__day_of(base)) < 6) w = fh_timeline__shift(w, -1, U_WEEK);
        w.relative = true;
        return fh_timeline__when(e, w, SAYS(k, "week") ? k + 3 : k + 1);
    }
    if (the && p->manner != MANNER_REPORT && unit >= U_DAY && unit != U_NIGHT && unit != U_FORTNIGHT && base.grain && !SAYS(k, "days") && !SAYS(k, "weeks") && !SAYS(k, "years") && !SAYS(k, "months")) {
        tl_when w = fh_timeline__truncate(base, fh_timeline__grain_of(unit));
        w.relative = true;
        bool led_by_for = i > 0 && PREP(i - 1, PREP_FOR);
        return unit == U_DAY && p->manner == MANNER_UTTERANCE && !led_by_for ? 0 : fh_timeline__when(e, w, k + 1);
    }
    return 0;
}

uint32_t fh_timeline__day(tl_parser *p, uint32_t i, tl_expr *e) {
    static fh_timeline__rule *const rules[] = {
        fh_timeline__calendar, fh_timeline__relative, fh_timeline__decade, fh_timeline__century, season, quarter, week, fh_timeline__named_holiday,
        fh_timeline__nth_of, fh_timeline__weekday_of, fh_timeline__edge, fh_timeline__year_alone, fh_timeline__reckoned_year, fh_timeline__day_alone};
    if (p->depth >= MAX_DEPTH || (p->at[i].kind == ATOM_WORD && !p->at[i].mask)) return 0;
    if (p->at[i].kind == ATOM_END || (p->at[i].kind == ATOM_PUNCT && !CHAR(i, '\''))) return 0;
    p->depth++;
    uint32_t best = fh_timeline__longest(p, i, rules, sizeof rules / sizeof *rules, e);
    p->depth--;
    return best;
}
