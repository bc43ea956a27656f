/* SPDX-License-Identifier: MIT
 *
 * attribution/argument_features.c - what tells source and content of a cue: where a token stands from the cue,
 * what clauses and quotations begin and end between them, and what the token is.
 *
 * What stands between is told by clause markers (commas, stops, quotation marks, "that", relative words,
 * conjunctions, verbs, other cues): the hash of all of them, the hash of the three next to the token, and
 * counts. They stand in for the path through a parse at the cost of one step a token. */
#include "attribution/sight.h"

static uint32_t capped(uint32_t n, uint32_t most) { return n < most ? n : most; }

/* Walks from the head outwards and notes for each token what has been passed. */
static void walk(fh_reach *a, int step) {
    const fh_sight *s = a->s;
    uint32_t all = 0, near = 0, commas = 0, verbs = 0, cues = 0, marks = 0, markers = 0;
    for (int64_t k = (int64_t)a->head + step; k >= a->window.begin && k < a->window.end; k += step) {
        uint32_t i = (uint32_t)(k - a->window.begin);
        a->between[i] = all;
        a->nearest[i] = near;
        a->counts[i] = capped(commas, 3) | capped(verbs, 7) << 2 | capped(cues, 3) << 5 | capped(marks, 3) << 7 | capped(markers, 15) << 9;
        const fh_glance *g = &s->g[k];
        if (g->marker && g->marker != FH_MARKER_PREPOSITION) {
            if (markers < 8) all = all * 31 + g->marker + 1;
            near = (near << 4 | g->marker) & 0xfff;
            markers++;
        }
        commas += g->marker == FH_MARKER_COMMA;
        verbs += g->marker == FH_MARKER_VERB;
        cues += g->cue >= 2;
        marks += g->quote == FH_QUOTE_OPEN || g->quote == FH_QUOTE_CLOSE;
    }
}

bool fh_attribution__reach(fh_arena *arena, const fh_sight *s, uint32_t head, fh_reach *a) {
    fh_range w = s->paragraph[s->g[head].paragraph];
    bool endless = w.end - w.begin > FH_LONG_PARAGRAPH;
    uint32_t before = endless ? FH_LONG_BEFORE : FH_WINDOW_BEFORE, after = endless ? FH_LONG_AFTER : FH_WINDOW_AFTER;
    if (head - w.begin > before) w.begin = head - before;
    if (w.end - head > after) w.end = head + after;
    uint32_t n = w.end - w.begin;
    *a = (fh_reach){.s = s, .head = head, .window = w};
    a->between = fh_new_n(arena, uint32_t, n);
    a->nearest = fh_new_n(arena, uint32_t, n);
    a->counts = fh_new_n(arena, uint32_t, n);
    if (!a->between || !a->nearest || !a->counts) return false;
    walk(a, -1);
    walk(a, 1);
    return true;
}

/* 0 at the head, 1.. to its right, 16.. to its left: exact near by, then in steps. */
static uint32_t place(const fh_reach *a, uint32_t k) {
    uint32_t d = k > a->head ? k - a->head : a->head - k;
    uint32_t b = d < 6 ? d : d < 9 ? 6 : d < 14 ? 7 : d < 22 ? 8 : d < 35 ? 9 : d < 60 ? 10 : 11;
    return k < a->head ? b + 16 : b;
}

/* How many sentences a token is behind the head, from -2 to 2, and 2. */
static uint32_t sentence_of(const fh_glance *g, const fh_glance *h) {
    int apart = (int)g->sentence - (int)h->sentence;
    return (uint32_t)((apart < -2 ? -2 : apart > 2 ? 2 : apart) + 2);
}

/* A token as it is seen from the head. */
typedef struct angle {
    const fh_glance *h, *g;          /* the head, the token */
    uint32_t at, side, sentence;     /* place, side and sentence of the token from the head */
    uint32_t where, local, tags;     /* side and sentence with the state of quotation of both; without it; parts of speech about it */
    uint32_t between, nearest, counts, marks, cues; /* of the reach; marks and cues are parts of counts */
} angle;

static inline angle look(const fh_reach *a, uint32_t k) {
    const fh_glance *h = &a->s->g[a->head], *g = &a->s->g[k];
    uint32_t i = k - a->window.begin, counts = a->counts[i];
    angle v = {.h = h, .g = g, .at = place(a, k), .side = fh_attribution__side(a, k), .sentence = sentence_of(g, h)};
    v.local = v.side | v.sentence << 2;
    v.where = v.local | (uint32_t)g->quote << 5 | (uint32_t)h->quote << 7;
    v.tags = (uint32_t)g->pos | (uint32_t)g[-1].pos << 5 | (uint32_t)g[1].pos << 10;
    v.between = a->between[i];
    v.nearest = a->nearest[i];
    v.counts = counts;
    v.marks = counts >> 7 & 3;
    v.cues = counts >> 5 & 3;
    return v;
}

unsigned fh_attribution__place_features(const fh_reach *a, uint32_t k, bool nameless, uint32_t out[FH_STATE_FEATURES]) {
    angle v = look(a, k);
    unsigned n = 0;
    out[n++] = fh_feature(1, v.at, v.g->quote);
    out[n++] = fh_feature(2, v.at, v.sentence | v.marks << 4 | (uint32_t)v.g->quote << 6);
    out[n++] = fh_feature(21, v.h->class, v.where | v.marks << 10);
    out[n++] = fh_feature(23, v.h->pos | (uint32_t)v.h[1].pos << 5 | (uint32_t)v.h[-1].pos << 10, v.where);
    out[n++] = fh_feature(24, v.h[1].lemma, fh_feature(0, v.at, v.g->quote));
    out[n++] = fh_feature(25, v.h[-1].lemma, fh_feature(0, v.at, v.g->quote));
    out[n++] = fh_feature(26, v.h[1].marker | (uint32_t)v.h[-1].marker << 4 | (uint32_t)v.h[2].marker << 8 | (uint32_t)v.h[-2].marker << 12, v.where);
    out[n++] = fh_feature(27, v.h[1].quote | (uint32_t)v.h[-1].quote << 2 | (uint32_t)v.h[2].quote << 4 | (uint32_t)v.h[-2].quote << 6, v.where | v.marks << 10);
    out[n++] = fh_feature(35, v.h->starts | (uint32_t)(v.h[-1].mark == ',') << 1, v.where);
    out[n++] = fh_feature(38, v.h->kin, v.where | v.marks << 10);
    out[n++] = fh_feature(39, v.h->kin, v.at);
    out[n++] = fh_feature(50, v.h->sense, v.where | v.marks << 10);
    if (a->s->said) {
        out[n++] = fh_feature(53, v.where | v.marks << 10, 0);
        out[n++] = fh_feature(54, v.h->class, v.where | v.marks << 10);
        out[n++] = fh_feature(55, v.h[1].lemma, v.where);
    }
    if (nameless) return n;
    out[n++] = fh_feature(40, v.h->lemma, v.at);
    out[n++] = fh_feature(41, v.h->lemma, v.where | v.marks << 10);
    out[n++] = fh_feature(45, v.h->lemma, fh_feature(0, v.h[1].lemma, v.where));
    out[n++] = fh_feature(46, v.h->word, fh_feature(0, v.h[1].pos, v.at));
    return n;
}

unsigned fh_attribution__span_features(const fh_reach *a, uint32_t k, bool nameless, uint32_t out[FH_STATE_FEATURES]) {
    angle v = look(a, k);
    unsigned n = 0;
    out[n++] = fh_feature(11, v.between, v.where);
    out[n++] = fh_feature(13, v.nearest, v.where);
    out[n++] = fh_feature(15, v.counts, v.where);
    out[n++] = fh_feature(28, v.h->class, fh_feature(0, v.between, v.side));
    out[n++] = fh_feature(29, v.h[1].pos | (uint32_t)v.h[-1].pos << 5, fh_feature(0, v.between, v.side));
    out[n++] = fh_feature(31, v.h->pos, fh_feature(0, v.nearest, v.where));
    out[n++] = fh_feature(33, v.cues, fh_feature(0, v.nearest, v.local));
    out[n++] = fh_feature(48, v.h->kin, fh_feature(0, v.between, v.side));
    out[n++] = fh_feature(52, v.h->sense, fh_feature(0, v.between, v.side));
    if (a->s->said) out[n++] = fh_feature(56, v.between, v.where);
    if (a->s->said) out[n++] = fh_feature(57, v.nearest, v.where);
    if (nameless) return n;
    out[n++] = fh_feature(43, v.h->lemma, fh_feature(0, v.between, v.side));
    return n;
}

unsigned fh_attribution__word_features(const fh_reach *a, uint32_t k, uint32_t out[FH_STATE_FEATURES]) {
    angle v = look(a, k);
    unsigned n = 0;
    out[n++] = fh_feature(3, v.g->word, v.side);
    out[n++] = fh_feature(5, v.tags, v.local);
    out[n++] = fh_feature(7, v.g[-1].lemma, v.local);
    out[n++] = fh_feature(8, v.g[1].lemma, v.local);
    out[n++] = fh_feature(9, v.g->lemma, fh_feature(0, v.g[-1].lemma, v.side));
    out[n++] = fh_feature(10, v.g->lemma, fh_feature(0, v.g[1].lemma, v.side));
    out[n++] = fh_feature(30, v.g->cue | (uint32_t)v.g[1].cue << 2 | (uint32_t)v.g[-1].cue << 4, v.local);
    out[n++] = fh_feature(37, v.g->kin, fh_feature(0, v.g[-1].kin, v.local));
    return n;
}

unsigned fh_attribution__rest_features(const fh_reach *a, uint32_t k, bool nameless, uint32_t out[FH_STATE_FEATURES]) {
    angle v = look(a, k);
    unsigned n = 0;
    out[n++] = fh_feature(4, v.g->lemma, v.at);
    out[n++] = fh_feature(6, v.tags, v.at);
    out[n++] = fh_feature(12, v.between, v.tags);
    out[n++] = fh_feature(14, v.nearest, fh_feature(0, v.tags, v.local));
    out[n++] = fh_feature(16, v.counts & 0x1ff, v.local | (uint32_t)v.g->pos << 8);
    out[n++] = fh_feature(17, v.g->entity | (uint32_t)v.g[1].entity << 4 | (uint32_t)v.g[-1].entity << 8, v.at);
    out[n++] = fh_feature(18, v.g->class, v.at);
    out[n++] = fh_feature(19, v.g->class, fh_feature(0, v.h->class, v.local));
    out[n++] = fh_feature(20, v.where, v.marks | v.cues << 2 | (uint32_t)(v.g->cue >= 2) << 4);
    out[n++] = fh_feature(22, v.h->pos, fh_feature(0, v.at, v.g->pos));
    out[n++] = fh_feature(32, (uint32_t)v.g->starts | (uint32_t)v.g[1].starts << 1 | (uint32_t)v.g->mark << 2, v.where);
    out[n++] = fh_feature(34, v.h->class, fh_feature(0, v.at, v.g->pos));
    out[n++] = fh_feature(36, v.g->kin, v.at);
    out[n++] = fh_feature(47, v.h->kin, fh_feature(0, v.g->pos, v.at));
    out[n++] = fh_feature(49, v.g->sense, v.at);
    out[n++] = fh_feature(51, v.h->sense, fh_feature(0, v.g->pos, v.at));
    if (nameless) return n;
    out[n++] = fh_feature(42, v.h->lemma, fh_feature(0, v.g->pos, v.at));
    out[n++] = fh_feature(44, v.h->lemma, fh_feature(0, v.g->lemma, v.side));
    return n;
}

unsigned fh_attribution__state_features(const fh_reach *a, uint32_t k, bool nameless, uint32_t out[FH_STATE_FEATURES]) {
    unsigned n = fh_attribution__place_features(a, k, nameless, out);
    n += fh_attribution__span_features(a, k, nameless, out + n);
    n += fh_attribution__word_features(a, k, out + n);
    return n + fh_attribution__rest_features(a, k, nameless, out + n);
}

fh_spot fh_attribution__spot(const fh_reach *a, uint32_t k) {
    const fh_glance *h = &a->s->g[a->head], *g = &a->s->g[k];
    uint32_t i = k - a->window.begin, side = fh_attribution__side(a, k), sentence = sentence_of(g, h);
    uint32_t behind = sentence > 2 ? sentence - 2 : 2 - sentence;
    fh_spot p = {.place = place(a, k) | sentence << 5 | (uint32_t)g->quote << 8 | (a->counts[i] >> 7 & 3) << 10};
    p.between = a->between[i];
    p.passed = a->nearest[i] | a->counts[i] << 12;
    p.where = side | sentence << 2 | (uint32_t)g->quote << 5;
    p.word = side ? (side - 1) * FH_SPOT_SENTENCES + behind : FH_NONE;
    return p;
}

unsigned fh_attribution__step_features(const fh_sight *s, uint32_t k, uint32_t side, uint32_t out[FH_EDGE_FEATURES]) {
    const fh_glance *g = &s->g[k], *b = g - 1;
    uint32_t quotes = (uint32_t)b->quote | (uint32_t)g->quote << 2 | side << 4 | (uint32_t)g->starts << 6;
    unsigned n = 0;
    out[n++] = fh_feature(1, side, 0);
    out[n++] = fh_feature(2, b->mark | (uint32_t)g->mark << 8, side);
    out[n++] = fh_feature(3, b->word, side);
    out[n++] = fh_feature(4, g->word, side);
    out[n++] = fh_feature(5, b->pos | (uint32_t)g->pos << 5, side);
    out[n++] = fh_feature(6, quotes, 0);
    out[n++] = fh_feature(7, quotes, b->mark | (uint32_t)g[1].quote << 8);
    out[n++] = fh_feature(9, b->lemma, fh_feature(0, g->pos, side));
    out[n++] = fh_feature(10, g->lemma, fh_feature(0, b->pos, side));
    out[n++] = fh_feature(11, b->word, g->word);
    out[n++] = fh_feature(12, b->pos | (uint32_t)g->pos << 5 | (uint32_t)g[1].pos << 10, side);
    out[n++] = fh_feature(13, b->pos | (uint32_t)g->pos << 5 | (uint32_t)b[-1].pos << 10, side);
    out[n++] = fh_feature(15, g->class, fh_feature(0, b->pos, side));
    out[n++] = fh_feature(16, b->entity | (uint32_t)g->entity << 4, side);
    out[n++] = fh_feature(19, g->cue | (uint32_t)b->cue << 2 | (uint32_t)g[1].cue << 4, side | (uint32_t)b->marker << 2);
    out[n++] = fh_feature(22, b->kin, fh_feature(0, g->pos, side));
    out[n++] = fh_feature(23, g->kin, fh_feature(0, b->pos, side));
    return n;
}

unsigned fh_attribution__edge_features(const fh_reach *a, uint32_t k, uint32_t out[FH_EDGE_FEATURES]) {
    const fh_glance *g = &a->s->g[k], *b = g - 1, *h = &a->s->g[a->head];
    uint32_t at = place(a, k), side = fh_attribution__side(a, k), i = k - a->window.begin;
    uint32_t quotes = (uint32_t)b->quote | (uint32_t)g->quote << 2 | side << 4 | (uint32_t)g->starts << 6;
    uint32_t beside = at <= 5 || (at >= 16 && at <= 21) ? at : 30 + side;
    unsigned n = 0;
    out[n++] = fh_feature(8, beside, 0);
    out[n++] = fh_feature(14, a->nearest[i], side | (uint32_t)g->marker << 3 | (uint32_t)b->marker << 7);
    out[n++] = fh_feature(17, h->class, quotes | (uint32_t)b->mark << 8);
    out[n++] = fh_feature(18, a->between[i], quotes | (uint32_t)b->mark << 8);
    out[n++] = fh_feature(20, beside, g->pos | (uint32_t)b->pos << 5);
    out[n++] = fh_feature(21, h->pos | (uint32_t)h[1].pos << 5, fh_feature(0, g->pos | (uint32_t)b->pos << 5, side));
    if (!a->s->said) return n;
    out[n++] = fh_feature(24, a->nearest[i], quotes | (uint32_t)b->mark << 8);
    out[n++] = fh_feature(25, b->mark | (uint32_t)g->mark << 8, side | (uint32_t)g->marker << 3);
    return n;
}
