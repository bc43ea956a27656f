/* SPDX-License-Identifier: MIT
 *
 * The public headers as strict C99, and a first use of the library as an embedder would write it. */
#include <firsthand/firsthand.h>

#include <stdio.h>
#include <string.h>

int main(void) {
    fh_options options = FH_OPTIONS_INIT;
    fh_engine *engine = NULL;
    fh_corpus *corpus = NULL;
    fh_error err;
    fh_input input;
    static const char text[] = "The ferry leaves on Monday, said Ana Duarte.";
    int ok;
    memset(&input, 0, sizeof input);
    input.id.ptr = "one";
    input.id.len = 3;
    input.bytes.ptr = text;
    input.bytes.len = sizeof text - 1;
    input.clean = true;
    ok = fh_engine_new(&options, &engine, &err) == FH_OK && fh_corpus_new(engine, &corpus, &err) == FH_OK
      && fh_corpus_add_memory(corpus, &input, &err) == FH_OK && fh_corpus_study(corpus, FH_STUDY_ALL, &err) == FH_OK
      && fh_corpus_dossier(corpus)->n_reports == 1 && fh_corpus_dossier(corpus)->reports[0]->text.len == sizeof text - 1;
    if (!ok) fprintf(stderr, "%s\n", err.msg);
    fh_corpus_free(corpus);
    fh_engine_free(engine);
    fh_corpus_free(NULL);
    fh_engine_free(NULL);
    return ok ? 0 : 1;
}
