/* SPDX-License-Identifier: MIT
 *
 * claim/plain.c - differences so plain that no model is asked: a figure, a day or a place that stands where the parent has
 * another, a name spelt another way, and a sentence that is the same but for one stretch cut from it.
 *
 * Two slots are the same where the words around them are partners of one another, or the word before is the same. What
 * stands in them must be of one kind, with another value, and neither value may stand in the other's sentence: then it was not moved
 * there from elsewhere. A name is spelt another way where a word of it that the parent never has is nearly a word that the
 * child never has, and both names have a second word. What a follow-up says of a later day is no error and is left to
 * claim/select.c. Of what these rules find, docs/claims.md says how much is right.
 * Cost: the items of a line against those of its partners; names of the first NAMED_LINES_MAX lines
 * against the parent's first NAMES_MAX. */
#include "claim/pair.h"

enum { NEAR_WORDS = 4, NAMES_MAX = 400, NAME_WORDS_MAX = 6, NAMED_LINES_MAX = 1000, SPELLING_MIN = 4, SAME_SLOT = 2, CUT_LINE_LEAST = 6, FEW_WORDS = 4 };
static const float SLOT_SCORE = 0.4f, PLACE_SCORE = 0.25f; /* how much of the line its partner must answer */
static const float SPELT_ALIKE = 0.45f;                    /* share of letters in common at both ends */

/* ---- slots ---------------------------------------------------------------------------------------- */

typedef struct slot {
    fh_claim__range child, parent;
    uint32_t part;
} slot;

static bool same_word_before(const fh_claim__pair *x, const slot *s) {
    if (s->child.first == x->m.a.first || s->parent.first == x->m.b[s->part].first) return false;
    const fh_token *a = &x->c->report->tokens[s->child.first - 1], *b = &x->p->report->tokens[s->parent.first - 1];
    return (a->flags & FH_TOKEN_WORD) && a->word == b->word;
}

/* How many words near the slot, before it or after, are partners of words as near to it on the other side. */
static int neighbours(const fh_claim__pair *x, const slot *s, bool after) {
    int n = 0;
    const fh_claim__range *a = &x->m.a, *b = &x->m.b[s->part];
    for (uint32_t d = 1; d <= NEAR_WORDS; d++) {
        uint32_t k = after ? s->child.first + s->child.n - 1 + d : s->child.first - d;
        if (k - a->first >= a->n) break;
        uint32_t at = x->m.a_match[k - a->first];
        if (at - b->first >= b->n || x->c->words[k].weight <= 0) continue;
        uint32_t away = after ? at - (s->parent.first + s->parent.n - 1) : s->parent.first - at;
        n += away >= 1 && away <= NEAR_WORDS + 1;
    }
    return n;
}

static int sameness(const fh_claim__pair *x, const slot *s) { return same_word_before(x, s) + neighbours(x, s, false) + neighbours(x, s, true); }

static void push_slot(fh_claim__pair *x, const slot *s, fh_change_type type, fh_claim__trace_kind kind) {
    fh_claim__trace t = {.type = type, .kind = kind, .child_words = fh_claim__words_of(x->c, s->child), .parent_words = fh_claim__words_of(x->p, s->parent)};
    t.child = fh_claim__around(x->c, x->c_line, s->child.first);
    t.parent = fh_claim__around(x->p, x->p_lines[s->part], s->parent.first);
    fh_claim__open_case(x, FH_CLAIM__CASE_PLAIN, &t, x->c_line);
}

/* ---- figures and days ------------------------------------------------------------------------------- */

static bool figure_in(const fh_claim__quantity *q, const fh_claim__text *t, uint32_t line) {
    fh_claim__range r = fh_claim__first_items(t->lines[line].quantities);
    for (uint32_t i = r.first; i < r.first + r.n; i++) {
        fh_claim__likeness l = fh_claim__compare_quantities(&t->quantities[i], q);
        if (l == FH_CLAIM__EQUAL || l == FH_CLAIM__LOOSER) return true;
    }
    return false;
}

static bool figure_in_parts(const fh_claim__pair *x, const fh_claim__quantity *q) {
    for (uint32_t i = 0; i < x->n_p; i++)
        if (figure_in(q, x->p, x->p_lines[i])) return true;
    return false;
}

static void find_figure_slot(fh_claim__pair *x, const fh_claim__quantity *a) {
    slot best = {0};
    int most = SAME_SLOT - 1;
    for (uint32_t part = 0; part < x->m.n_b; part++) {
        fh_claim__range r = fh_claim__first_items(x->p->lines[x->p_lines[part]].quantities);
        for (uint32_t i = r.first; i < r.first + r.n; i++) {
            const fh_claim__quantity *b = &x->p->quantities[i];
            if (a->measure != b->measure || a->ratio || b->ratio || fh_claim__compare_quantities(a, b) != FH_CLAIM__OTHER || figure_in(b, x->c, x->c_line)) continue;
            slot s = {{a->first, a->n}, {b->first, b->n}, part};
            int n = sameness(x, &s);
            if (n > most) most = n, best = s;
        }
    }
    if (most >= SAME_SLOT) push_slot(x, &best, fh_claim__is_time(a) ? FH_CHANGE_DATE : FH_CHANGE_NUMBER, FH_CLAIM__FIGURE_OTHER);
}

/* ---- places ---------------------------------------------------------------------------------------- */

static bool has_partner(const fh_claim__range *line, const uint32_t *match, fh_claim__range r) {
    for (uint32_t k = r.first; k < r.first + r.n; k++)
        if (k - line->first < line->n && match[k - line->first] != FH_NONE) return true;
    return false;
}

static bool is_place(const fh_claim__text *t, const fh_claim__name *n) { return t->report->tokens[n->tokens.first].entity == FH_ENTITY_PLACE; }

static void find_place_slot(fh_claim__pair *x, const fh_claim__name *a) {
    for (uint32_t part = 0; part < x->m.n_b; part++) {
        fh_claim__range r = fh_claim__first_items(x->p->lines[x->p_lines[part]].names);
        for (uint32_t i = r.first; i < r.first + r.n; i++) {
            const fh_claim__name *b = &x->p->names[i];
            slot s = {a->tokens, b->tokens, part};
            if (!(is_place(x->c, a) || is_place(x->p, b)) || !same_word_before(x, &s) || !fh_claim__after_place_word(x->c, a->tokens.first)) continue;
            if (has_partner(&x->m.b[part], x->m.b_match[part], b->tokens)) continue;
            push_slot(x, &s, FH_CHANGE_PLACE, FH_CLAIM__NAME_OTHER);
            return;
        }
    }
}

/* ---- spellings ---------------------------------------------------------------------------------------- */

static float alike(fh_str a, fh_str b) {
    size_t head = 0, tail = 0, least = a.len < b.len ? a.len : b.len, most = a.len < b.len ? b.len : a.len;
    while (head < least && a.ptr[head] == b.ptr[head]) head++;
    while (tail + head < least && a.ptr[a.len - 1 - tail] == b.ptr[b.len - 1 - tail]) tail++;
    return most && head ? (float)(head + tail) / (float)most : 0;
}

typedef struct spelling {
    const fh_claim__name *a, *b;
    uint32_t at, there; /* the words that may be one */
} spelling;

static bool spelt_otherwise(const fh_claim__pair *x, const spelling *s, const fh_map *child_stems) {
    fh_str mine = fh_claim__str_of(x->c, s->at), theirs = fh_claim__str_of(x->p, s->there);
    if (theirs.len < SPELLING_MIN || alike(mine, theirs) < SPELT_ALIKE) return false;
    if (fh_map_get(child_stems, x->p->words[s->there].stem)) return false;
    if (x->c->words[s->at].sense.n_ids && x->p->words[s->there].sense.n_ids) return false; /* two words: "defence", "defense" */
    for (uint32_t i = 0; i < s->a->tokens.n; i++)
        for (uint32_t k = 0; k < s->b->tokens.n; k++) {
            uint32_t p = s->a->tokens.first + i, q = s->b->tokens.first + k;
            if (p == s->at || q == s->there) continue;
            fh_str u = fh_claim__str_of(x->c, p), v = fh_claim__str_of(x->p, q);
            if (x->c->words[p].stem == x->p->words[q].stem || alike(u, v) > SPELT_ALIKE) return true;
        }
    return false;
}

static bool find_spelling(fh_claim__pair *x, const fh_claim__name *a, uint32_t at, const fh_map *child_stems) {
    for (uint32_t i = 0; i < x->p->n_names && i < NAMES_MAX; i++) {
        const fh_claim__name *b = &x->p->names[i];
        for (uint32_t k = b->tokens.first; b->tokens.n <= NAME_WORDS_MAX && k < b->tokens.first + b->tokens.n; k++) {
            if (!spelt_otherwise(x, &(spelling){a, b, at, k}, child_stems)) continue;
            fh_claim__trace t = {.type = FH_CHANGE_NAME, .kind = FH_CLAIM__NAME_SPELT, .child_words = fh_claim__words_of(x->c, a->tokens), .parent_words = fh_claim__words_of(x->p, b->tokens)};
            t.child = fh_claim__around(x->c, x->c_line, at);
            t.parent = fh_claim__around(x->p, b->sentence, k);
            fh_claim__open_case(x, FH_CLAIM__CASE_PLAIN, &t, x->c_line);
            return true;
        }
    }
    return false;
}

static void find_spellings(fh_claim__pair *x, const fh_claim__name *n, const fh_map *child_stems) {
    if (n->tokens.n < 2 || n->tokens.n > NAME_WORDS_MAX || x->c_line >= NAMED_LINES_MAX) return;
    for (uint32_t k = n->tokens.first; k < n->tokens.first + n->tokens.n; k++) {
        bool known = fh_map_get(x->parent_stems, x->c->words[k].stem) != NULL;
        if (!known && fh_claim__str_of(x->c, k).len >= SPELLING_MIN && find_spelling(x, n, k, child_stems)) return;
    }
}

/* ---- one stretch cut ------------------------------------------------------------------------------------ */

static fh_claim__range without_dateline(const fh_claim__text *t, fh_claim__range r) {
    if (!t->dateline.n || t->dateline.first != r.first) return r;
    return (fh_claim__range){r.first + t->dateline.n, r.n > t->dateline.n ? r.n - t->dateline.n : 0};
}

static bool same_token(const fh_claim__pair *x, uint32_t a, uint32_t b) { return x->c->report->tokens[a].word == x->p->report->tokens[b].word; }

/* The stretch of the parent's line that is all the child's line has not, punctuation before it left out; n 0 where more differs.
 * *ret_at: the child's token before which it stood, or its last. */
static fh_claim__range find_cut(const fh_claim__pair *x, uint32_t *ret_at) {
    fh_claim__range none = {0, 0}, a = without_dateline(x->c, x->c->lines[x->c_line].tokens), b = without_dateline(x->p, x->p->lines[x->p_lines[0]].tokens);
    uint32_t head = 0, tail = 0;
    if (a.n < CUT_LINE_LEAST || b.n <= a.n) return none;
    while (head < a.n && same_token(x, a.first + head, b.first + head)) head++;
    while (tail + head < a.n && same_token(x, a.first + a.n - 1 - tail, b.first + b.n - 1 - tail)) tail++;
    if (head + tail < a.n) return none;
    *ret_at = a.first + (head < a.n ? head : a.n - 1);
    fh_claim__range cut = {b.first + head, b.n - a.n};
    while (cut.n && !(x->p->report->tokens[cut.first].flags & FH_TOKEN_WORD)) cut.first++, cut.n--;
    return cut;
}

/* Is it no more than what bounds the figure behind it: "at least" nine. */
static bool bounds_figure(const fh_claim__pair *x, fh_claim__range cut) {
    uint32_t next = cut.first + cut.n;
    if (next >= x->p->n_words) return false;
    if (next + 1 < x->p->n_words && !(x->p->report->tokens[next].flags & FH_TOKEN_WORD)) next++; /* the sign of a currency */
    uint32_t figure = x->p->words[next].quantity;
    return figure != FH_NONE && fh_claim__bounds_before(x->p->report, &x->p->quantities[figure]) >= cut.n;
}

/* What is lost with a stretch: words of a quotation, the bound of a figure, on what terms somebody speaks; with a few words, how surely it
 * is so or of how many; with a clause, its condition, what it is set against, or that it is not so. */
static fh_change_type loss_of(const fh_claim__pair *x, fh_claim__range cut) {
    uint32_t cues = fh_claim__cues_of(x->p, cut);
    bool turns = (cues & (CUE_NEGATION | CUE_DENY | CUE_CONDITION)) != 0, few = cut.n <= FEW_WORDS && !turns;
    if (x->p->words[cut.first].quoted) return FH_CHANGE_QUOTE;
    if (bounds_figure(x, cut)) return FH_CHANGE_NUMBER;
    if ((cues & CUE_ANONYMOUS) && ((cues & CUE_SAY) || turns)) return FH_CHANGE_ATTRIBUTION;
    if (few && (cues & CUE_POSSIBLE)) return FH_CHANGE_HEDGE;
    if (few && (cues & (CUE_APPROX | CUE_LOW | CUE_HIGH | CUE_ALL | CUE_SOME | CUE_PART))) return FH_CHANGE_SCOPE;
    return turns || (cues & CUE_CONTRAST) ? FH_CHANGE_DROPPED : FH_CHANGE_ADDED;
}

static bool tell_cut(fh_claim__pair *x) {
    uint32_t at = 0;
    fh_claim__range cut = x->n_p ? find_cut(x, &at) : (fh_claim__range){0, 0};
    fh_change_type type = cut.n ? loss_of(x, cut) : FH_CHANGE_ADDED;
    if (type == FH_CHANGE_ADDED) return false;
    fh_claim__trace t = {.type = type, .kind = FH_CLAIM__LINE, .child = fh_claim__around(x->c, x->c_line, at), .parent = cut, .parent_words = fh_claim__words_of(x->p, cut)};
    fh_claim__open_case(x, FH_CLAIM__CASE_PLAIN, &t, x->c_line);
    return true;
}

bool fh_claim__find_plain(fh_claim__pair *x, const fh_map *child_stems) {
    if (tell_cut(x)) return true;
    const fh_claim__line *l = &x->c->lines[x->c_line];
    fh_claim__range figures = fh_claim__first_items(l->quantities), names = fh_claim__first_items(l->names);
    for (uint32_t i = names.first; i < names.first + names.n; i++) find_spellings(x, &x->c->names[i], child_stems);
    if (fh_claim__is_later(x)) return false;
    for (uint32_t i = figures.first; x->score >= SLOT_SCORE && i < figures.first + figures.n; i++)
        if (!figure_in_parts(x, &x->c->quantities[i])) find_figure_slot(x, &x->c->quantities[i]);
    for (uint32_t i = names.first; x->score >= PLACE_SCORE && i < names.first + names.n; i++)
        if (!has_partner(&x->m.a, x->m.a_match, x->c->names[i].tokens)) find_place_slot(x, &x->c->names[i]);
    return false;
}
