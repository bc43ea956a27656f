/* SPDX-License-Identifier: MIT */
#include "unit/attribution/tests.h"

#include "attribution/attribution.h"
#include "text/tag.h"
#include "text/text.h"
#include "unit/unit.h"

reading read_text(const char *text, bool said) {
    reading x = {.arena = fh_arena_new(NULL, 0)};
    fh_arena *scratch = fh_arena_new(NULL, 0);
    fh_error err;
    x.r.text = fh_str_copy(x.arena, fh_str_of(text));
    x.r.language = FH_STR("en");
    assert_int_equal(fh_text_read(x.arena, scratch, &x.r, &err), FH_OK);
    assert_int_equal(fh_tag_read(scratch, &x.r, &err), FH_OK);
    assert_int_equal(fh_attribution_read(x.arena, scratch, &(fh_attribution_params){.said = said}, &x.r, &err), FH_OK);
    fh_arena_free(scratch);
    return x;
}

void reading_free(reading *x) { fh_arena_free(x->arena); }

const fh_statement *statement_with(const reading *x, const char *words) {
    for (uint32_t i = 0; i < x->r.n_statements; i++) {
        const fh_statement *s = &x->r.statements[i];
        fh_str content = fh_str_cut(x->r.text, s->content[0].begin, s->content[s->n_content - 1].end);
        if (fh_str_find(content, fh_str_of(words), 0) <= 8) return s;
    }
    fail_msg("no statement says: %s", words);
    return NULL;
}

const fh_speaker *speaker_of(const reading *x, const fh_statement *s) {
    assert_int_not_equal(s->speaker, FH_NONE);
    return &x->r.speakers[s->speaker];
}

const char *speaker_name(const reading *x, const fh_statement *s) {
    return s->speaker == FH_NONE ? "" : fh_str_copy(x->arena, x->r.speakers[s->speaker].name).ptr;
}

int main(void) { return test_statements() + test_speakers() + test_weights() + test_voices() + test_unmarked() + test_phrases() != 0; }
