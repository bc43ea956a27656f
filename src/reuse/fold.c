/* SPDX-License-Identifier: MIT
 *
 * reuse/fold.c - the words of a text, for speed without sentences, spans and classes.
 *
 * A word is a run of letters and digits. Apostrophes and hyphens part words, so that an outlet's choice between
 * ' and U+2019, or "co-operate" and "cooperate", costs one word and no more; an ideograph is a word of its own.
 * Capitals of Latin, Greek, Cyrillic and Armenian fold to small letters. */
#include "base/hash.h"
#include "base/utf8.h"
#include "reuse/dedup.h"

enum { APART = 0, LETTER, DIGIT, CAPITAL, WIDE };

static unsigned class_of(unsigned char c) {
    if (c >= 0x80) return WIDE;
    if (c >= 'a' && c <= 'z') return LETTER;
    if (c >= '0' && c <= '9') return DIGIT;
    return c >= 'A' && c <= 'Z' ? CAPITAL : APART;
}

static uint32_t fold_wide(uint32_t c) {
    if ((c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f)) return c + 32;
    if (c >= 0x400 && c <= 0x40f) return c + 80;
    if (c >= 0x531 && c <= 0x556) return c + 48;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e)) return c & 1 ? c + 1 : c;
    if (c >= 0x100 && c <= 0x17f) return c | 1;
    return c;
}

static bool parts_words(uint32_t c) {
    return c < 0xaa || (c >= 0xab && c <= 0xb9 && c != 0xb5) || (c >= 0xbb && c <= 0xbf) || c == 0xd7 || c == 0xf7 ||
           (c >= 0x2000 && c <= 0x2bff) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xfe00 && c <= 0xfe6f) ||
           (c >= 0xff00 && c <= 0xff0f) || c >= 0xfff0;
}

static bool is_ideograph(uint32_t c) { return (c >= 0x3040 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff); }

typedef struct word { uint32_t hash, name; bool open; } word;

static void end_word(fh_arena *arena, word *w, fh_dedup_words *out) {
    if (w->open) fh_vec_push(arena, out, (fh_hash_word_end(w->hash) & ~FH_DEDUP_NAME) | w->name);
    *w = (word){.hash = FH_HASH_WORD_BEGIN};
}

static void add_letter(word *w, uint32_t folded, bool name) {
    w->open = true;
    w->name |= name ? FH_DEDUP_NAME : 0;
    if (folded < 0x80) {
        w->hash = fh_hash_word_step(w->hash, (unsigned char)folded);
        return;
    }
    char bytes[4];
    unsigned n = fh_utf8_put(folded, bytes);
    for (unsigned k = 0; k < n; k++) w->hash = fh_hash_word_step(w->hash, (unsigned char)bytes[k]);
}

void fh_dedup_fold(fh_arena *arena, fh_str text, fh_dedup_words *ret) {
    word w = {.hash = FH_HASH_WORD_BEGIN};
    for (size_t i = 0; i < text.len;) {
        unsigned char c = (unsigned char)text.ptr[i];
        unsigned kind = class_of(c), n = 1;
        if (kind == APART) end_word(arena, &w, ret);
        else if (kind != WIDE) add_letter(&w, kind == CAPITAL ? c + 32u : c, kind == DIGIT || (kind == CAPITAL && !w.open));
        else {
            uint32_t wide = fh_utf8_at(text, i, &n), folded = fold_wide(wide);
            bool alone = is_ideograph(wide);
            if (alone || parts_words(wide)) end_word(arena, &w, ret);
            if (alone || !parts_words(wide)) add_letter(&w, folded, folded != wide && !w.open);
            if (alone) end_word(arena, &w, ret);
        }
        i += n;
    }
    end_word(arena, &w, ret);
}
