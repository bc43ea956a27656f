/* SPDX-License-Identifier: MIT */
#include <firsthand/firsthand.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"
#include "unit/api/tests.h"
#include "unit/unit.h"

#define LOAVES "A bakery in Lower Pinmouth has sold its last loaf after ninety years. Its owner, Ginevra Tolland, blamed the price of flour."

static void a_text_comes_wholly_from_itself_and_not_from_another(void **state) {
    (void)state;
    fh_engine *engine = NULL;
    fh_corpus *c = NULL;
    assert_int_equal(fh_engine_new(NULL, &engine, NULL), FH_OK);
    assert_int_equal(fh_corpus_new(engine, &c, NULL), FH_OK);
    double score = -1;
    assert_int_equal(fh_corpus_compare(c, FH_COMPARE_PASSAGES, FH_STR(LOAVES), FH_STR(LOAVES), &score, NULL), FH_OK);
    assert_true(score > 0.99);
    assert_int_equal(fh_corpus_dossier(c)->n_passages, 1);
    assert_int_equal(fh_corpus_compare(c, FH_COMPARE_PASSAGES, FH_STR(LOAVES), FH_STR("Ships waited for the tide off Skarvik."), &score, NULL), FH_OK);
    assert_true(score == 0);
    assert_int_equal(fh_corpus_dossier(c)->n_passages, 0);
    fh_corpus_free(c);
    fh_engine_free(engine);
}

static void changes_and_conflicts_have_scores_between_0_and_1(void **state) {
    (void)state;
    fh_engine *engine = NULL;
    fh_corpus *c = NULL;
    assert_int_equal(fh_engine_new(NULL, &engine, NULL), FH_OK);
    assert_int_equal(fh_corpus_new(engine, &c, NULL), FH_OK);
    double same = -1, other = -1;
    for (int what = FH_COMPARE_CHANGES; what <= FH_COMPARE_CONFLICTS; what++) {
        assert_int_equal(fh_corpus_compare(c, (fh_compare)what, FH_STR("Forty people were saved."), FH_STR("Forty people were saved."), &same, NULL), FH_OK);
        assert_int_equal(fh_corpus_compare(c, (fh_compare)what, FH_STR("Forty people were saved."), FH_STR("Sixty people were saved."), &other, NULL), FH_OK);
        assert_true(same >= 0 && same <= 1 && other >= 0 && other <= 1 && other > same);
    }
    fh_corpus_free(c);
    fh_engine_free(engine);
}

static void a_text_without_a_word_changes_and_contradicts_nothing(void **state) {
    (void)state;
    fh_engine *engine = NULL;
    fh_corpus *c = NULL;
    assert_int_equal(fh_engine_new(NULL, &engine, NULL), FH_OK);
    assert_int_equal(fh_corpus_new(engine, &c, NULL), FH_OK);
    for (int what = FH_COMPARE_CHANGES; what <= FH_COMPARE_CONFLICTS; what++) {
        double score = -1;
        assert_int_equal(fh_corpus_compare(c, (fh_compare)what, FH_STR("Forty people were saved."), FH_STR(""), &score, NULL), FH_OK);
        assert_true(score == 0);
        assert_int_equal(fh_corpus_compare(c, (fh_compare)what, FH_STR(""), FH_STR(" "), &score, NULL), FH_OK);
        assert_true(score == 0);
    }
    fh_corpus_free(c);
    fh_engine_free(engine);
}

typedef struct seen { size_t compared, failed, stop_after; char ids[64]; } seen;

static int note(void *payload, fh_str id, const fh_dossier *d, double score, const fh_failure *failure) {
    (void)score;
    seen *s = payload;
    if (failure) s->failed++;
    else {
        assert_int_equal(d->n_reports, 2);
        snprintf(s->ids + strlen(s->ids), sizeof s->ids - strlen(s->ids), "%.*s ", FH_STR_ARGS(id));
        s->compared++;
    }
    return s->stop_after && s->compared == s->stop_after;
}

static fh_status compare_lines(const char *lines, unsigned threads, seen *s) {
    char path[] = "/tmp/fh-pairs-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, lines, strlen(lines)), (ssize_t)strlen(lines));
    close(fd);
    fh_options o = FH_OPTIONS_INIT;
    o.threads = threads;
    fh_engine *engine = NULL;
    assert_int_equal(fh_engine_new(&o, &engine, NULL), FH_OK);
    fh_status status = fh_engine_pairs(engine, path, FH_COMPARE_PASSAGES, note, s, NULL);
    fh_engine_free(engine);
    unlink(path);
    return status;
}

static void a_broken_line_does_not_stop_the_others_and_the_order_stays(void **state) {
    (void)state;
    seen s = {0};
    const char *lines = "{\"id\": \"x\", \"a\": \"one two\", \"b\": \"three\"}\n\nbroken\n{\"id\": 7, \"parent\": \"one\", \"child\": \"two\"}\n"
                        "{\"id\": \"lame\", \"a\": \"one\"}\n{\"a\": 1, \"b\": 2}\n{\"id\": \"last\", \"a\": \"\", \"b\": \"four\"}";
    assert_int_equal(compare_lines(lines, 3, &s), FH_OK);
    assert_int_equal(s.failed + s.compared, 6);
    assert_true(strncmp(s.ids, "x 7 ", 4) == 0);
}

static void a_caller_may_stop(void **state) {
    (void)state;
    seen s = {.stop_after = 1};
    assert_int_equal(compare_lines("{\"a\": \"one\", \"b\": \"two\"}\n{\"a\": \"one\", \"b\": \"two\"}\n", 1, &s), FH_ECANCEL);
    assert_int_equal(s.compared, 1);
}

static void a_file_that_is_not_there_is_an_error_that_names_it(void **state) {
    (void)state;
    fh_engine *engine = NULL;
    fh_error err = {0};
    seen s = {0};
    assert_int_equal(fh_engine_new(NULL, &engine, NULL), FH_OK);
    assert_int_equal(fh_engine_pairs(engine, "/nowhere/pairs.jsonl", FH_COMPARE_CHANGES, note, &s, &err), FH_EIO);
    assert_non_null(strstr(err.msg, "/nowhere/pairs.jsonl"));
    fh_engine_free(engine);
}

int test_compare(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_comes_wholly_from_itself_and_not_from_another),
        cmocka_unit_test(changes_and_conflicts_have_scores_between_0_and_1),
        cmocka_unit_test(a_text_without_a_word_changes_and_contradicts_nothing),
        cmocka_unit_test(a_broken_line_does_not_stop_the_others_and_the_order_stays),
        cmocka_unit_test(a_caller_may_stop),
        cmocka_unit_test(a_file_that_is_not_there_is_an_error_that_names_it),
    };
    return cmocka_run_group_tests_name("api/compare", tests, NULL, NULL);
}
