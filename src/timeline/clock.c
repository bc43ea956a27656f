/* SPDX-License-Identifier: MIT
 *
 * timeline/clock.c - times of day: "9:14 p.m.", "6.42am", "15h30", "half past three", "ten to one",
 * "noon", "0600 hours", "nine thirty".
 *
 * An hour from 1 to 12 that says neither morning nor afternoon carries OPEN_NOON; who calls decides. */
#include "timeline/rules.h"

/* "am", "p.m.", "p m", and in utterances "a", "p." right after the number */
static uint32_t ampm(const tl_parser *p, uint32_t i, int *ret) {
    if (CHAR(i, '-') && GLUED(i)) i++;
    if (IS(i, W_AMPM)) {
        *ret = VALUE(i, W_AMPM);
        i++;
        return CHAR(i, '.') && GLUED(i) && p->at[i + 1].kind && !(p->at[i + 1].flags & ATOM_CAPITAL) ? i + 1 : i;
    }
    bool a = SAYS(i, "a"), pm = SAYS(i, "p");
    if (!a && !pm) return 0;
    *ret = pm ? 12 : 0;
    uint32_t k = CHAR(i + 1, '.') && GLUED(i + 1) ? i + 2 : i + 1;
    if (SAYS(k, "m") && (k > i + 1 || p->manner != MANNER_REPORT)) {
        bool spaced = k == i + 1;
        k++;
        return CHAR(k, '.') && GLUED(k) && !(spaced && p->manner == MANNER_UTTERANCE) ? k + 1 : k;
    }
    bool led = i > 1 && (NUMBER(i - 2) || CHAR(i - 2, ':') || CHAR(i - 2, '@') || PREPS(i - 2, BIT(PREP_AT) | BIT(PREP_FROM) | BIT(PREP_TO)));
    if (p->manner == MANNER_REPORT || !GLUED(i) || !led) return 0;
    return CHAR(i + 1, '.') && GLUED(i + 1) && p->manner == MANNER_PHRASE ? i + 2 : i + 1;
}

static void set_half(tl_when *w, int half) {
    w->hour = (uint8_t)(w->hour % 12 + (unsigned)half);
    w->open &= (uint8_t)~OPEN_NOON;
}

/* Adds "p.m.", "o'clock", a zone, what follows an hour; `i` is after the hour and its minutes. */
static uint32_t finish(const tl_parser *p, uint32_t i, tl_when *w, bool *said) {
    if (SAYS(i, "o") && CHAR(i + 1, '\'') && SAYS(i + 2, "clock")) { i += 3; *said = true; }
    else if (SAYS(i, "oclock")) { i++; *said = true; }
    int half;
    uint32_t k = w->hour <= 12 ? ampm(p, i, &half) : 0;
    if (k && w->hour) { set_half(w, half); i = k; *said = true; }
    k = CHAR(i, '(') ? i + 1 : i;
    bool capital = IS(k, W_ZONE) && (p->at[k].flags & ATOM_UPPER || p->manner != MANNER_REPORT);
    if (capital && *said) {
        w->has_zone = true;
        w->zone = (int16_t)VALUE(k, W_ZONE);
        i = k + 1;
        if (k > 0 && CHAR(k - 1, '(') && CHAR(i, ')')) i++;
    }
    if ((SAYS(i, "hrs") || SAYS(i, "hours")) && w->grain == G_MINUTE && !GLUED(i) == 0) { i++; *said = true; }
    return i;
}

static bool joined(const tl_parser *p, uint32_t i, char c) { return CHAR(i, c) && GLUED(i) && NUMBER(i + 1) && GLUED(i + 1); }

static uint32_t with_colon(const tl_parser *p, uint32_t i, tl_when *w) {
    const tl_atom *h = &p->at[i], *m = &p->at[i + 2];
    if (!NUMBER(i) || h->digits > 2 || h->number > 24 || !joined(p, i + 1, ':') || m->digits != 2 || m->number > 59) return 0;
    if (i > 0 && (CHAR(i - 1, ':') || CHAR(i - 1, '-')) && GLUED(i) && i > 1 && NUMBER(i - 2) && CHAR(i - 1, ':')) return 0;
    *w = (tl_when){.grain = G_MINUTE, .hour = (uint8_t)h->number, .minute = (uint8_t)m->number};
    if (h->digits == 1 || h->number <= 12) w->open = h->number && !(h->digits == 2 && p->text.ptr[h->begin] == '0') ? OPEN_NOON : 0;
    i += 3;
    if (joined(p, i, ':') && p->at[i + 1].digits == 2 && p->at[i + 1].number < 60) {
        w->second = (uint8_t)p->at[i + 1].number;
        w->grain = G_SECOND;
        i += 2;
        if (joined(p, i, '.')) i += 2; /* fractions of a second */
    }
    return i;
}

/* "6.42am", "15h30", "330 p.m.", "0600 hours", "3 p.m.", "4 o'clock"; a bare hour where `sure` */
static uint32_t without_colon(const tl_parser *p, uint32_t i, tl_when *w, bool sure) {
    const tl_atom *h = &p->at[i];
    if (!NUMBER(i) || h->number < 0) return 0;
    if (i > 0 && GLUED(i) && (CHAR(i - 1, '$') || CHAR(i - 1, '.') || CHAR(i - 1, ',') || CHAR(i - 1, ':'))) return 0;
    bool said = sure;
    int unused;
    *w = (tl_when){.grain = G_HOUR, .hour = (uint8_t)h->number};
    if (h->digits <= 2 && h->number <= 24) {
        uint32_t k = i + 1;
        if (joined(p, k, '.') && p->at[k + 1].digits == 2 && p->at[k + 1].number < 60 && (sure || ampm(p, k + 2, &unused))) {
            w->minute = (uint8_t)p->at[k + 1].number;
            w->grain = G_MINUTE;
            k += 2;
        } else if (SAYS(k, "h") && GLUED(k) && p->manner == MANNER_UTTERANCE && !NUMBER(k + 1)) return 0; /* "3h" is a length */
        else if (SAYS(k, "h") && GLUED(k) && h->number <= 24) {
            said = true;
            w->grain = G_MINUTE;
            k++;
            if (NUMBER(k) && GLUED(k) && p->at[k].digits == 2 && p->at[k].number < 60) { w->minute = (uint8_t)p->at[k].number; k++; return finish(p, k, w, &said); }
            if (p->manner == MANNER_REPORT) return 0;
            return finish(p, k, w, &said);
        } else if (p->manner != MANNER_REPORT && sure && NUMBER(k) && p->at[k].digits == 2 && p->at[k].number < 60 && !GLUED(k)) {
            w->minute = (uint8_t)p->at[k].number; /* "at 3 15" */
            w->grain = G_MINUTE;
            k++;
        } else if (!GLUED(k) ? false : CHAR(k, '.') && NUMBER(k + 1) && GLUED(k + 1)) return 0;
        else if (CHAR(k, '/') || (CHAR(k, '%')) || (IS(k, W_SUFFIX) && GLUED(k))) return 0;
        w->open = h->number >= 1 && h->number <= 12 ? OPEN_NOON : 0;
        k = finish(p, k, w, &said);
        return said ? k : 0;
    }
    if ((h->digits == 3 || h->digits == 4) && h->number / 100 < 25 && h->number % 100 < 60) {
        *w = (tl_when){.grain = G_MINUTE, .hour = (uint8_t)(h->number / 100), .minute = (uint8_t)(h->number % 100)};
        w->open = w->hour >= 1 && w->hour <= 12 && p->text.ptr[h->begin] != '0' ? OPEN_NOON : 0;
        bool year_like = h->digits == 4 && h->number >= 1900 && h->number < 2100;
        if ((p->text.ptr[h->begin] != '0' && p->manner == MANNER_REPORT) || year_like) said = false;
        if (SAYS(i + 1, "hours") && h->digits == 4) return i + 2;
        uint32_t k = finish(p, i + 1, w, &said);
        return said ? k : 0;
    }
    return 0;
}

static uint32_t hour_word(const tl_parser *p, uint32_t i, int *ret) { /* an hour alone: "three", "3" */
    if (NUMBER(i) && p->at[i].digits <= 2 && p->at[i].number <= 24) { *ret = p->at[i].number; return i + 1; }
    if (IS(i, W_CARD) && !IS(i, W_ARTICLE) && VALUE(i, W_CARD) >= 1 && VALUE(i, W_CARD) <= 12) { *ret = VALUE(i, W_CARD); return i + 1; }
    if (IS(i, W_CLOCK)) { *ret = VALUE(i, W_CLOCK); return i + 1; }
    return 0;
}

/* "half past three", "a quarter to noon", "20 minutes past 3pm", "ten to one", "half three" */
static uint32_t past_or_to(const tl_parser *p, uint32_t i, tl_when *w) {
    uint32_t k = IS(i, W_ARTICLE) ? i + 1 : i;
    double minutes;
    uint32_t next = IS(k, W_FRACTION) ? k + 1 : fh_timeline__cardinal(p, k, &minutes);
    if (!next) return 0;
    bool fraction = IS(k, W_FRACTION);
    if (fraction) minutes = VALUE(k, W_FRACTION);
    if (minutes < 1 || minutes > 59) return 0;
    bool unit = SAYS_ANY(next, "minutes min mins minute");
    if (unit) next++;
    bool past = SAYS(next, "past") || (SAYS(next, "after") && (unit || p->manner != MANNER_REPORT));
    bool to = SAYS(next, "to") || SAYS(next, "till") || (SAYS(next, "before") && unit), bare = SAYS(k, "half") && p->manner != MANNER_REPORT;
    if (!past && !to && !bare) return 0;
    if (NUMBER(k) && to && !unit && p->manner == MANNER_REPORT) return 0; /* "5 to 6" is a range */
    if (!fraction && !unit && p->manner == MANNER_REPORT && (int)minutes % 5) return 0; /* "seven to four" is a vote */
    int hour;
    uint32_t end = hour_word(p, past || to ? next + 1 : next, &hour);
    if (!end) return 0;
    if (to && !fraction && !unit && NUMBER(k)) { if (!IS(end - 1, W_CLOCK)) return 0; }
    bool named = IS(end - 1, W_CLOCK), said = true;
    *w = (tl_when){.grain = G_MINUTE, .hour = (uint8_t)hour, .open = hour >= 1 && hour <= 12 && !named ? OPEN_NOON : 0};
    end = finish(p, end, w, &said);
    int total = (w->hour * 60 + (to ? 1440 - (int)minutes : (int)minutes)) % 1440;
    w->hour = (uint8_t)(total / 60);
    w->minute = (uint8_t)(total % 60);
    return end;
}

/* "nine thirty", "five-thirty", "one thirty p m", "ten o'clock", and a bare hour where sure */
static uint32_t in_words(const tl_parser *p, uint32_t i, tl_when *w, bool sure) {
    if (!IS(i, W_CARD) || IS(i, W_ARTICLE) || VALUE(i, W_CARD) > 12) return 0;
    bool said = sure;
    *w = (tl_when){.grain = G_HOUR, .hour = (uint8_t)VALUE(i, W_CARD), .open = OPEN_NOON};
    uint32_t k = CHAR(i + 1, '-') && GLUED(i + 1) ? i + 2 : i + 1;
    double minute;
    uint32_t next = IS(k, W_CARD) && !IS(k, W_ARTICLE) ? fh_timeline__cardinal(p, k, &minute) : 0;
    int unused;
    if (next && minute >= 10 && minute < 60 && !IS(next, W_UNIT) && (sure || p->manner != MANNER_REPORT || ampm(p, next, &unused))) {
        w->minute = (uint8_t)minute;
        w->grain = G_MINUTE;
        k = next;
        if (p->manner != MANNER_REPORT) said = true;
    } else k = i + 1;
    k = finish(p, k, w, &said);
    return said ? k : 0;
}

uint32_t fh_timeline__clock(const tl_parser *p, uint32_t i, tl_when *w, bool sure) {
    uint32_t next = past_or_to(p, i, w);
    if (next) return next;
    uint32_t k = IS(i, W_ARTICLE) && !IS(i, W_CARD) ? i + 1 : i;
    if (IS(k, W_CLOCK) || (SAYS(k, "midday"))) {
        int hour = IS(k, W_CLOCK) ? VALUE(k, W_CLOCK) : 12;
        *w = (tl_when){.grain = G_HOUR, .hour = (uint8_t)hour};
        return k + 1;
    }
    if ((next = with_colon(p, i, w))) {
        bool said = true;
        return finish(p, next, w, &said);
    }
    if ((next = without_colon(p, i, w, sure))) return next;
    return in_words(p, i, w, sure);
}

uint32_t fh_timeline__part(const tl_parser *p, uint32_t i, unsigned *ret) {
    if (SAYS(i, "the") || SAYS(i, "that")) i++;
    if (IS(i, W_EDGE) && VALUE(i, W_EDGE) <= EDGE_LATE) i++;
    if (CHAR(i, '-') && GLUED(i)) i++;
    if (!IS(i, W_PART)) return 0;
    *ret = (unsigned)VALUE(i, W_PART);
    i++;
    if (SAYS(i, "ish") || SAYS(i, "time")) i++;
    return i;
}
