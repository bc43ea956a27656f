/* SPDX-License-Identifier: MIT
 *
 * attribution/nested.h - speech within speech. For attribution/ alone. */
#ifndef FH_ATTRIBUTION_NESTED_H
#define FH_ATTRIBUTION_NESTED_H

#include "attribution/model.h"

/* Adds to the frames those of statements inside of their contents. */
void fh_attribution__find_nested(fh_arena *arena, const fh_model *m, const fh_view *v, bool said, fh_frames *frames);

#endif
