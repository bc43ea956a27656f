/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_ATTRIBUTION_H
#define FH_TESTS_UNIT_ATTRIBUTION_H

#include <firsthand/records.h>

#include "base/arena.h"

int test_statements(void);
int test_speakers(void);
int test_weights(void);
int test_voices(void);
int test_unmarked(void);
int test_phrases(void);

/* A text through tokens, tags and attribution. Everything lives in `arena`. */
typedef struct reading { fh_arena *arena; fh_report r; } reading;
reading read_text(const char *text, bool said);
void reading_free(reading *x);
/* The statement whose content begins with these words, or a failed test. */
const fh_statement *statement_with(const reading *x, const char *words);
/* Its speaker's name as a C string in the arena; "" where it has none. */
const char *speaker_name(const reading *x, const fh_statement *s);
const fh_speaker *speaker_of(const reading *x, const fh_statement *s);

#endif
