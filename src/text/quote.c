/* SPDX-License-Identifier: MIT
 *
 * text/quote.c - what stands inside quotation marks.
 *
 * A stack of the marks that would close what is open. Curly marks and guillemets say themselves whether they open
 * or close, unless the language turns them round („so“, »so«, ”so”); straight ones are told by the blanks
 * and brackets around them, else they take turns. Apostrophes are no marks: inside a word the tokeniser keeps
 * them, after an s with nothing open they are genitives, before digits ('90s) years.
 *
 *   mark --opens here?--> push its closer          OPEN
 *        --closes the top, or one below it?--> pop CLOSE
 *        --else nothing: an inch, an apostrophe
 *
 * A paragraph begins with nothing open. Where the one before broke off in a quotation and this one's first
 * mark closes, the quotation goes on; a new opening mark at its head says so itself, as is the custom in print.
 * Cost: linear. */
#include "base/utf8.h"
#include "text/inside.h"
#include "text/unicode.h"

enum { MOST_OPEN = 8, STRAIGHT = '"', SINGLE = '\'' };

typedef struct context { bool before, after; } context; /* a blank, bracket, dash or nothing stands there */

static uint32_t mark_of(fh_str text, const fh_token *t) {
    unsigned n;
    char c = text.ptr[t->begin];
    if (c == '"' || c == '\'') return c == '\'' && t->end - t->begin == 2 ? STRAIGHT : (uint32_t)c;
    if (c == '`') return t->end - t->begin == 2 ? 0x201c : t->end - t->begin == 1 ? 0x2018 : 0;
    if ((unsigned char)c < 0xc2) return 0;
    uint32_t u = fh_utf8_at(text, t->begin, &n);
    switch (u) {
    case 0x2018: case 0x2019: case 0x201a: case 0x201c: case 0x201d: case 0x201e: case 0xab: case 0xbb: case 0x2039: case 0x203a:
    case 0x300c: case 0x300d: case 0x300e: case 0x300f: return u;
    case 0x201f: return 0x201c;
    case 0x201b: return 0x2018;
    default: return 0;
    }
}

static bool is_gap(fh_str text, const fh_token *t) {
    uint32_t c;
    unsigned n;
    c = fh_utf8_at(text, t->begin, &n);
    return c == '(' || c == '[' || c == '{' || c == '-' || c == '/' || c == 0x2013 || c == 0x2014 || c == 0xbf || c == 0xa1;
}

/* A token that nothing quoted begins with: a full stop, but not that of ".45". */
static bool is_end(fh_str text, const fh_token *t) {
    if (t->flags & FH_TOKEN_WORD || mark_of(text, t)) return false;
    char c = text.ptr[t->begin];
    return c == '.' ? !(t->end < text.len && text.ptr[t->end] >= '0' && text.ptr[t->end] <= '9') : !strchr("([{$#@", c);
}

static context context_of(fh_str text, const fh_token *tokens, size_t n, size_t k) {
    context at;
    at.before = k == 0 || (tokens[k].flags & FH_TOKEN_SPACE) || is_gap(text, &tokens[k - 1]) || (tokens[k - 1].flags & FH_TOKEN_OPEN);
    at.after = k + 1 == n || (tokens[k + 1].flags & FH_TOKEN_SPACE) || is_end(text, &tokens[k + 1]);
    return at;
}

static uint32_t closer_of(uint32_t mark) {
    switch (mark) {
    case 0x201c: return 0x201d;
    case 0x201e: return 0x201c;
    case 0x2018: return 0x2019;
    case 0x201a: return 0x2018;
    case 0xab: return 0xbb;
    case 0xbb: return 0xab;
    case 0x2039: return 0x203a;
    case 0x203a: return 0x2039;
    case 0x300c: return 0x300d;
    case 0x300e: return 0x300f;
    default: return mark; /* straight, and ”so” */
    }
}

static bool is_double(uint32_t m) { return m == STRAIGHT || m == 0x201c || m == 0x201d || m == 0x201e; }
static bool is_single(uint32_t m) { return m == SINGLE || m == 0x2018 || m == 0x2019 || m == 0x201a; }

/* How far down the stack `mark` closes something: 1 the top; 0 nothing. Careless texts close “ with " and the other way round. */
static unsigned closes(const fh_text__quotes *q, uint32_t mark) {
    for (unsigned i = q->depth; i-- > 0;) {
        uint32_t c = q->stack[i];
        if (c == mark || (is_double(c) && (mark == STRAIGHT || mark == 0x201d || c == STRAIGHT)) || (is_single(c) && mark == 0x2019)) return q->depth - i;
    }
    return 0;
}

static bool opens(const fh_text__quotes *q, uint32_t mark, context at, bool closer_comes) {
    bool may_close = closes(q, mark) != 0;
    switch (mark) {
    case 0x201c: return !(may_close && q->stack[q->depth - 1] == 0x201c);
    case 0x2018: return !(may_close && q->stack[q->depth - 1] == 0x2018) && at.before;
    case 0x201e: case 0x201a: case 0xab: case 0x2039: case 0x300c: case 0x300e: return !may_close || (at.before && !at.after);
    case SINGLE: return at.before && !at.after && closer_comes;
    case 0x2019: case 0x300d: case 0x300f: return false;
    case 0x201d: case 0xbb: case 0x203a: return !may_close && at.before && !at.after;
    default: return at.before != at.after ? at.before : !may_close; /* straight */
    }
}

/* '90s and ’90s: an apostrophe before digits. */
static bool is_year(uint32_t mark, const fh_token *tokens, size_t n, size_t k) {
    return is_single(mark) && k + 1 < n && !(tokens[k + 1].flags & FH_TOKEN_SPACE) && (tokens[k + 1].flags & FH_TOKEN_DIGIT)
        && tokens[k + 1].end - tokens[k + 1].begin <= 3;
}

/* Whether a quotation carried over goes on here: the first double mark closes it. */
static bool goes_on(fh_str text, const fh_token *tokens, size_t n) {
    for (size_t k = 0; k < n; k++) {
        uint32_t m = mark_of(text, &tokens[k]);
        if (!is_double(m) && m != 0xab && m != 0xbb) continue;
        context at = context_of(text, tokens, n, k);
        return k > 0 && (m == 0x201d || m == 0xbb || (m == STRAIGHT && !at.before && at.after));
    }
    return false;
}

static size_t last_closing_single(fh_str text, const fh_token *tokens, size_t n) {
    for (size_t k = n; k-- > 0;) {
        context at;
        if (mark_of(text, &tokens[k]) != SINGLE) continue;
        at = context_of(text, tokens, n, k);
        if (!at.before && at.after) return k;
    }
    return 0;
}

static void mark_token(fh_text__quotes *q, uint32_t m, fh_token *t, context at, bool closer_comes) {
    if (opens(q, m, at, closer_comes)) {
        if (is_double(m) && q->depth && is_double(q->stack[q->depth - 1])) q->depth--; /* the one before was never closed */
        if (q->depth) t->flags |= FH_TOKEN_QUOTED;
        t->flags |= FH_TOKEN_OPEN;
        if (q->depth < MOST_OPEN) q->stack[q->depth++] = closer_of(m);
        return;
    }
    unsigned down = closes(q, m);
    bool genitive = is_single(m) && !at.after;
    if (down && !genitive) {
        q->depth -= down;
        t->flags |= FH_TOKEN_CLOSE;
    } else if (is_double(m) && m != 0x201c && !at.before) t->flags |= FH_TOKEN_CLOSE; /* its opening mark is missing */
    if (q->depth) t->flags |= FH_TOKEN_QUOTED;
}

void fh_text__quote(fh_str text, fh_token *tokens, size_t n, fh_text__quotes *q) {
    if (q->depth && !goes_on(text, tokens, n)) q->depth = 0;
    size_t last_single = last_closing_single(text, tokens, n);
    for (size_t k = 0; k < n; k++) {
        uint32_t m = (tokens[k].flags & FH_TOKEN_WORD) ? 0 : mark_of(text, &tokens[k]);
        if (!m || is_year(m, tokens, n, k)) {
            if (q->depth) tokens[k].flags |= FH_TOKEN_QUOTED;
            continue;
        }
        mark_token(q, m, &tokens[k], context_of(text, tokens, n, k), last_single > k);
    }
}
