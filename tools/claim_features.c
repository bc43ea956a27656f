/* SPDX-License-Identifier: MIT
 *
 * claim_features - prints candidates with their features, for the trainers of models/claim_*.bin.
 *
 * usage: claim_features places                            where the features stand that the trainer of changes fills itself
 *        claim_features changes|conflicts|links < STORY.jsonl      stories whose parents and accounts are known
 *        claim_features drift|clash < PAIRS.jsonl            pairs of texts
 *
 * Input lines: {"id", "text", "outlet", "published", "kind", "parents": [id], "account"} in the first form ("tried": parents
 * to compare with instead, for examples of edges that are none), {"id", "a", "b"} in
 * the second. Output lines: tab-separated: for changes child, parent, kind of case, line, its traces (type, kind, the two spans), the keys of lost and gained words,
 * features; for conflicts and links a, b, type, the two spans, for conflicts those of the two turns and the chance from which they are told, features; for pairs id
 * and features. Wants jansson, as intake/ does. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attribution/attribution.h"
#include "base/vec.h"
#include "claim/change.h"
#include "claim/claim.h"
#include "claim/conflict.h"
#include "claim/link.h"
#include "claim/pair.h"
#include "claim/score.h"
#include "text/tag.h"
#include "text/text.h"
#include "timeline/timeline.h"

typedef FH_VEC(json_t *) row_vec;

static row_vec read_rows(fh_arena *arena) {
    row_vec rows = {0};
    json_error_t err;
    json_t *row;
    while ((row = json_loadf(stdin, JSON_DISABLE_EOF_CHECK, &err))) fh_vec_push(arena, &rows, row);
    return rows;
}

static fh_str str_of(const json_t *row, const char *key) { return fh_str_of(json_string_value(json_object_get(row, key))); }

static fh_report *read_report(fh_arena *keep, fh_arena *scratch, fh_str id, fh_str text, fh_str outlet, fh_str published) {
    fh_report *r = fh_new(keep, fh_report);
    r->id = id;
    r->text = text;
    r->outlet = outlet;
    if (published.len >= 10)
        r->published = (fh_datetime){.year = (int16_t)atoi(published.ptr), .month = (uint8_t)atoi(published.ptr + 5), .day = (uint8_t)atoi(published.ptr + 8), .precision = FH_PRECISION_DAY};
    bool failed = fh_text_read(keep, scratch, r, NULL) || fh_tag_read(scratch, r, NULL) || fh_attribution_read(keep, scratch, &(fh_attribution_params){.said = true}, r, NULL) ||
                  fh_timeline_read(keep, scratch, (fh_datetime){0}, r, NULL);
    if (failed) exit(1);
    return r;
}

static fh_edge_kind kind_of(fh_str kind) {
    static const char *const names[] = {"copy", "edited", "rewrite", "digest", "followup"};
    for (int i = 0; i < 5; i++)
        if (fh_str_equal(kind, fh_str_of(names[i]))) return (fh_edge_kind)i;
    return FH_EDGE_REWRITE;
}

static void print_features(const float *f, size_t n) {
    for (size_t i = 0; i < n; i++) printf("\t%.5g", (double)f[i]);
    printf("\n");
}

static const char *const change_types[] = {"number", "date", "name", "place", "quote", "attribution", "hedge", "negation", "polarity", "scope", "added", "dropped"};

static uint32_t number_of(const row_vec *rows, const char *id) {
    for (size_t i = 0; i < rows->n; i++)
        if (strcmp(json_string_value(json_object_get(rows->at[i], "id")), id) == 0) return (uint32_t)i;
    return FH_NONE;
}

static fh_claim__descent descent_of(fh_arena *arena, const fh_claim__text *child, const fh_claim__text *parent, uint32_t number, fh_edge_kind kind) {
    fh_claim__alignment al;
    fh_claim__align(arena, child, parent, &al);
    return (fh_claim__descent){parent, number, kind, fh_claim__share(&al), 1, fh_claim__same_lines(&al)};
}

static void print_case(const row_vec *rows, const fh_claim__cases *found, const fh_claim__case *c) {
    static const char *const kinds[] = {"pair", "added", "dropped", "plain"};
    printf("%s\t%s\t%s\t%u\t", json_string_value(json_object_get(rows->at[c->child], "id")), json_string_value(json_object_get(rows->at[c->parent], "id")), kinds[c->kind], c->line);
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const fh_claim__seen *s = &found->seen.at[i];
        printf("%s%s:%d:%u:%u:%u:%u", i > c->first ? ";" : "", change_types[s->type], (int)s->kind, s->child.begin, s->child.end, s->parent.begin, s->parent.end);
    }
    printf("\t");
    for (uint32_t i = 0; i < c->n_keys; i++) printf("%s%u", i ? "," : "", (unsigned)c->keys[i]);
    print_features(c->f, c->kind == FH_CLAIM__CASE_DROPPED ? FH_CLAIM__DROPPED_FEATURES : FH_CLAIM__CHANGE_FEATURES);
}

static void print_changes(fh_arena *keep, fh_arena *scratch, const row_vec *rows, fh_claim__text *texts) {
    for (size_t i = 0; i < rows->n; i++) {
        json_t *tried = json_object_get(rows->at[i], "tried"), *parents = tried ? tried : json_object_get(rows->at[i], "parents");
        fh_claim__descent d[FH_CLAIM__PARENTS];
        uint32_t n = 0;
        for (size_t k = 0; k < json_array_size(parents) && n < FH_CLAIM__PARENTS; k++) {
            uint32_t p = number_of(rows, json_string_value(json_array_get(parents, k)));
            if (p == FH_NONE) continue;
            d[n++] = descent_of(keep, &texts[i], &texts[p], p, kind_of(str_of(rows->at[i], "kind")));
        }
        fh_claim__cases found = {0};
        fh_claim__find_changes(keep, scratch, &texts[i], (uint32_t)i, d, n, &found);
        for (size_t k = 0; k < found.at.n; k++) print_case(rows, &found, &found.at.at[k]);
    }
}

static bool is_root(const json_t *row) {
    const char *kind = json_string_value(json_object_get(row, "kind"));
    return json_array_size(json_object_get(row, "parents")) == 0 || (kind && strcmp(kind, "followup") == 0);
}

static long long account_of(const json_t *row) { return json_integer_value(json_object_get(row, "account")); }

static void print_dispute(void *payload, const fh_claim__dispute *d) {
    static const char *const types[] = {"number", "date", "polarity", "attribution", "identity", "place"};
    const row_vec *rows = payload;
    const fh_conflict *c = &d->charge.conflict;
    const fh_span *a = &d->charge.a_turn, *b = &d->charge.b_turn;
    printf("%s\t%s\t%s\t%u\t%u\t%u\t%u\t%u\t%u\t%u\t%u\t%.3g", json_string_value(json_object_get(rows->at[c->a], "id")), json_string_value(json_object_get(rows->at[c->b], "id")),
           types[c->type], c->a_span.begin, c->a_span.end, c->b_span.begin, c->b_span.end,
           a->begin, a->end, b->begin, b->end, (double)d->charge.least);
    print_features(d->f, FH_CLAIM__CONFLICT_FEATURES);
}

static void print_conflicts(fh_arena *keep, fh_arena *scratch, row_vec *rows, fh_claim__text *texts) {
    fh_claim__side *sides = fh_new_n(keep, fh_claim__side, rows->n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < rows->n; i++)
        if (is_root(rows->at[i]) && account_of(rows->at[i]) != 0) sides[n++] = (fh_claim__side){&texts[i], i, (uint32_t)account_of(rows->at[i]), true};
    fh_claim__find_conflicts(keep, scratch, sides, n, print_dispute, rows);
}

/* Every clause that may seed a claim, in the lines of other accounts that alignment offers. */
static void print_links(fh_arena *scratch, fh_claim__surroundings *around, const row_vec *rows, const fh_claim__text *texts, size_t i, size_t k) {
    fh_claim__alignment al;
    fh_claim__align(scratch, &texts[i], &texts[k], &al);
    for (uint32_t c = 0; c < texts[i].n_clauses; c++) {
        const fh_claim__clause *clause = &texts[i].clauses[c];
        fh_claim__offer offers[FH_CLAIM__OFFERS];
        fh_claim__range seed;
        if (!fh_claim__is_seed(&texts[i], clause, &seed)) continue;
        uint32_t n_offers = fh_claim__offer_lines(&texts[i], seed, &texts[k], &al.of[clause->sentence], offers);
        for (uint32_t n = 0; n < n_offers; n++) {
            fh_claim__finding found;
            float f[FH_CLAIM__LINK_FEATURES];
            if (fh_claim__asks(&texts[k], offers[n].line)) continue;
            fh_claim__weigh_offer(scratch, around, &texts[i], seed, &texts[k], &offers[n], &found, f);
            fh_span a = fh_claim__span_of(&texts[i], seed), b = fh_claim__span_of(&texts[k], found.range);
            if (found.clash) continue;
            printf("%s\t%s\t-\t%u\t%u\t%u\t%u", json_string_value(json_object_get(rows->at[i], "id")), json_string_value(json_object_get(rows->at[k], "id")), a.begin, a.end, b.begin, b.end);
            print_features(f, FH_CLAIM__LINK_FEATURES);
        }
    }
}

static void print_all_links(fh_arena *scratch, const row_vec *rows, const fh_claim__text *texts) {
    fh_claim__surroundings *around = fh_new(scratch, fh_claim__surroundings);
    for (size_t i = 0; i < rows->n; i++)
        for (size_t k = 0; k < rows->n; k++)
            if (is_root(rows->at[i]) && is_root(rows->at[k]) && account_of(rows->at[i]) && account_of(rows->at[k]) && account_of(rows->at[i]) != account_of(rows->at[k]))
                print_links(scratch, around, rows, texts, i, k);
}

static void print_pair(fh_arena *keep, fh_arena *scratch, const json_t *row, bool drift) {
    fh_claim__text texts[2];
    float f[FH_CLAIM__DRIFT_FEATURES + FH_CLAIM__CLASH_FEATURES], share;
    fh_claim__read_text(keep, read_report(keep, scratch, FH_STR("a"), str_of(row, "a"), (fh_str){NULL, 0}, (fh_str){NULL, 0}), &texts[0]);
    fh_claim__read_text(keep, read_report(keep, scratch, FH_STR("b"), str_of(row, "b"), (fh_str){NULL, 0}, (fh_str){NULL, 0}), &texts[1]);
    fh_claim__weigh(keep, texts, 2);
    if (drift) fh_claim__drift_features(scratch, &texts[0], &texts[1], &share, f);
    else fh_claim__clash_features(scratch, &texts[0], (fh_claim__range){0, texts[0].n_words}, &texts[1], (fh_claim__range){0, texts[1].n_words}, f);
    printf("%s", json_string_value(json_object_get(row, "id")));
    print_features(f, drift ? FH_CLAIM__DRIFT_FEATURES : FH_CLAIM__CLASH_FEATURES);
}

static fh_claim__text *read_story(fh_arena *keep, fh_arena *scratch, const row_vec *rows) {
    fh_claim__text *texts = fh_new_n(keep, fh_claim__text, rows->n + 1);
    for (size_t i = 0; i < rows->n; i++)
        fh_claim__read_text(keep, read_report(keep, scratch, str_of(rows->at[i], "id"), str_of(rows->at[i], "text"), str_of(rows->at[i], "outlet"), str_of(rows->at[i], "published")), &texts[i]);
    fh_claim__weigh(keep, texts, (uint32_t)rows->n);
    return texts;
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "places") == 0) return printf("%d %d %d\n", (int)F_RIVAL, (int)F_LEXIS, (int)FH_CLAIM__KEYS) < 0;
    if (argc != 2) return fprintf(stderr, "usage: claim_features places|changes|conflicts|drift|clash < ROWS.jsonl\n"), 2;
    fh_arena *rows_arena = fh_arena_new(NULL, 0), *keep = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    row_vec rows = read_rows(rows_arena);
    if (strcmp(argv[1], "changes") == 0) print_changes(keep, scratch, &rows, read_story(keep, scratch, &rows));
    else if (strcmp(argv[1], "conflicts") == 0) print_conflicts(keep, scratch, &rows, read_story(keep, scratch, &rows));
    else if (strcmp(argv[1], "links") == 0) print_all_links(scratch, &rows, read_story(keep, scratch, &rows));
    else {
        for (size_t i = 0; i < rows.n; i++) {
            print_pair(keep, scratch, rows.at[i], strcmp(argv[1], "drift") == 0);
            fh_arena_reset(keep);
            fh_arena_reset(scratch);
        }
    }
    fh_arena_free(scratch);
    fh_arena_free(keep);
    fh_arena_free(rows_arena);
    return 0;
}
