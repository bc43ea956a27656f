/* SPDX-License-Identifier: MIT
 *
 * timeline/holiday.c - named days: by what words they are spoken of, and when they are, by the rules of data/timeline/holidays.txt.
 *
 * Hebrew dates after Dershowitz and Reingold, "Calendrical Calculations" (molad arithmetic and the four
 * postponements); their feasts begin at sunset of the day before. The calendars of the moon are in moon.c. */
#include "timeline/day.h"
#include "timeline/holidays_table.h"
#include "timeline/moon.h"

/* Days from 1970-01-01 of the Hebrew new year of year h. */
static int32_t hebrew_new_year(int32_t h) {
    int64_t months = (235 * (int64_t)h - 234) / 19, parts = 12084 + 13753 * months, day = 29 * months + parts / 25920;
    if (3 * (day + 1) % 7 < 3) day++;
    return (int32_t)(day - 2092590);
}

static int32_t hebrew_correction(int32_t h) {
    int32_t a = hebrew_new_year(h - 1), b = hebrew_new_year(h), c = hebrew_new_year(h + 1);
    return c - b == 356 ? 2 : b - a == 382 ? 1 : 0;
}

static int32_t hebrew_first(int32_t h) { return hebrew_new_year(h) + hebrew_correction(h); }

static unsigned hebrew_month_days(int32_t h, unsigned m) {
    bool leap = (7 * h + 1) % 19 < 7;
    int32_t n = hebrew_first(h + 1) - hebrew_first(h);
    if (m == 2 || m == 4 || m == 6 || m == 10 || m == 13) return 29;
    if (m == 12 && !leap) return 29;
    if (m == 8 && n % 10 != 5) return 29;
    if (m == 9 && n % 10 == 3) return 29;
    return 30;
}

static int32_t hebrew_day(int32_t h, unsigned month, unsigned day) {
    bool leap = (7 * h + 1) % 19 < 7;
    unsigned last = leap ? 13 : 12;
    if (month == 12 && leap) month = 13; /* feasts of Adar are kept in the second */
    int32_t at = hebrew_first(h) + (int32_t)day - 1;
    for (unsigned m = 7; m != month; m = m == last ? 1 : m + 1) at += (int32_t)hebrew_month_days(h, m);
    return at;
}

static bool in_year(int32_t days, int32_t year) { return fh_timeline__civil(days).year == year; }

static int32_t by_rule(const struct holiday *h, int32_t year, bool *ret_known) {
    const int8_t *arg = h->arg;
    *ret_known = true;
    switch ((enum holiday_rule)h->rule) {
    case HOLIDAY_FIXED: return fh_timeline__days(year, (unsigned)arg[0], (unsigned)arg[1]);
    case HOLIDAY_NTH: return fh_timeline__nth_weekday(year, (unsigned)arg[2], arg[0], (unsigned)arg[1]);
    case HOLIDAY_NTHPLUS: return fh_timeline__nth_weekday(year, (unsigned)arg[2], arg[0], (unsigned)arg[1]) + arg[3];
    case HOLIDAY_NEAR: { /* the working day nearest to it */
        int32_t d = fh_timeline__days(year, (unsigned)arg[0], (unsigned)arg[1]);
        unsigned w = fh_timeline__weekday(d);
        return w == 6 ? d - 1 : w == 7 ? d + 1 : d;
    }
    case HOLIDAY_EASTER: return fh_timeline__easter(year, false) + arg[0];
    case HOLIDAY_ORTHODOX: return fh_timeline__easter(year, true) + arg[0];
    case HOLIDAY_HEBREW:
        for (int32_t y = year + 3760; y <= year + 3761; y++) {
            int32_t d = hebrew_day(y, (unsigned)arg[0], (unsigned)arg[1]);
            if (in_year(d, year)) return d;
        }
        break;
    case HOLIDAY_ISLAMIC:
        for (int32_t y = (int32_t)((year - 622) * 33.0 / 32) - 1; y <= (int32_t)((year - 622) * 33.0 / 32) + 3; y++) {
            int32_t d = y > 0 ? fh_timeline__islamic(y, (unsigned)arg[0], (unsigned)arg[1]) : 0;
            if (y > 0 && in_year(d, year)) return d;
        }
        break;
    case HOLIDAY_CHINESE: return fh_timeline__chinese(year, (unsigned)arg[0], (unsigned)arg[1]);
    case HOLIDAY_FRIDAY: { /* the last Friday of the month before this Islamic date */
        for (int32_t y = (int32_t)((year - 622) * 33.0 / 32) - 1; y <= (int32_t)((year - 622) * 33.0 / 32) + 3; y++) {
            int32_t d = y > 0 ? fh_timeline__islamic(y, (unsigned)arg[0], (unsigned)arg[1]) - 1 : 0;
            d -= (int32_t)((fh_timeline__weekday(d) + 2) % 7);
            if (y > 0 && in_year(d, year)) return d;
        }
        break;
    }
    case HOLIDAY_HINDU: {
        int32_t d;
        if (fh_timeline__hindu(year, (unsigned)arg[0], (unsigned)arg[1], arg[2], &d)) return d + arg[3];
        break;
    }
    case HOLIDAY_SUN: return fh_timeline__sankranti(year, (unsigned)arg[0], arg[1]) + arg[2];
    case HOLIDAY_PARSI: return fh_timeline__days(2018, 8, 17) + 365 * (year - 2018); /* a year without leap days */
    case HOLIDAY_NOSUNDAY: { /* a day earlier where it falls on a Sunday */
        int32_t d = fh_timeline__days(year, (unsigned)arg[0], (unsigned)arg[1]);
        return d - (fh_timeline__weekday(d) == 7);
    }
    }
    *ret_known = false;
    return 0;
}

bool fh_timeline__holiday(unsigned holiday, int32_t year, tl_when *ret, unsigned *ret_days, bool *ret_eve) {
    if (year < 1 || year > 9998) return false;
    bool known;
    int32_t d = by_rule(&holidays[holiday], year, &known);
    if (!known) return false;
    *ret = fh_timeline__civil(d);
    *ret_days = holidays[holiday].length;
    *ret_eve = holidays[holiday].rule == HOLIDAY_HEBREW;
    return true;
}

/* ---- by their names ------------------------------------------------------------------------------ */

/* The atom after the holiday's name, whose words may be divided by points, apostrophes and hyphens. */
static uint32_t holiday_words(const tl_parser *p, uint32_t i, const struct holiday_name *name) {
    for (unsigned w = 0; w < name->n_words; w++) {
        if (w) {
            if (CHAR(i, '\'') && SAYS(i + 1, "s") && GLUED(i + 1)) i += 2;
            else if ((CHAR(i, '.') || CHAR(i, '\'') || CHAR(i, '-')) && (GLUED(i) || p->manner != MANNER_REPORT)) i++;
        }
        if (p->at[i].kind != ATOM_WORD || p->at[i].hash != holiday_hashes[name->first + w]) return 0;
        i++;
    }
    return i;
}

static uint32_t holiday_name(const tl_parser *p, uint32_t i, unsigned *ret) {
    if (!IS(i, W_HOLIDAY)) return 0;
    uint32_t lo = 0, hi = N_HOLIDAY_NAMES, best = 0;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (holiday_hashes[holiday_names[mid].first] < p->at[i].hash) lo = mid + 1;
        else hi = mid;
    }
    for (; lo < N_HOLIDAY_NAMES && holiday_hashes[holiday_names[lo].first] == p->at[i].hash; lo++) {
        uint32_t next = holiday_words(p, i, &holiday_names[lo]);
        if (next > best) { best = next; *ret = holiday_names[lo].holiday; }
    }
    return best;
}

/* In utterances a day that begins with the evening before is said to begin with it. */
static bool holiday_in(const tl_parser *p, unsigned which, int32_t year, tl_when *ret, unsigned *ret_days) {
    bool eve;
    if (!fh_timeline__holiday(which, year, ret, ret_days, &eve)) return false;
    if (!eve || p->manner == MANNER_REPORT) return true;
    *ret = fh_timeline__shift(*ret, -1, U_DAY);
    if (*ret_days > 1) ++*ret_days;
    return true;
}

static void nearest_holiday(const tl_parser *p, uint32_t i, unsigned holiday, int rel, tl_expr *e) {
    tl_when base = fh_timeline__base(p), got;
    unsigned days = 1;
    int32_t today = base.grain ? fh_timeline__day_of(base) : 0, best_cost = INT32_MAX;
    int way = p->manner == MANNER_REPORT && !rel ? (p->narrative ? 0 : fh_timeline__direction(p, i)) : rel < 0 ? -2 : 2;
    if (rel == 2 || (rel == 0 && SAYS(i, "this"))) way = 0;
    for (int32_t y = base.year - 2; y <= base.year + 2; y++) {
        if (!holiday_in(p, holiday, y, &got, &days)) continue;
        int32_t d = fh_timeline__day_of(got) - today, cost = d < 0 ? -d : d;
        if (way == 2 && d < 0) cost += 100000;
        if (way == -2 && d >= 0) cost += 100000;
        if ((way == 1 && d < 0) || (way == -1 && d > 0)) cost *= 3;
        if (cost >= best_cost) continue;
        best_cost = cost;
        e->a = got;
        e->days = (uint8_t)days;
    }
    e->a.relative = true;
    e->a.open = rel ? 0 : OPEN_YEAR;
}

uint32_t fh_timeline__named_holiday(tl_parser *p, uint32_t i, tl_expr *e) {
    unsigned which = 0, days;
    uint32_t k = SAYS(i, "the") ? i + 1 : i;
    int rel = 0;
    if (IS(k, W_REL)) rel = VALUE(k, W_REL), k++;
    uint32_t next = holiday_name(p, k, &which);
    if (!next || (p->manner == MANNER_REPORT && !(p->at[k].flags & ATOM_CAPITAL))) return 0;
    if (p->manner == MANNER_REPORT && CHAR(next, '\'') && SAYS(next + 1, "s")) return 0;
    tl_when y;
    uint32_t end = fh_timeline__year_of(p, next, &y);
    if (end && y.grain == G_YEAR && !y.bc && holiday_in(p, which, y.year, &e->a, &days)) {
        e->kind = E_WHEN;
        e->days = (uint8_t)days;
        e->relative = y.relative;
        return end;
    }
    tl_when base = fh_timeline__base(p);
    if (!base.grain || base.bc) return 0;
    nearest_holiday(p, i, which, rel, e);
    if (!e->a.grain) return 0;
    e->kind = E_WHEN;
    e->relative = true;
    return next;
}
