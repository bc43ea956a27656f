/* SPDX-License-Identifier: MIT
 *
 * attribution/phrase.h - statements told by a set phrase or a label. For attribution/ alone. */
#ifndef FH_ATTRIBUTION_PHRASE_H
#define FH_ATTRIBUTION_PHRASE_H

#include "attribution/frame.h"

/* Adds to the frames those of set phrases and labels; what other frames hold is left to them. */
void fh_attribution__find_phrases(fh_arena *arena, const fh_view *v, fh_frames *frames);

#endif
