/* SPDX-License-Identifier: MIT
 *
 * page/decide.c - which blocks are the article: those the learnt decision is sure enough of. */
#include "page/decide.h"

#include "page/model.h"

void fh_page__decide(const fh_page_doc *doc, const fh_page_stat *stats, const fh_page_head *head, bool has_body, bool *keep) {
    fh_page_features f = fh_page__features(doc, stats, head, has_body);
    if (!f.rows) return;
    fh_page_opinion o = fh_page__judge(doc->arena, &f, doc->html);
    for (size_t i = 0; o.p && i < f.n; i++) keep[i] = o.p[i] >= o.cut;
}
