/* SPDX-License-Identifier: MIT
 *
 * tests/unit/dossier/sample.c - an invented dossier. */
#include "unit/dossier/sample.h"

#include "text/text.h"
#include "unit/unit.h"

#define FIRST "Brenna said forty people were saved. " HOSTILE " said the clerk.\n\nThe ferry left on Monday."
#define SECOND "Brenna said fifty people were saved. The ferry left on Monday."
#define THIRD "Nobody was on board, said Ottar Brenna\xe2\x80\x99s office. \xe5\xae\x8c"

static fh_str copy_of(fh_arena *arena, const char *bytes, size_t n) { return fh_str_copy(arena, (fh_str){bytes, n}); }

static const fh_report *report(fh_arena *arena, const char *id, fh_str text, fh_str title) {
    fh_report *r = fh_new(arena, fh_report);
    fh_arena *scratch = fh_arena_new(NULL, 0);
    *r = (fh_report){.id = fh_str_of(id), .path = fh_str_of(id), .title = title, .text = text, .language = FH_STR("en")};
    r->published = (fh_datetime){.year = 2033, .month = 10, .day = 5, .hour = 21, .minute = 14, .precision = FH_PRECISION_MINUTE};
    assert_int_equal(fh_text_read(arena, scratch, r, NULL), FH_OK);
    fh_arena_free(scratch);
    return r;
}

static fh_span span_of(const fh_report *r, const char *words) {
    size_t at = fh_str_find(r->text, fh_str_of(words), 0);
    assert_true(at != SIZE_MAX);
    return (fh_span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

static void add_statement(fh_arena *arena, const fh_report *r) {
    fh_report *open = (fh_report *)(uintptr_t)r;
    fh_speaker *speaker = fh_new(arena, fh_speaker);
    fh_statement *s = fh_new(arena, fh_statement);
    fh_span *spans = fh_new_n(arena, fh_span, 3);
    spans[0] = span_of(r, "Brenna"), spans[1] = span_of(r, "said"), spans[2] = span_of(r, "people were saved");
    *speaker = (fh_speaker){.kind = FH_SPEAKER_PERSON, .name = copy_of(arena, HOSTILE, sizeof HOSTILE - 1), .first = spans[0]};
    *s = (fh_statement){.kind = FH_STATEMENT_INDIRECT, .source = spans, .cue = spans + 1, .content = spans + 2, .n_source = 1,
                        .n_cue = 1, .n_content = 1, .outer = FH_NONE, .continues = FH_NONE, .confidence = 0.5f};
    open->speakers = speaker, open->n_speakers = 1;
    open->statements = s, open->n_statements = 1;
}

const fh_dossier *sample_dossier(fh_arena *arena) {
    fh_dossier *d = fh_new(arena, fh_dossier);
    const fh_report **reports = fh_new_n(arena, const fh_report *, 4);
    static const uint32_t voices_of_first[] = {0};
    static const uint32_t *const voice_of[] = {voices_of_first, voices_of_first, voices_of_first, voices_of_first};
    static const uint32_t story_of[] = {0, 0, 0, 1}, account_of[] = {1, 1, 2, 3}, members[] = {0, 1, 2}, alone[] = {3};
    fh_str hostile = copy_of(arena, HOSTILE, sizeof HOSTILE - 1);
    reports[0] = report(arena, "a/\"first\"&.html", copy_of(arena, FIRST, sizeof FIRST - 1), hostile);
    reports[1] = report(arena, "a/second.txt", copy_of(arena, SECOND, sizeof SECOND - 1), FH_STR("Fifty saved"));
    reports[2] = report(arena, "a/third.txt", copy_of(arena, THIRD, sizeof THIRD - 1), (fh_str){NULL, 0});
    reports[3] = report(arena, "a/fourth.txt", FH_STR("A bakery has sold its last loaf."), FH_STR("Last loaf"));
    add_statement(arena, reports[0]);
    fh_story *stories = fh_new_n(arena, fh_story, 2);
    stories[0] = (fh_story){.id = FH_STR("s-1"), .title = hostile, .reports = members, .n_reports = 3, .n_accounts = 2, .first = reports[0]->published, .last = reports[0]->published};
    stories[1] = (fh_story){.id = FH_STR("s-2"), .title = FH_STR("Last loaf"), .reports = alone, .n_reports = 1, .n_accounts = 1};
    fh_passage *passages = fh_new(arena, fh_passage);
    *passages = (fh_passage){0, 1, span_of(reports[0], "people were saved"), span_of(reports[1], "people were saved"), FH_PASSAGE_VERBATIM, 1};
    fh_str *lost = fh_new(arena, fh_str);
    *lost = hostile;
    fh_evidence *evidence = fh_new(arena, fh_evidence);
    *evidence = (fh_evidence){FH_EVIDENCE_PASSAGE, hostile};
    fh_edge *edges = fh_new_n(arena, fh_edge, 2);
    edges[0] = (fh_edge){1, 0, FH_EDGE_EDITED, 0.8f, 0.9f, evidence, 1};
    edges[1] = (fh_edge){2, 4, FH_EDGE_REWRITE, 0.2f, 0.4f, NULL, 0};
    fh_mention *mentions = fh_new_n(arena, fh_mention, 2);
    mentions[0] = (fh_mention){0, span_of(reports[0], "forty people were saved"), 0, FH_MENTION_ASSERTED};
    mentions[1] = (fh_mention){1, span_of(reports[1], "fifty people were saved"), FH_NONE, FH_MENTION_DENIED};
    fh_claim *claim = fh_new(arena, fh_claim);
    *claim = (fh_claim){FH_STR("c-1"), hostile, 0, mentions, 2, 2, 1, 1, 2, lost, lost, 1, 1};
    fh_change *change = fh_new_n(arena, fh_change, 2);
    change[0] = (fh_change){1, 0, span_of(reports[1], "fifty"), span_of(reports[0], "forty"), FH_CHANGE_NUMBER, hostile, 0.7f, {0, 0}, {0, 0}, false};
    change[1] = (fh_change){1, 0, {0, 0}, span_of(reports[0], "said the clerk"), FH_CHANGE_DROPPED, {NULL, 0}, 0.6f, {0, 0}, {0, 0}, false};
    fh_conflict *conflict = fh_new(arena, fh_conflict);
    *conflict = (fh_conflict){0, 2, span_of(reports[0], "forty people"), span_of(reports[2], "Nobody was on board"), FH_CONFLICT_NUMBER, hostile, 0.6f, {0, 0}, {0, 0}};
    fh_event *event = fh_new(arena, fh_event);
    *event = (fh_event){.span = span_of(reports[0], "on Monday"), .date = {.year = 2033, .month = 10, .day = 3, .precision = FH_PRECISION_DAY}, .event = hostile};
    fh_voice *voice = fh_new(arena, fh_voice);
    *voice = (fh_voice){FH_SPEAKER_PERSON, reports[0]->speakers[0].name, FH_NONE};
    fh_failure *failed = fh_new(arena, fh_failure);
    *failed = (fh_failure){hostile, hostile, FH_EINPUT};
    *d = (fh_dossier){.reports = reports, .story_of = story_of, .account_of = account_of, .stories = stories, .passages = passages, .lost = lost,
                      .lineage = edges, .claims = claim, .changes = change, .conflicts = conflict, .timeline = event, .failed = failed,
                      .voices = voice, .voice_of = voice_of, .n_voices = 1,
                      .n_reports = 4, .n_stories = 2, .n_passages = 1, .n_lost = 1, .n_lineage = 2, .n_claims = 1, .n_changes = 2,
                      .n_conflicts = 1, .n_timeline = 1, .n_failed = 1};
    return d;
}

static bool gather(void *payload, const char *bytes, size_t n) {
    fh_buf_add(payload, (fh_str){bytes, n});
    return true;
}

fh_str sample_write(fh_arena *arena, const fh_dossier *d, fh_format format, const fh_write_opts *opts) {
    fh_buf out = {.arena = arena};
    assert_int_equal(fh_dossier_write(d, format, opts, (fh_sink){gather, &out}, NULL), FH_OK);
    return fh_buf_str(&out);
}
