/* SPDX-License-Identifier: MIT
 *
 * text/inside.h - the steps of fh_text_read, paragraph by paragraph. */
#ifndef FH_TEXT_INSIDE_H
#define FH_TEXT_INSIDE_H

#include "base/vec.h"
#include "base/words.h"
#include "text/text.h"

typedef FH_VEC(fh_span) fh_text__spans;
typedef FH_VEC(fh_token) fh_text__tokens;
typedef FH_VEC(fh_sentence) fh_text__sentences;

/* token.c: the tokens of text[p], with words, shapes and SPACE, PARAGRAPH; quotes are left to fh_text__quote. */
void fh_text__tokenise(fh_arena *keep, fh_str text, fh_span p, const fh_words *rules, fh_text__tokens *out);

/* quote.c: OPEN, CLOSE and QUOTED over the tokens of one paragraph. */
typedef struct fh_text__quotes {
    uint32_t stack[8]; /* the mark that closes each open quotation, outermost first */
    unsigned depth;
} fh_text__quotes;
void fh_text__quote(fh_str text, fh_token *tokens, size_t n, fh_text__quotes *state);

/* sentence.c: the sentences of one paragraph's tokens [first, t->n). */
void fh_text__split(fh_arena *keep, fh_str text, fh_text__tokens *t, size_t first, uint32_t paragraph, const fh_words *rules,
                    fh_text__sentences *out);

/* rules.c: the table for a BCP 47 tag, or where it is absent or unknown, for what the text looks like. */
const fh_words *fh_text__rules(fh_str language, fh_str text);

#endif
