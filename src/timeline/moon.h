/* SPDX-License-Identifier: MIT
 *
 * timeline/moon.h - days of the calendars that follow the moon, as days since 1970-01-01. */
#ifndef FH_TIMELINE_MOON_H
#define FH_TIMELINE_MOON_H

#include "timeline/grammar.h"

int32_t fh_timeline__chinese(int32_t year, unsigned month, unsigned day);  /* year: the Gregorian one that it begins in */
int32_t fh_timeline__islamic(int32_t year, unsigned month, unsigned day);  /* year: of the Hijra */
/* The feast in a Gregorian year: month 1 Chaitra to 12 Phalguna, tithi 1 to 30 from the new moon, at `hour` in India. */
bool fh_timeline__hindu(int32_t year, unsigned month, unsigned tithi, int hour, int32_t *ret);
int32_t fh_timeline__sankranti(int32_t year, unsigned sign, int hour);     /* the sun enters a sign: 0 Aries, 9 Capricorn */

#endif
