/* SPDX-License-Identifier: MIT
 *
 * store/query.c - questions. Each is one SQL text with its restrictions switched off where their value is NULL,
 * so that nothing a person typed becomes SQL. Words go to FTS5 as they are; what FTS5 cannot read is told as a
 * mistake of the question, not of the store. */
#include <math.h>

#include "base/buf.h"
#include "base/sort.h"
#include "store/rank.h"

enum { USUAL_LIMIT = 50 };

#define IN_TIME "(?3 IS NULL OR r.published >= ?3) AND (?4 IS NULL OR substr(r.published, 1, 10) <= ?4)"

/* How many revisions came before the source of report r. */
#define EARLIER "(WITH RECURSIVE line(id) AS (SELECT revises FROM source WHERE id = r.source AND revises IS NOT NULL"     \
                " UNION SELECT revises FROM source JOIN line USING(id) WHERE revises IS NOT NULL) SELECT count(*) FROM line)"

/* Binds what every question has, as ?1 .. ?7. */
static void bind_query(fh_row *q, const fh_db_query *query) {
    fh_store__bind_str(q, query->outlet);
    fh_store__bind_str(q, query->story);
    fh_store__bind_str(q, query->since);
    fh_store__bind_str(q, query->until);
    fh_store__bind_int(q, query->limit ? query->limit : USUAL_LIMIT);
    fh_store__bind_int(q, query->offset);
    fh_store__bind_str(q, query->speaker);
}

static fh_status finish(fh_db *db, fh_arena *arena, fh_error *err) {
    fh_status status = fh_store__done(db, err);
    return status ? status : fh_fail_arena(err, arena);
}

fh_status fh_db_stories(fh_db *db, const fh_db_query *query, fh_arena *arena, fh_db_story **ret, uint32_t *ret_n, uint32_t *ret_total, fh_error *err) {
    FH_VEC(fh_db_story) rows = {0};
    int64_t total = 0;
    fh_row q = fh_store__prepare(&db->sql,
        "SELECT s.key, s.title, s.first, s.last, s.n_reports, s.n_accounts, count(*) OVER () FROM story s"
        " WHERE (?1 IS NULL OR s.id IN (SELECT story FROM report WHERE outlet = ?1 COLLATE NOCASE)) AND (?2 IS NULL OR s.key = ?2)"
        " AND (?3 IS NULL OR s.last >= ?3) AND (?4 IS NULL OR substr(s.first, 1, 10) <= ?4)"
        " AND (?7 IS NULL OR s.id IN (SELECT story FROM report WHERE source IN (SELECT report FROM said WHERE name = ?7)))"
        " ORDER BY s.last DESC NULLS LAST, s.n_reports DESC, s.key LIMIT ?5 OFFSET ?6");
    bind_query(&q, query);
    while (fh_store__step(&q)) {
        fh_vec_push(arena, &rows, (fh_db_story){
            .id = fh_store__str(&q, 0, arena), .title = fh_store__str(&q, 1, arena), .first = fh_store__str(&q, 2, arena),
            .last = fh_store__str(&q, 3, arena), .n_reports = (uint32_t)fh_store__int(&q, 4), .n_accounts = (uint32_t)fh_store__int(&q, 5)});
        total = fh_store__int(&q, 6);
    }
    fh_store__end(&q);
    *ret = rows.at, *ret_n = (uint32_t)rows.n, *ret_total = (uint32_t)total;
    return finish(db, arena, err);
}

/* The restrictions on report r that there are and no others, so that SQLite sees which index serves them. Each text begins with
 * FROM_REPORTS, which asks for ?8, so that all values can be bound. */
#define FROM_REPORTS " FROM report r LEFT JOIN story s ON s.id = r.story WHERE ?8 IS NOT NULL"
static void add_restrictions(fh_buf *text, const fh_db_query *q) {
    if (q->outlet.ptr) fh_buf_add(text, FH_STR(" AND r.outlet = ?1 COLLATE NOCASE"));
    if (q->story.ptr) fh_buf_add(text, FH_STR(" AND r.story = (SELECT id FROM story WHERE key = ?2)"));
    if (q->speaker.ptr) fh_buf_add(text, FH_STR(" AND r.source IN (SELECT report FROM said WHERE name = ?7)"));
    if (q->since.ptr || q->until.ptr) fh_buf_add(text, FH_STR(" AND r.published BETWEEN coalesce(?3, '') AND coalesce(?4 || 'U', '~')"));
    if (q->revised) fh_buf_add(text, FH_STR(" AND r.source IN (SELECT id FROM source WHERE revises IS NOT NULL)"));
}

/* SELECT `what` of the reports that are asked for, with what stands behind it; its values bound. */
static fh_row ask_reports(fh_db *db, const fh_db_query *query, fh_str what, fh_str behind) {
    fh_buf text = {.arena = db->scratch};
    fh_buf_add(&text, FH_STR("SELECT "));
    fh_buf_add(&text, what);
    fh_buf_add(&text, FH_STR(FROM_REPORTS));
    add_restrictions(&text, query);
    fh_buf_add(&text, behind);
    fh_buf_add_char(&text, '\0');
    fh_row q = fh_store__prepare(&db->sql, fh_arena_status(db->scratch) ? "SELECT 1 WHERE 0 AND ?8" : text.at);
    bind_query(&q, query);
    fh_store__bind_int(&q, 1);
    return q;
}

fh_status fh_db_reports(fh_db *db, const fh_db_query *query, fh_arena *arena, fh_db_hit **ret, uint32_t *ret_n, uint32_t *ret_total, fh_error *err) {
    FH_VEC(fh_db_hit) rows = {0};
    fh_row q = ask_reports(db, query, FH_STR("count(*)"), FH_STR(""));
    *ret_total = fh_store__step(&q) ? (uint32_t)fh_store__int(&q, 0) : 0;
    fh_store__end(&q);
    q = ask_reports(db, query, FH_STR("r.key, s.key, r.title, r.outlet, r.published, s.title, " EARLIER), FH_STR(" ORDER BY r.published DESC, r.key LIMIT ?5 OFFSET ?6"));
    while (fh_store__step(&q)) {
        fh_vec_push(arena, &rows, (fh_db_hit){
            .report = fh_store__str(&q, 0, arena), .story = fh_store__str(&q, 1, arena), .title = fh_store__str(&q, 2, arena), .outlet = fh_store__str(&q, 3, arena),
            .published = fh_store__str(&q, 4, arena), .story_title = fh_store__str(&q, 5, arena), .n_revisions = (uint32_t)fh_store__int(&q, 6)});
    }
    fh_store__end(&q);
    *ret = rows.at, *ret_n = (uint32_t)rows.n;
    return finish(db, arena, err);
}

/* SQLITE_ERROR while matching means that FTS5 could not read the words. */
static fh_status blame_words(fh_db *db, fh_str words, fh_status status, fh_error *err) {
    if (status != FH_ESTORE || (sqlite3_errcode(db->sql.db) & 0xff) != SQLITE_ERROR) return status;
    return fh_fail(err, FH_EINPUT, 0, "cannot read the question '%.*s': put phrases into \"...\", and * only at the end of a word", FH_STR_ARGS(words));
}

#define OF_REPORT                                                                                             \
    "(?1 IS NULL OR r.outlet = ?1 COLLATE NOCASE) AND (?2 IS NULL OR r.story = (SELECT id FROM story WHERE key = ?2))" \
    " AND (?7 IS NULL OR EXISTS(SELECT 1 FROM said WHERE said.report = r.source AND said.name = ?7))"

/* Hits with their ranks. A search without restrictions is answered by the full-text index alone. With some, the report of each
 * hit is looked at; but a common word has thousands of hits, and there the reports that are wanted are listed faster, by
 * an index, before the hits are met. */
static const char HITS[] = "SELECT rowid, firsthand_rank(search) FROM search WHERE search MATCH ?8";
static const char HITS_BY_REPORT[] =
    "SELECT search.rowid, firsthand_rank(search) FROM search JOIN report r ON r.source = search.rowid"
    " WHERE search MATCH ?8 AND " OF_REPORT " AND " IN_TIME;

enum { MANY_HITS = 1000, ROOM = 1024 };

static bool is_many(fh_db *db, fh_str words) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT count(*) >= ?2 FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)");
    fh_store__bind_str(&q, words);
    fh_store__bind_int(&q, MANY_HITS);
    bool many = fh_store__step(&q) && fh_store__int(&q, 0);
    fh_store__end(&q);
    return many;
}

/* The reports that a search wants. */
static void list_wanted(fh_db *db, const fh_db_query *query, fh_store__ranking *r) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT coalesce(max(source), 0) FROM report");
    int64_t last = fh_store__step(&q) ? fh_store__int(&q, 0) : 0;
    fh_store__end(&q);
    r->wanted = fh_new_n(db->scratch, bool, (size_t)last + 1);
    r->n_wanted = r->wanted ? last + 1 : 0;
    q = ask_reports(db, query, FH_STR("r.source"), FH_STR(""));
    while (fh_store__step(&q))
        if (fh_store__int(&q, 0) < r->n_wanted) r->wanted[fh_store__int(&q, 0)] = true;
    fh_store__end(&q);
}

/* Chooses the SQL text, and lists beforehand what it needs. */
static const char *text_for(fh_db *db, const fh_db_query *q, fh_store__ranking *r) {
    bool by_index = q->since.ptr || q->until.ptr || q->story.ptr || q->speaker.ptr || (q->outlet.ptr && fh_store__has_outlets(db));
    if (!by_index && !q->outlet.ptr) return HITS;
    if (!by_index || !is_many(db, q->words)) return HITS_BY_REPORT;
    list_wanted(db, q, r);
    return HITS;
}

typedef struct found {
    int64_t source;
    double rank;
    fh_store__place *at; /* where it was found, for the snippet */
    uint32_t n;
} found;
typedef FH_VEC(found) found_vec;
typedef struct shown { double rank; fh_db_hit hit; } shown;
typedef FH_VEC(shown) shown_vec;

/* Of equal hits, those that were added first are on the earlier page, */
static int by_rank(const void *a, const void *b) {
    const found *x = a, *y = b;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    return x->source < y->source ? -1 : x->source > y->source;
}

/* and on a page the lower id is first. */
static int by_rank_shown(const void *a, const void *b) {
    const shown *x = a, *y = b;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    return fh_str_order(x->hit.report, y->hit.report);
}

static void keep_best(found_vec *v, size_t most) {
    fh_sort(v->at, v->n, sizeof *v->at, by_rank);
    if (v->n > most) v->n = most;
}

/* Hits come by number, so that of equal ones the first stays: none is taken that is not better than the worst of
 * a full page. */
static void take_hit(found_vec *best, found hit, const fh_store__ranking *r, size_t most, double *worst) {
    if (hit.rank >= *worst) return;
    hit.at = fh_new_n(r->db->scratch, fh_store__place, (size_t)r->n + 1);
    if (hit.at) memcpy(hit.at, r->at, r->n * sizeof *hit.at), hit.n = r->n;
    fh_vec_push(r->db->scratch, best, hit);
    if (best->n < 2 * most + ROOM) return;
    keep_best(best, most);
    *worst = best->at[most - 1].rank;
}

/* The hits of one page, best first, and how many there are in all: each hit is met once. */
static found_vec find_hits(fh_db *db, const fh_db_query *query, uint32_t *ret_total) {
    found_vec best = {0};
    size_t most = (size_t)query->offset + (query->limit ? query->limit : USUAL_LIMIT);
    double worst = HUGE_VAL;
    fh_store__ranking r;
    fh_store__rank_begin(db, &r);
    fh_row q = fh_store__prepare(&db->sql, text_for(db, query, &r));
    bind_query(&q, query);
    fh_store__bind_str(&q, query->words);
    *ret_total = 0;
    while (fh_store__step(&q)) {
        if (sqlite3_column_type(q.stmt, 1) == SQLITE_NULL) continue; /* not wanted */
        ++*ret_total;
        take_hit(&best, (found){.source = fh_store__int(&q, 0), .rank = sqlite3_column_double(q.stmt, 1)}, &r, most, &worst);
    }
    fh_store__end(&q);
    fh_store__rank_end(&r);
    keep_best(&best, most);
    best.n -= query->offset < best.n ? query->offset : best.n;
    best.at += best.n ? query->offset : 0;
    return best;
}

/* What is shown of the hits of a page. */
static shown_vec show_hits(fh_db *db, const found_vec *hits, fh_arena *arena) {
    shown_vec page = {0};
    fh_store__scissors scissors;
    fh_store__scissors_begin(db, &scissors);
    fh_row q = fh_store__prepare(&db->sql,
        "SELECT r.key, s.key, r.title, r.outlet, r.published, s.title, search.text FROM report r JOIN search ON search.rowid = r.source"
        " LEFT JOIN story s ON s.id = r.story WHERE r.source = ?");
    for (size_t i = 0; i < hits->n; i++) {
        const found *f = &hits->at[i];
        fh_store__bind_int(&q, f->source);
        if (fh_store__step(&q)) {
            fh_vec_push(db->scratch, &page, (shown){f->rank, {
                .report = fh_store__str(&q, 0, arena), .story = fh_store__str(&q, 1, arena), .title = fh_store__str(&q, 2, arena),
                .outlet = fh_store__str(&q, 3, arena), .published = fh_store__str(&q, 4, arena), .story_title = fh_store__str(&q, 5, arena),
                .snippet = fh_store__snippet(&scissors, fh_store__blob(&q, 6), f->at, f->n, arena)}});
        }
        fh_store__again(&q);
    }
    fh_store__end(&q);
    fh_store__scissors_end(&scissors);
    fh_sort(page.at, page.n, sizeof *page.at, by_rank_shown);
    return page;
}

fh_status fh_db_search(fh_db *db, const fh_db_query *query, fh_arena *arena, fh_db_hit **ret, uint32_t *ret_n, uint32_t *ret_total, fh_error *err) {
    FH_VEC(fh_db_hit) rows = {0};
    found_vec hits = find_hits(db, query, ret_total);
    shown_vec page = show_hits(db, &hits, arena);
    for (size_t i = 0; i < page.n; i++) fh_vec_push(arena, &rows, page.at[i].hit);
    fh_status status = blame_words(db, query->words, finish(db, arena, err), err);
    *ret = rows.at, *ret_n = (uint32_t)rows.n;
    return status;
}

/* Reports are looked at where a restriction asks for it. */
static const char ALL_SPEAKERS[] =
    "SELECT name, max(kind), count(*), count(DISTINCT report), NULL, NULL, NULL, count(*) OVER (), NULL, NULL, NULL, NULL, 0"
    " FROM said WHERE ?7 IS NULL GROUP BY name ORDER BY count(*) DESC, name LIMIT ?5 OFFSET ?6";
static const char THEIR_SPEAKERS[] =
    "SELECT said.name, max(said.kind), count(*), count(DISTINCT r.source), NULL, NULL, NULL, count(*) OVER (), NULL, NULL, NULL, NULL, 0"
    " FROM said JOIN report r ON r.source = said.report LEFT JOIN story s ON s.id = r.story"
    " WHERE (?1 IS NULL OR r.outlet = ?1 COLLATE NOCASE) AND (?2 IS NULL OR s.key = ?2) AND " IN_TIME " AND ?7 IS NULL"
    " GROUP BY said.name ORDER BY count(*) DESC, said.name LIMIT ?5 OFFSET ?6";
static const char ONE_SPEAKER[] =
    "SELECT said.name, said.kind, 1, 1, r.key, s.key, said.content, count(*) OVER (), r.title, r.outlet, r.published, s.title, said.number"
    " FROM said JOIN report r ON r.source = said.report LEFT JOIN story s ON s.id = r.story"
    " WHERE (?1 IS NULL OR r.outlet = ?1 COLLATE NOCASE) AND (?2 IS NULL OR s.key = ?2) AND " IN_TIME
    " AND (said.name = ?7 OR said.name LIKE '%' || ?7)"
    " ORDER BY r.published, r.key, said.number LIMIT ?5 OFFSET ?6";

fh_status fh_db_speakers(fh_db *db, const fh_db_query *query, fh_arena *arena, fh_db_speaker **ret, uint32_t *ret_n, uint32_t *ret_total, fh_error *err) {
    FH_VEC(fh_db_speaker) rows = {0};
    int64_t total = 0;
    bool some = query->outlet.ptr || query->story.ptr || query->since.ptr || query->until.ptr;
    fh_row q = fh_store__prepare(&db->sql, query->speaker.ptr ? ONE_SPEAKER : some ? THEIR_SPEAKERS : ALL_SPEAKERS);
    bind_query(&q, query);
    while (fh_store__step(&q)) {
        fh_vec_push(arena, &rows, (fh_db_speaker){
            .name = fh_store__str(&q, 0, arena), .kind = fh_store__str(&q, 1, arena),
            .n_statements = (uint32_t)fh_store__int(&q, 2), .n_reports = (uint32_t)fh_store__int(&q, 3),
            .report = fh_store__str(&q, 4, arena), .story = fh_store__str(&q, 5, arena), .said = fh_store__str(&q, 6, arena),
            .title = fh_store__str(&q, 8, arena), .outlet = fh_store__str(&q, 9, arena), .published = fh_store__str(&q, 10, arena),
            .story_title = fh_store__str(&q, 11, arena), .number = (uint32_t)fh_store__int(&q, 12)});
        total = fh_store__int(&q, 7);
    }
    fh_store__end(&q);
    *ret = rows.at, *ret_n = (uint32_t)rows.n, *ret_total = (uint32_t)total;
    return finish(db, arena, err);
}

/* Why there is no story for an id: there is no such report either, or its story has not been found yet. */
static fh_status tell_missing(fh_db *db, fh_str id, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT 1 FROM report WHERE key = ? AND story IS NULL");
    fh_store__bind_str(&q, id);
    bool waits = fh_store__step(&q);
    fh_store__end(&q);
    fh_status status = fh_store__done(db, err);
    if (status) return status;
    if (waits) return fh_store__fail(&db->sql, err, FH_EINPUT, "report '%.*s' waits for its story: an 'add' was stopped; run it again", FH_STR_ARGS(id));
    return fh_fail(err, FH_EINPUT, 0, "there is no story and no report '%.*s'; 'firsthand stories' lists them", FH_STR_ARGS(id));
}

fh_status fh_db_members(fh_db *db, fh_str id, fh_arena *arena, fh_str *ret_story, int64_t **ret_sources, size_t *ret_n, fh_error *err) {
    fh_store__numbers members = {0};
    fh_row q = fh_store__prepare(&db->sql,
        "SELECT r.source, s.key FROM story s JOIN report r ON r.story = s.id"
        " WHERE s.id = coalesce((SELECT id FROM story WHERE key = ?1), (SELECT story FROM report WHERE key = ?1)) ORDER BY r.source");
    fh_store__bind_str(&q, id);
    while (fh_store__step(&q)) {
        if (!members.n) *ret_story = fh_store__str(&q, 1, arena);
        fh_vec_push(arena, &members, fh_store__int(&q, 0));
    }
    fh_store__end(&q);
    fh_status status = finish(db, arena, err);
    if (!status && !members.n) status = tell_missing(db, id, err);
    if (!status) *ret_sources = members.at, *ret_n = members.n;
    return status;
}

fh_status fh_db_member_ids(fh_db *db, fh_str id, fh_arena *arena, fh_str *ret_story, fh_str **ret_ids, size_t *ret_n, fh_error *err) {
    FH_VEC(fh_str) ids = {0};
    int64_t *sources = NULL;
    size_t n = 0;
    fh_status status = fh_db_members(db, id, arena, ret_story, &sources, &n, err);
    fh_row q = fh_store__prepare(&db->sql, "SELECT key FROM report WHERE source = ?");
    for (size_t i = 0; !status && i < n; i++) {
        fh_store__bind_int(&q, sources[i]);
        if (fh_store__step(&q)) fh_vec_push(arena, &ids, fh_store__str(&q, 0, arena));
        fh_store__again(&q);
    }
    fh_store__end(&q);
    if (!status) status = finish(db, arena, err);
    if (!status) *ret_ids = ids.at, *ret_n = ids.n;
    return status;
}

fh_status fh_db_count_waiting(fh_db *db, uint64_t *ret_reports, uint64_t *ret_waiting, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM report WHERE story IS NULL)");
    *ret_reports = *ret_waiting = 0;
    if (fh_store__step(&q)) *ret_reports = (uint64_t)fh_store__int(&q, 0), *ret_waiting = (uint64_t)fh_store__int(&q, 1);
    fh_store__end(&q);
    return fh_store__done(db, err);
}

fh_status fh_db_count(fh_db *db, fh_db_counts *ret, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql,
        "SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM report), (SELECT count(*) FROM story),"
        " (SELECT count(*) FROM report WHERE story IS NULL), (SELECT count(*) FROM source WHERE revises IS NOT NULL), (SELECT coalesce(sum(size), 0) FROM source)");
    if (fh_store__step(&q)) {
        uint64_t *const fields[] = {&ret->sources, &ret->reports, &ret->stories, &ret->waiting, &ret->revisions, &ret->bytes};
        for (int i = 0; i < 6; i++) *fields[i] = (uint64_t)fh_store__int(&q, i);
    }
    fh_store__end(&q);
    if (fh_store__has_decisions(db)) {
        q = fh_store__prepare(&db->sql, "SELECT count(*) FROM decision WHERE withdrawn IS NULL");
        if (fh_store__step(&q)) ret->decisions = (uint64_t)fh_store__int(&q, 0);
        fh_store__end(&q);
    }
    return fh_store__done(db, err);
}
