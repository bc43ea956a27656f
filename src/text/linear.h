/* SPDX-License-Identifier: MIT
 *
 * text/linear.h - hashed linear models: a table of rows of 8-bit weights, a row a feature, a column a class.
 *
 * A feature is a 32-bit hash of its kind and values, and its low bits are its row; features that share a row
 * were trained sharing it (Weinberger and others, "Feature Hashing for Large Scale Multitask Learning", 2009),
 * so a model holds no dictionary and a look-up is one load. The weights are read in place: models are
 * part of the library's read-only data, shared by all threads and processes. */
#ifndef FH_TEXT_LINEAR_H
#define FH_TEXT_LINEAR_H

#include "base/str.h"

typedef struct fh_linear {
    const int8_t *weights; /* rows of `stride` weights; the table holds mask + 1 rows */
    uint32_t mask, stride;
    float scale; /* a weight of 1 stands for so much */
} fh_linear;

/* Takes the next table from the front of *bytes. False when the bytes are not what they should be. */
bool fh_linear_take(fh_str *bytes, uint32_t stride, fh_linear *ret);

static inline const int8_t *fh_linear_row(const fh_linear *m, uint32_t feature) {
    return m->weights + (size_t)(feature & m->mask) * m->stride;
}

/* Asks for the rows of features ahead of their use: tables are larger than the caches near by. */
static inline void fh_linear_call(const fh_linear *m, const uint32_t *features, unsigned n) {
    for (unsigned i = 0; i < n; i++) __builtin_prefetch(fh_linear_row(m, features[i]));
}

/* The feature of kind `kind` with values a and b. */
static inline uint32_t fh_feature(uint32_t kind, uint32_t a, uint32_t b) {
    uint32_t h = (a ^ (kind * 0x9e3779b1u)) * 0x85ebca6bu;
    h = (h ^ (h >> 15) ^ b) * 0xc2b2ae35u;
    h ^= h >> 13;
    h *= 0x27d4eb2fu;
    return h ^ (h >> 16);
}

/* For trainers: the file form of rows * stride weights, cut off at -clip and clip. `out` takes 16 + rows * stride
 * bytes; returns how many. */
size_t fh_linear_pack(const float *weights, uint32_t rows, uint32_t stride, float clip, char *out);

#endif
