/* SPDX-License-Identifier: MIT */
#include "dossier/view.h"

#include "dossier/tree.h"
#include "unit/dossier/sample.h"
#include "unit/dossier/tests.h"
#include "unit/unit.h"

static void ids_in_notes_become_labels_where_they_stand_alone(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    const fh_dossier *d = sample_dossier(arena);
    fh_str got = fh_view_note(arena, d, 0, FH_STR("a/second.txt derives from a/third.txt; not from xa/second.txt or a/second.txt2, says a/second.txt."));
    assert_true(fh_str_equal(got, FH_STR("[2] derives from [3]; not from xa/second.txt or a/second.txt2, says [2].")));
    fh_arena_free(arena);
}

static void a_short_id_becomes_a_label_in_lines_of_ids_alone(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_dossier d = *sample_dossier(arena);
    fh_report first = *d.reports[0], second = *d.reports[1];
    const fh_report *reports[] = {&first, &second, d.reports[2], d.reports[3]};
    first.id = FH_STR("1"), second.id = FH_STR("B"), d.reports = reports;
    assert_true(fh_str_equal(fh_view_note(arena, &d, 0, FH_STR("B derives from 1")), FH_STR("[2] derives from [1]")));
    assert_true(fh_str_equal(fh_view_note(arena, &d, 0, FH_STR("independent accounts agree: 1, B")), FH_STR("independent accounts agree: [1], [2]")));
    assert_true(fh_str_equal(fh_view_note(arena, &d, 0, FH_STR("1 account; B")), FH_STR("1 account; B")));
    fh_arena_free(arena);
}

static void the_tree_holds_every_report_and_the_lost_source_once(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    const fh_dossier *d = sample_dossier(arena);
    fh_tree tree = fh_tree_make(arena, d, 0);
    assert_int_equal(tree.n, 4);
    uint32_t seen[5] = {0};
    for (uint32_t i = 0; i < tree.n; i++) {
        seen[tree.rows[i].node]++;
        assert_int_equal(tree.rows[i].depth, tree.rows[i].parent == FH_NONE ? 0 : tree.rows[tree.rows[i].parent].depth + 1);
        if (tree.rows[i].parent != FH_NONE) assert_true(tree.rows[i].parent < i);
    }
    assert_int_equal(seen[0] + seen[1] + seen[2] + seen[4], 4);
    fh_arena_free(arena);
}

static void accounts_are_lettered_within_their_story(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    const fh_dossier *d = sample_dossier(arena);
    assert_true(fh_str_equal(fh_view_account(arena, d, 0), FH_STR("A")));
    assert_true(fh_str_equal(fh_view_account(arena, d, 2), FH_STR("B")));
    assert_true(fh_str_equal(fh_view_account(arena, d, 3), FH_STR("A")));
    fh_arena_free(arena);
}

static void a_span_is_shown_in_its_sentence_and_with_its_speaker(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    const fh_dossier *d = sample_dossier(arena);
    const fh_claim *c = d->claims;
    fh_span sentence = fh_view_sentence(d->reports[0], c->mentions[0].span);
    assert_true(fh_str_equal(fh_str_span(d->reports[0]->text, sentence), FH_STR("Brenna said forty people were saved.")));
    fh_span none = {0, 0}, said = c->mentions[0].span;
    fh_str speaker = fh_view_speaker(d, 0, 0);
    assert_true(speaker.len > 0);
    assert_true(fh_str_equal(fh_view_voice(d, 0, said, none), speaker));
    assert_true(fh_str_equal(fh_view_voice(d, 0, (fh_span){0, (uint32_t)d->reports[0]->text.len}, said), speaker));
    assert_int_equal(fh_view_voice(d, 0, d->timeline[0].span, none).len, 0);
    fh_arena_free(arena);
}

static void a_change_is_told_at_once_when_it_is_sure_or_an_update(void **state) {
    (void)state;
    assert_true(fh_view_is_sure(&(fh_change){.confidence = 0.6f}));
    assert_false(fh_view_is_sure(&(fh_change){.confidence = 0.2f}));
    assert_true(fh_view_is_sure(&(fh_change){.confidence = 0.2f, .update = true}));
    assert_string_equal(fh_view_change_kind(&(fh_change){.type = FH_CHANGE_NUMBER}), "figure");
    assert_string_equal(fh_view_change_kind(&(fh_change){.type = FH_CHANGE_NUMBER, .update = true}), "update");
}

static void two_times_of_one_sentence_and_day_are_one_row(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    const fh_str event = FH_STR("The ferry crossed between 9 a.m. and 2 p.m.");
    const fh_datetime day = {.year = 2033, .month = 10, .day = 3, .precision = FH_PRECISION_DAY}, next = {.year = 2033, .month = 10, .day = 4, .precision = FH_PRECISION_DAY};
    const fh_event events[] = {{.date = day, .event = event, .row = 0}, {.date = day, .event = event, .row = 1}, {.date = next, .event = event, .row = 2}};
    const fh_dossier d = {.timeline = events, .n_timeline = 3};
    fh_event_groups groups = fh_view_event_groups(arena, &d, (fh_range){0, 3});
    assert_true(groups.is_first[0]);
    assert_false(groups.is_first[1]);
    assert_true(groups.is_first[2]);
    fh_arena_free(arena);
}

static void reports_in_another_language_are_told_of(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    const fh_report english = {.language = FH_STR("en-GB")}, german = {.language = FH_STR("de")}, unknown = {.language = {NULL, 0}};
    const fh_report *all[] = {&english, &unknown, &german};
    fh_dossier d = {.reports = all, .n_reports = 2};
    assert_int_equal(fh_view_foreign_note(arena, &d).len, 0);
    d.n_reports = 3;
    assert_int_equal(fh_view_foreign(&d), 1);
    assert_true(fh_str_starts(fh_view_foreign_note(arena, &d), FH_STR("1 of them is not in English")));
    fh_arena_free(arena);
}

static void a_saying_is_told_as_one_and_what_is_to_come_as_planned(void **state) {
    (void)state;
    assert_string_equal(fh_view_event_kind(&(fh_event){.said = true}), "said");
    assert_string_equal(fh_view_event_kind(&(fh_event){.said = true, .status = FH_EVENT_PLANNED}), "planned");
    assert_string_equal(fh_view_event_kind(&(fh_event){.status = FH_EVENT_HAPPENED}), "happened");
}

int test_view(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_times_of_one_sentence_and_day_are_one_row),
        cmocka_unit_test(reports_in_another_language_are_told_of),
        cmocka_unit_test(a_saying_is_told_as_one_and_what_is_to_come_as_planned),
        cmocka_unit_test(a_change_is_told_at_once_when_it_is_sure_or_an_update),
        cmocka_unit_test(ids_in_notes_become_labels_where_they_stand_alone),
        cmocka_unit_test(a_short_id_becomes_a_label_in_lines_of_ids_alone),
        cmocka_unit_test(the_tree_holds_every_report_and_the_lost_source_once),
        cmocka_unit_test(accounts_are_lettered_within_their_story),
        cmocka_unit_test(a_span_is_shown_in_its_sentence_and_with_its_speaker),
    };
    return cmocka_run_group_tests_name("dossier/view", tests, NULL, NULL);
}
