/* SPDX-License-Identifier: MIT */
#include "unit/web/tests.h"

int main(void) { return test_request() != 0; }
