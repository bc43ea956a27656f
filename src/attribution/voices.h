/* SPDX-License-Identifier: MIT
 *
 * attribution/voices.h - the speakers of a story's reports, put together. */
#ifndef FH_ATTRIBUTION_VOICES_H
#define FH_ATTRIBUTION_VOICES_H

#include <firsthand/records.h>

#include "base/arena.h"
#include "base/error.h"

typedef struct fh_voices {
    const fh_voice *voices;
    uint32_t n;
    const uint32_t **of; /* per report of the story, in its order: the voice of each of its speakers */
} fh_voices;

/* Speakers of the reports `which` (indices into `reports`) of one story; derived[i]: which[i] derives from another.
 * Lives in `keep`. FH_ENOMEM. */
fh_status fh_attribution_unite(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, const uint32_t *which, uint32_t n, const bool *derived,
                               fh_voices *ret, fh_error *err);

#endif
