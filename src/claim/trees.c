/* SPDX-License-Identifier: MIT
 *
 * claim/trees.c - reads trees as they lie in the file: "FHT1", number of features, number of trees, the base as a
 * float; then each tree as its number of nodes and nodes of four 32-bit words {feature or -1, threshold or value
 * as a float, left, right}. A feature at most the threshold goes left. Children stand after their parent, so the walk ends. */
#include "claim/trees.h"

#include <math.h>

static uint32_t word_at(fh_str s, size_t at) {
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static float real_at(fh_str s, size_t at) {
    uint32_t bits = word_at(s, at);
    float f;
    memcpy(&f, &bits, sizeof f);
    return f;
}

static float walk(fh_str model, size_t nodes, const float *features) {
    uint32_t at = 0;
    for (;;) {
        size_t node = nodes + (size_t)at * 16;
        int32_t feature = (int32_t)word_at(model, node);
        if (feature < 0) return real_at(model, node + 4);
        at = word_at(model, node + (features[feature] <= real_at(model, node + 4) ? 8 : 12));
    }
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
    double sum = real_at(model, 12);
    size_t at = 16;
    for (uint32_t n = word_at(model, 8); n > 0; n--) {
        sum += walk(model, at + 4, features);
        at += 4 + (size_t)word_at(model, at) * 16;
    }
    return (float)(1 / (1 + exp(-sum)));
}
