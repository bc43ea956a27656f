/* SPDX-License-Identifier: MIT
 *
 * text/tag_features.c - words, affixes, shapes and neighbours. */
#include "text/tag_features.h"

#include "base/hash.h"

enum { PAD = 2 };

/* Hash of up to n bytes of the word's lower-cased end (back) or beginning. */
static uint32_t affix(fh_str s, size_t n, bool back) {
    uint32_t h = FH_HASH_WORD_BEGIN;
    size_t from = back && s.len > n ? s.len - n : 0, to = back ? s.len : s.len < n ? s.len : n;
    for (size_t i = from; i < to; i++) h = fh_hash_word_step(h, (unsigned char)fh_to_lower(s.ptr[i]));
    return h;
}

static uint32_t shape(fh_str s, uint16_t flags) {
    uint32_t length = s.len < 2 ? 0 : s.len < 4 ? 1 : s.len < 8 ? 2 : 3, hyphen = 0, point = 0;
    for (size_t i = 1; i + 1 < s.len; i++) {
        hyphen |= s.ptr[i] == '-';
        point |= s.ptr[i] == '.';
    }
    uint32_t mark = flags & FH_TOKEN_WORD ? 0 : (unsigned char)s.ptr[0];
    return (flags & (FH_TOKEN_CAPITAL | FH_TOKEN_UPPER | FH_TOKEN_DIGIT | FH_TOKEN_WORD)) | hyphen << 5 | point << 6 | length << 7 |
           (flags & FH_TOKEN_SENTENCE ? 1u << 9 : 0) | mark << 12;
}

fh_tag_word *fh_tag__words(fh_arena *arena, const fh_report *r) {
    fh_tag_word *words = fh_new_n(arena, fh_tag_word, (size_t)r->n_tokens + 2 * PAD);
    for (uint32_t k = 0; words && k < r->n_tokens; k++) {
        fh_str s = fh_str_cut(r->text, r->tokens[k].begin, r->tokens[k].end);
        words[k + PAD] = (fh_tag_word){r->tokens[k].word, affix(s, 2, true), affix(s, 3, true), affix(s, 3, false), shape(s, r->tokens[k].flags)};
    }
    return words;
}

void fh_tag__pos_alone(const fh_tag_word *w, uint32_t out[FH_TAG_FEATURES]) {
    memset(out, 0, FH_TAG_FEATURES * sizeof *out);
    out[0] = fh_feature(0, w->word, 0);
    out[1] = fh_feature(1, w->suffix3, w->shape & 7);
    out[3] = fh_feature(3, w->prefix3, 0);
    out[5] = fh_feature(5, w[-1].word, 0);
    out[6] = fh_feature(6, w[1].word, 0);
    out[8] = fh_feature(8, w[2].word, 0);
    out[11] = fh_feature(11, w->word, w[1].word);
    out[12] = fh_feature(12, w->word, w[-1].word);
    out[14] = fh_feature(14, w[-1].suffix3, w->suffix3);
    out[15] = fh_feature(15, w[1].shape, w->shape);
    out[16] = fh_feature(16, w[-1].shape, w->shape);
    out[19] = fh_feature(19, w->suffix3, w[1].suffix2);
}

void fh_tag__pos_after(const fh_tag_word *w, uint8_t before, uint8_t before2, uint32_t out[FH_TAG_FEATURES]) {
    out[2] = fh_feature(2, w->suffix2, before);
    out[4] = fh_feature(4, w->shape, before);
    out[7] = fh_feature(7, w[-2].word, before);
    out[9] = fh_feature(9, before, before2);
    out[10] = fh_feature(10, w->word, before);
    out[13] = fh_feature(13, w[1].suffix3, before);
    out[17] = fh_feature(17, w->suffix3, before * 32u + before2);
    out[18] = fh_feature(18, before, w[1].word);
}

void fh_tag__entity_alone(const fh_tag_word *w, const uint8_t *pos, uint32_t out[FH_TAG_FEATURES]) {
    memset(out, 0, FH_TAG_FEATURES * sizeof *out);
    out[0] = fh_feature(0, w->word, 0);
    out[2] = fh_feature(2, w->suffix3, w->shape & 7);
    out[3] = fh_feature(3, w->prefix3, pos[0]);
    out[7] = fh_feature(7, w[-2].word, pos[0]);
    out[8] = fh_feature(8, w[2].word, pos[0]);
    out[10] = fh_feature(10, w[-1].word, w->word);
    out[11] = fh_feature(11, w->word, w[1].word);
    out[13] = fh_feature(13, w[-1].word, w[1].word);
    out[18] = fh_feature(18, w[-1].suffix3, pos[0]);
}

void fh_tag__entity_after(const fh_tag_word *w, const uint8_t *pos, uint8_t before, uint8_t before2, uint8_t seen, uint32_t out[FH_TAG_FEATURES]) {
    uint32_t tags = (uint32_t)pos[0] | (uint32_t)pos[-1] << 5 | (uint32_t)pos[1] << 10;
    out[1] = fh_feature(1, w->word, before);
    out[4] = fh_feature(4, w->shape, before);
    out[5] = fh_feature(5, w[-1].word, before);
    out[6] = fh_feature(6, w[1].word, before);
    out[9] = fh_feature(9, before * 16u + before2, pos[0]);
    out[12] = fh_feature(12, tags, before);
    out[14] = fh_feature(14, seen, before);
    out[15] = fh_feature(15, seen, w->shape);
    out[16] = fh_feature(16, (w[-1].shape & 7) | (w[1].shape & 7) << 3 | (w->shape & 7) << 6, before);
    out[17] = fh_feature(17, w[1].suffix3, before * 32u + pos[1]);
    out[19] = fh_feature(19, (uint32_t)pos[1] * 32 + pos[2], before);
}
