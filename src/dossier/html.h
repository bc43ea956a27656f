/* SPDX-License-Identifier: MIT
 *
 * dossier/html.h - the one way in which text gets into a page. */
#ifndef FH_DOSSIER_HTML_H
#define FH_DOSSIER_HTML_H

#include "base/buf.h"

/* Text for the content of an element or a quoted attribute: & < > " ' become references; what is no UTF-8, control
 * characters and those that override the direction of writing become U+FFFD. */
void fh_html_text(fh_buf *out, fh_str text);

/* Markup of the page's own; never text from outside. */
static inline void fh_html_raw(fh_buf *out, const char *markup) { fh_buf_add(out, fh_str_of(markup)); }

#endif
