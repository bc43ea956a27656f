/* SPDX-License-Identifier: MIT
 *
 * timeline/expression.h - the rules that expression.c chooses among, and what they share. */
#ifndef FH_TIMELINE_EXPRESSION_H
#define FH_TIMELINE_EXPRESSION_H

#include "timeline/day.h"

/* Tries all n rules at atom i: the atom after the longest match, whose reading is *e; 0 where none matches. */
uint32_t fh_timeline__longest(tl_parser *p, uint32_t i, fh_timeline__rule *const *rules, size_t n, tl_expr *e);

/* daytime.c */
fh_timeline__rule fh_timeline__day_and_time, fh_timeline__time_and_day, fh_timeline__part_of_day;
/* Which half of the day an hour is of that does not say: that of a part of the day (W_PART, 0 for none); `dated`: a day is said. */
void fh_timeline__choose_half(const tl_parser *p, tl_when *clock, unsigned part, bool dated);
/* Past what may stand between a day and a time: "at", "@", "around", a comma. *ret_sure: a bare hour may follow. */
uint32_t fh_timeline__connector(const tl_parser *p, uint32_t i, bool *ret_sure);

/* length.c */
fh_timeline__rule fh_timeline__duration, fh_timeline__set;

/* expression.c */
fh_timeline__rule fh_timeline__now; /* "now", "recently", "the future", "at present" */

/* range.c */
fh_timeline__rule fh_timeline__range, fh_timeline__span_of, fh_timeline__open_end, fh_timeline__and_later, fh_timeline__within, fh_timeline__with_preposition;

#endif
