/* SPDX-License-Identifier: MIT
 *
 * tests/unit/dossier/sample.h - an invented dossier with one of everything, as hostile as text can be. */
#ifndef FH_TESTS_UNIT_DOSSIER_SAMPLE_H
#define FH_TESTS_UNIT_DOSSIER_SAMPLE_H

#include <firsthand/firsthand.h>

#include "base/buf.h"

/* Markup, quotes, an escape sequence of terminals, a NUL, wide and combining characters, a right-to-left override. */
#define HOSTILE "</script><b onload=\"x\">&amp;'\033[31m\033]0;t\007 \xe6\x97\xa5\xe6\x9c\xac e\xcc\x81 \xe2\x80\xae olleh"

/* Three reports of one story (the second derives from the first, the third from a lost source) and one that stands
 * alone. Everything lives in the arena. */
const fh_dossier *sample_dossier(fh_arena *arena);

/* The dossier in one format, in the arena. */
fh_str sample_write(fh_arena *arena, const fh_dossier *d, fh_format format, const fh_write_opts *opts);

#endif
