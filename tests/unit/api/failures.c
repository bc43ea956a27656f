/* SPDX-License-Identifier: MIT
 *
 * What failed is named, in the order of its lines, and costs little. */
#include <firsthand/firsthand.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"
#include "unit/api/tests.h"
#include "unit/unit.h"

typedef struct counted { size_t live; } counted;

static void *alloc(void *payload, size_t size) {
    void *p = malloc(size);
    if (p) ((counted *)payload)->live += size;
    return p;
}

static void release(void *payload, void *block, size_t size) {
    ((counted *)payload)->live -= size;
    free(block);
}

/* A file whose first line is a report of `words` words, and which `bad` lines follow that are none. */
static void write_lines(char *path, size_t words, size_t bad) {
    int file = mkstemp(path);
    FILE *f = file < 0 ? NULL : fdopen(file, "w");
    assert_non_null(f);
    fputs("{\"id\": \"long\", \"text\": \"", f);
    for (size_t i = 0; i < words; i++) fputs("herring ", f);
    fputs("\"}\n", f);
    for (size_t i = 0; i < bad; i++) fputs("x\n", f);
    assert_int_equal(fclose(f), 0);
}

static fh_corpus *corpus_of(fh_engine *engine, size_t words, size_t bad) {
    char path[] = "/tmp/firsthand-failures-XXXXXX";
    write_lines(path, words, bad);
    const char *const inputs[] = {path};
    fh_corpus *c = NULL;
    assert_int_equal(fh_corpus_new(engine, &c, NULL), FH_OK);
    assert_int_equal(fh_corpus_add(c, inputs, 1, NULL), FH_OK);
    unlink(path);
    return c;
}

static void a_report_past_its_budget_is_named(void **state) {
    (void)state;
    fh_options o = FH_OPTIONS_INIT;
    o.max_report_bytes = 64 << 10;
    fh_engine *engine = NULL;
    assert_int_equal(fh_engine_new(&o, &engine, NULL), FH_OK);
    fh_corpus *c = corpus_of(engine, 20000, 0);
    const fh_dossier *d = fh_corpus_dossier(c);
    assert_int_equal(d->n_reports, 0);
    assert_int_equal(d->n_failed, 1);
    assert_int_equal(d->failed[0].status, FH_ELIMIT);
    assert_true(fh_str_equal(d->failed[0].path, FH_STR("long")));
    assert_non_null(strstr(d->failed[0].reason.ptr, "memory budget of one report"));
    fh_corpus_free(c);
    fh_engine_free(engine);
}

static void a_thousand_lines_that_fail_hold_little(void **state) {
    (void)state;
    counted held = {0};
    fh_options o = FH_OPTIONS_INIT;
    o.allocator = (fh_allocator){alloc, release, &held};
    fh_engine *engine = NULL;
    assert_int_equal(fh_engine_new(&o, &engine, NULL), FH_OK);
    fh_corpus *c = corpus_of(engine, 3, 0);
    size_t before = held.live;
    fh_corpus_free(c);
    c = corpus_of(engine, 3, 1000);
    assert_int_equal(fh_corpus_dossier(c)->n_failed, 1000);
    assert_true(held.live - before < 1000 * 1024);
    fh_corpus_free(c);
    fh_engine_free(engine);
    assert_int_equal(held.live, 0);
}

static void lines_that_fail_stand_in_their_order(void **state) {
    (void)state;
    fh_engine *engine = NULL;
    assert_int_equal(fh_engine_new(NULL, &engine, NULL), FH_OK);
    fh_corpus *c = corpus_of(engine, 3, 12);
    assert_int_equal(fh_corpus_study(c, FH_STUDY_REPORTS, NULL), FH_OK);
    const fh_dossier *d = fh_corpus_dossier(c);
    for (unsigned i = 0; i < 12; i++) {
        char line[32];
        snprintf(line, sizeof line, "line %u, ", i + 2);
        assert_non_null(strstr(d->failed[i].reason.ptr, line));
    }
    fh_corpus_free(c);
    fh_engine_free(engine);
}

int test_failures(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_past_its_budget_is_named), cmocka_unit_test(a_thousand_lines_that_fail_hold_little),
        cmocka_unit_test(lines_that_fail_stand_in_their_order),
    };
    return cmocka_run_group_tests_name("failures", tests, NULL, NULL);
}
