/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "unit/page/tests.h"

static const char *const lines[] = {
    "The keeper of the lock at Amber Quay closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.",
    "Eleven barges waited below the gate. Their masters had been told of it on Monday, a spokeswoman for the office said, but not of the hour.",
    "\\u201cWe had four loads of gravel for the bridge,\\u201d said Odalys Brenn, who runs two of the barges. \\u201cNobody else can bring them.\\u201d",
    "The gate is to stay closed until a cracked hinge has been mended. The office expects the part from the foundry at Tell in nine days."};

static fh_arena *arena;
static int begin(void **state) { (void)state; return (arena = fh_arena_new(NULL, 0)) == NULL; }
static int end(void **state) { (void)state; fh_arena_free(arena); return 0; }

/* A page that shows a spinner; its script is `script`. */
static const fh_report *read_script(fh_str script) {
    return read_html(fh_str_format(arena, "<html><head><title>Lock closed at Amber Quay</title></head><body><div id='app'>Loading</div><script>%.*s</script></body></html>", (int)script.len, script.ptr).ptr);
}

static void assert_whole_story(const fh_report *r) {
    assert_int_equal(r->page_kind, FH_PAGE_ARTICLE);
    assert_int_equal(r->n_paragraphs, 4);
    assert_true(holds(r->text, "nobody passed it before the evening"));
    assert_true(holds(r->text, "“We had four loads of gravel"));
    assert_true(fh_str_ends(r->text, FH_STR("in nine days.")));
}

static void reads_the_paragraphs_of_a_state_and_not_its_teasers(void **state) {
    (void)state;
    fh_buf b = {.arena = arena};
    fh_buf_add(&b, FH_STR("window.__STATE__ = {\"route\":\"/harbour/lock-closed-at-amber-quay\",\"story\":{\"blocks\":["));
    for (size_t i = 0; i < 4; i++) fh_buf_format(&b, "{\"kind\":\"p\",\"text\":\"%s\"},", lines[i]);
    fh_buf_add(&b, FH_STR("{}]},\"more\":["));
    for (size_t i = 0; i < 6; i++)
        fh_buf_format(&b, "{\"image\":{\"url\":\"%0*d\"},\"text\":\"Story %zu of the harbour: what the council said of the ferry on Monday evening, and why.\"},", 5000, 0, i);
    fh_buf_add(&b, FH_STR("{}]};"));
    assert_whole_story(read_script(fh_buf_str(&b)));
}

static void reads_html_in_a_string_inside_a_string(void **state) {
    (void)state;
    fh_buf b = {.arena = arena};
    fh_buf_add(&b, FH_STR("self.push([1,\"{\\\"id\\\":7,\\\"body\\\":\\\""));
    for (size_t i = 0; i < 4; i++)
        for (const char *c = lines[i]; *c; c++) {
            if (c == lines[i]) fh_buf_add(&b, FH_STR("\\\\u003cp class=\\\\\\\"t\\\\\\\"\\\\u003e"));
            if (*c == '\\') fh_buf_add_char(&b, '\\');
            fh_buf_add_char(&b, *c);
            if (!c[1]) fh_buf_add(&b, FH_STR("\\\\u003c/p\\\\u003e"));
        }
    fh_buf_add(&b, FH_STR("\\\"}\"])"));
    assert_whole_story(read_script(fh_buf_str(&b)));
}

static void takes_of_several_texts_the_one_of_the_title(void **state) {
    (void)state;
    fh_buf b = {.arena = arena};
    fh_buf_add(&b, FH_STR("[{\"body\":\""));
    for (size_t i = 0; i < 12; i++) fh_buf_format(&b, "The ferry council met for the %zu. time this year and put off what it had meant to decide in spring. Nobody objected.\\n", i);
    fh_buf_add(&b, FH_STR("\"},{\"body\":\""));
    for (size_t i = 0; i < 12; i++) fh_buf_format(&b, "%s\\n", lines[i % 4]);
    fh_buf_add(&b, FH_STR("\"}]"));
    const fh_report *r = read_script(fh_buf_str(&b));
    assert_true(holds(r->text, "Amber Quay"));
    assert_false(holds(r->text, "ferry council"));
}

static void leaves_scripts_alone_where_the_page_shows_its_text(void **state) {
    (void)state;
    fh_buf b = {.arena = arena};
    fh_buf_add(&b, FH_STR("<article><h1>Lock closed</h1>" STORY_HTML "</article><script>x={\"body\":\""));
    for (size_t i = 0; i < 12; i++) fh_buf_format(&b, "The ferry council met for the %zu. time this year and put off what it had meant to decide. Nobody objected.\\n", i);
    fh_buf_add(&b, FH_STR("\"}</script>"));
    assert_false(holds(read_page(FH_RAW_HTML, fh_buf_str(&b))->text, "ferry council"));
}

static void messages_of_a_program_are_no_article(void **state) {
    (void)state;
    assert_int_equal(read_script(FH_STR("t={\"error\":\"Something went wrong. Please try again.\",\"offline\":\"You seem to be offline. Check the connection and load the page again.\"}"))->page_kind, FH_PAGE_EMPTY);
}

int test_script(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_paragraphs_of_a_state_and_not_its_teasers), cmocka_unit_test(reads_html_in_a_string_inside_a_string),
        cmocka_unit_test(takes_of_several_texts_the_one_of_the_title),         cmocka_unit_test(leaves_scripts_alone_where_the_page_shows_its_text),
        cmocka_unit_test(messages_of_a_program_are_no_article),
    };
    return cmocka_run_group_tests_name("script", tests, begin, end);
}
