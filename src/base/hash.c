/* SPDX-License-Identifier: MIT
 *
 * base/hash.c - hashes of byte runs. */
#include "base/hash.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <string.h>

uint64_t fh_hash64(fh_str s) {
    uint64_t h = 0x2545f4914f6cdd1du ^ s.len;
    size_t i = 0;
    for (; i + 8 <= s.len; i += 8) {
        uint64_t w = 0;
        for (size_t k = 0; k < 8; k++) w |= (uint64_t)(unsigned char)s.ptr[i + k] << (8 * k); /* one load; any byte order */
        h = fh_mix64(h ^ w);
    }
    uint64_t tail = 0;
    for (size_t k = 0; i + k < s.len; k++) tail |= (uint64_t)(unsigned char)s.ptr[i + k] << (8 * k);
    return fh_mix64(h ^ tail);
}

static void sha256(fh_str s, uint8_t ret_sum[SHA256_DIGEST_SIZE]) {
    struct sha256_ctx ctx;
    sha256_init(&ctx);
    sha256_update(&ctx, s.len, (const uint8_t *)s.ptr);
    sha256_digest(&ctx, SHA256_DIGEST_SIZE, ret_sum);
}

void fh_sha256_base64(fh_str s, char ret_text[45]) {
    uint8_t sum[SHA256_DIGEST_SIZE];
    sha256(s, sum);
    base64_encode_raw(ret_text, sizeof sum, sum);
    ret_text[44] = '\0';
}

void fh_sha256_hex(fh_str s, char ret_hex[65]) {
    static const char digits[] = "0123456789abcdef";
    uint8_t sum[SHA256_DIGEST_SIZE];
    sha256(s, sum);
    for (size_t i = 0; i < sizeof sum; i++) {
        ret_hex[2 * i] = digits[sum[i] >> 4];
        ret_hex[2 * i + 1] = digits[sum[i] & 15];
    }
    ret_hex[64] = '\0';
}
