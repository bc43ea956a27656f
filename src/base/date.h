/* SPDX-License-Identifier: MIT
 *
 * base/date.h - counting with calendar dates. */
#ifndef FH_BASE_DATE_H
#define FH_BASE_DATE_H

#include <firsthand/types.h>

/* Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, days_from_civil). */
static inline int64_t fh_date_days(int64_t year, unsigned month, unsigned day) {
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    int64_t of_year = (153 * ((int64_t)month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* The date of a day count, with precision DAY; the inverse of fh_date_days (civil_from_days). */
static inline fh_datetime fh_date_of_days(int64_t days) {
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097, of_era = days - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    int64_t day = of_year - (153 * month + 2) / 5 + 1, m = month < 10 ? month + 3 : month - 9;
    return (fh_datetime){.year = (int16_t)(year + era * 400 + (m <= 2)), .month = (uint8_t)m, .day = (uint8_t)day, .precision = FH_PRECISION_DAY};
}

/* Minutes since 1970-01-01T00:00 UTC; parts below the precision count as the first of theirs, and a time
 * without a zone as UTC. t has a date. */
static inline int64_t fh_datetime_minutes(fh_datetime t) {
    int64_t days = fh_date_days(t.year, t.month ? t.month : 1, t.day ? t.day : 1);
    return days * 1440 + t.hour * 60 + t.minute - (t.has_zone ? t.zone_minutes : 0);
}

#endif
