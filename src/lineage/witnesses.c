/* SPDX-License-Identifier: MIT
 *
 * lineage/witnesses.c - the stemma of a collation table.
 *
 *   table      what each witness reads at each place           table.c
 *   tree       the fewest changes, with lost copies            grow.c
 *   archetype  from which node it all descends                 archetype.c
 *   exemplars  witnesses copied from several: contamination    exemplars.c
 *
 * Here these become edges with evidence: how many places agree, which readings a copy shares with its parent against
 * what is above, and where it follows another exemplar. Lost copies bear the letters that editors give them: omega the
 * archetype, alpha and so on those below. */
#include "lineage/witnesses.h"

#include <math.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "lineage/tradition.h"

static const float COPY = .97f; /* share of equal readings of a copy; below it is edited */

typedef struct writer {
    fh_arena *keep;
    const fh_lineage__tradition *t;
    const fh_str *names; /* per node */
    FH_VEC(fh_edge) edges;
} writer;

typedef FH_VEC(fh_evidence) evidence_vec;

/* ---- names of lost copies ---------------------------------------------------------------------------------- */

static bool is_taken(const fh_lineage__table *table, fh_str name) {
    for (uint32_t i = 0; i < table->n; i++)
        if (fh_str_equal(table->witnesses[i], name)) return true;
    return false;
}

/* Greek letters in their order, without omega; after them, with a number. */
static fh_str letter(fh_arena *keep, uint32_t k) {
    enum { FIRST = 0x3b1, N = 23, FINAL_SIGMA = 17 };
    char bytes[4];
    uint32_t at = k % N;
    size_t n = fh_utf8_put(FIRST + at + (at >= FINAL_SIGMA), bytes);
    fh_str s = fh_str_copy(keep, (fh_str){bytes, n});
    return k < N ? s : fh_str_format(keep, "%.*s%u", FH_STR_ARGS(s), k / N + 1);
}

static fh_str *name_nodes(fh_arena *keep, const fh_lineage__tradition *t) {
    fh_str *names = fh_new_n(keep, fh_str, t->n), omega = FH_STR("\xcf\x89");
    for (uint32_t v = 0, k = 0; names && v < t->n; v++) {
        if (v < t->table->n) names[v] = t->table->witnesses[v];
        else if (t->parent[v] == FH_NONE && !is_taken(t->table, omega)) names[v] = omega;
        else do names[v] = letter(keep, k++); while (is_taken(t->table, names[v]) && names[v].len);
    }
    return names;
}

/* ---- evidence ----------------------------------------------------------------------------------------------- */

static void add(const writer *w, evidence_vec *out, fh_evidence_type type, fh_str note) {
    fh_vec_push(w->keep, out, (fh_evidence){type, note});
}

static fh_str place_name(const writer *w, uint32_t k) {
    fh_str label = w->t->table->labels[k];
    return label.len ? label : fh_str_format(w->keep, "%u", k + 1);
}

/* The reading of node v at place k, short enough for a line. */
static fh_str reading(const writer *w, uint32_t v, uint32_t k) {
    enum { MOST_BYTES = 40 };
    uint16_t r = w->t->rows[v][k];
    if (r <= FH_LINEAGE_OMITTED) return FH_STR("(left out)");
    fh_str s = w->t->table->wording[k][r - FH_LINEAGE_OMITTED - 1];
    if (s.len <= MOST_BYTES) return s;
    size_t end = MOST_BYTES;
    while (end > 0 && ((unsigned char)s.ptr[end] & 0xc0) == 0x80) end--;
    return fh_str_cut(s, 0, end);
}

static float say_agreement(const writer *w, uint32_t child, uint32_t parent, evidence_vec *out) {
    const uint16_t *c = w->t->rows[child], *p = w->t->rows[parent];
    uint32_t known = 0, same = 0;
    for (uint32_t k = 0; k < w->t->table->n_places; k++) {
        known += c[k] && p[k];
        same += c[k] && c[k] == p[k];
    }
    add(w, out, FH_EVIDENCE_PASSAGE, fh_str_format(w->keep, "the same reading at %u of %u places", same, known));
    return known ? (float)same / (float)known : 0;
}

/* What child and parent have against the node above the parent: the common errors. The example is the reading that
 * the fewest witnesses have. */
static void say_shared_changes(const writer *w, uint32_t child, uint32_t parent, evidence_vec *out) {
    const fh_lineage__tradition *t = w->t;
    uint32_t above = t->parent[parent], best = FH_NONE, fewest = FH_NONE, n = 0;
    if (above == FH_NONE) return;
    const uint16_t *c = t->rows[child], *p = t->rows[parent], *a = t->rows[above];
    for (uint32_t k = 0; k < t->table->n_places; k++) {
        if (!c[k] || c[k] != p[k] || !a[k] || a[k] == c[k]) continue;
        uint32_t have = 0;
        for (uint32_t v = 0; v < t->table->n; v++) have += t->rows[v][k] == c[k];
        if (have < fewest) fewest = have, best = k;
        n++;
    }
    if (!n) return;
    add(w, out, FH_EVIDENCE_SHARED_CHANGE, fh_str_format(w->keep, "has %u reading%s that %.*s has not, such as \"%.*s\" for \"%.*s\" at %.*s", n, n == 1 ? "" : "s",
        FH_STR_ARGS(w->names[above]), FH_STR_ARGS(reading(w, child, best)), FH_STR_ARGS(reading(w, above, best)), FH_STR_ARGS(place_name(w, best))));
}

static void say_contamination(const writer *w, const fh_lineage__exemplar *e, evidence_vec *out) {
    bool all = e->first == 0 && e->last + 1 == w->t->table->n_places;
    fh_str where = all ? FH_STR("here and there") : fh_str_format(w->keep, "from %.*s to %.*s", FH_STR_ARGS(place_name(w, e->first)), FH_STR_ARGS(place_name(w, e->last)));
    add(w, out, FH_EVIDENCE_SHARED_CHANGE, fh_str_format(w->keep, "contamination: follows %.*s against %.*s at %u places %.*s", FH_STR_ARGS(w->names[e->from]),
        FH_STR_ARGS(w->names[w->t->parent[e->copy]]), e->agreements, FH_STR_ARGS(where)));
}

/* ---- edges ---------------------------------------------------------------------------------------------------- */

/* How plainly the nearest other node is farther from the child than its parent is. */
static float plainness(const fh_lineage__tradition *t, uint32_t child) {
    float here = fh_lineage__apart(t, child, t->parent[child]), next = INFINITY;
    for (uint32_t u = 0; u < t->n; u++)
        if (u != child && u != t->parent[child] && t->parent[u] != child && fh_lineage__apart(t, child, u) < next) next = fh_lineage__apart(t, child, u);
    return next == INFINITY ? 1 : 1 / (1 + expf((here - next) / 2));
}

static void push(writer *w, uint32_t child, uint32_t parent, float share, float confidence, const evidence_vec *evidence) {
    fh_vec_push(w->keep, &w->edges, (fh_edge){.child = child, .parent = parent, .kind = share >= COPY ? FH_EDGE_COPY : FH_EDGE_EDITED, .share = share,
                                              .confidence = confidence, .evidence = evidence->at, .n_evidence = (uint32_t)evidence->n});
}

static void write_edges(writer *w) {
    const fh_lineage__tradition *t = w->t;
    for (uint32_t v = 0; v < t->n; v++) {
        if (t->parent[v] == FH_NONE) continue;
        evidence_vec evidence = {0};
        float share = say_agreement(w, v, t->parent[v], &evidence);
        say_shared_changes(w, v, t->parent[v], &evidence);
        push(w, v, t->parent[v], share, plainness(t, v) * t->above[v], &evidence);
    }
    for (size_t i = 0; i < t->exemplars.n; i++) {
        const fh_lineage__exemplar *e = &t->exemplars.at[i];
        evidence_vec evidence = {0};
        float share = say_agreement(w, e->copy, e->from, &evidence);
        say_contamination(w, e, &evidence);
        push(w, e->copy, e->from, share, 1 / (1 + expf(-e->gain / 2)), &evidence);
    }
}

static int by_child(const void *a, const void *b) {
    const fh_edge *x = a, *y = b;
    if (x->child != y->child) return x->child < y->child ? -1 : 1;
    return x->parent < y->parent ? -1 : x->parent > y->parent;
}

fh_status fh_lineage_witnesses(fh_arena *keep, fh_arena *scratch, fh_str text, const fh_str **ret_witnesses, uint32_t *ret_n,
                               fh_lineage *ret_lineage, fh_error *err) {
    fh_lineage__table table;
    fh_lineage__tradition t;
    size_t bad = 0;
    if (!fh_utf8_valid(text, &bad)) return fh_fail(err, FH_EINPUT, bad, "byte %zu is no UTF-8; save the table as UTF-8", bad);
    fh_status status = fh_lineage__read_table(keep, scratch, text, &table, err);
    if (status) return status;
    fh_lineage__grow_tree(keep, scratch, &table, &t);
    if (!fh_arena_status(keep) && !fh_arena_status(scratch)) fh_lineage__find_archetype(scratch, &t);
    if (!fh_arena_status(keep) && !fh_arena_status(scratch)) fh_lineage__find_exemplars(keep, &t);
    writer w = {.keep = keep, .t = &t, .names = fh_arena_status(keep) || fh_arena_status(scratch) ? NULL : name_nodes(keep, &t)};
    if (w.names) write_edges(&w);
    fh_sort(w.edges.at, w.edges.n, sizeof *w.edges.at, by_child);
    status = fh_fail_arena(err, keep);
    if (!status) status = fh_fail_arena(err, scratch);
    if (status) return status;
    *ret_witnesses = table.witnesses;
    *ret_n = table.n;
    *ret_lineage = (fh_lineage){.edges = w.edges.at, .n_edges = (uint32_t)w.edges.n, .lost = w.names + table.n, .n_lost = t.n - table.n};
    return FH_OK;
}
