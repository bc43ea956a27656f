/* SPDX-License-Identifier: MIT */
#include <firsthand/store.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "unit/store/tests.h"
#include "unit/unit.h"

enum { REPORTS = 60 };

typedef struct fixture {
    char folder[64], path[96];
    fh_engine *engine;
    fh_store *store;
} fixture;

/* Reports of ever other lengths, in which "ferry" and "harbour master" stand now and then. */
static void write_reports(const char *path) {
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    for (int i = 0; i < REPORTS; i++) {
        fprintf(out, "{\"id\": \"r%02d\", \"date\": \"2033-03-%02dT10:00:00Z\", \"title\": \"%s %d\", \"text\": \"", i, 1 + i % 28, i % 5 ? "Notes" : "Ferry", i);
        for (int k = 0; k < 4 + i * 7 % 60; k++) fprintf(out, "%s ", k % 9 == i % 9 ? "ferry" : k % 7 == i % 8 ? "harbour master" : k % 11 == 3 ? "said." : "quay");
        fprintf(out, "done.\"}\n");
    }
    fclose(out);
}

static void open_again(fixture *f, fh_store_mode mode) {
    fh_store_close(f->store);
    assert_int_equal(fh_store_open(f->engine, f->path, mode, &f->store, NULL), FH_OK);
}

static fixture begin(const char *input) {
    fixture f = {.folder = "/tmp/fh-search-XXXXXX"};
    fh_store_added a;
    assert_non_null(mkdtemp(f.folder));
    snprintf(f.path, sizeof f.path, "%s/t.db", f.folder);
    assert_int_equal(fh_engine_new(NULL, &f.engine, NULL), FH_OK);
    assert_int_equal(fh_store_open(f.engine, f.path, FH_STORE_CREATE, &f.store, NULL), FH_OK);
    char reports[128];
    snprintf(reports, sizeof reports, "%s/reports.jsonl", f.folder);
    if (!input) write_reports(reports);
    else {
        FILE *out = fopen(reports, "w");
        assert_non_null(out);
        fputs(input, out);
        fclose(out);
    }
    const char *const inputs[] = {reports};
    assert_int_equal(fh_store_add(f.store, inputs, 1, NULL, &a, NULL), FH_OK);
    unlink(reports);
    return f;
}

static void end(fixture *f) {
    fh_store_close(f->store);
    fh_engine_free(f->engine);
    unlink(f->path);
    rmdir(f->folder);
}

static void run_sql(const char *path, const char *text) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static fh_hit_rows search(fixture *f, fh_store_query q) {
    fh_hit_rows rows;
    assert_int_equal(fh_store_search(f->store, &q, &rows, NULL), FH_OK);
    return rows;
}

/* The hits of `rows` are those of FTS5, in the order of its bm25(). */
static void assert_as_bm25(const char *path, const char *words, const fh_hit_rows *rows) {
    sqlite3 *db;
    sqlite3_stmt *q;
    uint32_t i = 0;
    double last = -1e300;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT bm25(search, 4, 1), r.key FROM search JOIN report r ON r.source = search.rowid WHERE search MATCH ? ORDER BY 1, 2", -1, &q, NULL), SQLITE_OK);
    sqlite3_bind_text(q, 1, words, -1, SQLITE_STATIC);
    for (; sqlite3_step(q) == SQLITE_ROW; i++) {
        assert_true(i < rows->n);
        assert_true(sqlite3_column_double(q, 0) >= last);
        last = sqlite3_column_double(q, 0);
        assert_memory_equal(sqlite3_column_text(q, 1), rows->at[i].report.ptr, rows->at[i].report.len);
    }
    assert_int_equal(i, rows->n);
    assert_int_equal(i, rows->total);
    sqlite3_finalize(q);
    sqlite3_close(db);
}

static const char *const questions[] = {"ferry", "\"harbour master\"", "ferry quay", "harb*", "ferry OR said", "title:ferry", "quay NOT said", "NEAR(ferry said)"};
enum { QUESTIONS = sizeof questions / sizeof *questions };

static void hits_are_ranked_as_bm25_ranks_them(void **state) {
    (void)state;
    fixture f = begin(NULL);
    for (size_t i = 0; i < QUESTIONS; i++) {
        fh_hit_rows rows = search(&f, (fh_store_query){.words = fh_str_of(questions[i]), .limit = 1000});
        assert_true(rows.n > 1);
        assert_as_bm25(f.path, questions[i], &rows);
    }
    end(&f);
}

static void a_store_without_lengths_ranks_the_same_and_a_writer_makes_them(void **state) {
    (void)state;
    fixture f = begin(NULL);
    run_sql(f.path, "DROP TABLE length");
    open_again(&f, FH_STORE_READ);
    for (int written = 0; written < 2; written++) {
        for (size_t i = 0; i < QUESTIONS; i++) {
            fh_hit_rows rows = search(&f, (fh_store_query){.words = fh_str_of(questions[i]), .limit = 1000});
            assert_as_bm25(f.path, questions[i], &rows);
        }
        open_again(&f, FH_STORE_WRITE);
        run_sql(f.path, "SELECT words FROM length"); /* it is there */
    }
    end(&f);
}

static void pages_together_are_the_whole(void **state) {
    (void)state;
    fixture f = begin(NULL);
    char whole[REPORTS][8];
    fh_hit_rows rows = search(&f, (fh_store_query){.words = FH_STR("quay"), .limit = 1000});
    uint32_t n = rows.n;
    for (uint32_t i = 0; i < n; i++) snprintf(whole[i], sizeof *whole, "%.*s", FH_STR_ARGS(rows.at[i].report));
    for (uint32_t at = 0; at < n; at += 7) {
        rows = search(&f, (fh_store_query){.words = FH_STR("quay"), .limit = 7, .offset = at});
        assert_int_equal(rows.total, n);
        for (uint32_t i = 0; i < rows.n; i++) assert_memory_equal(rows.at[i].report.ptr, whole[at + i], rows.at[i].report.len);
    }
    end(&f);
}

static void assert_snippet(const char *text, const char *words, const char *expected) {
    char input[4096];
    snprintf(input, sizeof input, "{\"id\": \"one\", \"title\": \"Of the harbour\", \"text\": \"%s\"}\n", text);
    fixture f = begin(input);
    fh_hit_rows rows = search(&f, (fh_store_query){.words = fh_str_of(words)});
    assert_int_equal(rows.n, 1);
    char got[1024];
    snprintf(got, sizeof got, "%.*s", FH_STR_ARGS(rows.at[0].snippet));
    for (char *c = got; *c; c++) *c = (char)(*c == 2 ? '[' : *c == 3 ? ']' : *c);
    assert_string_equal(got, expected);
    end(&f);
}

static void a_snippet_shows_where_most_of_the_question_stands(void **state) {
    (void)state;
    assert_snippet("The ferry left. The quay was empty.", "quay", "The ferry left. The [quay] was empty.");
    assert_snippet("The old stone quay was empty.", "\"stone quay\"", "The old [stone quay] was empty.");
    assert_snippet("The quay was empty.", "title:harbour", "The quay was empty.");
    assert_snippet("A ferry came on the first day and on the second day and on the third day and on the fourth day and on the fifth day, they said. "
                   "A ferry hit the quay on the sixth day, and nobody knows why it did not stop before, or who was at its wheel then. Later it left.",
                   "ferry quay", "...A [ferry] hit the [quay] on the sixth day, and nobody knows why it did not stop before, or who was at its wheel...");
    assert_snippet("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
                   "one two three four five quay six seven", "quay",
                   "...five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty one two three four five [quay] six seven");
    assert_snippet("K\\u00f8benhavns kaj var \\u00f8de.", "kobenhavns OR kaj", "K\xc3\xb8" "benhavns [kaj] var \xc3\xb8" "de.");
    assert_snippet("Caf\\u00e9 Riv\\u00e9 shut.", "cafe rive", "[Caf\xc3\xa9] [Riv\xc3\xa9] shut.");
}

static void a_search_of_many_hits_finds_what_is_wanted_alone(void **state) {
    (void)state;
    enum { MANY = 1200 }; /* so many hits that what is wanted is listed first */
    char *input = malloc(MANY * 160), *to = input;
    assert_non_null(input);
    for (int i = 0; i < MANY; i++) to += sprintf(to, "{\"id\": \"r%04d\", \"outlet\": \"%s\", \"date\": \"2033-03-%02dT23:30:00Z\", \"text\": \"Quay %d. \\\"It is shut,\\\" said %s.\"}\n", i, i % 2 ? "A" : "B", 1 + i % 30, i, i % 3 ? "Ana Lund" : "Bo Holm");
    fixture f = begin(input);
    free(input);
    fh_hit_rows rows = search(&f, (fh_store_query){.words = FH_STR("quay"), .since = FH_STR("2033-03-05"), .until = FH_STR("2033-03-06"), .limit = 1000});
    assert_int_equal(rows.total, MANY / 30 * 2);
    assert_int_equal(rows.n, rows.total);
    for (uint32_t i = 0; i < rows.n; i++) assert_true(!memcmp(rows.at[i].published.ptr, "2033-03-05", 10) || !memcmp(rows.at[i].published.ptr, "2033-03-06", 10));
    rows = search(&f, (fh_store_query){.words = FH_STR("quay"), .since = FH_STR("2033-03-05"), .until = FH_STR("2033-03-06"), .outlet = FH_STR("a")});
    assert_int_equal(rows.total, MANY / 30);
    rows = search(&f, (fh_store_query){.words = FH_STR("quay"), .since = FH_STR("2034-01-01")});
    assert_int_equal(rows.total, 0);
    rows = search(&f, (fh_store_query){.words = FH_STR("quay"), .outlet = FH_STR("b")});
    assert_int_equal(rows.total, MANY / 2);
    for (uint32_t i = 0; i < rows.n; i++) assert_memory_equal(rows.at[i].outlet.ptr, "B", 1);
    rows = search(&f, (fh_store_query){.words = FH_STR("quay"), .speaker = FH_STR("bo holm")});
    assert_int_equal(rows.total, MANY / 3);
    rows = search(&f, (fh_store_query){.words = FH_STR("quay"), .speaker = FH_STR("Bo Holm"), .outlet = FH_STR("A"), .until = FH_STR("2033-03-10")});
    assert_int_equal(rows.total, MANY / 30 * 2);
    char story[64];
    snprintf(story, sizeof story, "%.*s", FH_STR_ARGS(rows.at[0].story));
    rows = search(&f, (fh_store_query){.words = FH_STR("quay"), .story = fh_str_of(story), .limit = MANY});
    assert_true(rows.total > 0 && rows.n == rows.total);
    for (uint32_t i = 0; i < rows.n; i++) assert_memory_equal(rows.at[i].story.ptr, story, strlen(story));
    end(&f);
}

/* Two outlets on two affairs, one speaker each. */
static void lists_are_limited_by_outlet_and_speaker(void **state) {
    (void)state;
    fixture f = begin("{\"id\": \"r1\", \"outlet\": \"Harbour Post\", \"text\": \"The ferry Alma struck the eastern quay of Nordsund. \\\"Nobody was hurt,\\\" said Ana Lund.\"}\n"
                      "{\"id\": \"r2\", \"outlet\": \"Hill Gazette\", \"text\": \"Snow shut four schools in Brenna valley until Monday. \\\"We cannot heat them,\\\" said Bo Holm.\"}\n");
    fh_story_rows stories;
    fh_speaker_rows speakers;
    const struct { fh_store_query q; uint32_t stories, speakers; } asked[] = {
        {{.outlet = FH_STR("harbour post")}, 1, 1}, {{.outlet = FH_STR("Valley Times")}, 0, 0}, {{.limit = 9}, 2, 2}};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        assert_int_equal(fh_store_stories(f.store, &asked[i].q, &stories, NULL), FH_OK);
        assert_int_equal(stories.total, asked[i].stories);
        assert_int_equal(fh_store_speakers(f.store, &asked[i].q, &speakers, NULL), FH_OK);
        assert_int_equal(speakers.total, asked[i].speakers);
    }
    assert_int_equal(fh_store_stories(f.store, &(fh_store_query){.speaker = FH_STR("bo holm")}, &stories, NULL), FH_OK);
    assert_int_equal(stories.total, 1);
    end(&f);
}

int test_search(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hits_are_ranked_as_bm25_ranks_them), cmocka_unit_test(a_store_without_lengths_ranks_the_same_and_a_writer_makes_them),
        cmocka_unit_test(pages_together_are_the_whole), cmocka_unit_test(a_snippet_shows_where_most_of_the_question_stands),
        cmocka_unit_test(lists_are_limited_by_outlet_and_speaker),
        cmocka_unit_test(a_search_of_many_hits_finds_what_is_wanted_alone),
    };
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
