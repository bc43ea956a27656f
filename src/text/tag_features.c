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

unsigned fh_tag__pos_features(const fh_tag_word *w, uint8_t before, uint8_t before2, uint32_t out[FH_TAG_MAX_FEATURES]) {
    unsigned n = 0;
    out[n++] = fh_feature(0, w->word, 0);
    out[n++] = fh_feature(1, w->suffix3, w->shape & 7);
    out[n++] = fh_feature(2, w->suffix2, before);
    out[n++] = fh_feature(3, w->prefix3, 0);
    out[n++] = fh_feature(4, w->shape, before);
    out[n++] = fh_feature(5, w[-1].word, 0);
    out[n++] = fh_feature(6, w[1].word, 0);
    out[n++] = fh_feature(7, w[-2].word, before);
    out[n++] = fh_feature(8, w[2].word, 0);
    out[n++] = fh_feature(9, before, before2);
    out[n++] = fh_feature(10, w->word, before);
    out[n++] = fh_feature(11, w->word, w[1].word);
    out[n++] = fh_feature(12, w->word, w[-1].word);
    out[n++] = fh_feature(13, w[1].suffix3, before);
    out[n++] = fh_feature(14, w[-1].suffix3, w->suffix3);
    out[n++] = fh_feature(15, w[1].shape, w->shape);
    out[n++] = fh_feature(16, w[-1].shape, w->shape);
    out[n++] = fh_feature(17, w->suffix3, before * 32u + before2);
    out[n++] = fh_feature(18, before, w[1].word);
    out[n++] = fh_feature(19, w->suffix3, w[1].suffix2);
    return n;
}

unsigned fh_tag__entity_features(const fh_tag_word *w, const uint8_t *pos, uint8_t before, uint8_t before2, uint8_t seen, uint32_t out[FH_TAG_MAX_FEATURES]) {
    unsigned n = 0;
    uint32_t tags = (uint32_t)pos[0] | (uint32_t)pos[-1] << 5 | (uint32_t)pos[1] << 10;
    out[n++] = fh_feature(0, w->word, 0);
    out[n++] = fh_feature(1, w->word, before);
    out[n++] = fh_feature(2, w->suffix3, w->shape & 7);
    out[n++] = fh_feature(3, w->prefix3, pos[0]);
    out[n++] = fh_feature(4, w->shape, before);
    out[n++] = fh_feature(5, w[-1].word, before);
    out[n++] = fh_feature(6, w[1].word, before);
    out[n++] = fh_feature(7, w[-2].word, pos[0]);
    out[n++] = fh_feature(8, w[2].word, pos[0]);
    out[n++] = fh_feature(9, before * 16u + before2, pos[0]);
    out[n++] = fh_feature(10, w[-1].word, w->word);
    out[n++] = fh_feature(11, w->word, w[1].word);
    out[n++] = fh_feature(12, tags, before);
    out[n++] = fh_feature(13, w[-1].word, w[1].word);
    out[n++] = fh_feature(14, seen, before);
    out[n++] = fh_feature(15, seen, w->shape);
    out[n++] = fh_feature(16, (w[-1].shape & 7) | (w[1].shape & 7) << 3 | (w->shape & 7) << 6, before);
    out[n++] = fh_feature(17, w[1].suffix3, before * 32u + pos[1]);
    out[n++] = fh_feature(18, w[-1].suffix3, pos[0]);
    out[n++] = fh_feature(19, (uint32_t)pos[1] * 32 + pos[2], before);
    return n;
}
