/* SPDX-License-Identifier: MIT
 *
 * story/story.h - reports of one event together, look-alike events apart. */
#ifndef FH_STORY_STORY_H
#define FH_STORY_STORY_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/str.h"

/* Groups reports into stories; every report is in exactly one. The answer does not depend on the order of
 * the reports. n_accounts is left 0 for lineage/. */
fh_status fh_story_group(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                         const fh_story **ret_stories, uint32_t *ret_n, fh_error *err);

/* The same, and then as people have decided: `decisions` that name two or more of the reports join or part stories, in
 * the order of their numbers. */
fh_status fh_story_group_decided(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                                 const fh_decision *decisions, uint32_t n_decisions, const fh_story **ret_stories, uint32_t *ret_n, fh_error *err);

/* All reports as one story, without asking: for stories that were grouped before. n_reports is 1 or more. */
fh_status fh_story_of_all(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports,
                          const fh_story **ret_stories, uint32_t *ret_n, fh_error *err);

/* ---- reports that are not at hand: what a store keeps of them to group them ------------------------- */

/* The words of one report: hashes of stems, ascending, with how often and where each stands, packed as
 * story/terms.h says into 16 bits. */
typedef struct fh_story_word { uint32_t hash, count; } fh_story_word;
typedef struct fh_story_words { const fh_story_word *at; uint32_t n; } fh_story_words;
fh_status fh_story_words_of(fh_arena *keep, fh_arena *scratch, const fh_report *r, fh_story_words *ret_words, fh_error *err);

/* The weightiest of them, by which a store finds its neighbours: hashes with their weights in a vector of length 1,
 * weightiest first, at most FH_STORY_KEYS. They depend on this report alone. */
enum { FH_STORY_KEYS = 24 };
fh_status fh_story_keys(fh_arena *scratch, const fh_story_words *words, uint32_t ret_hashes[FH_STORY_KEYS], float ret_weights[FH_STORY_KEYS],
                        uint32_t *ret_n, fh_error *err);

/* Reports as a store knows them. */
typedef struct fh_story_known {
    const fh_story_words *words;       /* per report; its tokens are not looked at */
    float (*nearest)[2];               /* per report: cosines of its two nearest others, the nearest first, as far as they
                                          were known before; afterwards as far as they are known now */
    uint32_t n_all;                    /* reports of the store, of which these are a part; 0: these are all */
    uint32_t (*count)(void *payload, uint32_t hash); /* in how many of them a word stands; asked only where n_all is not 0 */
    void *payload;
} fh_story_known;

/* As fh_story_group_decided, for reports that have id, title and date, and of the text only its beginning. Stories have
 * no reasons. Where all reports of the store are given, the stories are those of fh_story_group_decided. */
fh_status fh_story_group_known(fh_arena *keep, fh_arena *scratch, const fh_report *const *reports, uint32_t n_reports, const fh_story_known *known,
                               const fh_decision *decisions, uint32_t n_decisions, const fh_story **ret_stories, uint32_t *ret_n, fh_error *err);

#endif
