/* SPDX-License-Identifier: MIT
 *
 * tools/page_dump.c - prints what the page trainer learns from: one JSON object a page, with the blocks'
 * texts and figures, made by the same code that decides later.
 *
 * usage: page_dump [--text|--titles] FILE...      (UTF-8; --text: plain text files)
 * Output: {"path", "title", "blocks": [[text, [figures], kin], ...]}; with --titles, in place of blocks,
 * the candidates for the headline: "titles": [[text, [figures], the one it yields to], ...] */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "page/doc.h"
#include "page/features.h"
#include "page/headlines.h"

static fh_str read_file(fh_arena *arena, const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END)) return (fh_str){NULL, 0};
    long size = ftell(f);
    rewind(f);
    char *p = size < 0 ? NULL : fh_arena_alloc_raw(arena, (size_t)size + 1, 1, 1);
    size_t n = p ? fread(p, 1, (size_t)size, f) : 0;
    fclose(f);
    return (fh_str){p, n};
}

static void write_blocks(fh_json *j, const fh_page_doc *doc, const fh_page_features *f) {
    float row[FH_FEATURES];
    fh_json_key(j, "blocks");
    fh_json_begin_array(j);
    for (size_t i = 0; i < doc->blocks.n; i++) {
        fh_json_begin_array(j);
        fh_json_str(j, fh_page__block_text(doc, &doc->blocks.at[i]));
        fh_json_begin_array(j);
        fh_page__features_row(f, i, row);
        for (size_t k = 0; k < FH_FEATURES; k++) fh_json_real(j, (double)row[k], 5);
        fh_json_end_array(j);
        fh_json_uint(j, fh_page__features_kind(f, i));
        fh_json_end_array(j);
    }
    fh_json_end_array(j);
}

static void write_titles(fh_json *j, const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_str outlet) {
    fh_page_headlines h;
    fh_str site;
    float row[FH_HEADLINE_FIGURES];
    fh_page__headlines(doc, said, raw, outlet, &h, &site);
    fh_json_key(j, "titles");
    fh_json_begin_array(j);
    for (size_t i = 0; i < h.found.n; i++) {
        fh_json_begin_array(j);
        fh_json_str(j, h.found.at[i].text);
        fh_json_begin_array(j);
        fh_page__headline_row(&h, i, row);
        for (size_t k = 0; k < FH_HEADLINE_FIGURES; k++) fh_json_real(j, (double)row[k], 5);
        fh_json_end_array(j);
        fh_json_uint(j, fh_page__headline_apart(&h, i));
        fh_json_end_array(j);
    }
    fh_json_end_array(j);
}

static int dump(const char *path, bool text, bool titles) {
    fh_arena *arena = fh_arena_new(NULL, 0);
    fh_error err;
    fh_page_doc doc = {.arena = arena};
    fh_page_said said = {0};
    fh_page_head head = {0};
    fh_raw raw = {.kind = text ? FH_RAW_TEXT : FH_RAW_HTML, .bytes = read_file(arena, path)};
    int language;
    if (!raw.bytes.ptr) return fprintf(stderr, "%s: cannot be read\n", path), 1;
    if (text) fh_page__lines(&doc, raw.bytes);
    else if (fh_page__parse(&doc, raw.bytes, &err)) return fprintf(stderr, "%s: %s\n", path, err.msg), 1;
    else fh_page__said(&doc, &said);
    fh_page__head(&doc, &said, &raw, &head);
    fh_page_known known = {head.title, head.description, said.body};
    const fh_page_stat *stats = fh_page__stats(&doc, &known, &language);
    fh_page_features *f = NULL;
    if (stats) f = fh_page__features(&doc, stats, &head, said.body.len > 0);
    fh_buf out = {.arena = arena};
    fh_json j = {.out = &out};
    fh_json_begin_object(&j);
    fh_json_put_str(&j, "path", fh_str_of(path));
    fh_json_put_str(&j, "title", head.title);
    fh_json_put_str(&j, "said", said.body);
    if (titles) write_titles(&j, &doc, &said, &raw, head.outlet);
    else if (f) write_blocks(&j, &doc, f);
    fh_json_end_object(&j);
    fh_buf_add_char(&out, '\n');
    fwrite(out.at, 1, out.n, stdout);
    int failed = f == NULL;
    fh_arena_free(arena);
    return failed;
}

int main(int argc, char **argv) {
    int failed = 0;
    bool text = argc > 1 && !strcmp(argv[1], "--text"), titles = argc > 1 && !strcmp(argv[1], "--titles");
    for (int i = 1 + (text || titles); i < argc; i++) failed |= dump(argv[i], text, titles);
    return failed;
}
