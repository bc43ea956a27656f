/* SPDX-License-Identifier: MIT
 *
 * attribution/cue_features.c - what tells the head of a cue: the word, its neighbours, the likely subject
 * beside it, a clause or a quotation that follows or stands before. */
#include "attribution/sight.h"

static bool is_verb(const fh_glance *g) { return g->pos >= FH_POS_VERB_BASE && g->pos <= FH_POS_VERB_GERUND; }

bool fh_attribution__may_cue(const fh_sight *s, uint32_t k) {
    const fh_glance *g = &s->g[k];
    if (g->mark) return g->mark == ':' || g->mark == '-' || g->mark == 0xe2;
    switch (g->pos) {
    case FH_POS_DETERMINER: case FH_POS_POSSESSIVE: case FH_POS_PRONOUN: case FH_POS_MODAL: case FH_POS_TO: case FH_POS_CONJUNCTION:
    case FH_POS_NUMBER: case FH_POS_WH: case FH_POS_EXISTENTIAL: case FH_POS_PARTICLE: return (g->class & (FH_CLASS_SAY | FH_CLASS_ACCORDING)) != 0;
    default: return true;
    }
}

/* The nearest token on the left that can be a subject, over adverbs and auxiliaries. */
static uint32_t subject_before(const fh_sight *s, uint32_t k) {
    for (uint32_t i = k, steps = 0; i > 0 && steps < 5; steps++) {
        const fh_glance *g = &s->g[--i];
        if (g->starts && s->g[k].starts && i != k) break;
        bool over = g->pos == FH_POS_ADVERB || g->pos == FH_POS_MODAL || g->pos == FH_POS_TO || is_verb(g);
        if (!over) return i;
    }
    return k;
}

/* Distance to the next (or, backwards, the last) token with this quotation state, cut off at 4; 4 where there is none. */
static uint32_t quote_near(const fh_sight *s, uint32_t k, int step, uint8_t state) {
    for (uint32_t d = 0; d < 4; d++) {
        int64_t i = (int64_t)k + (int64_t)step * (int64_t)(d + 1);
        if (i < 0 || i >= s->n) return 4;
        if (s->g[i].quote == state) return d;
    }
    return 4;
}

/* The quotation marks about k, and whether it stands between some. */
static uint32_t quotes_near(const fh_sight *s, uint32_t k) {
    return quote_near(s, k, 1, FH_QUOTE_OPEN) | quote_near(s, k, -1, FH_QUOTE_CLOSE) << 3 | (uint32_t)s->g[k].quote << 6;
}

static uint32_t that_near(const fh_sight *s, uint32_t k) {
    for (uint32_t d = 1; d <= 5 && k + d < s->n; d++) {
        uint8_t m = s->g[k + d].marker;
        if (m == FH_MARKER_THAT) return d;
        if (m == FH_MARKER_STOP || m == FH_MARKER_COMMA) return 6;
    }
    return 0;
}

static uint32_t verb_follows(const fh_sight *s, uint32_t k) {
    for (uint32_t d = 1; d <= 8 && k + d < s->n; d++) {
        uint8_t m = s->g[k + d].marker;
        if (m == FH_MARKER_VERB) return d > 4 ? 5 : d;
        if (m == FH_MARKER_STOP || m == FH_MARKER_COMMA || m == FH_MARKER_CLOSE) return 6;
    }
    return 0;
}

/* What is else where only what was said is marked: so the other features are learnt from both ways of marking. */
static unsigned said_features(const fh_sight *s, uint32_t k, unsigned n, uint32_t out[FH_CUE_FEATURES]) {
    const fh_glance *g = &s->g[k], *subject = &s->g[subject_before(s, k)];
    uint32_t follows = that_near(s, k) * 8 + verb_follows(s, k), who = (uint32_t)subject->entity | (uint32_t)subject->pos << 5;
    uint32_t quotes = quotes_near(s, k);
    out[n++] = fh_feature(70, g->lemma, g->pos);
    out[n++] = fh_feature(71, g->class, g->pos);
    out[n++] = fh_feature(72, g->kin, g->pos);
    out[n++] = fh_feature(73, g->sense, g->pos);
    out[n++] = fh_feature(74, g->affix, g->pos);
    out[n++] = fh_feature(75, g->class, follows);
    out[n++] = fh_feature(76, g->class, quotes);
    out[n++] = fh_feature(77, who, g->pos);
    out[n++] = fh_feature(78, subject->sense, g->sense);
    out[n++] = fh_feature(79, g[1].lemma, g->pos);
    return n;
}

unsigned fh_attribution__cue_features(const fh_sight *s, uint32_t k, unsigned *ret_word, uint32_t out[FH_CUE_FEATURES]) {
    const fh_glance *g = &s->g[k];
    const fh_glance *subject = &s->g[subject_before(s, k)];
    uint32_t quotes = quotes_near(s, k), that = that_near(s, k), verb = verb_follows(s, k);
    uint32_t who = (uint32_t)subject->entity | (uint32_t)subject->pos << 5, tags = (uint32_t)g->pos | (uint32_t)g[1].pos << 5 | (uint32_t)g[-1].pos << 10;
    uint32_t subject_flags = subject->class & (FH_CLASS_ANON | FH_CLASS_ROLE | FH_CLASS_ORG | FH_CLASS_PRONOUN | FH_CLASS_DOCUMENT | FH_CLASS_OUTLET);
    unsigned n = 0;
    out[n++] = fh_feature(1, g->word, 0);
    out[n++] = fh_feature(2, g->lemma, g->pos);
    out[n++] = fh_feature(3, g->lemma, g[1].lemma);
    out[n++] = fh_feature(4, g->lemma, g[-1].lemma);
    out[n++] = fh_feature(5, g->lemma, g[1].pos | 32u * g->pos);
    out[n++] = fh_feature(6, g->lemma, g[-1].pos | 32u * g->pos);
    out[n++] = fh_feature(7, g->lemma, quotes);
    out[n++] = fh_feature(8, g->lemma, who);
    out[n++] = fh_feature(9, g->lemma, that * 8 + verb);
    out[n++] = fh_feature(10, g->lemma, g[2].pos * 32u + g[1].pos);
    out[n++] = fh_feature(11, g->lemma, subject_flags);
    out[n++] = fh_feature(12, g->lemma, g[1].entity);
    *ret_word = n;
    out[n++] = fh_feature(20, g->class, g->pos);
    out[n++] = fh_feature(21, g->class, quotes);
    out[n++] = fh_feature(22, g->class, who);
    out[n++] = fh_feature(23, g->class, that * 8 + verb);
    out[n++] = fh_feature(24, g->affix, g->pos);
    out[n++] = fh_feature(25, g->pos, quotes);
    out[n++] = fh_feature(26, g->pos, who);
    out[n++] = fh_feature(27, g->pos, that * 8 + verb);
    out[n++] = fh_feature(28, tags, g[2].pos);
    out[n++] = fh_feature(29, tags, g[-2].pos);
    out[n++] = fh_feature(30, g[1].lemma, g->pos);
    out[n++] = fh_feature(31, g[-1].lemma, g->pos);
    out[n++] = fh_feature(32, g[2].lemma, g->pos);
    out[n++] = fh_feature(33, g[-2].lemma, g->pos);
    out[n++] = fh_feature(34, g[1].lemma, g[2].lemma);
    out[n++] = fh_feature(35, g[-1].lemma, g[-2].lemma);
    out[n++] = fh_feature(36, subject->lemma, g->pos);
    out[n++] = fh_feature(37, subject_flags, g->pos * 1024u + that * 8 + verb);
    out[n++] = fh_feature(38, g[1].class, g->pos);
    out[n++] = fh_feature(39, g[-1].class, g->pos);
    out[n++] = fh_feature(40, g[1].entity * 16u + g[-1].entity, g->pos);
    out[n++] = fh_feature(41, g[1].mark * 256u + g[-1].mark, g->pos);
    out[n++] = fh_feature(42, g->class, g[1].entity * 256u + g[1].mark);
    out[n++] = fh_feature(43, g->class, g[-1].mark * 256u + g[-1].pos);
    out[n++] = fh_feature(44, g->quote * 2u + g->starts, g->pos);
    out[n++] = fh_feature(45, who, quotes);
    out[n++] = fh_feature(46, who, that * 8 + verb);
    out[n++] = fh_feature(47, g[1].marker * 256u + g[2].marker * 16u + g[3].marker, g->pos);
    out[n++] = fh_feature(48, g[-1].marker * 256u + g[-2].marker * 16u + g[-3].marker, g->pos);
    out[n++] = fh_feature(49, g->mark, g[-1].entity * 256u + g[1].quote * 16u + g[-1].pos);
    out[n++] = fh_feature(50, g->mark, (uint32_t)(g->sentence == 0) * 64u + g[-2].entity);
    out[n++] = fh_feature(51, g[1].quote * 4u + g[-1].quote, g->class);
    out[n++] = fh_feature(52, g[3].lemma, g->pos);
    out[n++] = fh_feature(53, g[-3].lemma, g->pos);
    out[n++] = fh_feature(54, g->kin, g->pos);
    out[n++] = fh_feature(55, g->kin / 8, g->pos);
    out[n++] = fh_feature(56, g->kin, quotes);
    out[n++] = fh_feature(57, g->kin, that * 8 + verb);
    out[n++] = fh_feature(58, g->kin, who);
    out[n++] = fh_feature(59, g->kin, g[1].kin);
    out[n++] = fh_feature(60, g->kin, g[-1].kin);
    out[n++] = fh_feature(61, subject->kin, g->kin);
    out[n++] = fh_feature(62, g->kin, g[1].pos * 32u + g[-1].pos);
    out[n++] = fh_feature(63, g->sense, g->pos);
    out[n++] = fh_feature(64, g->sense, quotes);
    out[n++] = fh_feature(65, g->sense, that * 8 + verb);
    out[n++] = fh_feature(66, g->sense, who);
    out[n++] = fh_feature(67, g->sense, subject->sense);
    out[n++] = fh_feature(68, g->sense, g[1].pos * 32u + g[-1].pos);
    out[n++] = fh_feature(69, subject->sense, g->pos);
    return s->said ? said_features(s, k, n, out) : n;
}
