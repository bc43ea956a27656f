/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_INTAKE_H
#define FH_TESTS_UNIT_INTAKE_H

int test_walk(void);
int test_lines(void);
int test_charset(void);
int test_packing(void);
int test_warc(void);
int test_http(void);
int test_feed(void);
int test_faults(void);

#endif
