/* SPDX-License-Identifier: MIT
 *
 * base/xml.c - libxml2's set-up. */
#include "base/xml.h"

#include <libxml/parser.h>
#include <pthread.h>

static pthread_once_t ready = PTHREAD_ONCE_INIT;

void fh_xml_ready(void) { pthread_once(&ready, xmlInitParser); }
