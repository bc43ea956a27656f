/* SPDX-License-Identifier: MIT */
#include "unit/page/tests.h"

#include "page/across.h"

enum { MOST = 5 };

/* Accounts of things that have nothing to do with one another, and names enough to tell. */
static const char *const harbour = "On Tuesday the lock at Amber Quay was closed, said Ada Quill of the Harbour Office near Brindle Sound, with Otto Wendt.";
static const char *const trial = "In court Mr Lindqvist and his lawyer Pia Storm told the Vardal bench about the Okerblad bank and its Geneva branch.";
static const char *const match = "After the interval coach Rui Tavares sent on Kofi Danso and the Lusitano striker Bento Prado against the Tagus eleven.";
static const char *const second_harbour = "Boats waited while Ada Quill and Otto Wendt of the Harbour Office walked along Amber Quay towards Brindle Sound.";

typedef struct sample { const char *id, *outlet, *paragraphs[MOST]; } sample;

static fh_arena *arena;

static fh_page_whole whole_of(const sample *s) {
    fh_span *spans = fh_new_n(arena, fh_span, MOST);
    char *text = fh_arena_alloc_raw(arena, 4000, 1, 1);
    uint32_t n = 0, len = 0;
    for (; n < MOST && s->paragraphs[n]; n++) {
        uint32_t size = (uint32_t)strlen(s->paragraphs[n]);
        if (n) text[len++] = '\n', text[len++] = '\n';
        memcpy(text + len, s->paragraphs[n], size);
        spans[n] = (fh_span){len, len + size};
        len += size;
    }
    return (fh_page_whole){fh_str_of(s->id), fh_str_of(s->outlet), {text, len}, spans, n};
}

static bool *const *cuts(const sample *samples, size_t n) {
    fh_error err = {0};
    arena = fh_arena_new(NULL, 0);
    fh_page_whole *wholes = fh_new_n(arena, fh_page_whole, n);
    bool **drop = fh_new_n(arena, bool *, n);
    for (size_t i = 0; i < n; i++) wholes[i] = whole_of(&samples[i]);
    assert_int_equal(fh_page_across(arena, wholes, n, drop, &err), FH_OK);
    return drop;
}

static const char *const signup = "Get the Ledger in your inbox every weekday at seven.";

static void drops_what_unrelated_reports_of_one_outlet_share(void **state) {
    (void)state;
    const sample s[] = {{"a", "Ledger", {harbour, signup}}, {"b", "Ledger", {signup, trial}}, {"c", "Gleaner", {match}}};
    bool *const *drop = cuts(s, 3);
    assert_true(drop[0] && !drop[0][0] && drop[0][1]);
    assert_true(drop[1] && drop[1][0] && !drop[1][1]);
    assert_null(drop[2]);
    fh_arena_free(arena);
}

static void asks_three_where_outlets_differ(void **state) {
    (void)state;
    const sample s[] = {{"a", "Ledger", {harbour, signup}}, {"b", "Gleaner", {signup, trial}}, {"c", "Courier", {match, signup}}};
    assert_null(cuts(s, 2)[0]);
    fh_arena_free(arena);
    bool *const *drop = cuts(s, 3);
    assert_true(drop[0] && drop[0][1] && drop[1] && drop[1][0] && drop[2] && drop[2][1]);
    fh_arena_free(arena);
}

static void keeps_quotations_in_accounts_of_one_event(void **state) {
    (void)state;
    const char *quotation = "\"We had no choice but to close it,\" she said.";
    const sample s[] = {{"a", "Ledger", {harbour, quotation}}, {"b", "Ledger", {second_harbour, quotation}}, {"c", "Ledger", {quotation, second_harbour, harbour}}};
    bool *const *drop = cuts(s, 3);
    for (size_t i = 0; i < 3; i++) assert_null(drop[i]);
    fh_arena_free(arena);
}

static void keeps_every_line_of_copies(void **state) {
    (void)state;
    const sample s[] = {{"a", "Ledger", {harbour, trial}}, {"b", "Ledger", {harbour, trial}}, {"c", "Ledger", {harbour, trial}}, {"d", "Ledger", {match}}};
    bool *const *drop = cuts(s, 4);
    for (size_t i = 0; i < 4; i++) assert_null(drop[i]);
    fh_arena_free(arena);
}

static void keeps_what_it_cannot_tell(void **state) {
    (void)state;
    const sample s[] = {{"a", "Ledger", {"It rained all day.", signup}}, {"b", "Ledger", {"The sun shone all day.", signup}}};
    bool *const *drop = cuts(s, 2);
    assert_true(!drop[0] && !drop[1]);
    fh_arena_free(arena);
}

static void keeps_headings_of_two_words(void **state) {
    (void)state;
    const sample s[] = {{"a", "Ledger", {harbour, "What next?"}}, {"b", "Ledger", {"What next?", trial}}, {"c", "Ledger", {match, "What next?"}}};
    bool *const *drop = cuts(s, 3);
    for (size_t i = 0; i < 3; i++) assert_null(drop[i]);
    fh_arena_free(arena);
}

static void moves_credits_with_their_paragraphs(void **state) {
    (void)state;
    fh_error err = {0};
    arena = fh_arena_new(NULL, 0);
    sample s = {"a", "Ledger", {signup, "The Vardal Wire reports a closure.", "Story by the Brindle Post."}};
    fh_page_whole whole = whole_of(&s);
    uint32_t wire = whole.paragraphs[1].begin + 4, post = whole.paragraphs[2].begin + 13;
    const fh_credit credits[] = {{.name = FH_STR("Vardal Wire"), .span = {wire, wire + 11}}, {.name = FH_STR("Brindle Post"), .span = {post, post + 12}}};
    const bool drop[] = {true, false, true};
    fh_report r = {.credits = credits, .n_credits = 2};
    assert_int_equal(fh_page_without(arena, &whole, credits, drop, &r, &err), FH_OK);
    assert_str(r.text, "The Vardal Wire reports a closure.");
    assert_int_equal(r.n_paragraphs, 1);
    assert_str(fh_str_span(r.text, r.credits[0].span), "Vardal Wire");
    assert_int_equal(r.credits[1].span.end, 0);
    assert_int_equal(fh_page_without(arena, &whole, credits, NULL, &r, &err), FH_OK);
    assert_int_equal(r.n_paragraphs, 3);
    assert_str(fh_str_span(r.text, r.credits[1].span), "Brindle Post");
    fh_arena_free(arena);
}

int test_across(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drops_what_unrelated_reports_of_one_outlet_share),
        cmocka_unit_test(asks_three_where_outlets_differ),
        cmocka_unit_test(keeps_quotations_in_accounts_of_one_event),
        cmocka_unit_test(keeps_every_line_of_copies),
        cmocka_unit_test(keeps_what_it_cannot_tell),
        cmocka_unit_test(keeps_headings_of_two_words),
        cmocka_unit_test(moves_credits_with_their_paragraphs),
    };
    return cmocka_run_group_tests_name("across", tests, NULL, NULL);
}
