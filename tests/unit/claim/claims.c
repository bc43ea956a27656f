/* SPDX-License-Identifier: MIT */
#include "attribution/attribution.h"
#include "claim/claim.h"
#include "unit/claim/tests.h"
#include "unit/unit.h"

enum { REPORTS_MAX = 3 };

typedef struct story {
    fh_report reports[REPORTS_MAX];
    const fh_report *list[REPORTS_MAX];
    uint32_t members[REPORTS_MAX], accounts[REPORTS_MAX];
    fh_edge edges[REPORTS_MAX];
    fh_story story;
    fh_dossier dossier;
    fh_claims found;
} story;

/* A story of n reports; report i derives from report parents[i] where that is not i itself, else it is an account of its own. */
static void tell(story *s, uint32_t n, const char *const *texts, const uint32_t *parents) {
    static const char *const ids[REPORTS_MAX] = {"a", "b", "c"};
    *s = (story){.dossier = {.n_reports = n, .n_stories = 1}};
    for (uint32_t i = 0; i < n; i++) {
        read_tagged(&s->reports[i], texts[i]);
        s->reports[i].id = fh_str_of(ids[i]);
        assert_int_equal(fh_attribution_read(keep, scratch, &(fh_attribution_params){.said = true}, &s->reports[i], NULL), FH_OK);
        s->list[i] = &s->reports[i];
        s->members[i] = i;
        s->accounts[i] = parents[i] == i ? i + 1 : s->accounts[parents[i]];
        if (parents[i] != i) s->edges[s->dossier.n_lineage++] = (fh_edge){.child = i, .parent = parents[i], .kind = FH_EDGE_REWRITE, .share = 1, .confidence = 1};
    }
    s->story = (fh_story){.id = FH_STR("s"), .reports = s->members, .n_reports = n};
    s->dossier.reports = s->list;
    s->dossier.account_of = s->accounts;
    s->dossier.stories = &s->story;
    s->dossier.lineage = s->edges;
    assert_int_equal(fh_claim_read(keep, scratch, &s->dossier, 0, NULL, 0, &s->found, NULL), FH_OK);
}

static const fh_claim *claim_with(const story *s, const char *words) {
    for (uint32_t i = 0; i < s->found.n_claims; i++)
        if (fh_str_find(s->found.claims[i].text, fh_str_of(words), 0) != SIZE_MAX) return &s->found.claims[i];
    return NULL;
}

static bool gives_reason(const fh_claim *c, const char *words) {
    for (uint32_t i = 0; i < c->n_reasons; i++)
        if (fh_str_find(c->reasons[i], fh_str_of(words), 0) != SIZE_MAX) return true;
    return false;
}

static const char leak[] = "The ferry Halcyon struck the breakwater at Port Sellin on Tuesday night. Twenty-seven people were taken to hospital.";

static void a_copy_is_another_report_but_no_other_account(void **state) {
    (void)state;
    story s;
    tell(&s, 2, (const char *const[]){leak, leak}, (const uint32_t[]){0, 0});
    const fh_claim *c = claim_with(&s, "Twenty-seven");
    assert_non_null(c);
    assert_int_equal(c->n_reports, 2);
    assert_int_equal(c->accounts, 1);
    assert_int_equal(c->accounts_high, 1);
    assert_true(gives_reason(c, "b derives from a"));
}

static void two_accounts_that_say_the_same_count_twice(void **state) {
    (void)state;
    story s;
    tell(&s, 2, (const char *const[]){leak, "Fog lay on the water. Twenty-seven people were taken to hospital, the ward sister said."}, (const uint32_t[]){0, 1});
    const fh_claim *c = claim_with(&s, "Twenty-seven");
    assert_non_null(c);
    assert_int_equal(c->accounts, 2);
    assert_true(c->accounts_low <= c->accounts && c->accounts <= c->accounts_high);
    assert_true(gives_reason(c, "independent accounts agree: a, b"));
}

static void another_figure_is_not_the_same_claim(void **state) {
    (void)state;
    story s;
    tell(&s, 2, (const char *const[]){leak, "Fog lay on the water. Forty people were taken to hospital, the ward sister said."}, (const uint32_t[]){0, 1});
    const fh_claim *c = claim_with(&s, "Twenty-seven");
    assert_non_null(c);
    assert_int_equal(c->accounts, 1);
}

static void mentions_lie_in_their_reports_in_order(void **state) {
    (void)state;
    story s;
    tell(&s, 3, (const char *const[]){leak, leak, "Twenty-seven people were taken to hospital after the ferry struck the breakwater."}, (const uint32_t[]){0, 0, 2});
    assert_true(s.found.n_claims > 0);
    for (uint32_t i = 0; i < s.found.n_claims; i++) {
        const fh_claim *c = &s.found.claims[i];
        assert_true(c->n_mentions > 0 && c->text.len > 0);
        for (uint32_t k = 0; k < c->n_mentions; k++) {
            const fh_mention *m = &c->mentions[k];
            assert_true(m->span.begin < m->span.end && m->span.end <= s.reports[m->report].text.len);
            if (k) assert_true(m->report > m[-1].report || (m->report == m[-1].report && m->span.begin >= m[-1].span.end));
        }
    }
}

static void a_claim_is_worded_without_who_said_it(void **state) {
    (void)state;
    story s;
    tell(&s, 1, (const char *const[]){"The gate was left open on Sunday, harbour master Ottilie Brand said. Rain fell."}, (const uint32_t[]){0});
    const fh_claim *c = claim_with(&s, "The gate was left open on Sunday");
    assert_non_null(c);
    assert_int_equal(fh_str_find(c->text, FH_STR("said"), 0), SIZE_MAX);
}

static void a_wording_has_its_subject(void **state) {
    (void)state;
    story s;
    tell(&s, 1, (const char *const[]){"The island's foreign minister, Marisela Oyelaran, was more guarded about the fares of the ferry."}, (const uint32_t[]){0});
    assert_true(s.found.n_claims > 0);
    for (uint32_t i = 0; i < s.found.n_claims; i++) assert_false(fh_str_starts(s.found.claims[i].text, FH_STR("Marisela")));
}

static void a_label_is_no_part_of_a_wording(void **state) {
    (void)state;
    story s;
    tell(&s, 1, (const char *const[]){"Deadline: The tariff of the harbour expires on 31 October."}, (const uint32_t[]){0});
    const fh_claim *c = claim_with(&s, "The tariff");
    assert_non_null(c);
    assert_true(fh_str_starts(c->text, FH_STR("The tariff")));
}

/* Is there a claim that is worded just so. */
static bool is_worded(const char *text, const char *wording) {
    story s;
    tell(&s, 1, &text, (const uint32_t[]){0});
    for (uint32_t i = 0; i < s.found.n_claims; i++)
        if (fh_str_equal(s.found.claims[i].text, fh_str_of(wording))) return true;
    return false;
}

static void a_wording_ends_with_a_whole_phrase(void **state) {
    (void)state;
    static const struct { const char *text, *whole, *cut; } cases[] = {
        {"The ferry lost its left engine 14 minutes after the first alarm sounded.", "The ferry lost its left engine 14 minutes after the first alarm sounded", "The ferry lost its left engine 14 minutes"},
        {"The harbour office keeps a red book in which all losses are written down.", "The harbour office keeps a red book in which all losses are written down", "The harbour office keeps a red book in"},
        {"The old captain did not know if the radar had failed in March.", "The old captain did not know if the radar had failed in March", "The old captain did not know"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(is_worded(cases[i].text, cases[i].whole));
        assert_false(is_worded(cases[i].text, cases[i].cut));
    }
}

static void what_two_accounts_say_is_told_once(void **state) {
    (void)state;
    story s;
    tell(&s, 2, (const char *const[]){leak, "Fog lay on the water. Twenty-seven people were taken to hospital, the ward sister said."}, (const uint32_t[]){0, 1});
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.found.n_claims; i++) n += fh_str_find_nocase(s.found.claims[i].text, FH_STR("twenty-seven"), 0) != SIZE_MAX;
    assert_int_equal(n, 1);
}

static void a_wording_keeps_its_percent(void **state) {
    (void)state;
    assert_true(is_worded("Jorun Aksel and Vera Solem voted to leave the rate at 3.75%, it said, while rain fell on the town.", "Jorun Aksel and Vera Solem voted to leave the rate at 3.75%"));
}

static void a_wording_keeps_its_denial(void **state) {
    (void)state;
    const char *text = "The defence minister Otto Lind denied that the government had undertaken to pull its garrison out of the town.";
    assert_false(is_worded(text, "the government had undertaken to pull its garrison out of the town"));
    assert_true(is_worded(text, "The defence minister Otto Lind denied that the government had undertaken to pull its garrison out of the town"));
}

static void a_wording_begins_behind_the_dateline(void **state) {
    (void)state;
    assert_true(is_worded("HALMSTAD, Norland, March 14 (Southern Wire) - Thousands of people were ordered out of the valley after the storm.",
                          "Thousands of people were ordered out of the valley after the storm"));
}

static void a_wording_keeps_what_it_speaks_of(void **state) {
    (void)state;
    assert_true(is_worded("What broke in the engine room was a small disc.", "What broke in the engine room was a small disc"));
}

static void a_text_without_a_word_makes_no_claims(void **state) {
    (void)state;
    story s;
    tell(&s, 1, (const char *const[]){""}, (const uint32_t[]){0});
    assert_int_equal(s.found.n_claims, 0);
}

static void a_digest_of_two_accounts_adds_none(void **state) {
    (void)state;
    static const char other[] = "The captain of the Halcyon had slept for three hours, his union said on Wednesday.";
    static const char digest[] = "The ferry Halcyon struck the breakwater at Port Sellin on Tuesday night. The captain of the Halcyon had slept for three hours, his union said.";
    story s;
    tell(&s, 3, (const char *const[]){leak, other, digest}, (const uint32_t[]){0, 1, 0});
    s.edges[s.dossier.n_lineage++] = (fh_edge){.child = 2, .parent = 1, .kind = FH_EDGE_DIGEST, .share = .5f, .confidence = .5f};
    assert_int_equal(fh_claim_read(keep, scratch, &s.dossier, 0, NULL, 0, &s.found, NULL), FH_OK);
    const fh_claim *c = claim_with(&s, "slept for three hours");
    assert_non_null(c);
    assert_int_equal(c->n_reports, 2);
    assert_int_equal(c->accounts, 1);
    assert_int_equal(c->accounts_high, 1);
    assert_true(gives_reason(c, "c derives from b"));
}

/* Two newsrooms heard one man: two accounts, and one source. */
static void one_speaker_to_two_newsrooms_is_one_source(void **state) {
    (void)state;
    static const char *const full = "Harbour master Anton Weir said the ferry Halcyon struck the breakwater at forty knots on Tuesday night.";
    static const char *const short_form = "The ferry Halcyon struck the breakwater at forty knots on Tuesday night, Weir said.";
    story s;
    tell(&s, 2, (const char *const[]){full, short_form}, (const uint32_t[]){0, 1});
    const fh_claim *c = claim_with(&s, "forty knots");
    assert_non_null(c);
    assert_int_equal(c->accounts, 2);
    assert_int_equal(c->n_sources, 1);
    assert_true(gives_reason(c, "all of them have it from one source"));
}

static void a_rewrite_brings_no_source_without_a_name(void **state) {
    (void)state;
    static const char *const first = "The ferry Halcyon struck the breakwater at forty knots on Tuesday night, said an official who asked not to be named.";
    static const char *const second = "The ferry Halcyon struck the breakwater at forty knots on Tuesday night, said a senior official who asked not to be named.";
    story s;
    tell(&s, 2, (const char *const[]){first, second}, (const uint32_t[]){0, 0});
    const fh_claim *c = claim_with(&s, "forty knots");
    assert_non_null(c);
    assert_int_equal(c->n_sources, 1);
    assert_true(gives_reason(c, "1 anonymous source"));
    tell(&s, 2, (const char *const[]){first, second}, (const uint32_t[]){0, 1});
    c = claim_with(&s, "forty knots");
    assert_non_null(c);
    assert_true(gives_reason(c, "2 anonymous sources"));
}

static void an_account_that_retells_another_is_counted_with_it(void **state) {
    (void)state;
    static const char told[] = "The ferry Halcyon struck the breakwater at Port Sellin on Tuesday night. Twenty-seven people were taken to hospital. "
                               "The captain had slept for three hours. The wheelhouse radar had failed in March. A tug towed the ferry to Halm.";
    static const char retold[] = "The Halcyon, a ferry, struck the breakwater of Port Sellin on Tuesday night. To hospital 27 people were taken. "
                                 "Its captain had slept for three hours. The radar of the wheelhouse had failed in March. By a tug the ferry was towed to Halm.";
    story s;
    tell(&s, 2, (const char *const[]){told, retold}, (const uint32_t[]){0, 1});
    const fh_claim *c = claim_with(&s, "slept for three hours");
    assert_non_null(c);
    assert_int_equal(c->n_reports, 2);
    assert_int_equal(c->accounts, 1);
    assert_int_equal(c->accounts_high, 2);
    assert_true(gives_reason(c, "2 reports, 1 account"));
    assert_true(gives_reason(c, "b says again much of what a says, and is counted with it"));
    assert_false(gives_reason(c, "independent accounts agree"));
    assert_false(gives_reason(c, "another account may say the same"));
}

int test_claims(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_digest_of_two_accounts_adds_none),
        cmocka_unit_test(an_account_that_retells_another_is_counted_with_it),
        cmocka_unit_test(one_speaker_to_two_newsrooms_is_one_source),
        cmocka_unit_test(a_rewrite_brings_no_source_without_a_name),
        cmocka_unit_test(a_copy_is_another_report_but_no_other_account),
        cmocka_unit_test(two_accounts_that_say_the_same_count_twice),
        cmocka_unit_test(another_figure_is_not_the_same_claim),
        cmocka_unit_test(mentions_lie_in_their_reports_in_order),
        cmocka_unit_test(a_claim_is_worded_without_who_said_it),
        cmocka_unit_test(a_wording_has_its_subject),
        cmocka_unit_test(a_label_is_no_part_of_a_wording),
        cmocka_unit_test(a_wording_ends_with_a_whole_phrase),
        cmocka_unit_test(what_two_accounts_say_is_told_once),
        cmocka_unit_test(a_wording_keeps_its_percent),
        cmocka_unit_test(a_wording_keeps_its_denial),
        cmocka_unit_test(a_wording_begins_behind_the_dateline),
        cmocka_unit_test(a_wording_keeps_what_it_speaks_of),
        cmocka_unit_test(a_text_without_a_word_makes_no_claims),
    };
    return cmocka_run_group_tests_name("claims of a story", tests, open_arenas, close_arenas);
}
