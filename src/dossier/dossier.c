/* SPDX-License-Identifier: MIT
 *
 * dossier/dossier.c - one dossier, in every form it is written in. */
#include "dossier/graph.h"
#include "dossier/json.h"
#include "dossier/page.h"
#include "dossier/terminal.h"

fh_status fh_dossier_write(const fh_dossier *dossier, fh_format format, const fh_write_opts *opts, fh_sink sink, fh_error *err) {
    fh_writer w;
    fh_status status = fh_writer_begin(&w, dossier, opts, sink, err);
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
    }
    return fh_writer_end(&w, err);
}
