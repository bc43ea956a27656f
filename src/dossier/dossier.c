/* SPDX-License-Identifier: MIT
 *
 * dossier/dossier.c - one dossier, in every form it is written in. */
#include "dossier/export.h"
#include "dossier/graph.h"
#include "dossier/json.h"
#include "dossier/page.h"
#include "dossier/terminal.h"

fh_status fh_dossier_write(const fh_dossier *dossier, fh_format format, const fh_write_opts *opts, fh_sink sink, fh_error *err) {
    fh_writer w;
    fh_write_opts asked = FH_WRITE_OPTS_INIT;
    if (opts) memcpy(&asked, opts, opts->size < sizeof asked ? opts->size : sizeof asked);
    if (format == FH_FORMAT_ANNOTATIONS) asked.chars = true; /* the recommendation counts code points */
    fh_status status = fh_writer_begin(&w, dossier, &asked, sink, err);
    if (status) return status;
    switch (format) {
    case FH_FORMAT_TERMINAL: fh_dossier__write_terminal(&w); break;
    case FH_FORMAT_JSON: fh_dossier__write_json(&w); break;
    case FH_FORMAT_HTML: fh_dossier__write_page(&w); break;
    case FH_FORMAT_PASSAGES:
    case FH_FORMAT_STORIES:
    case FH_FORMAT_CHANGES:
    case FH_FORMAT_CONFLICTS: fh_dossier__write_rows(&w, format); break;
    case FH_FORMAT_LINEAGE: fh_dossier__write_graph(&w); break;
    case FH_FORMAT_LINEAGE_DOT: fh_dossier__dot(&w.buf, dossier); break;
    case FH_FORMAT_LINEAGE_GRAPHML: fh_dossier__graphml(&w.buf, dossier); break;
    case FH_FORMAT_LINEAGE_SVG: fh_dossier__svg_file(&w.buf, dossier); break;
    case FH_FORMAT_JSONL: fh_dossier__write_jsonl(&w); break;
    case FH_FORMAT_CSV: fh_dossier__write_csv(&w); break;
    case FH_FORMAT_ANNOTATIONS: fh_dossier__write_annotations(&w); break;
    case FH_FORMAT_PROV: fh_dossier__write_prov(&w); break;
    }
    return fh_writer_end(&w, err);
}
