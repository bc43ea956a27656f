/* SPDX-License-Identifier: MIT
 *
 * dossier/view.h - what the terminal and the page both ask of a dossier: names that people read, the
 * sentence around a span, who says a span, which words of two wordings differ. */
#ifndef FH_DOSSIER_VIEW_H
#define FH_DOSSIER_VIEW_H

#include <firsthand/records.h>

#include "base/buf.h"

/* The outlet, or the host of its address, or the last part of its path. Never absent. */
fh_str fh_view_outlet(const fh_report *r);
/* The title, or the first sentence's beginning where it has none. */
fh_str fh_view_title(const fh_report *r);

/* A note for people: ids of the story's reports in it become their labels, "[3]". Short ids stay, as they may be
 * words or numbers that mean something else. */
fh_str fh_view_note(fh_arena *arena, const fh_dossier *d, uint32_t story, fh_str note);

/* "A", "B", ... "Z", "AA", ...: the account of a report within its story, in the order of the dossier's numbers.
 * Absent where accounts are not known. */
fh_str fh_view_account(fh_arena *arena, const fh_dossier *d, uint32_t report);
uint32_t fh_view_account_number(const fh_dossier *d, uint32_t report); /* 0 and up within its story; FH_NONE */

/* The sentences that `s` touches, whole, as far as they belong to one paragraph with its beginning; at least s itself. */
fh_span fh_view_sentence(const fh_report *r, fh_span s);

/* Who says most of `focus`, or of `s` where there is none: the name of the speaker; absent where the report says it itself, and
 * for unknown speakers. */
fh_str fh_view_voice(const fh_dossier *d, uint32_t report, fh_span s, fh_span focus);
/* The name of a statement's speaker; absent for FH_NONE and for unknown speakers. */
fh_str fh_view_speaker(const fh_dossier *d, uint32_t report, uint32_t statement);
/* What a speaker of a report is called over its story; in the report alone where no story was read. */
fh_str fh_view_name(const fh_dossier *d, uint32_t report, uint32_t speaker);

/* Runs of the dossier's arrays, which are sorted: by binary search. */
typedef struct fh_range { uint32_t begin, end; } fh_range;
fh_range fh_view_parents(const fh_dossier *d, uint32_t child); /* of d->lineage: edges to the parents of a node */
fh_range fh_view_claims(const fh_dossier *d, uint32_t story);
fh_range fh_view_changes(const fh_dossier *d, uint32_t child);
fh_range fh_view_conflicts(const fh_dossier *d, uint32_t story);
fh_range fh_view_sure_conflicts(const fh_dossier *d, uint32_t story); /* the first of them: told at once, the others only where all are asked for */
fh_range fh_view_events(const fh_dossier *d, uint32_t story);
fh_range fh_view_passages(const fh_dossier *d, uint32_t a); /* those whose first report is a */

/* "5 October 2033", "October 2033", "2033"; with "21:14" when the time is known and wanted. */
void fh_view_date(fh_buf *out, fh_datetime t, bool with_time);
/* The last day of a week or a weekend, which are dated by their first; precision NONE where a day, a month or a year is meant. */
fh_datetime fh_view_event_end(const fh_dossier *d, const fh_event *e);

/* Events of a story's run of the timeline that are one row: those that stand, then those of dates that were moved. */
typedef struct fh_event_groups {
    const bool *is_first;     /* per event of the run: the first of its row */
    const uint32_t *next;     /* the next of the same row, as an index of the dossier; FH_NONE */
    const uint32_t *plainest; /* for the first of a row: the event that words it shortest */
} fh_event_groups;
fh_event_groups fh_view_event_groups(fh_arena *arena, const fh_dossier *d, fh_range run);

/* Runs of words of two wordings that the other has not, as spans of a and of b, sorted and apart: a longest common
 * subsequence of words without regard to ASCII case, after common ends are taken off. Longer wordings than 600
 * words each in between are marked whole. */
typedef struct fh_word_diff {
    const fh_span *a, *b;
    uint32_t n_a, n_b;
} fh_word_diff;
fh_word_diff fh_view_diff(fh_arena *arena, fh_str a, fh_str b);

/* Is a change told at once, or only where all are asked for: confident enough that most such are right (docs/claims.md), or an update. */
bool fh_view_is_sure(const fh_change *c);
/* "update", or the name of its type. */
/* How many of all reports are in a language whose statements, changes, conflicts and dates are not read: any but English. */
uint32_t fh_view_foreign(const fh_dossier *d);
/* The sentence that tells so; empty where all are English. */
fh_str fh_view_foreign_note(fh_arena *arena, const fh_dossier *d);

const char *fh_view_change_kind(const fh_change *c);
const char *fh_view_conflict_kind(const fh_conflict *c);
const char *fh_view_event_kind(const fh_event *e); /* its status, or "said" where the date is that of a saying */

/* What to mark in the wordings of a change, a being the parent's: the words that carry it where they are known, else every word
 * that differs; a wording that the other side has nothing against is marked whole. */
fh_word_diff fh_view_marks(fh_arena *arena, const fh_dossier *d, const fh_change *c);

/* The place of `focus` in the words of `shown`; all of them where there is no focus. */
fh_span fh_view_mark(fh_span shown, fh_span focus);

#endif
