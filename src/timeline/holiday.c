/* SPDX-License-Identifier: MIT
 *
 * timeline/holiday.c - named days by the rules of data/timeline/holidays.txt.
 *
 * Hebrew dates after Dershowitz and Reingold, "Calendrical Calculations" (molad arithmetic and the four
 * postponements). Islamic dates by the tabular calendar (30-year cycle, leap years 2, 5, 7, 10, 13, 16,
 * 18, 21, 24, 26, 29), which differs from an observed date by a day at times. Chinese months begin at the
 * new moon in Beijing, by Meeus's mean new moon with its largest periodic terms (right to some minutes);
 * the first month is that of the second new moon after the winter solstice, which is wrong by a month in
 * the rare years whose leap month is the eleventh or twelfth. */
#include <math.h>

#include "timeline/grammar.h"
#include "timeline/holidays_table.h"

/* Days from 1970-01-01 of the Hebrew new year of year h. */
static int32_t hebrew_new_year(int32_t h) {
    int64_t months = (235 * (int64_t)h - 234) / 19, parts = 12084 + 13753 * months, day = 29 * months + parts / 25920;
    if (3 * (day + 1) % 7 < 3) day++;
    return (int32_t)(day - 2092591); /* 1 Tishri of year 1 counts as day 1 of this reckoning */
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

static int32_t islamic_day(int32_t h, unsigned month, unsigned day) {
    return (int32_t)(day + (29 * (month - 1) + month / 2)) + (h - 1) * 354 + (3 + 11 * h) / 30 - 492149 + 0;
}

/* Days from 1970-01-01 (with fraction, UTC) of the k-th new moon after the one of 6 January 2000. */
static double new_moon(double k) {
    const double rad = 3.14159265358979323846 / 180;
    double t = k / 1236.85, m = (2.5534 + 29.10535670 * k) * rad, mm = (201.5643 + 385.81693528 * k) * rad, f = (160.7108 + 390.67050284 * k) * rad;
    double jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
    jde += -0.40720 * sin(mm) + 0.17241 * sin(m) + 0.01608 * sin(2 * mm) + 0.01039 * sin(2 * f) + 0.00739 * sin(mm - m) - 0.00514 * sin(mm + m)
         + 0.00208 * sin(2 * m) - 0.00111 * sin(mm - 2 * f) - 0.00057 * sin(mm + 2 * f) + 0.00056 * sin(2 * mm + m) - 0.00042 * sin(3 * mm);
    return jde - 0.0008 - 2440587.5;
}

static int32_t chinese_day(int32_t year, unsigned month, unsigned day) {
    int32_t solstice = fh_timeline__days(year - 1, 12, 21);
    double k = floor((solstice - 10962.76) / 29.530588861) - 1;
    unsigned after = 0;
    for (;; k++) {
        int32_t begins = (int32_t)floor(new_moon(k) + 8.0 / 24);
        if (begins <= solstice) continue;
        if (++after == 1 + month) return begins + (int32_t)day - 1;
    }
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
            int32_t d = y > 0 ? islamic_day(y, (unsigned)arg[0], (unsigned)arg[1]) : 0;
            if (y > 0 && in_year(d, year)) return d;
        }
        break;
    case HOLIDAY_CHINESE: return chinese_day(year, (unsigned)arg[0], (unsigned)arg[1]);
    case HOLIDAY_MOON: break;
    }
    *ret_known = false;
    return 0;
}

bool fh_timeline__holiday(unsigned holiday, int32_t year, tl_when *ret, unsigned *ret_days) {
    if (year < 1 || year > 9998) return false;
    bool known;
    int32_t d = by_rule(&holidays[holiday], year, &known);
    if (!known) return false;
    *ret = fh_timeline__civil(d);
    *ret_days = holidays[holiday].length;
    return true;
}
