/* SPDX-License-Identifier: MIT
 *
 * timeline/moon.c - days of the calendars that follow the moon.
 *
 * New moons and the longitudes of sun and moon after Meeus, "Astronomical Algorithms", chapters 25, 47 and
 * 49, with the terms that matter to a few minutes of time.
 *
 * Chinese: months begin at the new moon in Beijing; the first is the second new moon after the winter
 * solstice (wrong by a month in the rare years whose leap month is the eleventh or twelfth).
 * Islamic: a month begins on the day after the evening whose new moon has passed in Mecca, which is the
 * rule of the Umm al-Qura calendar but for the moon's own setting; observed dates differ by a day at times.
 * Hindu: a month is named for the sign that the sun (counted from Lahiri's zero) enters during it, a month in
 * which it enters none is a leap month and has no feasts; a feast is kept on the day on which its tithi, a
 * thirtieth of the moon's round, runs at the hour that the rule names, Indian time.
 * Everything is in days since 1970-01-01, UTC; the difference of dynamical time (about a minute) is left out. */
#include "timeline/moon.h"

#include <math.h>

static const double rad = 3.14159265358979323846 / 180;
static const double j2000 = 10957.5; /* 2000-01-01 12:00 */
static const double lunation = 29.530588861;

static double new_moon(double k) { /* the k-th after that of 6 January 2000 */
    double t = k / 1236.85, m = (2.5534 + 29.10535670 * k) * rad, mm = (201.5643 + 385.81693528 * k) * rad, f = (160.7108 + 390.67050284 * k) * rad;
    double d = 10962.59766 + lunation * k + 0.00015437 * t * t;
    return d - 0.40720 * sin(mm) + 0.17241 * sin(m) + 0.01608 * sin(2 * mm) + 0.01039 * sin(2 * f) + 0.00739 * sin(mm - m) - 0.00514 * sin(mm + m)
         + 0.00208 * sin(2 * m) - 0.00111 * sin(mm - 2 * f) - 0.00057 * sin(mm + 2 * f) + 0.00056 * sin(2 * mm + m) - 0.00042 * sin(3 * mm);
}

static double turn(double degrees) { return degrees - 360 * floor(degrees / 360); }

static double sun(double day) { /* longitude from the equinox */
    double n = day - j2000, g = (357.528 + 0.98560028 * n) * rad;
    return turn(280.460 + 0.9856474 * n + 1.915 * sin(g) + 0.020 * sin(2 * g));
}

static double moon(double day) {
    double n = day - j2000, mm = (134.963 + 13.06499295 * n) * rad, d = (297.850 + 12.19074912 * n) * rad, m = (357.529 + 0.98560028 * n) * rad,
           f = (93.272 + 13.22935024 * n) * rad;
    return turn(218.316 + 13.17639648 * n + 6.289 * sin(mm) + 1.274 * sin(2 * d - mm) + 0.658 * sin(2 * d) + 0.214 * sin(2 * mm) - 0.185 * sin(m)
                - 0.114 * sin(2 * f) + 0.059 * sin(2 * d - 2 * mm) + 0.057 * sin(2 * d - m - mm) + 0.053 * sin(2 * d + mm) + 0.046 * sin(2 * d - m)
                + 0.041 * sin(mm - m) - 0.035 * sin(d) - 0.030 * sin(m + mm));
}

static double starry_sun(double day) { return turn(sun(day) - 23.853 - (day - j2000) / 365.25 * 0.013969); }

int32_t fh_timeline__chinese(int32_t year, unsigned month, unsigned day) {
    int32_t solstice = fh_timeline__days(year - 1, 12, 21);
    double k = floor((solstice - 10962.76) / lunation) - 1;
    for (unsigned after = 0;; k++) {
        int32_t begins = (int32_t)floor(new_moon(k) + 8.0 / 24);
        if (begins <= solstice) continue;
        if (++after == 1 + month) return begins + (int32_t)day - 1;
    }
}

/* The 30-year cycle tells which new moon it is, the sky when. */
int32_t fh_timeline__islamic(int32_t year, unsigned month, unsigned day) {
    int32_t cycle = (int32_t)(29 * (month - 1) + month / 2) + (year - 1) * 354 + (3 + 11 * year) / 30 - 492148;
    double conjunction = new_moon(floor((cycle - 1 - 10962.6) / lunation + 0.5)), mecca = conjunction + 2.66 / 24, sunset = 18.3 / 24;
    int32_t evening = (int32_t)floor(mecca) + (mecca - floor(mecca) > sunset);
    return evening + (int32_t)day;
}

/* The month that begins with new moon k, 1 Chaitra to 12 Phalguna; 0 for a leap month. */
static unsigned hindu_month(double k) {
    int sign = (int)(starry_sun(new_moon(k)) / 30), next = (int)(starry_sun(new_moon(k + 1)) / 30);
    return sign == next ? 0 : (unsigned)((sign + 1) % 12 + 1);
}

bool fh_timeline__hindu(int32_t year, unsigned month, unsigned tithi, int hour, int32_t *ret) {
    double k = floor((fh_timeline__days(year, 1, 1) - 10962.6) / lunation) - 1;
    for (int tried = 0; tried < 15; tried++, k++) {
        if (hindu_month(k) != month) continue;
        double begins = new_moon(k);
        for (int32_t d = (int32_t)floor(begins); d < (int32_t)begins + 33; d++) {
            double at = d + (hour - 5.5) / 24, behind = turn(moon(at) - sun(at));
            if (at < begins || (at < begins + 3 && behind > 300)) behind = 0;
            if (at > begins + 27 && behind < 60) behind = 360;
            if (at < begins || behind < (tithi - 1) * 12.0) continue;
            if (fh_timeline__civil(d).year == year) { *ret = d; return true; }
            break;
        }
    }
    return false;
}

int32_t fh_timeline__sankranti(int32_t year, unsigned sign, int hour) {
    int32_t d = fh_timeline__days(year, 1, 1);
    double goal = sign * 30.0;
    for (int tried = 0; tried < 366; tried++, d++) {
        double past = turn(starry_sun(d + (hour - 5.5) / 24) - goal);
        if (past < 2) return d;
    }
    return d;
}
