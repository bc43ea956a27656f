/* SPDX-License-Identifier: MIT
 *
 * dossier/write.c - a dossier, or the dossier of one comparison, in the format asked for. */
#include "base/error.h"
#include "dossier/writer.h"

fh_status fh_dossier_write(const fh_dossier *d, fh_format format, const fh_write_opts *opts, fh_sink sink, fh_error *err) {
    fh_writer w;
    fh_status status = fh_writer_begin(&w, opts, sink, err);
    if (status) return status;
    if (format == FH_FORMAT_PASSAGES) fh_writer_passage_rows(&w, d, (fh_str){NULL, 0});
    return fh_writer_end(&w, err);
}

fh_status fh_compare_write(const fh_dossier *d, fh_compare what, fh_str id, double score, const fh_write_opts *opts, fh_sink sink,
                           fh_error *err) {
    (void)score;
    fh_writer w;
    fh_status status = fh_writer_begin(&w, opts, sink, err);
    if (status) return status;
    if (what == FH_COMPARE_PASSAGES) fh_writer_passage_rows(&w, d, id);
    return fh_writer_end(&w, err);
}
