/* SPDX-License-Identifier: MIT
 *
 * lineage/table.c - reads collation tables.
 *
 * Tables come from CollateX, from spreadsheets and from papers: what parts cells is told by the first line, a byte
 * order mark and returns at the ends of lines are passed over. Witnesses are put in the order of their names, so that
 * the answer does not depend on the order of the columns. Readings are compared to the letter: what is mere spelling
 * is for the scholar to say.
 *
 * Cost: linear in the table, but for sorting names. Invariant: at each place readings are numbered without a gap. */
#include "lineage/table.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/vec.h"

enum { MOST_WITNESSES = 2000, MOST_READINGS = 60000 };

typedef FH_VEC(fh_str) str_vec;

typedef struct reader {
    fh_arena *keep, *scratch;
    fh_str rest;
    uint64_t line; /* of what was read last, from 1 */
    char separator;
    fh_error *err;
} reader;

/* ---- cells ------------------------------------------------------------------------------------------ */

static bool next_line(reader *r, fh_str *ret_line) {
    if (!fh_str_next(&r->rest, '\n', ret_line)) return false;
    if (ret_line->len && ret_line->ptr[ret_line->len - 1] == '\r') ret_line->len--;
    r->line++;
    return true;
}

/* A cell in quotation marks, which may be doubled inside; *at stands after the opening one. */
static fh_str quoted_cell(reader *r, fh_str line, size_t *at) {
    char *out = fh_arena_alloc_raw(r->keep, line.len - *at + 1, 1, 1);
    size_t n = 0;
    while (out && *at < line.len) {
        char c = line.ptr[(*at)++];
        if (c == '"' && (*at >= line.len || line.ptr[*at] != '"')) break;
        if (c == '"') (*at)++;
        out[n++] = c;
    }
    while (*at < line.len && line.ptr[*at] != r->separator) (*at)++;
    return (fh_str){out, out ? n : 0};
}

static void split(reader *r, fh_str line, str_vec *out) {
    out->n = 0;
    for (size_t at = 0; at <= line.len; at++) {
        fh_str cell;
        if (r->separator != '\t' && at < line.len && line.ptr[at] == '"') {
            at++;
            cell = quoted_cell(r, line, &at);
        } else {
            size_t end = fh_str_find_char(line, r->separator, at);
            if (end == SIZE_MAX) end = line.len;
            cell = fh_str_cut(line, at, end);
            at = end;
        }
        fh_vec_push(r->scratch, out, fh_str_trim(cell));
    }
}

static bool is_one_of(fh_str s, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (fh_str_equal_nocase(s, fh_str_of(words[i]))) return true;
    return false;
}
#define IS_ONE_OF(s, ...) is_one_of((s), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static bool is_label(fh_str s) {
    return !s.len || IS_ONE_OF(s, "#", "no", "no.", "nr", "nr.", "id", "place", "locus", "location", "line", "unit", "ref", "row", "verse", "lemma");
}
static bool is_omitted(fh_str s) { return !s.len || IS_ONE_OF(s, "-", "om", "om.", "\xe2\x80\x93", "\xe2\x80\x94"); }
static bool is_unknown(fh_str s) { return IS_ONE_OF(s, "?", "??", "lac", "lac.", "[...]", "[\xe2\x80\xa6]", "NA"); }

/* ---- the first line ----------------------------------------------------------------------------------- */

typedef struct column { fh_str name; uint32_t at; } column; /* at: cell of a line */

static int by_name(const void *a, const void *b) {
    const column *x = a, *y = b;
    int c = fh_str_order(x->name, y->name);
    return c ? c : x->at < y->at ? -1 : x->at > y->at;
}

static fh_status check_names(const reader *r, const column *columns, uint32_t n) {
    if (n < 2) return fh_fail(r->err, FH_EINPUT, 1, "line 1: a collation table names its witnesses here, two or more, parted by tabs or commas");
    if (n > MOST_WITNESSES) return fh_fail(r->err, FH_ELIMIT, 1, "line 1: %u witnesses; %d is the most", (unsigned)n, MOST_WITNESSES);
    for (uint32_t i = 0; i < n; i++) {
        if (!columns[i].name.len) return fh_fail(r->err, FH_EINPUT, 1, "line 1: witness in column %u has no name", (unsigned)columns[i].at + 1);
        if (i && fh_str_equal(columns[i].name, columns[i - 1].name))
            return fh_fail(r->err, FH_EINPUT, 1, "line 1: two witnesses are called '%.*s'", FH_STR_ARGS(columns[i].name));
    }
    return FH_OK;
}

static fh_status read_head(reader *r, column **ret_columns, uint32_t *ret_n, bool *ret_labelled) {
    static const char separators[] = {'\t', ',', ';'};
    fh_str line = {NULL, 0};
    str_vec cells = {0};
    if (fh_str_starts(r->rest, FH_STR("\xef\xbb\xbf"))) r->rest = fh_str_cut(r->rest, 3, r->rest.len);
    next_line(r, &line);
    for (size_t i = sizeof separators; i-- > 0;)
        if (fh_str_find_char(line, separators[i], 0) != SIZE_MAX) r->separator = separators[i];
    split(r, line, &cells);
    bool labelled = cells.n > 0 && is_label(cells.at[0]);
    uint32_t n = (uint32_t)(cells.n - labelled);
    column *columns = fh_new_n(r->scratch, column, cells.n + 1);
    if (!columns) return fh_fail_arena(r->err, r->scratch);
    for (uint32_t i = 0; i < n; i++) columns[i] = (column){fh_str_copy(r->keep, cells.at[i + labelled]), i + labelled};
    fh_sort(columns, n, sizeof *columns, by_name);
    *ret_columns = columns;
    *ret_n = n;
    *ret_labelled = labelled;
    return check_names(r, columns, n);
}

/* ---- places ------------------------------------------------------------------------------------------- */

typedef struct place {
    const fh_str *wording;
    fh_str label;
    const uint16_t *readings; /* per witness */
} place;
typedef FH_VEC(place) place_vec;

static uint16_t number(fh_strmap *seen, fh_str cell) {
    if (is_unknown(cell)) return FH_LINEAGE_UNKNOWN;
    if (is_omitted(cell)) return FH_LINEAGE_OMITTED;
    uint32_t n = fh_strmap_put(seen, cell);
    return (uint16_t)(n < MOST_READINGS ? FH_LINEAGE_OMITTED + 1 + n : FH_LINEAGE_UNKNOWN);
}

static void read_place(reader *r, const str_vec *cells, const column *columns, uint32_t n, bool labelled, place_vec *out) {
    uint16_t *readings = fh_new_n(r->scratch, uint16_t, n);
    fh_strmap seen = {.arena = r->scratch, .slots = {.arena = r->scratch}};
    for (uint32_t i = 0; readings && i < n; i++)
        readings[i] = number(&seen, columns[i].at < cells->n ? cells->at[columns[i].at] : (fh_str){NULL, 0});
    fh_str *wording = fh_new_n(r->keep, fh_str, seen.n ? seen.n : 1);
    if (!wording || !readings) return;
    if (seen.n) memcpy(wording, seen.names, seen.n * sizeof *wording);
    fh_vec_push(r->scratch, out, (place){wording, labelled ? cells->at[0] : (fh_str){NULL, 0}, readings});
}

static fh_status read_places(reader *r, const column *columns, uint32_t n, bool labelled, place_vec *out) {
    fh_str line;
    str_vec cells = {0};
    while (next_line(r, &line)) {
        if (!fh_str_trim(line).len) continue;
        split(r, line, &cells);
        if (cells.n > (size_t)n + labelled)
            return fh_fail(r->err, FH_EINPUT, r->line, "line %llu: %zu cells, where the first line names %u columns", (unsigned long long)r->line, cells.n,
                           (unsigned)(n + labelled));
        read_place(r, &cells, columns, n, labelled, out);
        if (fh_arena_status(r->scratch)) return fh_fail_arena(r->err, r->scratch);
    }
    if (!out->n) return fh_fail(r->err, FH_EINPUT, r->line, "the collation table has no line after its first: nothing is collated");
    return FH_OK;
}

/* Words left out in a row were left out at once: the first place tells it, and the others tell nothing. */
static void count_omissions_once(uint16_t *row, uint32_t n) {
    bool before = false;
    for (uint32_t k = 0; k < n; k++) {
        bool omitted = row[k] == FH_LINEAGE_OMITTED;
        if (omitted && before) row[k] = FH_LINEAGE_UNKNOWN;
        before = omitted;
    }
}

static fh_status turn_table(reader *r, const column *columns, uint32_t n, const place_vec *places, fh_lineage__table *ret) {
    fh_str *names = fh_new_n(r->keep, fh_str, n), *labels = fh_new_n(r->keep, fh_str, places->n);
    uint16_t **rows = fh_new_n(r->keep, uint16_t *, n), *all = fh_new_n(r->keep, uint16_t, n * places->n);
    const fh_str **wording = fh_new_n(r->keep, const fh_str *, places->n);
    if (fh_arena_status(r->keep)) return fh_fail_arena(r->err, r->keep);
    for (uint32_t i = 0; i < n; i++) {
        names[i] = columns[i].name;
        rows[i] = all + (size_t)i * places->n;
        for (size_t k = 0; k < places->n; k++) rows[i][k] = places->at[k].readings[i];
        count_omissions_once(rows[i], (uint32_t)places->n);
    }
    for (size_t k = 0; k < places->n; k++) labels[k] = places->at[k].label, wording[k] = places->at[k].wording;
    *ret = (fh_lineage__table){names, rows, labels, wording, n, (uint32_t)places->n};
    return FH_OK;
}

fh_status fh_lineage__read_table(fh_arena *keep, fh_arena *scratch, fh_str text, fh_lineage__table *ret_table, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    reader r = {.keep = keep, .scratch = scratch, .rest = text, .separator = '\t', .err = err};
    column *columns = NULL;
    uint32_t n = 0;
    bool labelled = false;
    place_vec places = {0};
    fh_status status = read_head(&r, &columns, &n, &labelled);
    if (!status) status = read_places(&r, columns, n, labelled, &places);
    if (!status) status = turn_table(&r, columns, n, &places, ret_table);
    fh_arena_rewind(scratch, mark);
    return status;
}
