/* SPDX-License-Identifier: MIT
 *
 * attribution/resolve.h - what the files that find out who a source is hand to one another. For attribution/ alone. */
#ifndef FH_ATTRIBUTION_RESOLVE_H
#define FH_ATTRIBUTION_RESOLVE_H

#include "attribution/cast.h"

/* A speaker as later sources may refer to it. */
typedef struct fh_referent {
    uint32_t at;     /* token of its last source */
    uint32_t head;   /* folded head word of a description, 0 for names */
    uint32_t gender; /* ATTR_MALE, ATTR_FEMALE, or 0 where nothing tells */
    bool plural;
} fh_referent;

/* What is known of a report's speakers while its frames are resolved in the order of the text. */
typedef struct fh_resolver {
    fh_arena *keep;
    const fh_view *v;
    fh_cast cast;
    FH_VEC(fh_speaker) speakers;
    FH_VEC(fh_referent) referents; /* one a speaker */
    FH_VEC(uint32_t) order;        /* speakers as they spoke, last at the end */
    const uint32_t *sentence;      /* number of the sentence of each token */
    const uint32_t *counts;        /* mentions of each name */
} fh_resolver;

/* Those that answer a speaker answer an index into speakers, or FH_NONE. */
uint32_t fh_attribution__add_speaker(fh_resolver *x, fh_speaker s, fh_referent f);
uint32_t fh_attribution__speaker_of_name(fh_resolver *x, uint32_t name, uint32_t at); /* made on first use; `at`: token of its source */
bool fh_attribution__apart(const fh_resolver *x, uint32_t a, uint32_t b);             /* do two tokens stand in different paragraphs */

/* head.c: the last word of a noun phrase before what ends it, over "a number of"; is the phrase that it heads in the plural; does it speak of
 * something known, "the", "her", "the union's" */
uint32_t fh_attribution__head(const fh_view *v, fh_range source);
bool fh_attribution__is_plural(const fh_view *v, uint32_t head, fh_range source);
bool fh_attribution__is_definite(const fh_view *v, fh_range source);

/* pronoun.c: whom the pronoun at token k means; any other token is read as one that fits one person */
uint32_t fh_attribution__resolve_pronoun(fh_resolver *x, uint32_t k);

/* nominal.c: whom a description means */
uint32_t fh_attribution__resolve_nominal(fh_resolver *x, fh_range source, uint32_t head);
uint32_t fh_attribution__same_description(const fh_resolver *x, uint32_t head, bool plural); /* the last speaker described with this head word, of this number */

/* implied.c: sources that the model did not find. The first two are empty where there is none. */
fh_range fh_attribution__inverted_source(const fh_resolver *x, const fh_frame *f); /* the name right behind the cue: "said Aas", "said union secretary Walter Mena" */
fh_range fh_attribution__opening_source(const fh_resolver *x, const fh_frame *f);  /* the noun phrase that opens the sentence */
bool fh_attribution__goes_on(const fh_view *v, const fh_frame *f);                 /* after the cue before it: "X said A and denied B", "X said A, adding B" */

#endif
