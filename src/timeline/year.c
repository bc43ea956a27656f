/* SPDX-License-Identifier: MIT
 *
 * timeline/year.c - years ("1939", "'68", "490 BC"), years alone, years reckoned otherwise, decades and centuries.
 *
 * A number is a year where what stands around it leaves it one: neither a sum nor a count of things, and led by a word of time
 * (then from 1000) or within the years that newspapers write about (then from 1500). */
#include "timeline/day.h"

static uint32_t era(const tl_parser *p, uint32_t i, bool *ret_bc) { /* BC, B.C., BCE, AD */
    bool b = SAYS(i, "bc") || SAYS(i, "bce"), a = SAYS(i, "ad") || SAYS(i, "ce");
    if (a || b) { *ret_bc = b; return p->at[i].flags & ATOM_UPPER || p->manner != MANNER_REPORT ? i + 1 : 0; }
    if ((SAYS(i, "b") && CHAR(i + 1, '.') && SAYS(i + 2, "c")) || (SAYS(i, "a") && CHAR(i + 1, '.') && SAYS(i + 2, "d"))) {
        *ret_bc = SAYS(i, "b");
        return CHAR(i + 3, '.') && GLUED(i + 3) ? i + 4 : i + 3;
    }
    return 0;
}

int32_t fh_timeline__full_year(const tl_parser *p, int two) {
    int32_t near = p->narrative && p->focus.year ? p->focus.year : p->anchor.year ? p->anchor.year : 2000;
    int32_t y = near - near % 100 + two;
    if (!p->narrative && y > near + 20) y -= 100;
    if (p->narrative && y > near + 50) y -= 100;
    return y;
}

uint32_t fh_timeline__worded_year(const tl_parser *p, uint32_t i, tl_when *ret) {
    double a, b;
    if (!IS(i, W_CARD) || IS(i, W_ARTICLE)) return 0;
    uint32_t next = fh_timeline__cardinal(p, i, &a);
    if (!next) return 0;
    if (a >= 1100 && a < 2100) { ret->year = (int32_t)a; return next; }
    if ((a != 19 && a != 20 && a != 18 && a != 17) || !IS(next, W_CARD)) return 0;
    uint32_t end = fh_timeline__cardinal(p, next, &b);
    if (!end || b < 10 || b > 99) return 0;
    ret->year = (int32_t)(a * 100 + b);
    return end;
}

uint32_t fh_timeline__year(const tl_parser *p, uint32_t i, tl_when *ret) {
    *ret = (tl_when){.grain = G_YEAR};
    const tl_atom *a = &p->at[i];
    if (CHAR(i, '\'') && NUMBER(i + 1) && GLUED(i + 1) && p->at[i + 1].digits == 2 && !(SAYS(i + 2, "s") && GLUED(i + 2))) {
        ret->year = fh_timeline__full_year(p, p->at[i + 1].number);
        ret->open = OPEN_CENTURY;
        return i + 2;
    }
    if (SAYS(i, "ad") && NUMBER(i + 1) && p->at[i + 1].digits <= 4 && p->at[i + 1].number) { ret->year = p->at[i + 1].number; return i + 2; }
    if (!NUMBER(i)) return fh_timeline__worded_year(p, i, ret);
    if (a->digits > 4 || a->number < 1) return 0;
    uint32_t k = era(p, i + 1, &ret->bc);
    ret->year = a->number;
    if (k) return k;
    if (a->digits != 4 || a->number < 1000 || a->number > 2999) return 0;
    if (GLUED(i + 1) && ((CHAR(i + 1, ',') || CHAR(i + 1, '.') || CHAR(i + 1, ':')) && NUMBER(i + 2) && GLUED(i + 2))) return 0;
    if (GLUED(i + 1) && (CHAR(i + 1, '%') || p->at[i + 1].kind == ATOM_WORD)) return 0;
    return i + 1;
}

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

uint32_t fh_timeline__year_alone(tl_parser *p, uint32_t i, tl_expr *e) {
    tl_when w;
    uint32_t k = i;
    if (SAYS(k, "the") && (SAYS(k + 1, "year") || SAYS(k + 1, "years"))) k++;
    bool named = SAYS(k, "year");
    if (named) k += PREP(k + 1, PREP_OF) ? 2 : 1;
    if (named && p->manner == MANNER_REPORT && !SAYS(i, "the") && i != k - 1) return 0;
    uint32_t next = fh_timeline__year(p, k, &w);
    if (!next && bare_year_before_christ(p, i)) {
        w = (tl_when){.grain = G_YEAR, .year = p->at[i].number, .bc = true}; /* in a text about times before Christ */
        return fh_timeline__when(e, w, i + 1);
    }
    if (!next) return 0;
    bool has_era = next > k + 1 && NUMBER(k);
    if (!named && !has_era && !CHAR(k, '\'') && !year_stands(p, k, next, w.year)) return 0;
    if (CHAR(k, '\'') && p->manner == MANNER_REPORT && p->at[next].kind == ATOM_WORD && GLUED(next)) return 0;
    if (k == i + 1 && p->manner == MANNER_UTTERANCE && !named) return 0;
    if (!named && p->manner == MANNER_REPORT && w.year < 100 && !w.bc && !SAYS(k, "ad") && !has_era) return 0;
    if (named && p->manner == MANNER_REPORT && i == k - 1 && SAYS(i, "year")) return 0;
    return fh_timeline__when(e, w, next);
}

/* "fiscal year 2008", "FY08", "school year 2008", "SY 2008", "CY18" */
uint32_t fh_timeline__reckoned_year(tl_parser *p, uint32_t i, tl_expr *e) {
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
    return fh_timeline__when(e, w, k + 1);
}

/* "the 1990s", "the '90s", "90s", "the nineties" */
uint32_t fh_timeline__decade(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = SAYS(i, "the") ? i + 1 : i;
    if (IS(k, W_EDGE) && VALUE(k, W_EDGE) <= EDGE_LATE && k > i) k++;
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
        if (two >= 1000) { w.year = two; two = -1; if (k > i + 1) { e->edge = (uint8_t)VALUE(i + 1, W_EDGE); } return fh_timeline__when(e, w, next); }
    }
    int32_t near = p->narrative && p->focus.year ? p->focus.year : p->anchor.year ? p->anchor.year : 2000;
    w.year = near - near % 100 + two;
    w.open = OPEN_CENTURY;
    if (w.year > near) w.year -= 100;
    return fh_timeline__when(e, w, next);
}

uint32_t fh_timeline__century(tl_parser *p, uint32_t i, tl_expr *e) {
    uint32_t k = SAYS(i, "the") ? i + 1 : i;
    if (IS(k, W_EDGE) && VALUE(k, W_EDGE) <= EDGE_LATE) { k++; if (CHAR(k, '-') && GLUED(k)) k++; }
    int n;
    uint32_t next = fh_timeline__ordinal(p, k, &n);
    if (!next) return 0;
    if (CHAR(next, '-') && GLUED(next)) next++;
    if (!SAYS(next, "century") && !SAYS(next, "centuries")) return 0;
    next++;
    tl_when w = {.grain = G_CENTURY, .year = (n - 1) * 100};
    bool is_bc = SAYS(next, "bc") || SAYS(next, "bce");
    if (is_bc) { w.bc = true; w.year = n * 100; next++; }
    return fh_timeline__when(e, w, next);
}

uint32_t fh_timeline__year_of(tl_parser *p, uint32_t i, tl_when *ret) { /* "of 1941", "1941", "in 1941", "of last year" */
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
