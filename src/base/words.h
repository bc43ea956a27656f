/* SPDX-License-Identifier: MIT
 *
 * base/words.h - tables of words with flags or a value, made from data/ by tools/gen_words.py.
 *
 *   #include "claim/hedge_table.h"       defines `static const fh_words hedge_words` and HEDGE_... flags
 *   uint32_t v = fh_words_find(&hedge_words, token->word);
 *
 * A table is open-addressed by fh_hash_word of the folded word, at most half full, so that a look-up
 * is one or two probes. The generator refuses two words of one hash. */
#ifndef FH_BASE_WORDS_H
#define FH_BASE_WORDS_H

#include "base/hash.h"

typedef struct fh_word_entry {
    uint32_t hash, value; /* {0, 0} is an empty slot */
} fh_word_entry;

typedef struct fh_words {
    const fh_word_entry *slots;
    uint32_t mask; /* number of slots, a power of two, less one */
} fh_words;

/* The value of the word with this hash, or 0 when it is not in the table. */
static inline uint32_t fh_words_find(const fh_words *t, uint32_t hash) {
    for (uint32_t i = hash & t->mask;; i = (i + 1) & t->mask) {
        if (t->slots[i].hash == hash) return t->slots[i].value;
        if (t->slots[i].hash == 0) return 0;
    }
}

#endif
