/* SPDX-License-Identifier: MIT
 *
 * text/tag.h - part of speech, lemma and named entities. English. */
#ifndef FH_TEXT_TAG_H
#define FH_TEXT_TAG_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

/* Fills pos, lemma, entity and FH_TOKEN_ENTITY of r's tokens, which fh_text_read has made. FH_ENOMEM; FH_EBUG
 * when the model in the library is not one. Cost: linear, about a microsecond a token.
 * Threads: any number at once. */
fh_status fh_tag_read(fh_arena *scratch, fh_report *r, fh_error *err);

/* The same with weights of the caller's, in the form of models/tagger.bin: trainers tag a text with a model that
 * has not seen it. */
fh_status fh_tag_read_with(fh_str weights, fh_arena *scratch, fh_report *r, fh_error *err);

/* The hash of the lemma of a token with this folded text and part of speech. */
uint32_t fh_tag_lemma(fh_str folded, fh_pos pos);

#endif
