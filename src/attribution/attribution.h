/* SPDX-License-Identifier: MIT
 *
 * attribution/attribution.h - who is quoted saying what, and on whose authority. */
#ifndef FH_ATTRIBUTION_ATTRIBUTION_H
#define FH_ATTRIBUTION_ATTRIBUTION_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

/* Fills speakers and statements of `r`, whose tokens and sentences are read. Statements whose confidence is
 * below `min_confidence` are left out. FH_ENOMEM. Threads: any number at once, an arena each. */
fh_status fh_attribution_read(fh_arena *keep, fh_arena *scratch, float min_confidence, fh_report *r, fh_error *err);

#endif
