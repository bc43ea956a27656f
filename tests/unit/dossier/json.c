/* SPDX-License-Identifier: MIT */
#include <jansson.h>

#include "unit/dossier/sample.h"
#include "unit/dossier/tests.h"
#include "unit/unit.h"

static json_t *load(fh_str s) {
    json_error_t e;
    json_t *j = json_loadb(s.ptr, s.len, 0, &e);
    if (!j) fail_msg("not JSON: %s at byte %d", e.text, e.position);
    return j;
}

static void the_dossier_is_valid_json_on_hostile_text(void **state) {
    (void)state;
    static const char *const keys[] = {"reports", "stories", "lineage", "passages", "statements", "claims", "changes", "conflicts", "timeline", "failed"};
    static const size_t sizes[] = {4, 2, 1, 1, 1, 1, 2, 1, 1, 1}; /* the edge to a lost source is no edge between reports */
    fh_arena *arena = fh_arena_new(NULL, 0);
    json_t *j = load(sample_write(arena, sample_dossier(arena), FH_FORMAT_JSON, NULL));
    assert_string_equal(json_string_value(json_object_get(j, "format")), "firsthand/1");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) assert_int_equal(json_array_size(json_object_get(j, keys[i])), sizes[i]);
    json_t *text = json_object_get(json_array_get(json_object_get(j, "reports"), 0), "text");
    assert_int_equal(json_string_length(text), sample_dossier(arena)->reports[0]->text.len);
    json_decref(j);
    fh_arena_free(arena);
}

static void every_row_format_is_one_object_a_line(void **state) {
    (void)state;
    static const fh_format formats[] = {FH_FORMAT_PASSAGES, FH_FORMAT_STORIES, FH_FORMAT_CHANGES, FH_FORMAT_CONFLICTS, FH_FORMAT_LINEAGE};
    static const size_t rows[] = {1, 2, 2, 1, 1};
    fh_arena *arena = fh_arena_new(NULL, 0);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        fh_str rest = sample_write(arena, sample_dossier(arena), formats[i], NULL), line;
        size_t n = 0;
        for (; fh_str_next(&rest, '\n', &line) && line.len; n++) json_decref(load(line));
        assert_int_equal(n, rows[i]);
    }
    fh_arena_free(arena);
}

static json_int_t offset(json_t *j, const char *list, const char *key) {
    return json_integer_value(json_object_get(json_array_get(json_object_get(j, list), 0), key));
}

static void offsets_in_characters_count_characters(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    const fh_dossier *d = sample_dossier(arena);
    fh_write_opts opts = FH_WRITE_OPTS_INIT;
    json_t *bytes = load(sample_write(arena, d, FH_FORMAT_JSON, &opts));
    opts.chars = true;
    json_t *chars = load(sample_write(arena, d, FH_FORMAT_JSON, &opts));
    json_int_t at = offset(bytes, "timeline", "begin");
    uint32_t wanted = 0;
    for (json_int_t i = 0; i < at; i++) wanted += ((unsigned char)d->reports[0]->text.ptr[i] & 0xc0) != 0x80;
    assert_int_equal(at, d->timeline[0].span.begin);
    assert_int_equal(offset(chars, "timeline", "begin"), wanted);
    assert_true(offset(chars, "timeline", "begin") < at);
    json_decref(bytes);
    json_decref(chars);
    fh_arena_free(arena);
}

static void a_side_that_has_nothing_is_null(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    json_t *j = load(sample_write(arena, sample_dossier(arena), FH_FORMAT_JSON, NULL));
    json_t *dropped = json_array_get(json_object_get(j, "changes"), 1);
    assert_true(json_is_null(json_object_get(dropped, "child_begin")));
    assert_true(json_is_integer(json_object_get(dropped, "parent_begin")));
    json_decref(j);
    fh_arena_free(arena);
}

static bool refuse(void *payload, const char *bytes, size_t n) { (void)payload, (void)bytes, (void)n; return false; }

static void a_sink_that_takes_nothing_ends_in_an_error(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    for (int f = FH_FORMAT_TERMINAL; f <= FH_FORMAT_LINEAGE_SVG; f++) {
        fh_error err = {0};
        assert_int_equal(fh_dossier_write(sample_dossier(arena), (fh_format)f, NULL, (fh_sink){refuse, NULL}, &err), FH_EIO);
        assert_int_equal(err.status, FH_EIO);
    }
    fh_arena_free(arena);
}

static void an_empty_dossier_is_written_in_every_format(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_dossier empty = {0};
    for (int f = FH_FORMAT_TERMINAL; f <= FH_FORMAT_LINEAGE_SVG; f++) (void)sample_write(arena, &empty, (fh_format)f, NULL);
    json_decref(load(sample_write(arena, &empty, FH_FORMAT_JSON, NULL)));
    fh_arena_free(arena);
}

int test_json(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_dossier_is_valid_json_on_hostile_text),
        cmocka_unit_test(every_row_format_is_one_object_a_line),
        cmocka_unit_test(offsets_in_characters_count_characters),
        cmocka_unit_test(a_side_that_has_nothing_is_null),
        cmocka_unit_test(a_sink_that_takes_nothing_ends_in_an_error),
        cmocka_unit_test(an_empty_dossier_is_written_in_every_format),
    };
    return cmocka_run_group_tests_name("dossier/json", tests, NULL, NULL);
}
