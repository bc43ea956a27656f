// SPDX-License-Identifier: MIT
//
// The public headers as C++.
#include <firsthand/store.h>

#include <cstring>

int main() {
    fh_options options = FH_OPTIONS_INIT;
    fh_write_opts write = FH_WRITE_OPTS_INIT;
    fh_dedup_options dedup = FH_DEDUP_OPTIONS_INIT;
    fh_arrival arrival = FH_ARRIVAL_INIT;
    fh_store_how how = FH_STORE_HOW_INIT;
    fh_verdict verdict = FH_VERDICT_INIT;
    if (write.size != sizeof write || dedup.size != sizeof dedup || arrival.size != sizeof arrival || how.size != sizeof how || verdict.size != sizeof verdict) return 1;
    fh_engine *engine = nullptr;
    fh_error err;
    if (fh_engine_new(&options, &engine, &err) != FH_OK) return 1;
    fh_engine_free(engine);
    return std::strcmp(fh_version(), FH_VERSION);
}
