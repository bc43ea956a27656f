/* SPDX-License-Identifier: MIT
 *
 * lineage/credited.c - common sources that are known by name.
 *
 * Two papers rewrite one agency report that is not at hand. Their words agree, and one of them came later, so that it
 * looks as if it had read the other; but both say where the news is from. What a report states at its head is taken at
 * its word: when child and parent name one source and no report at hand is that source's, both hang from it as from a
 * lost one, side by side. Copies to the letter are left to their readings (lost.c), since a copy of a copy carries the
 * credit on.
 *
 * Cost: the credits of a child and of its parent against the outlets of the story, a pass for each step down that
 * edges are moved; as in ties.c only in stories of up to CREDITS_OF reports.
 * Invariant: a source made here has no parent and two children or more. */
#include "lineage/names.h"
#include "lineage/stemma.h"

enum { CREDITS_OF = 1024, LEAD = 400 /* bytes; as in ties.c */ };
static const float COPIED = .85f; /* share of a copy's words; as in write.c */

typedef struct search {
    fh_arena *arena;
    const fh_lineage__members *m;
    const fh_lineage__ties *ties;
    fh_lineage__stemma *s;
} search;

/* Whether the credit tells where the report is from, and not where one of its details is. */
static bool tells_source(const fh_credit *c) {
    return c->kind == FH_CREDIT_AGENCY || c->kind == FH_CREDIT_SYNDICATION || (c->kind == FH_CREDIT_CITING && c->span.begin <= LEAD);
}

static bool is_at_hand(const search *x, fh_str outlet) {
    for (uint32_t v = 0; v < x->m->n; v++)
        if (fh_lineage__same_outlet(outlet, x->m->at[v].outlet) > 0) return true;
    return false;
}

/* The credit of `v` that names `outlet` as the report's source, or NULL. */
static const fh_credit *credit_to(const search *x, uint32_t v, fh_str outlet) {
    const fh_report *r = x->m->at[v].report;
    for (uint32_t i = 0; i < r->n_credits; i++)
        if (tells_source(&r->credits[i]) && fh_lineage__same_outlet(r->credits[i].name, outlet) > 0) return &r->credits[i];
    return NULL;
}

/* The source that both state and nobody at hand is, by the longer of its names; absent when there is none. */
static fh_str common_source(const search *x, uint32_t a, uint32_t b) {
    const fh_report *r = x->m->at[a].report;
    for (uint32_t i = 0; i < r->n_credits; i++) {
        const fh_credit *other = tells_source(&r->credits[i]) ? credit_to(x, b, r->credits[i].name) : NULL;
        if (!other || is_at_hand(x, r->credits[i].name) || is_at_hand(x, other->name)) continue;
        return other->name.len >= r->credits[i].name.len ? other->name : r->credits[i].name;
    }
    return (fh_str){NULL, 0};
}

/* An edge that rests on likeness: no copy to the letter, no credit to the parent, not one newsroom. */
static bool is_open(const search *x, uint32_t v) {
    const fh_lineage__node *c = &x->s->nodes.at[v];
    if (c->tie == FH_NONE) return false;
    const fh_lineage__tie *t = &x->ties->at[c->tie];
    return t->copied < COPIED && t->credit <= 0 && !t->same_outlet;
}

static void hang(fh_lineage__node *c, uint32_t source) {
    c->parent = source;
    c->tie = FH_NONE;
}

/* Hangs v, and its parent when that is a root, from the source that both state. */
static bool move(search *x, uint32_t v) {
    uint32_t p = x->s->nodes.at[v].parent;
    if (!is_open(x, v)) return false;
    uint32_t above = x->s->nodes.at[p].parent;
    if (above != FH_NONE && !x->s->nodes.at[above].name.len) return false;
    fh_str source = above == FH_NONE ? common_source(x, v, p) : credit_to(x, v, x->s->nodes.at[above].name) ? x->s->nodes.at[above].name : (fh_str){NULL, 0};
    if (!source.len) return false;
    if (above == FH_NONE) {
        above = (uint32_t)x->s->nodes.n;
        fh_vec_push(x->arena, &x->s->nodes, (fh_lineage__node){.parent = FH_NONE, .tie = FH_NONE, .family = FH_NONE, .name = source});
        if (x->s->nodes.n == above) return false; /* no memory */
        x->s->nodes.at[p].confidence = x->s->nodes.at[v].confidence;
        hang(&x->s->nodes.at[p], above);
    }
    hang(&x->s->nodes.at[v], above);
    return true;
}

void fh_lineage__find_credited(fh_arena *scratch, const fh_lineage__members *members, const fh_lineage__ties *ties, fh_lineage__stemma *stemma) {
    search x = {scratch, members, ties, stemma};
    for (bool again = members->n <= CREDITS_OF; again;) {
        again = false;
        for (uint32_t v = 0; v < stemma->n_members; v++) again |= move(&x, v);
    }
}
