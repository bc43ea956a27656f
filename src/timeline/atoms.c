/* SPDX-License-Identifier: MIT
 *
 * timeline/atoms.c - a sentence cut into runs of letters, runs of digits and single characters, each word
 * looked up in the word list as it is read. Linear; about 2 ns a byte. */
#include "base/hash.h"
#include "timeline/grammar.h"
#include "timeline/words_table.h"

/* The plain form of a typographic character of `*len` bytes: space, quote or dash; 0 for a letter. */
static char plain(const char *s, size_t left, unsigned *len) {
    const unsigned char *u = (const unsigned char *)s;
    *len = 1;
    if (u[0] < 0x80) return fh_is_alpha(s[0]) ? 0 : s[0];
    if (u[0] == 0xc2 && left > 1 && u[1] >= 0xa0 && u[1] <= 0xbf) { *len = 2; return u[1] == 0xa0 ? ' ' : '*'; }
    if (u[0] != 0xe2 || left < 3 || (u[1] != 0x80 && u[1] != 0x82)) return 0;
    *len = 3;
    if (u[1] == 0x82) return '$'; /* currency signs */
    if (u[2] <= 0x8b || u[2] == 0xaf) return ' ';
    if (u[2] >= 0x90 && u[2] <= 0x95) return '-';
    if (u[2] == 0x98 || u[2] == 0x99 || u[2] == 0xb2) return '\'';
    if (u[2] == 0x9c || u[2] == 0x9d || u[2] == 0xb3) return '"';
    return '*';
}

static void look_up(tl_atom *a) {
    for (uint32_t i = a->hash & (WORD_SLOTS - 1); word_slots[i].mask; i = (i + 1) & (WORD_SLOTS - 1)) {
        if (word_slots[i].hash != a->hash) continue;
        a->mask = word_slots[i].mask;
        a->values = word_slots[i].values;
        return;
    }
}

static uint32_t read_word(fh_str text, uint32_t i, uint32_t end, tl_atom *a) {
    uint32_t h = FH_HASH_WORD_BEGIN, upper = 0, n = 0;
    for (unsigned len; i < end && (fh_is_alpha(text.ptr[i]) || ((unsigned char)text.ptr[i] >= 0x80 && !plain(text.ptr + i, end - i, &len))); i++, n++) {
        char c = text.ptr[i];
        if (fh_is_upper(c)) { upper++; a->flags |= n == 0 ? ATOM_CAPITAL : 0; }
        h = fh_hash_word_step(h, (unsigned char)fh_to_lower(c));
    }
    if (n > 1 && upper == n) a->flags |= ATOM_UPPER;
    a->kind = ATOM_WORD;
    a->hash = fh_hash_word_end(h);
    look_up(a);
    return i;
}

static uint32_t read_number(fh_str text, uint32_t i, uint32_t end, tl_atom *a) {
    uint32_t n = 0;
    int32_t v = 0;
    for (; i < end && fh_is_digit(text.ptr[i]); i++, n++)
        if (n < 9) v = v * 10 + (text.ptr[i] - '0');
    a->kind = ATOM_NUMBER;
    a->digits = (uint8_t)(n > 200 ? 200 : n);
    a->number = n > 9 ? -1 : v;
    return i;
}

void fh_timeline__atoms(fh_arena *arena, fh_str text, fh_span span, tl_atoms *out) {
    out->n = 0;
    bool space = true;
    for (uint32_t i = span.begin; i < span.end;) {
        unsigned len;
        char c = plain(text.ptr + i, span.end - i, &len);
        if (c && fh_is_space(c)) { space = true; i += len; continue; }
        tl_atom a = {.begin = i, .flags = space ? ATOM_SPACE : 0};
        if (!c) i = read_word(text, i, span.end, &a);
        else if (fh_is_digit(c)) i = read_number(text, i, span.end, &a);
        else { a.kind = ATOM_PUNCT; a.ch = c; i += len; }
        if (i == a.begin) i++;
        a.end = i;
        fh_vec_push(arena, out, a);
        space = false;
    }
    for (int k = 0; k < 8; k++) fh_vec_push(arena, out, (tl_atom){.begin = span.end, .end = span.end, .flags = ATOM_SPACE});
    out->n = out->n >= 8 ? out->n - 8 : 0;
}

int fh_timeline__value(const tl_parser *p, uint32_t i, uint32_t one_class) {
    uint32_t below = p->at[i].mask & (one_class - 1);
    unsigned n = 0;
    for (; below; below &= below - 1) n++;
    return word_values[p->at[i].values + n];
}

bool fh_timeline__says(const tl_parser *p, uint32_t i, const char *word) {
    const tl_atom *a = &p->at[i];
    if (a->kind != ATOM_WORD) return false;
    uint32_t k = a->begin;
    for (; k < a->end && *word; k++, word++)
        if (fh_to_lower(p->text.ptr[k]) != *word) return false;
    return k == a->end && !*word;
}

bool fh_timeline__says_any(const tl_parser *p, uint32_t i, const char *words) {
    const tl_atom *a = &p->at[i];
    if (a->kind != ATOM_WORD) return false;
    for (const char *w = words; *w;) {
        uint32_t k = a->begin;
        while (k < a->end && *w && *w != ' ' && fh_to_lower(p->text.ptr[k]) == *w) k++, w++;
        if (k == a->end && (!*w || *w == ' ')) return true;
        while (*w && *w != ' ') w++;
        if (*w) w++;
    }
    return false;
}
