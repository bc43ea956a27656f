/* SPDX-License-Identifier: MIT
 *
 * timeline/grammar.h - what the files of this folder share: atoms, moments, and the rules of the grammar.
 *
 *   sentence -> atoms (atoms.c) -> expressions -> values (value.c), sentence by sentence (read.c); then rows of a timeline (events.c, clause.c)
 *
 *   numbers          number.c
 *   days and longer  year.c, date.c, period.c (seasons to weeks; the choice among all these), part.c ("the end of 1942"), relative.c ("last week"),
 *                    holiday.c with moon.c
 *   hours            clock.c; joined with days in daytime.c
 *   lengths, sets    length.c
 *   ranges           range.c, in utterances
 *   whole            expression.c; calendar.c for what lies when, tense.c for which way time is spoken of
 *
 * A rule is a function of the parser and the number of an atom; it answers the number of the atom after
 * what it matched, and 0 when it does not match (no rule matches nothing). Rules resolve as they go: a
 * moment that comes out of one is a place in the calendar already. */
#ifndef FH_TIMELINE_GRAMMAR_H
#define FH_TIMELINE_GRAMMAR_H

#include <firsthand/records.h>

#include "base/str.h"
#include "base/vec.h"

/* ---- atoms --------------------------------------------------------------------------- */

enum { ATOM_END = 0, ATOM_WORD, ATOM_NUMBER, ATOM_PUNCT };
enum { ATOM_SPACE = 1u << 0, ATOM_CAPITAL = 1u << 1, ATOM_UPPER = 1u << 2 };

/* A run of letters, a run of digits, or one other character. Finer than a token, so that the grammar does
 * not depend on where tokens are cut. */
typedef struct tl_atom {
    uint32_t begin, end;
    uint32_t mask;   /* W_... classes of a word */
    uint32_t hash;   /* of the lower-case word */
    uint16_t values; /* of its classes */
    uint8_t kind, flags;
    char ch;         /* the character of a PUNCT, typographic forms made plain */
    uint8_t digits;  /* of a NUMBER */
    int32_t number;  /* at most nine digits; -1 for more */
} tl_atom;

typedef FH_VEC(tl_atom) tl_atoms;

/* Appends the atoms of text[span], then eight of ATOM_END so that rules may look ahead. */
void fh_timeline__atoms(fh_arena *arena, fh_str text, fh_span span, tl_atoms *out);

/* ---- moments --------------------------------------------------------------------------- */

/* How precise a moment is, coarse to fine. */
typedef enum tl_grain {
    G_NONE = 0, G_MILLENNIUM, G_CENTURY, G_DECADE, G_YEAR, G_HALF, G_QUARTER, G_SEASON, G_MONTH, G_WEEK, G_WEEKEND,
    G_DAY, G_PART, G_HOUR, G_MINUTE, G_SECOND
} tl_grain;

/* Units of the word list. */
typedef enum tl_unit {
    U_NONE = 0, U_SECOND, U_MINUTE, U_HOUR, U_DAY, U_WEEK, U_WEEKEND, U_FORTNIGHT, U_MONTH, U_QUARTER, U_YEAR, U_DECADE,
    U_CENTURY, U_MILLENNIUM, U_NIGHT, U_SEASON
} tl_unit;

enum { /* tl_when.open: what was not said, but concluded from the anchor */
    OPEN_YEAR = 1u << 0, OPEN_MONTH = 1u << 1, OPEN_WEEK = 1u << 2, OPEN_DAY = 1u << 3, OPEN_CENTURY = 1u << 4,
    OPEN_NOON = 1u << 5 /* morning or afternoon */
};

typedef struct tl_when {
    int32_t year;          /* 1 and up, also before Christ, where `bc` is set */
    uint8_t grain;         /* tl_grain */
    uint8_t month, day;    /* of DAY and finer; month of MONTH; Monday or Saturday of WEEK, WEEKEND */
    uint8_t sub;           /* season 1 to 4, quarter 1 to 4, half 1 to 2 */
    uint8_t part;          /* part of the day, as in the word list; 0 none */
    uint8_t hour, minute, second;
    uint8_t weekday;       /* said together with OPEN_WEEK */
    uint8_t open;          /* OPEN_... */
    char reckoning;        /* YEAR: 'F' fiscal, 'S' school; 0 as the calendar has it */
    bool bc, relative, has_zone;
    int16_t zone;          /* minutes east of UTC */
} tl_when;

int32_t fh_timeline__days(int32_t year, unsigned month, unsigned day); /* days since 1970-01-01 */
tl_when fh_timeline__civil(int32_t days);                              /* grain DAY */
unsigned fh_timeline__weekday(int32_t days);                           /* 1 Monday to 7 Sunday */
unsigned fh_timeline__month_days(int32_t year, unsigned month);
unsigned fh_timeline__iso_week(int32_t days, int32_t *ret_year);
int32_t fh_timeline__iso_monday(int32_t year, int week);               /* first day of that week */
int32_t fh_timeline__nth_weekday(int32_t year, unsigned month, int n, unsigned weekday); /* n < 0 from the end */
int32_t fh_timeline__easter(int32_t year, bool orthodox);              /* days since 1970-01-01 */
static inline int32_t fh_timeline__day_of(tl_when w) { return fh_timeline__days(w.year, w.month ? w.month : 1, w.day ? w.day : 1); }

/* The first day of a moment and the first day after it. */
void fh_timeline__bounds(tl_when w, int32_t *ret_first, int32_t *ret_after);
/* n units later; the grain stays as it is. Months keep the day within the month. */
tl_when fh_timeline__shift(tl_when w, int32_t n, tl_unit unit);
tl_when fh_timeline__truncate(tl_when w, tl_grain grain);
tl_grain fh_timeline__grain_of(tl_unit unit);
/* The holiday in that year (false when the rule knows none), how many days it lasts, and whether it begins
 * with the evening before. */
bool fh_timeline__holiday(unsigned holiday, int32_t year, tl_when *ret, unsigned *ret_days, bool *ret_eve);

/* ---- expressions --------------------------------------------------------------------------- */

typedef struct tl_amount {
    double n;        /* how many; a customary number where `vague` */
    bool vague, working;
    uint8_t unit;
    double n2;       /* "an hour and 30 minutes"; 0 none */
    uint8_t unit2;
} tl_amount;

typedef enum tl_kind { E_NONE = 0, E_WHEN, E_NOW, E_DURATION, E_SET, E_RANGE, E_OPEN } tl_kind;

typedef struct tl_expr {
    uint8_t kind;     /* tl_kind */
    uint8_t edge;     /* early, middle, late, beginning, end, as in the word list */
    uint8_t bound;    /* about, more, less */
    int8_t now;       /* NOW: past, present, future */
    bool relative;    /* counted from the anchor */
    bool exclusive;   /* RANGE: `b` is the first day after it */
    bool each;        /* SET: told by its moment, not by its amount */
    uint8_t days;     /* a holiday of several days */
    uint32_t begin, end; /* atoms */
    tl_when a, b;
    tl_amount amount; /* DURATION, SET; of a RANGE that was told by its length */
} tl_expr;

/* How a text is meant: reports follow TIMEX3 (ISO 24617-1); a short text with a moment of speech is an
 * utterance, whose expressions take in their preposition and name ranges as one (docs/timeline.md). */
typedef enum tl_manner { MANNER_REPORT = 0, MANNER_UTTERANCE, MANNER_PHRASE } tl_manner;

enum { MAX_DEPTH = 4 };

typedef struct tl_parser {
    const tl_atom *at; /* n atoms, then ATOM_ENDs */
    uint32_t n;
    fh_str text;
    const fh_report *report;
    fh_span sentence;
    tl_manner manner;
    tl_when anchor;    /* grain NONE: unknown */
    tl_when focus;     /* the last date that was spoken of; grain NONE: none yet */
    tl_when recent[4]; /* the last months and days that were spoken of, latest first; grain NONE: none */
    uint32_t years_since; /* years alone that were spoken of since, the last of them is `focus` */
    bool narrative;    /* the report tells of other times than its own: count from the focus */
    unsigned depth;    /* of rules that hold rules; bounded by MAX_DEPTH */
} tl_parser;

/* words and characters */
static inline bool fh_timeline__is(const tl_parser *p, uint32_t i, uint32_t mask) { return (p->at[i].mask & mask) != 0; }
static inline bool fh_timeline__char(const tl_parser *p, uint32_t i, char c) { return p->at[i].kind == ATOM_PUNCT && p->at[i].ch == c; }
static inline bool fh_timeline__glued(const tl_parser *p, uint32_t i) { return !(p->at[i].flags & ATOM_SPACE); }
static inline bool fh_timeline__number(const tl_parser *p, uint32_t i) { return p->at[i].kind == ATOM_NUMBER; }
int fh_timeline__value(const tl_parser *p, uint32_t i, uint32_t one_class);
bool fh_timeline__says(const tl_parser *p, uint32_t i, const char *word);      /* lower case */
bool fh_timeline__says_any(const tl_parser *p, uint32_t i, const char *words); /* divided by spaces */

/* Which way time is spoken of around atom i: -1 past, 1 to come, 0 not told. */
int fh_timeline__direction(const tl_parser *p, uint32_t i);
/* Where relative expressions are counted from. */
tl_when fh_timeline__base(const tl_parser *p);

/* number.c */
uint32_t fh_timeline__cardinal(const tl_parser *p, uint32_t i, double *ret);  /* 24, 2,000, 2.5, twenty-four */
uint32_t fh_timeline__ordinal(const tl_parser *p, uint32_t i, int *ret);      /* 24th, twenty-fourth */
uint32_t fh_timeline__amount(const tl_parser *p, uint32_t i, tl_amount *ret); /* 3 days, an hour and a half, a few weeks */

/* year.c, period.c, date.c */
uint32_t fh_timeline__year(const tl_parser *p, uint32_t i, tl_when *ret); /* 1939, '68, 490 BC, two thousand nineteen */
uint32_t fh_timeline__day(tl_parser *p, uint32_t i, tl_expr *e);          /* any expression of a day or coarser */
uint32_t fh_timeline__day_of_month(const tl_parser *p, uint32_t i, unsigned *ret, bool *ret_ordinal);

/* clock.c */
uint32_t fh_timeline__clock(const tl_parser *p, uint32_t i, tl_when *ret, bool sure); /* 3 p.m., 15:30, half past three, noon */
uint32_t fh_timeline__part(const tl_parser *p, uint32_t i, unsigned *ret);            /* in the morning, night */

/* expression.c */
uint32_t fh_timeline__expression(tl_parser *p, uint32_t i, tl_expr *e);

/* value.c */
fh_str fh_timeline__print(fh_arena *arena, const tl_parser *p, const tl_expr *e);
fh_timex_type fh_timeline__type(const tl_expr *e);
fh_datetime fh_timeline__datetime(tl_when w);

/* ---- what an expression dates ------------------------------------------------------------------------ */

/* Where the sentence itself begins after a bullet or a dateline: "HALM, Sept. 3 (Wire) - ", a word in capitals and a dash. */
uint32_t fh_timeline__after_dateline(fh_str text, fh_span sentence);

/* The clause around an expression that stands in `said`: a slice of the report's text. */
fh_str fh_timeline__clause(const fh_report *r, fh_span said, fh_span expr);

/* Sets says[i] where expression i dates that something is said: "it will open, she said on Thursday". One for each of r->times. */
void fh_timeline__find_sayings(const fh_report *r, bool *says);

#endif
