/* SPDX-License-Identifier: MIT
 *
 * store/snippet.c - the words around what was found.
 *
 * Of all stretches of WIDE words that begin with a place, the one is taken that holds most different phrases, then most places,
 * then stands first; it is moved back to where its sentence begins, or else until as much stands before as after. A text is
 * taken apart only as far as the stretch goes. */
#include "base/buf.h"
#include "store/rank.h"

enum { WIDE = 24 };

typedef struct word { uint32_t begin, end; } word;

typedef struct apart {
    fh_arena *arena;
    FH_VEC(word) words;
    size_t most;  /* words that are wanted */
    bool is_all;  /* the text has no more */
} apart;

void fh_store__scissors_begin(fh_db *db, fh_store__scissors *s) {
    static const char *settings[] = {"remove_diacritics", "2"}; /* as in schema.c */
    void *payload = NULL;
    *s = (fh_store__scissors){.db = db};
    fts5_api *api = fh_store__fts5(db);
    if (!api) return;
    fh_store__note(&db->sql, api->xFindTokenizer(api, "unicode61", &payload, &s->how));
    if (!db->sql.status) fh_store__note(&db->sql, s->how.xCreate(payload, settings, 2, &s->words));
}

void fh_store__scissors_end(fh_store__scissors *s) {
    if (s->words) s->how.xDelete(s->words);
}

static int take_word(void *payload, int flags, const char *folded, int n_folded, int begin, int end) {
    apart *a = payload;
    (void)folded, (void)n_folded;
    if (flags & FTS5_TOKEN_COLOCATED) return SQLITE_OK;
    if (a->words.n == a->most) { a->is_all = false; return SQLITE_DONE; }
    fh_vec_push(a->arena, &a->words, (word){(uint32_t)begin, (uint32_t)end});
    return SQLITE_OK;
}

/* Number of places within WIDE words from the k-th on; *ret_phrases: how many different phrases these are. */
static uint32_t count_within(const fh_store__place *p, uint32_t n, uint32_t k, uint32_t *ret_phrases) {
    uint32_t i = k;
    *ret_phrases = 0;
    for (; i < n && p[i].at + p[i].n <= p[k].at + WIDE; i++) {
        bool seen = false;
        for (uint32_t j = k; j < i && !seen; j++) seen = p[j].phrase == p[i].phrase;
        *ret_phrases += !seen;
    }
    return i - k;
}

/* The place that the best stretch begins with, and how many it holds. */
static uint32_t best_stretch(const fh_store__place *p, uint32_t n, uint32_t *ret_n) {
    uint32_t best = 0, best_phrases = 0;
    *ret_n = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t phrases = 0, held = count_within(p, n, k, &phrases);
        if (phrases < best_phrases || (phrases == best_phrases && held <= *ret_n)) continue;
        best = k;
        best_phrases = phrases;
        *ret_n = held;
    }
    return best;
}

static bool begins_sentence(fh_str text, const apart *a, uint32_t k) {
    if (k == 0) return true;
    for (uint32_t i = a->words.at[k - 1].end; i < a->words.at[k].begin; i++)
        if (text.ptr[i] == '\n' || ((text.ptr[i] == '.' || text.ptr[i] == '!' || text.ptr[i] == '?') && fh_is_space(text.ptr[i + 1]))) return true;
    return false;
}

/* The first word of the stretch that shows words `first` to `last`: where the text goes on behind it, its sentence's
 * beginning or as much before as after; near the end of the text, as much as there is room for. */
static uint32_t begin_before(fh_str text, const apart *a, uint32_t first, uint32_t last) {
    uint32_t spare = last - first < WIDE ? WIDE - (last - first) : 0, n = (uint32_t)a->words.n;
    uint32_t least = first > spare ? first - spare : 0, k = first;
    while (k > least && !begins_sentence(text, a, k)) k--;
    if (!begins_sentence(text, a, k)) k = first > spare / 2 ? first - spare / 2 : 0;
    return k + WIDE <= n ? k : n > WIDE ? n - WIDE : 0;
}

static void add(fh_buf *b, fh_str text, size_t begin, size_t end) {
    if (end > begin) fh_buf_add(b, fh_str_cut(text, begin, end));
}

/* Words begin .. end - 1 with their places marked; places that overlap are one. */
static fh_str mark(fh_str text, const apart *a, uint32_t begin, uint32_t end, const fh_store__place *p, uint32_t n, fh_arena *arena) {
    fh_buf b = {.arena = arena};
    const word *w = a->words.at;
    bool at_end = a->is_all && end == a->words.n;
    size_t done = begin ? w[begin].begin : 0;
    if (begin) fh_buf_add(&b, FH_STR("..."));
    for (uint32_t i = 0; i < n;) {
        uint32_t from = p[i].at, to = p[i].at + p[i].n;
        for (i++; i < n && p[i].at < to; i++) if (p[i].at + p[i].n > to) to = p[i].at + p[i].n;
        if (from < begin || from >= end) continue;
        if (to > end) to = end;
        add(&b, text, done, w[from].begin);
        fh_buf_add(&b, FH_STR("\2"));
        add(&b, text, w[from].begin, w[to - 1].end);
        fh_buf_add(&b, FH_STR("\3"));
        done = w[to - 1].end;
    }
    add(&b, text, done, at_end ? text.len : end ? w[end - 1].end : 0);
    if (!at_end) fh_buf_add(&b, FH_STR("..."));
    return fh_buf_str(&b);
}

fh_str fh_store__snippet(fh_store__scissors *s, fh_str text, const fh_store__place *places, uint32_t n, fh_arena *arena) {
    fh_arena *scratch = s->db->scratch;
    fh_arena_mark before = fh_arena_mark_now(scratch);
    uint32_t held = 0, k = best_stretch(places, n, &held);
    uint32_t first = held ? places[k].at : 0, last = held ? places[k + held - 1].at + places[k + held - 1].n : 0;
    apart a = {.arena = scratch, .most = (size_t)first + WIDE, .is_all = true};
    fh_str cut = {NULL, 0};
    int code = s->words && text.len <= INT32_MAX ? s->how.xTokenize(s->words, &a, FTS5_TOKENIZE_DOCUMENT, text.ptr, (int)text.len, take_word) : SQLITE_OK;
    if (code != SQLITE_DONE) fh_store__note(&s->db->sql, code);
    uint32_t n_words = (uint32_t)a.words.n;
    if (!fh_arena_status(scratch) && first <= n_words && last <= n_words) {
        uint32_t begin = held ? begin_before(text, &a, first, last) : 0, end = begin + WIDE < n_words ? begin + WIDE : n_words;
        if (begin + WIDE < n_words) a.is_all = false;
        cut = mark(text, &a, begin, end, places, n, arena);
    }
    fh_arena_rewind(scratch, before);
    return cut;
}
