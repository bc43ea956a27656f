/* SPDX-License-Identifier: MIT
 *
 * tools/train_tagger.c - trains models/tagger.bin.
 *
 *   train_tagger ../shared/data/attribution models/tagger.bin [EPOCHS [FOLD FOLDS]]
 *
 * With FOLD and FOLDS every document whose number leaves FOLD when divided by FOLDS is left out: so
 * tools/train_attribution.c gets tags by a tagger that has not seen the text.
 * Averaged perceptrons over hashed features, with the features of text/tag_features.c; documents in a
 * shuffled order that is the same in every run. Entities are trained on parts of speech that the tagger itself
 * gives, as it will meet them. Prints accuracy on NAME dev after the weights are cut to 8 bits. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "text/tag.h"
#include "text/tag_features.h"
#include "train_corpus.h"

enum { PAD = 2, POS_ROWS = 1 << 16, ENTITY_ROWS = 1 << 16, SEEN = 1024, CUT = 2000 };

typedef struct perceptron {
    uint32_t rows, stride, classes;
    float *w;
    double *sum;
    double step;
} perceptron;

static perceptron *perceptron_new(uint32_t rows, uint32_t stride, uint32_t classes) {
    perceptron *p = calloc(1, sizeof *p);
    *p = (perceptron){rows, stride, classes, calloc((size_t)rows * stride, sizeof(float)), calloc((size_t)rows * stride, sizeof(double)), 1};
    return p;
}

static unsigned guess(const perceptron *p, const uint32_t *f, unsigned n) {
    float score[FH_TAG_POS_STRIDE] = {0};
    for (unsigned i = 0; i < n; i++) {
        const float *row = p->w + (size_t)(f[i] & (p->rows - 1)) * p->stride;
        for (unsigned c = 0; c < p->classes; c++) score[c] += row[c];
    }
    unsigned best = 0;
    for (unsigned c = 1; c < p->classes; c++)
        if (score[c] > score[best]) best = c;
    return best;
}

static void learn(perceptron *p, const uint32_t *f, unsigned n, unsigned right, unsigned said) {
    p->step++;
    if (right == said) return;
    for (unsigned i = 0; i < n; i++) {
        size_t row = (size_t)(f[i] & (p->rows - 1)) * p->stride;
        p->w[row + right] += 1;
        p->sum[row + right] += p->step;
        p->w[row + said] -= 1;
        p->sum[row + said] -= p->step;
    }
}

/* The averaged weights take the place of the last ones, rounded as the file will hold them. */
static size_t finish(perceptron *p, char *out) {
    size_t n = (size_t)p->rows * p->stride;
    float most = 0;
    for (size_t i = 0; i < n; i++) {
        p->w[i] -= (float)(p->sum[i] / p->step);
        if (fabsf(p->w[i]) > most) most = fabsf(p->w[i]);
    }
    size_t used = 0, over = 0;
    for (size_t i = 0; i < n; i++) used += p->w[i] != 0;
    float clip = most;
    for (; clip > 1e-6f; clip *= 0.9f, over = 0) { /* cut off one weight in two thousand */
        for (size_t i = 0; i < n; i++) over += fabsf(p->w[i]) > clip;
        if (over * CUT > used) break;
    }
    printf("%zu weights, clip %g, most %g\n", used, (double)clip, (double)most);
    size_t bytes = fh_linear_pack(p->w, p->rows, p->stride, clip, out);
    for (size_t i = 0; i < n; i++) p->w[i] = (float)(int8_t)out[16 + i];
    return bytes;
}

/* One pass over a document's parts of speech; answers how many are right. Learns when told to. */
static uint32_t pass_pos(perceptron *p, const gold_doc *d, const fh_tag_word *words, uint8_t *pos, bool teach, uint32_t *known) {
    uint32_t f[FH_TAG_FEATURES], right = 0;
    const fh_token *t = d->report.tokens;
    for (uint32_t k = 0; k < d->report.n_tokens; k++) {
        bool starts = t[k].flags & FH_TOKEN_SENTENCE;
        uint8_t before = starts ? 0 : pos[(int64_t)k - 1], before2 = starts || (t[k - 1].flags & FH_TOKEN_SENTENCE) ? 0 : pos[(int64_t)k - 2];
        fh_tag__pos_alone(words + k + PAD, f);
        fh_tag__pos_after(words + k + PAD, before, before2, f);
        unsigned said = guess(p, f, FH_TAG_FEATURES);
        pos[k] = (uint8_t)said;
        if (d->pos[k] == FH_POS_UNKNOWN) continue;
        (*known)++;
        right += said == d->pos[k];
        if (teach) learn(p, f, FH_TAG_FEATURES, d->pos[k], said);
    }
    return right;
}

static uint8_t repaired(uint8_t before, uint8_t class) {
    bool inside = class && class % 2 == 0;
    return inside && before != class && before != class - 1 ? (uint8_t)(class - 1) : class;
}

/* Counts entities: said, gold, both (same tokens and kind). */
typedef struct entity_count { uint32_t said, gold, both; } entity_count;

static void count_entities(const uint8_t *said, const uint8_t *gold, uint32_t n, entity_count *c) {
    for (uint32_t k = 0; k < n; k++) {
        c->said += said[k] % 2;
        c->gold += gold[k] % 2;
        if (!(said[k] % 2) || said[k] != gold[k]) continue;
        uint32_t e = k + 1;
        while (e < n && said[e] == said[k] + 1 && gold[e] == said[e]) e++;
        bool said_ends = e >= n || said[e] != said[k] + 1, gold_ends = e >= n || gold[e] != gold[k] + 1;
        c->both += said_ends && gold_ends;
    }
}

static void pass_entities(perceptron *p, const gold_doc *d, const fh_tag_word *words, const uint8_t *pos, uint8_t *out, bool teach) {
    struct { uint32_t word; uint8_t class; } seen[SEEN] = {{0, 0}};
    uint32_t f[FH_TAG_FEATURES];
    uint8_t before = 0, before2 = 0;
    for (uint32_t k = 0; k < d->report.n_tokens; k++) {
        const fh_token *t = &d->report.tokens[k];
        if (t->flags & FH_TOKEN_SENTENCE) before = before2 = 0;
        uint32_t slot = t->word & (SEEN - 1);
        uint8_t last = seen[slot].word == t->word ? seen[slot].class : 15;
        fh_tag__entity_alone(words + k + PAD, pos + k, f);
        fh_tag__entity_after(words + k + PAD, pos + k, before, before2, last, f);
        unsigned said = guess(p, f, FH_TAG_FEATURES);
        if (teach && d->pos[k] != FH_POS_UNKNOWN) learn(p, f, FH_TAG_FEATURES, d->entity[k], said);
        uint8_t class = repaired(before, (uint8_t)said);
        if (t->flags & FH_TOKEN_CAPITAL) {
            seen[slot].word = t->word;
            seen[slot].class = class;
        }
        out[k] = class;
        before2 = before;
        before = class;
    }
}

typedef enum { PASS_POS, PASS_ENTITIES } pass_kind;

static void epoch(pass_kind kind, perceptron *parts, perceptron *entities, const gold_corpus *c, uint64_t seed, bool teach, uint32_t *right, uint32_t *known, entity_count *count) {
    uint32_t *order = malloc(c->n_docs * sizeof *order);
    for (uint32_t i = 0; i < c->n_docs; i++) order[i] = i;
    if (teach) gold_shuffle(order, c->n_docs, seed);
    fh_arena *arena = fh_arena_new(NULL, 0);
    for (uint32_t i = 0; i < c->n_docs; i++) {
        const gold_doc *d = &c->docs[order[i]];
        fh_tag_word *words = fh_tag__words(arena, &d->report);
        uint8_t *pos = fh_new_n(arena, uint8_t, d->report.n_tokens + 4), *out = fh_new_n(arena, uint8_t, d->report.n_tokens + 1);
        *right += pass_pos(parts, d, words, pos + PAD, teach && kind == PASS_POS, known);
        if (kind == PASS_ENTITIES) {
            pass_entities(entities, d, words, pos + PAD, out, teach);
            count_entities(out, d->entity, d->report.n_tokens, count);
        }
        fh_arena_reset(arena);
    }
    fh_arena_free(arena);
    free(order);
}

static void leave_out(gold_corpus *c, uint32_t fold, uint32_t folds) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n_docs; i++)
        if (i % folds != fold) c->docs[n++] = c->docs[i];
    c->n_docs = n;
}

int main(int argc, char **argv) {
    if (argc < 3) return fprintf(stderr, "usage: train_tagger FOLDER OUT [EPOCHS]\n"), 2;
    int epochs = argc > 3 ? atoi(argv[3]) : 8;
    gold_corpus train = gold_read(argv[1], "train"), dev = gold_read(argv[1], "dev");
    if (argc > 5) leave_out(&train, (uint32_t)atoi(argv[4]), (uint32_t)atoi(argv[5]));
    perceptron *parts = perceptron_new(POS_ROWS, FH_TAG_POS_STRIDE, FH_POS_COUNT), *entities = perceptron_new(ENTITY_ROWS, FH_TAG_ENTITY_STRIDE, FH_TAG_ENTITIES);
    char *out = malloc(64 + (size_t)POS_ROWS * FH_TAG_POS_STRIDE + (size_t)ENTITY_ROWS * FH_TAG_ENTITY_STRIDE);
    uint32_t right = 0, known = 0;
    entity_count count = {0, 0, 0};
    for (int e = 0; e < epochs; e++) {
        right = known = 0;
        epoch(PASS_POS, parts, entities, &train, (uint64_t)e + 1, true, &right, &known, &count);
        printf("epoch %d: part of speech %.4f of %u\n", e + 1, right / (double)known, known);
    }
    size_t bytes = finish(parts, out);
    for (int e = 0; e < epochs; e++) {
        count = (entity_count){0, 0, 0};
        epoch(PASS_ENTITIES, parts, entities, &train, (uint64_t)e + 100, true, &right, &known, &count);
        printf("epoch %d: entities F1 %.4f\n", e + 1, 2.0 * count.both / (count.said + count.gold));
    }
    bytes += finish(entities, out + bytes);
    right = known = 0;
    count = (entity_count){0, 0, 0};
    epoch(PASS_ENTITIES, parts, entities, &dev, 0, false, &right, &known, &count);
    printf("dev: part of speech %.4f of %u tokens, entities F1 %.4f of %u\n", right / (double)known, known, 2.0 * count.both / (count.said + count.gold), count.gold);
    FILE *file = fopen(argv[2], "wb");
    if (!file || fwrite(out, 1, bytes, file) != bytes || fclose(file)) return fprintf(stderr, "%s: cannot be written\n", argv[2]), 3;
    return 0;
}
