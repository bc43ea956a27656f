/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_TIMELINE_H
#define FH_TESTS_UNIT_TIMELINE_H

int test_calendar(void);
int test_holiday(void);
int test_read(void);
int test_events(void);

#endif
