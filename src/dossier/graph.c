/* SPDX-License-Identifier: MIT
 *
 * dossier/graph.c - the lineage for other programs' pictures: Graphviz and GraphML. */
#include "dossier/graph.h"

#include <math.h>

#include "base/utf8.h"
#include "dossier/html.h"
#include "dossier/names.h"
#include "dossier/records.h"

/* Control characters become spaces, what is no UTF-8 U+FFFD. */
static void put_quoted(fh_buf *out, fh_str s) {
    unsigned n;
    fh_buf_add_char(out, '"');
    for (size_t i = 0; i < s.len; i += n) {
        uint32_t c = fh_utf8_at(s, i, &n);
        if (c == '"' || c == '\\') fh_buf_add_char(out, '\\');
        fh_buf_add(out, c < 0x20 ? FH_STR(" ") : c == 0xfffd ? FH_STR("\xef\xbf\xbd") : fh_str_cut(s, i, i + n));
    }
    fh_buf_add_char(out, '"');
}

static uint32_t count_nodes(const fh_dossier *d) { return d->n_reports + d->n_lost; }

void fh_dossier__dot(fh_buf *out, const fh_dossier *d) {
    fh_buf_add(out, FH_STR("digraph lineage {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n"));
    for (uint32_t i = 0; i < count_nodes(d); i++) {
        fh_buf_add(out, FH_STR("  "));
        put_quoted(out, fh_dossier__node(d, i));
        if (i >= d->n_reports) fh_buf_add(out, fh_str_starts(fh_dossier__node(d, i), FH_STR("lost source of ")) ? FH_STR(" [style=dashed, label=\"lost\"]") : FH_STR(" [style=dashed]"));
        else if (d->reports[i]->outlet.len) fh_buf_add(out, FH_STR(" [label=")), put_quoted(out, d->reports[i]->outlet), fh_buf_add_char(out, ']');
        fh_buf_add(out, FH_STR(";\n"));
    }
    for (uint32_t i = 0; i < d->n_lineage; i++) {
        const fh_edge *e = &d->lineage[i];
        fh_buf_add(out, FH_STR("  "));
        put_quoted(out, fh_dossier__node(d, e->parent));
        fh_buf_add(out, FH_STR(" -> "));
        put_quoted(out, fh_dossier__node(d, e->child));
        if (e->share <= 0) fh_buf_format(out, " [label=\"%s\"];\n", fh_name_edge(e->kind));
        else fh_buf_format(out, " [label=\"%s %d %%\"];\n", fh_name_edge(e->kind), (int)lround(e->share * 100.0));
    }
    fh_buf_add(out, FH_STR("}\n"));
}

static void put_data(fh_buf *out, const char *key, fh_str value) {
    if (!value.len) return;
    fh_buf_format(out, "<data key=\"%s\">", key);
    fh_html_text(out, value);
    fh_buf_add(out, FH_STR("</data>"));
}

static void put_share(fh_buf *out, const char *key, float v) {
    long thousandths = lround(v * 1000.0);
    fh_buf_format(out, "<data key=\"%s\">%ld.%03ld</data>", key, thousandths / 1000, thousandths % 1000);
}

static void put_node(fh_buf *out, const fh_dossier *d, uint32_t i) {
    fh_buf_add(out, FH_STR("  <node id=\""));
    fh_html_text(out, fh_dossier__node(d, i));
    fh_buf_add(out, FH_STR("\">"));
    put_data(out, "kind", i < d->n_reports ? FH_STR("report") : FH_STR("lost"));
    if (i < d->n_reports) {
        put_data(out, "outlet", d->reports[i]->outlet);
        put_data(out, "title", d->reports[i]->title);
        if (d->account_of) fh_buf_format(out, "<data key=\"account\">%u</data>", d->account_of[i]);
    }
    fh_buf_add(out, FH_STR("</node>\n"));
}

void fh_dossier__graphml(fh_buf *out, const fh_dossier *d) {
    fh_buf_add(out, FH_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                           " <key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
                           " <key id=\"outlet\" for=\"node\" attr.name=\"outlet\" attr.type=\"string\"/>\n"
                           " <key id=\"title\" for=\"node\" attr.name=\"title\" attr.type=\"string\"/>\n"
                           " <key id=\"account\" for=\"node\" attr.name=\"account\" attr.type=\"int\"/>\n"
                           " <key id=\"derivation\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"/>\n"
                           " <key id=\"share\" for=\"edge\" attr.name=\"share\" attr.type=\"double\"/>\n"
                           " <key id=\"confidence\" for=\"edge\" attr.name=\"confidence\" attr.type=\"double\"/>\n"
                           " <graph id=\"lineage\" edgedefault=\"directed\">\n"));
    for (uint32_t i = 0; i < count_nodes(d); i++) put_node(out, d, i);
    for (uint32_t i = 0; i < d->n_lineage; i++) {
        const fh_edge *e = &d->lineage[i];
        fh_buf_add(out, FH_STR("  <edge source=\""));
        fh_html_text(out, fh_dossier__node(d, e->parent));
        fh_buf_add(out, FH_STR("\" target=\""));
        fh_html_text(out, fh_dossier__node(d, e->child));
        fh_buf_add(out, FH_STR("\">"));
        put_data(out, "derivation", fh_str_of(fh_name_edge(e->kind)));
        put_share(out, "share", e->share);
        put_share(out, "confidence", e->confidence);
        fh_buf_add(out, FH_STR("</edge>\n"));
    }
    fh_buf_add(out, FH_STR(" </graph>\n</graphml>\n"));
}
