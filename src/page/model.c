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
    for (uint32_t t = first; t < first + n_trees; t++) sum += one_tree(f->nodes + f->roots[t], row);
    return 1.0f / (1.0f + expf(-sum));
}

/* Opinions of the first round, summed up for the second. */
typedef struct around {
    float *left, *right, *behind, *kin; /* kin: a mean for each signature */
    float best;
} around;

static bool look_around(fh_arena *arena, const fh_page_features *f, const float *p, around *a) {
    size_t n = f->n;
    float *kin_weight = fh_new_n(arena, float, f->n_kin + 1);
    a->left = fh_new_n(arena, float, n + 1);
    a->right = fh_new_n(arena, float, n + 1);
    a->behind = fh_new_n(arena, float, n + 1);
    a->kin = fh_new_n(arena, float, f->n_kin + 1);
    if (!kin_weight || !a->left || !a->right || !a->behind || !a->kin) return false;
    float left = 0, right = 0, sum = 0;
    for (size_t i = 0; i < n; i++) {
        float w = f->rows[i * FH_FEATURES + 1];
        a->left[i] = left;
        left = 0.7f * left + 0.3f * p[i] * w / 8;
        a->behind[i] = sum += p[i] * w;
        a->kin[f->kin[i]] += p[i] * w;
        kin_weight[f->kin[i]] += w;
        if (p[i] > a->best) a->best = p[i];
    }
    for (size_t i = n; i-- > 0;) {
        a->right[i] = right;
        right = 0.7f * right + 0.3f * p[i] * f->rows[i * FH_FEATURES + 1] / 8;
        a->behind[i] /= sum + 1e-6f;
    }
    for (size_t k = 0; k < f->n_kin; k++) a->kin[k] /= kin_weight[k] > 1e-6f ? kin_weight[k] : 1e-6f;
    return true;
}

static void put_context(const fh_page_features *f, const float *p, const around *a, size_t i, float *out) {
    size_t k = 0;
    for (size_t d = REACH; d > 0; d--) out[k++] = i >= d ? p[i - d] : 0;
    for (size_t d = 1; d <= REACH; d++) out[k++] = i + d < f->n ? p[i + d] : 0;
    out[k++] = p[i];
    out[k++] = a->left[i];
    out[k++] = a->right[i];
    out[k++] = a->behind[i];
    out[k++] = a->kin[f->kin[i]];
    out[k++] = a->best;
}

fh_page_opinion fh_page__judge(fh_arena *arena, const fh_page_features *f, bool html) {
    forest trees;
    float row[FH_FEATURES + CONTEXT];
    around a = {0};
    float *first = fh_new_n(arena, float, f->n + 1), *second = fh_new_n(arena, float, f->n + 1);
    if (!first || !second || !open_forest(html ? FH_EMBEDDED(page_trees) : FH_EMBEDDED(page_line_trees), &trees)) return (fh_page_opinion){0};
    for (size_t i = 0; i < f->n; i++) first[i] = judge_one(&trees, 0, trees.n_first, f->rows + i * FH_FEATURES);
    if (!look_around(arena, f, first, &a)) return (fh_page_opinion){0};
    for (size_t i = 0; i < f->n; i++) {
        memcpy(row, f->rows + i * FH_FEATURES, FH_FEATURES * sizeof *row);
        put_context(f, first, &a, i, row + FH_FEATURES);
        second[i] = judge_one(&trees, trees.n_first, trees.n_second, row);
    }
    return (fh_page_opinion){second, trees.cut};
}
