/* SPDX-License-Identifier: MIT
 *
 * page/page.c - raw report -> article text and metadata.
 *
 *   HTML   source -> parse -> said, head -> stats -> decide -> text
 *   text   lines                  head  -> stats -> decide -> text
 *   clean  its bytes, as they stand */
#include "page/page.h"

#include "base/buf.h"
#include "base/hash.h"
#include "page/credits.h"
#include "page/decide.h"
#include "page/head.h"
#include "page/linehead.h"
#include "page/script.h"
#include "page/stats.h"
#include "base/utf8.h"

/* What `raw` was said to be. */
static void take_over(fh_arena *keep, const fh_raw *raw, fh_report *r) {
    r->id = fh_str_copy(keep, raw->id);
    r->path = fh_str_copy(keep, raw->path);
    r->url = fh_str_copy(keep, raw->url);
}

static fh_str copy_or_absent(fh_arena *keep, fh_str s) { return s.len ? fh_str_copy(keep, s) : (fh_str){NULL, 0}; }

static void take_head(fh_arena *keep, const fh_page_head *head, fh_report *r) {
    r->title = copy_or_absent(keep, head->title);
    r->outlet = copy_or_absent(keep, head->outlet);
    r->description = copy_or_absent(keep, head->description);
    r->section = copy_or_absent(keep, head->section);
    r->language = copy_or_absent(keep, head->language);
    r->canonical = copy_or_absent(keep, head->canonical);
    r->published = head->published;
    r->modified = head->modified;
    r->published_from = head->from;
    fh_str *names = fh_new_n(keep, fh_str, head->byline.n + 1);
    for (size_t i = 0; names && i < head->byline.n; i++) names[i] = fh_str_copy(keep, head->byline.at[i]);
    r->byline = names;
    r->n_byline = names ? (uint32_t)head->byline.n : 0;
}

static void split_paragraphs(fh_arena *keep, fh_report *r) {
    FH_VEC(fh_span) spans = {0};
    fh_str t = r->text;
    for (size_t i = 0; i < t.len;) {
        while (i < t.len && fh_is_space(t.ptr[i])) i++;
        size_t end = fh_str_find(t, FH_STR("\n\n"), i);
        if (end == SIZE_MAX) end = t.len;
        fh_str p = fh_str_trim(fh_str_cut(t, i, end));
        if (p.len) fh_vec_push(keep, &spans, ((fh_span){(uint32_t)i, (uint32_t)(i + p.len)}));
        i = end;
    }
    r->paragraphs = spans.at;
    r->n_paragraphs = (uint32_t)spans.n;
}

/* What parts two blocks that follow one another in the text; cells may be NULL. */
static fh_str gap_between(const fh_page_cell *cells, size_t a, size_t b) {
    if (!cells || !cells[a].table || cells[a].table != cells[b].table) return FH_STR("\n\n");
    return cells[a].row == cells[b].row ? FH_STR("\t") : FH_STR("\n");
}

/* The kept blocks, a paragraph each; rows of a table are lines of one. */
static void join_blocks(fh_arena *keep, const fh_page_doc *doc, const fh_page_cell *cells, const bool *kept, fh_report *r) {
    size_t n = 0, last = SIZE_MAX;
    for (size_t i = 0; i < doc->blocks.n; i++) n += kept[i] ? doc->blocks.at[i].end - doc->blocks.at[i].begin + 2u : 0;
    char *out = fh_arena_alloc_raw(keep, n + 1, 1, 1);
    if (!out) return;
    n = 0;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        if (!kept[i]) continue;
        fh_str gap = last == SIZE_MAX ? FH_STR("") : gap_between(cells, last, i);
        memcpy(out + n, gap.ptr, gap.len);
        n += gap.len;
        fh_str s = fh_str_trim(fh_page__block_text(doc, &doc->blocks.at[i]));
        memcpy(out + n, s.ptr, s.len);
        n += s.len;
        last = i;
    }
    out[n] = 0;
    r->text = (fh_str){out, n};
}

/* `bytes` with what is no UTF-8 made '?' and NUL made a space: valid input is answered as it is. */
static fh_str valid_text(fh_arena *arena, fh_str bytes) {
    size_t bad;
    if (fh_utf8_valid(bytes, &bad) && !memchr(bytes.len ? bytes.ptr : "", 0, bytes.len)) return bytes;
    fh_str copy = fh_str_copy(arena, bytes);
    char *p = (char *)(uintptr_t)copy.ptr;
    for (size_t i = 0; p && i < copy.len;) {
        unsigned len;
        bool wrong = p[i] == 0 || (fh_utf8_at(copy, i, &len) == 0xfffd && len == 1);
        if (p[i] == 0) len = 1;
        if (wrong) p[i] = p[i] ? '?' : ' ';
        i += len;
    }
    return copy;
}

/* Whether the text stands in JSON-LD alone: the page shows nothing, or the beginning of it. */
static bool body_is_elsewhere(fh_str text, fh_str body) {
    enum { SHORT_BODY = 600 };
    return text.len == 0 ? body.len > 0 : body.len >= SHORT_BODY && text.len < body.len / 2;
}

/* JSON-LD's text with each line a paragraph. */
static fh_str paragraphs_of(fh_arena *keep, fh_str body) {
    fh_buf out = {.arena = keep};
    fh_str line;
    while (fh_str_next(&body, '\n', &line)) {
        line = fh_str_trim(line);
        if (!line.len) continue;
        if (out.n) fh_buf_add(&out, FH_STR("\n\n"));
        fh_buf_add(&out, line);
    }
    return fh_buf_str(&out);
}

/* Which blocks of a text out of a script are the article: it is decided as for a page, except that most of it is known to be one. */
static bool *judge_script_text(const fh_page_doc *doc, const fh_page_head *head) {
    fh_page_head own = {.title = head->title, .outlet = head->outlet, .language = head->language, .title_block = FH_NONE};
    fh_page_known known = {head->title, head->description, (fh_str){NULL, 0}};
    int language;
    const fh_page_stat *stats = fh_page__stats(doc, &known, &language);
    bool *kept = fh_new_n(doc->arena, bool, doc->blocks.n + 1);
    size_t all = 0, words = 0;
    if (!stats || !kept) return NULL;
    fh_page__decide(doc, stats, &own, false, kept);
    for (size_t i = 0; i < doc->blocks.n; i++) all += stats[i].words, words += kept[i] ? stats[i].words : 0;
    for (size_t i = 0; 2 * words < all && i < doc->blocks.n; i++) kept[i] = true;
    return kept;
}

/* The text that a script holds as data, where the page shows next to nothing. */
static fh_status take_script_text(fh_arena *keep, const fh_page_doc *page, const fh_page_head *head, fh_report *r, fh_error *err) {
    enum { NEXT_TO_NOTHING = 300, MUCH_MORE = 4 };
    fh_str html = page->html && r->text.len < NEXT_TO_NOTHING ? fh_page__script_text(page->arena, page->raw, head->title) : (fh_str){NULL, 0};
    fh_page_doc *doc = fh_new(page->arena, fh_page_doc);
    if (!doc) return fh_fail_arena(err, page->arena);
    if (!html.len || html.len < MUCH_MORE * r->text.len) return FH_OK;
    doc->arena = page->arena;
    fh_status status = fh_page__parse(doc, html, err);
    const bool *kept = status ? NULL : judge_script_text(doc, head);
    if (!kept) return status ? status : fh_fail_arena(err, page->arena);
    join_blocks(keep, doc, NULL, kept, r);
    r->page_kind = r->text.len ? FH_PAGE_ARTICLE : r->page_kind;
    return FH_OK;
}

/* A few lines that a person typed or piped in are no page with furniture around it: where nothing reads as an
 * article, all of a text file does, rather than nothing. */
static void keep_all_of_a_note(const fh_page_doc *doc, bool *kept) {
    if (doc->html) return;
    for (size_t i = 0; i < doc->blocks.n; i++)
        if (kept[i]) return;
    for (size_t i = 0; i < doc->blocks.n; i++) kept[i] = true;
}

static fh_status read_page(fh_arena *keep, fh_arena *scratch, const fh_raw *raw, fh_report *r, fh_error *err) {
    fh_page_doc *doc = fh_new(scratch, fh_page_doc);
    fh_page_said *said = fh_new(scratch, fh_page_said);
    fh_page_head *head = fh_new(scratch, fh_page_head);
    if (!doc || !said || !head) return fh_fail_arena(err, scratch);
    doc->arena = scratch;
    if (raw->kind == FH_RAW_HTML) {
        fh_status status = fh_page__parse(doc, raw->bytes, err);
        if (status) return status;
        fh_page__said(doc, said);
    } else fh_page__lines(doc, valid_text(scratch, raw->bytes));
    fh_status spent = fh_fail_arena(err, scratch); /* from here on each block has its node */
    if (spent) return spent;
    fh_page__head(doc, said, raw, head);
    int language;
    fh_page_known known = {head->title, head->description, said->body};
    const fh_page_stat *stats = fh_page__stats(doc, &known, &language);
    bool *kept = fh_new_n(scratch, bool, doc->blocks.n + 1);
    if (!stats || !kept) return fh_fail_arena(err, scratch);
    if (!head->language.len) head->language = fh_page__language_name(language);
    fh_page__decide(doc, stats, head, said->body.len > 0, kept);
    keep_all_of_a_note(doc, kept);
    const fh_page_cell *cells = fh_page__tables(doc, stats, kept);
    if (!doc->html) fh_page__line_head(doc, stats, kept, head);
    r->page_kind = fh_page__kind(doc, stats, said, kept);
    join_blocks(keep, doc, cells, kept, r);
    if (body_is_elsewhere(r->text, said->body)) {
        r->text = paragraphs_of(keep, said->body);
        r->page_kind = FH_PAGE_ARTICLE;
    }
    fh_status status = take_script_text(keep, doc, head, r, err);
    if (status) return status;
    take_head(keep, head, r);
    fh_page__credits(keep, doc, kept, said, raw, r);
    return FH_OK;
}

static void read_clean(fh_arena *keep, fh_arena *scratch, const fh_raw *raw, fh_report *r) {
    fh_page_doc doc = {.arena = scratch};
    fh_page_said said = {0};
    fh_page_head head = {0};
    fh_page__head(&doc, &said, raw, &head);
    r->text = fh_str_copy(keep, raw->bytes);
    bool valid = fh_utf8_valid(r->text, NULL);
    if (valid && !head.language.len) head.language = fh_page__language_of(r->text);
    take_head(keep, &head, r);
    if (valid) fh_page__credits(keep, &doc, NULL, &said, raw, r);
}

fh_status fh_page_read(fh_arena *keep, fh_arena *scratch, const fh_raw *raw, fh_report *r, fh_error *err) {
    fh_arena_mark mark = fh_arena_mark_now(scratch);
    fh_status status = FH_OK;
    if (raw->bytes.len >= UINT32_MAX) return fh_fail(err, FH_ELIMIT, 0, "longer than 4 GiB; give it in parts");
    take_over(keep, raw, r);
    if (raw->kind == FH_RAW_CLEAN) read_clean(keep, scratch, raw, r);
    else status = read_page(keep, scratch, raw, r, err);
    if (!status) status = fh_fail_arena(err, scratch);
    fh_arena_rewind(scratch, mark);
    if (status) return status;
    if (!r->text.ptr) r->text = FH_STR("");
    split_paragraphs(keep, r);
    fh_sha256_hex(r->text, r->sha256);
    return fh_fail_arena(err, keep);
}
