/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_WATCH_H
#define FH_TESTS_UNIT_WATCH_H

int test_robots(void);
int test_pace(void);
int test_address(void);

#endif
