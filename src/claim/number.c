/* SPDX-License-Identifier: MIT
 *
 * claim/number.c - numbers in digits and in words: "4.2 million", "two hundred and six", "forty-two", "9:10", "58-42", "400 000".
 *
 * A token is split at hyphens into parts, each digits with what is written onto them or a number word (data/claim/numbers.txt); parts and
 * the tokens that follow are added up. Cost: linear in the tokens read. */
#include "claim/number.h"

#include <math.h>

#include "base/hash.h"
#include "claim/number_table.h"
#include "claim/unit_table.h"

static const uint32_t SCALE = 1000000000u, FRACTION = 2000000000u, TIMES = 3000000000u; /* see data/claim/numbers.txt */

uint32_t fh_claim__hash_lower(fh_str s) {
    uint32_t h = FH_HASH_WORD_BEGIN;
    for (size_t i = 0; i < s.len; i++) h = fh_hash_word_step(h, (unsigned char)fh_to_lower(s.ptr[i]));
    return fh_hash_word_end(h);
}

/* Digits with commas between groups of three and one point. Answers the bytes used. */
static size_t read_digits(fh_str s, double *ret) {
    size_t i = 0;
    double v = 0, place = 0.1;
    bool point = false;
    for (; i < s.len; i++) {
        char c = s.ptr[i];
        bool next = i + 1 < s.len && fh_is_digit(s.ptr[i + 1]);
        if (fh_is_digit(c)) {
            if (point) v += place * (c - '0'), place /= 10;
            else v = v * 10 + (c - '0');
        } else if (c == ',' && next && !point) continue;
        else if (c == '.' && next && !point) point = true;
        else break;
    }
    *ret = v;
    return i;
}

static bool read_suffix(fh_str rest, fh_claim__number_part *p) {
    if (rest.len == 0) return true;
    uint32_t h = fh_claim__hash_lower(rest);
    if (fh_str_equal_nocase(rest, FH_STR("am")) || fh_str_equal_nocase(rest, FH_STR("a.m"))) return p->clock = true;
    if (fh_str_equal_nocase(rest, FH_STR("pm")) || fh_str_equal_nocase(rest, FH_STR("p.m"))) return p->clock = true;
    if (fh_str_equal(rest, FH_STR("th")) || fh_str_equal(rest, FH_STR("st")) || fh_str_equal(rest, FH_STR("nd")) || fh_str_equal(rest, FH_STR("rd")))
        return p->ordinal = true;
    uint32_t scale = fh_words_find(&number_words, h);
    if (scale > SCALE && scale < FRACTION) {
        p->metres = fh_str_equal(rest, FH_STR("m"));
        p->value *= pow(10, scale - SCALE);
        return true;
    }
    p->unit = fh_words_find(&unit_words, h);
    return p->unit != 0;
}

static bool is_pm(fh_str s) { return s.len >= 2 && fh_to_lower(s.ptr[0]) == 'p'; }

static bool read_digit_part(fh_str s, fh_claim__number_part *p) {
    size_t used = read_digits(s, &p->value);
    p->number = true;
    fh_str rest = fh_str_cut(s, used, s.len);
    double whole = floor(p->value), cents = floor((p->value - whole) * 100 + 0.5);
    if (rest.len >= 3 && rest.ptr[0] == ':' && fh_is_digit(rest.ptr[1])) {
        size_t more = read_digits(fh_str_cut(rest, 1, rest.len), &p->second);
        bool clock = more == 2 && p->value < 24 && p->second < 60;
        rest = fh_str_cut(rest, 1 + more, rest.len);
        if (!clock || p->value + p->second == 100) return p->ratio = true;
        p->clock = true;
        p->minutes = p->value * 60 + p->second;
        if (is_pm(rest) && p->value < 12) p->minutes += 720;
        return true;
    }
    if (!read_suffix(rest, p)) return false;
    if (p->clock) p->minutes = (is_pm(rest) && whole < 12 ? whole + 12 : whole) * 60 + cents;
    return true;
}

bool fh_claim__read_part(fh_str s, fh_claim__number_part *p) {
    *p = (fh_claim__number_part){0};
    if (s.len == 0) return false;
    if (fh_is_digit(s.ptr[0])) return read_digit_part(s, p);
    uint32_t v = fh_words_find(&number_words, fh_claim__hash_lower(s));
    if (v == 0 || (s.len == 1 && v > SCALE)) return false;
    if (v >= TIMES) p->times = true, p->value = v - TIMES;
    else if (v >= FRACTION) p->fraction = true, p->value = v - FRACTION;
    else if (v >= SCALE) p->scale = true, p->value = pow(10, v - SCALE);
    else p->number = true, p->value = v - 1;
    return true;
}

static void take_part(fh_claim__number *n, const fh_claim__number_part *p) {
    if (p->clock) n->clock = true, n->value = p->minutes;
    else if (p->ratio) n->ratio = true, n->value = p->value, n->second = p->second;
    else if (p->fraction) n->value = (n->any ? n->value : 1) / p->value, n->fraction = true;
    else if (p->scale || p->times) n->value = (n->any ? n->value : 1) * p->value;
    else if (n->any && p->number && n->value >= 20 && n->value < 100 && p->value < 10) n->value += p->value;
    else if (n->any && p->number) n->second = p->value, n->range = true;
    else n->value = p->value;
    if (p->unit) n->unit = p->unit;
    if (p->ordinal) n->ordinal = true;
    n->metres = p->metres;
    n->any = true;
}

bool fh_claim__read_number(fh_str s, fh_claim__number *n) {
    size_t i = 0;
    bool numeric = false;
    while (i <= s.len) {
        size_t dash = fh_str_find_char(s, '-', i);
        fh_str piece = fh_str_cut(s, i, dash == SIZE_MAX ? s.len : dash);
        fh_claim__number_part p;
        if (piece.len && fh_claim__read_part(piece, &p)) {
            take_part(n, &p);
            numeric = true;
        } else if (piece.len && numeric) {
            n->unit = fh_words_find(&unit_words, fh_claim__hash_lower(piece));
            n->noun = piece;
            break;
        } else return false;
        if (dash == SIZE_MAX) break;
        i = dash + 1;
    }
    return numeric;
}

static bool is_digits(fh_str s, size_t least, size_t most) {
    size_t n = 0;
    while (n < s.len && fh_is_digit(s.ptr[n])) n++;
    return n == s.len && n >= least && n <= most;
}

/* "000" of "400 000": three digits one space behind up to three. */
static bool is_group(const fh_report *r, uint32_t at) {
    if (!is_digits(fh_claim__token_str(r, at), 3, 3) || !is_digits(fh_claim__token_str(r, at - 1), 1, 3)) return false;
    fh_str gap = fh_str_cut(r->text, r->tokens[at - 1].end, r->tokens[at].begin);
    return fh_str_equal(gap, FH_STR(" ")) || fh_str_equal(gap, FH_STR("\xc2\xa0")) || fh_str_equal(gap, FH_STR("\xe2\x80\x89")) || fh_str_equal(gap, FH_STR("\xe2\x80\xaf"));
}

/* The groups of three behind the first digits of a figure, "000" and "000" of "12 000 000"; none behind the day of a month. */
static uint32_t read_groups(const fh_report *r, uint32_t at, uint32_t end, fh_claim__number *n) {
    uint32_t k = at;
    if (at == 0 || (at > 1 && fh_claim__month_of(fh_claim__token_str(r, at - 2))) || fh_claim__token_str(r, at - 1).ptr[0] == '0') return at;
    while (k < end && is_group(r, k)) {
        double group;
        read_digits(fh_claim__token_str(r, k++), &group);
        n->value = n->value * 1000 + group;
    }
    return k;
}

/* What number, if any, continues the one read so far: "4.2 million", "two hundred and six", "2 1/2", "400 000". */
uint32_t fh_claim__read_more(const fh_report *r, uint32_t at, uint32_t end, fh_claim__number *n) {
    uint32_t k = read_groups(r, at, end, n);
    while (k < end && !n->unit && !n->clock && !n->ratio) {
        fh_str s = fh_claim__token_str(r, k);
        bool joined = fh_str_equal(s, FH_STR("and")) && k + 1 < end && n->value >= 100;
        fh_claim__number_part p;
        if (!fh_claim__read_part(joined ? fh_claim__token_str(r, k + 1) : s, &p)) break;
        if (p.scale || p.times || p.fraction) {
            if (joined || (p.fraction && n->value >= p.value)) break;
            take_part(n, &p);
        } else if (joined && p.number && !fh_is_digit(fh_claim__token_str(r, k + 1).ptr[0])) n->value += p.value;
        else break;
        k += joined ? 2 : 1;
    }
    return k;
}
