/* SPDX-License-Identifier: MIT
 *
 * lineage/words.c - words that two reports have in common, however they are strung together.
 *
 * A digest or a free rewrite shares no passage with its source, yet most of its words. Reporters of their own who tell one event
 * have a quarter of their words in common, what derives from one another half (docs/lineage.md). Names and figures, which every
 * report of an event has, count only where sentences are compared (telling.c); words of three letters nowhere.
 *
 * Cost: n log n in the words of all members; a word that more than COMMON members have offers no partners. */
#include "lineage/words.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/vec.h"

enum { LETTERS = 4, FEWEST = 12 /* different words of a report, below which shares are chance */, COMMON = 64 };

/* Where no tagger ran, capitals alone tell names. */
static bool is_plain(const fh_token *t) {
    if (!(t->flags & FH_TOKEN_WORD) || (t->flags & FH_TOKEN_DIGIT) || t->end - t->begin < LETTERS) return false;
    if (t->pos == FH_POS_UNKNOWN) return !(t->flags & FH_TOKEN_CAPITAL);
    return t->pos == FH_POS_NOUN || t->pos == FH_POS_ADJECTIVE || t->pos == FH_POS_ADVERB || (t->pos >= FH_POS_VERB_BASE && t->pos <= FH_POS_VERB_GERUND);
}

static bool is_name_or_figure(const fh_token *t) {
    if (t->pos == FH_POS_UNKNOWN && (t->flags & FH_TOKEN_CAPITAL)) return true;
    return (t->flags & FH_TOKEN_WORD) && ((t->flags & FH_TOKEN_DIGIT) || t->pos == FH_POS_NUMBER || t->pos == FH_POS_PROPER);
}

static int by_word(const void *a, const void *b) {
    const fh_lineage__word *x = a, *y = b;
    if (x->lemma != y->lemma) return x->lemma < y->lemma ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

static int by_line(const void *a, const void *b) {
    const fh_lineage__word *x = a, *y = b;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    return x->lemma < y->lemma ? -1 : x->lemma > y->lemma;
}

void fh_lineage__read_words(fh_arena *arena, fh_lineage__member *m) {
    const fh_report *r = m->report;
    fh_lineage__word *at = fh_new_n(arena, fh_lineage__word, (size_t)r->n_tokens + 1), *lines = fh_new_n(arena, fh_lineage__word, (size_t)r->n_tokens + 1);
    uint32_t n = 0, kept = 0;
    if (!at || !lines) return;
    for (uint32_t l = 0; l < r->n_sentences; l++)
        for (uint32_t i = r->sentences[l].first_token, end = i + r->sentences[l].n_tokens; i < end; i++)
            if (is_plain(&r->tokens[i]) || is_name_or_figure(&r->tokens[i])) at[n++] = (fh_lineage__word){.lemma = r->tokens[i].lemma, .line = l, .plain = is_plain(&r->tokens[i])};
    fh_sort(at, n, sizeof *at, by_word);
    for (uint32_t i = 0; i < n; i++) {
        bool again = kept && at[kept - 1].lemma == at[i].lemma;
        if (again && at[kept - 1].line == at[i].line) continue;
        m->n_plain += at[i].plain && !again;
        at[kept++] = at[i];
    }
    if (kept) memcpy(lines, at, kept * sizeof *at);
    fh_sort(lines, kept, sizeof *lines, by_line);
    m->words = at;
    m->by_line = lines;
    m->n_words = kept;
}

/* The plain words that stand in both, and their weight; those that are answered already left aside, the others answered when `mark`. */
typedef struct common { uint32_t n; float weight; } common;

static common answer(const fh_lineage__member *child, const fh_lineage__member *parent, uint8_t *answered, bool mark) {
    common c = {0, 0};
    for (uint32_t i = 0, k = 0; i < child->n_words && k < parent->n_words;) {
        uint32_t a = child->words[i].lemma, b = parent->words[k].lemma;
        if (a == b && child->words[i].plain && !(answered && answered[i])) {
            c.n++;
            c.weight += child->words[i].weight;
            if (mark) answered[i] = 1;
        }
        if (a <= b) while (i < child->n_words && child->words[i].lemma == a) i++;
        if (b <= a) while (k < parent->n_words && parent->words[k].lemma == b) k++;
    }
    return c;
}

float fh_lineage__words_kept(const fh_lineage__member *child, const fh_lineage__member *parent) {
    return child->n_plain < FEWEST ? -1 : (float)answer(child, parent, NULL, false).n / (float)child->n_plain;
}

float fh_lineage__words_added(const fh_lineage__member *child, const fh_lineage__member *parent, uint8_t *answered, bool mark) {
    float weight = answer(child, parent, answered, mark).weight;
    return child->n_plain < FEWEST || child->plain_weight <= 0 ? 0 : weight / child->plain_weight;
}

/* ---- who has many of them ------------------------------------------------------------------------------- */

typedef struct posting { uint32_t member, next; } posting;

struct fh_lineage__index {
    const fh_lineage__members *members;
    fh_map heads; /* word -> number of its first posting, counted from 1 */
    fh_map lengths;
    FH_VEC(posting) list;
    uint32_t *shared; /* per member; all 0 between calls */
    uint32_t *met;
};

fh_lineage__index *fh_lineage__index_words(fh_arena *arena, const fh_lineage__members *members) {
    fh_lineage__index *x = fh_new(arena, fh_lineage__index);
    if (!x) return NULL;
    *x = (fh_lineage__index){.members = members, .heads = {.arena = arena}, .lengths = {.arena = arena},
                             .shared = fh_new_n(arena, uint32_t, (size_t)members->n + 1), .met = fh_new_n(arena, uint32_t, (size_t)members->n + 1)};
    for (uint32_t m = members->n; m-- > 0;) {
        for (uint32_t i = 0; i < members->at[m].n_words; i++) {
            uint32_t word = members->at[m].words[i].lemma;
            if (!members->at[m].words[i].plain || (i && members->at[m].words[i - 1].lemma == word)) continue;
            uint32_t *length = fh_map_put(&x->lengths, word, 0);
            if (!length || ++*length > COMMON) continue;
            uint32_t *head = fh_map_put(&x->heads, word, 0);
            if (!head) return NULL;
            fh_vec_push(arena, &x->list, (posting){m, *head});
            *head = (uint32_t)x->list.n;
        }
    }
    return fh_arena_status(arena) ? NULL : x;
}

/* Is member a nearer to what is asked for than b: by words in common, then by number. */
static bool is_nearer(const fh_lineage__index *x, uint32_t a, uint32_t b) {
    return x->shared[a] != x->shared[b] ? x->shared[a] > x->shared[b] : a < b;
}

uint32_t fh_lineage__kindred_of(fh_lineage__index *x, uint32_t member, uint32_t ret[FH_LINEAGE__KINDRED]) {
    const fh_lineage__member *own = &x->members->at[member];
    uint32_t n_met = 0, n = 0;
    for (uint32_t i = 0; i < own->n_words; i++) {
        uint32_t word = own->words[i].lemma;
        if (!own->words[i].plain || (i && own->words[i - 1].lemma == word)) continue;
        const uint32_t *length = fh_map_get(&x->lengths, word), *head = fh_map_get(&x->heads, word);
        if (!length || !head || *length > COMMON) continue;
        for (uint32_t at = *head; at; at = x->list.at[at - 1].next) {
            uint32_t other = x->list.at[at - 1].member;
            if (other != member && x->shared[other]++ == 0) x->met[n_met++] = other;
        }
    }
    for (uint32_t i = 0; i < n_met; i++) {
        uint32_t k = n < FH_LINEAGE__KINDRED ? n++ : n;
        if (k == FH_LINEAGE__KINDRED && !is_nearer(x, x->met[i], ret[--k])) continue;
        for (; k > 0 && is_nearer(x, x->met[i], ret[k - 1]); k--) ret[k] = ret[k - 1];
        ret[k] = x->met[i];
    }
    for (uint32_t i = 0; i < n_met; i++) x->shared[x->met[i]] = 0;
    return n;
}
