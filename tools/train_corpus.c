/* SPDX-License-Identifier: MIT
 *
 * tools/train_corpus.c - JSON lines and a table of tokens to tokens of ours.
 *
 * The table counts code points and cuts words in its own way. A token of ours takes the labels of the first
 * row that begins inside it, or of the row it lies in. */
#include "train_corpus.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/vec.h"
#include "text/text.h"


static void die(const char *what, const char *where) {
    fprintf(stderr, "%s: %s\n", where, what);
    exit(3);
}

static uint32_t read_spans(fh_arena *arena, const json_t *list, fh_span **ret) {
    size_t n = json_array_size(list);
    *ret = fh_new_n(arena, fh_span, n ? n : 1);
    for (size_t i = 0; i < n; i++) {
        const json_t *s = json_array_get(list, i);
        (*ret)[i] = (fh_span){(uint32_t)json_integer_value(json_array_get(s, 0)), (uint32_t)json_integer_value(json_array_get(s, 1))};
    }
    return (uint32_t)n;
}

static void read_doc(fh_arena *arena, fh_arena *scratch, const json_t *row, gold_doc *d) {
    fh_error err;
    d->report.id = fh_str_copy(arena, fh_str_of(json_string_value(json_object_get(row, "id"))));
    d->report.text = fh_str_copy(arena, fh_str_of(json_string_value(json_object_get(row, "text"))));
    d->report.language = FH_STR("en");
    if (fh_text_read(arena, scratch, &d->report, &err)) die(err.msg, d->report.id.ptr);
    const json_t *list = json_object_get(row, "attributions");
    d->n_statements = (uint32_t)json_array_size(list);
    d->statements = fh_new_n(arena, gold_statement, d->n_statements ? d->n_statements : 1);
    for (uint32_t i = 0; i < d->n_statements; i++) {
        const json_t *a = json_array_get(list, i);
        gold_statement *g = &d->statements[i];
        g->n_source = read_spans(arena, json_object_get(a, "source"), &g->source);
        g->n_cue = read_spans(arena, json_object_get(a, "cue"), &g->cue);
        g->n_content = read_spans(arena, json_object_get(a, "content"), &g->content);
    }
    size_t n = d->report.n_tokens ? d->report.n_tokens : 1;
    d->pos = fh_new_n(arena, uint8_t, n);
    d->entity = fh_new_n(arena, uint8_t, n);
    d->lemma = fh_new_n(arena, uint32_t, n);
}

static fh_pos pos_of(const char *tag) {
    static const struct { const char *tag; fh_pos pos; } map[] = {
        {"NNP", FH_POS_PROPER}, {"NNPS", FH_POS_PROPER}, {"NN", FH_POS_NOUN}, {"NNS", FH_POS_NOUN}, {"FW", FH_POS_NOUN},
        {"PRP", FH_POS_PRONOUN}, {"PRP$", FH_POS_POSSESSIVE}, {"POS", FH_POS_POSSESSIVE}, {"WP$", FH_POS_WH}, {"VB", FH_POS_VERB_BASE},
        {"VBP", FH_POS_VERB_PRESENT}, {"VBZ", FH_POS_VERB_PRESENT}, {"VBD", FH_POS_VERB_PAST}, {"VBN", FH_POS_VERB_PARTICIPLE},
        {"VBG", FH_POS_VERB_GERUND}, {"MD", FH_POS_MODAL}, {"JJ", FH_POS_ADJECTIVE}, {"JJR", FH_POS_ADJECTIVE}, {"JJS", FH_POS_ADJECTIVE},
        {"RB", FH_POS_ADVERB}, {"RBR", FH_POS_ADVERB}, {"RBS", FH_POS_ADVERB}, {"DT", FH_POS_DETERMINER}, {"PDT", FH_POS_DETERMINER},
        {"IN", FH_POS_PREPOSITION}, {"TO", FH_POS_TO}, {"RP", FH_POS_PARTICLE}, {"CC", FH_POS_CONJUNCTION}, {"CD", FH_POS_NUMBER},
        {"LS", FH_POS_NUMBER}, {"WDT", FH_POS_WH}, {"WP", FH_POS_WH}, {"WRB", FH_POS_WH}, {"EX", FH_POS_EXISTENTIAL}, {"UH", FH_POS_INTERJECTION},
        {"$", FH_POS_SYMBOL}, {"#", FH_POS_SYMBOL}, {"SYM", FH_POS_SYMBOL}};
    for (size_t i = 0; i < sizeof map / sizeof *map; i++)
        if (strcmp(map[i].tag, tag) == 0) return map[i].pos;
    return strcmp(tag, "_") == 0 ? FH_POS_UNKNOWN : FH_POS_PUNCTUATION; /* the table has sentences nobody tagged */
}

static fh_entity entity_of(const char *name) {
    if (strcmp(name, "PERSON") == 0) return FH_ENTITY_PERSON;
    if (strcmp(name, "ORGANIZATION") == 0) return FH_ENTITY_ORGANISATION;
    if (strcmp(name, "LOCATION") == 0) return FH_ENTITY_PLACE;
    return strcmp(name, "MISC") == 0 ? FH_ENTITY_OTHER : FH_ENTITY_NONE;
}

/* One row of the table. */
typedef struct label {
    uint32_t begin, end; /* code points, then bytes */
    uint32_t lemma;
    uint8_t pos, entity;
} label;
typedef FH_VEC(label) labels;

static void to_bytes(fh_str text, labels *rows) {
    uint32_t chars = 0, byte = 0;
    for (size_t i = 0; i < rows->n; i++) {
        uint32_t *ends[2] = {&rows->at[i].begin, &rows->at[i].end};
        for (int e = 0; e < 2; e++) {
            while (chars < *ends[e] && byte < text.len) {
                byte++;
                while (byte < text.len && ((unsigned char)text.ptr[byte] & 0xc0) == 0x80) byte++;
                chars++;
            }
            *ends[e] = byte;
        }
    }
}

static void put_labels(gold_doc *d, labels *rows) {
    to_bytes(d->report.text, rows);
    const fh_token *t = d->report.tokens;
    size_t row = 0;
    uint32_t last_row = FH_NONE;
    for (uint32_t k = 0; k < d->report.n_tokens; k++) {
        while (row + 1 < rows->n && rows->at[row].end <= t[k].begin) row++;
        if (row >= rows->n || rows->at[row].begin >= t[k].end || rows->at[row].end <= t[k].begin) continue;
        const label *l = &rows->at[row];
        bool goes_on = row > 0 && rows->at[row - 1].entity == l->entity && rows->at[row - 1].end + 2 > l->begin;
        d->pos[k] = l->pos;
        d->lemma[k] = l->lemma;
        d->entity[k] = (uint8_t)(l->entity ? 1 + 2 * (l->entity - 1) + (goes_on || last_row == row) : 0);
        last_row = (uint32_t)row;
    }
}

static void flush(gold_corpus *c, uint32_t *at, const char *id, labels *rows) {
    if (!rows->n) return;
    for (uint32_t tries = 0; tries < c->n_docs; tries++, *at = (*at + 1) % c->n_docs)
        if (fh_str_equal(c->docs[*at].report.id, fh_str_of(id))) {
            put_labels(&c->docs[*at], rows);
            break;
        }
    rows->n = 0;
}

static void read_table(gold_corpus *c, const char *path) {
    char command[1200], line[4096], id[512] = "";
    snprintf(command, sizeof command, "gzip -dc '%s'", path);
    FILE *in = popen(command, "r");
    if (!in) die("cannot be read", path);
    labels rows = {0};
    uint32_t at = 0;
    while (fgets(line, sizeof line, in)) {
        char *f[10], *p = line;
        line[strcspn(line, "\n")] = '\0';
        int n = 0;
        for (; n < 10 && p; n++) {
            f[n] = p;
            p = strchr(p, '\t');
            if (p) *p++ = '\0';
        }
        if (n < 10) continue;
        if (strcmp(id, f[0])) {
            flush(c, &at, id, &rows);
            snprintf(id, sizeof id, "%.500s", f[0]);
        }
        label l = {.begin = (uint32_t)strtoul(f[2], NULL, 10), .end = (uint32_t)strtoul(f[3], NULL, 10)};
        l.pos = (uint8_t)pos_of(f[6]);
        l.entity = (uint8_t)entity_of(f[7]);
        l.lemma = fh_hash_word(fh_text_fold(c->arena, fh_str_of(f[5])));
        fh_vec_push(c->arena, &rows, l);
    }
    flush(c, &at, id, &rows);
    pclose(in);
}

gold_corpus gold_read(const char *folder, const char *name) {
    gold_corpus c = {.arena = fh_arena_new(NULL, 0)};
    fh_arena *scratch = fh_arena_new(NULL, 0);
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.jsonl", folder, name);
    FILE *in = fopen(path, "r");
    if (!in || !c.arena || !scratch) die("cannot be read", path);
    FH_VEC(gold_doc) docs = {0};
    json_t *row;
    json_error_t wrong;
    while ((row = json_loadf(in, JSON_DISABLE_EOF_CHECK, &wrong))) {
        gold_doc d = {0};
        read_doc(c.arena, scratch, row, &d);
        fh_vec_push(c.arena, &docs, d);
        json_decref(row);
    }
    fclose(in);
    c.docs = docs.at;
    c.n_docs = (uint32_t)docs.n;
    snprintf(path, sizeof path, "%s/%s.tokens.tsv.gz", folder, name);
    if (c.n_docs && (in = fopen(path, "r"))) {
        fclose(in);
        read_table(&c, path);
    }
    fh_arena_free(scratch);
    return c;
}

void gold_tokens(const gold_doc *d, fh_span s, uint32_t *b, uint32_t *e) {
    uint32_t lo = 0, hi = d->report.n_tokens;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (d->report.tokens[mid].end <= s.begin) lo = mid + 1;
        else hi = mid;
    }
    *b = lo;
    while (lo < d->report.n_tokens && d->report.tokens[lo].begin < s.end) lo++;
    *e = lo;
}

void gold_shuffle(uint32_t *order, uint32_t n, uint64_t seed) {
    for (uint32_t i = n; i > 1; i--) {
        seed = fh_mix64(seed + i);
        uint32_t j = (uint32_t)(seed % i), x = order[i - 1];
        order[i - 1] = order[j];
        order[j] = x;
    }
}
