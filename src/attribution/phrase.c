/* SPDX-License-Identifier: MIT
 *
 * attribution/phrase.c - statements that a set phrase or a label tells, too rare in marked texts for models to learn:
 *
 *   In the words of Halvard Brekke, a pilot, "nobody reads the tables"; it was, in Brekke's words, "a bird".
 *   The sea, as Halvard Brekke put it, does not wait.
 *   By the union's count, ninety came; ninety came, by the count of the union; not a bird, in the view of Brekke.
 *   Brekke: "We never sold it."            a paragraph that a name opens; without quotation marks where it says "I", or
 *                                          in a transcript, where three or more are opened so and one name comes twice
 *
 * Cost: linear; every phrase looks at its own sentence or paragraph, and no further than FAR tokens. */
#include "attribution/phrase.h"

#include <string.h>

#include "attribution/words_table.h"

enum { FAR = 80, LONGEST_NAME = 8, LONGEST_QUOTATION = 400 };

/* How sure such a statement is: of those in the invented stories about this share was right. */
static const float SURE = 0.8f;

typedef struct finder {
    fh_arena *arena;
    const fh_view *v;
    fh_frames *frames;
    uint8_t *taken;  /* a token of a statement */
    uint32_t *cue_of; /* a token of the cue of the frame before this one; 0 of none */
    bool transcript;
    uint32_t asks;   /* in a transcript the last word of the label of whoever asks */
    size_t first, n_found; /* of the frames that the models found, the first that may reach into what comes; how many there are */
} finder;

static bool is_finite(const fh_token *t) { return t->pos == FH_POS_MODAL || fh_token_is_finite(t); }
static bool opens_quote(const fh_view *v, uint32_t k) { return k < v->n && (v->t[k].flags & FH_TOKEN_OPEN); }
static bool is_comma(const fh_view *v, uint32_t k) { return k < v->n && fh_view_char(v, k) == ','; }

static uint32_t sentence_begin(const fh_view *v, uint32_t k) {
    uint32_t b = k;
    while (b > 0 && k - b < FAR && !(v->t[b].flags & FH_TOKEN_SENTENCE)) b--;
    return b;
}

static uint32_t sentence_end(const fh_view *v, uint32_t k) {
    uint32_t e = k + 1;
    while (e < v->n && e - k < FAR && !(v->t[e].flags & FH_TOKEN_SENTENCE)) e++;
    while (e > k + 1 && !(v->t[e - 1].flags & (FH_TOKEN_WORD | FH_TOKEN_CLOSE)) && fh_view_char(v, e - 1) != '%') e--;
    return e;
}

/* The quotation that opens at k, its marks included. */
static fh_range quotation(const fh_view *v, uint32_t k) {
    uint32_t e = k + 1;
    while (e < v->n && e - k < LONGEST_QUOTATION && !(v->t[e - 1].flags & FH_TOKEN_CLOSE)) e++;
    return (fh_range){k, e};
}

static void put(finder *x, fh_range source, fh_range cue, fh_range first, fh_range second) {
    fh_frame f = {.source = source, .cue = cue, .confidence = SURE};
    fh_range parts[2] = {first, second};
    for (int i = 0; i < 2; i++) {
        if (fh_range_empty(parts[i]) || parts[i].end > x->v->n) continue;
        for (uint32_t k = parts[i].begin; k < parts[i].end; k++)
            if (x->taken[k]) return;
        f.content[f.n_content++] = parts[i];
    }
    if (f.n_content && !fh_range_empty(source)) fh_vec_push(x->arena, x->frames, f);
}

/* ---- in the words of ------------------------------------------------------------------------ */

/* Where a noun phrase ends that begins at k: at a comma, a quotation mark, a verb or the end of the sentence. */
static uint32_t name_end(const fh_view *v, uint32_t k) {
    uint32_t e = k;
    while (e < v->n && e - k < LONGEST_NAME && (v->t[e].flags & FH_TOKEN_WORD) && !is_finite(&v->t[e]) && (e == k || !(v->t[e].flags & FH_TOKEN_SENTENCE))) e++;
    return e;
}

/* Over ", a retired pilot," behind a name. */
static uint32_t over_apposition(const fh_view *v, uint32_t k) {
    if (!is_comma(v, k)) return k;
    uint32_t e = name_end(v, k + 1);
    return e > k + 1 && is_comma(v, e) ? e + 1 : k + 1;
}

/* The phrase stands in [begin, end): what was said is the quotation behind it, else the rest of the sentence. */
static void say_words(finder *x, fh_range source, fh_range phrase) {
    const fh_view *v = x->v;
    uint32_t at = over_apposition(v, phrase.end);
    fh_range none = {0, 0}, cue = {phrase.begin, source.begin > phrase.begin ? source.begin : phrase.end};
    if (opens_quote(v, at)) put(x, source, cue, quotation(v, at), none);
    else if (v->t[phrase.begin].flags & FH_TOKEN_SENTENCE) put(x, source, cue, (fh_range){at, sentence_end(v, at)}, none);
    else {
        uint32_t b = sentence_begin(v, phrase.begin), e = phrase.begin;
        while (e > b && is_comma(v, e - 1)) e--;
        put(x, source, cue, (fh_range){b, e}, none);
    }
}

static void at_words(finder *x, uint32_t k) {
    const fh_view *v = x->v;
    if (k >= 2 && fh_view_is(v, k - 1, "the") && fh_view_is(v, k - 2, "in") && fh_view_is(v, k + 1, "of")) {
        uint32_t e = name_end(v, k + 2);
        say_words(x, (fh_range){k + 2, e}, (fh_range){k - 2, e});
        return;
    }
    uint32_t owner = k > 0 && fh_view_is(v, k - 1, "own") ? k - 1 : k, b = owner;
    while (b > 0 && k - b < LONGEST_NAME && (v->t[b - 1].flags & FH_TOKEN_WORD) && !fh_view_is(v, b - 1, "in") && !is_finite(&v->t[b - 1])) b--;
    bool owned = owner > b && (v->t[owner - 1].pos == FH_POS_POSSESSIVE || (v->t[owner - 1].pos == FH_POS_PRONOUN && owner - b == 1));
    if (!owned || b == 0 || !fh_view_is(v, b - 1, "in")) return;
    uint32_t e = v->t[owner - 1].pos == FH_POS_POSSESSIVE ? owner - 1 : owner;
    fh_range source = {b, e};
    if (opens_quote(v, k + 1) || (is_comma(v, k + 1) && opens_quote(v, k + 2))) put(x, source, (fh_range){b - 1, k + 1}, quotation(v, is_comma(v, k + 1) ? k + 2 : k + 1), (fh_range){0, 0});
}

/* ---- by her count --------------------------------------------------------------------------- */

/* What stands around the phrase is the content: the rest of its sentence, or what a comma leaves before and behind it. */
static void say_around(finder *x, fh_range source, fh_range phrase) {
    const fh_view *v = x->v;
    fh_range before = {sentence_begin(v, phrase.begin), phrase.begin}, after = {phrase.end, phrase.end};
    while (before.end > before.begin && is_comma(v, before.end - 1)) before.end--;
    if (fh_range_empty(before)) after = (fh_range){over_apposition(v, phrase.end), sentence_end(v, phrase.end)};
    else if (is_comma(v, phrase.end) && source.end < phrase.end) after = (fh_range){phrase.end + 1, sentence_end(v, phrase.end + 1)};
    put(x, source, (fh_range){phrase.begin, phrase.begin + 1}, before, after);
}

/* "By her own count" and "in the board's view", "by the count of the union": k is the noun. */
static void at_reckoning(finder *x, uint32_t k) {
    const fh_view *v = x->v;
    uint32_t b = k;
    while (b > 0 && k - b < LONGEST_NAME && !fh_view_is(v, b, "by") && !fh_view_is(v, b, "in") && !(v->t[b].flags & FH_TOKEN_SENTENCE)) b--;
    if (!fh_view_is(v, b, "by") && !fh_view_is(v, b, "in")) return;
    fh_range source = {b + 1, k};
    while (source.end > source.begin && (v->t[source.end - 1].pos == FH_POS_ADJECTIVE || fh_view_is(v, source.end - 1, "own"))) source.end--;
    uint32_t last = source.end - 1;
    if (fh_range_empty(source)) return;
    for (uint32_t j = b; j < k; j++)
        if (is_finite(&v->t[j]) || (!(v->t[j].flags & FH_TOKEN_WORD) && v->t[j].pos != FH_POS_POSSESSIVE)) return;
    if (v->t[last].pos == FH_POS_POSSESSIVE && !fh_view_is(v, last, "its")) {
        if (!(v->t[last].flags & FH_TOKEN_WORD) || fh_view_char(v, last) == '\'') source.end--;
        if (!fh_range_empty(source)) say_around(x, source, (fh_range){b, k + 1});
    } else if (k - b == 2 && fh_view_is(v, b + 1, "the") && fh_view_is(v, k + 1, "of")) {
        uint32_t e = name_end(v, k + 2);
        if (e > k + 2) say_around(x, (fh_range){k + 2, e}, (fh_range){b, e});
    }
}

/* ---- as she put it -------------------------------------------------------------------------- */

static void mark(finder *x, const fh_frame *f, uint8_t as) {
    memset(x->taken + f->cue.begin, as, f->cue.end - f->cue.begin);
    for (uint32_t p = 0; p < f->n_content; p++) memset(x->taken + f->content[p].begin, as, f->content[p].end - f->content[p].begin);
}

/* What the models made of "put" is no statement. */
static void drop_cue(finder *x, uint32_t k) {
    if (!x->cue_of[k]) return;
    fh_frame *f = &x->frames->at[x->cue_of[k] - 1];
    mark(x, f, 0);
    f->n_content = 0;
}

static void remove_dropped(fh_frames *frames) {
    size_t n = 0;
    for (size_t i = 0; i < frames->n; i++)
        if (frames->at[i].n_content) frames->at[n++] = frames->at[i];
    frames->n = n;
}

static void at_put(finder *x, uint32_t k) {
    const fh_view *v = x->v;
    uint32_t as = k;
    while (as > 0 && k - as < LONGEST_NAME && !fh_view_is(v, as, "as") && !(v->t[as].flags & FH_TOKEN_SENTENCE)) as--;
    if (!fh_view_is(v, as, "as") || k - as < 2) return;
    drop_cue(x, k);
    uint32_t b = sentence_begin(v, as), e = as;
    while (e > b && is_comma(v, e - 1)) e--;
    fh_range source = {as + 1, k}, before = {b, e}, after = {k + 2, k + 2};
    if (is_comma(v, k + 2)) after = (fh_range){k + 3, sentence_end(v, k + 3)};
    if (as == b && opens_quote(v, after.begin)) before = quotation(v, after.begin), after.end = after.begin;
    put(x, source, (fh_range){k, k + 2}, before, after);
}

/* ---- labels --------------------------------------------------------------------------------- */

/* The colon behind the name that opens a paragraph at k, or 0. */
static uint32_t label_end(const fh_view *v, uint32_t k) {
    bool named = false;
    for (uint32_t e = k; e < v->n && e - k < LONGEST_NAME; e++) {
        const fh_token *t = &v->t[e];
        if (fh_view_char(v, e) == ':' && t->end - t->begin == 1) return named ? e : 0;
        bool inside = (t->flags & FH_TOKEN_WORD) && !is_finite(t) && (e == k || !(t->flags & FH_TOKEN_SENTENCE));
        if (!inside || (e == k && !(t->flags & FH_TOKEN_CAPITAL))) return 0;
        named |= (t->flags & FH_TOKEN_CAPITAL) && (t->entity == FH_ENTITY_PERSON || (v->flags[e] & (ATTR_TITLE | ATTR_ROLE | ATTR_HENAME | ATTR_SHENAME)) || t->pos == FH_POS_PROPER);
    }
    return 0;
}

static uint32_t paragraph_end(const fh_view *v, uint32_t k) {
    while (k < v->n && !(v->t[k].flags & FH_TOKEN_PARAGRAPH)) k++;
    return k;
}

/* Three labels or more, of which one comes twice; the last word of a label tells it. *ret_asks: that of whoever asks most. */
static bool is_transcript(const fh_view *v, uint32_t *ret_asks) {
    enum { SEEN = 8 };
    struct { uint32_t label, turns, questions; } seen[SEEN];
    uint32_t n = 0, labels = 0, most = 0;
    bool again = false;
    for (uint32_t k = 0; k < v->n; k++) {
        uint32_t c = v->t[k].flags & FH_TOKEN_PARAGRAPH ? label_end(v, k) : 0, i = 0;
        if (!c) continue;
        labels++;
        while (i < n && seen[i].label != v->t[c - 1].word) i++;
        if (i == SEEN) continue;
        if (i == n) seen[n].label = v->t[c - 1].word, seen[n].turns = seen[n].questions = 0, n++;
        again |= seen[i].turns++ > 0;
        seen[i].questions += fh_view_char(v, paragraph_end(v, c + 1) - 1) == '?';
    }
    for (uint32_t i = 0; i < n; i++)
        if (seen[i].questions > most && 4 * seen[i].questions >= seen[i].turns) most = seen[i].questions, *ret_asks = seen[i].label;
    return labels >= 3 && again;
}

/* What the models found inside of a turn stays, as speech within speech, unless it found the same. */
static void drop_within(finder *x, fh_range said) {
    enum { REACH = 400 }; /* tokens from a cue to its contents, at most */
    while (x->first < x->n_found && x->frames->at[x->first].cue.begin + REACH < said.begin) x->first++;
    for (size_t i = x->first; i < x->n_found && x->frames->at[i].cue.begin < said.end + REACH; i++) {
        fh_frame *f = &x->frames->at[i];
        uint32_t inside = 0;
        for (uint32_t p = 0; p < f->n_content; p++)
            if (f->content[p].begin >= said.begin && f->content[p].end <= said.end) inside += f->content[p].end - f->content[p].begin;
        if (2 * inside > said.end - said.begin) f->n_content = 0;
    }
    memset(x->taken + said.begin, 0, said.end - said.begin);
}

static void at_paragraph(finder *x, uint32_t k) {
    const fh_view *v = x->v;
    uint32_t c = label_end(v, k);
    if (!c || c + 1 >= v->n || (x->taken[c] && !x->transcript)) return;
    fh_range said = {c + 1, paragraph_end(v, c + 1)};
    bool self = false;
    for (uint32_t e = said.begin; e < said.end; e++) self |= fh_view_is(v, e, "i") || fh_view_is(v, e, "we") || fh_view_is(v, e, "my") || fh_view_is(v, e, "our");
    if (opens_quote(v, c + 1)) said = quotation(v, c + 1);
    else if (x->transcript && v->t[c - 1].word == x->asks) return;
    else if (x->transcript) drop_within(x, said);
    else if (!self) return;
    put(x, (fh_range){k, c}, (fh_range){c, c + 1}, said, (fh_range){0, 0});
}

void fh_attribution__find_phrases(fh_arena *arena, const fh_view *v, fh_frames *frames) {
    finder x = {.arena = arena, .v = v, .frames = frames, .taken = fh_new_n(arena, uint8_t, (size_t)v->n + 1)};
    x.cue_of = fh_new_n(arena, uint32_t, (size_t)v->n + 1);
    if (!x.taken || !x.cue_of) return;
    for (size_t i = 0; i < frames->n; i++) {
        const fh_frame *f = &frames->at[i];
        bool within = (v->t[f->cue.begin].flags & FH_TOKEN_QUOTED) && (v->t[f->cue.begin].flags & FH_TOKEN_WORD);
        if (!within) mark(&x, f, 1); /* what a quotation reports leaves the quotation free */
        for (uint32_t k = f->cue.begin; k < f->cue.end; k++) x.cue_of[k] = (uint32_t)i + 1;
    }
    x.transcript = is_transcript(v, &x.asks);
    x.n_found = frames->n;
    for (uint32_t k = 0; k < v->n; k++) {
        if (v->t[k].flags & FH_TOKEN_PARAGRAPH) at_paragraph(&x, k);
        if (fh_view_is(v, k, "words")) at_words(&x, k);
        else if (v->flags[k] & ATTR_RECKONING) at_reckoning(&x, k);
        else if ((fh_view_is(v, k, "put") || fh_view_is(v, k, "puts")) && fh_view_is(v, k + 1, "it")) at_put(&x, k);
    }
    remove_dropped(frames);
}
