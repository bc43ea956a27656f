/* SPDX-License-Identifier: MIT
 *
 * store/image.h - a report, with everything read of it, as bytes and back; private to store/. */
#ifndef FH_STORE_IMAGE_H
#define FH_STORE_IMAGE_H

#include <firsthand/records.h>

#include "base/buf.h"
#include "base/error.h"

/* Appends the image of `r` to `out`. */
void fh_store__put_image(fh_buf *out, const fh_report *r);

/* The report of an image, in `arena`. FH_ESTORE when the bytes are not an image that this version wrote or were
 * damaged since: a checksum over all of it is compared before anything is believed. */
fh_status fh_store__get_image(fh_arena *arena, fh_str image, fh_report **ret_report, fh_error *err);

#endif
