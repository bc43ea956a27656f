/* SPDX-License-Identifier: MIT
 *
 * tools/train_story.c - in how many reports of a news corpus each stem stands: models/story.bin.
 *
 * usage: train_story OUT INPUT...
 * INPUTs are what firsthand reads. Stems of fewer than three reports are left out. */
#include <firsthand/firsthand.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/vec.h"
#include "story/stem.h"

enum { FEWEST = 3 };

typedef struct entry { uint32_t hash, count, last; } entry;
typedef struct tally {
    fh_arena *arena;
    fh_map numbers;
    FH_VEC(entry) entries;
    uint32_t reports;
} tally;

static void add_word(tally *t, fh_str w) {
    uint32_t hash = fh_story__stem(w);
    uint32_t *at = fh_map_put(&t->numbers, hash, (uint32_t)t->entries.n);
    if (!at) return;
    if (*at == t->entries.n) fh_vec_push(t->arena, &t->entries, (entry){.hash = hash});
    entry *e = &t->entries.at[*at];
    if (e->last != t->reports) e->count++, e->last = t->reports;
}

static int take(void *payload, const fh_report *r, const fh_failure *failure) {
    tally *t = payload;
    if (failure) {
        fprintf(stderr, "%.*s: %.*s\n", FH_STR_ARGS(failure->path), FH_STR_ARGS(failure->reason));
        return 0;
    }
    t->reports++;
    for (uint32_t i = 0; i < r->n_tokens; i++)
        if ((r->tokens[i].flags & FH_TOKEN_WORD) && r->tokens[i].end - r->tokens[i].begin >= 2)
            add_word(t, fh_str_cut(r->text, r->tokens[i].begin, r->tokens[i].end));
    return fh_arena_status(t->arena) != FH_OK;
}

static int by_hash(const void *a, const void *b) {
    uint32_t x = ((const entry *)a)->hash, y = ((const entry *)b)->hash;
    return x < y ? -1 : x > y;
}

static bool write_model(const char *path, tally *t) {
    size_t n = 0;
    for (size_t i = 0; i < t->entries.n; i++)
        if (t->entries.at[i].count >= FEWEST) t->entries.at[n++] = t->entries.at[i];
    qsort(t->entries.at, n, sizeof *t->entries.at, by_hash);
    FILE *f = fopen(path, "wb");
    if (!f) return false;
    uint32_t head[4] = {0, 1, t->reports, (uint32_t)n};
    memcpy(head, "fhst", 4);
    bool ok = fwrite(head, sizeof head, 1, f) == 1;
    for (size_t i = 0; i < n; i++) ok &= fwrite(&t->entries.at[i].hash, 4, 1, f) == 1;
    for (size_t i = 0; i < n; i++) ok &= fwrite(&t->entries.at[i].count, 4, 1, f) == 1;
    printf("%u reports, %zu stems\n", t->reports, n);
    return fclose(f) == 0 && ok;
}

int main(int argc, char **argv) {
    fh_engine *engine;
    fh_error err;
    tally t = {.arena = fh_arena_new(NULL, 0)};
    t.numbers.arena = t.arena;
    if (argc < 3 || !t.arena || fh_engine_new(NULL, &engine, &err)) return 2;
    fh_status status = fh_engine_each(engine, (const char *const *)argv + 2, (size_t)argc - 2, FH_DEPTH_SENTENCES, take, &t, &err);
    fh_engine_free(engine);
    if (status) fprintf(stderr, "train_story: %s\n", err.msg);
    bool ok = !status && write_model(argv[1], &t);
    fh_arena_free(t.arena);
    return ok ? 0 : 1;
}
