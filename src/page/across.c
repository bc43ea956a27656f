/* SPDX-License-Identifier: MIT
 *
 * page/across.c - lines that unrelated reports share.
 *
 * What stands word for word in reports that have nothing to do with one another is not about what either of them
 * reports: "Get the Ledger in your inbox", "Ada Quill covers the harbour for the Ledger". A paragraph is such a line when
 *
 *   - two unrelated reports of one outlet have it, or three unrelated reports of any,
 *   - and it has MIN_WORDS words to MAX_WORDS.
 *
 * The care is all in "unrelated": copies share every line and accounts of one event share quotations, which must stay.
 * Two reports are related when they share names: words in capitals that open no sentence, taken from lines that no
 * other report has. On 148 invented reports, all but 1 of 170 pairs of one story share a tenth of the shorter list or more,
 * of the pairs of different stories 1 in 5. Where it cannot be told (few names, as copies leave none; scripts without
 * capitals) two reports count as related: better a line of furniture too many than a sentence of the article too few.
 *
 * Cost: lines are sorted by hash. Of each line the reports are asked in order until the two or three are found; whether
 * two reports are related is found out once. */
#include "page/across.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/vec.h"
#include "page/words.h"

#define COMMON_NAMES 0.10f /* of the shorter list of names: one event */
enum { MIN_WORDS = 3, MAX_WORDS = 60, MIN_NAMES = 5, MAX_NAMES = 400, UNRELATED = 3, UNRELATED_OF_ONE = 2, FIRST_SEED = 0x51 };

typedef struct line {
    uint64_t hash;
    uint32_t report, paragraph;
    bool shared; /* another report has it */
} line;

typedef struct reader {
    uint32_t first, n_lines; /* of its lines, sorted by hash */
    uint32_t n_names;
    uint32_t *names;         /* hashes, ascending, distinct */
} reader;

typedef struct across {
    fh_arena *arena;
    const fh_page_whole *reports;
    FH_VEC(line) lines;   /* by report, then hash */
    reader *readers;
    fh_map known;         /* a pair -> 1 for related, 2 for not */
} across;

static int by_report(const void *a, const void *b) {
    const line *x = a, *y = b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return x->paragraph < y->paragraph ? -1 : x->paragraph > y->paragraph;
}

static int by_hash(const void *a, const void *b) {
    const line *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return by_report(a, b);
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* ---- lines ---------------------------------------------------------------------------------------- */

/* Of the folded words and numbers; 0 for a line with too few words or too many: "Summary" is a heading anywhere. */
static uint64_t hash_line(fh_str s) {
    fh_page_word w;
    uint64_t hash = FIRST_SEED;
    size_t n = 0, words = 0;
    for (size_t at = 0; n <= MAX_WORDS && fh_page__next_word(s, &at, &w);) {
        if (w.kind == FH_WORD_SIGN) continue;
        hash = fh_hash_pair(hash, w.hash);
        n++;
        words += w.kind != FH_WORD_NUMBER;
    }
    return words >= MIN_WORDS && n <= MAX_WORDS ? hash | 1 : 0;
}

static void add_lines(across *a, uint32_t report) {
    const fh_page_whole *r = &a->reports[report];
    for (uint32_t i = 0; i < r->n_paragraphs; i++) {
        uint64_t hash = hash_line(fh_str_span(r->text, r->paragraphs[i]));
        if (hash) fh_vec_push(a->arena, &a->lines, ((line){hash, report, i, false}));
    }
}

/* The end of the run of lines with the hash of line i. */
static size_t run_end(const across *a, size_t i) {
    size_t end = i + 1;
    while (end < a->lines.n && a->lines.at[end].hash == a->lines.at[i].hash) end++;
    return end;
}

static void mark_shared(across *a) {
    fh_sort(a->lines.at, a->lines.n, sizeof *a->lines.at, by_hash);
    for (size_t i = 0, end; i < a->lines.n; i = end) {
        end = run_end(a, i);
        bool shared = a->lines.at[i].report != a->lines.at[end - 1].report;
        for (size_t k = i; k < end; k++) a->lines.at[k].shared = shared;
    }
    fh_sort(a->lines.at, a->lines.n, sizeof *a->lines.at, by_report);
    for (size_t i = a->lines.n; i-- > 0;) {
        reader *r = &a->readers[a->lines.at[i].report];
        r->first = (uint32_t)i;
        r->n_lines++;
    }
}

/* ---- names ------------------------------------------------------------------------------------------ */

/* Names of one paragraph: words that begin with a capital where no sentence begins. */
static uint32_t names_of(fh_str s, uint32_t *out, uint32_t room) {
    fh_page_word w;
    uint32_t n = 0;
    bool opens = true;
    for (size_t at = 0; n < room && fh_page__next_word(s, &at, &w);) {
        bool capital = w.kind == FH_WORD_CAPITAL || w.kind == FH_WORD_UPPER;
        if (capital && !opens && w.end - w.begin >= 3) out[n++] = w.hash;
        opens = w.kind == FH_WORD_SIGN && s.ptr[w.begin] != ','; /* behind a mark nothing is sure */
    }
    return n;
}

/* Paragraphs of a report that others have, too. */
static bool *shared_paragraphs(across *a, uint32_t report) {
    bool *shared = fh_new_n(a->arena, bool, a->reports[report].n_paragraphs + 1u);
    const reader *r = &a->readers[report];
    for (uint32_t i = r->first; shared && i < r->first + r->n_lines; i++) shared[a->lines.at[i].paragraph] = a->lines.at[i].shared;
    return shared;
}

static void collect_names(across *a, uint32_t report) {
    const fh_page_whole *w = &a->reports[report];
    reader *r = &a->readers[report];
    const bool *shared = shared_paragraphs(a, report);
    r->names = fh_new_n(a->arena, uint32_t, MAX_NAMES);
    if (!r->names || !shared) return;
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->n_paragraphs && n < MAX_NAMES; i++)
        if (!shared[i]) n += names_of(fh_str_span(w->text, w->paragraphs[i]), r->names + n, MAX_NAMES - n);
    fh_sort(r->names, n, sizeof *r->names, by_number);
    for (uint32_t i = 0; i < n; i++)
        if (!r->n_names || r->names[r->n_names - 1] != r->names[i]) r->names[r->n_names++] = r->names[i];
}

/* ---- pairs -------------------------------------------------------------------------------------------- */

static bool share_names(const reader *x, const reader *y) {
    uint32_t common = 0, shorter = x->n_names < y->n_names ? x->n_names : y->n_names;
    if (shorter < MIN_NAMES) return true;
    for (uint32_t i = 0, k = 0; i < x->n_names && k < y->n_names;) {
        common += x->names[i] == y->names[k];
        bool left = x->names[i] <= y->names[k], right = y->names[k] <= x->names[i];
        i += left;
        k += right;
    }
    return (float)common >= COMMON_NAMES * (float)shorter;
}

static bool related(across *a, uint32_t x, uint32_t y) {
    uint32_t *known = fh_map_put(&a->known, (uint64_t)x << 32 | y, 0);
    if (!known) return true;
    if (!*known) *known = share_names(&a->readers[x], &a->readers[y]) ? 1 : 2;
    return *known == 1;
}

/* ---- decision -------------------------------------------------------------------------------------------- */

/* Whether enough of the reports of lines [begin, end), which are one line, are unrelated. */
static bool is_furniture(across *a, const line *lines, size_t begin, size_t end) {
    uint32_t chosen[UNRELATED], n = 0;
    for (size_t i = begin; i < end; i++) {
        uint32_t report = lines[i].report, of_one = 1;
        fh_str outlet = a->reports[report].outlet;
        bool apart = n == 0 || report != chosen[n - 1];
        for (uint32_t k = 0; k < n && apart; k++) {
            apart = chosen[k] != report && !related(a, chosen[k], report);
            of_one += outlet.len && fh_str_equal_nocase(a->reports[chosen[k]].outlet, outlet);
        }
        if (!apart) continue;
        chosen[n++] = report;
        if (n >= UNRELATED || of_one >= UNRELATED_OF_ONE) return true;
    }
    return false;
}

static void drop_line(across *a, const line *lines, size_t begin, size_t end, bool **drop) {
    for (size_t i = begin; i < end; i++) {
        uint32_t report = lines[i].report;
        if (!drop[report]) drop[report] = fh_new_n(a->arena, bool, a->reports[report].n_paragraphs + 1u);
        if (drop[report]) drop[report][lines[i].paragraph] = true;
    }
}

fh_status fh_page_across(fh_arena *arena, const fh_page_whole *reports, size_t n, bool **ret_drop, fh_error *err) {
    across a = {.arena = arena, .reports = reports, .readers = fh_new_n(arena, reader, n + 1), .known.arena = arena};
    if (!a.readers) return fh_fail_arena(err, arena);
    for (size_t i = 0; i < n; i++) ret_drop[i] = NULL;
    for (uint32_t i = 0; i < n; i++) add_lines(&a, i);
    mark_shared(&a);
    line *lines = fh_new_n(arena, line, a.lines.n + 1);
    if (!lines) return fh_fail_arena(err, arena);
    size_t n_shared = 0;
    for (size_t i = 0; i < a.lines.n; i++)
        if (a.lines.at[i].shared) lines[n_shared++] = a.lines.at[i];
    if (n_shared) for (uint32_t i = 0; i < n; i++) collect_names(&a, i);
    fh_sort(lines, n_shared, sizeof *lines, by_hash);
    for (size_t i = 0, end; i < n_shared; i = end) {
        for (end = i + 1; end < n_shared && lines[end].hash == lines[i].hash;) end++;
        if (is_furniture(&a, lines, i, end)) drop_line(&a, lines, i, end, ret_drop);
    }
    return fh_fail_arena(err, arena);
}

/* ---- a report without ------------------------------------------------------------------------------------- */

static bool holds(fh_span outer, fh_span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

/* Credits move with their paragraphs; one that stood in a dropped line stands outside of the text from now on. */
static fh_credit *move_credits(fh_arena *keep, const fh_page_whole *w, const fh_credit *credits, uint32_t n, const bool *drop, const fh_span *moved) {
    fh_credit *out = fh_new_n(keep, fh_credit, n + 1u);
    for (uint32_t i = 0; out && i < n; i++) {
        fh_span old = credits[i].span, now = {0, 0};
        for (uint32_t k = 0, at = 0; old.end && k < w->n_paragraphs; k++) {
            if (drop[k]) continue;
            if (holds(w->paragraphs[k], old)) {
                uint32_t begin = moved[at].begin + (old.begin - w->paragraphs[k].begin);
                now = (fh_span){begin, begin + (old.end - old.begin)};
            }
            at++;
        }
        out[i] = credits[i];
        out[i].span = now;
    }
    return out;
}

fh_status fh_page_without(fh_arena *keep, const fh_page_whole *w, const fh_credit *credits, const bool *drop, fh_report *r, fh_error *err) {
    r->text = w->text;
    r->paragraphs = w->paragraphs;
    r->n_paragraphs = w->n_paragraphs;
    r->credits = credits;
    if (drop) {
        char *out = fh_arena_alloc_raw(keep, w->text.len + 1, 1, 1);
        fh_span *spans = fh_new_n(keep, fh_span, w->n_paragraphs + 1u);
        if (!out || !spans) return fh_fail_arena(err, keep);
        uint32_t n = 0, len = 0;
        for (uint32_t k = 0; k < w->n_paragraphs; k++) {
            fh_str s = fh_str_span(w->text, w->paragraphs[k]);
            if (drop[k]) continue;
            if (n) out[len++] = '\n', out[len++] = '\n';
            memcpy(out + len, s.ptr, s.len);
            spans[n++] = (fh_span){len, len + (uint32_t)s.len};
            len += (uint32_t)s.len;
        }
        out[len] = 0;
        r->text = (fh_str){out, len};
        r->paragraphs = spans;
        r->n_paragraphs = n;
        r->credits = move_credits(keep, w, credits, r->n_credits, drop, spans);
    }
    fh_sha256_hex(r->text, r->sha256);
    return fh_fail_arena(err, keep);
}
