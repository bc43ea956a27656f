/* SPDX-License-Identifier: MIT
 *
 * dossier/annotation.c - what was found, as W3C web annotations (https://www.w3.org/TR/annotation-model/).
 *
 * A target is a report's text with two selectors, so that either may serve: a position, counted in code points as
 * the recommendation asks, and a quotation with the words before and after it. A finding between two reports
 * (passage, change, conflict) is one annotation with two targets. */
#include "dossier/export.h"
#include "dossier/names.h"

enum { CONTEXT = 32 }; /* bytes of text before and after a quotation, to the next character */

static fh_str before(fh_str text, uint32_t at) {
    uint32_t from = at > CONTEXT ? at - CONTEXT : 0;
    while (from < at && ((unsigned char)text.ptr[from] & 0xc0) == 0x80) from++;
    return fh_str_cut(text, from, at);
}

static fh_str after(fh_str text, uint32_t at) {
    uint32_t to = at + CONTEXT < text.len ? at + CONTEXT : (uint32_t)text.len;
    while (to > at && to < text.len && ((unsigned char)text.ptr[to] & 0xc0) == 0x80) to--;
    return fh_str_cut(text, at, to);
}

static void target(fh_writer *w, uint32_t report, fh_span s) {
    fh_json *j = &w->json;
    fh_str text = w->dossier->reports[report]->text;
    fh_json_begin_object(j);
    fh_json_put_str(j, "source", w->dossier->reports[report]->id);
    fh_json_key(j, "selector");
    fh_json_begin_array(j);
    fh_json_begin_object(j);
    fh_json_put_str(j, "type", FH_STR("TextPositionSelector"));
    fh_json_put_uint(j, "start", fh_writer_offset(w, report, s.begin));
    fh_json_put_uint(j, "end", fh_writer_offset(w, report, s.end));
    fh_json_end_object(j);
    fh_json_begin_object(j);
    fh_json_put_str(j, "type", FH_STR("TextQuoteSelector"));
    fh_json_put_str(j, "exact", fh_str_span(text, s));
    fh_json_put_str(j, "prefix", before(text, s.begin));
    fh_json_put_str(j, "suffix", after(text, s.end));
    fh_json_end_object(j);
    fh_json_end_array(j);
    fh_json_end_object(j);
}

/* Opens annotation number *n: its body is `said`, tagged with `kind` and `type`; the targets follow. */
static void open_annotation(fh_writer *w, uint32_t *n, const char *motivation, const char *kind, const char *type, fh_str said) {
    fh_json *j = &w->json;
    fh_json_begin_object(j);
    fh_json_put_str(j, "id", fh_str_format(w->arena, "urn:firsthand:annotation:%u", ++*n));
    fh_json_put_str(j, "type", FH_STR("Annotation"));
    fh_json_put_str(j, "motivation", fh_str_of(motivation));
    fh_json_key(j, "body");
    fh_json_begin_array(j);
    const char *const tags[] = {kind, type};
    for (int i = 0; i < 2; i++) {
        fh_json_begin_object(j);
        fh_json_put_str(j, "type", FH_STR("TextualBody"));
        fh_json_put_str(j, "purpose", FH_STR("tagging"));
        fh_json_put_str(j, "value", fh_str_of(tags[i]));
        fh_json_end_object(j);
    }
    if (said.len) {
        fh_json_begin_object(j);
        fh_json_put_str(j, "type", FH_STR("TextualBody"));
        fh_json_put_str(j, "purpose", FH_STR("describing"));
        fh_json_put_str(j, "value", said);
        fh_json_end_object(j);
    }
    fh_json_end_array(j);
    fh_json_key(j, "target");
    fh_json_begin_array(j);
}

static void close_annotation(fh_writer *w) {
    fh_json_end_array(&w->json);
    fh_json_end_object(&w->json);
    fh_writer_drain_full(w);
}

static void statements(fh_writer *w, uint32_t *n) {
    for (uint32_t i = 0; i < w->dossier->n_reports; i++) {
        const fh_report *r = w->dossier->reports[i];
        for (uint32_t k = 0; k < r->n_statements; k++) {
            const fh_statement *s = &r->statements[k];
            open_annotation(w, n, "identifying", "statement", fh_name_statement(s->kind), s->speaker == FH_NONE ? FH_STR("") : r->speakers[s->speaker].name);
            for (uint16_t c = 0; c < s->n_content; c++) target(w, i, s->content[c]);
            close_annotation(w);
        }
    }
}

static void between(fh_writer *w, uint32_t a, fh_span a_span, uint32_t b, fh_span b_span) {
    if (a_span.end > a_span.begin) target(w, a, a_span);
    if (b_span.end > b_span.begin) target(w, b, b_span);
    close_annotation(w);
}

void fh_dossier__write_annotations(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    fh_json *j = &w->json;
    uint32_t n = 0;
    fh_json_begin_object(j);
    fh_json_put_str(j, "@context", FH_STR("http://www.w3.org/ns/anno.jsonld"));
    fh_json_put_str(j, "id", FH_STR("urn:firsthand:annotations"));
    fh_json_put_str(j, "type", FH_STR("AnnotationPage"));
    fh_json_key(j, "items");
    fh_json_begin_array(j);
    statements(w, &n);
    for (uint32_t i = 0; i < d->n_passages; i++) {
        const fh_passage *p = &d->passages[i];
        open_annotation(w, &n, "linking", "passage", fh_name_passage(p->kind), FH_STR(""));
        between(w, p->a, p->a_span, p->b, p->b_span);
    }
    for (uint32_t i = 0; i < d->n_changes; i++) {
        const fh_change *c = &d->changes[i];
        open_annotation(w, &n, "assessing", "change", fh_name_change(c->type), c->note);
        between(w, c->parent, c->parent_span, c->child, c->child_span);
    }
    for (uint32_t i = 0; i < d->n_conflicts; i++) {
        const fh_conflict *c = &d->conflicts[i];
        open_annotation(w, &n, "assessing", "conflict", fh_name_conflict(c->type), c->note);
        between(w, c->a, c->a_span, c->b, c->b_span);
    }
    fh_json_end_array(j);
    fh_json_end_object(j);
    fh_writer_line(w);
}
