/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_BASE_H
#define FH_TESTS_UNIT_BASE_H

int test_arena(void);
int test_str(void);
int test_buf(void);
int test_map(void);
int test_hash(void);
int test_json(void);
int test_pool(void);
int test_words(void);
int test_date(void);

#endif
