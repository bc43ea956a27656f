/* SPDX-License-Identifier: MIT
 *
 * dossier/names.h - what the values of the records' enumerations are called in every output. */
#ifndef FH_DOSSIER_NAMES_H
#define FH_DOSSIER_NAMES_H

#include <firsthand/records.h>

const char *fh_name_date_from(fh_date_from v); /* NULL for FH_DATE_FROM_NOTHING */
const char *fh_name_page_kind(fh_page_kind v);
const char *fh_name_credit(fh_credit_kind v);
const char *fh_name_statement(fh_statement_kind v);
const char *fh_name_act(fh_statement_act v);
const char *fh_name_speaker(fh_speaker_kind v);
const char *fh_name_timex(fh_timex_type v);
const char *fh_name_passage(fh_passage_kind v);
const char *fh_name_edge(fh_edge_kind v);
const char *fh_name_evidence(fh_evidence_type v);
const char *fh_name_mention(fh_mention_status v);
const char *fh_name_change(fh_change_type v);
const char *fh_name_conflict(fh_conflict_type v);
const char *fh_name_decision(fh_decision_kind v);
const char *fh_name_event(fh_event_status v);

#endif
