/* SPDX-License-Identifier: MIT
 *
 * timeline/expression.c - whole expressions: of all rules the one that takes in most, and words for past, present and future. */
#include "timeline/expression.h"

/* "now", "recently", "the future", "at present" */
uint32_t fh_timeline__now(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = SAYS(i, "the") ? i + 1 : i;
    if (p->manner != MANNER_REPORT) {
        if (SAYS(i, "right") && SAYS(i + 1, "now")) k = i + 1;
        if (!SAYS(k, "now") && !(p->manner == MANNER_PHRASE && SAYS(i, "at") && SAYS(i + 1, "the") && SAYS(i + 2, "moment"))) return 0;
        e->kind = E_NOW;
        return SAYS(k, "now") ? k + 1 : i + 3;
    }
    if (SAYS(k, "past") && k > i && !IS(k + 1, W_UNIT | W_CARD | W_VAGUE | W_SEASON | W_MONTH)) { e->kind = E_NOW; e->now = -1; return k + 1; }
    if (SAYS(i, "right") && SAYS(i + 1, "now")) { e->kind = E_NOW; return i + 2; }
    if (!IS(k, W_NOW) || (SAYS(k, "future") && k == i && i > 0 && SAYS(i - 1, "no"))) return 0;
    if (IS(k, W_REL) && p->at[k + 1].kind == ATOM_WORD && IS(k + 1, W_UNIT)) return 0;
    if (SAYS(k, "present") && k == i && !(i > 0 && SAYS(i - 1, "at")) && !SAYS(k + 1, "day") && !(CHAR(k + 1, '-') && SAYS(k + 2, "day"))) return 0;
    e->kind = E_NOW;
    e->now = (int8_t)VALUE(k, W_NOW);
    if (SAYS(k, "present") && (SAYS(k + 1, "day") || (CHAR(k + 1, '-') && SAYS(k + 2, "day")))) return SAYS(k + 1, "day") ? k + 2 : k + 3;
    return k + 1;
}

uint32_t fh_timeline__longest(tl_parser *p, uint32_t i, fh_timeline__rule *const *rules, size_t n, tl_expr *e) {
    uint32_t best = 0;
    for (size_t k = 0; k < n; k++) {
        tl_expr got = {0};
        uint32_t next = rules[k](p, i, &got);
        if (next > best) { best = next; *e = got; }
    }
    return best;
}

uint32_t fh_timeline__expression(tl_parser *p, uint32_t i, tl_expr *e) {
    static fh_timeline__rule *const rules[] = {
        fh_timeline__day_and_time, fh_timeline__time_and_day, fh_timeline__part_of_day, fh_timeline__duration, fh_timeline__set, fh_timeline__now,
        fh_timeline__range, fh_timeline__span_of, fh_timeline__open_end, fh_timeline__and_later, fh_timeline__within, fh_timeline__with_preposition};
    enum { N_REPORT_RULES = 6, N_RULES = sizeof rules / sizeof *rules }; /* those behind speak of what TIMEX3 does not know */
    e->end = fh_timeline__longest(p, i, rules, p->manner == MANNER_REPORT ? N_REPORT_RULES : N_RULES, e);
    e->begin = i;
    return e->end;
}
