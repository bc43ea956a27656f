/* SPDX-License-Identifier: MIT
 *
 * dossier/frame.h - the beginning and the end of every page, of a file and of a site. */
#ifndef FH_DOSSIER_FRAME_H
#define FH_DOSSIER_FRAME_H

#include "dossier/site.h"

typedef struct fh_frame {
    fh_writer *w;
    const fh_site *site; /* NULL: a file of its own, which brings its own policy */
    const char *here;    /* the name of the view, "search"; "" for none */
    fh_str title, rules; /* rules: more of the style sheet */
} fh_frame;

/* Everything up to the content of <main>, its first heading excepted; and everything after it. */
void fh_frame__open(const fh_frame *f);
void fh_frame__close(const fh_frame *f);

#endif
