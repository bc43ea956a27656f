/* SPDX-License-Identifier: MIT */
#include "unit/page/tests.h"

static const fh_credit *credit_to(const fh_report *r, const char *name) {
    for (uint32_t i = 0; i < r->n_credits; i++)
        if (fh_str_equal(r->credits[i].name, fh_str_of(name))) return &r->credits[i];
    return NULL;
}

static void finds_names_in_the_text_with_their_place(void **state) {
    (void)state;
    const fh_report *r = read_html("<title>Lock closed</title><h1>Lock closed</h1><p>AMBER QUAY (Cordell Press) - The keeper closed the gate at noon on Tuesday, the Baie Gleaner Tribune reports, "
                                   "citing Channel News.</p><p>An officer told the broadcaster Southline that nobody was hurt by it, and that repairs would take a week.</p>" STORY_HTML);
    const fh_credit *agency = credit_to(r, "Cordell Press"), *told = credit_to(r, "Southline");
    assert_non_null(agency);
    assert_int_equal(agency->kind, FH_CREDIT_AGENCY);
    assert_str(fh_str_span(r->text, agency->span), "Cordell Press");
    assert_non_null(credit_to(r, "Baie Gleaner Tribune"));
    assert_non_null(credit_to(r, "Channel News"));
    assert_non_null(told);
    assert_int_equal(told->kind, FH_CREDIT_CITING);
}

static void finds_names_beside_the_text(void **state) {
    (void)state;
    const fh_report *r = read_text("Lock at Amber Quay closed\nSummarised by BriefBot from 2 sources: Cordell Press, Gaceta de Brindle\n\n"
                                   "The keeper of the lock at Amber Quay closed the gate at noon on Tuesday, and nobody passed it before the evening, the office said.\n\n"
                                   "A spokeswoman for the office said that the repairs to the hinge would take until the end of the week.\n");
    assert_non_null(credit_to(r, "Cordell Press"));
    assert_non_null(credit_to(r, "Gaceta de Brindle"));
}

static void reads_tags_and_foreign_canonical_links(void **state) {
    (void)state;
    fh_arena *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    fh_raw raw = {.kind = FH_RAW_HTML, .id = FH_STR("t"), .url = FH_STR("https://copy.example/1"), .source = FH_STR("Quay Wire"),
                  .bytes = FH_STR("<head><link rel=canonical href='https://first.example/1'><meta name='original-source' content='https://root.example/9'></head>" STORY_HTML)};
    fh_report r = {0};
    assert_int_equal(fh_page_read(keep, scratch, &raw, &r, NULL), FH_OK);
    assert_int_equal(credit_to(&r, "first.example")->kind, FH_CREDIT_CANONICAL);
    assert_str(credit_to(&r, "root.example")->url, "https://root.example/9");
    assert_non_null(credit_to(&r, "Quay Wire"));
    fh_arena_free(keep);
    fh_arena_free(scratch);
}

static void the_own_outlet_is_no_credit(void **state) {
    (void)state;
    assert_null(credit_to(read_html("<meta property='og:site_name' content='Cordell Press'><p>AMBER QUAY (Cordell Press) - The keeper closed the gate.</p>" STORY_HTML), "Cordell Press"));
    assert_null(credit_to(read_html("<p>The Health Ministry reported that nobody was hurt, and Ada Quill told Otto Brand so.</p>" STORY_HTML), "Health Ministry"));
}

static void titles_of_papers_are_credits_where_somebody_reports(void **state) {
    (void)state;
    const fh_report *r = read_html("<html lang='de'><h1>Tor zu</h1><p>Laut der „Baie Times“ wurde das Tor am Dienstag geschlossen. Das schreibt auch die Brindler Rundschau.</p>"
                                   "<p>Der Wärter las beim Frühstück wie immer den Amber Courier und ging dann zur Schleuse hinunter, wo niemand war.</p>" STORY_HTML);
    assert_int_equal(credit_to(r, "Baie Times")->kind, FH_CREDIT_CITING);
    assert_non_null(credit_to(r, "Brindler Rundschau"));
    assert_null(credit_to(r, "Amber Courier"));
}

static void outlets_are_known_by_what_is_said_of_them(void **state) {
    (void)state;
    const fh_report *r = read_html("<h1>Lock closed</h1><p>Two engineers told Skager, the agency on which this account draws, that the hinge was worn.</p>"
                                   "<p>The gate would stay shut until Friday, TideDesk reports.</p><p>The Lock Authority said in a news release that it was sorry.</p>" STORY_HTML);
    assert_non_null(credit_to(r, "Skager"));
    assert_non_null(credit_to(r, "TideDesk"));
    assert_non_null(credit_to(r, "Lock Authority"));
}

static void an_outlets_initials_and_publisher_are_its_own(void **state) {
    (void)state;
    const fh_report *r = read_html("<meta property='og:site_name' content='Ostmark Press Agency'><h1>Lock closed</h1><p>BRINDLE (OPA) - The keeper closed the gate at noon on Tuesday.</p>" STORY_HTML
                                   "<footer>The Agency is published by Dalloway Media, Brindle.</footer>");
    assert_null(credit_to(r, "OPA"));
    assert_int_equal(r->n_credits, 0);
}

static void a_pictures_source_is_not_the_reports(void **state) {
    (void)state;
    assert_null(credit_to(read_html("<h1>Lock closed</h1><figure><figcaption>The gate. Source: Quay Pictures</figcaption></figure>" STORY_HTML), "Quay Pictures"));
}

static void agencies_in_small_letters_and_several_languages(void **state) {
    (void)state;
    assert_non_null(credit_to(read_html("<h1>Tor zu</h1><p>Brindle (dpa/lno) - Der Wärter hat das Tor am Dienstag geschlossen.</p>" STORY_HTML), "dpa"));
    assert_non_null(credit_to(read_html("<h1>Tor zu</h1><p>Das Tor wurde unter Berufung auf die Nachrichtenagentur AFP als geschlossen gemeldet.</p>" STORY_HTML), "AFP"));
    assert_non_null(credit_to(read_html("<h1>Porte fermée</h1><p>Le gardien a fermé la porte mardi à midi, selon la radio, citant l’AFP.</p>" STORY_HTML), "AFP"));
    assert_non_null(credit_to(read_html("<h1>Cierra</h1><p>El guardián cerró la compuerta el martes, informó el Diario del Puerto.</p>" STORY_HTML), "Diario del Puerto"));
}

static void reporters_in_several_places(void **state) {
    (void)state;
    const fh_report *r = read_html("<h1>Lock closed</h1>" STORY_HTML "<p>(Reporting by Ada Roe in Brindle and Tom Reed; Editing by Ann Poe)</p>");
    assert_int_equal(credit_to(r, "Ada Roe")->kind, FH_CREDIT_REPORTING);
    assert_int_equal(credit_to(r, "Tom Reed")->kind, FH_CREDIT_REPORTING);
    assert_null(credit_to(r, "Ann Poe"));
}

int test_credits(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_names_in_the_text_with_their_place),
        cmocka_unit_test(finds_names_beside_the_text),
        cmocka_unit_test(reads_tags_and_foreign_canonical_links),
        cmocka_unit_test(the_own_outlet_is_no_credit),
        cmocka_unit_test(titles_of_papers_are_credits_where_somebody_reports),
        cmocka_unit_test(outlets_are_known_by_what_is_said_of_them),
        cmocka_unit_test(an_outlets_initials_and_publisher_are_its_own),
        cmocka_unit_test(agencies_in_small_letters_and_several_languages),
        cmocka_unit_test(reporters_in_several_places),
        cmocka_unit_test(a_pictures_source_is_not_the_reports),
    };
    return cmocka_run_group_tests_name("credits", tests, NULL, NULL);
}
