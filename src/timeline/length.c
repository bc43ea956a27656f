/* SPDX-License-Identifier: MIT
 *
 * timeline/length.c - how long ("about three days", "the whole week") and how often ("twice a week", "every other Monday at 7").
 *
 * An amount with a unit is a length (TIMEX3's DURATION); what recurs is a SET, told by its amount or by the moment that recurs. */
#include "timeline/expression.h"

static uint32_t bound_before(const tl_parser *p, uint32_t i, uint8_t *ret) { /* about, more than, at least, a little more than */
    uint32_t k = i;
    if (SAYS(k, "a") && SAYS(k + 1, "little")) k += 2;
    if (SAYS(k, "at") && (SAYS(k + 1, "least") || SAYS(k + 1, "most"))) { *ret = SAYS(k + 1, "least") ? BOUND_MORE : BOUND_LESS; return k + 2; }
    if (SAYS(k, "up") && SAYS(k + 1, "to")) { *ret = BOUND_LESS; return k + 2; }
    if (!IS(k, W_BOUND)) return 0;
    *ret = (uint8_t)VALUE(k, W_BOUND);
    bool than = SAYS(k + 1, "than");
    if ((SAYS_ANY(k, "more less greater fewer")) && !than) return 0;
    return than ? k + 2 : k + 1;
}

uint32_t fh_timeline__duration(tl_parser *p, uint32_t i, tl_expr *e) {
    uint8_t bound = 0;
    uint32_t k = bound_before(p, i, &bound), start = k ? k : i;
    if (p->manner == MANNER_PHRASE && PREP(start, PREP_FOR)) start++;
    if (SAYS(start, "all") && p->manner != MANNER_REPORT && (SAYS_ANY(start + 1, "day week month year"))) {
        e->kind = E_DURATION;
        e->amount = (tl_amount){.n = 1, .unit = (uint8_t)VALUE(start + 1, W_UNIT)};
        return start + 2;
    }
    if (SAYS(start, "the") && (SAYS_ANY(start + 1, "first last final entire whole remaining"))) {
        bool one = IS(start + 2, W_UNIT) && !IS(start + 2, W_ORD) && (SAYS(start + 1, "entire") || SAYS(start + 1, "whole"));
        if (one) { e->kind = E_DURATION; e->amount = (tl_amount){.n = 1, .unit = (uint8_t)VALUE(start + 2, W_UNIT)}; return start + 3; }
        start += 2;
    } else if (SAYS(start, "the") && IS(start + 1, W_CARD) && !IS(start + 1, W_ARTICLE) && p->manner == MANNER_REPORT) start++;
    if (IS(start, W_UNIT) && !IS(start, W_ORD) && p->manner == MANNER_REPORT && CHAR(start + 1, '-') && SAYS(start + 2, "long")) {
        e->kind = E_DURATION;
        e->amount = (tl_amount){.n = 1, .unit = (uint8_t)VALUE(start, W_UNIT)};
        return start + 3;
    }
    uint32_t next = fh_timeline__amount(p, start, &e->amount);
    if (!next && start > i && (next = fh_timeline__amount(p, i, &e->amount))) bound = 0; /* "some days" */
    if (!next && p->manner == MANNER_REPORT && start == i && IS(start, W_UNIT) && !IS(start, W_ORD) && !(p->at[start].flags & ATOM_CAPITAL)) {
        static const char *const plain[] = {"days", "weeks", "months", "years", "decades", "centuries", "hours"};
        for (size_t n = 0; n < sizeof plain / sizeof *plain; n++)
            if (SAYS(start, plain[n])) { e->kind = E_DURATION; e->amount = (tl_amount){.n = 3, .vague = true, .unit = (uint8_t)VALUE(start, W_UNIT)}; return start + 1; }
    }
    if (!next) return 0;
    if (p->manner == MANNER_UTTERANCE && start > i && IS(next, W_AGO)) return 0; /* "about 30 min later" begins with the number */
    if (p->manner == MANNER_REPORT && e->amount.unit == U_SECOND && e->amount.n == 1 && (SAYS(i, "a") || SAYS(i, "one"))) return 0; /* "a second" is an ordinal */
    bool article = IS(start, W_ARTICLE) && IS(start, W_CARD);
    if (p->manner == MANNER_REPORT && article && e->amount.unit == U_QUARTER) return 0;
    if (CHAR(next, '-') && SAYS(next + 1, "old")) next += 2;
    else if (CHAR(next, '-') && SAYS(next + 1, "long")) next += 2;
    else if (SAYS(next, "old") && p->manner == MANNER_REPORT && e->amount.unit == U_YEAR) next++;
    else if (p->manner == MANNER_REPORT && e->amount.unit == U_YEAR && SAYS(next, "of") && SAYS(next + 1, "age")) next += 2;
    e->kind = E_DURATION;
    e->bound = bound;
    return next;
}

static uint32_t set_without_time(tl_parser *p, uint32_t i, tl_expr *e) {
    e->kind = E_SET;
    uint32_t k = i;
    if (IS(k, W_SET)) {
        if (SAYS(k, "quarterly") && p->manner == MANNER_REPORT) return 0;
        e->amount = (tl_amount){.n = SAYS(k, "biweekly") ? 2 : 1, .unit = (uint8_t)(SAYS(k, "biweekly") ? U_WEEK : VALUE(k, W_SET))};
        return k + 1;
    }
    bool plural = IS(k, W_WEEKDAY) && p->text.ptr[p->at[k].end - 1] == 's' && p->at[k].end - p->at[k].begin > 5;
    if (plural || (p->manner != MANNER_REPORT && (SAYS_ANY(k, "mornings evenings afternoons nights")))) {
        e->each = true;
        e->a = plural ? (tl_when){.grain = G_DAY, .weekday = (uint8_t)VALUE(k, W_WEEKDAY)} : (tl_when){.grain = G_PART, .part = (uint8_t)VALUE(k, W_PART)};
        return k + 1;
    }
    uint32_t times = 0;
    double count = 0;
    if (SAYS(k, "once") || SAYS(k, "twice")) times = k + 1;
    else if ((times = fh_timeline__cardinal(p, k, &count)) && SAYS(times, "times")) times++;
    else times = 0;
    if (times) k = times;
    bool a = times && IS(k, W_ARTICLE) && IS(k, W_CARD);
    if (!a && !(IS(k, W_EVERY) && VALUE(k, W_EVERY) != (p->manner == MANNER_REPORT ? 3 : 0))) return 0;
    bool each = IS(k, W_EVERY);
    int which = each ? VALUE(k, W_EVERY) : 1;
    k++;
    double n = 1;
    if (SAYS(k, "other") || SAYS(k, "second")) { if (IS(k + 1, W_UNIT | W_WEEKDAY)) { n = 2; k++; } }
    else {
        uint32_t next = fh_timeline__cardinal(p, k, &n);
        if (next) k = next; else n = 1;
    }
    unsigned weekday;
    uint32_t next = each ? fh_timeline__weekday_name(p, k, &weekday) : 0;
    if (next) {
        e->each = true;
        e->a = (tl_when){.grain = G_DAY, .weekday = (uint8_t)weekday};
        unsigned part;
        uint32_t more = fh_timeline__part(p, next, &part);
        if (more) { e->a.grain = G_PART; e->a.part = (uint8_t)part; next = more; }
        return next;
    }
    if (each && IS(k, W_PART) && !SAYS(k, "lunch")) {
        e->each = true;
        e->a = (tl_when){.grain = G_PART, .part = (uint8_t)VALUE(k, W_PART)};
        return k + 1;
    }
    if (each && IS(k, W_MONTH) && p->at[k].flags & ATOM_CAPITAL) {
        e->each = true;
        e->a = (tl_when){.grain = G_MONTH, .month = (uint8_t)VALUE(k, W_MONTH)};
        return k + 1;
    }
    if (!IS(k, W_UNIT)) return 0;
    e->amount = (tl_amount){.n = n, .unit = (uint8_t)VALUE(k, W_UNIT)};
    if (which == 2 && p->manner == MANNER_REPORT) e->kind = E_DURATION; /* "per day" measures */
    return k + 1;
}

uint32_t fh_timeline__set(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t next = set_without_time(p, i, e);
    if (!next || e->kind != E_SET || p->manner == MANNER_REPORT) return next;
    bool sure;
    tl_when clock;
    uint32_t at = fh_timeline__connector(p, next, &sure), end = fh_timeline__clock(p, at, &clock, sure); /* every day at 7 */
    if (!end || (!e->each && (e->amount.unit != U_DAY || e->amount.n != 1))) return next;
    fh_timeline__choose_half(p, &clock, e->a.part, true);
    uint8_t weekday = e->a.weekday;
    e->a = clock;
    e->a.weekday = weekday;
    e->each = true;
    return end;
}
