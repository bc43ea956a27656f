/* SPDX-License-Identifier: MIT
 *
 * dossier/names.c - the words of docs/formats.md. */
#include "dossier/names.h"

#define NAMES(function, type, ...)                                                         \
    const char *function(type v) {                                                         \
        static const char *const names[] = {__VA_ARGS__};                                  \
        return (size_t)v < sizeof names / sizeof *names ? names[v] : "unknown";            \
    }

NAMES(fh_name_date_from, fh_date_from, NULL, "json-ld", "meta", "text", "url", "story")
NAMES(fh_name_page_kind, fh_page_kind, "article", "paywall", "consent", "empty")
NAMES(fh_name_credit, fh_credit_kind, "agency", "reporting", "citing", "syndication", "canonical", "summary")
NAMES(fh_name_statement, fh_statement_kind, "direct", "indirect", "mixed")
NAMES(fh_name_act, fh_statement_act, "speech", "thought", "refusal")
NAMES(fh_name_speaker, fh_speaker_kind, "unknown", "person", "organisation", "document", "anonymous")
NAMES(fh_name_timex, fh_timex_type, "DATE", "TIME", "DURATION", "SET")
NAMES(fh_name_passage, fh_passage_kind, "verbatim", "close", "paraphrase")
NAMES(fh_name_edge, fh_edge_kind, "copy", "edited", "rewrite", "digest", "followup")
NAMES(fh_name_evidence, fh_evidence_type, "passage", "credit", "date", "order", "shared-change", "link")
NAMES(fh_name_mention, fh_mention_status, "asserted", "denied", "conditional", "possible")
NAMES(fh_name_change, fh_change_type, "number", "date", "name", "place", "quote", "attribution", "hedge", "negation",
      "polarity", "scope", "added", "dropped")
NAMES(fh_name_conflict, fh_conflict_type, "number", "date", "polarity", "attribution", "identity", "place")
NAMES(fh_name_decision, fh_decision_kind, "together", "apart", "not-from")
NAMES(fh_name_event, fh_event_status, "happened", "planned", "possible", "denied")
