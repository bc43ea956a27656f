/* SPDX-License-Identifier: MIT
 *
 * store/derived.c - what was read of the content, and which reports belong together.
 *
 * A new report waits (its story is NULL) until its neighbourhood is grouped: the reports near it in time
 * that share its weightiest words, with all of their stories. Words are found through the index `term`, which
 * is ordered by word and minute, so that a look-up reads only the weeks around the report. A kill between adding
 * and grouping leaves reports that wait, and the next add groups them. */
#include <zstd.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/map.h"
#include "base/sort.h"
#include "store/image.h"
#include "store/rank.h"

enum {
    LEAD_BYTES = 1024,
    LEVEL = 1,           /* images are read more often than they are written */
    MOST_NEAR = 192, LEAST_NEAR = 32, /* reports that are near one, */
    ALL_NEAR = 1024,     /* but fewer where more than a few wait */
    MOST_MET = 512,      /* reports that are met by one word */
    WINDOW = 21 * 1440   /* minutes that reports of one story may lie apart; as in story/ */
};
static const double NEAR = .04;               /* least share of the vectors in common */
static const size_t LARGEST = (size_t)1 << 30;

/* A date as it is stored, shown and ordered: ISO 8601 as precise as it is known; absent where there is none. */
static fh_str date_text(fh_arena *arena, fh_datetime t) {
    if (!t.precision) return (fh_str){NULL, 0};
    fh_buf b = {.arena = arena};
    fh_buf_format(&b, "%04d", t.year);
    if (t.precision >= FH_PRECISION_MONTH) fh_buf_format(&b, "-%02d", t.month);
    if (t.precision >= FH_PRECISION_DAY) fh_buf_format(&b, "-%02d", t.day);
    if (t.precision >= FH_PRECISION_MINUTE) fh_buf_format(&b, "T%02d:%02d", t.hour, t.minute);
    return fh_buf_str(&b);
}

/* ---- reports ------------------------------------------------------------------------------------ */

static void add_statements(fh_db *db, int64_t source, const fh_report *r) {
    static const char *const kinds[] = {"unknown", "person", "organisation", "document", "anonymous"};
    fh_row q = fh_store__prepare(&db->sql, "INSERT INTO said VALUES(?, ?, ?, ?, ?, ?, ?)");
    for (uint32_t i = 0; i < r->n_statements; i++) {
        const fh_statement *s = &r->statements[i];
        if (s->speaker == FH_NONE || !s->n_content) continue;
        fh_span whole = {s->content[0].begin, s->content[s->n_content - 1].end};
        fh_store__bind_int(&q, source);
        fh_store__bind_int(&q, i);
        fh_store__bind_str(&q, r->speakers[s->speaker].name);
        fh_store__bind_str(&q, fh_str_of(kinds[r->speakers[s->speaker].kind]));
        fh_store__bind_int(&q, whole.begin);
        fh_store__bind_int(&q, whole.end);
        fh_store__bind_str(&q, fh_str_span(r->text, whole));
        fh_store__step(&q);
        fh_store__again(&q);
    }
    fh_store__end(&q);
}

static void add_keys(fh_db *db, int64_t source, int64_t minute, const fh_db_key *keys, size_t n) {
    fh_row q = fh_store__prepare(&db->sql, "INSERT OR IGNORE INTO term VALUES(?, ?, ?, ?)");
    for (size_t i = 0; i < n; i++) {
        fh_store__bind_int(&q, keys[i].term);
        fh_store__bind_int(&q, minute);
        fh_store__bind_int(&q, source);
        fh_store__bind_real(&q, (double)keys[i].weight);
        fh_store__step(&q);
        fh_store__again(&q);
    }
    fh_store__end(&q);
}

static void add_to_search(fh_db *db, int64_t source, const fh_report *r) {
    fh_row q = fh_store__prepare(&db->sql, "INSERT INTO search(rowid, title, text) VALUES(?, ?, ?)");
    fh_store__bind_int(&q, source);
    fh_store__bind_str(&q, r->title);
    fh_store__bind_str(&q, r->text);
    fh_store__do(&q);
    fh_store__keep_lengths(db, source);
}

/* Enough of the beginning to name a story by it, cut between characters. */
static fh_str lead_of(fh_str text) {
    size_t n = text.len < LEAD_BYTES ? text.len : LEAD_BYTES;
    while (n > 0 && n < text.len && ((unsigned char)text.ptr[n] & 0xc0) == 0x80) n--;
    return fh_str_cut(text, 0, n);
}

fh_status fh_db_add_report(fh_db *db, int64_t source, const fh_report *r, const fh_db_key *keys, size_t n_keys, const fh_db_word *words, size_t n_words, fh_error *err) {
    fh_buf image = {.arena = db->scratch};
    fh_store__put_image(&image, r);
    size_t room = ZSTD_compressBound(image.n);
    char *packed = fh_arena_alloc_raw(db->scratch, room + 8, 1, 1);
    size_t n = packed ? ZSTD_compress(packed, room, image.at, image.n, LEVEL) : 0;
    int64_t minute = r->published.precision ? fh_datetime_minutes(r->published) : 0;
    fh_row q = fh_store__prepare(&db->sql, "INSERT INTO report(source, key, title, outlet, published, minute, lead, words, image) VALUES(?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?)");
    fh_store__bind_int(&q, source);
    fh_store__bind_str(&q, r->id);
    fh_store__bind_str(&q, r->title);
    fh_store__bind_str(&q, r->outlet);
    fh_store__bind_str(&q, date_text(db->scratch, r->published));
    fh_store__bind_int(&q, minute);
    fh_store__bind_str(&q, r->title.len ? (fh_str){NULL, 0} : lead_of(r->text));
    fh_store__bind_blob(&q, fh_store__keep_words(db, words, n_words));
    fh_store__bind_blob(&q, (fh_str){packed, n});
    fh_store__do(&q);
    add_keys(db, source, minute, keys, n_keys);
    add_statements(db, source, r);
    add_to_search(db, source, r);
    return fh_store__done(db, err);
}

fh_status fh_db_report(fh_db *db, int64_t source, fh_arena *arena, fh_report **ret_report, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT image FROM report WHERE source = ?");
    fh_store__bind_int(&q, source);
    fh_status status = FH_OK;
    if (fh_store__step(&q)) {
        fh_str packed = fh_store__blob(&q, 0);
        unsigned long long size = ZSTD_getFrameContentSize(packed.ptr, packed.len);
        char *out = size < LARGEST ? fh_arena_alloc_raw(db->scratch, (size_t)size + 1, 1, 1) : NULL;
        if (out && ZSTD_decompress(out, (size_t)size, packed.ptr, packed.len) == size)
            status = fh_store__get_image(arena, (fh_str){out, (size_t)size}, ret_report, err);
        else status = fh_store__fail(&db->sql, err, FH_ESTORE, "report %lld is damaged; run 'firsthand doctor'", (long long)source);
    } else status = fh_store__fail(&db->sql, err, FH_ESTORE, "report %lld is missing; run 'firsthand doctor'", (long long)source);
    fh_store__end(&q);
    fh_status done = fh_store__done(db, err);
    return done ? done : status;
}

/* ---- neighbours ----------------------------------------------------------------------------------- */

typedef struct met { int64_t source; double share; } met;

typedef struct meeting {
    fh_map at;          /* source -> position in the list */
    FH_VEC(met) met;
} meeting;

/* The most alike first. */
static int by_share(const void *a, const void *b) {
    const met *x = a, *y = b;
    if (x->share != y->share) return x->share > y->share ? -1 : 1;
    return x->source < y->source ? -1 : x->source > y->source;
}

/* Other reports that one of a report's words stands in, walked from its moment both ways, so that what is read does not
 * grow with the reports of the weeks around. */
typedef struct walk { fh_row after, before; } walk;

static walk begin_walk(fh_db *db) {
    return (walk){
        fh_store__prepare(&db->sql, "SELECT report, weight, minute FROM term WHERE term = ?1 AND minute BETWEEN ?2 AND ?3 ORDER BY minute, report LIMIT ?4"),
        fh_store__prepare(&db->sql, "SELECT report, weight, minute FROM term WHERE term = ?1 AND minute BETWEEN ?2 AND ?3 ORDER BY minute DESC, report DESC LIMIT ?4")};
}

static bool set_out(fh_row *q, int64_t term, int64_t from, int64_t to, int64_t limit) {
    fh_store__bind_int(q, term);
    fh_store__bind_int(q, from);
    fh_store__bind_int(q, to);
    fh_store__bind_int(q, limit);
    return fh_store__step(q);
}

/* Adds what the row's report has in common through one word. */
static void note(fh_db *db, meeting *m, const fh_row *q, double weight) {
    int64_t other = fh_store__int(q, 0);
    uint32_t *k = fh_map_put(&m->at, (uint64_t)other, (uint32_t)m->met.n);
    if (!k) return;
    if (*k == m->met.n) fh_vec_push(db->scratch, &m->met, (met){other, 0});
    if (*k < m->met.n) m->met.at[*k].share += weight * sqlite3_column_double(q->stmt, 1);
}

/* The nearest in time first, at most MOST_MET; a report without a date stands at minute 0, may belong anywhere, and comes last. */
static void walk_word(fh_db *db, walk *w, int64_t term, int64_t minute, double weight, meeting *m) {
    int64_t left = MOST_MET;
    bool later = set_out(&w->after, term, minute, minute ? minute + WINDOW : INT64_MAX, MOST_MET);
    bool earlier = set_out(&w->before, term, minute ? minute - WINDOW : INT64_MIN, minute - 1, MOST_MET);
    for (; left > 0 && (later || earlier); left--) {
        bool forward = later && (!earlier || fh_store__int(&w->after, 2) - minute <= minute - fh_store__int(&w->before, 2));
        note(db, m, forward ? &w->after : &w->before, weight);
        if (forward) later = fh_store__step(&w->after);
        else earlier = fh_store__step(&w->before);
    }
    fh_store__again(&w->after);
    fh_store__again(&w->before);
    if (!minute || left <= 0) return;
    for (bool undated = set_out(&w->after, term, 0, 0, left); undated; undated = fh_store__step(&w->after)) note(db, m, &w->after, weight);
    fh_store__again(&w->after);
}

/* Adds to `m` what a report has in common with the reports in its window that share one of its words. */
static void meet(fh_db *db, int64_t source, fh_row *words, walk *others, meeting *m) {
    m->met.n = 0;
    m->at = (fh_map){.arena = db->scratch};
    fh_store__bind_int(words, source);
    while (fh_store__step(words)) walk_word(db, others, fh_store__int(words, 0), fh_store__int(words, 1), sqlite3_column_double(words->stmt, 2), m);
    fh_store__again(words);
}

fh_status fh_db_neighbourhood(fh_db *db, const int64_t *waiting, size_t n_waiting, fh_arena *arena, int64_t **ret_sources, size_t *ret_n, fh_error *err) {
    fh_store__run(&db->sql, "CREATE TEMP TABLE IF NOT EXISTS near(source INTEGER PRIMARY KEY); DELETE FROM near");
    fh_row words = fh_store__prepare(&db->sql, "SELECT term, minute, weight FROM term WHERE report = ? ORDER BY term");
    walk others = begin_walk(db);
    fh_row keep = fh_store__prepare(&db->sql, "INSERT OR IGNORE INTO near VALUES(?)");
    meeting m = {0};
    size_t most = n_waiting ? ALL_NEAR / n_waiting : 0;
    most = most > MOST_NEAR ? MOST_NEAR : most < LEAST_NEAR ? LEAST_NEAR : most;
    for (size_t i = 0; i < n_waiting; i++) {
        meet(db, waiting[i], &words, &others, &m);
        fh_sort(m.met.at, m.met.n, sizeof *m.met.at, by_share);
        for (size_t k = 0; k < m.met.n && k < most && m.met.at[k].share >= NEAR; k++) {
            fh_store__bind_int(&keep, m.met.at[k].source);
            fh_store__step(&keep);
            fh_store__again(&keep);
        }
        fh_store__bind_int(&keep, waiting[i]); /* also one without any word */
        fh_store__step(&keep);
        fh_store__again(&keep);
    }
    fh_store__end(&words);
    fh_store__end(&others.after);
    fh_store__end(&others.before);
    fh_store__end(&keep);
    fh_row q = fh_store__prepare(&db->sql,
        fh_store__has_decisions(db)
            ? "WITH RECURSIVE reach(source) AS (SELECT source FROM near"
              " UNION SELECT b.source FROM reach JOIN report a USING(source) JOIN report b ON b.story = a.story"
              " UNION SELECT b.source FROM reach JOIN report a USING(source) JOIN decided x ON x.report = a.key JOIN decision d ON d.id = x.decision"
              "  JOIN decided y ON y.decision = d.id JOIN report b ON b.key = y.report WHERE d.withdrawn IS NULL)"
              " SELECT source FROM reach ORDER BY source"
            : "SELECT source FROM report WHERE source IN near OR story IN (SELECT story FROM report WHERE source IN near) ORDER BY source");
    fh_store__numbers found = {0};
    while (fh_store__step(&q)) fh_vec_push(arena, &found, fh_store__int(&q, 0));
    fh_store__end(&q);
    fh_status status = fh_store__done(db, err);
    if (!status) status = fh_fail_arena(err, arena);
    if (!status) *ret_sources = found.at, *ret_n = found.n;
    return status;
}

/* ---- stories ---------------------------------------------------------------------------------------- */

fh_status fh_db_drop_stories(fh_db *db, const int64_t *sources, const fh_story *s, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "DELETE FROM story WHERE id = (SELECT story FROM report WHERE source = ?)");
    for (uint32_t i = 0; i < s->n_reports; i++) {
        fh_store__bind_int(&q, sources[s->reports[i]]);
        fh_store__step(&q);
        fh_store__again(&q);
    }
    fh_store__end(&q);
    return fh_store__done(db, err);
}

fh_status fh_db_put_story(fh_db *db, const int64_t *sources, const fh_story *s, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "INSERT INTO story(key, title, n_reports, n_accounts, first, last) VALUES(?, ?, ?, ?, ?, ?)");
    fh_store__bind_str(&q, s->id);
    fh_store__bind_str(&q, s->title);
    fh_store__bind_int(&q, s->n_reports);
    fh_store__bind_int(&q, s->n_reports == 1 ? 1 : 0);
    fh_store__bind_str(&q, date_text(db->scratch, s->first));
    fh_store__bind_str(&q, date_text(db->scratch, s->last));
    fh_store__do(&q);
    int64_t id = sqlite3_last_insert_rowid(db->sql.db);
    fh_row report = fh_store__prepare(&db->sql, "UPDATE report SET story = ? WHERE source = ?");
    for (uint32_t i = 0; i < s->n_reports; i++) {
        fh_store__bind_int(&report, id);
        fh_store__bind_int(&report, sources[s->reports[i]]);
        fh_store__step(&report);
        fh_store__again(&report);
    }
    fh_store__end(&report);
    return fh_store__done(db, err);
}

fh_status fh_db_uncounted(fh_db *db, fh_arena *arena, int64_t *ret_number, int64_t **ret_sources, size_t *ret_n, fh_error *err) {
    fh_store__numbers members = {0};
    fh_row q = fh_store__prepare(&db->sql,
        "SELECT story, source FROM report WHERE story = (SELECT id FROM story WHERE n_accounts = 0 ORDER BY id LIMIT 1) ORDER BY source");
    while (fh_store__step(&q)) {
        *ret_number = fh_store__int(&q, 0);
        fh_vec_push(arena, &members, fh_store__int(&q, 1));
    }
    fh_store__end(&q);
    *ret_sources = members.at, *ret_n = members.n;
    fh_status status = fh_store__done(db, err);
    return status ? status : fh_fail_arena(err, arena);
}

fh_status fh_db_put_accounts(fh_db *db, int64_t number, uint32_t n_accounts, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "UPDATE story SET n_accounts = ?2 WHERE id = ?1");
    fh_store__bind_int(&q, number);
    fh_store__bind_int(&q, n_accounts);
    fh_store__do(&q);
    return fh_store__done(db, err);
}

fh_status fh_db_retitle_story(fh_db *db, int64_t number, const fh_story *s, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "UPDATE story SET title = ?2, first = ?3, last = ?4 WHERE id = ?1 AND (title IS NOT ?2 OR first IS NOT ?3 OR last IS NOT ?4)");
    fh_store__bind_int(&q, number);
    fh_store__bind_str(&q, s->title);
    fh_store__bind_str(&q, date_text(db->scratch, s->first));
    fh_store__bind_str(&q, date_text(db->scratch, s->last));
    fh_store__do(&q);
    return fh_store__done(db, err);
}

fh_status fh_db_story_size(fh_db *db, int64_t number, uint32_t *ret_n, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT n_reports FROM story WHERE id = ?");
    fh_store__bind_int(&q, number);
    *ret_n = fh_store__step(&q) ? (uint32_t)fh_store__int(&q, 0) : 0;
    fh_store__end(&q);
    return fh_store__done(db, err);
}
