/* SPDX-License-Identifier: MIT
 *
 * tests/unit/text/reading.h - a text read, and its parts written so that a test can compare them. */
#ifndef FH_TESTS_UNIT_TEXT_READING_H
#define FH_TESTS_UNIT_TEXT_READING_H

#include "base/buf.h"
#include "text/text.h"

typedef struct reading {
    fh_arena *keep, *scratch;
    fh_report r;
} reading;

void reading_of(reading *x, fh_str text, const char *language); /* language may be NULL */
void reading_free(reading *x);

/* "one|two|." of the tokens, of the tokens that bear a flag, of the sentences. Lives as long as x. */
fh_str tokens_of(reading *x, unsigned flag);
fh_str sentences_of(reading *x);

void assert_tokens(const char *text, const char *expected);
void assert_flagged(const char *text, unsigned flag, const char *expected);
void assert_sentences(const char *language, const char *text, const char *expected);

#endif
