/* SPDX-License-Identifier: MIT
 *
 * story/stem.h - the identity of a word without its endings; private to story/ and its trainer. */
#ifndef FH_STORY_STEM_H
#define FH_STORY_STEM_H

#include "base/str.h"

/* The hash of the folded word without plural, possessive, -ed, -ing and silent e: a light English stem that
 * does no harm to names and to other languages in Latin letters. */
uint32_t fh_story__stem(fh_str word);

#endif
