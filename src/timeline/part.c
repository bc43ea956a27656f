/* SPDX-License-Identifier: MIT
 *
 * timeline/part.c - parts of stretches: "the first Monday of May", "the end of 1942", "early October", "Monday of this week", "the 18th". */
#include "timeline/day.h"

static uint32_t stretch(tl_parser *p, uint32_t i, tl_expr *sub) { /* a period, or "the month" meaning the present one */
    *sub = (tl_expr){0};
    uint32_t next = fh_timeline__day(p, i, sub);
    if (!next && SAYS(i, "the") && p->manner != MANNER_REPORT) next = fh_timeline__day(p, i + 1, sub);
    if (next && sub->kind == E_WHEN) return next;
    uint32_t k = SAYS(i, "the") || SAYS(i, "this") ? i + 1 : i;
    if (!IS(k, W_UNIT) || IS(k, W_ORD) || (k == i && p->manner == MANNER_REPORT)) return 0;
    tl_unit unit = (tl_unit)VALUE(k, W_UNIT);
    tl_when base = fh_timeline__base(p);
    if (!base.grain || unit < U_DAY || unit == U_NIGHT || unit == U_FORTNIGHT) return 0;
    if (base.grain < fh_timeline__grain_of(unit)) return 0;
    tl_when w = fh_timeline__truncate(base, fh_timeline__grain_of(unit));
    w.relative = true;
    return fh_timeline__when(sub, w, k + 1);
}

/* The n-th (from the end where `back`) day, week, month or weekday of the stretch w. */
static bool pick(tl_when of, tl_unit unit, unsigned weekday, int n, bool back, tl_when *ret) {
    int32_t first, after, d;
    if (of.bc) return false;
    fh_timeline__bounds(of, &first, &after);
    if (weekday) {
        d = first + (int32_t)((weekday + 7 - fh_timeline__weekday(first)) % 7) + 7 * (n - 1);
        if (back) d = after - 1 - (int32_t)((fh_timeline__weekday(after - 1) + 7 - weekday) % 7) - 7 * (n - 1);
    } else if (unit == U_WEEK || unit == U_WEEKEND) {
        int32_t monday = first + (int32_t)((8 - fh_timeline__weekday(first)) % 7), last = after - (int32_t)(fh_timeline__weekday(after) - 1) - 7;
        d = back ? last - 7 * (n - 1) : of.grain == G_YEAR ? fh_timeline__iso_monday(of.year, n) : monday + 7 * (n - 1);
        if (unit == U_WEEKEND) d = back ? after - 1 - (int32_t)((fh_timeline__weekday(after - 1) + 1) % 7) - 7 * (n - 1) : first + (int32_t)((13 - fh_timeline__weekday(first)) % 7) + 7 * (n - 1);
    } else if (unit == U_DAY) d = back ? after - n : first + n - 1;
    else if (unit == U_MONTH || unit == U_QUARTER) {
        int m = (unit == U_MONTH ? 1 : 3) * (n - 1);
        tl_when w = fh_timeline__civil(back ? after - 1 : first);
        *ret = fh_timeline__truncate(fh_timeline__shift(fh_timeline__truncate(w, G_MONTH), back ? -m : m, U_MONTH), unit == U_MONTH ? G_MONTH : G_QUARTER);
        return of.grain <= G_YEAR;
    } else return false;
    *ret = fh_timeline__civil(d);
    ret->grain = unit == U_WEEK ? G_WEEK : unit == U_WEEKEND ? G_WEEKEND : G_DAY;
    return d < after + 7 && d >= first - 7;
}

/* "the first Monday of May", "last week of 2019", "20th day of next month", "the 18th of this month" */
uint32_t fh_timeline__nth_of(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = SAYS(i, "the") ? i + 1 : i, next;
    int n = 1;
    bool back = false;
    if (SAYS(k, "last") || SAYS(k, "final")) { back = true; next = k + 1; }
    else if ((next = fh_timeline__ordinal(p, k, &n))) {
        if (SAYS(next, "last") || SAYS(next, "to")) { back = true; next += SAYS(next, "to") ? 2 : 1; }
    } else if (p->manner != MANNER_REPORT && NUMBER(k) && PREP(k + 1, PREP_OF)) { n = p->at[k].number; next = k + 1; }
    else return 0;
    unsigned weekday = 0;
    tl_unit unit = U_DAY;
    uint32_t end = fh_timeline__weekday_name(p, next, &weekday);
    if (!end && IS(next, W_UNIT)) {
        unit = (tl_unit)VALUE(next, W_UNIT);
        end = next + 1;
        if (SAYS(next, "week") && CHAR(end, '-') && SAYS(end + 1, "end")) { unit = U_WEEKEND; end += 2; }
        if (SAYS_ANY(next, "days weeks months")) return 0;
    }
    if (!end) { if (back) return 0; end = next; weekday = 0; }
    if (!PREP(end, PREP_OF) && !PREP(end, PREP_IN) && !(PREP(end, PREP_FROM) && p->manner != MANNER_REPORT)) return 0;
    tl_expr sub;
    uint32_t all = stretch(p, end + 1, &sub);
    if (!all || !sub.a.year || sub.a.grain >= G_WEEK || n < 1 || n > 366 || (end == next && sub.a.grain != G_MONTH)) return 0;
    tl_when w;
    if (!pick(sub.a, unit, weekday, n, back, &w)) return 0;
    if (p->manner == MANNER_UTTERANCE && unit == U_WEEK && sub.a.grain == G_MONTH) { /* numbered within its month */
        w = sub.a;
        w.grain = G_WEEK;
        w.sub = (uint8_t)(back ? 6 - n : n);
        return n > 5 ? 0 : fh_timeline__when(e, w, all);
    }
    if (p->manner == MANNER_REPORT && unit == U_WEEK) { e->kind = E_DURATION; e->amount = (tl_amount){.n = 1, .unit = U_WEEK}; return all; }
    w.relative = sub.relative;
    e->edge = sub.edge;
    return fh_timeline__when(e, w, all);
}

/* "Monday of this week", "next week Mon", "previous week - Monday" */
uint32_t fh_timeline__weekday_of(tl_parser *p, uint32_t i, tl_expr *e) {
    unsigned weekday;
    tl_expr sub = {0};
    uint32_t next = fh_timeline__weekday_name(p, i, &weekday), end;
    if (next) {
        if (!PREP(next, PREP_OF) && !(PREP(next, PREP_FROM) && p->manner != MANNER_REPORT) && !(p->manner != MANNER_REPORT && IS(next, W_REL))) return 0;
        end = fh_timeline__relative(p, IS(next, W_REL) ? next : next + 1, &sub);
    } else {
        if (!IS(i, W_REL) || p->manner == MANNER_REPORT) return 0;
        end = fh_timeline__relative(p, i, &sub);
        if (!end || sub.a.grain != G_WEEK) return 0;
        if (CHAR(end, '-') || CHAR(end, ',')) end++;
        if (PREP(end, PREP_ON)) end++;
        end = fh_timeline__weekday_name(p, end, &weekday);
    }
    if (!end || sub.kind != E_WHEN || sub.a.grain != G_WEEK) return 0;
    tl_when w = fh_timeline__civil(fh_timeline__day_of(sub.a) + (int32_t)weekday - 1);
    w.relative = true;
    return fh_timeline__when(e, w, end);
}

/* "early October", "mid-December", "late on Monday", "the end of 1942", "later this month", "EOY" */
uint32_t fh_timeline__edge(tl_parser *p, uint32_t i, tl_expr *e) {
    bool the = SAYS(i, "the");
    uint32_t k = the ? i + 1 : i;
    static const struct { const char *word; uint8_t grain, edge; } short_forms[] = {
        {"eoy", G_YEAR, EDGE_END}, {"eom", G_MONTH, EDGE_END}, {"boy", G_YEAR, EDGE_BEGINNING}, {"bom", G_MONTH, EDGE_BEGINNING}, {"eod", G_DAY, EDGE_END}};
    for (size_t s = 0; p->manner != MANNER_REPORT && s < sizeof short_forms / sizeof *short_forms; s++) {
        if (!SAYS(k, short_forms[s].word) || !p->anchor.grain || (s == 2 && !(p->at[k].flags & ATOM_UPPER))) continue;
        tl_when w = fh_timeline__truncate(p->anchor, (tl_grain)short_forms[s].grain);
        w.relative = true;
        e->edge = short_forms[s].edge;
        return fh_timeline__when(e, w, k + 1);
    }
    if (p->manner == MANNER_REPORT && SAYS(i, "month") && CHAR(i + 1, '\'') && SAYS(i + 3, "end")) {
        tl_when base = fh_timeline__base(p);
        if (base.grain < G_MONTH) return 0;
        e->edge = EDGE_END;
        return fh_timeline__when(e, fh_timeline__truncate(base, G_MONTH), i + 4);
    }
    bool latter = SAYS(k, "latter") && SAYS(k + 1, "part");
    bool half = (SAYS_ANY(k, "second first latter")) && SAYS(k + 1, "half") && PREP(k + 2, PREP_OF);
    if (!IS(k, W_EDGE) && !latter && !half) return 0;
    int which = latter || half ? EDGE_LATE : VALUE(k, W_EDGE);
    uint32_t next = latter || half ? k + 2 : k + 1;
    if (CHAR(next, '-') && GLUED(next)) next++;
    if (SAYS_ANY(next, "part days months weeks years")) next++;
    bool strong = which >= EDGE_BEGINNING || SAYS(k, "middle") || latter || half;
    if (strong) {
        if (!PREP(next, PREP_OF)) return 0;
        next++;
        if (PREP(next, PREP_AROUND)) next++;
    } else if (PREPS(next, BIT(PREP_IN) | BIT(PREP_ON) | BIT(PREP_OF))) next++;
    if ((SAYS(k, "later") || SAYS(k, "earlier")) && !IS(next, W_REL) && !(PREP(next - 1, PREP_IN) || IS(next, W_DAY))) return 0;
    tl_expr sub;
    uint32_t end = stretch(p, next, &sub);
    if (!end || sub.kind != E_WHEN || (sub.a.grain > G_DAY && sub.a.grain != G_PART) || (strong && sub.a.grain >= G_DAY && p->manner == MANNER_REPORT)) return 0;
    *e = sub;
    e->edge = (uint8_t)(e->edge ? e->edge : which);
    return end;
}

/* "the 4th", "the 18th" alone, in utterances and in narratives that are at a month */
uint32_t fh_timeline__day_alone(tl_parser *p, uint32_t i, tl_expr *e) {
    unsigned day;
    bool ordinal, the = SAYS(i, "the");
    uint32_t k = the ? i + 1 : i, next = fh_timeline__day_of_month(p, k, &day, &ordinal);
    if (!next || !ordinal) return 0;
    if (!NUMBER(k)) { /* in words it needs an article, and in reports a preposition before it and no noun after it */
        bool led = i > 0 && (PREPS(i - 1, BIT(PREP_SINCE) | BIT(PREP_ON) | BIT(PREP_TO) | BIT(PREP_BY)));
        if (!the || (p->manner == MANNER_REPORT && (!led || p->at[next].kind == ATOM_WORD || CHAR(next, '-')))) return 0;
    }
    if (p->at[next].kind == ATOM_WORD && !IS(next, W_PREP | W_REL) && p->manner == MANNER_REPORT && !IS(next, W_VERB)) return 0;
    if (p->at[next].kind == ATOM_WORD && p->manner != MANNER_REPORT && !IS(next, W_PREP) && NUMBER(k) == false) return 0;
    if (p->manner != MANNER_REPORT && IS(next, W_UNIT | W_REL)) return 0;
    if (CHAR(next, '-') || (p->manner == MANNER_REPORT && (!the || i == 0 || !IS(i - 1, W_PREP)))) return 0;
    tl_when w = fh_timeline__base(p);
    if (w.grain < G_MONTH || w.grain == G_WEEK) return 0;
    bool passed = p->manner != MANNER_REPORT && (p->manner == MANNER_PHRASE ? w.day >= day : w.day > day);
    w = fh_timeline__truncate(w, G_MONTH);
    if (passed) w = fh_timeline__shift(w, 1, U_MONTH);
    if (day > fh_timeline__month_days(w.year, w.month)) return 0;
    w.grain = G_DAY;
    w.day = (uint8_t)day;
    w.open = OPEN_YEAR | OPEN_MONTH;
    w.relative = true;
    return fh_timeline__when(e, w, next);
}
