/* SPDX-License-Identifier: MIT
 *
 * firsthand/records.h - the plain records that the stages hand on.
 *
 *   bytes -> intake -> page -> text -> attribution, timeline    an fh_report each
 *                               |
 *                             reuse -> story -> lineage         over reports
 *                                                 |
 *                                               claim           over a story
 *                                                 |
 *                                             fh_dossier        all of it, to be looked at
 *
 * Nobody owns a single record: whatever a report points at lives in the report's own
 * arena, whatever a dossier points at in the dossier's, and is released with it.
 * Arrays are a pointer and a count and are sorted as their comment says. A "report
 * index" is a position in fh_dossier.reports. Spans count bytes of fh_report.text.
 * FH_NONE is "no such thing" in every index field. */
#ifndef FIRSTHAND_RECORDS_H
#define FIRSTHAND_RECORDS_H

#include <firsthand/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define FH_NONE UINT32_MAX

/* ---- a report ------------------------------------------------------------------ */

/* Where the published date was found, best first. */
typedef enum fh_date_from {
    FH_DATE_FROM_NOTHING = 0,
    FH_DATE_FROM_JSON_LD,
    FH_DATE_FROM_META,
    FH_DATE_FROM_TEXT,
    FH_DATE_FROM_URL,
    FH_DATE_FROM_STORY /* its own date is unknown; its story's reports have one */
} fh_date_from;

/* What kind of page a report's text was found on. */
typedef enum fh_page_kind {
    FH_PAGE_ARTICLE = 0,
    FH_PAGE_PAYWALL, /* the text breaks off at a wall */
    FH_PAGE_CONSENT, /* a cookie or consent page stands where the article should */
    FH_PAGE_EMPTY    /* no running text */
} fh_page_kind;

/* Whom a report names as where it has its text or its news from. */
typedef enum fh_credit_kind {
    FH_CREDIT_AGENCY = 0,  /* dateline "(AP)", byline "Reuters" */
    FH_CREDIT_REPORTING,   /* "Reporting by ..." */
    FH_CREDIT_CITING,      /* "citing CBS News", "first reported by ..." */
    FH_CREDIT_SYNDICATION, /* syndication-source, original-source, RSS <source> */
    FH_CREDIT_CANONICAL,   /* canonical link to another host */
    FH_CREDIT_SUMMARY      /* "Summarised from 2 sources: A, B" */
} fh_credit_kind;

typedef struct fh_credit {
    fh_credit_kind kind;
    fh_str name;  /* "Associated Press", "CBS News"; a host for links */
    fh_str url;   /* where a link or a tag gives one, else absent */
    fh_span span; /* in the text; {0, 0} when it stands outside of it */
} fh_credit;

/* Part of speech, Penn tags folded to what the stages ask for. */
typedef enum fh_pos {
    FH_POS_UNKNOWN = 0,
    FH_POS_NOUN, FH_POS_PROPER, FH_POS_PRONOUN, FH_POS_POSSESSIVE, /* her, its, 's */
    FH_POS_VERB_BASE, FH_POS_VERB_PRESENT, FH_POS_VERB_PAST, FH_POS_VERB_PARTICIPLE, FH_POS_VERB_GERUND,
    FH_POS_MODAL, FH_POS_ADJECTIVE, FH_POS_ADVERB, FH_POS_DETERMINER, FH_POS_PREPOSITION,
    FH_POS_TO, FH_POS_PARTICLE, FH_POS_CONJUNCTION, FH_POS_NUMBER, FH_POS_WH, FH_POS_EXISTENTIAL,
    FH_POS_INTERJECTION, FH_POS_PUNCTUATION, FH_POS_SYMBOL,
    FH_POS_COUNT
} fh_pos;

typedef enum fh_entity {
    FH_ENTITY_NONE = 0, FH_ENTITY_PERSON, FH_ENTITY_ORGANISATION, FH_ENTITY_PLACE, FH_ENTITY_OTHER
} fh_entity;

enum { /* fh_token.flags */
    FH_TOKEN_CAPITAL = 1u << 0,   /* first letter is upper case */
    FH_TOKEN_UPPER = 1u << 1,     /* every letter is upper case, two or more */
    FH_TOKEN_DIGIT = 1u << 2,     /* holds a digit */
    FH_TOKEN_WORD = 1u << 3,      /* holds a letter or a digit */
    FH_TOKEN_QUOTED = 1u << 4,    /* inside quotation marks (the marks themselves are not) */
    FH_TOKEN_OPEN = 1u << 5,      /* an opening quotation mark */
    FH_TOKEN_CLOSE = 1u << 6,     /* a closing quotation mark */
    FH_TOKEN_SPACE = 1u << 7,     /* white space stands before it */
    FH_TOKEN_SENTENCE = 1u << 8,  /* first of its sentence */
    FH_TOKEN_PARAGRAPH = 1u << 9, /* first of its paragraph */
    FH_TOKEN_ENTITY = 1u << 10    /* first of its entity */
};

typedef struct fh_token {
    uint32_t begin, end;
    uint32_t word;   /* fh_hash_word() of the folded form: lower case, quotes and dashes made plain, accents kept */
    uint32_t lemma;  /* the same of its lemma; equals word where no tagger ran */
    uint16_t flags;  /* FH_TOKEN_... */
    uint8_t pos;     /* fh_pos */
    uint8_t entity;  /* fh_entity */
} fh_token;

typedef struct fh_sentence {
    fh_span span;                  /* without the white space around it */
    uint32_t first_token, n_tokens;
    uint32_t paragraph;            /* index into fh_report.paragraphs */
} fh_sentence;

/* ---- attribution ---------------------------------------------------------------- */

typedef enum fh_statement_kind {
    FH_STATEMENT_DIRECT = 0, FH_STATEMENT_INDIRECT, FH_STATEMENT_MIXED
} fh_statement_kind;

/* What is attributed. Speech is what was put into words for others; thought is a belief, a wish, an
 * expectation or an attitude that the report ascribes to somebody; a refusal is that somebody would not say. */
typedef enum fh_statement_act { FH_ACT_SPEECH = 0, FH_ACT_THOUGHT, FH_ACT_REFUSAL } fh_statement_act;

typedef enum fh_speaker_kind {
    FH_SPEAKER_UNKNOWN = 0, FH_SPEAKER_PERSON, FH_SPEAKER_ORGANISATION, FH_SPEAKER_DOCUMENT, FH_SPEAKER_ANONYMOUS
} fh_speaker_kind;

/* Who a source span refers to, resolved over the report. One record a speaker and report. */
typedef struct fh_speaker {
    fh_speaker_kind kind;
    fh_str name;         /* fullest name in the report, or the description of an anonymous source */
    fh_str role;         /* "canal minister", absent where none is given */
    fh_str organisation; /* "Nicaragua's canal ministry" */
    fh_str grade;        /* anonymous: "senior", "Western" */
    fh_str condition;    /* anonymous: "because the text is not public" */
    uint16_t number;     /* how many people: 1, 2, ...; 0 for an uncounted plural */
    fh_span first;       /* where the name or the description stands first */
} fh_speaker;

typedef struct fh_statement {
    fh_statement_kind kind;
    fh_statement_act act;
    uint32_t speaker;     /* index into fh_report.speakers, or FH_NONE */
    fh_str told;          /* "told CBS News": the outlet; absent where none */
    const fh_span *source;  /* 0 or more, sorted; empty in passives */
    const fh_span *cue;     /* 0 or more, sorted; empty in interviews */
    const fh_span *content; /* 1 or more, sorted */
    uint16_t n_source, n_cue, n_content;
    uint32_t outer;       /* the statement this one is nested in, or FH_NONE */
    uint32_t continues;   /* '"A," she said, "B."' is two records, and the second continues the first: same source
                             and cue; the index of the first, or FH_NONE */
    float confidence;     /* 0..1: probability that the spans are right */
} fh_statement;

/* ---- timeline -------------------------------------------------------------------- */

typedef enum fh_timex_type { FH_TIMEX_DATE = 0, FH_TIMEX_TIME, FH_TIMEX_DURATION, FH_TIMEX_SET } fh_timex_type;

/* One expression of time, TIMEX3 (ISO 24617-1). */
typedef struct fh_timex {
    fh_span span;
    fh_timex_type type;
    fh_str value;     /* TIMEX3 value: "2033-10-31T24:00", "P60D", "2033-W41", "XXXX-WXX-1" */
    fh_datetime date; /* the date it names, as precise as it is; precision NONE where it names none */
    fh_datetime until; /* end of a range; precision NONE where it is none */
    bool relative;    /* was counted from the anchor */
} fh_timex;

/* ---- the report ------------------------------------------------------------------- */

typedef struct fh_report {
    fh_str id;    /* JSONL id, WARC target URI, or path */
    fh_str path;  /* the file it stands in */
    fh_str url, canonical;
    fh_str title, outlet, description, section;
    fh_str language; /* BCP 47 primary tag, "en"; absent where unknown */
    const fh_str *byline;     /* names of people, in order */
    const fh_credit *credits; /* in order of appearance */
    uint32_t n_byline, n_credits;
    fh_datetime published, modified;
    fh_date_from published_from;
    fh_page_kind page_kind;

    fh_str text;   /* the article text, UTF-8, lines end in \n, paragraphs in \n\n */
    char sha256[65]; /* of text, lower-case hexadecimal, NUL-terminated */

    const fh_span *paragraphs;   /* sorted, without the line ends between them */
    const fh_sentence *sentences;
    const fh_token *tokens;
    const fh_speaker *speakers;
    const fh_statement *statements; /* by first content byte */
    const fh_timex *times;          /* by first byte */
    uint32_t n_paragraphs, n_sentences, n_tokens, n_speakers, n_statements, n_times;
} fh_report;

/* ---- over reports ------------------------------------------------------------------ */

typedef enum fh_passage_kind { FH_PASSAGE_VERBATIM = 0, FH_PASSAGE_CLOSE, FH_PASSAGE_PARAPHRASE } fh_passage_kind;

/* A stretch of text that two reports share; a < b as report indices. */
typedef struct fh_passage {
    uint32_t a, b;
    fh_span a_span, b_span;
    fh_passage_kind kind;
    float similarity; /* 0..1: share of the words of both sides that are aligned */
} fh_passage;

/* What a person has decided about what was found. It names reports by id, so that it outlives any rebuild. */
typedef enum fh_decision_kind {
    FH_DECISION_TOGETHER = 0, /* `reports` are of one story */
    FH_DECISION_APART,        /* `reports` are of another story than `others` */
    FH_DECISION_NOT_FROM      /* reports[0] does not derive from reports[1] */
} fh_decision_kind;

typedef struct fh_decision {
    fh_decision_kind kind;
    uint64_t number;           /* ascending in the order in which they were made; a later one prevails */
    const fh_str *reports, *others; /* ids */
    uint32_t n_reports, n_others;
    fh_str who, why, made;     /* made: ISO 8601, UTC */
    fh_str withdrawn, withdrawn_by; /* when and by whom; absent while it holds */
} fh_decision;

typedef struct fh_story {
    fh_str id;               /* stable: made from the founding report's id */
    fh_str title;
    const uint32_t *reports; /* report indices, ascending */
    const fh_str *why;       /* per report: the words that put it here, one plain line; absent for a report alone */
    uint32_t n_reports, n_accounts;
    fh_datetime first, last; /* published dates at the two ends; precision NONE where no report has one */
    const fh_decision *decisions; /* all that hold for the dossier; lineage heeds FH_DECISION_NOT_FROM */
    uint32_t n_decisions;
} fh_story;

typedef enum fh_edge_kind {
    FH_EDGE_COPY = 0, FH_EDGE_EDITED, FH_EDGE_REWRITE, FH_EDGE_DIGEST, FH_EDGE_FOLLOWUP
} fh_edge_kind;

typedef enum fh_evidence_type {
    FH_EVIDENCE_PASSAGE = 0, FH_EVIDENCE_CREDIT, FH_EVIDENCE_DATE, FH_EVIDENCE_ORDER,
    FH_EVIDENCE_SHARED_CHANGE, FH_EVIDENCE_LINK
} fh_evidence_type;

typedef struct fh_evidence {
    fh_evidence_type type;
    fh_str note; /* one plain line */
} fh_evidence;

/* child derives from parent. A lost common source has an index past the reports:
 * n_reports + k for the k-th lost node of the dossier. */
typedef struct fh_edge {
    uint32_t child, parent;
    fh_edge_kind kind;
    float share;      /* 0..1 of the child's words that come from the parent; 0 where that is not known, too */
    float confidence; /* 0..1 that this is the parent, and not another or none */
    const fh_evidence *evidence;
    uint32_t n_evidence;
} fh_edge;

/* ---- near-duplicates ------------------------------------------------------------------- */

typedef struct fh_dedup_member {
    fh_str id;
    uint32_t of; /* position in members of the document it is a duplicate of; FH_NONE for the first */
    float share; /* 0..1 of its text that stands in that document */
} fh_dedup_member;

/* A verified pair, as positions in members. */
typedef struct fh_dedup_pair {
    uint32_t a, b;
    float jaccard; /* of the sets of five-word shingles */
} fh_dedup_pair;

/* A document of this group that shares a part with a document of another group, or of none. */
typedef struct fh_dedup_link {
    uint32_t member;
    fh_str other;
    float share, other_share; /* of the member's text, of the other's: how much the two have in common */
} fh_dedup_link;

typedef struct fh_dedup_group {
    uint32_t number;                /* from 0, in the order of their lowest ids */
    const fh_dedup_member *members; /* by id */
    const fh_dedup_pair *pairs;     /* by a, then b */
    const fh_dedup_link *links;     /* by member, then other */
    uint32_t n_members, n_pairs, n_links;
    uint32_t first;                 /* position of the earliest; without dates, of the one that most others stand in */
} fh_dedup_group;

/* ---- over a story ------------------------------------------------------------------- */

/* A speaker over the reports of a story. Descriptions of somebody without a name that do not contradict ("a U.S.
 * official", "a senior U.S. official") are comparable, but are not taken for one. */
typedef struct fh_voice {
    fh_speaker_kind kind;
    fh_str name;   /* the fullest name in the story, or the description */
    uint32_t like; /* without a name: the earlier voice that may be the same, or FH_NONE */
} fh_voice;

typedef enum fh_mention_status {
    FH_MENTION_ASSERTED = 0, FH_MENTION_DENIED, FH_MENTION_CONDITIONAL, FH_MENTION_POSSIBLE
} fh_mention_status;

typedef struct fh_mention {
    uint32_t report;
    fh_span span;
    uint32_t statement; /* index into that report's statements, or FH_NONE: the report says it itself */
    fh_mention_status status;
} fh_mention;

typedef struct fh_claim {
    fh_str id, text;
    uint32_t story;
    const fh_mention *mentions; /* by report, then begin */
    uint32_t n_mentions, n_reports;
    uint32_t accounts_low, accounts, accounts_high; /* independent accounts behind it */
    const fh_str *sources; /* names of the speakers it rests on */
    const fh_str *reasons; /* plain lines that say how the three numbers came about */
    uint32_t n_sources, n_reasons;
} fh_claim;

typedef enum fh_change_type {
    FH_CHANGE_NUMBER = 0, FH_CHANGE_DATE, FH_CHANGE_NAME, FH_CHANGE_PLACE, FH_CHANGE_QUOTE, FH_CHANGE_ATTRIBUTION,
    FH_CHANGE_HEDGE, FH_CHANGE_NEGATION, FH_CHANGE_POLARITY, FH_CHANGE_SCOPE, FH_CHANGE_ADDED, FH_CHANGE_DROPPED
} fh_change_type;

/* A difference of meaning between a report and its parent. An empty span is "that side has nothing". */
typedef struct fh_change {
    uint32_t child, parent;
    fh_span child_span, parent_span;
    fh_change_type type;
    fh_str note;       /* one plain line: what became of what */
    float confidence;
    fh_span child_focus, parent_focus; /* inside the spans, the words that carry the difference; empty where no single words of that side do */
    bool update;       /* the child is a later report with later figures: nothing was altered, the news went on */
} fh_change;

typedef enum fh_conflict_type {
    FH_CONFLICT_NUMBER = 0, FH_CONFLICT_DATE, FH_CONFLICT_POLARITY, FH_CONFLICT_ATTRIBUTION, FH_CONFLICT_IDENTITY,
    FH_CONFLICT_PLACE
} fh_conflict_type;

/* Two accounts, or two speakers, that cannot both be right. a and b may be the same report. */
typedef struct fh_conflict {
    uint32_t a, b;
    fh_span a_span, b_span;
    fh_conflict_type type;
    fh_str note;       /* one plain line: the two values, or the words that deny and what they deny */
    float confidence;
    fh_span a_focus, b_focus; /* the words that cannot both be right; empty where no single words carry it */
} fh_conflict;

typedef enum fh_event_status {
    FH_EVENT_HAPPENED = 0, FH_EVENT_PLANNED, FH_EVENT_POSSIBLE, FH_EVENT_DENIED
} fh_event_status;

/* What one report's expression of time dates, and what the clause around it says. Events that tell of one thing share a
 * row; where that was moved, the events with the date it had before say so. */
typedef struct fh_event {
    uint32_t report;
    fh_span span;       /* of the expression */
    fh_datetime date;
    fh_str event;       /* the clause that is dated */
    fh_event_status status;
    bool said;          /* the date is that of somebody's saying it ("it will open, she said on Thursday"), not of what is said */
    uint32_t row;       /* number within the story: equal for events that are one */
    fh_datetime moved;  /* the date it was moved to since; precision NONE where this date stands */
} fh_event;

/* ---- everything -------------------------------------------------------------------- */

typedef struct fh_failure {
    fh_str path;   /* file or record */
    fh_str reason; /* one sentence with the place and the next step */
    fh_status status;
} fh_failure;

typedef struct fh_dossier {
    const fh_report *const *reports; /* by id, once studied, whatever the order of the inputs */
    const uint32_t *story_of;        /* per report: index into stories */
    const uint32_t *account_of;      /* per report: account number, 1 and up, unique over the dossier */
    const fh_story *stories;
    const fh_passage *passages;      /* by a, b, a_span.begin */
    const fh_str *lost;              /* names of the lost common sources */
    const fh_edge *lineage;          /* by child, parent */
    const fh_claim *claims;          /* by story, then accounts and mentions, most first */
    const fh_change *changes;        /* by child, then weight */
    const fh_conflict *conflicts;    /* by story, then confidence */
    const fh_event *timeline;        /* by story, date, report, begin */
    const fh_failure *failed;        /* by path */
    const fh_decision *decisions;    /* of people, about these reports; by number */
    const fh_voice *voices;          /* speakers over reports, story by story */
    const uint32_t *const *voice_of; /* per report: the voice of each of its speakers; NULL before stories are read */
    uint32_t n_voices;
    uint32_t n_reports, n_stories, n_passages, n_lost, n_lineage, n_claims, n_changes, n_conflicts, n_timeline, n_failed, n_decisions;
} fh_dossier;

#ifdef __cplusplus
}
#endif
#endif
