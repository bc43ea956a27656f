/* SPDX-License-Identifier: MIT
 *
 * lineage/names.h - is this the outlet that is credited?; private to lineage/. */
#ifndef FH_LINEAGE_NAMES_H
#define FH_LINEAGE_NAMES_H

#include "base/str.h"

/* 0..1 that two names mean one outlet: 1 the same words, less when one is a part of the other ("WQTR" and
 * "WQTR 8"), initials ("AP" and "Associated Press") or a host ("wqtr8.example" and "WQTR 8"). */
float fh_lineage__same_outlet(fh_str a, fh_str b);

/* Whether `text` names the outlet in full, as words beside one another, outside of a longer name. */
bool fh_lineage__names_outlet(fh_str text, fh_str outlet);

#endif
