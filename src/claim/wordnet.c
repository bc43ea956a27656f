/* SPDX-License-Identifier: MIT
 *
 * claim/wordnet.c - a dictionary look-up by binary search, and regular inflections stripped where what is left
 * stands in the dictionary (after the morphological rules of WordNet's own library). The file is made by
 * tools/make_wordnet.py, which describes its layout. */
#include "claim/wordnet.h"

#include "base/embed.h"
#include "base/hash.h"

FH_EMBED(wordnet, "wordnet.bin");

typedef struct table {
    const unsigned char *words, *ids, *pairs;
    uint32_t n_words, n_ids, n_pairs;
} table;

static uint32_t u32(const unsigned char *p) {
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static table open_table(void) {
    const unsigned char *p = (const unsigned char *)FH_EMBEDDED(wordnet).ptr;
    table t = {.n_words = u32(p + 4), .n_ids = u32(p + 8), .n_pairs = u32(p + 12), .words = p + 16};
    t.ids = t.words + (size_t)t.n_words * 12;
    t.pairs = t.ids + (size_t)t.n_ids * 4;
    return t;
}

static bool find(const table *t, uint32_t hash, fh_claim__sense *ret) {
    size_t low = 0, high = t->n_words;
    while (low < high) {
        size_t mid = (low + high) / 2;
        const unsigned char *row = t->words + mid * 12;
        uint32_t at = u32(row);
        if (at == hash) {
            uint32_t ids = u32(row + 8);
            *ret = (fh_claim__sense){.lemma = u32(row + 4), .first_id = (ids & 0x7fffffff) >> 4, .n_ids = (uint8_t)(ids & 15), .opposed = ids >> 31};
            return true;
        }
        if (at < hash) low = mid + 1;
        else high = mid;
    }
    return false;
}

/* Tries `folded` without its last `cut` bytes and with `add` put on. */
static bool find_changed(const table *t, fh_str folded, size_t cut, const char *add, fh_claim__sense *ret) {
    if (folded.len < cut + 2) return false;
    uint32_t h = FH_HASH_WORD_BEGIN;
    for (size_t i = 0; i + cut < folded.len; i++) h = fh_hash_word_step(h, (unsigned char)folded.ptr[i]);
    for (; *add; add++) h = fh_hash_word_step(h, (unsigned char)*add);
    return find(t, fh_hash_word_end(h), ret);
}

static bool find_stripped(const table *t, fh_str w, fh_claim__sense *ret) {
    static const struct { const char *end, *add; } rules[] = {
        {"ies", "y"}, {"es", ""}, {"s", ""}, {"ied", "y"}, {"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""},
        {"er", ""}, {"er", "e"}, {"est", ""}, {"est", "e"}};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        fh_str end = fh_str_of(rules[i].end);
        if (fh_str_ends(w, end) && find_changed(t, w, end.len, rules[i].add, ret)) return true;
    }
    size_t end = fh_str_ends(w, FH_STR("ing")) ? 3 : fh_str_ends(w, FH_STR("ed")) ? 2 : 0;
    bool doubled = end && w.len > end + 3 && w.ptr[w.len - end - 1] == w.ptr[w.len - end - 2];
    return doubled && find_changed(t, w, end + 1, "", ret);
}

fh_claim__sense fh_claim__sense_of(fh_str folded, uint32_t hash) {
    table t = open_table();
    fh_claim__sense s = {.lemma = hash};
    if (find(&t, hash, &s)) return s;
    find_stripped(&t, folded, &s);
    return s;
}

uint32_t fh_claim__sense_id(fh_claim__sense s, uint32_t n) {
    table t = open_table();
    return u32(t.ids + ((size_t)s.first_id + n) * 4) >> 2;
}

float fh_claim__kinship(fh_claim__sense a, fh_claim__sense b) {
    static const float by_kind[3][3] = {{1.0f, 0.7f, 0.4f}, {0.7f, 0.7f, 0.0f}, {0.4f, 0.0f, 0.0f}};
    if (a.lemma == b.lemma) return 1.0f;
    table t = open_table();
    float best = 0;
    for (uint32_t i = 0; i < a.n_ids; i++) {
        uint32_t x = u32(t.ids + ((size_t)a.first_id + i) * 4);
        for (uint32_t k = 0; k < b.n_ids; k++) {
            uint32_t y = u32(t.ids + ((size_t)b.first_id + k) * 4);
            if (x >> 2 != y >> 2) continue;
            float worth = by_kind[(x & 3) % 3][(y & 3) % 3];
            if (worth > best) best = worth;
            if (best == 1.0f) return best;
        }
    }
    return best;
}

bool fh_claim__opposites(fh_claim__sense a, fh_claim__sense b) {
    if (!a.opposed || !b.opposed) return false;
    table t = open_table();
    uint32_t first = a.lemma < b.lemma ? a.lemma : b.lemma, second = a.lemma < b.lemma ? b.lemma : a.lemma;
    size_t low = 0, high = t.n_pairs;
    while (low < high) {
        size_t mid = (low + high) / 2;
        uint32_t x = u32(t.pairs + mid * 8), y = u32(t.pairs + mid * 8 + 4);
        if (x == first && y == second) return true;
        if (x < first || (x == first && y < second)) low = mid + 1;
        else high = mid;
    }
    return false;
}
