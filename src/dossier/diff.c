/* SPDX-License-Identifier: MIT
 *
 * dossier/diff.c - which words of two wordings differ.
 *
 * Words are runs without white space, compared without ASCII case and without the punctuation at their
 * ends. Common ends are taken off; what is left gets a longest common subsequence by dynamic programming,
 * O(n m) for at most MOST words each. Neighbouring words that differ join into one run, also across a
 * single common word that is shorter than four letters: "of the" in the middle of a change is part of it. */
#include "base/vec.h"
#include "dossier/view.h"

enum { MOST = 600 };

typedef FH_VEC(fh_span) span_vec;

static bool is_edge(char c) { return c > ' ' && !fh_is_alpha(c) && !fh_is_digit(c) && !((unsigned char)c & 0x80) && c != '%' && c != '$'; }

static span_vec split(fh_arena *arena, fh_str s) {
    span_vec words = {0};
    for (size_t i = 0; i < s.len;) {
        while (i < s.len && fh_is_space(s.ptr[i])) i++;
        size_t begin = i;
        while (i < s.len && !fh_is_space(s.ptr[i])) i++;
        if (i > begin) fh_vec_push(arena, &words, (fh_span){(uint32_t)begin, (uint32_t)i});
    }
    return words;
}

/* Typographic quotation marks are E2 80 98 to 9F. */
static bool is_quote(const char *p) { return p[0] == '\xe2' && p[1] == '\x80' && (unsigned char)p[2] >= 0x98 && (unsigned char)p[2] <= 0x9f; }

static fh_str core(fh_str text, fh_span w) {
    fh_str s = fh_str_span(text, w);
    for (bool more = true; more && s.len > 1;) {
        if (is_edge(s.ptr[0])) s = fh_str_cut(s, 1, s.len);
        else if (s.len > 3 && is_quote(s.ptr)) s = fh_str_cut(s, 3, s.len);
        else if (is_edge(s.ptr[s.len - 1])) s = fh_str_cut(s, 0, s.len - 1);
        else if (s.len > 3 && is_quote(s.ptr + s.len - 3)) s = fh_str_cut(s, 0, s.len - 3);
        else more = false;
    }
    return s;
}

typedef struct side {
    fh_str text;
    span_vec words;
    size_t begin, end; /* words between the common ends */
    bool *differs;     /* per word */
} side;

/* The next sign of a word without ASCII case, typographic quotation marks made plain. */
static char next_sign(fh_str *s) {
    char c = s->ptr[0];
    size_t n = 1;
    if (s->len >= 3 && is_quote(s->ptr)) c = (unsigned char)s->ptr[2] < 0x9c ? '\'' : '"', n = 3;
    *s = fh_str_cut(*s, n, s->len);
    return fh_to_lower(c);
}

static bool same(const side *a, size_t i, const side *b, size_t k) {
    fh_str x = core(a->text, a->words.at[i]), y = core(b->text, b->words.at[k]);
    while (x.len && y.len)
        if (next_sign(&x) != next_sign(&y)) return false;
    return x.len == y.len;
}

static void mark_between(side *s) {
    for (size_t i = s->begin; i < s->end; i++) s->differs[i] = true;
}

/* Lengths of common subsequences of what follows words i and k; then the words on the longest path are unmarked. */
static void compare(fh_arena *arena, side *a, side *b) {
    size_t n = a->end - a->begin, m = b->end - b->begin, row = m + 1;
    uint16_t *length = fh_new_n(arena, uint16_t, (n + 1) * row);
    if (!length) return;
    for (size_t i = n; i-- > 0;)
        for (size_t k = m; k-- > 0;) {
            uint16_t down = length[(i + 1) * row + k], right = length[i * row + k + 1];
            length[i * row + k] = same(a, a->begin + i, b, b->begin + k) ? (uint16_t)(length[(i + 1) * row + k + 1] + 1) : down > right ? down : right;
        }
    for (size_t i = 0, k = 0; i < n && k < m;) {
        if (same(a, a->begin + i, b, b->begin + k) && length[i * row + k] == length[(i + 1) * row + k + 1] + 1)
            a->differs[a->begin + i++] = b->differs[b->begin + k++] = false;
        else if (length[(i + 1) * row + k] >= length[i * row + k + 1]) i++;
        else k++;
    }
}

static const fh_span *runs(fh_arena *arena, side *s, uint32_t *ret_n) {
    span_vec out = {0};
    for (size_t i = 1; i + 1 < s->words.n; i++)
        if (!s->differs[i] && s->differs[i - 1] && s->differs[i + 1] && core(s->text, s->words.at[i]).len < 4) s->differs[i] = true;
    for (size_t i = 0; i < s->words.n; i++) {
        if (!s->differs[i]) continue;
        if (i && s->differs[i - 1] && out.n) out.at[out.n - 1].end = s->words.at[i].end;
        else fh_vec_push(arena, &out, s->words.at[i]);
    }
    *ret_n = (uint32_t)out.n;
    return out.at;
}

fh_word_diff fh_view_diff(fh_arena *arena, fh_str text_a, fh_str text_b) {
    side a = {.text = text_a, .words = split(arena, text_a)}, b = {.text = text_b, .words = split(arena, text_b)};
    a.differs = fh_new_n(arena, bool, a.words.n + 1);
    b.differs = fh_new_n(arena, bool, b.words.n + 1);
    fh_word_diff d = {0};
    if (!a.differs || !b.differs) return d;
    a.end = a.words.n, b.end = b.words.n;
    while (a.begin < a.end && b.begin < b.end && same(&a, a.begin, &b, b.begin)) a.begin++, b.begin++;
    while (a.end > a.begin && b.end > b.begin && same(&a, a.end - 1, &b, b.end - 1)) a.end--, b.end--;
    mark_between(&a);
    mark_between(&b);
    if (a.end - a.begin <= MOST && b.end - b.begin <= MOST) compare(arena, &a, &b);
    d.a = runs(arena, &a, &d.n_a);
    d.b = runs(arena, &b, &d.n_b);
    return fh_arena_status(arena) ? (fh_word_diff){0} : d;
}
