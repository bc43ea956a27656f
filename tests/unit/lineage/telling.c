/* SPDX-License-Identifier: MIT */
#include "lineage/telling.h"

#include "lineage/words.h"
#include "text/text.h"
#include "unit/lineage/tests.h"
#include "unit/unit.h"

enum { MOST = 3 };

typedef struct desk {
    fh_arena *arena;
    fh_report reports[MOST];
    fh_lineage__member members[MOST];
} desk;

/* Members with these texts, of which text_of tells what is one text. */
static void set_up(desk *d, const char *const *texts, const uint32_t *text_of, uint32_t n) {
    fh_arena *scratch = fh_arena_new(NULL, 0);
    *d = (desk){.arena = fh_arena_new(NULL, 0)};
    for (uint32_t i = 0; i < n; i++) {
        d->reports[i].text = fh_str_of(texts[i]);
        assert_int_equal(fh_text_read(d->arena, scratch, &d->reports[i], NULL), FH_OK);
        d->members[i].report = &d->reports[i];
        fh_lineage__read_words(d->arena, &d->members[i]);
    }
    fh_lineage__weigh_words(d->arena, &(fh_lineage__members){d->members, n}, text_of);
    assert_int_equal(fh_arena_status(d->arena), FH_OK);
    fh_arena_free(scratch);
}

static float weight_of(const desk *d, uint32_t member, const char *sentence_of_one_word) {
    desk one;
    const char *const text[] = {sentence_of_one_word};
    const uint32_t number[] = {0};
    float weight = -1;
    set_up(&one, text, number, 1);
    for (uint32_t i = 0; i < d->members[member].n_words; i++)
        if (d->members[member].words[i].lemma == one.members[0].words[0].lemma) weight = d->members[member].words[i].weight;
    fh_arena_free(one.arena);
    return weight;
}

static const char *const STORY[] = {
    "the ferry ran aground below the lighthouse. the purser counted passengers by candle.",
    "the ferry ran aground below the lighthouse. the purser counted passengers by candle.",
    "the ferry ran aground at night. a fisherman heard the whistle.",
};

static void what_all_texts_have_weighs_least(void **state) {
    (void)state;
    const uint32_t apart[] = {0, 1, 2};
    desk d;
    set_up(&d, STORY, apart, 3);
    assert_true(weight_of(&d, 0, "ferry") > 0);
    assert_true(weight_of(&d, 0, "ferry") < weight_of(&d, 0, "candle"));
    assert_true(weight_of(&d, 0, "candle") < weight_of(&d, 2, "fisherman"));
    fh_arena_free(d.arena);
}

static void a_copy_makes_no_word_common(void **state) {
    (void)state;
    const uint32_t one_text[] = {0, 0, 2};
    desk d;
    set_up(&d, STORY, one_text, 3);
    assert_float_equal(weight_of(&d, 0, "candle"), weight_of(&d, 2, "fisherman"), 1e-6f);
    fh_arena_free(d.arena);
}

static void a_sentence_is_found_where_most_of_it_stands(void **state) {
    (void)state;
    const char *const texts[] = {
        "candles lighted the purser counting. aground lay the ferry below its lighthouse. whistles woke fishermen early.",
        "the ferry ran aground below the lighthouse. the purser counted passengers by candle.",
        "mayors praised tourism again. budgets balanced nicely this summer. orchards bloomed beside railways.",
    };
    const uint32_t apart[] = {0, 1, 2};
    desk d;
    set_up(&d, texts, apart, 3);
    fh_lineage__telling own = fh_lineage__telling_of(d.arena, &d.members[0], &d.members[0]);
    fh_lineage__telling told = fh_lineage__telling_of(d.arena, &d.members[0], &d.members[1]);
    fh_lineage__telling strange = fh_lineage__telling_of(d.arena, &d.members[0], &d.members[2]);
    assert_float_equal(own.share, 1, 1e-6f);
    assert_float_equal(own.in_order, 1, 1e-6f);
    assert_true(told.share > .25f && told.share < .75f);
    assert_float_equal(told.in_order, .5f, 1e-6f); /* two sentences tell nothing of their order */
    assert_float_equal(strange.share, 0, 1e-6f);
    fh_arena_free(d.arena);
}

static void sentences_in_another_order_are_told_out_of_order(void **state) {
    (void)state;
    const char *const texts[] = {
        "gulls circled harbour walls. nurses carried frozen blankets. divers searched murky holds. priests blessed rusty anchors.",
        "priests blessed rusty anchors. divers searched murky holds. nurses carried frozen blankets. gulls circled harbour walls.",
    };
    const uint32_t apart[] = {0, 1};
    desk d;
    set_up(&d, texts, apart, 2);
    fh_lineage__telling t = fh_lineage__telling_of(d.arena, &d.members[0], &d.members[1]);
    assert_float_equal(t.share, 1, 1e-6f);
    assert_float_equal(t.in_order, .25f, 1e-6f);
    fh_arena_free(d.arena);
}

int test_telling(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_all_texts_have_weighs_least),
        cmocka_unit_test(a_copy_makes_no_word_common),
        cmocka_unit_test(a_sentence_is_found_where_most_of_it_stands),
        cmocka_unit_test(sentences_in_another_order_are_told_out_of_order),
    };
    return cmocka_run_group_tests_name("telling", tests, NULL, NULL);
}
