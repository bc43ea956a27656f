/* SPDX-License-Identifier: MIT
 *
 * What text.h promises of tokens, line by line. */
#include "base/hash.h"
#include "unit/text/reading.h"
#include "unit/text/tests.h"
#include "unit/unit.h"

static void splits_clitics(void **state) {
    (void)state;
    assert_tokens("Nicaragua's canal", "Nicaragua|'s|canal");
    assert_tokens("Nicaragua\xe2\x80\x99s canal", "Nicaragua|\xe2\x80\x99s|canal");
    assert_tokens("They didn't, can't and WON\xe2\x80\x99T", "They|did|n't|,|ca|n't|and|WO|N\xe2\x80\x99T");
    assert_tokens("We're sure they'll say I'm", "We|'re|sure|they|'ll|say|I|'m");
    assert_tokens("Smith Jr.'s boat", "Smith|Jr.|'s|boat");
    assert_tokens("the officials' view", "the|officials|'|view");
    assert_tokens("O'Brien and l'\xc3\xa9tat", "O'Brien|and|l'\xc3\xa9tat");
    assert_tokens("the '90s", "the|'|90s");
}

static void keeps_hyphenated_words_and_scores(void **state) {
    (void)state;
    assert_tokens("a well-known 5-year-old, 58-42", "a|well-known|5-year-old|,|58-42");
    assert_tokens("58\xe2\x80\x93" "42 and Paris\xe2\x80\x93Rome", "58\xe2\x80\x93" "42|and|Paris|\xe2\x80\x93|Rome");
    assert_tokens("wait -- no\xe2\x80\x94yes", "wait|--|no|\xe2\x80\x94|yes");
}

static void keeps_numbers_whole(void **state) {
    (void)state;
    assert_tokens("$1.46 billion, 3,900 or 12% at 10:30 on 9/11", "$|1.46|billion|,|3,900|or|12|%|at|10:30|on|9/11");
    assert_tokens("In 2015. The 1990s, 3rd.", "In|2015|.|The|1990s|,|3rd|.");
    assert_tokens("\xe2\x82\xac" "5m", "\xe2\x82\xac|5m");
}

static void keeps_the_point_of_abbreviations(void **state) {
    (void)state;
    assert_tokens("U.S. and U.N.-led talks at 5 a.m. with Mr. J. Smith Ph.D.", "U.S.|and|U.N.-led|talks|at|5|a.m.|with|Mr.|J.|Smith|Ph.D.");
    assert_tokens("No. 5, p. 55; no. He said no.", "No.|5|,|p.|55|;|no|.|He|said|no|.");
    assert_tokens("in Jan. 2033 Canal Inc. went", "in|Jan.|2033|Canal|Inc.|went");
    assert_tokens("He was in the co.", "He|was|in|the|co.");
    assert_tokens("said.The end", "said|.|The|end");
}

static void keeps_addresses_whole(void **state) {
    (void)state;
    assert_tokens("See https://example.com/a_b?c=d. Mail a.b@example.com, or www.example.org!", "See|https://example.com/a_b?c=d|.|Mail|a.b@example.com|,|or|www.example.org|!");
    assert_tokens("@keeper says #canal2033 at AT&T", "@keeper|says|#canal2033|at|AT&T");
    assert_tokens("version, Quay.Az reports. He left.It rained.", "version|,|Quay.Az|reports|.|He|left|.|It|rained|.");
    assert_tokens("and/or", "and|/|or");
}

static void runs_of_marks_are_one_token(void **state) {
    (void)state;
    assert_tokens("What?! Well... ***", "What|?!|Well|...|***");
}

static void knows_other_scripts(void **state) {
    (void)state;
    assert_tokens("\xe6\xbc\xa2\xe5\xad\x97\xe3\x80\x82", "\xe6\xbc\xa2|\xe5\xad\x97|\xe3\x80\x82");
    assert_tokens("\xd0\x9e\xd0\xbd \xd0\xb4\xd0\xbe\xd0\xbc\xd0\xb0.", "\xd0\x9e\xd0\xbd|\xd0\xb4\xd0\xbe\xd0\xbc\xd0\xb0|.");
    assert_tokens("caf\x65\xcc\x81 bar", "caf\x65\xcc\x81|bar");
}

static void words_are_hashes_of_the_folded_form(void **state) {
    (void)state;
    static const char *const same[][2] = {{"CAN\xe2\x80\x99T", "ca"}, {"U.S.-led", "u.s.-led"}, {"\xc3\x89tat", "\xc3\xa9tat"}, {"so\xc2\xad" "ft", "soft"}, {"a\xe2\x80\x91" "b", "a-b"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        reading x;
        reading_of(&x, fh_str_of(same[i][0]), "en");
        assert_int_equal(x.r.tokens[0].word, fh_hash_word(fh_str_of(same[i][1])));
        assert_int_equal(x.r.tokens[0].lemma, x.r.tokens[0].word);
        reading_free(&x);
    }
}

static void flags_tell_shapes(void **state) {
    (void)state;
    const char *text = "The NATO chief, 61, met McKay.\n\nHe left.";
    assert_flagged(text, FH_TOKEN_CAPITAL, "The|NATO|McKay|He");
    assert_flagged(text, FH_TOKEN_UPPER, "NATO");
    assert_flagged(text, FH_TOKEN_DIGIT, "61");
    assert_flagged(text, FH_TOKEN_PARAGRAPH, "The|He");
    assert_flagged(text, FH_TOKEN_SENTENCE, "The|He");
    assert_flagged("a,b c", FH_TOKEN_SPACE, "a|c");
}

int test_token(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_clitics), cmocka_unit_test(keeps_hyphenated_words_and_scores), cmocka_unit_test(keeps_numbers_whole),
        cmocka_unit_test(keeps_the_point_of_abbreviations), cmocka_unit_test(keeps_addresses_whole), cmocka_unit_test(runs_of_marks_are_one_token),
        cmocka_unit_test(knows_other_scripts), cmocka_unit_test(words_are_hashes_of_the_folded_form), cmocka_unit_test(flags_tell_shapes),
    };
    return cmocka_run_group_tests_name("token", tests, NULL, NULL);
}
