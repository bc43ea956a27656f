/* SPDX-License-Identifier: MIT
 *
 * lineage/family.c - the members whose texts are close enough to be collated.
 *
 * Two members are of one family when a good part of one of them was copied from the other, or both from a
 * third; families are what such ties connect. Being in one family says only that counting the readings in
 * which two members differ is meaningful, not that one derives from the other. */
#include "lineage/stemma.h"

static const float CLOSE = .5f; /* copied share of one of the two that makes a family */

static uint32_t root_of(uint32_t *up, uint32_t i) {
    while (up[i] != i) i = up[i] = up[up[i]];
    return i;
}

/* The lower member number leads, so that families come in the order of their first members. */
static void connect(uint32_t *up, const fh_lineage__ties *ties) {
    for (uint32_t i = 0; i < ties->n; i++) {
        const fh_lineage__tie *t = &ties->at[i];
        if (t->copied < CLOSE) continue;
        uint32_t a = root_of(up, t->child), b = root_of(up, t->parent);
        if (a < b) up[b] = a;
        else up[a] = b;
    }
}

static void collate(fh_arena *arena, const fh_lineage__members *members, fh_lineage__family *f) {
    const fh_report **reports = fh_new_n(arena, const fh_report *, f->n);
    for (uint32_t k = 0; reports && k < f->n; k++) reports[k] = members->at[f->members[k]].report;
    if (reports) fh_lineage__collate(arena, reports, f->n, &f->collation);
}

static void count_innovations(fh_lineage__ties *ties, const fh_lineage__stemma *s) {
    for (uint32_t i = 0; i < ties->n; i++) {
        fh_lineage__tie *t = &ties->at[i];
        const fh_lineage__node *c = &s->nodes.at[t->child], *p = &s->nodes.at[t->parent];
        if (c->family == FH_NONE || c->family != p->family || (t->copied < CLOSE && ties->at[i ^ 1].copied < CLOSE)) continue;
        t->innovations = fh_lineage__differences(&s->families[c->family].collation, c->row, p->row);
    }
}

void fh_lineage__find_families(fh_arena *scratch, const fh_lineage__members *members, fh_lineage__ties *ties, fh_lineage__stemma *stemma) {
    uint32_t n = members->n, n_families = 0;
    uint32_t *up = fh_new_n(scratch, uint32_t, n), *size = fh_new_n(scratch, uint32_t, n), *list = fh_new_n(scratch, uint32_t, n);
    fh_lineage__family *families = fh_new_n(scratch, fh_lineage__family, n);
    *stemma = (fh_lineage__stemma){.n_members = n, .families = families};
    fh_vec_reserve(scratch, &stemma->nodes, 2 * (size_t)n + 1);
    if (fh_arena_status(scratch)) return;
    for (uint32_t i = 0; i < n; i++) up[i] = i;
    connect(up, ties);
    for (uint32_t i = 0; i < n; i++) size[root_of(up, i)]++;
    for (uint32_t i = 0; i < n; i++) stemma->nodes.at[i] = (fh_lineage__node){.parent = FH_NONE, .tie = FH_NONE, .family = FH_NONE};
    stemma->nodes.n = n;
    for (uint32_t first = 0, at = 0; first < n; first++) {
        if (up[first] != first || size[first] < 2) continue;
        fh_lineage__family *f = &families[n_families];
        uint32_t *members_of = list + at;
        for (uint32_t i = first; i < n; i++)
            if (root_of(up, i) == first) members_of[f->n++] = i;
        f->members = members_of;
        at += f->n;
        collate(scratch, members, f);
        if (fh_arena_status(scratch)) return;
        for (uint32_t k = 0; k < f->n; k++) {
            stemma->nodes.at[f->members[k]].family = n_families;
            stemma->nodes.at[f->members[k]].row = f->collation.rows[k];
        }
        n_families++;
    }
    stemma->n_families = n_families;
    count_innovations(ties, stemma);
}
