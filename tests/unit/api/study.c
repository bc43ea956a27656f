/* SPDX-License-Identifier: MIT */
#include <firsthand/firsthand.h>

#include <stdlib.h>

#include "base/buf.h"
#include "unit/api/tests.h"
#include "unit/unit.h"

#define FERRY "SKARVIK (Northern Wire) - The ferry Maren Dahl left the harbour of Skarvik with forty passengers and two lorries of frozen " \
              "herring, although the pilot had warned of ice in the outer channel, the harbour master Ottar Brenna said on Tuesday.\n\n" \
              "Divers went down twice before dark and found the forward hold dry. The company, Brenna and Sons, has run the line since the " \
              "breakwater was built and never lost a passenger."
#define FERRY_EDITED "SKARVIK (Northern Wire) - The ferry Maren Dahl left the harbour of Skarvik with fifty passengers and two lorries of frozen " \
              "herring, although the pilot had warned of ice in the outer channel, the harbour master Ottar Brenna said on Tuesday.\n\n" \
              "Divers went down twice before dark and found the forward hold dry. The company has run the line since the breakwater was built."
#define ORCHARD "Growers around Tessaly expect the poorest plum harvest in a generation, for late frost took the blossom in April and hail " \
                "followed in June, the orchard board reported after a tour of ninety holdings."

static fh_engine *engine_of(unsigned threads) {
    fh_options o = FH_OPTIONS_INIT;
    o.threads = threads;
    fh_engine *engine = NULL;
    assert_int_equal(fh_engine_new(&o, &engine, NULL), FH_OK);
    return engine;
}

static void add(fh_corpus *c, const char *id, const char *text, const char *published) {
    fh_input in = {.id = fh_str_of(id), .bytes = fh_str_of(text), .published = fh_str_of(published), .clean = true};
    assert_int_equal(fh_corpus_add_memory(c, &in, NULL), FH_OK);
}

static fh_corpus *sample_corpus(fh_engine *engine) {
    fh_corpus *c = NULL;
    assert_int_equal(fh_corpus_new(engine, &c, NULL), FH_OK);
    add(c, "first", FERRY, "2033-10-05T08:00:00Z");
    add(c, "second", FERRY_EDITED, NULL);
    add(c, "orchard", ORCHARD, "2033-10-09");
    return c;
}

static bool gather(void *payload, const char *bytes, size_t n) {
    fh_buf_add(payload, (fh_str){bytes, n});
    return true;
}

static fh_str json_of(fh_arena *arena, const fh_corpus *c) {
    fh_buf out = {.arena = arena};
    assert_int_equal(fh_dossier_write(fh_corpus_dossier(c), FH_FORMAT_JSON, NULL, (fh_sink){gather, &out}, NULL), FH_OK);
    return fh_buf_str(&out);
}

static fh_str study_with(fh_arena *arena, unsigned threads, bool step_by_step) {
    fh_engine *engine = engine_of(threads);
    fh_corpus *c = sample_corpus(engine);
    for (int s = FH_STUDY_REPORTS; step_by_step && s < FH_STUDY_ALL; s++) assert_int_equal(fh_corpus_study(c, (fh_study)s, NULL), FH_OK);
    assert_int_equal(fh_corpus_study(c, FH_STUDY_ALL, NULL), FH_OK);
    fh_str json = json_of(arena, c);
    fh_corpus_free(c);
    fh_engine_free(engine);
    return json;
}

static void the_same_bytes_for_any_number_of_threads_and_of_steps(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_str one = study_with(arena, 1, false);
    assert_true(fh_str_equal(one, study_with(arena, 2, false)));
    assert_true(fh_str_equal(one, study_with(arena, 7, true)));
    fh_arena_free(arena);
}

static void a_later_copy_derives_from_the_earlier(void **state) {
    (void)state;
    fh_engine *engine = engine_of(1);
    fh_corpus *c = NULL;
    assert_int_equal(fh_corpus_new(engine, &c, NULL), FH_OK);
    add(c, "later", FERRY_EDITED, "2033-10-06T09:00:00Z");
    add(c, "orchard", ORCHARD, "2033-10-09");
    add(c, "first", FERRY, "2033-10-05T08:00:00Z");
    assert_int_equal(fh_corpus_study(c, FH_STUDY_LINEAGE, NULL), FH_OK);
    const fh_dossier *d = fh_corpus_dossier(c);
    assert_int_equal(d->n_lineage, 1);
    assert_string_equal(d->reports[d->lineage[0].child]->id.ptr, "later");
    assert_string_equal(d->reports[d->lineage[0].parent]->id.ptr, "first");
    fh_corpus_free(c);
    fh_engine_free(engine);
}

static void a_story_shares_an_account_and_an_undated_report_borrows_its_date(void **state) {
    (void)state;
    fh_engine *engine = engine_of(2);
    fh_corpus *c = sample_corpus(engine);
    assert_int_equal(fh_corpus_study(c, FH_STUDY_ALL, NULL), FH_OK);
    const fh_dossier *d = fh_corpus_dossier(c);
    assert_int_equal(d->n_reports, 3);
    assert_int_equal(d->n_stories, 2);
    enum { FIRST, ORCHARD_REPORT, SECOND }; /* by id */
    assert_int_equal(d->story_of[FIRST], d->story_of[SECOND]);
    assert_int_equal(d->account_of[FIRST], d->account_of[SECOND]);
    assert_int_not_equal(d->account_of[FIRST], d->account_of[ORCHARD_REPORT]);
    assert_true(d->n_passages >= 1);
    assert_int_equal(d->reports[SECOND]->published_from, FH_DATE_FROM_STORY);
    assert_int_equal(d->reports[SECOND]->published.day, 5);
    assert_int_equal(d->reports[SECOND]->published.precision, FH_PRECISION_DAY);
    for (uint32_t i = 1; i < d->n_changes; i++) assert_true(d->changes[i - 1].child <= d->changes[i].child);
    fh_corpus_free(c);
    fh_engine_free(engine);
}

static void reports_that_come_later_are_studied_with_the_others(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_engine *engine = engine_of(1);
    fh_corpus *c = NULL;
    assert_int_equal(fh_corpus_new(engine, &c, NULL), FH_OK);
    add(c, "first", FERRY, "2033-10-05T08:00:00Z");
    assert_int_equal(fh_corpus_study(c, FH_STUDY_ALL, NULL), FH_OK);
    assert_int_equal(fh_corpus_dossier(c)->n_stories, 1);
    add(c, "second", FERRY_EDITED, NULL);
    assert_int_equal(fh_corpus_dossier(c)->n_stories, 0); /* nothing is known until the next study */
    add(c, "orchard", ORCHARD, "2033-10-09");
    assert_int_equal(fh_corpus_study(c, FH_STUDY_ALL, NULL), FH_OK);
    assert_true(fh_str_equal(json_of(arena, c), study_with(arena, 1, false)));
    fh_corpus_free(c);
    fh_engine_free(engine);
    fh_arena_free(arena);
}

static void what_cannot_be_a_report_is_refused_and_leaves_the_corpus_as_it_was(void **state) {
    (void)state;
    fh_engine *engine = engine_of(1);
    fh_corpus *c = sample_corpus(engine);
    fh_error err = {0};
    assert_int_equal(fh_corpus_add_memory(c, &(fh_input){.bytes = FH_STR("text")}, &err), FH_EINPUT);
    assert_int_equal(err.status, FH_EINPUT);
    assert_int_equal(fh_corpus_dossier(c)->n_reports, 3);
    fh_corpus_free(c);
    fh_engine_free(engine);
}

static void an_empty_corpus_has_an_empty_dossier(void **state) {
    (void)state;
    fh_engine *engine = engine_of(2);
    fh_corpus *c = NULL;
    assert_int_equal(fh_corpus_new(engine, &c, NULL), FH_OK);
    assert_int_equal(fh_corpus_study(c, FH_STUDY_ALL, NULL), FH_OK);
    assert_int_equal(fh_corpus_dossier(c)->n_reports, 0);
    assert_int_equal(fh_corpus_dossier(c)->n_stories, 0);
    fh_corpus_free(c);
    fh_engine_free(engine);
}

typedef struct tally { size_t held, most; } tally;

static void *counted_alloc(void *payload, size_t size) {
    tally *t = payload;
    void *block = malloc(size);
    if (block) t->held += size;
    if (t->held > t->most) t->most = t->held;
    return block;
}

static void counted_release(void *payload, void *block, size_t size) {
    tally *t = payload;
    t->held -= block ? size : 0;
    free(block);
}

/* What speaks for and against each pair of its lines is not kept until all are looked at. */
static void a_repeated_sentence_holds_no_more_than_a_fixed_number_of_times_its_bytes(void **state) {
    (void)state;
    enum { TIMES = 4000, MOST = 100 };
    static const char line[] = "The ferry to Ulvsund carries 40 cars, Ana Duarte said on Monday. ";
    fh_arena *arena = fh_arena_new(NULL, 0);
    tally t = {0};
    fh_options o = FH_OPTIONS_INIT;
    o.allocator = (fh_allocator){counted_alloc, counted_release, &t};
    fh_engine *engine = NULL;
    fh_corpus *c = NULL;
    fh_buf text = {.arena = arena};
    for (int i = 0; i < TIMES; i++) fh_buf_add(&text, fh_str_of(line));
    fh_buf_add(&text, (fh_str){"", 1});
    assert_int_equal(fh_engine_new(&o, &engine, NULL), FH_OK);
    assert_int_equal(fh_corpus_new(engine, &c, NULL), FH_OK);
    add(c, "repeated", fh_buf_str(&text).ptr, NULL);
    assert_int_equal(fh_corpus_study(c, FH_STUDY_ALL, NULL), FH_OK);
    fh_corpus_free(c);
    fh_engine_free(engine);
    assert_int_equal(t.held, 0);
    assert_true(t.most <= (size_t)MOST * TIMES * (sizeof line - 1));
    fh_arena_free(arena);
}

int test_study(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_bytes_for_any_number_of_threads_and_of_steps),
        cmocka_unit_test(a_later_copy_derives_from_the_earlier),
        cmocka_unit_test(a_story_shares_an_account_and_an_undated_report_borrows_its_date),
        cmocka_unit_test(reports_that_come_later_are_studied_with_the_others),
        cmocka_unit_test(what_cannot_be_a_report_is_refused_and_leaves_the_corpus_as_it_was),
        cmocka_unit_test(an_empty_corpus_has_an_empty_dossier),
        cmocka_unit_test(a_repeated_sentence_holds_no_more_than_a_fixed_number_of_times_its_bytes),
    };
    return cmocka_run_group_tests_name("api/study", tests, NULL, NULL);
}
