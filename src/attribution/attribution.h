/* SPDX-License-Identifier: MIT
 *
 * attribution/attribution.h - who is quoted saying what, and on whose authority.
 *
 * The files in the order of the work. docs/attribution.md tells the methods.
 *
 *   frames: source, cue, content    sight: what is known of each token. cue_features, argument_features, model: what is learnt. phrase: set
 *                                   phrases and labels. nested: speech within speech. unmarked: what is said without a cue.
 *                                   confidence: how likely a frame is right
 *   who the source is               cast: the names of the report. resolve: each source in turn, with head (of a noun phrase), pronoun, nominal
 *                                   ("the minister"), implied (no source found). describe: rank, institution, condition of somebody
 *                                   without a name
 *   over reports                    voices: who of one report is who of another. spelling: names that differ by a slip
 *   all of it                       attribution: a report's tokens to its speakers and statements */
#ifndef FH_ATTRIBUTION_ATTRIBUTION_H
#define FH_ATTRIBUTION_ATTRIBUTION_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

typedef struct fh_attribution_params {
    float min_confidence; /* statements that are right with a lower probability are left out; 0: the model's default */
    bool said;            /* only what was said, written or estimated, for a dossier: no attitudes, no refusals; the
                             default confidence is lower, since what remains is more often right */
} fh_attribution_params;

/* Fills speakers and statements of `r`, whose tokens are read and tagged. FH_ENOMEM; FH_EBUG when the model in the
 * library is not one. Cost: linear, about two microseconds a token. Threads: any number at once, an arena each. */
fh_status fh_attribution_read(fh_arena *keep, fh_arena *scratch, const fh_attribution_params *params, fh_report *r, fh_error *err);

#endif
