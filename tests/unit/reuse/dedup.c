/* SPDX-License-Identifier: MIT */
#include "reuse/dedup.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "unit/unit.h"

#include "unit/reuse/tests.h"
#include "unit/reuse/texts.h"

static void *take(void *payload, size_t size) { (void)payload; return malloc(size); }
static void give(void *payload, void *block, size_t size) { (void)payload; (void)size; free(block); }
static const fh_allocator plain = {take, give, NULL};

/* What was handed over, as one line a group: "first: member<of ... | member~other". */
typedef struct told {
    fh_arena *arena;
    fh_buf lines;
} told;

static int tell(void *payload, const fh_dedup_group *g) {
    told *t = payload;
    fh_buf_format(&t->lines, "%.*s:", FH_STR_ARGS(g->members[g->first].id));
    for (uint32_t k = 0; k < g->n_members; k++) {
        const fh_dedup_member *m = &g->members[k];
        fh_buf_format(&t->lines, " %.*s", FH_STR_ARGS(m->id));
        if (m->of != FH_NONE) fh_buf_format(&t->lines, "<%.*s", FH_STR_ARGS(g->members[m->of].id));
    }
    for (uint32_t k = 0; k < g->n_links; k++)
        fh_buf_format(&t->lines, " | %.*s~%.*s", FH_STR_ARGS(g->members[g->links[k].member].id), FH_STR_ARGS(g->links[k].other));
    fh_buf_add_char(&t->lines, '\n');
    return 0;
}

typedef struct document { const char *id, *text; int64_t published; } document;

static void run(const document *docs, size_t n, unsigned threads, size_t memory, told *t) {
    t->arena = fh_arena_new(NULL, 0);
    t->lines = (fh_buf){.arena = t->arena};
    fh_pool *pool = fh_pool_new(threads);
    fh_dedup *d;
    assert_int_equal(fh_dedup_new(&plain, pool, &(fh_dedup_params){.memory = memory}, &d, NULL), FH_OK);
    for (size_t k = 0; k < n; k++) {
        fh_dedup_words words = {0};
        fh_dedup_fold(t->arena, fh_str_of(docs[k].text), &words);
        assert_int_equal(fh_dedup_add(d, fh_str_of(docs[k].id), docs[k].published, &words, NULL), FH_OK);
    }
    assert_int_equal(fh_dedup_run(d, tell, t, NULL), FH_OK);
    fh_dedup_free(d);
    fh_pool_free(pool);
    fh_buf_add_char(&t->lines, '\0');
}

static void assert_told(const document *docs, size_t n, const char *expected) {
    told t;
    run(docs, n, 1, 0, &t);
    assert_string_equal(t.lines.at, expected);
    fh_arena_free(t.arena);
}

#define UNKNOWN INT64_MIN
#define COUNT(docs) (sizeof(docs) / sizeof *(docs))

static void groups_copies_and_says_of_which(void **state) {
    (void)state;
    const document docs[] = {
        {"late", FERRY, 300}, {"other", ORCHARD, 100}, {"edited", FERRY_EDITED, 200}, {"early", FERRY, 100},
    };
    assert_told(docs, COUNT(docs), "early: early edited<early late<early\n");
}

static void takes_case_and_marks_for_nothing(void **state) {
    (void)state;
    const document docs[] = {{"a", "The Harbour's Gate -- \"Open\", He said to them", UNKNOWN}, {"b", "the harbour\u2019s gate \u2014 \u201copen\u201d, he SAID to them", UNKNOWN}};
    assert_told(docs, COUNT(docs), "a: a b<a\n");
}

static void keeps_what_holds_a_part_and_what_holds_all(void **state) {
    (void)state;
    const document docs[] = {{"long", FERRY "\n\n" ORCHARD "\n\n" BAKERY, 1}, {"short", FERRY, 2}};
    assert_told(docs, COUNT(docs), "long: long short<long\n");
}

static void links_a_splice_and_merges_neither(void **state) {
    (void)state;
    const document docs[] = {
        {"ferry", FERRY " " FERRY_MORE, 1}, {"ferry2", FERRY_EDITED " " FERRY_MORE, 2}, {"orchard", ORCHARD " " ORCHARD_MORE, 1},
        {"orchard2", ORCHARD " Hail was blamed. " ORCHARD_MORE, 2}, {"splice", FERRY " " FERRY_MORE " " ORCHARD_MORE, 3},
    };
    assert_told(docs, COUNT(docs), "ferry: ferry ferry2<ferry splice<ferry | splice~orchard | splice~orchard2\n"
                                   "orchard: orchard orchard2<orchard | orchard~splice | orchard2~splice\n");
}

#define WEATHER(place, day, sky, high, low, rain) \
    sky " skies are expected over " place " on " day ", with a high near " high " degrees and a low around " low \
    ". The chance of rain is " rain " percent, the weather office said. Winds will be light throughout the day."

static void leaves_templates_apart(void **state) {
    (void)state;
    const document docs[] = {
        {"a", WEATHER("Skarvik", "Monday", "Clear", "61", "44", "10"), UNKNOWN},
        {"b", WEATHER("Lower Pinmouth", "Friday", "Grey", "58", "39", "70"), UNKNOWN},
        {"c", WEATHER("Tessaly", "Sunday", "Misty", "72", "51", "25"), UNKNOWN},
    };
    assert_told(docs, COUNT(docs), "");
}

static void says_nothing_of_empty_documents(void **state) {
    (void)state;
    const document docs[] = {{"a", "", UNKNOWN}, {"b", "...", UNKNOWN}, {"c", "", UNKNOWN}};
    assert_told(docs, COUNT(docs), "");
    assert_told(docs, 0, "");
}

/* Invented sentences by number, so that any amount of text can be had; `seed` changes some of its words. */
static char *long_text(fh_arena *arena, uint32_t family, uint32_t seed) {
    static const char *const words[] = {"harbour", "winter", "ledger", "copper", "meadow", "lantern", "ferry", "orchard", "council", "granite",
                                        "letter", "saddle", "barley", "violin", "market", "timber", "window", "thunder", "ribbon", "castle"};
    fh_buf b = {.arena = arena};
    uint64_t state = family * 7919u + 1, noise = seed;
    for (unsigned k = 0; k < 180; k++) {
        state = fh_mix64(state + k);
        noise = fh_mix64(noise + k + 1);
        bool change = seed && noise % 12 == 0;
        uint64_t w = change ? noise : state;
        fh_buf_format(&b, "%s%s ", words[w % 20], words[(w >> 8) % 20]);
    }
    fh_buf_add_char(&b, '\0');
    return b.at;
}

enum { FAMILIES = 400, EACH = 5 };

static void gives_the_same_in_any_order_with_any_threads_and_memory(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0);
    document *docs = fh_new_n(arena, document, FAMILIES * EACH);
    for (uint32_t k = 0; k < FAMILIES * EACH; k++)
        docs[k] = (document){fh_str_format(arena, "d%u", k).ptr, long_text(arena, k / EACH, k % EACH), k % 3 ? (int64_t)k : UNKNOWN};
    told one, two;
    run(docs, FAMILIES * EACH, 1, 0, &one);
    size_t lines = 0;
    for (size_t k = 0; k < one.lines.n; k++) lines += one.lines.at[k] == '\n';
    assert_int_equal(lines, FAMILIES);
    for (uint32_t k = FAMILIES * EACH - 1; k > 0; k--) {
        uint32_t other = (uint32_t)(fh_mix64(k) % (k + 1));
        document swap = docs[k];
        docs[k] = docs[other];
        docs[other] = swap;
    }
    static const struct { unsigned threads; size_t memory; } ways[] = {{1, 0}, {2, 0}, {7, 1 << 20}};
    for (size_t w = 0; w < COUNT(ways); w++) {
        run(docs, FAMILIES * EACH, ways[w].threads, ways[w].memory, &two);
        assert_string_equal(two.lines.at, one.lines.at);
        fh_arena_free(two.arena);
    }
    fh_arena_free(one.arena);
    fh_arena_free(arena);
}

static void connects_a_crowd(void **state) {
    (void)state;
    enum { CROWD = 3000 };
    fh_arena *arena = fh_arena_new(NULL, 0);
    document *docs = fh_new_n(arena, document, CROWD);
    for (uint32_t k = 0; k < CROWD; k++) docs[k] = (document){fh_str_format(arena, "d%04u", k).ptr, long_text(arena, 1, k + 1), (int64_t)k};
    told t;
    run(docs, CROWD, 2, 0, &t);
    size_t lines = 0;
    for (size_t k = 0; k < t.lines.n; k++) lines += t.lines.at[k] == '\n';
    assert_int_equal(lines, 1);
    assert_int_equal(strncmp(t.lines.at, "d0000:", 6), 0);
    fh_arena_free(t.arena);
    fh_arena_free(arena);
}

int test_dedup(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_copies_and_says_of_which),
        cmocka_unit_test(takes_case_and_marks_for_nothing),
        cmocka_unit_test(keeps_what_holds_a_part_and_what_holds_all),
        cmocka_unit_test(links_a_splice_and_merges_neither),
        cmocka_unit_test(leaves_templates_apart),
        cmocka_unit_test(says_nothing_of_empty_documents),
        cmocka_unit_test(gives_the_same_in_any_order_with_any_threads_and_memory),
        cmocka_unit_test(connects_a_crowd),
    };
    return cmocka_run_group_tests_name("dedup", tests, NULL, NULL);
}
