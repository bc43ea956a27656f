/* SPDX-License-Identifier: MIT
 *
 * dossier/graph.h - the lineage as a picture, and for other programs' pictures. */
#ifndef FH_DOSSIER_GRAPH_H
#define FH_DOSSIER_GRAPH_H

#include <firsthand/records.h>

#include "base/buf.h"

/* The family tree of story number `story` over a time axis, one <svg> element without a file's head: for the page
 * and, with the head before it, for a file. Colours and type come from the page's style sheet by class, with
 * presentation attributes for where there is none. */
void fh_dossier__tree_svg(fh_buf *out, const fh_dossier *dossier, uint32_t story);

void fh_dossier__svg_file(fh_buf *out, const fh_dossier *dossier); /* all stories below one another, as a file */
void fh_dossier__dot(fh_buf *out, const fh_dossier *dossier);     /* Graphviz */
void fh_dossier__graphml(fh_buf *out, const fh_dossier *dossier); /* GraphML */

#endif
