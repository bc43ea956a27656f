/* SPDX-License-Identifier: MIT
 *
 * dossier/view.c - names, sentences and speakers for people. */
#include "dossier/view.h"

#include "base/date.h"
#include "base/hash.h"
#include "base/map.h"
#include "dossier/names.h"

/* ---- names ------------------------------------------------------------------------------------- */

static fh_str host_of(fh_str url) {
    size_t at = fh_str_find(url, FH_STR("://"), 0);
    if (at == SIZE_MAX) return (fh_str){NULL, 0};
    fh_str rest = fh_str_cut(url, at + 3, url.len), host;
    fh_str_next(&rest, '/', &host);
    return fh_str_starts(host, FH_STR("www.")) ? fh_str_cut(host, 4, host.len) : host;
}

static fh_str last_part(fh_str path) {
    size_t end = path.len;
    while (end > 1 && path.ptr[end - 1] == '/') end--;
    size_t begin = end;
    while (begin > 0 && path.ptr[begin - 1] != '/') begin--;
    return fh_str_cut(path, begin, end);
}

fh_str fh_view_outlet(const fh_report *r) {
    if (r->outlet.len) return r->outlet;
    fh_str host = host_of(r->url.ptr ? r->url : r->canonical);
    return host.len ? host : last_part(r->id);
}

fh_str fh_view_title(const fh_report *r) {
    if (r->title.len) return r->title;
    fh_str first = r->n_sentences ? fh_str_span(r->text, r->sentences[0].span) : r->text;
    size_t end = fh_str_find_char(first, '\n', 0);
    if (end == SIZE_MAX) end = first.len;
    if (end > 120) {
        for (end = 120; end > 60 && first.ptr[end] != ' '; end--) {}
        while (end && ((unsigned char)first.ptr[end] & 0xc0) == 0x80) end--;
    }
    return first.len ? fh_str_cut(first, 0, end) : FH_STR("untitled");
}

uint32_t fh_view_account_number(const fh_dossier *d, uint32_t report) {
    if (!d->account_of || !d->story_of) return FH_NONE;
    const fh_story *s = &d->stories[d->story_of[report]];
    uint32_t lowest = d->account_of[report];
    for (uint32_t i = 0; i < s->n_reports; i++)
        if (d->account_of[s->reports[i]] < lowest) lowest = d->account_of[s->reports[i]];
    return d->account_of[report] - lowest;
}

fh_str fh_view_account(fh_arena *arena, const fh_dossier *d, uint32_t report) {
    uint32_t n = fh_view_account_number(d, report);
    if (n == FH_NONE) return (fh_str){NULL, 0};
    char letters[8];
    size_t at = sizeof letters;
    do letters[--at] = (char)('A' + n % 26);
    while ((n /= 26) && n-- && at);
    return fh_str_copy(arena, fh_str_between(letters + at, letters + sizeof letters));
}

void fh_view_date(fh_buf *out, fh_datetime t, bool with_time) {
    static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
                                         "September", "October", "November", "December"};
    if (t.precision >= FH_PRECISION_DAY) fh_buf_format(out, "%d ", t.day);
    if (t.precision >= FH_PRECISION_MONTH && t.month >= 1 && t.month <= 12) fh_buf_format(out, "%s ", months[t.month - 1]);
    if (t.precision >= FH_PRECISION_YEAR) fh_buf_format(out, "%d", t.year);
    if (with_time && t.precision >= FH_PRECISION_MINUTE) fh_buf_format(out, ", %02d:%02d", t.hour, t.minute);
}

enum { SHORTEST_ID = 5 };

static bool stands_alone(fh_str s, size_t at, size_t end) {
    bool before = at == 0 || fh_is_space(s.ptr[at - 1]) || s.ptr[at - 1] == '(' || s.ptr[at - 1] == '"';
    char c = end < s.len ? s.ptr[end] : ' ';
    return before && (fh_is_space(c) || c == ',' || c == ';' || c == ')' || c == ':' || c == '"' || (c == '.' && end + 1 == s.len));
}

/* Lines that are made of ids, where a short one, too, is no word of its own. */
static bool is_of_ids(fh_str note) {
    return fh_str_find(note, FH_STR(" derives from "), 0) != SIZE_MAX || fh_str_starts(note, FH_STR("independent accounts agree: "));
}

/* The report of the story whose id begins at `at` and stands alone there; FH_NONE. */
static uint32_t id_at(const fh_dossier *d, const fh_story *story, fh_str s, size_t at, size_t shortest) {
    for (uint32_t i = 0; i < story->n_reports; i++) {
        fh_str id = d->reports[story->reports[i]]->id;
        if (id.len < shortest || !fh_str_starts(fh_str_cut(s, at, s.len), id) || !stands_alone(s, at, at + id.len)) continue;
        return story->reports[i];
    }
    return FH_NONE;
}

fh_str fh_view_note(fh_arena *arena, const fh_dossier *d, uint32_t story, fh_str note) {
    fh_buf out = {.arena = arena};
    size_t plain = 0, shortest = is_of_ids(note) ? 1 : SHORTEST_ID;
    for (size_t i = 0; i < note.len; i++) {
        if (i && !fh_is_space(note.ptr[i - 1]) && note.ptr[i - 1] != '(' && note.ptr[i - 1] != '"') continue;
        uint32_t report = id_at(d, &d->stories[story], note, i, shortest);
        if (report == FH_NONE) continue;
        fh_buf_add(&out, fh_str_cut(note, plain, i));
        fh_buf_format(&out, "[%u]", report + 1);
        plain = i + d->reports[report]->id.len;
        i = plain - 1;
    }
    if (!plain) return note;
    fh_buf_add(&out, fh_str_cut(note, plain, note.len));
    return fh_buf_str(&out);
}

/* ---- spans -------------------------------------------------------------------------------------- */

/* The first sentence that ends past `at`. */
static uint32_t sentence_at(const fh_report *r, uint32_t at) {
    uint32_t low = 0, high = r->n_sentences;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->sentences[mid].span.end <= at) low = mid + 1;
        else high = mid;
    }
    return low;
}

fh_span fh_view_sentence(const fh_report *r, fh_span s) {
    uint32_t i = sentence_at(r, s.begin);
    if (i == r->n_sentences || r->sentences[i].span.begin >= s.end) return s;
    fh_span whole = s;
    if (r->sentences[i].span.begin < whole.begin) whole.begin = r->sentences[i].span.begin;
    uint32_t paragraph = r->sentences[i].paragraph;
    for (; i < r->n_sentences && r->sentences[i].span.begin < s.end && r->sentences[i].paragraph == paragraph; i++)
        if (r->sentences[i].span.end > whole.end) whole.end = r->sentences[i].span.end;
    return whole;
}

static uint32_t overlap(fh_span a, fh_span b) {
    uint32_t begin = a.begin > b.begin ? a.begin : b.begin, end = a.end < b.end ? a.end : b.end;
    return begin < end ? end - begin : 0;
}

typedef struct voice { uint32_t speaker, held; } voice; /* how many bytes are said by whom, or name him as their source */

enum { VOICES_MAX = 8 };

static uint32_t overlap_all(const fh_span *spans, uint32_t n, fh_span s) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < n; i++) sum += overlap(spans[i], s);
    return sum;
}

static voice loudest(const fh_report *r, fh_span s) {
    voice heard[VOICES_MAX], best = {FH_NONE, 0};
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->n_statements; i++) {
        const fh_statement *said = &r->statements[i];
        uint32_t held = overlap_all(said->content, said->n_content, s), k = 0;
        if (!held) continue;
        held += overlap_all(said->source, said->n_source, s) + overlap_all(said->cue, said->n_cue, s);
        while (k < n && heard[k].speaker != said->speaker) k++;
        if (k == VOICES_MAX) continue;
        if (k == n) heard[n++] = (voice){said->speaker, 0};
        heard[k].held += held;
        if (heard[k].held > best.held) best = heard[k];
    }
    return best;
}

fh_str fh_view_voice(const fh_dossier *d, uint32_t report, fh_span s, fh_span focus) {
    const fh_report *r = d->reports[report];
    voice v = loudest(r, focus);
    if (2 * v.held <= focus.end - focus.begin) {
        v = loudest(r, s);
        if (3 * v.held <= s.end - s.begin) v.speaker = FH_NONE;
    }
    return v.speaker == FH_NONE ? (fh_str){NULL, 0} : fh_view_name(d, report, v.speaker);
}

fh_str fh_view_speaker(const fh_dossier *d, uint32_t report, uint32_t statement) {
    const fh_report *r = d->reports[report];
    if (statement == FH_NONE || r->statements[statement].speaker == FH_NONE) return (fh_str){NULL, 0};
    return fh_view_name(d, report, r->statements[statement].speaker);
}

fh_str fh_view_name(const fh_dossier *d, uint32_t report, uint32_t speaker) {
    if (!d->voice_of || !d->voice_of[report]) return d->reports[report]->speakers[speaker].name;
    return d->voices[d->voice_of[report][speaker]].name;
}

/* ---- runs of sorted arrays ------------------------------------------------------------------------ */

typedef uint32_t key_fn(const fh_dossier *d, uint32_t i);
static uint32_t edge_key(const fh_dossier *d, uint32_t i) { return d->lineage[i].child; }
static uint32_t claim_key(const fh_dossier *d, uint32_t i) { return d->claims[i].story; }
static uint32_t change_key(const fh_dossier *d, uint32_t i) { return d->changes[i].child; }
static uint32_t conflict_key(const fh_dossier *d, uint32_t i) { return d->story_of[d->conflicts[i].a]; }
static uint32_t event_key(const fh_dossier *d, uint32_t i) { return d->story_of[d->timeline[i].report]; }
static uint32_t passage_key(const fh_dossier *d, uint32_t i) { return d->passages[i].a; }

static uint32_t first_not_below(const fh_dossier *d, uint32_t n, key_fn *key, uint64_t wanted) {
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (key(d, mid) < wanted) low = mid + 1;
        else high = mid;
    }
    return low;
}

static fh_range run_of(const fh_dossier *d, uint32_t n, key_fn *key, uint32_t wanted) {
    return (fh_range){first_not_below(d, n, key, wanted), first_not_below(d, n, key, (uint64_t)wanted + 1)};
}

fh_range fh_view_parents(const fh_dossier *d, uint32_t child) { return run_of(d, d->n_lineage, edge_key, child); }
fh_range fh_view_claims(const fh_dossier *d, uint32_t story) { return run_of(d, d->n_claims, claim_key, story); }
fh_range fh_view_changes(const fh_dossier *d, uint32_t child) { return run_of(d, d->n_changes, change_key, child); }

static const float SURE = 0.5f; /* of the changes of unseen stories told from here 73 in 100 are marked; of those below 38 */

bool fh_view_is_sure(const fh_change *c) { return c->update || c->confidence >= SURE; }

fh_range fh_view_conflicts(const fh_dossier *d, uint32_t story) { return run_of(d, d->n_conflicts, conflict_key, story); }

static const float SURE_CONFLICT = 0.3f; /* of the conflicts of unseen stories told from here half are listed, of those below a fifth: docs/claims.md */

fh_range fh_view_sure_conflicts(const fh_dossier *d, uint32_t story) {
    fh_range r = fh_view_conflicts(d, story);
    while (r.end > r.begin && d->conflicts[r.end - 1].confidence < SURE_CONFLICT) r.end--;
    return r;
}

fh_range fh_view_events(const fh_dossier *d, uint32_t story) { return run_of(d, d->n_timeline, event_key, story); }
fh_range fh_view_passages(const fh_dossier *d, uint32_t a) { return run_of(d, d->n_passages, passage_key, a); }

/* ---- events -------------------------------------------------------------------------------------- */

static const fh_timex *timex_at(const fh_report *r, fh_span s) {
    uint32_t low = 0, high = r->n_times;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->times[mid].span.begin < s.begin) low = mid + 1;
        else high = mid;
    }
    return low < r->n_times && r->times[low].span.begin == s.begin && r->times[low].span.end == s.end ? &r->times[low] : NULL;
}

/* TIMEX3 has "2033-W41" for a week and "2033-W41-WE" for its end. */
fh_datetime fh_view_event_end(const fh_dossier *d, const fh_event *e) {
    const fh_timex *x = timex_at(d->reports[e->report], e->span);
    size_t at = x && e->date.precision == FH_PRECISION_DAY ? fh_str_find(x->value, FH_STR("-W"), 0) : SIZE_MAX;
    if (at == SIZE_MAX) return (fh_datetime){0};
    fh_str rest = fh_str_cut(x->value, at + 4, x->value.len);
    if (rest.len && !fh_str_equal(rest, FH_STR("-WE"))) return (fh_datetime){0};
    return fh_date_of_days(fh_date_days(e->date.year, (unsigned)e->date.month, (unsigned)e->date.day) + (rest.len ? 1 : 6));
}

/* ---- what was not read ----------------------------------------------------------------------------------- */

uint32_t fh_view_foreign(const fh_dossier *d) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->n_reports; i++) n += d->reports[i]->language.len && !fh_str_starts(d->reports[i]->language, FH_STR("en"));
    return n;
}

fh_str fh_view_foreign_note(fh_arena *arena, const fh_dossier *d) {
    uint32_t n = fh_view_foreign(d);
    if (!n) return FH_STR("");
    if (n == d->n_reports && n == 1) return FH_STR("It is not in English: who says what, changes, conflicts and dates are hardly found in it.");
    if (n == d->n_reports) return FH_STR("None of them is in English: who says what, changes, conflicts and dates are hardly found in them.");
    return fh_str_format(arena, "%u of them %s not in English: who says what, changes, conflicts and dates are hardly found there.", n, n == 1 ? "is" : "are");
}

/* ---- plain words for what JSON names ------------------------------------------------------------------- */

const char *fh_view_change_kind(const fh_change *c) {
    static const char *const words[] = {
        [FH_CHANGE_NUMBER] = "figure", [FH_CHANGE_DATE] = "date", [FH_CHANGE_NAME] = "name", [FH_CHANGE_PLACE] = "place",
        [FH_CHANGE_QUOTE] = "quotation", [FH_CHANGE_ATTRIBUTION] = "source", [FH_CHANGE_HEDGE] = "certainty", [FH_CHANGE_NEGATION] = "negation",
        [FH_CHANGE_POLARITY] = "opposite", [FH_CHANGE_SCOPE] = "scope", [FH_CHANGE_ADDED] = "new", [FH_CHANGE_DROPPED] = "left out"};
    return c->update ? "update" : words[c->type];
}

const char *fh_view_conflict_kind(const fh_conflict *c) {
    static const char *const words[] = {[FH_CONFLICT_NUMBER] = "figure", [FH_CONFLICT_DATE] = "date", [FH_CONFLICT_POLARITY] = "contradiction",
                                        [FH_CONFLICT_ATTRIBUTION] = "source", [FH_CONFLICT_IDENTITY] = "who", [FH_CONFLICT_PLACE] = "place"};
    return words[c->type];
}

const char *fh_view_event_kind(const fh_event *e) { return e->said && e->status == FH_EVENT_HAPPENED ? "said" : fh_name_event(e->status); }

/* ---- events that are one row ------------------------------------------------------------------------ */

enum { WORDING_LEAST = 24 }; /* bytes: a shorter clause says too little to stand for the others */

/* Of two wordings of one event the shorter that is long enough. */
static bool is_plainer(const fh_event *a, const fh_event *b) {
    bool a_long = a->event.len >= WORDING_LEAST, b_long = b->event.len >= WORDING_LEAST;
    if (a_long != b_long) return a_long;
    return a_long ? a->event.len < b->event.len : a->event.len > b->event.len;
}

static uint64_t wording_key(const fh_event *e) { return fh_hash_pair(e->report, fh_hash64(e->event)); }

static uint64_t day_key(const fh_event *e) { return fh_hash_pair(wording_key(e), (uint64_t)fh_date_days(e->date.year, (unsigned)e->date.month, (unsigned)e->date.day)); }

/* Which events are told by another in the very same words: with a day where they have but a month or a year ("the draft dated
 * 29 September and seen this month"), or by an earlier one of the same day ("between 9 a.m. and 2 p.m."). They are left to JSON and CSV. */
static bool *find_shadows(fh_arena *arena, const fh_event *events, uint32_t n) {
    bool *shadows = fh_new_n(arena, bool, n + 1);
    fh_map days = {.arena = arena};
    for (uint32_t i = 0; i < n; i++)
        if (events[i].date.precision >= FH_PRECISION_DAY) fh_map_put(&days, wording_key(&events[i]), 1);
    fh_map told = {.arena = arena};
    for (uint32_t i = 0; shadows && i < n; i++) {
        bool day = events[i].date.precision >= FH_PRECISION_DAY;
        uint32_t *seen = day && !events[i].moved.precision ? fh_map_put(&told, day_key(&events[i]), 0) : NULL;
        shadows[i] = day ? seen && *seen : fh_map_get(&days, wording_key(&events[i])) != NULL;
        if (seen) *seen = 1;
    }
    return shadows;
}

fh_event_groups fh_view_event_groups(fh_arena *arena, const fh_dossier *d, fh_range run) {
    uint32_t n = run.end - run.begin;
    bool *is_first = fh_new_n(arena, bool, n + 1);
    uint32_t *next = fh_new_n(arena, uint32_t, n + 1), *plainest = fh_new_n(arena, uint32_t, n + 1);
    uint32_t *first = fh_new_n(arena, uint32_t, n + 1), *last = fh_new_n(arena, uint32_t, n + 1); /* per row: a place in the run, and 1 */
    const bool *shadows = find_shadows(arena, &d->timeline[run.begin], n);
    if (!is_first || !next || !plainest || !first || !last || !shadows) return (fh_event_groups){0};
    for (int moved = 0; moved < 2; moved++) {
        for (uint32_t i = 0; i < n; i++) {
            const fh_event *e = &d->timeline[run.begin + i];
            uint32_t row = e->row < n ? e->row : n;
            if ((e->moved.precision != 0) != moved || shadows[i]) continue;
            next[i] = FH_NONE;
            if (first[row]) next[last[row] - 1] = run.begin + i;
            else first[row] = i + 1, is_first[i] = true, plainest[i] = run.begin + i;
            last[row] = i + 1;
            uint32_t *best = &plainest[first[row] - 1];
            if (!moved && is_plainer(e, &d->timeline[*best])) *best = run.begin + i;
        }
    }
    return (fh_event_groups){is_first, next, plainest};
}
