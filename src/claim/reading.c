/* SPDX-License-Identifier: MIT
 *
 * claim/reading.c - one report's tokens looked up once: lemma, stem, cues; then quantities, quotations, names and
 * clauses over them, sentence by sentence. Linear in the tokens.
 *
 * Names are told by their capitals, not by the tagger: a run of capitalised words inside a sentence, or at its
 * begin when the word stands capitalised elsewhere too or is no word of the dictionary. */
#include "claim/reading.h"

#include <math.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "claim/frame_table.h"
#include "claim/turn.h"
#include "claim/grade_table.h"
#include "claim/pole_table.h"
#include "text/classes.h"
#include "text/text.h"

enum { CLAUSE_MIN_TOKENS = 4 };

typedef FH_VEC(fh_claim__quantity) quantity_vec;
typedef FH_VEC(fh_claim__name) name_vec;
typedef FH_VEC(fh_claim__quote) quote_vec;
typedef FH_VEC(fh_claim__clause) clause_vec;

fh_str fh_claim__str_of(const fh_claim__text *t, uint32_t token) {
    return fh_str_cut(t->report->text, t->report->tokens[token].begin, t->report->tokens[token].end);
}

fh_span fh_claim__span_of(const fh_claim__text *t, fh_claim__range r) {
    if (r.n == 0) return (fh_span){0, 0};
    return (fh_span){t->report->tokens[r.first].begin, t->report->tokens[r.first + r.n - 1].end};
}

bool fh_claim__in_source(const fh_claim__text *t, const fh_claim__line *l, uint32_t token) {
    if (l->statement == FH_NONE) return false;
    const fh_statement *s = &t->report->statements[l->statement];
    const fh_token *word = &t->report->tokens[token];
    for (uint32_t i = 0; i < s->n_source; i++)
        if (word->begin >= s->source[i].begin && word->end <= s->source[i].end) return true;
    return false;
}

int32_t fh_claim__day_number(fh_datetime d) { return (int32_t)fh_date_days(d.year, d.month, d.day); }

/* Endings that leave a common root, longest first; what stays must have four letters. */
static size_t stem_length(fh_str w) {
    static const char *const ends[] = {"ations", "ation", "ments", "ment", "ingly", "edly", "ities", "ity", "ness", "ions", "ion", "ings",
                                       "ing", "ers", "ies", "ied", "ed", "er", "es", "ly", "al", "s", "e", "y"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        fh_str end = fh_str_of(ends[i]);
        if (w.len >= end.len + 4 && fh_str_ends(w, end)) return w.len - end.len;
    }
    return w.len;
}

static fh_str without_possessive(fh_str w) {
    if (fh_str_ends(w, FH_STR("'s"))) return fh_str_cut(w, 0, w.len - 2);
    if (w.len > 2 && w.ptr[w.len - 1] == '\'') return fh_str_cut(w, 0, w.len - 1);
    return w;
}

/* A verb's kind and a noun's are numbered apart: models/senses.md. */
static uint8_t kind_of(const fh_classes *senses, const fh_token *t) {
    bool verb = t->pos >= FH_POS_VERB_BASE && t->pos <= FH_POS_VERB_GERUND;
    if (!verb && t->pos != FH_POS_NOUN) return 0;
    uint32_t s = fh_classes_of(senses, t->lemma);
    return (uint8_t)(verb ? (s & 15 ? 32 + (s & 15) : 0) : s >> 4 & 31);
}

static void read_kinds(fh_claim__text *t) {
    fh_classes company, senses;
    if (!fh_classes_get(&company) || !fh_senses_get(&senses)) return;
    for (uint32_t k = 0; k < t->n_words; k++) {
        if (t->words[k].cues & CUE_STOP) continue;
        t->words[k].company = (uint16_t)fh_classes_of(&company, t->report->tokens[k].word);
        t->words[k].kind = kind_of(&senses, &t->report->tokens[k]);
    }
}

/* U+00E0 to U+017F without their accents; ? for what is a letter of its own. Small letters only: words come folded. */
static const char plain_letters[] = "aaaaaa?ceeeeiiii?nooooo?ouuuuy?y"
                                    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkk?llllllllllnnnnnnn??oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz?";
_Static_assert(sizeof plain_letters == 1 + 0x180 - 0xe0, "one letter each");

/* A name as an outlet without accents writes it: "szelenyi" whatever stood on its e. A full stop of an abbreviation goes as well. */
static fh_str without_accents(fh_arena *arena, fh_str w) {
    if (w.len > 1 && w.ptr[w.len - 1] == '.') w.len--;
    size_t at = 0;
    while (at < w.len && !((unsigned char)w.ptr[at] & 0x80)) at++;
    char *out = at < w.len ? fh_new_n(arena, char, w.len) : NULL;
    if (!out) return w;
    size_t n = 0;
    for (size_t i = 0; i < w.len;) {
        unsigned length;
        uint32_t c = fh_utf8_at(w, i, &length);
        if (c >= 0xe0 && c < 0x180 && plain_letters[c - 0xe0] != '?') out[n++] = plain_letters[c - 0xe0];
        else memcpy(out + n, w.ptr + i, length), n += length;
        i += length;
    }
    return (fh_str){out, n};
}

/* What overlap is counted by of a word that the dictionary has not. */
static uint32_t stem_of(fh_arena *arena, fh_str folded) {
    fh_str w = without_accents(arena, folded);
    for (size_t i = 0; i < w.len; i++)
        if (fh_is_digit(w.ptr[i])) return fh_hash_word(w);
    return fh_hash_word(fh_str_cut(w, 0, stem_length(w)));
}

uint32_t fh_claim__stem(fh_arena *arena, fh_str word) {
    fh_str folded = without_possessive(fh_text_fold(arena, word));
    if (!folded.ptr) return 0;
    uint32_t hash = fh_hash_word(folded);
    fh_claim__sense sense = fh_claim__sense_of(folded, hash);
    return sense.lemma == hash ? stem_of(arena, folded) : sense.lemma;
}

static void read_word(fh_arena *arena, const fh_report *r, uint32_t k, fh_claim__word *out) {
    const fh_token *t = &r->tokens[k];
    *out = (fh_claim__word){.quantity = FH_NONE, .name = FH_NONE};
    fh_str folded = without_possessive(fh_text_fold(arena, fh_str_cut(r->text, t->begin, t->end)));
    if (!folded.ptr) return;
    uint32_t hash = fh_hash_word(folded);
    out->cues = fh_words_find(&cue_words, hash);
    out->pole = (uint16_t)fh_words_find(&pole_words, hash);
    out->grade = (uint16_t)fh_words_find(&grade_words, hash);
    out->sense = fh_claim__sense_of(folded, hash);
    for (uint32_t i = 0; i < out->sense.n_ids; i++) {
        uint32_t id = fh_claim__sense_id(out->sense, i);
        out->senses[id / 64 % FH_CLAIM__SENSE_WORDS] |= 1ull << (id % 64);
    }
    out->stem = out->sense.lemma == hash ? stem_of(arena, folded) : out->sense.lemma;
}

/* Quotation state over a paragraph: double marks, guillemets, and single marks that open after a space. */
static char mark_of(fh_str s, bool space_before, char open) {
    if (fh_str_equal(s, FH_STR("\"")) || fh_str_equal(s, FH_STR("\xe2\x80\x9c")) || fh_str_equal(s, FH_STR("\xe2\x80\x9d")) ||
        fh_str_equal(s, FH_STR("\xc2\xab")) || fh_str_equal(s, FH_STR("\xc2\xbb")) || fh_str_equal(s, FH_STR("\xe2\x80\x9e"))) return '"';
    bool left = fh_str_equal(s, FH_STR("\xe2\x80\x98")), right = fh_str_equal(s, FH_STR("\xe2\x80\x99")) || fh_str_equal(s, FH_STR("'"));
    if (left || (fh_str_equal(s, FH_STR("'")) && space_before && !open)) return '\'';
    return right && open == '\'' ? '\'' : 0;
}

static void read_quotes(fh_arena *arena, fh_claim__text *t, quote_vec *out) {
    const fh_report *r = t->report;
    char open = 0;
    uint32_t first = 0, sentence = 0, begun = 0;
    for (uint32_t k = 0; k < r->n_tokens; k++) {
        while (sentence + 1 < r->n_sentences && k >= r->sentences[sentence + 1].first_token) sentence++;
        if (r->tokens[k].flags & FH_TOKEN_PARAGRAPH) open = 0;
        char mark = mark_of(fh_claim__str_of(t, k), (r->tokens[k].flags & (FH_TOKEN_SPACE | FH_TOKEN_PARAGRAPH)) != 0, open);
        if (!mark || (open && mark != open)) {
            t->words[k].quoted = open != 0;
            continue;
        }
        if (open) {
            if (k > first) fh_vec_push(arena, out, (fh_claim__quote){{first, k - first}, begun});
            open = 0;
        } else open = mark, first = k + 1, begun = sentence;
    }
}

enum { DATELINE_LINES = 4, DATELINE_TOKENS = 20 };

static bool is_dash(fh_str s) { return fh_str_equal(s, FH_STR("-")) || fh_str_equal(s, FH_STR("--")) || fh_str_equal(s, FH_STR("\xe2\x80\x94")) || fh_str_equal(s, FH_STR("\xe2\x80\x93")); }

/* A town in capitals, perhaps a day and an agency, and a dash: where and when it was written, not what is told. */
static fh_claim__range find_dateline(const fh_claim__text *t) {
    const fh_report *r = t->report;
    for (uint32_t s = 0; s < r->n_sentences && s < DATELINE_LINES; s++) {
        uint32_t first = r->sentences[s].first_token, end = first + r->sentences[s].n_tokens;
        if (!r->sentences[s].n_tokens || !(r->tokens[first].flags & FH_TOKEN_UPPER)) continue;
        for (uint32_t k = first + 1; k < end && k < first + DATELINE_TOKENS; k++) {
            fh_str word = fh_claim__str_of(t, k);
            if (is_dash(word)) return (fh_claim__range){first, k + 1 - first};
            bool plain = (r->tokens[k].flags & FH_TOKEN_WORD) && !(r->tokens[k].flags & (FH_TOKEN_CAPITAL | FH_TOKEN_DIGIT));
            if (plain && !(t->words[k].cues & CUE_STOP)) break;
        }
    }
    return (fh_claim__range){0, 0};
}

static uint32_t past_dateline(const fh_claim__text *t, uint32_t k) { return k - t->dateline.first < t->dateline.n ? t->dateline.first + t->dateline.n : k; }

static void read_quantities(fh_arena *arena, fh_claim__text *t, quantity_vec *out) {
    const fh_report *r = t->report;
    for (uint32_t s = 0; s < r->n_sentences; s++) {
        uint32_t k = past_dateline(t, r->sentences[s].first_token), end = r->sentences[s].first_token + r->sentences[s].n_tokens;
        while (k < end) {
            fh_claim__quantity q;
            uint32_t n = r->tokens[k].flags & FH_TOKEN_WORD ? fh_claim__read_quantity(r, k, end, &q) : 0;
            if (n == 0) {
                k++;
                continue;
            }
            q.sentence = s;
            if (k > 0 && (t->words[k - 1].cues & CUE_APPROX)) t->words[k - 1].cues &= ~(uint32_t)CUE_SOME; /* "some 3,000": about as many, not a part of them */
            for (uint32_t i = k; i < k + n; i++) {
                t->words[i].quantity = (uint32_t)out->n;
                if (r->tokens[i].flags & FH_TOKEN_CAPITAL) t->words[i].cues &= ~(uint32_t)CUE_POSSIBLE; /* the month of May */
            }
            fh_vec_push(arena, out, q);
            k += n;
        }
    }
}

static bool is_capital(const fh_claim__text *t, uint32_t k) {
    return (t->report->tokens[k].flags & FH_TOKEN_CAPITAL) && t->words[k].quantity == FH_NONE;
}

/* Words that stand capitalised inside some sentence. */
static void find_capitals(const fh_claim__text *t, fh_map *names) {
    const fh_report *r = t->report;
    for (uint32_t k = 1; k < r->n_tokens; k++) {
        bool first = (r->tokens[k].flags & FH_TOKEN_SENTENCE) || !(r->tokens[k - 1].flags & FH_TOKEN_WORD);
        if (!first && is_capital(t, k) && !(t->words[k].cues & CUE_STOP)) fh_map_put(names, t->words[k].stem, 1);
    }
}

static bool begins_name(const fh_claim__text *t, const fh_map *names, uint32_t k) {
    if (!is_capital(t, k)) return false;
    const fh_token *tok = &t->report->tokens[k];
    bool first = (tok->flags & FH_TOKEN_SENTENCE) || (k > 0 && (t->report->tokens[k - 1].flags & (FH_TOKEN_OPEN | FH_TOKEN_SENTENCE)) && !(t->report->tokens[k - 1].flags & FH_TOKEN_WORD));
    if (!first) return !(t->words[k].cues & CUE_STOP);
    if (t->words[k].cues & (CUE_STOP | CUE_SAY | CUE_NEGATION)) return false;
    return fh_map_get(names, t->words[k].stem) != NULL || t->words[k].sense.n_ids == 0;
}

static void read_names(fh_arena *arena, fh_arena *scratch, fh_claim__text *t, name_vec *out) {
    const fh_report *r = t->report;
    fh_map names = {.arena = scratch};
    find_capitals(t, &names);
    for (uint32_t s = 0; s < r->n_sentences; s++) {
        uint32_t k = past_dateline(t, r->sentences[s].first_token), end = r->sentences[s].first_token + r->sentences[s].n_tokens;
        for (; k < end; k++) {
            if (!begins_name(t, &names, k)) continue;
            uint32_t n = 1;
            while (k + n < end && is_capital(t, k + n) && !(t->words[k + n].cues & CUE_STOP)) n++;
            for (uint32_t i = k; i < k + n; i++) t->words[i].name = (uint32_t)out->n;
            fh_vec_push(arena, out, (fh_claim__name){{k, n}, s});
            k += n - 1;
        }
    }
}

/* A clause ends at punctuation, or before a word that begins another. */
static bool cuts_before(const fh_claim__text *t, uint32_t k) {
    static const char *const words[] = {"and", "but", "which", "who", "while", "although", "though", "because", "after", "before",
                                        "if", "unless", "when", "where", "until", "saying", "adding", "according"};
    fh_str s = fh_claim__str_of(t, k);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fh_str_equal(s, fh_str_of(words[i]))) return true;
    return false;
}

static bool cuts_after(const fh_claim__text *t, uint32_t k) {
    if (t->report->tokens[k].flags & FH_TOKEN_WORD || t->words[k].quoted) return false;
    fh_str s = fh_claim__str_of(t, k);
    return fh_str_equal(s, FH_STR(",")) || fh_str_equal(s, FH_STR(";")) || fh_str_equal(s, FH_STR(":")) || fh_str_equal(s, FH_STR("(")) ||
           fh_str_equal(s, FH_STR(")")) || fh_str_equal(s, FH_STR("-")) || fh_str_equal(s, FH_STR("\xe2\x80\x94")) || fh_str_equal(s, FH_STR("\xe2\x80\x93"));
}

static void push_clause(fh_arena *arena, const fh_claim__text *t, uint32_t first, uint32_t end, uint32_t sentence, clause_vec *out) {
    if (end <= first) return;
    fh_claim__clause c = {.tokens = {first, end - first}, .sentence = sentence};
    for (uint32_t k = first; k < end; k++) c.cues |= t->words[k].cues;
    fh_vec_push(arena, out, c);
}

static void read_clauses(fh_arena *arena, fh_claim__text *t, clause_vec *out) {
    const fh_report *r = t->report;
    for (uint32_t s = 0; s < r->n_sentences; s++) {
        uint32_t first = r->sentences[s].first_token, end = first + r->sentences[s].n_tokens;
        fh_claim__line *line = &t->lines[s];
        *line = (fh_claim__line){.tokens = {first, end - first}, .clauses = {(uint32_t)out->n, 0}, .statement = FH_NONE};
        uint32_t begin = first;
        for (uint32_t k = first; k < end; k++) {
            line->cues |= t->words[k].cues;
            line->frame |= fh_words_find(&frame_words, r->tokens[k].word);
            bool enough = k - begin >= CLAUSE_MIN_TOKENS && end - k > CLAUSE_MIN_TOKENS;
            if (enough && cuts_before(t, k) && !t->words[k].quoted) push_clause(arena, t, begin, k, s, out), begin = k;
            else if (enough && cuts_after(t, k)) push_clause(arena, t, begin, k + 1, s, out), begin = k + 1;
        }
        push_clause(arena, t, begin, end, s, out);
        line->clauses.n = (uint32_t)out->n - line->clauses.first;
    }
}

static void find_statements(fh_claim__text *t) {
    const fh_report *r = t->report;
    uint32_t s = 0;
    for (uint32_t i = 0; i < r->n_statements; i++) {
        if (!r->statements[i].n_content) continue;
        uint32_t begin = r->statements[i].content[0].begin;
        while (s > 0 && r->sentences[s].span.begin > begin) s--;
        while (s + 1 < r->n_sentences && r->sentences[s].span.end <= begin) s++;
        if (s < r->n_sentences && t->lines[s].statement == FH_NONE) t->lines[s].statement = i;
    }
}

/* Both rise from statement to statement, whatever order the contents have. */
static void bound_statements(fh_arena *arena, fh_claim__text *t) {
    const fh_report *r = t->report;
    uint32_t to = 0, from = UINT32_MAX;
    t->said_to = fh_new_n(arena, uint32_t, r->n_statements + 1u);
    t->said_from = fh_new_n(arena, uint32_t, r->n_statements + 1u);
    if (!t->said_to || !t->said_from) return;
    for (uint32_t i = 0; i < r->n_statements; i++) {
        for (uint32_t c = 0; c < r->statements[i].n_content; c++) to = r->statements[i].content[c].end > to ? r->statements[i].content[c].end : to;
        t->said_to[i] = to;
    }
    for (uint32_t i = r->n_statements; i-- > 0;) {
        for (uint32_t c = 0; c < r->statements[i].n_content; c++) from = r->statements[i].content[c].begin < from ? r->statements[i].content[c].begin : from;
        t->said_from[i] = from;
    }
}

uint32_t fh_claim__first_said(const fh_claim__text *t, fh_span at) {
    uint32_t low = 0, high = t->report->n_statements;
    if (!t->said_from) return high; /* the arena is spent, and remembers */
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (t->said_to[mid] <= at.begin) low = mid + 1;
        else high = mid;
    }
    return low;
}

/* Gives each line the ranges of what begins in it. */
static void share_out(fh_claim__text *t) {
    for (uint32_t i = t->n_quantities; i-- > 0;) t->lines[t->quantities[i].sentence].quantities = (fh_claim__range){i, t->lines[t->quantities[i].sentence].quantities.n + 1};
    for (uint32_t i = t->n_names; i-- > 0;) t->lines[t->names[i].sentence].names = (fh_claim__range){i, t->lines[t->names[i].sentence].names.n + 1};
    for (uint32_t i = t->n_quotes; i-- > 0;) t->lines[t->quotes[i].sentence].quotes = (fh_claim__range){i, t->lines[t->quotes[i].sentence].quotes.n + 1};
}

void fh_claim__read_text(fh_arena *arena, const fh_report *r, fh_claim__text *t) {
    quantity_vec quantities = {0};
    name_vec names = {0};
    quote_vec quotes = {0};
    clause_vec clauses = {0};
    *t = (fh_claim__text){.report = r, .words = fh_new_n(arena, fh_claim__word, r->n_tokens + 1u), .lines = fh_new_n(arena, fh_claim__line, r->n_sentences + 1u)};
    if (!t->words || !t->lines) return;
    t->n_words = r->n_tokens;
    t->n_lines = r->n_sentences;
    for (uint32_t k = 0; k < r->n_tokens; k++) read_word(arena, r, k, &t->words[k]);
    read_kinds(t);
    t->dateline = find_dateline(t);
    read_quotes(arena, t, &quotes);
    read_quantities(arena, t, &quantities);
    read_names(arena, arena, t, &names);
    read_clauses(arena, t, &clauses);
    find_statements(t);
    bound_statements(arena, t);
    t->quantities = quantities.at; t->n_quantities = (uint32_t)quantities.n;
    t->names = names.at; t->n_names = (uint32_t)names.n;
    t->quotes = quotes.at; t->n_quotes = (uint32_t)quotes.n;
    t->clauses = clauses.at; t->n_clauses = (uint32_t)clauses.n;
    share_out(t);
    fh_claim__find_turns(t);
}

static bool has_content(const fh_claim__text *t, uint32_t k) {
    return past_dateline(t, k) == k && (t->report->tokens[k].flags & FH_TOKEN_WORD) && (!(t->words[k].cues & CUE_STOP) || t->words[k].quantity != FH_NONE);
}

static void count_lines(fh_claim__text *t, fh_map *counts, fh_map *seen, uint32_t *line) {
    for (uint32_t s = 0; s < t->n_lines; s++) {
        ++*line;
        for (uint32_t k = t->lines[s].tokens.first, end = k + t->lines[s].tokens.n; k < end; k++) {
            if (!has_content(t, k)) continue;
            uint32_t *last = fh_map_put(seen, t->words[k].stem, 0), *n = fh_map_put(counts, t->words[k].stem, 0);
            if (!last || !n) return;
            if (*last != *line) ++*n;
            *last = *line;
        }
    }
}

static void set_weights(fh_claim__text *t, const fh_map *counts, uint32_t lines) {
    float top = logf((float)lines + 2);
    for (uint32_t k = 0; k < t->n_words; k++) {
        const uint32_t *n = has_content(t, k) ? fh_map_get(counts, t->words[k].stem) : NULL;
        if (!n) continue;
        float rare = logf((float)(lines + 2) / (float)(*n ? *n : 1)) / top;
        bool marked = t->words[k].name != FH_NONE || t->words[k].quantity != FH_NONE;
        t->words[k].weight = (0.4f + rare) * (marked ? 1.3f : 1.0f) * (t->words[k].cues & CUE_SAY ? 0.3f : 1.0f);
    }
    for (uint32_t c = 0; c < t->n_clauses; c++) {
        float sum = 0;
        for (uint32_t k = t->clauses[c].tokens.first, end = k + t->clauses[c].tokens.n; k < end; k++) sum += t->words[k].weight;
        t->clauses[c].weight = sum;
        t->lines[t->clauses[c].sentence].weight += sum;
    }
}

void fh_claim__weigh(fh_arena *arena, fh_claim__text *texts, uint32_t n) {
    fh_map counts = {.arena = arena}, seen = {.arena = arena};
    uint32_t line = 0;
    for (uint32_t i = 0; i < n; i++) count_lines(&texts[i], &counts, &seen, &line);
    for (uint32_t i = 0; i < n; i++) set_weights(&texts[i], &counts, line);
}

static bool may_be_kin(const fh_claim__word *a, const fh_claim__word *b) {
    uint64_t common = 0;
    for (int i = 0; i < FH_CLAIM__SENSE_WORDS; i++) common |= a->senses[i] & b->senses[i];
    return common != 0;
}

float fh_claim__same_word(const fh_claim__word *a, const fh_claim__word *b) {
    if (a->stem == b->stem || a->sense.lemma == b->sense.lemma) return 1.0f;
    if (a->pole && b->pole && a->pole == b->pole) return 0.8f;
    if (!may_be_kin(a, b)) return 0.0f;
    return 0.8f * fh_claim__kinship(a->sense, b->sense);
}
