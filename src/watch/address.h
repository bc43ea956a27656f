/* SPDX-License-Identifier: MIT
 *
 * watch/address.h - addresses on the web and on the net. */
#ifndef FH_WATCH_ADDRESS_H
#define FH_WATCH_ADDRESS_H

#include "base/str.h"

/* An http or https address taken apart; all parts are NUL-terminated and live in the arena. */
typedef struct watch_address {
    fh_str url;    /* whole, without a fragment */
    fh_str origin; /* "https://example.org:8443": robots.txt speaks for it */
    fh_str host;   /* "example.org": pauses are kept for it */
    fh_str path;   /* with the query, from its first "/" */
} watch_address;

/* Takes `url` apart, a relative one against `base` (absent: none). False when it cannot be read, or is neither http
 * nor https. */
bool watch_address_of(fh_arena *arena, fh_str url, fh_str base, watch_address *ret);

/* Whether an IP address, in text, belongs to this machine or to a net behind it: what a stranger's feed may not lead to. */
bool watch_is_private(const char *ip);

#endif
