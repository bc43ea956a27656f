/* SPDX-License-Identifier: MIT */
#include "claim/refusal.h"

#include "unit/claim/tests.h"
#include "unit/unit.h"

static fh_report report;
static fh_claim__text text;

/* Reads one line in which somebody says, or refuses to say, some of its words; NULL for nobody. */
static bool refuses(const char *line, const char *words, fh_statement_act act) {
    static fh_span at;
    static fh_statement said;
    read_tagged(&report, line);
    if (words) {
        size_t begin = fh_str_find(report.text, fh_str_of(words), 0);
        assert_true(begin != SIZE_MAX);
        at = (fh_span){(uint32_t)begin, (uint32_t)(begin + fh_str_of(words).len)};
        said = (fh_statement){.act = act, .content = &at, .n_content = 1};
        report.statements = &said;
        report.n_statements = 1;
    }
    fh_claim__read_text(keep, &report, &text);
    return fh_claim__only_refuses(&text, 0);
}

static void who_declines_to_comment_only_refuses(void **state) {
    (void)state;
    assert_true(refuses("Halm Ferries declined to comment on the fares.", NULL, FH_ACT_SPEECH));
    assert_true(refuses("Halm Ferries would not comment on letters that it had not seen.", NULL, FH_ACT_SPEECH));
    assert_true(refuses("Halm Ferries declined to say who had signed.", "who had signed", FH_ACT_REFUSAL));
}

static void who_says_something_does_not_only_refuse(void **state) {
    (void)state;
    assert_false(refuses("Halm Ferries would not comment on the fares, but denied that it had raised them.", NULL, FH_ACT_SPEECH));
    assert_false(refuses("Halm Ferries denied that it had raised the fares and would not comment further.", NULL, FH_ACT_SPEECH));
    assert_false(refuses("No ferry was late, Halm Ferries said.", "No ferry was late", FH_ACT_SPEECH));
    assert_false(refuses("The pilot refused to sail on Monday.", NULL, FH_ACT_SPEECH));
}

int test_refusal(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_declines_to_comment_only_refuses),
        cmocka_unit_test(who_says_something_does_not_only_refuse),
    };
    return cmocka_run_group_tests_name("refusal", tests, open_arenas, close_arenas);
}
