/* SPDX-License-Identifier: MIT
 *
 * dossier/records.c - the records as JSON objects, field by field in the order of docs/formats.md. */
#include "dossier/records.h"

#include "dossier/names.h"

static fh_str id_of(const fh_writer *w, uint32_t report) { return w->dossier->reports[report]->id; }
static void put_name(fh_writer *w, const char *key, const char *name) { fh_json_put_str(&w->json, key, fh_str_of(name)); }
static void put_share(fh_writer *w, const char *key, double v) { fh_json_put_real(&w->json, key, v, 3); }

static void put_absent(fh_writer *w, const char *key) {
    fh_json_key(&w->json, key);
    fh_json_null(&w->json);
}

fh_str fh_dossier__node(const fh_dossier *d, uint32_t index) {
    return index < d->n_reports ? d->reports[index]->id : d->lost[index - d->n_reports];
}

static void put_credits(fh_writer *w, uint32_t i) {
    const fh_report *r = w->dossier->reports[i];
    fh_json_key(&w->json, "credits");
    fh_json_begin_array(&w->json);
    for (uint32_t k = 0; k < r->n_credits; k++) {
        const fh_credit *c = &r->credits[k];
        fh_json_begin_object(&w->json);
        put_name(w, "kind", fh_name_credit(c->kind));
        fh_json_put_str(&w->json, "name", c->name);
        fh_json_put_str(&w->json, "url", c->url);
        if (c->span.begin < c->span.end) fh_writer_span(w, "begin", "end", i, c->span);
        else put_absent(w, "begin"), put_absent(w, "end");
        fh_json_end_object(&w->json);
    }
    fh_json_end_array(&w->json);
}

void fh_dossier__put_report(fh_writer *w, uint32_t i) {
    const fh_dossier *d = w->dossier;
    const fh_report *r = d->reports[i];
    fh_json *j = &w->json;
    fh_json_begin_object(j);
    fh_json_put_str(j, "id", r->id);
    fh_json_put_str(j, "path", r->path);
    fh_json_put_str(j, "url", r->url);
    fh_json_put_str(j, "canonical", r->canonical);
    fh_json_put_str(j, "title", r->title);
    fh_json_put_str(j, "outlet", r->outlet);
    fh_json_put_str(j, "section", r->section);
    fh_json_put_str(j, "description", r->description);
    fh_writer_strings(w, "byline", r->byline, r->n_byline);
    fh_writer_date(w, "published", r->published);
    put_name(w, "published_from", fh_name_date_from(r->published_from));
    fh_writer_date(w, "modified", r->modified);
    fh_json_put_str(j, "language", r->language);
    put_name(w, "page_kind", fh_name_page_kind(r->page_kind));
    put_credits(w, i);
    if (d->story_of) fh_json_put_str(j, "story", d->stories[d->story_of[i]].id);
    if (d->account_of) fh_json_put_uint(j, "account", d->account_of[i]);
    fh_json_put_str(j, "text", r->text);
    put_name(w, "sha256", r->sha256);
    fh_json_end_object(j);
}

void fh_dossier__put_timex(fh_writer *w, uint32_t report, const fh_timex *t) {
    const fh_report *r = w->dossier->reports[report];
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "report", r->id);
    fh_writer_span(w, "begin", "end", report, t->span);
    fh_json_put_str(&w->json, "expression", fh_str_span(r->text, t->span));
    put_name(w, "type", fh_name_timex(t->type));
    fh_json_put_str(&w->json, "value", t->value);
    fh_writer_day(w, "date", t->date);
    fh_json_end_object(&w->json);
}

void fh_dossier__put_story(fh_writer *w, const fh_story *s) {
    fh_json *j = &w->json;
    fh_json_begin_object(j);
    fh_json_put_str(j, "id", s->id);
    fh_json_put_str(j, "title", s->title);
    fh_json_key(j, "reports");
    fh_json_begin_array(j);
    for (uint32_t i = 0; i < s->n_reports; i++) fh_json_str(j, id_of(w, s->reports[i]));
    fh_json_end_array(j);
    fh_json_put_uint(j, "accounts", s->n_accounts);
    fh_writer_date(w, "first", s->first);
    fh_writer_date(w, "last", s->last);
    fh_json_end_object(j);
}

void fh_dossier__put_edge(fh_writer *w, const fh_edge *e) {
    fh_json *j = &w->json;
    fh_json_begin_object(j);
    fh_json_put_str(j, "child", fh_dossier__node(w->dossier, e->child));
    fh_json_put_str(j, "parent", fh_dossier__node(w->dossier, e->parent));
    put_name(w, "kind", fh_name_edge(e->kind));
    put_share(w, "share", (double)e->share);
    put_share(w, "confidence", (double)e->confidence);
    fh_json_key(j, "evidence");
    fh_json_begin_array(j);
    for (uint32_t i = 0; i < e->n_evidence; i++) {
        fh_json_begin_object(j);
        put_name(w, "type", fh_name_evidence(e->evidence[i].type));
        fh_json_put_str(j, "note", e->evidence[i].note);
        fh_json_end_object(j);
    }
    fh_json_end_array(j);
    fh_json_end_object(j);
}

void fh_dossier__put_passage(fh_writer *w, fh_str id, const fh_passage *p) {
    fh_json_begin_object(&w->json);
    if (id.ptr) fh_json_put_str(&w->json, "id", id);
    fh_json_put_str(&w->json, "a", id_of(w, p->a));
    fh_writer_span(w, "a_begin", "a_end", p->a, p->a_span);
    fh_json_put_str(&w->json, "b", id_of(w, p->b));
    fh_writer_span(w, "b_begin", "b_end", p->b, p->b_span);
    put_name(w, "kind", fh_name_passage(p->kind));
    put_share(w, "similarity", (double)p->similarity);
    fh_json_end_object(&w->json);
}

static void put_mention(fh_writer *w, const fh_mention *m) {
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "report", id_of(w, m->report));
    fh_writer_span(w, "begin", "end", m->report, m->span);
    fh_dossier__put_statement_id(w, "statement", w->dossier->reports[m->report], m->statement);
    put_name(w, "status", fh_name_mention(m->status));
    fh_json_end_object(&w->json);
}

void fh_dossier__put_claim(fh_writer *w, const fh_claim *c) {
    fh_json *j = &w->json;
    fh_json_begin_object(j);
    fh_json_put_str(j, "id", c->id);
    fh_json_put_str(j, "text", c->text);
    fh_json_key(j, "mentions");
    fh_json_begin_array(j);
    for (uint32_t i = 0; i < c->n_mentions; i++) put_mention(w, &c->mentions[i]);
    fh_json_end_array(j);
    fh_json_put_uint(j, "reports", c->n_reports);
    fh_json_put_uint(j, "accounts", c->accounts);
    fh_json_put_uint(j, "accounts_low", c->accounts_low);
    fh_json_put_uint(j, "accounts_high", c->accounts_high);
    fh_writer_strings(w, "sources", c->sources, c->n_sources);
    fh_writer_strings(w, "reasons", c->reasons, c->n_reasons);
    fh_json_end_object(j);
}

/* An empty span says that this side has nothing. */
static void put_side(fh_writer *w, const char *begin_key, const char *end_key, uint32_t report, fh_span s) {
    if (s.begin < s.end) fh_writer_span(w, begin_key, end_key, report, s);
    else put_absent(w, begin_key), put_absent(w, end_key);
}

void fh_dossier__put_change(fh_writer *w, const fh_change *c) {
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "child", id_of(w, c->child));
    fh_json_put_str(&w->json, "parent", id_of(w, c->parent));
    put_name(w, "type", fh_name_change(c->type));
    put_side(w, "child_begin", "child_end", c->child, c->child_span);
    put_side(w, "parent_begin", "parent_end", c->parent, c->parent_span);
    fh_json_put_str(&w->json, "note", c->note);
    put_share(w, "confidence", (double)c->confidence);
    if (c->update) fh_json_put_bool(&w->json, "update", true);
    if (c->child_focus.end) fh_writer_span(w, "child_focus_begin", "child_focus_end", c->child, c->child_focus);
    if (c->parent_focus.end) fh_writer_span(w, "parent_focus_begin", "parent_focus_end", c->parent, c->parent_focus);
    fh_json_end_object(&w->json);
}

void fh_dossier__put_conflict(fh_writer *w, const fh_conflict *c) {
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "a", id_of(w, c->a));
    fh_writer_span(w, "a_begin", "a_end", c->a, c->a_span);
    fh_json_put_str(&w->json, "b", id_of(w, c->b));
    fh_writer_span(w, "b_begin", "b_end", c->b, c->b_span);
    put_name(w, "type", fh_name_conflict(c->type));
    fh_json_put_str(&w->json, "note", c->note);
    put_share(w, "confidence", (double)c->confidence);
    if (c->b_focus.end) {
        fh_writer_span(w, "a_focus_begin", "a_focus_end", c->a, c->a_focus);
        fh_writer_span(w, "b_focus_begin", "b_focus_end", c->b, c->b_focus);
    }
    fh_json_end_object(&w->json);
}

void fh_dossier__put_event(fh_writer *w, const fh_event *e) {
    const fh_report *r = w->dossier->reports[e->report];
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "report", r->id);
    fh_writer_span(w, "begin", "end", e->report, e->span);
    fh_json_put_str(&w->json, "expression", fh_str_span(r->text, e->span));
    fh_writer_day(w, "date", e->date);
    fh_json_put_str(&w->json, "event", e->event);
    put_name(w, "status", fh_name_event(e->status));
    fh_json_put_bool(&w->json, "said", e->said);
    fh_json_put_uint(&w->json, "row", e->row);
    if (e->moved.precision) fh_writer_day(w, "moved_to", e->moved);
    fh_json_end_object(&w->json);
}

void fh_dossier__put_decision(fh_writer *w, const fh_decision *d) {
    fh_json_begin_object(&w->json);
    fh_json_put_uint(&w->json, "number", d->number);
    put_name(w, "kind", fh_name_decision(d->kind));
    fh_writer_strings(w, "reports", d->reports, d->n_reports);
    fh_writer_strings(w, "others", d->others, d->n_others);
    fh_json_put_str(&w->json, "who", d->who);
    fh_json_put_str(&w->json, "why", d->why);
    fh_json_put_str(&w->json, "made", d->made);
    fh_json_put_str(&w->json, "withdrawn", d->withdrawn);
    fh_json_put_str(&w->json, "withdrawn_by", d->withdrawn_by);
    fh_json_end_object(&w->json);
}

void fh_dossier__put_failure(fh_writer *w, const fh_failure *f) {
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "path", f->path);
    fh_json_put_str(&w->json, "reason", f->reason);
    fh_json_end_object(&w->json);
}
