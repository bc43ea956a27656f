/* SPDX-License-Identifier: MIT
 *
 * timeline/calendar.c - the proleptic Gregorian calendar in whole days. Day counts after H. Hinnant's
 * "chrono-compatible low-level date algorithms"; Easter after the anonymous Gregorian computus and
 * Meeus's Julian one. All constant time. */
#include "base/date.h"
#include "timeline/grammar.h"

int32_t fh_timeline__days(int32_t y, unsigned m, unsigned d) { return (int32_t)fh_date_days(y, m, d); }

tl_when fh_timeline__civil(int32_t days) {
    days += 719468;
    int32_t era = (days >= 0 ? days : days - 146096) / 146097;
    uint32_t doe = (uint32_t)(days - era * 146097), yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    uint32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153, m = mp < 10 ? mp + 3 : mp - 9;
    return (tl_when){.year = (int32_t)yoe + era * 400 + (m <= 2), .grain = G_DAY, .month = (uint8_t)m, .day = (uint8_t)(doy - (153 * mp + 2) / 5 + 1)};
}

unsigned fh_timeline__weekday(int32_t days) { return (unsigned)(((days + 3) % 7 + 7) % 7) + 1; }

unsigned fh_timeline__month_days(int32_t y, unsigned m) {
    static const uint8_t n[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0) ? 29 : n[(m + 11) % 12];
}

unsigned fh_timeline__iso_week(int32_t days, int32_t *ret_year) {
    int32_t thursday = days - (int32_t)fh_timeline__weekday(days) + 4;
    *ret_year = fh_timeline__civil(thursday).year;
    return (unsigned)(thursday - fh_timeline__days(*ret_year, 1, 1)) / 7 + 1;
}

int32_t fh_timeline__iso_monday(int32_t year, int week) {
    int32_t jan4 = fh_timeline__days(year, 1, 4);
    return jan4 - (int32_t)fh_timeline__weekday(jan4) + 1 + 7 * (week - 1);
}

int32_t fh_timeline__nth_weekday(int32_t year, unsigned month, int n, unsigned weekday) {
    if (n < 0) {
        int32_t last = fh_timeline__days(year, month, fh_timeline__month_days(year, month));
        return last - (int32_t)((fh_timeline__weekday(last) + 7 - weekday) % 7) + 7 * (n + 1);
    }
    int32_t first = fh_timeline__days(year, month, 1);
    return first + (int32_t)((weekday + 7 - fh_timeline__weekday(first)) % 7) + 7 * (n - 1);
}

int32_t fh_timeline__easter(int32_t y, bool orthodox) {
    if (orthodox) {
        int32_t d = (19 * (y % 19) + 15) % 30, e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7, julian = d + e + 114;
        return fh_timeline__days(y, (unsigned)(julian / 31), (unsigned)(julian % 31 + 1)) + y / 100 - y / 400 - 2;
    }
    int32_t a = y % 19, b = y / 100, c = y % 100, h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return fh_timeline__days(y, (unsigned)(n / 31), (unsigned)(n % 31 + 1));
}

tl_grain fh_timeline__grain_of(tl_unit unit) {
    static const uint8_t grain[] = {G_NONE, G_SECOND, G_MINUTE, G_HOUR, G_DAY, G_WEEK, G_WEEKEND, G_WEEK, G_MONTH, G_QUARTER, G_YEAR, G_DECADE,
                                    G_CENTURY, G_MILLENNIUM, G_DAY, G_SEASON};
    return (tl_grain)grain[unit];
}

static tl_when add_months(tl_when w, int32_t n) {
    int32_t m = w.year * 12 + (w.month ? w.month - 1 : 0) + n;
    if (m < 12) m = 12;
    w.year = m / 12;
    if (w.month) w.month = (uint8_t)(m % 12 + 1);
    if (w.grain == G_QUARTER && w.month) w.sub = (uint8_t)((w.month - 1) / 3 + 1);
    if (w.day > 28 && w.day > fh_timeline__month_days(w.year, w.month)) w.day = (uint8_t)fh_timeline__month_days(w.year, w.month);
    return w;
}

static tl_when add_days(tl_when w, int32_t n) {
    tl_when d = fh_timeline__civil(fh_timeline__day_of(w) + n);
    w.year = d.year < 1 ? 1 : d.year;
    w.month = d.month;
    w.day = d.day;
    return w;
}

static tl_when add_seconds(tl_when w, int64_t n) {
    int64_t t = w.hour * 3600 + w.minute * 60 + w.second + n, day = t >= 0 ? t / 86400 : -((86399 - t) / 86400);
    t -= day * 86400;
    w = add_days(w, (int32_t)day);
    w.hour = (uint8_t)(t / 3600);
    w.minute = (uint8_t)(t / 60 % 60);
    w.second = (uint8_t)(t % 60);
    return w;
}

tl_when fh_timeline__shift(tl_when w, int32_t n, tl_unit unit) {
    if (n > 300000 || n < -300000) n = n > 0 ? 300000 : -300000; /* keeps every product in range; no text means more */
    if (w.bc && unit >= U_MONTH) { /* years before Christ count down */
        int32_t years = unit == U_DECADE ? n * 10 : unit == U_CENTURY ? n * 100 : unit == U_YEAR ? n : 0;
        if (years < w.year) { w.year -= years; return w; }
        w.year = years - w.year + 1;
        w.bc = false;
        return w;
    }
    switch (unit) {
    case U_SECOND: return add_seconds(w, n);
    case U_MINUTE: return add_seconds(w, (int64_t)n * 60);
    case U_HOUR: return add_seconds(w, (int64_t)n * 3600);
    case U_DAY: case U_NIGHT: return add_days(w, n);
    case U_WEEK: case U_WEEKEND: return add_days(w, n * 7);
    case U_FORTNIGHT: return add_days(w, n * 14);
    case U_MONTH: return add_months(w, n);
    case U_QUARTER: return add_months(w, n * 3);
    case U_YEAR: return add_months(w, n * 12);
    case U_DECADE: return add_months(w, n * 120);
    case U_CENTURY: return add_months(w, n * 1200);
    case U_MILLENNIUM: return add_months(w, n * 12000);
    default: return w;
    }
}

/* The season that holds a month: winter has the year of its January. */
static tl_when season_of(tl_when w) {
    unsigned m = w.month ? w.month : 1;
    w.sub = (uint8_t)(m >= 3 && m <= 5 ? 1 : m >= 6 && m <= 8 ? 2 : m >= 9 && m <= 11 ? 3 : 4);
    if (m == 12) w.year++;
    w.month = (uint8_t)((w.sub - 1) * 3 + 3);
    return w;
}

tl_when fh_timeline__truncate(tl_when w, tl_grain grain) {
    if (grain < G_HOUR) w.hour = w.minute = w.second = 0;
    if (grain < G_MINUTE) w.minute = w.second = 0;
    if (grain < G_SECOND) w.second = 0;
    if (grain != G_PART) w.part = 0;
    int32_t day = fh_timeline__day_of(w);
    uint32_t weekday = fh_timeline__weekday(day);
    switch (grain) {
    case G_WEEK: w = add_days(w, 1 - (int32_t)weekday); break;
    case G_WEEKEND: w = add_days(w, 6 - (int32_t)weekday); break;
    case G_SEASON: w = season_of(w); w.day = 0; break;
    case G_QUARTER: w.sub = (uint8_t)(((w.month ? w.month : 1) - 1) / 3 + 1); break;
    case G_HALF: w.sub = (uint8_t)(((w.month ? w.month : 1) - 1) / 6 + 1); break;
    case G_DECADE: w.year -= w.year % 10; break;
    case G_CENTURY: w.year -= w.year % 100; break;
    case G_MILLENNIUM: w.year -= w.year % 1000; break;
    default: break;
    }
    if (grain <= G_MONTH) w.day = 0;
    if (grain == G_QUARTER) w.month = (uint8_t)(w.sub * 3 - 2);
    else if (grain == G_HALF) w.month = (uint8_t)(w.sub * 6 - 5);
    else if (grain <= G_YEAR) w.month = 0;
    w.grain = (uint8_t)grain;
    return w;
}

void fh_timeline__bounds(tl_when w, int32_t *ret_first, int32_t *ret_after) {
    int32_t y = w.year;
    int32_t first = fh_timeline__day_of(w), after = first + 1;
    switch (w.grain) {
    case G_MILLENNIUM: after = fh_timeline__days(y + 1000, 1, 1); break;
    case G_CENTURY: after = fh_timeline__days(y + 100, 1, 1); break;
    case G_DECADE: after = fh_timeline__days(y + 10, 1, 1); break;
    case G_YEAR: after = fh_timeline__days(y + 1, 1, 1); break;
    case G_HALF: first = fh_timeline__days(y, w.sub == 2 ? 7 : 1, 1); after = fh_timeline__days(y + (w.sub == 2), w.sub == 2 ? 1 : 7, 1); break;
    case G_QUARTER: first = fh_timeline__days(y, w.sub * 3u - 2, 1); after = fh_timeline__days(y + (w.sub == 4), w.sub == 4 ? 1 : w.sub * 3u + 1, 1); break;
    case G_SEASON: { /* of the northern half of the earth, by the sun */
        static const uint8_t month[] = {12, 3, 6, 9, 12}, day[] = {21, 20, 21, 23, 21}, end_month[] = {3, 6, 9, 12, 3}, end_day[] = {19, 20, 24, 20, 19};
        first = fh_timeline__days(w.sub == 4 ? y - 1 : y, month[w.sub], day[w.sub]);
        after = fh_timeline__days(y, end_month[w.sub], end_day[w.sub]);
        break;
    }
    case G_MONTH: after = fh_timeline__days(y + (w.month == 12), w.month % 12u + 1, 1); break;
    case G_WEEK: after = first + 7; break;
    case G_WEEKEND: after = first + 2; break;
    default: break;
    }
    *ret_first = first;
    *ret_after = after;
}
