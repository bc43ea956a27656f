/* SPDX-License-Identifier: MIT */
#include "story/story.h"

#include "text/text.h"
#include "unit/story/tests.h"
#include "unit/unit.h"

typedef struct given { const char *id, *title, *text; int day; } given;

/* Two floods in two places, a strike, and a report of nothing. */
static const given desk[] = {
    {"a", "Tarn dam holds", "The Tarn dam above Oberwick held overnight, engineer Ilse Varga said, after water rose two metres. Oberwick was emptied.", 3},
    {"b", "Oberwick emptied", "Oberwick was emptied after the Tarn rose behind its dam. Engineer Ilse Varga said the dam held.", 3},
    {"c", "Strike at Port Selm", "Dockers at Port Selm walked out on Monday over pay, union leader Bo Aker said. Ships waited off Selm.", 3},
    {"d", "Selm dockers walk out", "Ships waited off Port Selm as dockers walked out over pay. Bo Aker, who leads the union, said talks failed.", 4},
    {"e", "Flood in Lower Dene", "The river Dene flooded forty houses in Lower Dene. Mayor Ruth Colley said boats were sent.", 3},
    {"f", NULL, "", 0},
};
enum { N = sizeof desk / sizeof *desk };

typedef struct set {
    fh_arena *keep, *scratch;
    fh_report reports[N];
    const fh_report *in_order[N];
    const fh_story *stories;
    uint32_t n;
} set;

static void read_desk(set *s, const int *order) {
    *s = (set){.keep = fh_arena_new(NULL, 0), .scratch = fh_arena_new(NULL, 0)};
    for (int i = 0; i < N; i++) {
        const given *g = &desk[order[i]];
        fh_report *r = &s->reports[i];
        r->id = fh_str_of(g->id);
        r->title = fh_str_of(g->title);
        r->text = fh_str_of(g->text);
        if (g->day) r->published = (fh_datetime){.year = 2031, .month = 5, .day = (uint8_t)g->day, .precision = FH_PRECISION_DAY};
        assert_int_equal(fh_text_read(s->keep, s->scratch, r, NULL), FH_OK);
        s->in_order[i] = r;
    }
    assert_int_equal(fh_story_group(s->keep, s->scratch, s->in_order, N, &s->stories, &s->n, NULL), FH_OK);
}

static void free_desk(set *s) {
    fh_arena_free(s->keep);
    fh_arena_free(s->scratch);
}

static const fh_story *story_of(const set *s, const char *id) {
    const fh_story *found = NULL;
    for (uint32_t k = 0; k < s->n; k++)
        for (uint32_t i = 0; i < s->stories[k].n_reports; i++)
            if (fh_str_equal(s->reports[s->stories[k].reports[i]].id, fh_str_of(id))) {
                assert_null(found); /* in exactly one */
                found = &s->stories[k];
            }
    assert_non_null(found);
    return found;
}

static const int forward[N] = {0, 1, 2, 3, 4, 5}, shuffled[N] = {3, 5, 1, 4, 0, 2};

static void reports_of_one_event_are_one_story(void **state) {
    (void)state;
    set s;
    read_desk(&s, forward);
    assert_ptr_equal(story_of(&s, "a"), story_of(&s, "b"));
    assert_ptr_equal(story_of(&s, "c"), story_of(&s, "d"));
    free_desk(&s);
}

static void look_alike_events_keep_apart(void **state) {
    (void)state;
    set s;
    read_desk(&s, forward);
    assert_ptr_not_equal(story_of(&s, "a"), story_of(&s, "e"));
    assert_ptr_not_equal(story_of(&s, "a"), story_of(&s, "c"));
    assert_int_equal(story_of(&s, "f")->n_reports, 1);
    assert_int_equal(s.n, 4);
    free_desk(&s);
}

static void the_order_of_reports_plays_no_part(void **state) {
    (void)state;
    set a, b;
    read_desk(&a, forward);
    read_desk(&b, shuffled);
    assert_int_equal(a.n, b.n);
    for (int i = 0; i < N; i++) {
        const fh_story *x = story_of(&a, desk[i].id), *y = story_of(&b, desk[i].id);
        assert_true(fh_str_equal(x->id, y->id));
        assert_true(fh_str_equal(x->title, y->title));
        assert_int_equal(x->n_reports, y->n_reports);
    }
    free_desk(&a);
    free_desk(&b);
}

static void says_what_holds_a_report_to_its_story(void **state) {
    (void)state;
    set s;
    read_desk(&s, forward);
    const fh_story *x = story_of(&s, "c");
    assert_true(fh_str_find(x->why[0], FH_STR("Selm"), 0) != SIZE_MAX);
    assert_int_equal(story_of(&s, "f")->why[0].len, 0);
    free_desk(&s);
}

static void begins_and_ends_with_its_reports(void **state) {
    (void)state;
    set s;
    read_desk(&s, shuffled);
    assert_int_equal(story_of(&s, "c")->first.day, 3);
    assert_int_equal(story_of(&s, "c")->last.day, 4);
    assert_int_equal(story_of(&s, "f")->first.precision, FH_PRECISION_NONE);
    free_desk(&s);
}

static void no_reports_are_no_stories(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0), *b = fh_arena_new(NULL, 0);
    const fh_story *stories = NULL;
    uint32_t n = 7;
    assert_int_equal(fh_story_group(a, b, NULL, 0, &stories, &n, NULL), FH_OK);
    assert_int_equal(n, 0);
    fh_arena_free(a);
    fh_arena_free(b);
}

int test_group(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_of_one_event_are_one_story),
        cmocka_unit_test(look_alike_events_keep_apart),
        cmocka_unit_test(the_order_of_reports_plays_no_part),
        cmocka_unit_test(says_what_holds_a_report_to_its_story),
        cmocka_unit_test(begins_and_ends_with_its_reports),
        cmocka_unit_test(no_reports_are_no_stories),
    };
    return cmocka_run_group_tests_name("story/group", tests, NULL, NULL);
}
