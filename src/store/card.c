/* SPDX-License-Identifier: MIT
 *
 * store/card.c - what is known of a report when reports are grouped: some hundred words of six bytes each instead of
 * all that was read of it, so that a thousand reports are loaded in the time that one takes otherwise. In how many
 * reports of the store each word stands is counted as they come and go. */
#include "base/date.h"
#include "store/shelf.h"

enum { WORD_BYTES = 6 }; /* hash, 4, and count, 2, the lowest byte first */

/* ---- words ------------------------------------------------------------------------------------------------ */

static void add_common(fh_db *db, const fh_db_word *words, size_t n, int by) {
    fh_row q = fh_store__prepare(&db->sql, "INSERT INTO common VALUES(?1, ?2) ON CONFLICT(word) DO UPDATE SET n = n + ?2");
    for (size_t i = 0; i < n; i++) {
        fh_store__bind_int(&q, words[i].hash);
        fh_store__bind_int(&q, by);
        fh_store__step(&q);
        fh_store__again(&q);
    }
    fh_store__end(&q);
}

fh_str fh_store__keep_words(fh_db *db, const fh_db_word *words, size_t n) {
    unsigned char *out = fh_arena_alloc_raw(db->scratch, n * WORD_BYTES + 1, 1, 1);
    for (size_t i = 0; out && i < n; i++) {
        for (int k = 0; k < 4; k++) out[i * WORD_BYTES + (size_t)k] = (unsigned char)(words[i].hash >> 8 * k);
        for (int k = 0; k < 2; k++) out[i * WORD_BYTES + 4 + (size_t)k] = (unsigned char)(words[i].count >> 8 * k);
    }
    add_common(db, words, n, 1);
    return (fh_str){(const char *)out, out ? n * WORD_BYTES : 0};
}

static const fh_db_word *unpack(fh_arena *arena, fh_str bytes, uint32_t *ret_n) {
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    size_t n = bytes.len / WORD_BYTES;
    fh_db_word *out = fh_new_n(arena, fh_db_word, n + 1);
    for (size_t i = 0; out && i < n; i++, at += WORD_BYTES)
        out[i] = (fh_db_word){(uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24, (uint32_t)at[4] | (uint32_t)at[5] << 8};
    *ret_n = (uint32_t)n;
    return out;
}

void fh_store__forget_words(fh_db *db, int64_t source) {
    uint32_t n = 0;
    fh_row q = fh_store__prepare(&db->sql, "SELECT words FROM report WHERE source = ?");
    fh_store__bind_int(&q, source);
    const fh_db_word *words = fh_store__step(&q) ? unpack(db->scratch, fh_store__blob(&q, 0), &n) : NULL;
    fh_store__end(&q);
    if (words) add_common(db, words, n, -1);
}

/* ---- cards ------------------------------------------------------------------------------------------------ */

static int digits(fh_str s, size_t begin, size_t n) {
    int v = 0;
    for (size_t i = begin; i < begin + n && i < s.len && fh_is_digit(s.ptr[i]); i++) v = v * 10 + (s.ptr[i] - '0');
    return v;
}

/* The inverse of date_text in derived.c; what the minute tells of the zone comes with it. */
static fh_datetime date_of(fh_str s, int64_t minute) {
    fh_datetime t = {.year = (int16_t)digits(s, 0, 4), .precision = FH_PRECISION_YEAR};
    if (s.len < 4) return (fh_datetime){0};
    if (s.len >= 7) t.month = (uint8_t)digits(s, 5, 2), t.precision = FH_PRECISION_MONTH;
    if (s.len >= 10) t.day = (uint8_t)digits(s, 8, 2), t.precision = FH_PRECISION_DAY;
    if (s.len >= 16) t.hour = (uint8_t)digits(s, 11, 2), t.minute = (uint8_t)digits(s, 14, 2), t.precision = FH_PRECISION_MINUTE;
    int64_t zone = minute ? fh_datetime_minutes(t) - minute : 0;
    t.has_zone = zone != 0;
    t.zone_minutes = (int16_t)zone;
    return t;
}

static void read_card(const fh_row *q, fh_arena *arena, fh_db_card *card) {
    fh_report *r = fh_new(arena, fh_report);
    if (!r) return;
    r->id = fh_store__str(q, 0, arena);
    r->title = fh_store__str(q, 1, arena);
    r->published = date_of(fh_store__str(q, 2, arena), fh_store__int(q, 3));
    r->published_from = r->published.precision ? FH_DATE_FROM_TEXT : FH_DATE_FROM_NOTHING;
    r->text = fh_store__str(q, 4, arena);
    *card = (fh_db_card){.report = r, .story = fh_store__int(q, 6)};
    card->words = unpack(arena, fh_store__blob(q, 5), &card->n_words);
    for (int i = 0; i < 2; i++) card->nearest[i] = (float)sqlite3_column_double(q->stmt, 7 + i);
}

fh_status fh_db_cards(fh_db *db, const int64_t *sources, size_t n, fh_arena *arena, fh_db_card *ret_cards, fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "SELECT key, title, published, minute, lead, words, story, near1, near2 FROM report WHERE source = ?");
    bool missing = false;
    for (size_t i = 0; i < n; i++) {
        fh_store__bind_int(&q, sources[i]);
        if (fh_store__step(&q)) read_card(&q, arena, &ret_cards[i]);
        else missing = true;
        fh_store__again(&q);
    }
    fh_store__end(&q);
    fh_status status = fh_store__done(db, err);
    if (!status) status = fh_fail_arena(err, arena);
    return status || !missing ? status : fh_store__fail(&db->sql, err, FH_ESTORE, "a report is missing; run 'firsthand doctor --rebuild'");
}

fh_status fh_db_put_nearest(fh_db *db, int64_t source, const float nearest[2], fh_error *err) {
    fh_row q = fh_store__prepare(&db->sql, "UPDATE report SET near1 = ?2, near2 = ?3 WHERE source = ?1");
    fh_store__bind_int(&q, source);
    for (int i = 0; i < 2; i++) fh_store__bind_real(&q, (double)nearest[i]);
    fh_store__do(&q);
    return fh_store__done(db, err);
}

/* ---- how common words are ----------------------------------------------------------------------------------- */

struct fh_db_common {
    fh_db *db;
    fh_row q;
};

fh_db_common *fh_db_common_begin(fh_db *db, fh_arena *arena) {
    fh_db_common *c = fh_new(arena, fh_db_common);
    if (c) *c = (fh_db_common){db, fh_store__prepare(&db->sql, "SELECT n FROM common WHERE word = ?")};
    return c;
}

uint32_t fh_db_common_count(void *common, uint32_t hash) {
    fh_db_common *c = common;
    fh_store__bind_int(&c->q, hash);
    uint32_t n = fh_store__step(&c->q) ? (uint32_t)fh_store__int(&c->q, 0) : 0;
    fh_store__again(&c->q);
    return n;
}

fh_status fh_db_common_end(fh_db_common *c, fh_error *err) {
    fh_store__end(&c->q);
    return fh_store__done(c->db, err);
}
