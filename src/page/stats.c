/* SPDX-License-Identifier: MIT
 *
 * page/stats.c - counting words, marks and known words in blocks.
 *
 * Words are cut once. Function words are counted for all languages at the same time, a counter a
 * language and page; the language with most of them is the page's, and its counts are what the blocks
 * keep. A block's counts for other languages would only make a Spanish menu on an English page look like
 * prose. Cost: linear in the text; memory: 8 bytes a function word. */
#include "page/stats.h"

#include "base/map.h"
#include "page/function_table.h"
#include "page/line_table.h"
#include "page/words.h"

enum { N_LANGUAGES = 19, FIRST_WORDS = 3, SHAPE_WORDS = 6, MAX_KNOWN_WORDS = 20000, HIT_PACK = 1 << 16 };

static const char *const language_names[N_LANGUAGES] = {"pt", "ro", "hu", "cs", "pl", "es", "fr", "sv", "it", "id", "nl",
                                                        "tr", "en", "de", "da", "fi", "el", "ru", "uk"};
static const uint32_t language_flags[N_LANGUAGES] = {FUNCTION_PT, FUNCTION_RO, FUNCTION_HU, FUNCTION_CS, FUNCTION_PL, FUNCTION_ES, FUNCTION_FR,
                                                     FUNCTION_SV, FUNCTION_IT, FUNCTION_ID, FUNCTION_NL, FUNCTION_TR, FUNCTION_EN, FUNCTION_DE,
                                                     FUNCTION_DA, FUNCTION_FI, FUNCTION_EL, FUNCTION_RU, FUNCTION_UK};

typedef struct hit { uint32_t block, languages; } hit;

typedef struct counter {
    const fh_page_doc *doc;
    fh_map title, body, about;
    size_t n_title;
    FH_VEC(hit) hits; /* function words of all languages */
    uint32_t by_language[N_LANGUAGES];
} counter;

static uint64_t run_of_three(uint32_t a, uint32_t b, uint32_t c) { return fh_hash_pair((uint64_t)a << 32 | b, c); }

/* The map's value is the word's number. */
static size_t learn_words(fh_map *m, fh_str s, bool runs) {
    fh_page_word w;
    uint32_t a = 0, b = 0;
    size_t n = 0;
    for (size_t at = 0; n < MAX_KNOWN_WORDS && fh_page__next_word(s, &at, &w);) {
        if (w.kind == FH_WORD_SIGN) continue;
        fh_map_put(m, runs ? run_of_three(a, b, w.hash) : w.hash, (uint32_t)m->n);
        a = b, b = w.hash;
        n++;
    }
    return n;
}

static void count_sign(fh_page_stat *st, fh_str s, const fh_page_word *w) {
    unsigned char c = (unsigned char)s.ptr[w->begin];
    fh_str t = fh_str_cut(s, w->begin, w->end);
    st->signs++;
    if (c == '.' || c == '!' || c == '?' || fh_str_equal(t, FH_STR("。")) || fh_str_equal(t, FH_STR("…")) || fh_str_equal(t, FH_STR("！")) ||
        fh_str_equal(t, FH_STR("？")) || fh_str_equal(t, FH_STR("।")))
        st->stops++;
    else if (c == ',' || c == ';' || c == ':' || fh_str_equal(t, FH_STR("，")) || fh_str_equal(t, FH_STR("、")) || fh_str_equal(t, FH_STR("：")))
        st->commas++;
    else if (c == '"' || fh_str_equal(t, FH_STR("“")) || fh_str_equal(t, FH_STR("”")) || fh_str_equal(t, FH_STR("„")) ||
             fh_str_equal(t, FH_STR("«")) || fh_str_equal(t, FH_STR("»")) || fh_str_equal(t, FH_STR("「")))
        st->quotes++;
    else if (c == '|' || c == '>' || c == '/' || c == '*' || c == '~' || c == '[' || c == ']' || c == '#' || fh_str_equal(t, FH_STR("•")) ||
             fh_str_equal(t, FH_STR("·")) || fh_str_equal(t, FH_STR("›")) || fh_str_equal(t, FH_STR("→")) || fh_str_equal(t, FH_STR("»")))
        st->bars++;
}

static void look_at_ends(fh_page_stat *st, fh_str s) {
    static const fh_str closing[] = {{"”", 3}, {"“", 3}, {"’", 3}, {"»", 2}, {"\"", 1}, {"'", 1}, {")", 1}, {"]", 1}, {"」", 3}, {" ", 1}};
    static const fh_str stops[] = {{".", 1}, {"!", 1}, {"?", 1}, {"…", 3}, {"。", 3}, {"！", 3}, {"？", 3}, {"।", 3}};
    fh_str t = fh_str_trim(s);
    if (!t.len) return;
    unsigned char c = (unsigned char)t.ptr[0];
    st->begins_lower = fh_is_lower((char)c);
    st->begins_quote = c == '"' || fh_str_starts(t, FH_STR("“")) || fh_str_starts(t, FH_STR("„")) || fh_str_starts(t, FH_STR("«")) || fh_str_starts(t, FH_STR("‘"));
    st->begins_mark = !st->begins_quote && c < 0x80 && !fh_is_alpha((char)c) && !fh_is_digit((char)c);
    for (bool cut = true; cut;) {
        cut = false;
        for (size_t k = 0; k < sizeof closing / sizeof *closing; k++)
            if (t.len > closing[k].len && fh_str_ends(t, closing[k])) t.len -= closing[k].len, cut = true;
    }
    for (size_t k = 0; k < sizeof stops / sizeof *stops; k++) st->ends_stop |= fh_str_ends(t, stops[k]);
    st->ends_colon = fh_str_ends(t, FH_STR(":"));
}

static void count_block(counter *c, uint32_t index, fh_page_stat *st) {
    fh_str s = fh_page__block_text(c->doc, &c->doc->blocks.at[index]);
    fh_page_word w;
    uint32_t all = FH_HASH_WORD_BEGIN, shape = 0, a = 0, b = 0, n = 0, in_title = 0, in_about = 0, in_body = 0;
    unsigned last_month = 0;
    uint64_t covered = 0; /* a bit for each of the title's words */
    st->bytes = (uint32_t)s.len;
    for (size_t at = 0; fh_page__next_word(s, &at, &w);) {
        switch (w.kind) {
        case FH_WORD_LOWER: st->lower++; break;
        case FH_WORD_CAPITAL: st->capital++; break;
        case FH_WORD_UPPER: st->upper++; break;
        case FH_WORD_NUMBER: st->numbers++; break;
        case FH_WORD_WIDE: st->wide++; break;
        default: count_sign(st, s, &w); break;
        }
        if (n + st->signs <= SHAPE_WORDS) shape = (uint32_t)fh_hash_pair(shape, w.kind == FH_WORD_SIGN ? w.hash : w.kind);
        uint32_t line = w.kind == FH_WORD_NUMBER || w.kind == FH_WORD_WIDE ? 0 : fh_words_find(&line_words, w.hash);
        st->flags |= line;
        st->furniture += line != 0;
        if (n < FIRST_WORDS) st->first_flags |= line;
        if (w.kind == FH_WORD_SIGN) continue;
        n++;
        all = (all ^ w.hash) * 16777619u;
        uint32_t languages = w.kind <= FH_WORD_CAPITAL ? fh_words_find(&function_words, w.hash) : 0;
        if (languages) fh_vec_push(c->doc->arena, &c->hits, (hit){index, languages});
        const uint32_t *number = c->n_title ? fh_map_get(&c->title, w.hash) : NULL;
        if (number) in_title++, covered |= (uint64_t)1 << (*number & 63);
        if (c->about.n) in_about += fh_map_get(&c->about, w.hash) != NULL;
        if (c->body.n) in_body += fh_map_get(&c->body, run_of_three(a, b, w.hash)) != NULL;
        a = b, b = w.hash;
        if (w.kind == FH_WORD_NUMBER) {
            fh_str t = fh_str_cut(s, w.begin, w.end);
            st->has_clock |= fh_str_find_char(t, ':', 0) != SIZE_MAX;
            st->has_date |= w.number >= 1980 && w.number < 2100 && (last_month || st->numbers > 1);
        } else if (st->words < 30 && fh_page__month(w.hash)) last_month = 1;
    }
    st->words = st->lower + st->capital + st->upper + st->numbers + (st->wide + 1) / 2;
    st->hash = fh_hash_word_end(all);
    st->shape = shape;
    if (n) {
        st->title_share = (float)in_title / (float)n;
        st->about_share = (float)in_about / (float)n;
        st->body_share = (float)in_body / (float)n;
    }
    if (c->n_title) st->title_cover = (float)__builtin_popcountll(covered) / (float)(c->title.n < 64 ? c->title.n : 64);
    look_at_ends(st, s);
}

static int best_language(counter *c) {
    for (size_t i = 0; i < c->hits.n; i++)
        for (int l = 0; l < N_LANGUAGES; l++) c->by_language[l] += (c->hits.at[i].languages & language_flags[l]) != 0;
    int best = 0;
    for (int l = 1; l < N_LANGUAGES; l++)
        if (c->by_language[l] > c->by_language[best]) best = l;
    return c->by_language[best] >= 5 ? best : -1;
}

fh_page_stat *fh_page__stats(const fh_page_doc *doc, const fh_page_known *known, int *ret_language) {
    fh_arena *arena = doc->arena;
    counter c = {.doc = doc, .title.arena = arena, .body.arena = arena, .about.arena = arena};
    fh_page_stat *stats = fh_new_n(arena, fh_page_stat, doc->blocks.n + 1);
    if (!stats) return NULL;
    c.n_title = learn_words(&c.title, known->title, false);
    learn_words(&c.about, known->description, false);
    learn_words(&c.body, known->body, true);
    for (size_t i = 0; i < doc->blocks.n; i++) count_block(&c, (uint32_t)i, &stats[i]);
    int language = best_language(&c);
    for (size_t i = 0; language >= 0 && i < c.hits.n; i++)
        stats[c.hits.at[i].block].function += (c.hits.at[i].languages & language_flags[language]) != 0;
    *ret_language = language;
    return stats;
}

fh_str fh_page__language_of(fh_str text) {
    enum { LOOK_AT = 4 << 10, FEW = 5 };
    uint32_t hits[N_LANGUAGES] = {0};
    fh_page_word w;
    int best = 0;
    for (size_t at = 0; at < LOOK_AT && fh_page__next_word(text, &at, &w);) {
        uint32_t languages = w.kind <= FH_WORD_CAPITAL ? fh_words_find(&function_words, w.hash) : 0;
        for (int l = 0; languages && l < N_LANGUAGES; l++) hits[l] += (languages & language_flags[l]) != 0;
    }
    for (int l = 1; l < N_LANGUAGES; l++)
        if (hits[l] > hits[best]) best = l;
    return fh_page__language_name(hits[best] >= FEW ? best : -1);
}

fh_str fh_page__language_name(int language) {
    return language >= 0 && language < N_LANGUAGES ? fh_str_of(language_names[language]) : (fh_str){NULL, 0};
}
