/* SPDX-License-Identifier: MIT */
#include "lineage/witnesses.h"

#include "base/buf.h"
#include "lineage/table.h"
#include "unit/lineage/tests.h"
#include "unit/unit.h"

typedef struct desk {
    fh_arena *keep, *scratch;
    const fh_str *names;
    uint32_t n;
    fh_lineage lineage;
    fh_error err;
} desk;

static fh_status read(desk *d, fh_str table) {
    *d = (desk){.keep = fh_arena_new(NULL, 0), .scratch = fh_arena_new(NULL, 0)};
    return fh_lineage_witnesses(d->keep, d->scratch, table, &d->names, &d->n, &d->lineage, &d->err);
}

static void free_desk(desk *d) {
    fh_arena_free(d->keep);
    fh_arena_free(d->scratch);
}

static uint32_t number(const desk *d, const char *name) {
    for (uint32_t i = 0; i < d->n; i++)
        if (fh_str_equal(d->names[i], fh_str_of(name))) return i;
    fail();
    return 0;
}

static const fh_edge *edge(const desk *d, uint32_t child, uint32_t parent) {
    for (uint32_t i = 0; i < d->lineage.n_edges; i++)
        if (d->lineage.edges[i].child == child && d->lineage.edges[i].parent == parent) return &d->lineage.edges[i];
    return NULL;
}

static bool joined(const desk *d, const char *a, const char *b) {
    return edge(d, number(d, a), number(d, b)) || edge(d, number(d, b), number(d, a));
}

/* `places` lines; witness w reads "x" where `same(w, k)` is 0, else "y" with that number. */
static fh_str table_of(fh_arena *arena, const char *head, uint32_t witnesses, uint32_t places, int (*differs)(uint32_t, uint32_t)) {
    fh_buf b = {.arena = arena};
    fh_buf_add(&b, fh_str_of(head));
    for (uint32_t k = 0; k < places; k++) {
        for (uint32_t w = 0; w < witnesses; w++) {
            int d = differs(w, k);
            fh_buf_format(&b, "%c%s%.0d", w ? '\t' : '\n', d ? "y" : "x", d);
        }
    }
    return fh_buf_str(&b);
}

/* A is the text; B and C share ten changes and have five each of their own; D follows A closely. */
static int two_with_common_errors(uint32_t w, uint32_t k) {
    if ((w == 1 || w == 2) && k < 10) return 1;
    if (w == 1 && k >= 10 && k < 15) return 2;
    if (w == 2 && k >= 15 && k < 20) return 3;
    return w == 3 && k >= 20 && k < 22 ? 4 : 0;
}

static void common_errors_come_from_a_lost_copy(void **state) {
    (void)state;
    desk d;
    fh_arena *arena = fh_arena_new(NULL, 0);
    assert_int_equal(read(&d, table_of(arena, "A\tB\tC\tD", 4, 60, two_with_common_errors)), FH_OK);
    assert_int_equal(d.lineage.n_lost, 1);
    assert_non_null(edge(&d, number(&d, "B"), d.n));
    assert_non_null(edge(&d, number(&d, "C"), d.n));
    assert_string_equal(d.lineage.lost[0].ptr, "\xce\xb1");
    free_desk(&d);
    fh_arena_free(arena);
}

/* Each witness has the changes of the one before and four more. */
static int chain(uint32_t w, uint32_t k) { return k < 4 * w ? (int)(k + 1) : 0; }

static void a_witness_may_stand_at_an_inner_node(void **state) {
    (void)state;
    desk d;
    fh_arena *arena = fh_arena_new(NULL, 0);
    assert_int_equal(read(&d, table_of(arena, "A\tB\tC\tD", 4, 40, chain)), FH_OK);
    assert_int_equal(d.lineage.n_lost, 0);
    assert_true(joined(&d, "A", "B") && joined(&d, "B", "C") && joined(&d, "C", "D"));
    free_desk(&d);
    fh_arena_free(arena);
}

/* A and B each have twenty changes of their own against E; C has all of A's and, in the last quarter, B's. */
static int changes_exemplars(uint32_t w, uint32_t k) {
    bool of_a = k < 60 && k % 3 == 0, of_b = k >= 60 && k % 3 == 0;
    return ((w == 0 || w == 2) && of_a) || (w == 1 && of_b) || (w == 2 && of_b && k >= 90);
}

static void readings_that_no_tree_explains_give_a_witness_two_parents(void **state) {
    (void)state;
    desk d;
    fh_arena *arena = fh_arena_new(NULL, 0);
    assert_int_equal(read(&d, table_of(arena, "A\tB\tC\tE", 4, 120, changes_exemplars)), FH_OK);
    assert_int_equal(d.lineage.n_edges, 4); /* one of the four has two parents: which, the readings do not tell */
    assert_true(joined(&d, "A", "C") && joined(&d, "C", "B") && joined(&d, "A", "E") && joined(&d, "B", "E"));
    free_desk(&d);
    fh_arena_free(arena);
}

static void the_order_of_columns_does_not_matter(void **state) {
    (void)state;
    desk d, e;
    assert_int_equal(read(&d, FH_STR("A\tB\tC\n1\t1\t2\n1\t2\t2\n3\t3\t4\n5\t5\t5\n")), FH_OK);
    assert_int_equal(read(&e, FH_STR("C\tB\tA\n2\t1\t1\n2\t2\t1\n4\t3\t3\n5\t5\t5\n")), FH_OK);
    assert_int_equal(d.lineage.n_edges, e.lineage.n_edges);
    for (uint32_t i = 0; i < d.lineage.n_edges; i++) {
        assert_int_equal(d.lineage.edges[i].child, e.lineage.edges[i].child);
        assert_int_equal(d.lineage.edges[i].parent, e.lineage.edges[i].parent);
    }
    free_desk(&d);
    free_desk(&e);
}

static void quoted_cells_keep_commas_and_line_labels_are_no_witness(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    fh_lineage__table t;
    assert_int_equal(fh_lineage__read_table(arena, scratch, FH_STR("\xef\xbb\xbfplace,\"A\"\"1\",B\r\n1.1,\"so, then\",\r\n1.2,x,?\r\n"), &t, NULL), FH_OK);
    assert_int_equal(t.n, 2);
    assert_true(fh_str_equal(t.witnesses[0], FH_STR("A\"1")));
    assert_true(fh_str_equal(t.wording[0][0], FH_STR("so, then")));
    assert_true(fh_str_equal(t.labels[1], FH_STR("1.2")));
    assert_int_equal(t.readings[1][0], FH_LINEAGE_OMITTED);
    assert_int_equal(t.readings[1][1], FH_LINEAGE_UNKNOWN);
    fh_arena_free(arena);
    fh_arena_free(scratch);
}

static void words_left_out_in_a_row_count_once(void **state) {
    (void)state;
    fh_arena *arena = fh_arena_new(NULL, 0), *scratch = fh_arena_new(NULL, 0);
    fh_lineage__table t;
    assert_int_equal(fh_lineage__read_table(arena, scratch, FH_STR("A\tB\na\t-\nb\tom.\nc\t\nd\td\ne\t-\n"), &t, NULL), FH_OK);
    const uint16_t *b = t.readings[1];
    assert_int_equal(b[0], FH_LINEAGE_OMITTED);
    assert_int_equal(b[1], FH_LINEAGE_UNKNOWN);
    assert_int_equal(b[2], FH_LINEAGE_UNKNOWN);
    assert_int_equal(b[4], FH_LINEAGE_OMITTED);
    fh_arena_free(arena);
    fh_arena_free(scratch);
}

static void a_wrong_table_is_refused_with_its_line(void **state) {
    (void)state;
    static const struct { const char *table, *why; } cases[] = {
        {"A\tA\nx\ty\n", "line 1: two witnesses are called 'A'"},
        {"A\tB\nx\ty\n\nx\ty\tz\n", "line 4: 3 cells, where the first line names 2 columns"},
        {"A\tB\n", "the collation table has no line after its first: nothing is collated"},
        {"A\n", "line 1: a collation table names its witnesses here, two or more, parted by tabs or commas"},
        {"A\t\tB\nx\ty\tz\n", "line 1: witness in column 2 has no name"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        desk d;
        assert_int_equal(read(&d, fh_str_of(cases[i].table)), FH_EINPUT);
        assert_string_equal(d.err.msg, cases[i].why);
        free_desk(&d);
    }
}

int test_witnesses(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(common_errors_come_from_a_lost_copy),
        cmocka_unit_test(a_witness_may_stand_at_an_inner_node),
        cmocka_unit_test(readings_that_no_tree_explains_give_a_witness_two_parents),
        cmocka_unit_test(the_order_of_columns_does_not_matter),
        cmocka_unit_test(quoted_cells_keep_commas_and_line_labels_are_no_witness),
        cmocka_unit_test(words_left_out_in_a_row_count_once),
        cmocka_unit_test(a_wrong_table_is_refused_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
