/* SPDX-License-Identifier: MIT
 *
 * page/features.c - blocks in figures.
 *
 * A block's own text says a good deal, what it stands in and beside says the rest: how much of the page's
 * running text its containers hold, whether its neighbours read like text, how often its like is repeated.
 * Sums over containers come from prefix sums, since an element's blocks are one run; sums over alike
 * blocks from one map. The order of the figures is the model's: a change here asks for training anew
 * (tools/train_page.py). Cost: linear in blocks times figures. */
#include "page/features.h"

#include <assert.h>

#include "base/map.h"
#include "page/class_table.h"
#include "page/line_table.h"

enum { LEVELS = 4, FAR = 40, MIN_PROSE_WORDS = 10, LONG_WORDS = 25, N_MARKERS = 5, MARKER_WORDS = 8 };

/* Sums over the blocks before each one. */
typedef struct sums { uint32_t prose, bytes, links; } sums;

/* What alike blocks have in common. */
typedef struct alike { uint32_t n, bytes, links, prose; } alike;

struct fh_page_features {
    const fh_page_doc *doc;
    const fh_page_stat *stats;
    const fh_page_head *head;
    size_t n;
    sums *before;         /* n + 1 */
    fh_map signatures;    /* to alikes */
    FH_VEC(alike) alikes;
    uint32_t *kin;        /* the alike of each block */
    fh_map texts;         /* hash of text -> how often */
    uint32_t *prose_left, *prose_right; /* blocks to the next prose block on either side */
    struct opened { uint8_t back[N_MARKERS]; uint32_t heading; } *opened; /* of each block: how far back each marker
                                   stands, FAR for far and none; the last heading before it, or FH_NONE */
    uint32_t half, most;  /* innermost elements with half, with nine tenths of the prose */
    bool has_body;
};
typedef fh_page_features context;

typedef struct row { float *at; size_t n; } row;

static void put(row *r, float v) { r->at[r->n++] = v; }
static void put_bool(row *r, bool v) { put(r, v ? 1.0f : 0.0f); }

/* Base-two logarithm by halves: enough for a tree, and the same everywhere. */
static float log_of(uint32_t v) {
    uint32_t x = v + 1, e = 31u - (uint32_t)__builtin_clz(x);
    return (float)e + (float)(x - (1u << e)) / (float)(1u << e);
}

static float share(uint32_t a, uint32_t b) { return b ? (float)a / (float)b : 0.0f; }

bool fh_page__is_prose(const fh_page_block *b, const fh_page_stat *st) {
    if (st->words < MIN_PROSE_WORDS || 3 * b->link_bytes > st->bytes) return false;
    return st->ends_stop || st->words >= LONG_WORDS;
}

/* ---- sums ------------------------------------------------------------------------------ */

static const fh_page_node *node_of(const context *c, size_t i) { return &c->doc->nodes.at[c->doc->blocks.at[i].node]; }

static const uint32_t away_words = CLASS_RELATED | CLASS_COMMENT | CLASS_SIDE | CLASS_FOOT | CLASS_NAV | CLASS_AD | CLASS_SIGNUP | CLASS_CONSENT | CLASS_CAPTION;
static const uint32_t away_above = FH_ABOVE_ASIDE | FH_ABOVE_FOOTER | FH_ABOVE_NAV | FH_ABOVE_FORM | FH_ABOVE_FIGURE | FH_ABOVE_HIDDEN;

static bool counts_as_prose(const context *c, size_t i) {
    const fh_page_node *n = node_of(c, i);
    bool away = n->above & away_above || n->words & away_words || c->doc->nodes.at[n->parent].words & away_words;
    return !away && fh_page__is_prose(&c->doc->blocks.at[i], &c->stats[i]);
}

static void sum_up(context *c) {
    for (size_t i = 0; i < c->n; i++) {
        const fh_page_block *b = &c->doc->blocks.at[i];
        bool prose = counts_as_prose(c, i);
        c->before[i + 1] = c->before[i];
        c->before[i + 1].bytes += b->end - b->begin;
        c->before[i + 1].links += b->link_bytes;
        if (prose) c->before[i + 1].prose += b->end - b->begin;
        uint32_t *slot = fh_map_put(&c->signatures, node_of(c, i)->signature, (uint32_t)c->alikes.n);
        if (slot && *slot == c->alikes.n) fh_vec_push(c->doc->arena, &c->alikes, (alike){0});
        c->kin[i] = slot && *slot < c->alikes.n ? *slot : 0;
        if (!c->alikes.n) return;
        alike *a = &c->alikes.at[c->kin[i]];
        a->n++;
        a->bytes += b->end - b->begin;
        a->links += b->link_bytes;
        a->prose += prose;
        uint32_t *times = fh_map_put(&c->texts, c->stats[i].hash, 0);
        if (times) ++*times;
    }
    for (size_t i = 0, last = FAR; i < c->n; i++) {
        c->prose_left[i] = (uint32_t)(last < FAR ? last : FAR);
        last = c->before[i + 1].prose > c->before[i].prose ? 1 : last + 1;
    }
    for (size_t i = c->n, last = FAR; i-- > 0;) {
        c->prose_right[i] = (uint32_t)(last < FAR ? last : FAR);
        last = c->before[i + 1].prose > c->before[i].prose ? 1 : last + 1;
    }
}

static sums within(const context *c, uint32_t node) {
    const fh_page_node *n = &c->doc->nodes.at[node];
    size_t b = n->block_begin, e = n->block_end;
    if (!node) b = 0, e = c->n;
    if (e > c->n) e = c->n;
    if (b > e) b = e;
    return (sums){c->before[e].prose - c->before[b].prose, c->before[e].bytes - c->before[b].bytes, c->before[e].links - c->before[b].links};
}

/* The innermost element that holds at least num/den of the prose. */
static uint32_t holder(const context *c, uint32_t num, uint32_t den) {
    uint64_t all = c->before[c->n].prose;
    uint32_t best = 0;
    for (uint32_t i = 1; all && i < c->doc->nodes.n; i++)
        if (c->doc->nodes.at[i].block_end > c->doc->nodes.at[i].block_begin && den * (uint64_t)within(c, i).prose >= num * all) best = i;
    return best;
}

static bool inside(const context *c, size_t i, uint32_t node) {
    const fh_page_node *n = &c->doc->nodes.at[node];
    return !node || (i >= n->block_begin && i < n->block_end);
}

/* ---- figures ---------------------------------------------------------------------------- */

static void put_own(const context *c, size_t i, row *r) {
    const fh_page_stat *s = &c->stats[i];
    const fh_page_block *b = &c->doc->blocks.at[i];
    const fh_page_node *n = node_of(c, i);
    put(r, log_of(s->bytes));
    put(r, log_of(s->words));
    put(r, share(s->lower, s->words));
    put(r, share(s->capital, s->words));
    put(r, share(s->upper, s->words));
    put(r, share(s->numbers, s->words));
    put(r, share(s->wide, 2 * s->words));
    put(r, share(s->signs, s->words));
    put(r, share(s->function, s->words));
    put(r, (float)(s->stops > 20 ? 20 : s->stops));
    put(r, share(s->stops, s->words));
    put(r, share(s->commas, s->words));
    put(r, (float)(s->quotes > 8 ? 8 : s->quotes));
    put(r, share(s->bars, s->words));
    put(r, (float)(s->bars > 8 ? 8 : s->bars));
    put(r, share(s->furniture, s->words));
    put(r, (float)(s->furniture > 12 ? 12 : s->furniture));
    put(r, share(b->link_bytes, s->bytes));
    put(r, (float)(b->n_links > 20 ? 20 : b->n_links));
    put(r, share(b->bold_bytes, s->bytes));
    put(r, share(s->bytes, s->words));
    put_bool(r, s->ends_stop);
    put_bool(r, s->ends_colon);
    put_bool(r, s->begins_lower);
    put_bool(r, s->begins_mark);
    put_bool(r, s->begins_quote);
    put_bool(r, s->has_date);
    put_bool(r, s->has_clock);
    put(r, s->title_share);
    put(r, s->title_cover);
    put(r, s->body_share);
    put(r, s->about_share);
    put_bool(r, n->tag == FH_TAG_P);
    put_bool(r, n->tag == FH_TAG_DIV || n->tag == FH_TAG_SECTION || n->tag == FH_TAG_ARTICLE);
    put_bool(r, n->tag == FH_TAG_LI);
    put(r, n->tag == FH_TAG_H1 ? 1 : n->tag == FH_TAG_H2 ? 2 : n->tag == FH_TAG_H3 ? 3 : n->tag == FH_TAG_H4 ? 4 : 0);
    put_bool(r, n->tag == FH_TAG_TD);
    put_bool(r, n->tag == FH_TAG_BLOCKQUOTE);
    put_bool(r, n->tag == FH_TAG_FIGCAPTION);
    put_bool(r, n->tag == FH_TAG_PRE);
    put_bool(r, n->tag == FH_TAG_DD || n->tag == FH_TAG_DT);
    put(r, (float)n->depth);
    put(r, (float)b->breaks);
    put_bool(r, fh_page__is_prose(b, s));
    put_bool(r, c->head->title_block == i);
    put_bool(r, (s->flags & s->first_flags) != 0);
    put(r, (float)__builtin_popcount(s->flags));
    put_bool(r, c->doc->html);
}

static void put_bits(row *r, uint32_t bits, int n) {
    for (int k = 0; k < n; k++) put_bool(r, bits >> k & 1);
}

static uint32_t near_words(const context *c, const fh_page_node *n) {
    const fh_page_node *up = &c->doc->nodes.at[n->parent], *upper = &c->doc->nodes.at[up->parent];
    return n->words | up->words | upper->words;
}

static void put_neighbour(const context *c, size_t i, ptrdiff_t step, row *r) {
    size_t k = i + (size_t)step;
    if (k >= c->n) {
        for (int m = 0; m < 6; m++) put(r, -1);
        return;
    }
    const fh_page_stat *s = &c->stats[k];
    put(r, log_of(s->words));
    put(r, share(c->doc->blocks.at[k].link_bytes, s->bytes));
    put_bool(r, s->ends_stop);
    put(r, share(s->function, s->words));
    put_bool(r, node_of(c, k)->signature == node_of(c, i)->signature);
    put(r, share(s->furniture, s->words));
}

static void put_place(const context *c, size_t i, row *r) {
    const sums all = c->before[c->n], here = c->before[i];
    const fh_page_node *n = node_of(c, i);
    size_t title = c->head->title_block == FH_NONE ? 0 : c->head->title_block;
    put(r, share((uint32_t)i, (uint32_t)c->n));
    put(r, (float)(i < FAR ? i : FAR));
    put(r, (float)(c->n - i < FAR ? c->n - i : FAR));
    put_bool(r, c->head->title_block != FH_NONE);
    size_t off = i >= title ? i - title : title - i;
    put(r, (float)(off < FAR ? off : FAR) * (i >= title ? 1.0f : -1.0f));
    put(r, share(here.prose, all.prose));
    put(r, share(here.bytes, all.bytes));
    put(r, (float)c->prose_left[i]);
    put(r, (float)c->prose_right[i]);
    put(r, log_of(all.prose));
    put(r, share(all.prose, all.bytes));
    put(r, log_of((uint32_t)c->n));
    put_bool(r, c->has_body);
    uint32_t node = c->doc->blocks.at[i].node;
    for (int level = 0; level < LEVELS; level++) {
        sums in = within(c, node);
        put(r, share(in.prose, all.prose));
        put(r, share(in.links, in.bytes));
        put(r, share(in.prose, in.bytes));
        node = c->doc->nodes.at[node].parent;
    }
    put_bool(r, inside(c, i, c->half));
    put_bool(r, inside(c, i, c->most));
    put(r, c->half ? (float)n->depth - (float)c->doc->nodes.at[c->half].depth : -1);
    const alike *a = &c->alikes.at[c->kin[i]];
    put(r, log_of(a->n));
    put(r, share(a->bytes, a->n) / 100);
    put(r, share(a->links, a->bytes));
    put(r, share(a->prose, a->n));
    const uint32_t *times = fh_map_get(&c->texts, c->stats[i].hash);
    put(r, (float)(times && *times < 10 ? *times : 10));
    put(r, i > 0 && i + 1 < c->n ? (float)c->doc->blocks.at[i + 1].breaks : 0);
    put_neighbour(c, i, -1, r);
    put_neighbour(c, i, 1, r);
    put_neighbour(c, i, -2, r);
    put_neighbour(c, i, 2, r);
}

/* How far back the page said "Comments", "Related", "Newsletter", "Share", "Copyright" in a line of its own. */
static void look_for_markers(context *c) {
    static const uint32_t flags[N_MARKERS] = {LINE_COMMENT, LINE_RELATED, LINE_SIGNUP | LINE_CONSENT, LINE_SHARE | LINE_FOLLOW, LINE_LEGAL | LINE_AD};
    uint32_t back[N_MARKERS] = {FAR, FAR, FAR, FAR, FAR}, heading = FH_NONE;
    for (size_t i = 0; i < c->n; i++) {
        const fh_page_stat *s = &c->stats[i];
        c->opened[i].heading = heading;
        for (int k = 0; k < N_MARKERS; k++) {
            c->opened[i].back[k] = (uint8_t)back[k];
            if (s->words <= MARKER_WORDS && s->first_flags & flags[k]) back[k] = 1;
            else back[k] += back[k] < FAR;
        }
        if (node_of(c, i)->above & FH_ABOVE_HEADING) heading = (uint32_t)i;
    }
}

static void put_markers(const context *c, size_t i, row *r) {
    const struct opened *o = &c->opened[i];
    for (int k = 0; k < N_MARKERS; k++) put(r, (float)o->back[k]);
    put(r, (float)(o->heading != FH_NONE && i - o->heading < FAR ? i - o->heading : FAR));
    put(r, o->heading != FH_NONE ? c->stats[o->heading].title_share : -1);
}

static bool prepare(context *c) {
    fh_arena *arena = c->doc->arena;
    c->n = c->doc->blocks.n;
    c->before = fh_new_n(arena, sums, c->n + 1);
    c->kin = fh_new_n(arena, uint32_t, c->n + 1);
    c->prose_left = fh_new_n(arena, uint32_t, c->n + 1);
    c->prose_right = fh_new_n(arena, uint32_t, c->n + 1);
    c->opened = fh_new_n(arena, struct opened, c->n + 1);
    c->signatures.arena = c->texts.arena = arena;
    if (!c->opened || !c->prose_right || !c->prose_left || !c->kin || !c->before) return false;
    sum_up(c);
    look_for_markers(c);
    if (!c->alikes.n && c->n) return false;
    c->half = holder(c, 1, 2);
    c->most = holder(c, 9, 10);
    return true;
}

fh_page_features *fh_page__features(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_head *head, bool has_body) {
    context *c = fh_new(doc->arena, context);
    if (!c) return NULL;
    *c = (context){.doc = doc, .stats = stats, .head = head, .has_body = has_body};
    return prepare(c) ? c : NULL;
}

void fh_page__features_row(const fh_page_features *c, size_t i, float *ret_row) {
    row r = {ret_row, 0};
    const fh_page_node *n = node_of(c, i);
    put_own(c, i, &r);
    put_bits(&r, c->stats[i].first_flags, FH_FEATURES_FLAGS);
    put_bits(&r, n->above, FH_FEATURES_ABOVE);
    put_bits(&r, near_words(c, n), FH_FEATURES_CLASS);
    put_bits(&r, n->words_above, FH_FEATURES_CLASS);
    put_place(c, i, &r);
    put_markers(c, i, &r);
    assert(r.n == FH_FEATURES);
}

uint32_t fh_page__features_kind(const fh_page_features *c, size_t i) { return c->kin[i]; }
size_t fh_page__features_kinds(const fh_page_features *c) { return c->alikes.n; }
