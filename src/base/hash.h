/* SPDX-License-Identifier: MIT
 *
 * base/hash.h - hashes that are the same on every machine and in every run. None of them
 * resists an attacker who chooses the input; tables that use them bound their probes. */
#ifndef FH_BASE_HASH_H
#define FH_BASE_HASH_H

#include <firsthand/types.h>

/* 32-bit FNV-1a with a final mix: the identity of a folded word in fh_token.word, and the
 * key of the word tables that tools/gen_words.py makes (it computes the same). */
static inline uint32_t fh_hash_word_step(uint32_t h, unsigned char byte) { return (h ^ byte) * 16777619u; }
static inline uint32_t fh_hash_word_end(uint32_t h) {
    h ^= h >> 16;
    h *= 0x7feb352du;
    h ^= h >> 15;
    return h;
}
#define FH_HASH_WORD_BEGIN 2166136261u
static inline uint32_t fh_hash_word(fh_str s) {
    uint32_t h = FH_HASH_WORD_BEGIN;
    for (size_t i = 0; i < s.len; i++) h = fh_hash_word_step(h, (unsigned char)s.ptr[i]);
    return fh_hash_word_end(h);
}

/* A bijection of 64-bit words that spreads every bit over all (Stafford's variant 13 of
 * the murmur3 finaliser, as in SplitMix64). */
static inline uint64_t fh_mix64(uint64_t x) {
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9u;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}
static inline uint64_t fh_hash_pair(uint64_t a, uint64_t b) { return fh_mix64(a * 0x9e3779b97f4a7c15u + b); }

uint64_t fh_hash64(fh_str s); /* bytes; for maps and ids */

/* SHA-256 of s as 64 lower-case hexadecimal digits and a NUL. */
void fh_sha256_hex(fh_str s, char ret_hex[65]);

/* SHA-256 of s in Base64 (RFC 4648), 44 characters and a NUL: as a Content-Security-Policy names a script. */
void fh_sha256_base64(fh_str s, char ret_text[45]);

#endif
