/* SPDX-License-Identifier: MIT
 *
 * page/title.c - the headline, chosen among its candidates (page/headlines.h).
 *
 * Where JSON-LD names a headline it is that one, with four exceptions that were found right oftener than not:
 * it is the <title> written for search engines while <h1> and Open Graph agree on another; it is written for
 * search engines, in an <h1> too, while a lesser heading shows the one that Open Graph has; it lacks the kicker
 * that all three others have; it has a kicker that the <h1> or Open Graph does without. Where JSON-LD is
 * silent a learnt choice is made: a weighted sum of each candidate's figures, the highest wins
 * (models/title.bin, made by tools/train_title.py), and yields to Open Graph's other wording of it, if there is one. */
#include "base/embed.h"
#include "page/headlines.h"

FH_EMBED(title_weights, "title.bin");

enum { MIN_KICKED = 12, HEADER_BYTES = 8 };

static bool has(const fh_page_headline *c, uint32_t from) { return (c->from & from) == from; }

/* The shortest that JSON-LD names: without the site's name, where that was told. */
static const fh_page_headline *said_one(const fh_page_headlines *h) {
    const fh_page_headline *best = NULL;
    for (size_t i = 0; i < h->found.n; i++) {
        const fh_page_headline *c = &h->found.at[i];
        if (has(c, FH_FROM_SAID) && (!best || c->text.len < best->text.len)) best = c;
    }
    return best;
}

/* Whether a lesser heading before the running text shows it, with or without a kicker. */
static bool is_shown_below(const fh_page_headlines *h, const fh_page_headline *c) {
    if (has(c, FH_FROM_H2)) return true;
    for (size_t i = 0; i < h->found.n; i++)
        if (has(&h->found.at[i], FH_FROM_H2) && fh_page__ends_with(h->found.at[i].text, c->text)) return true;
    return false;
}

/* Whether `other` is the headline rather than `said`, which stands in JSON-LD. */
static bool is_better(const fh_page_headlines *h, const fh_page_headline *said, const fh_page_headline *other) {
    static const uint32_t searched = FH_FROM_H1 | FH_FROM_TITLE;
    bool two_heads = has(said, FH_FROM_TITLE) && !(said->from & (FH_FROM_OG | FH_FROM_H2)) && has(other, FH_FROM_OG) && !(other->from & searched);
    if (two_heads && is_shown_below(h, other)) return true;
    bool seen = said->from & (FH_FROM_H1 | FH_FROM_OG), for_search = has(said, FH_FROM_TITLE) && !seen;
    if (for_search && has(other, FH_FROM_H1 | FH_FROM_OG)) return true;
    if (!seen && has(other, FH_FROM_H1 | FH_FROM_OG | FH_FROM_TITLE) && fh_page__ends_with(other->text, said->text)) return true;
    if (other->text.len < MIN_KICKED || !fh_page__ends_with(said->text, other->text)) return false;
    return has(said, FH_FROM_OG) ? false : has(other, FH_FROM_OG) || has(other, FH_FROM_H1);
}

static const fh_page_headline *said_or_better(const fh_page_headlines *h) {
    const fh_page_headline *said = said_one(h);
    for (size_t i = 0; said && i < h->found.n; i++)
        if (!has(&h->found.at[i], FH_FROM_SAID) && is_better(h, said, &h->found.at[i])) return &h->found.at[i];
    return said;
}

static const fh_page_headline *learnt_one(const fh_page_headlines *h) {
    fh_str file = FH_EMBEDDED(title_weights);
    float row[FH_HEADLINE_FIGURES], weights[FH_HEADLINE_FIGURES], most = 0;
    size_t best = 0;
    if (file.len != HEADER_BYTES + sizeof weights || memcmp(file.ptr, "FHTI\1\0\0\0", HEADER_BYTES) != 0) return NULL;
    memcpy(weights, file.ptr + HEADER_BYTES, sizeof weights);
    for (size_t i = 0; i < h->found.n; i++) {
        float sum = 0;
        fh_page__headline_row(h, i, row);
        for (size_t k = 0; k < FH_HEADLINE_FIGURES; k++) sum += weights[k] * row[k];
        if (i == 0 || sum > most) most = sum, best = i;
    }
    return h->found.n ? &h->found.at[fh_page__headline_apart(h, best)] : NULL;
}

fh_str fh_page__title(const fh_page_doc *doc, const fh_page_said *said, const fh_raw *raw, fh_str outlet, fh_str *ret_site) {
    fh_page_headlines h;
    fh_page__headlines(doc, said, raw, outlet, &h, ret_site);
    const fh_page_headline *c = said_or_better(&h);
    if (!c) c = learnt_one(&h);
    return c ? c->text : (fh_str){NULL, 0};
}
