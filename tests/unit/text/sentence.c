/* SPDX-License-Identifier: MIT */
#include "unit/text/reading.h"
#include "unit/text/tests.h"
#include "unit/unit.h"

static void assert_english(const char *text, const char *expected) { assert_sentences("en", text, expected); }

static void ends_at_final_marks(void **state) {
    (void)state;
    assert_english("The gate shut. Why? Nobody knew! It rained.", "The gate shut.|Why?|Nobody knew!|It rained.");
    assert_english("He wrote ... nothing. \"Go!\" he said.", "He wrote ... nothing.|\"Go!\" he said.");
    assert_english("He asked \"Why?\" Then he left.", "He asked \"Why?\"|Then he left.");
    assert_english("\"Why?\" Ann Keeper asked.", "\"Why?\" Ann Keeper asked.");
    assert_english("It shut (at noon). Then rain fell.[12] More came.", "It shut (at noon).|Then rain fell.[12]|More came.");
}

static void abbreviations_do_not_end(void **state) {
    (void)state;
    assert_english("Mr. J. Keeper of Lock Inc. met Sen. Ann Bell on Jan. 5 at 6 p.m. in Wash. state.", "Mr. J. Keeper of Lock Inc. met Sen. Ann Bell on Jan. 5 at 6 p.m. in Wash. state.");
    assert_english("He works for Lock Inc. The firm is old.", "He works for Lock Inc.|The firm is old.");
    assert_english("He lives in the U.S. She does not.", "He lives in the U.S.|She does not.");
    assert_english("the U.S. Navy vs. Army game, e.g. The Game", "the U.S. Navy vs. Army game, e.g. The Game");
    assert_english("See No. 5, p. 55, Fig. 3. It is clear.", "See No. 5, p. 55, Fig. 3.|It is clear.");
}

static void datelines_stay_with_their_sentence(void **state) {
    (void)state;
    assert_english("PORT SALT, Oct. 5 (Lock Wire) - The gate shut. It rained.", "PORT SALT, Oct. 5 (Lock Wire) - The gate shut.|It rained.");
}

static void lists_are_sentences_of_their_own(void **state) {
    (void)state;
    assert_english("1) Close the gate 2) Call the keeper 3) Wait", "1) Close the gate|2) Call the keeper|3) Wait");
    assert_english("\xe2\x80\xa2 Close the gate \xe2\x80\xa2 Call", "\xe2\x80\xa2 Close the gate|\xe2\x80\xa2 Call");
    assert_english("Close the gate\nCall the keeper", "Close the gate|Call the keeper");
    assert_english("The keeper closed the gate because the water had risen\nby Monday.", "The keeper closed the gate because the water had risen\nby Monday.");
}

static void a_paragraph_broken_in_mid_sentence_goes_on(void **state) {
    (void)state;
    reading x;
    reading_of(&x, FH_STR("A report cited by a U.S. official\n\nsaid that the gate shut.\n\nIt rained."), "en");
    assert_string_equal(sentences_of(&x).ptr, "A report cited by a U.S. official\n\nsaid that the gate shut.|It rained.");
    assert_int_equal(x.r.n_paragraphs, 3);
    assert_int_equal(x.r.sentences[0].paragraph, 0);
    assert_int_equal(x.r.sentences[1].paragraph, 2);
    reading_free(&x);
    assert_english("Heading words\n\nthe text begins.", "Heading words|the text begins."); /* too short to be broken */
}

static void people_who_write_without_capitals_are_read(void **state) {
    (void)state;
    assert_english("i went there. it was shut. we left.", "i went there.|it was shut.|we left.");
    assert_english("The lock of approx. three metres.", "The lock of approx. three metres.");
}

static void other_languages_have_their_rules(void **state) {
    (void)state;
    assert_sentences("de", "Am 7. April kam Dr. Weber, z. B. aus Bonn. Er ging.", "Am 7. April kam Dr. Weber, z. B. aus Bonn.|Er ging.");
    assert_sentences("fr", "M. Duval est l\xc3\xa0. Il dort.", "M. Duval est l\xc3\xa0.|Il dort.");
    assert_sentences("es", "\xc2\xbfVino la Sra. Paz? S\xc3\xad. Vino.", "\xc2\xbfVino la Sra. Paz?|S\xc3\xad.|Vino.");
    assert_sentences("hi", "\xe0\xa4\x95\xe0\xa4\x96\xe0\xa5\xa4 \xe0\xa4\x97\xe0\xa5\xa4", "\xe0\xa4\x95\xe0\xa4\x96\xe0\xa5\xa4|\xe0\xa4\x97\xe0\xa5\xa4");
    assert_sentences("zh", "\xe4\xbd\xa0\xe5\xa5\xbd\xe3\x80\x82\xe5\x86\x8d\xe8\xa7\x81\xe3\x80\x82", "\xe4\xbd\xa0\xe5\xa5\xbd\xe3\x80\x82|\xe5\x86\x8d\xe8\xa7\x81\xe3\x80\x82");
    assert_sentences(NULL, "Der Hafen ist zu, sagte Dr. Weber am 7. April. Er ging.", "Der Hafen ist zu, sagte Dr. Weber am 7. April.|Er ging.");
}

int test_sentence(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_at_final_marks), cmocka_unit_test(abbreviations_do_not_end), cmocka_unit_test(datelines_stay_with_their_sentence),
        cmocka_unit_test(lists_are_sentences_of_their_own), cmocka_unit_test(a_paragraph_broken_in_mid_sentence_goes_on),
        cmocka_unit_test(people_who_write_without_capitals_are_read), cmocka_unit_test(other_languages_have_their_rules),
    };
    return cmocka_run_group_tests_name("sentence", tests, NULL, NULL);
}
