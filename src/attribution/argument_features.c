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

unsigned fh_attribution__state_features(const fh_reach *a, uint32_t k, bool nameless, uint32_t out[FH_STATE_FEATURES]) {
    const fh_glance *h = &a->s->g[a->head], *g = &a->s->g[k];
    uint32_t i = k - a->window.begin, at = place(a, k), side = at == 0 ? 0 : at < 16 ? 1 : 2;
    int apart = (int)g->sentence - (int)h->sentence;
    uint32_t sentence = (uint32_t)((apart < -2 ? -2 : apart > 2 ? 2 : apart) + 2), counts = a->counts[i];
    uint32_t where = side | sentence << 2 | (uint32_t)g->quote << 5 | (uint32_t)h->quote << 7;
    uint32_t local = side | sentence << 2, marks = counts >> 7 & 3, cues = counts >> 5 & 3;
    uint32_t tags = (uint32_t)g->pos | (uint32_t)g[-1].pos << 5 | (uint32_t)g[1].pos << 10;
    unsigned n = 0;
    out[n++] = fh_feature(1, at, g->quote);
    out[n++] = fh_feature(2, at, sentence | marks << 4 | (uint32_t)g->quote << 6);
    out[n++] = fh_feature(3, g->word, side);
    out[n++] = fh_feature(4, g->lemma, at);
    out[n++] = fh_feature(5, tags, local);
    out[n++] = fh_feature(6, tags, at);
    out[n++] = fh_feature(7, g[-1].lemma, local);
    out[n++] = fh_feature(8, g[1].lemma, local);
    out[n++] = fh_feature(9, g->lemma, fh_feature(0, g[-1].lemma, side));
    out[n++] = fh_feature(10, g->lemma, fh_feature(0, g[1].lemma, side));
    out[n++] = fh_feature(11, a->between[i], where);
    out[n++] = fh_feature(12, a->between[i], tags);
    out[n++] = fh_feature(13, a->nearest[i], where);
    out[n++] = fh_feature(14, a->nearest[i], fh_feature(0, tags, local));
    out[n++] = fh_feature(15, counts, where);
    out[n++] = fh_feature(16, counts & 0x1ff, local | (uint32_t)g->pos << 8);
    out[n++] = fh_feature(17, g->entity | (uint32_t)g[1].entity << 4 | (uint32_t)g[-1].entity << 8, at);
    out[n++] = fh_feature(18, g->class, at);
    out[n++] = fh_feature(19, g->class, fh_feature(0, h->class, local));
    out[n++] = fh_feature(20, where, marks | cues << 2 | (uint32_t)(g->cue >= 2) << 4);
    out[n++] = fh_feature(21, h->class, where | marks << 10);
    out[n++] = fh_feature(22, h->pos, fh_feature(0, at, g->pos));
    out[n++] = fh_feature(23, h->pos | (uint32_t)h[1].pos << 5 | (uint32_t)h[-1].pos << 10, where);
    out[n++] = fh_feature(24, h[1].lemma, fh_feature(0, at, g->quote));
    out[n++] = fh_feature(25, h[-1].lemma, fh_feature(0, at, g->quote));
    out[n++] = fh_feature(26, h[1].marker | (uint32_t)h[-1].marker << 4 | (uint32_t)h[2].marker << 8 | (uint32_t)h[-2].marker << 12, where);
    out[n++] = fh_feature(27, h[1].quote | (uint32_t)h[-1].quote << 2 | (uint32_t)h[2].quote << 4 | (uint32_t)h[-2].quote << 6, where | marks << 10);
    out[n++] = fh_feature(28, h->class, fh_feature(0, a->between[i], side));
    out[n++] = fh_feature(29, h[1].pos | (uint32_t)h[-1].pos << 5, fh_feature(0, a->between[i], side));
    out[n++] = fh_feature(30, g->cue | (uint32_t)g[1].cue << 2 | (uint32_t)g[-1].cue << 4, local);
    out[n++] = fh_feature(31, h->pos, fh_feature(0, a->nearest[i], where));
    out[n++] = fh_feature(32, (uint32_t)g->starts | (uint32_t)g[1].starts << 1 | (uint32_t)g->mark << 2, where);
    out[n++] = fh_feature(33, cues, fh_feature(0, a->nearest[i], local));
    out[n++] = fh_feature(34, h->class, fh_feature(0, at, g->pos));
    out[n++] = fh_feature(35, h->starts | (uint32_t)(h[-1].mark == ',') << 1, where);
    out[n++] = fh_feature(36, g->kin, at);
    out[n++] = fh_feature(37, g->kin, fh_feature(0, g[-1].kin, local));
    out[n++] = fh_feature(38, h->kin, where | marks << 10);
    out[n++] = fh_feature(39, h->kin, at);
    out[n++] = fh_feature(47, h->kin, fh_feature(0, g->pos, at));
    out[n++] = fh_feature(48, h->kin, fh_feature(0, a->between[i], side));
    out[n++] = fh_feature(49, g->sense, at);
    out[n++] = fh_feature(50, h->sense, where | marks << 10);
    out[n++] = fh_feature(51, h->sense, fh_feature(0, g->pos, at));
    out[n++] = fh_feature(52, h->sense, fh_feature(0, a->between[i], side));
    if (nameless) return n;
    out[n++] = fh_feature(40, h->lemma, at);
    out[n++] = fh_feature(41, h->lemma, where | marks << 10);
    out[n++] = fh_feature(42, h->lemma, fh_feature(0, g->pos, at));
    out[n++] = fh_feature(43, h->lemma, fh_feature(0, a->between[i], side));
    out[n++] = fh_feature(44, h->lemma, fh_feature(0, g->lemma, side));
    out[n++] = fh_feature(45, h->lemma, fh_feature(0, h[1].lemma, where));
    out[n++] = fh_feature(46, h->word, fh_feature(0, h[1].pos, at));
    return n;
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
    return n;
}
