/* SPDX-License-Identifier: MIT */
#include <firsthand/store.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "unit/store/tests.h"
#include "unit/unit.h"

static const char *const canal[] = {"examples/canal-toll"};

typedef struct fixture {
    char folder[64], path[96];
    fh_engine *engine;
    fh_store *store;
} fixture;

static fixture begin(void) {
    fixture f = {.folder = "/tmp/fh-store-XXXXXX"};
    assert_non_null(mkdtemp(f.folder));
    snprintf(f.path, sizeof f.path, "%s/t.db", f.folder);
    assert_int_equal(fh_engine_new(NULL, &f.engine, NULL), FH_OK);
    assert_int_equal(fh_store_open(f.engine, f.path, FH_STORE_CREATE, &f.store, NULL), FH_OK);
    return f;
}

static void end(fixture *f) {
    fh_store_close(f->store);
    fh_engine_free(f->engine);
    unlink(f->path);
    rmdir(f->folder);
}

/* A file of the fixture's folder. */
static const char *write_file(fixture *f, const char *name, const char *text) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", f->folder, name);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
    return path;
}

static fh_store_added add(fixture *f, const char *input) {
    fh_store_added a;
    const char *const inputs[] = {input};
    assert_int_equal(fh_store_add(f->store, inputs, 1, NULL, &a, NULL), FH_OK);
    return a;
}

static fh_status check_after(fixture *f, const char *sql) {
    sqlite3 *db;
    fh_error err = {0};
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_true(sqlite3_total_changes(db) > 0);
    sqlite3_close(db);
    fh_status status = fh_store_check(f->store, &err);
    if (status) assert_non_null(strstr(err.msg, "content"));
    return status;
}

/* To SQLite these are rows like others. */
static void content_that_is_not_what_was_added_is_told(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, canal[0]);
    assert_int_equal(check_after(&f, "UPDATE source SET added = added || ' ' WHERE id = 3"), FH_OK); /* no part of the content */
    assert_int_equal(check_after(&f, "UPDATE source SET title = 'another' WHERE id = 3"), FH_ESTORE);
    assert_int_equal(check_after(&f, "UPDATE source SET title = NULL WHERE id = 3"), FH_OK);
    assert_int_equal(check_after(&f, "UPDATE source SET bytes = (SELECT bytes FROM source WHERE id = 5), size = (SELECT size FROM source WHERE id = 5) WHERE id = 4"), FH_ESTORE);
    assert_int_equal(check_after(&f, "UPDATE source SET bytes = zeroblob(length(bytes)) WHERE id = 4"), FH_ESTORE);
    end(&f);
}

static void adding_twice_adds_once(void **state) {
    (void)state;
    fixture f = begin();
    assert_int_equal(add(&f, canal[0]).added, 8);
    fh_store_added again = add(&f, canal[0]);
    assert_int_equal(again.added, 0);
    assert_int_equal(again.known, 8);
    end(&f);
}

static bool to_buffer(void *payload, const char *bytes, size_t n) {
    fh_buf *b = payload;
    fh_buf_add(b, (fh_str){bytes, n});
    return true;
}

static fh_str as_json(fh_arena *a, const fh_dossier *d) {
    fh_buf b = {.arena = a};
    assert_int_equal(fh_dossier_write(d, FH_FORMAT_JSON, NULL, (fh_sink){to_buffer, &b}, NULL), FH_OK);
    return fh_buf_str(&b);
}

static void a_story_is_what_reading_its_reports_at_once_gives(void **state) {
    (void)state;
    fixture f = begin();
    fh_arena *a = fh_arena_new(NULL, 0);
    static const char *const parts[] = {"r5.txt", "r1.html", "r7.txt", "r3.html", "r2.txt", "r6.html", "r4.html"};
    const char *paths[7];
    for (size_t i = 0; i < 7; i++) { /* one after the other, in no order */
        paths[i] = fh_str_format(a, "examples/canal-toll/%s", parts[i]).ptr;
        add(&f, paths[i]);
    }
    fh_corpus *corpus;
    assert_int_equal(fh_corpus_new(f.engine, &corpus, NULL), FH_OK);
    assert_int_equal(fh_corpus_add(corpus, paths, 7, NULL), FH_OK);
    assert_int_equal(fh_corpus_study(corpus, FH_STUDY_ALL, NULL), FH_OK);
    const fh_dossier *kept = NULL, *read = fh_corpus_dossier(corpus);
    fh_story_rows rows;
    assert_int_equal(fh_store_stories(f.store, NULL, &rows, NULL), FH_OK);
    assert_int_equal(rows.n, read->n_stories);
    if (read->n_stories == 1) {
        assert_int_equal(rows.at[0].n_accounts, read->stories[0].n_accounts);
        fh_str id = fh_str_copy(a, rows.at[0].id);
        assert_int_equal(fh_store_story(f.store, id, &kept, NULL), FH_OK);
        fh_str x = as_json(a, kept), y = as_json(a, read);
        assert_int_equal(x.len, y.len);
        assert_memory_equal(x.ptr, y.ptr, x.len);
    }
    fh_corpus_free(corpus);
    fh_arena_free(a);
    end(&f);
}

static void other_bytes_for_an_id_make_a_revision(void **state) {
    (void)state;
    fixture f = begin();
    const fh_dossier *d = NULL;
    write_file(&f, "a.jsonl", "{\"id\": \"ferry\", \"text\": \"The ferry carries 40 cars to Ulvsund on Monday, Ana Duarte said.\"}\n");
    assert_int_equal(add(&f, write_file(&f, "a.jsonl", "{\"id\": \"ferry\", \"text\": \"The ferry carries 40 cars to Ulvsund on Monday, Ana Duarte said.\"}\n")).revisions, 0);
    fh_store_added a = add(&f, write_file(&f, "a.jsonl", "{\"id\": \"ferry\", \"text\": \"The ferry carries 60 cars to Ulvsund on Monday, Ana Duarte said.\"}\n"));
    assert_int_equal(a.added, 1);
    assert_int_equal(a.revisions, 1);
    assert_int_equal(fh_store_revisions(f.store, FH_STR("ferry"), &d, NULL), FH_OK);
    assert_int_equal(d->n_reports, 2);
    assert_non_null(strstr(d->reports[0]->text.ptr, "40 cars")); /* the earlier one is kept */
    assert_non_null(strstr(d->reports[1]->text.ptr, "60 cars"));
    fh_store_facts facts;
    assert_int_equal(fh_store_count(f.store, &facts, NULL), FH_OK);
    assert_int_equal(facts.reports, 1);
    assert_int_equal(facts.sources, 2);
    unlink(write_file(&f, "a.jsonl", ""));
    end(&f);
}

static void search_takes_phrases_prefixes_and_filters(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, canal[0]);
    fh_hit_rows rows;
    fh_store_query q = {.words = FH_STR("\"fuel or grain\"")};
    assert_int_equal(fh_store_search(f.store, &q, &rows, NULL), FH_OK);
    assert_true(rows.n >= 2);
    assert_non_null(memchr(rows.at[0].snippet.ptr, 2, rows.at[0].snippet.len)); /* what was found is marked */
    q.words = FH_STR("hauli*");
    assert_int_equal(fh_store_search(f.store, &q, &rows, NULL), FH_OK);
    assert_true(rows.n >= 1);
    q = (fh_store_query){.words = FH_STR("tolls"), .until = FH_STR("2033-10-04")};
    assert_int_equal(fh_store_search(f.store, &q, &rows, NULL), FH_OK);
    for (uint32_t i = 0; i < rows.n; i++) assert_true(strcmp(rows.at[i].published.ptr, "2033-10-05") < 0);
    q = (fh_store_query){.words = FH_STR("AND \"")};
    fh_error err;
    assert_int_equal(fh_store_search(f.store, &q, &rows, &err), FH_EINPUT);
    q.words = FH_STR("canal");
    assert_int_equal(fh_store_search(f.store, &q, &rows, &err), FH_OK); /* a bad question does no harm */
    end(&f);
}

static void rebuilding_changes_nothing(void **state) {
    (void)state;
    fixture f = begin();
    fh_arena *a = fh_arena_new(NULL, 0);
    const fh_dossier *d = NULL;
    add(&f, canal[0]);
    assert_int_equal(fh_store_story(f.store, FH_STR("examples/canal-toll/r1.html"), &d, NULL), FH_OK);
    fh_str before = as_json(a, d);
    assert_int_equal(fh_store_rebuild(f.store, NULL), FH_OK);
    assert_int_equal(fh_store_check(f.store, NULL), FH_OK);
    assert_int_equal(fh_store_story(f.store, FH_STR("examples/canal-toll/r1.html"), &d, NULL), FH_OK);
    fh_str after = as_json(a, d);
    assert_int_equal(before.len, after.len);
    assert_memory_equal(before.ptr, after.ptr, before.len);
    fh_arena_free(a);
    end(&f);
}

/* One report more or less of a story that reports copy from one another. */
static char *write_large_story(char *to, int from, int until) {
    for (int i = from; i < until; i++) {
        to += sprintf(to, "{\"id\": \"r%03d\", \"outlet\": \"Paper %d\", \"date\": \"2033-03-01T%02d:%02d:00Z\", \"text\": \"", i, i % 9, i / 60, i % 60);
        for (int k = 0; k < 8; k++)
            to += sprintf(to, "Ferry %s struck the %s quay of Nordsund at %d knots, pilot Ida Lund told inspectors, and lay there until tugs came. ",
                          (i * 7 + k) % 3 ? "Alma" : "Berta", (i + k) % 5 ? "eastern" : "western", 10 + k + i % (k + 2));
        to += sprintf(to, "Paper %d was told so.\"}\n", i % 9);
    }
    return to;
}

static fh_story_row only_story(fixture *f) {
    fh_story_rows rows;
    assert_int_equal(fh_store_stories(f->store, NULL, &rows, NULL), FH_OK);
    assert_int_equal(rows.total, 1);
    return rows.at[0];
}

static uint32_t accounts_of(int reports, int first_part, int part) {
    fixture f = begin();
    char *text = malloc((size_t)reports * 2048);
    assert_non_null(text);
    for (int from = 0, until = first_part; from < reports; from = until, until = from + part < reports ? from + part : reports) {
        write_large_story(text, from, until);
        add(&f, write_file(&f, "part.jsonl", text));
    }
    free(text);
    unlink(write_file(&f, "part.jsonl", ""));
    assert_int_equal(only_story(&f).n_reports, reports);
    uint32_t accounts = only_story(&f).n_accounts;
    assert_int_equal(fh_store_rebuild(f.store, NULL), FH_OK);
    assert_int_equal(only_story(&f).n_accounts, accounts);
    end(&f);
    return accounts;
}

static void a_large_story_has_the_same_accounts_however_it_came(void **state) {
    (void)state;
    uint32_t at_once = accounts_of(64, 64, 1);
    assert_true(at_once > 0);
    assert_int_equal(accounts_of(64, 50, 1), at_once); /* what pairs share is kept from 48 reports on */
    assert_int_equal(accounts_of(64, 20, 17), at_once);
}

/* What is kept of pairs is derived: spoilt, it is found anew. */
static void a_large_story_does_not_trust_spoilt_pairs(void **state) {
    (void)state;
    fixture f = begin();
    char *text = malloc(64 * 2048);
    assert_non_null(text);
    write_large_story(text, 0, 60);
    add(&f, write_file(&f, "part.jsonl", text));
    uint32_t before = only_story(&f).n_accounts;
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE shared SET passages = CASE report % 3 WHEN 0 THEN zeroblob(40) WHEN 1 THEN x'' ELSE substr(passages, 1, 30) END;"
                                      "UPDATE story SET n_accounts = 0", NULL, NULL, NULL), SQLITE_OK);
    assert_true(sqlite3_total_changes(db) > 50);
    sqlite3_close(db);
    add(&f, write_file(&f, "part.jsonl", "")); /* counts what is not counted */
    assert_int_equal(only_story(&f).n_accounts, before);
    unlink(write_file(&f, "part.jsonl", ""));
    free(text);
    end(&f);
}

static void readers_go_on_while_another_writes(void **state) {
    (void)state;
    fixture f = begin();
    fh_engine *engine;
    fh_store *reader;
    fh_story_rows rows;
    assert_int_equal(fh_engine_new(NULL, &engine, NULL), FH_OK);
    assert_int_equal(fh_store_open(engine, f.path, FH_STORE_READ, &reader, NULL), FH_OK);
    assert_int_equal(fh_store_stories(reader, NULL, &rows, NULL), FH_OK);
    assert_int_equal(rows.n, 0);
    add(&f, canal[0]);
    assert_int_equal(fh_store_stories(reader, NULL, &rows, NULL), FH_OK);
    assert_true(rows.n >= 1);
    fh_store_close(reader);
    fh_engine_free(engine);
    end(&f);
}

int test_store(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adding_twice_adds_once), cmocka_unit_test(content_that_is_not_what_was_added_is_told), cmocka_unit_test(a_story_is_what_reading_its_reports_at_once_gives),
        cmocka_unit_test(other_bytes_for_an_id_make_a_revision), cmocka_unit_test(search_takes_phrases_prefixes_and_filters),
        cmocka_unit_test(rebuilding_changes_nothing), cmocka_unit_test(readers_go_on_while_another_writes),
        cmocka_unit_test(a_large_story_has_the_same_accounts_however_it_came), cmocka_unit_test(a_large_story_does_not_trust_spoilt_pairs),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
