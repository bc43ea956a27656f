/* SPDX-License-Identifier: MIT
 *
 * claim/day.c - days, months, years and times of day among the figures of a report.
 *
 * "29 September", "12 to 13 February", "Sept. 29" and weekdays are read from the words, times of day in other words than figures
 * with a point as timeline/ read them, which also resolves the days. Cost: constant for each, the logarithm of the number of
 * expressions of time where one is looked up. */
#include "claim/number.h"

#include <math.h>

int fh_claim__month_of(fh_str s) {
    static const char *const names[] = {"january", "february", "march", "april", "may", "june", "july", "august",
                                        "september", "october", "november", "december"};
    if (s.len < 3 || !fh_is_upper(s.ptr[0])) return 0;
    if (s.ptr[s.len - 1] == '.') s.len--;
    for (int m = 0; m < 12; m++) {
        fh_str name = fh_str_of(names[m]);
        bool shortened = s.len <= 4 && s.len <= name.len && fh_str_equal_nocase(s, fh_str_cut(name, 0, s.len));
        if (fh_str_equal_nocase(s, name) || (shortened && (s.len == 3 || m == 8))) return m + 1;
    }
    return 0;
}

int fh_claim__weekday_of(fh_str s) {
    static const char *const names[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    for (int d = 0; d < 7; d++)
        if (fh_str_equal_nocase(s, fh_str_of(names[d]))) return d + 1;
    return 0;
}

bool fh_claim__is_year(const fh_claim__number_part *p, fh_str s) { return p->number && s.len == 4 && fh_is_digit(s.ptr[0]) && p->value >= 1800 && p->value < 2100; }

static bool is_day(const fh_report *r, uint32_t k, fh_claim__number_part *p) {
    return fh_claim__read_part(fh_claim__token_str(r, k), p) && p->number && p->value >= 1 && p->value <= 31 && !fh_claim__is_year(p, fh_claim__token_str(r, k));
}

/* "to 13" of "12 to 13 February", "and 12" of "May 11 and 12": answers the second day, 0 for none, and how many tokens were used. */
static int second_day(const fh_report *r, uint32_t k, uint32_t end, int first, uint32_t *ret) {
    fh_claim__number_part p;
    if (k + 1 >= end) return 0;
    fh_str link = fh_claim__token_str(r, k);
    bool joins = fh_str_equal(link, FH_STR("to")) || fh_str_equal(link, FH_STR("and")) || fh_str_equal(link, FH_STR("-")) || fh_str_equal(link, FH_STR("\xe2\x80\x93"));
    if (!joins || !is_day(r, k + 1, &p) || p.value <= first || p.value > floor(p.value)) return 0;
    *ret = 2;
    return (int)p.value;
}

/* Does the number at token k count what follows it: "May 11 and 12 people", "May 11 to 15%". */
static bool counts(const fh_report *r, uint32_t k, uint32_t end) {
    if (k + 1 >= end) return false;
    uint8_t pos = r->tokens[k + 1].pos;
    return pos == FH_POS_NOUN || pos == FH_POS_PROPER || pos == FH_POS_ADJECTIVE || fh_str_equal(fh_claim__token_str(r, k + 1), FH_STR("%"));
}

/* A month with the day before or after it: "29 September", "Sept. 29", "the 31st of October". */
uint32_t fh_claim__read_month(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    int month = fh_claim__month_of(fh_claim__token_str(r, at));
    uint32_t k = at + 1;
    int day = 0;
    fh_claim__number_part p;
    if (!month) return 0;
    if (k < end && fh_str_equal(fh_claim__token_str(r, k), FH_STR("."))) k++;
    int last = 0;
    uint32_t used = 0;
    if (k < end && is_day(r, k, &p)) {
        day = (int)p.value;
        last = second_day(r, ++k, end, day, &used);
        if (last && counts(r, k + 1, end)) last = 0;
        if (last) k += used;
    } else k = at + 1;
    if (!day && month == 5 && !(at > 0 && (r->tokens[at - 1].flags & FH_TOKEN_DIGIT)) && fh_str_equal(fh_claim__token_str(r, at), FH_STR("May")) &&
        (r->tokens[at].flags & FH_TOKEN_SENTENCE)) return 0;
    q->measure = FH_CLAIM__MONTHDAY;
    q->low = month * 100 + day;
    q->high = month * 100 + (last ? last : day);
    return k - at;
}

uint32_t fh_claim__read_day(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    fh_claim__number_part p;
    uint32_t k = at + 1, used = 0;
    if (!is_day(r, at, &p)) return 0;
    int last = second_day(r, k, end, (int)p.value, &used);
    k += used;
    if (k + 1 < end && fh_str_equal(fh_claim__token_str(r, k), FH_STR("of"))) k++;
    int month = k < end ? fh_claim__month_of(fh_claim__token_str(r, k)) : 0;
    if (!month) return 0;
    q->measure = FH_CLAIM__MONTHDAY;
    q->low = month * 100 + p.value;
    q->high = last ? month * 100 + last : q->low;
    return k + 1 - at;
}

const fh_timex *fh_claim__time_from(const fh_report *r, uint32_t begin) {
    size_t low = 0, high = r->n_times;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (r->times[mid].span.end <= begin) low = mid + 1;
        else high = mid;
    }
    return low < r->n_times ? &r->times[low] : NULL;
}

void fh_claim__find_date(const fh_report *r, fh_claim__quantity *q) {
    const fh_timex *x = fh_claim__time_from(r, r->tokens[q->first].begin);
    if (x && x->span.begin < r->tokens[q->first + q->n - 1].end && fh_claim__is_time(q)) q->date = x->date;
}

/* Minutes since midnight of a TIMEX3 value that names an hour, "2033-10-31T17:30"; -1 for others, "TEV" among them. */
static int minutes_of(fh_str value) {
    size_t at = fh_str_find_char(value, 'T', 0);
    if (at == SIZE_MAX || value.len < at + 3 || !fh_is_digit(value.ptr[at + 1]) || !fh_is_digit(value.ptr[at + 2])) return -1;
    const char *p = value.ptr + at + 1;
    bool minute = value.len >= at + 6 && p[2] == ':';
    return ((p[0] - '0') * 10 + p[1] - '0') * 60 + (minute ? (p[3] - '0') * 10 + p[4] - '0' : 0);
}

/* A time of day in other words than figures with a point: "half past five", "nine in the evening", "0604", "noon", as timeline/ read it. */
uint32_t fh_claim__read_clock(const fh_report *r, uint32_t at, uint32_t end, fh_claim__quantity *q) {
    const fh_timex *x = fh_claim__time_from(r, r->tokens[at].begin);
    int minutes = x && x->type == FH_TIMEX_TIME && x->span.begin == r->tokens[at].begin ? minutes_of(x->value) : -1;
    if (minutes < 0) return 0;
    *q = (fh_claim__quantity){.first = at, .measure = FH_CLAIM__CLOCK, .low = minutes, .high = minutes, .counted = FH_NONE};
    uint32_t n = 1;
    while (at + n < end && r->tokens[at + n].end <= x->span.end && !fh_claim__weekday_of(fh_claim__token_str(r, at + n))) n++;
    return n;
}

/* The same words for a day say the same, even where each report has them resolved by its own date. */
fh_claim__likeness fh_claim__compare_dates(const fh_claim__quantity *a, const fh_claim__quantity *b) {
    bool month_only = a->measure == FH_CLAIM__MONTHDAY && a->measure == b->measure && floor(a->low / 100) == floor(b->low / 100) && ((int)a->low % 100 == 0 || (int)b->low % 100 == 0);
    bool days = a->measure == b->measure && !month_only && (a->low != a->high || b->low != b->high);
    if (days) return a->low == b->low && a->high == b->high ? FH_CLAIM__EQUAL : a->low <= b->high && b->low <= a->high ? FH_CLAIM__LOOSER : FH_CLAIM__OTHER;
    if (a->measure == b->measure && a->low == b->low) return FH_CLAIM__EQUAL;
    if (a->date.precision >= FH_PRECISION_DAY && b->date.precision >= FH_PRECISION_DAY && a->measure != FH_CLAIM__CLOCK && b->measure != FH_CLAIM__CLOCK)
        return a->date.year == b->date.year && a->date.month == b->date.month && a->date.day == b->date.day ? FH_CLAIM__EQUAL : FH_CLAIM__OTHER;
    if (a->measure != b->measure) return FH_CLAIM__UNLIKE;
    if (a->measure == FH_CLAIM__CLOCK && fabs(a->low - b->low) == 720) return FH_CLAIM__EQUAL;
    return month_only ? FH_CLAIM__LOOSER : FH_CLAIM__OTHER;
}
