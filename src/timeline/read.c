/* SPDX-License-Identifier: MIT
 *
 * timeline/read.c - the expressions of time of a report.
 *
 * Each sentence is cut into atoms; at every atom that may begin an expression the grammar is asked, and the
 * longest match is taken. The date last spoken of is the focus, from which "the next day" counts; in a
 * narrative (most of its years are not the anchor's) all relative expressions count from it. Linear: a rule
 * looks at a bounded number of atoms. */
#include "timeline/timeline.h"

#include "timeline/day.h"

typedef FH_VEC(fh_timex) timex_vec;

enum {
    MAX_UTTERANCE = 1000, /* bytes; a text with a moment of speech that is longer is a report */
    NARRATIVE_YEARS = 4,  /* so many years other than the anchor's make a narrative, if they are most */
    MANY_YEARS = 20,      /* so many do if they are more than half */
    SPARSE_YEARS = 10,    /* so many where they are far apart */
    YEAR_EVERY = 600,     /* bytes; sparser years are far apart */
    NEAR_YEARS = 1,       /* years so near to the anchor's are no sign of it */
    DATELINE_BYTES = 80   /* of a text, in which a full date is the report's own */
};

/* ---- the anchor and the manner ------------------------------------------------------------------ */

static tl_when from_datetime(fh_datetime d) {
    static const uint8_t grain[] = {G_NONE, G_YEAR, G_MONTH, G_DAY, G_MINUTE, G_SECOND};
    return (tl_when){.year = d.year, .month = d.month, .day = d.day, .hour = d.hour, .minute = d.minute, .second = d.second, .grain = grain[d.precision]};
}

/* Many years, and most of them before the anchor's. */
static bool is_narrative(const fh_report *r, int32_t anchor_year) {
    uint32_t other = 0, same = 0;
    fh_str t = r->text;
    for (uint32_t i = 0; i < r->n_tokens; i++) {
        const fh_token *k = &r->tokens[i];
        bool era = k->flags & FH_TOKEN_UPPER && fh_str_starts(fh_str_cut(t, k->begin, k->end), FH_STR("BC"));
        if (era && i && r->tokens[i - 1].flags & FH_TOKEN_DIGIT) { other++; continue; }
        if (!(k->flags & FH_TOKEN_DIGIT) || k->end - k->begin != 4) continue;
        int32_t y = 0;
        for (uint32_t c = k->begin; c < k->end; c++) y = fh_is_digit(t.ptr[c]) ? y * 10 + t.ptr[c] - '0' : 100000;
        if (y < 1000 || y > 2100) continue;
        if (y >= anchor_year - NEAR_YEARS) same++; /* plans speak of years to come */
        else other++;
    }
    bool dense = (uint64_t)other * YEAR_EVERY >= t.len;
    return (other >= (dense ? NARRATIVE_YEARS : SPARSE_YEARS) && other > 3 * same) || (other >= MANY_YEARS && other > same);
}

/* ---- sentences to expressions --------------------------------------------------------------------------- */

typedef struct reader {
    fh_arena *keep;
    tl_parser parser;
    timex_vec times;
} reader;

/* The trigger. In a report no expression begins with a preposition, and one that begins with an article, a
 * bound or "last" has another word of the list, or a number, close behind. */
static bool may_begin(const tl_parser *p, uint32_t i) {
    enum { NEVER_FIRST = W_PREP | W_AFTER | W_VERB | W_SUFFIX | W_AMPM | W_ZONE, NEEDS_COMPANY = W_ARTICLE | W_BOUND | W_REL | W_CARD | W_VAGUE | W_EVERY };
    const tl_atom *a = &p->at[i];
    if (a->kind == ATOM_NUMBER) return true;
    if (a->kind == ATOM_PUNCT) return a->ch == '\'' || a->ch == '@' || a->ch == '<' || a->ch == '>' || a->ch == '=';
    if (p->manner != MANNER_REPORT) return true;
    uint32_t mask = a->mask & (uint32_t)~NEVER_FIRST;
    if (!mask || mask & (uint32_t)~NEEDS_COMPANY) return mask != 0;
    for (uint32_t k = 1; k <= 2; k++)
        if (a[k].kind == ATOM_NUMBER || a[k].mask & (uint32_t)~(W_PREP | W_VERB | W_ARTICLE) || (a[k].kind == ATOM_PUNCT && a[k].ch == '\'')) return true;
    return false;
}

static void remember(tl_parser *p, tl_when w) {
    enum { N = sizeof p->recent / sizeof *p->recent };
    p->focus = w;
    p->years_since = w.grain == G_YEAR ? p->years_since + 1 : 0;
    if (w.grain < G_SEASON) return;
    for (size_t i = N - 1; i > 0; i--) p->recent[i] = p->recent[i - 1];
    p->recent[0] = w;
}

static void emit(reader *rd, const tl_expr *e) {
    const tl_parser *p = &rd->parser;
    fh_timex t = {.span = {p->at[e->begin].begin, p->at[e->end - 1].end}, .type = fh_timeline__type(e), .relative = e->relative};
    t.value = fh_timeline__print(rd->keep, p, e);
    if (e->kind == E_WHEN || e->kind == E_RANGE || e->kind == E_OPEN) t.date = fh_timeline__datetime(e->a);
    bool within = e->kind == E_DURATION && e->begin > 0 && PREP(e->begin - 1, PREP_WITHIN) && !e->amount.vague;
    if (within && p->anchor.grain >= G_DAY && e->amount.unit >= U_DAY) { /* a length that ends on a day */
        t.date = fh_timeline__datetime(fh_timeline__shift(fh_timeline__truncate(p->anchor, G_DAY), (int32_t)e->amount.n, (tl_unit)e->amount.unit));
    }
    if (e->kind == E_RANGE) t.until = fh_timeline__datetime(e->b);
    fh_vec_push(rd->keep, &rd->times, t);
    if (e->kind == E_WHEN && e->a.year && e->a.grain >= G_YEAR && rd->parser.manner == MANNER_REPORT) remember(&rd->parser, e->a);
}

/* "5" of "5-6 June": the day before a hyphen, "to" or "and" and a date. */
static uint32_t first_of_two(tl_parser *p, uint32_t i, tl_expr *e) {
    unsigned day;
    bool ordinal;
    uint32_t k = SAYS(i, "the") ? i + 1 : i, next = fh_timeline__day_of_month(p, k, &day, &ordinal);
    if (!next || (i > 0 && GLUED(i) && p->at[i - 1].kind == ATOM_PUNCT && !CHAR(i - 1, '(') && !CHAR(i - 1, '"'))) return 0;
    if (!CHAR(next, '-') && !CHAR(next, '/') && !PREPS(next, BIT(PREP_TO) | BIT(PREP_AND) | BIT(PREP_OR))) return 0;
    uint32_t other = CHAR(next, '-') && CHAR(next + 1, '-') ? next + 2 : next + 1;
    bool same_ordinal;
    unsigned second;
    uint32_t after = fh_timeline__day_of_month(p, SAYS(other, "the") ? other + 1 : other, &second, &same_ordinal);
    if (PREP(after, PREP_OF)) after++;
    if (!after || !IS(after, W_MONTH) || !(p->at[after].flags & ATOM_CAPITAL) || second <= day) return 0;
    tl_expr sub = {0};
    if (!fh_timeline__day(p, other, &sub) || sub.kind != E_WHEN || sub.a.grain != G_DAY) return 0;
    *e = sub;
    e->a.day = (uint8_t)day;
    e->begin = i;
    e->end = next;
    return next;
}

/* "7" of "June 5-7" and "45" of "1939-45", right after what was just read; "7, 2034" of "June 5-7, 2034" tells the
 * first its year. */
static uint32_t second_of_two(tl_parser *p, uint32_t i, tl_expr *first, tl_expr *e) {
    if (first->kind != E_WHEN || !NUMBER(i - 1)) return 0;
    uint32_t k = CHAR(i, '-') && CHAR(i + 1, '-') ? i + 2 : i + 1;
    bool join = CHAR(i, '-') || CHAR(i, '/');
    if (!join && !PREP(i, PREP_TO) && !PREP(i, PREP_AND)) return 0;
    if (!NUMBER(k) || p->at[k].digits > 2 || p->at[k].number < 1) return 0;
    bool goes_on = GLUED(k + 1) && (p->at[k + 1].kind == ATOM_WORD || CHAR(k + 1, '-') || CHAR(k + 1, ':') || CHAR(k + 1, '/') || CHAR(k + 1, '%'));
    if (goes_on || IS(k + 1, W_UNIT | W_MONTH)) return 0;
    *e = *first;
    int32_t n = p->at[k].number;
    bool year = first->a.grain == G_YEAR && join && GLUED(i) && p->at[k].digits == 2 && p->at[i - 1].digits == 4 && n > first->a.year % 100;
    bool day = first->a.grain == G_DAY && p->at[i - 1].digits <= 2 && n > first->a.day && (uint32_t)n <= fh_timeline__month_days(first->a.year, first->a.month);
    if (PREP(i, PREP_AND) && p->at[k + 1].kind == ATOM_WORD && !IS(k + 1, W_PREP)) day = false; /* "June 5 and 7 others" */
    if (year) e->a.year += n - first->a.year % 100;
    else if (day) e->a.day = (uint8_t)n;
    else return 0;
    e->begin = k;
    e->end = k + 1;
    tl_when said;
    uint32_t told = first->a.grain == G_DAY && first->a.open & OPEN_YEAR ? fh_timeline__year(p, CHAR(k + 1, ',') ? k + 2 : k + 1, &said) : 0;
    if (told && said.year >= 1000) {
        first->a.year = e->a.year = said.year;
        e->end = told;
    }
    return e->end;
}

/* An utterance's expression leaves out the article of what is counted from now ("the [next week]"), of
 * "the [year 2008]", "the [mid-November]" and "the [EOY]", and keeps it elsewhere ("the 4th"). */
static void drop_article(tl_parser *p, tl_expr *e) {
    uint32_t i = e->begin, end = e->end;
    if (p->manner != MANNER_UTTERANCE) return;
    tl_expr sub = {0};
    p->depth = 0;
    if (PREP(i, PREP_AT) && e->kind == E_WHEN && !(e->a.open & OPEN_DAY)) e->begin = i + 1; /* "at [13:00 on Friday]" */
    if (!SAYS(i, "the")) return;
    bool counted = fh_timeline__relative(p, i + 1, &sub) == end && sub.a.grain != G_DECADE && !SAYS(i + 1, "day");
    bool named = (SAYS(i + 1, "year") || (SAYS(i + 1, "week") && NUMBER(i + 2)) || SAYS_ANY(i + 1, "mid eoy eom"));
    bool feast = IS(i + 1, W_REL) && IS(i + 2, W_HOLIDAY);
    bool bare = IS(i + 1, W_EDGE) && PREP(i + 2, PREP_OF) && IS(i + 3, W_UNIT) && i + 4 == end; /* "the [end of year]" */
    if (counted || named || feast || bare) e->begin = SAYS(i + 1, "year") && PREP(i + 2, PREP_OF) ? i + 3 : i + 1;
}

static void read_sentence(reader *rd) {
    tl_parser *p = &rd->parser;
    for (uint32_t i = 0; i < p->n;) {
        if (!may_begin(p, i)) { i++; continue; }
        tl_expr e = {0}, two = {0};
        p->depth = 0;
        uint32_t next = p->manner == MANNER_REPORT ? first_of_two(p, i, &e) : 0;
        if (!next) next = fh_timeline__expression(p, i, &e);
        if (!next) { i++; continue; }
        drop_article(p, &e);
        uint32_t more = p->manner == MANNER_REPORT ? second_of_two(p, next, &e, &two) : 0;
        emit(rd, &e);
        i = next;
        if (more) { emit(rd, &two); i = more; }
    }
}

static bool whole_is_one(tl_parser *p) { /* the text is nothing but one expression */
    tl_expr e = {0};
    p->manner = MANNER_PHRASE;
    p->depth = 0;
    uint32_t next = fh_timeline__expression(p, 0, &e);
    return next && next >= p->n;
}

/* "... at 9 p.m." and "Tuesday ..." are one sentence wherever they were divided. */
static bool ends_there(const fh_report *r, uint32_t s) {
    fh_str t = fh_str_span(r->text, r->sentences[s].span), next = fh_str_span(r->text, r->sentences[s + 1].span);
    if (r->sentences[s].paragraph != r->sentences[s + 1].paragraph || !fh_str_ends(t, FH_STR(".m.")) || next.len < 6) return true;
    for (size_t i = 3; i < 10 && i + 3 <= next.len; i++)
        if (memcmp(next.ptr + i, "day", 3) == 0) return false;
    return true;
}

static void read_sentences(reader *rd, fh_arena *scratch, bool spoken, uint32_t n_bytes) {
    tl_parser *p = &rd->parser;
    const fh_report *r = p->report;
    tl_atoms atoms = {0};
    for (uint32_t s = 0; s < r->n_sentences && r->sentences[s].span.begin < n_bytes; s++) {
        p->sentence = r->sentences[s].span;
        if (spoken) p->sentence.end = (uint32_t)r->text.len;
        while (s + 1 < r->n_sentences && !ends_there(r, s)) p->sentence.end = r->sentences[++s].span.end;
        fh_timeline__atoms(scratch, r->text, p->sentence, &atoms);
        p->at = atoms.at;
        p->n = (uint32_t)atoms.n;
        if (fh_arena_status(scratch)) break; /* without its end marks a sentence is not safe to read */
        if (spoken && !whole_is_one(p)) p->manner = MANNER_UTTERANCE;
        read_sentence(rd);
        if (spoken) break;
    }
}

/* The full date that stands in a report's first line ("BOGOTA, Oct. 21, 2033 -"), for reports that have no
 * better date; precision NONE where there is none. */
static fh_datetime dateline(fh_arena *scratch, const fh_report *r) {
    reader rd = {.keep = scratch, .parser = {.text = r->text, .report = r}};
    read_sentences(&rd, scratch, false, DATELINE_BYTES);
    for (size_t i = 0; i < rd.times.n; i++) {
        const fh_timex *t = &rd.times.at[i];
        if (t->span.begin < DATELINE_BYTES && t->date.precision >= FH_PRECISION_DAY && !t->relative) return t->date;
    }
    return (fh_datetime){0};
}

fh_status fh_timeline_read(fh_arena *keep, fh_arena *scratch, fh_datetime anchor, fh_report *r, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    bool spoken = anchor.precision >= FH_PRECISION_MINUTE && r->text.len <= MAX_UTTERANCE;
    if (!anchor.precision && (!r->published.precision || r->published_from == FH_DATE_FROM_STORY)) anchor = dateline(scratch, r);
    if (!anchor.precision) anchor = r->published;
    reader rd = {.keep = keep, .parser = {.text = r->text, .report = r, .anchor = from_datetime(anchor)}};
    rd.parser.narrative = !spoken && anchor.precision && is_narrative(r, anchor.year);
    read_sentences(&rd, scratch, spoken, UINT32_MAX);
    fh_status status = fh_fail_arena(err, scratch);
    if (!status) status = fh_fail_arena(err, keep);
    fh_arena_rewind(scratch, mark);
    if (status) return status;
    r->times = rd.times.at;
    r->n_times = (uint32_t)rd.times.n;
    return FH_OK;
}
