/* SPDX-License-Identifier: MIT
 *
 * story/stem.c - a light stem: endings that change the form, not the event. */
#include "story/stem.h"

#include "base/hash.h"
#include "base/utf8.h"

enum { LONGEST = 64 }; /* bytes; what is longer is no word and is hashed as it stands */

/* ASCII and the Latin, Greek and Cyrillic capitals; the typographic apostrophe to the plain one. */
static uint32_t fold(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if ((c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f)) return c + 32;
    if (c >= 0x100 && c <= 0x17f) return c | 1;
    return c == 0x2019 ? '\'' : c;
}

static bool ends(const char *w, size_t n, const char *with, size_t m) { return n > m && memcmp(w + n - m, with, m) == 0; }

static size_t cut_plural(char *w, size_t n) {
    if (ends(w, n, "'s", 2)) n -= 2;
    if (n > 4 && ends(w, n, "ies", 3)) { w[n - 3] = 'y'; return n - 2; }
    bool kept = ends(w, n, "ss", 2) || ends(w, n, "us", 2) || ends(w, n, "is", 2);
    return n > 3 && w[n - 1] == 's' && !kept ? n - 1 : n;
}

static size_t cut_verb(const char *w, size_t n) {
    size_t stem = n > 6 && ends(w, n, "ing", 3) ? n - 3 : n > 5 && ends(w, n, "ed", 2) ? n - 2 : n;
    if (stem < n && w[stem - 1] == w[stem - 2] && w[stem - 1] != 'l' && w[stem - 1] != 's') stem--;
    return stem > 4 && w[stem - 1] == 'e' ? stem - 1 : stem;
}

uint32_t fh_story__stem(fh_str word) {
    char w[LONGEST + 4];
    size_t n = 0;
    if (word.len > LONGEST) return fh_hash_word(word);
    for (size_t i = 0; i < word.len && n <= LONGEST;) {
        unsigned len;
        uint32_t c = fold(fh_utf8_at(word, i, &len));
        n += fh_utf8_put(c, w + n);
        i += len;
    }
    n = cut_verb(w, cut_plural(w, n));
    return fh_hash_word((fh_str){w, n});
}
