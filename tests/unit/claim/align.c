/* SPDX-License-Identifier: MIT */
#include "claim/align.h"

#include "claim/claim.h"
#include "text/text.h"
#include "unit/claim/tests.h"
#include "unit/unit.h"

static void read_pair(const char *a, const char *b, fh_report reports[2], fh_claim__text texts[2]) {
    const char *both[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        reports[i] = (fh_report){.text = fh_str_of(both[i])};
        assert_int_equal(fh_text_read(keep, scratch, &reports[i], NULL), FH_OK);
        fh_claim__read_text(keep, &reports[i], &texts[i]);
    }
    fh_claim__weigh(keep, texts, 2);
}

static void a_paraphrase_finds_its_sentence(void **state) {
    (void)state;
    fh_report r[2];
    fh_claim__text t[2];
    fh_claim__alignment al;
    read_pair("Ferry fares go up by a tenth in May. The harbour crane was repaired on Tuesday. Eight people were hurt when the gangway fell.",
              "When the gangway collapsed, eight were injured.", r, t);
    fh_claim__align(keep, &t[1], &t[0], &al);
    assert_true(al.of[0].n > 0);
    assert_int_equal(al.of[0].line[0], 2);
}

static void a_sentence_that_merges_two_has_both_as_partners(void **state) {
    (void)state;
    fh_report r[2];
    fh_claim__text t[2];
    fh_claim__alignment al;
    read_pair("The harbour crane was repaired on Tuesday. Ferry fares go up by a tenth in May.",
              "The crane at the harbour has been repaired and ferry fares go up in May.", r, t);
    fh_claim__align(keep, &t[1], &t[0], &al);
    assert_int_equal(al.of[0].n, 2);
}

static void lines_that_answer_a_sentence_together_are_both_partners(void **state) {
    (void)state;
    fh_report r[2];
    fh_claim__text t[2];
    fh_claim__alignment al;
    uint32_t lines[FH_CLAIM__PARTNERS];
    float score;
    read_pair("Harbour master Runa Vestergaard-Holt met the crew of the tug. The tow line was cut at noon.",
              "The tow line was cut at noon, harbour master Runa Vestergaard-Holt said.", r, t);
    fh_claim__align(keep, &t[1], &t[0], &al);
    assert_int_equal(fh_claim__cover(&al, 0, lines, &score), 2);
    assert_true((lines[0] == 1 && lines[1] == 0) || (lines[0] == 0 && lines[1] == 1));
}

static void what_answers_nothing_more_is_no_partner(void **state) {
    (void)state;
    fh_report r[2];
    fh_claim__text t[2];
    fh_claim__alignment al;
    uint32_t lines[FH_CLAIM__PARTNERS];
    float score;
    read_pair("The tow line was cut at noon. The tow line was old.", "At noon the tow line was cut.", r, t);
    fh_claim__align(keep, &t[1], &t[0], &al);
    assert_int_equal(fh_claim__cover(&al, 0, lines, &score), 1);
    assert_int_equal(lines[0], 0);
}

/* Sentences by the thousand that share every word: lists of the index are cut, so the work stays linear. */
static void repeated_sentences_align(void **state) {
    (void)state;
    enum { TIMES = 3000 };
    static const char one[] = "The gate was open at noon. ";
    char *text = fh_arena_alloc(keep, TIMES, sizeof one, 1);
    assert_non_null(text);
    for (size_t i = 0; i < TIMES; i++) memcpy(text + i * (sizeof one - 1), one, sizeof one - 1);
    fh_report r[2];
    fh_claim__text t[2];
    fh_claim__alignment al;
    read_pair(text, text, r, t);
    fh_claim__align(keep, &t[0], &t[1], &al);
    assert_int_equal(fh_arena_status(keep), FH_OK);
    assert_true(al.of[TIMES - 1].n > 0);
}

int test_align(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paraphrase_finds_its_sentence),
        cmocka_unit_test(a_sentence_that_merges_two_has_both_as_partners),
        cmocka_unit_test(lines_that_answer_a_sentence_together_are_both_partners),
        cmocka_unit_test(what_answers_nothing_more_is_no_partner),
        cmocka_unit_test(repeated_sentences_align),
    };
    return cmocka_run_group_tests_name("alignment of sentences", tests, open_arenas, close_arenas);
}
