/* SPDX-License-Identifier: MIT */
#include <firsthand/store.h>

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
        cmocka_unit_test(adding_twice_adds_once), cmocka_unit_test(a_story_is_what_reading_its_reports_at_once_gives),
        cmocka_unit_test(other_bytes_for_an_id_make_a_revision), cmocka_unit_test(search_takes_phrases_prefixes_and_filters),
        cmocka_unit_test(rebuilding_changes_nothing), cmocka_unit_test(readers_go_on_while_another_writes),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
