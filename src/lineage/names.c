/* SPDX-License-Identifier: MIT
 *
 * lineage/names.c - is this the outlet that is credited?
 *
 * Names are compared as runs of words, without case, without accents, which others leave off, without "the" and
 * without the endings of hosts. Words that
 * very many outlets bear (News, Herald) do not make a match alone. */
#include "lineage/names.h"

#include "base/utf8.h"

enum { MOST_WORDS = 12, FEWEST_LETTERS = 3 };

typedef struct words {
    fh_str at[MOST_WORDS];
    size_t n;
} words;

static const float PART = .8f, INITIALS = .8f, HOST = .9f;

static bool is_word_byte(char c) { return fh_is_alpha(c) || fh_is_digit(c) || (unsigned char)c >= 0x80; }

/* The letter below an accent, lower case. Thorn, eth and ligatures as they are written where they are not known. */
static uint32_t plain_letter(uint32_t c) {
    static const char latin1[] = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
    static const char extended[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    if (c < 0x80) return (unsigned char)fh_to_lower((char)c);
    if (c >= 0xc0 && c <= 0xff) return (unsigned char)latin1[c - 0xc0];
    return c >= 0x100 && c <= 0x17f ? (unsigned char)extended[c - 0x100] : c;
}

static bool same_word(fh_str a, fh_str b) {
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len) {
        unsigned in_a, in_b;
        if (plain_letter(fh_utf8_at(a, i, &in_a)) != plain_letter(fh_utf8_at(b, k, &in_b))) return false;
        i += in_a, k += in_b;
    }
    return i == a.len && k == b.len;
}

static bool is_common(fh_str w) {
    static const char *const common[] = {"news", "herald", "times", "post", "daily", "press", "tribune", "journal", "gazette", "radio",
                                         "tv", "com", "www", "online", "today", "weekly", "net", "org", "media", "review", "agency", "the"};
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if (fh_str_equal_nocase(w, fh_str_of(common[i]))) return true;
    return false;
}

static words split(fh_str s) {
    words out = {.n = 0};
    for (size_t i = 0; i < s.len && out.n < MOST_WORDS;) {
        size_t end = i;
        while (end < s.len && is_word_byte(s.ptr[end])) end++;
        fh_str w = fh_str_cut(s, i, end);
        if (w.len && !fh_str_equal_nocase(w, FH_STR("the"))) out.at[out.n++] = w;
        i = end > i ? end : i + 1;
    }
    return out;
}

/* Whether the words of `a` stand beside one another in `b`, and one of them is not common. */
static bool is_part(const words *a, const words *b) {
    bool telling = false;
    for (size_t i = 0; i < a->n; i++) telling |= !is_common(a->at[i]) && a->at[i].len >= FEWEST_LETTERS;
    if (!telling) return false;
    for (size_t at = 0; at + a->n <= b->n; at++) {
        size_t k = 0;
        while (k < a->n && same_word(a->at[k], b->at[at + k])) k++;
        if (k == a->n) return true;
    }
    return false;
}

static bool is_initials(const words *shorter, const words *longer) {
    if (shorter->n != 1 || longer->n < 2 || shorter->at[0].len != longer->n) return false;
    for (size_t i = 0; i < longer->n; i++)
        if (fh_to_lower(longer->at[i].ptr[0]) != fh_to_lower(shorter->at[0].ptr[i])) return false;
    return true;
}

/* Whether the first label of the host `h` is the words of `name` without the spaces. */
static bool is_host_of(fh_str h, const words *name) {
    if (fh_str_find_char(h, '.', 0) == SIZE_MAX || fh_str_find_char(h, ' ', 0) != SIZE_MAX) return false;
    if (fh_str_starts(h, FH_STR("www."))) h = fh_str_cut(h, 4, h.len);
    size_t at = 0;
    for (size_t k = 0; k < name->n; k++) {
        const fh_str *w = &name->at[k];
        while (at < h.len && h.ptr[at] == '-') at++;
        if (h.len - at < w->len || !fh_str_equal_nocase(fh_str_cut(h, at, at + w->len), *w)) return false;
        at += w->len;
    }
    return name->n > 0 && at < h.len && h.ptr[at] == '.';
}

float fh_lineage__same_outlet(fh_str a, fh_str b) {
    words x = split(a), y = split(b);
    if (!x.n || !y.n) return 0;
    if (x.n == y.n) {
        size_t k = 0;
        while (k < x.n && same_word(x.at[k], y.at[k])) k++;
        if (k == x.n) return 1;
    }
    if (is_host_of(a, &y) || is_host_of(b, &x)) return HOST;
    if (is_part(&x, &y) || is_part(&y, &x)) return PART;
    return is_initials(&x, &y) || is_initials(&y, &x) ? INITIALS : 0;
}

bool fh_lineage__names_outlet(fh_str text, fh_str outlet) {
    words name = split(outlet);
    if (!name.n || !is_part(&name, &name)) return false;
    fh_str whole = fh_str_between(name.at[0].ptr, name.at[name.n - 1].ptr + name.at[name.n - 1].len);
    for (size_t at = 0; (at = fh_str_find_nocase(text, whole, at)) != SIZE_MAX; at += whole.len) {
        bool begins = at == 0 || !is_word_byte(text.ptr[at - 1]);
        bool ends = at + whole.len == text.len || !is_word_byte(text.ptr[at + whole.len]);
        if (begins && ends) return true;
    }
    return false;
}
