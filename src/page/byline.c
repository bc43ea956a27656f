/* SPDX-License-Identifier: MIT
 *
 * page/byline.c - the people in a byline.
 *
 * "By Tamsin Ruhl and Gus Okonjo-Lind, Cordillera Press" is cut at commas, "and" and their kin; a piece is
 * a person when it is two to five words that begin with capitals (particles such as "van" and "de" aside),
 * has no digit, and none of the words of roles and organisations in data/page/byline_words.txt. */
#include "page/byline_table.h"
#include "page/head.h"
#include "page/words.h"

enum { MAX_NAME_BYTES = 60, MAX_PIECES = 24, MAX_LINE = 600, MIN_HANDLE = 3, MAX_HANDLE = 30 };

static uint32_t kind_of(fh_page_word w) { return w.kind <= FH_WORD_UPPER ? fh_words_find(&byline_words, w.hash) : 0; }

static uint32_t kind_of_word(fh_str s, size_t at) {
    fh_page_word w;
    return fh_page__next_word(s, &at, &w) ? kind_of(w) : 0;
}

static bool known_already(const fh_page_strs *names, fh_str name) {
    for (size_t i = 0; i < names->n; i++)
        if (fh_str_equal_nocase(names->at[i], name)) return true;
    return false;
}

/* Whether the piece looks like the name of a person. */
static bool is_person(fh_str s, fh_page_byline_trust trust, bool first) {
    fh_page_word w;
    size_t names = 0, words = 0;
    if (s.len > MAX_NAME_BYTES) return false;
    for (size_t at = 0; fh_page__next_word(s, &at, &w);) {
        fh_str t = fh_str_cut(s, w.begin, w.end);
        if (w.kind == FH_WORD_NUMBER) return false;
        if (w.kind == FH_WORD_SIGN) {
            if (t.ptr[0] == '.' || t.ptr[0] == '\'' || t.ptr[0] == '-') continue;
            return false;
        }
        uint32_t kind = kind_of(w);
        if (kind & (BYLINE_ROLE | BYLINE_ORGANISATION)) return false;
        words++;
        if (w.kind == FH_WORD_WIDE) { names++; continue; }
        bool capital = w.kind == FH_WORD_CAPITAL || w.kind == FH_WORD_UPPER || (unsigned char)t.ptr[0] >= 0xe0 || trust == FH_BYLINE_PERSON;
        if (!capital && !(kind & BYLINE_PARTICLE)) return false;
        names += capital;
    }
    if (words == 1 && s.len <= 5 && fh_is_upper(s.ptr[0]) && fh_is_upper(s.ptr[s.len - 1])) return false; /* "LTO" */
    bool one_will_do = trust == FH_BYLINE_PERSON || (trust == FH_BYLINE_MARKED && first) || (s.len && (unsigned char)s.ptr[0] >= 0xe0);
    return names >= (one_will_do ? 1u : 2u) && words <= 6;
}

/* Whether a word of the piece is one of the outlet's: "Gazette Staff" of the Gazette. */
static bool names_outlet(fh_str s, fh_str outlet) {
    fh_page_word a, b;
    for (size_t i = 0; fh_page__next_word(outlet, &i, &a);)
        for (size_t k = 0; a.end - a.begin >= 3 && a.kind <= FH_WORD_UPPER && fh_page__next_word(s, &k, &b);)
            if (a.hash == b.hash && !(kind_of(b) & (BYLINE_PARTICLE | BYLINE_BY))) return true;
    return false;
}

/* A host's name: a dot between small letters. */
static bool is_site(fh_str s) {
    for (size_t i = 1; i + 2 < s.len; i++)
        if (s.ptr[i] == '.' && (fh_is_lower(s.ptr[i - 1]) || fh_is_digit(s.ptr[i - 1])) && fh_is_lower(s.ptr[i + 1]) && fh_is_lower(s.ptr[i + 2])) return true;
    return false;
}

/* "ByAda Quill": two elements of a page without a space between them. */
static bool is_joined_by(fh_str s) { return s.len > 3 && fh_str_starts(s, FH_STR("By")) && fh_is_upper(s.ptr[2]) && fh_is_lower(s.ptr[3]); }

/* *ret_by: a word such as "By" stood there. */
static fh_str strip_before(fh_str s, bool *ret_by) {
    for (*ret_by = false;;) {
        size_t at = 0;
        fh_page_word w;
        s = fh_str_trim(s);
        if (!fh_page__next_word(s, &at, &w)) return s;
        if (is_joined_by(s)) {
            *ret_by = true;
            return fh_str_cut(s, 2, s.len);
        }
        bool mark = w.kind == FH_WORD_SIGN && fh_str_find_char(FH_STR(":-|,*@"), s.ptr[w.begin], 0) != SIZE_MAX;
        bool by = kind_of(w) & BYLINE_BY && at < s.len;
        if (!mark && !by) return s;
        *ret_by |= by;
        s = fh_str_cut(s, at, s.len);
    }
}

/* "Ada Quill am 3. Mai", "Ada Quill @quill": the words up to the first small one or number. */
static fh_str up_to_small(fh_str s) {
    fh_page_word w;
    for (size_t at = 0; fh_page__next_word(s, &at, &w);) {
        bool small = w.kind == FH_WORD_LOWER && !(kind_of(w) & BYLINE_PARTICLE) && (unsigned char)s.ptr[w.begin] < 0x80;
        if (w.spaced && (small || w.kind == FH_WORD_NUMBER || s.ptr[w.begin] == '@')) return fh_str_trim(fh_str_cut(s, 0, w.begin));
    }
    return s;
}

/* Where the next separator begins and ends, from byte `at`. */
static void next_cut(fh_str s, size_t at, size_t *ret_begin, size_t *ret_end) {
    fh_page_word w;
    while (fh_page__next_word(s, &at, &w)) {
        fh_str t = fh_str_cut(s, w.begin, w.end);
        bool sign = w.kind == FH_WORD_SIGN && (fh_str_find_char(FH_STR(",;|/&()\n+"), t.ptr[0], 0) != SIZE_MAX || fh_str_equal(t, FH_STR("·")) ||
                                               fh_str_equal(t, FH_STR("•")) || fh_str_equal(t, FH_STR("–")) || fh_str_equal(t, FH_STR("—")));
        sign |= w.kind == FH_WORD_SIGN && t.ptr[0] == '-' && w.spaced;
        bool and = kind_of(w) & BYLINE_AND && w.kind == FH_WORD_LOWER && w.end < s.len && s.ptr[w.end] == ' ';
        if (!sign && !and) continue;
        *ret_begin = w.begin;
        *ret_end = w.end;
        return;
    }
    *ret_begin = *ret_end = s.len;
}

/* Line ends part names as commas do. */
static fh_str with_commas(fh_arena *arena, fh_str s) {
    if (fh_str_find_char(s, '\n', 0) == SIZE_MAX) return s;
    char *out = fh_arena_alloc_raw(arena, s.len, 1, 1);
    for (size_t i = 0; out && i < s.len; i++) out[i] = s.ptr[i] == '\n' ? ',' : s.ptr[i];
    return (fh_str){out, out ? s.len : 0};
}

bool fh_page__other_hand(fh_str before) {
    fh_page_word w;
    uint32_t last = 0;
    if (before.len > MAX_NAME_BYTES) before = fh_str_cut(before, before.len - MAX_NAME_BYTES, before.len);
    for (size_t at = 0; fh_page__next_word(before, &at, &w);)
        if (w.kind <= FH_WORD_UPPER && !(kind_of(w) & BYLINE_BY && !(kind_of(w) & BYLINE_OTHER))) last = kind_of(w);
    return last & BYLINE_OTHER;
}

size_t fh_page__by_word(fh_str line) {
    fh_page_word w;
    bool opens = true;
    for (size_t at = 0; fh_page__next_word(line, &at, &w);) {
        uint32_t kind = kind_of(w);
        if (is_joined_by(fh_str_cut(line, w.begin, line.len))) return w.begin;
        size_t name = at + (at < line.len && line.ptr[at] == ':') + 1;
        bool name_behind = name < line.len && (fh_is_upper(line.ptr[name]) || (unsigned char)line.ptr[name] >= 0xc3);
        bool plain = !(kind & (BYLINE_PARTICLE | BYLINE_AND)) || opens; /* "Lena von Arx" has a "von" that is none */
        if (kind & BYLINE_BY && plain && name_behind) return w.begin;
        opens = w.kind == FH_WORD_SIGN || kind & BYLINE_WORK; /* "Ein Bericht von" */
    }
    return SIZE_MAX;
}

bool fh_page__by_colon(fh_str line) {
    fh_page_word word, sign;
    size_t at = 0;
    return fh_page__next_word(line, &at, &word) && kind_of(word) & BYLINE_BY && fh_page__next_word(line, &at, &sign) && line.ptr[sign.begin] == ':';
}

size_t fh_page__handle(fh_arena *arena, fh_str before, fh_str line, fh_str outlet, bool by_needed, fh_page_strs *names) {
    fh_page_word w;
    bool by, stands_before = false;
    for (size_t at = 0; fh_page__next_word(before, &at, &w);)
        if (w.kind != FH_WORD_SIGN) stands_before = kind_of(w) & BYLINE_BY && !(kind_of(w) & BYLINE_OTHER);
    fh_str s = strip_before(line, &by);
    size_t end = 0;
    while (end < s.len && !fh_is_space(s.ptr[end])) end++;
    bool one_of_more = end + 1 < s.len && (!by || fh_is_upper(s.ptr[end + 1])); /* "Canal Webteam" */
    if (one_of_more || (by_needed && !by && !stands_before)) return 0;
    s = fh_str_cut(s, 0, end);
    if (s.len < MIN_HANDLE || s.len > MAX_HANDLE || is_site(s) || names_outlet(s, outlet) || !(fh_is_alpha(s.ptr[0]) || (unsigned char)s.ptr[0] >= 0xc3)) return 0;
    for (size_t at = 0; fh_page__next_word(s, &at, &w);)
        if (kind_of(w) & (BYLINE_ROLE | BYLINE_ORGANISATION | BYLINE_OTHER | BYLINE_BY | BYLINE_AND)) return 0;
    fh_vec_push(arena, names, s);
    return 1;
}

size_t fh_page__byline(fh_arena *arena, fh_str line, fh_str outlet, fh_page_byline_trust trust, fh_page_strs *names) {
    size_t before = names->n;
    if (line.len > MAX_LINE || before >= FH_RAW_MOST_NAMES) return 0;
    line = with_commas(arena, line);
    size_t at = 0, begin, end;
    for (int piece = 0; piece < MAX_PIECES && at < line.len; piece++, at = end) {
        next_cut(line, at, &begin, &end);
        bool by;
        fh_str s = strip_before(fh_str_cut(line, at, begin), &by);
        if (by || fh_str_find_char(s, '@', 0) != SIZE_MAX) s = up_to_small(s);
        while (s.len && (s.ptr[s.len - 1] == '.' || s.ptr[s.len - 1] == ':') && s.len > 3 && !fh_is_upper(s.ptr[s.len - 2])) s.len--;
        bool over = end > begin && kind_of_word(line, begin) & BYLINE_WHERE; /* "in Valencia and Madrid", "for the Herald" */
        if (end == begin || over) end = line.len;
        if (fh_str_ends(s, FH_STR(" 기자"))) s = fh_str_trim(fh_str_cut(s, 0, s.len - sizeof " 기자" + 1)); /* "reporter" */
        if (is_site(s)) break; /* "example.org, Berlin": what follows is a place */
        if (!s.len || (outlet.len && fh_str_equal_nocase(s, outlet)) || known_already(names, s)) continue;
        if (!names_outlet(s, outlet) && is_person(s, trust, names->n == 0)) fh_vec_push(arena, names, s);
        else if (trust == FH_BYLINE_TEXT && names->n > before) break; /* behind the names come roles and places */
    }
    return names->n - before;
}
