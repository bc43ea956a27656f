/* SPDX-License-Identifier: MIT
 *
 * watch/pace.h - when a feed is asked again. All of it is arithmetic: the same feed, failures and clock give
 * the same moment, so that it can be tested and two runs agree. Times are seconds since 1970, UTC. */
#ifndef FH_WATCH_PACE_H
#define FH_WATCH_PACE_H

#include "base/str.h"

enum {
    WATCH_DAY = 86400,   /* nothing is put off for longer: neither by failures nor by what a server asks */
    WATCH_FRESH = 43200  /* longest that Cache-Control may put the next visit off */
};

/* The moment that a Retry-After header names, as a number of seconds or a date; 0 when it names none. Not later than a
 * day from now. */
int64_t watch_retry_after(fh_str value, int64_t now);

/* Seconds that a Cache-Control header calls the answer fresh, at most WATCH_FRESH. */
int64_t watch_max_age(fh_str value);

/* When to ask again after `failures` failures in a row (0: it went well): `every` seconds, doubled for each failure up to a
 * day, and a tenth more or less, which the feed's address and the count decide, so that feeds drift apart. Never before
 * `not_before`, which a server asked for. */
int64_t watch_next(fh_str feed, int64_t now, int64_t every, unsigned failures, int64_t not_before);

#endif
