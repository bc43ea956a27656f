/* SPDX-License-Identifier: MIT */
#include "lineage/branching.h"

#include "unit/lineage/tests.h"
#include "unit/unit.h"

enum { N = 6 };

static double sum_of(const fh_lineage__arc *arcs, const uint32_t *arc_of, uint32_t root) {
    double sum = 0;
    for (uint32_t v = 0; v < N; v++)
        if (v != root) sum += arcs[arc_of[v]].weight;
    return sum;
}

/* Every choice of one arc a node is tried; what closes a circle is no branching. */
static double best_by_trying(const fh_lineage__arc *arcs, uint32_t n_arcs, uint32_t root, uint32_t v, uint32_t *arc_of, double sum) {
    if (v == N) {
        for (uint32_t u = 0; u < N; u++) {
            uint32_t at = u, steps = 0;
            while (at != root && steps++ < N) at = arcs[arc_of[at]].parent;
            if (at != root) return -1e9;
        }
        return sum;
    }
    if (v == root) return best_by_trying(arcs, n_arcs, root, v + 1, arc_of, sum);
    double best = -1e9;
    for (uint32_t i = 0; i < n_arcs; i++) {
        if (arcs[i].child != v) continue;
        arc_of[v] = i;
        double got = best_by_trying(arcs, n_arcs, root, v + 1, arc_of, sum + arcs[i].weight);
        if (got > best) best = got;
    }
    return best;
}

static void finds_the_best_of_all_branchings(void **state) {
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 200; round++) {
        fh_lineage__arc arcs[N * N];
        uint32_t n = 0, arc_of[N], tried[N], root = (uint32_t)round % N;
        for (uint32_t c = 0; c < N; c++)
            for (uint32_t p = 0; p < N; p++) {
                seed = seed * 1664525 + 1013904223;
                if (c != p && c != root && (p == root || seed >> 30)) arcs[n++] = (fh_lineage__arc){c, p, (seed >> 8) % 1000};
            }
        fh_arena *a = fh_arena_new(NULL, 0);
        fh_lineage__branch(a, arcs, n, N, root, arc_of);
        assert_int_equal(arc_of[root], UINT32_MAX);
        assert_true(sum_of(arcs, arc_of, root) == best_by_trying(arcs, n, root, 0, tried, 0));
        for (uint32_t v = 0; v < N; v++) {
            uint32_t at = v, steps = 0;
            for (; at != root && steps <= N; steps++) at = arcs[arc_of[at]].parent;
            assert_true(at == root);
        }
        fh_arena_free(a);
    }
}

int test_branching(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_the_best_of_all_branchings)};
    return cmocka_run_group_tests_name("lineage/branching", tests, NULL, NULL);
}
