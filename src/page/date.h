/* SPDX-License-Identifier: MIT
 *
 * page/date.h - dates as pages, feeds and lines of text write them. */
#ifndef FH_PAGE_DATE_H
#define FH_PAGE_DATE_H

#include <firsthand/types.h>

/* How "03/04/2031" is read where no part settles it. */
typedef enum fh_page_date_order { FH_DAY_FIRST = 0, FH_MONTH_FIRST } fh_page_date_order;

typedef struct fh_page_date {
    fh_datetime at;
    uint32_t begin, end; /* of the date and its time of day */
} fh_page_date;

/* The first date in s at or after byte `from`, with its time of day and zone where they stand beside it:
 * ISO 8601, RFC 822, "Oct. 5, 2033, 9:14 p.m.", "5. Oktober 2033", "2033年10月5日", "04/14/32". A date
 * needs day, month and year. Cost: linear. */
bool fh_page__date_find(fh_str s, size_t from, fh_page_date_order order, fh_page_date *ret);

/* The date of a URL's path, "/2033/10/05/" or "/20331005" or "-2033-10-05"; day precision at best. */
bool fh_page__date_in_url(fh_str url, fh_datetime *ret);

#endif
