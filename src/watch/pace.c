/* SPDX-License-Identifier: MIT
 *
 * watch/pace.c - when a feed is asked again. */
#include "watch/pace.h"

#include <curl/curl.h>

#include "base/hash.h"

static int64_t seconds_of(fh_str s) {
    int64_t n = 0;
    for (size_t i = 0; i < s.len && fh_is_digit(s.ptr[i]) && n < INT32_MAX; i++) n = n * 10 + (s.ptr[i] - '0');
    return n;
}

static bool is_number(fh_str s) {
    for (size_t i = 0; i < s.len; i++)
        if (!fh_is_digit(s.ptr[i])) return false;
    return s.len > 0;
}

int64_t watch_retry_after(fh_str value, int64_t now) {
    char text[64];
    value = fh_str_trim(value);
    int64_t then = 0;
    if (is_number(value)) then = now + seconds_of(value);
    else if (value.len && value.len < sizeof text) {
        memcpy(text, value.ptr, value.len);
        text[value.len] = '\0';
        then = (int64_t)curl_getdate(text, NULL); /* reads the three forms of RFC 9110 in no locale; -1: none of them */
    }
    if (then <= now) return 0;
    return then < now + WATCH_DAY ? then : now + WATCH_DAY;
}

int64_t watch_max_age(fh_str value) {
    fh_str part;
    int64_t age = 0;
    while (fh_str_next(&value, ',', &part)) {
        part = fh_str_trim(part);
        const fh_str name = FH_STR("max-age=");
        if (part.len > name.len && fh_str_equal_nocase(fh_str_cut(part, 0, name.len), name)) age = seconds_of(fh_str_cut(part, name.len, part.len));
    }
    return age < WATCH_FRESH ? age : WATCH_FRESH;
}

int64_t watch_next(fh_str feed, int64_t now, int64_t every, unsigned failures, int64_t not_before) {
    int64_t wait = every > 0 ? every : 1;
    for (unsigned i = 0; i < failures && wait < WATCH_DAY; i++) wait *= 2;
    if (wait > WATCH_DAY) wait = every > WATCH_DAY ? every : WATCH_DAY;
    int64_t tenth = wait / 10;
    uint64_t chance = fh_hash_pair(fh_hash64(feed), failures);
    wait += tenth ? (int64_t)(chance % (uint64_t)(2 * tenth + 1)) - tenth : 0;
    return now + wait > not_before ? now + wait : not_before;
}
