/* SPDX-License-Identifier: MIT */
#include "attribution/voices.h"

#include "attribution/spelling.h"
#include "base/str.h"
#include "unit/attribution/tests.h"
#include "unit/unit.h"

enum { MOST = 6 };

typedef struct story {
    fh_arena *arena, *scratch;
    fh_speaker speakers[MOST][MOST];
    fh_report reports[MOST];
    const fh_report *list[MOST];
    uint32_t which[MOST], n;
    bool derived[MOST];
    fh_voices v;
} story;

static void begin(story *s) {
    *s = (story){.arena = fh_arena_new(NULL, 0), .scratch = fh_arena_new(NULL, 0)};
}

static void add_report(story *s, bool derived) {
    s->derived[s->n] = derived;
    s->which[s->n] = s->n;
    s->list[s->n] = &s->reports[s->n];
    s->reports[s->n].speakers = s->speakers[s->n];
    s->n++;
}

static void add_speaker(story *s, fh_speaker speaker) {
    fh_report *r = &s->reports[s->n - 1];
    s->speakers[s->n - 1][r->n_speakers++] = speaker;
}

static void add_name(story *s, fh_speaker_kind kind, const char *name) { add_speaker(s, (fh_speaker){.kind = kind, .name = fh_str_of(name), .number = 1}); }

static void unite(story *s) {
    fh_error err;
    assert_int_equal(fh_attribution_unite(s->arena, s->scratch, s->list, s->which, s->n, s->derived, &s->v, &err), FH_OK);
}

static const fh_voice *voice(const story *s, uint32_t report, uint32_t speaker) { return &s->v.voices[s->v.of[report][speaker]]; }

static void end(story *s) {
    fh_arena_free(s->scratch);
    fh_arena_free(s->arena);
}

static void assert_called(const fh_voice *v, const char *name) { assert_true(fh_str_equal(v->name, fh_str_of(name))); }

static void a_surname_in_one_report_is_the_full_name_of_another(void **state) {
    (void)state;
    story s;
    begin(&s);
    add_report(&s, false), add_name(&s, FH_SPEAKER_PERSON, "Orla Tennant");
    add_report(&s, true), add_name(&s, FH_SPEAKER_PERSON, "Tennant");
    unite(&s);
    assert_called(voice(&s, 1, 0), "Orla Tennant");
    assert_int_equal(s.v.n, 1);
    end(&s);
}

static void a_surname_of_two_people_stays_alone(void **state) {
    (void)state;
    story s;
    begin(&s);
    add_report(&s, false), add_name(&s, FH_SPEAKER_PERSON, "Orla Tennant"), add_name(&s, FH_SPEAKER_PERSON, "Desmond Tennant");
    add_report(&s, true), add_name(&s, FH_SPEAKER_PERSON, "Tennant");
    unite(&s);
    assert_called(voice(&s, 1, 0), "Tennant");
    end(&s);
}

static void a_slip_of_the_pen_and_a_lost_accent_are_the_same_person(void **state) {
    (void)state;
    story s;
    begin(&s);
    add_report(&s, false), add_name(&s, FH_SPEAKER_PERSON, "Iñigo Achterberg"), add_name(&s, FH_SPEAKER_PERSON, "Marisela Quirós Alfaro");
    add_report(&s, true), add_name(&s, FH_SPEAKER_PERSON, "Inigo Achtenberg"), add_name(&s, FH_SPEAKER_PERSON, "Marisela Quiros");
    add_report(&s, true), add_name(&s, FH_SPEAKER_PERSON, "Inigo Achtenberg");
    unite(&s);
    assert_called(voice(&s, 1, 0), "Iñigo Achterberg"); /* that of the report that derives from no other */
    assert_called(voice(&s, 2, 0), "Iñigo Achterberg");
    assert_called(voice(&s, 1, 1), "Marisela Quirós Alfaro");
    end(&s);
}

static void other_given_names_are_other_people(void **state) {
    (void)state;
    story s;
    begin(&s);
    add_report(&s, false), add_name(&s, FH_SPEAKER_PERSON, "Orla Tennant");
    add_report(&s, false), add_name(&s, FH_SPEAKER_PERSON, "Desmond Tennant");
    unite(&s);
    assert_int_equal(s.v.n, 2);
    end(&s);
}

static void initials_are_the_institution(void **state) {
    (void)state;
    story s;
    begin(&s);
    add_report(&s, false), add_name(&s, FH_SPEAKER_ORGANISATION, "Nordic Harbour Board");
    add_report(&s, false), add_name(&s, FH_SPEAKER_ORGANISATION, "NHB");
    unite(&s);
    assert_called(voice(&s, 1, 0), "Nordic Harbour Board");
    end(&s);
}

static void a_role_is_the_one_person_who_bears_it(void **state) {
    (void)state;
    story s;
    begin(&s);
    add_report(&s, false), add_speaker(&s, (fh_speaker){.kind = FH_SPEAKER_PERSON, .name = FH_STR("Orla Tennant"), .role = FH_STR("harbour minister")});
    add_report(&s, true), add_name(&s, FH_SPEAKER_PERSON, "the minister");
    unite(&s);
    assert_called(voice(&s, 1, 0), "Orla Tennant");
    end(&s);
}

static void a_role_that_two_bear_is_neither(void **state) {
    (void)state;
    story s;
    begin(&s);
    add_report(&s, false);
    add_speaker(&s, (fh_speaker){.kind = FH_SPEAKER_PERSON, .name = FH_STR("Orla Tennant"), .role = FH_STR("harbour minister")});
    add_speaker(&s, (fh_speaker){.kind = FH_SPEAKER_PERSON, .name = FH_STR("Desmond Achterberg"), .role = FH_STR("finance minister")});
    add_report(&s, true), add_name(&s, FH_SPEAKER_PERSON, "the minister");
    unite(&s);
    assert_called(voice(&s, 1, 0), "the minister");
    end(&s);
}

static fh_speaker official(const char *name, const char *grade, const char *organisation) {
    return (fh_speaker){.kind = FH_SPEAKER_ANONYMOUS, .name = fh_str_of(name), .role = FH_STR("official"), .grade = fh_str_of(grade), .organisation = fh_str_of(organisation), .number = 1};
}

static void a_higher_rank_is_comparable_and_not_the_same(void **state) {
    (void)state;
    story s;
    begin(&s);
    add_report(&s, false), add_speaker(&s, official("a harbour official", "", "harbour"));
    add_report(&s, true), add_speaker(&s, official("a senior harbour official", "senior", "harbour"));
    add_report(&s, true), add_speaker(&s, official("a police official", "", "police"));
    unite(&s);
    uint32_t one = s.v.of[0][0], two = s.v.of[1][0];
    assert_int_not_equal(one, two);
    assert_true(s.v.voices[one].like == two || s.v.voices[two].like == one);
    assert_int_equal(voice(&s, 2, 0)->like, FH_NONE);
    end(&s);
}

static void the_order_of_the_reports_does_not_matter(void **state) {
    (void)state;
    static const char *const names[] = {"Orla Tennant", "Tennant", "Orla Tenant", "Desmond Achterberg"};
    for (uint32_t first = 0; first < 4; first++) {
        story s;
        begin(&s);
        for (uint32_t k = 0; k < 4; k++) add_report(&s, false), add_name(&s, FH_SPEAKER_PERSON, names[(first + k) % 4]);
        unite(&s);
        for (uint32_t k = 0; k < 4; k++) assert_called(voice(&s, k, 0), (first + k) % 4 == 3 ? "Desmond Achterberg" : "Orla Tenant");
        end(&s);
    }
}

static void no_speakers_are_no_voices(void **state) {
    (void)state;
    story s;
    begin(&s);
    add_report(&s, false);
    unite(&s);
    assert_int_equal(s.v.n, 0);
    end(&s);
}

static void spelling_knows_plain_letters(void **state) {
    (void)state;
    fh_spelling a = fh_attribution__spell(FH_STR("Łódź")), b = fh_attribution__spell(FH_STR("lodz")), c = fh_attribution__spell(FH_STR("Ångström"));
    assert_true(fh_spelling_equal(&a, &b));
    assert_true(a.capital && !b.capital && c.capital);
    assert_memory_equal(c.at, "angstrom", 8);
}

static void edits_are_counted_up_to_two(void **state) {
    (void)state;
    static const struct { const char *a, *b; unsigned n; } cases[] = {{"tennant", "tennant", 0}, {"tennant", "tenant", 1}, {"zelenskyy", "zelenksyy", 2}, {"abara", "adeyinka", 3}, {"", "ab", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fh_spelling a = fh_attribution__spell(fh_str_of(cases[i].a)), b = fh_attribution__spell(fh_str_of(cases[i].b));
        assert_int_equal(fh_attribution__edits(&a, &b), cases[i].n);
    }
}

static void a_curved_apostrophe_is_an_apostrophe(void **state) {
    (void)state;
    story s;
    begin(&s);
    add_report(&s, false), add_name(&s, FH_SPEAKER_DOCUMENT, "the harbour authority\xe2\x80\x99s annual report");
    add_report(&s, true), add_name(&s, FH_SPEAKER_DOCUMENT, "the harbour authority's annual report");
    unite(&s);
    assert_int_equal(s.v.n, 1);
    end(&s);
}

int test_voices(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_surname_in_one_report_is_the_full_name_of_another),
        cmocka_unit_test(a_surname_of_two_people_stays_alone),
        cmocka_unit_test(a_slip_of_the_pen_and_a_lost_accent_are_the_same_person),
        cmocka_unit_test(other_given_names_are_other_people),
        cmocka_unit_test(initials_are_the_institution),
        cmocka_unit_test(a_role_is_the_one_person_who_bears_it),
        cmocka_unit_test(a_role_that_two_bear_is_neither),
        cmocka_unit_test(a_higher_rank_is_comparable_and_not_the_same),
        cmocka_unit_test(the_order_of_the_reports_does_not_matter),
        cmocka_unit_test(a_curved_apostrophe_is_an_apostrophe),
        cmocka_unit_test(no_speakers_are_no_voices),
        cmocka_unit_test(spelling_knows_plain_letters),
        cmocka_unit_test(edits_are_counted_up_to_two),
    };
    return cmocka_run_group_tests_name("attribution/voices", tests, NULL, NULL);
}
