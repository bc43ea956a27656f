/* SPDX-License-Identifier: MIT
 *
 * lineage/heed.c - a person has said that one report does not derive from another.
 *
 * That direction of their tie is taken out of the reckoning before parents are chosen: it explains no words, and nothing
 * speaks for it. The child then hangs from its next best parent, or is a root. The other direction is left as it is. */
#include "lineage/stemma.h"

static const float NEVER = -1000; /* log-odds */

static bool is_ruled_out(const fh_lineage__members *m, const fh_lineage__tie *t, const fh_story *story) {
    for (uint32_t i = 0; i < story->n_decisions; i++) {
        const fh_decision *d = &story->decisions[i];
        if (d->kind == FH_DECISION_NOT_FROM && d->n_reports == 2
            && fh_str_equal(d->reports[0], m->at[t->child].report->id) && fh_str_equal(d->reports[1], m->at[t->parent].report->id)) return true;
    }
    return false;
}

void fh_lineage__heed(const fh_lineage__members *members, const fh_story *story, fh_lineage__ties *ties) {
    for (uint32_t i = 0; story->n_decisions && i < ties->n; i++) {
        fh_lineage__tie *t = &ties->at[i];
        if (!is_ruled_out(members, t, story)) continue;
        t->odds = t->direction = NEVER;
        t->share = t->copied = t->credit = t->backing = 0;
        t->n_passages = 0;
    }
}

void fh_lineage__cut(const fh_lineage__ties *ties, fh_lineage__stemma *stemma) {
    for (uint32_t v = 0; v < stemma->n_members; v++) {
        fh_lineage__node *c = &stemma->nodes.at[v];
        if (c->tie != FH_NONE && ties->at[c->tie].odds <= NEVER) c->parent = c->tie = FH_NONE;
    }
}
