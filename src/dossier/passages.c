/* SPDX-License-Identifier: MIT
 *
 * dossier/passages.c - what reports share, one JSON object a line. */
#include "dossier/writer.h"

static void put_span(fh_writer *w, const char *begin, const char *end, fh_str text, fh_span s) {
    fh_json_put_uint(&w->json, begin, fh_writer_offset(w, text, s.begin));
    fh_json_put_uint(&w->json, end, fh_writer_offset(w, text, s.end));
}

void fh_writer_passage(fh_writer *w, const fh_dossier *d, const fh_passage *p) {
    static const char *const kinds[] = {"verbatim", "close", "paraphrase"};
    fh_json_put_str(&w->json, "a", d->reports[p->a]->id);
    put_span(w, "a_begin", "a_end", d->reports[p->a]->text, p->a_span);
    fh_json_put_str(&w->json, "b", d->reports[p->b]->id);
    put_span(w, "b_begin", "b_end", d->reports[p->b]->text, p->b_span);
    fh_json_put_str(&w->json, "kind", fh_str_of(kinds[p->kind]));
    fh_json_put_real(&w->json, "similarity", p->similarity, 3);
}

void fh_writer_passage_rows(fh_writer *w, const fh_dossier *d, fh_str id) {
    for (uint32_t i = 0; i < d->n_passages; i++) {
        fh_json_begin_object(&w->json);
        if (id.ptr) fh_json_put_str(&w->json, "id", id);
        fh_writer_passage(w, d, &d->passages[i]);
        fh_json_end_object(&w->json);
        fh_writer_line(w);
    }
}
