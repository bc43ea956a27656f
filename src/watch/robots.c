/* SPDX-License-Identifier: MIT
 *
 * watch/robots.c - what a robots.txt allows (RFC 9309).
 *
 * A group is one or more User-agent lines and the rules below them. The groups that name our product token are
 * read as one; only where there is none do those for "*" count. Of the rules whose pattern fits, the longest
 * decides, and of two of one length the one that allows. A pattern fits from the beginning of the path; "*"
 * stands for any bytes, "$" at its end for the end of the path.
 *
 * The text is read from the top for every question: it is short, questions are few, and nothing is kept. */
#include "watch/robots.h"

typedef struct line { fh_str name, value; } line;

/* The next "name: value" without its comment. False at the end. */
static bool next_line(fh_str *rest, line *ret) {
    fh_str s;
    while (rest->len) {
        size_t end = 0;
        while (end < rest->len && rest->ptr[end] != '\n' && rest->ptr[end] != '\r') end++;
        s = fh_str_cut(*rest, 0, end);
        *rest = fh_str_cut(*rest, end < rest->len ? end + 1 : end, rest->len);
        size_t comment = fh_str_find_char(s, '#', 0);
        if (comment != SIZE_MAX) s = fh_str_cut(s, 0, comment);
        size_t colon = fh_str_find_char(s, ':', 0);
        if (colon == SIZE_MAX) continue;
        *ret = (line){fh_str_trim(fh_str_cut(s, 0, colon)), fh_str_trim(fh_str_cut(s, colon + 1, s.len))};
        return true;
    }
    return false;
}

/* The product token of a User-agent line: what stands before a version. */
static fh_str token_of(fh_str value) {
    size_t n = 0;
    while (n < value.len && (fh_is_alpha(value.ptr[n]) || value.ptr[n] == '-' || value.ptr[n] == '_' || value.ptr[n] == '*')) n++;
    return fh_str_cut(value, 0, n);
}

/* ---- patterns ---------------------------------------------------------------------------------------- */

static int hex_of(char c) {
    if (fh_is_digit(c)) return c - '0';
    c = fh_to_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_unreserved(char c) { return fh_is_alpha(c) || fh_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

/* One form for each path: escapes of letters and digits undone, all other escapes in capitals, bytes beyond ASCII escaped.
 * Cut at WATCH_ROBOTS_PATTERN. */
static fh_str normalise(fh_str s, char out[WATCH_ROBOTS_PATTERN]) {
    static const char digits[] = "0123456789ABCDEF";
    size_t n = 0;
    for (size_t i = 0; i < s.len && n + 3 <= WATCH_ROBOTS_PATTERN; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool escaped = c == '%' && i + 2 < s.len && hex_of(s.ptr[i + 1]) >= 0 && hex_of(s.ptr[i + 2]) >= 0;
        if (escaped) {
            c = (unsigned char)(hex_of(s.ptr[i + 1]) * 16 + hex_of(s.ptr[i + 2]));
            i += 2;
        }
        if ((escaped && !is_unreserved((char)c)) || c >= 0x80) {
            out[n++] = '%';
            out[n++] = digits[c >> 4];
            out[n++] = digits[c & 15];
        } else out[n++] = (char)c;
    }
    return (fh_str){out, n};
}

/* The parts between stars must stand in the path one after the other; the first where it begins. Taking each at its
 * earliest place is enough, but for a last part that "$" ties to the end. */
static bool fits(fh_str pattern, fh_str path) {
    bool to_end = fh_str_ends(pattern, FH_STR("$")), first = true;
    if (to_end) pattern = fh_str_cut(pattern, 0, pattern.len - 1);
    for (;;) {
        size_t star = fh_str_find_char(pattern, '*', 0);
        bool last = star == SIZE_MAX;
        fh_str part = fh_str_cut(pattern, 0, last ? pattern.len : star);
        if (last && to_end && !first) return fh_str_ends(path, part);
        size_t at = first ? (fh_str_starts(path, part) ? 0 : SIZE_MAX) : part.len ? fh_str_find(path, part, 0) : 0;
        if (at == SIZE_MAX) return false;
        path = fh_str_cut(path, at + part.len, path.len);
        if (last) return !to_end || !path.len;
        pattern = fh_str_cut(pattern, star + 1, pattern.len);
        first = false;
    }
}

/* ---- groups --------------------------------------------------------------------------------------------- */

static bool names(fh_str value, fh_str agent) { return fh_str_equal_nocase(token_of(value), agent); }

static bool is_agent(const line *l) { return fh_str_equal_nocase(l->name, FH_STR("user-agent")); }
static bool is_rule(const line *l) { return fh_str_equal_nocase(l->name, FH_STR("allow")) || fh_str_equal_nocase(l->name, FH_STR("disallow")); }

static bool has_group(fh_str robots, fh_str agent) {
    for (line l; next_line(&robots, &l);)
        if (is_agent(&l) && names(l.value, agent)) return true;
    return false;
}

static unsigned seconds_of(fh_str value) {
    unsigned n = 0;
    for (size_t i = 0; i < value.len && fh_is_digit(value.ptr[i]) && n < WATCH_ROBOTS_DELAY; i++) n = n * 10 + (unsigned)(value.ptr[i] - '0');
    return n < WATCH_ROBOTS_DELAY ? n : WATCH_ROBOTS_DELAY;
}

bool watch_robots_allow(fh_str robots, fh_str agent, fh_str path, unsigned *ret_delay) {
    char path_room[WATCH_ROBOTS_PATTERN], pattern_room[WATCH_ROBOTS_PATTERN];
    if (robots.len > WATCH_ROBOTS_BYTES) robots.len = WATCH_ROBOTS_BYTES;
    if (fh_str_starts(robots, FH_STR("\xef\xbb\xbf"))) robots = fh_str_cut(robots, 3, robots.len);
    fh_str who = has_group(robots, agent) ? agent : FH_STR("*");
    bool ours = false, in_agents = false, allowed = true;
    size_t longest = 0;
    unsigned delay = 0;
    bool own_file = fh_str_equal(path, FH_STR("/robots.txt")); /* may always be fetched */
    path = normalise(path, path_room);
    for (line l; next_line(&robots, &l);) {
        if (is_agent(&l)) {
            ours = names(l.value, who) || (in_agents && ours);
            in_agents = true;
            continue;
        }
        if (ours && fh_str_equal_nocase(l.name, FH_STR("crawl-delay"))) delay = seconds_of(l.value);
        if (!is_rule(&l)) continue; /* other lines do not end a list of agents */
        in_agents = false;
        fh_str pattern = normalise(l.value, pattern_room);
        if (!ours || !pattern.len || pattern.len < longest || !fits(pattern, path)) continue;
        bool allows = fh_to_lower(l.name.ptr[0]) == 'a';
        allowed = allows || (pattern.len == longest && allowed);
        longest = pattern.len;
    }
    if (ret_delay) *ret_delay = delay;
    return allowed || own_file;
}
