/* SPDX-License-Identifier: MIT */
#include "unit/timeline/tests.h"

int main(void) { return (test_calendar() + test_read()) != 0; }
