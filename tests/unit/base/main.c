/* SPDX-License-Identifier: MIT */
#include "unit/base/tests.h"

int main(void) { return test_arena() != 0; }
