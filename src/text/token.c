/* SPDX-License-Identifier: MIT
 *
 * text/token.c - tokens with byte spans, folded hashes and shapes, in one pass.
 *
 * A word is a run of letters, marks and digits; a joiner between two of them (hyphen, apostrophe,
 * point, comma, colon, slash, ampersand) is looked at together with what follows it. The hash of the folded form
 * is stepped on the way, so every byte is read once. ASCII goes by a table; all else by text/unicode.h.
 * text.h says what becomes of what. English clitics are split in every language: elsewhere "'s" is rare. */
#include "base/utf8.h"
#include "text/inside.h"
#include "text/rules.h"
#include "text/unicode.h"

enum { LONGEST_MAIL_NAME = 64 };
enum { S = FH_UNICODE_SPACE, L = FH_UNICODE_LETTER, U = FH_UNICODE_UPPER, D = FH_UNICODE_DIGIT };
static const uint8_t ascii[128] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S, S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
    0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, 0,
    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0,
};

/* A word while it is read. */
typedef struct word {
    fh_str text;          /* up to the paragraph's end */
    size_t begin, at;
    uint32_t hash, before; /* so far, and without the last code point */
    unsigned letters, uppers, digits;
    unsigned run;          /* letters since the last point */
    bool capital, points;  /* first letter is upper case; holds inner points between single letters */
    fh_unicode last;       /* class of the last code point */
    char last_byte;
} word;

static fh_unicode class_at(fh_str t, size_t i, uint32_t *ret_c, unsigned *ret_n) {
    unsigned char b = (unsigned char)t.ptr[i];
    if (b < 0x80) {
        *ret_c = b;
        *ret_n = 1;
        return (fh_unicode)ascii[b];
    }
    *ret_c = fh_utf8_at(t, i, ret_n);
    return fh_unicode_class(*ret_c);
}

/* The class of what stands at i, OTHER past the end. */
static fh_unicode peek(fh_str t, size_t i) {
    uint32_t c;
    unsigned n;
    return i < t.len ? class_at(t, i, &c, &n) : FH_UNICODE_OTHER;
}

static bool is_letter(fh_unicode k) { return k == FH_UNICODE_LETTER || k == FH_UNICODE_UPPER; }

static void step(word *w, uint32_t c) {
    char out[4];
    unsigned n = fh_utf8_put(c, out);
    for (unsigned i = 0; i < n; i++) w->hash = fh_hash_word_step(w->hash, (unsigned char)out[i]);
}

static void take(word *w, fh_unicode kind, uint32_t c, unsigned n) {
    w->before = w->hash;
    if (c < 0x80) w->hash = fh_hash_word_step(w->hash, (unsigned char)(kind == FH_UNICODE_UPPER ? c + 32 : c));
    else if (kind != FH_UNICODE_JOINER) step(w, fh_unicode_fold(c));
    if (is_letter(kind)) {
        if (!w->letters) w->capital = kind == FH_UNICODE_UPPER && w->at == w->begin;
        w->letters++;
        w->run++;
        w->uppers += kind == FH_UNICODE_UPPER;
    } else if (kind == FH_UNICODE_DIGIT) w->digits++;
    w->last_byte = w->text.ptr[w->at];
    w->at += n;
    w->last = kind;
}

/* Letters, digits, marks and invisible joiners up to anything else, whose class and code point it answers. */
static fh_unicode take_run(word *w, uint32_t *ret_c, unsigned *ret_n) {
    while (w->at < w->text.len) {
        fh_unicode kind = class_at(w->text, w->at, ret_c, ret_n);
        if (!fh_unicode_is_word(kind) && kind != FH_UNICODE_MARK && kind != FH_UNICODE_JOINER) return kind;
        take(w, kind, *ret_c, *ret_n);
    }
    *ret_n = 0;
    return FH_UNICODE_SPACE;
}

/* ---- clitics --------------------------------------------------------------------------------- */

static unsigned apostrophe_at(fh_str t, size_t i) {
    if (i >= t.len) return 0;
    if (t.ptr[i] == '\'') return 1;
    return t.len - i >= 3 && (memcmp(t.ptr + i, "\xe2\x80\x99", 3) == 0 || memcmp(t.ptr + i, "\xe2\x80\x98", 3) == 0) ? 3 : 0;
}

/* Length of the letters after an apostrophe when they are 's, 'd, 'm, 're, 've or 'll; else 0. */
static unsigned clitic_letters(fh_str t, size_t i) {
    char a = i < t.len ? fh_to_lower(t.ptr[i]) : '\0', b = i + 1 < t.len ? fh_to_lower(t.ptr[i + 1]) : '\0';
    unsigned n = (b == 'e' && (a == 'r' || a == 'v')) || (a == 'l' && b == 'l') ? 2 : a == 's' || a == 'd' || a == 'm' ? 1 : 0;
    return n && !fh_unicode_is_word(peek(t, i + n)) ? n : 0;
}

/* "n't": the word ends before its n. */
static bool is_negation(const word *w, size_t i, unsigned mark) {
    return fh_to_lower(w->last_byte) == 'n' && w->letters > 1 && i + mark < w->text.len && fh_to_lower(w->text.ptr[i + mark]) == 't'
        && !fh_unicode_is_word(peek(w->text, i + mark + 1));
}

/* ---- joiners ------------------------------------------------------------------------------------ */

static void join(word *w, uint32_t c, unsigned n) {
    w->hash = fh_hash_word_step(w->hash, (unsigned char)c);
    w->at += n;
    w->last = FH_UNICODE_OTHER;
}

/* "News.Az", "Example.COM": a name of the net, by its last part; those that are English words, too, are left out. */
static bool is_domain_end(fh_str t, size_t i) {
    static const char ends[] = " com net org info biz gov edu mil int co uk eu de fr es ru ua az ge kz by pl cz ro bg rs gr tr il jo ae sa ir pk cn jp kr tw hk sg ph vn id "
                               "au nz ca mx br ar cl za ng ke tv fm io ai ";
    char key[8] = " ";
    size_t n = 1;
    while (n < 6 && i < t.len && fh_is_alpha(t.ptr[i])) key[n++] = fh_to_lower(t.ptr[i++]);
    if (n < 3 || fh_unicode_is_word(peek(t, i))) return false;
    key[n++] = ' ';
    return fh_str_find(((fh_str){ends, sizeof ends - 1}), (fh_str){key, n}, 0) != SIZE_MAX;
}

/* An inner point: between digits; between letters of which one side is single (U.S, p.m); before lower case (example.com) or
 * the end of a net name. "said.The" is two sentences with a missing blank. */
static bool joins_point(const word *w) {
    fh_unicode next = peek(w->text, w->at + 1);
    if (next == FH_UNICODE_DIGIT) return w->last == FH_UNICODE_DIGIT;
    if (!is_letter(next) || !is_letter(w->last)) return false;
    if (w->run == 1 || next == FH_UNICODE_LETTER || (w->capital && is_domain_end(w->text, w->at + 1))) return true;
    return w->run <= 3 && peek(w->text, w->at + 2) == FH_UNICODE_OTHER && w->at + 2 < w->text.len && w->text.ptr[w->at + 2] == '.'; /* Ph.D. */
}

/* Whether the code point c, no part of a word, joins what stands before it with what follows; takes it when it does. */
static bool join_next(word *w, uint32_t c, unsigned n) {
    fh_unicode next = peek(w->text, w->at + n);
    bool word_next = fh_unicode_is_word(next), digits = next == FH_UNICODE_DIGIT && w->last == FH_UNICODE_DIGIT, joins = false;
    switch (c) {
    case '-': case 0x2010: case 0x2011: joins = word_next; c = '-'; break;
    case 0x2013: joins = digits; c = '-'; break;
    case '\'': case 0x2019: case 0x2bc:
        if (is_negation(w, w->at, n) || clitic_letters(w->text, w->at + n)) return false;
        joins = is_letter(next);
        c = '\'';
        break;
    case '.':
        joins = joins_point(w);
        w->points |= joins && (w->run == 1 || (next == FH_UNICODE_UPPER && w->run <= 3 && !is_domain_end(w->text, w->at + 1)));
        if (joins) w->run = 0;
        break;
    case ',': case ':': case '/': joins = digits; break;
    case '&': joins = next == FH_UNICODE_UPPER && w->uppers == w->letters && w->letters; break;
    case 0xb7: joins = is_letter(next); break; /* Catalan l·l */
    default: break;
    }
    if (joins) join(w, c, n);
    return joins;
}

/* ---- addresses ----------------------------------------------------------------------------------- */

static bool ends_address(unsigned char c) { return c <= ' ' || strchr("<>\"|{}`", c) != NULL; }

/* The end of an address that goes on at i: up to a blank or a mark that no address holds, without the punctuation that follows it. */
static size_t address_end(fh_str t, size_t i) {
    size_t begin = i;
    while (i < t.len && !ends_address((unsigned char)t.ptr[i])) {
        if ((unsigned char)t.ptr[i] >= 0x80) {
            uint32_t c;
            unsigned n;
            fh_unicode k = class_at(t, i, &c, &n);
            if (!fh_unicode_is_letter(k) && k != FH_UNICODE_MARK) break;
            i += n;
        } else i++;
    }
    while (i > begin && strchr(".,;:!?)]'", t.ptr[i - 1])) i--;
    return i;
}

/* "A.Name@example.org" at a point within: an @ comes before anything that no such name holds. */
static bool is_mail_name(fh_str t, size_t i) {
    size_t n = i;
    while (n < t.len && n - i < LONGEST_MAIL_NAME && ((unsigned char)t.ptr[n] < 0x80 && (ascii[(unsigned char)t.ptr[n]] >= L || strchr("._-+", t.ptr[n])))) n++;
    return n < t.len && t.ptr[n] == '@' && fh_unicode_is_word(peek(t, n + 1));
}

static bool begins_address(const word *w, uint32_t c) {
    fh_str rest = fh_str_cut(w->text, w->at, w->text.len);
    if (c == ':') return fh_str_starts(rest, FH_STR("://"));
    if (c == '@') return fh_unicode_is_word(peek(w->text, w->at + 1));
    if (c == '.' || c == '_') {
        bool www = w->at - w->begin == 3 && fh_str_equal_nocase(fh_str_cut(w->text, w->begin, w->at), FH_STR("www"));
        return fh_unicode_is_word(peek(w->text, w->at + 1)) && (www || is_mail_name(w->text, w->at));
    }
    return false;
}

static void take_address(word *w) {
    size_t end = address_end(w->text, w->at);
    for (; w->at < end; w->at++) w->hash = fh_hash_word_step(w->hash, (unsigned char)fh_to_lower(w->text.ptr[w->at]));
    w->last = FH_UNICODE_OTHER;
}

/* ---- words ---------------------------------------------------------------------------------------- */

/* A number follows the point after blanks. */
static bool number_follows(fh_str t, size_t i) {
    while (i < t.len && t.ptr[i] == ' ') i++;
    return peek(t, i) == FH_UNICODE_DIGIT;
}

/* Whether the point at w->at belongs to the word. */
static bool takes_point(const word *w, const fh_words *rules) {
    if (w->at >= w->text.len || w->text.ptr[w->at] != '.' || w->digits) return false;
    if (w->at + 1 < w->text.len && w->text.ptr[w->at + 1] == '.') return w->points && peek(w->text, w->at + 2) != FH_UNICODE_OTHER;
    if (w->points) return true;
    if (w->letters == 1 && w->last != FH_UNICODE_MARK && (w->uppers == 1 || number_follows(w->text, w->at + 1))) return true;
    uint32_t kind = fh_words_find(rules, fh_hash_word_end(w->hash));
    bool capitals = w->letters > 1 && w->uppers == w->letters; /* IE is no i.e. */
    if (kind & (capitals ? RULES_TITLE | RULES_SUFFIX : RULES_TITLE | RULES_SUFFIX | RULES_WORD | RULES_NEVER)) return true;
    if (w->capital && (kind & (RULES_MONTH | RULES_PLACE))) return true;
    return (kind & (RULES_NUMBER | RULES_MONTH)) && number_follows(w->text, w->at + 1);
}

/* The word from w->at to where nothing joins any more. */
static void read_parts(word *w) {
    uint32_t c;
    unsigned n;
    for (;;) {
        fh_unicode kind = take_run(w, &c, &n);
        if (kind != FH_UNICODE_OTHER || !n) return;
        if (begins_address(w, c)) {
            take_address(w);
            return;
        }
        unsigned mark = apostrophe_at(w->text, w->at);
        if (mark && is_negation(w, w->at, mark)) { /* give the n back */
            w->at--;
            w->hash = w->before;
            w->letters--;
            w->uppers -= w->text.ptr[w->at] == 'N';
            return;
        }
        if (!join_next(w, c, n)) return;
    }
}

static void read_word(word *w, const fh_words *rules) {
    read_parts(w);
    if (!takes_point(w, rules)) return;
    join(w, '.', 1);
    if (w->points && w->at < w->text.len && w->text.ptr[w->at] == '-' && fh_unicode_is_word(peek(w->text, w->at + 1))) { /* U.S.-led */
        join(w, '-', 1);
        read_parts(w);
    }
}

static uint16_t shape(const word *w) {
    unsigned flags = FH_TOKEN_WORD;
    if (w->capital) flags |= FH_TOKEN_CAPITAL;
    if (w->letters >= 2 && w->uppers == w->letters) flags |= FH_TOKEN_UPPER;
    if (w->digits) flags |= FH_TOKEN_DIGIT;
    return (uint16_t)flags;
}

/* ---- all else ---------------------------------------------------------------------------------------- */

static void take_bytes(word *w, size_t end) {
    while (w->at < end) {
        unsigned n;
        uint32_t c = fh_unicode_fold(fh_utf8_at(w->text, w->at, &n));
        step(w, c);
        w->at += n;
    }
}

/* A clitic that follows its word directly: 's, n't. False when there is none at w->at. */
static bool read_clitic(word *w) {
    unsigned mark = apostrophe_at(w->text, w->at), n = mark ? clitic_letters(w->text, w->at + mark) : 0;
    if (!mark && fh_to_lower(w->text.ptr[w->at]) == 'n' && (mark = apostrophe_at(w->text, w->at + 1)) && w->at + 1 + mark < w->text.len
        && fh_to_lower(w->text.ptr[w->at + 1 + mark]) == 't') n = 2;
    if (!n) return false;
    take_bytes(w, w->at + mark + n);
    return true;
}

static bool is_run_mark(char c) { return c && strchr(".-_*=~#!?`", c) != NULL; }

/* Punctuation: runs of one mark, and of ! and ?, are one token; two apostrophes are a quotation mark. */
static void read_mark(word *w, unsigned n) {
    fh_str t = w->text;
    size_t end = w->at + n;
    char c = t.ptr[w->at];
    if (is_run_mark(c))
        while (end < t.len && (t.ptr[end] == c || ((c == '!' || c == '?') && (t.ptr[end] == '!' || t.ptr[end] == '?')))) end++;
    else if (c == '\'' && end < t.len && t.ptr[end] == '\'') end++;
    take_bytes(w, end);
}

/* @name and #tag. */
static bool begins_tag(fh_str t, size_t i, bool space) {
    return (t.ptr[i] == '@' || t.ptr[i] == '#') && space && is_letter(peek(t, i + 1));
}

void fh_text__tokenise(fh_arena *keep, fh_str text, fh_span p, const fh_words *rules, fh_text__tokens *out) {
    fh_str t = fh_str_cut(text, 0, p.end);
    unsigned space = FH_TOKEN_SPACE, paragraph = FH_TOKEN_PARAGRAPH;
    bool word_before = false;
    for (size_t i = p.begin; i < t.len;) {
        uint32_t c;
        unsigned n;
        fh_unicode kind = class_at(t, i, &c, &n);
        if (kind == FH_UNICODE_SPACE || kind == FH_UNICODE_JOINER) {
            i += n;
            space = FH_TOKEN_SPACE;
            continue;
        }
        word w = {.text = t, .begin = i, .at = i, .hash = FH_HASH_WORD_BEGIN};
        unsigned flags = 0;
        if (!space && word_before && read_clitic(&w)) flags = FH_TOKEN_WORD;
        else if (begins_tag(t, i, space != 0)) {
            join(&w, c, n);
            read_word(&w, rules);
            flags = shape(&w);
        } else if (fh_unicode_is_word(kind)) {
            read_word(&w, rules);
            flags = shape(&w);
        } else if (kind == FH_UNICODE_IDEOGRAPH) {
            take_bytes(&w, i + n);
            flags = FH_TOKEN_WORD;
        } else read_mark(&w, n);
        uint32_t hash = fh_hash_word_end(w.hash);
        fh_vec_push(keep, out, (fh_token){.begin = (uint32_t)i, .end = (uint32_t)w.at, .word = hash, .lemma = hash,
                                          .flags = (uint16_t)(flags | space | paragraph)});
        word_before = (flags & FH_TOKEN_WORD) != 0;
        space = paragraph = 0;
        i = w.at;
    }
}
