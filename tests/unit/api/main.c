/* SPDX-License-Identifier: MIT */
#include "unit/api/tests.h"

int main(void) { return test_study() + test_compare() + test_failures() != 0; }
