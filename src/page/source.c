/* SPDX-License-Identifier: MIT
 *
 * page/source.c - the part of a page's source that a parser has to see.
 *
 * More than half of a news page is scripts, styles, drawings and comments. They are dropped here, in one
 * scan that looks at nothing but '<' (memchr runs at memory speed), before the HTML parser looks at every
 * byte. JSON-LD is set aside on the way. Where an element that is dropped has no end tag, only its start
 * tag goes; one failed search for an end tag is remembered, so that the scan stays linear. */
#include "page/doc.h"

#include "base/utf8.h"

enum { LONG_TAG = 32 }; /* bytes: shorter tags are copied as they are */
enum { SCRIPT, STYLE, SVG, IFRAME, COMMENT, N_DROPPED };

static const struct dropped { fh_str begin, end; } dropped[N_DROPPED] = {
    {{"script", 6}, {"</script", 8}},
    {{"style", 5}, {"</style", 7}},
    {{"svg", 3}, {"</svg", 5}},
    {{"iframe", 6}, {"</iframe", 8}},
    {{"!--", 3}, {"-->", 3}},
};

typedef struct scan {
    fh_page_doc *doc;
    fh_str in;
    char *out;
    size_t n;
    bool endless[N_DROPPED]; /* no further end tag of this kind */
} scan;

static bool name_at(fh_str s, size_t at, fh_str name) {
    if (at + name.len > s.len || !fh_str_equal_nocase(fh_str_cut(s, at, at + name.len), name)) return false;
    return at + name.len == s.len || !(fh_is_alpha(s.ptr[at + name.len]) || s.ptr[at + name.len] == '-');
}

/* Where `what`, which begins with '<' or '-', stands next; letters without case. */
static size_t find_end(fh_str s, fh_str what, size_t from) {
    while (from + what.len <= s.len) {
        const char *p = memchr(s.ptr + from, what.ptr[0], s.len - from - what.len + 1);
        if (!p) break;
        from = (size_t)(p - s.ptr);
        if (fh_str_equal_nocase(fh_str_cut(s, from, from + what.len), what)) return from;
        from++;
    }
    return SIZE_MAX;
}

/* The end of the tag that begins at `at`: past its '>', with quoted values stepped over. */
static size_t tag_end(fh_str s, size_t at) {
    char quote = 0;
    for (size_t i = at; i < s.len; i++) {
        char c = s.ptr[i];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '>') return i + 1;
        else if ((c == '"' || c == '\'') && i > at && s.ptr[i - 1] == '=') quote = c;
    }
    const char *p = memchr(s.ptr + at, '>', s.len - at);
    return p ? (size_t)(p - s.ptr) + 1 : s.len;
}

static bool is_json_ld(fh_str tag) { return fh_str_find_nocase(tag, FH_STR("ld+json"), 0) != SIZE_MAX; }

/* Steps over a dropped element or comment at '<'; answers where reading goes on, or SIZE_MAX when it is none. */
static size_t step_over(scan *s, size_t at) {
    int kind = 0;
    fh_str rest = fh_str_cut(s->in, at + 1, s->in.len);
    while (kind < COMMENT && !name_at(s->in, at + 1, dropped[kind].begin)) kind++;
    if (kind == COMMENT && !fh_str_starts(rest, dropped[COMMENT].begin)) return SIZE_MAX;
    size_t open = kind == COMMENT ? at + 4 : tag_end(s->in, at);
    if (kind == COMMENT && open >= s->in.len) return s->in.len;
    size_t from = kind == COMMENT && s->in.ptr[open] == '>' ? at + 2 : open;
    size_t end = s->endless[kind] ? SIZE_MAX : find_end(s->in, dropped[kind].end, from);
    if (end == SIZE_MAX) {
        s->endless[kind] = true;
        return kind == SCRIPT || kind == STYLE ? s->in.len : open;
    }
    if (kind == SCRIPT && is_json_ld(fh_str_cut(s->in, at, open)))
        fh_vec_push(s->doc->arena, &s->doc->data, fh_str_cut(s->in, open, end));
    return kind == COMMENT ? end + 3 : tag_end(s->in, end);
}

static void copy(scan *s, size_t begin, size_t end) {
    memcpy(s->out + s->n, s->in.ptr + begin, end - begin);
    s->n += end - begin;
}

/* Attributes that page/parse.c reads. */
static bool is_read(fh_str name) {
    static const fh_str names[] = {{"class", 5}, {"id", 2}, {"itemprop", 8}, {"rel", 3}, {"datetime", 8}, {"content", 7}, {"property", 8}, {"name", 4},
                                   {"http-equiv", 10}, {"lang", 4}, {"hidden", 6}, {"aria-hidden", 11}, {"style", 5}};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (name.len == names[k].len && fh_str_equal_nocase(name, names[k])) return true;
    return false;
}

/* Past the attribute that begins at `at`; its name in *ret_name. */
static size_t attribute_end(fh_str s, size_t at, size_t end, fh_str *ret_name) {
    size_t i = at;
    while (i < end && !fh_is_space(s.ptr[i]) && s.ptr[i] != '=' && s.ptr[i] != '>' && s.ptr[i] != '/') i++;
    *ret_name = fh_str_cut(s, at, i);
    size_t k = i;
    while (k < end && fh_is_space(s.ptr[k])) k++;
    if (k >= end || s.ptr[k] != '=') return i;
    for (k++; k < end && fh_is_space(s.ptr[k]);) k++;
    if (k < end && (s.ptr[k] == '"' || s.ptr[k] == '\'')) {
        const char *close = memchr(s.ptr + k + 1, s.ptr[k], end - k - 1);
        return close ? (size_t)(close - s.ptr) + 1 : end;
    }
    while (k < end && !fh_is_space(s.ptr[k]) && s.ptr[k] != '>') k++;
    return k;
}

/* Copies the start tag [begin, end) with the attributes that are read. A <link> keeps its address. What is written is no longer
 * than what was there, so that `out` never needs more room than `in`: attributes that adjoin get the space they lack only
 * where something was left out. */
static void copy_tag(scan *s, size_t begin, size_t end) {
    size_t i = begin + 1, first = s->n;
    fh_str name;
    while (i < end && !fh_is_space(s->in.ptr[i]) && s->in.ptr[i] != '>' && s->in.ptr[i] != '/') i++;
    bool link = fh_str_equal_nocase(fh_str_cut(s->in, begin + 1, i), FH_STR("link"));
    copy(s, begin, i);
    while (i < end) {
        char c = s->in.ptr[i];
        if (c == '>') break;
        if (fh_is_space(c) || c == '/' || c == '=') { i++; continue; }
        size_t stop = attribute_end(s->in, i, end, &name);
        bool fits = s->n - first + 1 + (stop - i) + 1 <= end - begin;
        if (!fits) break;
        if (is_read(name) || (link && fh_str_equal_nocase(name, FH_STR("href")))) {
            s->out[s->n++] = ' ';
            copy(s, i, stop);
        }
        i = stop > i ? stop : i + 1;
    }
    s->out[s->n++] = '>';
}

/* Drops what is dropped; `out` has room for all of `in`. */
static void drop(scan *s) {
    size_t kept = 0, at = 0;
    while (at < s->in.len) {
        const char *p = memchr(s->in.ptr + at, '<', s->in.len - at);
        if (!p) break;
        at = (size_t)(p - s->in.ptr);
        char c = at + 1 < s->in.len ? fh_to_lower(s->in.ptr[at + 1]) : 0;
        size_t next = SIZE_MAX;
        if (c == 's' || c == 'i' || c == '!') next = step_over(s, at);
        if (next == SIZE_MAX && (c == '!' || c == '?')) next = tag_end(s->in, at);
        if (next != SIZE_MAX) {
            copy(s, kept, at);
            s->out[s->n++] = ' ';
        } else if (fh_is_alpha(c) && (next = tag_end(s->in, at)) - at > LONG_TAG && s->in.ptr[next - 1] == '>') {
            copy(s, kept, at);
            copy_tag(s, at, next);
        } else {
            at++;
            continue;
        }
        kept = at = next;
    }
    copy(s, kept, s->in.len);
}

/* NUL becomes a space and each byte that belongs to no UTF-8 sequence '?', in place. */
static void make_harmless(char *p, size_t n) {
    fh_str s = {p, n};
    for (char *z = p; (z = memchr(z, 0, n - (size_t)(z - p)));) *z++ = ' ';
    size_t bad;
    while (s.len && !fh_utf8_valid(s, &bad)) {
        p[bad] = '?';
        p += bad + 1;
        s = fh_str_cut(s, bad + 1, s.len);
    }
}

fh_str fh_page__source(fh_page_doc *doc, fh_str html) {
    scan s = {.doc = doc, .in = html, .out = fh_arena_alloc_raw(doc->arena, html.len + 1, 1, 1)};
    if (!s.out) return (fh_str){NULL, 0};
    drop(&s);
    make_harmless(s.out, s.n);
    s.out[s.n] = 0;
    return (fh_str){s.out, s.n};
}
