/* SPDX-License-Identifier: MIT */
#include "unit/intake/memory.h"
#include "unit/intake/tests.h"
#include "unit/unit.h"

#define TEXT(s) {s, sizeof(s) - 1}

static const memory_file files[] = {
    {"news/", {NULL, 0}},          {"news/b.txt", TEXT("Bee. A bee flew.")}, {"news/a/", {NULL, 0}},
    {"news/a/z.txt", TEXT("Zed.")}, {"news/B.txt", TEXT("Upper.")},         {"news/gold.json", TEXT("{\"story\": {\"x\": 1}}")},
    {"news/p.png", TEXT("\x89PNG\r\n\x1a\n\0\0\0")}, {"empty/", {NULL, 0}},  {"none.txt", TEXT("")},
    {"pictures/", {NULL, 0}},      {"pictures/p.png", TEXT("\x89PNG\r\n")}, {"locked.txt", {NULL, 0}},
};

static found *read_these(const char *const *inputs, size_t n) {
    memory m;
    memory_open(&m, files, sizeof files / sizeof *files);
    return read_inputs(&m, inputs, n);
}

static void reads_a_folder_in_the_order_of_bytes(void **state) {
    (void)state;
    const char *inputs[] = {"news"};
    found *f = read_these(inputs, 1);
    assert_int_equal(f->n, 3);
    assert_str_equal(f->raws[0].path, "news/B.txt");
    assert_str_equal(f->raws[1].path, "news/a/z.txt");
    assert_str_equal(f->raws[2].path, "news/b.txt");
    assert_int_equal(f->n_failures, 0); /* a picture and a tool's JSON beside the reports are passed over */
    found_free(f);
}

static void reads_each_file_once(void **state) {
    (void)state;
    const char *inputs[] = {"news/b.txt", "news", "news/", "news/b.txt"};
    found *f = read_these(inputs, 4);
    assert_int_equal(f->n, 3);
    assert_str_equal(f->raws[0].path, "news/b.txt");
    assert_int_equal(f->tally.twice, 3);
    found_free(f);
}

static void names_a_folder_without_reports(void **state) {
    (void)state;
    const char *inputs[] = {"empty", "pictures", "news/b.txt"};
    found *f = read_these(inputs, 3);
    assert_int_equal(f->n_failures, 2);
    assert_str_equal(f->raws[0].path, "empty");
    assert_non_null(strstr(f->errors[0].msg, "holds no reports"));
    assert_str_equal(f->raws[1].path, "pictures");
    assert_int_equal(f->n_reports, 1);
    found_free(f);
}

static void tells_what_cannot_be_opened_and_goes_on(void **state) {
    (void)state;
    const char *inputs[] = {"missing.txt", "locked.txt", "none.txt", "news/p.png", "news/gold.json", "news/b.txt"};
    found *f = read_these(inputs, 6);
    assert_int_equal(f->n_reports, 1);
    assert_int_equal(f->errors[0].status, FH_EIO);
    assert_non_null(strstr(f->errors[0].msg, "no such file"));
    assert_non_null(strstr(f->errors[1].msg, "no permission"));
    assert_non_null(strstr(f->errors[2].msg, "empty"));
    assert_non_null(strstr(f->errors[3].msg, "PNG picture"));
    assert_non_null(strstr(f->errors[4].msg, "neither \"text\" nor \"html\""));
    found_free(f);
}

static void tells_a_binary_file_with_its_byte(void **state) {
    (void)state;
    found *f = read_one(FH_STR("text at first\n\x01\x02\x03\x04\x05\x06 then not"));
    assert_int_equal(f->errors[0].status, FH_EINPUT);
    assert_int_equal(f->errors[0].offset, 14);
    assert_non_null(strstr(f->errors[0].msg, "byte 14"));
    found_free(f);
}

static void refuses_a_file_past_the_limit(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    size_t n = (1 << 20) + 1;
    char *p = fh_arena_alloc(a, n, 1, 1);
    memset(p, 'a', n);
    found *f = read_one((fh_str){p, n});
    assert_int_equal(f->errors[0].status, FH_ELIMIT);
    found_free(f);
    f = read_one((fh_str){p, n - 1});
    assert_int_equal(f->n_reports, 1);
    found_free(f);
    fh_arena_free(a);
}

int test_walk(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_folder_in_the_order_of_bytes), cmocka_unit_test(reads_each_file_once),
        cmocka_unit_test(names_a_folder_without_reports), cmocka_unit_test(tells_what_cannot_be_opened_and_goes_on),
        cmocka_unit_test(tells_a_binary_file_with_its_byte), cmocka_unit_test(refuses_a_file_past_the_limit),
    };
    return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
