/* SPDX-License-Identifier: MIT
 *
 * attribution/spelling.c - plain letters, and the usual table of edits over them (Wagner and Fischer, 1974). Cost: at
 * most 24 by 24 steps. */
#include "attribution/spelling.h"

#include "text/unicode.h"


/* The plain letter of U+00C0 .. U+017F. */
static const char PLAIN[] =
    "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
_Static_assert(sizeof PLAIN == 0x180 - 0xc0 + 1, "a letter a code point");

fh_spelling fh_attribution__spell(fh_str word) {
    fh_spelling s = {.len = 0};
    for (size_t i = 0; i < word.len && s.len < FH_SPELLING_MOST;) {
        unsigned char c = (unsigned char)word.ptr[i];
        uint32_t two = i + 1 < word.len && c >= 0xc3 && c <= 0xc5 ? (uint32_t)(c & 0x1f) << 6 | ((unsigned char)word.ptr[i + 1] & 0x3f) : 0;
        bool plain = two >= 0xc0 && two < 0x180;
        s.at[s.len] = plain ? PLAIN[two - 0xc0] : fh_to_lower((char)c);
        if (!s.len) s.capital = two ? fh_unicode_fold(two) != two : s.at[0] != (char)c;
        s.len++;
        i += plain ? 2 : 1;
    }
    return s;
}

unsigned fh_attribution__edits(const fh_spelling *a, const fh_spelling *b) {
    if (a->len + 2 < b->len || b->len + 2 < a->len) return 3;
    unsigned row[FH_SPELLING_MOST + 1];
    for (unsigned j = 0; j <= b->len; j++) row[j] = j;
    for (unsigned i = 1; i <= a->len; i++) {
        unsigned diagonal = row[0];
        row[0] = i;
        for (unsigned j = 1; j <= b->len; j++) {
            unsigned change = diagonal + (a->at[i - 1] != b->at[j - 1]), least = row[j] + 1;
            diagonal = row[j];
            if (row[j - 1] + 1 < least) least = row[j - 1] + 1;
            row[j] = change < least ? change : least;
        }
    }
    return row[b->len] > 2 ? 3 : row[b->len];
}
