/* SPDX-License-Identifier: MIT
 *
 * dossier/width.h - text as a terminal shows it. */
#ifndef FH_DOSSIER_WIDTH_H
#define FH_DOSSIER_WIDTH_H

#include "base/str.h"

unsigned fh_width_of(uint32_t c); /* columns: 0 for combining marks, 2 for wide characters */
unsigned fh_width(fh_str s);

/* What may be sent to a terminal in place of c: control characters and those that reorder a line would let an
 * article write over the page it is quoted on; they become U+FFFD, line ends and tabs a space. */
uint32_t fh_width_harmless(uint32_t c);

#endif
