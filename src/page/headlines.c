/* SPDX-License-Identifier: MIT
 *
 * page/headlines.c - candidates for the headline.
 *
 * A page names itself in up to a dozen places, and each has its vice: JSON-LD and <title> are written for
 * search engines, Open Graph for sharing, an <h1> may be the site's logo. All of them are collected, with
 * and without the site's name behind or before a mark; equal ones become one candidate that knows all its
 * places. A candidate's figures tell where it stands, which places agree on it, how it relates to the
 * others (one of them with a kicker before it, or with something behind), and whether its words are those
 * of the running text. Cost: candidates squared; they are at most MAX_FOUND. */
#include "page/headlines.h"

#include <assert.h>

#include "page/class_table.h"
#include "page/words.h"

enum { MAX_TITLE = 500, MAX_FOUND = 40, MAX_H1 = 8, MAX_H2 = 10, MAX_SITE = 50, MIN_PROSE = 140, PROSE_WORDS = 500, NEAR_PROSE = 8, MIN_LETTERS = 2 };

static const fh_str marks[] = {{" | ", 3}, {" - ", 3}, {" – ", 5}, {" — ", 5}, {" :: ", 4}, {" » ", 4}, {" · ", 4}, {" • ", 5}, {" / ", 3},
                               {" : ", 3}, {" ‹ ", 5}, {" « ", 4}, {" // ", 4}, {": ", 2}, {"|", 1}, {"ㅣ", 3}, {"--", 2}, {"_", 1}, {"-", 1}};
enum { LOOSE_MARKS = 13 }; /* from here on, marks that may stand within a headline: only the site's own name is cut off at them */

/* ---- words and letters ------------------------------------------------------------------------ */

/* Past spaces and marks: those of ASCII, dashes and quotation marks (U+2000 on), soft hyphens and guillemets (U+00A0 on). */
static size_t next_letter(fh_str s, size_t i) {
    while (i < s.len) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == 0xe2 && i + 2 < s.len && (unsigned char)s.ptr[i + 1] == 0x80) i += 3;
        else if (c == 0xc2 && i + 1 < s.len) i += 2;
        else if (c >= 0x80 || fh_is_alpha(s.ptr[i]) || fh_is_digit(s.ptr[i])) break;
        else i++;
    }
    return i < s.len ? i : s.len;
}

/* How many bytes of s the letters and digits of `start` take, without case and marks; 0 when s does not begin with them. */
static size_t begins_with(fh_str s, fh_str start) {
    size_t i = 0, k = 0;
    for (;;) {
        k = next_letter(start, k);
        if (k >= start.len) return i;
        i = next_letter(s, i);
        if (i >= s.len || fh_to_lower(s.ptr[i]) != fh_to_lower(start.ptr[k])) return 0;
        i++, k++;
    }
}

static bool same_letters(fh_str a, fh_str b) {
    size_t end = begins_with(a, b);
    return end && next_letter(a, end) >= a.len;
}

static size_t letters_of(fh_str s) {
    size_t n = 0;
    for (size_t i = 0; (i = next_letter(s, i)) < s.len; i++) n++;
    return n;
}

bool fh_page__ends_with(fh_str s, fh_str end) {
    enum { MARKS = 8 }; /* bytes that marks and soft hyphens may make the one or the other longer */
    if (end.len >= s.len) return false;
    size_t first = s.len - end.len > MARKS ? s.len - end.len - MARKS : 0;
    for (size_t at = s.len - end.len + MARKS / 2 + 1; at-- > first;) {
        if (at == 0 || at >= s.len) continue;
        bool opens = next_letter(s, at) == at && (fh_is_space(s.ptr[at - 1]) || next_letter(s, at - 1) != at - 1);
        if (opens && same_letters(fh_str_cut(s, at, s.len), end)) return true;
    }
    return false;
}

static size_t words_of(fh_str s) {
    size_t n = 0;
    fh_page_word w;
    for (size_t at = 0; fh_page__next_word(s, &at, &w);) n += w.kind != FH_WORD_SIGN;
    return n;
}

/* Whether half of the words of a, or more, are words of b. */
static bool half_is_of(fh_str a, fh_str b) {
    size_t all = 0, shared = 0;
    fh_page_word v, w;
    for (size_t at = 0; fh_page__next_word(a, &at, &v);) {
        if (v.kind == FH_WORD_SIGN) continue;
        bool found = false;
        for (size_t k = 0; !found && fh_page__next_word(b, &k, &w);) found = w.kind != FH_WORD_SIGN && w.hash == v.hash;
        all++;
        shared += found;
    }
    return 2 * shared >= all;
}

/* ---- the site's name ------------------------------------------------------------------------------ */

/* Whether `part` names the site: it is the outlet, or its letters are those of the host. */
static bool names_site(const fh_page_headlines *h, fh_str part) {
    fh_str outlet = h->outlet, host = h->host;
    if (!letters_of(part)) return false;
    if (outlet.len && (same_letters(part, outlet) || (part.len < 2 * outlet.len + 12 && fh_str_find_nocase(part, outlet, 0) != SIZE_MAX) ||
                       (part.len > 3 && fh_str_find_nocase(outlet, part, 0) != SIZE_MAX))) return true;
    size_t dot = fh_str_find_char(host, '.', 0);
    if (dot == SIZE_MAX) return false;
    return same_letters(part, host) || same_letters(part, fh_str_cut(host, 0, dot));
}

typedef struct cut { fh_str head, tail; bool loose; } cut;

/* Cuts s at its last mark, or at its first; false where there is none. A shorter mark at the same place yields. */
static bool cut_at(fh_str s, bool last, cut *ret) {
    size_t best = SIZE_MAX, len = 0;
    bool loose = false;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        for (size_t at = 0; (at = fh_str_find(s, marks[k], at)) != SIZE_MAX; at += marks[k].len) {
            bool better = best == SIZE_MAX || (last ? at >= best + len : at + marks[k].len <= best);
            if (better) best = at, len = marks[k].len, loose = k >= LOOSE_MARKS;
            if (!last) break;
        }
    if (best == SIZE_MAX) return false;
    *ret = (cut){fh_str_trim(fh_str_cut(s, 0, best)), fh_str_trim(fh_str_cut(s, best + len, s.len)), loose};
    return true;
}

static bool stands_alone(const fh_page_headlines *h, fh_str s) {
    for (size_t i = 0; i < h->found.n; i++)
        if (same_letters(h->found.at[i].text, s)) return true;
    return false;
}

/* s without the site's name at its end or beginning, or without what others do without. */
static fh_str without_site(const fh_page_headlines *h, fh_str s, fh_str *ret_site) {
    cut c;
    for (int round = 0; round < 3 && cut_at(s, true, &c) && c.head.len > 3; round++) {
        bool named = names_site(h, c.tail), alone = !named && !c.loose && stands_alone(h, c.head);
        if (!named && !alone) break;
        if (alone && c.tail.len < MAX_SITE) *ret_site = c.tail;
        s = c.head;
    }
    for (int round = 0; round < 2 && cut_at(s, false, &c) && c.tail.len > 3 && names_site(h, c.head); round++) s = c.tail;
    return s;
}

/* ---- collecting -------------------------------------------------------------------------------------- */

static void add(fh_page_headlines *h, fh_str s, uint32_t from, uint32_t node) {
    s = fh_str_trim(s);
    if (s.len > MAX_TITLE || letters_of(s) < MIN_LETTERS) return;
    h->has |= from;
    for (size_t i = 0; i < h->found.n; i++) {
        fh_page_headline *c = &h->found.at[i];
        if (!same_letters(c->text, s)) continue;
        c->from = (c->from | from) & ~(c->from & from & FH_FROM_CUT ? 0u : (uint32_t)FH_FROM_CUT); /* it stands somewhere whole */
        if (!c->node) c->node = node;
        return;
    }
    if (h->found.n < MAX_FOUND) fh_vec_push(h->doc->arena, &h->found, ((fh_page_headline){s, from, node}));
}

static void add_metas(fh_page_headlines *h) {
    static const struct { const char *key; uint32_t from; } keys[] = {
        {"og:title", FH_FROM_OG}, {"twitter:title", FH_FROM_TWITTER}, {"dc.title", FH_FROM_META}, {"dcterms.title", FH_FROM_META}, {"title", FH_FROM_META},
        {"headline", FH_FROM_META}, {"sailthru.title", FH_FROM_META}, {"parsely-title", FH_FROM_META}, {"cxenseparse:title", FH_FROM_META},
        {"citation_title", FH_FROM_META}, {"article.headline", FH_FROM_META}};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const char *const one[] = {keys[k].key, NULL};
        add(h, fh_page__plain(h->doc->arena, fh_page__meta(h->doc, one), false), keys[k].from, 0);
    }
}

/* The longest of the elements right inside an <h1>, where there are several parts. */
static void add_inside(fh_page_headlines *h, uint32_t h1) {
    const fh_page_doc *doc = h->doc;
    const fh_page_node *n = &doc->nodes.at[h1];
    fh_str best = {NULL, 0};
    if (fh_page__node_text(doc, n).len > MAX_TITLE) return;
    for (uint32_t i = h1 + 1; i < doc->nodes.n && doc->nodes.at[i].text_begin < n->text_end; i++) {
        fh_str s = fh_page__node_text(doc, &doc->nodes.at[i]);
        if (s.len > best.len && s.len < fh_page__node_text(doc, n).len) best = s;
        fh_str before = fh_str_trim(fh_str_cut(doc->text, n->text_begin, doc->nodes.at[i].text_begin));
        fh_str after = doc->nodes.at[i].text_end <= n->text_end ? fh_str_trim(fh_str_cut(doc->text, doc->nodes.at[i].text_end, n->text_end)) : (fh_str){NULL, 0};
        if (before.len > best.len) best = before;
        if (after.len > best.len) best = after;
    }
    add(h, fh_page__plain(doc->arena, best, false), FH_FROM_INSIDE | FH_FROM_CUT, h1);
}

static void add_headings(fh_page_headlines *h) {
    const fh_page_doc *doc = h->doc;
    size_t seen = 0;
    for (uint32_t i = 0; i < doc->nodes.n; i++) {
        const fh_page_node *n = &doc->nodes.at[i];
        if (n->tag == FH_TAG_H1 && h->n_h1++ < MAX_H1) {
            add(h, fh_page__plain(doc->arena, fh_page__node_text(doc, n), false), FH_FROM_H1, i);
            add_inside(h, i);
        }
        bool lower = n->tag == FH_TAG_H2 || n->tag == FH_TAG_H3;
        if (lower && n->block_begin <= h->prose_begin + NEAR_PROSE && seen++ < MAX_H2) add(h, fh_page__plain(doc->arena, fh_page__node_text(doc, n), false), FH_FROM_H2, i);
    }
    seen = 0;
    for (size_t i = 0; i < doc->attrs.n && seen < 2; i++) {
        const fh_page_attr *a = &doc->attrs.at[i];
        if (a->kind != FH_ATTR_ITEMPROP || !fh_str_equal(a->value, FH_STR("headline"))) continue;
        seen++;
        add(h, fh_page__plain(doc->arena, fh_page__node_text(doc, &doc->nodes.at[a->node]), false), FH_FROM_MARKED, a->node);
    }
}

/* All without the site's name, and <title> cut at each of its marks. */
static void add_cuts(fh_page_headlines *h, fh_str title, fh_str *ret_site) {
    size_t n = h->found.n;
    for (size_t i = 0; i < n; i++) {
        fh_str bare = without_site(h, h->found.at[i].text, ret_site);
        if (bare.len < h->found.at[i].text.len) add(h, bare, h->found.at[i].from | FH_FROM_CUT, h->found.at[i].node);
    }
    cut c;
    for (int round = 0; round < 3 && cut_at(title, true, &c) && !c.loose; round++, title = c.head) {
        add(h, c.head, FH_FROM_CUT, 0);
        if (round == 0) add(h, c.tail, FH_FROM_CUT, 0);
    }
}

static void learn_prose(fh_page_headlines *h) {
    size_t n = 0;
    h->prose_begin = (uint32_t)h->doc->blocks.n;
    for (size_t i = 0; i < h->doc->blocks.n && n < PROSE_WORDS; i++) {
        const fh_page_block *b = &h->doc->blocks.at[i];
        if (b->end - b->begin < MIN_PROSE || 3 * b->link_bytes > b->end - b->begin) continue;
        if (h->prose_begin == h->doc->blocks.n) h->prose_begin = (uint32_t)i;
        fh_page_word w;
        fh_str s = fh_page__block_text(h->doc, b);
        for (size_t at = 0; n < PROSE_WORDS && fh_page__next_word(s, &at, &w); n++)
            if (w.kind != FH_WORD_SIGN) fh_map_put(&h->prose, w.hash, 0);
    }
}

void fh_page__headlines(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_str outlet, fh_page_headlines *ret, fh_str *ret_site) {
    *ret = (fh_page_headlines){.doc = doc, .outlet = outlet, .prose.arena = doc->arena};
    ret->host = fh_page__host(raw->url.len ? raw->url : doc->canonical);
    fh_str title = fh_page__plain(doc->arena, doc->title, false);
    learn_prose(ret);
    add(ret, said->headline, FH_FROM_SAID, 0);
    add(ret, said->alternative, FH_FROM_ALTERNATIVE, 0);
    add(ret, said->name, FH_FROM_NAME, 0);
    add_metas(ret);
    add_headings(ret);
    add(ret, title, FH_FROM_TITLE, 0);
    add(ret, raw->kind == FH_RAW_HTML ? fh_page__plain(doc->arena, raw->title, false) : raw->title, FH_FROM_GIVEN, 0);
    add_cuts(ret, title, ret_site);
}

/* Whether b is a with something before or behind it, or a is b so. */
static bool is_longer_or_shorter(fh_str a, fh_str b) {
    return begins_with(a, b) || begins_with(b, a) || fh_page__ends_with(a, b) || fh_page__ends_with(b, a);
}

size_t fh_page__headline_apart(const fh_page_headlines *h, size_t i) {
    static const uint32_t template = FH_FROM_TITLE | FH_FROM_H1;
    const fh_page_headline *c = &h->found.at[i];
    if ((c->from & template) != template || c->from & FH_FROM_OG) return i;
    for (size_t k = 0; k < h->found.n; k++) {
        const fh_page_headline *og = &h->found.at[k];
        if (!(og->from & FH_FROM_OG) || og->from & template || is_longer_or_shorter(og->text, c->text)) continue;
        if (half_is_of(og->text, c->text)) return k;
    }
    return i;
}

/* ---- figures ----------------------------------------------------------------------------------------- */

typedef struct row { float *at; size_t n; } row;
static void put(row *r, float v) { r->at[r->n++] = v; }
static void put_bool(row *r, bool v) { put(r, v ? 1.0f : 0.0f); }

static void put_places(row *r, const fh_page_headlines *h, uint32_t from) {
    static const uint32_t pairs[] = {FH_FROM_OG | FH_FROM_H1, FH_FROM_TITLE | FH_FROM_H1, FH_FROM_TITLE | FH_FROM_OG};
    static const uint32_t whole = FH_FROM_NAME | FH_FROM_OG | FH_FROM_TWITTER | FH_FROM_META | FH_FROM_TITLE | FH_FROM_H1 | FH_FROM_MARKED;
    for (unsigned k = 0; k < FH_FROM_KINDS; k++) put_bool(r, from >> k & 1);
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) put_bool(r, (from & pairs[k]) == pairs[k]);
    put_bool(r, !(h->has & FH_FROM_H1) && from & FH_FROM_H2);
    put_bool(r, h->n_h1 == 1 && from & FH_FROM_H1);
    put(r, (float)__builtin_popcount(from & whole));
}

/* What it has in common with the other candidates that are no mere cuts. */
static void put_relations(row *r, const fh_page_headlines *h, size_t i) {
    static const uint32_t visible = FH_FROM_H1 | FH_FROM_MARKED, machine = FH_FROM_SAID | FH_FROM_OG | FH_FROM_TITLE | FH_FROM_TWITTER;
    float at_begin[2] = {0}, at_end[2] = {0}, has_begin[2] = {0}, has_end[2] = {0};
    fh_str s = h->found.at[i].text;
    for (size_t k = 0; k < h->found.n; k++) {
        uint32_t from = h->found.at[k].from;
        if (k == i || !(from & (visible | machine))) continue;
        size_t kind = from & visible ? 0 : 1;
        fh_str t = h->found.at[k].text;
        if (t.len > s.len) {
            at_begin[kind] = begins_with(t, s) || at_begin[kind] > 0;
            at_end[kind] = fh_page__ends_with(t, s) || at_end[kind] > 0;
        } else {
            has_begin[kind] = begins_with(s, t) || has_begin[kind] > 0;
            has_end[kind] = fh_page__ends_with(s, t) || has_end[kind] > 0;
        }
    }
    for (size_t kind = 0; kind < 2; kind++) put(r, at_begin[kind]), put(r, at_end[kind]), put(r, has_begin[kind]), put(r, has_end[kind]);
}

static void put_text(row *r, const fh_page_headlines *h, fh_str s) {
    size_t words = words_of(s), hits = 0, all = 0;
    fh_page_word w;
    for (size_t at = 0; fh_page__next_word(s, &at, &w);) {
        if (w.kind == FH_WORD_SIGN) continue;
        all++;
        hits += fh_map_get(&h->prose, w.hash) != NULL;
    }
    cut c;
    bool marked = cut_at(s, true, &c) && !c.loose;
    put_bool(r, s.len <= 12);
    put_bool(r, s.len > 12 && words <= 3);
    put_bool(r, s.len > 110);
    put_bool(r, marked);
    put_bool(r, names_site(h, s));
    put(r, all ? (float)hits / (float)all : 0);
    size_t colon = fh_str_find(s, FH_STR(": "), 0);
    put_bool(r, colon != SIZE_MAX && 2 * colon < s.len);
}

static void put_node(row *r, const fh_page_headlines *h, const fh_page_headline *c) {
    static const uint32_t away = CLASS_RELATED | CLASS_COMMENT | CLASS_SIDE | CLASS_FOOT | CLASS_NAV;
    const fh_page_node *n = &h->doc->nodes.at[c->node];
    bool some = c->node != 0;
    bool near = some && n->block_begin <= h->prose_begin && n->block_begin + NEAR_PROSE >= h->prose_begin;
    put_bool(r, near);
    put_bool(r, some && n->block_begin > h->prose_begin);
    put_bool(r, some && (n->words_above & away || n->above & (FH_ABOVE_ASIDE | FH_ABOVE_FOOTER | FH_ABOVE_NAV)));
    put_bool(r, some && n->words & CLASS_TITLE);
    put_bool(r, some && n->above & (FH_ABOVE_ARTICLE | FH_ABOVE_MAIN));
    put_bool(r, some && n->above & FH_ABOVE_HIDDEN);
    put_bool(r, some && n->above & FH_ABOVE_LINK);
}

void fh_page__headline_row(const fh_page_headlines *h, size_t i, float *ret_row) {
    row r = {ret_row, 0};
    put_places(&r, h, h->found.at[i].from);
    put_relations(&r, h, i);
    put_text(&r, h, h->found.at[i].text);
    put_node(&r, h, &h->found.at[i]);
    assert(r.n == FH_HEADLINE_FIGURES);
}
