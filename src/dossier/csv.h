/* SPDX-License-Identifier: MIT
 *
 * dossier/csv.h - tables for spreadsheets (RFC 4180). Every cell is quoted; one that a spreadsheet would take for a
 * formula begins with an apostrophe: the text of strangers must not run. */
#ifndef FH_DOSSIER_CSV_H
#define FH_DOSSIER_CSV_H

#include "dossier/writer.h"

void fh_csv__cell(fh_writer *w, fh_str text);
void fh_csv__number(fh_writer *w, uint64_t n);
void fh_csv__share(fh_writer *w, float share); /* with three decimals, whatever the locale */
void fh_csv__date(fh_writer *w, fh_datetime t);
void fh_csv__head(fh_writer *w, const char *names); /* "id,title"; nothing where the writer's options want none */
void fh_csv__end(fh_writer *w); /* of a row, which has one cell or more */

/* One kind of a dossier's records as a table: csv_parts.c. False: there is no such part. */
bool fh_csv__part(fh_writer *w, fh_str part);

#endif
