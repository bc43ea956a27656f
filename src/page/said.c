/* SPDX-License-Identifier: MIT
 *
 * page/said.c - reading JSON-LD (schema.org).
 *
 * A page may hold several objects, in arrays, in "@graph", or inside one another. Each is ranked by its
 * type (NewsArticle before Article before WebPage) and by whether it has a headline; the best is the
 * article. References by "@id" are followed one step. jansson reads the JSON; it bounds depth itself.
 *
 * Much JSON-LD in the wild is no JSON: raw line ends in strings, a comma before a closing bracket, an
 * HTML comment around it. A second attempt is made on a mended copy. */
#include "page/said.h"

#include <jansson.h>
#include <libxml/HTMLparser.h>

#include "base/utf8.h"

enum { MAX_OBJECTS = 4000, MAX_DEPTH = 12, MAX_SCRIPT = 4 << 20 };

typedef struct reader {
    const fh_page_doc *doc;
    fh_page_said *said;
    json_t *root;
    unsigned objects;
} reader;

/* ---- strings ----------------------------------------------------------------------- */

/* The code point that "&...;" at s[i] stands for, and its length; 0 when it is no entity. */
static uint32_t entity_at(fh_str s, size_t i, size_t *ret_len) {
    size_t end = i + 1;
    while (end < s.len && end - i < 12 && s.ptr[end] != ';') end++;
    if (end >= s.len || s.ptr[end] != ';') return 0;
    *ret_len = end + 1 - i;
    if (s.ptr[i + 1] == '#') {
        bool hex = i + 2 < end && (s.ptr[i + 2] == 'x' || s.ptr[i + 2] == 'X');
        uint32_t v = 0;
        for (size_t k = i + 2 + hex; k < end; k++) {
            char c = fh_to_lower(s.ptr[k]);
            if (!(fh_is_digit(c) || (hex && c >= 'a' && c <= 'f'))) return 0;
            v = v * (hex ? 16 : 10) + (uint32_t)(fh_is_digit(c) ? c - '0' : c - 'a' + 10);
            if (v > 0x10ffff) return 0;
        }
        return v >= 0xd800 && v < 0xe000 ? 0 : v;
    }
    char name[12];
    memcpy(name, s.ptr + i + 1, end - i - 1);
    name[end - i - 1] = 0;
    if (!strcmp(name, "apos")) return '\'';
    const htmlEntityDesc *d = htmlEntityLookup(BAD_CAST name);
    return d ? d->value : 0;
}

/* The end of the tag at '<', or 0 when it is none. */
static size_t tag_at(fh_str s, size_t i) {
    if (i + 1 >= s.len || !(fh_is_alpha(s.ptr[i + 1]) || s.ptr[i + 1] == '/' || s.ptr[i + 1] == '!')) return 0;
    const char *p = memchr(s.ptr + i, '>', s.len - i);
    return p ? (size_t)(p - s.ptr) + 1 : 0;
}

static bool is_block_tag(fh_str tag) {
    static const fh_str names[] = {{"<p", 2}, {"</p", 3}, {"<br", 3}, {"<div", 4}, {"</div", 5}, {"<li", 3}, {"</li", 4}, {"<h", 2}, {"</h", 3}};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (tag.len >= names[k].len && fh_str_equal_nocase(fh_str_cut(tag, 0, names[k].len), names[k])) return true;
    return false;
}

static fh_str plain_once(fh_arena *arena, fh_str s, bool lines) {
    char *out = fh_arena_alloc_raw(arena, s.len + 8, 1, 1);
    size_t n = 0;
    if (!out) return (fh_str){NULL, 0};
    for (size_t i = 0; i < s.len;) {
        size_t len = 0, tag;
        char c = s.ptr[i];
        uint32_t code = c == '&' ? entity_at(s, i, &len) : 0;
        if (code) {
            i += len;
            if (code == 0xa0 || code < ' ') code = ' ';
            n += fh_utf8_put(code, out + n);
        } else if (c == '<' && (tag = tag_at(s, i))) {
            if (lines && is_block_tag(fh_str_cut(s, i, tag))) out[n++] = '\n';
            i = tag;
        } else if ((unsigned char)c == 0xc2 && i + 1 < s.len && (unsigned char)s.ptr[i + 1] == 0xa0) {
            out[n++] = ' ';
            i += 2;
        } else {
            out[n++] = (unsigned char)c < ' ' && !(lines && c == '\n') ? ' ' : c;
            i++;
        }
    }
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        if (out[i] == ' ' && (m == 0 || out[m - 1] == ' ' || out[m - 1] == '\n')) continue;
        if (out[i] == '\n' && m && out[m - 1] == ' ') m--;
        out[m++] = out[i];
    }
    return fh_str_trim((fh_str){out, m});
}

fh_str fh_page__plain(fh_arena *arena, fh_str s, bool lines) {
    fh_str once = plain_once(arena, s, lines);
    if (fh_str_find(once, FH_STR("&amp;"), 0) == SIZE_MAX && fh_str_find(once, FH_STR("&#"), 0) == SIZE_MAX) return once;
    return plain_once(arena, once, lines); /* encoded twice */
}

static fh_str text_of(reader *r, json_t *v, bool lines) {
    if (json_is_array(v)) v = json_array_get(v, 0);
    if (json_is_object(v)) {
        json_t *inner = json_object_get(v, "@value");
        if (!inner) inner = json_object_get(v, "name");
        v = inner;
    }
    if (!json_is_string(v)) return (fh_str){NULL, 0};
    return fh_page__plain(r->doc->arena, (fh_str){json_string_value(v), json_string_length(v)}, lines);
}

static fh_str field(reader *r, json_t *o, const char *key) { return text_of(r, json_object_get(o, key), false); }

/* ---- objects --------------------------------------------------------------------------- */

static int rank_of_type(fh_str type) {
    static const struct { fh_str name; int rank; } ranks[] = {
        {{"NewsArticle", 11}, 10}, {{"ReportageNewsArticle", 20}, 10}, {{"AnalysisNewsArticle", 19}, 10}, {{"OpinionNewsArticle", 18}, 10},
        {{"BackgroundNewsArticle", 21}, 10}, {{"LiveBlogPosting", 15}, 10}, {{"BlogPosting", 11}, 9}, {{"Article", 7}, 9},
        {{"TechArticle", 11}, 9}, {{"ScholarlyArticle", 16}, 9}, {{"SocialMediaPosting", 18}, 6}, {{"Report", 6}, 8},
        {{"Recipe", 6}, 6}, {{"Review", 6}, 5}, {{"CreativeWork", 12}, 4}, {{"WebPage", 7}, 2}, {{"VideoObject", 11}, 3}, {{"HowTo", 5}, 5},
    };
    fh_str t = type;
    size_t slash = fh_str_find(t, FH_STR("schema.org/"), 0);
    if (slash != SIZE_MAX) t = fh_str_cut(t, slash + 11, t.len);
    for (size_t k = 0; k < sizeof ranks / sizeof *ranks; k++)
        if (fh_str_equal(t, ranks[k].name)) return ranks[k].rank;
    if (fh_str_equal(t, FH_STR("AboutPage")) || fh_str_equal(t, FH_STR("CollectionPage"))) return 0;
    return fh_str_ends(t, FH_STR("Article")) ? 8 : 0;
}

static int rank_of(json_t *o) {
    json_t *type = json_object_get(o, "@type");
    int best = 0;
    if (json_is_array(type)) {
        size_t i;
        json_t *v;
        json_array_foreach(type, i, v) {
            int rank = json_is_string(v) ? rank_of_type((fh_str){json_string_value(v), json_string_length(v)}) : 0;
            if (rank > best) best = rank;
        }
    } else if (json_is_string(type)) best = rank_of_type((fh_str){json_string_value(type), json_string_length(type)});
    if (!best) return 0;
    return best * 4 + 2 * (json_object_get(o, "headline") != NULL) + (json_object_get(o, "datePublished") != NULL) +
           2 * (json_object_get(o, "articleBody") != NULL);
}

/* The object with this "@id", searched through the graph. */
static json_t *find_id(reader *r, json_t *in, const char *id, unsigned depth) {
    if (depth > 4 || r->objects++ > MAX_OBJECTS) return NULL;
    json_t *v, *hit = NULL;
    if (json_is_array(in)) {
        size_t i;
        json_array_foreach(in, i, v) if ((hit = find_id(r, v, id, depth + 1))) return hit;
        return NULL;
    }
    if (!json_is_object(in)) return NULL;
    const char *own = json_string_value(json_object_get(in, "@id"));
    if (own && !strcmp(own, id) && json_object_get(in, "name")) return in;
    json_t *graph = json_object_get(in, "@graph");
    return graph ? find_id(r, graph, id, depth + 1) : NULL;
}

static json_t *follow(reader *r, json_t *o) {
    if (!json_is_object(o) || json_object_get(o, "name")) return o;
    const char *id = json_string_value(json_object_get(o, "@id"));
    json_t *hit = id ? find_id(r, r->root, id, 0) : NULL;
    return hit ? hit : o;
}

static void add_author(reader *r, json_t *v) {
    v = follow(r, v);
    fh_page_author a = {0};
    if (json_is_string(v)) a.name = text_of(r, v, false);
    else if (json_is_object(v)) {
        const char *type = json_string_value(json_object_get(v, "@type"));
        json_t *name = json_object_get(v, "name");
        a.organisation = type && (!strcmp(type, "Organization") || !strcmp(type, "NewsMediaOrganization"));
        if (json_is_array(name)) {
            size_t i;
            json_t *one;
            json_array_foreach(name, i, one) add_author(r, one);
            return;
        }
        a.name = text_of(r, name, false);
    }
    if (a.name.len) fh_vec_push(r->doc->arena, &r->said->authors, a);
}

static void read_article(reader *r, json_t *o) {
    fh_page_said *s = r->said;
    s->headline = field(r, o, "headline");
    s->alternative = field(r, o, "alternativeHeadline");
    s->name = field(r, o, "name");
    s->description = field(r, o, "description");
    s->section = field(r, o, "articleSection");
    s->language = field(r, o, "inLanguage");
    s->url = field(r, o, "url");
    s->based_on = field(r, o, "isBasedOn");
    s->published = field(r, o, "datePublished");
    s->modified = field(r, o, "dateModified");
    s->created = field(r, o, "dateCreated");
    s->body = text_of(r, json_object_get(o, "articleBody"), true);
    s->publisher = text_of(r, follow(r, json_object_get(o, "publisher")), false);
    s->provider = text_of(r, follow(r, json_object_get(o, "sourceOrganization")), false);
    json_t *free_of_charge = json_object_get(o, "isAccessibleForFree");
    const char *word = json_string_value(free_of_charge);
    s->walled = json_is_false(free_of_charge) || (word && fh_str_equal_nocase(fh_str_of(word), FH_STR("false")));
    s->authors.n = 0;
    json_t *authors = json_object_get(o, "author");
    if (!authors) authors = json_object_get(o, "creator");
    size_t i;
    json_t *v;
    if (json_is_array(authors)) {
        json_array_foreach(authors, i, v) add_author(r, v);
    } else if (authors) add_author(r, authors);
}

static void visit(reader *r, json_t *v, unsigned depth) {
    if (depth > MAX_DEPTH || r->objects++ > MAX_OBJECTS) return;
    size_t i;
    json_t *inner;
    if (json_is_array(v)) {
        json_array_foreach(v, i, inner) visit(r, inner, depth + 1);
        return;
    }
    if (!json_is_object(v)) return;
    int rank = rank_of(v);
    if (depth > 3) rank -= 8; /* an article inside something else is mostly a teaser */
    if (rank > r->said->rank) {
        r->said->rank = rank;
        read_article(r, v);
    }
    static const char *const inside[] = {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "article"};
    for (size_t k = 0; k < sizeof inside / sizeof *inside; k++) {
        inner = json_object_get(v, inside[k]);
        if (inner) visit(r, inner, depth + (k >= 3 ? 4 : 1));
    }
}

/* ---- the scripts ----------------------------------------------------------------------------- */

/* A copy with control characters in strings made spaces and commas before closing brackets dropped. */
static fh_str mend(fh_arena *arena, fh_str s) {
    char *out = fh_arena_alloc_raw(arena, s.len + 1, 1, 1);
    size_t n = 0;
    bool quoted = false;
    if (!out) return (fh_str){NULL, 0};
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (quoted && c == '\\' && i + 1 < s.len) {
            char d = s.ptr[i + 1];
            if (fh_str_find_char(FH_STR("\"\\/bfnrtu"), d, 0) == SIZE_MAX) { out[n++] = (unsigned char)d < ' ' ? ' ' : d; i++; continue; }
            out[n++] = c;
            out[n++] = d;
            i++;
            continue;
        }
        if (c == '"') quoted = !quoted;
        if ((unsigned char)c < ' ') c = ' ';
        if (!quoted && (c == ']' || c == '}')) {
            size_t k = n;
            while (k > 0 && out[k - 1] == ' ') k--;
            if (k > 0 && out[k - 1] == ',') n = k - 1;
        }
        out[n++] = c;
    }
    return (fh_str){out, n};
}

static json_t *load(fh_arena *arena, fh_str s) {
    size_t begin = 0;
    while (begin < s.len && s.ptr[begin] != '{' && s.ptr[begin] != '[') begin++;
    s = fh_str_cut(s, begin, s.len);
    if (!s.len || s.len > MAX_SCRIPT) return NULL;
    json_error_t error;
    json_t *v = json_loadb(s.ptr, s.len, JSON_DISABLE_EOF_CHECK, &error);
    if (v) return v;
    fh_str mended = mend(arena, s);
    return mended.ptr ? json_loadb(mended.ptr, mended.len, JSON_DISABLE_EOF_CHECK, &error) : NULL;
}

void fh_page__said(const fh_page_doc *doc, fh_page_said *said) {
    for (size_t i = 0; i < doc->data.n; i++) {
        json_t *v = load(doc->arena, doc->data.at[i]);
        if (!v) continue;
        reader r = {doc, said, v, 0};
        visit(&r, v, 0);
        json_decref(v);
    }
}
