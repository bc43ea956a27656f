/* SPDX-License-Identifier: MIT
 *
 * timeline/range.c - in utterances and phrases: from one moment to another, open ends, and the prepositions that belong to a moment.
 *
 * TIMEX3 has no value for a range, so reports mark its two ends apart; who speaks to a calendar means them as one (docs/timeline.md). What one end
 * leaves open the other says: "13 to 15 July", "9:30 - 11:00 on Thursday". */
#include "timeline/expression.h"

static uint32_t moment(tl_parser *p, uint32_t i, tl_expr *e) { /* one end of a range */
    static fh_timeline__rule *const rules[] = {fh_timeline__day_and_time, fh_timeline__time_and_day, fh_timeline__part_of_day, fh_timeline__now};
    uint32_t best = 0;
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
        tl_expr got = {0};
        uint32_t next = rules[k](p, i, &got);
        if (next > best) { best = next; *e = got; }
    }
    if (best && e->kind == E_NOW) { e->a = p->anchor; e->a.relative = true; if (p->manner == MANNER_UTTERANCE) e->a = fh_timeline__truncate(e->a, G_DAY); e->kind = e->a.grain ? E_WHEN : E_NONE; }
    return best && e->kind == E_WHEN ? best : 0;
}

static uint32_t between_ends(const tl_parser *p, uint32_t i, bool and) { /* to, -, until, through, and */
    if (PREP(i, PREP_TO)) return i + 1;
    if (CHAR(i, '-') || CHAR(i, '~') || (CHAR(i, '/') && p->manner == MANNER_PHRASE && !GLUED(i) == false && i > 5)) return CHAR(i + 1, '-') ? i + 2 : i + 1;
    if (and && (PREP(i, PREP_AND) || (SAYS(i, "but") && SAYS(i + 1, "before")))) return SAYS(i, "but") ? i + 2 : i + 1;
    return 0;
}

/* Gives what one end says to the other: "13 to 15 July", "May to Oct 2020", "9:30 - 11:00 on Thursday". */
static void share(tl_when *a, tl_when *b) {
    if (a->grain == G_YEAR || b->grain == G_YEAR) return;
    if (b->open & OPEN_WEEK && !(a->open & OPEN_WEEK)) { /* "next Monday to Friday" */
        while (fh_timeline__day_of(*b) <= fh_timeline__day_of(*a)) *b = fh_timeline__shift(*b, 1, U_WEEK);
        if (fh_timeline__day_of(*b) > fh_timeline__day_of(*a) + 7) *b = fh_timeline__shift(*a, (int32_t)((b->weekday + 7 - fh_timeline__weekday(fh_timeline__day_of(*a))) % 7), U_DAY);
        b->open = 0;
        return;
    }
    if (a->open & OPEN_YEAR && !(b->open & OPEN_YEAR) && !a->weekday && b->year) {
        a->year = b->year - (a->month > b->month);
        a->open &= (uint8_t)~OPEN_YEAR;
    } else if (b->open & OPEN_YEAR && !(a->open & OPEN_YEAR) && !b->weekday && a->year && !a->relative) {
        b->year = a->year + (b->month < a->month);
        b->open &= (uint8_t)~OPEN_YEAR;
    } else if (a->open & OPEN_YEAR && b->open & OPEN_YEAR && fh_timeline__day_of(*b) < fh_timeline__day_of(*a)) {
        if (b->open & OPEN_WEEK) *b = fh_timeline__shift(*b, 1, U_WEEK);
        else b->year = a->year + (b->month < a->month || (b->month == a->month && b->day < a->day));
    }
}

/* "13" of "13 to 15 July"; the month and year come from the other end */
static uint32_t bare_day_before(tl_parser *p, uint32_t i, bool and, tl_expr *e, uint32_t *ret_end) {
    unsigned day;
    bool ordinal;
    uint32_t k = SAYS(i, "the") ? i + 1 : i, next = fh_timeline__day_of_month(p, k, &day, &ordinal), to = next ? between_ends(p, next, and) : 0;
    tl_expr other = {0};
    uint32_t end = to ? fh_timeline__calendar(p, to, &other) : 0;
    if (!end && to && SAYS(to, "the")) end = fh_timeline__calendar(p, to + 1, &other);
    if (!end || other.a.grain != G_DAY || other.a.weekday || (IS(to, W_MONTH | W_WEEKDAY)) || day > fh_timeline__month_days(other.a.year ? other.a.year : 2000, other.a.month)) return 0;
    if (NUMBER(to) && p->at[to].digits > 2) return 0;
    if (NUMBER(to) && (CHAR(to + 1, '/') || CHAR(to + 1, '-') || CHAR(to + 1, '.')) && GLUED(to + 1) && NUMBER(to + 2)) return 0;
    *e = other;
    e->b = other.a;
    e->a.day = (uint8_t)day;
    *ret_end = end;
    return next;
}

uint32_t fh_timeline__range(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = i;
    bool between = false, from = false;
    if (PREP(k, PREP_IN) && PREP(k + 1, PREP_BETWEEN)) k++;
    if (p->manner == MANNER_UTTERANCE && i > 0 && PREP(i - 1, PREP_BETWEEN)) return 0;
    if (PREP(k, PREP_BETWEEN)) { between = true; k++; }
    else if (PREP(k, PREP_FROM)) { from = true; k++; }
    else if (p->manner == MANNER_PHRASE && SAYS(k, "later") && SAYS(k + 1, "than")) { between = true; k += 2; }
    tl_expr a = {0}, b = {0};
    uint32_t end;
    if (bare_day_before(p, k, between, &a, &end)) {
        e->kind = E_RANGE;
        e->a = a.a;
        e->b = a.b;
        e->relative = a.relative;
        return end;
    }
    uint32_t next = moment(p, k, &a), to = next ? between_ends(p, next, between) : 0;
    if (!to) return 0;
    if (!from && !between && CHAR(next, '-') && !GLUED(next) != !GLUED(to) && p->manner == MANNER_UTTERANCE) return 0;
    end = moment(p, to, &b);
    unsigned day;
    bool ordinal;
    uint32_t bare = fh_timeline__day_of_month(p, SAYS(to, "the") ? to + 1 : to, &day, &ordinal);
    bool day_only = bare && a.a.grain == G_DAY && !(a.a.open & OPEN_WEEK) && day > a.a.day && (ordinal || bare >= end) && !IS(bare, W_MONTH) && !(CHAR(bare, '/') && GLUED(bare));
    if (day_only && (ordinal ? end <= bare : !end || end <= bare)) { /* July 13-15 */
        b = a;
        b.a.day = (uint8_t)day;
        end = bare;
        tl_when y;
        uint32_t year = CHAR(end, ',') ? fh_timeline__year(p, end + 1, &y) : fh_timeline__year(p, end, &y);
        if (year && a.a.open & OPEN_YEAR) { a.a.year = b.a.year = y.year; a.a.open = b.a.open = 0; end = year; }
    }
    if (!end || b.kind != E_WHEN || (a.a.grain >= G_HOUR) != (b.a.grain >= G_HOUR)) return 0;
    if (a.a.grain >= G_HOUR && p->manner == MANNER_UTTERANCE) return 0;
    if (a.a.grain >= G_HOUR) { /* the half of the day is shared */
        if (a.a.open & OPEN_NOON && !(b.a.open & OPEN_NOON) && b.a.hour >= 12 && a.a.hour + 12 <= b.a.hour) { a.a.hour = (uint8_t)(a.a.hour + 12); a.a.open &= (uint8_t)~OPEN_NOON; }
        tl_when *said = a.a.open & OPEN_DAY && !(b.a.open & OPEN_DAY) ? &b.a : &a.a, *other = said == &a.a ? &b.a : &a.a;
        if (other->open & OPEN_DAY) { other->year = said->year; other->month = said->month; other->day = said->day; }
        if (a.a.grain > b.a.grain) b.a.grain = a.a.grain;
        if (b.a.open & OPEN_NOON && b.a.hour <= a.a.hour && b.a.hour < 12) b.a.hour = (uint8_t)(b.a.hour + 12);
    } else share(&a.a, &b.a);
    e->kind = E_RANGE;
    e->a = a.a;
    e->b = b.a;
    e->relative = a.relative || b.relative;
    return end;
}

/* "from 18th Dec for 10 days", "4pm for 30 mins", "for 10 days from 18th Dec", "a week starting tomorrow" */
uint32_t fh_timeline__span_of(tl_parser *p, uint32_t i, tl_expr *e) {
    tl_expr a = {0};
    tl_amount n;
    uint32_t k = PREP(i, PREP_FROM) ? i + 1 : i, next = moment(p, k, &a), end = 0;
    if (next && PREP(next, PREP_FOR)) end = fh_timeline__amount(p, next + 1, &n);
    else {
        next = fh_timeline__amount(p, PREP(i, PREP_FOR) ? i + 1 : i, &n);
        if (!next) return 0;
        if (SAYS(next, "starting")) { next++; if (PREP(next, PREP_FROM)) next++; }
        else if (PREP(next, PREP_FROM) && PREP(i, PREP_FOR)) next++;
        else return 0;
        end = moment(p, next, &a);
    }
    if (!end || a.kind != E_WHEN) return 0;
    if (p->manner == MANNER_UTTERANCE && (PREP(i, PREP_FOR) || PREP(next, PREP_FOR)) ) return 0; /* two expressions */
    e->kind = E_RANGE;
    e->a = e->b = a.a;
    e->amount = n;
    e->exclusive = p->manner == MANNER_UTTERANCE;
    e->b = fh_timeline__shift(a.a, (int32_t)n.n, (tl_unit)n.unit);
    e->relative = a.relative;
    return end;
}

/* "before 2014", "since 2pm", "by the end of the month", "as early as next year", "starting January 7th" */
uint32_t fh_timeline__open_end(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = i;
    bool than = (SAYS_ANY(k, "later earlier more less greater")) && SAYS(k + 1, "than");
    while (p->manner == MANNER_UTTERANCE && (CHAR(k, '<') || CHAR(k, '>') || CHAR(k, '='))) k++;
    bool compared = k > i;
    if (SAYS(k, "no") && SAYS(k + 2, "than")) { k++; than = SAYS(k, "later") || SAYS(k, "earlier"); }
    if (SAYS(k, "year") && IS(k + 1, W_BOUND)) { k++; than = SAYS(k + 1, "than"); }
    if (SAYS(k, "sometimes") || SAYS(k, "sometime")) k++;
    if (compared) { /* ">= 2019" */ }
    else if (SAYS(k, "as") && (SAYS_ANY(k + 1, "early late soon")) && SAYS(k + 2, "as")) k += 3;
    else if (SAYS_ANY(k, "starting beginning commencing")) { k++; if (PREP(k, PREP_ON) || PREP(k, PREP_FROM)) k++; }
    else if (than) k += 2;
    else if (PREPS(k, BIT(PREP_BEFORE) | BIT(PREP_AFTER) | BIT(PREP_SINCE) | BIT(PREP_BY) | BIT(PREP_TO) | BIT(PREP_FROM) | BIT(PREP_AROUND))) {
        if (SAYS(k, "to") || (PREP(k, PREP_FROM) && p->manner == MANNER_UTTERANCE)) return 0;
        k++;
    } else if (SAYS(k, "around") || SAYS(k, "circa")) k++;
    else return 0;
    tl_expr a = {0};
    uint32_t next = moment(p, k, &a);
    if (!next) {
        tl_amount n;
        next = p->manner == MANNER_PHRASE && PREP(i, PREP_AFTER) && p->anchor.grain ? fh_timeline__amount(p, k, &n) : 0;
        if (!next) return 0;
        a.kind = E_WHEN;
        a.a = fh_timeline__truncate(fh_timeline__shift(p->anchor, (int32_t)n.n, (tl_unit)n.unit), G_HOUR);
    }
    *e = a;
    bool near = PREP(i, PREP_AROUND) || SAYS(i, "around");
    e->kind = near ? E_WHEN : E_OPEN;
    e->bound = (uint8_t)(PREP(i, PREP_BY) ? BOUND_LESS : 0);
    return next;
}

uint32_t fh_timeline__and_later(tl_parser *p, uint32_t i, tl_expr *e) { /* "1/1/2016 and later" */
    uint32_t next = moment(p, i, e);
    if (!next || p->manner == MANNER_REPORT || (!PREP(next, PREP_AND) && !PREP(next, PREP_OR))) return 0;
    if (!SAYS(next + 1, "later") && !SAYS(next + 1, "after") && !SAYS(next + 1, "before") && !SAYS(next + 1, "earlier")) return 0;
    if (p->at[next + 2].kind == ATOM_WORD) return 0;
    e->kind = E_OPEN;
    return next + 2;
}

/* "within 2 weeks": from now until then */
uint32_t fh_timeline__within(tl_parser *p, uint32_t i, tl_expr *e) {
    tl_amount n;
    if (p->manner != MANNER_PHRASE || !PREP(i, PREP_WITHIN) || !p->anchor.grain) return 0;
    uint32_t next = fh_timeline__amount(p, i + 1, &n);
    if (!next) return 0;
    e->kind = E_RANGE;
    e->bound = BOUND_LESS;
    e->exclusive = e->relative = true;
    e->a = p->anchor;
    e->b = n.unit >= U_DAY ? fh_timeline__truncate(fh_timeline__shift(p->anchor, (int32_t)n.n, (tl_unit)n.unit), G_DAY) : fh_timeline__shift(p->anchor, (int32_t)n.n, (tl_unit)n.unit);
    return next;
}

/* In a phrase the preposition belongs to it: "in 2014", "at 3 p.m.", "on Friday". */
uint32_t fh_timeline__with_preposition(tl_parser *p, uint32_t i, tl_expr *e) {
    if (p->manner != MANNER_PHRASE || i || !IS(i, W_PREP)) return 0;
    if (!PREPS(i, BIT(PREP_IN) | BIT(PREP_ON) | BIT(PREP_AT) | BIT(PREP_DURING) | BIT(PREP_FOR))) return 0;
    return moment(p, i + 1, e);
}
