/* SPDX-License-Identifier: MIT
 *
 * base/xml.h - libxml2, made ready once. Whoever calls it calls this first: its own set-up deadlocks when two threads
 * come first at the same time. */
#ifndef FH_BASE_XML_H
#define FH_BASE_XML_H

void fh_xml_ready(void);

#endif
