/* SPDX-License-Identifier: MIT */
#include "dossier/width.h"
#include "unit/dossier/sample.h"
#include "unit/dossier/tests.h"
#include "unit/unit.h"

static void no_line_is_wider_than_asked(void **state) {
    (void)state;
    static const unsigned columns[] = {40, 72, 100};
    fh_arena *arena = fh_arena_new(NULL, 0);
    for (size_t i = 0; i < 3; i++) {
        fh_write_opts opts = FH_WRITE_OPTS_INIT;
        opts.columns = columns[i];
        fh_str rest = sample_write(arena, sample_dossier(arena), FH_FORMAT_TERMINAL, &opts), line;
        while (fh_str_next(&rest, '\n', &line))
            if (fh_width(line) > columns[i]) fail_msg("%u columns: %.*s", fh_width(line), FH_STR_ARGS(line));
    }
    fh_arena_free(arena);
}

static void no_control_character_of_an_article_gets_through(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_str s = sample_write(arena, sample_dossier(arena), FH_FORMAT_TERMINAL, NULL);
    for (size_t i = 0; i < s.len; i++) assert_true((unsigned char)s.ptr[i] >= 0x20 || s.ptr[i] == '\n');
    assert_true(fh_str_find(s, FH_STR("\xe2\x80\xae"), 0) == SIZE_MAX);
    fh_arena_free(arena);
}

static void colour_is_the_only_escape_and_is_always_ended(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_write_opts opts = FH_WRITE_OPTS_INIT;
    opts.colour = true;
    fh_str rest = sample_write(arena, sample_dossier(arena), FH_FORMAT_TERMINAL, &opts), line;
    size_t coloured = 0;
    while (fh_str_next(&rest, '\n', &line)) {
        bool on = false;
        for (size_t i = 0; i < line.len; i++) {
            if (line.ptr[i] != '\033') continue;
            assert_int_equal(line.ptr[i + 1], '[');
            on = line.ptr[i + 2] != '0';
            coloured++;
        }
        assert_false(on);
    }
    assert_true(coloured > 10);
    fh_arena_free(arena);
}

static void the_first_line_counts_reports_stories_and_accounts(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_str s = sample_write(arena, sample_dossier(arena), FH_FORMAT_TERMINAL, NULL);
    assert_true(fh_str_starts(s, FH_STR("4 reports, 2 stories, 3 accounts\n")));
    fh_arena_free(arena);
}

/* The third report has two parents; it hangs from the one of the surer edge, which is told first. */
static void the_edge_that_is_drawn_is_explained_before_the_others(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_dossier d = *sample_dossier(arena);
    const fh_evidence other = {FH_EVIDENCE_PASSAGE, FH_STR("the other reason")}, drawn = {FH_EVIDENCE_PASSAGE, FH_STR("the drawn reason")};
    const fh_edge edges[] = {{2, 0, FH_EDGE_DIGEST, 0.3f, 0.5f, &other, 1}, {2, 1, FH_EDGE_DIGEST, 0.2f, 0.9f, &drawn, 1}};
    d.lineage = edges, d.n_lineage = 2;
    fh_str s = sample_write(arena, &d, FH_FORMAT_TERMINAL, NULL);
    size_t first = fh_str_find(s, FH_STR("the drawn reason"), 0), second = fh_str_find(s, FH_STR("also from [1], digest 30\xc2\xa0%: the other reason"), 0);
    assert_true(first != SIZE_MAX && second != SIZE_MAX && first < second);
    fh_arena_free(arena);
}

static void who_speaks_is_not_told_where_the_words_do(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_dossier d = *sample_dossier(arena);
    fh_report told = *d.reports[2];
    const fh_report *reports[] = {d.reports[0], d.reports[1], &told, d.reports[3]};
    d.reports = reports;
    told.outlet = FH_STR("The Tern");
    assert_true(fh_str_find(sample_write(arena, &d, FH_FORMAT_TERMINAL, NULL), FH_STR("[3] The Tern: "), 0) != SIZE_MAX);
    told.outlet = FH_STR("Ottar Brenna");
    assert_true(fh_str_find(sample_write(arena, &d, FH_FORMAT_TERMINAL, NULL), FH_STR("[3] Ottar Brenna: "), 0) == SIZE_MAX);
    fh_arena_free(arena);
}

int test_terminal(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_is_wider_than_asked),
        cmocka_unit_test(no_control_character_of_an_article_gets_through),
        cmocka_unit_test(colour_is_the_only_escape_and_is_always_ended),
        cmocka_unit_test(the_first_line_counts_reports_stories_and_accounts),
        cmocka_unit_test(the_edge_that_is_drawn_is_explained_before_the_others),
        cmocka_unit_test(who_speaks_is_not_told_where_the_words_do),
    };
    return cmocka_run_group_tests_name("dossier/terminal", tests, NULL, NULL);
}
