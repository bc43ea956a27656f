/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "unit/page/tests.h"

#define PAGE(body)                                                                                                                       \
    "<!DOCTYPE html><html lang=en><head><title>Lock closed at Amber Quay | The Brindle Ledger</title></head><body>"                       \
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li><li><a href='/s'>Sport</a></li></ul></nav>"                      \
    "<main><article><h1>Lock closed at Amber Quay</h1>" body "</article></main><aside class='related'><h3>Most read</h3><ul>"             \
    "<li><a href='/1'>Ferry runs late again</a></li><li><a href='/2'>Prize marrow stolen</a></li></ul></aside>"                           \
    "<footer><p>&copy; 2033 The Brindle Ledger. All rights reserved.</p></footer></body></html>"

static void keeps_article_and_drops_furniture(void **state) {
    (void)state;
    const fh_report *r = read_html(PAGE(STORY_HTML));
    assert_true(fh_str_starts(r->text, FH_STR("The keeper of the lock at Amber Quay closed")));
    assert_true(fh_str_ends(r->text, FH_STR("for the market at Brindle.")));
    assert_true(holds(r->text, "repairs to the lower gate would take"));
    assert_false(holds(r->text, "Home"));
    assert_false(holds(r->text, "Ferry runs late"));
    assert_false(holds(r->text, "All rights reserved"));
    assert_int_equal(r->page_kind, FH_PAGE_ARTICLE);
}

static void parts_paragraphs_with_blank_lines(void **state) {
    (void)state;
    const fh_report *r = read_html(PAGE(STORY_HTML));
    assert_int_equal(r->n_paragraphs, 4);
    assert_str(fh_str_cut(r->text, r->paragraphs[0].end, r->paragraphs[1].begin), "\n\n");
    assert_true(fh_str_starts(fh_str_span(r->text, r->paragraphs[2]), FH_STR("\"We had no choice,\"")));
}

static void never_shows_scripts_styles_and_comments(void **state) {
    (void)state;
    const fh_report *r = read_html(PAGE("<script>var a = '<p>Not a word of this script is news, although it reads like some.</p>';</script>"
                                        "<style>p { color: red }</style><!-- <p>Nor is this comment, which nobody will ever see.</p> -->" STORY_HTML));
    assert_false(holds(r->text, "Not a word"));
    assert_false(holds(r->text, "color"));
    assert_false(holds(r->text, "Nor is this"));
    assert_true(holds(r->text, "The keeper"));
}

static void decodes_entities_and_collapses_space(void **state) {
    (void)state;
    const fh_report *r = read_html(PAGE("<p>Fares rose by 5&nbsp;%\n   to &pound;3 &amp; more on Monday, Quill &#8212; the spokeswoman &#x2014; said in the evening.</p>" STORY_HTML));
    assert_true(holds(r->text, "Fares rose by 5 % to \xc2\xa3" "3 & more on Monday, Quill \xe2\x80\x94 the spokeswoman \xe2\x80\x94 said"));
}

static void leaves_readers_comments_out(void **state) {
    (void)state;
    const fh_report *r = read_html(PAGE(STORY_HTML "<div class='comments'><div class='comment-body'><p>I have passed that gate for thirty years, and I never saw the hinge oiled "
                                                   "even once, so this is no surprise to me.</p></div></div>"));
    assert_false(holds(r->text, "thirty years"));
    assert_true(holds(r->text, "no choice"));
}

static void leaves_captions_out(void **state) {
    (void)state;
    const fh_report *r = read_html("<article><h1>Lock closed</h1>" STORY_HTML "<figure><img src='a.jpg'><figcaption>Boats wait below the lock on Tuesday evening.</figcaption></figure>" STORY_HTML
                                   "<div class='wp-caption'><img src='b.jpg'><p class='wp-caption-text'>The worn hinge, as engineers found it on Monday.</p></div><p>Nobody was hurt, the office said.</p></article>");
    assert_false(holds(r->text, "Boats wait"));
    assert_false(holds(r->text, "worn hinge, as"));
    assert_true(holds(r->text, "Nobody was hurt"));
}

static void keeps_lists_and_quotations_inside_the_text(void **state) {
    (void)state;
    const fh_report *r = read_html("<article><h1>Lock closed</h1>" STORY_HTML "<p>What is known so far:</p><ul><li>The gate was closed at noon on Tuesday.</li><li>Some forty boats are waiting.</li></ul>"
                                   STORY_HTML "<blockquote><p>The hinge was worn through. We told them so in March.</p></blockquote><p>Nobody was hurt, the office said.</p></article>");
    assert_true(holds(r->text, "Some forty boats are waiting."));
    assert_true(holds(r->text, "We told them so in March."));
}

#define LEAD "Nobody may pass the lower gate of Amber Quay before Friday, said the harbour office."
#define ASIDE "The gate is held by one hinge alone, as it has been since the spring of last year."

static size_t times(fh_str text, fh_str part) {
    size_t n = 0;
    for (size_t at = 0; (at = fh_str_find(text, part, at)) != SIZE_MAX; at++) n++;
    return n;
}

static void a_lead_shown_twice_is_text_once(void **state) {
    (void)state;
    const fh_report *r = read_html("<article><h1>Lock closed</h1><p>" LEAD "</p><p>" LEAD "</p>" STORY_HTML "<p>" ASIDE "</p><p>Ada Quill, who keeps it, has asked for another.</p><p>" ASIDE "</p></article>");
    assert_int_equal(times(r->text, FH_STR(LEAD)), 1);
    assert_int_equal(times(r->text, FH_STR(ASIDE)), 2); /* what comes again further down is meant */
    r = read_html("<article><h1>Lock closed</h1>" STORY_HTML "<p>" ASIDE "</p></article><article class='wide'><h1>Lock closed</h1>" STORY_HTML "<p>" ASIDE "</p></article>");
    assert_int_equal(times(r->text, FH_STR(ASIDE)), 1);
}

static void rows_of_a_table_are_lines(void **state) {
    (void)state;
    const fh_report *r = read_html("<article><h1>Lock closed</h1>" STORY_HTML "<table><tr><th>Day</th><th>Boats waiting</th><th>Boats passed</th></tr><tr><td>Monday</td><td>12</td><td>31</td></tr>"
                                   "<tr><td>Tuesday</td><td>40</td><td>9</td></tr></table><p>Nobody was hurt on either day, the harbour office said.</p></article>");
    assert_true(holds(r->text, "\n\nDay\tBoats waiting\tBoats passed\nMonday\t12\t31\nTuesday\t40\t9\n\n"));
}

/* A page whose last paragraph announces a table of 25 boats; `open` and `close` stand around the cells. */
static const char *standings(fh_arena *arena, const char *open, const char *close) {
    fh_buf out = {.arena = arena};
    fh_buf_add(&out, FH_STR("<body><h1>Lock regatta</h1><div class='post'>" STORY_HTML "<p>The standings after forty starts:</p><table>"));
    for (int i = 1; i <= 25; i++)
        fh_buf_add(&out, fh_str_format(arena, "<tr><td>%s%d%s</td><td>%sHeron %d%s</td><td>%s%d%s</td><td>%d</td></tr>", open, i, close, open, i, close, open, 500 - 7 * i, close, 40 - i));
    fh_buf_add(&out, FH_STR("</table></div></body>"));
    fh_buf_add_char(&out, '\0');
    return fh_buf_str(&out).ptr;
}

static void a_table_of_figures_behind_a_paragraph_is_text(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    assert_true(holds(read_html(standings(arena, "", ""))->text, "3\tHeron 3\t479\t37"));
    assert_false(holds(read_html(standings(arena, "<a href='/boat'>", "</a>"))->text, "Heron 3"));
    fh_arena_free(arena);
}

static void a_layout_of_tables_is_paragraphs(void **state) {
    (void)state;
    const fh_report *r = read_html("<table><tr><td><a href='/'>Home</a></td><td><a href='/n'>News</a></td></tr><tr><td><h1>Lock closed</h1>" STORY_HTML "</td><td><b>Links</b></td></tr></table>");
    assert_true(holds(r->text, "the harbour office said.\n\nA spokeswoman"));
    assert_true(fh_str_find_char(r->text, '\t', 0) == SIZE_MAX);
}

static void takes_text_from_json_ld_where_the_page_has_none(void **state) {
    (void)state;
    const fh_report *r = read_html("<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Lock closed\",\"articleBody\":"
                                   "\"The keeper closed the gate at noon.\\nNobody passed it &amp; nobody complained.\"}</script></head><body><div id='app'></div></body></html>");
    assert_str(r->text, "The keeper closed the gate at noon.\n\nNobody passed it & nobody complained.");
}

static void tells_an_empty_page(void **state) {
    (void)state;
    const fh_report *r = read_html("<html><head><title>Ledger</title></head><body><div></div></body></html>");
    assert_int_equal(r->text.len, 0);
    assert_int_equal(r->page_kind, FH_PAGE_EMPTY);
}

static void takes_clean_text_byte_for_byte(void **state) {
    (void)state;
    const char *text = "  Share this\r\n\r\n\r\nAdvertisement\n<p>The keeper\t closed the gate.\n";
    assert_str(read_page(FH_RAW_CLEAN, fh_str_of(text))->text, text);
}

int test_article(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_article_and_drops_furniture),     cmocka_unit_test(parts_paragraphs_with_blank_lines),
        cmocka_unit_test(never_shows_scripts_styles_and_comments), cmocka_unit_test(decodes_entities_and_collapses_space),
        cmocka_unit_test(leaves_readers_comments_out),           cmocka_unit_test(takes_text_from_json_ld_where_the_page_has_none),
        cmocka_unit_test(leaves_captions_out),                   cmocka_unit_test(keeps_lists_and_quotations_inside_the_text),
        cmocka_unit_test(rows_of_a_table_are_lines),             cmocka_unit_test(a_layout_of_tables_is_paragraphs),
        cmocka_unit_test(a_table_of_figures_behind_a_paragraph_is_text), cmocka_unit_test(a_lead_shown_twice_is_text_once),
        cmocka_unit_test(tells_an_empty_page),                   cmocka_unit_test(takes_clean_text_byte_for_byte),
    };
    return cmocka_run_group_tests_name("article", tests, NULL, NULL);
}
