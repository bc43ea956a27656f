/* SPDX-License-Identifier: MIT
 *
 * timeline/value.c - TIMEX3 values (ISO 24617-1, TIDES 2005 for what it leaves open).
 *
 * A range, for which TIMEX3 has no value, is written "(begin,end,length)" in an utterance and as an ISO
 * 8601 interval "begin/end", its end excluded, for a phrase that stands alone (docs/timeline.md). An
 * utterance's value leaves open what was not said ("XXXX-10-05"); the date of the record does not. */
#include "base/buf.h"
#include "timeline/rules.h"

static const char *const season_names[] = {"", "SP", "SU", "FA", "WI"};
static const char *const part_names[] = {"", "MO", "MI", "AF", "EV", "NI", "DT", "DA", "EV", "MI"};

fh_timex_type fh_timeline__type(const tl_expr *e) {
    if (e->kind == E_DURATION) return FH_TIMEX_DURATION;
    if (e->kind == E_SET) return FH_TIMEX_SET;
    return (e->kind == E_WHEN || e->kind == E_OPEN) && e->a.grain >= G_PART ? FH_TIMEX_TIME : FH_TIMEX_DATE;
}

/* As precise as the moment is, and no more than makes a day of the calendar: "30 February" is a month. */
fh_datetime fh_timeline__datetime(tl_when w) {
    fh_datetime d = {0};
    if (w.grain < G_YEAR || w.year < 1 || w.bc || w.year > 9999) return d;
    d.year = (int16_t)w.year;
    d.precision = FH_PRECISION_YEAR;
    if ((w.grain != G_MONTH && w.grain < G_WEEK) || w.month < 1 || w.month > 12) return d;
    d.month = w.month;
    d.precision = FH_PRECISION_MONTH;
    if (w.grain < G_WEEK || w.day < 1 || w.day > fh_timeline__month_days(w.year, w.month)) return d;
    d.day = w.day;
    d.precision = FH_PRECISION_DAY;
    if (w.grain < G_HOUR || w.hour > 24 || w.minute > 59 || w.second > 59) return d;
    d.hour = (uint8_t)(w.hour % 24);
    d.minute = w.minute;
    d.second = w.second;
    d.precision = w.grain == G_SECOND ? FH_PRECISION_SECOND : FH_PRECISION_MINUTE;
    d.has_zone = w.has_zone;
    d.zone_minutes = w.zone;
    return d;
}

/* ---- moments ------------------------------------------------------------------------------------- */

static void put_year(fh_buf *b, tl_when w, bool open) {
    if (w.bc) fh_buf_format(b, "BC%04d", w.year);
    else if (!w.year || (open && w.open & OPEN_YEAR)) fh_buf_add(b, FH_STR("XXXX"));
    else fh_buf_format(b, "%04d", w.year);
}

static void put_day(fh_buf *b, tl_when w, bool open) {
    if (w.weekday && (!w.year || (open && w.open & OPEN_WEEK))) { fh_buf_format(b, "XXXX-WXX-%d", w.weekday); return; }
    put_year(b, w, open);
    if (!w.year && !w.month) { fh_buf_add(b, FH_STR("-XX-XX")); return; }
    if (open && w.open & OPEN_MONTH) fh_buf_add(b, FH_STR("-XX"));
    else fh_buf_format(b, "-%02d", w.month);
    fh_buf_format(b, "-%02d", w.day);
}

static void put_clock(fh_buf *b, tl_when w) {
    fh_buf_format(b, "T%02d", w.hour);
    if (w.grain == G_HOUR && w.hour == 24) fh_buf_add(b, FH_STR(":00"));
    if (w.grain >= G_MINUTE) fh_buf_format(b, ":%02d", w.minute);
    if (w.grain >= G_SECOND) fh_buf_format(b, ":%02d", w.second);
}

static void put_moment(fh_buf *b, tl_when w, bool open, bool report) {
    int32_t year;
    switch (w.grain) {
    case G_MILLENNIUM: fh_buf_format(b, "%d", w.year / 1000); return;
    case G_CENTURY: fh_buf_format(b, w.bc ? "BC%02d" : "%02d", w.bc ? (w.year - 100) / 100 : w.year / 100); return;
    case G_DECADE: fh_buf_format(b, "%03d", w.year / 10); return;
    case G_YEAR:
        if (w.reckoning) fh_buf_format(b, "%cY", w.reckoning);
        put_year(b, w, open);
        return;
    case G_HALF: put_year(b, w, open); fh_buf_format(b, "-H%d", w.sub); return;
    case G_QUARTER: put_year(b, w, open); fh_buf_format(b, report ? "-Q%d" : "-%02d", report ? w.sub : w.sub * 3 - 2); return;
    case G_SEASON: put_year(b, w, open); fh_buf_format(b, "-%s", season_names[w.sub]); return;
    case G_MONTH: put_year(b, w, open); fh_buf_format(b, "-%02d", w.month); return;
    case G_WEEK: case G_WEEKEND: {
        if (w.sub && w.month && w.grain == G_WEEK && !report) { put_year(b, w, open); fh_buf_format(b, "-%02d-W%02d", w.month, w.sub); return; }
        unsigned week = fh_timeline__iso_week(fh_timeline__day_of(w), &year);
        fh_buf_format(b, "%04d-W%02u%s", year, week, w.grain == G_WEEKEND ? "-WE" : "");
        return;
    }
    case G_PART:
        if (!w.year && !report) { fh_buf_format(b, "T%s", part_names[w.part]); return; }
        put_day(b, w, open);
        fh_buf_format(b, "T%s", part_names[w.part]);
        return;
    case G_HOUR: case G_MINUTE: case G_SECOND:
        if (!w.year && !w.weekday && !report) { put_clock(b, w); return; }
        put_day(b, w, open);
        put_clock(b, w);
        return;
    default: put_day(b, w, open);
    }
}

/* ---- amounts ----------------------------------------------------------------------------------------- */

static void put_number(fh_buf *b, double n) {
    int32_t whole = (int32_t)n;
    fh_buf_format(b, "%d", whole);
    int32_t hundredths = (int32_t)((n - whole) * 100 + 0.5);
    if (hundredths > 0 && hundredths < 100) fh_buf_format(b, hundredths % 10 ? ".%02d" : ".%d", hundredths % 10 ? hundredths : hundredths / 10);
}

static void put_amount(fh_buf *b, const tl_amount *a, bool report) {
    static const char *const letters[] = {"", "S", "M", "H", "D", "W", "WE", "W", "M", "Q", "Y", "DE", "CE", "ML", "N", "S"};
    const char *letter = letters[a->unit];
    double n = a->unit == U_FORTNIGHT ? a->n * 2 : a->n;
    if (a->unit == U_NIGHT) letter = "D";
    if (a->working) letter = "BD";
    if (!report && a->unit == U_DECADE) { n *= 10; letter = "Y"; }
    if (!report && a->unit == U_QUARTER) { n *= 3; letter = "M"; }
    fh_buf_add(b, a->unit <= U_HOUR ? FH_STR("PT") : FH_STR("P"));
    if (a->vague && report) fh_buf_add_char(b, 'X');
    else put_number(b, n);
    fh_buf_add(b, fh_str_of(letter));
    if (!a->unit2) return;
    if (a->unit2 <= U_HOUR && a->unit > U_HOUR) fh_buf_add_char(b, 'T');
    put_number(b, a->n2);
    fh_buf_add(b, fh_str_of(letters[a->unit2]));
}

static void put_set(fh_buf *b, const tl_expr *e, bool report) {
    if (e->each) {
        if (e->a.grain >= G_HOUR && !e->a.weekday) put_clock(b, e->a);
        else if (e->a.grain == G_PART && !e->a.weekday && !report) fh_buf_format(b, "T%s", part_names[e->a.part]);
        else if (e->a.grain == G_MONTH) fh_buf_format(b, "XXXX-%02d", e->a.month);
        else put_moment(b, e->a, true, true);
        return;
    }
    if (report && e->amount.n == 1) {
        static const char *const forms[] = {"", "", "", "XXXX-XX-XXTXX", "XXXX-XX-XX", "XXXX-WXX", "XXXX-WXX-WE", "P2W", "XXXX-XX", "XXXX-QX", "XXXX", "XXX", "XX", "X", "XXXX-XX-XXTNI", ""};
        if (*forms[e->amount.unit]) { fh_buf_add(b, fh_str_of(forms[e->amount.unit])); return; }
    }
    if (e->amount.unit == U_WEEKEND && e->amount.n == 1 && !e->amount.vague) { fh_buf_add(b, FH_STR("XXXX-WXX-WE")); return; }
    put_amount(b, &e->amount, report);
}

/* ---- ranges --------------------------------------------------------------------------------------------- */

/* Begin and end (excluded) of anything as days, and as a moment in seconds of the day. */
typedef struct stretch { int32_t first, after; int32_t first_second, after_second; } stretch;

static void part_bounds(const tl_expr *e, tl_when w, stretch *s) {
    static const int8_t from[] = {0, 0, 12, 12, 18, 18, 0, 0, 18, 12}, to[] = {24, 12, 13, 19, 24, 24, 24, 9, 24, 14};
    int f = from[w.part], t = to[w.part];
    if (e->edge == EDGE_LATE && (w.part == PART_NIGHT || w.part == PART_EVENING)) f = 21;
    if (e->edge == EDGE_LATE && w.part == PART_MORNING) f = 9;
    if (e->edge == EDGE_EARLY && w.part == PART_MORNING) t = 9;
    s->first_second = f * 3600;
    s->after_second = t * 3600;
    s->after = s->first;
    if (t == 24) { s->after++; s->after_second = 0; }
}

static void edge_bounds(uint8_t edge, uint8_t grain, stretch *s) {
    int32_t n = s->after - s->first;
    if (grain == G_MONTH) {
        tl_when m = fh_timeline__civil(s->first);
        if (edge == EDGE_END || edge == EDGE_LATE) s->first = fh_timeline__days(m.year, m.month, 21);
        else if (edge == EDGE_MIDDLE) { s->first += 10; s->after = s->first + 10; }
        else s->after = s->first + 10;
    } else if (grain == G_YEAR) {
        tl_when y = fh_timeline__civil(s->first);
        if (edge == EDGE_END || edge == EDGE_LATE) s->first = fh_timeline__days(y.year, 9, 1);
        else if (edge == EDGE_MIDDLE) { s->first = fh_timeline__days(y.year, 5, 1); s->after = fh_timeline__days(y.year, 9, 1); }
        else s->after = fh_timeline__days(y.year, 4, 1);
    } else if (grain == G_WEEK) {
        if (edge == EDGE_END || edge == EDGE_LATE) s->first += 4;
        else if (edge == EDGE_MIDDLE) { s->first += 2; s->after -= 3; }
        else s->after = s->first + 3;
    } else if (edge == EDGE_END || edge == EDGE_LATE) s->first += n * 2 / 3;
    else s->after = s->first + n / 3;
}

static void moment_bounds(tl_when w, stretch *s) {
    *s = (stretch){0};
    fh_timeline__bounds(w, &s->first, &s->after);
    if (w.grain < G_HOUR) return;
    int32_t t = w.hour * 3600 + w.minute * 60 + w.second, unit = w.grain == G_HOUR ? 3600 : w.grain == G_MINUTE ? 60 : 1;
    s->first_second = t;
    s->after_second = t + unit;
    s->after = s->first;
    if (s->after_second >= 86400) { s->after_second -= 86400; s->after++; }
}

static void put_stamp(fh_buf *b, int32_t day, int32_t second) {
    tl_when w = fh_timeline__civil(day);
    fh_buf_format(b, "%04d-%02d-%02dT%02d:%02d:%02d", w.year, w.month, w.day, second / 3600, second / 60 % 60, second % 60);
}

static void put_interval(fh_buf *b, const tl_parser *p, const tl_expr *e) {
    stretch s, t;
    moment_bounds(e->a, &s);
    if (e->kind == E_RANGE) {
        moment_bounds(e->b, &t);
        s.after = e->exclusive && !e->amount.unit ? t.first : t.after;
        s.after_second = e->exclusive && !e->amount.unit ? t.first_second : t.after_second;
        if (e->exclusive) { s.after = t.first; s.after_second = t.first_second; }
        if (e->exclusive && e->amount.unit && p->at[e->begin].kind && e->a.grain == G_DAY && e->amount.unit == U_DAY && !e->relative) s.after = t.first;
    } else if (e->a.grain == G_PART) part_bounds(e, e->a, &s);
    else if (e->edge) edge_bounds(e->edge, e->a.grain, &s);
    else if (e->a.grain == G_WEEKEND) { s.first--; s.first_second = 18 * 3600; }
    if (e->days > 1) s.after = s.first + e->days;
    if (e->bound == BOUND_LESS) { s.first = fh_timeline__day_of(p->anchor); s.first_second = p->anchor.hour * 3600 + p->anchor.minute * 60 + p->anchor.second; }
    put_stamp(b, s.first, s.first_second);
    fh_buf_add_char(b, '/');
    put_stamp(b, s.after, s.after_second);
}

static void put_length(fh_buf *b, tl_when a, tl_when z, uint8_t grain) {
    int32_t days = fh_timeline__day_of(z) - fh_timeline__day_of(a);
    int32_t months = (z.year - a.year) * 12 + (z.month ? z.month : 1) - (a.month ? a.month : 1);
    if (grain == G_YEAR) fh_buf_format(b, "P%dY", months / 12);
    else if (grain == G_MONTH || grain == G_QUARTER || grain == G_HALF) fh_buf_format(b, "P%dM", months < 0 ? months + 12 : months);
    else fh_buf_format(b, "P%dD", days);
}

static void put_limit(fh_buf *b, tl_when w, int32_t day, bool open) { /* a day, with X for what is open */
    tl_when d = fh_timeline__civil(day);
    if (w.grain >= G_HOUR) { put_moment(b, w, open, false); return; }
    if (open && w.open & OPEN_WEEK) fh_buf_format(b, "XXXX-WXX-%d", w.weekday);
    else if (open && w.open & OPEN_CENTURY) fh_buf_format(b, "XX%02d-%02d-%02d", d.year % 100, d.month, d.day);
    else if (open && w.open & OPEN_YEAR) fh_buf_format(b, "XXXX-%02d-%02d", d.month, d.day);
    else fh_buf_format(b, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static void put_triple(fh_buf *b, const tl_expr *e) {
    int32_t first, after, unused, end;
    fh_timeline__bounds(e->a, &first, &after);
    bool single = e->kind != E_RANGE;
    if (single) end = after;
    else fh_timeline__bounds(e->b, &end, &unused);
    if (e->days > 1 && single) end = first + e->days;
    fh_buf_add_char(b, '(');
    put_limit(b, e->a, first, true);
    fh_buf_add_char(b, ',');
    put_limit(b, single ? e->a : e->b, end, true);
    fh_buf_add_char(b, ',');
    if (e->kind == E_RANGE && e->amount.unit) put_amount(b, &e->amount, false);
    else if (single && e->a.grain <= G_DECADE) fh_buf_format(b, "P%dY", e->a.grain == G_DECADE ? 10 : e->a.grain == G_CENTURY ? 100 : 1000);
    else if (single && (e->a.grain == G_QUARTER || e->a.grain == G_HALF)) fh_buf_format(b, "P%dM", e->a.grain == G_HALF ? 6 : 3);
    else put_length(b, fh_timeline__civil(first), fh_timeline__civil(end), e->a.grain == e->b.grain ? e->a.grain : (uint8_t)G_DAY);
    fh_buf_add_char(b, ')');
}

/* ---- the value of an expression ------------------------------------------------------------------------------ */

static void put_report(fh_buf *b, const tl_expr *e) {
    static const char *const refs[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    switch ((tl_kind)e->kind) {
    case E_NOW: fh_buf_add(b, fh_str_of(refs[e->now + 1])); break;
    case E_DURATION: put_amount(b, &e->amount, true); break;
    case E_SET: put_set(b, e, true); break;
    default: put_moment(b, e->a, false, true);
    }
}

static void put_phrase(fh_buf *b, const tl_parser *p, const tl_expr *e) {
    if (e->kind == E_NOW && p->anchor.grain) { tl_when w = p->anchor; w.grain = G_SECOND; put_moment(b, w, false, false); return; }
    if (e->kind == E_DURATION) { put_amount(b, &e->amount, false); return; }
    if (e->kind == E_SET) { put_set(b, e, false); return; }
    bool stretch_of_time = e->kind == E_RANGE || e->a.grain == G_PART || e->a.grain == G_SEASON || e->a.grain == G_WEEKEND || e->days > 1 || (e->edge && e->a.grain <= G_DAY);
    if (e->kind == E_OPEN && e->bound != BOUND_LESS && e->a.year) { stretch s; moment_bounds(e->a, &s); put_stamp(b, s.first, s.first_second); return; }
    if ((stretch_of_time || e->bound == BOUND_LESS) && e->a.year && !e->a.bc) put_interval(b, p, e);
    else put_moment(b, e->a, false, false);
}

static void put_utterance(fh_buf *b, const tl_expr *e) {
    if (e->kind == E_NOW) { fh_buf_add(b, FH_STR("PRESENT_REF")); return; }
    if (e->kind == E_DURATION) { put_amount(b, &e->amount, false); return; }
    if (e->kind == E_SET) { put_set(b, e, false); return; }
    bool triple = e->kind == E_RANGE || e->a.grain == G_DECADE || e->a.grain == G_CENTURY || e->a.grain == G_QUARTER || e->a.grain == G_HALF;
    if (triple && !e->a.bc) put_triple(b, e);
    else if (e->edge == EDGE_END && e->a.grain == G_DAY) { put_day(b, e->a, true); fh_buf_add(b, FH_STR("T23:59:59")); }
    else put_moment(b, e->a, true, false);
}

fh_str fh_timeline__print(fh_arena *arena, const tl_parser *p, const tl_expr *e) {
    fh_buf b = {.arena = arena};
    if (p->manner == MANNER_REPORT) put_report(&b, e);
    else if (p->manner == MANNER_PHRASE) put_phrase(&b, p, e);
    else put_utterance(&b, e);
    fh_arena_trim(arena, b.at, b.n); /* values are short, and kept as long as their report */
    return fh_buf_str(&b);
}
