/* SPDX-License-Identifier: MIT */
#include "unit/text/tests.h"

int main(void) { return (test_unicode() + test_token() + test_quote() + test_sentence() + test_text_bounds()) != 0; }
