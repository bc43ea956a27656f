/* SPDX-License-Identifier: MIT */
#include "story/alike.h"

#include "text/text.h"
#include "unit/story/tests.h"
#include "unit/unit.h"

enum { N = 3 };
static const char *const titles[N] = {"Oberwick emptied below Tarn dam", "Tarn dam holds", "Flood in Lower Dene"};
static const char *const texts[N] = {
    "Oberwick was emptied after the Tarn rose two metres behind its dam. Engineer Ilse Varga said the dam held.",
    "The Tarn dam above Oberwick held overnight after water rose two metres, engineer Ilse Varga said.",
    "The river Dene rose two metres and flooded 40 houses. Mayor Ruth Colley said boats were sent overnight.",
};

typedef struct set {
    fh_arena *keep, *scratch;
    fh_report reports[N];
    fh_story__vectors v;
    fh_story__pairs pairs;
    float nearest[N][2];
} set;

static void read_set(set *s) {
    *s = (set){.keep = fh_arena_new(NULL, 0), .scratch = fh_arena_new(NULL, 0)};
    const fh_report *list[N];
    for (int i = 0; i < N; i++) {
        s->reports[i] = (fh_report){.title = fh_str_of(titles[i]), .text = fh_str_of(texts[i])};
        assert_int_equal(fh_text_read(s->keep, s->scratch, &s->reports[i], NULL), FH_OK);
        list[i] = &s->reports[i];
    }
    fh_story__weigh(s->keep, list, N, &s->v);
    fh_story__meet(s->keep, &s->v, N, &s->pairs, s->nearest);
    assert_int_equal(fh_arena_status(s->keep), FH_OK);
}

static void free_set(set *s) {
    fh_arena_free(s->keep);
    fh_arena_free(s->scratch);
}

static const fh_story__pair *pair(const set *s, uint32_t a, uint32_t b) {
    for (size_t i = 0; i < s->pairs.n; i++)
        if (s->pairs.at[i].a == a && s->pairs.at[i].b == b) return &s->pairs.at[i];
    return NULL;
}

static uint32_t count_of(const set *s, int report, const char *surface) {
    for (uint32_t k = 0; k < s->v.of[report].n; k++)
        if (fh_str_equal(s->v.of[report].terms[k].surface, fh_str_of(surface))) return s->v.of[report].terms[k].count;
    fail();
    return 0;
}

static void a_count_tells_where_a_word_stands(void **state) {
    (void)state;
    set s;
    read_set(&s);
    uint32_t dam = count_of(&s, 0, "dam"), varga = count_of(&s, 0, "Varga"), houses = count_of(&s, 2, "40");
    assert_int_equal(fh_story__in_body(dam), 2);
    assert_int_equal(fh_story__in_title(dam), 1);
    assert_true(dam & FH_STORY_LEAD && dam & FH_STORY_PLAIN && !(dam & FH_STORY_CAPITAL));
    assert_true(varga & FH_STORY_CAPITAL && !(varga & (FH_STORY_PLAIN | FH_STORY_LEAD)));
    assert_true(houses & FH_STORY_DIGIT && !(houses & (FH_STORY_CAPITAL | FH_STORY_PLAIN)));
    assert_true(fh_story__in_part(FH_STORY_OF_NAMES, varga, 1) > 0 && fh_story__in_part(FH_STORY_OF_NAMES, dam, 1) <= 0);
    free_set(&s);
}

static void one_event_is_likelier_than_a_look_alike(void **state) {
    (void)state;
    set s;
    float one[FH_STORY_FEATURES], other[FH_STORY_FEATURES];
    read_set(&s);
    assert_non_null(pair(&s, 0, 1));
    assert_non_null(pair(&s, 1, 2));
    fh_story__features(&s.v, s.nearest, pair(&s, 0, 1), one);
    fh_story__features(&s.v, s.nearest, pair(&s, 1, 2), other);
    assert_true(fh_story__alike(one) > 0 && fh_story__alike(one) > fh_story__alike(other) + 1);
    free_set(&s);
}

static void a_pair_looks_the_same_from_both_sides(void **state) {
    (void)state;
    set s;
    float there[FH_STORY_FEATURES], back[FH_STORY_FEATURES];
    read_set(&s);
    fh_story__pair turned = *pair(&s, 0, 1);
    turned.a = 1, turned.b = 0;
    fh_story__features(&s.v, s.nearest, pair(&s, 0, 1), there);
    fh_story__features(&s.v, s.nearest, &turned, back);
    for (int k = 0; k < FH_STORY_FEATURES; k++) assert_float_equal(there[k], back[k], 1e-5f);
    free_set(&s);
}

static void the_bound_is_never_below_what_is_found(void **state) {
    (void)state;
    set s;
    float f[FH_STORY_FEATURES];
    read_set(&s);
    assert_true(s.pairs.n >= 2);
    for (size_t i = 0; i < s.pairs.n; i++) {
        fh_story__features(&s.v, s.nearest, &s.pairs.at[i], f);
        assert_true(fh_story__alike_at_most(&s.v, s.nearest, &s.pairs.at[i]) >= fh_story__alike(f));
    }
    free_set(&s);
}

int test_alike(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_count_tells_where_a_word_stands),
        cmocka_unit_test(one_event_is_likelier_than_a_look_alike),
        cmocka_unit_test(a_pair_looks_the_same_from_both_sides),
        cmocka_unit_test(the_bound_is_never_below_what_is_found),
    };
    return cmocka_run_group_tests_name("story/alike", tests, NULL, NULL);
}
