/* SPDX-License-Identifier: MIT
 *
 * text/classes.h - classes of words that stand in like company, learnt from unlabelled text, and kinds of doings
 * and things that lemmas name, from WordNet. */
#ifndef FH_TEXT_CLASSES_H
#define FH_TEXT_CLASSES_H

#include "base/str.h"

typedef struct fh_classes {
    const unsigned char *slots; /* 8 bytes each: hash of a word, its class; little-endian */
    uint32_t mask;
} fh_classes;

/* The classes of models/classes.bin, read in place; false when they are damaged. */
bool fh_classes_get(fh_classes *ret);
/* The kinds of words of models/senses.bin, whose card tells the bits: fh_classes_of gives them for the hash of a lemma. */
bool fh_senses_get(fh_classes *ret);
/* 1..256 for the word with this folded hash, 0 for a word that was too rare; class / 8 is a coarser one. */
uint32_t fh_classes_of(const fh_classes *c, uint32_t word);

#endif
