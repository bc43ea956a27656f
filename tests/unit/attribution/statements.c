/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit/attribution/tests.h"
#include "unit/unit.h"

static void a_quotation_is_direct_and_a_clause_indirect(void **state) {
    (void)state;
    reading x = read_text("“The ferry will not sail on Monday,” said Orla Tennant, the harbour minister.\n\n"
                          "Tennant said that the quay had been closed for repairs.", false);
    assert_int_equal(statement_with(&x, "The ferry")->kind, FH_STATEMENT_DIRECT);
    assert_int_equal(statement_with(&x, "the quay")->kind, FH_STATEMENT_INDIRECT);
    reading_free(&x);
}

static void words_in_marks_inside_a_clause_make_it_mixed(void **state) {
    (void)state;
    reading x = read_text("Orla Tennant said the quay was “in a shocking state” and would be closed.", false);
    assert_int_equal(statement_with(&x, "the quay")->kind, FH_STATEMENT_MIXED);
    reading_free(&x);
}

static void an_interrupted_quotation_is_two_records_of_one_statement(void **state) {
    (void)state;
    reading x = read_text("“We have no boats,” Orla Tennant said. “We have no crews either.”", false);
    const fh_statement *first = statement_with(&x, "We have no boats"), *second = statement_with(&x, "We have no crews");
    assert_ptr_not_equal(first, second);
    assert_int_equal(first->continues, FH_NONE);
    assert_ptr_equal(&x.r.statements[second->continues], first);
    assert_int_equal(first->speaker, second->speaker);
    reading_free(&x);
}

static void according_to_is_a_cue(void **state) {
    (void)state;
    reading x = read_text("The bridge will stay shut until June, according to Brannock County officials.", false);
    const fh_statement *s = statement_with(&x, "The bridge will stay shut");
    assert_true(s->n_cue == 1 && s->n_source == 1);
    assert_true(s->content[0].end <= s->cue[0].begin);
    reading_free(&x);
}

static void the_outlet_told_is_noted(void **state) {
    (void)state;
    reading x = read_text("Orla Tennant told Marlow News that the ferry had been sold.", false);
    const fh_statement *s = statement_with(&x, "the ferry had been sold");
    assert_int_equal(s->told.len, strlen("Marlow News"));
    assert_memory_equal(s->told.ptr, "Marlow News", s->told.len);
    reading_free(&x);
}

static void a_dossier_leaves_refusals_out(void **state) {
    (void)state;
    const char *text = "The ministry declined to discuss the sale of the ferry.";
    reading dossier = read_text(text, true);
    for (uint32_t i = 0; i < dossier.r.n_statements; i++) assert_int_not_equal(dossier.r.statements[i].act, FH_ACT_REFUSAL);
    assert_int_equal(dossier.r.n_statements, 0);
    reading_free(&dossier);
}

static void the_terms_somebody_speaks_on_are_no_statement(void **state) {
    (void)state;
    reading x = read_text("An official of the harbour board, who asked not to be named because the talks are private, said the ferry had been sold.\n\n"
                          "An official who asked for anonymity said the boilers were cracked.", true);
    assert_int_equal(x.r.n_statements, 2);
    statement_with(&x, "the ferry had been sold");
    const fh_statement *s = statement_with(&x, "the boilers were cracked");
    assert_int_equal(x.r.speakers[s->speaker].kind, FH_SPEAKER_ANONYMOUS);
    reading_free(&x);
}

static void an_official_behind_the_verb_is_the_source(void **state) {
    (void)state;
    reading x = read_text("The ferry has been sold, said an official of the harbour board, who asked not to be named because the talks are private.", true);
    const fh_statement *s = statement_with(&x, "The ferry has been sold");
    assert_int_equal(x.r.n_statements, 1);
    assert_int_equal(s->n_source, 1);
    assert_int_equal(x.r.speakers[s->speaker].kind, FH_SPEAKER_ANONYMOUS);
    reading_free(&x);
}

static void check_records(const reading *x) {
    uint32_t last = 0;
    for (uint32_t i = 0; i < x->r.n_statements; i++) {
        const fh_statement *s = &x->r.statements[i];
        assert_true(s->n_content > 0);
        assert_true(s->content[0].begin >= last);
        last = s->content[0].begin;
        for (uint16_t p = 0; p < s->n_content; p++) {
            assert_true(s->content[p].begin < s->content[p].end && s->content[p].end <= x->r.text.len);
            assert_true(p == 0 || s->content[p - 1].end <= s->content[p].begin);
        }
        assert_true(s->confidence >= 0 && s->confidence <= 1);
        assert_true(s->speaker == FH_NONE || s->speaker < x->r.n_speakers);
        assert_true(s->outer == FH_NONE || (s->outer < x->r.n_statements && s->outer != i));
        assert_true(s->continues == FH_NONE || s->continues < x->r.n_statements);
    }
}

static void records_are_in_order_and_in_bounds_on_odd_texts(void **state) {
    (void)state;
    static const char *const texts[] = {"", " ", "said", "said said said said", "\"", "“““ said ”””", "He said: “", "—", ": : : :", "according to", "X said\n\nY said",
                                        "“Yes,” “No,” she said, he said, they said. “A.” “B.” “C.” “D.” “E.” “F.” “G.” “H.” “I.”", "who said who said who"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reading x = read_text(texts[i], i % 2);
        check_records(&x);
        reading_free(&x);
    }
}

static void a_paragraph_of_many_sentences_is_read_whole(void **state) {
    (void)state;
    enum { TIMES = 3000 };
    static const char sentence[] = "“It was late,” Orla Tennant said. ";
    char *text = malloc(TIMES * (sizeof sentence - 1) + 1);
    for (size_t i = 0; i < TIMES; i++) memcpy(text + i * (sizeof sentence - 1), sentence, sizeof sentence - 1);
    text[TIMES * (sizeof sentence - 1)] = '\0';
    reading x = read_text(text, false);
    check_records(&x);
    assert_true(x.r.n_statements > TIMES / 2);
    assert_true(x.r.n_speakers < 8);
    reading_free(&x);
    free(text);
}

int test_statements(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_is_direct_and_a_clause_indirect),
        cmocka_unit_test(words_in_marks_inside_a_clause_make_it_mixed),
        cmocka_unit_test(an_interrupted_quotation_is_two_records_of_one_statement),
        cmocka_unit_test(according_to_is_a_cue),
        cmocka_unit_test(the_outlet_told_is_noted),
        cmocka_unit_test(a_dossier_leaves_refusals_out),
        cmocka_unit_test(an_official_behind_the_verb_is_the_source),
        cmocka_unit_test(the_terms_somebody_speaks_on_are_no_statement),
        cmocka_unit_test(records_are_in_order_and_in_bounds_on_odd_texts),
        cmocka_unit_test(a_paragraph_of_many_sentences_is_read_whole),
    };
    return cmocka_run_group_tests_name("attribution/statements", tests, NULL, NULL);
}
