/* SPDX-License-Identifier: MIT
 *
 * timeline/events.c - what a story's expressions of time date: a row for each that names a date, with the
 * clause around it and whether that happened, is planned, is possible, or is denied.
 *
 * The status is told by words of the clause (timeline/clause.c) first, denial, then possibility, and by the date
 * against the report's own after that. Linear in the text of the story. */
#include "base/sort.h"
#include "timeline/rules.h"
#include "timeline/timeline.h"

typedef FH_VEC(fh_event) event_vec;

static const fh_sentence *sentence_of(const fh_report *r, uint32_t at, uint32_t *cursor) {
    while (*cursor < r->n_sentences && r->sentences[*cursor].span.end <= at) ++*cursor;
    return *cursor < r->n_sentences ? &r->sentences[*cursor] : NULL;
}

/* ---- the status --------------------------------------------------------------------------------------- */

static bool holds(fh_str s, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++) {
        fh_str w = fh_str_of(words[i]);
        for (size_t at = 0; (at = fh_str_find_nocase(s, w, at)) != SIZE_MAX; at += w.len)
            if ((at == 0 || !fh_is_alpha(s.ptr[at - 1])) && (at + w.len == s.len || !fh_is_alpha(s.ptr[at + w.len]))) return true;
    }
    return false;
}

static int32_t day_number(fh_datetime d) {
    return fh_timeline__days(d.year, d.month ? d.month : 1, d.day ? d.day : 1);
}

/* Is the date later than the report? -1 earlier, 0 the same as far as known, 1 later. */
static int against(fh_datetime date, fh_datetime published) {
    if (!published.precision) return -1;
    uint8_t p = date.precision < published.precision ? date.precision : published.precision;
    if (p >= FH_PRECISION_DAY) { date.precision = published.precision = FH_PRECISION_DAY; }
    else if (p == FH_PRECISION_MONTH) date.day = published.day = 1;
    else date.month = published.month = date.day = published.day = 1;
    int32_t a = day_number(date), b = day_number(published);
    return (a > b) - (a < b);
}

static fh_event_status status_of(fh_str clause, fh_datetime date, fh_datetime published) {
    static const char *const denied[] = {"denied", "denies", "deny", "no such", "never", "did not", "didn't", "not true", "false", "rejected", "untrue"};
    static const char *const possible[] = {"may", "might", "could", "if", "unless", "as early as", "possible", "possibly", "perhaps", "likely", "expects", "estimates", "estimated", "would"};
    static const char *const planned[] = {"will", "is to", "are to", "was to", "were to", "scheduled", "planned", "due", "set for", "deadline"};
    int later = against(date, published);
    if (holds(clause, denied, sizeof denied / sizeof *denied)) return FH_EVENT_DENIED;
    if (later >= 0 && holds(clause, possible, sizeof possible / sizeof *possible)) return FH_EVENT_POSSIBLE;
    if (later > 0) return FH_EVENT_PLANNED;
    return later == 0 && holds(clause, planned, sizeof planned / sizeof *planned) ? FH_EVENT_PLANNED : FH_EVENT_HAPPENED;
}

/* ---- the rows -------------------------------------------------------------------------------------------- */

/* That somebody says something happened, or is to come, whatever is said. */
static fh_event_status status_of_saying(fh_datetime date, fh_datetime published) {
    return against(date, published) > 0 ? FH_EVENT_PLANNED : FH_EVENT_HAPPENED;
}

static void read_report(fh_arena *keep, fh_arena *scratch, const fh_report *r, uint32_t report, event_vec *out) {
    uint32_t cursor = 0;
    bool *says = fh_new_n(scratch, bool, r->n_times + 1u);
    if (!says) return;
    fh_timeline__find_sayings(r, says);
    for (uint32_t i = 0; i < r->n_times; i++) {
        const fh_timex *t = &r->times[i];
        if (!t->date.precision || t->type == FH_TIMEX_SET) continue;
        const fh_sentence *s = sentence_of(r, t->span.begin, &cursor);
        if (!s) break;
        fh_span said = {fh_timeline__after_dateline(r->text, s->span), s->span.end};
        if (t->span.begin < said.begin) continue; /* the day the report was written is no event of it */
        fh_str clause = fh_timeline__clause(r, said, t->span);
        fh_event_status status = says[i] ? status_of_saying(t->date, r->published) : status_of(clause, t->date, r->published);
        fh_vec_push(keep, out, (fh_event){.report = report, .span = t->span, .date = t->date, .event = clause, .status = status, .said = says[i]});
    }
}

static uint64_t key_of(fh_datetime d) {
    return (uint64_t)d.year << 32 | (uint64_t)d.month << 24 | (uint64_t)d.day << 16 | (uint64_t)d.hour << 8 | d.minute;
}

static int order(const void *x, const void *y) {
    const fh_event *a = x, *b = y;
    uint64_t ka = key_of(a->date), kb = key_of(b->date);
    if (ka != kb) return ka < kb ? -1 : 1;
    if (a->report != b->report) return a->report < b->report ? -1 : 1;
    return (a->span.begin > b->span.begin) - (a->span.begin < b->span.begin);
}

fh_status fh_timeline_events(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, const uint32_t *members,
                             uint32_t n_members, fh_event **ret_events, uint32_t *ret_n, fh_error *err) {
    event_vec rows = {0};
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    for (uint32_t i = 0; i < n_members; i++) read_report(keep, scratch, reports[members[i]], members[i], &rows);
    fh_status status = fh_fail_arena(err, scratch);
    if (!status) status = fh_fail_arena(err, keep);
    fh_arena_rewind(scratch, mark);
    if (status) return status;
    fh_sort(rows.at, rows.n, sizeof *rows.at, order);
    for (size_t i = 0; i < rows.n; i++) rows.at[i].row = (uint32_t)i;
    *ret_events = rows.at;
    *ret_n = (uint32_t)rows.n;
    return FH_OK;
}
