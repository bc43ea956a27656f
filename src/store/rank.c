/* SPDX-License-Identifier: MIT
 *
 * store/rank.c - how well a report answers a question: BM25 (Robertson and Walker 1994), words of the title counted
 * four times, as FTS5 has it in bm25().
 *
 * What is other than there is the cost. bm25() looks the length of every hit up in a table of its own, by a statement; here lengths
 * lie side by side, two bytes each, 4,096 in a row of the table `length`, and a search reads a row once. How rare a
 * phrase is takes another walk through all of its hits, and is asked only where there are several phrases to be weighed against one
 * another. And places are noted in passing, so that snippets need no search of their own. Where a length is not known,
 * in a store of an earlier program that nobody has written to since, FTS5 is asked for it: ranks are the same. */
#include "store/rank.h"

#include <math.h>

enum { PART = 4096, LENGTH_BYTES = 2, LONGEST = 0xffff, TEXT = 1 };
static const double TITLE_WEIGHT = 4, K1 = 1.2, B = .75, LEAST_RARITY = 1e-6;

/* ---- lengths ---------------------------------------------------------------------------------------------------- */

/* The sum of SQLite's variable-length numbers: words by column. */
static uint64_t sum_of(fh_str sizes) {
    uint64_t sum = 0, v = 0;
    for (size_t i = 0; i < sizes.len; i++) {
        v = v << 7 | ((unsigned char)sizes.ptr[i] & 0x7f);
        if ((unsigned char)sizes.ptr[i] & 0x80) continue;
        sum += v;
        v = 0;
    }
    return sum;
}

/* Opens the row of one part, which is made where it is missing. */
static sqlite3_blob *open_part(fh_db *db, int64_t part) {
    sqlite3_blob *blob = NULL;
    fh_row q = fh_store__prepare(&db->sql, "INSERT OR IGNORE INTO length VALUES(?, zeroblob(?))");
    fh_store__bind_int(&q, part);
    fh_store__bind_int(&q, PART * LENGTH_BYTES);
    fh_store__do(&q);
    if (!db->sql.status) fh_store__note(&db->sql, sqlite3_blob_open(db->sql.db, "main", "length", "words", part, 1, &blob));
    return blob;
}

void fh_store__keep_lengths(fh_db *db, int64_t from) {
    sqlite3_blob *blob = NULL;
    int64_t open = -1;
    fh_row q = fh_store__prepare(&db->sql, "SELECT id, sz FROM search_docsize WHERE id >= ? ORDER BY id");
    fh_store__bind_int(&q, from);
    while (fh_store__step(&q)) {
        int64_t id = fh_store__int(&q, 0), part = id / PART;
        uint64_t n = sum_of(fh_store__blob(&q, 1));
        if (n > LONGEST) n = LONGEST;
        unsigned char bytes[LENGTH_BYTES] = {(unsigned char)n, (unsigned char)(n >> 8)};
        if (part != open) {
            sqlite3_blob_close(blob);
            blob = open_part(db, part);
            open = part;
        }
        if (blob) fh_store__note(&db->sql, sqlite3_blob_write(blob, bytes, LENGTH_BYTES, (int)(id % PART) * LENGTH_BYTES));
    }
    sqlite3_blob_close(blob);
    fh_store__end(&q);
}

static unsigned kept_length(fh_store__ranking *r, int64_t id) {
    if (!r->has_lengths) return 0;
    if (r->part != id / PART) {
        r->part = id / PART;
        r->words = (fh_str){NULL, 0};
        fh_store__bind_int(&r->lengths, r->part);
        if (fh_store__step(&r->lengths)) r->words = fh_str_copy(r->db->scratch, fh_store__blob(&r->lengths, 0));
        fh_store__again(&r->lengths);
    }
    size_t at = (size_t)(id % PART) * LENGTH_BYTES;
    const unsigned char *p = (const unsigned char *)r->words.ptr;
    return at + LENGTH_BYTES <= r->words.len ? p[at] | (unsigned)p[at + 1] << 8 : 0;
}

/* ---- rank --------------------------------------------------------------------------------------------------------- */

typedef struct call { const Fts5ExtensionApi *api; Fts5Context *row; } call;

static int count_row(const Fts5ExtensionApi *api, Fts5Context *row, void *count) {
    (void)api, (void)row;
    ++*(int64_t *)count;
    return SQLITE_OK;
}

/* What is the same for all hits. */
static int begin(call c, fh_store__ranking *r) {
    sqlite3_int64 rows = 0, words = 0;
    int code = c.api->xRowCount(c.row, &rows);
    if (!code) code = c.api->xColumnTotalSize(c.row, -1, &words);
    r->average = rows > 0 && words > 0 ? (double)words / (double)rows : 1;
    r->n_phrases = c.api->xPhraseCount(c.row);
    r->rarity = fh_new_n(r->db->scratch, double, (size_t)r->n_phrases + 1);
    r->found = fh_new_n(r->db->scratch, double, (size_t)r->n_phrases + 1);
    if (!r->rarity || !r->found) return SQLITE_NOMEM;
    if (r->n_phrases == 1) r->rarity[0] = 1; /* the same for all hits does not order them */
    for (int i = 0; !code && r->n_phrases > 1 && i < r->n_phrases; i++) {
        int64_t hits = 0;
        code = c.api->xQueryPhrase(c.row, i, &hits, count_row);
        r->rarity[i] = fmax(log(((double)rows - (double)hits + .5) / ((double)hits + .5)), LEAST_RARITY);
    }
    r->begun = !code;
    return code;
}

/* Counts phrases in the row, and notes where in its text they stand. */
static int find_places(call c, fh_store__ranking *r) {
    int n = 0, phrase = 0, column = 0, at = 0;
    int code = c.api->xInstCount(c.row, &n);
    for (int i = 0; i < r->n_phrases; i++) r->found[i] = 0;
    r->n = 0;
    for (int i = 0; !code && i < n; i++) {
        code = c.api->xInst(c.row, i, &phrase, &column, &at);
        if (code) break;
        r->found[phrase] += column == TEXT ? 1 : TITLE_WEIGHT;
        if (column == TEXT && r->n < FH_STORE__PLACES)
            r->at[r->n++] = (fh_store__place){(uint32_t)phrase, (uint32_t)at, (uint32_t)c.api->xPhraseSize(c.row, phrase)};
    }
    return code;
}

static int length_of(call c, fh_store__ranking *r, double *ret) {
    int words = (int)kept_length(r, c.api->xRowid(c.row));
    int code = words ? SQLITE_OK : c.api->xColumnSize(c.row, -1, &words);
    *ret = words;
    return code;
}

static bool is_wanted(const fh_store__ranking *r, int64_t id) { return !r->wanted || (id >= 0 && id < r->n_wanted && r->wanted[id]); }

/* firsthand_rank(search): the better, the lower; NULL of a report that is not wanted. */
static void rank_row(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *answer, int n_values, sqlite3_value **values) {
    call c = {api, row};
    fh_store__ranking *r = ((fh_db *)api->xUserData(row))->ranking;
    double score = 0, length = 0;
    (void)n_values, (void)values;
    if (r && !is_wanted(r, api->xRowid(row))) return;
    int code = !r ? SQLITE_MISUSE : r->begun ? SQLITE_OK : begin(c, r);
    if (!code) code = find_places(c, r);
    if (!code) code = length_of(c, r, &length);
    if (code) { sqlite3_result_error_code(answer, code); return; }
    for (int i = 0; i < r->n_phrases; i++)
        score += r->rarity[i] * (r->found[i] * (K1 + 1) / (r->found[i] + K1 * (1 - B + B * length / r->average)));
    sqlite3_result_double(answer, -score);
}

fts5_api *fh_store__fts5(fh_db *db) {
    fts5_api *api = NULL;
    fh_row q = fh_store__prepare(&db->sql, "SELECT fts5(?1)");
    if (!db->sql.status) fh_store__note(&db->sql, sqlite3_bind_pointer(q.stmt, 1, (void *)&api, "fts5_api_ptr", NULL));
    fh_store__step(&q);
    fh_store__end(&q);
    if (!api) fh_store__note(&db->sql, SQLITE_ERROR);
    return api;
}

void fh_store__rank_begin(fh_db *db, fh_store__ranking *r) {
    *r = (fh_store__ranking){.db = db, .part = -1};
    db->ranking = r;
    if (!db->can_rank) {
        fts5_api *api = fh_store__fts5(db);
        if (api) fh_store__note(&db->sql, api->xCreateFunction(api, "firsthand_rank", db, rank_row, NULL));
        db->can_rank = !db->sql.status;
    }
    r->has_lengths = fh_store__has_lengths(db);
    if (r->has_lengths) r->lengths = fh_store__prepare(&db->sql, "SELECT words FROM length WHERE part = ?");
}

void fh_store__rank_end(fh_store__ranking *r) {
    fh_store__end(&r->lengths);
    r->db->ranking = NULL;
}
