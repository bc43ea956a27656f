/* SPDX-License-Identifier: MIT
 *
 * lineage/write.c - edges with their kinds, lost sources with their names, and accounts.
 *
 * An account is one root of the stemma and what derives from it; a report with several parents bears the
 * account of the first, which explains most of it. What an outlet adds to its own reporting belongs to the
 * account it has there already. */
#include "lineage/graph.h"
#include "base/sort.h"
#include "lineage/names.h"

static const struct {
    float copied_share, copied_back; /* copy: so much of the child is copied, and so little left out */
    float edited;                    /* edited: copied share */
    float digest_length;             /* digest: weight of the child's words beside the parent's */
    int64_t followup_minutes;
} KINDS = {.85f, .6f, .5f, .45f, 600};

typedef struct writer {
    fh_arena *keep, *scratch;
    const fh_lineage__members *m;
    const fh_lineage__ties *ties;
    const fh_lineage__stemma *s;
    const fh_lineage__seconds *seconds;
    uint32_t n_reports;
    FH_VEC(fh_edge) edges;
} writer;

static bool is_followup(const fh_lineage__member *c, const fh_lineage__member *p, const fh_lineage__tie *t) {
    return t->same_outlet && t->later > 0 && c->minute - p->minute >= KINDS.followup_minutes && t->share < KINDS.copied_share;
}

static fh_edge_kind kind_of(const writer *w, const fh_lineage__tie *t, bool several) {
    const fh_lineage__member *c = &w->m->at[t->child], *p = &w->m->at[t->parent];
    if (is_followup(c, p, t)) return FH_EDGE_FOLLOWUP;
    if (t->copied >= KINDS.copied_share && t->back >= KINDS.copied_back) return FH_EDGE_COPY;
    if (t->copied >= KINDS.edited) return FH_EDGE_EDITED;
    return several || c->weight < KINDS.digest_length * p->weight ? FH_EDGE_DIGEST : FH_EDGE_REWRITE;
}

/* Report index of a node; lost sources come after the reports. */
static uint32_t index_of(const writer *w, uint32_t node) {
    return node < w->m->n ? w->m->at[node].index : w->n_reports + (node - w->m->n);
}

static void add_edge(writer *w, uint32_t child, uint32_t parent, const fh_lineage__tie *t, fh_edge e) {
    fh_lineage__evidence evidence = {0};
    fh_lineage__explain(w->keep, w->m, w->s, child, parent, t, &evidence);
    e.child = index_of(w, child);
    e.parent = index_of(w, parent);
    e.evidence = evidence.at;
    e.n_evidence = (uint32_t)evidence.n;
    fh_vec_push(w->keep, &w->edges, e);
}

/* Of two nodes in one family, which share of the child's readings the parent has. */
static float share_of_readings(const writer *w, uint32_t child, uint32_t parent) {
    const fh_lineage__node *c = &w->s->nodes.at[child], *p = &w->s->nodes.at[parent];
    if (c->family == FH_NONE || c->family != p->family) return 0;
    const fh_lineage__collation *x = &w->s->families[c->family].collation;
    uint32_t own = 0, shared = 0;
    for (uint32_t i = 0; i < x->n_words; i++) {
        own += (uint32_t)__builtin_popcountll(c->row[i]);
        shared += (uint32_t)__builtin_popcountll(c->row[i] & p->row[i]);
    }
    return own ? (float)shared / (float)own : 1;
}

/* Where they share no passage, of its words. */
static float share_of(const fh_lineage__tie *t) { return t->n_passages || t->words < 0 ? t->share : t->words; }

static void write_edges(writer *w) {
    uint32_t k = 0;
    for (uint32_t v = 0; v < w->s->nodes.n; v++) {
        const fh_lineage__node *c = &w->s->nodes.at[v];
        bool several = k < w->seconds->n && w->seconds->at[k].child == v;
        if (c->parent != FH_NONE) {
            const fh_lineage__tie *t = c->tie == FH_NONE ? NULL : &w->ties->at[c->tie];
            bool retold = w->s->nodes.at[c->parent].name.len; /* a source that is stated and not at hand: nothing tells how near */
            fh_edge e = {.kind = t ? kind_of(w, t, several) : retold ? FH_EDGE_REWRITE : FH_EDGE_EDITED, .confidence = c->confidence,
                         .share = t ? share_of(t) : share_of_readings(w, v, c->parent)};
            add_edge(w, v, c->parent, t, e);
        }
        for (; k < w->seconds->n && w->seconds->at[k].child == v; k++) {
            const fh_lineage__tie *t = &w->ties->at[w->seconds->at[k].tie];
            add_edge(w, v, t->parent, t, (fh_edge){.kind = kind_of(w, t, true), .share = share_of(t), .confidence = .5f});
        }
    }
}

static fh_str *name_lost(writer *w) {
    uint32_t n = (uint32_t)w->s->nodes.n - w->m->n;
    fh_str *names = fh_new_n(w->keep, fh_str, n);
    for (uint32_t k = 0; names && k < n; k++) {
        uint32_t first = FH_NONE, second = FH_NONE;
        for (uint32_t v = 0; v < w->m->n && second == FH_NONE; v++) {
            uint32_t up = v;
            while (up != FH_NONE && up != w->m->n + k) up = w->s->nodes.at[up].parent;
            if (up == FH_NONE) continue;
            if (first == FH_NONE) first = v;
            else second = v;
        }
        if (second == FH_NONE) second = first;
        if (first == FH_NONE) continue;
        fh_str known = w->s->nodes.at[w->m->n + k].name;
        names[k] = known.len ? fh_str_format(w->keep, "lost report of %.*s (%u)", FH_STR_ARGS(known), k + 1)
                             : fh_str_format(w->keep, "lost source of %.*s and %.*s (%u)", FH_STR_ARGS(w->m->at[first].report->id),
                                             FH_STR_ARGS(w->m->at[second].report->id), k + 1);
    }
    return names;
}

/* ---- accounts --------------------------------------------------------------------------------------- */

static uint32_t root_of(const fh_lineage__stemma *s, uint32_t v) {
    while (s->nodes.at[v].parent != FH_NONE) v = s->nodes.at[v].parent;
    return v;
}

/* The root whose account an outlet's further report belongs to: the same outlet's first root. */
static uint32_t same_newsroom(const writer *w, uint32_t root) {
    for (uint32_t v = 0; v < root && root < w->m->n; v++)
        if (w->s->nodes.at[v].parent == FH_NONE && fh_lineage__same_outlet(w->m->at[v].outlet, w->m->at[root].outlet) >= 1) return v;
    return root;
}

static uint32_t *number_accounts(writer *w, uint32_t *ret_n) {
    uint32_t *account = fh_new_n(w->keep, uint32_t, w->m->n), *of_root = fh_new_n(w->scratch, uint32_t, w->s->nodes.n), n = 0;
    uint32_t *member_at = fh_new_n(w->scratch, uint32_t, w->m->n);
    if (!account || !of_root || !member_at) return NULL;
    for (uint32_t v = 0; v < w->m->n; v++) member_at[w->m->at[v].in_story] = v;
    for (uint32_t i = 0; i < w->m->n; i++) {
        uint32_t root = same_newsroom(w, root_of(w->s, member_at[i]));
        if (!of_root[root]) of_root[root] = ++n;
        account[i] = of_root[root];
    }
    *ret_n = n;
    return account;
}

static int by_child(const void *a, const void *b) {
    const fh_edge *x = a, *y = b;
    if (x->child != y->child) return x->child < y->child ? -1 : 1;
    return x->parent < y->parent ? -1 : x->parent > y->parent;
}

void fh_lineage__write(fh_arena *keep, fh_arena *scratch, const fh_lineage__members *members, const fh_lineage__ties *ties,
                       const fh_lineage__stemma *stemma, const fh_lineage__seconds *seconds, uint32_t n_reports, fh_lineage *ret_lineage) {
    writer w = {.keep = keep, .scratch = scratch, .m = members, .ties = ties, .s = stemma, .seconds = seconds, .n_reports = n_reports};
    write_edges(&w);
    fh_sort(w.edges.at, w.edges.n, sizeof *w.edges.at, by_child);
    fh_lineage out = {.edges = w.edges.at, .n_edges = (uint32_t)w.edges.n, .n_lost = (uint32_t)stemma->nodes.n - members->n};
    out.lost = name_lost(&w);
    out.account = number_accounts(&w, &out.n_accounts);
    if (!fh_arena_status(keep) && !fh_arena_status(scratch)) *ret_lineage = out;
}
