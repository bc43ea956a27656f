/* SPDX-License-Identifier: MIT
 *
 * watch/robots.h - what a robots.txt allows (RFC 9309). */
#ifndef FH_WATCH_ROBOTS_H
#define FH_WATCH_ROBOTS_H

#include "base/str.h"

enum {
    WATCH_ROBOTS_BYTES = 500 << 10, /* of a robots.txt that are read: what the RFC asks for */
    WATCH_ROBOTS_PATTERN = 1024,    /* longest path and pattern that are compared, after normalising */
    WATCH_ROBOTS_DELAY = 60         /* longest pause that Crawl-delay may ask for, in seconds */
};

/* Whether `agent` (a product token such as "firsthand") may fetch `path` (path and query, from its first "/").
 * *ret_delay: seconds between two requests that Crawl-delay asks for, 0 where it does not; NULL is fine.
 * Cost: linear in the text for each rule that applies. */
bool watch_robots_allow(fh_str robots, fh_str agent, fh_str path, unsigned *ret_delay);

#endif
