/* SPDX-License-Identifier: MIT */
#include "text/tag.h"
#include "text/text.h"
#include "timeline/timeline.h"
#include "unit/timeline/tests.h"
#include "unit/unit.h"

typedef struct story {
    fh_arena *keep, *scratch;
    fh_report reports[2];
    fh_event *events;
    uint32_t n;
} story;

static void tell(story *s, const char *first, const char *second) {
    *s = (story){.keep = fh_arena_new(NULL, 0), .scratch = fh_arena_new(NULL, 0)};
    const char *texts[] = {first, second};
    const fh_report *reports[2];
    const uint32_t members[] = {0, 1};
    for (int i = 0; i < 2; i++) {
        fh_report *r = &s->reports[i];
        *r = (fh_report){.text = fh_str_of(texts[i]), .language = FH_STR("en"), .published = {.year = 2033, .month = 10, .day = 5, .precision = FH_PRECISION_DAY}};
        assert_int_equal(fh_text_read(s->keep, s->scratch, r, NULL), FH_OK);
        assert_int_equal(fh_tag_read(s->scratch, r, NULL), FH_OK);
        assert_int_equal(fh_timeline_read(s->keep, s->scratch, (fh_datetime){0}, r, NULL), FH_OK);
        reports[i] = r;
    }
    assert_int_equal(fh_timeline_events(s->keep, s->scratch, reports, members, 2, &s->events, &s->n, NULL), FH_OK);
}

static void forget(story *s) {
    fh_arena_free(s->keep);
    fh_arena_free(s->scratch);
}

static void rows_come_by_date_whatever_the_order_of_reports(void **state) {
    (void)state;
    story a, b;
    tell(&a, "The ferry sank on Sunday.", "The hearing will open on 20 October.");
    tell(&b, "The hearing will open on 20 October.", "The ferry sank on Sunday.");
    assert_int_equal(a.n, 2);
    assert_int_equal(b.n, 2);
    for (uint32_t i = 0; i < 2; i++) {
        assert_int_equal(a.events[i].date.day, i ? 20 : 2);
        assert_int_equal(b.events[i].date.day, i ? 20 : 2);
    }
    forget(&a);
    forget(&b);
}

static void status_tells_what_happened_from_what_is_planned_possible_or_denied(void **state) {
    (void)state;
    story s;
    tell(&s, "The ferry sank on Sunday. The hearing will open on 20 October.", "The crew may strike on 24 October. The owner denied that it was warned on 1 October.");
    assert_int_equal(s.n, 4);
    assert_int_equal(s.events[0].status, FH_EVENT_DENIED);
    assert_int_equal(s.events[1].status, FH_EVENT_HAPPENED);
    assert_int_equal(s.events[2].status, FH_EVENT_PLANNED);
    assert_int_equal(s.events[3].status, FH_EVENT_POSSIBLE);
    forget(&s);
}

static void a_time_within_which_is_a_row_for_its_last_day(void **state) {
    (void)state;
    story s;
    tell(&s, "She asked for a report within ten days.", "Nothing is dated here.");
    assert_int_equal(s.n, 1);
    assert_int_equal(s.events[0].date.day, 15);
    forget(&s);
}

static void the_clause_lies_in_the_text_and_holds_the_expression(void **state) {
    (void)state;
    story s;
    tell(&s, "The council, which had met four times since the spring without a vote and which had asked for two opinions, voted on Sunday to close the bridge; nobody objected, and the mayor signed.", "None.");
    for (uint32_t i = 0; i < s.n; i++) {
        const fh_event *e = &s.events[i];
        const char *text = s.reports[e->report].text.ptr;
        assert_true(e->event.ptr >= text && e->event.len > 0);
        assert_true(text + e->span.begin >= e->event.ptr && text + e->span.end <= e->event.ptr + e->event.len);
    }
    forget(&s);
}

static fh_str clause_around(story *s, const char *text) {
    tell(s, text, "Nothing is dated here.");
    assert_true(s->n > 0);
    return s->events[s->n - 1].event;
}

static void a_clause_of_a_long_sentence_has_its_subject(void **state) {
    (void)state;
    story s;
    fh_str clause = clause_around(&s, "The group at the harbour, led by Pilar Oyelaran, who is the deputy administrator of the ferries, finished its table of fares "
                                      "for the islands and for the mainland on Tuesday, two people briefed on the talks said.");
    assert_true(fh_str_starts(clause, FH_STR("The group")));
    assert_int_equal(fh_str_find(clause, FH_STR("two people"), 0), SIZE_MAX);
    forget(&s);
    clause = clause_around(&s, "The mayor, who had met the crews of the ferries four times since the spring, did not want to speak about the fares of the islands, but the council will vote on 20 October.");
    assert_true(fh_str_starts(clause, FH_STR("the council")));
    forget(&s);
}

static void a_clause_opens_no_quotation_that_it_does_not_close(void **state) {
    (void)state;
    story s;
    fh_str clause = clause_around(&s, "Gerardo Oyelaran, the deputy minister of the islands, said that \"there is no letter, there is a comment\" and that the council "
                                      "of the harbour would not vote on the fares of the ferry before 18 October.");
    int marks = 0;
    for (size_t i = 0; i < clause.len; i++) marks += clause.ptr[i] == '"';
    assert_int_equal(marks % 2, 0);
    forget(&s);
}

static void a_bullet_is_no_part_of_the_clause(void **state) {
    (void)state;
    story s;
    assert_true(fh_str_starts(clause_around(&s, "\xe2\x80\xa2 The hearing will open on 20 October."), FH_STR("The hearing")));
    forget(&s);
}

/* Rows of a report in which `cue` is what says `content`. */
static void tell_said(story *s, const char *text, const char *cue, const char *content) {
    static fh_span at[2];
    static fh_statement said;
    const char *both[] = {cue, content};
    const fh_report *reports[] = {&s->reports[0]};
    const uint32_t members[] = {0};
    tell(s, text, "Nothing is dated here.");
    for (int i = 0; i < 2; i++) {
        size_t begin = fh_str_find(s->reports[0].text, fh_str_of(both[i]), 0);
        assert_true(begin != SIZE_MAX);
        at[i] = (fh_span){(uint32_t)begin, (uint32_t)(begin + fh_str_of(both[i]).len)};
    }
    said = (fh_statement){.cue = &at[0], .n_cue = 1, .content = &at[1], .n_content = 1};
    s->reports[0].statements = &said;
    s->reports[0].n_statements = 1;
    assert_int_equal(fh_timeline_events(s->keep, s->scratch, reports, members, 1, &s->events, &s->n, NULL), FH_OK);
}

static bool is_said(const char *text, const char *cue, const char *content) {
    story s;
    tell_said(&s, text, cue, content);
    assert_int_equal(s.n, 1);
    bool said = s.events[0].said;
    forget(&s);
    return said;
}

static void a_day_beside_the_cue_dates_the_saying(void **state) {
    (void)state;
    assert_true(is_said("The museum will open, its director said on Thursday.", "said", "The museum will open"));
    assert_true(is_said("The museum will open, said Ana Oyelaran, its director, on Thursday.", "said", "The museum will open"));
    assert_true(is_said("On Thursday the director said the museum would open.", "said", "the museum would open"));
}

static void a_time_of_what_is_said_or_of_the_speaker_does_not(void **state) {
    (void)state;
    assert_false(is_said("The museum will open on Thursday, its director said.", "said", "The museum will open on Thursday"));
    assert_false(is_said("The museum will open, said Ana Oyelaran, its director since 2031.", "said", "The museum will open"));
    assert_false(is_said("The museum will open, said Ana Oyelaran, who was elected on Thursday.", "said", "The museum will open"));
    assert_false(is_said("The museum will keep, said its director, Thursday's hours.", "said", "The museum will keep"));
}

static void a_denial_happened_on_its_day(void **state) {
    (void)state;
    story s;
    tell_said(&s, "The owner denied on Thursday that it was warned.", "denied", "it was warned");
    assert_int_equal(s.n, 1);
    assert_true(s.events[0].said);
    assert_int_equal(s.events[0].status, FH_EVENT_HAPPENED);
    forget(&s);
}

int test_events(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_by_date_whatever_the_order_of_reports),
        cmocka_unit_test(status_tells_what_happened_from_what_is_planned_possible_or_denied),
        cmocka_unit_test(a_time_within_which_is_a_row_for_its_last_day),
        cmocka_unit_test(the_clause_lies_in_the_text_and_holds_the_expression),
        cmocka_unit_test(a_clause_of_a_long_sentence_has_its_subject),
        cmocka_unit_test(a_clause_opens_no_quotation_that_it_does_not_close),
        cmocka_unit_test(a_bullet_is_no_part_of_the_clause),
        cmocka_unit_test(a_day_beside_the_cue_dates_the_saying),
        cmocka_unit_test(a_time_of_what_is_said_or_of_the_speaker_does_not),
        cmocka_unit_test(a_denial_happened_on_its_day),
    };
    return cmocka_run_group_tests_name("events", tests, NULL, NULL);
}
