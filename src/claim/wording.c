/* SPDX-License-Identifier: MIT
 *
 * claim/wording.c - how a pair of sentences means what it says: modality, conditions, negation, opposites, quantifiers,
 * and clauses that hold words the other side has not. A cue counts only where its own word has no partner. */
#include "claim/pair.h"

enum { HEAD_REACH = 3 }; /* words between a modal word and the deed it speaks of */

/* ---- modality, negation, quantifiers ----------------------------------------------------------- */

static bool is_verb(uint8_t pos) { return pos >= FH_POS_VERB_BASE && pos <= FH_POS_VERB_GERUND; }

static bool is_thing(uint8_t pos) { return pos == FH_POS_NOUN || pos == FH_POS_PROPER || pos == FH_POS_ADJECTIVE; }

/* Does the word after a cue belong to it: "may be", "expected to", "all gates", but "whether", "denied" alone. */
static bool takes_next(const fh_claim__text *t, uint32_t token) {
    uint32_t cues = t->words[token].cues;
    uint8_t pos = t->report->tokens[token].pos, next = t->report->tokens[token + 1].pos;
    if (cues & (CUE_CONDITION | CUE_DENY)) return false;
    if (cues & (CUE_ALL | CUE_SOME | CUE_PART | CUE_ONLY) || pos == FH_POS_DETERMINER) return is_thing(next);
    return is_verb(next) || (next == FH_POS_TO && !(cues & CUE_NEGATION));
}

/* A cue, with the word after it where that belongs to it. What only looks like one is not named: "May 23", "no more than". */
static fh_str words_by_cue(const fh_claim__text *t, uint32_t token) {
    bool last = token + 1 >= t->n_words, month = !last && (t->words[token].cues & CUE_POSSIBLE) && t->report->tokens[token + 1].pos == FH_POS_NUMBER;
    bool bounds = !last && (t->words[token].cues & CUE_NEGATION) && (t->words[token + 1].cues & (CUE_LOW | CUE_HIGH | CUE_APPROX));
    if (bounds || month) return (fh_str){NULL, 0};
    return fh_claim__words_of(t, (fh_claim__range){token, !last && takes_next(t, token) ? 2 : 1});
}

static uint32_t next_content(const fh_claim__text *t, uint32_t token) {
    for (uint32_t k = token + 1; k < t->n_words && k <= token + HEAD_REACH; k++)
        if (t->words[k].weight > 0) return k;
    return FH_NONE;
}

/* What stands for a modal word on the other side: one that says how sure or how far on something is, before the same deed. */
static fh_str modal_words(const fh_claim__pair *x, bool in_child, uint32_t token, fh_claim__range there) {
    const fh_claim__text *side = in_child ? x->c : x->p, *other = in_child ? x->p : x->c;
    uint32_t deed = next_content(side, token);
    for (uint32_t k = there.first; deed != FH_NONE && k < there.first + there.n; k++) {
        bool modal = (other->words[k].cues & (CUE_POSSIBLE | CUE_FUTURE | CUE_CERTAIN | CUE_DONE | CUE_CONFIRM)) && !(other->words[k].cues & CUE_SAY);
        uint32_t its = modal ? next_content(other, k) : FH_NONE, mine = in_child ? deed : its, theirs = in_child ? its : deed;
        if (its != FH_NONE && mine - x->m.a.first < x->m.a.n && x->m.a_match[mine - x->m.a.first] == theirs) return words_by_cue(other, k);
    }
    return (fh_str){NULL, 0};
}

/* Has a range of one side a cue without a partner of its own. */
static bool has_left_cue(const fh_claim__pair *x, bool in_child, fh_claim__range r, uint32_t cue) {
    const fh_claim__text *t = in_child ? x->c : x->p;
    fh_claim__range line = in_child ? x->m.a : x->m.b[fh_claim__part_of(x, r.first)];
    const uint32_t *match = in_child ? x->m.a_match : x->m.b_match[fh_claim__part_of(x, r.first)];
    for (uint32_t k = r.first; k < r.first + r.n && k - line.first < line.n; k++)
        if ((t->words[k].cues & cue) && match[k - line.first] == FH_NONE) return true;
    return false;
}

/* A cue of one clause that the clause its words went to has not, or has only in a word that stands for another. */
static void push_cue(fh_claim__pair *x, uint32_t cue, fh_change_type type, fh_claim__trace_kind kind, uint32_t token, bool lost) {
    const fh_claim__text *side = lost ? x->p : x->c, *other = lost ? x->c : x->p;
    fh_claim__trace t = {.type = type, .kind = kind};
    if (lost) fh_claim__locate_from_parent(x, token, &t);
    else fh_claim__locate_from_child(x, token, &t);
    fh_claim__range there = lost ? t.child : t.parent;
    bool same_cue = (fh_claim__cues_of(other, there) & cue) != 0;
    if (same_cue && has_left_cue(x, lost, there, cue)) return;
    fh_str here = words_by_cue(side, token), instead = type == FH_CHANGE_HEDGE ? modal_words(x, !lost, token, there) : (fh_str){NULL, 0};
    t.child_words = lost ? instead : here;
    t.parent_words = lost ? here : instead;
    t.own[0] = lost ? 1 : -1;
    t.own[1] = (float)fh_claim__parent_count(x, cue);
    t.own[2] = (float)fh_claim__count_cue(x->c, x->m.a, cue);
    t.own[3] = side->words[token].quoted;
    t.own[4] = (side->words[token].cues & CUE_STOP) != 0;
    t.own[5] = (fh_claim__cues_of(other, there) & (CUE_FUTURE | CUE_CERTAIN | CUE_DONE | CUE_CONFIRM)) != 0;
    t.own[6] = (side->words[token].cues & CUE_SAY) != 0;
    t.own[7] = (side->words[token].cues & (CUE_APPROX | CUE_LOW | CUE_HIGH)) != 0;
    t.own[8] = same_cue;
    fh_claim__push(x, &t);
}

/* One candidate for each clause with the cue, where one side has it more often, or its own word without a partner. */
static void compare_cue_of(fh_claim__pair *x, uint32_t cue, fh_change_type type, fh_claim__trace_kind kind, const fh_claim__text *side, uint32_t line, bool lost) {
    uint32_t last = FH_NONE, first = side->lines[line].tokens.first, n = side->lines[line].tokens.n;
    fh_claim__range r = lost ? x->m.b[fh_claim__part_of(x, first)] : x->m.a;
    const uint32_t *match = lost ? x->m.b_match[fh_claim__part_of(x, first)] : x->m.a_match;
    for (uint32_t k = first; k < first + n && k - r.first < r.n; k++) {
        uint32_t clause = fh_claim__clause_of(side, line, k);
        if (!(side->words[k].cues & cue) || clause == last || match[k - r.first] != FH_NONE) continue;
        last = clause;
        push_cue(x, cue, type, kind, k, lost);
    }
}

static void compare_cue(fh_claim__pair *x, uint32_t cue, fh_change_type type, fh_claim__trace_kind kind) {
    for (uint32_t i = 0; i < x->m.n_b; i++) compare_cue_of(x, cue, type, kind, x->p, x->p_lines[i], true);
    compare_cue_of(x, cue, type, kind, x->c, x->c_line, false);
}

void fh_claim__compare_cues(fh_claim__pair *x) {
    compare_cue(x, CUE_POSSIBLE, FH_CHANGE_HEDGE, FH_CLAIM__CUE_POSSIBLE);
    compare_cue(x, CUE_CONDITION, FH_CHANGE_HEDGE, FH_CLAIM__CUE_CONDITION);
    compare_cue(x, CUE_INTENT | CUE_PLAN, FH_CHANGE_HEDGE, FH_CLAIM__CUE_INTENT);
    compare_cue(x, CUE_CERTAIN | CUE_CONFIRM | CUE_DONE, FH_CHANGE_HEDGE, FH_CLAIM__CUE_CERTAIN);
    compare_cue(x, CUE_NEGATION, FH_CHANGE_NEGATION, FH_CLAIM__CUE_NEGATION);
    compare_cue(x, CUE_DENY, FH_CHANGE_POLARITY, FH_CLAIM__CUE_DENIAL);
    compare_cue(x, CUE_ALL | CUE_SOME, FH_CHANGE_SCOPE, FH_CLAIM__CUE_QUANTIFIER);
    compare_cue(x, CUE_PART | CUE_ONLY, FH_CHANGE_SCOPE, FH_CLAIM__CUE_PART);
}

/* ---- opposites, and one word put for another ---------------------------------------------------- */

static bool opposite(const fh_claim__word *a, const fh_claim__word *b) {
    if (a->pole && b->pole && a->pole / 2 == b->pole / 2 && a->pole != b->pole) return true;
    return fh_claim__opposites(a->sense, b->sense);
}

void fh_claim__compare_opposites(fh_claim__pair *x) {
    for (uint32_t k = x->m.a.first; k < x->m.a.first + x->m.a.n; k++) {
        if (!fh_claim__is_left_child(x, k)) continue;
        for (uint32_t part = 0; part < x->m.n_b; part++) {
            for (uint32_t n = 0; n < x->m.b[part].n; n++) {
                if (!fh_claim__is_left_parent(x, part, n) || !opposite(&x->c->words[k], &x->p->words[x->m.b[part].first + n])) continue;
                fh_claim__trace t = {.type = FH_CHANGE_POLARITY, .kind = FH_CLAIM__OPPOSITE, .opposed = true, .child_words = fh_claim__str_of(x->c, k), .parent_words = fh_claim__str_of(x->p, x->m.b[part].first + n)};
                t.child = fh_claim__around(x->c, x->c_line, k);
                t.parent = fh_claim__around(x->p, x->p_lines[part], x->m.b[part].first + n);
                fh_claim__push(x, &t);
                return;
            }
        }
    }
}

/* How sure, or how far on, a clause says something is: 1 it may be, 2 it is expected or meant, 3 it will be, 4 it is. */
static int force_of(const fh_claim__text *t, fh_claim__range r) {
    int least = 4;
    for (uint32_t k = r.first; k < r.first + r.n; k++) {
        uint32_t cues = t->words[k].cues;
        bool possible = (cues & CUE_POSSIBLE) && !(cues & CUE_SAY), later = (cues & (CUE_FUTURE | CUE_PLAN | CUE_INTENT)) != 0;
        int force = possible ? (later ? 2 : 1) : later ? (cues & CUE_STOP ? 3 : 2) : 4;
        if (force < least) least = force;
    }
    return least;
}

void fh_claim__compare_force(fh_claim__pair *x) {
    const fh_claim__line *l = &x->c->lines[x->c_line];
    for (uint32_t i = 0; i < l->clauses.n; i++) {
        fh_claim__range clause = x->c->clauses[l->clauses.first + i].tokens;
        fh_claim__trace t = {.type = FH_CHANGE_HEDGE, .kind = FH_CLAIM__MODAL_OTHER};
        fh_claim__locate_from_child(x, clause.first + clause.n / 2, &t);
        int here = force_of(x->c, t.child), there = force_of(x->p, t.parent);
        t.own[0] = (float)here;
        t.own[1] = (float)there;
        t.own[2] = (float)(here - there);
        if (here != there) fh_claim__push(x, &t);
    }
}

enum { SLOT_REACH = 3 };

/* The word of the parent that stands where token k of the child does, beside partners of the words beside it; none of the two has a
 * partner of its own. */
static uint32_t word_in_slot(const fh_claim__pair *x, uint32_t k) {
    for (int side = -1; side <= 1; side += 2)
        for (uint32_t d = 1; d <= SLOT_REACH; d++) {
            uint32_t beside = side < 0 ? k - d : k + d;
            if (beside - x->m.a.first >= x->m.a.n) break;
            uint32_t at = x->m.a_match[beside - x->m.a.first];
            if (at == FH_NONE) continue;
            uint32_t part = fh_claim__part_of(x, at);
            for (uint32_t e = 1; e <= SLOT_REACH; e++) {
                uint32_t m = (side < 0 ? at + e : at - e) - x->m.b[part].first;
                if (m >= x->m.b[part].n || x->m.b_match[part][m] != FH_NONE) break;
                if (fh_claim__is_left_parent(x, part, m)) return x->m.b[part].first + m;
            }
            break;
        }
    return FH_NONE;
}

/* One word put for another: the heaviest such pair of the sentence, deeds before things. */
void fh_claim__compare_words(fh_claim__pair *x) {
    uint32_t best = FH_NONE, instead = FH_NONE;
    float most = 0;
    for (uint32_t k = x->m.a.first; k < x->m.a.first + x->m.a.n; k++) {
        if (!fh_claim__is_left_child(x, k) || x->c->words[k].quantity != FH_NONE) continue;
        uint32_t m = word_in_slot(x, k);
        if (m == FH_NONE || x->p->words[m].quantity != FH_NONE) continue;
        bool verbs = is_verb(x->c->report->tokens[k].pos) && is_verb(x->p->report->tokens[m].pos);
        float worth = x->c->words[k].weight + x->p->words[m].weight + (verbs ? 4 : 0);
        if (worth > most) most = worth, best = k, instead = m;
    }
    if (best == FH_NONE) return;
    const fh_claim__word *a = &x->c->words[best], *b = &x->p->words[instead];
    const fh_token *ta = &x->c->report->tokens[best], *tb = &x->p->report->tokens[instead];
    fh_claim__trace t = {.type = FH_CHANGE_SCOPE, .kind = FH_CLAIM__WORD_OTHER};
    t.own[0] = most;
    t.own[1] = ta->pos == tb->pos ? (float)ta->pos : -1;
    t.own[2] = (float)(is_verb(ta->pos) + is_verb(tb->pos));
    t.own[3] = (float)(a->company && a->company == b->company);
    t.own[4] = (float)(a->kind && a->kind == b->kind);
    t.own[5] = (float)((a->name != FH_NONE) + (b->name != FH_NONE));
    t.own[6] = (float)(a->quoted - b->quoted);
    t.own[7] = fh_map_get(x->parent_stems, a->stem) != NULL;
    t.child = fh_claim__around(x->c, x->c_line, best);
    t.parent = fh_claim__around(x->p, x->p_lines[fh_claim__part_of(x, instead)], instead);
    fh_claim__push(x, &t);
}

/* The clause of the child with most that the parent has not, against the clause it stands for. */
void fh_claim__compare_clauses(fh_claim__pair *x) {
    const fh_claim__line *l = &x->c->lines[x->c_line];
    for (uint32_t i = 0; i < l->clauses.n; i++) {
        const fh_claim__clause *c = &x->c->clauses[l->clauses.first + i];
        float left = 0, most = 0;
        uint32_t at = c->tokens.first, n = 0;
        for (uint32_t k = c->tokens.first; k < c->tokens.first + c->tokens.n; k++) {
            if (!fh_claim__is_left_child(x, k)) continue;
            left += x->c->words[k].weight;
            n++;
            if (x->c->words[k].weight > most) most = x->c->words[k].weight, at = k;
        }
        if (n == 0) continue;
        fh_claim__trace t = {.type = FH_CHANGE_SCOPE, .kind = FH_CLAIM__CLAUSE_OTHER};
        t.own[0] = left;
        t.own[1] = c->weight;
        t.own[2] = (float)n;
        t.own[3] = !fh_map_get(x->parent_stems, x->c->words[at].stem);
        fh_claim__locate_from_child(x, at, &t);
        fh_claim__push(x, &t);
        if (c->weight > 0 && left / c->weight > 0.5f) {
            t.type = FH_CHANGE_ADDED;
            t.kind = FH_CLAIM__ADDED_CLAUSE;
            t.parent.n = 0;
            fh_claim__push(x, &t);
        }
    }
}

static const float LOST = 0.4f; /* share of a clause up to which it is left out */
static const uint32_t telling = CUE_NEGATION | CUE_DENY | CUE_REBUT | CUE_CONDITION | CUE_CONTRAST | CUE_POSSIBLE | CUE_ONLY;

static void push_loss(fh_claim__pair *x, uint32_t part, const fh_claim__clause *c, float found) {
    fh_claim__trace t = {.type = FH_CHANGE_DROPPED, .kind = FH_CLAIM__CLAUSE_LOST};
    fh_claim__locate_from_parent(x, c->tokens.first, &t);
    t.parent = fh_claim__cut_range(c->tokens);
    t.own[0] = found;
    t.own[1] = c->weight;
    t.own[2] = (c->cues & (CUE_NEGATION | CUE_DENY | CUE_REBUT)) != 0;
    t.own[3] = (c->cues & CUE_CONDITION) != 0;
    t.own[4] = (c->cues & CUE_CONTRAST) != 0;
    t.own[5] = (c->cues & (CUE_POSSIBLE | CUE_APPROX | CUE_ONLY)) != 0;
    t.own[6] = (c->cues & CUE_SAY) != 0;
    t.own[7] = x->alignment->taker[x->p_lines[part]] == x->c_line;
    t.own[8] = (c->cues & CUE_ANONYMOUS) != 0;
    t.own[9] = x->alignment->taken[x->p_lines[part]];
    fh_claim__push(x, &t);
}

/* Clauses of the parent's lines of which the child's sentence has little; first those whose loss may turn what is kept. */
void fh_claim__compare_losses(fh_claim__pair *x) {
    for (int rest = 0; rest < 2; rest++)
        for (uint32_t part = 0; part < x->m.n_b; part++) {
            const fh_claim__line *l = &x->p->lines[x->p_lines[part]];
            for (uint32_t i = 0; i < l->clauses.n; i++) {
                const fh_claim__clause *c = &x->p->clauses[l->clauses.first + i];
                if (c->tokens.first - x->m.b[part].first >= x->m.b[part].n) break;
                float found = fh_claim__clause_found(x->p, c->tokens, &x->m.b[part], x->m.b_match[part]);
                if (c->weight > 0 && found <= LOST && ((c->cues & telling) == 0) == rest) push_loss(x, part, c, found);
            }
        }
}

/* The sentence as a whole against each line it comes from: what no typed comparison sees is still a pair to judge. */
void fh_claim__compare_lines(fh_claim__pair *x) {
    for (uint32_t part = 0; part < x->m.n_b; part++) {
        fh_claim__trace t = {.type = FH_CHANGE_SCOPE, .kind = FH_CLAIM__LINE, .child = fh_claim__cut_range(x->m.a)};
        const fh_claim__line *l = &x->p->lines[x->p_lines[part]];
        t.parent = fh_claim__cut_range(l->tokens);
        t.own[0] = (float)part;
        t.own[1] = fh_claim__clause_found(x->p, l->tokens, &x->m.b[part], x->m.b_match[part]);
        t.own[2] = l->weight;
        t.own[3] = (float)x->m.a.n / (float)(l->tokens.n + 1);
        t.own[4] = (float)fh_claim__compare_voices(x, x->p_lines[part]);
        if (x->m.a_found < x->m.a_weight || t.own[1] < 1) fh_claim__push(x, &t);
    }
}
