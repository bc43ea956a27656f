/* SPDX-License-Identifier: MIT
 *
 * timeline/date.c - calendar dates: "2033-10-05", "10/5/33", "Oct. 5, 2033", "the 5th of October", "May
 * 1940", "Tuesday the 19th"; and the year of a date that does not say it. */
#include "timeline/day.h"

enum { WRONG_SIDE = 12 }; /* times as far, where a date would lie on the other side of the report than its verb says */

/* ---- the year of a date that does not say it --------------------------------------------- */

/* How long ago (negative) or ahead the month or day lies in `year`, in days. */
static int32_t distance(tl_when w, int32_t year, tl_when from) {
    int32_t first, after, at = fh_timeline__day_of(from);
    w.year = year;
    if (w.day && w.day > fh_timeline__month_days(year, w.month)) w.day = 28;
    fh_timeline__bounds(w, &first, &after);
    return at < first ? first - at : at >= after ? after - 1 - at : 0;
}

/* In a narrative: the year that brings the date nearest to one of those last spoken of. Stories go
 * forward, so what lies before costs half as much again; older mentions cost a month each. */
static void tell_year(const tl_parser *p, tl_when *w) {
    enum { YEAR_COST = 40, AGE_COST = 30, N = sizeof p->recent / sizeof *p->recent };
    int32_t best_cost = INT32_MAX;
    w->year = p->focus.year;
    w->bc = p->focus.bc;
    if (p->focus.bc) return;
    if (p->years_since) best_cost = YEAR_COST;
    int32_t since = p->years_since < 10 ? (int32_t)p->years_since : 10;
    for (int32_t i = 0; i < N && p->recent[i].grain && !p->recent[i].bc; i++) {
        tl_when from = p->recent[i];
        for (int32_t y = from.year - 1; y <= from.year + 1; y++) {
            int32_t d = distance(*w, y, from), cost = (d < 0 ? -d + -d / 2 : d) + AGE_COST * (i + since);
            if (cost >= best_cost) continue;
            best_cost = cost;
            w->year = y;
        }
    }
}

/* Of last year's, this year's and next year's date the nearest; what lies on the wrong side of the
 * sentence's tense counts as WRONG_SIDE times as far. */
void fh_timeline__supply_year(const tl_parser *p, uint32_t i, tl_when *w) {
    tl_when from = fh_timeline__base(p);
    w->open |= OPEN_YEAR;
    w->relative = true;
    if (!from.grain) { w->year = 0; return; }
    if (p->narrative && p->focus.grain) { tell_year(p, w); return; }
    int way = p->manner != MANNER_REPORT ? 1 : fh_timeline__direction(p, i);
    int32_t best = 0, best_cost = INT32_MAX;
    int32_t reach = w->month == 2 && w->day == 29 ? 8 : 1;
    for (int32_t y = from.year - reach; y <= from.year + reach; y++) {
        int32_t d = distance(*w, y, from), cost = d < 0 ? -d : d;
        if (w->day && w->day > fh_timeline__month_days(y, w->month)) continue;
        if (way > 0 && d < 0) cost = p->manner != MANNER_REPORT ? 100000 : cost * WRONG_SIDE;
        if (way < 0 && d > 0) cost *= WRONG_SIDE;
        if (cost < best_cost) { best = y; best_cost = cost; }
    }
    w->year = best;
}

static void supply_week(const tl_parser *p, uint32_t i, unsigned weekday, tl_when *w) {
    tl_when from = p->narrative && p->focus.grain >= G_DAY ? p->focus : p->anchor;
    *w = (tl_when){.grain = G_DAY, .weekday = (uint8_t)weekday, .open = OPEN_YEAR | OPEN_MONTH | OPEN_WEEK, .relative = true};
    if (from.grain < G_DAY) return;
    int32_t today = fh_timeline__day_of(from);
    int ahead = (int)((weekday + 7 - fh_timeline__weekday(today)) % 7), way = fh_timeline__direction(p, i);
    if (p->manner != MANNER_REPORT) ahead = ahead ? ahead : 7;
    else if (!p->narrative && way <= 0 && ahead) ahead -= way < 0 || ahead > 3 ? 7 : 0;
    tl_when d = fh_timeline__civil(today + ahead);
    w->year = d.year;
    w->month = d.month;
    w->day = d.day;
}

/* ---- months and days ------------------------------------------------------------------------ */

/* A month's name. *ret_doubt: the word is more often something else, so that it needs company. */
static uint32_t month_name(const tl_parser *p, uint32_t i, unsigned *ret, bool *ret_doubt) {
    if (!IS(i, W_MONTH)) return 0;
    uint32_t len = p->at[i].end - p->at[i].begin;
    bool capital = (p->at[i].flags & ATOM_CAPITAL) != 0;
    if (i > 0 && CHAR(i - 1, '$') && GLUED(i)) return 0;
    *ret = (unsigned)VALUE(i, W_MONTH);
    *ret_doubt = SAYS_ANY(i, "may march mar") || (!capital && len <= 4 && len != 4);
    if (!capital && p->manner == MANNER_REPORT && (*ret_doubt || len <= 4)) return 0;
    if (len <= 4 && CHAR(i + 1, '.') && GLUED(i + 1) && !SAYS(i, "may") && !SAYS(i, "june") && !SAYS(i, "july")) {
        return p->at[i + 2].kind == ATOM_END ? i + 1 : i + 2;
    }
    return i + 1;
}

uint32_t fh_timeline__day_of_month(const tl_parser *p, uint32_t i, unsigned *ret, bool *ret_ordinal) {
    int n;
    uint32_t next = fh_timeline__ordinal(p, i, &n);
    *ret_ordinal = next != 0;
    double worded;
    tl_when as_year;
    bool month_near = (i > 0 && IS(i - 1, W_MONTH)) || IS(i + 1, W_MONTH) || IS(i + 2, W_MONTH) || IS(i + 3, W_MONTH);
    bool near_month = p->manner != MANNER_REPORT && IS(i, W_CARD) && !IS(i, W_ARTICLE) && month_near;
    if (!next && near_month && !fh_timeline__worded_year(p, i, &as_year) && (next = fh_timeline__cardinal(p, i, &worded)) && worded >= 1 && worded <= 31) {
        *ret = (unsigned)worded;
        return IS(next, W_UNIT) ? 0 : next;
    }
    if (!next) {
        if (!NUMBER(i) || p->at[i].digits > 2) return 0;
        if (GLUED(i + 1) && ((CHAR(i + 1, ':') || CHAR(i + 1, '.') || CHAR(i + 1, '%')) && NUMBER(i + 2) && GLUED(i + 2))) return 0;
        if (GLUED(i + 1) && CHAR(i + 1, ',') && NUMBER(i + 2) && GLUED(i + 2) && p->at[i + 2].digits == 3) return 0;
        if (p->at[i + 1].kind == ATOM_WORD && GLUED(i + 1) && !IS(i + 1, W_MONTH)) return 0;
        if (IS(i + 1, W_AMPM)) return 0;
        n = p->at[i].number;
        next = i + 1;
    }
    if (n < 1 || n > 31) return 0;
    *ret = (unsigned)n;
    return next;
}

/* "14th April 15": two digits that nothing else claims */
static bool two_digit_year(const tl_parser *p, uint32_t k) {
    const tl_atom *after = &p->at[k + 1];
    if (!NUMBER(k) || p->at[k].digits != 2) return false;
    if (GLUED(k + 1) && (after->kind == ATOM_WORD || after->kind == ATOM_PUNCT)) return false;
    return !IS(k + 1, W_AMPM | W_UNIT) && !PREP(k + 1, PREP_TO);
}

/* ", 2033", "of 2033", "2033", "in 2033", "-2033" after a month or a day; 0 when there is none */
static uint32_t year_after(const tl_parser *p, uint32_t i, bool after_day, tl_when *w) {
    uint32_t k = i;
    if (CHAR(k, ',') || (CHAR(k, '.') && after_day)) k++;
    if (PREP(k, PREP_OF) || PREP(k, PREP_IN)) k++;
    else if (GLUED(k) && (CHAR(k, '-') || CHAR(k, '/')) && GLUED(k + 1)) k++;
    tl_when y;
    uint32_t next = fh_timeline__year(p, k, &y);
    if (next && k == i && IS(k, W_CARD) && !after_day && p->manner == MANNER_REPORT) next = 0;
    if (next && y.year >= 1000 && p->at[next].kind == ATOM_WORD && IS(next, W_UNIT) && !after_day) next = 0;
    bool divided = k > i && (CHAR(k - 1, '-') || CHAR(k - 1, '/'));
    if (!next && !after_day && p->manner != MANNER_REPORT && PREP(i, PREP_OF) && NUMBER(k) && p->at[k].digits == 2) {
        y = (tl_when){.year = fh_timeline__full_year(p, p->at[k].number)};
        next = k + 1;
    }
    if (!next && after_day && !divided && p->manner != MANNER_REPORT && two_digit_year(p, k)) {
        y = (tl_when){.year = fh_timeline__full_year(p, p->at[k].number)};
        next = k + 1;
    }
    if (!next) return 0;
    w->year = y.year;
    w->bc = y.bc;
    return next;
}

static uint32_t close_date(const tl_parser *p, uint32_t first, uint32_t i, tl_when *w) {
    if (w->day > 29 && w->day > fh_timeline__month_days(2000, w->month)) return 0;
    uint32_t next = year_after(p, i, w->day != 0, w);
    if (!next && SAYS(i, "of") && SAYS(i + 1, "that") && SAYS(i + 2, "year") && p->focus.grain) { /* of that year */
        w->year = p->focus.year;
        w->bc = p->focus.bc;
        return i + 3;
    }
    if (!next) fh_timeline__supply_year(p, first, w);
    return next ? next : i;
}

/* 5 October, the 5th of October, 4 of july */
static uint32_t day_month(const tl_parser *p, uint32_t i, tl_when *w) {
    bool ordinal, doubt;
    unsigned day, month;
    uint32_t k = SAYS(i, "the") ? i + 1 : i, next = fh_timeline__day_of_month(p, k, &day, &ordinal);
    if (!next) return 0;
    if (i > 1 && GLUED(i) && (CHAR(i - 1, ',') || CHAR(i - 1, '.') || CHAR(i - 1, '$')) && (NUMBER(i - 2) || CHAR(i - 1, '$'))) return 0;
    if (i > 0 && CHAR(i - 1, '$')) return 0;
    if (ordinal && SAYS(next, "day")) next++;
    if (PREP(next, PREP_OF) && (ordinal || p->manner != MANNER_REPORT)) next++;
    else if (CHAR(next, '-') && GLUED(next) && GLUED(next + 1)) next++;
    next = month_name(p, next, &month, &doubt);
    if (!next) return 0;
    *w = (tl_when){.grain = G_DAY, .month = (uint8_t)month, .day = (uint8_t)day};
    return close_date(p, i, next, w);
}

/* Does something before or after a doubtful word make it a month? */
static bool has_company(const tl_parser *p, uint32_t i) {
    if (p->manner != MANNER_REPORT && p->at[i].flags & ATOM_CAPITAL && (PREP(i + 1, PREP_TO) || CHAR(i + 1, '-')) && IS(i + 2, W_MONTH)) return true;
    if (i == 0) return p->manner == MANNER_PHRASE;
    static const uint8_t preps[] = {PREP_FROM, PREP_SINCE, PREP_TO, PREP_BETWEEN, PREP_BEFORE, PREP_AFTER, PREP_BY, PREP_IN, PREP_DURING, PREP_OF};
    for (size_t k = 0; k < sizeof preps; k++)
        if (PREP(i - 1, preps[k])) return p->at[i].flags & ATOM_CAPITAL || preps[k] != PREP_TO;
    bool near = IS(i - 1, W_REL | W_EDGE | W_EVERY) || (CHAR(i - 1, '-') && i > 1 && IS(i - 2, W_EDGE | W_MONTH)) || SAYS(i - 1, "and");
    return near && (p->at[i].flags & ATOM_CAPITAL || p->manner != MANNER_REPORT) && !(SAYS(i, "may") && IS(i - 1, W_REL) && SAYS(i - 1, "that"));
}

/* October 5, Oct. 5th, October the fifth, October, 2033, October of 2033, October */
static uint32_t month_day(const tl_parser *p, uint32_t i, tl_when *w) {
    bool doubt, ordinal;
    unsigned month, day;
    uint32_t next = month_name(p, i, &month, &doubt);
    if (!next) return 0;
    *w = (tl_when){.grain = G_DAY, .month = (uint8_t)month};
    uint32_t k = SAYS(next, "the") ? next + 1 : next;
    if (k == next && GLUED(k) && (CHAR(k, '-') || CHAR(k, '/')) && GLUED(k + 1)) k++;
    uint32_t end = fh_timeline__day_of_month(p, k, &day, &ordinal);
    bool clock = end && !ordinal && CHAR(end, ':') && GLUED(end);
    if (end && !clock && !(IS(end, W_UNIT) && !IS(end, W_ORD) && !ordinal) && !(ordinal && IS(end, W_UNIT))) {
        w->day = (uint8_t)day;
        uint32_t all = close_date(p, i, end, w);
        if (all) return all;
    }
    w->day = 0;
    w->grain = G_MONTH;
    uint32_t year = year_after(p, next, false, w);
    if (year) return year;
    if (doubt && !has_company(p, i)) return 0;
    if (!(p->at[i].flags & ATOM_CAPITAL) && p->manner == MANNER_REPORT) return 0;
    return close_date(p, i, next, w);
}

/* 2017 April, 2017 April 5 */
static uint32_t year_month(const tl_parser *p, uint32_t i, tl_when *w) {
    bool doubt, ordinal;
    unsigned month, day;
    tl_when y;
    uint32_t next = NUMBER(i) && p->at[i].digits == 4 ? fh_timeline__year(p, i, &y) : 0;
    if (!next || y.bc) return 0;
    if (CHAR(next, ',')) next++;
    next = month_name(p, next, &month, &doubt);
    if (!next || (p->manner == MANNER_REPORT && doubt)) return 0;
    *w = (tl_when){.grain = G_MONTH, .year = y.year, .month = (uint8_t)month};
    uint32_t end = fh_timeline__day_of_month(p, next, &day, &ordinal);
    tl_when other;
    if (!end || IS(end, W_MONTH) || (p->manner == MANNER_REPORT && year_after(p, end, true, &other))) return next;
    w->grain = G_DAY;
    w->day = (uint8_t)day;
    return end;
}

/* ---- in digits ------------------------------------------------------------------------------ */

static bool separated(const tl_parser *p, uint32_t i, char c) { return CHAR(i, c) && GLUED(i) && GLUED(i + 1); }

static uint32_t set_ymd(tl_when *w, int y, int m, int d, uint32_t next) {
    if (m < 1 || m > 12 || d < 1 || d > 31 || y < 1 || (unsigned)d > fh_timeline__month_days(y, (unsigned)m)) return 0;
    *w = (tl_when){.grain = G_DAY, .year = y, .month = (uint8_t)m, .day = (uint8_t)d};
    return next;
}

/* 2033-10-05, 2033/10/5, 2033/oct/05, 2033-10; 05/oct/2033 */
static uint32_t year_first(const tl_parser *p, uint32_t i, tl_when *w) {
    char c = p->at[i + 1].ch;
    if (p->at[i].digits != 4 || !(c == '-' || c == '/' || c == '.') || !separated(p, i + 1, c)) return 0;
    bool month_word = IS(i + 2, W_MONTH), month_digits = NUMBER(i + 2) && p->at[i + 2].digits <= 2;
    if (!month_word && !month_digits) return 0;
    int m = month_word ? VALUE(i + 2, W_MONTH) : p->at[i + 2].number;
    if (separated(p, i + 3, c) && NUMBER(i + 4) && p->at[i + 4].digits <= 2) return set_ymd(w, p->at[i].number, m, p->at[i + 4].number, i + 5);
    if (c == '.' || (month_digits && p->at[i + 2].digits != 2) || (separated(p, i + 3, c) && NUMBER(i + 4))) return 0;
    if (p->manner == MANNER_REPORT || p->at[i].number < 1500 || p->at[i].number > 2999 || m < 1 || m > 12) return 0;
    *w = (tl_when){.grain = G_MONTH, .year = p->at[i].number, .month = (uint8_t)m};
    return i + 3;
}

/* 10/5/2033, 5.10.2033, 22/04, 12-2015; month first unless it cannot be, or points divide */
static uint32_t year_last(const tl_parser *p, uint32_t i, tl_when *w) {
    char c = p->at[i + 1].ch;
    if (p->at[i].digits > 2 || !(c == '-' || c == '/' || c == '.') || !separated(p, i + 1, c) || !NUMBER(i + 2)) {
        if (!(IS(i + 2, W_MONTH) && separated(p, i + 1, c) && separated(p, i + 3, c) && NUMBER(i + 4)) || p->at[i].digits > 2) return 0;
        return set_ymd(w, p->at[i + 4].digits == 2 ? fh_timeline__full_year(p, p->at[i + 4].number) : p->at[i + 4].number, VALUE(i + 2, W_MONTH), p->at[i].number, i + 5);
    }
    int a = p->at[i].number, b = p->at[i + 2].number;
    if (i > 0 && GLUED(i) && (CHAR(i - 1, '$') || CHAR(i - 1, '.'))) return 0;
    bool whole_date_before = i > 1 && NUMBER(i - 2) && p->at[i - 2].digits == 4; /* 10-1-2018-10-7-2018 */
    if (i > 0 && GLUED(i) && CHAR(i - 1, c) && !whole_date_before) return 0;
    bool month_first = p->at[i + 2].digits <= 2 && a <= 12 && (b > 12 || c != '.' || p->at[i + 2].digits > 2);
    if (separated(p, i + 3, c) && NUMBER(i + 4) && p->at[i + 2].digits <= 2 && (p->at[i + 4].digits == 4 || p->at[i + 4].digits == 2)) {
        int y = p->at[i + 4].digits == 2 ? fh_timeline__full_year(p, p->at[i + 4].number) : p->at[i + 4].number;
        if (p->at[i + 4].digits == 2 && c != '/' && p->manner == MANNER_REPORT) return 0;
        return month_first ? set_ymd(w, y, a, b, i + 5) : set_ymd(w, y, b, a, i + 5);
    }
    if (p->manner == MANNER_REPORT || (separated(p, i + 3, c) && NUMBER(i + 4))) return 0;
    if (p->at[i + 2].digits == 4 && a >= 1 && a <= 12 && b >= 1500 && b < 2200 && c != '.') {
        *w = (tl_when){.grain = G_MONTH, .year = b, .month = (uint8_t)a};
        return i + 3;
    }
    if (p->at[i + 2].digits > 2 || IS(i + 3, W_AMPM) || (CHAR(i + 3, ':') && GLUED(i + 3))) return 0;
    if (separated(p, i + 3, '.') && NUMBER(i + 4)) return 0;
    bool day_first = a > 12;
    uint32_t next = set_ymd(w, 2000, day_first ? b : a, day_first ? a : b, i + 3);
    if (next) fh_timeline__supply_year(p, i, w);
    return next;
}

static uint32_t in_digits(const tl_parser *p, uint32_t i, tl_when *w) {
    if (!NUMBER(i)) return 0;
    bool inside = i > 1 && GLUED(i) && GLUED(i - 1) && (CHAR(i - 1, '-') || CHAR(i - 1, '/')) && NUMBER(i - 2) && p->at[i - 2].digits != 4;
    if (inside && p->manner == MANNER_REPORT) return 0; /* a telephone number, a score */
    uint32_t next = year_first(p, i, w);
    return next ? next : year_last(p, i, w);
}

/* ---- with the day of the week ------------------------------------------------------------------ */

uint32_t fh_timeline__weekday_name(const tl_parser *p, uint32_t i, unsigned *ret) {
    if (!IS(i, W_WEEKDAY)) return 0;
    uint32_t len = p->at[i].end - p->at[i].begin;
    bool capital = (p->at[i].flags & ATOM_CAPITAL) != 0;
    if (!capital && p->manner == MANNER_REPORT) return 0;
    bool doubt = SAYS_ANY(i, "sun sat wed mon");
    *ret = (unsigned)VALUE(i, W_WEEKDAY);
    bool point = len <= 5 && CHAR(i + 1, '.') && GLUED(i + 1);
    if (doubt && p->manner == MANNER_REPORT && !point && !(CHAR(i + 1, ',') && (NUMBER(i + 2) || IS(i + 2, W_MONTH))) && !NUMBER(i + 1)) return 0;
    return point && (p->manner == MANNER_PHRASE || p->at[i + 2].kind != ATOM_END) ? i + 2 : i + 1;
}

/* The next day after the anchor (or the last one before it) that is this day of the month and of the week. */
static bool find_weekday_date(const tl_parser *p, unsigned weekday, unsigned day, bool the, tl_when *w) {
    if (p->anchor.grain < G_DAY) return false;
    int32_t today = fh_timeline__day_of(p->anchor);
    tl_when m = fh_timeline__truncate(p->anchor, G_MONTH);
    if (the && p->manner == MANNER_UTTERANCE && day <= fh_timeline__month_days(m.year, m.month)) { /* of this month, where that is such a day */
        int32_t d = fh_timeline__days(m.year, m.month, day);
        if (fh_timeline__weekday(d) == weekday) today = d;
    }
    if (p->manner == MANNER_REPORT) { /* a report speaks of days nearby, as often past as to come */
        m = fh_timeline__shift(m, -6, U_MONTH);
        int32_t best = 0, best_far = INT32_MAX;
        for (int k = 0; k < 13; k++, m = fh_timeline__shift(m, 1, U_MONTH)) {
            if (day > fh_timeline__month_days(m.year, m.month)) continue;
            int32_t d = fh_timeline__days(m.year, m.month, day), far = d < today ? today - d : d - today;
            if (fh_timeline__weekday(d) == weekday && far < best_far) { best = d; best_far = far; }
        }
        if (best_far == INT32_MAX) return false;
        *w = fh_timeline__civil(best);
        w->relative = true;
        return true;
    }
    for (int k = 0; k < 60; k++, m = fh_timeline__shift(m, 1, U_MONTH)) {
        if (day > fh_timeline__month_days(m.year, m.month)) continue;
        int32_t d = fh_timeline__days(m.year, m.month, day);
        if (d < today || fh_timeline__weekday(d) != weekday) continue;
        *w = fh_timeline__civil(d);
        w->relative = true;
        return true;
    }
    return false;
}

static uint32_t plain_date(const tl_parser *p, uint32_t i, tl_when *w) {
    static uint32_t (*const rules[])(const tl_parser *, uint32_t, tl_when *) = {in_digits, day_month, month_day, year_month};
    uint32_t best = 0;
    tl_when got;
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
        uint32_t next = rules[k](p, i, &got);
        if (next > best) { best = next; *w = got; }
    }
    return best;
}

/* The day of the week is worth more than a guess at the year. */
static void agree(const tl_parser *p, unsigned weekday, tl_when *w) {
    if (!(w->open & OPEN_YEAR) || w->grain != G_DAY || !w->year) return;
    for (int32_t y = w->year; y < w->year + 7; y++) {
        if (w->month == 2 && w->day == 29 && fh_timeline__month_days(y, 2) != 29) continue;
        if (fh_timeline__weekday(fh_timeline__days(y, w->month, w->day)) != weekday) continue;
        if (p->manner == MANNER_PHRASE || y == w->year) w->year = y;
        return;
    }
}

/* Is the number before atom i no hour, no amount and no end of a range? */
static bool stands_alone(const tl_parser *p, uint32_t i) {
    if (CHAR(i, '-') || CHAR(i, ':') || NUMBER(i)) return false;
    return !IS(i, W_UNIT | W_AMPM) && !PREP(i, PREP_TO) && !SAYS_ANY(i, "oclock o");
}

static uint32_t weekday_date(const tl_parser *p, uint32_t i, tl_when *w) {
    unsigned weekday, day;
    bool ordinal;
    uint32_t next = fh_timeline__weekday_name(p, i, &weekday);
    if (!next) return 0;
    uint32_t k = CHAR(next, ',') || CHAR(next, '(') ? next + 1 : next;
    bool paren = CHAR(next, '(');
    uint32_t end = plain_date(p, k, w);
    if (end && w->grain == G_DAY && !(paren && !CHAR(end, ')'))) {
        agree(p, weekday, w);
        return paren ? end + 1 : end;
    }
    k = CHAR(next, ',') && p->manner != MANNER_REPORT ? next + 1 : next;
    bool the = SAYS(k, "the");
    end = fh_timeline__day_of_month(p, the ? k + 1 : k, &day, &ordinal);
    bool fits = end && (ordinal || (p->manner != MANNER_REPORT && day > 12 && stands_alone(p, end)));
    if (fits && (ordinal ? !IS(end, W_UNIT | W_MONTH | W_WEEKDAY) : true) && find_weekday_date(p, weekday, day, the, w)) {
        if (p->manner == MANNER_UTTERANCE && !the) { w->open = OPEN_YEAR | OPEN_MONTH | OPEN_WEEK; w->weekday = (uint8_t)weekday; }
        return end;
    }
    supply_week(p, i, weekday, w);
    return next;
}

uint32_t fh_timeline__calendar(tl_parser *p, uint32_t i, tl_expr *e) {
    tl_when w;
    uint32_t best = 0, next = IS(i, W_WEEKDAY) ? weekday_date(p, i, &w) : 0;
    if (next > best) { best = next; e->a = w; }
    next = plain_date(p, i, &w);
    if (next) { /* a day of the week may follow: "Jul 18, Fri" */
        uint32_t k = CHAR(next, ',') ? next + 1 : next;
        unsigned weekday;
        uint32_t end = w.grain == G_DAY && k > next && IS(k, W_WEEKDAY) ? fh_timeline__weekday_name(p, k, &weekday) : 0;
        if (end && p->manner != MANNER_REPORT) { agree(p, weekday, &w); next = end; }
    }
    if (next > best) { best = next; e->a = w; }
    if (!best) return 0;
    e->kind = E_WHEN;
    e->relative = e->a.relative;
    return best;
}
