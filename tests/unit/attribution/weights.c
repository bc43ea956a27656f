/* SPDX-License-Identifier: MIT */
#include "attribution/model.h"
#include "base/hash.h"
#include "text/linear.h"
#include "text/tag.h"
#include "unit/attribution/tests.h"
#include "unit/unit.h"

static void a_table_comes_back_as_it_was_packed(void **state) {
    (void)state;
    float weights[8] = {0.5f, -0.5f, 1, -1, 3, 0, 0.25f, -3};
    char bytes[64];
    size_t n = fh_linear_pack(weights, 4, 2, 1, bytes);
    fh_str rest = {bytes, n};
    fh_linear m;
    assert_true(fh_linear_take(&rest, 2, &m));
    assert_int_equal(rest.len, 0);
    assert_int_equal(fh_linear_row(&m, 2)[0], 127);  /* cut off at 1 */
    assert_int_equal(fh_linear_row(&m, 3)[1], -127);
    assert_int_equal(fh_linear_row(&m, 5)[0], 127);  /* row 1: 5 modulo 4 */
}

static void a_damaged_table_is_refused(void **state) {
    (void)state;
    float weights[8] = {0};
    char bytes[64];
    size_t n = fh_linear_pack(weights, 4, 2, 1, bytes);
    fh_linear m;
    for (size_t cut = 0; cut < n; cut++) {
        fh_str rest = {bytes, cut};
        assert_false(fh_linear_take(&rest, 2, &m));
    }
    fh_str rest = {bytes, n};
    assert_false(fh_linear_take(&rest, 4, &m)); /* another stride */
    bytes[4] = 3;                               /* rows: no power of two */
    assert_false(fh_linear_take(&rest, 2, &m));
}

static void the_models_of_the_library_are_models(void **state) {
    (void)state;
    fh_model m;
    assert_true(fh_attribution__model(fh_attribution__weights(), &m));
    for (int i = 0; i < 2; i++) assert_true(m.numbers.threshold[i] > 0 && m.numbers.threshold[i] < 1);
    assert_false(fh_attribution__model(FH_STR("FHL1 but no more"), &m));
}

static void lemmas_undo_the_usual_endings(void **state) {
    (void)state;
    static const struct { const char *word, *lemma; fh_pos pos; } cases[] = {
        {"said", "say", FH_POS_VERB_PAST}, {"argued", "argue", FH_POS_VERB_PAST}, {"stopped", "stop", FH_POS_VERB_PAST}, {"denies", "deny", FH_POS_VERB_PRESENT},
        {"making", "make", FH_POS_VERB_GERUND}, {"officials", "official", FH_POS_NOUN}, {"crises", "crisis", FH_POS_NOUN},
        {"women", "woman", FH_POS_NOUN}, {"process", "process", FH_POS_NOUN}, {"welcomes", "welcome", FH_POS_VERB_PRESENT}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(fh_tag_lemma(fh_str_of(cases[i].word), cases[i].pos), fh_hash_word(fh_str_of(cases[i].lemma)));
}

static void the_tagger_knows_names_and_verbs(void **state) {
    (void)state;
    reading x = read_text("Yesterday Robert Tennant said the old ferry had sunk near Boston.", false);
    const fh_token *t = x.r.tokens;
    assert_int_equal(t[1].entity, FH_ENTITY_PERSON);
    assert_true(t[1].flags & FH_TOKEN_ENTITY);
    assert_false(t[2].flags & FH_TOKEN_ENTITY);
    assert_int_equal(t[3].pos, FH_POS_VERB_PAST);
    assert_int_equal(t[3].lemma, fh_hash_word(FH_STR("say")));
    assert_int_equal(t[5].pos, FH_POS_ADJECTIVE);
    assert_int_equal(t[10].entity, FH_ENTITY_PLACE);
    reading_free(&x);
}

int test_weights(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_comes_back_as_it_was_packed),
        cmocka_unit_test(a_damaged_table_is_refused),
        cmocka_unit_test(the_models_of_the_library_are_models),
        cmocka_unit_test(lemmas_undo_the_usual_endings),
        cmocka_unit_test(the_tagger_knows_names_and_verbs),
    };
    return cmocka_run_group_tests_name("attribution/weights", tests, NULL, NULL);
}
