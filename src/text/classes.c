/* SPDX-License-Identifier: MIT
 *
 * text/classes.c - tables in the library's read-only data, made by tools/train_classes.py and
 * tools/make_senses.py, at most half full: a look-up is one or two probes. */
#include "text/classes.h"

#include "base/embed.h"

FH_EMBED(word_classes, "classes.bin");
FH_EMBED(word_senses, "senses.bin");

enum { HEAD = 8, SLOT = 8 };

static uint32_t word_at(const unsigned char *p) {
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static bool take(fh_str s, fh_classes *c) {
    const unsigned char *p = (const unsigned char *)s.ptr;
    if (s.len < HEAD || memcmp(p, "FHC1", 4) != 0) return false;
    uint32_t size = word_at(p + 4);
    if (size == 0 || (size & (size - 1)) || s.len != HEAD + (size_t)size * SLOT) return false;
    *c = (fh_classes){p + HEAD, size - 1};
    return true;
}

bool fh_classes_get(fh_classes *c) { return take(FH_EMBEDDED(word_classes), c); }
bool fh_senses_get(fh_classes *c) { return take(FH_EMBEDDED(word_senses), c); }

uint32_t fh_classes_of(const fh_classes *c, uint32_t word) {
    for (uint32_t i = word & c->mask, tries = 0; tries <= c->mask; i = (i + 1) & c->mask, tries++) {
        const unsigned char *slot = c->slots + (size_t)i * SLOT;
        uint32_t value = word_at(slot + 4);
        if (!value) return 0;
        if (word_at(slot) == word) return value;
    }
    return 0;
}
