/* SPDX-License-Identifier: MIT
 *
 * tools/train_corpus.h - the corpus that the trainers read: texts with statements (JSON lines) and, where a
 * table of labelled tokens stands beside them, part of speech and entity for each token of ours. */
#ifndef FH_TOOLS_TRAIN_CORPUS_H
#define FH_TOOLS_TRAIN_CORPUS_H

#include <firsthand/records.h>

#include "base/arena.h"

/* Spans of one gold statement, in bytes. */
typedef struct gold_statement {
    fh_span *source, *cue, *content;
    uint32_t n_source, n_cue, n_content;
} gold_statement;

typedef struct gold_doc {
    fh_report report;  /* text, paragraphs, sentences, tokens */
    uint8_t *pos;      /* fh_pos, one a token; FH_POS_UNKNOWN where the table says nothing */
    uint8_t *entity;   /* 0 none, else 1 + 2 * (fh_entity - 1) for the first token of one, + 1 for the others */
    uint32_t *lemma;   /* hash of the lemma, 0 where unknown */
    gold_statement *statements;
    uint32_t n_statements;
} gold_doc;

typedef struct gold_corpus {
    fh_arena *arena;
    gold_doc *docs;
    uint32_t n_docs;
} gold_corpus;

/* Reads FOLDER/NAME.jsonl and, where it is there, FOLDER/NAME.tokens.tsv.gz. Prints what is wrong and ends the
 * program: a trainer without its data has nothing to do. */
gold_corpus gold_read(const char *folder, const char *name);

/* Token range [*b, *e) that the bytes of s touch. */
void gold_tokens(const gold_doc *d, fh_span s, uint32_t *b, uint32_t *e);

/* Puts n numbers in an order that is the same for the same seed. */
void gold_shuffle(uint32_t *order, uint32_t n, uint64_t seed);

#endif
