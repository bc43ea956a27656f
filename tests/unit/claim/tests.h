/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_CLAIM_H
#define FH_TESTS_UNIT_CLAIM_H

#include "claim/align.h"

int test_quantity(void);
int test_compare(void);
int test_conflict(void);
int test_align(void);
int test_trace(void);
int test_link(void);
int test_claims(void);
int test_window(void);
int test_turn(void);
int test_note(void);
int test_retold(void);
int test_speakers(void);
int test_refusal(void);

/* What every test of this folder works in: open from the first test of a group to its last. */
extern fh_arena *keep, *scratch;

int open_arenas(void **state);
int close_arenas(void **state);

void read_text(fh_report *r, const char *text);   /* tokens and sentences */
void read_tagged(fh_report *r, const char *text); /* and parts of speech */
void assert_str(fh_str s, const char *wanted);    /* or says what stands there */

#endif
