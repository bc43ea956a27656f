/* SPDX-License-Identifier: MIT
 *
 * base/embed.h - files of models/ as read-only data of the library: mapped with it, shared between
 * processes, loaded page by page when first touched, and never missing.
 *
 *   FH_EMBED(page_weights, "page.bin");            in one .c file
 *   fh_str w = FH_EMBEDDED(page_weights);
 *
 * The path is below models/, which the build names in FH_MODELS_DIR. */
#ifndef FH_BASE_EMBED_H
#define FH_BASE_EMBED_H

#include "base/str.h"

#define FH_EMBED(name, file)                                                     \
    __asm__(".pushsection .rodata\n"                                             \
            ".balign 64\n"                                                       \
            ".local fh_embed_" #name "\n"                                        \
            "fh_embed_" #name ":\n"                                              \
            ".incbin \"" FH_MODELS_DIR "/" file "\"\n"                           \
            ".local fh_embed_" #name "_end\n"                                    \
            "fh_embed_" #name "_end:\n"                                          \
            ".byte 0\n"                                                          \
            ".popsection\n");                                                    \
    extern const char fh_embed_##name[], fh_embed_##name##_end[]

#define FH_EMBEDDED(name) fh_str_between(fh_embed_##name, fh_embed_##name##_end)

#endif
