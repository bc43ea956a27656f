/* SPDX-License-Identifier: MIT
 *
 * text/text.h - from article text to paragraphs, tokens and sentences.
 *
 * Paragraphs are parted by empty lines. Sentences are those of data/sentences' rules (docs/sentences.md). A
 * paragraph that breaks off without punctuation before one that goes on in lower case ("the U.S. official" /
 * "said that ...") is one sentence with it: fh_sentence.paragraph is the one it begins in.
 *
 * Tokens are those of the Penn treebank, with these particulars, on which everything downstream relies:
 *
 *   Nicaragua's        Nicaragua | 's          also ’s, 'S; likewise 're 've 'll 'd 'm
 *   the officials'     officials | '           no quotation mark
 *   didn't             did | n't               the folded word of either apostrophe is "n't"
 *   well-known, 58-42  one token               hyphens between letters or digits; an en dash between digits
 *   O'Brien, l'état    one token
 *   $1.46 billion      $ | 1.46 | billion
 *   3,900  10:30  9/11  20.50  1990s  5-year-old  3rd     one token each
 *   12%                12 | %
 *   U.S.  a.m.  J.     one token, with its points; likewise known abbreviations: Mr.  Sen.  Jan.  Inc.
 *   No. 5  p. 55       No. | 5                 the point belongs to it only before a number
 *   AT&T, @name, #tag, a.b@example.com, https://example.com/x, News.Az   one token
 *   ...  --  ?!  ***   runs of one mark are one token
 *   and/or             and | / | or
 *   漢字ひらがな          a token each character; other scripts without blanks: a run of letters
 *
 * Zero width joiners and soft hyphens belong to the word and are left out of its folded form. */
#ifndef FH_TEXT_TEXT_H
#define FH_TEXT_TEXT_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

/* Fills paragraphs, sentences and tokens of `r` from r->text, which must be valid UTF-8 of less than
 * 4 GiB, by the rules of r->language, or of the language its words look like. Arrays live in `keep`; `scratch` is
 * used and rewound. FH_ENOMEM, FH_ELIMIT. Cost: linear in the text. Threads: any number at once, an arena each. */
fh_status fh_text_read(fh_arena *keep, fh_arena *scratch, fh_report *r, fh_error *err);

/* The folded form of a word: what fh_token.word is the hash of. Lower case by Unicode's simple mapping;
 * typographic quotes and dashes made ASCII; accents kept. */
fh_str fh_text_fold(fh_arena *arena, fh_str word);

/* The first token of a read report that begins at byte `at` or after it; r->n_tokens when none does. Cost: log n. */
uint32_t fh_text_token_at(const fh_report *r, uint32_t at);

#endif
