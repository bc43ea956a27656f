/* SPDX-License-Identifier: MIT
 *
 * timeline/day.h - what the files about days and longer stretches share. */
#ifndef FH_TIMELINE_DAY_H
#define FH_TIMELINE_DAY_H

#include "timeline/rules.h"

/* date.c */
uint32_t fh_timeline__calendar(tl_parser *p, uint32_t i, tl_expr *e);
uint32_t fh_timeline__weekday_name(const tl_parser *p, uint32_t i, unsigned *ret);
void fh_timeline__supply_year(const tl_parser *p, uint32_t i, tl_when *w);                     /* for a month, a day, a season */
void fh_timeline__supply_week(const tl_parser *p, uint32_t i, unsigned weekday, tl_when *w);   /* for a day of the week */

/* relative.c */
uint32_t fh_timeline__relative(tl_parser *p, uint32_t i, tl_expr *e); /* today, last week, three days ago, the next two years */

#endif
