/* SPDX-License-Identifier: MIT */
#include "store/image.h"

#include <firsthand/firsthand.h>

#include "unit/store/tests.h"
#include "unit/unit.h"

/* A report with something in every field. */
static fh_report full_report(void) {
    static const fh_str names[] = {{"Ana Duarte", 10}, {"Bo Lind", 7}};
    static const fh_credit credits[] = {{.kind = FH_CREDIT_CITING, .name = {"Ferry Post", 10}, .span = {3, 9}}};
    static const fh_span spans[] = {{0, 4}, {6, 9}};
    static const fh_sentence sentences[] = {{{0, 9}, 0, 2, 0}};
    static const fh_token tokens[] = {{0, 4, 77, 78, FH_TOKEN_WORD | FH_TOKEN_ENTITY, FH_POS_NOUN, FH_ENTITY_PERSON}, {6, 9, 79, 80, 0, 0, 0}};
    static const fh_speaker speakers[] = {{.kind = FH_SPEAKER_ANONYMOUS, .name = {"an aide", 7}, .number = 2, .first = {1, 2}}};
    static const fh_statement statements[] = {{.kind = FH_STATEMENT_MIXED, .act = FH_ACT_THOUGHT, .speaker = 0, .told = {"Ferry Post", 10},
        .source = spans, .cue = spans + 1, .content = spans, .n_source = 1, .n_cue = 1, .n_content = 2, .outer = FH_NONE, .continues = FH_NONE,
        .confidence = 0.625f}};
    static const fh_timex times[] = {{.span = {6, 9}, .type = FH_TIMEX_SET, .value = {"P60D", 4}, .relative = true,
        .date = {.year = -3, .month = 2, .day = 29, .hour = 23, .minute = 59, .second = 58, .precision = FH_PRECISION_SECOND, .has_zone = true, .zone_minutes = -300}}};
    fh_report r = {
        .id = {"one", 3}, .path = {"one.txt", 7}, .url = {NULL, 0}, .title = {"", 0}, .text = {"text here", 9}, .language = {"en", 2},
        .byline = names, .n_byline = 2, .credits = credits, .n_credits = 1, .published = times[0].date, .published_from = FH_DATE_FROM_URL,
        .page_kind = FH_PAGE_PAYWALL, .paragraphs = spans, .n_paragraphs = 2, .sentences = sentences, .n_sentences = 1, .tokens = tokens,
        .n_tokens = 2, .speakers = speakers, .n_speakers = 1, .statements = statements, .n_statements = 1, .times = times, .n_times = 1,
    };
    for (int i = 0; i < 64; i++) r.sha256[i] = 'a';
    return r;
}

static fh_str image_of(fh_arena *a, const fh_report *r) {
    fh_buf b = {.arena = a};
    fh_store__put_image(&b, r);
    return fh_buf_str(&b);
}

static void comes_back_as_it_went_in(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_report in = full_report(), *out = NULL;
    fh_str image = image_of(a, &in);
    assert_int_equal(fh_store__get_image(a, image, &out, NULL), FH_OK);
    assert_null(out->url.ptr);      /* absent stays absent */
    assert_non_null(out->title.ptr); /* empty stays empty */
    assert_string_equal(out->byline[1].ptr, "Bo Lind");
    assert_int_equal(out->published.year, -3);
    assert_int_equal(out->published.zone_minutes, -300);
    assert_int_equal(out->tokens[0].flags, FH_TOKEN_WORD | FH_TOKEN_ENTITY);
    assert_int_equal(out->statements[0].content[1].end, 9);
    assert_true(out->statements[0].confidence == 0.625f);
    assert_string_equal(out->sha256, in.sha256);
    fh_str again = image_of(a, out);
    assert_int_equal(again.len, image.len);
    assert_memory_equal(again.ptr, image.ptr, image.len); /* so does everything else */
    fh_arena_free(a);
}

static void refuses_every_damaged_byte_and_every_cut(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    fh_report in = full_report(), *out = NULL;
    fh_str image = image_of(a, &in);
    fh_error err;
    for (size_t i = 0; i < image.len; i++) {
        char *copy = (char *)(uintptr_t)fh_str_copy(a, image).ptr;
        copy[i] ^= 0x20;
        assert_int_equal(fh_store__get_image(a, (fh_str){copy, image.len}, &out, &err), FH_ESTORE);
        assert_int_equal(fh_store__get_image(a, fh_str_cut(image, 0, i), &out, &err), FH_ESTORE);
    }
    assert_null(out);
    fh_arena_free(a);
}

/* The checksum of what a stranger made up is right. */
static void refuses_what_does_not_hold_together(void **state) {
    (void)state;
    fh_arena *a = fh_arena_new(NULL, 0);
    const fh_report good = full_report();
    fh_report bad[8];
    for (size_t i = 0; i < 8; i++) bad[i] = good;
    fh_span span = {0, 10};
    bad[0].paragraphs = &span, bad[0].n_paragraphs = 1;
    fh_token tokens[] = {good.tokens[1], good.tokens[0]};
    bad[1].tokens = tokens;
    fh_sentence sentence = good.sentences[0];
    sentence.first_token = 1;
    bad[2].sentences = &sentence;
    fh_statement statements[] = {good.statements[0], good.statements[0]};
    statements[0].speaker = 1;
    bad[3].statements = &statements[0];
    statements[1].outer = 1;
    bad[4].statements = &statements[1];
    bad[5].published.month = 13;
    fh_timex times = good.times[0];
    times.span.begin = 10;
    bad[6].times = &times;
    bad[7].n_speakers = 0;
    for (size_t i = 0; i < 8; i++) {
        fh_report *out = NULL;
        assert_int_equal(fh_store__get_image(a, image_of(a, &bad[i]), &out, NULL), FH_ESTORE);
        assert_null(out);
    }
    fh_arena_free(a);
}

int test_image(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(comes_back_as_it_went_in), cmocka_unit_test(refuses_every_damaged_byte_and_every_cut),
                                       cmocka_unit_test(refuses_what_does_not_hold_together)};
    return cmocka_run_group_tests_name("image", tests, NULL, NULL);
}
