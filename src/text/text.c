/* SPDX-License-Identifier: MIT
 *
 * text/text.c - paragraphs at blank lines, tokens at changes of character class, sentences at final
 * punctuation before a capital. */
#include "text/text.h"

#include "base/hash.h"
#include "base/vec.h"
#include "base/utf8.h"

typedef FH_VEC(fh_span) span_vec;
typedef FH_VEC(fh_token) token_vec;
typedef FH_VEC(fh_sentence) sentence_vec;

/* Quotes and dashes to ASCII, Latin capitals to small. */
static uint32_t fold(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if ((c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f)) return c + 32;
    if (c >= 0x400 && c <= 0x40f) return c + 80;
    if (c >= 0x100 && c <= 0x17f) return c | 1;
    if (c == 0x2018 || c == 0x2019) return '\'';
    if (c == 0x201c || c == 0x201d || c == 0xab || c == 0xbb) return '"';
    if (c >= 0x2010 && c <= 0x2015) return '-';
    return c;
}

fh_str fh_text_fold(fh_arena *arena, fh_str word) {
    char *out = fh_arena_alloc_raw(arena, word.len + 4, 1, 1);
    size_t n = 0;
    if (!out) return (fh_str){NULL, 0};
    for (size_t i = 0; i < word.len;) {
        unsigned len;
        uint32_t c = fh_utf8_at(word, i, &len);
        n += fh_utf8_put(fold(c), out + n);
        i += len;
    }
    return (fh_str){out, n};
}

static uint32_t hash_folded(fh_str word) {
    uint32_t h = FH_HASH_WORD_BEGIN;
    for (size_t i = 0; i < word.len;) {
        unsigned len;
        char out[4];
        uint32_t c = fold(fh_utf8_at(word, i, &len));
        unsigned n = fh_utf8_put(c, out);
        for (unsigned k = 0; k < n; k++) h = fh_hash_word_step(h, (unsigned char)out[k]);
        i += len;
    }
    return fh_hash_word_end(h);
}

uint32_t fh_text_chars_before(fh_str text, uint32_t at) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < at && i < text.len; i++) n += ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
    return n;
}

static void split_paragraphs(fh_arena *keep, fh_str text, span_vec *out) {
    for (size_t i = 0; i < text.len;) {
        size_t end = fh_str_find(text, FH_STR("\n\n"), i);
        if (end == SIZE_MAX) end = text.len;
        fh_str p = fh_str_trim(fh_str_cut(text, i, end));
        if (p.len) fh_vec_push(keep, out, (fh_span){(uint32_t)(p.ptr - text.ptr), (uint32_t)(p.ptr - text.ptr + (ptrdiff_t)p.len)});
        i = end + 2;
    }
}

static bool is_letter(uint32_t c) { return c >= 0x80 ? !(c >= 0x2000 && c <= 0x2fff) && c != 0xab && c != 0xbb && c != 0xa0 && c >= 0xc0 : fh_is_alpha((char)c); }
static bool is_word(uint32_t c) { return is_letter(c) || (c < 0x80 && fh_is_digit((char)c)); }
static bool is_blank(uint32_t c) { return c == 0xa0 || c == 0x202f || (c >= 0x2000 && c <= 0x200b) || c == 0x3000 || (c < 0x80 && fh_is_space((char)c)); }

/* End of the token that begins at i: a word with inner apostrophes, points, commas and hyphens between
 * letters or digits, or one other character. */
static size_t token_end(fh_str t, size_t i) {
    unsigned n;
    uint32_t c = fh_utf8_at(t, i, &n);
    size_t at = i + n;
    if (!is_word(c)) return at;
    while (at < t.len) {
        c = fh_utf8_at(t, at, &n);
        if (is_word(c)) { at += n; continue; }
        unsigned m;
        bool joins = c == '\'' || c == 0x2019 || c == '.' || c == ',' || c == '-' || c == ':';
        if (!joins || at + n >= t.len) break;
        uint32_t next = fh_utf8_at(t, at + n, &m);
        bool digits = next < 0x80 && fh_is_digit((char)next) && fh_is_digit(t.ptr[at - 1]);
        if (!((c == ',' || c == ':') ? digits : is_word(next))) break;
        at += n;
    }
    return at;
}

static uint16_t shape_of(fh_str w) {
    uint16_t flags = 0;
    unsigned n, upper = 0, letters = 0;
    for (size_t i = 0; i < w.len; i += n) {
        uint32_t c = fh_utf8_at(w, i, &n);
        if (is_letter(c)) {
            letters++;
            bool up = fold(c) != c;
            upper += up;
            if (up && letters == 1 && i == 0) flags |= FH_TOKEN_CAPITAL;
        } else if (c < 0x80 && fh_is_digit((char)c)) flags |= FH_TOKEN_DIGIT;
    }
    if (letters || (flags & FH_TOKEN_DIGIT)) flags |= FH_TOKEN_WORD;
    if (letters >= 2 && upper == letters) flags |= FH_TOKEN_UPPER;
    return flags;
}

static void tokenise(fh_arena *keep, fh_str text, fh_span p, token_vec *out) {
    bool space = true, quoted = false;
    size_t first = out->n;
    for (size_t i = p.begin; i < p.end;) {
        unsigned n;
        uint32_t c = fh_utf8_at(text, i, &n);
        if (is_blank(c)) { space = true; i += n; continue; }
        size_t end = token_end(text, i);
        fh_str w = fh_str_cut(text, i, end);
        uint16_t flags = (uint16_t)(shape_of(w) | (space ? FH_TOKEN_SPACE : 0) | (out->n == first ? FH_TOKEN_PARAGRAPH : 0));
        if (c == 0x201c || c == 0xab || (c == '"' && !quoted)) flags |= FH_TOKEN_OPEN, quoted = true;
        else if (c == 0x201d || c == 0xbb || c == '"') flags |= FH_TOKEN_CLOSE, quoted = false;
        else if (quoted) flags |= FH_TOKEN_QUOTED;
        uint32_t h = hash_folded(w);
        fh_vec_push(keep, out, (fh_token){.begin = (uint32_t)i, .end = (uint32_t)end, .word = h, .lemma = h, .flags = flags});
        space = false;
        i = end;
    }
}

static bool ends_sentence(fh_str text, const token_vec *t, size_t k) {
    char c = text.ptr[t->at[k].begin];
    if (c != '.' && c != '!' && c != '?') return false;
    size_t next = k + 1;
    while (next < t->n && (t->at[next].flags & FH_TOKEN_CLOSE)) next++;
    return next >= t->n || ((t->at[next].flags & FH_TOKEN_SPACE) && (t->at[next].flags & (FH_TOKEN_CAPITAL | FH_TOKEN_OPEN | FH_TOKEN_DIGIT)));
}

static void split_sentences(fh_arena *keep, fh_str text, token_vec *t, size_t first, uint32_t paragraph, sentence_vec *out) {
    size_t begin = first;
    for (size_t k = first; k < t->n; k++) {
        if (!ends_sentence(text, t, k) && k + 1 < t->n) continue;
        while (k + 1 < t->n && (t->at[k + 1].flags & FH_TOKEN_CLOSE)) k++;
        t->at[begin].flags |= FH_TOKEN_SENTENCE;
        fh_vec_push(keep, out, (fh_sentence){{t->at[begin].begin, t->at[k].end}, (uint32_t)begin, (uint32_t)(k + 1 - begin), paragraph});
        begin = k + 1;
    }
}

fh_status fh_text_read(fh_arena *keep, fh_arena *scratch, fh_report *r, fh_error *err) {
    (void)scratch;
    span_vec paragraphs = {0};
    token_vec tokens = {0};
    sentence_vec sentences = {0};
    split_paragraphs(keep, r->text, &paragraphs);
    for (size_t i = 0; i < paragraphs.n; i++) {
        size_t first = tokens.n;
        tokenise(keep, r->text, paragraphs.at[i], &tokens);
        split_sentences(keep, r->text, &tokens, first, (uint32_t)i, &sentences);
    }
    fh_status status = fh_fail_arena(err, keep);
    if (status) return status;
    r->paragraphs = paragraphs.at; r->n_paragraphs = (uint32_t)paragraphs.n;
    r->tokens = tokens.at; r->n_tokens = (uint32_t)tokens.n;
    r->sentences = sentences.at; r->n_sentences = (uint32_t)sentences.n;
    return FH_OK;
}
