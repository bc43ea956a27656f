/* SPDX-License-Identifier: MIT
 *
 * dossier/json.c - the dossier for programs: one object, or one record a line. The object is laid out
 * with one record a line as well, so that it can be read and compared by eye. */
#include "dossier/json.h"

#include "dossier/export.h"
#include "dossier/records.h"
#include "dossier/view.h"

/* Opens `"key": [` on a line of its own. */
static void begin_list(fh_writer *w, const char *key) {
    if (w->json.comma) fh_buf_add_char(&w->buf, ',');
    w->json.comma = false;
    fh_buf_add_char(&w->buf, '\n');
    fh_json_key(&w->json, key);
    fh_json_begin_array(&w->json);
}

static void end_list(fh_writer *w) {
    fh_json_end_array(&w->json);
    fh_writer_drain_full(w);
}

/* Before each item of a list: its own line. */
static void next_item(fh_writer *w) {
    if (w->json.comma) fh_buf_add_char(&w->buf, ',');
    w->json.comma = false;
    fh_buf_add_char(&w->buf, '\n');
    fh_writer_drain_full(w);
}

#define LIST(w, key, n, put)                                                     \
    do {                                                                         \
        begin_list((w), (key));                                                  \
        for (uint32_t i = 0; i < (n); i++) { next_item(w); put; }                \
        end_list(w);                                                             \
    } while (0)

static void write_statements(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    begin_list(w, "statements");
    for (uint32_t i = 0; i < d->n_reports; i++)
        for (uint32_t k = 0; k < d->reports[i]->n_statements; k++) next_item(w), fh_dossier__put_statement(w, i, k, false);
    end_list(w);
}

/* From report to report: an edge to a lost source leads on to what that derives from, if to anything; the
 * lost sources themselves are nodes of the `lineage` command. */
static void write_lineage(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    begin_list(w, "lineage");
    for (uint32_t i = 0; i < d->n_lineage && d->lineage[i].child < d->n_reports; i++) {
        fh_edge e = d->lineage[i];
        while (e.parent >= d->n_reports && e.parent != FH_NONE) {
            fh_range up = fh_view_parents(d, e.parent);
            e.parent = up.begin < up.end ? d->lineage[up.begin].parent : FH_NONE;
        }
        if (e.parent != FH_NONE) next_item(w), fh_dossier__put_edge(w, &e);
    }
    end_list(w);
}

void fh_dossier__write_json(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "format", FH_STR("firsthand/1"));
    LIST(w, "reports", d->n_reports, fh_dossier__put_report(w, i));
    LIST(w, "stories", d->n_stories, fh_dossier__put_story(w, &d->stories[i]));
    write_lineage(w);
    LIST(w, "passages", d->n_passages, fh_dossier__put_passage(w, (fh_str){NULL, 0}, &d->passages[i]));
    write_statements(w);
    LIST(w, "claims", d->n_claims, fh_dossier__put_claim(w, &d->claims[i]));
    LIST(w, "changes", d->n_changes, fh_dossier__put_change(w, &d->changes[i]));
    LIST(w, "conflicts", d->n_conflicts, fh_dossier__put_conflict(w, &d->conflicts[i]));
    LIST(w, "timeline", d->n_timeline, fh_dossier__put_event(w, &d->timeline[i]));
    if (d->n_decisions) LIST(w, "decisions", d->n_decisions, fh_dossier__put_decision(w, &d->decisions[i]));
    LIST(w, "failed", d->n_failed, fh_dossier__put_failure(w, &d->failed[i]));
    fh_json_end_object(&w->json);
    fh_writer_line(w);
}

/* {"record": NAME, NAME: {...}} on a line. */
#define TAGGED(w, name, n, put)                                                  \
    for (uint32_t i = 0; i < (n); i++) {                                         \
        fh_json_begin_object(&(w)->json);                                        \
        fh_json_put_str(&(w)->json, "record", FH_STR(name));                     \
        fh_json_key(&(w)->json, name);                                           \
        put;                                                                     \
        fh_json_end_object(&(w)->json);                                          \
        fh_writer_line(w);                                                       \
    }

static void tag_statements(fh_writer *w, uint32_t report) {
    TAGGED(w, "statement", w->dossier->reports[report]->n_statements, fh_dossier__put_statement(w, report, i, false))
}

void fh_dossier__write_jsonl(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    TAGGED(w, "story", d->n_stories, fh_dossier__put_story(w, &d->stories[i]))
    TAGGED(w, "report", d->n_reports, fh_dossier__put_report(w, i))
    TAGGED(w, "edge", d->n_lineage, fh_dossier__put_edge(w, &d->lineage[i]))
    TAGGED(w, "passage", d->n_passages, fh_dossier__put_passage(w, (fh_str){NULL, 0}, &d->passages[i]))
    for (uint32_t i = 0; i < d->n_reports; i++) tag_statements(w, i);
    TAGGED(w, "claim", d->n_claims, fh_dossier__put_claim(w, &d->claims[i]))
    TAGGED(w, "change", d->n_changes, fh_dossier__put_change(w, &d->changes[i]))
    TAGGED(w, "conflict", d->n_conflicts, fh_dossier__put_conflict(w, &d->conflicts[i]))
    TAGGED(w, "event", d->n_timeline, fh_dossier__put_event(w, &d->timeline[i]))
    TAGGED(w, "decision", d->n_decisions, fh_dossier__put_decision(w, &d->decisions[i]))
}

static void write_group(fh_writer *w, const fh_story *s) {
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "story", s->id);
    fh_json_put_str(&w->json, "title", s->title);
    fh_json_key(&w->json, "reports");
    fh_json_begin_array(&w->json);
    for (uint32_t i = 0; i < s->n_reports; i++) fh_json_str(&w->json, w->dossier->reports[s->reports[i]]->id);
    fh_json_end_array(&w->json);
    fh_json_key(&w->json, "why");
    fh_json_begin_array(&w->json);
    for (uint32_t i = 0; i < s->n_reports; i++) fh_json_str(&w->json, s->why ? s->why[i] : (fh_str){NULL, 0});
    fh_json_end_array(&w->json);
    fh_json_end_object(&w->json);
}

#define ROWS(w, n, put)                                                          \
    for (uint32_t i = 0; i < (n); i++) { put; fh_writer_line(w); }

void fh_dossier__write_rows(fh_writer *w, fh_format format) {
    const fh_dossier *d = w->dossier;
    if (format == FH_FORMAT_PASSAGES) ROWS(w, d->n_passages, fh_dossier__put_passage(w, (fh_str){NULL, 0}, &d->passages[i]))
    else if (format == FH_FORMAT_STORIES) ROWS(w, d->n_stories, write_group(w, &d->stories[i]))
    else if (format == FH_FORMAT_CHANGES) ROWS(w, d->n_changes, fh_dossier__put_change(w, &d->changes[i]))
    else ROWS(w, d->n_conflicts, fh_dossier__put_conflict(w, &d->conflicts[i]))
}

static void put_node(fh_writer *w, uint32_t i) {
    fh_json_begin_object(&w->json);
    fh_json_put_str(&w->json, "id", fh_dossier__node(w->dossier, i));
    fh_json_put_str(&w->json, "kind", i < w->dossier->n_reports ? FH_STR("report") : FH_STR("lost"));
    fh_json_end_object(&w->json);
}

void fh_dossier__write_graph(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    fh_json_begin_object(&w->json);
    fh_json_key(&w->json, "nodes");
    fh_json_begin_array(&w->json);
    for (uint32_t i = 0; i < d->n_reports + d->n_lost; i++) put_node(w, i);
    fh_json_end_array(&w->json);
    fh_json_key(&w->json, "edges");
    fh_json_begin_array(&w->json);
    for (uint32_t i = 0; i < d->n_lineage; i++) fh_dossier__put_edge(w, &d->lineage[i]);
    fh_json_end_array(&w->json);
    fh_json_end_object(&w->json);
    fh_writer_line(w);
}

fh_status fh_compare_write(const fh_dossier *d, fh_compare what, fh_str id, double score, const fh_write_opts *opts, fh_sink sink,
                           fh_error *err) {
    fh_writer w;
    fh_status status = fh_writer_begin(&w, d, opts, sink, err);
    if (status) return status;
    if (what == FH_COMPARE_PASSAGES) {
        ROWS(&w, d->n_passages, fh_dossier__put_passage(&w, id, &d->passages[i]))
        return fh_writer_end(&w, err);
    }
    bool changes = what == FH_COMPARE_CHANGES;
    fh_json_begin_object(&w.json);
    fh_json_put_str(&w.json, "id", id);
    fh_json_key(&w.json, changes ? "changes" : "conflicts");
    fh_json_begin_array(&w.json);
    for (uint32_t i = 0; changes && i < d->n_changes; i++) fh_dossier__put_change(&w, &d->changes[i]);
    for (uint32_t i = 0; !changes && i < d->n_conflicts; i++) fh_dossier__put_conflict(&w, &d->conflicts[i]);
    fh_json_end_array(&w.json);
    fh_json_put_real(&w.json, "score", score, 6);
    fh_json_end_object(&w.json);
    fh_writer_line(&w);
    return fh_writer_end(&w, err);
}
