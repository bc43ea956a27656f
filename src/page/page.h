/* SPDX-License-Identifier: MIT
 *
 * page/page.h - raw report -> article text and metadata. */
#ifndef FH_PAGE_PAGE_H
#define FH_PAGE_PAGE_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/raw.h"

/* Reads `raw` into `r`: everything up to and with page_kind, text, sha256 and paragraphs. What `raw` was said
 * to be (title, date) serves where the page says nothing. `raw` is borrowed until return.
 * FH_EINPUT  no text at all: binary, or empty
 * FH_ELIMIT  nested deeper or longer than the limits allow
 * Cost: linear in the bytes. Threads: any number at once, an arena each. */
fh_status fh_page_read(fh_arena *keep, fh_arena *scratch, const fh_raw *raw, fh_report *r, fh_error *err);

#endif
