/* SPDX-License-Identifier: MIT
 *
 * page/page.c - raw report -> article text and metadata. */
#include "page/page.h"

#include "base/hash.h"

fh_status fh_page_read(fh_arena *keep, fh_arena *scratch, const fh_raw *raw, fh_report *r, fh_error *err) {
    (void)scratch;
    r->id = fh_str_copy(keep, raw->id);
    r->path = fh_str_copy(keep, raw->path);
    r->url = fh_str_copy(keep, raw->url);
    r->title = fh_str_copy(keep, raw->title);
    r->outlet = fh_str_copy(keep, raw->outlet);
    r->language = fh_str_copy(keep, raw->language);
    r->text = fh_str_copy(keep, raw->bytes);
    fh_sha256_hex(r->text, r->sha256);
    return fh_fail_arena(err, keep);
}
