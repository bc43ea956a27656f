/* SPDX-License-Identifier: MIT
 *
 * bench/warc.c - counts the records of WARC files, inflate included: the inner loop of intake/ without pages.
 * usage: bench_warc FILE...   prints records, bytes of blocks, a checksum that keeps them from being optimised away */
#include <stdio.h>

#include "intake/warc.h"

int main(int argc, char **argv) {
    unsigned long long records = 0, bytes = 0, sum = 0, damage = 0;
    for (int i = 1; i < argc; i++) {
        fh_stream *s;
        fh_error err;
        if (fh_stream_open(fh_io_system(), argv[i], 0, NULL, &s, &err)) {
            fprintf(stderr, "%s: %s\n", argv[i], err.msg);
            return 1;
        }
        fh_warc w = {.stream = s, .max_block = 64 << 20, .wanted = FH_WARC_EVERY};
        fh_warc_record r;
        for (fh_status status; (status = fh_warc_next(&w, &r, &err)) != FH_EEND;) {
            damage += status != FH_OK;
            records += status == FH_OK;
            bytes += r.block.len;
            if (r.block.len) sum += (unsigned char)r.block.ptr[r.block.len / 2];
        }
        fh_stream_close(s);
    }
    printf("%llu records, %llu bytes of blocks, %llu damaged, %llu\n", records, bytes, damage, sum);
    return 0;
}
