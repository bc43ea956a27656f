/* SPDX-License-Identifier: MIT
 *
 * attribution/cast.h - the names of a report: every run of capitals that is a name, and which of them are one.
 * For attribution/ alone. */
#ifndef FH_ATTRIBUTION_CAST_H
#define FH_ATTRIBUTION_CAST_H

#include "attribution/frame.h"

enum { FH_NAME_WORDS = 8 };

typedef struct fh_name {
    fh_range fullest;                /* tokens of the fullest form in the report, without title */
    uint32_t words[FH_NAME_WORDS];   /* of it, folded */
    uint32_t n_words;
    int person, organisation, place; /* votes of the contexts it stands in */
    bool introduced;                 /* a title, a given name, an age or a role says that it is a person */
    uint32_t gender;                 /* ATTR_MALE, ATTR_FEMALE, or 0 where nothing tells */
    fh_range role;                   /* "Defense Minister", "the canal minister": tokens, empty where none */
    uint32_t speaker;                /* index into the report's speakers, or FH_NONE */
} fh_name;

typedef struct fh_naming {
    fh_range core;  /* tokens of the name, without title */
    fh_range title; /* tokens before it that belong to it */
    uint32_t name;
} fh_naming;

/* The first token of name and title. */
static inline uint32_t fh_naming_begin(const fh_naming *m) { return m->title.end > m->title.begin ? m->title.begin : m->core.begin; }

typedef struct fh_cast {
    const fh_view *v;
    FH_VEC(fh_name) names;
    FH_VEC(fh_naming) mentions; /* by position */
} fh_cast;

/* Gathers names and mentions. In the arena. */
void fh_attribution__cast(fh_arena *arena, const fh_view *v, fh_cast *ret);
/* The first mention whose core begins at or after token k: an index into mentions, which may be past the end. */
size_t fh_attribution__mention_from(const fh_cast *c, uint32_t k);

static inline fh_speaker_kind fh_name_kind(const fh_name *n) {
    return n->person > 0 && n->person >= n->organisation && n->person > n->place ? FH_SPEAKER_PERSON : FH_SPEAKER_ORGANISATION;
}

#endif
