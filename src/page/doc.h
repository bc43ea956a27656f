/* SPDX-License-Identifier: MIT
 *
 * page/doc.h - a page taken apart: its elements in a flat array, its visible text in one buffer,
 * and the blocks of text that its block-level elements make. Plain text becomes the same blocks,
 * without elements, so that one way of deciding serves both.
 *
 *   <div class="story"> <p>One <a>two</a></p> </div>
 *
 *   nodes   [0] none  [1] div  [2] p  [3] a        each with its parent and the blocks below it
 *   text    "One two\n"
 *   blocks  [0] text 0..7, node 2, 3 bytes of it in links
 *
 * Elements stand in document order; the blocks below an element are one run, [block_begin, block_end). */
#ifndef FH_PAGE_DOC_H
#define FH_PAGE_DOC_H

#include "base/error.h"
#include "base/raw.h"
#include "base/vec.h"

/* Elements that are asked for by name; all others are FH_TAG_OTHER (inline) or FH_TAG_BLOCK. */
typedef enum fh_page_tag {
    FH_TAG_OTHER = 0,
    FH_TAG_A, FH_TAG_ADDRESS, FH_TAG_ARTICLE, FH_TAG_ASIDE, FH_TAG_B, FH_TAG_BASE, FH_TAG_BLOCK, FH_TAG_BLOCKQUOTE, FH_TAG_BODY,
    FH_TAG_BR, FH_TAG_BUTTON, FH_TAG_DD, FH_TAG_DIV, FH_TAG_DT, FH_TAG_FIGCAPTION, FH_TAG_FIGURE, FH_TAG_FOOTER, FH_TAG_FORM,
    FH_TAG_H1, FH_TAG_H2, FH_TAG_H3, FH_TAG_H4, FH_TAG_HEAD, FH_TAG_HEADER, FH_TAG_HTML, FH_TAG_IMG, FH_TAG_LI, FH_TAG_LINK,
    FH_TAG_MAIN, FH_TAG_META, FH_TAG_NAV, FH_TAG_P, FH_TAG_PRE, FH_TAG_SECTION, FH_TAG_SKIP, FH_TAG_SPAN, FH_TAG_TABLE, FH_TAG_TD,
    FH_TAG_TIME, FH_TAG_TITLE, FH_TAG_TR, FH_TAG_UL,
    FH_TAG_COUNT
} fh_page_tag;

enum { /* fh_page_node.above: what an element stands in, itself included */
    FH_ABOVE_ARTICLE = 1u << 0, FH_ABOVE_MAIN = 1u << 1, FH_ABOVE_ASIDE = 1u << 2, FH_ABOVE_NAV = 1u << 3, FH_ABOVE_HEADER = 1u << 4,
    FH_ABOVE_FOOTER = 1u << 5, FH_ABOVE_FORM = 1u << 6, FH_ABOVE_TABLE = 1u << 7, FH_ABOVE_LIST = 1u << 8, FH_ABOVE_FIGURE = 1u << 9,
    FH_ABOVE_QUOTE = 1u << 10, FH_ABOVE_SECTION = 1u << 11, FH_ABOVE_HEADING = 1u << 12, FH_ABOVE_LINK = 1u << 13,
    FH_ABOVE_BODY_PROP = 1u << 14, /* itemprop="articleBody" */
    FH_ABOVE_HIDDEN = 1u << 15,    /* hidden, aria-hidden, display:none */
    FH_ABOVE_SKIP = 1u << 16,      /* its text is not shown: scripts, options, templates */
    FH_ABOVE_BOLD = 1u << 17, FH_ABOVE_ADDRESS = 1u << 18, FH_ABOVE_BUTTON = 1u << 19, FH_ABOVE_PARAGRAPH = 1u << 20
};

typedef struct fh_page_node {
    uint32_t parent;                 /* 0 for the outermost */
    uint32_t text_begin, text_end;   /* its text in fh_page_doc.text */
    uint32_t block_begin, block_end; /* its blocks */
    uint32_t words, words_above;     /* CLASS_... of its class and id; of its own and all above */
    uint32_t above;                  /* FH_ABOVE_... */
    uint32_t signature;              /* hash of tag, class and the parent's tag and class: what looks alike */
    uint16_t depth;
    uint8_t tag;                     /* fh_page_tag */
} fh_page_node;

typedef enum fh_page_attr_kind {
    FH_ATTR_ITEMPROP = 0, FH_ATTR_REL, FH_ATTR_HREF, FH_ATTR_DATETIME, FH_ATTR_CONTENT, FH_ATTR_CLASS
} fh_page_attr_kind;

/* Attributes that metadata is read from; sorted by node. */
typedef struct fh_page_attr {
    uint32_t node;
    fh_page_attr_kind kind;
    fh_str value;
} fh_page_attr;

typedef struct fh_page_meta {
    fh_str key, value; /* key in lower case */
} fh_page_meta;

typedef struct fh_page_block {
    uint32_t begin, end;  /* in fh_page_doc.text */
    uint32_t node;        /* innermost block-level element */
    uint32_t link_bytes;  /* of its text, bytes inside <a> */
    uint32_t bold_bytes;
    uint16_t n_links;
    uint16_t breaks;      /* plain text: blank lines before it */
} fh_page_block;

typedef FH_VEC(fh_page_node) fh_page_nodes;
typedef FH_VEC(fh_page_attr) fh_page_attrs;
typedef FH_VEC(fh_page_meta) fh_page_metas;
typedef FH_VEC(fh_page_block) fh_page_blocks;
typedef FH_VEC(fh_str) fh_page_strs;

/* All in one scratch arena; released with it. */
typedef struct fh_page_doc {
    fh_arena *arena;
    fh_str text;          /* blocks, each ended by \n; <br> is \n inside a block */
    fh_page_nodes nodes;  /* [0] stands for "none" */
    fh_page_attrs attrs;
    fh_page_metas metas;
    fh_page_blocks blocks;
    fh_page_strs data;    /* contents of <script type="application/ld+json"> */
    fh_str title;         /* <title> */
    fh_str language;      /* <html lang> */
    fh_str canonical;     /* <link rel="canonical"> */
    fh_str raw;           /* the bytes it was made from */
    bool html;
} fh_page_doc;

/* page/source.c: `html` without what no reader sees (scripts, styles, comments, drawings), NUL bytes and
 * broken UTF-8 made harmless. Contents of JSON-LD scripts go to doc->data, as slices of `html`. */
fh_str fh_page__source(fh_page_doc *doc, fh_str html);

/* page/parse.c: fills nodes, attrs, metas, blocks and text. FH_ENOMEM. */
fh_status fh_page__parse(fh_page_doc *doc, fh_str html, fh_error *err);

/* page/lines.c: the lines of a plain text file as blocks. */
void fh_page__lines(fh_page_doc *doc, fh_str text);

static inline fh_str fh_page__block_text(const fh_page_doc *doc, const fh_page_block *b) { return fh_str_cut(doc->text, b->begin, b->end); }
static inline fh_str fh_page__node_text(const fh_page_doc *doc, const fh_page_node *n) {
    return fh_str_trim(fh_str_cut(doc->text, n->text_begin, n->text_end));
}

#endif
