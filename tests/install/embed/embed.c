/* SPDX-License-Identifier: MIT */
#include <firsthand/firsthand.h>

#include <stdio.h>

static int print_title(void *payload, const fh_report *report, const fh_failure *failure) {
    (void)payload;
    if (report) printf("%.*s\n", (int)report->title.len, report->title.ptr);
    return failure != NULL;
}

int main(int argc, char **argv) {
    fh_engine *engine;
    fh_error err;
    if (fh_engine_new(NULL, &engine, &err)) return 1;
    fh_status status = fh_engine_each(engine, (const char *const *)argv + 1, (size_t)argc - 1, FH_DEPTH_PAGE, print_title, NULL, &err);
    fh_engine_free(engine);
    return status != FH_OK;
}
