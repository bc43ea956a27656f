/* SPDX-License-Identifier: MIT
 *
 * claim/timing.c - when it is said to be, in the child and in the parent, in whatever words: "since November" and "for the
 * past year", "on Saturday" and "over the weekend", "by" and "before" a day.
 *
 * The expressions of time that timeline/ found in a sentence of the child are held against those of the lines it comes from. Two that name
 * the same time in the same bounds are silent. One that has no equal is held against the parent's likeliest one that
 * has none either; where the parent has none left it is new, and what the parent has left alone is lost. Figures and days are
 * compared in claim/compare.c as well, by value; here words count that have no figure.
 * Cost: at most TIMES_MAX expressions a line, pairs of them. */
#include "claim/bound_table.h"
#include "claim/pair.h"
#include "text/text.h"

enum { TIMES_MAX = 8 };

typedef struct when {
    const fh_timex *time;
    uint32_t token;  /* its first */
    uint32_t before; /* how many words before it the one that bounds it stands; 0 for none */
    uint8_t bound;   /* what that word says: until when, from when, about when */
    bool answered;
} when;

typedef struct whens { when at[TIMES_MAX * FH_CLAIM__PARTNERS]; uint32_t n; } whens;

/* How one of the two words before a time bounds it: data/claim/bounds.txt. */
static void read_bound(const fh_claim__text *t, when *w) {
    for (uint32_t back = 1; back <= 2 && back <= w->token && !w->bound; back++) {
        w->bound = (uint8_t)fh_words_find(&bound_words, t->report->tokens[w->token - back].word);
        if (w->bound) w->before = back;
    }
}

static void add_times(const fh_claim__text *t, fh_claim__range line, whens *ret) {
    const fh_report *r = t->report;
    if (!line.n) return;
    fh_span at = fh_claim__span_of(t, line);
    uint32_t low = 0, high = r->n_times, first = ret->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->times[mid].span.begin < at.begin) low = mid + 1;
        else high = mid;
    }
    for (; low < r->n_times && r->times[low].span.begin < at.end && ret->n - first < TIMES_MAX; low++) {
        uint32_t token = fh_text_token_at(r, r->times[low].span.begin);
        if (token >= line.first + line.n) continue;
        ret->at[ret->n] = (when){.time = &r->times[low], .token = token};
        read_bound(t, &ret->at[ret->n++]);
    }
}

static fh_str words_at(const fh_claim__text *t, const when *w) { return fh_str_span(t->report->text, w->time->span); }

/* The same with the word that bounds it: "by Friday". */
static fh_str bounded_words(const fh_claim__text *t, const when *w) {
    return fh_str_cut(t->report->text, t->report->tokens[w->token - w->before].begin, w->time->span.end);
}

static bool same_day(fh_datetime a, fh_datetime b) {
    return a.precision == b.precision && a.precision >= FH_PRECISION_DAY && a.year == b.year && a.month == b.month && a.day == b.day && a.hour == b.hour && a.minute == b.minute;
}

/* A length of time of one unit, in minutes, or in months where it is counted in these; false for others. */
static bool read_length(fh_str value, uint32_t *ret_minutes, uint32_t *ret_months) {
    static const struct { char unit; bool clock; uint32_t minutes, months; } units[] = {
        {'M', true, 1, 0}, {'H', true, 60, 0}, {'D', false, 24 * 60, 0}, {'W', false, 7 * 24 * 60, 0}, {'M', false, 0, 1}, {'Y', false, 0, 12}};
    bool clock = fh_str_starts(value, FH_STR("PT"));
    uint32_t n = 0;
    size_t at = clock ? 2 : 1, first = at;
    for (; at < value.len && fh_is_digit(value.ptr[at]) && n < 10000; at++) n = n * 10 + (uint32_t)(value.ptr[at] - '0');
    if (at == first || at + 1 != value.len || value.ptr[0] != 'P') return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i].unit == value.ptr[at] && units[i].clock == clock) {
            *ret_minutes = n * units[i].minutes, *ret_months = n * units[i].months;
            return true;
        }
    return false;
}

/* "48 hours" and "two days". */
static bool same_length(fh_str a, fh_str b) {
    uint32_t minutes[2], months[2];
    return read_length(a, &minutes[0], &months[0]) && read_length(b, &minutes[1], &months[1]) && minutes[0] == minutes[1] && months[0] == months[1];
}

static bool same_time(const fh_claim__pair *x, const when *a, const when *b) {
    if (fh_str_equal_nocase(words_at(x->c, a), words_at(x->p, b))) return true;
    if (a->time->type != b->time->type) return false;
    bool as_precise = a->time->value.len == b->time->value.len; /* a weekend is dated by its first day */
    if (a->time->type == FH_TIMEX_DURATION && same_length(a->time->value, b->time->value)) return true;
    return fh_str_equal(a->time->value, b->time->value) || (as_precise && same_day(a->time->date, b->time->date));
}

/* How likely the one stands for the other: of one type, beside words that are partners. */
static float fit(const fh_claim__pair *x, const when *a, const when *b) {
    uint32_t part = fh_claim__part_of(x, b->token), left = b->token > 4 ? b->token - 4 : 0;
    uint32_t at = fh_claim__counterpart_in_child(x, part, (fh_claim__range){left, 8}, b->token);
    bool near = at != FH_NONE && at + 8 > a->token && at < a->token + 8;
    return (a->time->type == b->time->type ? 1 : 0) + (near ? 0.6f : 0) + (a->bound == b->bound ? 0.1f : 0);
}

static float days_between(fh_datetime a, fh_datetime b) {
    if (a.precision < FH_PRECISION_YEAR || b.precision < FH_PRECISION_YEAR) return -1;
    int days = (a.year - b.year) * 365 + (a.month - b.month) * 30 + a.day - b.day;
    return (float)(days < 0 ? -days : days);
}

static void push_time(fh_claim__pair *x, const when *a, const when *b, float fits, bool same) {
    fh_claim__trace t = {.type = FH_CHANGE_DATE, .kind = a && b ? same ? FH_CLAIM__TIME_BOUND : FH_CLAIM__TIME_OTHER : FH_CLAIM__TIME_ALONE};
    t.own[0] = fits;
    t.own[1] = a ? (float)a->time->type : -1;
    t.own[2] = b ? (float)b->time->type : -1;
    t.own[3] = a && b ? (float)a->time->date.precision - (float)b->time->date.precision : 0;
    t.own[4] = a && b ? days_between(a->time->date, b->time->date) : -1;
    t.own[5] = a ? a->bound : 0;
    t.own[6] = b ? b->bound : 0;
    t.own[7] = a && b ? (float)a->time->relative - (float)b->time->relative : 0;
    if (a) fh_claim__locate_from_child(x, a->token, &t), t.child_words = same ? bounded_words(x->c, a) : words_at(x->c, a);
    if (b) {
        if (a) t.parent = fh_claim__around(x->p, x->p_lines[fh_claim__part_of(x, b->token)], b->token);
        else fh_claim__locate_from_parent(x, b->token, &t);
        t.parent_words = same ? bounded_words(x->p, b) : words_at(x->p, b);
    }
    fh_claim__push(x, &t);
}

static void match_same(fh_claim__pair *x, whens *mine, whens *theirs) {
    for (uint32_t i = 0; i < mine->n; i++)
        for (uint32_t k = 0; k < theirs->n; k++) {
            when *a = &mine->at[i], *b = &theirs->at[k];
            if (!same_time(x, a, b)) continue;
            if (a->bound != b->bound && !a->answered && !b->answered) push_time(x, a, b, fit(x, a, b), true);
            a->answered = b->answered = true;
        }
}

void fh_claim__compare_times(fh_claim__pair *x) {
    whens mine = {0}, theirs = {0};
    add_times(x->c, x->m.a, &mine);
    for (uint32_t p = 0; p < x->m.n_b; p++) add_times(x->p, x->m.b[p], &theirs);
    match_same(x, &mine, &theirs);
    for (uint32_t i = 0; i < mine.n; i++) {
        when *best = NULL;
        float most = 0;
        if (mine.at[i].answered) continue;
        for (uint32_t k = 0; k < theirs.n; k++) {
            float f = theirs.at[k].answered ? 0 : fit(x, &mine.at[i], &theirs.at[k]);
            if (f > most) most = f, best = &theirs.at[k];
        }
        push_time(x, &mine.at[i], best, most, false);
        if (best) best->answered = true;
    }
    for (uint32_t k = 0; k < theirs.n; k++)
        if (!theirs.at[k].answered) push_time(x, NULL, &theirs.at[k], 0, false);
}
