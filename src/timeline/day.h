/* SPDX-License-Identifier: MIT
 *
 * timeline/day.h - what the files about days and longer stretches share. */
#ifndef FH_TIMELINE_DAY_H
#define FH_TIMELINE_DAY_H

#include "timeline/rules.h"

typedef uint32_t fh_timeline__rule(tl_parser *p, uint32_t i, tl_expr *e);

/* What a rule answers that found the moment w: the atom after it. */
static inline uint32_t fh_timeline__when(tl_expr *e, tl_when w, uint32_t next) {
    e->kind = E_WHEN;
    e->a = w;
    e->relative = w.relative;
    return next;
}

/* date.c */
fh_timeline__rule fh_timeline__calendar; /* days and months by their number or name */
uint32_t fh_timeline__weekday_name(const tl_parser *p, uint32_t i, unsigned *ret);
void fh_timeline__supply_year(const tl_parser *p, uint32_t i, tl_when *w);                     /* for a month, a day, a season */

/* relative.c */
fh_timeline__rule fh_timeline__relative; /* today, last week, three days ago, the next two years */

/* year.c */
fh_timeline__rule fh_timeline__year_alone, fh_timeline__reckoned_year, fh_timeline__decade, fh_timeline__century;
int32_t fh_timeline__full_year(const tl_parser *p, int two);                            /* of two digits: "'68", "15" */
uint32_t fh_timeline__worded_year(const tl_parser *p, uint32_t i, tl_when *ret);        /* two thousand nineteen, nineteen eighty four */
uint32_t fh_timeline__year_of(tl_parser *p, uint32_t i, tl_when *ret);                  /* "of 1941", "1941", "in 1941", "of last year" */

/* holiday.c */
fh_timeline__rule fh_timeline__named_holiday; /* "Easter", "the Easter of 2031", "next Diwali" */

/* part.c */
fh_timeline__rule fh_timeline__nth_of, fh_timeline__weekday_of, fh_timeline__edge, fh_timeline__day_alone;

#endif
