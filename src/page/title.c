/* SPDX-License-Identifier: MIT
 *
 * page/title.c - the headline.
 *
 * JSON-LD's headline, Open Graph's title, the <h1>, and <title>, in this order, save that the <h1> is taken
 * where it is the same without a kicker. What stands behind a bar or a dash at the end of one of them goes
 * when it is the site's name, or when another of them has the same words without it. */
#include "base/map.h"
#include "page/head.h"
#include "page/words.h"

enum { MAX_TITLE = 500, MAX_H1 = 50, MIN_PART = 12, MAX_SITE = 50 };

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

/* *ret_site: what was cut off because another title is the same without it. */
static fh_str without_site(fh_str title, fh_str outlet, fh_str host, const fh_str *others, size_t n, fh_str *ret_site) {
    size_t len = 0;
    for (int round = 0; round < 3; round++) {
        size_t at = last_mark(title, &len);
        if (at == SIZE_MAX || at < 4) return title;
        fh_str head = fh_str_trim(fh_str_cut(title, 0, at)), tail = fh_str_trim(fh_str_cut(title, at + len, title.len));
        bool cut = names_site(tail, outlet, host);
        for (size_t k = 0; k < n && !cut; k++) {
            cut = others[k].len && same_letters(head, others[k]);
            if (cut && tail.len < MAX_SITE) *ret_site = tail;
        }
        if (!cut) return title;
        title = head;
    }
    return title;
}

/* Of the <h1>s, the one whose words the head of the page has most of: a logo or a section's name has few. */
static fh_str best_h1(const fh_page_doc *doc, fh_str head_words) {
    fh_str best = {NULL, 0};
    float most = 0.3f;
    fh_map known = {.arena = doc->arena};
    fh_page_word w;
    for (size_t at = 0; fh_page__next_word(head_words, &at, &w);)
        if (w.kind != FH_WORD_SIGN) fh_map_put(&known, w.hash, 0);
    for (size_t i = 0, seen = 0; i < doc->nodes.n && seen < MAX_H1; i++) {
        const fh_page_node *n = &doc->nodes.at[i];
        fh_str s = n->tag == FH_TAG_H1 ? fh_page__node_text(doc, n) : (fh_str){NULL, 0};
        if (!s.len || s.len > MAX_TITLE) continue;
        seen++;
        size_t all = 0, hits = 0;
        for (size_t at = 0; fh_page__next_word(s, &at, &w);) {
            if (w.kind == FH_WORD_SIGN) continue;
            all++;
            hits += fh_map_get(&known, w.hash) != NULL;
        }
        float share = all ? (float)hits / (float)all : 0;
        if (share > most) most = share, best = s;
    }
    return fh_page__plain(doc->arena, best, false);
}

/* Whether the letters of `part` stand in `whole` at one of its ends, and whole has more. */
static bool is_end_of(fh_str part, fh_str whole) {
    if (part.len < MIN_PART || part.len >= whole.len) return false;
    return same_letters(part, fh_str_cut(whole, whole.len - part.len, whole.len)) || same_letters(part, fh_str_cut(whole, 0, part.len));
}

fh_str fh_page__title(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_str outlet, fh_str *ret_site) {
    static const char *const keys[] = {"og:title", "twitter:title", "dc.title", "title", NULL};
    fh_arena *arena = doc->arena;
    fh_str host = fh_page__host(raw->url.len ? raw->url : doc->canonical), meta = fh_page__plain(arena, fh_page__meta(doc, keys), false);
    fh_str all = fh_str_format(arena, "%.*s %.*s %.*s", FH_STR_ARGS(said->headline), FH_STR_ARGS(meta), FH_STR_ARGS(doc->title));
    enum { SAID, META, H1, TITLE, GIVEN, N };
    fh_str options[N] = {said->headline, meta, best_h1(doc, all), fh_page__plain(arena, doc->title, false), raw->title}, clean[N];
    for (size_t i = 0; i < N; i++) {
        if (options[i].len > MAX_TITLE) options[i].len = 0;
        clean[i] = options[i].len ? without_site(options[i], outlet, host, options, N, ret_site) : (fh_str){NULL, 0};
    }
    /* A headline's h1 without the kicker that the head of the page puts before it. */
    if (clean[SAID].len) return is_end_of(clean[H1], clean[SAID]) && !same_letters(clean[META], clean[SAID]) ? clean[H1] : clean[SAID];
    if (is_end_of(clean[H1], clean[META])) return clean[H1];
    for (size_t i = 0; i < N; i++)
        if (clean[i].len) return clean[i];
    return (fh_str){NULL, 0};
}
