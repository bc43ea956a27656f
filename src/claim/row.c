/* SPDX-License-Identifier: MIT
 *
 * claim/row.c - which events of the timeline are one.
 *
 * Events of one date are one when the line of the one derives from the line of the other, or when both stand in mentions
 * of one claim: that is how the reports of a story tell one thing in several wordings. An event was moved when a sentence
 * says so itself ("first set for Monday, will now open on Wednesday"), or when a later report gives another date where
 * the line it derives from had one that was still ahead, and says that something was put off. Both dates are then one
 * row, and the earlier remembers what became of it. Rows are sets joined by their least member (Tarjan 1975, with halved
 * paths). Cost: near linear in the events, and in the mentions of the claims. */
#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "claim/story.h"

enum { CLIMB_MAX = 8, BEFORE_DATE = 6, DAYS_MAX = 4 };

typedef struct spot { uint32_t report, begin, event; } spot; /* where an event stands in its text */

typedef struct rows {
    const fh_claim__story *s;
    fh_event *events;
    uint32_t n;
    uint32_t *root;  /* per event: another of its row, or itself */
    spot *spots;     /* by report and place */
    fh_map lines;    /* (member, line) -> first of its spots + 1 */
    uint32_t *line;  /* per spot: its line */
    uint32_t *member;
} rows;

static uint32_t root_of(rows *r, uint32_t i) {
    while (r->root[i] != i) i = r->root[i] = r->root[r->root[i]];
    return i;
}

static void join(rows *r, uint32_t a, uint32_t b) {
    a = root_of(r, a), b = root_of(r, b);
    if (a < b) r->root[b] = a;
    else r->root[a] = b;
}

static bool same_day(fh_datetime a, fh_datetime b) {
    return a.precision == b.precision && a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool is_before(fh_datetime a, fh_datetime b) {
    if (a.year != b.year) return a.year < b.year;
    return a.month != b.month ? a.month < b.month : a.day < b.day;
}

static bool is_day(fh_datetime d) { return d.precision >= FH_PRECISION_DAY; }

static int by_place(const void *a, const void *b) {
    const spot *x = a, *y = b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return x->event < y->event ? -1 : x->event > y->event;
}

static uint64_t key_of(uint32_t member, uint32_t line) { return fh_hash_pair(member + 1, line); }

/* ---- where events stand ------------------------------------------------------------------------------- */

static bool place_events(fh_arena *scratch, rows *r) {
    r->root = fh_new_n(scratch, uint32_t, r->n + 1u);
    r->spots = fh_new_n(scratch, spot, r->n + 1u);
    r->line = fh_new_n(scratch, uint32_t, r->n + 1u);
    r->member = fh_new_n(scratch, uint32_t, r->n + 1u);
    if (!r->root || !r->spots || !r->line || !r->member) return false;
    for (uint32_t i = 0; i < r->n; i++) {
        r->root[i] = i;
        r->spots[i] = (spot){r->events[i].report, r->events[i].span.begin, i};
    }
    fh_sort(r->spots, r->n, sizeof *r->spots, by_place);
    uint32_t member = 0, line = 0;
    for (uint32_t i = 0; i < r->n; i++) {
        while (member < r->s->n && r->s->members[member].report < r->spots[i].report) member++, line = 0;
        const fh_report *report = r->s->texts[member].report;
        while (line + 1 < report->n_sentences && report->sentences[line].span.end <= r->spots[i].begin) line++;
        r->line[i] = line;
        r->member[i] = member;
        fh_map_put(&r->lines, key_of(member, line), i + 1);
    }
    return fh_arena_status(scratch) == FH_OK;
}

/* The spots of a line, as far as they go: *ret is past the last. */
static uint32_t spots_of(const rows *r, uint32_t member, uint32_t line, uint32_t *ret) {
    const uint32_t *first = fh_map_get(&r->lines, key_of(member, line));
    uint32_t i = first ? *first - 1 : r->n, end = i;
    while (end < r->n && r->member[end] == member && r->line[end] == line) end++;
    *ret = end;
    return i;
}

/* ---- one date ------------------------------------------------------------------------------------------- */

static bool join_same_day(rows *r, uint32_t i, uint32_t first, uint32_t end) {
    for (uint32_t k = first; k < end; k++) {
        if (!same_day(r->events[r->spots[i].event].date, r->events[r->spots[k].event].date)) continue;
        join(r, r->spots[i].event, r->spots[k].event);
        return true;
    }
    return false;
}

/* The nearest line above that dates the same; told over and over, a line is climbed from once by each of its copies. */
static void join_derived(rows *r, uint32_t i) {
    uint32_t member = r->member[i], line = r->line[i];
    for (unsigned n = 0; n < CLIMB_MAX; n++) {
        fh_claim__origin up = r->s->members[member].origin[line];
        uint32_t end, first = up.member == FH_NONE ? r->n : spots_of(r, up.member, up.line, &end);
        if (up.member == FH_NONE || (first < r->n && join_same_day(r, i, first, end))) return;
        member = up.member;
        line = up.line;
    }
}

static uint32_t first_spot(const rows *r, uint32_t report, uint32_t begin) {
    uint32_t low = 0, high = r->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->spots[mid].report < report || (r->spots[mid].report == report && r->spots[mid].begin < begin)) low = mid + 1;
        else high = mid;
    }
    return low;
}

/* Every event of a mention goes with those of one date in the first mention that has such. */
static void join_mentions(rows *r, const fh_claim *c) {
    for (uint32_t m = 1; m < c->n_mentions; m++) {
        const fh_mention *x = &c->mentions[m];
        for (uint32_t i = first_spot(r, x->report, x->span.begin); i < r->n && r->spots[i].report == x->report && r->spots[i].begin < x->span.end; i++) {
            for (uint32_t k = 0; k < m; k++) {
                const fh_mention *y = &c->mentions[k];
                uint32_t first = first_spot(r, y->report, y->span.begin), end = first_spot(r, y->report, y->span.end);
                if (y->report != x->report && join_same_day(r, i, first, end)) break;
            }
        }
    }
}

/* ---- moves ------------------------------------------------------------------------------------------------- */

static void move(rows *r, uint32_t old, uint32_t now) {
    fh_event *o = &r->events[old];
    o->moved = r->events[now].date;
    join(r, old, now);
}

/* Is the date told as the one that was given up? Asked of the few words before it, as far as `from`. */
static bool says_first(const fh_report *report, const fh_event *e, uint32_t from) {
    static const char *const words[] = {"first", "originally", "from", "of", "initially", "been"};
    uint32_t low = 0, high = report->n_tokens;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (report->tokens[mid].begin < e->span.begin) low = mid + 1;
        else high = mid;
    }
    for (uint32_t n = 1; n <= BEFORE_DATE && n <= low && report->tokens[low - n].begin >= from; n++) {
        fh_str s = fh_str_cut(report->text, report->tokens[low - n].begin, report->tokens[low - n].end);
        if (!(report->tokens[low - n].flags & FH_TOKEN_WORD)) return false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (fh_str_equal_nocase(s, fh_str_of(words[i]))) return true;
    }
    return false;
}

/* "The talks, first set for Monday, will now open on Wednesday": a line that speaks of a move, and of one of its days alone
 * as the first. The other is the next that the line names, or else the one before. */
static void move_inside(rows *r, uint32_t first, uint32_t end) {
    const fh_claim__text *t = &r->s->texts[r->member[first]];
    if (!(t->lines[r->line[first]].cues & CUE_MOVE) || end - first < 2 || end - first > DAYS_MAX) return;
    uint32_t old = r->n, n_old = 0;
    for (uint32_t i = first; i < end; i++) {
        uint32_t from = i > first ? r->events[r->spots[i - 1].event].span.end : 0;
        if (!is_day(r->events[r->spots[i].event].date) || !says_first(t->report, &r->events[r->spots[i].event], from)) continue;
        old = i;
        n_old++;
    }
    if (n_old != 1) return;
    uint32_t now = r->spots[old + 1 < end ? old + 1 : old - 1].event;
    if (is_day(r->events[now].date) && !same_day(r->events[now].date, r->events[r->spots[old].event].date)) move(r, r->spots[old].event, now);
}

/* A later report's line speaks of a move and has one day; the line it derives from has one too, another, and still ahead. */
static void move_since(rows *r, uint32_t first, uint32_t end) {
    uint32_t member = r->member[first], line = r->line[first], up_end;
    fh_claim__origin up = r->s->members[member].origin[line];
    if (end - first != 1 || up.member == FH_NONE || !(r->s->texts[member].lines[line].cues & CUE_MOVE)) return;
    uint32_t up_first = spots_of(r, up.member, up.line, &up_end);
    if (up_end - up_first != 1 || up_first == r->n) return;
    const fh_event *now = &r->events[r->spots[first].event], *old = &r->events[r->spots[up_first].event];
    fh_datetime published = r->s->texts[up.member].report->published;
    bool days = is_day(now->date) && is_day(old->date) && is_day(published);
    bool later = is_before(published, r->s->texts[member].report->published);
    if (days && later && !same_day(now->date, old->date) && !is_before(old->date, published)) move(r, r->spots[up_first].event, r->spots[first].event);
}

static void find_moves(rows *r) {
    for (uint32_t i = 0, end; i < r->n; i = end) {
        for (end = i + 1; end < r->n && r->member[end] == r->member[i] && r->line[end] == r->line[i];) end++;
        move_inside(r, i, end);
        move_since(r, i, end);
    }
}

/* All events of a row that give the day that was moved were moved with it. */
static void spread_moves(fh_arena *scratch, rows *r) {
    uint32_t *moved = fh_new_n(scratch, uint32_t, r->n + 1u);
    if (!moved) return;
    for (uint32_t i = 0; i < r->n; i++)
        if (r->events[i].moved.precision) moved[root_of(r, i)] = i + 1;
    for (uint32_t i = 0; i < r->n; i++) {
        uint32_t by = moved[root_of(r, i)];
        if (by && same_day(r->events[i].date, r->events[by - 1].date)) r->events[i].moved = r->events[by - 1].moved;
    }
}

void fh_claim__join_events(fh_arena *scratch, const fh_claim__story *story, const fh_claim *claims, uint32_t n_claims, fh_event *events, uint32_t n) {
    rows r = {.s = story, .events = events, .n = n, .lines = {.arena = scratch}};
    if (n == 0 || !place_events(scratch, &r)) return;
    for (uint32_t i = 0; i < n; i++) join_derived(&r, i);
    for (uint32_t i = 0; i < n_claims; i++) join_mentions(&r, &claims[i]);
    find_moves(&r);
    spread_moves(scratch, &r);
    for (uint32_t i = 0; i < n; i++) events[i].row = root_of(&r, i);
}
