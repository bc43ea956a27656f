/* SPDX-License-Identifier: MIT */
#include "unit/attribution/tests.h"
#include "unit/unit.h"

#include "base/str.h"

static void in_the_words_of_somebody_is_said_by_that_person(void **state) {
    (void)state;
    reading x = read_text("In the words of Halvard Brekke, a retired pilot, “nobody reads the tables any more.”\n\nThe quay is, in Brekke’s words, “a bird with one wing.”", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "“nobody reads the tables")), "Halvard Brekke");
    assert_string_equal(speaker_name(&x, statement_with(&x, "“a bird with one wing")), "Halvard Brekke");
    reading_free(&x);
}

static void as_somebody_put_it_stands_around_its_content(void **state) {
    (void)state;
    reading x = read_text("The sea, as Halvard Brekke put it, does not wait.", false);
    const fh_statement *s = statement_with(&x, "The sea");
    assert_string_equal(speaker_name(&x, s), "Halvard Brekke");
    assert_int_equal(s->n_content, 2);
    reading_free(&x);
}

static void a_name_before_a_colon_says_what_is_quoted(void **state) {
    (void)state;
    reading x = read_text("Orla Tennant met the press on the quay.\n\nTennant: “A hundred names were on the lists.”\n\nThe crane: a history in pictures.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "“A hundred names")), "Orla Tennant");
    for (uint32_t i = 0; i < x.r.n_statements; i++) assert_false(fh_str_starts(fh_str_span(x.r.text, x.r.statements[i].content[0]), FH_STR("a history")));
    reading_free(&x);
}

static void in_a_transcript_each_turn_is_said_but_those_of_whoever_asks(void **state) {
    (void)state;
    reading x = read_text("Host: When was the quay closed?\n\nOrla Tennant: On Monday at noon, by telephone.\n\nHost: The board wrote Tuesday.\n\nOrla Tennant: The board was asleep until Tuesday.", true);
    assert_string_equal(speaker_name(&x, statement_with(&x, "The board was asleep")), "Orla Tennant");
    for (uint32_t i = 0; i < x.r.n_statements; i++) assert_false(fh_str_starts(fh_str_span(x.r.text, x.r.statements[i].content[0]), FH_STR("The board wrote")));
    reading_free(&x);
}

static void what_stands_around_by_her_count_is_hers(void **state) {
    (void)state;
    reading x = read_text("About ninety boats were lost, by the count of Orla Tennant.\n\nBy the harbour board's count, forty are left.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "About ninety boats")), "Orla Tennant");
    assert_int_equal(statement_with(&x, "forty are left")->n_content, 1);
    reading_free(&x);
}

static void speech_within_speech_is_kept_with_the_outer_one(void **state) {
    (void)state;
    reading x = read_text("Two pilots said Orla Tennant told them the ferry had been sold in secret.", false);
    const fh_statement *outer = statement_with(&x, "Orla Tennant told them"), *inner = statement_with(&x, "the ferry had been sold");
    assert_string_equal(speaker_name(&x, inner), "Orla Tennant");
    assert_int_equal(inner->outer, outer - x.r.statements);
    assert_int_equal(outer->outer, FH_NONE);
    reading_free(&x);
}

static void those_who_are_told_are_no_source(void **state) {
    (void)state;
    reading x = read_text("Residents were told that the quay would be closed at noon.", false);
    assert_int_equal(statement_with(&x, "that the quay would be closed")->speaker, FH_NONE);
    reading_free(&x);
}

static void a_quotation_is_that_of_the_cue_in_its_sentence(void **state) {
    (void)state;
    reading x = read_text("The cause was a crack in the crane, the harbour board said. “There was no trace of a bird,” said Orla Tennant.", false);
    uint32_t n = 0;
    for (uint32_t i = 0; i < x.r.n_statements; i++)
        for (uint16_t p = 0; p < x.r.statements[i].n_content; p++) n += fh_str_starts(fh_str_span(x.r.text, x.r.statements[i].content[p]), FH_STR("“There was no trace"));
    assert_int_equal(n, 1);
    reading_free(&x);
}

int test_phrases(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_words_of_somebody_is_said_by_that_person),
        cmocka_unit_test(as_somebody_put_it_stands_around_its_content),
        cmocka_unit_test(a_name_before_a_colon_says_what_is_quoted),
        cmocka_unit_test(in_a_transcript_each_turn_is_said_but_those_of_whoever_asks),
        cmocka_unit_test(what_stands_around_by_her_count_is_hers),
        cmocka_unit_test(speech_within_speech_is_kept_with_the_outer_one),
        cmocka_unit_test(those_who_are_told_are_no_source),
        cmocka_unit_test(a_quotation_is_that_of_the_cue_in_its_sentence),
    };
    return cmocka_run_group_tests_name("attribution/phrases", tests, NULL, NULL);
}
