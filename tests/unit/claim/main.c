/* SPDX-License-Identifier: MIT */
#include "unit/claim/tests.h"

int main(void) { return test_quantity() + test_align() + test_compare() + test_conflict() + test_trace() + test_link() + test_claims() + test_window() + test_turn() + test_note() + test_retold() + test_speakers() + test_refusal() != 0; }
