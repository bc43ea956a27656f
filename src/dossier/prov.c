/* SPDX-License-Identifier: MIT
 *
 * dossier/prov.c - where reports come from, as PROV-JSON (https://www.w3.org/Submission/prov-json/) over the PROV data
 * model. A report is an entity, a speaker and an outlet are agents. A copy and an edited report are revisions of their
 * parent, a rewrite and a digest are derived from it, a report that quotes a speaker has that speaker's words as primary
 * source. */
#include "base/map.h"
#include "dossier/export.h"
#include "dossier/names.h"

static fh_str entity(fh_writer *w, uint32_t node) {
    const fh_dossier *d = w->dossier;
    if (node < d->n_reports) return fh_str_format(w->arena, "report:%.*s", FH_STR_ARGS(d->reports[node]->id));
    return fh_str_format(w->arena, "lost:%u", node - d->n_reports + 1);
}

static void put_key(fh_writer *w, fh_str key) { fh_json_key(&w->json, fh_str_copy(w->arena, key).ptr); }

static void entities(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    fh_json *j = &w->json;
    fh_json_key(j, "entity");
    fh_json_begin_object(j);
    for (uint32_t i = 0; i < d->n_reports + d->n_lost; i++) {
        put_key(w, entity(w, i));
        fh_json_begin_object(j);
        if (i < d->n_reports) {
            fh_json_put_str(j, "prov:label", d->reports[i]->title);
            fh_json_put_str(j, "firsthand:sha256", fh_str_of(d->reports[i]->sha256));
            fh_writer_date(w, "firsthand:published", d->reports[i]->published);
            if (d->account_of) fh_json_put_uint(j, "firsthand:account", d->account_of[i]);
        } else {
            fh_json_put_str(j, "prov:label", d->lost[i - d->n_reports]);
            fh_json_put_str(j, "prov:type", FH_STR("firsthand:LostSource"));
        }
        fh_json_end_object(j);
    }
    fh_json_end_object(j);
}

/* Outlets and speakers, each once; `ids` numbers them. */
static void agents(fh_writer *w, fh_strmap *ids) {
    const fh_dossier *d = w->dossier;
    fh_json *j = &w->json;
    fh_json_key(j, "agent");
    fh_json_begin_object(j);
    for (uint32_t i = 0; i < d->n_reports; i++) {
        const fh_report *r = d->reports[i];
        for (uint32_t k = 0; k <= r->n_speakers; k++) {
            fh_str name = k ? r->speakers[k - 1].name : r->outlet;
            size_t known = ids->n;
            if (!name.len || fh_strmap_put(ids, name) != known) continue;
            put_key(w, fh_str_format(w->arena, "agent:%zu", known + 1));
            fh_json_begin_object(j);
            bool person = k && r->speakers[k - 1].kind == FH_SPEAKER_PERSON;
            fh_json_put_str(j, "prov:type", person ? FH_STR("prov:Person") : FH_STR("prov:Organization"));
            fh_json_put_str(j, "prov:label", name);
            fh_json_end_object(j);
        }
    }
    fh_json_end_object(j);
}

static void derivations(fh_writer *w) {
    const fh_dossier *d = w->dossier;
    fh_json *j = &w->json;
    fh_json_key(j, "wasDerivedFrom");
    fh_json_begin_object(j);
    for (uint32_t e = 0; e < d->n_lineage; e++) {
        const fh_edge *x = &d->lineage[e];
        put_key(w, fh_str_format(w->arena, "_:d%u", e + 1));
        fh_json_begin_object(j);
        fh_json_put_str(j, "prov:generatedEntity", entity(w, x->child));
        fh_json_put_str(j, "prov:usedEntity", entity(w, x->parent));
        if (x->kind == FH_EDGE_COPY || x->kind == FH_EDGE_EDITED) fh_json_put_str(j, "prov:type", FH_STR("prov:Revision"));
        fh_json_put_str(j, "firsthand:kind", fh_str_of(fh_name_edge(x->kind)));
        fh_json_put_real(j, "firsthand:share", (double)x->share, 4);
        fh_json_put_real(j, "firsthand:confidence", (double)x->confidence, 4);
        fh_json_end_object(j);
    }
    fh_json_end_object(j);
}

/* Who published a report, and whom it quotes. */
static void attributions(fh_writer *w, const fh_strmap *ids) {
    const fh_dossier *d = w->dossier;
    fh_json *j = &w->json;
    uint32_t n = 0;
    fh_json_key(j, "wasAttributedTo");
    fh_json_begin_object(j);
    for (uint32_t i = 0; i < d->n_reports; i++) {
        const fh_report *r = d->reports[i];
        for (uint32_t k = 0; k <= r->n_speakers; k++) {
            fh_str name = k ? r->speakers[k - 1].name : r->outlet;
            if (!name.len) continue;
            put_key(w, fh_str_format(w->arena, "_:a%u", ++n));
            fh_json_begin_object(j);
            fh_json_put_str(j, "prov:entity", entity(w, i));
            fh_json_put_str(j, "prov:agent", fh_str_format(w->arena, "agent:%u", fh_strmap_get(ids, name) + 1));
            fh_json_put_str(j, "prov:type", k ? FH_STR("prov:PrimarySource") : FH_STR("firsthand:Publisher"));
            fh_json_end_object(j);
        }
    }
    fh_json_end_object(j);
}

void fh_dossier__write_prov(fh_writer *w) {
    fh_json *j = &w->json;
    fh_strmap ids = {.arena = w->arena};
    fh_json_begin_object(j);
    fh_json_key(j, "prefix");
    fh_json_begin_object(j);
    fh_json_put_str(j, "firsthand", FH_STR("urn:firsthand:"));
    fh_json_put_str(j, "report", FH_STR("urn:firsthand:report:"));
    fh_json_put_str(j, "lost", FH_STR("urn:firsthand:lost:"));
    fh_json_put_str(j, "agent", FH_STR("urn:firsthand:agent:"));
    fh_json_end_object(j);
    entities(w);
    agents(w, &ids);
    derivations(w);
    attributions(w, &ids);
    fh_json_end_object(j);
    fh_writer_line(w);
}
