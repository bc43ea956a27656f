/* SPDX-License-Identifier: MIT
 *
 * page/page.h - raw report -> article text and metadata.
 *
 * The files in the order of the work. docs/page.md tells the methods.
 *
 *   HTML         source: the part that a parser has to see. parse: elements, blocks and text in one pass. table: figures in rows
 *   plain text   lines: blocks. linehead: headline, outlet and byline
 *   the article  words, stats, features: blocks in figures. model: boosted trees over them. decide: which blocks are it. kind: pages that hold none.
 *                script: an article that stands in data alone. across: lines that unrelated reports share
 *   its head     head: each field from the best that speaks of it. said: JSON-LD. headlines, title: candidates, and the one chosen. byline.
 *                date: dates in any writing. published: when. credits: the agencies and outlets that it names as its source
 *   all of it    page */
#ifndef FH_PAGE_PAGE_H
#define FH_PAGE_PAGE_H

#include <firsthand/records.h>

#include "base/error.h"
#include "base/raw.h"

/* Reads `raw` into `r`: everything up to and with page_kind, text, sha256 and paragraphs. What `raw` was said
 * to be (title, date) serves where the page says nothing. `raw` is borrowed until return.
 * FH_EINPUT  no text at all: binary, or empty
 * FH_ELIMIT  nested deeper or longer than the limits allow
 * Cost: linear in the bytes. Threads: any number at once, an arena each. */
fh_status fh_page_read(fh_arena *keep, fh_arena *scratch, const fh_raw *raw, fh_report *r, fh_error *err);

#endif
