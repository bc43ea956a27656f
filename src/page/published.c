/* SPDX-License-Identifier: MIT
 *
 * page/published.c - when the article was published.
 *
 * What the page states for machines comes first: the article's JSON-LD, <meta>, itemprop. Then what it shows
 * to readers: of all <time> elements, elements whose class says date, and short lines with a date, the one
 * nearest to the headline. Then the URL, words such as "Published" anywhere, and last the page's scripts.
 * (The idea of weighing many weak places follows htmldate, Barbaresi, JOSS 2020.)
 *
 * A date given in UTC is brought to the page's own zone where another place tells the same moment in local
 * time, or the URL names the local day: the news of an evening in Chicago is not of the next day. */
#include "page/head.h"

#include "base/date.h"
#include "page/class_table.h"

enum { MAX_DATE_BYTES = 200, SHORT_BLOCK = 200, NEAR = 30, FAR_AWAY = 400, DAY = 24 * 60, MAX_SCRIPT_SEARCH = 4 << 20, MAX_MARKED = 400, BEHIND_WORD = 40 };

/* Seconds or milliseconds since 1970. */
static bool read_epoch(fh_str s, fh_datetime *ret) {
    if (s.len != 10 && s.len != 13) return false;
    int64_t v = 0;
    for (size_t i = 0; i < 10; i++) {
        if (!fh_is_digit(s.ptr[i])) return false;
        v = v * 10 + (s.ptr[i] - '0');
    }
    if (v < 315532800 || v > 4102444800) return false;
    int64_t left = v % 86400;
    *ret = fh_date_of_days(v / 86400);
    ret->hour = (uint8_t)(left / 3600);
    ret->minute = (uint8_t)(left / 60 % 60);
    ret->second = (uint8_t)(left % 60);
    ret->precision = FH_PRECISION_SECOND;
    ret->has_zone = true;
    return true;
}

static bool read_date(fh_str s, fh_page_date_order order, fh_datetime *ret) {
    fh_page_date d;
    s = fh_str_trim(s);
    if (!s.len || s.len > MAX_DATE_BYTES) return false;
    if (read_epoch(s, ret)) return true;
    if (!fh_page__date_find(s, 0, order, &d)) return false;
    *ret = d.at;
    return true;
}

/* ---- what is stated for machines ------------------------------------------------------------ */

static bool meta_date(const fh_page_doc *doc, const char *const *keys, fh_page_date_order order, fh_datetime *ret) {
    for (; *keys; keys++) {
        const char *const one[] = {*keys, NULL};
        if (read_date(fh_page__meta(doc, one), order, ret)) return true;
    }
    return false;
}

static fh_str attr_of(const fh_page_doc *doc, size_t at, fh_page_attr_kind kind) {
    uint32_t node = doc->attrs.at[at].node;
    while (at > 0 && doc->attrs.at[at - 1].node == node) at--;
    for (; at < doc->attrs.n && doc->attrs.at[at].node == node; at++)
        if (doc->attrs.at[at].kind == kind) return doc->attrs.at[at].value;
    return (fh_str){NULL, 0};
}

/* itemprop="datePublished" and its kin. */
static bool marked_date(const fh_page_doc *doc, fh_str prop, fh_page_date_order order, fh_datetime *ret) {
    for (size_t i = 0; i < doc->attrs.n; i++) {
        const fh_page_attr *a = &doc->attrs.at[i];
        if (a->kind != FH_ATTR_ITEMPROP || fh_str_find_nocase(a->value, prop, 0) == SIZE_MAX) continue;
        fh_str options[] = {attr_of(doc, i, FH_ATTR_CONTENT), attr_of(doc, i, FH_ATTR_DATETIME), fh_page__node_text(doc, &doc->nodes.at[a->node])};
        for (size_t k = 0; k < 3; k++)
            if (read_date(options[k], order, ret)) return true;
    }
    return false;
}

/* ---- what is shown to readers ------------------------------------------------------------------ */

typedef struct shown {
    const fh_page_doc *doc;
    const fh_page_head *head;
    int best;      /* distance of the best so far; smaller is better */
    fh_datetime at;
} shown;

static const uint32_t away_words = CLASS_RELATED | CLASS_COMMENT | CLASS_SIDE | CLASS_FOOT | CLASS_NAV;
static const uint32_t away_above = FH_ABOVE_ASIDE | FH_ABOVE_FOOTER | FH_ABOVE_NAV;

/* Blocks between the headline and block i, more for those before it; without a headline, from the top. */
static int distance(const shown *s, uint32_t i, const fh_page_node *n) {
    uint32_t title = s->head->title_block == FH_NONE ? 0 : s->head->title_block;
    int d = i >= title ? (int)(i - title) : 2 * (int)(title - i) + 2;
    if (d > FAR_AWAY) d = FAR_AWAY;
    if (n->words_above & away_words) d += 15;
    if (n->above & away_above) d += 15;
    return d;
}

static void offer(shown *s, int d, fh_str text) {
    fh_datetime at;
    if (d >= s->best || !read_date(text, s->head->order, &at)) return;
    s->best = d;
    s->at = at;
}

static void offer_elements(shown *s) {
    size_t seen = 0;
    for (size_t i = 0; i < s->doc->attrs.n && seen < MAX_MARKED; i++) {
        const fh_page_attr *a = &s->doc->attrs.at[i];
        const fh_page_node *n = &s->doc->nodes.at[a->node];
        bool dated = a->kind == FH_ATTR_DATETIME, classed = a->kind == FH_ATTR_CLASS && n->words & CLASS_DATE;
        if (!dated && !classed) continue;
        seen++;
        int d = distance(s, n->block_begin, n) - (dated ? 6 : 4);
        if (dated) offer(s, d, a->value);
        offer(s, d, fh_page__node_text(s->doc, n));
    }
}

/* Where a word such as "Published" stands; SIZE_MAX for nowhere. */
static size_t date_word(fh_str s) {
    static const fh_str words[] = {{"ublish", 6}, {"osted", 5}, {"ublié", 6}, {"röffentlicht", 13}, {"rstellt", 7}, {"rschienen", 9},
                                   {"ublicado", 8}, {"ubblicato", 9}, {"eplaatst", 8}, {"ublicerad", 9}, {"ublikowan", 9}, {"Datum", 5}, {"Date:", 5}};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        size_t at = fh_str_find(s, words[k], 0);
        if (at != SIZE_MAX) return at;
    }
    return SIZE_MAX;
}

static void offer_blocks(shown *s) {
    for (size_t i = 0; i < s->doc->blocks.n; i++) {
        const fh_page_block *b = &s->doc->blocks.at[i];
        fh_str text = fh_page__block_text(s->doc, b);
        int d = distance(s, (uint32_t)i, &s->doc->nodes.at[b->node]);
        if (text.len > SHORT_BLOCK) { /* a dateline: "Rom, 5. Oktober 2033. - " */
            if (d < NEAR) offer(s, d + 12, fh_str_cut(text, 0, 60));
            continue;
        }
        size_t word = date_word(text);
        size_t near_word = word != SIZE_MAX && word + BEHIND_WORD < text.len ? word + BEHIND_WORD : text.len;
        if (word != SIZE_MAX) offer(s, d - 8 + (text.len > 80 ? 4 : 0), fh_str_cut(text, word, near_word)); /* "Updated: 6.5. Published: 4.5." */
        offer(s, d - (word != SIZE_MAX ? 8 : 0) + (text.len > 80 ? 4 : 0), text);
    }
}

/* *ret_distance: how far from the headline, see distance(). */
static bool shown_date(const fh_page_doc *doc, const fh_page_head *head, fh_datetime *ret, int *ret_distance) {
    shown s = {.doc = doc, .head = head, .best = FAR_AWAY + 100};
    offer_elements(&s);
    offer_blocks(&s);
    if (!s.at.precision) return false;
    *ret = s.at;
    *ret_distance = s.best;
    return true;
}

/* In a plain text file: the first line that is short and has a date. */
static bool line_date(const fh_page_doc *doc, fh_page_date_order order, fh_datetime *ret) {
    for (size_t i = 0; i < doc->blocks.n; i++) {
        fh_str s = fh_page__block_text(doc, &doc->blocks.at[i]);
        fh_page_date d;
        if (fh_page__date_find(s.len <= SHORT_BLOCK ? s : fh_str_cut(s, 0, 80), 0, order, &d)) { *ret = d.at; return true; }
    }
    return false;
}

/* ---- scripts -------------------------------------------------------------------------------------- */

static bool script_date(fh_str raw, fh_page_date_order order, fh_datetime *ret) {
    static const fh_str keys[] = {{"datePublished\"", 14}, {"publish_date\"", 13}, {"publishedAt\"", 12}, {"published_at\"", 13}, {"publishDate\"", 12},
                                  {"published_time\"", 15}, {"publicationDate\"", 16}, {"PublishingDate\"", 15}, {"publication_date", 16},
                                  {"dateCreated\"", 12}, {"created_at\"", 11}, {"pubDate\"", 8}};
    if (raw.len > MAX_SCRIPT_SEARCH) raw.len = MAX_SCRIPT_SEARCH;
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        size_t at = fh_str_find(raw, keys[k], 0);
        if (at == SIZE_MAX) continue;
        size_t begin = at + keys[k].len, end = begin + 40 < raw.len ? begin + 40 : raw.len;
        if (read_date(fh_str_cut(raw, begin, end), order, ret)) return true;
    }
    return false;
}

/* ---- the page's own zone ----------------------------------------------------------------------------- */

/* Minutes since the first of March of year 0, as written. */
static int64_t minutes_of(fh_datetime d) {
    int64_t y = d.year, m = d.month;
    if (m < 3) y--, m += 12;
    return ((365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 + d.day) * 24 + d.hour) * 60 + d.minute;
}

/* d, which is in UTC, as clocks show it `offset` minutes east. Days move by one at most. */
static fh_datetime in_zone(fh_datetime d, int offset) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int t = d.hour * 60 + d.minute + offset;
    bool leap = (d.year % 4 == 0 && d.year % 100 != 0) || d.year % 400 == 0;
    if (t < 0 && --d.day == 0) {
        if (--d.month == 0) d.month = 12, d.year--;
        d.day = (uint8_t)(days[d.month - 1] + (d.month == 2 && leap));
    }
    if (t >= DAY && ++d.day > days[d.month - 1] + (d.month == 2 && leap)) {
        d.day = 1;
        if (++d.month == 13) d.month = 1, d.year++;
    }
    t = (t + DAY) % DAY;
    d.hour = (uint8_t)(t / 60);
    d.minute = (uint8_t)(t % 60);
    d.zone_minutes = (int16_t)offset;
    return d;
}

/* Whether `other` tells the moment d (in UTC) by a local clock; *ret_offset: which. */
static bool same_moment(fh_datetime d, fh_datetime other, int *ret_offset) {
    if (other.precision < FH_PRECISION_MINUTE) return false;
    int64_t diff = minutes_of(other) - minutes_of(d);
    if (other.has_zone) diff = other.zone_minutes == diff ? diff : 0;
    if (diff == 0 || diff % 30 != 0 || diff < -12 * 60 || diff > 14 * 60) return false;
    *ret_offset = (int)diff;
    return true;
}

/* The URL names the day before or after: by the clock of the nearest common zone that makes it so. */
static void take_url_day(fh_datetime url, fh_datetime *d) {
    static const int zones[] = {-240, -300, -360, -420, -480, -600, 60, 120, 180, 330, 480, 540, 600, 720};
    for (size_t k = 0; k < sizeof zones / sizeof *zones; k++) {
        fh_datetime local = in_zone(*d, zones[k]);
        if (local.year == url.year && local.month == url.month && local.day == url.day) { *d = local; return; }
    }
}

static void take_local(const fh_page_doc *doc, const fh_page_head *head, bool has_url, fh_datetime url, fh_datetime *d) {
    if (!d->has_zone || d->zone_minutes != 0 || d->precision < FH_PRECISION_MINUTE) return;
    for (size_t i = 0; i < doc->metas.n + doc->attrs.n; i++) {
        bool meta = i < doc->metas.n;
        fh_str s = meta ? doc->metas.at[i].value : doc->attrs.at[i - doc->metas.n].value;
        const fh_page_attr *a = meta ? NULL : &doc->attrs.at[i - doc->metas.n];
        if (a && a->kind == FH_ATTR_CLASS && doc->nodes.at[a->node].words & CLASS_DATE) s = fh_page__node_text(doc, &doc->nodes.at[a->node]);
        if (s.len < 12 || s.len > 80 || (a && a->kind < FH_ATTR_DATETIME)) continue;
        fh_datetime other;
        int offset;
        if (!read_date(s, head->order, &other) || !same_moment(*d, other, &offset)) continue;
        *d = in_zone(*d, offset);
        return;
    }
    if (has_url && (url.year != d->year || url.month != d->month || url.day != d->day)) take_url_day(url, d);
}

/* ---- all --------------------------------------------------------------------------------------------- */

/* Keys that tell publication, and keys that may as well tell when the file was made. */
static const char *const sure_keys[] = {
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished", "date.published",
    "published_time", "publication_date", "publish-date", "publishdate", "publish_date", "published-date", "article:publicationdate",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "article_date_original", "rnews:datepublished",
    "last-published", "bt:pubdate", "ptime", "originalpublicationdate", "citation_publication_date", "citation_online_date",
    "shareaholic:article_published_time", NULL};
static const char *const weak_keys[] = {"dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "pubdate",
                                        "date", "created", "article.created", NULL};
static const char *const modified_keys[] = {
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "lastmod", "last-modified", "dc.date.modified", "dcterms.modified",
    "modified", "revised", "updated_time", "article:modified", NULL};

/* A day alone, or midnight: set by hand or by default, not by the moment of publication. */
static bool is_rough(fh_datetime d) { return d.precision < FH_PRECISION_MINUTE || (!d.hour && !d.minute && !d.second); }

/* What is stated for machines; *ret_weak: what readers are shown beside the headline is to be believed rather. */
static bool stated_date(const fh_page_doc *doc, const fh_page_said *said, fh_page_head *head, bool *ret_weak) {
    enum { SURE = 20 }; /* ranks of articles; a WebPage may be the site's front page */
    fh_datetime *at = &head->published;
    head->from = FH_DATE_FROM_JSON_LD;
    *ret_weak = false;
    if (said->rank >= SURE && read_date(said->published, head->order, at)) {
        *ret_weak = is_rough(*at);
        return true;
    }
    head->from = FH_DATE_FROM_META;
    if (meta_date(doc, sure_keys, head->order, at) || marked_date(doc, FH_STR("datePublished"), head->order, at)) {
        *ret_weak = is_rough(*at);
        return true;
    }
    *ret_weak = true;
    return meta_date(doc, weak_keys, head->order, at);
}

static void look_for(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_page_head *head, bool has_url, fh_datetime url) {
    static const char *const image_keys[] = {"og:image", "twitter:image", NULL}; /* a picture is mostly filed on the day */
    enum { BESIDE = 20 };
    fh_page_date_order order = head->order;
    fh_datetime *at = &head->published, visible;
    int distance_shown = FAR_AWAY;
    bool weak;
    if (read_date(raw->published, order, at)) { head->from = FH_DATE_FROM_META; return; }
    if (stated_date(doc, said, head, &weak)) {
        bool other = weak && doc->html && shown_date(doc, head, &visible, &distance_shown) && distance_shown <= BESIDE;
        if (other && (visible.day != at->day || visible.month != at->month || visible.year != at->year)) *at = visible, head->from = FH_DATE_FROM_TEXT;
    } else if (has_url) *at = url, head->from = FH_DATE_FROM_URL;
    else if (doc->html ? shown_date(doc, head, at, &distance_shown) : line_date(doc, order, at)) head->from = FH_DATE_FROM_TEXT;
    else if (read_date(said->published, order, at) || read_date(said->created, order, at)) head->from = FH_DATE_FROM_JSON_LD;
    else if (head->modified.precision) *at = head->modified, head->from = FH_DATE_FROM_META;
    else if (script_date(doc->raw, order, at)) head->from = FH_DATE_FROM_META;
    else if (fh_page__date_in_url(fh_page__meta(doc, image_keys), at)) head->from = FH_DATE_FROM_URL;
    else head->from = FH_DATE_FROM_NOTHING;
}

void fh_page__published(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_page_head *head) {
    fh_datetime url = {0};
    bool has_url = fh_page__date_in_url(raw->url.len ? raw->url : head->canonical, &url);
    if (!read_date(said->modified, head->order, &head->modified) && !meta_date(doc, modified_keys, head->order, &head->modified))
        marked_date(doc, FH_STR("dateModified"), head->order, &head->modified);
    look_for(doc, said, raw, head, has_url, url);
    take_local(doc, head, has_url, url, &head->published);
}
