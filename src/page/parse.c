/* SPDX-License-Identifier: MIT
 *
 * page/parse.c - from HTML to elements, blocks and text, in one pass.
 *
 * libxml2's HTML parser calls back for each element, end and run of characters; no tree of its own is
 * built, which is most of a tree parser's time. What comes back goes straight into flat arrays: an
 * element is 44 bytes, text is copied once, with white space collapsed. A block ends where a block-level
 * element begins or ends.
 *
 * libxml2 keeps its open elements in a stack that it searches at every end tag, so that depth times end
 * tags is its cost; MAX_OPEN bounds that stack, and ours. An element opened deeper is taken for an empty
 * one: its text stays, as text of the element around it.
 *
 * Invariant: fh_page_doc.nodes and .blocks are in document order, and every open element's block_begin
 * is at most blocks.n. */
#include "page/doc.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "base/buf.h"
#include "base/xml.h"
#include "page/class_table.h"

enum { MAX_OPEN = 512, TAG_CACHE = 256, CLASS_CACHE = 512, MAX_CLASS_BYTES = 400, MAX_ATTR_BYTES = 4000 };

enum { BLOCK = 1, SKIP = 2 };

static const struct tag_row {
    const char *name;
    uint8_t tag, flags;
    uint32_t above;
} tag_rows[] = {
    {"a", FH_TAG_A, 0, FH_ABOVE_LINK},
    {"address", FH_TAG_ADDRESS, BLOCK, FH_ABOVE_ADDRESS},
    {"article", FH_TAG_ARTICLE, BLOCK, FH_ABOVE_ARTICLE},
    {"aside", FH_TAG_ASIDE, BLOCK, FH_ABOVE_ASIDE},
    {"audio", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"b", FH_TAG_B, 0, FH_ABOVE_BOLD},
    {"base", FH_TAG_BASE, 0, 0},
    {"blockquote", FH_TAG_BLOCKQUOTE, BLOCK, FH_ABOVE_QUOTE},
    {"body", FH_TAG_BODY, BLOCK, 0},
    {"br", FH_TAG_BR, 0, 0},
    {"button", FH_TAG_BUTTON, BLOCK, FH_ABOVE_BUTTON},
    {"canvas", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"caption", FH_TAG_FIGCAPTION, BLOCK, FH_ABOVE_FIGURE},
    {"center", FH_TAG_BLOCK, BLOCK, 0},
    {"datalist", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"dd", FH_TAG_DD, BLOCK, FH_ABOVE_LIST},
    {"details", FH_TAG_BLOCK, BLOCK, 0},
    {"dialog", FH_TAG_BLOCK, BLOCK, FH_ABOVE_HIDDEN},
    {"div", FH_TAG_DIV, BLOCK, 0},
    {"dl", FH_TAG_UL, BLOCK, FH_ABOVE_LIST},
    {"dt", FH_TAG_DT, BLOCK, FH_ABOVE_LIST},
    {"fieldset", FH_TAG_BLOCK, BLOCK, FH_ABOVE_FORM},
    {"figcaption", FH_TAG_FIGCAPTION, BLOCK, FH_ABOVE_FIGURE},
    {"figure", FH_TAG_FIGURE, BLOCK, FH_ABOVE_FIGURE},
    {"footer", FH_TAG_FOOTER, BLOCK, FH_ABOVE_FOOTER},
    {"form", FH_TAG_FORM, BLOCK, FH_ABOVE_FORM},
    {"h1", FH_TAG_H1, BLOCK, FH_ABOVE_HEADING},
    {"h2", FH_TAG_H2, BLOCK, FH_ABOVE_HEADING},
    {"h3", FH_TAG_H3, BLOCK, FH_ABOVE_HEADING},
    {"h4", FH_TAG_H4, BLOCK, FH_ABOVE_HEADING},
    {"h5", FH_TAG_H4, BLOCK, FH_ABOVE_HEADING},
    {"h6", FH_TAG_H4, BLOCK, FH_ABOVE_HEADING},
    {"head", FH_TAG_HEAD, BLOCK, FH_ABOVE_SKIP},
    {"header", FH_TAG_HEADER, BLOCK, FH_ABOVE_HEADER},
    {"hr", FH_TAG_BLOCK, BLOCK, 0},
    {"html", FH_TAG_HTML, BLOCK, 0},
    {"iframe", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"img", FH_TAG_IMG, 0, 0},
    {"li", FH_TAG_LI, BLOCK, FH_ABOVE_LIST},
    {"link", FH_TAG_LINK, 0, 0},
    {"main", FH_TAG_MAIN, BLOCK, FH_ABOVE_MAIN},
    {"map", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"menu", FH_TAG_UL, BLOCK, FH_ABOVE_LIST | FH_ABOVE_NAV},
    {"meta", FH_TAG_META, 0, 0},
    {"nav", FH_TAG_NAV, BLOCK, FH_ABOVE_NAV},
    {"noscript", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"object", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"ol", FH_TAG_UL, BLOCK, FH_ABOVE_LIST},
    {"optgroup", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"option", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"p", FH_TAG_P, BLOCK, FH_ABOVE_PARAGRAPH},
    {"pre", FH_TAG_PRE, BLOCK, 0},
    {"script", FH_TAG_SKIP, 0, FH_ABOVE_SKIP},
    {"section", FH_TAG_SECTION, BLOCK, FH_ABOVE_SECTION},
    {"select", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"span", FH_TAG_SPAN, 0, 0},
    {"strong", FH_TAG_B, 0, FH_ABOVE_BOLD},
    {"style", FH_TAG_SKIP, 0, FH_ABOVE_SKIP},
    {"summary", FH_TAG_BLOCK, BLOCK, 0},
    {"svg", FH_TAG_SKIP, 0, FH_ABOVE_SKIP},
    {"table", FH_TAG_TABLE, BLOCK, FH_ABOVE_TABLE},
    {"tbody", FH_TAG_BLOCK, BLOCK, FH_ABOVE_TABLE},
    {"td", FH_TAG_TD, BLOCK, FH_ABOVE_TABLE},
    {"template", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"textarea", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
    {"th", FH_TAG_TD, BLOCK, FH_ABOVE_TABLE},
    {"thead", FH_TAG_BLOCK, BLOCK, FH_ABOVE_TABLE},
    {"time", FH_TAG_TIME, 0, 0},
    {"title", FH_TAG_TITLE, 0, FH_ABOVE_SKIP},
    {"tr", FH_TAG_TR, BLOCK, FH_ABOVE_TABLE},
    {"ul", FH_TAG_UL, BLOCK, FH_ABOVE_LIST},
    {"video", FH_TAG_SKIP, BLOCK, FH_ABOVE_SKIP},
};
enum { N_TAG_ROWS = sizeof tag_rows / sizeof *tag_rows };
static const struct tag_row other_tag = {"", FH_TAG_OTHER, 0, 0};

typedef struct parser {
    fh_page_doc *doc;
    xmlParserCtxtPtr context;
    char *text;     /* doc->text being made */
    size_t n, cap;
    size_t block_begin;       /* of the block being made */
    size_t link_bytes, bold_bytes;
    uint32_t block_node;
    uint16_t n_links;
    bool space;               /* white space is owed before the next word */
    size_t title_begin;
    fh_buf title;
    uint32_t open[MAX_OPEN];  /* nodes from the outermost in */
    const struct tag_row *open_rows[MAX_OPEN];
    unsigned depth;
    struct { const xmlChar *name; const struct tag_row *row; } tags[TAG_CACHE]; /* libxml2 interns names: the pointer tells */
    struct { uint64_t hash; uint32_t words; } classes[CLASS_CACHE];
} parser;

/* ---- names ------------------------------------------------------------------------ */

static const struct tag_row *find_tag(const char *name) {
    size_t lo = 0, hi = N_TAG_ROWS;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int order = strcmp(name, tag_rows[mid].name);
        if (order == 0) return &tag_rows[mid];
        if (order < 0) hi = mid;
        else lo = mid + 1;
    }
    return &other_tag;
}

static const struct tag_row *tag_of(parser *p, const xmlChar *name) {
    size_t slot = ((uintptr_t)name >> 2 ^ (uintptr_t)name >> 9) % TAG_CACHE;
    if (p->tags[slot].name != name) {
        p->tags[slot].name = name;
        p->tags[slot].row = find_tag((const char *)name);
    }
    return p->tags[slot].row;
}

/* The table's flags for the words of a class or id: cut at punctuation and before capitals ("mainContent"). */
static uint32_t words_of(fh_str s) {
    uint32_t flags = 0, h = FH_HASH_WORD_BEGIN;
    bool any = false;
    if (s.len > MAX_CLASS_BYTES) s.len = MAX_CLASS_BYTES;
    for (size_t i = 0; i <= s.len; i++) {
        char c = i < s.len ? s.ptr[i] : 0;
        bool letter = fh_is_alpha(c) || (unsigned char)c >= 0x80;
        bool hump = fh_is_upper(c) && i > 0 && fh_is_lower(s.ptr[i - 1]);
        if ((!letter || hump) && any) {
            flags |= fh_words_find(&class_words, fh_hash_word_end(h));
            h = FH_HASH_WORD_BEGIN;
            any = false;
        }
        if (!letter) continue;
        h = fh_hash_word_step(h, (unsigned char)fh_to_lower(c));
        any = true;
    }
    return flags;
}

static uint32_t class_words_of(parser *p, fh_str s, uint64_t *ret_hash) {
    uint64_t hash = fh_hash64(s) | 1;
    size_t slot = (hash >> 8) % CLASS_CACHE;
    if (p->classes[slot].hash != hash) {
        p->classes[slot].hash = hash;
        p->classes[slot].words = words_of(s);
    }
    *ret_hash = hash;
    return p->classes[slot].words;
}

/* ---- blocks and text ---------------------------------------------------------------- */

static void end_block(parser *p) {
    size_t n = p->n;
    while (n > p->block_begin && fh_is_space(p->text[n - 1])) n--;
    p->space = false;
    if (n == p->block_begin) { p->n = n; return; }
    fh_page_block b = {.begin = (uint32_t)p->block_begin, .end = (uint32_t)n, .node = p->block_node, .n_links = p->n_links,
                       .link_bytes = (uint32_t)p->link_bytes, .bold_bytes = (uint32_t)p->bold_bytes};
    fh_vec_push(p->doc->arena, &p->doc->blocks, b);
    p->text[n] = '\n';
    p->block_begin = p->n = n + 1;
    p->link_bytes = p->bold_bytes = 0;
    p->n_links = 0;
}

static bool room(parser *p, size_t wanted) {
    if (p->n + wanted + 4 <= p->cap) return true;
    char *fresh = fh_arena_grow(p->doc->arena, p->text, p->cap, (p->n + wanted + 4) * 2, 1, 1);
    if (!fresh) return false;
    p->text = fresh;
    p->cap = (p->n + wanted + 4) * 2;
    return true;
}

static uint32_t innermost_block(const parser *p) {
    for (unsigned d = p->depth; d > 0; d--)
        if (p->open_rows[d - 1]->flags & BLOCK) return p->open[d - 1];
    return p->depth ? p->open[0] : 0;
}

/* Length of the space-like or invisible sequence at s[i], 0 for none; *ret_space tells which. */
static size_t blank_at(fh_str s, size_t i, bool *ret_space) {
    unsigned char c = (unsigned char)s.ptr[i];
    *ret_space = true;
    if (c <= ' ') return 1;
    if (c < 0xc2) return 0;
    unsigned char d = i + 1 < s.len ? (unsigned char)s.ptr[i + 1] : 0, e = i + 2 < s.len ? (unsigned char)s.ptr[i + 2] : 0;
    if (c == 0xc2 && d == 0xa0) return 2;
    if (c == 0xe2 && d == 0x80 && e >= 0x80 && e <= 0x8a) return 3;
    if ((c == 0xe2 && d == 0x80 && (e == 0xa8 || e == 0xa9 || e == 0xaf)) || (c == 0xe3 && d == 0x80 && e == 0x80)) return 3;
    *ret_space = false;
    if (c == 0xc2 && d == 0xad) return 2;
    if ((c == 0xe2 && d == 0x80 && (e == 0x8b || e == 0x8e || e == 0x8f)) || (c == 0xef && d == 0xbb && e == 0xbf)) return 3;
    if (c == 0xe2 && d == 0x81 && e == 0xa0) return 3;
    return 0;
}

static void add_text(parser *p, fh_str s) {
    if (!room(p, s.len)) return;
    size_t before = p->n;
    char *out = p->text + p->n;
    for (size_t i = 0; i < s.len;) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool is_space = true;
        size_t blank = c > ' ' && c < 0xc2 ? 0 : blank_at(s, i, &is_space);
        if (blank) {
            i += blank;
            p->space |= is_space;
            continue;
        }
        if (p->space) {
            if ((size_t)(out - p->text) > p->block_begin && out[-1] != '\n') *out++ = ' ';
            p->space = false;
        }
        *out++ = (char)c;
        i++;
    }
    p->n = (size_t)(out - p->text);
    uint32_t above = p->depth ? p->doc->nodes.at[p->open[p->depth - 1]].above : 0;
    if (before == p->block_begin && p->n > before) p->block_node = innermost_block(p);
    if (above & FH_ABOVE_LINK) p->link_bytes += p->n - before;
    if (above & FH_ABOVE_BOLD) p->bold_bytes += p->n - before;
}

static void on_characters(void *payload, const xmlChar *at, int n) {
    parser *p = payload;
    fh_str s = {(const char *)at, (size_t)n};
    const fh_page_node *top = p->depth ? &p->doc->nodes.at[p->open[p->depth - 1]] : NULL;
    if (top && top->above & FH_ABOVE_SKIP) {
        if (top->tag == FH_TAG_TITLE && p->title.n < MAX_ATTR_BYTES) fh_buf_add(&p->title, s);
        return;
    }
    add_text(p, s);
}

static void line_break(parser *p) {
    if (p->n == p->block_begin || !room(p, 1)) return;
    if (p->text[p->n - 1] == '\n') { end_block(p); return; } /* <br><br>: a new paragraph in all but name */
    p->text[p->n++] = '\n';
    p->space = false;
}

/* ---- elements -------------------------------------------------------------------------- */

static fh_str value_of(const xmlChar **atts, const char *name) {
    for (; atts && atts[0]; atts += 2)
        if (strcmp((const char *)atts[0], name) == 0) return atts[1] ? fh_str_of((const char *)atts[1]) : FH_STR("");
    return (fh_str){NULL, 0};
}

static fh_str keep_value(parser *p, fh_str s) {
    if (s.len > MAX_ATTR_BYTES) s.len = 0;
    return fh_str_copy(p->doc->arena, fh_str_trim(s));
}

static void on_meta(parser *p, const xmlChar **atts) {
    static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
    fh_str content = value_of(atts, "content");
    if (!fh_str_trim(content).len) return;
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        fh_str key = value_of(atts, keys[k]);
        if (!key.len || key.len > 100) continue;
        char *low = fh_arena_alloc_raw(p->doc->arena, key.len + 1, 1, 1);
        if (!low) return;
        for (size_t i = 0; i < key.len; i++) low[i] = fh_to_lower(key.ptr[i]);
        fh_page_meta m = {{low, key.len}, keep_value(p, content)};
        fh_vec_push(p->doc->arena, &p->doc->metas, m);
    }
}

static void on_link(parser *p, const xmlChar **atts) {
    fh_str rel = value_of(atts, "rel"), href = value_of(atts, "href");
    if (!p->doc->canonical.ptr && href.len && fh_str_equal_nocase(fh_str_trim(rel), FH_STR("canonical")))
        p->doc->canonical = keep_value(p, href);
}

static void keep_attr(parser *p, uint32_t node, fh_page_attr_kind kind, fh_str value) {
    if (!value.len) return;
    fh_page_attr a = {node, kind, keep_value(p, value)};
    fh_vec_push(p->doc->arena, &p->doc->attrs, a);
}

/* display:none and its kin */
static bool is_hidden(fh_str style) {
    size_t at = fh_str_find(style, FH_STR("display"), 0);
    if (at == SIZE_MAX) return false;
    size_t none = fh_str_find(style, FH_STR("none"), at);
    return none != SIZE_MAX && none - at <= 10;
}

/* Reads what is asked of an element's attributes into `n`; answers the hash of its class. */
static uint64_t read_attrs(parser *p, fh_page_node *n, uint32_t index, const xmlChar **atts) {
    uint64_t class_hash = 0, id_hash;
    for (; atts && atts[0]; atts += 2) {
        const char *name = (const char *)atts[0];
        fh_str value = atts[1] ? fh_str_of((const char *)atts[1]) : (fh_str){"", 0};
        switch (name[0]) {
        case 'c':
            if (!strcmp(name, "class")) n->words |= class_words_of(p, value, &class_hash);
            else if (!strcmp(name, "content")) keep_attr(p, index, FH_ATTR_CONTENT, value);
            break;
        case 'i':
            if (!strcmp(name, "id")) n->words |= class_words_of(p, value, &id_hash);
            else if (!strcmp(name, "itemprop")) {
                keep_attr(p, index, FH_ATTR_ITEMPROP, value);
                if (fh_str_find_nocase(value, FH_STR("articleBody"), 0) != SIZE_MAX) n->above |= FH_ABOVE_BODY_PROP;
            }
            break;
        case 'd':
            if (!strcmp(name, "datetime")) keep_attr(p, index, FH_ATTR_DATETIME, value);
            break;
        case 'h':
            if (!strcmp(name, "hidden")) n->above |= FH_ABOVE_HIDDEN;
            break;
        case 'r':
            if (!strcmp(name, "rel")) keep_attr(p, index, FH_ATTR_REL, value);
            break;
        case 's':
            if (!strcmp(name, "style") && is_hidden(value)) n->above |= FH_ABOVE_HIDDEN;
            break;
        case 'a':
            if (!strcmp(name, "aria-hidden") && fh_str_equal(value, FH_STR("true"))) n->above |= FH_ABOVE_HIDDEN;
            break;
        case 'l':
            if (!strcmp(name, "lang") && n->tag == FH_TAG_HTML) p->doc->language = keep_value(p, value);
            break;
        default: break;
        }
    }
    if (n->words & (CLASS_BYLINE | CLASS_DATE)) {
        fh_page_attr a = {index, FH_ATTR_CLASS, {"", 0}};
        fh_vec_push(p->doc->arena, &p->doc->attrs, a);
    }
    return class_hash;
}

/* More than MAX_OPEN elements are open: libxml2 is made to forget the newest, so that it counts as empty. */
static void forget_newest(parser *p) {
    xmlParserCtxtPtr c = p->context;
    if (c->nameNr < 2) return;
    c->nameNr--;
    c->name = c->nameTab[c->nameNr - 1];
}

static void on_start(void *payload, const xmlChar *name, const xmlChar **atts) {
    parser *p = payload;
    const struct tag_row *row = tag_of(p, name);
    if (row->flags & BLOCK) end_block(p);
    if (row->tag == FH_TAG_BR) line_break(p);
    if (row->tag == FH_TAG_META) on_meta(p, atts);
    if (row->tag == FH_TAG_LINK) on_link(p, atts);
    uint32_t index = (uint32_t)p->doc->nodes.n, parent = p->depth ? p->open[p->depth - 1] : 0;
    if (p->depth == MAX_OPEN) { forget_newest(p); return; }
    const fh_page_node *up = &p->doc->nodes.at[parent];
    fh_page_node n = {.parent = parent, .text_begin = (uint32_t)p->n, .block_begin = (uint32_t)p->doc->blocks.n, .tag = row->tag,
                      .above = row->above, .depth = (uint16_t)p->depth};
    uint64_t class_hash = read_attrs(p, &n, index, atts);
    n.words_above = up->words_above | n.words;
    n.above |= up->above;
    n.signature = (uint32_t)fh_hash_pair(class_hash + row->tag, up->signature);
    if (row->tag == FH_TAG_A && p->n_links < UINT16_MAX) p->n_links++;
    fh_vec_push(p->doc->arena, &p->doc->nodes, n);
    if (p->doc->nodes.n <= index) { xmlStopParser(p->context); return; }
    p->open[p->depth] = index;
    p->open_rows[p->depth++] = row;
}

static void close_top(parser *p) {
    const struct tag_row *row = p->open_rows[p->depth - 1];
    if (row->flags & BLOCK) end_block(p);
    fh_page_node *n = &p->doc->nodes.at[p->open[--p->depth]];
    n->text_end = (uint32_t)p->n;
    n->block_end = (uint32_t)p->doc->blocks.n + (p->n > p->block_begin); /* an inline element's text is in the block being made */
}

static void on_end(void *payload, const xmlChar *name) {
    parser *p = payload;
    const struct tag_row *row = tag_of(p, name);
    unsigned d = p->depth;
    while (d > 0 && p->open_rows[d - 1] != row) d--;
    while (d > 0 && p->depth >= d) close_top(p);
}

/* ---- the whole --------------------------------------------------------------------------- */

static void on_error(void *payload, xmlErrorPtr error) { (void)payload; (void)error; }

static bool run(parser *p, fh_str source) {
    fh_xml_ready();
    htmlSAXHandler sax = {.startElement = on_start, .endElement = on_end, .characters = on_characters, .ignorableWhitespace = on_characters,
                          .cdataBlock = on_characters, .serror = on_error, .initialized = XML_SAX2_MAGIC};
    htmlParserCtxtPtr c = htmlCreateMemoryParserCtxt(source.ptr, (int)source.len);
    if (!c) return false;
    htmlCtxtUseOptions(c, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(c, XML_CHAR_ENCODING_UTF8);
    htmlSAXHandlerPtr own = c->sax;
    void *own_payload = c->userData;
    p->context = c;
    c->sax = &sax;
    c->userData = p;
    htmlParseDocument(c);
    c->sax = own;
    c->userData = own_payload;
    if (c->myDoc) xmlFreeDoc(c->myDoc);
    c->myDoc = NULL;
    htmlFreeParserCtxt(c);
    return true;
}

/* Start tags, more or less. */
static size_t count_tags(fh_str s) {
    size_t n = 0;
    for (const char *p = s.ptr, *end = s.ptr + s.len; (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++) n += p[1] != '/';
    return n;
}

fh_status fh_page__parse(fh_page_doc *doc, fh_str html, fh_error *err) {
    fh_str source = fh_page__source(doc, html);
    parser *p = fh_new(doc->arena, parser);
    if (!p || !source.ptr) return fh_fail_arena(err, doc->arena);
    if (source.len > INT32_MAX) return fh_fail(err, FH_ELIMIT, 0, "longer than 2 GiB; give it in parts");
    *p = (parser){.doc = doc, .title.arena = doc->arena};
    p->cap = source.len / 2 + 1024;
    p->text = fh_arena_alloc_raw(doc->arena, p->cap, 1, 1);
    (void)fh_vec_reserve(doc->arena, &doc->nodes, count_tags(source) + 16); /* at once: a grown array leaves its old self in the arena */
    fh_page_node none = {0};
    fh_vec_push(doc->arena, &doc->nodes, none);
    doc->html = true;
    doc->raw = html;
    fh_status spent = fh_fail_arena(err, doc->arena); /* the callbacks count on the root and on room for text */
    if (spent) return spent;
    if (source.len && !run(p, source)) return fh_fail(err, FH_ENOMEM, 0, "out of memory in the HTML parser");
    while (p->depth > 0) close_top(p);
    end_block(p);
    doc->text = (fh_str){p->text ? p->text : "", p->n};
    doc->title = fh_str_trim(fh_buf_str(&p->title));
    return fh_fail_arena(err, doc->arena);
}
