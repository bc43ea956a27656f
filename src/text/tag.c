/* SPDX-License-Identifier: MIT
 *
 * text/tag.c - part of speech and named entities by two greedy passes of an averaged perceptron (Collins,
 * "Discriminative Training Methods for Hidden Markov Models", 2002), weights hashed and cut to 8 bits.
 *
 * The first pass gives each token a part of speech from left to right, looking at its own earlier answers;
 * the second gives an entity class in the same way, looking at parts of speech and at the class the same word
 * had last in this report, so that "Carson" in the third paragraph remembers "Ben Carson" in the first.
 * Cost: 40 rows of weights a token; half of them are asked for a token ahead, for they come from afar. */
#include "text/tag.h"

#include "base/embed.h"
#include "base/hash.h"
#include "text/tag_features.h"

FH_EMBED(tagger_weights, "tagger.bin");

enum { PAD = 2, SEEN = 1024 }; /* words remembered with their last entity class: a small direct-mapped table */

/* 20 features of 127 fit 16 bits. The columns of a row after the last class hold nothing. */
static inline unsigned best_class(const fh_linear *m, const uint32_t features[FH_TAG_FEATURES], unsigned stride, unsigned classes) {
    int16_t score[FH_TAG_POS_STRIDE] = {0};
    for (unsigned i = 0; i < FH_TAG_FEATURES; i++) {
        const int8_t *row = fh_linear_row(m, features[i]);
        for (unsigned c = 0; c < stride; c++) score[c] = (int16_t)(score[c] + row[c]);
    }
    unsigned best = 0;
    for (unsigned c = 1; c < classes; c++)
        if (score[c] > score[best]) best = c;
    return best;
}

/* Features of the present token and of the next, whose rows are under way while the present one is scored. */
typedef uint32_t two_rows[2][FH_TAG_FEATURES];

static void tag_parts(const fh_linear *m, const fh_report *r, const fh_tag_word *words, uint8_t *pos) {
    two_rows features;
    if (r->n_tokens) fh_tag__pos_alone(words + PAD, features[0]);
    for (uint32_t k = 0; k < r->n_tokens; k++) {
        if (k + 1 < r->n_tokens) {
            fh_tag__pos_alone(words + k + 1 + PAD, features[(k + 1) % 2]);
            fh_linear_call(m, features[(k + 1) % 2], FH_TAG_FEATURES);
        }
        bool starts = r->tokens[k].flags & FH_TOKEN_SENTENCE;
        uint8_t before = starts ? 0 : pos[(int64_t)k - 1], before2 = starts || (r->tokens[k - 1].flags & FH_TOKEN_SENTENCE) ? 0 : pos[(int64_t)k - 2];
        fh_tag__pos_after(words + k + PAD, before, before2, features[k % 2]);
        pos[k] = (uint8_t)best_class(m, features[k % 2], FH_TAG_POS_STRIDE, FH_TAG_POS_STRIDE);
    }
}

/* An inside class after another entity, or after none, begins an entity of its own. */
static uint8_t repaired(uint8_t before, uint8_t class) {
    bool inside = class && class % 2 == 0;
    return inside && before != class && before != class - 1 ? (uint8_t)(class - 1) : class;
}

static void tag_entities(const fh_linear *m, const fh_report *r, const fh_tag_word *words, const uint8_t *pos, fh_token *tokens) {
    struct { uint32_t word; uint8_t class; } seen[SEEN] = {{0, 0}};
    two_rows features;
    uint8_t before = 0, before2 = 0;
    if (r->n_tokens) fh_tag__entity_alone(words + PAD, pos, features[0]);
    for (uint32_t k = 0; k < r->n_tokens; k++) {
        if (k + 1 < r->n_tokens) {
            fh_tag__entity_alone(words + k + 1 + PAD, pos + k + 1, features[(k + 1) % 2]);
            fh_linear_call(m, features[(k + 1) % 2], FH_TAG_FEATURES);
        }
        if (r->tokens[k].flags & FH_TOKEN_SENTENCE) before = before2 = 0;
        uint32_t slot = r->tokens[k].word & (SEEN - 1);
        uint8_t last = seen[slot].word == r->tokens[k].word ? seen[slot].class : 15;
        fh_tag__entity_after(words + k + PAD, pos + k, before, before2, last, features[k % 2]);
        uint8_t class = repaired(before, (uint8_t)best_class(m, features[k % 2], FH_TAG_ENTITY_STRIDE, FH_TAG_ENTITIES));
        if (r->tokens[k].flags & FH_TOKEN_CAPITAL) {
            seen[slot].word = r->tokens[k].word;
            seen[slot].class = class;
        }
        tokens[k].entity = (uint8_t)(class ? 1 + (class - 1) / 2 : FH_ENTITY_NONE);
        if (class % 2) tokens[k].flags |= FH_TOKEN_ENTITY;
        before2 = before;
        before = class;
    }
}

static void lemmatise(fh_report *r, fh_token *tokens, const uint8_t *pos) {
    enum { LONGEST = 32 };
    for (uint32_t k = 0; k < r->n_tokens; k++) {
        tokens[k].pos = pos[k];
        uint32_t n = tokens[k].end - tokens[k].begin;
        bool inflects = pos[k] == FH_POS_NOUN || (pos[k] >= FH_POS_VERB_BASE && pos[k] <= FH_POS_VERB_GERUND);
        if (!inflects || n > LONGEST) continue;
        char folded[LONGEST];
        for (uint32_t i = 0; i < n; i++) folded[i] = fh_to_lower(r->text.ptr[tokens[k].begin + i]);
        tokens[k].lemma = fh_tag_lemma((fh_str){folded, n}, (fh_pos)pos[k]);
    }
}

fh_status fh_tag_read_with(fh_str bytes, fh_arena *scratch, fh_report *r, fh_error *err) {
    fh_linear parts, entities;
    if (!fh_linear_take(&bytes, FH_TAG_POS_STRIDE, &parts) || !fh_linear_take(&bytes, FH_TAG_ENTITY_STRIDE, &entities))
        return fh_fail(err, FH_EBUG, 0, "the tagger's weights are not a model; rebuild the library");
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_tag_word *words = fh_tag__words(scratch, r);
    uint8_t *pos = fh_new_n(scratch, uint8_t, (size_t)r->n_tokens + 2 * PAD);
    if (words && pos) {
        fh_token *tokens = (fh_token *)(uintptr_t)r->tokens; /* made by fh_text_read for this report, shared by nobody yet */
        tag_parts(&parts, r, words, pos + PAD);
        tag_entities(&entities, r, words, pos + PAD, tokens);
        lemmatise(r, tokens, pos + PAD);
    }
    fh_status status = fh_fail_arena(err, scratch);
    fh_arena_rewind(scratch, mark);
    return status;
}

fh_status fh_tag_read(fh_arena *scratch, fh_report *r, fh_error *err) {
    return fh_tag_read_with(FH_EMBEDDED(tagger_weights), scratch, r, err);
}
