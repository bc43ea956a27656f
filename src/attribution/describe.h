/* SPDX-License-Identifier: MIT
 *
 * attribution/describe.h - what a description says of a speaker: rank, institution, number, condition. */
#ifndef FH_ATTRIBUTION_DESCRIBE_H
#define FH_ATTRIBUTION_DESCRIBE_H

#include "attribution/frame.h"

/* Role and organisation from the tokens of a role: "the Authority's executive director". */
void fh_describe_role(const fh_view *v, fh_range role, fh_speaker *s);
/* Grade, role, organisation, number and condition of somebody without a name; `head` is the noun. */
void fh_describe_anonymous(const fh_view *v, fh_range source, uint32_t head, bool plural, fh_speaker *s);

#endif
