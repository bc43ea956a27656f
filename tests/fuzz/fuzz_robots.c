/* SPDX-License-Identifier: MIT
 *
 * Properties of robots.txt: asking twice gives one answer; robots.txt itself is always allowed; a group of our name
 * that allows everything, set before, makes no path worse than it was allowed without; a file that names nobody forbids
 * nothing. The bytes before the first NUL are the path, the rest is the file. */
#include <stdlib.h>

#include "base/buf.h"
#include "watch/robots.h"

static const fh_str agent = {"firsthand", 9};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fh_str all = {(const char *)data, size};
    size_t cut = fh_str_find_char(all, '\0', 0);
    if (cut == SIZE_MAX || cut == 0) return 0;
    fh_str path = fh_str_cut(all, 0, cut), robots = fh_str_cut(all, cut + 1, size);
    unsigned delay = 0, again = 0;
    bool allowed = watch_robots_allow(robots, agent, path, &delay);
    if (allowed != watch_robots_allow(robots, agent, path, &again) || delay != again || delay > WATCH_ROBOTS_DELAY) abort();
    if (!watch_robots_allow(robots, agent, FH_STR("/robots.txt"), NULL)) abort();
    if (fh_str_find_nocase(robots, FH_STR("user-agent"), 0) == SIZE_MAX && !allowed) abort();
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_buf b = {.arena = arena};
    fh_buf_add(&b, FH_STR("User-agent: firsthand\nAllow: "));
    for (size_t i = 0; i < 2 * WATCH_ROBOTS_PATTERN; i++) fh_buf_add_char(&b, '*'); /* longer than any rule, fits everything */
    fh_buf_add(&b, FH_STR("\nUser-agent: nobody\nAllow: /\n"));
    fh_buf_add(&b, robots);
    if (fh_buf_str(&b).len < WATCH_ROBOTS_BYTES && !watch_robots_allow(fh_buf_str(&b), agent, path, NULL)) abort();
    fh_arena_free(arena);
    return 0;
}
