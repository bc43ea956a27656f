/* SPDX-License-Identifier: MIT
 *
 * dossier/dedup.c - a group of near-duplicates as one JSON object a line. */
#include "dossier/writer.h"

static void put_members(fh_json *j, const fh_dedup_group *g) {
    fh_json_key(j, "members");
    fh_json_begin_array(j);
    for (uint32_t k = 0; k < g->n_members; k++) fh_json_str(j, g->members[k].id);
    fh_json_end_array(j);
    fh_json_put_str(j, "first", g->members[g->first].id);
}

static void put_pairs(fh_json *j, const fh_dedup_group *g) {
    fh_json_key(j, "pairs");
    fh_json_begin_array(j);
    for (uint32_t k = 0; k < g->n_pairs; k++) {
        fh_json_begin_array(j);
        fh_json_str(j, g->members[g->pairs[k].a].id);
        fh_json_str(j, g->members[g->pairs[k].b].id);
        fh_json_real(j, g->pairs[k].jaccard, 4);
        fh_json_end_array(j);
    }
    fh_json_end_array(j);
}

/* {"id", "of", "share"}: of which document each but the first is a duplicate, and how much of it. */
static void put_of(fh_json *j, const fh_dedup_group *g) {
    fh_json_key(j, "of");
    fh_json_begin_array(j);
    for (uint32_t k = 0; k < g->n_members; k++) {
        const fh_dedup_member *m = &g->members[k];
        if (m->of == FH_NONE) continue;
        fh_json_begin_object(j);
        fh_json_put_str(j, "id", m->id);
        fh_json_put_str(j, "of", g->members[m->of].id);
        fh_json_put_real(j, "share", m->share, 3);
        fh_json_end_object(j);
    }
    fh_json_end_array(j);
}

static void put_links(fh_json *j, const fh_dedup_group *g) {
    fh_json_key(j, "links");
    fh_json_begin_array(j);
    for (uint32_t k = 0; k < g->n_links; k++) {
        const fh_dedup_link *l = &g->links[k];
        fh_json_begin_object(j);
        fh_json_put_str(j, "id", g->members[l->member].id);
        fh_json_put_str(j, "other", l->other);
        fh_json_put_real(j, "share", l->share, 3);
        fh_json_put_real(j, "other_share", l->other_share, 3);
        fh_json_end_object(j);
    }
    fh_json_end_array(j);
}

fh_status fh_dedup_write(const fh_dedup_group *g, fh_sink sink, fh_error *err) {
    fh_writer w;
    fh_status status = fh_writer_begin(&w, NULL, NULL, sink, err);
    if (status) return status;
    fh_json_begin_object(&w.json);
    fh_json_put_uint(&w.json, "group", g->number);
    put_members(&w.json, g);
    put_pairs(&w.json, g);
    put_of(&w.json, g);
    put_links(&w.json, g);
    fh_json_end_object(&w.json);
    fh_writer_line(&w);
    return fh_writer_end(&w, err);
}
