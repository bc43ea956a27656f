/* SPDX-License-Identifier: MIT
 *
 * page/decide.c - which blocks are the article: those the learnt decision is sure enough of. */
#include "page/decide.h"

#include "page/class_table.h"
#include "page/model.h"

#define STANDS_OUT 0.15f   /* a best opinion below this is none */
#define LIKELY_BLOCK 0.10f /* opinions that article text alongside makes good */
#define LIKELY_LINE 0.15f
enum { MIN_ARTICLE = 60, MAX_CAPTION = 60, /* words */ SHOW = 3 /* a show of pictures has a third of its words below them */ };
enum { OPENING = 4 /* blocks of the text that may come again */, MIN_LEAD = 60 /* bytes */ };

/* A line of a few words that ends no sentence, as "Advertisement" in the middle of an article. */
static bool is_mark(const fh_page_stat *s) { return !s->ends_stop && s->words <= 3; }

/* A short sentence alone in its paragraph is hard to judge; beside article text that is marked up alike it is
 * most likely some of it. */
static void fill_gaps(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_features *f, const float *p, bool *keep) {
    float low = doc->html ? LIKELY_BLOCK : LIKELY_LINE;
    size_t n = doc->blocks.n;
    bool before = false; /* as it was, before this filled it; a mark in between does not count */
    for (size_t i = 0; i < n; i++) {
        bool now = keep[i], sentence = stats[i].ends_stop && 10 * doc->blocks.at[i].link_bytes <= 3 * stats[i].bytes;
        bool left = before && fh_page__features_kind(f, i - 1) == fh_page__features_kind(f, i);
        bool right = i + 1 < n && keep[i + 1] && fh_page__features_kind(f, i + 1) == fh_page__features_kind(f, i);
        if (!now && p[i] >= low && sentence && (left || right)) keep[i] = true;
        before = now || (before && is_mark(&stats[i]));
    }
}

/* Keeps what is at least as sure as `cut` (an opinion), or what reads like prose (none); answers how many. */
static size_t keep_from(const fh_page_doc *doc, const fh_page_stat *stats, const float *p, float cut, bool *keep) {
    size_t n = 0;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        keep[i] = p ? p[i] >= cut : fh_page__is_prose(&doc->blocks.at[i], &stats[i]);
        n += keep[i];
    }
    return n;
}

static bool in_comments(const fh_page_doc *doc, const fh_page_block *b) {
    const fh_page_node *n = &doc->nodes.at[b->node], *up = &doc->nodes.at[n->parent];
    return (n->words | up->words | doc->nodes.at[up->parent].words) & CLASS_COMMENT;
}

/* Readers' comments read like an article; where there is an article beside them they are none of it. */
static void drop_comments(const fh_page_doc *doc, const fh_page_stat *stats, bool *keep) {
    uint32_t others = 0;
    for (size_t i = 0; i < doc->blocks.n; i++)
        if (keep[i] && !in_comments(doc, &doc->blocks.at[i])) others += stats[i].words;
    for (size_t i = 0; others >= MIN_ARTICLE && i < doc->blocks.n; i++) keep[i] &= !in_comments(doc, &doc->blocks.at[i]);
}

/* Whether the block is what stands under a picture, by its element's tag, or by its class where a picture is not far. */
static bool is_caption(const fh_page_doc *doc, const fh_page_block *b) {
    const fh_page_node *n = &doc->nodes.at[b->node], *up = &doc->nodes.at[n->parent];
    bool pictured = n->above & FH_ABOVE_FIGURE || n->words_above & CLASS_MEDIA || n->words & up->words & CLASS_CAPTION;
    return n->tag == FH_TAG_FIGCAPTION || up->tag == FH_TAG_FIGCAPTION || (pictured && (n->words | up->words) & CLASS_CAPTION);
}

/* Captions are none of the text, unless the text is a show of pictures. */
static void drop_captions(const fh_page_doc *doc, const fh_page_stat *stats, bool *keep) {
    uint32_t all = 0, captions = 0;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        if (!keep[i]) continue;
        all += stats[i].words;
        if (stats[i].words < MAX_CAPTION && is_caption(doc, &doc->blocks.at[i])) captions += stats[i].words;
    }
    for (size_t i = 0; SHOW * captions < all && i < doc->blocks.n; i++)
        if (keep[i] && stats[i].words < MAX_CAPTION && is_caption(doc, &doc->blocks.at[i])) keep[i] = false;
}

static size_t next_kept(const bool *keep, size_t n, size_t i) {
    while (i < n && !keep[i]) i++;
    return i;
}

static bool same_text(const fh_page_stat *a, const fh_page_stat *b) { return a->hash == b->hash && a->words == b->words && a->bytes == b->bytes; }

/* Drops what from `copy` on says again what stands from `i` on; answers where it ends. */
static size_t drop_copy(const fh_page_stat *stats, size_t n, size_t i, size_t copy, bool *keep) {
    size_t k = copy;
    for (; i < copy && k < n && same_text(&stats[i], &stats[k]); i = next_kept(keep, n, i + 1), k = next_kept(keep, n, k + 1)) keep[k] = false;
    return k;
}

/* A lead that comes again word for word was a summary above the text, and a whole article that does is there for
 * another screen: either is text once. Other repetitions are the author's. */
static void drop_copies(const fh_page_doc *doc, const fh_page_stat *stats, bool *keep) {
    size_t n = doc->blocks.n, seen = 0;
    for (size_t i = next_kept(keep, n, 0); i < n && seen < OPENING; i = next_kept(keep, n, i + 1), seen++)
        for (size_t k = next_kept(keep, n, i + 1); stats[i].bytes >= MIN_LEAD && k < n;)
            k = same_text(&stats[i], &stats[k]) ? drop_copy(stats, n, i, k, keep) : next_kept(keep, n, k + 1);
}

void fh_page__decide(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_head *head, bool has_body, bool *keep) {
    fh_page_features *f = fh_page__features(doc, stats, head, has_body);
    if (!f) return;
    fh_page_opinion o = fh_page__judge(doc->arena, f, doc->blocks.n, doc->html);
    float best = 0;
    for (size_t i = 0; o.p && i < doc->blocks.n; i++) best = o.p[i] > best ? o.p[i] : best;
    if (!o.p) return;
    if (keep_from(doc, stats, o.p, o.cut, keep)) {
        fill_gaps(doc, stats, f, o.p, keep);
        drop_comments(doc, stats, keep);
        drop_captions(doc, stats, keep);
        if (doc->html) drop_copies(doc, stats, keep);
        return;
    }
    /* Nothing is sure: an odd page. What stands out by far will do, and else what reads like prose. */
    if (best >= STANDS_OUT) keep_from(doc, stats, o.p, best / 2, keep);
    else if (!has_body) keep_from(doc, stats, NULL, 0, keep);
}
