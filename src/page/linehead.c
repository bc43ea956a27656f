/* SPDX-License-Identifier: MIT
 *
 * page/linehead.c - headline, outlet and byline of a plain text file.
 *
 * The headline is the line before the article that has most words in common with it and reads like a
 * headline: some words, no full stop, no menu. The outlet is the first line where that is a short name, or
 * whom the copyright line names. The byline stands between headline and article, or begins with "By". */
#include "page/linehead.h"

#include "base/map.h"
#include "page/line_table.h"
#include "page/words.h"

enum { MAX_TITLE_WORDS = 30, MIN_TITLE_WORDS = 3, MIN_WORDS_APART = 4, MAX_OUTLET_WORDS = 6, MAX_LEAD = 40, BODY_WORDS = 600, MAX_BYLINE_WORDS = 16, LAST_BLOCKS = 60, MAX_COPYRIGHT = 300 };

typedef struct lead {
    const fh_page_doc *doc;
    const fh_page_stat *stats;
    size_t body; /* first block of the article */
    fh_map words; /* of the article */
} lead;

static fh_str line_at(const lead *l, size_t i) { return fh_page__block_text(l->doc, &l->doc->blocks.at[i]); }

static void learn_body(lead *l, const bool *keep) {
    size_t n = 0;
    fh_page_word w;
    for (size_t i = l->body; i < l->doc->blocks.n && n < BODY_WORDS; i++)
        for (size_t at = 0; keep[i] && n < BODY_WORDS && fh_page__next_word(line_at(l, i), &at, &w); n++)
            if (w.kind != FH_WORD_SIGN && w.end - w.begin > 2) fh_map_put(&l->words, w.hash, 0);
}

static float shared_words(const lead *l, size_t i) {
    fh_page_word w;
    size_t n = 0, hits = 0;
    for (size_t at = 0; fh_page__next_word(line_at(l, i), &at, &w);) {
        if (w.kind == FH_WORD_SIGN || w.end - w.begin <= 2) continue;
        n++;
        hits += fh_map_get(&l->words, w.hash) != NULL;
    }
    return n ? (float)hits / (float)n : 0;
}

static bool could_be_title(const lead *l, size_t i) {
    const fh_page_stat *s = &l->stats[i];
    fh_page_date d;
    if (s->words < MIN_TITLE_WORDS || s->words > MAX_TITLE_WORDS || s->bars >= 2) return false;
    if (s->first_flags & (LINE_LEGAL | LINE_CONSENT | LINE_DATEWORD | LINE_CAPTION)) return false;
    if (2 * s->furniture > s->words) return false;
    return !(s->words <= 8 && fh_page__date_find(line_at(l, i), 0, FH_MONTH_FIRST, &d));
}

/* The line with the highest score above `least`. `apart`: only lines that stand as a headline does, some words between
 * blank lines without a full stop. */
static uint32_t best_title(const lead *l, float least, bool apart) {
    uint32_t best = FH_NONE;
    float most = least;
    size_t from = l->body > MAX_LEAD ? l->body - MAX_LEAD : 0;
    for (size_t i = from; i < l->body; i++) {
        if (!could_be_title(l, i)) continue;
        const fh_page_stat *s = &l->stats[i];
        bool alone = l->doc->blocks.at[i].breaks > 0 && l->doc->blocks.at[i + 1].breaks > 0;
        if (apart && (!alone || s->words < MIN_WORDS_APART || s->bars || 4 * s->furniture > s->words || s->ends_stop || s->has_date || s->numbers > 1 || s->first_flags & LINE_BYWORD)) continue;
        float score = shared_words(l, i) + (s->words >= 5 ? 0.15f : 0) - (s->ends_stop ? 0.2f : 0) - (s->first_flags & LINE_BYWORD ? 0.3f : 0);
        if (score > most) most = score, best = (uint32_t)i;
    }
    return best;
}

static uint32_t find_title(const lead *l) {
    uint32_t title = best_title(l, 0.45f, false);
    return title != FH_NONE ? title : best_title(l, 0.15f, true);
}

/* Behind "(c) 2032" or "Copyright": the name up to a full stop or the like. */
static fh_str copyright_name(fh_str s) {
    static const fh_str marks[] = {{"©", 2}, {"(c)", 3}, {"(C)", 3}, {"Copyright", 9}, {"copyright", 9}};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        size_t at = fh_str_find(s, marks[k], 0);
        if (at == SIZE_MAX) continue;
        at += marks[k].len;
        while (at < s.len && (fh_is_space(s.ptr[at]) || fh_is_digit(s.ptr[at]) || s.ptr[at] == '-' || s.ptr[at] == ',')) at++;
        size_t end = at;
        while (end < s.len && s.ptr[end] != '.' && s.ptr[end] != ',' && s.ptr[end] != '|' && s.ptr[end] != ';') end++;
        fh_str name = fh_str_trim(fh_str_cut(s, at, end));
        for (size_t m = 3; m-- > 0;) /* "Hull Ledger 2033" */
            while (name.len && (fh_is_digit(name.ptr[name.len - 1]) || fh_is_space(name.ptr[name.len - 1]))) name.len--;
        return name.len <= 60 ? name : (fh_str){NULL, 0};
    }
    return (fh_str){NULL, 0};
}

fh_str fh_page__copyright_holder(const fh_page_doc *doc) {
    size_t first = doc->blocks.n > LAST_BLOCKS ? doc->blocks.n - LAST_BLOCKS : 0;
    for (size_t i = doc->blocks.n; i-- > first;) {
        fh_str s = fh_page__block_text(doc, &doc->blocks.at[i]);
        fh_str name = s.len < MAX_COPYRIGHT ? copyright_name(s) : (fh_str){NULL, 0};
        if (name.len > 2 && (fh_is_upper(name.ptr[0]) || (unsigned char)name.ptr[0] >= 0xc3) && !fh_str_starts(name, FH_STR("All "))) return name;
    }
    return (fh_str){NULL, 0};
}

/* A name in capitals as the text writes it elsewhere. */
static fh_str as_written(const fh_page_doc *doc, fh_str name) {
    for (size_t i = 0; i < name.len; i++)
        if (fh_is_lower(name.ptr[i])) return name;
    for (size_t at = 0; (at = fh_str_find_nocase(doc->text, name, at)) != SIZE_MAX; at += name.len) {
        fh_str here = fh_str_cut(doc->text, at, at + name.len);
        for (size_t i = 1; i < here.len; i++)
            if (fh_is_lower(here.ptr[i]) && fh_is_upper(here.ptr[0])) return here;
    }
    char *low = fh_arena_alloc_raw(doc->arena, name.len + 1, 1, 1);
    if (low) memcpy(low, name.ptr, name.len); /* words of five letters and more: shorter ones may be "BBC" or "WQTR" */
    for (size_t i = 0; low && i < name.len;) {
        size_t end = i;
        while (end < name.len && name.ptr[end] != ' ') end++;
        for (size_t k = i + 1; end - i > 4 && k < end; k++) low[k] = fh_to_lower(name.ptr[k]);
        i = end + 1;
    }
    return low ? (fh_str){low, name.len} : name;
}

static fh_str find_outlet(const lead *l, uint32_t title) {
    if (l->body > 0 && title != 0 && l->doc->blocks.n) {
        fh_str s = line_at(l, 0);
        size_t cut = fh_str_find(s, FH_STR(" | "), 0);
        if (cut == SIZE_MAX) cut = fh_str_find(s, FH_STR(" - "), 0);
        if (cut == SIZE_MAX) cut = fh_str_find(s, FH_STR("  "), 0);
        fh_str name = fh_str_trim(cut == SIZE_MAX ? s : fh_str_cut(s, 0, cut));
        size_t spaces = 0, digits = 0;
        for (size_t i = 0; i < name.len; i++) spaces += name.ptr[i] == ' ', digits += fh_is_digit(name.ptr[i]);
        bool reads = spaces < MAX_OUTLET_WORDS && digits < 4 && name.len > 2 && (fh_is_upper(name.ptr[0]) || (unsigned char)name.ptr[0] >= 0x80);
        if (reads && !(l->stats[0].first_flags & (LINE_AD | LINE_SIGNUP | LINE_SHARE | LINE_CONSENT)) && !l->stats[0].ends_stop) return as_written(l->doc, name);
    }
    return fh_page__copyright_holder(l->doc);
}

static void find_byline(const lead *l, uint32_t title, const bool *keep, fh_page_head *head) {
    static const fh_str by[] = {{"By ", 3}, {"by ", 3}, {"BY ", 3}, {"Von ", 4}, {"Par ", 4}, {"Por ", 4}, {" by ", 4}, {"Text: ", 6}};
    size_t from = title == FH_NONE ? 0 : title + 1, end = l->body + 1 < l->doc->blocks.n ? l->body + 1 : l->doc->blocks.n;
    for (int pass = 0; pass < 2 && !head->byline.n; pass++)
        for (size_t i = from; i < end && !head->byline.n; i++) {
            fh_str s = line_at(l, i);
            size_t at = SIZE_MAX;
            if (keep[i] || l->stats[i].words > MAX_BYLINE_WORDS || l->stats[i].bars > 2 || l->stats[i].flags & LINE_SOURCEWORD) continue;
            for (size_t k = 0; at == SIZE_MAX && k < sizeof by / sizeof *by; k++) {
                size_t hit = fh_str_find(s, by[k], 0);
                if (hit == 0 || (hit != SIZE_MAX && k == 6)) at = hit;
            }
            if (pass == 0 && at != SIZE_MAX) fh_page__byline(l->doc->arena, fh_str_cut(s, at, s.len), head->outlet, FH_BYLINE_TEXT, &head->byline);
            if (pass == 1 && title != FH_NONE && i <= title + 2 && l->stats[i].words >= 2) fh_page__byline(l->doc->arena, s, head->outlet, FH_BYLINE_TEXT, &head->byline);
        }
}

void fh_page__line_head(const fh_page_doc *doc, const fh_page_stat *stats, const bool *keep, fh_page_head *head) {
    lead l = {.doc = doc, .stats = stats, .words.arena = doc->arena};
    while (l.body < doc->blocks.n && !keep[l.body]) l.body++;
    if (l.body == doc->blocks.n) return;
    learn_body(&l, keep);
    uint32_t title = find_title(&l);
    if (title != FH_NONE && !head->title.len) head->title = line_at(&l, title);
    if (!head->outlet.len) head->outlet = find_outlet(&l, title);
    if (!head->byline.n) find_byline(&l, title, keep, head);
    head->title_block = title;
}
