/* SPDX-License-Identifier: MIT
 *
 * dossier/json.h - the dossier for programs. */
#ifndef FH_DOSSIER_JSON_H
#define FH_DOSSIER_JSON_H

#include "dossier/writer.h"

void fh_dossier__write_json(fh_writer *w);                    /* one object, "firsthand/1" */
void fh_dossier__write_rows(fh_writer *w, fh_format format);  /* passages, stories, changes, conflicts: one a line */
void fh_dossier__write_graph(fh_writer *w);                   /* nodes and edges */

#endif
