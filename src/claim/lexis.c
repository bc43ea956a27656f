/* SPDX-License-Identifier: MIT
 *
 * claim/lexis.c - which words a sentence lost and gained, and what careful readers marked where such words were lost or gained.
 *
 * Cues know the words that somebody thought of; this learns the others. Each word without a partner is a key by itself, by
 * the class of words in like company and by its kind of doing or thing, apart for what is gained and what is lost; names and figures are
 * a key each, since they are another story's. A logistic regression over the keys (models/claim_lexis.bin: "FHL1", how many keys, the
 * constant and the unit as floats, then a signed byte a key) says in one number how much the words speak for a mark; the trees weigh it beside all else.
 * Cost: words of a line, those without content against the words of its partners. */
#include "claim/pair.h"

#include "base/embed.h"
#include "base/hash.h"
#include "claim/trees.h"

FH_EMBED(claim_lexis, "claim_lexis.bin");

enum { HEAD = 16, GAINED = 0, LOST = 1, BY_WORD = 0, BY_COMPANY, BY_KIND, A_NAME, A_FIGURE, N_BY };

/* Keys are kept in order, each once; what exceeds the room is left out. */
static void add_key(fh_claim__case *c, unsigned side, unsigned by, uint32_t what) {
    uint16_t key = (uint16_t)(fh_hash_pair(side * N_BY + by, what) % FH_CLAIM__KEYS);
    uint32_t i = c->n_keys;
    while (i > 0 && c->keys[i - 1] > key) i--;
    if (c->n_keys == FH_CLAIM__CASE_KEYS || (i > 0 && c->keys[i - 1] == key)) return;
    memmove(&c->keys[i + 1], &c->keys[i], (c->n_keys - i) * sizeof *c->keys);
    c->keys[i] = key;
    c->n_keys++;
}

static void add_word(fh_claim__case *c, const fh_claim__text *t, uint32_t token, unsigned side) {
    const fh_claim__word *w = &t->words[token];
    if (w->name != FH_NONE) add_key(c, side, A_NAME, 0);
    else if (w->quantity != FH_NONE) add_key(c, side, A_FIGURE, 0);
    else {
        add_key(c, side, BY_WORD, w->sense.lemma);
        if (w->company) add_key(c, side, BY_COMPANY, w->company);
        if (w->kind) add_key(c, side, BY_KIND, w->kind * 64u + t->report->tokens[token].pos);
    }
}

static bool has_word(const fh_claim__text *t, fh_claim__range r, uint32_t word) {
    for (uint32_t k = r.first; k < r.first + r.n; k++)
        if (t->report->tokens[k].word == word) return true;
    return false;
}

/* A word with content has a partner or not; one without is in the other side's lines or not. */
static bool is_without(const fh_claim__text *t, uint32_t token, uint32_t match, const fh_claim__text *other, const fh_claim__range *lines, uint32_t n_lines) {
    if (!(t->report->tokens[token].flags & FH_TOKEN_WORD)) return false;
    if (t->words[token].weight > 0) return match == FH_NONE;
    for (uint32_t i = 0; i < n_lines; i++)
        if (has_word(other, lines[i], t->report->tokens[token].word)) return false;
    return true;
}

static float weigh(const fh_claim__case *c) {
    fh_str model = FH_EMBEDDED(claim_lexis);
    int sum = 0;
    if (model.len < HEAD + FH_CLAIM__KEYS) return 0;
    for (uint32_t i = 0; i < c->n_keys; i++) sum += (signed char)model.ptr[HEAD + c->keys[i]];
    return fh_claim__real_at(model, 8) + fh_claim__real_at(model, 12) * (float)sum;
}

float fh_claim__weigh_lexis(const fh_claim__pair *x, const bool parts[FH_CLAIM__PARTNERS], fh_claim__case *c) {
    for (uint32_t i = 0; i < x->m.a.n; i++)
        if (is_without(x->c, x->m.a.first + i, x->m.a_match[i], x->p, x->m.b, x->m.n_b)) add_word(c, x->c, x->m.a.first + i, GAINED);
    for (uint32_t p = 0; p < x->m.n_b; p++)
        for (uint32_t i = 0; parts[p] && i < x->m.b[p].n; i++)
            if (is_without(x->p, x->m.b[p].first + i, x->m.b_match[p][i], x->c, &x->m.a, 1)) add_word(c, x->p, x->m.b[p].first + i, LOST);
    return weigh(c);
}
