/* SPDX-License-Identifier: MIT
 *
 * page/head.c - title, outlet, byline, dates and the rest, each from the best that speaks of it.
 *
 * JSON-LD before Open Graph before marked elements before the running text; what intake/ was told of the
 * report (a feed's title and date) serves where the page is silent. */
#include "page/head.h"

#include "page/class_table.h"
#include "page/words.h"

enum { MAX_TITLE = 400, MAX_BYLINE_NODES = 12, NEAR_TITLE = 8, NEAR_NAME = 2 };

fh_str fh_page__meta(const fh_page_doc *doc, const char *const *keys) {
    for (; *keys; keys++)
        for (size_t i = 0; i < doc->metas.n; i++)
            if (fh_str_equal(doc->metas.at[i].key, fh_str_of(*keys)) && doc->metas.at[i].value.len) return doc->metas.at[i].value;
    return (fh_str){NULL, 0};
}

fh_str fh_page__host(fh_str url) {
    size_t at = fh_str_find(url, FH_STR("://"), 0);
    if (at == SIZE_MAX) return (fh_str){NULL, 0};
    fh_str host = fh_str_cut(url, at + 3, url.len);
    for (size_t i = 0; i < host.len; i++)
        if (host.ptr[i] == '/' || host.ptr[i] == ':' || host.ptr[i] == '?' || host.ptr[i] == '#') host.len = i;
    return fh_str_starts(host, FH_STR("www.")) ? fh_str_cut(host, 4, host.len) : host;
}

static fh_str first_of(const fh_str *options, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (fh_str_trim(options[i]).len) return fh_str_trim(options[i]);
    return (fh_str){NULL, 0};
}

static bool is_url(fh_str s) { return fh_str_starts(s, FH_STR("http")) || fh_str_starts(s, FH_STR("//")) || fh_str_find(s, FH_STR(".com/"), 0) != SIZE_MAX; }

/* ---- outlet, language, section ------------------------------------------------------------ */

static fh_str find_outlet(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw) {
    static const char *const keys[] = {"og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "twitter:app:name:iphone",
                                       "cre", "apple-mobile-web-app-title", NULL};
    static const char *const site[] = {"og:site_name", NULL};
    fh_str options[] = {raw->outlet, fh_page__meta(doc, site), said->publisher, fh_page__meta(doc, keys)};
    fh_str outlet = first_of(options, sizeof options / sizeof *options);
    return is_url(outlet) ? fh_page__host(outlet) : outlet;
}

static fh_str find_language(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw) {
    static const char *const keys[] = {"og:locale", "content-language", "language", "dc.language", "inlanguage", NULL};
    fh_str options[] = {raw->language, doc->language, said->language, fh_page__meta(doc, keys)};
    fh_str tag = first_of(options, sizeof options / sizeof *options);
    size_t n = 0;
    while (n < tag.len && n < 3 && fh_is_alpha(tag.ptr[n])) n++;
    if (n < 2 || (n < tag.len && fh_is_alpha(tag.ptr[n]))) return (fh_str){NULL, 0};
    char *low = fh_arena_alloc_raw(doc->arena, n, 1, 1);
    for (size_t i = 0; low && i < n; i++) low[i] = fh_to_lower(tag.ptr[i]);
    return (fh_str){low, low ? n : 0};
}

/* How the text writes days with a month's name: "9 May" or "May 9". Above 0: the day first. */
static int days_before_months(const fh_page_doc *doc) {
    enum { LOOK_AT = 20000 };
    fh_str text = doc->text.len > LOOK_AT ? fh_str_cut(doc->text, 0, LOOK_AT) : doc->text;
    fh_page_word w;
    int found = 0;
    bool day = false, month = false; /* what the word before was */
    for (size_t at = 0; fh_page__next_word(text, &at, &w);) {
        bool is_day = w.kind == FH_WORD_NUMBER && w.number >= 1 && w.number <= 31, is_month = w.kind != FH_WORD_NUMBER && w.kind != FH_WORD_SIGN && fh_page__month(w.hash);
        found += (day && is_month) - (month && is_day);
        day = is_day;
        month = is_month;
    }
    return found;
}

/* American pages write the month first; so do Philippine and most Canadian ones, but those rarely in figures. */
static fh_page_date_order order_of(const fh_page_doc *doc, const fh_page_head *head) {
    static const char *const keys[] = {"og:locale", NULL};
    fh_str locale = fh_page__meta(doc, keys), tag = doc->language;
    if (fh_str_find_nocase(tag, FH_STR("US"), 2) != SIZE_MAX || fh_str_find_nocase(locale, FH_STR("US"), 2) != SIZE_MAX) return FH_MONTH_FIRST;
    if (fh_str_find_nocase(tag, FH_STR("GB"), 2) != SIZE_MAX || fh_str_find_nocase(locale, FH_STR("GB"), 2) != SIZE_MAX) return FH_DAY_FIRST;
    if (head->language.len && !fh_str_equal(head->language, FH_STR("en"))) return FH_DAY_FIRST;
    return days_before_months(doc) > 0 ? FH_DAY_FIRST : FH_MONTH_FIRST;
}

/* ---- byline ------------------------------------------------------------------------------------- */

/* Whether the head of the page names an author at all, were it an institution: then a name in some element
 * with "author" in its class is more likely somebody else's. */
static bool said_so(const fh_page_doc *doc, const fh_page_said *said, const char *const *keys) {
    fh_str meta = fh_page__meta(doc, keys);
    return said->authors.n > 0 || (meta.len && !is_url(meta));
}

/* Whether an element stands in a side box, a list of other articles or the like. What the headline stands in, too, is none:
 * a page's outermost elements bear such words for their layout ("has-sidebar"). */
static bool is_away(const fh_page_doc *doc, const fh_page_node *n, size_t title) {
    static const uint32_t away = CLASS_RELATED | CLASS_COMMENT | CLASS_SIDE | CLASS_FOOT | CLASS_NAV;
    for (uint32_t up = 0; n->words_above & away; n = &doc->nodes.at[up]) {
        if (title != FH_NONE && n->block_begin <= title && title < n->block_end) return false;
        if (n->words & away) return true;
        if (!(up = n->parent)) break;
    }
    return false;
}

/* Whether attribute a says that its element n is a byline. Round 0: itemprop="author", 1: rel="author", 2: a class that says so. */
static bool says_byline(const fh_page_attr *a, const fh_page_node *n, int round) {
    return round == 0   ? a->kind == FH_ATTR_ITEMPROP && fh_str_find_nocase(a->value, FH_STR("author"), 0) != SIZE_MAX
           : round == 1 ? a->kind == FH_ATTR_REL && fh_str_equal(a->value, FH_STR("author"))
                        : a->kind == FH_ATTR_CLASS && n->words & CLASS_BYLINE;
}

/* What stands before an element in its first block. */
static fh_str text_before(const fh_page_doc *doc, const fh_page_node *n) {
    return n->block_begin < doc->blocks.n ? fh_str_cut(doc->text, doc->blocks.at[n->block_begin].begin, n->text_begin) : (fh_str){NULL, 0};
}

/* Names in marked elements, by rounds. Once names are found, only elements right behind the first one may add to them. */
static void byline_of_elements(const fh_page_doc *doc, int round, fh_page_head *head) {
    size_t seen = 0, until = SIZE_MAX, title = head->title_block;
    for (size_t i = 0; i < doc->attrs.n && seen < MAX_BYLINE_NODES; i++) {
        const fh_page_attr *a = &doc->attrs.at[i];
        const fh_page_node *n = &doc->nodes.at[a->node];
        bool hit = says_byline(a, n, round);
        bool by_title = title != FH_NONE && n->block_begin + NEAR_TITLE >= title && n->block_begin <= title + NEAR_TITLE;
        if (!hit || (!by_title && is_away(doc, n, title))) continue;
        if (n->block_begin > until) break;
        seen++;
        if (fh_page__other_hand(text_before(doc, n))) continue;
        fh_page_byline_trust trust = round < 2 ? FH_BYLINE_MARKED : FH_BYLINE_TEXT;
        if (fh_page__byline(doc->arena, fh_page__node_text(doc, n), head->outlet, trust, &head->byline) && until == SIZE_MAX)
            until = n->block_begin + NEAR_NAME;
    }
}

/* Where nobody is named: what somebody calls himself, in a link marked as the author's or behind a "By". */
static void handle_of_elements(const fh_page_doc *doc, fh_page_head *head) {
    for (int round = 1; round < 3; round++)
        for (size_t i = 0; i < doc->attrs.n && !head->byline.n; i++) {
            const fh_page_node *n = &doc->nodes.at[doc->attrs.at[i].node];
            if (!says_byline(&doc->attrs.at[i], n, round) || is_away(doc, n, head->title_block)) continue;
            fh_page__handle(doc->arena, text_before(doc, n), fh_page__node_text(doc, n), head->outlet, round == 2, &head->byline);
        }
}

static void find_byline(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_page_head *head) {
    static const char *const keys[] = {"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "og:article:author",
                                       "citation_author", "article:author_name", "dc.contributor", "twitter:data1", NULL};
    fh_arena *arena = doc->arena;
    for (uint32_t i = 0; i < raw->n_byline; i++) fh_page__byline(arena, raw->byline[i], head->outlet, FH_BYLINE_PERSON, &head->byline);
    for (size_t i = 0; !head->byline.n && i < said->authors.n; i++)
        if (!said->authors.at[i].organisation)
            for (size_t k = i; k < said->authors.n; k++)
                if (!said->authors.at[k].organisation) fh_page__byline(arena, said->authors.at[k].name, head->outlet, FH_BYLINE_PERSON, &head->byline);
    for (size_t k = 0; !head->byline.n && keys[k]; k++)
        for (size_t i = 0; i < doc->metas.n; i++)
            if (fh_str_equal(doc->metas.at[i].key, fh_str_of(keys[k])) && !is_url(doc->metas.at[i].value))
                fh_page__byline(arena, fh_page__plain(arena, doc->metas.at[i].value, false), head->outlet, k != 11 ? FH_BYLINE_MARKED : FH_BYLINE_TEXT, &head->byline);
    for (int pass = 0; !head->byline.n && pass < (said_so(doc, said, keys) ? 2 : 3); pass++) byline_of_elements(doc, pass, head);
}

/* A short line near the title with "By" or its like before a name; else one anywhere that begins with it and a colon. */
static void byline_from_lines(const fh_page_doc *doc, fh_page_head *head) {
    enum { MAX_LINE = 160, LINES = 12 };
    size_t from = head->title_block == FH_NONE ? 0 : head->title_block, end = from + LINES;
    for (size_t i = from; i < doc->blocks.n && !head->byline.n; i++) {
        fh_str s = fh_page__block_text(doc, &doc->blocks.at[i]);
        const fh_page_node *n = &doc->nodes.at[doc->blocks.at[i].node];
        if (s.len >= MAX_LINE || (i >= end && (!doc->html || !fh_page__by_colon(s) || is_away(doc, n, head->title_block)))) continue;
        size_t by = fh_page__by_word(s);
        if (by != SIZE_MAX && !fh_page__other_hand(fh_str_cut(s, 0, by))) fh_page__byline(doc->arena, fh_str_cut(s, by, s.len), head->outlet, FH_BYLINE_TEXT, &head->byline);
        bool in_bold = i < end && s.len >= 5 && s.len < 60 && doc->blocks.at[i].bold_bytes + 2 >= s.len; /* a name alone, in bold */
        if (in_bold && n->tag == FH_TAG_P) fh_page__byline(doc->arena, s, head->outlet, FH_BYLINE_TEXT, &head->byline);
    }
}

/* ---- all ---------------------------------------------------------------------------------------------- */

/* The heading that is the title; else one that has it with a kicker or more; else the first <h1>. */
static uint32_t find_title_block(const fh_page_doc *doc, fh_str title) {
    enum { MIN_PART = 12 };
    uint32_t h1 = FH_NONE, part = FH_NONE;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        fh_str s = fh_page__block_text(doc, &doc->blocks.at[i]);
        const fh_page_node *n = &doc->nodes.at[doc->blocks.at[i].node];
        if (s.len > MAX_TITLE) continue;
        if (n->tag == FH_TAG_H1 && h1 == FH_NONE) h1 = (uint32_t)i;
        bool heading = n->tag == FH_TAG_H1 || n->above & FH_ABOVE_HEADING;
        if (title.len && fh_str_equal_nocase(s, title) && (heading || !doc->html)) return (uint32_t)i;
        if (part == FH_NONE && heading && title.len >= MIN_PART && fh_str_find_nocase(s, title, 0) != SIZE_MAX) part = (uint32_t)i;
    }
    return part != FH_NONE ? part : h1;
}

void fh_page__head(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_page_head *head) {
    static const char *const descriptions[] = {"og:description", "description", "twitter:description", "dc.description", NULL};
    static const char *const sections[] = {"article:section", "section", "parsely-section", "cxenseparse:category", NULL};
    static const char *const urls[] = {"og:url", NULL};
    head->outlet = find_outlet(doc, said, raw);
    head->language = find_language(doc, said, raw);
    fh_str site = {NULL, 0};
    head->title = fh_page__title(doc, said, raw, head->outlet, &site);
    if (!head->outlet.len) head->outlet = site;
    if (!head->outlet.len && doc->html) head->outlet = fh_page__copyright_holder(doc);
    head->title_block = find_title_block(doc, head->title);
    fh_str description[] = {fh_page__meta(doc, descriptions), said->description, raw->description};
    head->description = fh_page__plain(doc->arena, first_of(description, 3), false);
    fh_str section[] = {said->section, fh_page__meta(doc, sections)};
    head->section = first_of(section, 2);
    fh_str canonical[] = {doc->canonical, fh_page__meta(doc, urls), said->url};
    head->canonical = first_of(canonical, 3);
    head->order = order_of(doc, head);
    fh_page__published(doc, said, raw, head);
    find_byline(doc, said, raw, head);
    if (!head->byline.n) byline_from_lines(doc, head);
    if (!head->byline.n) handle_of_elements(doc, head);
}
