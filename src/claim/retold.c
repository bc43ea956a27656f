/* SPDX-License-Identifier: MIT
 *
 * claim/retold.c - accounts that are none: a rewrite in words of its own shares no passage with its source, so that lineage
 * may know no parent of it; but clause by clause it says what the source says.
 *
 * Of newsrooms that reported by themselves others seldom say more than a seventh of the clauses, of a rewrite its source says
 * a third and more (docs/claims.md). So a report of which SHARE_LEAST of the clauses stand in one other that came no later is counted
 * with that one. It is only counted so: the two stay apart in the lineage, and the high bound has them as two.
 * Cost: the square of the reports without a parent, of which there are at most FH_CLAIM__ROOTS. */
#include "claim/retold.h"

#include "base/date.h"

enum { CLAUSES_LEAST = 4 };
static const float SHARE_LEAST = 1.0f / 3;

static float share_of(const fh_claim__retelling *r, uint32_t a, uint32_t b) {
    return r->clauses[a] < CLAUSES_LEAST ? 0 : (float)r->again[a][b] / (float)r->clauses[a];
}

/* Days from a's date to b's; 0 where one of them has none. */
static int64_t days_between(fh_datetime a, fh_datetime b) {
    if (a.precision < FH_PRECISION_DAY || b.precision < FH_PRECISION_DAY) return 0;
    return fh_date_days(b.year, b.month, b.day) - fh_date_days(a.year, a.month, a.day);
}

/* May `a` have what it says from `b`: that came out before, or on the same day and has less of its own from a. */
static bool may_follow(const fh_claim__retelling *r, uint32_t a, uint32_t b) {
    int64_t days = days_between(r->published[b], r->published[a]);
    if (days) return days > 0;
    float mine = share_of(r, a, b), other = share_of(r, b, a);
    return mine != other ? mine > other : a > b;
}

/* The report that most of a's clauses stand in, where they are enough; a itself for none. */
static uint32_t source_of(const fh_claim__retelling *r, uint32_t a) {
    uint32_t best = a;
    for (uint32_t b = 0; b < r->n; b++) {
        float share = b == a ? 0 : share_of(r, a, b);
        if (share >= SHARE_LEAST && may_follow(r, a, b) && (best == a || share > share_of(r, a, best))) best = b;
    }
    return best;
}

void fh_claim__find_retold(const fh_claim__retelling *r, uint32_t ret_of[FH_CLAIM__ROOTS]) {
    uint32_t source[FH_CLAIM__ROOTS];
    for (uint32_t a = 0; a < r->n; a++) source[a] = source_of(r, a);
    for (uint32_t a = 0; a < r->n; a++) {
        uint32_t top = a, steps = 0;
        while (source[top] != top && steps++ < r->n) top = source[top];
        ret_of[a] = source[top] == top ? top : a; /* of reports that follow one another in a ring none is the first */
    }
}
