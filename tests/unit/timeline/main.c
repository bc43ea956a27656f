/* SPDX-License-Identifier: MIT */
#include "unit/timeline/tests.h"

int main(void) { return (test_calendar() + test_holiday() + test_read() + test_events()) != 0; }
