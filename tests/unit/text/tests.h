/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_TEXT_H
#define FH_TESTS_UNIT_TEXT_H

int test_unicode(void);
int test_token(void);
int test_quote(void);
int test_sentence(void);
int test_text_bounds(void);

#endif
