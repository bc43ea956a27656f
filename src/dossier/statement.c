/* SPDX-License-Identifier: MIT
 *
 * dossier/statement.c - a statement and its speaker as one JSON object. */
#include "dossier/names.h"
#include "dossier/records.h"
#include "dossier/view.h"

void fh_dossier__put_statement_id(fh_writer *w, const char *key, const fh_report *r, uint32_t k) {
    fh_json_key(&w->json, key);
    if (k == FH_NONE) fh_json_null(&w->json);
    else fh_json_str(&w->json, fh_str_format(w->arena, "%.*s#s%u", FH_STR_ARGS(r->id), (unsigned)k));
}

enum { JOIN_WITHIN = 64 }; /* what belongs to a statement stands at most so many records from it */

/* Contents of k and, when joined, of the statements that continue it. */
static void put_contents(fh_writer *w, uint32_t report, uint32_t k, bool joined) {
    const fh_report *r = w->dossier->reports[report];
    fh_json_key(&w->json, "content");
    fh_json_begin_array(&w->json);
    for (uint32_t i = k; i < r->n_statements && i - k < JOIN_WITHIN; i++) {
        const fh_statement *s = &r->statements[i];
        if (i != k && (!joined || s->continues != k)) continue;
        for (uint16_t p = 0; p < s->n_content; p++) fh_writer_put_span(w, report, s->content[p]);
    }
    fh_json_end_array(&w->json);
}

/* The comparable voice of somebody without a name: absent where there is none, or no story was read. */
static fh_str like(const fh_dossier *d, uint32_t report, uint32_t speaker) {
    uint32_t voice = d->voice_of && d->voice_of[report] ? d->voices[d->voice_of[report][speaker]].like : FH_NONE;
    return voice == FH_NONE ? (fh_str){NULL, 0} : d->voices[voice].name;
}

static void put_speaker(fh_writer *w, uint32_t report, uint32_t speaker) {
    const fh_speaker *p = speaker == FH_NONE ? NULL : &w->dossier->reports[report]->speakers[speaker];
    fh_json *j = &w->json;
    fh_json_put_str(j, "speaker", p ? fh_view_name(w->dossier, report, speaker) : (fh_str){NULL, 0});
    fh_json_put_str(j, "speaker_kind", fh_str_of(fh_name_speaker(p ? p->kind : FH_SPEAKER_UNKNOWN)));
    fh_json_put_bool(j, "anonymous", p && p->kind == FH_SPEAKER_ANONYMOUS);
    fh_json_put_str(j, "role", p ? p->role : (fh_str){NULL, 0});
    fh_json_put_str(j, "organisation", p ? p->organisation : (fh_str){NULL, 0});
    if (!p || p->kind != FH_SPEAKER_ANONYMOUS) return;
    fh_json_put_str(j, "grade", p->grade);
    fh_json_put_uint(j, "number", p->number);
    fh_json_put_str(j, "condition", p->condition);
    fh_json_put_str(j, "like", like(w->dossier, report, speaker));
}

/* The fields of a statement; the object is left open. */
static void put_fields(fh_writer *w, uint32_t report, uint32_t k, bool joined) {
    const fh_report *r = w->dossier->reports[report];
    const fh_statement *s = &r->statements[k];
    fh_json *j = &w->json;
    fh_json_begin_object(j);
    fh_dossier__put_statement_id(w, "id", r, k);
    fh_json_put_str(j, "report", r->id);
    fh_json_put_str(j, "kind", fh_str_of(fh_name_statement(s->kind)));
    fh_json_put_str(j, "act", fh_str_of(fh_name_act(s->act)));
    put_speaker(w, report, s->speaker);
    fh_json_put_str(j, "told", s->told);
    fh_writer_spans(w, "source", report, s->source, s->n_source);
    fh_writer_spans(w, "cue", report, s->cue, s->n_cue);
    put_contents(w, report, k, joined);
    fh_dossier__put_statement_id(w, "outer", r, s->outer);
    fh_json_put_real(j, "confidence", (double)s->confidence, 3);
}

/* Whether statement i stands in statement k, directly or by others in between. */
static bool stands_in(const fh_report *r, uint32_t i, uint32_t k) {
    enum { DEEPEST = 16 };
    for (unsigned depth = 0; depth < DEEPEST && i != FH_NONE; depth++)
        if ((i = r->statements[i].outer) == k) return true;
    return false;
}

static void put_nested(fh_writer *w, uint32_t report, uint32_t k) {
    const fh_report *r = w->dossier->reports[report];
    uint32_t first = k > JOIN_WITHIN ? k - JOIN_WITHIN : 0;
    fh_json_key(&w->json, "nested");
    fh_json_begin_array(&w->json);
    for (uint32_t i = first; i < r->n_statements && i < k + JOIN_WITHIN; i++) {
        if (i == k || r->statements[i].continues != FH_NONE || !stands_in(r, i, k)) continue;
        put_fields(w, report, i, true);
        fh_json_end_object(&w->json);
    }
    fh_json_end_array(&w->json);
}

void fh_dossier__put_statement(fh_writer *w, uint32_t report, uint32_t k, bool joined) {
    put_fields(w, report, k, joined);
    if (joined) put_nested(w, report, k);
    fh_json_end_object(&w->json);
}
