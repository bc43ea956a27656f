/* SPDX-License-Identifier: MIT
 *
 * page/model.c - boosted trees in two rounds.
 *
 * The first round judges each block by its figures. The second sees the same figures and the first one's
 * opinion of the block and of what is around it: three neighbours on either side, a fading mean of all on
 * the left and on the right, the share of all text behind it, the mean over blocks that are marked up
 * alike, and the best on the page. (Stacked sequential learning, Cohen and Carvalho, IJCAI 2005.)
 *
 * A tree is an array of 8-byte nodes in depth-first order: the left child is the next node, the right one
 * `skip` nodes on; a leaf has figure LEAF and its value in place of a threshold. tools/train_page.py writes
 * the weights and says where they come from. Cost: blocks times trees times depth. */
#include "page/model.h"

#include <math.h>

#include "base/embed.h"

FH_EMBED(page_trees, "page.bin");
FH_EMBED(page_line_trees, "page_lines.bin");

enum { LEAF = UINT16_MAX, VERSION = 1, CONTEXT = 12, REACH = 3, HEADER_BYTES = 28 };

#define SETTLED 0.03f  /* probability */
#define HOPELESS -4.5f /* log-odds */

typedef struct tree_node {
    uint16_t figure, skip;
    float threshold;
} tree_node;

typedef struct forest {
    uint32_t n_first, n_second, n_figures, n_nodes;
    float cut;
    const uint32_t *roots;
    const tree_node *nodes;
} forest;

/* The weights are little-endian, as are the machines this runs on; a build for another would refuse them here. */
static bool open_forest(fh_str file, forest *f) {
    uint32_t head[6];
    if (file.len < HEADER_BYTES || memcmp(file.ptr, "FHPG", 4) != 0) return false;
    memcpy(head, file.ptr + 4, 20);
    memcpy(&f->cut, file.ptr + 24, 4);
    f->n_first = head[1];
    f->n_second = head[2];
    f->n_figures = head[3];
    f->n_nodes = head[4];
    f->roots = (const uint32_t *)(const void *)(file.ptr + HEADER_BYTES);
    f->nodes = (const tree_node *)(const void *)(file.ptr + HEADER_BYTES + 4 * (size_t)(f->n_first + f->n_second));
    size_t bytes = HEADER_BYTES + 4 * (size_t)(f->n_first + f->n_second) + sizeof(tree_node) * (size_t)f->n_nodes;
    return head[0] == VERSION && f->n_figures == FH_FEATURES && file.len == bytes;
}

static float one_tree(const tree_node *n, const float *row) {
    while (n->figure != LEAF) n += row[n->figure] <= n->threshold ? 1 : n->skip;
    return n->threshold;
}

static float judge_one(const forest *f, uint32_t first, uint32_t n_trees, const float *row) {
    float sum = 0;
    for (uint32_t t = first; t < first + n_trees; t++) {
        sum += one_tree(f->nodes + f->roots[t], row);
        if (t == first + n_trees / 3 && sum < HOPELESS) break; /* most of a page is menus: a third of the trees will do */
    }
    return 1.0f / (1.0f + expf(-sum));
}

/* The first round's opinions, and what the second needs of them. */
typedef struct around {
    size_t n;
    float *p, *weight;    /* of each block: opinion, logarithm of its words */
    float *left, *right, *behind;
    float *kind;          /* a mean for each kind of block */
    float best;
} around;

static bool make_around(fh_arena *arena, const fh_page_features *f, size_t n, around *a) {
    float **arrays[] = {&a->p, &a->weight, &a->left, &a->right, &a->behind};
    a->n = n;
    for (size_t k = 0; k < sizeof arrays / sizeof *arrays; k++)
        if (!(*arrays[k] = fh_new_n(arena, float, n + 1))) return false;
    return (a->kind = fh_new_n(arena, float, 2 * fh_page__features_kinds(f) + 2)) != NULL;
}

static void first_round(const forest *trees, const fh_page_features *f, around *a, float *row) {
    for (size_t i = 0; i < a->n; i++) {
        fh_page__features_row(f, i, row);
        a->p[i] = judge_one(trees, 0, trees->n_first, row);
        a->weight[i] = row[1];
    }
}

static void look_around(const fh_page_features *f, around *a) {
    size_t kinds = fh_page__features_kinds(f);
    float left = 0, right = 0, sum = 0, *kind_weight = a->kind + kinds;
    for (size_t i = 0; i < a->n; i++) {
        float p = a->p[i], w = a->weight[i];
        uint32_t kind = fh_page__features_kind(f, i);
        a->left[i] = left;
        left = 0.7f * left + 0.3f * p * w / 8;
        a->behind[i] = sum += p * w;
        a->kind[kind] += p * w;
        kind_weight[kind] += w;
        if (p > a->best) a->best = p;
    }
    for (size_t i = a->n; i-- > 0;) {
        a->right[i] = right;
        right = 0.7f * right + 0.3f * a->p[i] * a->weight[i] / 8;
        a->behind[i] /= sum + 1e-6f;
    }
    for (size_t k = 0; k < kinds; k++) a->kind[k] /= kind_weight[k] > 1e-6f ? kind_weight[k] : 1e-6f;
}

static void put_context(const around *a, uint32_t kind, size_t i, float *out) {
    size_t k = 0;
    for (size_t d = REACH; d > 0; d--) out[k++] = i >= d ? a->p[i - d] : 0;
    for (size_t d = 1; d <= REACH; d++) out[k++] = i + d < a->n ? a->p[i + d] : 0;
    out[k++] = a->p[i];
    out[k++] = a->left[i];
    out[k++] = a->right[i];
    out[k++] = a->behind[i];
    out[k++] = a->kind[kind];
    out[k++] = a->best;
}

/* Whether the first round found nothing at block i and around it: the second would not either. */
static bool is_settled(const around *a, size_t i) {
    size_t from = i > REACH ? i - REACH : 0, to = i + REACH < a->n ? i + REACH : a->n - 1;
    for (size_t k = from; k <= to; k++)
        if (a->p[k] > SETTLED) return false;
    return true;
}

fh_page_opinion fh_page__judge(fh_arena *arena, const fh_page_features *f, size_t n_blocks, bool html) {
    forest trees;
    float row[FH_FEATURES + CONTEXT], *second = fh_new_n(arena, float, n_blocks + 1);
    around a = {0};
    if (!second || !make_around(arena, f, n_blocks, &a)) return (fh_page_opinion){0};
    if (!open_forest(html ? FH_EMBEDDED(page_trees) : FH_EMBEDDED(page_line_trees), &trees)) return (fh_page_opinion){0};
    first_round(&trees, f, &a, row);
    look_around(f, &a);
    for (size_t i = 0; i < n_blocks; i++) {
        second[i] = a.p[i];
        if (is_settled(&a, i)) continue;
        fh_page__features_row(f, i, row); /* computed again: rows of all blocks would outweigh the page */
        put_context(&a, fh_page__features_kind(f, i), i, row + FH_FEATURES);
        second[i] = judge_one(&trees, trees.n_first, trees.n_second, row);
    }
    return (fh_page_opinion){second, trees.cut};
}
