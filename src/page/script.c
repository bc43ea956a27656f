/* SPDX-License-Identifier: MIT
 *
 * page/script.c - an article that stands in the data of a script alone.
 *
 * Pages that are drawn in the browser bring their text as data: a JSON object in a <script>, an object that
 * a script assigns, or JSON inside of a string of it. No two sites name or nest it alike, so nothing is
 * looked up by its path. All strings are read, whatever stands around them, with the name that the last
 * "name": before gave them; those of one name belong together, be they one HTML text or a paragraph each.
 * States hold teasers of other articles, too, under the same name, but with much of other data between them:
 * of the strings of a name the run is taken whose running text outweighs the gaps by most (the maximum sum
 * of a run, a gap's bytes counting against it). Of the names that one is taken whose run holds most text; a
 * long string counts for more than many short ones (the sum of squares), and names that mean a text, or a
 * description, for more, or less. Where the strings are whole texts it is the one closest to the title.
 *
 * Asked for only where a page shows next to nothing. Cost: linear in the scripts, twice where strings nest. */
#include "page/script.h"

#include <jansson.h>

#include "base/hash.h"
#include "base/map.h"
#include "page/said.h"
#include "page/words.h"

enum { MAX_SCRIPTS = 8 << 20, MAX_NESTING = 2, MIN_STRING = 20, MIN_LINE = 60, MIN_TEXT = 400, MAX_PIECES = 4000, MAX_NAME = 64, NESTED_NAMES = 2, WHOLE_LINES = 4, WHOLE_TEXT = 1000 };

#define GAP 0.04 /* what a byte between two strings counts against one of running text */

typedef struct piece {
    fh_str text;    /* the string without its escapes */
    fh_str plain;   /* and without tags */
    size_t prose;   /* bytes of running text */
    uint32_t lines; /* lines of it */
    uint32_t name;  /* number among reader.names */
    size_t begin, end; /* place among all scripts */
} piece;

typedef struct run { size_t begin, end; double weight; size_t prose; } run; /* pieces [begin, end), those of other names aside */

/* The run that ends at the newest piece of a name, and the best so far. */
typedef struct group { double sum, best_sum; run now, best; size_t end; } group;

typedef struct reader {
    fh_arena *arena;
    fh_strmap names;
    FH_VEC(piece) pieces;
    FH_VEC(group) groups; /* by number of the name */
    fh_map seen;          /* hashes of strings: states are often there twice */
    size_t base;          /* place of the script at hand */
} reader;

static void scan(reader *r, fh_str s, unsigned nesting);

/* Bytes of the lines of s that read like running text; *ret_lines: how many. */
static size_t prose_of(fh_str s, uint32_t *ret_lines) {
    static const fh_str stops[] = {{". ", 2}, {"! ", 2}, {"? ", 2}, {"。", 3}, {"।", 3}, {"؟", 2}};
    size_t n = 0;
    *ret_lines = 0;
    for (fh_str line; fh_str_next(&s, '\n', &line);) {
        line = fh_str_trim(line);
        if (line.len < MIN_LINE) continue;
        size_t code = 0;
        for (size_t i = 0; i < line.len; i++) code += fh_str_find_char(FH_STR("{}<>=;_\\|"), line.ptr[i], 0) != SIZE_MAX;
        bool ends = line.ptr[line.len - 1] == '.';
        for (size_t k = 0; !ends && k < sizeof stops / sizeof *stops; k++) ends = fh_str_find(line, stops[k], 0) != SIZE_MAX;
        bool spaced = fh_str_find_char(line, ' ', 0) != SIZE_MAX || (unsigned char)line.ptr[0] >= 0xe0;
        if (ends && spaced && 50 * code <= line.len) n += line.len, ++*ret_lines;
    }
    return n;
}

/* How much more, or less, strings of this name count. */
static double trust_in(fh_str name) {
    static const struct { fh_str part; double trust; } words[] = {
        {{"description", 11}, .1}, {{"summary", 7}, .1}, {{"excerpt", 7}, .1}, {{"caption", 7}, .05}, {{"comment", 7}, .05}, {{"teaser", 6}, .1}, {{"lead", 4}, .2},
        {{"body", 4}, 4}, {{"content", 7}, 4}, {{"paragraph", 9}, 4}, {{"html", 4}, 2}, {{"text", 4}, 2}};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (fh_str_find_nocase(name, words[k].part, 0) != SIZE_MAX) return words[k].trust;
    return 1;
}

/* Whether this may be text at all, by a look at its bytes: addresses and codes have no spaces. */
static bool may_be_text(fh_str raw) {
    if (raw.len < MIN_STRING) return false;
    for (size_t i = 0; i < raw.len; i++)
        if (raw.ptr[i] == ' ' || raw.ptr[i] == '\\' || (unsigned char)raw.ptr[i] >= 0xe0) return true;
    return false;
}

static bool ends_sentence(fh_str s) {
    static const fh_str ends[] = {{".", 1}, {"!", 1}, {"?", 1}, {"\"", 1}, {"”", 3}, {"»", 2}, {"。", 3}, {"।", 3}};
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
        if (fh_str_ends(s, ends[k])) return true;
    return false;
}

static bool holds_names(fh_str s) {
    size_t n = 0;
    for (size_t at = 0; n < NESTED_NAMES && (at = fh_str_find(s, FH_STR("\":"), at)) != SIZE_MAX; at++) n++;
    return n == NESTED_NAMES;
}

/* Lengthens the run of the name by piece i, or begins another with it. */
static void add_to_run(group *g, const piece *p, size_t i, double trust) {
    double gap = g->now.end ? GAP * (double)(p->begin - g->end) : 0;
    g->end = p->end;
    g->sum -= gap;
    if (g->sum <= 0) g->sum = 0, g->now = (run){.begin = i};
    g->sum += (double)p->prose;
    g->now.end = i + 1;
    g->now.prose += p->prose;
    g->now.weight += (double)p->prose * (double)p->prose * trust;
    if (g->sum > g->best_sum) g->best_sum = g->sum, g->best = g->now;
}

/* One string with its escapes, `raw`, which stands between quotation marks at place `at`. */
static void offer(reader *r, fh_str name, fh_str raw, size_t at, unsigned nesting) {
    json_error_t error;
    json_t *v = json_loadb(raw.ptr - 1, raw.len + 2, JSON_DECODE_ANY, &error);
    fh_str s = json_is_string(v) ? fh_str_copy(r->arena, (fh_str){json_string_value(v), json_string_length(v)}) : (fh_str){NULL, 0};
    json_decref(v);
    if (!s.len) return;
    if (nesting < MAX_NESTING && holds_names(s)) {
        size_t base = r->base;
        r->base = at;
        scan(r, s, nesting + 1);
        r->base = base;
        return;
    }
    size_t before = r->seen.n;
    fh_map_put(&r->seen, fh_hash64(s), 0);
    uint32_t number = fh_strmap_put(&r->names, name);
    if (number == UINT32_MAX || r->seen.n == before || r->pieces.n == MAX_PIECES) return;
    while (r->groups.n <= number && fh_arena_status(r->arena) == FH_OK) fh_vec_push(r->arena, &r->groups, ((group){0}));
    piece p = {.text = s, .plain = fh_page__plain(r->arena, s, true), .name = number, .begin = at, .end = at + raw.len};
    p.prose = prose_of(p.plain, &p.lines);
    fh_vec_push(r->arena, &r->pieces, p);
    if (p.prose && number < r->groups.n) add_to_run(&r->groups.at[number], &p, r->pieces.n - 1, trust_in(name));
}

/* The end of the string that begins at `at`, behind its quotation mark; SIZE_MAX where the line ends before. */
static size_t string_end(fh_str s, size_t at) {
    for (; at < s.len && s.ptr[at] != '\n'; at++) {
        if (s.ptr[at] == '"') return at;
        if (s.ptr[at] == '\\') at++;
    }
    return SIZE_MAX;
}

static void scan(reader *r, fh_str s, unsigned nesting) {
    fh_str name = {"", 0};
    for (size_t at = 0; (at = fh_str_find_char(s, '"', at)) != SIZE_MAX;) {
        size_t end = string_end(s, at + 1);
        if (end == SIZE_MAX) {
            if ((at = fh_str_find_char(s, '\n', at)) == SIZE_MAX) return;
            continue;
        }
        fh_str inside = fh_str_cut(s, at + 1, end);
        size_t next = end + 1;
        while (next < s.len && fh_is_space(s.ptr[next])) next++;
        if (next < s.len && s.ptr[next] == ':') name = fh_str_cut(inside, 0, inside.len < MAX_NAME ? inside.len : MAX_NAME);
        else if (may_be_text(inside)) offer(r, name, inside, r->base + at, nesting);
        at = end + 1;
    }
}

static void scan_scripts(reader *r, fh_str html) {
    size_t left = MAX_SCRIPTS;
    for (size_t at = 0; (at = fh_str_find_nocase(html, FH_STR("<script"), at)) != SIZE_MAX;) {
        size_t begin = fh_str_find_char(html, '>', at), end = begin == SIZE_MAX ? SIZE_MAX : fh_str_find_nocase(html, FH_STR("</script"), begin);
        if (end == SIZE_MAX || end - begin > left) return;
        left -= end - begin;
        r->base = begin;
        scan(r, fh_str_cut(html, begin + 1, end), 0);
        at = end;
    }
}

/* A string as HTML: paragraphs for its lines where it has no tags of its own. */
static void add_html(fh_buf *out, fh_str s) {
    fh_str line;
    bool tagged = fh_str_find(s, FH_STR("</"), 0) != SIZE_MAX;
    while (tagged ? (line = s).len > 0 : fh_str_next(&s, '\n', &line)) {
        fh_buf_add(out, FH_STR("<p>"));
        fh_buf_add(out, line);
        fh_buf_add(out, FH_STR("</p>\n"));
        if (tagged) return;
    }
}

/* How many of the title's words s has. */
static size_t shared_words(fh_arena *arena, fh_str title, fh_str s) {
    fh_map words = {.arena = arena};
    fh_page_word w;
    size_t n = 0;
    for (size_t at = 0; fh_page__next_word(title, &at, &w);)
        if (w.kind != FH_WORD_SIGN) fh_map_put(&words, w.hash, 0);
    for (size_t at = 0; fh_page__next_word(s, &at, &w);) {
        uint32_t *met = fh_map_get(&words, w.hash);
        if (met && !*met) n += *met = 1;
    }
    return n;
}

/* Of a run of whole texts that one which is closest to the title, the first of equal ones; NULL where the run is one text in parts. */
static const piece *whole_text(const reader *r, uint32_t name, const run *in, fh_str title) {
    const piece *best = NULL;
    size_t most = 0, prose = 0;
    for (size_t i = in->begin; i < in->end; i++) {
        const piece *p = &r->pieces.at[i];
        if (p->name != name || p->lines < WHOLE_LINES || p->prose < WHOLE_TEXT) continue;
        size_t shared = shared_words(r->arena, title, p->plain);
        prose += p->prose;
        if (!best || shared > most) best = p, most = shared;
    }
    return prose * 10 >= in->prose * 8 ? best : NULL;
}

fh_str fh_page__script_text(fh_arena *arena, fh_str html, fh_str title) {
    reader r = {.arena = arena, .names.arena = arena, .names.slots.arena = arena, .seen.arena = arena};
    uint32_t name = UINT32_MAX;
    scan_scripts(&r, html);
    for (uint32_t i = 0; i < r.groups.n; i++)
        if (r.groups.at[i].best.prose >= MIN_TEXT && (name == UINT32_MAX || r.groups.at[i].best.weight > r.groups.at[name].best.weight)) name = i;
    if (name == UINT32_MAX) return (fh_str){NULL, 0};
    const run *best = &r.groups.at[name].best;
    const piece *whole = whole_text(&r, name, best, title);
    fh_buf out = {.arena = arena};
    fh_buf_add(&out, FH_STR("<article>\n"));
    if (whole) add_html(&out, whole->text);
    for (size_t i = best->begin; !whole && i < best->end; i++) {
        const piece *p = &r.pieces.at[i];
        if (p->name == name && (p->prose || ends_sentence(p->plain))) add_html(&out, p->text);
    }
    return fh_buf_str(&out);
}
