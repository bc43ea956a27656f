/* SPDX-License-Identifier: MIT
 *
 * dossier/offsets.h - byte offsets as code point offsets, for --offsets chars. */
#ifndef FH_DOSSIER_OFFSETS_H
#define FH_DOSSIER_OFFSETS_H

#include "base/str.h"

/* How many code points stand before every 64th byte of a text; NULL blocks: offsets stay bytes. */
typedef struct fh_offsets {
    fh_str text;
    const uint32_t *blocks;
} fh_offsets;

fh_offsets fh_offsets_make(fh_arena *arena, fh_str text); /* linear in the text */
uint32_t fh_offsets_at(const fh_offsets *o, uint32_t at); /* constant */

#endif
