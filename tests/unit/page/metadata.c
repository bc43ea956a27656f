/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "unit/page/tests.h"

static void reads_json_ld(void **state) {
    (void)state;
    const fh_report *r = read_html("<html lang='en-GB'><head><script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"NewsArticle\","
                                   "\"headline\":\"Lock &amp; gate closed\",\"datePublished\":\"2033-10-05T21:14:00-05:00\",\"author\":[{\"@id\":\"#ada\"},{\"@type\":\"Person\","
                                   "\"name\":\"Gus van Loon\"}],\"publisher\":{\"name\":\"The Brindle Ledger\"},\"articleSection\":\"Harbour\"},"
                                   "{\"@type\":\"Person\",\"@id\":\"#ada\",\"name\":\"Ada Quill\"}]}</script></head><body><h1>Lock &amp; gate closed</h1>" STORY_HTML "</body></html>");
    assert_str(r->title, "Lock & gate closed");
    assert_str(r->outlet, "The Brindle Ledger");
    assert_str(r->section, "Harbour");
    assert_str(r->language, "en");
    assert_int_equal(r->n_byline, 2);
    assert_str(r->byline[0], "Ada Quill");
    assert_str(r->byline[1], "Gus van Loon");
    assert_int_equal(r->published_from, FH_DATE_FROM_JSON_LD);
    assert_int_equal(r->published.hour, 21);
    assert_int_equal(r->published.zone_minutes, -300);
}

static void mends_json_ld_that_is_no_json(void **state) {
    (void)state;
    const fh_report *r = read_html("<head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Lock\nclosed\",\"datePublished\":\"2033-10-05\",}</script></head>" STORY_HTML);
    assert_str(r->title, "Lock closed");
    assert_int_equal(r->published.day, 5);
}

static void title_loses_the_sites_name(void **state) {
    (void)state;
    assert_str(read_html("<head><title>Lock closed - for now - Brindle Ledger</title><meta property='og:site_name' content='Brindle Ledger'></head>" STORY_HTML)->title, "Lock closed - for now");
    assert_str(read_html("<head><title>Lock closed | Gleaner</title></head><h1>Lock closed</h1>" STORY_HTML)->title, "Lock closed");
}

static void title_is_what_readers_see_where_json_ld_speaks_to_search_engines(void **state) {
    (void)state;
    assert_str(read_html("<head><title>Amber Quay lock news: why is it shut? | Gleaner</title><meta property='og:title' content='The day the lock stood still'>"
                         "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Amber Quay lock news: why is it shut?\"}</script></head>"
                         "<h1>The day the lock stood still</h1>" STORY_HTML)->title, "The day the lock stood still");
}

static void title_keeps_json_ld_against_open_graph_alone(void **state) {
    (void)state;
    assert_str(read_html("<head><title>The day the lock stood still</title><meta property='og:title' content='You will not believe this lock'>"
                         "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The day the lock stood still\"}</script></head>"
                         "<h1>The day the lock stood still</h1>" STORY_HTML)->title, "The day the lock stood still");
}

static void title_is_open_graphs_other_wording_where_json_ld_is_silent(void **state) {
    (void)state;
    static const char page[] = "<head><title>The day the old lock stood still | Gleaner</title><meta property='og:title' content='%s'></head><h1>The day the old lock stood still</h1>" STORY_HTML;
    static const char *const cases[][2] = {
        {"The day the lock of Amber Quay stood still", "The day the lock of Amber Quay stood still"},
        {"Harbour news of Wednesday", "The day the old lock stood still"},                          /* another headline, or none */
        {"Harbour: The day the old lock stood still", "The day the old lock stood still"},            /* the same, with a kicker */
        {"The day the old lock", "The day the old lock stood still"}};                              /* and cut short */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char html[2000];
        assert_true(snprintf(html, sizeof html, page, cases[i][0]) < (int)sizeof html);
        assert_str(read_html(html)->title, cases[i][1]);
    }
}

static void title_is_no_logo(void **state) {
    (void)state;
    assert_str(read_html("<head><meta property='og:site_name' content='The Brindle Ledger'><title>The Brindle Ledger: The day the lock stood still</title></head><body><h1>The Brindle Ledger</h1><h2>The day the lock stood still</h2>" STORY_HTML)->title,
               "The day the lock stood still");
}

static void title_before_which_the_site_stands(void **state) {
    (void)state;
    assert_str(read_html("<head><title>Brindle Ledger | The day the lock stood still</title><meta property='og:site_name' content='Brindle Ledger'></head>" STORY_HTML)->title,
               "The day the lock stood still");
}

static void byline_is_people_alone(void **state) {
    (void)state;
    const fh_report *r = read_html("<head><meta name='author' content='By Ada Quill, Brindle Ledger Staff and Gus van Loon'></head>" STORY_HTML);
    assert_int_equal(r->n_byline, 2);
    assert_str(r->byline[0], "Ada Quill");
    assert_str(r->byline[1], "Gus van Loon");
    assert_int_equal(read_html("<head><meta name='author' content='Newsroom'></head>" STORY_HTML)->n_byline, 0);
}

static void byline_is_a_handle_where_nobody_is_named(void **state) {
    (void)state;
    const fh_report *r = read_html("<h1>Lock closed</h1><p>Posted by <a class='author'>quill33</a></p>" STORY_HTML);
    assert_int_equal(r->n_byline, 1);
    assert_str(r->byline[0], "quill33");
    assert_int_equal(read_html("<h1>Lock closed</h1><p>Posted by <a class='author'>admin</a> and <a class='author'>Ada Quill</a></p>" STORY_HTML)->n_byline, 1);
    assert_int_equal(read_html("<h1>Lock closed</h1><p>By <a class='author'>Redaktion</a></p>" STORY_HTML)->n_byline, 0);
    assert_int_equal(read_html("<h1>Lock closed</h1><p>See <a class='author'>quill33</a></p>" STORY_HTML)->n_byline, 0);
}

static void byline_behind_a_by_without_a_space(void **state) {
    (void)state;
    const fh_report *r = read_html("<h1>Lock closed</h1><div class='byline'><span>By</span><span>Ada Quill</span></div>" STORY_HTML);
    assert_int_equal(r->n_byline, 1);
    assert_str(r->byline[0], "Ada Quill");
}

static void byline_behind_the_kind_of_work(void **state) {
    (void)state;
    const fh_report *r = read_html("<h1>Tor zu</h1><p>Ein Bericht von Lena von Arx</p>" STORY_HTML);
    assert_int_equal(r->n_byline, 1);
    assert_str(r->byline[0], "Lena von Arx");
}

static void byline_below_the_text_behind_a_colon(void **state) {
    (void)state;
    static const char twelve[] = "<p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p>";
    char page[4096];
    snprintf(page, sizeof page, "<h1>Lock closed</h1>" STORY_HTML "%s<p>Text: Ada Quill</p>", twelve);
    assert_str(read_html(page)->byline[0], "Ada Quill");
    snprintf(page, sizeof page, "<h1>Lock closed</h1>" STORY_HTML "%s<p>Text: Instituto del Agua Dulce</p>", twelve);
    assert_int_equal(read_html(page)->n_byline, 0);
    snprintf(page, sizeof page, "<h1>Lock closed</h1>" STORY_HTML "%s<div class='sidebar'><p>Text: Ada Quill</p></div>", twelve);
    assert_int_equal(read_html(page)->n_byline, 0);
}

static void byline_in_a_page_that_has_a_sidebar(void **state) {
    (void)state;
    assert_int_equal(read_html("<div class='layout-sidebar'><h1>Lock closed</h1>" STORY_HTML "<p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><div class='author'>Ada Quill</div></div>")->n_byline, 1);
}

static void byline_is_not_a_sidebars(void **state) {
    (void)state;
    assert_int_equal(read_html("<h1>Lock closed</h1>" STORY_HTML "<p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><div class='sidebar related'><span class='author'>Otto Brand</span></div>")->n_byline, 0);
}

static void byline_behind_a_mark_in_a_line(void **state) {
    (void)state;
    const fh_report *r = read_html("<h1>Lock closed</h1><p>Tuesday, 4.10.33 | 14:07 | By Lena von Arx on the quay</p>" STORY_HTML);
    assert_int_equal(r->n_byline, 1);
    assert_str(r->byline[0], "Lena von Arx");
}

static void byline_is_not_the_editors_or_the_photographers(void **state) {
    (void)state;
    const fh_report *r = read_html("<h1>Lock closed</h1><p>Editor: <a class='author'>Otto Brand</a></p><p>Photo: <a class='author'>Mia Holt</a></p>" STORY_HTML);
    assert_int_equal(r->n_byline, 0);
}

static void byline_is_not_where_the_reporter_is(void **state) {
    (void)state;
    const fh_report *r = read_html("<head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Lock closed\",\"author\":"
                                   "{\"@type\":\"Person\",\"name\":\"Ledger staff reporter in Brindle\"}}</script></head><h1>Lock closed</h1>" STORY_HTML);
    assert_int_equal(r->n_byline, 0);
}

static void outlet_from_the_titles_tail(void **state) {
    (void)state;
    assert_str(read_html("<head><title>Lock closed | The Gleaner</title></head><h1>Lock closed</h1>" STORY_HTML)->outlet, "The Gleaner");
}

static void language_from_the_text_where_the_page_is_silent(void **state) {
    (void)state;
    assert_str(read_html("<p>Der Wärter hat das Tor am Dienstag geschlossen, und niemand ist vor dem Abend durch die Schleuse gefahren, wie das Amt mitteilte.</p>")->language, "de");
}

static void language_of_a_text_that_says_nothing_of_it(void **state) {
    (void)state;
    assert_str(read_page(FH_RAW_CLEAN, FH_STR("Der Wärter hat das Tor am Dienstag geschlossen, und niemand ist vor dem Abend durch die Schleuse gefahren."))->language, "de");
    assert_int_equal(read_page(FH_RAW_CLEAN, FH_STR("Lock closed."))->language.len, 0);
}

int test_metadata(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_json_ld),
        cmocka_unit_test(mends_json_ld_that_is_no_json),
        cmocka_unit_test(title_loses_the_sites_name),
        cmocka_unit_test(title_is_what_readers_see_where_json_ld_speaks_to_search_engines),
        cmocka_unit_test(title_keeps_json_ld_against_open_graph_alone),
        cmocka_unit_test(title_is_open_graphs_other_wording_where_json_ld_is_silent),
        cmocka_unit_test(title_is_no_logo),
        cmocka_unit_test(title_before_which_the_site_stands),
        cmocka_unit_test(byline_is_people_alone),
        cmocka_unit_test(byline_is_a_handle_where_nobody_is_named),
        cmocka_unit_test(byline_behind_a_by_without_a_space),
        cmocka_unit_test(byline_behind_the_kind_of_work),
        cmocka_unit_test(byline_below_the_text_behind_a_colon),
        cmocka_unit_test(byline_in_a_page_that_has_a_sidebar),
        cmocka_unit_test(byline_is_not_a_sidebars),
        cmocka_unit_test(byline_behind_a_mark_in_a_line),
        cmocka_unit_test(byline_is_not_the_editors_or_the_photographers),
        cmocka_unit_test(byline_is_not_where_the_reporter_is),
        cmocka_unit_test(outlet_from_the_titles_tail),
        cmocka_unit_test(language_from_the_text_where_the_page_is_silent),
        cmocka_unit_test(language_of_a_text_that_says_nothing_of_it),
    };
    return cmocka_run_group_tests_name("metadata", tests, NULL, NULL);
}
