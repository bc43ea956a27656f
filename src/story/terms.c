/* SPDX-License-Identifier: MIT
 *
 * story/terms.c - reports as weighted terms.
 *
 * A term is a stem of a word of the text or the title. Its weight grows with the square root of its
 * count and with its rarity (Salton and Buckley 1988). Rarity is counted over the reports at hand
 * together with a background of news, models/story.bin: among eight reports of one event every
 * word of the event is common, and only the background tells it from "said".
 *
 * Cost: n log n in the number of different terms of each report and of all. */
#include "story/terms.h"

#include <math.h>
#include "base/embed.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/vec.h"
#include "story/stem.h"
#include "text/text.h"

FH_EMBED(story_background, "story.bin");

enum { TITLE_COUNT = 3, LEAD_BYTES = 200 };  /* a word of the title counts as so many of the text; a lead without a title */
static const double FEWEST = 2;             /* no word counts as rarer than one of so many reports */
static const double BACKGROUND_SHARE = .2;  /* how much a report of the background weighs against one at hand */

/* models/story.bin: "fhst" 1, reports, n, then n hashes ascending, then for each in how many reports it stands. */
typedef struct background {
    const uint32_t *hashes, *counts;
    uint32_t n, reports;
} background;

static background open_background(void) {
    fh_str s = FH_EMBEDDED(story_background);
    const uint32_t *head = (const uint32_t *)(const void *)s.ptr;
    return (background){.reports = head[2], .n = head[3], .hashes = head + 4, .counts = head + 4 + head[3]};
}

static uint32_t background_count(const background *b, uint32_t hash) {
    uint32_t low = 0, high = b->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (b->hashes[mid] < hash) low = mid + 1;
        else high = mid;
    }
    return low < b->n && b->hashes[low] == hash ? b->counts[low] : 0;
}

typedef struct count {
    uint32_t hash;
    uint32_t at; /* order of coming: the earliest surface is kept */
    uint32_t n;
    fh_str surface;
} count;
typedef FH_VEC(count) count_vec;

static int by_hash(const void *a, const void *b) {
    const count *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Places of one word in one report, put together. */
static uint32_t join_counts(uint32_t a, uint32_t b) {
    uint32_t body = fh_story__in_body(a) + fh_story__in_body(b), title = fh_story__in_title(a) + fh_story__in_title(b);
    uint32_t flags = (a | b) & (FH_STORY_LEAD | FH_STORY_PLAIN | FH_STORY_CAPITAL | FH_STORY_DIGIT);
    return flags | (body < FH_STORY_BODY ? body : FH_STORY_BODY) | (title < 3 ? title : 3) * FH_STORY_TITLE;
}

static void add_words(fh_arena *arena, count_vec *out, fh_str text, const fh_token *tokens, uint32_t n, uint32_t lead_bytes, uint32_t each) {
    for (uint32_t i = 0; i < n; i++) {
        if (!(tokens[i].flags & FH_TOKEN_WORD) || tokens[i].end - tokens[i].begin < 2) continue;
        if (text.ptr[tokens[i].begin] == '\'') continue; /* 's, 'll */
        fh_str w = fh_str_cut(text, tokens[i].begin, tokens[i].end);
        bool digit = tokens[i].flags & FH_TOKEN_DIGIT, capital = tokens[i].flags & FH_TOKEN_CAPITAL;
        uint32_t how = each | (digit && each == 1 ? FH_STORY_DIGIT : 0) | (tokens[i].end <= lead_bytes ? FH_STORY_LEAD : 0);
        if (!digit || capital) how |= capital ? FH_STORY_CAPITAL : FH_STORY_PLAIN;
        fh_vec_push(arena, out, (count){fh_story__stem(w), (uint32_t)out->n, how, w});
    }
}

static uint32_t first_line(fh_str text) {
    size_t end = fh_str_find_char(text, '\n', 0);
    if (end > text.len) end = text.len;
    return end < LEAD_BYTES ? (uint32_t)end : LEAD_BYTES;
}

/* Counts of one report, by hash, one entry a term. */
static void count_terms(fh_arena *arena, fh_arena *scratch, const fh_report *r, count_vec *out) {
    fh_report title = {.text = r->title};
    *out = (count_vec){0};
    add_words(arena, out, r->text, r->tokens, r->n_tokens, r->title.len ? 0 : first_line(r->text), 1);
    if (r->title.len && fh_text_read(arena, scratch, &title, NULL) == FH_OK)
        add_words(arena, out, title.text, title.tokens, title.n_tokens, 0, FH_STORY_TITLE | FH_STORY_LEAD);
    fh_sort(out->at, out->n, sizeof *out->at, by_hash);
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++) {
        if (n && out->at[n - 1].hash == out->at[i].hash) out->at[n - 1].n = join_counts(out->at[n - 1].n, out->at[i].n);
        else out->at[n++] = out->at[i];
    }
    out->n = n;
}

typedef FH_VEC(uint32_t) hash_vec;

static int by_value(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The vocabulary: every hash once, ascending, with the number of reports it stands in. */
static uint32_t number_terms(fh_arena *arena, const count_vec *counts, uint32_t n, uint32_t **ret_hashes, uint32_t **ret_df) {
    hash_vec all = {0};
    for (uint32_t i = 0; i < n; i++)
        for (size_t k = 0; k < counts[i].n; k++) fh_vec_push(arena, &all, counts[i].at[k].hash);
    uint32_t *df = fh_new_n(arena, uint32_t, all.n ? all.n : 1), terms = 0;
    if (!df) return 0;
    fh_sort(all.at, all.n, sizeof *all.at, by_value);
    for (size_t k = 0; k < all.n; k++) {
        if (terms && all.at[terms - 1] == all.at[k]) df[terms - 1]++;
        else all.at[terms] = all.at[k], df[terms++] = 1;
    }
    *ret_hashes = all.at;
    *ret_df = df;
    return terms;
}

/* `df`: in how many of `n_reports` reports each stands. */
static float *rarities(fh_arena *arena, const uint32_t *hashes, const uint32_t *df, uint32_t terms, uint32_t n_reports) {
    background b = open_background();
    float *out = fh_new_n(arena, float, terms ? terms : 1);
    double all = b.reports * BACKGROUND_SHARE + n_reports;
    for (uint32_t t = 0; out && t < terms; t++) {
        double seen = background_count(&b, hashes[t]) * BACKGROUND_SHARE + df[t];
        out[t] = (float)log(all / (seen > FEWEST ? seen : FEWEST));
    }
    return out;
}

static fh_story__vector weigh_one(fh_arena *arena, const count_vec *counts, const uint32_t *hashes, const float *rarity) {
    fh_story__term *terms = fh_new_n(arena, fh_story__term, counts->n + 1);
    uint32_t *numbers = fh_new_n(arena, uint32_t, counts->n + 1);
    double square = 0;
    uint32_t at = 0, n = 0;
    for (size_t k = 0; terms && numbers && k < counts->n; k++) {
        while (hashes[at] != counts->at[k].hash) at++;
        uint32_t c = counts->at[k].n;
        float w = sqrtf((float)(fh_story__in_body(c) + TITLE_COUNT * fh_story__in_title(c))) * rarity[at];
        if (w <= 0) continue;
        terms[n] = (fh_story__term){.term = at, .weight = w, .count = c, .surface = counts->at[k].surface};
        for (fh_story__part p = 0; p < FH_STORY_PARTS; p++) terms[n].part[p] = fh_story__in_part(p, c, rarity[at]);
        numbers[n++] = at;
        square += (double)w * w;
    }
    for (uint32_t k = 0; k < n; k++) terms[k].weight = (float)(terms[k].weight / sqrt(square));
    return (fh_story__vector){terms, numbers, n, (float)sqrt(square)};
}

float fh_story__in_part(fh_story__part part, uint32_t how, float rarity) {
    uint32_t body = fh_story__in_body(how), all = body + fh_story__in_title(how);
    switch (part) {
    case FH_STORY_OF_LEAD: return how & FH_STORY_LEAD ? rarity : 0;
    case FH_STORY_OF_BODY: return sqrtf((float)body) * rarity;
    case FH_STORY_OF_NAMES: return (how & FH_STORY_CAPITAL) && !(how & FH_STORY_PLAIN) ? sqrtf((float)all) * rarity : 0;
    case FH_STORY_OF_NUMBERS: return how & FH_STORY_DIGIT ? sqrtf((float)body) * rarity : 0;
    default: return how & FH_STORY_PLAIN ? sqrtf((float)all) * rarity : 0;
    }
}

/* Lengths of the parts of report i, how rare its words are in all, and how long the text is. */
static void measure(fh_story__vectors *all, uint32_t i) {
    const fh_story__vector *v = &all->of[i];
    float square[FH_STORY_PARTS] = {0}, rareness[FH_STORY_PARTS] = {0};
    uint32_t words = 0;
    for (uint32_t k = 0; k < v->n; k++) {
        for (fh_story__part p = 0; p < FH_STORY_PARTS; p++) {
            float w = v->terms[k].part[p];
            square[p] += w * w;
            rareness[p] += w > 0 ? all->rarity[v->terms[k].term] : 0;
        }
        words += fh_story__in_body(v->terms[k].count);
    }
    for (int p = 0; p < FH_STORY_PARTS; p++) all->length[i][p] = sqrtf(square[p]), all->rareness[i][p] = rareness[p];
    all->log_words[i] = logf((float)words + 1);
}

/* From counts to vectors. */
static void weigh(fh_arena *scratch, const count_vec *counts, uint32_t n_reports, const fh_story_known *known, fh_story__vectors *ret_vectors) {
    uint32_t *hashes = NULL, *df = NULL, n_all = n_reports;
    uint32_t terms = number_terms(scratch, counts, n_reports, &hashes, &df);
    if (fh_arena_status(scratch)) return;
    if (known && known->n_all) {
        n_all = known->n_all;
        for (uint32_t t = 0; t < terms; t++) df[t] = known->count(known->payload, hashes[t]);
    }
    float *rarity = rarities(scratch, hashes, df, terms, n_all);
    if (fh_arena_status(scratch)) return;
    ret_vectors->rarity = rarity;
    for (uint32_t i = 0; i < n_reports; i++) {
        ret_vectors->of[i] = weigh_one(scratch, &counts[i], hashes, rarity);
        measure(ret_vectors, i);
    }
    ret_vectors->n_terms = terms;
    ret_vectors->hashes = hashes;
}

static fh_story__vectors new_vectors(fh_arena *scratch, uint32_t n) {
    typedef float lengths[FH_STORY_PARTS];
    n = n ? n : 1;
    return (fh_story__vectors){.of = fh_new_n(scratch, fh_story__vector, n), .length = fh_new_n(scratch, lengths, n),
                               .rareness = fh_new_n(scratch, lengths, n), .log_words = fh_new_n(scratch, float, n)};
}

void fh_story__weigh(fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports, fh_story__vectors *ret_vectors) {
    *ret_vectors = new_vectors(scratch, n_reports);
    count_vec *counts = fh_new_n(scratch, count_vec, n_reports ? n_reports : 1);
    if (fh_arena_status(scratch)) return;
    fh_arena *titles = fh_arena_new(NULL, 0); /* what reading a title needs must not be what is kept of it */
    for (uint32_t i = 0; titles && i < n_reports; i++) count_terms(scratch, titles, reports[i], &counts[i]);
    fh_arena_free(titles);
    if (titles) weigh(scratch, counts, n_reports, NULL, ret_vectors);
}

void fh_story__weigh_known(fh_arena *scratch, const fh_story_words *words, uint32_t n_reports, const fh_story_known *known, fh_story__vectors *ret_vectors) {
    *ret_vectors = new_vectors(scratch, n_reports);
    count_vec *counts = fh_new_n(scratch, count_vec, n_reports ? n_reports : 1);
    if (fh_arena_status(scratch)) return;
    for (uint32_t i = 0; i < n_reports; i++) {
        if (!fh_vec_reserve(scratch, &counts[i], words[i].n)) continue;
        for (uint32_t k = 0; k < words[i].n; k++) fh_vec_push(scratch, &counts[i], (count){.hash = words[i].at[k].hash, .n = words[i].at[k].count});
    }
    weigh(scratch, counts, n_reports, known, ret_vectors);
}

fh_status fh_story_words_of(fh_arena *keep, fh_arena *scratch, const fh_report *r, fh_story_words *ret_words, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    count_vec counts = {0};
    fh_arena *titles = fh_arena_new(NULL, 0);
    if (!titles) return fh_fail(err, FH_ENOMEM, 0, "out of memory for a report's words");
    count_terms(scratch, titles, r, &counts);
    fh_arena_free(titles);
    fh_status status = fh_fail_arena(err, scratch);
    fh_story_word *words = status ? NULL : fh_new_n(keep, fh_story_word, counts.n + 1);
    for (size_t i = 0; words && i < counts.n; i++) words[i] = (fh_story_word){counts.at[i].hash, counts.at[i].n};
    fh_arena_rewind(scratch, mark);
    if (!status) status = fh_fail_arena(err, keep);
    if (!status) *ret_words = (fh_story_words){words, (uint32_t)counts.n};
    return status;
}
