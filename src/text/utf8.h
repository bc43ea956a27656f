/* SPDX-License-Identifier: MIT
 *
 * text/utf8.h - the old place of base/utf8.h. */
#include "base/utf8.h"
