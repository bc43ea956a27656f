/* SPDX-License-Identifier: MIT
 *
 * api/arrival.h - a report that came over a net, as the stages read it; private to api/. */
#ifndef FH_API_ARRIVAL_H
#define FH_API_ARRIVAL_H

#include <firsthand/feed.h>

#include "base/arena.h"
#include "base/raw.h"

/* In `arena`. FH_EINPUT: it has no id, or its bytes are no page and no text. */
fh_status fh_api__arrival_raw(fh_arena *arena, const fh_arrival *given, fh_raw *ret_raw, fh_error *err);

#endif
