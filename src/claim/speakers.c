/* SPDX-License-Identifier: MIT
 *
 * claim/speakers.c - whether two reports name one source.
 *
 * Names are compared word by word, without case, punctuation and articles: "the trust's register" and "The trust’s register" are one
 * source. Of persons the end of a name is enough: "Weir", "Anton Weir", "Inspector Anton Weir"; but not what stands after an "of" or "for", since
 * "the lawyer for Anton Weir" is somebody else. Words beyond the first WORDS are not looked at.
 * Cost: the product of the words of the two names. */
#include "claim/speakers.h"

#include "base/str.h"

enum { WORDS = 32 };

typedef struct words { fh_str at[WORDS]; uint32_t n; } words;

static bool is_letter(unsigned char c) { return fh_is_alpha((char)c) || fh_is_digit((char)c) || c >= 0x80; }

/* Length of a punctuation mark at the beginning of s that is written in three bytes, such as a bent apostrophe; else 0. */
static size_t bent_mark(fh_str s) {
    return s.len >= 3 && (unsigned char)s.ptr[0] == 0xe2 && (unsigned char)s.ptr[1] == 0x80 ? 3 : 0;
}

static bool is_article(fh_str w) {
    return fh_str_equal_nocase(w, FH_STR("a")) || fh_str_equal_nocase(w, FH_STR("an")) || fh_str_equal_nocase(w, FH_STR("the"));
}

static words words_of(fh_str name) {
    words w = {.n = 0};
    for (size_t at = 0; at < name.len && w.n < WORDS;) {
        size_t begin = at, mark = 0;
        while (at < name.len && is_letter((unsigned char)name.ptr[at]) && !(mark = bent_mark(fh_str_cut(name, at, name.len)))) at++;
        fh_str word = fh_str_cut(name, begin, at);
        if (word.len && !is_article(word)) w.at[w.n++] = word;
        at += mark ? mark : 1;
    }
    return w;
}

static bool ends_with(const words *longer, const words *shorter) {
    for (uint32_t i = 0; i < shorter->n; i++)
        if (!fh_str_equal_nocase(longer->at[longer->n - shorter->n + i], shorter->at[i])) return false;
    return true;
}

static bool belongs_to(const words *name, uint32_t end) {
    return end > 0 && (fh_str_equal_nocase(name->at[end - 1], FH_STR("of")) || fh_str_equal_nocase(name->at[end - 1], FH_STR("for")));
}

fh_str fh_claim__same_source(const fh_speaker *a, const fh_speaker *b) {
    words x = words_of(a->name), y = words_of(b->name);
    const fh_str none = {NULL, 0};
    if (x.n < y.n || (x.n == y.n && a->name.len < b->name.len)) {
        words swap = x;
        x = y, y = swap;
        const fh_speaker *s = a;
        a = b, b = s;
    }
    if (y.n == 0 || !ends_with(&x, &y)) return none;
    if (x.n == y.n) return a->name;
    bool persons = a->kind == FH_SPEAKER_PERSON && b->kind == FH_SPEAKER_PERSON;
    return persons && !belongs_to(&x, x.n - y.n) ? a->name : none;
}
