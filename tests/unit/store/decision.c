/* SPDX-License-Identifier: MIT */
#include <firsthand/store.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"
#include "unit/store/tests.h"
#include "unit/unit.h"

#define CANAL(name) "examples/canal-toll/" name
static const char OTHER[] =
    "{\"id\": \"bakery\", \"title\": \"Bakery of Ulvsund wins prize\", \"date\": \"2033-10-06\", \"text\": \"The bakery of Ulvsund won the prize for rye bread on Thursday. "
    "Its baker, Ana Duarte, said that the sourdough is forty years old.\"}\n";

typedef struct fixture {
    char folder[64], path[96], input[96];
    fh_engine *engine;
    fh_store *store;
    fh_arena *arena;
} fixture;

/* A store with the canal's reports, and one of something else. */
static fixture begin(void) {
    fixture f = {.folder = "/tmp/fh-decide-XXXXXX", .arena = fh_arena_new(NULL, 0)};
    fh_store_added added;
    assert_non_null(mkdtemp(f.folder));
    snprintf(f.path, sizeof f.path, "%s/t.db", f.folder);
    snprintf(f.input, sizeof f.input, "%s/in.jsonl", f.folder);
    FILE *out = fopen(f.input, "w");
    assert_non_null(out);
    fputs(OTHER, out);
    fclose(out);
    assert_int_equal(fh_engine_new(NULL, &f.engine, NULL), FH_OK);
    assert_int_equal(fh_store_open(f.engine, f.path, FH_STORE_CREATE, &f.store, NULL), FH_OK);
    const char *const inputs[] = {"examples/canal-toll", f.input};
    assert_int_equal(fh_store_add(f.store, inputs, 2, NULL, &added, NULL), FH_OK);
    assert_int_equal(added.added, 9);
    return f;
}

static void end(fixture *f) {
    fh_store_close(f->store);
    fh_engine_free(f->engine);
    fh_arena_free(f->arena);
    unlink(f->path);
    unlink(f->input);
    rmdir(f->folder);
}

static fh_status decide(fixture *f, fh_decision_kind kind, const char *a, const char *b, uint64_t *ret_number) {
    fh_str ids[] = {fh_str_of(a), fh_str_of(b)};
    fh_verdict v = FH_VERDICT_INIT;
    v.kind = kind;
    v.ids = ids;
    v.n_ids = b ? 2 : 1;
    v.who = FH_STR("Ida Brandt");
    v.why = FH_STR("I was there");
    v.now = FH_STR("2033-10-09T08:00:00Z");
    fh_error err = {0};
    return fh_store_decide(f->store, &v, ret_number, &err);
}

/* The id of the story that a report is in. */
static fh_str story_of(fixture *f, const char *report) {
    const fh_dossier *d = NULL;
    assert_int_equal(fh_store_story(f->store, fh_str_of(report), &d, NULL), FH_OK);
    return fh_str_copy(f->arena, d->stories[0].id);
}

static bool one_story(fixture *f, const char *a, const char *b) { return fh_str_equal(story_of(f, a), story_of(f, b)); }

static bool derives(fixture *f, const char *child, const char *parent) {
    const fh_dossier *d = NULL;
    assert_int_equal(fh_store_story(f->store, fh_str_of(child), &d, NULL), FH_OK);
    for (uint32_t i = 0; i < d->n_lineage; i++) {
        const fh_edge *e = &d->lineage[i];
        if (e->child >= d->n_reports || e->parent >= d->n_reports) continue;
        if (fh_str_equal(d->reports[e->child]->id, fh_str_of(child)) && fh_str_equal(d->reports[e->parent]->id, fh_str_of(parent))) return true;
    }
    return false;
}

static void stories_put_together_stay_so_until_it_is_withdrawn(void **state) {
    (void)state;
    fixture f = begin();
    uint64_t number = 0;
    assert_false(one_story(&f, CANAL("r1.html"), "bakery"));
    assert_int_equal(decide(&f, FH_DECISION_TOGETHER, CANAL("r1.html"), "bakery", &number), FH_OK);
    assert_true(one_story(&f, CANAL("r1.html"), "bakery"));
    assert_int_equal(fh_store_rebuild(f.store, NULL), FH_OK);
    assert_true(one_story(&f, CANAL("r1.html"), "bakery"));
    assert_int_equal(fh_store_withdraw(f.store, number, FH_STR("Ida Brandt"), FH_STR("2033-10-10T08:00:00Z"), NULL), FH_OK);
    assert_false(one_story(&f, CANAL("r1.html"), "bakery"));
    assert_int_equal(fh_store_withdraw(f.store, number, FH_STR("Ida Brandt"), FH_STR("2033-10-10T08:00:00Z"), NULL), FH_EINPUT);
    fh_decision_rows rows;
    assert_int_equal(fh_store_decisions(f.store, &rows, NULL), FH_OK); /* it is kept, with who withdrew it */
    assert_int_equal(rows.n, 1);
    assert_true(fh_str_equal(rows.at[0].withdrawn_by, FH_STR("Ida Brandt")));
    end(&f);
}

static void reports_put_apart_are_a_story_of_their_own(void **state) {
    (void)state;
    fixture f = begin();
    assert_true(one_story(&f, CANAL("r1.html"), CANAL("r3.html")));
    assert_true(one_story(&f, CANAL("r1.html"), CANAL("r4.html")));
    assert_int_equal(decide(&f, FH_DECISION_APART, CANAL("r3.html"), CANAL("r4.html"), NULL), FH_OK);
    assert_true(one_story(&f, CANAL("r3.html"), CANAL("r4.html")));
    assert_false(one_story(&f, CANAL("r1.html"), CANAL("r3.html")));
    assert_int_equal(fh_store_rebuild(f.store, NULL), FH_OK);
    assert_false(one_story(&f, CANAL("r1.html"), CANAL("r3.html")));
    const fh_dossier *d = NULL; /* both stories show it */
    assert_int_equal(fh_store_story(f.store, FH_STR(CANAL("r1.html")), &d, NULL), FH_OK);
    assert_int_equal(d->n_decisions, 1);
    assert_int_equal(fh_store_story(f.store, FH_STR(CANAL("r3.html")), &d, NULL), FH_OK);
    assert_int_equal(d->n_decisions, 1);
    assert_true(fh_str_equal(d->decisions[0].why, FH_STR("I was there")));
    end(&f);
}

static void a_later_decision_prevails(void **state) {
    (void)state;
    fixture f = begin();
    assert_int_equal(decide(&f, FH_DECISION_APART, CANAL("r3.html"), CANAL("r4.html"), NULL), FH_OK);
    assert_int_equal(decide(&f, FH_DECISION_TOGETHER, CANAL("r3.html"), CANAL("r1.html"), NULL), FH_OK);
    assert_true(one_story(&f, CANAL("r1.html"), CANAL("r3.html")));
    end(&f);
}

static void a_wrong_edge_is_gone_and_another_parent_may_take_its_place(void **state) {
    (void)state;
    fixture f = begin();
    const fh_dossier *d = NULL;
    assert_int_equal(fh_store_story(f.store, FH_STR(CANAL("r1.html")), &d, NULL), FH_OK);
    assert_true(d->n_lineage > 0);
    uint32_t n = d->n_lineage, some = 0;
    while (some < n && (d->lineage[some].parent >= d->n_reports || d->lineage[some].child >= d->n_reports)) some++;
    assert_true(some < n);
    const char *child = fh_str_copy(f.arena, d->reports[d->lineage[some].child]->id).ptr, *parent = fh_str_copy(f.arena, d->reports[d->lineage[some].parent]->id).ptr;
    uint64_t number = 0;
    assert_int_equal(decide(&f, FH_DECISION_NOT_FROM, child, parent, &number), FH_OK);
    assert_false(derives(&f, child, parent));
    assert_int_equal(fh_store_rebuild(f.store, NULL), FH_OK);
    assert_false(derives(&f, child, parent));
    assert_int_equal(fh_store_withdraw(f.store, number, FH_STR("Ida Brandt"), FH_STR(""), NULL), FH_OK);
    assert_true(derives(&f, child, parent));
    end(&f);
}

static void what_cannot_be_is_refused_and_changes_nothing(void **state) {
    (void)state;
    fixture f = begin();
    fh_decision_rows rows;
    assert_int_equal(decide(&f, FH_DECISION_TOGETHER, CANAL("r1.html"), CANAL("r3.html"), NULL), FH_EINPUT);
    assert_int_equal(decide(&f, FH_DECISION_TOGETHER, CANAL("r1.html"), "nobody", NULL), FH_EINPUT);
    assert_int_equal(decide(&f, FH_DECISION_APART, "bakery", NULL, NULL), FH_EINPUT);
    assert_int_equal(decide(&f, FH_DECISION_APART, CANAL("r1.html"), "bakery", NULL), FH_EINPUT);
    assert_int_equal(decide(&f, FH_DECISION_NOT_FROM, CANAL("r1.html"), "bakery", NULL), FH_EINPUT);
    assert_int_equal(decide(&f, FH_DECISION_NOT_FROM, "bakery", "bakery", NULL), FH_EINPUT);
    assert_int_equal(fh_store_decisions(f.store, &rows, NULL), FH_OK);
    assert_int_equal(rows.n, 0);
    end(&f);
}

/* A report that comes later goes to the side that is most like it. */
static void what_comes_later_finds_its_side(void **state) {
    (void)state;
    fixture f = begin();
    fh_store_added added;
    assert_int_equal(decide(&f, FH_DECISION_APART, CANAL("r1.html"), NULL, NULL), FH_OK);
    const fh_dossier *d = NULL;
    assert_int_equal(fh_store_story(f.store, FH_STR(CANAL("r1.html")), &d, NULL), FH_OK);
    assert_int_equal(d->n_reports, 1);
    FILE *out = fopen(f.input, "w");
    assert_non_null(out);
    fputs("{\"id\": \"late\", \"date\": \"2033-10-06\", \"text\": \"", out);
    for (size_t i = 0; i < d->reports[0]->text.len; i++) {
        char c = d->reports[0]->text.ptr[i];
        if (c == '\n') fputs("\\n", out);
        else if (c == '"') fputs("\\\"", out);
        else fputc(c, out);
    }
    fputs("\"}\n", out);
    fclose(out);
    const char *const inputs[] = {f.input};
    assert_int_equal(fh_store_add(f.store, inputs, 1, NULL, &added, NULL), FH_OK);
    assert_true(one_story(&f, "late", CANAL("r1.html")));
    assert_false(one_story(&f, "late", CANAL("r2.txt")));
    end(&f);
}

int test_decision(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stories_put_together_stay_so_until_it_is_withdrawn), cmocka_unit_test(reports_put_apart_are_a_story_of_their_own),
        cmocka_unit_test(a_later_decision_prevails), cmocka_unit_test(a_wrong_edge_is_gone_and_another_parent_may_take_its_place),
        cmocka_unit_test(what_cannot_be_is_refused_and_changes_nothing), cmocka_unit_test(what_comes_later_finds_its_side),
    };
    return cmocka_run_group_tests_name("store/decision", tests, NULL, NULL);
}
