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

enum { MAX_NAME_BYTES = 60, MAX_PIECES = 24, MAX_LINE = 600 };

static uint32_t kind_of(fh_page_word w) { return w.kind <= FH_WORD_UPPER ? fh_words_find(&byline_words, w.hash) : 0; }

static bool known_already(const fh_page_strs *names, fh_str name) {
    for (size_t i = 0; i < names->n; i++)
        if (fh_str_equal_nocase(names->at[i], name)) return true;
    return false;
}

/* Whether the piece looks like the name of a person. */
static bool is_person(fh_str s, bool marked) {
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
        bool capital = w.kind == FH_WORD_CAPITAL || w.kind == FH_WORD_UPPER || (unsigned char)t.ptr[0] >= 0xc3;
        if (!capital && !(kind & BYLINE_PARTICLE)) return false;
        names += capital;
    }
    return names >= (marked ? 1u : 2u) && words <= 6;
}

static fh_str strip_before(fh_str s) {
    for (;;) {
        size_t at = 0;
        fh_page_word w;
        s = fh_str_trim(s);
        if (!fh_page__next_word(s, &at, &w)) return s;
        bool mark = w.kind == FH_WORD_SIGN && fh_str_find_char(FH_STR(":-|,*@"), s.ptr[w.begin], 0) != SIZE_MAX;
        bool by = kind_of(w) & BYLINE_BY && at < s.len;
        if (!mark && !by) return s;
        s = fh_str_cut(s, at, s.len);
    }
}

/* Where the next separator begins and ends, from byte `at`. */
static void next_cut(fh_str s, size_t at, size_t *ret_begin, size_t *ret_end) {
    fh_page_word w;
    while (fh_page__next_word(s, &at, &w)) {
        fh_str t = fh_str_cut(s, w.begin, w.end);
        bool sign = w.kind == FH_WORD_SIGN && (fh_str_find_char(FH_STR(",;|/&()\n+"), t.ptr[0], 0) != SIZE_MAX || fh_str_equal(t, FH_STR("·")) ||
                                               fh_str_equal(t, FH_STR("•")) || fh_str_equal(t, FH_STR("–")) || fh_str_equal(t, FH_STR("—")));
        sign |= w.kind == FH_WORD_SIGN && t.ptr[0] == '-' && w.spaced;
        if (!sign && !(kind_of(w) & BYLINE_AND && w.kind == FH_WORD_LOWER)) continue;
        *ret_begin = w.begin;
        *ret_end = w.end;
        return;
    }
    *ret_begin = *ret_end = s.len;
}

size_t fh_page__byline(fh_arena *arena, fh_str line, fh_str outlet, bool marked, fh_page_strs *names) {
    size_t before = names->n;
    if (line.len > MAX_LINE) return 0;
    size_t at = 0, begin, end;
    for (int piece = 0; piece < MAX_PIECES && at < line.len; piece++, at = end) {
        next_cut(line, at, &begin, &end);
        fh_str s = strip_before(fh_str_cut(line, at, begin));
        while (s.len && (s.ptr[s.len - 1] == '.' || s.ptr[s.len - 1] == ':') && s.len > 3 && !fh_is_upper(s.ptr[s.len - 2])) s.len--;
        if (end == begin) end = line.len;
        if (!s.len || (outlet.len && fh_str_equal_nocase(s, outlet)) || known_already(names, s)) continue;
        if (is_person(s, marked)) fh_vec_push(arena, names, s);
        else if (!marked && names->n > before) break; /* behind the names come roles and places */
    }
    return names->n - before;
}
