/* SPDX-License-Identifier: MIT
 *
 * timeline/period.c - stretches and parts of stretches: years alone, decades, centuries, seasons,
 * quarters, weeks, holidays, "the first Monday of May", "the end of 1942", "early October". */
#include "timeline/day.h"
#include "timeline/holidays_table.h"

static uint32_t when(tl_expr *e, tl_when w, uint32_t next) {
    e->kind = E_WHEN;
    e->a = w;
    e->relative = w.relative;
    return next;
}

/* ---- years, decades, centuries ------------------------------------------------------------------- */

static bool counts_things(const tl_parser *p, uint32_t i) { /* "2000 people": a plural after a number */
    const tl_atom *a = &p->at[i];
    if (a->kind != ATOM_WORD || a->flags & (ATOM_CAPITAL | ATOM_UPPER) || GLUED(i)) return false;
    static const char *const words[] = {"people", "men", "women", "children", "percent", "per", "km", "feet", "meters", "metres", "miles", "tons", "tonnes", "dollars", "euros", "troops", "pounds", "yards", "million", "billion", "acres"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (SAYS(i, words[k])) return true;
    return a->end - a->begin > 4 && p->text.ptr[a->end - 1] == 's' && p->text.ptr[a->end - 2] != 's' && !IS(i, W_PREP | W_VERB | W_NOW);
}

/* Does what touches the number from the left leave it a year? "1939-45" and "mid-1942" do, "$1939" and "+1939" do not. */
static bool free_on_the_left(const tl_parser *p, uint32_t i) {
    if (i == 0) return true;
    if (CHAR(i - 1, '$') || CHAR(i - 1, '#')) return false;
    if (!GLUED(i)) return true;
    const tl_atom *b = &p->at[i - 1];
    if (b->kind != ATOM_PUNCT) return false;
    if (strchr("(\"'=[~", b->ch)) return true;
    if ((b->ch != '-' && b->ch != '/') || i < 2) return false;
    if (b->ch == '-' && !GLUED(i - 1)) return true;
    return NUMBER(i - 2) ? p->at[i - 2].digits == 4 : IS(i - 2, W_EDGE | W_MONTH | W_SEASON);
}

static bool free_on_the_right(const tl_parser *p, uint32_t next) {
    if (!GLUED(next) || (!CHAR(next, '-') && !CHAR(next, '/')) || !GLUED(next + 1)) return true;
    if (NUMBER(next + 1)) return p->at[next + 1].digits == 4 || p->at[next + 1].digits == 2;
    return !(CHAR(next, '-') && IS(next + 1, W_UNIT));
}

/* May the number at i stand for a year by itself? */
static bool year_stands(const tl_parser *p, uint32_t i, uint32_t next, int32_t year) {
    enum { OF_TIME = BIT(PREP_SINCE) | BIT(PREP_FROM) | BIT(PREP_BETWEEN) | BIT(PREP_BEFORE) | BIT(PREP_AFTER) | BIT(PREP_IN) | BIT(PREP_DURING) | BIT(PREP_OR) };
    if (p->at[i].kind == ATOM_WORD) return p->manner != MANNER_REPORT;
    if (!free_on_the_left(p, i) || !free_on_the_right(p, next)) return false;
    bool led = i > 0 && (PREPS(i - 1, (unsigned)OF_TIME) || (IS(i - 1, W_EDGE | W_MONTH | W_SEASON) && !IS(i - 1, W_PREP)) || (CHAR(i - 1, '-') && i > 1 && IS(i - 2, W_EDGE)));
    if (led && year >= 1000 && year < 2200) return true;
    if (counts_things(p, next) && !(i > 0 && SAYS(i - 1, "the"))) return false;
    bool word_before = i > 0 && p->at[i - 1].kind == ATOM_WORD;
    if (p->manner == MANNER_UTTERANCE && i > 0 && p->at[i - 1].flags & ATOM_UPPER && !GLUED(i)) return false;
    if (p->manner == MANNER_PHRASE && word_before && !IS(i - 1, W_PREP | W_EDGE | W_UNIT | W_BOUND)) return false;
    return year >= 1500 && year < 2100;
}

/* "in 480" in a text about times before Christ */
static bool bare_year_before_christ(const tl_parser *p, uint32_t i) {
    enum { OF_TIME = BIT(PREP_IN) | BIT(PREP_OF) | BIT(PREP_BY) | BIT(PREP_SINCE) | BIT(PREP_AND) | BIT(PREP_FROM) | BIT(PREP_TO) | BIT(PREP_BETWEEN) };
    if (p->manner != MANNER_REPORT || !p->focus.bc || !NUMBER(i) || p->at[i].digits != 3 || i == 0) return false;
    return PREPS(i - 1, (unsigned)OF_TIME) && !counts_things(p, i + 1) && !(GLUED(i + 1) && CHAR(i + 1, ','));
}

static uint32_t year_alone(tl_parser *p, uint32_t i, tl_expr *e) {
    tl_when w;
    uint32_t k = i;
    if (SAYS(k, "the") && (SAYS(k + 1, "year") || SAYS(k + 1, "years"))) k++;
    bool named = SAYS(k, "year");
    if (named) k += PREP(k + 1, PREP_OF) ? 2 : 1;
    if (named && p->manner == MANNER_REPORT && !SAYS(i, "the") && i != k - 1) return 0;
    uint32_t next = fh_timeline__year(p, k, &w);
    if (!next && bare_year_before_christ(p, i)) {
        w = (tl_when){.grain = G_YEAR, .year = p->at[i].number, .bc = true}; /* in a text about times before Christ */
        return when(e, w, i + 1);
    }
    if (!next) return 0;
    bool has_era = next > k + 1 && NUMBER(k);
    if (!named && !has_era && !CHAR(k, '\'') && !year_stands(p, k, next, w.year)) return 0;
    if (CHAR(k, '\'') && p->manner == MANNER_REPORT && p->at[next].kind == ATOM_WORD && GLUED(next)) return 0;
    if (k == i + 1 && p->manner == MANNER_UTTERANCE && !named) return 0;
    if (!named && p->manner == MANNER_REPORT && w.year < 100 && !w.bc && !SAYS(k, "ad") && !has_era) return 0;
    if (named && p->manner == MANNER_REPORT && i == k - 1 && SAYS(i, "year")) return 0;
    return when(e, w, next);
}

/* "fiscal year 2008", "FY08", "school year 2008", "SY 2008", "CY18" */
static uint32_t reckoned_year(tl_parser *p, uint32_t i, tl_expr *e) {
    char kind = SAYS(i, "fy") ? 'F' : SAYS(i, "sy") ? 'S' : SAYS(i, "cy") ? 'C' : SAYS(i, "fiscal") ? 'F' : SAYS(i, "school") ? 'S' : SAYS(i, "calendar") ? 'C' : 0;
    if (!kind) return 0;
    uint32_t k = i + 1;
    bool whole = p->at[i].end - p->at[i].begin > 2;
    if (whole && !SAYS(k, "year")) return 0;
    if (whole) k++;
    if (!whole && !(p->at[i].flags & ATOM_UPPER) && p->manner == MANNER_REPORT) return 0;
    if (!NUMBER(k) || (p->at[k].digits != 4 && p->at[k].digits != 2)) return 0;
    int32_t y = p->at[k].number, century = p->anchor.year ? p->anchor.year / 100 * 100 : 2000;
    tl_when w = {.grain = G_YEAR, .year = p->at[k].digits == 2 ? century + y : y, .reckoning = kind == 'C' ? 0 : kind};
    return when(e, w, k + 1);
}

/* "the 1990s", "the '90s", "90s", "the nineties" */
static uint32_t decade(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = SAYS(i, "the") ? i + 1 : i;
    if (IS(k, W_EDGE) && VALUE(k, W_EDGE) <= 3 && k > i) k++;
    if (CHAR(k, '-') && GLUED(k)) k++;
    bool mark = CHAR(k, '\'');
    if (mark) k++;
    tl_when w = {.grain = G_DECADE};
    uint32_t next = k + 1;
    int two;
    if (IS(k, W_DECADE) && (k > i || p->manner != MANNER_REPORT)) two = VALUE(k, W_DECADE);
    else {
        if (!NUMBER(k) || p->at[k].number % 10 || (p->at[k].digits != 4 && p->at[k].digits != 2)) return 0;
        if (CHAR(next, '\'') && GLUED(next)) next++;
        if (!SAYS(next, "s") || (!GLUED(next) && p->manner == MANNER_REPORT)) return 0;
        next++;
        two = p->at[k].number;
        if (p->at[k].digits == 2 && p->manner == MANNER_REPORT && !mark && !(k > 0 && SAYS(k - 1, "the")) && k == i) return 0;
        if (two >= 1000) { w.year = two; two = -1; if (k > i + 1) { e->edge = (uint8_t)VALUE(i + 1, W_EDGE); } return when(e, w, next); }
    }
    int32_t near = p->narrative && p->focus.year ? p->focus.year : p->anchor.year ? p->anchor.year : 2000;
    w.year = near - near % 100 + two;
    w.open = OPEN_CENTURY;
    if (w.year > near) w.year -= 100;
    return when(e, w, next);
}

static uint32_t century(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = SAYS(i, "the") ? i + 1 : i;
    if (IS(k, W_EDGE) && VALUE(k, W_EDGE) <= 3) { k++; if (CHAR(k, '-') && GLUED(k)) k++; }
    int n;
    uint32_t next = fh_timeline__ordinal(p, k, &n);
    if (!next) return 0;
    if (CHAR(next, '-') && GLUED(next)) next++;
    if (!SAYS(next, "century") && !SAYS(next, "centuries")) return 0;
    next++;
    tl_when w = {.grain = G_CENTURY, .year = (n - 1) * 100};
    bool is_bc = SAYS(next, "bc") || SAYS(next, "bce");
    if (is_bc) { w.bc = true; w.year = n * 100; next++; }
    return when(e, w, next);
}

/* ---- seasons, quarters, halves ---------------------------------------------------------------------- */

static uint32_t year_of(tl_parser *p, uint32_t i, tl_when *ret) { /* "of 1941", "1941", "in 1941", "of last year" */
    uint32_t k = PREP(i, PREP_OF) || PREP(i, PREP_IN) || CHAR(i, ',') || (CHAR(i, '-') && GLUED(i)) ? i + 1 : i;
    uint32_t next = k > i || p->at[k].kind == ATOM_NUMBER || CHAR(k, '\'') || IS(k, W_CARD) ? fh_timeline__year(p, k, ret) : 0;
    if (next && NUMBER(k) && k == i && ret->year < 1000) return 0;
    if (next) return next;
    bool of = PREP(i, PREP_OF) || PREP(i, PREP_IN);
    tl_expr sub = {0};
    next = of || IS(i, W_REL) ? fh_timeline__relative(p, of ? i + 1 : i, &sub) : 0;
    if (!next || sub.kind != E_WHEN || sub.a.grain != G_YEAR) return 0;
    *ret = sub.a;
    return next;
}

static uint32_t season(tl_parser *p, uint32_t i, tl_expr *e) {
    bool the = SAYS(i, "the");
    uint32_t k = the ? i + 1 : i;
    if (!IS(k, W_SEASON)) return 0;
    tl_when w = {.grain = G_SEASON, .sub = (uint8_t)VALUE(k, W_SEASON)}, y;
    w.month = (uint8_t)(w.sub * 3);
    uint32_t next = year_of(p, k + 1, &y);
    if (next && SAYS(k, "fall") && !the && IS(k + 1, W_REL)) return 0; /* prices fall next year */
    if (next) {
        w.year = y.year;
        w.bc = y.bc;
        w.relative = y.relative;
        if (NUMBER(next - 1) && GLUED(next) && (CHAR(next, '-') || CHAR(next, '/')) && NUMBER(next + 1) && GLUED(next + 1) && p->at[next + 1].digits <= 2) next += 2; /* the winter of 1941-42 */
        return when(e, w, next);
    }
    bool fall = SAYS(k, "fall"), spring = SAYS(k, "spring");
    if (CHAR(k + 1, '\'') && !the) return 0;
    bool led = i > 0 && (PREPS(i - 1, BIT(PREP_IN) | BIT(PREP_DURING) | BIT(PREP_BY) | BIT(PREP_SINCE) | BIT(PREP_TO)) || SAYS(i - 1, "throughout") || IS(i - 1, W_EDGE) || (i > 1 && CHAR(i - 1, '-')) || SAYS(i - 1, "and"));
    if (fall && (!the || !led || PREP(k + 1, PREP_OF))) return 0;
    if (spring && !the && !led && !(p->at[k].flags & ATOM_CAPITAL) && p->manner == MANNER_REPORT) return 0;
    if (SAYS(k, "springs") || (p->manner == MANNER_REPORT && the && PREP(k + 1, PREP_OF))) return 0;
    fh_timeline__supply_year(p, i, &w);
    if (p->manner == MANNER_REPORT && !the && !led && !(p->narrative && i && p->at[k].flags & ATOM_CAPITAL)) { /* "winter quarters": any winter */
        w.year = 0;
        w.bc = false;
    }
    return when(e, w, k + 1);
}

/* Whether the quarter `w` holds `now`. */
static bool is_under_way(tl_when w, tl_when now) {
    return now.grain >= G_MONTH && !w.bc && w.year == now.year && w.month <= now.month && now.month < w.month + 3;
}

/* "the third quarter of 2037", "Q3 2037", "2037-Q3", "H1", "4th qtr 2018", "the first half of 1942" */
static uint32_t quarter(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = SAYS(i, "the") ? i + 1 : i, next = 0;
    int n = 0;
    bool half = false;
    tl_when y = {0};
    uint32_t year_first = NUMBER(k) && p->at[k].digits == 4 ? fh_timeline__year(p, k, &y) : 0;
    if (!year_first && p->manner != MANNER_REPORT) {
        tl_expr sub = {0};
        uint32_t rel = IS(k, W_REL) ? fh_timeline__relative(p, k, &sub) : 0;
        if (rel && sub.a.grain == G_YEAR && CHAR(rel, '\'') && SAYS(rel + 1, "s")) { year_first = rel + 2; y = sub.a; }
    }
    if (year_first) k = CHAR(year_first, '-') ? year_first + 1 : year_first;
    if ((SAYS(k, "q") || SAYS(k, "h")) && NUMBER(k + 1) && GLUED(k + 1)) {
        half = SAYS(k, "h");
        n = p->at[k + 1].number;
        next = k + 2;
    } else if ((next = fh_timeline__ordinal(p, k, &n))) {
        half = SAYS(next, "half");
        if (!half && !(IS(next, W_UNIT) && VALUE(next, W_UNIT) == U_QUARTER)) return 0;
        next++;
    } else return 0;
    if (n < 1 || n > (half ? 2 : 4)) return 0;
    tl_when w = {.grain = half ? G_HALF : G_QUARTER, .sub = (uint8_t)n, .month = (uint8_t)(half ? n * 6 - 5 : n * 3 - 2)}, of;
    uint32_t end = year_first ? next : year_of(p, next, &of);
    if (end && !year_first) y = of;
    if (!end && half) return 0;
    if (!end && p->manner == MANNER_REPORT && PREP(next, PREP_OF)) return 0;
    if (end) { w.year = y.year; w.bc = y.bc; w.relative = y.relative; return when(e, w, end); }
    fh_timeline__supply_year(p, i, &w);
    if (p->manner != MANNER_REPORT) w.year = fh_timeline__base(p).year; /* asked for, it is this year's */
    else if (fh_timeline__direction(p, i) < 0 && is_under_way(w, fh_timeline__base(p))) w.year--; /* what is told of it is over */
    return when(e, w, next);
}

/* ---- weeks ---------------------------------------------------------------------------------------------- */

/* "week 10", "the week of October 6", "the week beginning Monday", "the week", "weekend" */
static uint32_t week(tl_parser *p, uint32_t i, tl_expr *e) {
    bool the = SAYS(i, "the");
    uint32_t k = the ? i + 1 : i;
    if (!IS(k, W_UNIT) || IS(k, W_ORD)) return 0;
    tl_unit unit = (tl_unit)VALUE(k, W_UNIT);
    tl_when base = fh_timeline__base(p);
    if (SAYS(k, "week") && NUMBER(k + 1) && p->at[k + 1].number >= 1 && p->at[k + 1].number <= 53 && p->manner != MANNER_REPORT) {
        tl_when y = {0};
        uint32_t next = year_of(p, k + 2, &y);
        tl_when w = fh_timeline__civil(fh_timeline__iso_monday(next ? y.year : base.year, p->at[k + 1].number));
        w.grain = G_WEEK;
        return when(e, w, next ? next : k + 2);
    }
    bool led = SAYS_ANY(k + 1, "of beginning starting commencing ending");
    if (SAYS(k, "week") && led) {
        tl_expr sub = {0};
        uint32_t from = SAYS(k + 2, "on") ? k + 3 : k + 2, next = fh_timeline__day(p, from, &sub);
        bool ordinal;
        unsigned day;
        if (!next && p->anchor.grain >= G_DAY && (next = fh_timeline__day_of_month(p, SAYS(from, "the") ? from + 1 : from, &day, &ordinal)) && ordinal) {
            sub.kind = E_WHEN;
            sub.a = fh_timeline__truncate(p->anchor, G_DAY);
            if (day < sub.a.day) sub.a = fh_timeline__shift(sub.a, 1, U_MONTH);
            sub.a.day = (uint8_t)day;
        }
        if (!next || sub.kind != E_WHEN || sub.a.grain != G_DAY) return 0;
        tl_when w = fh_timeline__truncate(sub.a, G_WEEK);
        if (p->manner == MANNER_PHRASE && fh_timeline__day_of(w) < fh_timeline__day_of(sub.a)) w = fh_timeline__shift(w, fh_timeline__weekday(fh_timeline__day_of(sub.a)) > 4 ? 1 : 0, U_WEEK);
        w.open = sub.a.open;
        if (p->manner == MANNER_UTTERANCE && w.open) { w = sub.a; w.grain = G_DAY; }
        w.relative = true;
        return when(e, w, next);
    }
    bool weekend = SAYS(k, "weekend") || (SAYS(k, "week") && CHAR(k + 1, '-') && SAYS(k + 2, "end"));
    if (weekend && (the || p->manner != MANNER_REPORT) && base.grain >= G_DAY) {
        tl_when w = fh_timeline__truncate(base, G_WEEKEND);
        int way = fh_timeline__direction(p, i);
        if (p->manner == MANNER_REPORT && way < 0 && fh_timeline__weekday(fh_timeline__day_of(base)) < 6) w = fh_timeline__shift(w, -1, U_WEEK);
        w.relative = true;
        return when(e, w, SAYS(k, "week") ? k + 3 : k + 1);
    }
    if (the && p->manner != MANNER_REPORT && unit >= U_DAY && unit != U_NIGHT && unit != U_FORTNIGHT && base.grain && !SAYS(k, "days") && !SAYS(k, "weeks") && !SAYS(k, "years") && !SAYS(k, "months")) {
        tl_when w = fh_timeline__truncate(base, fh_timeline__grain_of(unit));
        w.relative = true;
        bool led_by_for = i > 0 && PREP(i - 1, PREP_FOR);
        return unit == U_DAY && p->manner == MANNER_UTTERANCE && !led_by_for ? 0 : when(e, w, k + 1);
    }
    return 0;
}

/* ---- holidays ---------------------------------------------------------------------------------------------- */

/* The atom after the holiday's name, whose words may be divided by points, apostrophes and hyphens. */
static uint32_t holiday_words(const tl_parser *p, uint32_t i, const struct holiday_name *name) {
    for (unsigned w = 0; w < name->n_words; w++) {
        if (w) {
            if (CHAR(i, '\'') && SAYS(i + 1, "s") && GLUED(i + 1)) i += 2;
            else if ((CHAR(i, '.') || CHAR(i, '\'') || CHAR(i, '-')) && (GLUED(i) || p->manner != MANNER_REPORT)) i++;
        }
        if (p->at[i].kind != ATOM_WORD || p->at[i].hash != holiday_hashes[name->first + w]) return 0;
        i++;
    }
    return i;
}

static uint32_t holiday_name(const tl_parser *p, uint32_t i, unsigned *ret) {
    if (!IS(i, W_HOLIDAY)) return 0;
    uint32_t lo = 0, hi = N_HOLIDAY_NAMES, best = 0;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (holiday_hashes[holiday_names[mid].first] < p->at[i].hash) lo = mid + 1;
        else hi = mid;
    }
    for (; lo < N_HOLIDAY_NAMES && holiday_hashes[holiday_names[lo].first] == p->at[i].hash; lo++) {
        uint32_t next = holiday_words(p, i, &holiday_names[lo]);
        if (next > best) { best = next; *ret = holiday_names[lo].holiday; }
    }
    return best;
}

/* In utterances a day that begins with the evening before is said to begin with it. */
static bool holiday_in(const tl_parser *p, unsigned which, int32_t year, tl_when *ret, unsigned *ret_days) {
    bool eve;
    if (!fh_timeline__holiday(which, year, ret, ret_days, &eve)) return false;
    if (!eve || p->manner == MANNER_REPORT) return true;
    *ret = fh_timeline__shift(*ret, -1, U_DAY);
    if (*ret_days > 1) ++*ret_days;
    return true;
}

static void nearest_holiday(const tl_parser *p, uint32_t i, unsigned holiday, int rel, tl_expr *e) {
    tl_when base = fh_timeline__base(p), got;
    unsigned days = 1;
    int32_t today = base.grain ? fh_timeline__day_of(base) : 0, best_cost = INT32_MAX;
    int way = p->manner == MANNER_REPORT && !rel ? (p->narrative ? 0 : fh_timeline__direction(p, i)) : rel < 0 ? -2 : 2;
    if (rel == 2 || (rel == 0 && SAYS(i, "this"))) way = 0;
    for (int32_t y = base.year - 2; y <= base.year + 2; y++) {
        if (!holiday_in(p, holiday, y, &got, &days)) continue;
        int32_t d = fh_timeline__day_of(got) - today, cost = d < 0 ? -d : d;
        if (way == 2 && d < 0) cost += 100000;
        if (way == -2 && d >= 0) cost += 100000;
        if ((way == 1 && d < 0) || (way == -1 && d > 0)) cost *= 3;
        if (cost >= best_cost) continue;
        best_cost = cost;
        e->a = got;
        e->days = (uint8_t)days;
    }
    e->a.relative = true;
    e->a.open = rel ? 0 : OPEN_YEAR;
}

static uint32_t holiday(tl_parser *p, uint32_t i, tl_expr *e) {
    unsigned which, days;
    uint32_t k = SAYS(i, "the") ? i + 1 : i;
    int rel = 0;
    if (IS(k, W_REL)) rel = VALUE(k, W_REL), k++;
    uint32_t next = holiday_name(p, k, &which);
    if (!next || (p->manner == MANNER_REPORT && !(p->at[k].flags & ATOM_CAPITAL))) return 0;
    if (p->manner == MANNER_REPORT && CHAR(next, '\'') && SAYS(next + 1, "s")) return 0;
    tl_when y;
    uint32_t end = year_of(p, next, &y);
    if (end && y.grain == G_YEAR && !y.bc && holiday_in(p, which, y.year, &e->a, &days)) {
        e->kind = E_WHEN;
        e->days = (uint8_t)days;
        e->relative = y.relative;
        return end;
    }
    tl_when base = fh_timeline__base(p);
    if (!base.grain || base.bc) return 0;
    nearest_holiday(p, i, which, rel, e);
    if (!e->a.grain) return 0;
    e->kind = E_WHEN;
    e->relative = true;
    return next;
}

/* ---- parts of stretches -------------------------------------------------------------------------------------- */

static uint32_t stretch(tl_parser *p, uint32_t i, tl_expr *sub) { /* a period, or "the month" meaning the present one */
    *sub = (tl_expr){0};
    uint32_t next = fh_timeline__day(p, i, sub);
    if (!next && SAYS(i, "the") && p->manner != MANNER_REPORT) next = fh_timeline__day(p, i + 1, sub);
    if (next && sub->kind == E_WHEN) return next;
    uint32_t k = SAYS(i, "the") || SAYS(i, "this") ? i + 1 : i;
    if (!IS(k, W_UNIT) || IS(k, W_ORD) || (k == i && p->manner == MANNER_REPORT)) return 0;
    tl_unit unit = (tl_unit)VALUE(k, W_UNIT);
    tl_when base = fh_timeline__base(p);
    if (!base.grain || unit < U_DAY || unit == U_NIGHT || unit == U_FORTNIGHT) return 0;
    if (base.grain < fh_timeline__grain_of(unit)) return 0;
    tl_when w = fh_timeline__truncate(base, fh_timeline__grain_of(unit));
    w.relative = true;
    return when(sub, w, k + 1);
}

/* The n-th (from the end where `back`) day, week, month or weekday of the stretch w. */
static bool pick(tl_when of, tl_unit unit, unsigned weekday, int n, bool back, tl_when *ret) {
    int32_t first, after, d;
    if (of.bc) return false;
    fh_timeline__bounds(of, &first, &after);
    if (weekday) {
        d = first + (int32_t)((weekday + 7 - fh_timeline__weekday(first)) % 7) + 7 * (n - 1);
        if (back) d = after - 1 - (int32_t)((fh_timeline__weekday(after - 1) + 7 - weekday) % 7) - 7 * (n - 1);
    } else if (unit == U_WEEK || unit == U_WEEKEND) {
        int32_t monday = first + (int32_t)((8 - fh_timeline__weekday(first)) % 7), last = after - (int32_t)(fh_timeline__weekday(after) - 1) - 7;
        d = back ? last - 7 * (n - 1) : of.grain == G_YEAR ? fh_timeline__iso_monday(of.year, n) : monday + 7 * (n - 1);
        if (unit == U_WEEKEND) d = back ? after - 1 - (int32_t)((fh_timeline__weekday(after - 1) + 1) % 7) - 7 * (n - 1) : first + (int32_t)((13 - fh_timeline__weekday(first)) % 7) + 7 * (n - 1);
    } else if (unit == U_DAY) d = back ? after - n : first + n - 1;
    else if (unit == U_MONTH || unit == U_QUARTER) {
        int m = (unit == U_MONTH ? 1 : 3) * (n - 1);
        tl_when w = fh_timeline__civil(back ? after - 1 : first);
        *ret = fh_timeline__truncate(fh_timeline__shift(fh_timeline__truncate(w, G_MONTH), back ? -m : m, U_MONTH), unit == U_MONTH ? G_MONTH : G_QUARTER);
        return of.grain <= G_YEAR;
    } else return false;
    *ret = fh_timeline__civil(d);
    ret->grain = unit == U_WEEK ? G_WEEK : unit == U_WEEKEND ? G_WEEKEND : G_DAY;
    return d < after + 7 && d >= first - 7;
}

/* "the first Monday of May", "last week of 2019", "20th day of next month", "the 18th of this month" */
static uint32_t nth_of(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = SAYS(i, "the") ? i + 1 : i, next;
    int n = 1;
    bool back = false;
    if (SAYS(k, "last") || SAYS(k, "final")) { back = true; next = k + 1; }
    else if ((next = fh_timeline__ordinal(p, k, &n))) {
        if (SAYS(next, "last") || SAYS(next, "to")) { back = true; next += SAYS(next, "to") ? 2 : 1; }
    } else if (p->manner != MANNER_REPORT && NUMBER(k) && PREP(k + 1, PREP_OF)) { n = p->at[k].number; next = k + 1; }
    else return 0;
    unsigned weekday = 0;
    tl_unit unit = U_DAY;
    uint32_t end = fh_timeline__weekday_name(p, next, &weekday);
    if (!end && IS(next, W_UNIT)) {
        unit = (tl_unit)VALUE(next, W_UNIT);
        end = next + 1;
        if (SAYS(next, "week") && CHAR(end, '-') && SAYS(end + 1, "end")) { unit = U_WEEKEND; end += 2; }
        if (SAYS_ANY(next, "days weeks months")) return 0;
    }
    if (!end) { if (back) return 0; end = next; weekday = 0; }
    if (!PREP(end, PREP_OF) && !PREP(end, PREP_IN) && !(PREP(end, PREP_FROM) && p->manner != MANNER_REPORT)) return 0;
    tl_expr sub;
    uint32_t all = stretch(p, end + 1, &sub);
    if (!all || !sub.a.year || sub.a.grain >= G_WEEK || n < 1 || n > 366 || (end == next && sub.a.grain != G_MONTH)) return 0;
    tl_when w;
    if (!pick(sub.a, unit, weekday, n, back, &w)) return 0;
    if (p->manner == MANNER_UTTERANCE && unit == U_WEEK && sub.a.grain == G_MONTH) { /* numbered within its month */
        w = sub.a;
        w.grain = G_WEEK;
        w.sub = (uint8_t)(back ? 6 - n : n);
        return n > 5 ? 0 : when(e, w, all);
    }
    if (p->manner == MANNER_REPORT && unit == U_WEEK) { e->kind = E_DURATION; e->amount = (tl_amount){.n = 1, .unit = U_WEEK}; return all; }
    w.relative = sub.relative;
    e->edge = sub.edge;
    return when(e, w, all);
}

/* "Monday of this week", "next week Mon", "previous week - Monday" */
static uint32_t weekday_of(tl_parser *p, uint32_t i, tl_expr *e) {
    unsigned weekday;
    tl_expr sub = {0};
    uint32_t next = fh_timeline__weekday_name(p, i, &weekday), end;
    if (next) {
        if (!PREP(next, PREP_OF) && !(PREP(next, PREP_FROM) && p->manner != MANNER_REPORT) && !(p->manner != MANNER_REPORT && IS(next, W_REL))) return 0;
        end = fh_timeline__relative(p, IS(next, W_REL) ? next : next + 1, &sub);
    } else {
        if (!IS(i, W_REL) || p->manner == MANNER_REPORT) return 0;
        end = fh_timeline__relative(p, i, &sub);
        if (!end || sub.a.grain != G_WEEK) return 0;
        if (CHAR(end, '-') || CHAR(end, ',')) end++;
        if (PREP(end, PREP_ON)) end++;
        end = fh_timeline__weekday_name(p, end, &weekday);
    }
    if (!end || sub.kind != E_WHEN || sub.a.grain != G_WEEK) return 0;
    tl_when w = fh_timeline__civil(fh_timeline__day_of(sub.a) + (int32_t)weekday - 1);
    w.relative = true;
    return when(e, w, end);
}

/* "early October", "mid-December", "late on Monday", "the end of 1942", "later this month", "EOY" */
static uint32_t edge(tl_parser *p, uint32_t i, tl_expr *e) {
    bool the = SAYS(i, "the");
    uint32_t k = the ? i + 1 : i;
    static const struct { const char *word; uint8_t grain, edge; } short_forms[] = {
        {"eoy", G_YEAR, EDGE_END}, {"eom", G_MONTH, EDGE_END}, {"boy", G_YEAR, EDGE_BEGINNING}, {"bom", G_MONTH, EDGE_BEGINNING}, {"eod", G_DAY, EDGE_END}};
    for (size_t s = 0; p->manner != MANNER_REPORT && s < sizeof short_forms / sizeof *short_forms; s++) {
        if (!SAYS(k, short_forms[s].word) || !p->anchor.grain || (s == 2 && !(p->at[k].flags & ATOM_UPPER))) continue;
        tl_when w = fh_timeline__truncate(p->anchor, (tl_grain)short_forms[s].grain);
        w.relative = true;
        e->edge = short_forms[s].edge;
        return when(e, w, k + 1);
    }
    if (p->manner == MANNER_REPORT && SAYS(i, "month") && CHAR(i + 1, '\'') && SAYS(i + 3, "end")) {
        tl_when base = fh_timeline__base(p);
        if (base.grain < G_MONTH) return 0;
        e->edge = EDGE_END;
        return when(e, fh_timeline__truncate(base, G_MONTH), i + 4);
    }
    bool latter = SAYS(k, "latter") && SAYS(k + 1, "part");
    bool half = (SAYS_ANY(k, "second first latter")) && SAYS(k + 1, "half") && PREP(k + 2, PREP_OF);
    if (!IS(k, W_EDGE) && !latter && !half) return 0;
    int which = latter || half ? EDGE_LATE : VALUE(k, W_EDGE);
    uint32_t next = latter || half ? k + 2 : k + 1;
    if (CHAR(next, '-') && GLUED(next)) next++;
    if (SAYS_ANY(next, "part days months weeks years")) next++;
    bool strong = which >= EDGE_BEGINNING || SAYS(k, "middle") || latter || half;
    if (strong) {
        if (!PREP(next, PREP_OF)) return 0;
        next++;
        if (PREP(next, PREP_AROUND)) next++;
    } else if (PREPS(next, BIT(PREP_IN) | BIT(PREP_ON) | BIT(PREP_OF))) next++;
    if ((SAYS(k, "later") || SAYS(k, "earlier")) && !IS(next, W_REL) && !(PREP(next - 1, PREP_IN) || IS(next, W_DAY))) return 0;
    tl_expr sub;
    uint32_t end = stretch(p, next, &sub);
    if (!end || sub.kind != E_WHEN || (sub.a.grain > G_DAY && sub.a.grain != G_PART) || (strong && sub.a.grain >= G_DAY && p->manner == MANNER_REPORT)) return 0;
    *e = sub;
    e->edge = (uint8_t)(e->edge ? e->edge : which);
    return end;
}

/* "the 4th", "the 18th" alone, in utterances and in narratives that are at a month */
static uint32_t day_alone(tl_parser *p, uint32_t i, tl_expr *e) {
    unsigned day;
    bool ordinal, the = SAYS(i, "the");
    uint32_t k = the ? i + 1 : i, next = fh_timeline__day_of_month(p, k, &day, &ordinal);
    if (!next || !ordinal) return 0;
    if (!NUMBER(k)) { /* in words it needs an article, and in reports a preposition before it and no noun after it */
        bool led = i > 0 && (PREPS(i - 1, BIT(PREP_SINCE) | BIT(PREP_ON) | BIT(PREP_TO) | BIT(PREP_BY)));
        if (!the || (p->manner == MANNER_REPORT && (!led || p->at[next].kind == ATOM_WORD || CHAR(next, '-')))) return 0;
    }
    if (p->at[next].kind == ATOM_WORD && !IS(next, W_PREP | W_REL) && p->manner == MANNER_REPORT && !IS(next, W_VERB)) return 0;
    if (p->at[next].kind == ATOM_WORD && p->manner != MANNER_REPORT && !IS(next, W_PREP) && NUMBER(k) == false) return 0;
    if (p->manner != MANNER_REPORT && IS(next, W_UNIT | W_REL)) return 0;
    if (CHAR(next, '-') || (p->manner == MANNER_REPORT && (!the || i == 0 || !IS(i - 1, W_PREP)))) return 0;
    tl_when w = fh_timeline__base(p);
    if (w.grain < G_MONTH || w.grain == G_WEEK) return 0;
    bool passed = p->manner != MANNER_REPORT && (p->manner == MANNER_PHRASE ? w.day >= day : w.day > day);
    w = fh_timeline__truncate(w, G_MONTH);
    if (passed) w = fh_timeline__shift(w, 1, U_MONTH);
    if (day > fh_timeline__month_days(w.year, w.month)) return 0;
    w.grain = G_DAY;
    w.day = (uint8_t)day;
    w.open = OPEN_YEAR | OPEN_MONTH;
    w.relative = true;
    return when(e, w, next);
}

uint32_t fh_timeline__day(tl_parser *p, uint32_t i, tl_expr *e) {
    static uint32_t (*const rules[])(tl_parser *, uint32_t, tl_expr *) = {
        fh_timeline__calendar, fh_timeline__relative, decade, century, season, quarter, week, holiday, nth_of, weekday_of, edge, year_alone, reckoned_year, day_alone};
    if (p->depth >= MAX_DEPTH || (p->at[i].kind == ATOM_WORD && !p->at[i].mask)) return 0;
    if (p->at[i].kind == ATOM_END || (p->at[i].kind == ATOM_PUNCT && !CHAR(i, '\''))) return 0;
    p->depth++;
    uint32_t best = 0;
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
        tl_expr got = {0};
        uint32_t next = rules[k](p, i, &got);
        if (next > best) { best = next; *e = got; }
    }
    p->depth--;
    return best;
}
