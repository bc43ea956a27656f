/* SPDX-License-Identifier: MIT
 *
 * store/image.c - a report as bytes.
 *
 *   "fhr" version | checksum of the rest | strings, dates, arrays in the order of fh_report
 *
 * Numbers are little-endian 32-bit words; a string is its length + 1 (0: absent) and its bytes; an array its
 * count and its items. One list of fields serves both ways: `field` functions write when the cursor has an
 * output and read when it has not, so that reading and writing cannot drift apart. Images are derived data:
 * when the records change, VERSION changes, and the store makes them anew from the content it keeps. */
#include "store/image.h"

#include "base/hash.h"

enum { VERSION = 1, HEAD = 12 };

/* A field that is added to a record and forgotten here would be lost silently; its size tells. */
#define KNOWN_SIZE(T, n) _Static_assert(sizeof(void *) != 8 || sizeof(T) == (n), #T " has changed: bring its function below up to date, raise VERSION")
KNOWN_SIZE(fh_report, 360);
KNOWN_SIZE(fh_credit, 48);
KNOWN_SIZE(fh_token, 20);
KNOWN_SIZE(fh_sentence, 20);
KNOWN_SIZE(fh_speaker, 104);
KNOWN_SIZE(fh_statement, 80);
KNOWN_SIZE(fh_timex, 64);

typedef struct cursor {
    fh_buf *out;      /* writing; NULL when reading */
    fh_arena *arena;  /* reading: where things are put */
    fh_str in;        /* reading: what is left */
    bool broken;      /* reading: the bytes ended too early */
} cursor;

static void word(cursor *c, uint32_t *v) {
    if (c->out) {
        const char b[4] = {(char)(*v & 255), (char)(*v >> 8 & 255), (char)(*v >> 16 & 255), (char)(*v >> 24)};
        fh_buf_add(c->out, (fh_str){b, 4});
        return;
    }
    if (c->in.len < 4) { c->broken = true; *v = 0; return; }
    const unsigned char *b = (const unsigned char *)c->in.ptr;
    *v = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    c->in = fh_str_cut(c->in, 4, c->in.len);
}

/* A field narrower or wider than a word goes through one. */
#define AS_WORD(c, field, T)                                  \
    do {                                                      \
        uint32_t word_ = (c)->out ? (uint32_t)(field) : 0;    \
        word((c), &word_);                                    \
        if (!(c)->out) (field) = (T)word_;                    \
    } while (0)

static void real(cursor *c, float *v) {
    uint32_t bits;
    memcpy(&bits, v, 4);
    word(c, &bits);
    memcpy(v, &bits, 4);
}

static void string(cursor *c, fh_str *s) {
    uint32_t n = c->out && s->ptr ? (uint32_t)s->len + 1 : 0;
    word(c, &n);
    if (c->out) { fh_buf_add(c->out, *s); return; }
    if (n > c->in.len + 1) { c->broken = true; n = 0; }
    *s = n ? fh_str_copy(c->arena, fh_str_cut(c->in, 0, n - 1)) : (fh_str){NULL, 0};
    if (n) c->in = fh_str_cut(c->in, n - 1, c->in.len);
}

static void date(cursor *c, fh_datetime *t) {
    AS_WORD(c, t->year, int16_t);
    uint32_t packed = (uint32_t)t->month << 24 | (uint32_t)t->day << 16 | (uint32_t)t->hour << 8 | t->minute;
    uint32_t rest = (uint32_t)t->second << 24 | (uint32_t)t->precision << 16 | (uint32_t)t->has_zone;
    word(c, &packed);
    word(c, &rest);
    AS_WORD(c, t->zone_minutes, int16_t);
    if (c->out) return;
    t->month = (uint8_t)(packed >> 24);
    t->day = (uint8_t)(packed >> 16);
    t->hour = (uint8_t)(packed >> 8);
    t->minute = (uint8_t)packed;
    t->second = (uint8_t)(rest >> 24);
    t->precision = (uint8_t)(rest >> 16);
    t->has_zone = rest & 1;
}

static void span(cursor *c, fh_span *s) { word(c, &s->begin); word(c, &s->end); }

static void token(cursor *c, fh_token *t) {
    word(c, &t->begin);
    word(c, &t->end);
    word(c, &t->word);
    word(c, &t->lemma);
    uint32_t packed = (uint32_t)t->flags | (uint32_t)t->pos << 16 | (uint32_t)t->entity << 24;
    word(c, &packed);
    if (c->out) return;
    t->flags = (uint16_t)packed;
    t->pos = (uint8_t)(packed >> 16);
    t->entity = (uint8_t)(packed >> 24);
}

static void sentence(cursor *c, fh_sentence *s) {
    span(c, &s->span);
    word(c, &s->first_token);
    word(c, &s->n_tokens);
    word(c, &s->paragraph);
}

static void credit(cursor *c, fh_credit *x) {
    AS_WORD(c, x->kind, fh_credit_kind);
    string(c, &x->name);
    string(c, &x->url);
    span(c, &x->span);
}

static void speaker(cursor *c, fh_speaker *s) {
    AS_WORD(c, s->kind, fh_speaker_kind);
    string(c, &s->name);
    string(c, &s->role);
    string(c, &s->organisation);
    string(c, &s->grade);
    string(c, &s->condition);
    AS_WORD(c, s->number, uint16_t);
    span(c, &s->first);
}

static void timex(cursor *c, fh_timex *t) {
    span(c, &t->span);
    AS_WORD(c, t->type, fh_timex_type);
    string(c, &t->value);
    date(c, &t->date);
    date(c, &t->until);
    AS_WORD(c, t->relative, bool);
}

/* An array of T at *at with its count in *n. When reading, the count is believed only as far as the bytes left
 * could hold so many items of at least `least` bytes. */
#define ARRAY(c, T, at, n, least, item)                                                   \
    do {                                                                                  \
        uint32_t n_ = (c)->out ? (uint32_t)(n) : 0;                                       \
        word((c), &n_);                                                                   \
        if (!(c)->out && n_ > (c)->in.len / (least)) { (c)->broken = true; n_ = 0; }      \
        T *items_ = (c)->out ? NULL : fh_new_n((c)->arena, T, n_);                        \
        for (uint32_t i_ = 0; i_ < n_ && ((c)->out || items_) && !(c)->broken; i_++) {    \
            T one_ = (c)->out ? (at)[i_] : (T){0};                                        \
            item((c), &one_);                                                             \
            if (items_) items_[i_] = one_;                                                \
        }                                                                                 \
        if (!(c)->out) (at) = items_, (n) = items_ ? n_ : 0;                              \
    } while (0)

static void statement(cursor *c, fh_statement *s) {
    AS_WORD(c, s->kind, fh_statement_kind);
    AS_WORD(c, s->act, fh_statement_act);
    word(c, &s->speaker);
    string(c, &s->told);
    uint32_t n[3] = {s->n_source, s->n_cue, s->n_content};
    ARRAY(c, fh_span, s->source, n[0], 8, span);
    ARRAY(c, fh_span, s->cue, n[1], 8, span);
    ARRAY(c, fh_span, s->content, n[2], 8, span);
    s->n_source = (uint16_t)n[0];
    s->n_cue = (uint16_t)n[1];
    s->n_content = (uint16_t)n[2];
    word(c, &s->outer);
    word(c, &s->continues);
    real(c, &s->confidence);
}

static void report(cursor *c, fh_report *r) {
    fh_str *const strings[] = {&r->id, &r->path, &r->url, &r->canonical, &r->title, &r->outlet, &r->description, &r->section, &r->language, &r->text};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) string(c, strings[i]);
    ARRAY(c, fh_str, r->byline, r->n_byline, 4, string);
    ARRAY(c, fh_credit, r->credits, r->n_credits, 20, credit);
    date(c, &r->published);
    date(c, &r->modified);
    AS_WORD(c, r->published_from, fh_date_from);
    AS_WORD(c, r->page_kind, fh_page_kind);
    fh_str digest = fh_str_of(c->out ? r->sha256 : "");
    string(c, &digest);
    if (!c->out && digest.len == sizeof r->sha256 - 1) memcpy(r->sha256, digest.ptr, digest.len);
    ARRAY(c, fh_span, r->paragraphs, r->n_paragraphs, 8, span);
    ARRAY(c, fh_sentence, r->sentences, r->n_sentences, 20, sentence);
    ARRAY(c, fh_token, r->tokens, r->n_tokens, 20, token);
    ARRAY(c, fh_speaker, r->speakers, r->n_speakers, 36, speaker);
    ARRAY(c, fh_statement, r->statements, r->n_statements, 40, statement);
    ARRAY(c, fh_timex, r->times, r->n_times, 52, timex);
}

/* ---- what is read must hold together ------------------------------------------------------------- */

static bool in_text(const fh_report *r, fh_span s) { return s.begin <= s.end && s.end <= r->text.len; }

static bool all_in_text(const fh_report *r, const fh_span *spans, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (!in_text(r, spans[i])) return false;
    return true;
}

static bool is_date(const fh_datetime *t) {
    return t->month <= 12 && t->day <= 31 && t->hour <= 24 && t->minute < 60 && t->second <= 60 && t->precision <= FH_PRECISION_SECOND;
}

static bool is_index(uint32_t i, uint32_t n) { return i < n || i == FH_NONE; }

static bool statement_fits(const fh_report *r, const fh_statement *s) {
    return s->kind <= FH_STATEMENT_MIXED && s->act <= FH_ACT_REFUSAL && all_in_text(r, s->source, s->n_source) && all_in_text(r, s->cue, s->n_cue) &&
           all_in_text(r, s->content, s->n_content) && is_index(s->speaker, r->n_speakers) && is_index(s->outer, r->n_statements) &&
           is_index(s->continues, r->n_statements);
}

static bool text_fits(const fh_report *r) {
    bool fits = all_in_text(r, r->paragraphs, r->n_paragraphs);
    uint32_t end = 0;
    for (uint32_t i = 0; fits && i < r->n_tokens; end = r->tokens[i++].end)
        fits = r->tokens[i].begin >= end && in_text(r, (fh_span){r->tokens[i].begin, r->tokens[i].end});
    for (uint32_t i = 0; fits && i < r->n_sentences; i++) {
        const fh_sentence *s = &r->sentences[i];
        fits = in_text(r, s->span) && s->first_token <= r->n_tokens && s->n_tokens <= r->n_tokens - s->first_token && is_index(s->paragraph, r->n_paragraphs);
    }
    return fits;
}

/* Whether every place is in the text and every index has its record. The checksum tells of damage; a store that a stranger made has
 * a right one, and whatever looks at a report counts on this. */
static bool holds_together(const fh_report *r) {
    bool fits = r->published_from <= FH_DATE_FROM_STORY && r->page_kind <= FH_PAGE_EMPTY && is_date(&r->published) && is_date(&r->modified) && text_fits(r);
    for (uint32_t i = 0; fits && i < r->n_credits; i++) fits = r->credits[i].kind <= FH_CREDIT_SUMMARY && in_text(r, r->credits[i].span);
    for (uint32_t i = 0; fits && i < r->n_speakers; i++) fits = r->speakers[i].kind <= FH_SPEAKER_ANONYMOUS && in_text(r, r->speakers[i].first);
    for (uint32_t i = 0; fits && i < r->n_statements; i++) fits = statement_fits(r, &r->statements[i]);
    for (uint32_t i = 0; fits && i < r->n_times; i++)
        fits = r->times[i].type <= FH_TIMEX_SET && in_text(r, r->times[i].span) && is_date(&r->times[i].date) && is_date(&r->times[i].until);
    return fits;
}

/* ---- both ways ---------------------------------------------------------------------------------------- */

void fh_store__put_image(fh_buf *out, const fh_report *r) {
    size_t at = out->n;
    fh_report copy = *r; /* the cursor takes fields by their address; nothing is written through it */
    fh_buf_add(out, (fh_str){"fhr", 3});
    fh_buf_add_char(out, VERSION);
    fh_buf_add(out, (fh_str){"\0\0\0\0\0\0\0", 8});
    report(&(cursor){.out = out}, &copy);
    if (fh_arena_status(out->arena)) return;
    uint64_t sum = fh_hash64(fh_str_cut(fh_buf_str(out), at + HEAD, out->n));
    for (int i = 0; i < 8; i++) out->at[at + 4 + (size_t)i] = (char)(sum >> 8 * i & 255);
}

fh_status fh_store__get_image(fh_arena *arena, fh_str image, fh_report **ret_report, fh_error *err) {
    uint64_t sum = 0;
    if (image.len < HEAD || memcmp(image.ptr, "fhr", 3) || image.ptr[3] != VERSION)
        return fh_fail(err, FH_ESTORE, 0, "a report was written by another version; run 'firsthand doctor' on the store");
    for (int i = 0; i < 8; i++) sum |= (uint64_t)(unsigned char)image.ptr[4 + i] << 8 * i;
    cursor c = {.arena = arena, .in = fh_str_cut(image, HEAD, image.len)};
    if (fh_hash64(c.in) != sum) return fh_fail(err, FH_ESTORE, 0, "a report in the store is damaged; run 'firsthand doctor' on the store");
    fh_report *r = fh_new(arena, fh_report);
    if (r) report(&c, r);
    fh_status status = fh_fail_arena(err, arena);
    if (!status && (c.broken || c.in.len || !holds_together(r))) status = fh_fail(err, FH_ESTORE, 0, "a report in the store is incomplete; run 'firsthand doctor' on the store");
    if (!status) *ret_report = r;
    return status;
}
