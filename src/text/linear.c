/* SPDX-License-Identifier: MIT
 *
 * text/linear.c - the file form of a hashed linear model: "FHL1", number of rows (a power of two), stride and
 * scale as four-byte little-endian words, then the weights. */
#include "text/linear.h"

enum { HEAD = 16 };

static uint32_t word_at(fh_str s, size_t at) {
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void put_word(char *out, uint32_t w) {
    for (int i = 0; i < 4; i++) out[i] = (char)(w >> (8 * i));
}

bool fh_linear_take(fh_str *bytes, uint32_t stride, fh_linear *ret) {
    if (bytes->len < HEAD || memcmp(bytes->ptr, "FHL1", 4) != 0) return false;
    uint32_t rows = word_at(*bytes, 4), scale = word_at(*bytes, 12);
    size_t size = (size_t)rows * stride;
    if (word_at(*bytes, 8) != stride || rows == 0 || (rows & (rows - 1)) || bytes->len - HEAD < size) return false;
    *ret = (fh_linear){.weights = (const int8_t *)bytes->ptr + HEAD, .mask = rows - 1, .stride = stride};
    memcpy(&ret->scale, &scale, sizeof scale);
    *bytes = fh_str_cut(*bytes, HEAD + size, bytes->len);
    return true;
}

size_t fh_linear_pack(const float *weights, uint32_t rows, uint32_t stride, float clip, char *out) {
    float scale = clip / 127.0f;
    uint32_t bits;
    memcpy(&bits, &scale, sizeof bits);
    memcpy(out, "FHL1", 4);
    put_word(out + 4, rows);
    put_word(out + 8, stride);
    put_word(out + 12, bits);
    for (size_t i = 0; i < (size_t)rows * stride; i++) {
        float w = weights[i] / scale;
        w = w > 127 ? 127 : w < -127 ? -127 : w;
        out[HEAD + i] = (char)(int8_t)(w < 0 ? w - 0.5f : w + 0.5f);
    }
    return HEAD + (size_t)rows * stride;
}
