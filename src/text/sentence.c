/* SPDX-License-Identifier: MIT
 *
 * text/sentence.c - where sentences end.
 *
 * Every token that may end a sentence is looked at once: a point, ! or ?, an ellipsis, a stop of another
 * script, a word that carries its point. The marks that close behind it (quotation marks, brackets, notes such as
 * [12]) belong to it. What follows then decides, with the class of the word before: lower case never begins a
 * sentence after a point; after a title nothing ends; after a company's "Inc." or a point of "U.S." only a word that
 * begins sentences does. Items of a list ("1) ... 2) ...") and bullets begin sentences of their own where their
 * numbers follow one another. docs/sentences.md gives the rules one by one, with figures.
 *
 * Cost: linear; no token is looked at more than a bounded number of times. */
#include "base/utf8.h"
#include "text/inside.h"
#include "text/rules.h"
#include "text/unicode.h"

typedef enum ending { NO_END = 0, POINT, ABBREVIATION, MARK, ELLIPSIS, STOP } ending;

typedef struct splitter {
    fh_str text;
    fh_token *t;
    size_t begin, end;    /* tokens of the present sentence, of the paragraph */
    const fh_words *rules;
    uint32_t list_next;   /* number that the list's next item bears; 0: no list */
    char list_style;      /* ')' '.' or 'a' */
    size_t no_end_before; /* tokens before this one do not end a sentence */
    bool ordinals;        /* the language writes "7. April" */
} splitter;

/* ---- looking at tokens -------------------------------------------------------------------------- */

static char first_byte(const splitter *s, size_t k) { return s->text.ptr[s->t[k].begin]; }
static size_t length(const splitter *s, size_t k) { return s->t[k].end - s->t[k].begin; }
static bool has(const splitter *s, size_t k, unsigned flag) { return k < s->end && (s->t[k].flags & flag); }
static bool is_char(const splitter *s, size_t k, char c) { return k < s->end && length(s, k) == 1 && first_byte(s, k) == c; }

static uint32_t first_code(const splitter *s, size_t k) {
    unsigned n;
    return fh_utf8_at(s->text, s->t[k].begin, &n);
}

static uint32_t last_code(const splitter *s, size_t k) {
    unsigned n;
    return fh_utf8_at(s->text, fh_utf8_before(s->text, s->t[k].end), &n);
}

/* Scripts with upper and lower case; in the others every letter may begin a sentence. */
static bool has_case(uint32_t c) { return c < 0x590 || (c >= 0x1e00 && c < 0x2000); }

static bool is_address(const splitter *s, size_t k) {
    fh_str w = fh_str_cut(s->text, s->t[k].begin, s->t[k].end);
    return fh_str_starts(w, FH_STR("http://")) || fh_str_starts(w, FH_STR("https://")) || fh_str_starts(w, FH_STR("www."));
}

static bool is_lower(const splitter *s, size_t k) {
    if (!has(s, k, FH_TOKEN_WORD) || has(s, k, FH_TOKEN_CAPITAL) || is_address(s, k)) return false;
    for (size_t i = s->t[k].begin + 1; i < s->t[k].end; i++)
        if (fh_is_upper(s->text.ptr[i])) return false; /* eBay may begin one */
    uint32_t c = first_code(s, k);
    return has_case(c) && fh_unicode_class(c) == FH_UNICODE_LETTER;
}

static bool is_starter(const splitter *s, size_t k) {
    return has(s, k, FH_TOKEN_CAPITAL) && (fh_words_find(s->rules, s->t[k].word) & RULES_STARTER);
}

static bool is_dot(const splitter *s, size_t k) { return is_char(s, k, '.'); }

static bool is_bullet(const splitter *s, size_t k) {
    if (k >= s->end || has(s, k, FH_TOKEN_WORD)) return false;
    uint32_t c = first_code(s, k);
    return c == 0x2022 || c == 0x2043 || c == 0x2023 || c == 0x25e6 || c == 0x25aa || c == 0x25cf || c == 0x25a0 || c == 0xb7;
}

static bool line_between(const splitter *s, size_t k, size_t next) {
    fh_str gap = fh_str_cut(s->text, s->t[k].end, s->t[next].begin);
    return fh_str_find_char(gap, '\n', 0) != SIZE_MAX;
}

static ending ending_of(const splitter *s, size_t k) {
    char c = first_byte(s, k);
    if (has(s, k, FH_TOKEN_WORD)) return s->text.ptr[s->t[k].end - 1] == '.' ? ABBREVIATION : NO_END;
    if (c == '.') return length(s, k) == 1 ? POINT : ELLIPSIS;
    if (c == '!' || c == '?') return MARK;
    if ((c == ':' || c == ';') && k > s->begin) { /* the stop of Armenian, the question mark of Greek */
        uint32_t before = last_code(s, k - 1);
        if (c == ':' ? before >= 0x530 && before < 0x590 : before >= 0x370 && before < 0x400) return STOP;
    }
    if ((unsigned char)c < 0x80) return NO_END;
    uint32_t u = first_code(s, k);
    return u == 0x2026 ? ELLIPSIS : fh_unicode_class(u) == FH_UNICODE_STOP || u == 0x37e ? STOP : NO_END;
}

/* ---- what belongs to an ending ---------------------------------------------------------------------- */

static bool is_note(const splitter *s, size_t k, size_t *ret_last) {
    if (is_char(s, k, '[') && k + 2 < s->end && has(s, k + 1, FH_TOKEN_DIGIT) && is_char(s, k + 2, ']')) {
        *ret_last = k + 2;
        return true;
    }
    *ret_last = k; /* "innovation.23 Openness": a raised number */
    return has(s, k, FH_TOKEN_DIGIT) && length(s, k) <= 3 && k >= 2 && is_dot(s, k - 1) && is_lower(s, k - 2) && has(s, k + 1, FH_TOKEN_SPACE);
}

/* ":)" ":-(" ";P" and the like. */
static bool is_face(const splitter *s, size_t k, size_t *ret_last) {
    if (!is_char(s, k, ':') && !is_char(s, k, ';') && !is_char(s, k, '=')) return false;
    size_t mouth = k + 1 + (is_char(s, k + 1, '-') && !has(s, k + 1, FH_TOKEN_SPACE));
    if (mouth >= s->end || has(s, mouth, FH_TOKEN_SPACE) || length(s, mouth) != 1) return false;
    *ret_last = mouth;
    return strchr("()DPp", first_byte(s, mouth)) != NULL;
}

/* The last token of what ends at k: further marks, closing quotation marks and brackets, notes. */
static size_t close_behind(const splitter *s, size_t k) {
    size_t last = k, note;
    while (last + 1 < s->end) {
        size_t next = last + 1;
        bool space = has(s, next, FH_TOKEN_SPACE);
        if (has(s, next, FH_TOKEN_CLOSE) && !line_between(s, last, next)) last = next;
        else if (is_face(s, next, &note)) last = note;
        else if (is_note(s, next, &note) && !(space && length(s, next) > 1)) last = note;
        else if (space) break;
        else if (is_char(s, next, ')') || is_char(s, next, ']') || is_char(s, next, '}')) last = next;
        else if (!has(s, next, FH_TOKEN_WORD) && ending_of(s, next) != NO_END && ending_of(s, next) != STOP) last = next;
        else break;
    }
    return last;
}

/* The first token from k that is no opening mark: what tells whether a sentence begins. */
static size_t opened(const splitter *s, size_t k) {
    size_t most = k + 4 < s->end ? k + 4 : s->end;
    while (k < most && !has(s, k, FH_TOKEN_WORD)) {
        uint32_t c = first_code(s, k);
        if (!has(s, k, FH_TOKEN_OPEN) && c != '(' && c != '[' && c != '-' && c != 0xbf && c != 0xa1 && c != 0x2013 && c != 0x2014) break;
        k++;
    }
    return k;
}

/* ---- the decision -------------------------------------------------------------------------------------- */

static bool ends_abbreviation(const splitter *s, size_t k, size_t next, size_t word) {
    uint32_t kind = fh_words_find(s->rules, s->t[k].word);
    bool starter = is_starter(s, word);
    if (kind & RULES_NEVER || k == s->begin || is_char(s, next, '(')) return false;
    if (length(s, k) == 2 && !has(s, k, FH_TOKEN_SPACE) && first_code(s, k - 1) == 0xb0) return true; /* 35°C. */
    if (kind & RULES_CLOCK) return has(s, word, FH_TOKEN_CAPITAL) && k - s->begin >= 3;
    if (kind & RULES_TITLE) return starter && length(s, k) > 3 && !has(s, k, FH_TOKEN_CAPITAL);
    if (has(s, word, FH_TOKEN_DIGIT)) return false;
    if (has(s, next, FH_TOKEN_OPEN)) return true;
    if (kind & RULES_MONTH) return true;
    if (kind & RULES_WORD && !(kind & ~(unsigned)RULES_WORD)) return has(s, word, FH_TOKEN_CAPITAL);
    return starter;
}

/* "2.1. Results", "Figure 3. The lock": the number of a heading or a caption, at the beginning. */
static bool is_heading_number(const splitter *s, size_t k) {
    if (k == s->begin) return length(s, k) > 1 && memchr(s->text.ptr + s->t[k].begin, '.', length(s, k));
    return k == s->begin + 1 && has(s, s->begin, FH_TOKEN_CAPITAL) && (fh_words_find(s->rules, s->t[s->begin].word) & RULES_LABEL);
}

/* '"Where?" A. Name asked': the sentence goes on behind a quoted question. */
static bool is_said(const splitter *s, size_t word) {
    for (size_t k = word; k < s->end && k < word + 4; k++) {
        if (fh_words_find(s->rules, s->t[k].word) & RULES_SPEECH) return k > word;
        if (!has(s, k, FH_TOKEN_CAPITAL)) return false;
    }
    return false;
}

/* "7" or "XII" before a point. */
static bool is_ordinal(const splitter *s, size_t k) {
    if (has(s, k, FH_TOKEN_DIGIT)) return length(s, k) <= 2;
    for (size_t i = s->t[k].begin; i < s->t[k].end; i++)
        if (!strchr("IVXL", s->text.ptr[i])) return false;
    return true;
}

static bool ends_point(const splitter *s, size_t k, size_t word) {
    bool digit = has(s, word, FH_TOKEN_DIGIT) && !has(s, word, FH_TOKEN_CAPITAL);
    if (k == s->begin) return false;
    size_t before = k - 1;
    if (length(s, before) == 1 && fh_is_lower(first_byte(s, before)) && (has(s, before, FH_TOKEN_SPACE) || is_char(s, before - 1, '('))) return false; /* b. 1950 */
    if (has(s, before, FH_TOKEN_DIGIT) && is_heading_number(s, before)) return false;
    if (digit && !has(s, before, FH_TOKEN_WORD | FH_TOKEN_CLOSE) && length(s, before) <= 2 && (unsigned char)first_byte(s, before) >= 0x80) return false; /* N°. 5 */
    if (s->ordinals && is_ordinal(s, before) && has(s, word, FH_TOKEN_CAPITAL)) return is_starter(s, word);
    return true;
}

/* Two sentences without a blank between them: "said.The". */
static bool ends_attached(const splitter *s, size_t k, size_t next, ending how) {
    if (how == STOP) return !(has(s, next, FH_TOKEN_DIGIT) && k > s->begin && has(s, k - 1, FH_TOKEN_DIGIT));
    if (next != k + 1 || k == s->begin || !has(s, next, FH_TOKEN_CAPITAL) || how == ABBREVIATION) return false;
    if (!has(s, k - 1, FH_TOKEN_WORD) || length(s, k - 1) < 2) return false;
    return has(s, k - 1, FH_TOKEN_DIGIT) ? is_starter(s, next) : fh_unicode_class(last_code(s, k - 1)) == FH_UNICODE_LETTER;
}

/* Lower case begins a sentence where the present one began so, too: people who write without capitals. */
static bool ends_before_lower(const splitter *s, size_t k, size_t last, ending how) {
    if (last != k || k < s->begin + 2 || !is_lower(s, s->begin) || (how != POINT && how != MARK)) return false;
    return how == MARK || (is_lower(s, k - 1) && length(s, k - 1) > 1);
}

static bool is_dash(const splitter *s, size_t k) {
    uint32_t c = first_code(s, k);
    return c == '-' || c == 0x2013 || c == 0x2014;
}

static bool ends_here(const splitter *s, size_t k, size_t last, ending how) {
    size_t next = last + 1, word = opened(s, next);
    if (!has(s, next, FH_TOKEN_SPACE)) return ends_attached(s, k, next, how);
    if (word < s->end && is_lower(s, word)) return ends_before_lower(s, k, last, how);
    if (has(s, last, FH_TOKEN_CLOSE) && is_dash(s, next)) return false; /* "It is over." - A. Name */
    if (how == ABBREVIATION && is_dot(s, last)) how = POINT; /* "L.P.." */
    if (has(s, last, FH_TOKEN_CLOSE) && (how == MARK || how == ELLIPSIS) && is_said(s, word)) return false;
    switch (how) {
    case POINT: return ends_point(s, k, word);
    case ABBREVIATION: return ends_abbreviation(s, k, next, word);
    case ELLIPSIS: return k == s->begin ? false : !(is_char(s, k - 1, '[') || is_char(s, k - 1, '(')) || is_starter(s, word);
    case MARK: return !(is_char(s, next, '(') && has(s, next + 1, FH_TOKEN_DIGIT)); /* a title with its year */
    default: return true;
    }
}

/* ". . ." with blanks: passes over the points, and answers where the sentence ends among them, or SIZE_MAX. */
static size_t spaced_points(const splitter *s, size_t k, size_t *ret_last) {
    size_t last = k;
    while (is_dot(s, last + 1) && has(s, last + 1, FH_TOKEN_SPACE)) last++;
    *ret_last = last;
    bool attached = !has(s, k, FH_TOKEN_SPACE), four = last - k >= 3;
    size_t word = opened(s, last + 1);
    if (word >= s->end || is_lower(s, word)) return SIZE_MAX;
    if (!four) return !attached && last - k == 2 && is_starter(s, word) && length(s, word) > 1 ? last : SIZE_MAX;
    return attached ? k : last; /* a full stop and an omission, or an omission that ends in a full stop */
}

/* ---- lists and lines ------------------------------------------------------------------------------------- */

static uint32_t number_of(const splitter *s, size_t k) {
    uint32_t n = 0;
    if (length(s, k) > 3) return 0;
    for (size_t i = s->t[k].begin; i < s->t[k].end; i++) {
        if (!fh_is_digit(s->text.ptr[i])) return 0;
        n = n * 10 + (uint32_t)(s->text.ptr[i] - '0');
    }
    return n;
}

/* The marker of an item at k: "1." "1)" "1.)" "a." "a)". Its number, its style and its last token. */
static uint32_t marker_at(const splitter *s, size_t k, char *ret_style, size_t *ret_last) {
    uint32_t n = number_of(s, k);
    char c = first_byte(s, k);
    *ret_style = 'a';
    if (!n && length(s, k) == 1 && fh_is_lower(c)) n = (uint32_t)(c - 'a') + 1;
    else *ret_style = '.';
    size_t last = k + 1;
    bool point = is_dot(s, last) && !has(s, last, FH_TOKEN_SPACE);
    if (point && is_char(s, last + 1, ')') && !has(s, last + 1, FH_TOKEN_SPACE)) last++;
    if (!n || (!point && !is_char(s, last, ')')) || has(s, k + 1, FH_TOKEN_SPACE)) return 0;
    if (*ret_style == '.') *ret_style = is_char(s, last, ')') ? ')' : '.';
    *ret_last = last;
    return has(s, last + 1, FH_TOKEN_SPACE) ? n : 0;
}

/* Whether an item begins at k, where no sentence begins as yet. */
static bool item_begins(const splitter *s, size_t k) {
    char style;
    size_t last;
    if (!has(s, k, FH_TOKEN_SPACE) || k == s->begin) return false;
    if (is_bullet(s, k)) return true;
    if (!s->list_next || is_bullet(s, k - 1)) return false;
    return marker_at(s, k, &style, &last) == s->list_next && style == s->list_style;
}

/* At the first token of a sentence: remembers the item's number, whose point ends nothing. */
static void read_marker(splitter *s, size_t k) {
    char style;
    size_t last;
    if (is_bullet(s, k) && k + 1 < s->end) k++;
    uint32_t n = marker_at(s, k, &style, &last);
    if (!n || (style == 'a' && n != 1 && n != s->list_next)) return;
    s->list_next = n + 1;
    s->list_style = style;
    s->no_end_before = last + 1;
}

/* A line that ends at k without punctuation: it is one of its own unless it was broken for its width. */
static bool line_ends(const splitter *s, size_t k, size_t next) {
    enum { WRAPPED = 50 };
    if (!line_between(s, k, next)) return false;
    if (is_lower(s, next) || is_char(s, k, ',')) return false;
    size_t begin = s->t[k].end;
    while (begin > s->t[s->begin].begin && s->text.ptr[begin - 1] != '\n' && s->t[k].end - begin <= WRAPPED) begin--;
    return s->t[k].end - begin < WRAPPED || is_bullet(s, next);
}

/* ---- the pass ---------------------------------------------------------------------------------------------- */

static void put(fh_arena *keep, splitter *s, size_t last, uint32_t paragraph, fh_text__sentences *out) {
    s->t[s->begin].flags |= FH_TOKEN_SENTENCE;
    fh_vec_push(keep, out, (fh_sentence){{s->t[s->begin].begin, s->t[last].end}, (uint32_t)s->begin, (uint32_t)(last + 1 - s->begin), paragraph});
    s->begin = last + 1;
}

/* The last token of a sentence that ends with the candidate k, or SIZE_MAX; *ret_next: where to look on. */
static size_t end_at(const splitter *s, size_t k, size_t *ret_next) {
    size_t last = k;
    *ret_next = k + 1;
    if (k + 1 == s->end) return k;
    if (k >= s->no_end_before) {
        ending how = ending_of(s, k);
        if (how == POINT && is_dot(s, k + 1) && has(s, k + 1, FH_TOKEN_SPACE)) {
            size_t at = spaced_points(s, k, &last), closed = close_behind(s, last);
            *ret_next = closed + 1;
            return closed + 1 == s->end || at == last ? closed : at;
        }
        if (how != NO_END) {
            last = close_behind(s, k);
            *ret_next = last + 1;
            if (last + 1 == s->end || ends_here(s, k, last, how)) return last;
        }
    }
    if (item_begins(s, last + 1) || line_ends(s, last, last + 1)) return last;
    return SIZE_MAX;
}

/* The paragraph before broke off in mid-sentence, and this one goes on. */
static bool goes_on(const splitter *s, const fh_text__sentences *out, size_t first) {
    if (!out->n || !first || !is_lower(s, first)) return false;
    const fh_sentence *before = &out->at[out->n - 1];
    char style;
    size_t last = before->first_token + before->n_tokens - 1, marker;
    if (before->n_tokens < 4 || marker_at(s, first, &style, &marker)) return false;
    return (has(s, last, FH_TOKEN_WORD) || is_char(s, last, ',')) && ending_of(s, last) == NO_END;
}

void fh_text__split(fh_arena *keep, fh_str text, fh_text__tokens *t, size_t first, uint32_t paragraph, const fh_words *rules,
                    fh_text__sentences *out) {
    splitter s = {.text = text, .t = t->at, .begin = first, .end = t->n, .rules = rules};
    s.ordinals = (fh_words_find(rules, fh_hash_word(FH_STR("."))) & RULES_ORDINAL) != 0;
    read_marker(&s, first);
    if (goes_on(&s, out, first)) {
        s.begin = out->at[--out->n].first_token;
        paragraph = out->at[out->n].paragraph;
    }
    for (size_t k = first, next; k < s.end; k = next) {
        size_t last = end_at(&s, k, &next);
        if (last == SIZE_MAX) continue;
        put(keep, &s, last, paragraph, out);
        if (s.begin < s.end) read_marker(&s, s.begin);
    }
}
