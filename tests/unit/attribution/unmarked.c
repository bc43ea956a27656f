/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "unit/attribution/tests.h"
#include "unit/unit.h"

static void a_quotation_that_stands_alone_is_the_last_speakers(void **state) {
    (void)state;
    reading x = read_text("Orla Tennant said the ferry had been sold. The quay was quiet. “Nobody came back to look at it.”", true);
    const fh_statement *s = statement_with(&x, "Nobody came back to look");
    assert_string_equal(speaker_name(&x, s), "Orla Tennant");
    assert_int_equal(s->kind, FH_STATEMENT_DIRECT);
    reading_free(&x);
}

static void answers_in_quotation_marks_are_the_guests(void **state) {
    (void)state;
    reading x = read_text("The harbour board met on Monday and Hilda Brook said it was over.\n\nDesmond Achterberg, 68, sat down with us at the quay.\n\nDid you see the crack?\n\n"
                          "“I saw it, I drew it and I circled it.”\n\nWho was told?\n\n“The office was told. They had a tray.”", true);
    assert_string_equal(speaker_name(&x, statement_with(&x, "I saw it")), "Desmond Achterberg");
    assert_string_equal(speaker_name(&x, statement_with(&x, "The office was told")), "Desmond Achterberg");
    reading_free(&x);
}

static void answers_without_marks_are_the_guests(void **state) {
    (void)state;
    reading x = read_text("Desmond Achterberg leads the harbour board.\n\nDid you see the crack?\n\nYes, it was there in the spring and I had it measured.\n\nWho was told?\n\n"
                          "We have an office for that, with my deputy in it.", true);
    const fh_statement *s = statement_with(&x, "Yes, it was there");
    assert_string_equal(speaker_name(&x, s), "Desmond Achterberg");
    assert_int_equal(s->kind, FH_STATEMENT_DIRECT);
    assert_int_equal(s->n_cue, 0);
    reading_free(&x);
}

static void labelled_answers_are_the_institutions(void **state) {
    (void)state;
    reading x = read_text("The Nordic Harbour Board has closed the quay.\n\nQ: When did the board learn of the crack?\n\nA: On Tuesday at noon, by telephone.\n\n"
                          "Q: Why was the quay not closed at once?\n\nA: Barriers had to be put in place on both sides.", true);
    assert_string_equal(speaker_name(&x, statement_with(&x, "Barriers had to be put")), "Nordic Harbour Board");
    reading_free(&x);
}

static void questions_without_answers_are_no_interview(void **state) {
    (void)state;
    reading x = read_text("What is to be done about the quay?\n\nThe crane stands where it stood.\n\nWho will pay for it?\n\nThe ferry sails at nine.", true);
    assert_int_equal(x.r.n_statements, 0);
    reading_free(&x);
}

static void what_stands_before_and_after_the_cue_is_two_things_in_a_dossier(void **state) {
    (void)state;
    static const char text[] = "“The quay is closed,” Orla Tennant said, “and it will stay so.”";
    reading x = read_text(text, true);
    assert_int_equal(x.r.n_statements, 2);
    reading_free(&x);
}

static void what_stands_between_answers_is_a_question(void **state) {
    (void)state;
    reading x = read_text("Desmond Achterberg leads the harbour board. He spoke to Hilda Brook.\n\nDid you see the crack?\n\n“Yes, it was there in the spring.”\n\nSo there is a risk.\n\n"
                          "“There is a report. I wrote it.”\n\nAnd the crane?\n\n“The crane stands where it stood.”", true);
    assert_string_equal(speaker_name(&x, statement_with(&x, "“There is a report")), "Desmond Achterberg");
    assert_string_equal(speaker_name(&x, statement_with(&x, "“The crane stands")), "Desmond Achterberg");
    reading_free(&x);
}

static void what_goes_on_behind_a_comma_is_one_thing(void **state) {
    (void)state;
    reading x = read_text("The pump was out for two days, Orla Tennant said, and nothing went into a skip.", true);
    assert_int_equal(x.r.n_statements, 1);
    assert_int_equal(statement_with(&x, "The pump was out")->n_content, 2);
    reading_free(&x);
}

static void what_stands_behind_a_semicolon_is_another_thing(void **state) {
    (void)state;
    reading x = read_text("Two calls went unanswered, Orla Tennant said; nobody was hurt on the quay.", true);
    assert_ptr_not_equal(statement_with(&x, "Two calls went"), statement_with(&x, "nobody was hurt"));
    reading_free(&x);
}

static void a_quotation_of_sentences_is_theirs_whom_the_text_is_about(void **state) {
    (void)state;
    reading x = read_text("Orla Tennant said the ferry had been sold.\n\nHalvard Brekke, 61, knows more than the board does. “They send them a letter two days before. Everyone on the quay has seen it.”", true);
    assert_string_equal(speaker_name(&x, statement_with(&x, "“They send them a letter")), "Halvard Brekke");
    reading_free(&x);
}

static void what_has_the_turn_of_a_question_is_one(void **state) {
    (void)state;
    reading x = read_text("Desmond Achterberg leads the harbour board.\n\nDid you see the crack?\n\nYes, it was there in the spring and I had it measured.\n\nThe office says there was none.\n\n"
                          "We sent it a letter about our crack in May.\n\nWho was told?\n\nWe have an office for that, with my deputy in it.", true);
    assert_string_equal(speaker_name(&x, statement_with(&x, "We sent it a letter")), "Desmond Achterberg");
    reading_free(&x);
}

int test_unmarked(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_that_stands_alone_is_the_last_speakers),
        cmocka_unit_test(answers_in_quotation_marks_are_the_guests),
        cmocka_unit_test(answers_without_marks_are_the_guests),
        cmocka_unit_test(labelled_answers_are_the_institutions),
        cmocka_unit_test(questions_without_answers_are_no_interview),
        cmocka_unit_test(what_stands_before_and_after_the_cue_is_two_things_in_a_dossier),
        cmocka_unit_test(what_stands_between_answers_is_a_question),
        cmocka_unit_test(what_goes_on_behind_a_comma_is_one_thing),
        cmocka_unit_test(what_stands_behind_a_semicolon_is_another_thing),
        cmocka_unit_test(a_quotation_of_sentences_is_theirs_whom_the_text_is_about),
        cmocka_unit_test(what_has_the_turn_of_a_question_is_one),
    };
    return cmocka_run_group_tests_name("attribution/unmarked", tests, NULL, NULL);
}
