/* SPDX-License-Identifier: MIT */
#include "base/vec.h"
#include "unit/dossier/sample.h"
#include "unit/dossier/tests.h"
#include "unit/unit.h"

typedef FH_VEC(fh_str) str_vec;

/* What stands between `before` and the next quotation mark, everywhere. */
static str_vec values(fh_arena *arena, fh_str page, const char *before) {
    str_vec out = {0};
    fh_str mark = fh_str_of(before);
    for (size_t at = 0; (at = fh_str_find(page, mark, at)) != SIZE_MAX;) {
        at += mark.len;
        fh_vec_push(arena, &out, fh_str_cut(page, at, fh_str_find_char(page, '"', at)));
    }
    return out;
}

static void no_markup_of_an_article_gets_through(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_str page = sample_write(arena, sample_dossier(arena), FH_FORMAT_HTML, NULL);
    assert_true(fh_str_find(page, FH_STR("<b onload"), 0) == SIZE_MAX);
    assert_true(fh_str_find(page, FH_STR("&lt;b onload=&quot;x&quot;&gt;&amp;amp;&#39;"), 0) != SIZE_MAX);
    size_t first = fh_str_find(page, FH_STR("</script>"), 0);
    assert_true(first != SIZE_MAX && fh_str_find(page, FH_STR("</script>"), first + 1) == SIZE_MAX);
    fh_arena_free(arena);
}

static void every_name_is_given_once_and_every_link_leads_somewhere(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_str page = sample_write(arena, sample_dossier(arena), FH_FORMAT_HTML, NULL);
    str_vec ids = values(arena, page, " id=\""), links = values(arena, page, "href=\"#");
    assert_true(ids.n > 10 && links.n > 10);
    for (size_t i = 0; i < ids.n; i++)
        for (size_t k = 0; k < i; k++) assert_false(fh_str_equal(ids.at[i], ids.at[k]));
    for (size_t i = 0; i < links.n; i++) {
        bool found = false;
        for (size_t k = 0; k < ids.n && !found; k++) found = fh_str_equal(links.at[i], ids.at[k]);
        if (!found) fail_msg("nothing is called #%.*s", FH_STR_ARGS(links.at[i]));
    }
    fh_arena_free(arena);
}

static void nothing_is_loaded_from_anywhere(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_str page = sample_write(arena, sample_dossier(arena), FH_FORMAT_HTML, NULL);
    assert_int_equal(values(arena, page, " src=\"").n, 0);
    assert_true(fh_str_find(page, FH_STR("url("), 0) == SIZE_MAX);
    assert_true(fh_str_find(page, FH_STR("@import"), 0) == SIZE_MAX);
    assert_true(fh_str_find(page, FH_STR("default-src 'none'"), 0) != SIZE_MAX);
    fh_arena_free(arena);
}

int test_page(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_markup_of_an_article_gets_through),
        cmocka_unit_test(every_name_is_given_once_and_every_link_leads_somewhere),
        cmocka_unit_test(nothing_is_loaded_from_anywhere),
    };
    return cmocka_run_group_tests_name("dossier/page", tests, NULL, NULL);
}
