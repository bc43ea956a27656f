/* SPDX-License-Identifier: MIT
 *
 * page/model.h - the learnt decision: how sure it is that a block is article text. */
#ifndef FH_PAGE_MODEL_H
#define FH_PAGE_MODEL_H

#include "page/features.h"

typedef struct fh_page_opinion {
    float *p;  /* of each block, 0 to 1; NULL when the arena is spent or the weights are of another making */
    float cut; /* article text from here on */
} fh_page_opinion;

/* models/page.bin for pages, models/page_lines.bin for plain text. In `arena`. */
fh_page_opinion fh_page__judge(fh_arena *arena, const fh_page_features *f, size_t n_blocks, bool html);

#endif
