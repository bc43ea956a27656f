/* SPDX-License-Identifier: MIT
 *
 * attribution/pattern.c - frames by patterns: a verb of saying, a noun phrase beside it, and the clause or
 * the quotation on either side.
 *
 *   SOURCE CUE (that) CONTENT .        She said (that) it was late.
 *   CONTENT , SOURCE CUE .             It was late, she said.     CUE SOURCE: ... said the minister.
 *   QUOTE SOURCE CUE . QUOTE           a quotation that goes on after the verb is one content of two parts
 *   according to SOURCE , CONTENT      and CONTENT , according to SOURCE
 *
 * Cost: linear in the tokens; each sentence is looked at once per cue, and a sentence's cues are bounded. */
#include "attribution/frame.h"
#include "attribution/words_table.h"

enum { MAX_CUES = 24 }; /* cues looked at in one sentence: more are no prose */

typedef struct sentence {
    const fh_view *v;
    uint32_t begin, end; /* tokens, without the final stop */
} sentence;

static bool quoted(const fh_view *v, uint32_t k) { return (v->t[k].flags & (FH_TOKEN_QUOTED | FH_TOKEN_OPEN | FH_TOKEN_CLOSE)) != 0; }
static bool is_break(const fh_view *v, uint32_t k) {
    char c = fh_view_char(v, k);
    return !(v->t[k].flags & FH_TOKEN_WORD) && (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '.' || quoted(v, k));
}
static bool is_auxiliary(const fh_view *v, uint32_t k) {
    static const char *const words[] = {"has", "have", "had", "also", "later", "then", "would", "will", "did", "not", "has", "is", "was", "were", "again", "once", "repeatedly", "recently"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_view_is(v, k, words[i])) return true;
    fh_str w = fh_view_word(v, k);
    return w.len > 4 && fh_str_ends(w, FH_STR("ly"));
}
static bool is_joint(const fh_view *v, uint32_t k) {
    static const char *const words[] = {"and", "but", "that", "while", "as", "because", "when", "after", "before", "although", "if", "though"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_view_is(v, k, words[i])) return true;
    return false;
}

/* The noun phrase that ends before `end`: back to a break or a conjunction; over one apposition in commas. */
static fh_range source_before(const sentence *s, uint32_t end) {
    const fh_view *v = s->v;
    uint32_t k = end;
    bool apposition = k > s->begin && fh_view_char(v, k - 1) == ',' && !quoted(v, k - 1);
    if (apposition) {
        uint32_t j = k - 1;
        while (j > s->begin && !is_break(v, j - 1) && k - j < 24) j--;
        if (j <= s->begin || fh_view_char(v, j - 1) != ',') return (fh_range){end, end};
        k = j - 1;
    }
    uint32_t stop = k;
    while (stop > s->begin && !is_break(v, stop - 1) && !is_joint(v, stop - 1) && k - stop < 20) stop--;
    return (fh_range){stop, stop == k ? stop : end};
}

/* The noun phrase that begins at k and runs to a break or a word that begins an adjunct. */
static fh_range source_after(const sentence *s, uint32_t k) {
    const fh_view *v = s->v;
    uint32_t j = k;
    static const char *const adjunct[] = {"on", "after", "during", "when", "before", "as", "while", "adding"};
    for (; j < s->end && j - k < 24; j++) {
        char c = fh_view_char(v, j);
        if (c == ',' && j + 1 < s->end && !quoted(v, j + 1) && j > k) { /* one apposition */
            uint32_t a = j + 1;
            while (a < s->end && !is_break(v, a)) a++;
            if (a == s->end && a - j < 16 && !is_joint(v, j + 1)) return (fh_range){k, a};
        }
        if (is_break(v, j)) break;
        bool adjoins = false;
        for (size_t i = 0; i < sizeof adjunct / sizeof *adjunct; i++) adjoins |= fh_view_is(v, j, adjunct[i]);
        if (adjoins && j > k) break;
    }
    return (fh_range){k, j};
}

static void add_part(fh_frame *f, uint32_t begin, uint32_t end) {
    if (begin >= end) return;
    if (f->n_content == FH_FRAME_PARTS) f->content[f->n_content - 1].end = end;
    else f->content[f->n_content++] = (fh_range){begin, end};
}

/* The end of the quotation that opens at k, or k when none does. */
static uint32_t quotation_end(const fh_view *v, uint32_t k) {
    if (k >= v->n || !(v->t[k].flags & FH_TOKEN_OPEN)) return k;
    uint32_t j = k + 1;
    while (j < v->n && (v->t[j].flags & FH_TOKEN_QUOTED)) j++;
    return j < v->n && (v->t[j].flags & FH_TOKEN_CLOSE) ? j + 1 : j;
}

static void content_after(const sentence *s, uint32_t k, fh_frame *f) {
    const fh_view *v = s->v;
    if (k < s->end && (fh_view_char(v, k) == ',' || fh_view_char(v, k) == ':')) k++;
    if (fh_view_is(v, k, "that")) k++;
    uint32_t quote = quotation_end(v, k);
    while (quote > k && quote < v->n && !(v->t[quote].flags & FH_TOKEN_PARAGRAPH) && (v->t[quote].flags & FH_TOKEN_OPEN)) quote = quotation_end(v, quote);
    uint32_t end = quote > s->end ? quote : s->end;
    for (uint32_t j = k; j < s->end; j++) /* a second verb of saying has a content of its own */
        if (j > k + 1 && !quoted(v, j) && (v->t[j - 1].flags & FH_TOKEN_WORD) && (fh_view_is(v, j - 1, "and") || fh_view_is(v, j - 1, "but")) && (v->flags[j] & (ATTR_SAY | ATTR_TELL))) end = j - 1;
    while (end > k && fh_view_char(v, end - 1) == ',' && !quoted(v, end - 1)) end--;
    add_part(f, k, end);
}

/* What stands before `end`, a comma or a closing mark: the quotation, or the clause from the sentence's beginning. */
static bool content_before(const sentence *s, uint32_t end, fh_frame *f) {
    const fh_view *v = s->v;
    if (end <= s->begin) return false;
    if (v->t[end - 1].flags & FH_TOKEN_CLOSE) {
        uint32_t k = end - 1;
        while (k > 0 && !(v->t[k].flags & FH_TOKEN_OPEN) && !(v->t[k].flags & FH_TOKEN_PARAGRAPH)) k--;
        bool whole = k <= s->begin || (fh_view_char(v, k - 1) == ',' && !fh_view_is(v, k - 2, "said"));
        add_part(f, whole || k < s->begin ? k : s->begin, end);
        return true;
    }
    if (fh_view_char(v, end - 1) != ',') return false;
    uint32_t k = s->begin;
    add_part(f, k, end - 1);
    return end - 1 > k + 2;
}

/* A quotation that goes on in the next sentence of the paragraph after "... , she said." */
static void quotation_goes_on(const sentence *s, fh_frame *f) {
    const fh_view *v = s->v;
    uint32_t k = s->end;
    if (k < v->n && fh_view_char(v, k) == '.' && !quoted(v, k)) k++;
    if (k < v->n && (v->t[k].flags & FH_TOKEN_OPEN) && !(v->t[k].flags & FH_TOKEN_PARAGRAPH)) add_part(f, k, quotation_end(v, k));
}

static bool match_according(const sentence *s, uint32_t k, fh_frame *f) {
    const fh_view *v = s->v;
    f->cue = (fh_range){k, k + 2};
    f->source = source_after(s, k + 2);
    if (fh_range_empty(f->source)) return false;
    if (k == s->begin) content_after(s, f->source.end, f);
    else add_part(f, s->begin, fh_view_char(v, k - 1) == ',' ? k - 1 : k);
    return f->n_content > 0;
}

static uint32_t skip_addressee(const sentence *s, uint32_t k) {
    uint32_t j = k;
    while (j < s->end && j - k < 8 && !is_break(s->v, j) && !fh_view_is(s->v, j, "that") && !fh_view_is(s->v, j, "there")) j++;
    return j < s->end && (fh_view_is(s->v, j, "that") || is_break(s->v, j)) ? j : k + 1 < s->end ? k + 1 : k;
}

static bool match_verb(const sentence *s, uint32_t k, fh_frame *f) {
    const fh_view *v = s->v;
    uint32_t first = k;
    while (first > s->begin && is_auxiliary(v, first - 1)) first--;
    f->cue = (fh_range){first, k + 1};
    bool closed = first > s->begin && ((v->t[first - 1].flags & FH_TOKEN_CLOSE) || fh_view_char(v, first - 1) == ',');
    f->source = source_before(s, first);
    bool inverted = fh_range_empty(f->source);
    if (inverted && closed) f->source = source_after(s, k + 1);
    if (fh_range_empty(f->source)) return false;
    uint32_t left = inverted ? first : f->source.begin, right = inverted ? f->source.end : k + 1;
    bool at_left = left > s->begin && ((v->t[left - 1].flags & FH_TOKEN_CLOSE) || (fh_view_char(v, left - 1) == ',' && (inverted || right + 3 > s->end)));
    if (at_left && content_before(s, left, f)) {
        quotation_goes_on(s, f);
        return true;
    }
    if (inverted) return false;
    bool telling = (v->flags[k] & ATTR_TELL) && !(v->flags[k] & ATTR_SAY);
    content_after(s, telling ? skip_addressee(s, k + 1) : k + 1, f);
    return f->n_content && (v->t[f->content[0].begin].flags & (FH_TOKEN_WORD | FH_TOKEN_OPEN));
}

void fh_attribution__match(fh_arena *arena, const fh_view *v, fh_frames *frames) {
    for (uint32_t i = 0; i < v->r->n_sentences; i++) {
        const fh_sentence *in = &v->r->sentences[i];
        sentence s = {v, in->first_token, in->first_token + in->n_tokens};
        while (s.end > s.begin && fh_view_char(v, s.end - 1) == '.' && !quoted(v, s.end - 1)) s.end--;
        unsigned cues = 0;
        for (uint32_t k = s.begin; k < s.end && cues < MAX_CUES; k++) {
            if (quoted(v, k)) continue;
            fh_frame f = {.confidence = 0.6f};
            bool according = (v->flags[k] & ATTR_ACCORDING) && fh_view_is(v, k + 1, "to");
            bool verb = (v->flags[k] & (ATTR_SAY | ATTR_TELL | ATTR_QUOTING)) && !(v->t[k].flags & FH_TOKEN_CAPITAL);
            if (!according && !verb) continue;
            cues++;
            if (according ? match_according(&s, k, &f) : match_verb(&s, k, &f)) fh_vec_push(arena, frames, f);
        }
    }
}
