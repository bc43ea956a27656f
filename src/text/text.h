/* SPDX-License-Identifier: MIT
 *
 * text/text.h - from article text to paragraphs, sentences and tokens. */
#ifndef FH_TEXT_TEXT_H
#define FH_TEXT_TEXT_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

/* Fills paragraphs, sentences and tokens of `r` from r->text, which must be valid UTF-8 of less than
 * 4 GiB. Arrays live in `keep`; `scratch` is used and rewound. FH_ENOMEM, FH_ELIMIT.
 * Cost: linear in the text. Threads: any number at once, an arena each. */
fh_status fh_text_read(fh_arena *keep, fh_arena *scratch, fh_report *r, fh_error *err);

/* The folded form of a word: what fh_token.word is the hash of. Lower case by Unicode simple folding;
 * typographic quotes and dashes made ASCII; accents kept. */
fh_str fh_text_fold(fh_arena *arena, fh_str word);

/* Number of Unicode code points before byte `at`: for --offsets chars. */
uint32_t fh_text_chars_before(fh_str text, uint32_t at);

#endif
