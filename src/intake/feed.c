/* SPDX-License-Identifier: MIT
 *
 * intake/feed.c - the items of RSS 0.9 to 2.0 and Atom (RFC 4287) as raw reports.
 *
 * libxml2 reads the feed, without network, external entities or entities of its own making (a feed that
 * declares some is refused: they serve only to expand). Elements are known by their local names, as feeds in the
 * wild mix their namespaces. An item's text is the fullest that it gives: content before summary. Of a feed that breaks
 * off, the item in which it does is told and not given: half of a text would pass for the whole. Where its XML is broken in the middle,
 * all items are given that libxml2 can mend, and the first break is told behind them. */
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/vec.h"
#include "base/xml.h"
#include "intake/inside.h"

typedef FH_VEC(fh_str) str_vec;

typedef struct feed {
    fh_intake__reader reader;
    fh_intake__source src;
    xmlDoc *doc;
    xmlNode *item;   /* the next one, or one of its neighbours */
    fh_str title, language;
    bool loaded;
    bool cut;        /* the end of the feed is missing */
    size_t n_bytes;
    size_t broken;   /* the byte at which the XML is first broken, or SIZE_MAX */
} feed;

static fh_str name_of(const xmlNode *n) {
    return n->type == XML_ELEMENT_NODE ? fh_str_of((const char *)n->name) : (fh_str){NULL, 0};
}

static bool is(const xmlNode *n, const char *name) { return fh_str_equal(name_of(n), fh_str_of(name)); }

static fh_str content(fh_arena *arena, const xmlNode *n) {
    xmlChar *s = xmlNodeGetContent(n);
    fh_str copy = fh_str_copy(arena, fh_str_trim(fh_str_of((const char *)s)));
    if (s) xmlFree(s);
    return copy.len ? copy : (fh_str){NULL, 0};
}

static fh_str attribute(fh_arena *arena, xmlNode *n, const char *name) {
    xmlChar *s = xmlGetProp(n, (const xmlChar *)name);
    fh_str copy = fh_str_copy(arena, fh_str_trim(fh_str_of((const char *)s)));
    if (s) xmlFree(s);
    return copy.len ? copy : (fh_str){NULL, 0};
}

static xmlNode *child(xmlNode *n, const char *name) {
    for (xmlNode *c = n ? n->children : NULL; c; c = c->next)
        if (is(c, name)) return c;
    return NULL;
}

static fh_str child_text(fh_arena *arena, xmlNode *n, const char *const *names) {
    for (; *names; names++) {
        xmlNode *c = child(n, *names);
        fh_str s = c ? content(arena, c) : (fh_str){NULL, 0};
        if (s.len) return s;
    }
    return (fh_str){NULL, 0};
}
#define CHILD_TEXT(arena, node, ...) child_text(arena, node, (const char *const[]){__VA_ARGS__, NULL})

/* RSS writes the address into the element, Atom into href, of rel="alternate" or without rel. */
static fh_str link_of(fh_arena *arena, xmlNode *item) {
    for (xmlNode *c = item ? item->children : NULL; c; c = c->next) {
        if (!is(c, "link")) continue;
        fh_str rel = attribute(arena, c, "rel");
        if (rel.len && !fh_str_equal(rel, FH_STR("alternate"))) continue;
        fh_str s = attribute(arena, c, "href");
        if (!s.len) s = content(arena, c);
        if (s.len) return s;
    }
    return (fh_str){NULL, 0};
}

/* An Atom content of type xhtml is markup itself; everything else is text that holds markup. */
static fh_str markup_of(fh_arena *arena, xmlNode *n) {
    if (!fh_str_equal(attribute(arena, n, "type"), FH_STR("xhtml"))) return content(arena, n);
    xmlBuffer *out = xmlBufferCreate();
    if (!out) return (fh_str){NULL, 0};
    for (xmlNode *c = n->children; c; c = c->next) xmlNodeDump(out, n->doc, c, 0, 0);
    fh_str copy = fh_str_copy(arena, fh_str_trim((fh_str){(const char *)xmlBufferContent(out), (size_t)xmlBufferLength(out)}));
    xmlBufferFree(out);
    return copy.len ? copy : (fh_str){NULL, 0};
}

static fh_str first_markup(fh_arena *arena, xmlNode *item, const char *const *names) {
    for (; *names; names++) {
        xmlNode *c = child(item, *names);
        fh_str s = c ? markup_of(arena, c) : (fh_str){NULL, 0};
        if (s.len) return s;
    }
    return (fh_str){NULL, 0};
}

/* "desk@example.org (A. Writer)" is RSS's form: the name stands in the brackets. */
static fh_str person(fh_str s) {
    size_t open = fh_str_find_char(s, '(', 0);
    if (fh_str_find_char(s, '@', 0) == SIZE_MAX) return s;
    return open != SIZE_MAX && fh_str_ends(s, FH_STR(")")) ? fh_str_trim(fh_str_cut(s, open + 1, s.len - 1)) : (fh_str){NULL, 0};
}

static void read_people(fh_arena *arena, xmlNode *item, fh_raw *raw) {
    str_vec people = {0};
    for (xmlNode *c = item->children; c && people.n < FH_RAW_MOST_NAMES; c = c->next) {
        if (!is(c, "author") && !is(c, "creator")) continue;
        xmlNode *name = child(c, "name");
        fh_str s = person(content(arena, name ? name : c));
        for (size_t i = 0; i < people.n; i++)
            if (fh_str_equal(people.at[i], s)) s.len = 0;
        if (s.len) fh_vec_push(arena, &people, s);
    }
    raw->byline = people.at;
    raw->n_byline = (uint32_t)people.n;
}

static void read_source(fh_arena *arena, xmlNode *item, fh_raw *raw) {
    xmlNode *source = child(item, "source");
    if (!source) return;
    fh_str title = CHILD_TEXT(arena, source, "title");
    raw->source = title.len ? title : content(arena, source);
    raw->source_url = attribute(arena, source, "url");
    if (!raw->source_url.len) raw->source_url = link_of(arena, source);
}

static void read_item(feed *f, fh_arena *arena, xmlNode *item, fh_raw *raw) {
    static const char *const bodies[] = {"encoded", "content", NULL}, *const summaries[] = {"description", "summary", NULL};
    fh_str body = first_markup(arena, item, bodies), summary = first_markup(arena, item, summaries);
    raw->kind = FH_RAW_HTML;
    raw->bytes = fh_intake__wrap(arena, body.len ? body : summary);
    raw->description = body.len ? summary : (fh_str){NULL, 0};
    raw->title = CHILD_TEXT(arena, item, "title");
    raw->url = link_of(arena, item);
    raw->id = raw->url.len ? raw->url : CHILD_TEXT(arena, item, "guid", "id");
    raw->published = CHILD_TEXT(arena, item, "pubDate", "published", "date", "issued");
    raw->modified = CHILD_TEXT(arena, item, "updated", "modified");
    if (!raw->published.len) raw->published = raw->modified;
    raw->outlet = fh_str_copy(arena, f->title);
    raw->language = fh_str_copy(arena, f->language);
    read_people(arena, item, raw);
    read_source(arena, item, raw);
}

static bool is_item(const xmlNode *n) { return is(n, "item") || is(n, "entry"); }

/* Whether the last thing in the feed is the end of its first. */
static bool is_whole(fh_str bytes, const xmlNode *root) {
    fh_str s = fh_str_trim(bytes), name = name_of(root);
    while (fh_str_ends(s, FH_STR("-->"))) {
        size_t open = s.len;
        while (open > 0 && !fh_str_starts(fh_str_cut(s, open, s.len), FH_STR("<!--"))) open--;
        s = fh_str_trim(fh_str_cut(s, 0, open));
    }
    if (!fh_str_ends(s, FH_STR(">"))) return false;
    s = fh_str_trim(fh_str_cut(s, 0, s.len - 1));
    return fh_str_ends(s, name);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlError *xml_error;
#endif

/* Keeps where the XML is first broken. Feeds are full of bare ampersands and of HTML's entities, which do no harm. */
static void on_error(void *context, xml_error e) {
    xmlParserCtxt *ctxt = context;
    feed *f = ctxt->_private;
    bool entity = e->code == XML_ERR_NAME_REQUIRED || e->code == XML_ERR_ENTITYREF_SEMICOL_MISSING || e->code == XML_ERR_UNDECLARED_ENTITY || e->code == XML_WAR_UNDECLARED_ENTITY;
    if (f->broken != SIZE_MAX || e->level != XML_ERR_FATAL || entity) return;
    long at = xmlByteConsumed(ctxt);
    f->broken = at > 0 ? (size_t)at : 0;
}

static xmlDoc *parse(feed *f, fh_str bytes) {
    enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };
    fh_xml_ready();
    xmlParserCtxt *ctxt = xmlNewParserCtxt();
    if (!ctxt) return NULL;
    ctxt->_private = f;
    ctxt->sax->serror = on_error;
    xmlDoc *doc = xmlCtxtReadMemory(ctxt, bytes.ptr, (int)(bytes.len < INT32_MAX ? bytes.len : INT32_MAX), NULL, "UTF-8", OPTIONS);
    xmlFreeParserCtxt(ctxt);
    return doc;
}

static fh_status load(feed *f, fh_error *err) {
    fh_str bytes;
    f->loaded = true;
    fh_status status = fh_intake__read_all(&f->src, &bytes, err);
    if (!status) status = fh_intake__to_utf8(f->src.arena, bytes, (fh_str){NULL, 0}, true, &bytes, err);
    if (status) return status;
    size_t entity = fh_str_find(bytes, FH_STR("<!ENTITY"), 0);
    if (entity != SIZE_MAX) return fh_fail(err, FH_ELIMIT, entity, "the feed declares entities at byte %zu, which is not read; remove the declaration", entity);
    f->doc = parse(f, bytes);
    f->n_bytes = bytes.len;
    xmlNode *root = f->doc ? xmlDocGetRootElement(f->doc) : NULL, *channel = root ? child(root, "channel") : NULL;
    if (!root) return fh_fail(err, FH_EINPUT, 0, "the feed's XML cannot be read; fetch it again");
    f->cut = !is_whole(bytes, root);
    if (f->cut) f->broken = SIZE_MAX; /* told once */
    f->title = CHILD_TEXT(f->src.arena, channel ? channel : root, "title");
    f->language = CHILD_TEXT(f->src.arena, channel ? channel : root, "language");
    if (!f->language.len) f->language = attribute(f->src.arena, root, "lang");
    f->item = channel && (child(channel, "item") || !child(root, "item")) ? channel->children : root->children;
    for (const xmlNode *n = f->item; n; n = n->next)
        if (is_item(n)) return FH_OK;
    return fh_fail(err, FH_EINPUT, 0, "a feed without items; there is no report in it");
}

static xmlNode *item_from(xmlNode *n) {
    while (n && !is_item(n)) n = n->next;
    return n;
}

/* Behind the last item, once: where the XML is broken. */
static fh_status end_of(feed *f, fh_error *err) {
    size_t at = f->broken;
    if (at == SIZE_MAX) return FH_EEND;
    f->broken = SIZE_MAX;
    return fh_fail(err, FH_EINPUT, at, "the feed's XML is broken at byte %zu; the item there may lack some of its text; fetch it again", at);
}

static fh_status next_item(fh_intake__reader *reader, fh_arena *arena, fh_raw *raw, fh_error *err) {
    feed *f = (feed *)reader;
    fh_status status = f->loaded ? FH_OK : load(f, err);
    if (status) return status;
    xmlNode *item = item_from(f->item);
    if (!item) return end_of(f, err);
    f->item = item_from(item->next);
    read_item(f, arena, item, raw);
    if (f->cut && !f->item) return fh_fail(err, FH_EINPUT, f->n_bytes, "the feed breaks off at byte %zu, in this item or behind it; fetch it again", f->n_bytes);
    return fh_fail_arena(err, arena);
}

static void close_feed(fh_intake__reader *reader) {
    feed *f = (feed *)reader;
    if (f->doc) xmlFreeDoc(f->doc);
}

fh_intake__reader *fh_intake__feed_new(const fh_intake__source *src) {
    feed *f = fh_new(src->arena, feed);
    if (!f) return NULL;
    *f = (feed){.reader = {next_item, close_feed}, .src = *src, .broken = SIZE_MAX};
    return &f->reader;
}
