/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_STORY_H
#define FH_TESTS_UNIT_STORY_H

int test_stem(void);
int test_group(void);
int test_alike(void);

#endif
