/* SPDX-License-Identifier: MIT
 *
 * story/keys.c - the weightiest words of one report.
 *
 * A report is weighed alone, against the background of news only, so that its keys stay what they are when
 * others come. Two reports that story/ would join share several of their keys. */
#include "base/sort.h"
#include "story/terms.h"

typedef struct key { uint32_t hash; float weight; } key;

static int by_weight(const void *a, const void *b) {
    const key *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

fh_status fh_story_keys(fh_arena *scratch, const fh_story_words *words, uint32_t ret_hashes[FH_STORY_KEYS], float ret_weights[FH_STORY_KEYS],
                        uint32_t *ret_n, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_story__vectors vectors;
    fh_story__weigh_known(scratch, words, 1, NULL, &vectors);
    uint32_t n = fh_arena_status(scratch) ? 0 : vectors.of[0].n;
    key *keys = fh_new_n(scratch, key, n);
    for (uint32_t i = 0; keys && i < n; i++) keys[i] = (key){vectors.hashes[vectors.of[0].terms[i].term], vectors.of[0].terms[i].weight};
    fh_status status = fh_fail_arena(err, scratch);
    if (!status) {
        fh_sort(keys, n, sizeof *keys, by_weight);
        *ret_n = n < FH_STORY_KEYS ? n : FH_STORY_KEYS;
        for (uint32_t i = 0; i < *ret_n; i++) ret_hashes[i] = keys[i].hash, ret_weights[i] = keys[i].weight;
    }
    fh_arena_rewind(scratch, mark);
    return status;
}
