/* SPDX-License-Identifier: MIT
 *
 * attribution/unmarked.h - statements without a cue: quotations that stand alone, answers of an interview. */
#ifndef FH_ATTRIBUTION_UNMARKED_H
#define FH_ATTRIBUTION_UNMARKED_H

#include "attribution/frame.h"

/* Adds to `frames`, which holds those found by their cues, frames with an empty cue. */
void fh_attribution__find_unmarked(fh_arena *arena, const fh_view *v, fh_frames *frames);

#endif
