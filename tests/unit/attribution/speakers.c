/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/str.h"
#include "unit/attribution/tests.h"
#include "unit/unit.h"

static void a_surname_is_completed_to_the_full_name(void **state) {
    (void)state;
    reading x = read_text("Harbour Minister Orla Tennant said the ferry had been sold.\n\nTennant said that nobody would lose work.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "nobody would lose work")), "Orla Tennant");
    const fh_speaker *s = speaker_of(&x, statement_with(&x, "the ferry"));
    assert_int_equal(s->kind, FH_SPEAKER_PERSON);
    assert_memory_equal(s->role.ptr, "Harbour Minister", s->role.len);
    reading_free(&x);
}

static void a_pronoun_is_the_last_person_it_fits(void **state) {
    (void)state;
    reading x = read_text("Mr. Desmond Achterberg said the crane was safe.\n\nMs. Orla Tennant said the quay was not. She said she had seen the cracks.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "she had seen the cracks")), "Orla Tennant");
    reading_free(&x);
}

static void a_role_in_apposition_names_the_person(void **state) {
    (void)state;
    reading x = read_text("The harbour authority’s chief engineer, Desmond Achterberg, said the crane was safe.", false);
    const fh_speaker *s = speaker_of(&x, statement_with(&x, "the crane was safe"));
    assert_int_equal(s->kind, FH_SPEAKER_PERSON);
    assert_memory_equal(s->name.ptr, "Desmond Achterberg", s->name.len);
    reading_free(&x);
}

static void somebody_without_a_name_is_typed(void **state) {
    (void)state;
    reading x = read_text("A senior official at the harbour ministry, who asked not to be named, said the ferry had been sold.", false);
    const fh_speaker *s = speaker_of(&x, statement_with(&x, "the ferry had been sold"));
    assert_int_equal(s->kind, FH_SPEAKER_ANONYMOUS);
    assert_memory_equal(s->grade.ptr, "senior", s->grade.len);
    assert_true(s->grade.len == 6 && s->number == 1);
    assert_true(fh_str_find(s->organisation, FH_STR("harbour ministry"), 0) != SIZE_MAX);
    assert_true(fh_str_starts(s->condition, FH_STR("who asked not to be named")));
    reading_free(&x);
}

static void people_without_names_are_counted(void **state) {
    (void)state;
    reading x = read_text("Two people briefed on the talks said the ferry had been sold.", false);
    const fh_speaker *s = speaker_of(&x, statement_with(&x, "the ferry had been sold"));
    assert_int_equal(s->kind, FH_SPEAKER_ANONYMOUS);
    assert_int_equal(s->number, 2);
    reading_free(&x);
}

static void the_official_is_the_official_named_before(void **state) {
    (void)state;
    reading x = read_text("A ministry official said the ferry had been sold. The official said the price was secret.", false);
    assert_int_equal(statement_with(&x, "the ferry had been sold")->speaker, statement_with(&x, "the price was secret")->speaker);
    reading_free(&x);
}

static void a_document_speaks_as_a_document(void **state) {
    (void)state;
    reading x = read_text("A draft report says that the quay could collapse within a year.", false);
    assert_int_equal(speaker_of(&x, statement_with(&x, "the quay could collapse"))->kind, FH_SPEAKER_DOCUMENT);
    reading_free(&x);
}

static void a_misspelt_surname_is_the_same_person(void **state) {
    (void)state;
    reading x = read_text("Desmond Achterberg said the crane was safe.\n\nAchtenberg said that the quay was not.", false);
    assert_int_equal(statement_with(&x, "the crane was safe")->speaker, statement_with(&x, "the quay was not")->speaker);
    reading_free(&x);
}

static void the_company_is_the_one_most_spoken_of(void **state) {
    (void)state;
    reading x = read_text("Northquay Air has grounded its jets after an engine broke up on Sunday, its owners told the Tornhavn Times.\n\nFour people were treated for smoke, the airline said.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "Four people were treated")), "Northquay Air");
    reading_free(&x);
}

static void an_owner_of_many_is_part_of_the_name(void **state) {
    (void)state;
    reading x = read_text("The Harbour Workers' Federation met on Monday.\n\nThe federation said that nobody had walked out.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "nobody had walked out")), "Harbour Workers' Federation");
    reading_free(&x);
}

static void the_name_behind_said_is_the_source(void **state) {
    (void)state;
    reading x = read_text("Orla Tennant met the press. “The quay is closed,” said union secretary Walter Brook.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "The quay is closed")), "Walter Brook");
    reading_free(&x);
}

static void somebody_described_at_the_head_of_a_sentence_may_be_she(void **state) {
    (void)state;
    reading x = read_text("The harbour's director, Orla Tennant, said nobody was hurt. Two lists were put off.\n\nA senior nurse in Tornhavn, who feared for her job, gave another account. “We had one printer,” she said.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "“We had one printer")), "A senior nurse in Tornhavn, who feared for her job");
    reading_free(&x);
}

static void a_name_behind_its_description_is_the_subject(void **state) {
    (void)state;
    reading x = read_text("Desmond Achterberg said the crane was safe.\n\nA father from the quay, Curtis Doucet, kept his son at home. “You could see it coming,” he said.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "“You could see it coming")), "Curtis Doucet");
    reading_free(&x);
}

static void a_trade_before_a_name_is_no_part_of_it(void **state) {
    (void)state;
    reading x = read_text("The quay at noon: Dairyman Desmond Achterberg said the crane was safe.", false);
    const fh_speaker *s = speaker_of(&x, statement_with(&x, "the crane was safe"));
    assert_int_equal(s->kind, FH_SPEAKER_PERSON);
    assert_string_equal(speaker_name(&x, statement_with(&x, "the crane was safe")), "Desmond Achterberg");
    reading_free(&x);
}

static void itself_is_no_part_of_a_source(void **state) {
    (void)state;
    reading x = read_text("Northquay Air has grounded its jets after an engine broke up.\n\nThe airline itself said that nobody was hurt.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "that nobody was hurt")), "Northquay Air");
    reading_free(&x);
}

static void whoever_is_named_behind_a_role_bears_it(void **state) {
    (void)state;
    reading x = read_text("Northquay will not sell the ferry, its chief negotiator said on Wednesday.\n\n“We have counted them,” Orla Tennant told reporters outside the hall.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "Northquay will not sell")), "Orla Tennant");
    reading_free(&x);
}

static void she_is_the_subject_of_the_sentence_before(void **state) {
    (void)state;
    reading x = read_text("Orla Tennant, the president of the board, met the press.\n\nA member of the committee, who was not authorised to speak, said nine boats might do. Tennant rejected the offer. “Our number is twelve,” she said.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "“Our number is twelve")), "Orla Tennant");
    reading_free(&x);
}

static void they_are_the_group_of_the_sentence_before(void **state) {
    (void)state;
    reading x = read_text("European leaders gathered on the quay this weekend.\n\n“We stand by the ferry,” they said in a letter.", false);
    assert_string_equal(speaker_name(&x, statement_with(&x, "“We stand by the ferry")), "European leaders");
    reading_free(&x);
}

int test_speakers(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_surname_is_completed_to_the_full_name),
        cmocka_unit_test(a_pronoun_is_the_last_person_it_fits),
        cmocka_unit_test(a_role_in_apposition_names_the_person),
        cmocka_unit_test(somebody_without_a_name_is_typed),
        cmocka_unit_test(people_without_names_are_counted),
        cmocka_unit_test(the_official_is_the_official_named_before),
        cmocka_unit_test(a_document_speaks_as_a_document),
        cmocka_unit_test(a_misspelt_surname_is_the_same_person),
        cmocka_unit_test(the_company_is_the_one_most_spoken_of),
        cmocka_unit_test(an_owner_of_many_is_part_of_the_name),
        cmocka_unit_test(the_name_behind_said_is_the_source),
        cmocka_unit_test(somebody_described_at_the_head_of_a_sentence_may_be_she),
        cmocka_unit_test(a_name_behind_its_description_is_the_subject),
        cmocka_unit_test(a_trade_before_a_name_is_no_part_of_it),
        cmocka_unit_test(itself_is_no_part_of_a_source),
        cmocka_unit_test(whoever_is_named_behind_a_role_bears_it),
        cmocka_unit_test(she_is_the_subject_of_the_sentence_before),
        cmocka_unit_test(they_are_the_group_of_the_sentence_before),
    };
    return cmocka_run_group_tests_name("attribution/speakers", tests, NULL, NULL);
}
