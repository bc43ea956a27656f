// SPDX-License-Identifier: MIT
//
// The public headers as C++.
#include <firsthand/firsthand.h>

#include <cstring>

int main() {
    fh_options options = FH_OPTIONS_INIT;
    fh_engine *engine = nullptr;
    fh_error err;
    if (fh_engine_new(&options, &engine, &err) != FH_OK) return 1;
    fh_engine_free(engine);
    return std::strcmp(fh_version(), FH_VERSION);
}
