/* SPDX-License-Identifier: MIT
 *
 * claim/trees.c - reads trees as they lie in the file: "FHT1", number of features, number of trees, the base as a
 * float; then each tree as its number of nodes and nodes of four 32-bit words {feature or -1, threshold or value
 * as a float, left, right}. A feature at most the threshold goes left. Children stand after their parent, so the walk ends. */
#include "claim/trees.h"

#include <math.h>

static uint32_t word_at(fh_str s, size_t at) {
    uint32_t word;
    memcpy(&word, s.ptr + at, sizeof word); /* one load, where four bytes would be four to whoever watches them */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap32(word);
#endif
    return word;
}

float fh_claim__real_at(fh_str s, size_t at) {
    uint32_t bits = word_at(s, at);
    float f;
    memcpy(&f, &bits, sizeof f);
    return f;
}

enum { ABREAST = 8 };

/* Walks up to ABREAST trees a step each in turn: one alone would wait for memory at every node. Which way is reckoned, not
 * branched upon, since it cannot be guessed; a tree that is at its end stays there. at: where the nodes of each begin; values:
 * what it says. */
static inline void walk(fh_str model, const size_t *at, uint32_t n, const float *features, float *values) {
    size_t node[ABREAST];
    memcpy(node, at, n * sizeof *node);
    for (uint32_t open = 1; open > 0;) {
        open = 0;
        for (uint32_t i = 0; i < n; i++) {
            int32_t feature = (int32_t)word_at(model, node[i]);
            uint32_t inner = feature >= 0;
            size_t right = !(features[inner ? feature : 0] <= fh_claim__real_at(model, node[i] + 4));
            size_t next = at[i] + (size_t)word_at(model, node[i] + 8 + 4 * right) * 16;
            node[i] = inner ? next : node[i];
            open |= inner;
        }
    }
    for (uint32_t i = 0; i < n; i++) values[i] = fh_claim__real_at(model, node[i] + 4);
}

fh_str fh_claim__next_model(fh_str *models) {
    fh_str m = *models;
    if (m.len < 16) return *models = (fh_str){NULL, 0};
    size_t at = 16;
    for (uint32_t n = word_at(m, 8); n > 0 && at + 4 <= m.len; n--) at += 4 + (size_t)word_at(m, at) * 16;
    *models = fh_str_cut(m, at < m.len ? at : m.len, m.len);
    return fh_str_cut(m, 0, at < m.len ? at : m.len);
}

float fh_claim__chance(fh_str model, const float *features, uint32_t n_features) {
    if (model.len < 16 || word_at(model, 4) != n_features) return 0;
    double sum = fh_claim__real_at(model, 12);
    size_t at = 16;
    for (uint32_t left = word_at(model, 8); left > 0;) {
        size_t nodes[ABREAST] = {0};
        float values[ABREAST];
        uint32_t n = left < ABREAST ? left : ABREAST;
        for (uint32_t i = 0; i < n; i++) nodes[i] = at + 4, at += 4 + (size_t)word_at(model, at) * 16;
        if (n == ABREAST) walk(model, nodes, ABREAST, features, values);
        else walk(model, nodes, n, features, values);
        for (uint32_t i = 0; i < n; i++) sum += values[i];
        left -= n;
    }
    return (float)(1 / (1 + exp(-sum)));
}
