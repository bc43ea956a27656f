/* SPDX-License-Identifier: MIT
 *
 * timeline/holidays_table.h - names of days, by the hash of their first word, longest first; made by tools/gen_timeline.py from data/timeline/holidays.txt; do not edit. */
#ifndef FH_TIMELINE_HOLIDAYS_TABLE_H
#define FH_TIMELINE_HOLIDAYS_TABLE_H

#include <stdint.h>

enum holiday_rule { HOLIDAY_FIXED, HOLIDAY_NTH, HOLIDAY_NTHPLUS, HOLIDAY_NEAR, HOLIDAY_EASTER, HOLIDAY_ORTHODOX, HOLIDAY_HEBREW, HOLIDAY_ISLAMIC, HOLIDAY_CHINESE, HOLIDAY_MOON };

static const struct holiday { uint8_t rule, length; int8_t arg[4]; } holidays[] = {
    {HOLIDAY_FIXED, 1, {1, 1, 0, 0}}, /* new year's day */
    {HOLIDAY_FIXED, 1, {12, 31, 0, 0}}, /* new year's eve */
    {HOLIDAY_FIXED, 1, {1, 6, 0, 0}}, /* epiphany */
    {HOLIDAY_FIXED, 1, {1, 7, 0, 0}}, /* orthodox christmas */
    {HOLIDAY_FIXED, 1, {1, 26, 0, 0}}, /* australia day */
    {HOLIDAY_FIXED, 1, {1, 27, 0, 0}}, /* holocaust remembrance day */
    {HOLIDAY_FIXED, 1, {2, 2, 0, 0}}, /* groundhog day */
    {HOLIDAY_FIXED, 1, {2, 14, 0, 0}}, /* valentine's day */
    {HOLIDAY_FIXED, 1, {3, 17, 0, 0}}, /* st patrick's day */
    {HOLIDAY_FIXED, 1, {3, 8, 0, 0}}, /* international women's day */
    {HOLIDAY_FIXED, 1, {3, 14, 0, 0}}, /* pi day */
    {HOLIDAY_FIXED, 1, {4, 1, 0, 0}}, /* april fools */
    {HOLIDAY_FIXED, 1, {4, 22, 0, 0}}, /* earth day */
    {HOLIDAY_FIXED, 1, {4, 25, 0, 0}}, /* anzac day */
    {HOLIDAY_FIXED, 1, {4, 27, 0, 0}}, /* king's day */
    {HOLIDAY_FIXED, 1, {5, 1, 0, 0}}, /* may day */
    {HOLIDAY_FIXED, 1, {5, 4, 0, 0}}, /* star wars day */
    {HOLIDAY_FIXED, 1, {5, 5, 0, 0}}, /* cinco de mayo */
    {HOLIDAY_FIXED, 1, {5, 8, 0, 0}}, /* victory in europe day */
    {HOLIDAY_FIXED, 1, {5, 9, 0, 0}}, /* victory day */
    {HOLIDAY_FIXED, 1, {6, 19, 0, 0}}, /* juneteenth */
    {HOLIDAY_FIXED, 1, {7, 1, 0, 0}}, /* canada day */
    {HOLIDAY_FIXED, 1, {7, 4, 0, 0}}, /* independence day */
    {HOLIDAY_FIXED, 1, {7, 14, 0, 0}}, /* bastille day */
    {HOLIDAY_FIXED, 1, {8, 15, 0, 0}}, /* assumption day */
    {HOLIDAY_FIXED, 1, {11, 1, 0, 0}}, /* world vegan day */
    {HOLIDAY_FIXED, 1, {10, 31, 0, 0}}, /* halloween */
    {HOLIDAY_FIXED, 1, {11, 1, 0, 0}}, /* all saints day */
    {HOLIDAY_FIXED, 1, {11, 2, 0, 0}}, /* all souls day */
    {HOLIDAY_FIXED, 1, {11, 5, 0, 0}}, /* guy fawkes night */
    {HOLIDAY_FIXED, 1, {11, 11, 0, 0}}, /* veterans day */
    {HOLIDAY_FIXED, 1, {12, 6, 0, 0}}, /* st nicholas day */
    {HOLIDAY_FIXED, 1, {12, 10, 0, 0}}, /* human rights day */
    {HOLIDAY_FIXED, 1, {12, 24, 0, 0}}, /* christmas eve */
    {HOLIDAY_FIXED, 1, {12, 25, 0, 0}}, /* christmas */
    {HOLIDAY_FIXED, 1, {12, 26, 0, 0}}, /* boxing day */
    {HOLIDAY_FIXED, 1, {6, 6, 0, 0}}, /* d day */
    {HOLIDAY_NTH, 1, {3, 1, 1, 0}}, /* martin luther king day */
    {HOLIDAY_NTH, 1, {3, 1, 2, 0}}, /* presidents day */
    {HOLIDAY_NTH, 1, {2, 7, 2, 0}}, /* super bowl sunday */
    {HOLIDAY_NTH, 1, {2, 7, 5, 0}}, /* mother's day */
    {HOLIDAY_NTH, 1, {-1, 1, 5, 0}}, /* memorial day */
    {HOLIDAY_NTH, 1, {3, 7, 6, 0}}, /* father's day */
    {HOLIDAY_NTH, 1, {1, 1, 9, 0}}, /* labor day */
    {HOLIDAY_NTH, 1, {1, 7, 9, 0}}, /* grandparents day */
    {HOLIDAY_NTH, 1, {2, 1, 10, 0}}, /* columbus day */
    {HOLIDAY_NEAR, 1, {10, 16, 0, 0}}, /* boss's day */
    {HOLIDAY_NTH, 1, {4, 4, 11, 0}}, /* thanksgiving */
    {HOLIDAY_NTHPLUS, 1, {4, 4, 11, -1}}, /* thanksgiving eve */
    {HOLIDAY_NTHPLUS, 1, {4, 4, 11, 1}}, /* black friday */
    {HOLIDAY_NTHPLUS, 1, {4, 4, 11, 2}}, /* small business saturday */
    {HOLIDAY_NTHPLUS, 1, {4, 4, 11, 4}}, /* cyber monday */
    {HOLIDAY_NTHPLUS, 1, {4, 4, 11, 5}}, /* giving tuesday */
    {HOLIDAY_NTHPLUS, 1, {1, 1, 11, 1}}, /* election day */
    {HOLIDAY_EASTER, 1, {-47, 0, 0, 0}}, /* mardi gras */
    {HOLIDAY_EASTER, 1, {-46, 0, 0, 0}}, /* ash wednesday */
    {HOLIDAY_EASTER, 46, {-46, 0, 0, 0}}, /* lent */
    {HOLIDAY_EASTER, 1, {-7, 0, 0, 0}}, /* palm sunday */
    {HOLIDAY_EASTER, 1, {-3, 0, 0, 0}}, /* maundy thursday */
    {HOLIDAY_EASTER, 1, {-2, 0, 0, 0}}, /* good friday */
    {HOLIDAY_EASTER, 1, {-1, 0, 0, 0}}, /* holy saturday */
    {HOLIDAY_EASTER, 1, {0, 0, 0, 0}}, /* easter */
    {HOLIDAY_EASTER, 1, {1, 0, 0, 0}}, /* easter monday */
    {HOLIDAY_EASTER, 1, {39, 0, 0, 0}}, /* ascension day */
    {HOLIDAY_EASTER, 1, {49, 0, 0, 0}}, /* pentecost */
    {HOLIDAY_EASTER, 1, {50, 0, 0, 0}}, /* whit monday */
    {HOLIDAY_EASTER, 1, {56, 0, 0, 0}}, /* trinity sunday */
    {HOLIDAY_EASTER, 1, {60, 0, 0, 0}}, /* corpus christi */
    {HOLIDAY_ORTHODOX, 1, {-48, 0, 0, 0}}, /* clean monday */
    {HOLIDAY_ORTHODOX, 1, {-8, 0, 0, 0}}, /* lazarus saturday */
    {HOLIDAY_ORTHODOX, 1, {-7, 0, 0, 0}}, /* orthodox palm sunday */
    {HOLIDAY_ORTHODOX, 1, {-3, 0, 0, 0}}, /* orthodox great thursday */
    {HOLIDAY_ORTHODOX, 1, {-2, 0, 0, 0}}, /* orthodox good friday */
    {HOLIDAY_ORTHODOX, 1, {-1, 0, 0, 0}}, /* orthodox holy saturday */
    {HOLIDAY_ORTHODOX, 1, {0, 0, 0, 0}}, /* orthodox easter */
    {HOLIDAY_ORTHODOX, 1, {1, 0, 0, 0}}, /* orthodox easter monday */
    {HOLIDAY_ORTHODOX, 1, {49, 0, 0, 0}}, /* orthodox pentecost */
    {HOLIDAY_ORTHODOX, 41, {-48, 0, 0, 0}}, /* great lent */
    {HOLIDAY_HEBREW, 2, {7, 1, 0, 0}}, /* rosh hashanah */
    {HOLIDAY_HEBREW, 1, {7, 10, 0, 0}}, /* yom kippur */
    {HOLIDAY_HEBREW, 8, {7, 15, 0, 0}}, /* sukkot */
    {HOLIDAY_HEBREW, 1, {7, 21, 0, 0}}, /* hoshana rabbah */
    {HOLIDAY_HEBREW, 1, {7, 22, 0, 0}}, /* shemini atzeret */
    {HOLIDAY_HEBREW, 1, {7, 23, 0, 0}}, /* simchat torah */
    {HOLIDAY_HEBREW, 8, {9, 25, 0, 0}}, /* hanukkah */
    {HOLIDAY_HEBREW, 1, {11, 15, 0, 0}}, /* tu bishvat */
    {HOLIDAY_HEBREW, 1, {12, 14, 0, 0}}, /* purim */
    {HOLIDAY_HEBREW, 1, {12, 15, 0, 0}}, /* shushan purim */
    {HOLIDAY_HEBREW, 8, {1, 15, 0, 0}}, /* passover */
    {HOLIDAY_HEBREW, 1, {1, 27, 0, 0}}, /* yom hashoah */
    {HOLIDAY_HEBREW, 1, {2, 18, 0, 0}}, /* lag baomer */
    {HOLIDAY_HEBREW, 2, {3, 6, 0, 0}}, /* shavuot */
    {HOLIDAY_HEBREW, 1, {5, 9, 0, 0}}, /* tisha b av */
    {HOLIDAY_ISLAMIC, 1, {1, 1, 0, 0}}, /* islamic new year */
    {HOLIDAY_ISLAMIC, 1, {1, 10, 0, 0}}, /* ashura */
    {HOLIDAY_ISLAMIC, 1, {3, 12, 0, 0}}, /* mawlid */
    {HOLIDAY_ISLAMIC, 1, {7, 27, 0, 0}}, /* isra and mi raj */
    {HOLIDAY_ISLAMIC, 30, {9, 1, 0, 0}}, /* ramadan */
    {HOLIDAY_ISLAMIC, 1, {9, 27, 0, 0}}, /* laylat al qadr */
    {HOLIDAY_ISLAMIC, 1, {10, 1, 0, 0}}, /* eid al fitr */
    {HOLIDAY_ISLAMIC, 1, {12, 10, 0, 0}}, /* eid al adha */
    {HOLIDAY_CHINESE, 1, {1, 1, 0, 0}}, /* chinese new year */
    {HOLIDAY_CHINESE, 1, {5, 5, 0, 0}}, /* dragon boat festival */
    {HOLIDAY_CHINESE, 1, {8, 15, 0, 0}}, /* mid autumn festival */
};

static const uint32_t holiday_hashes[] = {0x01046b7c, 0xe433f151, 0x03ad0f82, 0x369db715, 0x511c3af9, 0x6e5946f9, 0x03ad0f82, 0x6e5946f9, 0x0500daaa, 0xf8b6c4ac, 0x05ca2fef, 0x9ba3459e, 0x06f8fcd1, 0x6e5946f9, 0x070a8398, 0x6e5946f9, 0x0756f877, 0x38ca4ba6, 0x0777f349, 0x56022c42, 0x0777f349, 0xf18a6d27, 0x097c1fad, 0xb43f3a3f, 0x6e5946f9, 0x0bef6890, 0x6e5946f9, 0x0bef6890, 0xf9a4d8de, 0x0bef6890, 0x0c03debf, 0x97c3850e, 0x0cdf6ff0, 0x0dae6f48, 0x6e5946f9, 0x0dae6f48, 0xf9a4d8de, 0x0dae6f48, 0x0de2e255, 0x0e3ed757, 0x27a4beda, 0x24b1e460, 0x0e3ed757, 0xed32a971, 0x54939ea5, 0x0f71ef39, 0x56500949, 0xff6e89b9, 0x132dd6fa, 0x6e5946f9, 0x1815a566, 0xf18a6d27, 0x1a8f1bfc, 0xfbd6aad3, 0x1b99a616, 0x1d4a3fa7, 0x209e565f, 0x484f1f91, 0x6e5946f9, 0x209e565f, 0x7c928d43, 0x6e5946f9, 0x209e565f, 0xb522fc5f, 0x6e5946f9, 0x209e565f, 0xda1cf347, 0x6e5946f9, 0x209e565f, 0xda1cf347, 0x22e5e634, 0x1e24dbbc, 0x4fc61855, 0x22e5e634, 0xc4a357dd, 0x25a12b39, 0x74afd0eb, 0x263c1782, 0x2a919223, 0x27a4beda, 0x5353ab8a, 0x979a53a3, 0x27a4beda, 0x24b1e460, 0x28158c07, 0x9602c013, 0x2375a91a, 0x28158c07, 0x9602c013, 0x556b7cf2, 0x28158c07, 0xa1b7bc86, 0x2375a91a, 0x28158c07, 0xa1b7bc86, 0x556b7cf2, 0x28158c07, 0x2be70cc4, 0x2e32e520, 0x27a4beda, 0x2e774298, 0x26fb96ab, 0xe433f151, 0x2e784e58, 0xa7d70369, 0xf8b6c4ac, 0x3017b50c, 0x11d102c4, 0xd550e2d8, 0x3282dc2c, 0x328aee38, 0x32b5b5e5, 0x6e5946f9, 0x390f25ad, 0x39fd6c6a, 0x6e5946f9, 0x3fae6c07, 0x5c5459e7, 0x443236eb, 0x6e5946f9, 0xc9fbb6a0, 0x443236eb, 0x6e5946f9, 0x47bd0ae0, 0x6e5946f9, 0x49104909, 0xa94c4528, 0x6e5946f9, 0x4e82a989, 0x209e565f, 0x6e5946f9, 0x4e82a989, 0x3b00b89c, 0x6e5946f9, 0x4e82a989, 0x74866b3f, 0x6e5946f9, 0x4e82a989, 0xe2a00d30, 0x6e5946f9, 0x4e82a989, 0xe2a00d30, 0xf9a4d8de, 0x4e82a989, 0xe4b42795, 0x6e5946f9, 0x4e82a989, 0xecf3ccd0, 0x6e5946f9, 0x4ea92e40, 0x7062623a, 0x4ea92e40, 0xccf95752, 0x5082f35c, 0x6e5946f9, 0x5083b7ba, 0x53ba7658, 0x13b4dc71, 0x132dd6fa, 0x05f6d397, 0x6e5946f9, 0x53ba7658, 0x13b4dc71, 0x132dd6fa, 0x6e5946f9, 0x53ba7658, 0x13b4dc71, 0xbd880b22, 0x6e5946f9, 0x54939ea5, 0x6e5946f9, 0x54939ea5, 0x74afd0eb, 0x56022c42, 0x5353ab8a, 0x0e3ed757, 0xbb3c0f8f, 0x22e0253b, 0x56500949, 0x7fda0eca, 0x6e5946f9, 0x56500949, 0x7fda0eca, 0xf9a4d8de, 0x56500949, 0xff6e89b9, 0x6e5946f9, 0x56500949, 0xff6e89b9, 0xf9a4d8de, 0x57184969, 0x3f109740, 0x571fab3c, 0x457965ab, 0x6e5946f9, 0x5748c8de, 0x5884b841, 0x6e5946f9, 0x5aef96a7, 0x1d4a3fa7, 0x5aef96a7, 0x3f109740, 0x5badd840, 0xf18a6d27, 0x5bbab096, 0x6e5946f9, 0x5e244e32, 0x6e5946f9, 0x5ec1f5ed, 0xe863ff16, 0xf9a4d8de, 0x5ec1f5ed, 0xe863ff16, 0x603ab1b0, 0x5353ab8a, 0x863f62b5, 0x603ab1b0, 0x6e5946f9, 0x64343cdc, 0xdb5b8be4, 0x64361fa4, 0x6e5946f9, 0x6613e756, 0x5696d3ee, 0x6e5946f9, 0x68b104b2, 0x56500949, 0xff6e89b9, 0x6e5946f9, 0x68b104b2, 0x56500949, 0xff6e89b9, 0x6a3a78ec, 0xe433f151, 0x6c2a751c, 0xfb09b6c8, 0x6e5946f9, 0x5353ab8a, 0x328aee38, 0x6e5946f9, 0x5353ab8a, 0x9e8b3977, 0x72274d43, 0x099ab9a2, 0x72274d43, 0x30a4d9f7, 0x72274d43, 0xa48517df, 0x738515c7, 0x6e5946f9, 0x74afd0eb, 0x5353ab8a, 0x9088e4f8, 0x796206ed, 0x56022c42, 0x796206ed, 0x7c928d43, 0x6e5946f9, 0x7ceeff45, 0x6e5946f9, 0x807c9c7e, 0x6e5946f9, 0x80b6033d, 0x6e5946f9, 0x82d79407, 0xfb09b6c8, 0x87808fb4, 0x6e5946f9, 0x88a846eb, 0x89be079a, 0x8a338322, 0x1815a566, 0xf18a6d27, 0x8a338322, 0x57184969, 0x3f109740, 0x8a338322, 0x5aef96a7, 0x3f109740, 0x8a338322, 0x5aef96a7, 0x74afd0eb, 0x8a338322, 0x6c2a751c, 0x56022c42, 0x8a338322, 0x98644083, 0x56022c42, 0x8a338322, 0xac5e5673, 0x56022c42, 0x8a338322, 0xac5e5673, 0xf18a6d27, 0x8a338322, 0xbb3c0f8f, 0xf8b6c4ac, 0x8a338322, 0x0bef6890, 0x8a338322, 0x796206ed, 0x8a338322, 0xac5e5673, 0x8c0c5303, 0x06f8fcd1, 0x6e5946f9, 0x8c0c5303, 0x466fcd3b, 0x6e5946f9, 0x8c0c5303, 0xf0335079, 0x6e5946f9, 0x8ccd306d, 0x3b00b89c, 0x6e5946f9, 0x8ccd306d, 0x934b3a97, 0x6e5946f9, 0x8ccd306d, 0x934b3a97, 0x8d8ff0b6, 0x7f365eb7, 0x6e5946f9, 0x8e11882d, 0x6e5946f9, 0x8e719103, 0xffffc80e, 0xf18a6d27, 0x8f8234bf, 0x6e5946f9, 0x8f8234bf, 0xfb09b6c8, 0x94aa2283, 0x1e24dbbc, 0x81b64f01, 0x97c3850e, 0x98644083, 0x07ec01b5, 0x98644083, 0x56022c42, 0x99499eed, 0xfb09b6c8, 0x99e74223, 0x6e5946f9, 0x9b3245be, 0x9602c013, 0xc9c67107, 0x9ba3459e, 0x5353ab8a, 0x0e3ed757, 0x05ca2fef, 0x9ba3459e, 0x5353ab8a, 0x0e3ed757, 0x54939ea5, 0x9ba3459e, 0x5353ab8a, 0x0e3ed757, 0x603ab1b0, 0x9ba3459e, 0x5353ab8a, 0x0e3ed757, 0xb50701a6, 0x9ba3459e, 0x5353ab8a, 0x263c1782, 0x2a919223, 0x9ba3459e, 0x5353ab8a, 0x0f5d274c, 0x9ba3459e, 0x5353ab8a, 0x72460569, 0x9ba3459e, 0x5353ab8a, 0x7ac01e64, 0x9ba3459e, 0x5353ab8a, 0xa37adf1e, 0x9ba3459e, 0x5353ab8a, 0xe39e658c, 0x9d1bbdf1, 0xf52d577a, 0x0f6a777d, 0x827ce0c2, 0xa453bbd8, 0xa499295e, 0xa8d78a4a, 0x6e5946f9, 0xaa0cbc5f, 0xac5e5673, 0x3f109740, 0xac5e5673, 0x56022c42, 0xac5e5673, 0x6e5946f9, 0xac5e5673, 0x83e226f5, 0xac5e5673, 0xf18a6d27, 0xac5e5673, 0xf8b6c4ac, 0xac5e5673, 0xf9a4d8de, 0xac5e5673, 0xacb9ea90, 0x6e5946f9, 0xad9f6dc4, 0x9602c013, 0x2375a91a, 0xad9f6dc4, 0x9602c013, 0x556b7cf2, 0xad9f6dc4, 0xa1b7bc86, 0x2375a91a, 0xad9f6dc4, 0xa1b7bc86, 0x556b7cf2, 0xaeed9a09, 0x484f1f91, 0x6e5946f9, 0xaeed9a09, 0x7c928d43, 0x6e5946f9, 0xaeed9a09, 0xb522fc5f, 0x6e5946f9, 0xaeed9a09, 0xda1cf347, 0x6e5946f9, 0xaeed9a09, 0xda1cf347, 0xaf8c13c7, 0x6e5946f9, 0xb2388654, 0x6e5946f9, 0xb2ca6157, 0x48de4bd5, 0x27a4beda, 0xb2ca6157, 0x48de4bd5, 0x6e5946f9, 0xb3999e80, 0xad9f6dc4, 0xb43f3a3f, 0x6e5946f9, 0xb83bc6e9, 0x56022c42, 0xba5a68ba, 0x8fbf3987, 0xbb3c0f8f, 0x3f109740, 0xbb3c0f8f, 0x74afd0eb, 0xbb3c0f8f, 0xf8b6c4ac, 0xbc471e73, 0x6e5946f9, 0xbf3cf54e, 0x9602c013, 0x5dd6eb1c, 0xbf3cf54e, 0xc725d04a, 0x6e5946f9, 0xc725d04a, 0xf9a4d8de, 0xc725d04a, 0xc7623a2b, 0xc84c7a0f, 0xf18a6d27, 0xc8a33d5c, 0x6e5946f9, 0xc8d481ca, 0x68b104b2, 0x56500949, 0xff6e89b9, 0x6e5946f9, 0xc8d481ca, 0x56500949, 0xff6e89b9, 0x6e5946f9, 0xc8d481ca, 0x68b104b2, 0x56500949, 0xff6e89b9, 0xc8d481ca, 0x56500949, 0xff6e89b9, 0xc9fbb6a0, 0x6e5946f9, 0xcb49b62c, 0xfb09b6c8, 0xce0b00b7, 0xe08b869e, 0xe433f151, 0xd5f560ad, 0x6e5946f9, 0xd7b90491, 0x6e5946f9, 0xd9b03711, 0xae22a99b, 0xdbca9bc8, 0xdd5db12b, 0x56500949, 0xff6e89b9, 0xddce6249, 0x56022c42, 0xdf2ba1f3, 0x05f6d397, 0x6e5946f9, 0xdf2ba1f3, 0x6e5946f9, 0xe42dd64d, 0x74afd0eb, 0xe433f151, 0x5353ab8a, 0x14633f1c, 0xe678ce8d, 0x38ca4ba6, 0xe6d1dff0, 0x6e5946f9, 0xe85d4c7c, 0x6e5946f9, 0xe9400772, 0x6e5946f9, 0xeab53436, 0x6e5946f9, 0xedabafd4, 0x2485731f, 0xedd31f84, 0xbd880b22, 0x6e5946f9, 0xf22d8b03, 0x69feb6e4, 0xf2748c7c, 0x7f365eb7, 0x6e5946f9, 0xf3aae0d9, 0x3f109740, 0xf3aae0d9, 0xf8b6c4ac, 0xf6c4ed1d, 0x56022c42, 0xf8ec3ef8, 0xf8f51a76, 0x6e5946f9, 0xfa6d3444, 0xfbc64d2b, 0xfca060ff, 0x6e5946f9, 0xfca060ff, 0xfe5f12a1, 0xf18a6d27};

enum { N_HOLIDAY_NAMES = 236 };
static const struct holiday_name { uint16_t first; uint8_t n_words, holiday; } holiday_names[N_HOLIDAY_NAMES] = {
    {0, 2, 103}, /* moon festival */
    {2, 4, 18}, /* victory in europe day */
    {6, 2, 19}, /* victory day */
    {8, 2, 69}, /* lazarus saturday */
    {10, 2, 100}, /* sacrifice feast */
    {12, 2, 9}, /* women's day */
    {14, 2, 23}, /* bastille day */
    {16, 2, 83}, /* simhat torah */
    {18, 2, 65}, /* whit monday */
    {20, 2, 64}, /* whit sunday */
    {22, 3, 5}, /* holocaust remembrance day */
    {25, 2, 34}, /* christmas day */
    {27, 2, 33}, /* christmas eve */
    {29, 1, 34}, /* christmas */
    {30, 2, 87}, /* shushan purim */
    {32, 1, 80}, /* sukkot */
    {33, 2, 34}, /* xmas day */
    {35, 2, 33}, /* xmas eve */
    {37, 1, 34}, /* xmas */
    {38, 1, 64}, /* whitsunday */
    {39, 3, 96}, /* the night journey */
    {42, 3, 96}, /* the prophet's ascension */
    {45, 3, 78}, /* jewish new year */
    {48, 2, 14}, /* king's day */
    {50, 2, 57}, /* palm sunday */
    {52, 2, 93}, /* amun jadid */
    {54, 1, 74}, /* pascha */
    {55, 1, 56}, /* lent */
    {56, 3, 8}, /* saint paddy's day */
    {59, 3, 7}, /* saint valentine's day */
    {62, 3, 31}, /* saint nicholas day */
    {65, 3, 8}, /* saint patrick's day */
    {68, 2, 8}, /* saint patrick */
    {70, 3, 90}, /* lag b omer */
    {73, 2, 90}, /* lag baomer */
    {75, 2, 58}, /* covenant thursday */
    {77, 2, 67}, /* corpus christi */
    {79, 3, 98}, /* night of power */
    {82, 2, 96}, /* night journey */
    {84, 3, 99}, /* eid al fitr */
    {87, 3, 100}, /* eid al adha */
    {90, 3, 99}, /* eid ul fitr */
    {93, 3, 100}, /* eid ul adha */
    {96, 1, 99}, /* eid */
    {97, 1, 84}, /* chanukah */
    {98, 2, 29}, /* bonfire night */
    {100, 3, 102}, /* dragon boat festival */
    {103, 3, 50}, /* small business saturday */
    {106, 3, 17}, /* cinco de mayo */
    {109, 1, 80}, /* succos */
    {110, 1, 94}, /* ashura */
    {111, 2, 46}, /* boss's day */
    {113, 1, 20}, /* juneteenth */
    {114, 2, 44}, /* grandparents day */
    {116, 2, 54}, /* mardi gras */
    {118, 3, 15}, /* labour day may */
    {121, 2, 43}, /* labour day */
    {123, 2, 40}, /* mothers day */
    {125, 3, 45}, /* indigenous peoples day */
    {128, 3, 27}, /* all saint's day */
    {131, 3, 11}, /* all fool's day */
    {134, 3, 28}, /* all soul's day */
    {137, 3, 27}, /* all hallows day */
    {140, 3, 26}, /* all hallows eve */
    {143, 3, 27}, /* all saints day */
    {146, 3, 28}, /* all souls day */
    {149, 2, 78}, /* rosh hashana */
    {151, 2, 78}, /* rosh hashanah */
    {153, 2, 6}, /* groundhog day */
    {155, 1, 91}, /* shavuot */
    {156, 5, 37}, /* martin luther king jr day */
    {161, 4, 37}, /* martin luther king day */
    {165, 4, 37}, /* martin luther kings day */
    {169, 2, 63}, /* ascension day */
    {171, 2, 63}, /* ascension thursday */
    {173, 5, 65}, /* monday of the holy spirit */
    {178, 3, 0}, /* new years day */
    {181, 3, 1}, /* new years eve */
    {184, 3, 0}, /* new year's day */
    {187, 3, 1}, /* new year's eve */
    {190, 2, 59}, /* good friday */
    {192, 3, 16}, /* star wars day */
    {195, 1, 88}, /* pesah */
    {196, 2, 42}, /* fathers day */
    {198, 2, 77}, /* great lent */
    {200, 2, 59}, /* great friday */
    {202, 2, 70}, /* branch sunday */
    {204, 2, 13}, /* anzac day */
    {206, 2, 30}, /* veteran's day */
    {208, 3, 33}, /* x mas eve */
    {211, 2, 34}, /* x mas */
    {213, 3, 24}, /* assumption of mary */
    {216, 2, 24}, /* assumption day */
    {218, 2, 26}, /* hallowe'en */
    {220, 2, 18}, /* ve day */
    {222, 3, 25}, /* world vegan day */
    {225, 4, 101}, /* lunar new year's day */
    {229, 3, 101}, /* lunar new year */
    {232, 2, 101}, /* spring festival */
    {234, 2, 54}, /* shrove tuesday */
    {236, 3, 94}, /* day of ashura */
    {239, 3, 79}, /* day of atonement */
    {242, 2, 89}, /* yom hashoah */
    {244, 2, 78}, /* yom teruah */
    {246, 2, 79}, /* yom kippur */
    {248, 2, 30}, /* veterans day */
    {250, 3, 58}, /* thursday of mysteries */
    {253, 2, 65}, /* pentecost monday */
    {255, 1, 64}, /* pentecost */
    {256, 2, 7}, /* valentine's day */
    {258, 2, 42}, /* father's day */
    {260, 2, 43}, /* labor day */
    {262, 2, 36}, /* d day */
    {264, 2, 52}, /* giving tuesday */
    {266, 2, 21}, /* canada day */
    {268, 1, 93}, /* muharram */
    {269, 1, 84}, /* hanukah */
    {270, 3, 70}, /* orthodox palm sunday */
    {273, 3, 72}, /* orthodox good friday */
    {276, 3, 72}, /* orthodox great friday */
    {279, 3, 71}, /* orthodox great thursday */
    {282, 3, 68}, /* orthodox shrove monday */
    {285, 3, 68}, /* orthodox ash monday */
    {288, 3, 75}, /* orthodox easter monday */
    {291, 3, 74}, /* orthodox easter sunday */
    {294, 3, 73}, /* orthodox holy saturday */
    {297, 2, 3}, /* orthodox christmas */
    {299, 2, 76}, /* orthodox pentecost */
    {301, 2, 74}, /* orthodox easter */
    {303, 3, 9}, /* international women's day */
    {306, 3, 15}, /* international worker's day */
    {309, 3, 15}, /* international workers day */
    {312, 3, 11}, /* april fool's day */
    {315, 3, 11}, /* april fools day */
    {318, 2, 11}, /* april fools */
    {320, 3, 32}, /* human rights day */
    {323, 2, 10}, /* pi day */
    {325, 3, 39}, /* super bowl sunday */
    {328, 2, 54}, /* pancake day */
    {330, 2, 54}, /* pancake tuesday */
    {332, 3, 92}, /* tisha b av */
    {335, 1, 86}, /* purim */
    {336, 2, 55}, /* ash wednesday */
    {338, 2, 68}, /* ash monday */
    {340, 2, 54}, /* fat tuesday */
    {342, 2, 46}, /* bosses day */
    {344, 3, 98}, /* laylat al qadr */
    {347, 4, 100}, /* feast of the sacrifice */
    {351, 4, 63}, /* feast of the ascension */
    {355, 4, 24}, /* feast of the assumption */
    {359, 4, 80}, /* feast of the ingathering */
    {363, 4, 67}, /* feast of corpus christi */
    {367, 3, 80}, /* feast of tabernacles */
    {370, 3, 91}, /* feast of weeks */
    {373, 3, 80}, /* feast of booths */
    {376, 3, 84}, /* feast of dedication */
    {379, 3, 78}, /* feast of trumpets */
    {382, 4, 96}, /* isra and mi raj */
    {386, 1, 88}, /* pesach */
    {387, 1, 84}, /* chanukkah */
    {388, 2, 22}, /* independence day */
    {390, 1, 88}, /* passover */
    {391, 2, 59}, /* easter friday */
    {393, 2, 62}, /* easter monday */
    {395, 2, 61}, /* easter day */
    {397, 2, 62}, /* easter mon */
    {399, 2, 61}, /* easter sunday */
    {401, 2, 60}, /* easter saturday */
    {403, 2, 60}, /* easter eve */
    {405, 1, 61}, /* easter */
    {406, 2, 38}, /* presidents day */
    {408, 3, 99}, /* id al fitr */
    {411, 3, 100}, /* id al adha */
    {414, 3, 99}, /* id ul fitr */
    {417, 3, 100}, /* id ul adha */
    {420, 3, 8}, /* st paddy's day */
    {423, 3, 7}, /* st valentine's day */
    {426, 3, 31}, /* st nicholas day */
    {429, 3, 8}, /* st patrick's day */
    {432, 2, 8}, /* st patrick */
    {434, 2, 45}, /* columbus day */
    {436, 2, 12}, /* earth day */
    {438, 3, 29}, /* guy fawkes night */
    {441, 3, 29}, /* guy fawkes day */
    {444, 2, 100}, /* bakr id */
    {446, 2, 30}, /* remembrance day */
    {448, 2, 75}, /* bright monday */
    {450, 2, 38}, /* washington's birthday */
    {452, 2, 59}, /* holy friday */
    {454, 2, 58}, /* holy thursday */
    {456, 2, 60}, /* holy saturday */
    {458, 2, 38}, /* president's day */
    {460, 3, 95}, /* mawlid al nabawi */
    {463, 1, 95}, /* mawlid */
    {464, 2, 47}, /* thanksgiving day */
    {466, 2, 48}, /* thanksgiving eve */
    {468, 1, 47}, /* thanksgiving */
    {469, 1, 2}, /* epiphany */
    {470, 2, 64}, /* white sunday */
    {472, 2, 53}, /* election day */
    {474, 5, 101}, /* chinese lunar new year's day */
    {479, 4, 101}, /* chinese new year's day */
    {483, 4, 101}, /* chinese lunar new year */
    {487, 3, 101}, /* chinese new year */
    {490, 2, 15}, /* may day */
    {492, 2, 54}, /* carnival tuesday */
    {494, 3, 103}, /* mid autumn festival */
    {497, 2, 4}, /* australia day */
    {499, 2, 7}, /* valentines day */
    {501, 2, 81}, /* hoshana rabbah */
    {503, 1, 14}, /* koningsdag */
    {504, 3, 93}, /* islamic new year */
    {507, 2, 51}, /* cyber monday */
    {509, 3, 37}, /* mlk jr day */
    {512, 2, 37}, /* mlk day */
    {514, 2, 58}, /* maundy thursday */
    {516, 3, 84}, /* festival of lights */
    {519, 2, 83}, /* simchat torah */
    {521, 2, 30}, /* armistice day */
    {523, 2, 40}, /* mother's day */
    {525, 2, 41}, /* memorial day */
    {527, 2, 6}, /* groundhogs day */
    {529, 2, 82}, /* shemini atzeret */
    {531, 3, 2}, /* three kings day */
    {534, 2, 85}, /* tu bishvat */
    {536, 3, 37}, /* civil rights day */
    {539, 2, 49}, /* black friday */
    {541, 2, 60}, /* black saturday */
    {543, 2, 68}, /* clean monday */
    {545, 1, 97}, /* ramadan */
    {546, 2, 35}, /* boxing day */
    {548, 1, 84}, /* hannukkah */
    {549, 1, 84}, /* hanukkah */
    {550, 2, 26}, /* halloween day */
    {552, 1, 26}, /* halloween */
    {553, 2, 66}, /* trinity sunday */
};

#endif
