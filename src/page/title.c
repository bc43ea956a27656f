/* SPDX-License-Identifier: MIT
 *
 * page/title.c - the headline.
 *
 * JSON-LD's headline, Open Graph's title, the first <h1>, and <title>, in this order. What stands behind a
 * bar or a dash at the end of one of them goes when it is the site's name, or when another of them has the
 * same words without it. */
#include "page/head.h"

enum { MAX_TITLE = 500 };

static const fh_str marks[] = {{" | ", 3}, {" - ", 3}, {" – ", 5}, {" — ", 5}, {" :: ", 4}, {" » ", 4}, {" · ", 4}, {" • ", 5}, {" / ", 3}, {" : ", 3}, {" ‹ ", 5}, {" « ", 4}};

/* Letters and digits of both agree, without case, spaces and marks. */
static bool same_letters(fh_str a, fh_str b) {
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.len && !fh_is_alpha(a.ptr[i]) && !fh_is_digit(a.ptr[i]) && (unsigned char)a.ptr[i] < 0x80) i++;
        while (k < b.len && !fh_is_alpha(b.ptr[k]) && !fh_is_digit(b.ptr[k]) && (unsigned char)b.ptr[k] < 0x80) k++;
        if (i == a.len || k == b.len) return i == a.len && k == b.len;
        if (fh_to_lower(a.ptr[i++]) != fh_to_lower(b.ptr[k++])) return false;
    }
}

/* Whether `tail` names the site: it is the outlet, or its letters are those of the host. */
static bool names_site(fh_str tail, fh_str outlet, fh_str host) {
    if (outlet.len && (same_letters(tail, outlet) || fh_str_find_nocase(tail, outlet, 0) != SIZE_MAX || (tail.len > 3 && fh_str_find_nocase(outlet, tail, 0) != SIZE_MAX))) return true;
    size_t dot = fh_str_find_char(host, '.', 0);
    if (dot == SIZE_MAX) return false;
    return same_letters(tail, host) || same_letters(tail, fh_str_cut(host, 0, dot));
}

/* Where the last (or first) mark cuts s; SIZE_MAX for none. */
static size_t last_mark(fh_str s, size_t *ret_len) {
    size_t best = SIZE_MAX;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        for (size_t at = 0; (at = fh_str_find(s, marks[k], at)) != SIZE_MAX; at++)
            if (best == SIZE_MAX || at > best) best = at, *ret_len = marks[k].len;
    return best;
}

static fh_str without_site(fh_str title, fh_str outlet, fh_str host, const fh_str *others, size_t n) {
    size_t len = 0;
    for (int round = 0; round < 3; round++) {
        size_t at = last_mark(title, &len);
        if (at == SIZE_MAX || at < 4) return title;
        fh_str head = fh_str_trim(fh_str_cut(title, 0, at)), tail = fh_str_trim(fh_str_cut(title, at + len, title.len));
        bool cut = names_site(tail, outlet, host);
        for (size_t k = 0; k < n && !cut; k++) cut = others[k].len && same_letters(head, others[k]);
        if (!cut) return title;
        title = head;
    }
    return title;
}

static fh_str first_h1(const fh_page_doc *doc) {
    fh_str best = {NULL, 0};
    for (size_t i = 0; i < doc->nodes.n; i++) {
        const fh_page_node *n = &doc->nodes.at[i];
        if (n->tag != FH_TAG_H1) continue;
        fh_str s = fh_page__node_text(doc, n);
        if (s.len > best.len && s.len <= MAX_TITLE && !(n->above & FH_ABOVE_HIDDEN)) best = s;
    }
    return best;
}

fh_str fh_page__title(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_str outlet) {
    static const char *const keys[] = {"og:title", "twitter:title", "dc.title", "title", NULL};
    fh_arena *arena = doc->arena;
    fh_str host = fh_page__host(raw->url.len ? raw->url : doc->canonical);
    fh_str options[] = {said->headline, fh_page__plain(arena, fh_page__meta(doc, keys), false), first_h1(doc), fh_page__plain(arena, doc->title, false), raw->title};
    enum { N = sizeof options / sizeof *options };
    for (size_t i = 0; i < N; i++) {
        if (!options[i].len || options[i].len > MAX_TITLE) continue;
        return without_site(options[i], outlet, host, options, N);
    }
    return (fh_str){NULL, 0};
}
