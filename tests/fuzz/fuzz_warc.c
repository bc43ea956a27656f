/* SPDX-License-Identifier: MIT
 *
 * As fuzz_jsonl, with "WARC/1.0" before the bytes, so that archives are reached at once. */
#include <stdlib.h>

#include "fuzz/one_file.h"

static const char head[] = "WARC/1.0\r\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 2 || size > 1 << 16) return 0;
    size_t n = sizeof head - 1 + size - 1;
    char *all = malloc(n);
    if (!all) return 0;
    memcpy(all, head, sizeof head - 1);
    memcpy(all + sizeof head - 1, data + 1, size - 1);
    uint64_t whole = read_all((fh_str){all, n}, SIZE_MAX);
    if (whole != read_all((fh_str){all, n}, (size_t)data[0] + 1)) abort();
    free(all);
    return 0;
}
