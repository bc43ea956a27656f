/* SPDX-License-Identifier: MIT
 *
 * dossier/records.h - the records as JSON objects: the same in `read --json` and in the commands that
 * print one record a line. */
#ifndef FH_DOSSIER_RECORDS_H
#define FH_DOSSIER_RECORDS_H

#include "dossier/writer.h"

/* Report number `i` of the writer's dossier; with story and account where the dossier has them. */
void fh_dossier__put_report(fh_writer *w, uint32_t i);
/* Statement number `k` of a report; `joined`: with the contents of the statements that continue it. */
void fh_dossier__put_statement(fh_writer *w, uint32_t report, uint32_t k, bool joined);
void fh_dossier__put_statement_id(fh_writer *w, const char *key, const fh_report *r, uint32_t k); /* REPORT#sK, or null */
void fh_dossier__put_timex(fh_writer *w, uint32_t report, const fh_timex *t);
void fh_dossier__put_story(fh_writer *w, const fh_story *s);
void fh_dossier__put_edge(fh_writer *w, const fh_edge *e);
void fh_dossier__put_passage(fh_writer *w, fh_str id, const fh_passage *p); /* id: of the pair; absent where there is none */
void fh_dossier__put_claim(fh_writer *w, const fh_claim *c);
void fh_dossier__put_change(fh_writer *w, const fh_change *c);
void fh_dossier__put_conflict(fh_writer *w, const fh_conflict *c);
void fh_dossier__put_event(fh_writer *w, const fh_event *e);
void fh_dossier__put_decision(fh_writer *w, const fh_decision *d);
void fh_dossier__put_failure(fh_writer *w, const fh_failure *f);

/* What node `index` of the lineage is called: a report's id, or a lost source's name. */
fh_str fh_dossier__node(const fh_dossier *d, uint32_t index);

#endif
