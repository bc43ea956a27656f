/* SPDX-License-Identifier: MIT
 *
 * timeline/expression.c - whole expressions: days joined with times, durations, sets, words for past,
 * present and future; and in utterances ranges and the prepositions before them. */
#include "timeline/day.h"

typedef uint32_t rule(tl_parser *p, uint32_t i, tl_expr *e);

/* ---- days with times ------------------------------------------------------------------------- */

/* The half of the day that a part of it says, or the next time the hour comes round. */
static void choose_half(const tl_parser *p, tl_when *clock, unsigned part, bool dated) {
    if (!(clock->open & OPEN_NOON)) return;
    unsigned h = clock->hour;
    bool late = part == 3 || part == 4 || part == 8 || part == 9 || (part == 5 && h < 12 && (h >= 5 || p->manner == MANNER_PHRASE));
    if (part == 2) late = h < 11;
    if (!part && !dated && p->manner == MANNER_PHRASE && p->anchor.grain >= G_HOUR) {
        int now = p->anchor.hour * 60 + p->anchor.minute, then = (int)h % 12 * 60 + clock->minute;
        late = then <= now;
    }
    if (!part && dated && p->manner == MANNER_PHRASE) { if (!(h < 12 && late)) return; }
    if (part || (!dated && p->manner == MANNER_PHRASE)) {
        clock->hour = (uint8_t)(h % 12 + (late ? 12 : 0));
        clock->open &= (uint8_t)~OPEN_NOON;
    }
}

static tl_when join(const tl_parser *p, tl_when day, tl_when clock) {
    choose_half(p, &clock, day.grain == G_PART ? day.part : 0, true);
    tl_when w = day;
    w.hour = clock.hour;
    w.minute = clock.minute;
    w.second = clock.second;
    w.grain = clock.grain;
    w.part = 0;
    w.has_zone = clock.has_zone;
    w.zone = clock.zone;
    w.open |= clock.open;
    if (w.hour == 0 && w.minute == 0 && clock.grain == G_HOUR && p->manner == MANNER_REPORT) w.hour = 24; /* midnight on Friday ends it */
    return w;
}

/* "at", "@", "around", a comma: what may stand between a day and a time. *ret_sure: a bare hour may follow. */
static uint32_t connector(const tl_parser *p, uint32_t i, bool *ret_sure) {
    *ret_sure = false;
    if (CHAR(i, ',')) i++;
    if (CHAR(i, 'T') && GLUED(i)) i++;
    uint32_t k = i;
    if (PREP(k, PREP_AT) || CHAR(k, '@') || PREPS(k, BIT(PREP_AROUND) | BIT(PREP_BY) | BIT(PREP_BEFORE) | BIT(PREP_AFTER)) || IS(k, W_BOUND) || SAYS(k, "near") || SAYS(k, "shortly") || PREP(k, PREP_FROM)) {
        *ret_sure = PREP(k, PREP_AT) || CHAR(k, '@') || p->manner != MANNER_REPORT;
        k++;
        if (IS(k, W_BOUND) || PREPS(k, BIT(PREP_AROUND) | BIT(PREP_AFTER) | BIT(PREP_BEFORE))) k++;
        return k;
    }
    if (IS(i, W_CARD) && p->manner != MANNER_REPORT) *ret_sure = true;
    return i;
}

static bool dayish(const tl_expr *e) { return e->kind == E_WHEN && (e->a.grain == G_DAY || e->a.grain == G_PART || e->a.grain == G_NONE); }

/* "in the morning", "morning", "night" after a day or an hour */
static uint32_t part_after(const tl_parser *p, uint32_t i, unsigned *ret) {
    uint32_t k = CHAR(i, ',') ? i + 1 : i;
    if (IS(k, W_EDGE) && VALUE(k, W_EDGE) <= 3) k++;
    if (PREPS(k, BIT(PREP_IN) | BIT(PREP_AT) | BIT(PREP_DURING))) {
        uint32_t next = fh_timeline__part(p, k + 1, ret);
        return next;
    }
    if (SAYS(k, "after") && SAYS(k + 1, "midnight")) return 0;
    return fh_timeline__part(p, k, ret);
}

static uint32_t iso_time(const tl_parser *p, uint32_t i, tl_when *w) { /* T21:14:00Z, 21:14 right after a date in digits */
    if (!SAYS(i, "t") || !GLUED(i) || !NUMBER(i + 1)) return 0;
    uint32_t next = fh_timeline__clock(p, i + 1, w, false);
    if (next && SAYS(next, "z") && GLUED(next)) next++;
    w->open &= (uint8_t)~OPEN_NOON;
    return next;
}

static uint32_t day_and_time(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t next = fh_timeline__day(p, i, e);
    if (!next || !dayish(e) || e->edge == EDGE_END) return next;
    tl_when clock;
    unsigned part = 0;
    bool sure;
    uint32_t end = iso_time(p, next, &clock);
    if (end) { e->a = join(p, e->a, clock); return end; }
    end = e->a.grain != G_PART ? part_after(p, next, &part) : 0;
    if (end && !(p->manner == MANNER_REPORT && IS(end, W_PART))) {
        if (IS(next, W_EDGE)) e->edge = (uint8_t)VALUE(next, W_EDGE);
        e->a.grain = G_PART;
        e->a.part = (uint8_t)part;
        next = end;
    }
    uint32_t k = connector(p, next, &sure);
    end = fh_timeline__clock(p, k, &clock, sure);
    if (!end || (p->manner == MANNER_REPORT && k > next && CHAR(next, ',') && !(clock.grain == G_MINUTE))) return next;
    e->a = join(p, e->a, clock);
    if ((k = part_after(p, end, &part)) && (clock.open & OPEN_NOON)) {
        tl_when day = e->a;
        choose_half(p, &day, part, true);
        e->a = day;
        end = k;
    }
    return end;
}

static tl_when some_day(const tl_parser *p) { /* the day of a time that says none */
    tl_when w = p->manner == MANNER_REPORT && p->focus.grain >= G_DAY ? p->focus : p->manner == MANNER_REPORT && p->narrative && p->focus.grain ? p->focus : p->anchor;
    return w.grain >= G_DAY ? fh_timeline__truncate(w, G_DAY) : (tl_when){.grain = G_DAY};
}

/* "put the toll at 12", "the price stood at 18": what stands at `i` after "at" is an amount, not an hour. */
static bool is_amount(const tl_parser *p, uint32_t i) {
    for (uint32_t k = i - 1; k-- > 0 && i - k <= 8 && !CHAR(k, ',') && !CHAR(k, '.');)
        if (SAYS_ANY(k, "put puts putting stand stands stood standing remain remains remained stay stays stayed hold holds held "
                        "estimate estimates estimated value valued price priced count counted cap capped number peak peaked")) return true;
    return false;
}

/* Does the hour that ends before `next` stand alone: "at 19", neither "at 19:00" nor "at 7 p.m.". */
static bool is_bare_hour(const tl_parser *p, uint32_t i, uint32_t next, const tl_when *clock) {
    return clock->grain == G_HOUR && next == i + 1 && (NUMBER(i) || IS(i, W_CARD));
}

static uint32_t time_and_day(tl_parser *p, uint32_t i, tl_expr *e) {
    tl_when clock;
    bool at = i > 0 && (PREP(i - 1, PREP_AT) || CHAR(i - 1, '@')), sure = at && !(p->manner == MANNER_REPORT && is_amount(p, i));
    uint32_t k = i;
    if (p->manner != MANNER_REPORT && (PREP(i, PREP_AT) || CHAR(i, '@') || PREP(i, PREP_AROUND) || SAYS(i, "approximately"))) { k++; sure = true; if (SAYS(k, "around")) k++; }
    uint32_t next = fh_timeline__clock(p, k, &clock, sure), end;
    bool bare = false;
    if (!next && p->manner == MANNER_PHRASE) { next = fh_timeline__clock(p, k, &clock, true); bare = true; }
    if (!next) return 0;
    if (sure && !at && p->manner == MANNER_REPORT) return 0;
    if (at && p->manner == MANNER_REPORT && ((clock.open & OPEN_NOON && clock.grain == G_HOUR) || is_bare_hour(p, i, next, &clock))) bare = true; /* "at 9" needs a day beside it */
    unsigned part;
    tl_expr day = {0};
    uint32_t on = CHAR(next, ',') || (CHAR(next, '-') && !bare) ? next + 1 : next;
    if (PREP(on, PREP_ON) || (PREP(on, PREP_OF) && p->manner == MANNER_REPORT) || (PREP(on, PREP_IN) && p->manner == MANNER_PHRASE)) on++;
    if ((end = part_after(p, next, &part)) && !IS(end, W_PREP)) {
        choose_half(p, &clock, part, true);
        next = end;
        on = PREP(next, PREP_ON) ? next + 1 : next;
        bare = false;
    }
    end = fh_timeline__day(p, on, &day);
    if (end && dayish(&day)) {
        *e = day;
        uint32_t more = day.a.grain == G_DAY ? part_after(p, end, &part) : 0;
        if (more && p->manner != MANNER_REPORT) { choose_half(p, &clock, part, true); end = more; }
        e->a = join(p, day.a, clock);
        return end;
    }
    if (bare && (end || clock.grain == G_HOUR)) return 0;
    e->kind = E_WHEN;
    tl_when d = some_day(p);
    choose_half(p, &clock, 0, false);
    if (p->manner == MANNER_PHRASE && d.year && clock.hour * 60 + clock.minute <= p->anchor.hour * 60 + p->anchor.minute) d = fh_timeline__shift(d, 1, U_DAY);
    e->a = join(p, d, clock);
    e->a.open |= OPEN_DAY;
    e->relative = true;
    return next;
}

/* "the night of April 18", "morning of xmas", "the afternoon", "night" */
static uint32_t part_of_day(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = i;
    bool the = SAYS(k, "the") || SAYS(k, "that");
    if (the) k++;
    if (IS(k, W_EDGE) && VALUE(k, W_EDGE) <= 3) { e->edge = (uint8_t)VALUE(k, W_EDGE); k++; if (PREP(k, PREP_IN)) k++; if (SAYS(k, "the")) { k++; the = true; } }
    if (CHAR(k, '-') && GLUED(k)) k++;
    if (SAYS(k, "next") || SAYS(k, "following")) { /* early the next morning: relative.c knows it without "early" */
        tl_expr sub = {0};
        uint32_t next = k > i ? fh_timeline__relative(p, SAYS(k - 1, "the") ? k - 1 : k, &sub) : 0;
        if (!next || sub.a.grain != G_PART) return 0;
        uint8_t which = e->edge;
        *e = sub;
        e->edge = which;
        return next;
    }
    if (!IS(k, W_PART) || (p->manner == MANNER_UTTERANCE && p->text.ptr[p->at[k].end - 1] == 's' && k == i)) return 0;
    unsigned part = (unsigned)VALUE(k, W_PART);
    uint32_t next = k + 1;
    if (SAYS(k, "lunch") && p->manner == MANNER_REPORT) return 0;
    tl_expr day = {0};
    uint32_t on = PREP(next, PREP_OF) || PREP(next, PREP_ON) || CHAR(next, ',') ? next + 1 : next, end;
    if ((end = fh_timeline__day(p, on, &day)) && day.kind == E_WHEN && day.a.grain == G_DAY && (on > next || p->manner != MANNER_REPORT)) {
        uint8_t which = e->edge;
        *e = day;
        e->edge = which;
        e->a.grain = G_PART;
        e->a.part = (uint8_t)part;
        return end;
    }
    e->kind = E_WHEN;
    tl_when d = the || p->manner != MANNER_REPORT ? some_day(p) : (tl_when){.grain = G_DAY};
    if (p->manner == MANNER_REPORT && part != 5 && part != 6 && !the && !e->edge && part != 3) return 0;
    d.grain = G_PART;
    d.part = (uint8_t)part;
    e->a = d;
    e->relative = true;
    bool sure;
    tl_when clock;
    uint32_t at = connector(p, next, &sure);
    if (sure && p->manner != MANNER_REPORT && (end = fh_timeline__clock(p, at, &clock, true))) { e->a = join(p, d, clock); return end; }
    return next;
}

/* ---- amounts and sets ------------------------------------------------------------------------------ */

static uint32_t bound_before(const tl_parser *p, uint32_t i, uint8_t *ret) { /* about, more than, at least, a little more than */
    uint32_t k = i;
    if (SAYS(k, "a") && SAYS(k + 1, "little")) k += 2;

    if (SAYS(k, "at") && (SAYS(k + 1, "least") || SAYS(k + 1, "most"))) { *ret = SAYS(k + 1, "least") ? 2 : 3; return k + 2; }
    if (SAYS(k, "up") && SAYS(k + 1, "to")) { *ret = 3; return k + 2; }
    if (!IS(k, W_BOUND)) return 0;
    *ret = (uint8_t)VALUE(k, W_BOUND);
    bool than = SAYS(k + 1, "than");
    if ((SAYS_ANY(k, "more less greater fewer")) && !than) return 0;
    return than ? k + 2 : k + 1;
}

static uint32_t duration(tl_parser *p, uint32_t i, tl_expr *e) {
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

static uint32_t set(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t next = set_without_time(p, i, e);
    if (!next || e->kind != E_SET || p->manner == MANNER_REPORT) return next;
    bool sure;
    tl_when clock;
    uint32_t at = connector(p, next, &sure), end = fh_timeline__clock(p, at, &clock, sure); /* every day at 7 */
    if (!end || (!e->each && (e->amount.unit != U_DAY || e->amount.n != 1))) return next;
    choose_half(p, &clock, e->a.part, true);
    uint8_t weekday = e->a.weekday;
    e->a = clock;
    e->a.weekday = weekday;
    e->each = true;
    return end;
}

/* "now", "recently", "the future", "at present" */
static uint32_t now(tl_parser *p, uint32_t i, tl_expr *e) {
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

/* ---- ranges and prepositions, in utterances ------------------------------------------------------------ */

static uint32_t moment(tl_parser *p, uint32_t i, tl_expr *e) { /* one end of a range */
    static rule *const rules[] = {day_and_time, time_and_day, part_of_day, now};
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

static uint32_t range(tl_parser *p, uint32_t i, tl_expr *e) {
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
static uint32_t span_of(tl_parser *p, uint32_t i, tl_expr *e) {
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
static uint32_t open_end(tl_parser *p, uint32_t i, tl_expr *e) {
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
    e->bound = (uint8_t)(PREP(i, PREP_BY) ? 3 : 0);
    return next;
}

static uint32_t and_later(tl_parser *p, uint32_t i, tl_expr *e) { /* "1/1/2016 and later" */
    uint32_t next = moment(p, i, e);
    if (!next || p->manner == MANNER_REPORT || (!PREP(next, PREP_AND) && !PREP(next, PREP_OR))) return 0;
    if (!SAYS(next + 1, "later") && !SAYS(next + 1, "after") && !SAYS(next + 1, "before") && !SAYS(next + 1, "earlier")) return 0;
    if (p->at[next + 2].kind == ATOM_WORD) return 0;
    e->kind = E_OPEN;
    return next + 2;
}

/* "within 2 weeks": from now until then */
static uint32_t within(tl_parser *p, uint32_t i, tl_expr *e) {
    tl_amount n;
    if (p->manner != MANNER_PHRASE || !PREP(i, PREP_WITHIN) || !p->anchor.grain) return 0;
    uint32_t next = fh_timeline__amount(p, i + 1, &n);
    if (!next) return 0;
    e->kind = E_RANGE;
    e->bound = 3;
    e->exclusive = e->relative = true;
    e->a = p->anchor;
    e->b = n.unit >= U_DAY ? fh_timeline__truncate(fh_timeline__shift(p->anchor, (int32_t)n.n, (tl_unit)n.unit), G_DAY) : fh_timeline__shift(p->anchor, (int32_t)n.n, (tl_unit)n.unit);
    return next;
}

/* In a phrase the preposition belongs to it: "in 2014", "at 3 p.m.", "on Friday". */
static uint32_t with_preposition(tl_parser *p, uint32_t i, tl_expr *e) {
    if (p->manner != MANNER_PHRASE || i || !IS(i, W_PREP)) return 0;
    if (!PREPS(i, BIT(PREP_IN) | BIT(PREP_ON) | BIT(PREP_AT) | BIT(PREP_DURING) | BIT(PREP_FOR))) return 0;
    return moment(p, i + 1, e);
}

uint32_t fh_timeline__expression(tl_parser *p, uint32_t i, tl_expr *e) {
    static rule *const rules[] = {day_and_time, time_and_day, part_of_day, duration, set, now, range, span_of, open_end, and_later, within, with_preposition};
    enum { N_REPORT_RULES = 6, N_RULES = sizeof rules / sizeof *rules };
    uint32_t best = 0;
    size_t n = p->manner == MANNER_REPORT ? N_REPORT_RULES : N_RULES;
    for (size_t k = 0; k < n; k++) {
        tl_expr got = {0};
        uint32_t next = rules[k](p, i, &got);
        if (next > best) { best = next; *e = got; }
    }
    e->begin = i;
    e->end = best;
    return best;
}
