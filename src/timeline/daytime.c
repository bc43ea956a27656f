/* SPDX-License-Identifier: MIT
 *
 * timeline/daytime.c - times of day: joined with a day, before or after it, or alone; and parts of a day.
 *
 * A time without a day is of the day last spoken of, or of the report's. An hour of which the text does not say whether it is of the morning stays
 * open in a report; in a phrase it is the next such hour. */
#include "timeline/expression.h"

enum { VERB_REACH = 8 }; /* atoms back to "put the toll" before "at 19" */

/* The half of the day that a part of it says, or the next time the hour comes round. */
void fh_timeline__choose_half(const tl_parser *p, tl_when *clock, unsigned part, bool dated) {
    if (!(clock->open & OPEN_NOON)) return;
    unsigned h = clock->hour;
    bool late = part == PART_AFTERNOON || part == PART_EVENING || part == PART_DUSK || part == PART_LUNCH || (part == PART_NIGHT && h < 12 && (h >= 5 || p->manner == MANNER_PHRASE));
    if (part == PART_MIDDAY) late = h < 11;
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
    fh_timeline__choose_half(p, &clock, day.grain == G_PART ? day.part : 0, true);
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
uint32_t fh_timeline__connector(const tl_parser *p, uint32_t i, bool *ret_sure) {
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
    if (IS(k, W_EDGE) && VALUE(k, W_EDGE) <= EDGE_LATE) k++;
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

uint32_t fh_timeline__day_and_time(tl_parser *p, uint32_t i, tl_expr *e) {
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
    uint32_t k = fh_timeline__connector(p, next, &sure);
    end = fh_timeline__clock(p, k, &clock, sure);
    if (!end || (p->manner == MANNER_REPORT && k > next && CHAR(next, ',') && !(clock.grain == G_MINUTE))) return next;
    e->a = join(p, e->a, clock);
    if ((k = part_after(p, end, &part)) && (clock.open & OPEN_NOON)) {
        tl_when day = e->a;
        fh_timeline__choose_half(p, &day, part, true);
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
    for (uint32_t k = i - 1; k-- > 0 && i - k <= VERB_REACH && !CHAR(k, ',') && !CHAR(k, '.');)
        if (SAYS_ANY(k, "put puts putting stand stands stood standing remain remains remained stay stays stayed "
                        "estimate estimates estimated value valued price priced count counted cap capped number peak peaked")) return true;
    return false;
}

/* Does the hour that ends before `next` stand alone: "at 19", neither "at 19:00" nor "at 7 p.m.". */
static bool is_bare_hour(const tl_parser *p, uint32_t i, uint32_t next, const tl_when *clock) {
    return clock->grain == G_HOUR && next == i + 1 && (NUMBER(i) || IS(i, W_CARD));
}

uint32_t fh_timeline__time_and_day(tl_parser *p, uint32_t i, tl_expr *e) {
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
        fh_timeline__choose_half(p, &clock, part, true);
        next = end;
        on = PREP(next, PREP_ON) ? next + 1 : next;
        bare = false;
    }
    end = fh_timeline__day(p, on, &day);
    if (end && dayish(&day)) {
        *e = day;
        uint32_t more = day.a.grain == G_DAY ? part_after(p, end, &part) : 0;
        if (more && p->manner != MANNER_REPORT) { fh_timeline__choose_half(p, &clock, part, true); end = more; }
        e->a = join(p, day.a, clock);
        return end;
    }
    if (bare && (end || clock.grain == G_HOUR)) return 0;
    e->kind = E_WHEN;
    tl_when d = some_day(p);
    fh_timeline__choose_half(p, &clock, 0, false);
    if (p->manner == MANNER_PHRASE && d.year && clock.hour * 60 + clock.minute <= p->anchor.hour * 60 + p->anchor.minute) d = fh_timeline__shift(d, 1, U_DAY);
    e->a = join(p, d, clock);
    e->a.open |= OPEN_DAY;
    e->relative = true;
    return next;
}

/* "the night of April 18", "morning of xmas", "the afternoon", "night" */
uint32_t fh_timeline__part_of_day(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = i;
    bool the = SAYS(k, "the") || SAYS(k, "that");
    if (the) k++;
    if (IS(k, W_EDGE) && VALUE(k, W_EDGE) <= EDGE_LATE) { e->edge = (uint8_t)VALUE(k, W_EDGE); k++; if (PREP(k, PREP_IN)) k++; if (SAYS(k, "the")) { k++; the = true; } }
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
    if (p->manner == MANNER_REPORT && part != PART_NIGHT && part != PART_DAYTIME && !the && !e->edge && part != PART_AFTERNOON) return 0;
    d.grain = G_PART;
    d.part = (uint8_t)part;
    e->a = d;
    e->relative = true;
    bool sure;
    tl_when clock;
    uint32_t at = fh_timeline__connector(p, next, &sure);
    if (sure && p->manner != MANNER_REPORT && (end = fh_timeline__clock(p, at, &clock, true))) { e->a = join(p, d, clock); return end; }
    return next;
}
