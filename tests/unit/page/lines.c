/* SPDX-License-Identifier: MIT */
#include "unit/page/tests.h"

#define STORY                                                                                                                                \
    "The keeper of the lock at Amber Quay closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.\n\n" \
    "A spokeswoman for the office, Ada Quill, said that repairs to the lower gate would take until the end of the week.\n\n"                   \
    "\"We had no choice,\" Quill said. \"The hinge was worn through, and it would not have lasted another tide.\"\n\n"

static const char scraped[] =
    "The Brindle Ledger\nWednesday, October 5, 2033\n61F Mostly cloudy\nHome | News | Harbour | Sport | Obituaries\n\n"
    "Lock at Amber Quay closed for repairs\n\nBy Ada Quill and Gus van Loon\n\nShare on Facebook   Share on X   Email   Print\n\n" STORY
    "Advertisement\n\nAbout forty boats were waiting on Tuesday night, according to the office, among them two with fruit for the market at Brindle.\n\n"
    "Most read in Harbour\n1. Ferry runs late again\n2. Prize marrow stolen\n\nSource link\n\n(c) 2033 The Brindle Ledger. All rights reserved.\n";

static void keeps_the_story_and_drops_the_furniture(void **state) {
    (void)state;
    const fh_report *r = read_text(scraped);
    assert_true(fh_str_starts(r->text, FH_STR("The keeper of the lock")));
    assert_true(fh_str_ends(r->text, FH_STR("market at Brindle.")));
    assert_int_equal(r->n_paragraphs, 4);
    static const char *const furniture[] = {"Mostly cloudy", "Obituaries", "Facebook", "Advertisement", "Most read", "marrow", "Source link", "reserved"};
    for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++) assert_false(holds(r->text, furniture[i]));
}

static void reads_headline_outlet_byline_and_date(void **state) {
    (void)state;
    const fh_report *r = read_text(scraped);
    assert_str(r->title, "Lock at Amber Quay closed for repairs");
    assert_str(r->outlet, "The Brindle Ledger");
    assert_int_equal(r->n_byline, 2);
    assert_str(r->byline[1], "Gus van Loon");
    assert_int_equal(r->published.day, 5);
    assert_int_equal(r->published_from, FH_DATE_FROM_TEXT);
}

static void an_outlet_in_capitals_is_written_as_in_the_text(void **state) {
    (void)state;
    assert_str(read_text("THE BRINDLE LEDGER\n\nLock at Amber Quay closed\n\n" STORY "The Brindle Ledger, Quay Street 4\n")->outlet, "The Brindle Ledger");
}

static void joins_wrapped_lines(void **state) {
    (void)state;
    const fh_report *r = read_text("The keeper of the lock at Amber Quay closed the gate at noon on\nTuesday, and nobody passed it before the evening, the harbour\n"
                                   "office said, adding that the small boats could use the channel\nnear the old mill until the repairs to the hinge are finished.\n\n"
                                   "A spokeswoman for the office said that the repairs would take\nuntil the end of the week, and that nobody had been hurt by it.\n");
    assert_int_equal(r->n_paragraphs, 2);
}

static void a_headline_may_say_it_in_other_words(void **state) {
    (void)state;
    assert_str(read_text("BRINDLE WEEKLY SIGNAL\nYour community. Your week.\n\nREGION\n\nBoats out, talks off on north shore\n\nPosted: 20 Nov 2031\n\n"
                         "The keeper of the lock at Amber Quay closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.\n\n"
                         "A spokeswoman for the office said that repairs to the lower gate would take until the end of the week, and that boats had to wait.\n")->title, "Boats out, talks off on north shore");
}

int test_lines(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_headline_may_say_it_in_other_words),
        cmocka_unit_test(keeps_the_story_and_drops_the_furniture),
        cmocka_unit_test(reads_headline_outlet_byline_and_date),
        cmocka_unit_test(an_outlet_in_capitals_is_written_as_in_the_text),
        cmocka_unit_test(joins_wrapped_lines),
    };
    return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
