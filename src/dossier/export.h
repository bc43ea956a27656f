/* SPDX-License-Identifier: MIT
 *
 * dossier/export.h - a dossier in the standard formats of other tools. */
#ifndef FH_DOSSIER_EXPORT_H
#define FH_DOSSIER_EXPORT_H

#include "dossier/writer.h"

/* Every record as one JSON object a line, each with its "record": the name of the array it stands in. */
void fh_dossier__write_jsonl(fh_writer *w);
/* Reports with story, account and parents, one a row (RFC 4180). */
void fh_dossier__write_csv(fh_writer *w);
/* Statements, passages, changes and conflicts as an annotation collection (W3C Web Annotation Data Model, 2017). */
void fh_dossier__write_annotations(fh_writer *w);
/* Derivation, quotation, primary sources and attribution (W3C PROV-DM, 2013) as PROV-JSON. */
void fh_dossier__write_prov(fh_writer *w);

#endif
