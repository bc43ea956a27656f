/* SPDX-License-Identifier: MIT
 *
 * claim/dropped.c - what a child leaves out of its parent, where the loss may mislead.
 *
 * Most of what a digest leaves out misleads nobody. What does is an answer to something that is kept: a denial, a
 * condition, a dissenting figure, the voice of the other side. So a clause or sentence without counterpart is described by
 * its own cues, by what its neighbours became, by whether its speaker and its words live on elsewhere in the child, and
 * by whether it gives another figure for what a kept sentence tells. These candidates have features of their own, and a model
 * of their own (models/claim_dropped.md).
 * Cost: a sentence against its kept neighbours, NEIGHBOURS on each side. */
#include "claim/pair.h"

enum { NEIGHBOURS = 3, COMPARED_MAX = 160 /* tokens of a line */ };
static const float KEPT = 0.5f;      /* score from which a line of the parent counts as taken up */
static const float GONE = 0.55f;     /* and up to which it can be dropped */
static const float CLAUSE_GONE = 0.4f;

enum {
    D_CLAUSE = 0, D_LENGTH, D_WEIGHT, D_CUES, D_OPENS_CONTRAST = D_CUES + 16, D_OPENS_PRONOUN, D_QUOTED, D_FIGURES, D_NAMES, D_NAMES_UNKNOWN, D_KNOWN, D_TAKEN,
    D_BEFORE, D_AFTER, D_BEFORE_ANONYMOUS, D_BEFORE_SAYS, D_SAME_PARAGRAPH, D_SPEAKER, D_SPEAKER_KNOWN, D_OTHER_SPEAKER, D_DISSENT, D_NEIGHBOUR,
    D_KEPT_SHARE, D_SHARE, D_SAME_LINES, D_LENGTHS, D_LINES, D_AT, D_BEFORE_TAKER_NEGATION, D_AFTER_CUES, D_SHORT, D_END
};
_Static_assert((int)D_END <= (int)FH_CLAIM__DROPPED_FEATURES, "room for every feature");

static const uint32_t watched[] = {CUE_POSSIBLE, CUE_CONDITION, CUE_NEGATION, CUE_DENY, CUE_REBUT, CUE_CONTRAST, CUE_SAY, CUE_ANONYMOUS,
                                   CUE_ONLY | CUE_PART, CUE_LOW | CUE_HIGH | CUE_APPROX, CUE_ALL | CUE_SOME, CUE_DOCUMENT, CUE_OFFICIAL, CUE_CONFIRM, CUE_BAD, CUE_PLAN | CUE_INTENT};
_Static_assert(sizeof watched / sizeof *watched == D_OPENS_CONTRAST - D_CUES, "one feature each");

/* What is dropped: tokens of line `line` of the parent. */
typedef struct loss {
    const fh_claim__pair *x;
    const fh_map *child_stems;
    fh_claim__range tokens;
    uint32_t line;
    bool clause;
    float found;
} loss;

static float taken(const loss *u, uint32_t line) { return line < u->x->p->n_lines ? u->x->alignment->taken[line] : -1; }

static void describe_words(const loss *u, float *f) {
    const fh_claim__text *p = u->x->p;
    float known = 0, weight = 0, quoted = 0;
    uint32_t cues = 0;
    for (uint32_t k = u->tokens.first; k < u->tokens.first + u->tokens.n; k++) {
        const fh_claim__word *w = &p->words[k];
        cues |= w->cues;
        quoted += w->quoted;
        weight += w->weight;
        if (w->weight > 0 && fh_map_get(u->child_stems, w->stem)) known += w->weight;
        bool begins = k == u->tokens.first || w->name != p->words[k - 1].name;
        if (w->name != FH_NONE && begins) f[D_NAMES]++, f[D_NAMES_UNKNOWN] += !fh_map_get(u->child_stems, p->words[p->names[w->name].tokens.first + p->names[w->name].tokens.n - 1].stem);
        f[D_FIGURES] += w->quantity != FH_NONE && p->quantities[w->quantity].first == k;
    }
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) f[D_CUES + i] = (cues & watched[i]) != 0;
    f[D_QUOTED] = u->tokens.n ? quoted / (float)u->tokens.n : 0;
    f[D_KNOWN] = weight > 0 ? known / weight : 0;
    f[D_WEIGHT] = weight;
    f[D_LENGTH] = (float)u->tokens.n;
    f[D_SHORT] = u->tokens.n <= 8;
    f[D_OPENS_CONTRAST] = u->tokens.n > 0 && (p->words[u->tokens.first].cues & CUE_CONTRAST) != 0;
    f[D_OPENS_PRONOUN] = u->tokens.n > 0 && (p->words[u->tokens.first].cues & CUE_PRONOUN) != 0;
}

static uint32_t speaker_of(const fh_claim__text *t, uint32_t line) {
    uint32_t s = line < t->n_lines ? t->lines[line].statement : FH_NONE;
    return s == FH_NONE ? FH_NONE : t->report->statements[s].speaker;
}

static void describe_speaker(const loss *u, float *f) {
    const fh_claim__text *p = u->x->p;
    uint32_t who = speaker_of(p, u->line), before = u->line > 0 ? speaker_of(p, u->line - 1) : FH_NONE;
    f[D_SPEAKER] = who == FH_NONE ? -1 : (float)p->report->speakers[who].kind;
    f[D_OTHER_SPEAKER] = who != FH_NONE && before != FH_NONE ? 1 + (float)(who != before) : 0;
    if (who == FH_NONE) return;
    fh_str name = p->report->speakers[who].name;
    for (uint32_t k = p->lines[u->line].tokens.first, end = k + p->lines[u->line].tokens.n; k < end; k++) {
        fh_str word = fh_claim__str_of(p, k);
        if (p->words[k].weight > 0 && fh_str_ends(name, word)) f[D_SPEAKER_KNOWN] = fh_map_get(u->child_stems, p->words[k].stem) ? 1 : -1;
    }
}

/* Does the lost part give another figure of the kind that a kept line gives. */
static bool dissents(const loss *u, uint32_t line) {
    const fh_claim__text *p = u->x->p;
    fh_claim__range r = fh_claim__first_items(p->lines[line].quantities), own = fh_claim__first_items(p->lines[u->line].quantities);
    for (uint32_t i = own.first; i < own.first + own.n; i++) {
        if (p->quantities[i].first - u->tokens.first >= u->tokens.n) continue;
        for (uint32_t k = r.first; k < r.first + r.n; k++)
            if (fh_claim__compare_quantities(&p->quantities[i], &p->quantities[k]) == FH_CLAIM__OTHER && p->quantities[i].unit == p->quantities[k].unit) return true;
    }
    return false;
}

static float words_shared(const fh_claim__text *p, fh_claim__range a, fh_claim__range b) {
    float sum = 0, found = 0;
    for (uint32_t i = a.first; i < a.first + a.n && i < a.first + COMPARED_MAX; i++) {
        if (p->words[i].weight <= 0) continue;
        bool held = false;
        for (uint32_t k = b.first; k < b.first + b.n && !held; k++) held = p->words[k].weight > 0 && p->words[k].stem == p->words[i].stem;
        sum += p->words[i].weight;
        found += held ? p->words[i].weight : 0;
    }
    return sum > 0 ? found / sum : 0;
}

static void describe_neighbours(const loss *u, float *f) {
    const fh_claim__text *p = u->x->p;
    uint32_t s = u->line, from = s > NEIGHBOURS ? s - NEIGHBOURS : 0, end = s + NEIGHBOURS + 1 < p->n_lines ? s + NEIGHBOURS + 1 : p->n_lines;
    f[D_BEFORE] = s > 0 ? taken(u, s - 1) : -1;
    f[D_AFTER] = s + 1 < p->n_lines ? taken(u, s + 1) : -1;
    f[D_BEFORE_ANONYMOUS] = s > 0 && (p->lines[s - 1].cues & CUE_ANONYMOUS) != 0;
    f[D_BEFORE_SAYS] = s > 0 && (p->lines[s - 1].cues & CUE_SAY) != 0;
    f[D_AFTER_CUES] = s + 1 < p->n_lines && (p->lines[s + 1].cues & (CUE_DENY | CUE_REBUT | CUE_CONTRAST)) != 0;
    f[D_SAME_PARAGRAPH] = s > 0 && p->report->sentences[s].paragraph == p->report->sentences[s - 1].paragraph;
    for (uint32_t k = from; k < end; k++) {
        if (k == s || taken(u, k) < KEPT) continue;
        float share = words_shared(p, u->tokens, (fh_claim__range){p->lines[k].tokens.first, fh_claim__cut_range(p->lines[k].tokens).n});
        if (share > f[D_NEIGHBOUR]) f[D_NEIGHBOUR] = share;
        if (dissents(u, k)) f[D_DISSENT] = 1;
    }
}

static void describe_family(const loss *u, float *f) {
    const fh_claim__pair *x = u->x;
    f[D_KEPT_SHARE] = x->kept;
    f[D_SHARE] = x->descent->share;
    f[D_SAME_LINES] = x->descent->same_lines;
    f[D_LENGTHS] = (float)x->c->n_words / (float)(x->p->n_words + 1);
    f[D_LINES] = (float)x->c->n_lines;
    f[D_AT] = (float)u->line / (float)(x->p->n_lines ? x->p->n_lines : 1);
}

static void push_loss(fh_claim__pair *x, const loss *u) {
    fh_claim__trace t = {.type = FH_CHANGE_DROPPED, .kind = u->clause ? FH_CLAIM__DROPPED_CLAUSE : FH_CLAIM__DROPPED_LINE, .parent = fh_claim__cut_range(u->tokens)};
    fh_claim__case *c = fh_claim__open_case(x, FH_CLAIM__CASE_DROPPED, &t, u->line);
    if (!c) return;
    float *f = c->f;
    f[D_CLAUSE] = u->clause;
    f[D_TAKEN] = u->found;
    describe_words(u, f);
    describe_speaker(u, f);
    describe_neighbours(u, f);
    describe_family(u, f);
}

float fh_claim__kept_share(const fh_claim__alignment *al) {
    float kept = 0;
    for (uint32_t s = 0; s < al->to->n_lines; s++) kept += al->taken[s] >= KEPT;
    return kept / (float)(al->to->n_lines ? al->to->n_lines : 1);
}

/* Clauses of the aligned parent lines of which the child's sentence keeps little. */
void fh_claim__find_dropped_clauses(fh_claim__pair *x, const fh_map *child_stems) {
    for (uint32_t part = 0; part < x->m.n_b; part++) {
        const fh_claim__line *l = &x->p->lines[x->p_lines[part]];
        if (x->alignment->taker[x->p_lines[part]] != x->c_line) continue;
        for (uint32_t i = 0; i < l->clauses.n; i++) {
            const fh_claim__clause *c = &x->p->clauses[l->clauses.first + i];
            float found = fh_claim__clause_found(x->p, c->tokens, &x->m.b[part], x->m.b_match[part]);
            if (c->tokens.first - x->m.b[part].first >= x->m.b[part].n) break;
            if (found > CLAUSE_GONE || c->weight <= 0) continue;
            push_loss(x, &(loss){x, child_stems, fh_claim__cut_range(c->tokens), x->p_lines[part], true, found});
        }
    }
}

/* Sentences of the parent that no sentence of the child takes up. */
void fh_claim__find_dropped_lines(fh_claim__pair *x, const fh_map *child_stems) {
    for (uint32_t s = 0; s < x->p->n_lines; s++) {
        if (x->alignment->taken[s] > GONE || x->p->lines[s].weight <= 0) continue;
        push_loss(x, &(loss){x, child_stems, x->p->lines[s].tokens, s, false, x->alignment->taken[s]});
    }
}
