/* SPDX-License-Identifier: MIT
 *
 * firsthand/version.h - the one place the version stands in; CMakeLists.txt reads it. */
#ifndef FIRSTHAND_VERSION_H
#define FIRSTHAND_VERSION_H

#define FH_VERSION "0.1.0"

#endif
