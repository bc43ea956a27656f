/* SPDX-License-Identifier: MIT
 *
 * page/script.h - an article that stands in the data of a script alone. */
#ifndef FH_PAGE_SCRIPT_H
#define FH_PAGE_SCRIPT_H

#include "base/buf.h"

/* The article that the data of the scripts of `html` hold, as HTML in `arena`; absent where there is little running text in it.
 * `title`: the page's, to tell it from others. */
fh_str fh_page__script_text(fh_arena *arena, fh_str html, fh_str title);

#endif
