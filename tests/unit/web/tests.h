/* SPDX-License-Identifier: MIT */
#ifndef FH_TESTS_UNIT_WEB_H
#define FH_TESTS_UNIT_WEB_H

int test_request(void);

#endif
