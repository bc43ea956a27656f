/* SPDX-License-Identifier: MIT
 *
 * Property: what intake gives does not depend on the pieces it reads; any bytes end. The first byte chooses the piece. */
#include <stdlib.h>

#include "fuzz/one_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 2) return 0;
    fh_str bytes = {(const char *)data + 1, size - 1};
    if (read_all(bytes, SIZE_MAX) != read_all(bytes, (size_t)data[0] + 1)) abort();
    return 0;
}
