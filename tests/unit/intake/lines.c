/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "unit/intake/memory.h"
#include "unit/intake/tests.h"
#include "unit/unit.h"

static void reads_the_usual_field_names(void **state) {
    (void)state;
    found *f = read_one(FH_STR("{\"uri\": \"u1\", \"maintext\": \"One.\", \"headline\": \"H\", \"date_publish\": \"2033-10-05\", \"source_domain\": \"x.example\","
                               " \"authors\": [\"A. Writer\", {\"name\": \"B. Writer\"}, \"A. Writer\"], \"lang\": \"en\"}\n"
                               "{\"id\": 7, \"html\": \"<p>Two\"}\n{\"text\": \"Three\", \"byline\": \"C\"}\n"));
    assert_int_equal(f->n_reports, 3);
    assert_int_equal(f->raws[0].kind, FH_RAW_CLEAN);
    assert_str_equal(f->raws[0].id, "u1");
    assert_str_equal(f->raws[0].bytes, "One.");
    assert_str_equal(f->raws[0].title, "H");
    assert_str_equal(f->raws[0].published, "2033-10-05");
    assert_str_equal(f->raws[0].outlet, "x.example");
    assert_str_equal(f->raws[0].language, "en");
    assert_int_equal(f->raws[0].n_byline, 2);
    assert_str_equal(f->raws[0].byline[1], "B. Writer");
    assert_int_equal(f->raws[1].kind, FH_RAW_HTML);
    assert_str_equal(f->raws[1].id, "7");
    assert_str_equal(f->raws[2].id, "file:3");
    assert_str_equal(f->raws[2].byline[0], "C");
    found_free(f);
}

static void a_byline_of_a_thousand_is_cut(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_buf line = {.arena = a};
    fh_buf_add(&line, FH_STR("{\"text\": \"One.\", \"authors\": ["));
    for (int i = 0; i < 1000; i++) fh_buf_format(&line, "\"A. Writer%d\", ", i);
    fh_buf_add(&line, FH_STR("\"A. Last\"]}"));
    found *f = read_one(fh_buf_str(&line));
    assert_int_equal(f->n_reports, 1);
    assert_int_equal(f->raws[0].n_byline, FH_RAW_MOST_NAMES);
    found_free(f);
    fh_arena_free(a);
}

static void tells_a_broken_line_and_goes_on(void **state) {
    (void)state;
    found *f = read_one(FH_STR("{\"text\": \"One.\"}\n\n{\"text\": \"Tw\n[1]\n{\"id\": \"x\"}\n{\"text\": \"Five.\"}"));
    assert_int_equal(f->n_reports, 2);
    assert_int_equal(f->n_failures, 3);
    assert_non_null(strstr(f->errors[1].msg, "line 3, byte "));
    assert_non_null(strstr(f->errors[1].msg, "fix or remove that line"));
    assert_non_null(strstr(f->errors[2].msg, "line 4, byte 1: not a JSON object"));
    assert_non_null(strstr(f->errors[3].msg, "line 5: neither"));
    assert_str_equal(f->raws[4].bytes, "Five.");
    found_free(f);
}

static void passes_over_a_line_past_the_limit(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    size_t n = (3 << 20);
    char *p = fh_arena_alloc(a, n + 64, 1, 1);
    memset(p, 'a', n);
    memcpy(p, "{\"text\": \"", 10);
    memcpy(p + n, "\"}\n{\"text\": \"Next.\"}\n", 21);
    found *f = read_one((fh_str){p, n + 21});
    assert_int_equal(f->n, 2);
    assert_int_equal(f->errors[0].status, FH_ELIMIT);
    assert_non_null(strstr(f->errors[0].msg, "line 1, byte 1: longer than 1 MiB"));
    assert_str_equal(f->raws[1].bytes, "Next.");
    found_free(f);
    fh_arena_free(a);
}

static void keeps_text_as_it_stands(void **state) {
    (void)state;
    found *f = read_one(FH_STR("{\"text\": \"  a\\u0000b \\r\\n\\u00e9 \"}"));
    assert_str_equal(f->raws[0].bytes, "  a b \r\n\xc3\xa9 "); /* the NUL is a blank: offsets stay */
    found_free(f);
}

static void repairs_invalid_utf8_in_a_line(void **state) {
    (void)state;
    found *f = read_one(FH_STR("{\"text\": \"caf\xe9 \xc3\xa9 \xc3\xa9 \xc3\xa9 \xc3\xa9\"}\n"));
    assert_int_equal(f->n_reports, 1);
    assert_str_equal(f->raws[0].bytes, "caf\xef\xbf\xbd \xc3\xa9 \xc3\xa9 \xc3\xa9 \xc3\xa9");
    found_free(f);
}

static void reads_documents_of_json(void **state) {
    (void)state;
    found *f = read_one(FH_STR("[\n {\"text\": \"One.\"},\n {\"title\": \"none\"},\n {\"text\": \"Two.\"}\n]\n"));
    assert_int_equal(f->n_reports, 2);
    assert_non_null(strstr(f->errors[1].msg, "item 2"));
    found_free(f);
    f = read_one(FH_STR("{\n  \"id\": \"x\",\n  \"text\": \"One.\"\n}\n"));
    assert_int_equal(f->n_reports, 1);
    assert_str_equal(f->raws[0].id, "x");
    found_free(f);
    f = read_one(FH_STR("{\n  \"id\": \"x\",\n  \"text\": \"One.\n}\n"));
    assert_non_null(strstr(f->errors[0].msg, "line 3"));
    found_free(f);
}

int test_lines(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_usual_field_names), cmocka_unit_test(a_byline_of_a_thousand_is_cut), cmocka_unit_test(tells_a_broken_line_and_goes_on),
        cmocka_unit_test(passes_over_a_line_past_the_limit), cmocka_unit_test(keeps_text_as_it_stands),
        cmocka_unit_test(repairs_invalid_utf8_in_a_line), cmocka_unit_test(reads_documents_of_json),
    };
    return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
