/* SPDX-License-Identifier: MIT
 *
 * page/credits.c - stated lineage.
 *
 * In the text: the dateline's agency, "BOGOTÁ (Cordillera Press) -"; a name before a verb of reporting,
 * "the Baie Tribune reports"; a name behind "citing", "told", "seen by", "according to", when it reads like an
 * outlet's: it has a word such as News or Gazette, or "the newspaper" beside it; two words that end as papers'
 * titles do, with a word of reporting around; a body that "said in a news release". Beside the text: lines such as
 * "Source: ...", "from 2 sources: A, B", "Reporting by ...", "Copyright 2032 ...", an agency's name alone. And tags:
 * syndication-source, original-source, a canonical link to another host, RSS <source>. What names the report's own
 * outlet, were it by its initials, is no credit.
 *
 * A name is a run of words with capitals, "of", "the" and "de" inside allowed. Words are those of
 * data/page/credit_words.txt; English has most of them. */
#include "page/credits.h"

#include "page/class_table.h"
#include "page/credit_table.h"
#include "page/words.h"

enum { MAX_WORDS = 60000, MAX_NAME = 7, DATELINE = 140, MAX_LINE = 220, MAX_CREDITS = 40, NEAR = 4 };

typedef struct finder {
    fh_arena *keep;
    fh_report *r;
    fh_page_credits found;
    fh_str s;            /* what is being looked at: a paragraph of the text, or a line beside it */
    bool in_text;        /* s is a paragraph, so that positions are spans */
    size_t base;         /* where it begins */
    bool near_text;      /* s stands right before or behind the article */
    FH_VEC(fh_page_word) w;
} finder;

typedef struct name { size_t begin, end; } name; /* words [begin, end) */

static uint32_t kind(const finder *f, size_t i) { return i < f->w.n && f->w.at[i].kind <= FH_WORD_UPPER ? fh_words_find(&credit_words, f->w.at[i].hash) : 0; }
static bool capital(const finder *f, size_t i) { return i < f->w.n && (f->w.at[i].kind == FH_WORD_CAPITAL || f->w.at[i].kind == FH_WORD_UPPER); }
static bool sign(const finder *f, size_t i, char c) { return i < f->w.n && f->w.at[i].kind == FH_WORD_SIGN && f->s.ptr[f->w.at[i].begin] == c; }
static fh_str word_at(const finder *f, size_t i) { return fh_str_cut(f->s, f->w.at[i].begin, f->w.at[i].end); }
static bool is_word(const finder *f, size_t i, const char *word) { return i < f->w.n && fh_str_equal_nocase(word_at(f, i), fh_str_of(word)); }

/* The bytes of "l'" in "l'AFP", 0 where there is none. */
static size_t elision(fh_str word) {
    static const fh_str marks[] = {{"'", 1}, {"’", 3}};
    if (word.len < 4 || (word.ptr[0] != 'l' && word.ptr[0] != 'd')) return 0;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (fh_str_starts(fh_str_cut(word, 1, word.len), marks[k])) return 1 + marks[k].len;
    return 0;
}

static void read_words(finder *f, fh_arena *arena, fh_str s) {
    fh_page_word w;
    f->s = s;
    f->w.n = 0;
    for (size_t at = 0; f->w.n < MAX_WORDS && fh_page__next_word(s, &at, &w);) {
        size_t elided = elision(fh_str_cut(s, w.begin, w.end));
        if (elided) at = w.begin + elided, fh_page__next_word(s, &at, &w);
        fh_vec_push(arena, &f->w, w);
    }
}

static fh_str without_article(fh_str s) {
    return s.len > 4 && fh_str_equal_nocase(fh_str_cut(s, 0, 4), FH_STR("the ")) ? fh_str_cut(s, 4, s.len) : s;
}

static bool same_name(fh_str a, fh_str b) { return fh_str_equal_nocase(without_article(a), without_article(b)); }

/* "OPA" of "Ostvara Press Agency". */
static bool is_initials(fh_str s, fh_str of) {
    fh_page_word w;
    size_t n = 0;
    if (s.len < 2 || s.len > 6) return false;
    for (size_t at = 0; fh_page__next_word(of, &at, &w);) {
        if (w.kind != FH_WORD_CAPITAL && w.kind != FH_WORD_UPPER) continue;
        if (n == s.len || s.ptr[n] != of.ptr[w.begin]) return false;
        n++;
    }
    return n == s.len;
}

/* "tagesanzeiger.ch" of the Tages-Anzeiger: what comes behind the first one's point is not looked at. */
static bool same_letters(fh_str a, fh_str b) {
    size_t dot = fh_str_find_char(a, '.', 0), k = 0;
    if (dot != SIZE_MAX) a.len = dot;
    for (size_t i = 0; i < a.len; i++) {
        if (!fh_is_alpha(a.ptr[i]) && (unsigned char)a.ptr[i] < 0x80) continue;
        while (k < b.len && !fh_is_alpha(b.ptr[k]) && (unsigned char)b.ptr[k] < 0x80) k++;
        if (k == b.len || fh_to_lower(a.ptr[i]) != fh_to_lower(b.ptr[k++])) return false;
    }
    while (k < b.len && !fh_is_alpha(b.ptr[k])) k++;
    return a.len > 3 && k == b.len;
}

/* "SRF News" of an outlet in whose name "SRF" stands. */
static bool is_news_of(fh_str s, fh_str outlet) {
    if (!fh_str_ends(s, FH_STR(" News"))) return false;
    size_t at = fh_str_find_nocase(outlet, fh_str_cut(s, 0, s.len - 5), 0);
    return at != SIZE_MAX;
}

/* Part of one another: "Skagerrak" and "Skagerrak News Agency"; or one the other's initials. */
static bool is_own(const finder *f, fh_str s) {
    fh_str outlet = without_article(f->r->outlet), bare = without_article(s);
    if (!outlet.len) return false;
    if (same_letters(bare, outlet) || is_news_of(bare, outlet)) return true;
    return same_name(s, outlet) || is_initials(bare, outlet) || is_initials(outlet, bare) || (bare.len > 3 && fh_str_find_nocase(outlet, bare, 0) != SIZE_MAX) || fh_str_find_nocase(bare, outlet, 0) != SIZE_MAX;
}

static void add(finder *f, fh_credit_kind kind_of_credit, fh_str s, fh_str url, size_t at) {
    s = fh_str_trim(s);
    if (s.len < 2 || s.len > 90 || f->found.n >= MAX_CREDITS || (kind_of_credit != FH_CREDIT_REPORTING && is_own(f, s))) return;
    for (size_t i = 0; i < f->found.n; i++)
        if (same_name(f->found.at[i].name, s)) return;
    fh_credit c = {.kind = kind_of_credit, .name = fh_str_copy(f->keep, s), .url = fh_str_copy(f->keep, url)};
    if (f->in_text) c.span = (fh_span){(uint32_t)(f->base + at), (uint32_t)(f->base + at + s.len)};
    fh_vec_push(f->keep, &f->found, c);
}

static void add_name(finder *f, fh_credit_kind k, name n) {
    if (n.end <= n.begin) return;
    size_t b = f->w.at[n.begin].begin, e = f->w.at[n.end - 1].end;
    add(f, k, fh_str_cut(f->s, b, e), (fh_str){NULL, 0}, b);
}

/* The name that begins at word i. */
static name name_at(const finder *f, size_t i) {
    size_t end = i, k = i;
    while (k < f->w.n && k - i < MAX_NAME) {
        bool number = f->w.at[k].kind == FH_WORD_NUMBER && k > i;
        bool inner = k > i && (kind(f, k) & CREDIT_INNER || sign(f, k, '&')) && capital(f, k + 1);
        if (capital(f, k) || number) end = k + 1;
        else if (!inner) break;
        k++;
        if (end == k && k < f->w.n && !f->w.at[k].spaced && f->w.at[k].kind == FH_WORD_SIGN && !sign(f, k, '&')) break;
    }
    while (end > i && f->w.at[end - 1].kind == FH_WORD_NUMBER && f->w.at[end - 1].number > 99) end--;
    return (name){i, end};
}

/* The name that ends before word i. */
static name name_before(const finder *f, size_t i) {
    size_t b = i;
    while (b > 0 && i - b < MAX_NAME) {
        bool inner = (kind(f, b - 1) & CREDIT_INNER || sign(f, b - 1, '&')) && b >= 2 && capital(f, b - 2) && b < i;
        bool number = f->w.at[b - 1].kind == FH_WORD_NUMBER && b >= 2 && capital(f, b - 2);
        if (!capital(f, b - 1) && !inner && !number) break;
        b--;
    }
    bool opens = b == 0 || sign(f, b - 1, '.') || sign(f, b - 1, '?') || sign(f, b - 1, '!');
    if (opens && is_word(f, b, "the") && b + 1 < i) b++;
    return (name){b, i};
}

static bool has_kind(const finder *f, name n, uint32_t flags) {
    for (size_t i = n.begin; i < n.end; i++)
        if (kind(f, i) & flags) return true;
    return false;
}

/* "WQTR": the call letters of an American station. */
static bool is_call(const finder *f, size_t i) {
    const fh_page_word *w = &f->w.at[i];
    return w->kind == FH_WORD_UPPER && w->end - w->begin == 4 && (f->s.ptr[w->begin] == 'W' || f->s.ptr[w->begin] == 'K');
}

/* "Skagerrak, the agency", "the broadcaster Radio Bass". */
static bool is_told_to_be(const finder *f, name n) {
    if (n.begin > 0 && kind(f, n.begin - 1) & CREDIT_KIND) return true;
    if (!sign(f, n.end, ',') || !(is_word(f, n.end + 1, "the") || is_word(f, n.end + 1, "a") || is_word(f, n.end + 1, "an"))) return false;
    for (size_t i = n.end + 2; i < n.end + 5; i++)
        if (kind(f, i) & CREDIT_KIND && !capital(f, i)) return true;
    return false;
}

/* Reads like an outlet's: by one of its words, or by what stands before or behind it. */
static bool is_outlet(const finder *f, name n) {
    if (n.end <= n.begin || has_kind(f, n, CREDIT_BODY)) return false;
    return has_kind(f, n, CREDIT_OUTLET) || is_told_to_be(f, n) || is_call(f, n.begin);
}

/* Whether a word of reporting stands around: "laut", "schreibt die", "told". An outlet that is only spoken of has none. */
static bool has_cue(const finder *f, name n) {
    enum { BEFORE = 6, BEHIND = 4 };
    for (size_t i = n.begin > BEFORE ? n.begin - BEFORE : 0; i < n.end + BEHIND; i++) {
        if ((i < n.begin || i >= n.end) && kind(f, i) & (CREDIT_CUE | CREDIT_VERB | CREDIT_CITING | CREDIT_TOLD)) return true;
    }
    return false;
}

/* n without what a sentence or a menu puts before a name: "Read the", "Laut der", "His". */
static name without_lead(const finder *f, name n) {
    static const char *const articles[] = {"the", "der", "die", "das", "den", "dem"};
    for (size_t k = n.begin; k + 1 < n.end; k++) {
        bool cut = kind(f, k) & CREDIT_LEAD;
        for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) cut |= is_word(f, k, articles[i]);
        if (cut) n.begin = k + 1;
    }
    return n;
}

/* Two words and more that end as the titles of newspapers and agencies do: "the Evansbluff Sentinel". */
static bool is_titled(const finder *f, name n) {
    if (n.end < n.begin + 2 || has_kind(f, n, CREDIT_BODY | CREDIT_PUBLIC | CREDIT_DAY | CREDIT_LEAD)) return false;
    return kind(f, n.end - 1) & CREDIT_TITLE || (is_word(f, n.end - 1, "agency") && has_kind(f, (name){n.begin, n.end - 1}, CREDIT_OUTLET));
}

/* A line that is a name alone is credited when it ends as few headings do, or in a known agency. */
static name alone_on_line(const finder *f) {
    name n = name_at(f, 0), none = {0, 0};
    if (n.end != f->w.n) return none;
    n = without_lead(f, n);
    if (n.end > n.begin && kind(f, n.end - 1) & CREDIT_KNOWN) return (name){n.end - 1, n.end}; /* "Suleiman Holt Reuters" */
    return is_titled(f, n) && kind(f, n.end - 1) & CREDIT_ALONE ? n : none;
}

static bool is_dash(const finder *f, size_t i) {
    return sign(f, i, '-') || (i < f->w.n && f->w.at[i].kind == FH_WORD_SIGN && (unsigned char)f->s.ptr[f->w.at[i].begin] == 0xe2);
}

/* ---- in the text ------------------------------------------------------------------------- */

/* "CORVALE, Ind. (WQTR) - " */
static void dateline(finder *f) {
    for (size_t i = 0; i < f->w.n && f->w.at[i].begin < DATELINE; i++) {
        if (!sign(f, i, '(')) continue;
        name n = kind(f, i + 1) & CREDIT_KNOWN ? (name){i + 1, i + 2} : name_at(f, i + 1); /* "(dpa)" */
        size_t end = sign(f, n.end, '/') ? n.end + 2 : n.end;                              /* "(dpa/ab)" */
        if (n.end > n.begin && sign(f, end, ')') && is_dash(f, end + 1)) add_name(f, FH_CREDIT_AGENCY, n);
        return;
    }
}

/* "..., StormDesk reports": people report now and then, outlets say so of one another in the present. */
static bool is_present(const finder *f, size_t i) { return is_word(f, i, "reports") || is_word(f, i, "writes") || is_word(f, i, "berichtet") || is_word(f, i, "schreibt") || is_word(f, i, "rapporte"); }

/* "The Crossings Authority said in a news release": the paper is where it stands. */
static void said_in_paper(finder *f, size_t i) {
    if (!(is_word(f, i, "said") || is_word(f, i, "says")) || !is_word(f, i + 1, "in") || !(is_word(f, i + 2, "a") || is_word(f, i + 2, "its"))) return;
    if (!(kind(f, i + 3) & CREDIT_PAPER || kind(f, i + 4) & CREDIT_PAPER)) return;
    name n = name_before(f, i);
    if (n.end <= n.begin) return;
    bool body = n.end - n.begin >= 2 && (has_kind(f, n, CREDIT_BODY | CREDIT_OUTLET) || (n.begin > 0 && is_word(f, n.begin - 1, "the"))); /* "Senator King said in a statement" is a speaker */
    if (body || (n.end == n.begin + 1 && f->w.at[n.begin].kind == FH_WORD_UPPER)) add_name(f, FH_CREDIT_CITING, n);
}

/* "..., the Baie Tribune reports." */
static void reporting_verb(finder *f, size_t i) {
    name n = without_lead(f, name_before(f, is_word(f, i - 1, "first") || is_word(f, i - 1, "has") || is_word(f, i - 1, "also") ? i - 1 : i));
    if (n.end <= n.begin || has_kind(f, n, CREDIT_BODY | CREDIT_LEAD)) return;
    bool tag = n.begin > 0 && sign(f, n.begin - 1, ',') && (sign(f, i + 1, '.') || i + 1 == f->w.n || f->s.ptr[f->w.at[i].end] == '\n') && is_present(f, i);
    bool closed = sign(f, i + 1, '.') || sign(f, i + 1, ',') || kind(f, i + 1) & CREDIT_DAY || is_word(f, i + 1, "that") || is_word(f, i + 1, "on");
    if (is_outlet(f, n) || tag || (closed && n.end - n.begin >= 2 && n.begin > 0 && (sign(f, n.begin - 1, ',') || is_word(f, n.begin - 1, "the"))))
        add_name(f, FH_CREDIT_CITING, n);
}

static void named_behind(finder *f, size_t i) {
    static const char *const articles[] = {"the", "a", "le", "la", "les", "el", "der", "die", "das", "den", "o", "il", "lo", "de", "auf"};
    for (bool passes = true; passes && i < f->w.n;) {
        passes = !capital(f, i) && kind(f, i) & CREDIT_KIND;
        for (size_t k = 0; k < sizeof articles / sizeof *articles; k++) passes |= !capital(f, i) && is_word(f, i, articles[k]);
        i += passes;
    }
    name n = name_at(f, i);
    if (kind(f, n.begin) & CREDIT_KIND && kind(f, n.begin) & CREDIT_LEAD && n.begin + 1 < n.end) n.begin++; /* "die Nachrichtenagentur Skagen" */
    if (is_outlet(f, n)) add_name(f, FH_CREDIT_CITING, n);
}

/* ---- lists of names ----------------------------------------------------------------------- */

static name one_name_at(const finder *f, size_t i) {
    name n = name_at(f, i);
    for (size_t m = n.begin + 1; m < n.end; m++)
        if (is_word(f, m, "and")) n.end = m;
    return n;
}

/* Names behind word i, parted by commas, semicolons, "and". */
static void list_of_names(finder *f, size_t i, fh_credit_kind k, bool outlets_alone) {
    for (int n_names = 0; n_names < 8 && i < f->w.n; n_names++) {
        if (is_word(f, i, "the")) i++;
        name n = one_name_at(f, i);
        if (n.end <= n.begin || is_word(f, n.end, "by") || fh_page__month(f->w.at[n.begin].hash)) return; /* "; Editing by"; "published on: Apr 8" */
        if (!outlets_alone || is_titled(f, n) || is_told_to_be(f, n) || has_kind(f, n, CREDIT_KNOWN)) add_name(f, k, n);
        i = n.end;
        if (k == FH_CREDIT_REPORTING && is_word(f, i, "in") && capital(f, i + 1)) i = one_name_at(f, i + 1).end; /* "in Brindle" */
        if (!(sign(f, i, ',') || sign(f, i, ';') || is_word(f, i, "and"))) return;
        i++;
    }
}

/* The host of "source: otagomirror.example" is one word with points. */
static void site_name(finder *f, size_t i) {
    size_t b = i < f->w.n ? f->w.at[i].begin : f->s.len, e = b;
    while (e < f->s.len && !fh_is_space(f->s.ptr[e])) e++;
    fh_str s = fh_str_cut(f->s, b, e);
    if (s.len > 4 && fh_is_lower(s.ptr[0]) && fh_str_find_char(s, '.', 0) < s.len - 2) add(f, FH_CREDIT_SYNDICATION, s, (fh_str){NULL, 0}, b);
}

/* Whether words i and i + 1 open a list of whom this is from; *ret_after: where the list begins. */
static bool opens_list(const finder *f, size_t i, fh_credit_kind *ret_kind, size_t *ret_after) {
    static const struct { fh_str first, second; fh_credit_kind kind; } openings[] = {
        {{"based", 5}, {"on", 2}, FH_CREDIT_SUMMARY}, {{"reporting", 9}, {"by", 2}, FH_CREDIT_REPORTING}, {{"partners", 8}, {"at", 2}, FH_CREDIT_SYNDICATION},
        {{"material", 8}, {"from", 4}, FH_CREDIT_AGENCY}, {{"story", 5}, {"at", 2}, FH_CREDIT_SYNDICATION}, {{"article", 7}, {"at", 2}, FH_CREDIT_SYNDICATION},
        {{"points", 6}, {"from", 4}, FH_CREDIT_SUMMARY}, {{"published", 9}, {"by", 2}, FH_CREDIT_SYNDICATION}, {{"published", 9}, {"in", 2}, FH_CREDIT_SYNDICATION},
        {{"published", 9}, {"on", 2}, FH_CREDIT_SYNDICATION}, {{"supplied", 8}, {"by", 2}, FH_CREDIT_SYNDICATION}, {{"appeared", 8}, {"in", 2}, FH_CREDIT_SYNDICATION},
        {{"courtesy", 8}, {"of", 2}, FH_CREDIT_SYNDICATION}, {{"originally", 10}, {"by", 2}, FH_CREDIT_SYNDICATION}, {{"syndicated", 10}, {"from", 4}, FH_CREDIT_SYNDICATION},
        {{"provided", 8}, {"by", 2}, FH_CREDIT_SYNDICATION}, {{"permission", 10}, {"of", 2}, FH_CREDIT_SYNDICATION}};
    if (!(kind(f, i) & CREDIT_OPENS) || i + 1 >= f->w.n) return false;
    for (size_t k = 0; k < sizeof openings / sizeof *openings; k++) {
        if (!fh_str_equal_nocase(word_at(f, i), openings[k].first) || !fh_str_equal_nocase(word_at(f, i + 1), openings[k].second)) continue;
        if (i > 0 && (is_word(f, i - 1, "is") || is_word(f, i - 1, "are"))) return false; /* "The Review is published by ..." speaks of itself */
        *ret_kind = openings[k].kind;
        *ret_after = i + 2 + (sign(f, i + 2, ':') || is_word(f, i + 2, "our"));
        return true;
    }
    return false;
}

/* ---- beside the text and in it -------------------------------------------------------------- */

static void scan_line(finder *f) {
    fh_credit_kind opened;
    size_t after;
    for (size_t i = 0; i < f->w.n; i++) {
        if (opens_list(f, i, &opened, &after)) list_of_names(f, after, opened, false);
        if (kind(f, i) & CREDIT_SOURCE) {
            after = i + 1 + (is_word(f, i + 1, "used") ? 1 : 0);
            if (sign(f, after, ':')) list_of_names(f, after + 1, is_word(f, i, "source") ? FH_CREDIT_SYNDICATION : FH_CREDIT_SUMMARY, false), site_name(f, after + 1);
            else if (i == 0 && is_word(f, i, "via")) list_of_names(f, 1, FH_CREDIT_SYNDICATION, false);
        }
        if (is_word(f, i, "copyright") && i + 2 < f->w.n && f->w.at[i + 1].kind == FH_WORD_NUMBER) list_of_names(f, i + 2, FH_CREDIT_SYNDICATION, true);
    }
    if (f->near_text) add_name(f, FH_CREDIT_AGENCY, alone_on_line(f));
    if (f->w.n >= 2 && is_word(f, 0, "from") && capital(f, 0)) { /* "From the Savannah River Herald, a news partner" */
        name n = name_at(f, 1 + is_word(f, 1, "the"));
        if (is_outlet(f, n)) add_name(f, FH_CREDIT_SYNDICATION, n);
    }
    for (size_t i = 1; f->w.n <= 16 && i < f->w.n; i++) { /* "Tomás Arbeláez, Cordillera Press": an agency in a byline */
        name n = name_at(f, i + 1 + is_word(f, i + 1, "the"));
        if ((sign(f, i, ',') || is_word(f, i, "and")) && n.end == f->w.n && is_outlet(f, n) && kind(f, n.end - 1) & (CREDIT_ALONE | CREDIT_KNOWN) && capital(f, 0)) add_name(f, FH_CREDIT_AGENCY, n);
    }
}

static void scan_text(finder *f) {
    fh_credit_kind opened;
    size_t after;
    if (f->base == 0) dateline(f);
    for (size_t i = 1; i < f->w.n; i++) {
        uint32_t k = kind(f, i);
        if (k & CREDIT_VERB) reporting_verb(f, i);
        said_in_paper(f, i);
        if (k & (CREDIT_CITING | CREDIT_TOLD | CREDIT_TELLS)) named_behind(f, i + 1);
        bool by = is_word(f, i, "by") && (is_word(f, i - 1, "seen") || is_word(f, i - 1, "reported") || is_word(f, i - 1, "obtained") || is_word(f, i - 1, "published"));
        bool with = is_word(f, i, "to") && (is_word(f, i - 1, "according") || is_word(f, i - 1, "spoke") || is_word(f, i - 1, "interview"));
        if (by || with) named_behind(f, i + 1);
        if (opens_list(f, i, &opened, &after)) list_of_names(f, after, opened, opened != FH_CREDIT_REPORTING);
    }
    for (size_t i = 0; i < f->w.n; i++) {
        name n = name_at(f, i), bare = without_lead(f, n);
        if (is_titled(f, bare) && has_cue(f, bare)) add_name(f, FH_CREDIT_CITING, bare);
        if (n.end > i) i = n.end;
    }
}

/* ---- tags ---------------------------------------------------------------------------------------- */

/* "News", "TV": the name of a desk, not of an outlet. */
static bool is_plain_word(fh_str s) {
    fh_page_word w;
    size_t at = 0;
    if (!fh_page__next_word(s, &at, &w) || at < s.len) return false;
    uint32_t k = fh_words_find(&credit_words, w.hash);
    return k & CREDIT_OUTLET && !(k & CREDIT_KNOWN);
}

static void tags(finder *f, const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw) {
    static const char *const syndication[] = {"syndication-source", NULL}, *const original[] = {"original-source", NULL};
    const char *const *keys[] = {syndication, original};
    for (size_t k = 0; k < 2; k++) {
        fh_str url = fh_page__meta(doc, keys[k]);
        if (url.len) add(f, FH_CREDIT_SYNDICATION, fh_page__host(url).len ? fh_page__host(url) : url, url, 0);
    }
    fh_str own = fh_page__host(raw->url), canonical = fh_page__host(f->r->canonical);
    if (own.len && canonical.len && !fh_str_ends(own, canonical) && !fh_str_ends(canonical, own)) add(f, FH_CREDIT_CANONICAL, canonical, f->r->canonical, 0);
    if (said->based_on.len) add(f, FH_CREDIT_SYNDICATION, fh_page__host(said->based_on).len ? fh_page__host(said->based_on) : said->based_on, said->based_on, 0);
    if (raw->source.len || raw->source_url.len)
        add(f, FH_CREDIT_SYNDICATION, raw->source.len ? raw->source : fh_page__host(raw->source_url), raw->source_url, 0);
    for (size_t i = 0; i < said->authors.n; i++)
        if (said->authors.at[i].organisation && !is_plain_word(said->authors.at[i].name)) add(f, FH_CREDIT_AGENCY, said->authors.at[i].name, (fh_str){NULL, 0}, 0);
}

/* A picture's credit is not the report's. */
static bool in_caption(const fh_page_doc *doc, const fh_page_block *b) {
    const fh_page_node *n = &doc->nodes.at[b->node];
    return doc->html && (n->above & FH_ABOVE_FIGURE || (n->words | doc->nodes.at[n->parent].words) & (CLASS_CAPTION | CLASS_MEDIA));
}

void fh_page__credits(fh_arena *keep, const fh_page_doc *doc, const bool *kept, const fh_page_said *said, const fh_raw *raw, fh_report *r) {
    finder f = {.keep = keep, .r = r, .in_text = true};
    for (size_t end; f.base < r->text.len; f.base = end + 1) { /* a paragraph at a time, so that few words are held */
        end = fh_str_find_char(r->text, '\n', f.base);
        if (end == SIZE_MAX) end = r->text.len;
        read_words(&f, doc->arena, fh_str_cut(r->text, f.base, end));
        scan_text(&f);
    }
    f.in_text = false;
    size_t since = NEAR + 1; /* blocks since the last of the article */
    for (size_t i = 0; kept && i < doc->blocks.n; i++) {
        fh_str s = fh_page__block_text(doc, &doc->blocks.at[i]);
        since = kept[i] ? 0 : since + 1;
        if (kept[i] || s.len > MAX_LINE || in_caption(doc, &doc->blocks.at[i])) continue;
        f.near_text = since <= NEAR;
        for (size_t k = i + 1; k <= i + NEAR && k < doc->blocks.n; k++) f.near_text |= kept[k];
        read_words(&f, doc->arena, s);
        scan_line(&f);
    }
    tags(&f, doc, said, raw);
    r->credits = f.found.at;
    r->n_credits = (uint32_t)f.found.n;
}
