/* SPDX-License-Identifier: MIT
 *
 * attribution/sight.c - what is known of each token, gathered once. Cost: linear. */
#include "attribution/sight.h"

#include "attribution/words_table.h"
#include "base/hash.h"
#include "text/classes.h"

bool fh_attribution__view(fh_arena *arena, const fh_report *r, fh_view *ret) {
    uint32_t *flags = fh_arena_alloc_raw(arena, r->n_tokens ? r->n_tokens : 1, sizeof *flags, _Alignof(uint32_t));
    for (uint32_t k = 0; flags && k < r->n_tokens; k++) flags[k] = fh_words_find(&attr_words, r->tokens[k].word);
    *ret = (fh_view){r, r->tokens, r->n_tokens, flags};
    return flags != NULL;
}

static uint32_t class_of(uint32_t flags) {
    static const struct { uint32_t flag, class; } map[] = {
        {ATTR_SAY, FH_CLASS_SAY}, {ATTR_TELL, FH_CLASS_TELL}, {ATTR_NAME, FH_CLASS_NAME}, {ATTR_THINK, FH_CLASS_THINK}, {ATTR_QUOTING, FH_CLASS_QUOTING},
        {ATTR_ACCORDING, FH_CLASS_ACCORDING}, {ATTR_NOUNCUE, FH_CLASS_NOUNCUE}, {ATTR_TITLE, FH_CLASS_TITLE}, {ATTR_ROLE, FH_CLASS_ROLE}, {ATTR_ANON, FH_CLASS_ANON},
        {ATTR_SOURCE, FH_CLASS_SOURCE}, {ATTR_ORG, FH_CLASS_ORG}, {ATTR_OUTLET, FH_CLASS_OUTLET}, {ATTR_DOCUMENT, FH_CLASS_DOCUMENT}, {ATTR_GRADE, FH_CLASS_GRADE},
        {ATTR_PRONOUN, FH_CLASS_PRONOUN}, {ATTR_INDEFINITE, FH_CLASS_INDEFINITE}};
    uint32_t class = 0;
    for (size_t i = 0; flags && i < sizeof map / sizeof *map; i++) class |= flags & map[i].flag ? map[i].class : 0;
    return class;
}

static uint32_t last_bytes(fh_str s) {
    uint32_t h = FH_HASH_WORD_BEGIN;
    for (size_t i = s.len > 3 ? s.len - 3 : 0; i < s.len; i++) h = fh_hash_word_step(h, (unsigned char)fh_to_lower(s.ptr[i]));
    return h;
}

static uint8_t quote_state(uint16_t flags) {
    return flags & FH_TOKEN_OPEN ? FH_QUOTE_OPEN : flags & FH_TOKEN_CLOSE ? FH_QUOTE_CLOSE : flags & FH_TOKEN_QUOTED ? FH_QUOTE_IN : FH_QUOTE_OUT;
}

static uint8_t mark_marker(uint8_t mark, uint8_t quote) {
    if (quote == FH_QUOTE_OPEN) return FH_MARKER_OPEN;
    if (quote == FH_QUOTE_CLOSE) return FH_MARKER_CLOSE;
    switch (mark) {
    case ',': return FH_MARKER_COMMA;
    case '.': case '!': case '?': return FH_MARKER_STOP;
    case ':': case ';': return FH_MARKER_COLON;
    case '(': case ')': case '[': case ']': return FH_MARKER_BRACKET;
    case '-': case 0xe2: return FH_MARKER_DASH;
    default: return FH_MARKER_NONE;
    }
}

static uint8_t word_marker(const fh_view *v, uint32_t k) {
    switch (v->t[k].pos) {
    case FH_POS_VERB_BASE: case FH_POS_VERB_PRESENT: case FH_POS_VERB_PAST: case FH_POS_VERB_PARTICIPLE: case FH_POS_VERB_GERUND: return FH_MARKER_VERB;
    case FH_POS_MODAL: return FH_MARKER_VERB;
    case FH_POS_CONJUNCTION: return FH_MARKER_AND;
    case FH_POS_TO: return FH_MARKER_TO;
    case FH_POS_WH: return fh_view_is(v, k, "that") ? FH_MARKER_THAT : FH_MARKER_WH;
    case FH_POS_PREPOSITION:
        if (fh_view_is(v, k, "that")) return FH_MARKER_THAT;
        return fh_view_is(v, k, "because") || fh_view_is(v, k, "if") || fh_view_is(v, k, "while") || fh_view_is(v, k, "although") || fh_view_is(v, k, "as") ||
               fh_view_is(v, k, "after") || fh_view_is(v, k, "before") || fh_view_is(v, k, "since") || fh_view_is(v, k, "though") || fh_view_is(v, k, "until") ? FH_MARKER_BECAUSE : FH_MARKER_PREPOSITION;
    default: return FH_MARKER_NONE;
    }
}

/* Of a verb its kind and whether it may be one of speech or thought; of a noun its kind. */
static uint32_t sense_of(const fh_classes *senses, const fh_token *t) {
    bool verb = t->pos >= FH_POS_VERB_BASE && t->pos <= FH_POS_VERB_GERUND;
    if (!verb && t->pos != FH_POS_NOUN) return 0;
    uint32_t s = fh_classes_of(senses, t->lemma);
    return verb ? (s & 15) | (s >> 9 & 3) << 5 : (s >> 4 & 31) << 8;
}

static fh_glance glance(const fh_view *v, const fh_classes *classes, const fh_classes *senses, uint32_t k) {
    const fh_token *t = &v->t[k];
    fh_glance g = {.word = t->word, .lemma = t->lemma, .flags = v->flags[k], .class = class_of(v->flags[k]), .kin = fh_classes_of(classes, t->word), .affix = last_bytes(fh_view_word(v, k)), .pos = t->pos};
    g.sense = sense_of(senses, t);
    g.entity = (uint8_t)(t->entity * 2 + ((t->flags & FH_TOKEN_ENTITY) != 0));
    g.quote = quote_state(t->flags);
    g.mark = t->flags & FH_TOKEN_WORD ? 0 : (uint8_t)fh_view_char(v, k);
    g.starts = (t->flags & FH_TOKEN_SENTENCE) != 0;
    g.marker = g.mark ? mark_marker(g.mark, g.quote) : word_marker(v, k);
    return g;
}

bool fh_attribution__look(fh_arena *arena, const fh_view *v, bool said, fh_sight *s) {
    fh_glance *g = fh_new_n(arena, fh_glance, (size_t)v->n + 2 * FH_SIGHT_PAD);
    *s = (fh_sight){.n = v->n, .n_paragraphs = v->r->n_paragraphs, .said = said};
    s->paragraph = fh_new_n(arena, fh_range, s->n_paragraphs + 1);
    if (!g || !s->paragraph) return false;
    s->g = g + FH_SIGHT_PAD;
    fh_classes classes, senses;
    if (!fh_classes_get(&classes) || !fh_senses_get(&senses)) return false;
    for (uint32_t k = 0; k < v->n; k++) s->g[k] = glance(v, &classes, &senses, k);
    for (uint32_t i = 0; i < v->r->n_sentences; i++) {
        const fh_sentence *in = &v->r->sentences[i];
        uint32_t number = i && v->r->sentences[i - 1].paragraph == in->paragraph && in->first_token ? s->g[in->first_token - 1].sentence + 1u : 0;
        for (uint32_t k = in->first_token; k < in->first_token + in->n_tokens; k++) {
            s->g[k].sentence = (uint16_t)(number < UINT16_MAX ? number : UINT16_MAX);
            s->g[k].paragraph = in->paragraph;
        }
        fh_range *p = &s->paragraph[in->paragraph];
        if (!p->end) p->begin = in->first_token;
        p->end = in->first_token + in->n_tokens;
    }
    return true;
}
