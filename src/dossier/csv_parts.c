/* SPDX-License-Identifier: MIT
 *
 * dossier/csv_parts.c - the other records of a dossier as tables. Offsets are those of `read --json`; the words stand
 * beside them, so that a table can be read without the texts. */
#include "dossier/csv.h"
#include "dossier/export.h"
#include "dossier/names.h"
#include "dossier/records.h"
#include "dossier/view.h"

static fh_str report_id(const fh_writer *w, uint32_t report) { return w->dossier->reports[report]->id; }

/* Begin, end and words; three empty cells for an empty span. */
static void span(fh_writer *w, uint32_t report, fh_span s) {
    if (s.begin >= s.end) {
        for (int i = 0; i < 3; i++) fh_csv__cell(w, FH_STR(""));
        return;
    }
    fh_csv__number(w, fh_writer_offset(w, report, s.begin));
    fh_csv__number(w, fh_writer_offset(w, report, s.end));
    fh_csv__cell(w, fh_str_span(w->dossier->reports[report]->text, s));
}

static void name(fh_writer *w, const char *n) { fh_csv__cell(w, fh_str_of(n)); }

static void write_lineage(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    fh_csv__head(w, "child,parent,kind,share,confidence,evidence");
    for (uint32_t i = 0; i < d->n_lineage; i++) {
        const fh_edge *e = &d->lineage[i];
        fh_buf why = {.arena = w->arena};
        for (uint32_t k = 0; k < e->n_evidence; k++) {
            if (k) fh_buf_add(&why, FH_STR("; "));
            fh_buf_add(&why, e->evidence[k].note);
        }
        fh_csv__cell(w, fh_dossier__node(d, e->child));
        fh_csv__cell(w, fh_dossier__node(d, e->parent));
        name(w, fh_name_edge(e->kind));
        fh_csv__share(w, e->share);
        fh_csv__share(w, e->confidence);
        fh_csv__cell(w, fh_buf_str(&why));
        fh_csv__end(w);
    }
}

static void write_passages(fh_writer *w) {
    fh_csv__head(w, "a,a_begin,a_end,a_words,b,b_begin,b_end,b_words,kind,similarity");
    for (uint32_t i = 0; i < w->dossier->n_passages; i++) {
        const fh_passage *p = &w->dossier->passages[i];
        fh_csv__cell(w, report_id(w, p->a));
        span(w, p->a, p->a_span);
        fh_csv__cell(w, report_id(w, p->b));
        span(w, p->b, p->b_span);
        name(w, fh_name_passage(p->kind));
        fh_csv__share(w, p->similarity);
        fh_csv__end(w);
    }
}

static void write_statement(fh_writer *w, uint32_t report, const fh_statement *s) {
    const fh_report *r = w->dossier->reports[report];
    const fh_speaker *who = s->speaker == FH_NONE ? NULL : &r->speakers[s->speaker];
    fh_span whole = s->n_content ? (fh_span){s->content[0].begin, s->content[s->n_content - 1].end} : (fh_span){0, 0};
    fh_csv__cell(w, r->id);
    fh_csv__cell(w, who ? who->name : FH_STR(""));
    name(w, fh_name_speaker(who ? who->kind : FH_SPEAKER_UNKNOWN));
    fh_csv__cell(w, who ? who->role : FH_STR(""));
    name(w, fh_name_statement(s->kind));
    span(w, report, whole);
    fh_csv__cell(w, s->told);
    fh_csv__end(w);
}

static void write_statements(fh_writer *w) {
    fh_csv__head(w, "report,speaker,speaker_kind,role,kind,begin,end,content,told");
    for (uint32_t i = 0; i < w->dossier->n_reports; i++)
        for (uint32_t k = 0; k < w->dossier->reports[i]->n_statements; k++) write_statement(w, i, &w->dossier->reports[i]->statements[k]);
}

/* A row a claim, a column a report: what the page shows as signs. */
static void write_claims(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    fh_buf head = {.arena = w->arena};
    if (!w->opts.headless) {
        fh_buf_add(&w->buf, FH_STR("id,claim,accounts,accounts_low,accounts_high,"));
        for (uint32_t i = 0; i < d->n_reports; i++) fh_csv__cell(w, d->reports[i]->id);
        fh_csv__end(w);
    }
    for (uint32_t i = 0; i < d->n_claims; i++) {
        const fh_claim *c = &d->claims[i];
        fh_csv__cell(w, c->id);
        fh_csv__cell(w, c->text);
        fh_csv__number(w, c->accounts);
        fh_csv__number(w, c->accounts_low);
        fh_csv__number(w, c->accounts_high);
        for (uint32_t r = 0, k = 0; r < d->n_reports; r++) {
            for (head.n = 0; k < c->n_mentions && c->mentions[k].report == r; k++)
                fh_buf_format(&head, "%s%s", head.n ? "; " : "", fh_name_mention(c->mentions[k].status));
            fh_csv__cell(w, fh_buf_str(&head));
        }
        fh_csv__end(w);
    }
}

static void write_mentions(fh_writer *w) {
    fh_csv__head(w, "claim,text,report,status,speaker,begin,end,words");
    for (uint32_t i = 0; i < w->dossier->n_claims; i++) {
        const fh_claim *c = &w->dossier->claims[i];
        for (uint32_t k = 0; k < c->n_mentions; k++) {
            const fh_mention *m = &c->mentions[k];
            fh_csv__cell(w, c->id);
            fh_csv__cell(w, c->text);
            fh_csv__cell(w, report_id(w, m->report));
            name(w, fh_name_mention(m->status));
            fh_csv__cell(w, fh_view_speaker(w->dossier, m->report, m->statement));
            span(w, m->report, m->span);
            fh_csv__end(w);
        }
    }
}

static void write_changes(fh_writer *w) {
    fh_csv__head(w, "type,parent,parent_begin,parent_end,parent_words,child,child_begin,child_end,child_words,note,confidence");
    for (uint32_t i = 0; i < w->dossier->n_changes; i++) {
        const fh_change *c = &w->dossier->changes[i];
        name(w, fh_name_change(c->type));
        fh_csv__cell(w, report_id(w, c->parent));
        span(w, c->parent, c->parent_span);
        fh_csv__cell(w, report_id(w, c->child));
        span(w, c->child, c->child_span);
        fh_csv__cell(w, c->note);
        fh_csv__share(w, c->confidence);
        fh_csv__end(w);
    }
}

static void write_conflicts(fh_writer *w) {
    fh_csv__head(w, "type,a,a_begin,a_end,a_words,b,b_begin,b_end,b_words,note,confidence");
    for (uint32_t i = 0; i < w->dossier->n_conflicts; i++) {
        const fh_conflict *c = &w->dossier->conflicts[i];
        name(w, fh_name_conflict(c->type));
        fh_csv__cell(w, report_id(w, c->a));
        span(w, c->a, c->a_span);
        fh_csv__cell(w, report_id(w, c->b));
        span(w, c->b, c->b_span);
        fh_csv__cell(w, c->note);
        fh_csv__share(w, c->confidence);
        fh_csv__end(w);
    }
}

static void write_timeline(fh_writer *w) {
    fh_csv__head(w, "date,status,event,report,begin,end,expression,row,moved_to,said");
    for (uint32_t i = 0; i < w->dossier->n_timeline; i++) {
        const fh_event *e = &w->dossier->timeline[i];
        fh_csv__date(w, fh_date_day(e->date));
        name(w, fh_name_event(e->status));
        fh_csv__cell(w, e->event);
        fh_csv__cell(w, report_id(w, e->report));
        span(w, e->report, e->span);
        fh_csv__number(w, e->row);
        if (e->moved.precision) fh_csv__date(w, fh_date_day(e->moved));
        else fh_csv__cell(w, FH_STR(""));
        fh_csv__cell(w, e->said ? FH_STR("true") : FH_STR("false"));
        fh_csv__end(w);
    }
}

bool fh_csv__part(fh_writer *w, fh_str part) {
    static const struct { const char *name; void (*write)(fh_writer *w); } parts[] = {
        {"reports", fh_dossier__write_csv}, {"lineage", write_lineage}, {"passages", write_passages}, {"statements", write_statements},
        {"claims", write_claims}, {"mentions", write_mentions}, {"changes", write_changes}, {"conflicts", write_conflicts}, {"timeline", write_timeline},
    };
    if (!part.len) part = FH_STR("reports");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!fh_str_equal(fh_str_of(parts[i].name), part)) continue;
        parts[i].write(w);
        return true;
    }
    return false;
}
