/* SPDX-License-Identifier: MIT
 *
 * timeline/timeline.h - expressions of time, the dates they name, and what is dated by them. */
#ifndef FH_TIMELINE_TIMELINE_H
#define FH_TIMELINE_TIMELINE_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

/* Fills times of `r`, whose tokens and sentences are read and whose tokens are tagged (parts of speech tell the
 * tense; without them dates go to the nearest side). Relative expressions are counted from `anchor`, or
 * from r->published where anchor has no precision; where there is neither they keep a value without a date. */
fh_status fh_timeline_read(fh_arena *keep, fh_arena *scratch, fh_datetime anchor, fh_report *r, fh_error *err);

/* The rows of one story's timeline, by date, report, begin: expressions that date an event, with the clause
 * they date and its status; each a row of its own. */
fh_status fh_timeline_events(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, const uint32_t *members,
                             uint32_t n_members, fh_event **ret_events, uint32_t *ret_n, fh_error *err);

#endif
