/* SPDX-License-Identifier: MIT
 *
 * tests/unit/unit.h - cmocka with what it needs before it. Each folder is one program; each file has a
 * function that runs its group and answers the number of failures, listed in the folder's main.c. */
#ifndef FH_TESTS_UNIT_H
#define FH_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
