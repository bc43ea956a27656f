/* SPDX-License-Identifier: MIT
 *
 * timeline/relative.c - what is counted from somewhere: "today", "the day after tomorrow", "last week",
 * "next Monday", "this summer", "the past two years", "three days ago", "two weeks before the vote" (its
 * amount), "in 2 weeks", "the following day", "that year". */
#include "timeline/day.h"

tl_when fh_timeline__base(const tl_parser *p) { return p->narrative && p->focus.grain ? p->focus : p->anchor; }

static uint32_t when(tl_expr *e, tl_when w, uint32_t next) {
    w.relative = true;
    e->kind = E_WHEN;
    e->a = w;
    e->relative = true;
    return next;
}

/* Cuts w to a grain, but not finer than what is known of it. */
static tl_when cut(tl_when w, tl_grain grain) { return w.grain >= grain || (w.grain == G_MONTH && grain == G_WEEK) ? fh_timeline__truncate(w, grain) : w; }

/* ---- today, the day after tomorrow ---------------------------------------------------------- */

static uint32_t today(tl_parser *p, uint32_t i, tl_expr *e) {
    int n = 0;
    uint32_t k = SAYS(i, "the") ? i + 1 : i, next = 0;
    if (IS(i, W_DAY)) { n = VALUE(i, W_DAY); next = i + 1; }
    else if (SAYS(k, "day") && (SAYS(k + 1, "after") || SAYS(k + 1, "before")) && IS(k + 2, W_DAY)) {
        n = VALUE(k + 2, W_DAY) + (SAYS(k + 1, "after") ? 1 : -1);
        next = k + 3;
    } else if (p->manner != MANNER_REPORT && SAYS(i, "my") && SAYS(i + 1, "day")) next = i + 2;
    if (!next || !p->anchor.grain) {
        if (next) return when(e, (tl_when){.grain = G_DAY}, next);
        return 0;
    }
    tl_when w = fh_timeline__shift(cut(p->anchor, G_DAY), n, U_DAY);
    if (IS(i, W_TONIGHT)) { w.grain = G_PART; w.part = 5; }
    return when(e, w, next);
}

/* "the day after", "the day before", "the next day", "the day following": from the focus */
static uint32_t day_after(tl_parser *p, uint32_t i, tl_expr *e) {
    if (!SAYS(i, "the") && !SAYS(i, "The")) return 0;
    bool after = SAYS_ANY(i + 1, "next following preceding previous");
    bool post = SAYS(i + 1, "day") && (SAYS_ANY(i + 2, "after before following"));
    if (!(after && SAYS(i + 2, "day")) && !post) return 0;
    if (post && p->manner == MANNER_REPORT && p->at[i + 3].kind == ATOM_WORD && !SAYS(i + 2, "following")) return 0;
    tl_when from = p->focus.grain >= G_DAY && p->manner == MANNER_REPORT ? p->focus : p->focus.grain && p->manner == MANNER_REPORT && p->narrative ? p->focus : p->anchor;
    uint32_t word = after ? i + 1 : i + 2;
    int n = SAYS_ANY(word, "before preceding previous") ? -1 : 1;
    if (!from.grain) return when(e, (tl_when){.grain = G_DAY}, i + 3);
    return when(e, from.grain < G_DAY ? from : fh_timeline__shift(cut(from, G_DAY), n, U_DAY), i + 3);
}

/* ---- last week, next Monday, this summer ------------------------------------------------------ */

static tl_when from_for(const tl_parser *p, int rel, bool the, tl_unit unit) {
    bool spoken = rel == 2 || rel == -2 || rel == 3 || (the && rel != 0 && unit == U_DAY);
    if (p->manner == MANNER_REPORT && spoken && p->focus.grain) return p->focus;
    return fh_timeline__base(p);
}

static int steps(int rel) { return rel == 2 ? 0 : rel == -2 ? -1 : rel == 3 ? 1 : rel; }

static uint32_t rel_season(const tl_parser *p, int rel, uint32_t next, tl_expr *e) {
    int32_t first, after;
    if (p->anchor.grain < G_DAY) return 0;
    int32_t today = fh_timeline__day_of(p->anchor);
    tl_when w = {.grain = G_SEASON, .sub = 1, .year = p->anchor.year - 1};
    for (;;) { /* the last season that begins on or before today */
        tl_when later = w;
        later.sub = (uint8_t)(w.sub % 4 + 1);
        later.year += w.sub == 3; /* winter has the year of its January */
        fh_timeline__bounds(later, &first, &after);
        if (first > today) break;
        w = later;
    }
    for (int s = steps(rel); s; s += s < 0 ? 1 : -1) {
        if (s > 0) { w.year += w.sub == 3; w.sub = (uint8_t)(w.sub % 4 + 1); }
        else { w.year -= w.sub == 4; w.sub = (uint8_t)((w.sub + 2) % 4 + 1); }
    }
    w.month = (uint8_t)(w.sub * 3);
    return when(e, w, next);
}

static uint32_t rel_unit(const tl_parser *p, uint32_t k, int rel, bool the, tl_expr *e) {
    if (!IS(k, W_UNIT) || (IS(k, W_ORD) && !the)) return 0;
    tl_unit unit = (tl_unit)VALUE(k, W_UNIT);
    uint32_t next = k + 1;
    if (unit == U_NIGHT || (unit == U_SEASON && p->manner != MANNER_PHRASE)) return 0;
    if (unit == U_SEASON) return rel_season(p, rel, next, e);
    if (SAYS(k, "week") && CHAR(next, '-') && SAYS(next + 1, "end")) { unit = U_WEEKEND; next += 2; }
    bool plural = SAYS_ANY(k, "days weeks months years decades centuries hours minutes");
    if (plural || (p->manner == MANNER_REPORT && unit < U_DAY)) {
        if (p->manner != MANNER_REPORT || rel == 2 || rel == 0) return 0;
        e->kind = E_DURATION;
        e->amount = (tl_amount){.n = plural ? 3 : 1, .vague = plural, .unit = (uint8_t)unit};
        return next;
    }
    if (p->manner == MANNER_REPORT && SAYS(k - 1, "past") && unit != U_WEEKEND) { /* the past year: its length */
        e->kind = E_DURATION;
        e->amount = (tl_amount){.n = 1, .unit = (uint8_t)unit};
        return next;
    }
    tl_when from = from_for(p, rel, the, unit);
    if (!from.grain) return 0;
    if (unit < U_DAY) { /* the next hour, in utterances */
        e->kind = E_RANGE;
        e->amount = (tl_amount){.n = 1, .unit = (uint8_t)unit};
        e->a = rel < 0 ? fh_timeline__shift(from, -1, unit) : from;
        e->b = rel < 0 ? from : fh_timeline__shift(from, 1, unit);
        e->exclusive = e->relative = true;
        return next;
    }
    if (unit == U_FORTNIGHT) unit = U_WEEK;
    tl_when w = cut(from, fh_timeline__grain_of(unit));
    if (w.grain == fh_timeline__grain_of(unit)) w = fh_timeline__shift(w, steps(rel), unit);
    else if (w.grain < fh_timeline__grain_of(unit) && rel != 2 && rel != 0) { if (unit == U_DAY || unit == U_WEEK) return when(e, w, next); }
    if (unit == U_QUARTER) w = fh_timeline__truncate(w, G_QUARTER);
    return when(e, w, next);
}

static uint32_t rel_weekday(tl_parser *p, uint32_t k, int rel, tl_expr *e) {
    unsigned weekday;
    uint32_t next = fh_timeline__weekday_name(p, k, &weekday);
    if (!next || p->anchor.grain < G_DAY) return 0;
    tl_when from = p->manner == MANNER_REPORT && p->narrative && p->focus.grain >= G_DAY ? p->focus : p->anchor;
    int32_t today = fh_timeline__day_of(from), monday = today - (int32_t)fh_timeline__weekday(today) + 1, d;
    if (SAYS(k - 1, "past") && p->manner == MANNER_REPORT && !(k > 1 && (SAYS(k - 2, "this") || SAYS(k - 2, "the")))) return 0;
    bool soon = SAYS(k - 1, "coming") || SAYS(k - 1, "upcoming") || rel == 3, recent = SAYS(k - 1, "past");
    if (soon) d = today + 1 + (int32_t)((weekday + 6 - fh_timeline__weekday(today)) % 7);
    else if (rel == 1) d = monday + 7 + (int32_t)weekday - 1;
    else if (rel < 0 && (recent || p->manner == MANNER_REPORT)) d = today - 1 - (int32_t)((fh_timeline__weekday(today) + 6 - weekday) % 7);
    else if (rel < 0) d = monday - 7 + (int32_t)weekday - 1;
    else if (rel == 2) return 0;
    else d = monday + (int32_t)weekday - 1;
    tl_expr date = {0};
    bool paren = CHAR(next, '(');
    uint32_t end = fh_timeline__calendar(p, paren || CHAR(next, ',') ? next + 1 : next, &date);
    if (end && date.a.grain == G_DAY && !date.a.weekday && (!paren || CHAR(end, ')'))) { *e = date; return paren ? end + 1 : end; }
    return when(e, fh_timeline__civil(d), next);
}

/* The month or season nearest before or after where it is counted from. */
static uint32_t rel_month(const tl_parser *p, uint32_t k, int rel, tl_expr *e) {
    bool month = IS(k, W_MONTH) && (p->at[k].flags & ATOM_CAPITAL || p->manner != MANNER_REPORT), season = IS(k, W_SEASON);
    tl_when from = from_for(p, rel, false, U_MONTH);
    if ((!month && !season) || !from.grain || (rel == 2 && !(p->at[k].flags & ATOM_CAPITAL))) return 0;
    tl_when w = {.grain = month ? G_MONTH : G_SEASON, .year = from.year, .bc = from.bc};
    int now = from.month ? from.month : 1, m = month ? VALUE(k, W_MONTH) : VALUE(k, W_SEASON) * 3;
    if (month) w.month = (uint8_t)m;
    else { w.sub = (uint8_t)VALUE(k, W_SEASON); w.month = (uint8_t)(m % 12 + (m == 12 ? 12 : 0)); m = m == 12 ? 1 : m; }
    if (season && w.sub == 4) w.month = 12;
    int s = steps(rel);
    if (from.grain >= G_SEASON) {
        if (s < 0 && m >= now) w.year--;
        if (s > 0 && m <= now) w.year++;
        if (season && w.sub == 4 && now == 12 && s >= 0) w.year++;
    } else w.year += s;
    uint32_t next = k + 1;
    if (month && CHAR(next, '.') && GLUED(next) && p->at[k].end - p->at[k].begin <= 4) next++;
    if (season && s == 0 && IS(next, W_UNIT)) return 0;
    return when(e, w, next);
}

/* "this 5/12", "next 5/19" */
static uint32_t rel_date(tl_parser *p, uint32_t k, int rel, tl_expr *e) {
    if (p->manner == MANNER_REPORT || !NUMBER(k) || !(CHAR(k + 1, '/') && GLUED(k + 1)) || rel < 0 || rel == 2) return 0;
    return fh_timeline__calendar(p, k, e);
}

static uint32_t rel_part(const tl_parser *p, uint32_t k, int rel, bool the, tl_expr *e) {
    if (IS(k, W_EDGE) && VALUE(k, W_EDGE) <= EDGE_LATE) k++;
    if (!IS(k, W_PART)) return 0;
    tl_when from = rel == 2 || rel == 3 || rel == -2 || the ? (p->manner == MANNER_REPORT && p->focus.grain ? p->focus : p->anchor) : p->anchor;
    if (from.grain < G_DAY) {
        if (rel != 2 || !from.grain) return 0;
        return when(e, from, k + 1);
    }
    int part = VALUE(k, W_PART), back = rel < 0 && rel != -2 ? -1 : steps(rel);
    tl_when w = fh_timeline__shift(cut(from, G_DAY), back, U_DAY);
    w.grain = G_PART;
    w.part = (uint8_t)part;
    return when(e, w, k + 1);
}

/* "the next three days", "last two weeks", "5 past years", "the past two centuries" */
static uint32_t rel_amount(const tl_parser *p, uint32_t k, int rel, bool n_first, tl_expr *e) {
    double n = 0;
    tl_amount amount = {0};
    uint32_t next;
    if (n_first) {
        next = fh_timeline__cardinal(p, k, &n);
        if (!next || !IS(next, W_REL) || (rel = VALUE(next, W_REL), rel == 0 || rel == 2) || !IS(next + 1, W_UNIT)) return 0;
        bool one = SAYS_ANY(next + 1, "week day month year");
        if (one && n != 1 && p->manner != MANNER_PHRASE) return 0;
        amount = (tl_amount){.n = n, .unit = (uint8_t)VALUE(next + 1, W_UNIT)};
        next += 2;
    } else {
        next = IS(k, W_ARTICLE) ? 0 : fh_timeline__amount(p, k, &amount);
        if (!next || amount.unit2) return 0;
    }
    if (rel == 0 || rel == 2) return 0;
    e->amount = amount;
    bool upcoming = SAYS(n_first ? next - 2 : k - 1, "upcoming");
    tl_when from = fh_timeline__base(p);
    if (p->manner == MANNER_REPORT || !from.grain) { e->kind = E_DURATION; return next; }
    int32_t count = (int32_t)amount.n, s = steps(rel);
    if (p->manner == MANNER_PHRASE && upcoming) { /* the end of the count, as a moment */
        tl_when w = fh_timeline__shift(cut(from, fh_timeline__grain_of(amount.unit)), count, amount.unit);
        return when(e, w, next);
    }
    e->kind = E_RANGE;
    e->exclusive = e->relative = true;
    tl_grain grain = p->manner == MANNER_PHRASE || amount.unit <= U_HOUR || amount.unit == U_QUARTER ? fh_timeline__grain_of(amount.unit) : G_DAY;
    tl_when now = p->manner == MANNER_PHRASE || amount.unit >= U_DAY ? fh_timeline__truncate(from, grain) : from;
    if (s < 0) { e->b = now; e->a = fh_timeline__shift(now, -count, amount.unit); }
    else {
        e->a = fh_timeline__shift(now, 1, grain == G_DAY ? U_DAY : p->manner == MANNER_PHRASE || grain == G_QUARTER ? amount.unit : U_NONE);
        e->b = fh_timeline__shift(e->a, count, amount.unit);
        if (amount.working) {
            e->b = e->a;
            for (int32_t left = count, guard = 0; left > 0 && guard < 10000; guard++) {
                left -= fh_timeline__weekday(fh_timeline__day_of(e->b)) < 6;
                e->b = fh_timeline__shift(e->b, 1, U_DAY);
            }
        }
    }
    return next;
}

static uint32_t related(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = i;
    bool the = SAYS(k, "the");
    if (the) k++;
    if (!IS(k, W_REL)) return rel_amount(p, k, 0, true, e);
    int rel = VALUE(k, W_REL);
    if (SAYS(k, "that") && SAYS(k + 1, "same")) k++;
    if (SAYS(k, "this") && (SAYS_ANY(k + 1, "past coming last next"))) { k++; rel = VALUE(k, W_REL); }
    k++;
    if (SAYS(k, "working") && SAYS(k + 1, "week")) k++;
    uint32_t best = 0, next;
    tl_expr got = *e;
    if ((next = rel_unit(p, k, rel, the, &got)) > best) { best = next; *e = got; }
    got = (tl_expr){0};
    if ((next = rel_weekday(p, k, rel, &got)) > best) { best = next; *e = got; }
    got = (tl_expr){0};
    if ((next = rel_month(p, k, rel, &got)) > best) { best = next; *e = got; }
    got = (tl_expr){0};
    if ((next = rel_date(p, k, rel, &got)) > best) { best = next; *e = got; }
    got = (tl_expr){0};
    if ((next = rel_part(p, k, rel, the, &got)) > best) { best = next; *e = got; }
    got = (tl_expr){0};
    if ((next = rel_amount(p, k, rel, false, &got)) > best) { best = next; *e = got; }
    return best;
}

/* "friday after next", "week after next" */
static uint32_t after_next(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = SAYS(i, "the") ? i + 1 : i;
    if (!SAYS(k + 1, "after") || !SAYS(k + 2, "next") || p->anchor.grain < G_DAY) return 0;
    unsigned weekday;
    tl_when w = p->anchor;
    if (fh_timeline__weekday_name(p, k, &weekday)) {
        int32_t today = fh_timeline__day_of(w);
        return when(e, fh_timeline__civil(today + 8 + (int32_t)((weekday + 6 - fh_timeline__weekday(today)) % 7)), k + 3);
    }
    if (IS(k, W_MONTH)) {
        tl_when m = {.grain = G_MONTH, .month = (uint8_t)VALUE(k, W_MONTH), .year = w.year + 1};
        if (m.month <= w.month) m.year++;
        return when(e, m, k + 3);
    }
    if (!IS(k, W_UNIT) || VALUE(k, W_UNIT) < U_DAY || VALUE(k, W_UNIT) == U_NIGHT) return 0;
    tl_unit unit = (tl_unit)VALUE(k, W_UNIT);
    return when(e, fh_timeline__shift(cut(w, fh_timeline__grain_of(unit)), 2, unit), k + 3);
}

/* ---- three days ago, in two weeks, a day later ------------------------------------------------- */

/* The moment `sign` * amount away from `from`, as precise as the amount. */
static uint32_t away(const tl_parser *p, tl_when from, const tl_amount *a, int sign, uint32_t next, tl_expr *e) {
    if (a->vague && p->manner == MANNER_REPORT) {
        e->kind = E_NOW;
        e->now = (int8_t)(sign < 0 ? -1 : 1);
        return next;
    }
    if (!from.grain) { e->kind = E_DURATION; e->amount = *a; return next; }
    tl_grain grain = fh_timeline__grain_of(a->unit);
    if (p->manner != MANNER_REPORT && grain < G_DAY) grain = p->manner == MANNER_PHRASE && grain == G_DECADE ? G_YEAR : G_DAY;
    tl_when w = from;
    if (a->working) {
        for (int32_t left = (int32_t)a->n; left > 0 && left < 10000;) {
            w = fh_timeline__shift(w, sign, U_DAY);
            left -= fh_timeline__weekday(fh_timeline__day_of(w)) < 6;
        }
    } else if (a->n != (int32_t)a->n && a->unit <= U_DAY) {
        static const int seconds[] = {0, 1, 60, 3600, 86400};
        w = fh_timeline__shift(w, sign * (int32_t)(a->n * seconds[a->unit]), U_SECOND);
    } else {
        if (from.grain < grain && a->unit >= U_DAY) grain = (tl_grain)from.grain;
        w = fh_timeline__shift(w, sign * (int32_t)a->n, (tl_unit)a->unit);
        if (a->unit2) w = fh_timeline__shift(w, sign * (int32_t)a->n2, (tl_unit)a->unit2);
    }
    if (grain >= G_HOUR) grain = p->manner == MANNER_REPORT ? G_MINUTE : G_SECOND;
    if (grain == G_WEEKEND) grain = G_DAY;
    w.grain = from.grain;
    w.open = 0;
    w.weekday = 0;
    if (grain >= G_HOUR) w.grain = (uint8_t)grain;
    return when(e, w.grain >= grain ? fh_timeline__truncate(w, grain) : w, next);
}

static uint32_t named_from(tl_parser *p, uint32_t i, tl_when *ret) { /* now, today, yesterday, a date */
    if (SAYS(i, "now")) { *ret = p->anchor; return i + 1; }
    tl_expr sub = {0};
    uint32_t next = fh_timeline__day(p, i, &sub);
    if (!next || sub.kind != E_WHEN) return 0;
    *ret = sub.a;
    return next;
}

static uint32_t counted(tl_parser *p, uint32_t i, tl_expr *e) {
    tl_amount a;
    uint32_t start = i;
    bool in = PREP(i, PREP_IN) && p->manner != MANNER_REPORT;
    if (in || (PREP(i, PREP_WITHIN) && p->manner == MANNER_PHRASE)) start++;
    uint32_t next = fh_timeline__amount(p, start, &a), end;
    if (!next && p->manner == MANNER_REPORT && IS(start, W_UNIT) && (SAYS_ANY(start + 1, "ago later earlier"))) {
        e->kind = E_NOW; /* "days later" */
        e->now = SAYS(start + 1, "later") ? 1 : -1;
        return start + 2;
    }
    if (!next) return 0;
    tl_when from = p->anchor;
    if (IS(next, W_AGO)) {
        int way = VALUE(next, W_AGO);
        if (way == 2 || way == -2) { if (p->focus.grain && p->manner == MANNER_REPORT) from = p->focus; way /= 2; }
        if (SAYS(next, "back") && p->manner == MANNER_REPORT) return 0;
        return away(p, from, &a, way, next + 1, e);
    }
    bool from_word = PREP(next, PREP_FROM), before = PREP(next, PREP_BEFORE), after = PREP(next, PREP_AFTER) || (PREP(next, PREP_SINCE));
    if ((from_word || before || after) && (end = named_from(p, next + 1, &from))) {
        if (from_word && a.unit < U_DAY && from.grain < G_HOUR) return 0; /* "3 minutes from today" are two */
        return away(p, from, &a, before ? -1 : 1, end, e);
    }
    if (in && !(IS(next, W_AGO))) return p->anchor.grain ? away(p, p->anchor, &a, 1, next, e) : 0;
    return 0;
}

static uint32_t counted_weekdays(tl_parser *p, uint32_t i, tl_expr *e) { /* 4 tuesdays from now, 2 thursdays ago */
    double n;
    unsigned weekday;
    uint32_t next = fh_timeline__cardinal(p, i, &n), end = next && p->anchor.grain >= G_DAY ? fh_timeline__weekday_name(p, next, &weekday) : 0;
    if (!end || n < 1 || n > 1000) return 0;
    bool ahead = SAYS(end, "from") && (SAYS(end + 1, "now") || SAYS(end + 1, "today"));
    if (!ahead && !SAYS(end, "ago") && !SAYS(end, "back")) return 0;
    int32_t today = fh_timeline__day_of(p->anchor), to = (int32_t)((weekday + 7 - fh_timeline__weekday(today)) % 7);
    int32_t d = ahead ? today + (to ? to : 7) + 7 * ((int32_t)n - 1) : today - (to ? 7 - to : 7) - 7 * ((int32_t)n - 1);
    return when(e, fh_timeline__civil(d), end + (ahead ? 2 : 1));
}

uint32_t fh_timeline__relative(tl_parser *p, uint32_t i, tl_expr *e) {
    static uint32_t (*const rules[])(tl_parser *, uint32_t, tl_expr *) = {today, day_after, related, after_next, counted, counted_weekdays};
    uint32_t best = 0;
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
        tl_expr got = {0};
        uint32_t next = rules[k](p, i, &got);
        if (next > best) { best = next; *e = got; }
    }
    return best;
}
