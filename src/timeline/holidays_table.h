/* SPDX-License-Identifier: MIT
 *
 * timeline/holidays_table.h - names of days, by the hash of their first word, longest first; made by tools/gen_timeline.py from data/timeline/holidays.txt; do not edit. */
#ifndef FH_TIMELINE_HOLIDAYS_TABLE_H
#define FH_TIMELINE_HOLIDAYS_TABLE_H

#include <stdint.h>

enum holiday_rule { HOLIDAY_FIXED, HOLIDAY_NTH, HOLIDAY_NTHPLUS, HOLIDAY_NEAR, HOLIDAY_EASTER, HOLIDAY_ORTHODOX, HOLIDAY_HEBREW, HOLIDAY_ISLAMIC, HOLIDAY_CHINESE, HOLIDAY_FRIDAY, HOLIDAY_HINDU, HOLIDAY_SUN, HOLIDAY_PARSI, HOLIDAY_NOSUNDAY };

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
    {HOLIDAY_NOSUNDAY, 1, {4, 27, 0, 0}}, /* king's day */
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
    {HOLIDAY_FRIDAY, 1, {10, 1, 0, 0}}, /* jamat ul vida */
    {HOLIDAY_HINDU, 1, {1, 1, 6, 0}}, /* ugadi */
    {HOLIDAY_HINDU, 1, {1, 9, 12, 0}}, /* rama navami */
    {HOLIDAY_HINDU, 1, {1, 13, 6, 0}}, /* mahavir jayanti */
    {HOLIDAY_HINDU, 1, {1, 15, 6, 0}}, /* hanuman jayanti */
    {HOLIDAY_HINDU, 1, {2, 3, 10, 0}}, /* akshaya tritiya */
    {HOLIDAY_HINDU, 1, {2, 15, 18, 0}}, /* vesak */
    {HOLIDAY_HINDU, 1, {4, 2, 6, 0}}, /* ratha yatra */
    {HOLIDAY_HINDU, 1, {4, 15, 6, 0}}, /* guru purnima */
    {HOLIDAY_HINDU, 1, {5, 15, 6, 0}}, /* raksha bandhan */
    {HOLIDAY_HINDU, 1, {5, 23, 24, 0}}, /* krishna janmashtami */
    {HOLIDAY_HINDU, 1, {6, 4, 12, 0}}, /* ganesh chaturthi */
    {HOLIDAY_HINDU, 10, {7, 1, 18, 0}}, /* navaratri */
    {HOLIDAY_HINDU, 1, {7, 7, 6, 0}}, /* maha saptami */
    {HOLIDAY_HINDU, 1, {7, 8, 6, 0}}, /* maha ashtami */
    {HOLIDAY_HINDU, 1, {7, 9, 6, 0}}, /* maha navami */
    {HOLIDAY_HINDU, 1, {7, 10, 14, 0}}, /* dussehra */
    {HOLIDAY_HINDU, 1, {7, 15, 6, 0}}, /* valmiki jayanti */
    {HOLIDAY_HINDU, 1, {7, 19, 20, 0}}, /* karva chauth */
    {HOLIDAY_HINDU, 1, {7, 28, 18, 0}}, /* dhanteras */
    {HOLIDAY_HINDU, 1, {7, 29, 18, 0}}, /* choti diwali */
    {HOLIDAY_HINDU, 1, {7, 30, 18, 0}}, /* diwali */
    {HOLIDAY_HINDU, 1, {8, 1, 12, 0}}, /* govardhan puja */
    {HOLIDAY_HINDU, 1, {8, 2, 12, 0}}, /* bhai dooj */
    {HOLIDAY_HINDU, 1, {8, 6, 6, 0}}, /* chhath */
    {HOLIDAY_HINDU, 1, {8, 15, 6, 0}}, /* guru nanak jayanti */
    {HOLIDAY_HINDU, 1, {10, 7, 6, 0}}, /* guru gobind singh jayanti */
    {HOLIDAY_HINDU, 1, {11, 5, 8, 0}}, /* vasant panchami */
    {HOLIDAY_HINDU, 1, {11, 29, 24, 0}}, /* maha shivaratri */
    {HOLIDAY_HINDU, 1, {12, 15, 19, 0}}, /* holika dahan */
    {HOLIDAY_HINDU, 1, {12, 15, 19, 1}}, /* holi */
    {HOLIDAY_SUN, 1, {9, 18, 0, 0}}, /* makar sankranti */
    {HOLIDAY_SUN, 1, {9, 18, 0, 0}}, /* pongal */
    {HOLIDAY_SUN, 1, {9, 18, 1, 0}}, /* maattu pongal */
    {HOLIDAY_SUN, 1, {9, 18, 2, 0}}, /* kaanum pongal */
    {HOLIDAY_SUN, 1, {0, 18, 0, 0}}, /* vaisakhi */
    {HOLIDAY_PARSI, 1, {0, 0, 0, 0}}, /* parsi new year */
    {HOLIDAY_FIXED, 1, {5, 9, 0, 0}}, /* rabindra jayanti */
    {HOLIDAY_FIXED, 1, {11, 5, 0, 0}}, /* guy fawkes */
};

static const uint32_t holiday_hashes[] = {0x0097787e, 0x00c84024, 0xa1b7bc86, 0x41388f61, 0x01046b7c, 0xe433f151, 0x0178cb1f, 0xb81774a2, 0x027b15dd, 0x03ad0f82, 0x369db715, 0x511c3af9, 0x6e5946f9, 0x03ad0f82, 0x6e5946f9, 0x046ad5fd, 0xbe9177af, 0x04eb6759, 0x5222fb49, 0x0500daaa, 0xf8b6c4ac, 0x05ca2fef, 0x9ba3459e, 0x05ed74d4, 0x5e4034eb, 0x05f38d66, 0x16ccbf28, 0x0658ebd8, 0x6416bea0, 0xbe9177af, 0x06f8fcd1, 0x6e5946f9, 0x070a8398, 0x6e5946f9, 0x0756f877, 0x38ca4ba6, 0x0777f349, 0x56022c42, 0x0777f349, 0xf18a6d27, 0x097c1fad, 0xb43f3a3f, 0x6e5946f9, 0x0bef6890, 0x6e5946f9, 0x0bef6890, 0xf9a4d8de, 0x0bef6890, 0x0c03debf, 0x97c3850e, 0x0cd22c65, 0xbe9177af, 0x0cdf6ff0, 0x0dae6f48, 0x6e5946f9, 0x0dae6f48, 0xf9a4d8de, 0x0dae6f48, 0x0de2e255, 0x0e3ed757, 0x27a4beda, 0x24b1e460, 0x0e3ed757, 0xed32a971, 0x54939ea5, 0x0f71ef39, 0x56500949, 0xff6e89b9, 0x132dd6fa, 0x6e5946f9, 0x13cae268, 0x400b55a8, 0x339a010d, 0x16af5714, 0xfb773583, 0x16ccbf28, 0x1815a566, 0xf18a6d27, 0x1a8f1bfc, 0xfbd6aad3, 0x1b99a616, 0x1d4a3fa7, 0x1d4f43c0, 0x5bb10e84, 0x1e7d0a83, 0xbe9177af, 0x209e565f, 0x484f1f91, 0x6e5946f9, 0x209e565f, 0x7c928d43, 0x6e5946f9, 0x209e565f, 0xb522fc5f, 0x6e5946f9, 0x209e565f, 0xda1cf347, 0x6e5946f9, 0x209e565f, 0xda1cf347, 0x22e5e634, 0x1e24dbbc, 0x4fc61855, 0x22e5e634, 0xc4a357dd, 0x245e305b, 0x25a12b39, 0x74afd0eb, 0x263c1782, 0x2a919223, 0x271671fa, 0x27a4beda, 0x5353ab8a, 0x979a53a3, 0x27a4beda, 0x24b1e460, 0x28158c07, 0x9602c013, 0x2375a91a, 0x28158c07, 0x9602c013, 0x556b7cf2, 0x28158c07, 0xa1b7bc86, 0x2375a91a, 0x28158c07, 0xa1b7bc86, 0x556b7cf2, 0x28158c07, 0x299cfe3c, 0x2be70cc4, 0x2e32e520, 0x27a4beda, 0x2e774298, 0x26fb96ab, 0xe433f151, 0x2e784e58, 0xa7d70369, 0xf8b6c4ac, 0x3017b50c, 0x11d102c4, 0xd550e2d8, 0x32654ba3, 0xaccc5fc0, 0x887f8126, 0x32654ba3, 0xbe9177af, 0x3282dc2c, 0x328aee38, 0x32b5b5e5, 0x6e5946f9, 0x35bcb97c, 0xb72152d4, 0x36247bea, 0x04f525a4, 0x36247bea, 0x7f6bf759, 0x36247bea, 0xc392773a, 0x36247bea, 0xcd1dc3ac, 0x36247bea, 0xe51923ca, 0x3713a36d, 0x3468c26c, 0x38431999, 0xcd1dc3ac, 0x38431999, 0xe0b842db, 0x38431999, 0xfb773583, 0x38e620a8, 0x390f25ad, 0x3996516f, 0x52955d62, 0x39fd6c6a, 0x6e5946f9, 0x3ac39ca0, 0x5bb10e84, 0x3b1c3d43, 0x3c78453d, 0x3fae6c07, 0x5c5459e7, 0x443236eb, 0x6e5946f9, 0xc9fbb6a0, 0x443236eb, 0x6e5946f9, 0x46c324de, 0x47bd0ae0, 0x6e5946f9, 0x49104909, 0xa94c4528, 0x6e5946f9, 0x4ba4a9dc, 0x50996b85, 0x4c4f9fee, 0x6b47dc3c, 0x4e82a989, 0x209e565f, 0x6e5946f9, 0x4e82a989, 0x3b00b89c, 0x6e5946f9, 0x4e82a989, 0x74866b3f, 0x6e5946f9, 0x4e82a989, 0xe2a00d30, 0x6e5946f9, 0x4e82a989, 0xe2a00d30, 0xf9a4d8de, 0x4e82a989, 0xe4b42795, 0x6e5946f9, 0x4e82a989, 0xecf3ccd0, 0x6e5946f9, 0x4ea92e40, 0x7062623a, 0x4ea92e40, 0xccf95752, 0x5082f35c, 0x6e5946f9, 0x5083b7ba, 0x52bdd41f, 0x53ba7658, 0x13b4dc71, 0x132dd6fa, 0x05f6d397, 0x6e5946f9, 0x53ba7658, 0x13b4dc71, 0x132dd6fa, 0x6e5946f9, 0x53ba7658, 0x13b4dc71, 0xbd880b22, 0x6e5946f9, 0x54939ea5, 0x6e5946f9, 0x54939ea5, 0x74afd0eb, 0x56022c42, 0x5353ab8a, 0x0e3ed757, 0xbb3c0f8f, 0x22e0253b, 0x56500949, 0x7fda0eca, 0x6e5946f9, 0x56500949, 0x7fda0eca, 0xf9a4d8de, 0x56500949, 0xff6e89b9, 0x6e5946f9, 0x56500949, 0xff6e89b9, 0xf9a4d8de, 0x56f3bdca, 0x57184969, 0x3f109740, 0x571fab3c, 0x457965ab, 0x6e5946f9, 0x5748c8de, 0x5884b841, 0x6e5946f9, 0x5aef96a7, 0x1d4a3fa7, 0x5aef96a7, 0x3f109740, 0x5badd840, 0xf18a6d27, 0x5bb10e84, 0x5bbab096, 0x6e5946f9, 0x5dd70b26, 0xa40c6d35, 0x5e244e32, 0x6e5946f9, 0x5eb6b5d4, 0x5ec1f5ed, 0xe863ff16, 0xf9a4d8de, 0x5ec1f5ed, 0xe863ff16, 0x603ab1b0, 0x5353ab8a, 0x863f62b5, 0x603ab1b0, 0x6e5946f9, 0x6132419a, 0xfb773583, 0x61453056, 0x62c4d8ac, 0x6416bea0, 0xbe9177af, 0x64343cdc, 0xdb5b8be4, 0x64361fa4, 0x6e5946f9, 0x6613e756, 0x5696d3ee, 0x6e5946f9, 0x682bbe15, 0x5bb10e84, 0x68b104b2, 0x56500949, 0xff6e89b9, 0x6e5946f9, 0x68b104b2, 0x56500949, 0xff6e89b9, 0x6a3a78ec, 0xe433f151, 0x6c2a751c, 0xfb09b6c8, 0x6e5946f9, 0x5353ab8a, 0x328aee38, 0x6e5946f9, 0x5353ab8a, 0x9e8b3977, 0x6ed1ca8f, 0x71c516b1, 0x1c2b267d, 0x9a5f0ebf, 0xbe9177af, 0x71c516b1, 0x22d67087, 0x9a5f0ebf, 0x8fbf3987, 0x71c516b1, 0x22d67087, 0x9a5f0ebf, 0xbe9177af, 0x71c516b1, 0x63eaa9f5, 0xbe9177af, 0x71c516b1, 0x63eaa9f5, 0xc3384257, 0x71c516b1, 0x820ae4e8, 0x72274d43, 0x099ab9a2, 0x72274d43, 0x30a4d9f7, 0x72274d43, 0xa48517df, 0x7280c0ff, 0x5bb10e84, 0x738515c7, 0x6e5946f9, 0x7475af1a, 0x74afd0eb, 0x5353ab8a, 0x9088e4f8, 0x796206ed, 0x56022c42, 0x796206ed, 0x7c928d43, 0x6e5946f9, 0x7ceeff45, 0x6e5946f9, 0x800ece8c, 0x04a841c6, 0x807c9c7e, 0x6e5946f9, 0x80b6033d, 0x6e5946f9, 0x82d79407, 0xfb09b6c8, 0x87808fb4, 0x6e5946f9, 0x87f9f728, 0x9f01b7c5, 0x88a846eb, 0x89be079a, 0x8a338322, 0x1815a566, 0xf18a6d27, 0x8a338322, 0x57184969, 0x3f109740, 0x8a338322, 0x5aef96a7, 0x3f109740, 0x8a338322, 0x5aef96a7, 0x74afd0eb, 0x8a338322, 0x6c2a751c, 0x56022c42, 0x8a338322, 0x98644083, 0x56022c42, 0x8a338322, 0xac5e5673, 0x56022c42, 0x8a338322, 0xac5e5673, 0xf18a6d27, 0x8a338322, 0xbb3c0f8f, 0xf8b6c4ac, 0x8a338322, 0x0bef6890, 0x8a338322, 0x796206ed, 0x8a338322, 0xac5e5673, 0x8a8fd418, 0x8c0c5303, 0x06f8fcd1, 0x6e5946f9, 0x8c0c5303, 0x466fcd3b, 0x6e5946f9, 0x8c0c5303, 0xf0335079, 0x6e5946f9, 0x8ccd306d, 0x3b00b89c, 0x6e5946f9, 0x8ccd306d, 0x934b3a97, 0x6e5946f9, 0x8ccd306d, 0x934b3a97, 0x8d8ff0b6, 0x7f365eb7, 0x6e5946f9, 0x8e11882d, 0x6e5946f9, 0x8e719103, 0xffffc80e, 0xf18a6d27, 0x8f8234bf, 0x6e5946f9, 0x8f8234bf, 0xfb09b6c8, 0x8ffe1266, 0x93c56e8a, 0x339a010d, 0x94aa2283, 0x1e24dbbc, 0x81b64f01, 0x952b71f4, 0x97c3850e, 0x98644083, 0x07ec01b5, 0x98644083, 0x56022c42, 0x99499eed, 0xfb09b6c8, 0x99e74223, 0x6e5946f9, 0x9b3245be, 0x9602c013, 0xc9c67107, 0x9ba3459e, 0x5353ab8a, 0x0e3ed757, 0x05ca2fef, 0x9ba3459e, 0x5353ab8a, 0x0e3ed757, 0x54939ea5, 0x9ba3459e, 0x5353ab8a, 0x0e3ed757, 0x603ab1b0, 0x9ba3459e, 0x5353ab8a, 0x0e3ed757, 0xb50701a6, 0x9ba3459e, 0x5353ab8a, 0x263c1782, 0x2a919223, 0x9ba3459e, 0x5353ab8a, 0x0f5d274c, 0x9ba3459e, 0x5353ab8a, 0x72460569, 0x9ba3459e, 0x5353ab8a, 0x7ac01e64, 0x9ba3459e, 0x5353ab8a, 0xa37adf1e, 0x9ba3459e, 0x5353ab8a, 0xe39e658c, 0x9d1bbdf1, 0xf52d577a, 0x0f6a777d, 0x827ce0c2, 0xa3f7317a, 0x3468c26c, 0xa453bbd8, 0xa499295e, 0xa63f702d, 0x245e305b, 0xa63f702d, 0x299cfe3c, 0xa8d78a4a, 0x6e5946f9, 0xa93cf0d8, 0xcc195f1e, 0xaa0cbc5f, 0xab29b69c, 0x74d61f13, 0xac493954, 0xac5e5673, 0x3f109740, 0xac5e5673, 0x56022c42, 0xac5e5673, 0x6e5946f9, 0xac5e5673, 0x83e226f5, 0xac5e5673, 0xf18a6d27, 0xac5e5673, 0xf8b6c4ac, 0xac5e5673, 0xf9a4d8de, 0xac5e5673, 0xacb9ea90, 0x6e5946f9, 0xad9f6dc4, 0x9602c013, 0x2375a91a, 0xad9f6dc4, 0x9602c013, 0x556b7cf2, 0xad9f6dc4, 0xa1b7bc86, 0x2375a91a, 0xad9f6dc4, 0xa1b7bc86, 0x556b7cf2, 0xade503ed, 0xaeed9a09, 0x484f1f91, 0x6e5946f9, 0xaeed9a09, 0x7c928d43, 0x6e5946f9, 0xaeed9a09, 0xb522fc5f, 0x6e5946f9, 0xaeed9a09, 0xda1cf347, 0x6e5946f9, 0xaeed9a09, 0xda1cf347, 0xaf8c13c7, 0x6e5946f9, 0xb2388654, 0x6e5946f9, 0xb2ca6157, 0x48de4bd5, 0x27a4beda, 0xb2ca6157, 0x48de4bd5, 0x6e5946f9, 0xb2ca6157, 0x48de4bd5, 0xb3999e80, 0xad9f6dc4, 0xb43f3a3f, 0x6e5946f9, 0xb62201aa, 0x5bb10e84, 0xb83bc6e9, 0x56022c42, 0xb9d9f92e, 0x6e5946f9, 0xb9d9f92e, 0x820ae4e8, 0xba5a68ba, 0x8fbf3987, 0xbb3c0f8f, 0x3f109740, 0xbb3c0f8f, 0x74afd0eb, 0xbb3c0f8f, 0xf8b6c4ac, 0xbc471e73, 0x6e5946f9, 0xbf3cf54e, 0x9602c013, 0x5dd6eb1c, 0xbf3cf54e, 0xbfd67d6a, 0xfb773583, 0xbfd67d6a, 0xc3384257, 0xc725d04a, 0x6e5946f9, 0xc725d04a, 0xf9a4d8de, 0xc725d04a, 0xc7623a2b, 0xc7e3369e, 0xaccc5fc0, 0x887f8126, 0xc7e3369e, 0xbe9177af, 0xc8408092, 0xbfd67d6a, 0xc8408092, 0xfb773583, 0xc84c7a0f, 0xf18a6d27, 0xc8a33d5c, 0x6e5946f9, 0xc8d481ca, 0x68b104b2, 0x56500949, 0xff6e89b9, 0x6e5946f9, 0xc8d481ca, 0x56500949, 0xff6e89b9, 0x6e5946f9, 0xc8d481ca, 0x68b104b2, 0x56500949, 0xff6e89b9, 0xc8d481ca, 0x56500949, 0xff6e89b9, 0xc9fbb6a0, 0x6e5946f9, 0xcae8a70f, 0x931d44f6, 0xcae8a70f, 0xd65b3a72, 0xcb49b62c, 0xfb09b6c8, 0xce0b00b7, 0xe08b869e, 0xe433f151, 0xd5450e6b, 0xd5f560ad, 0x6e5946f9, 0xd7308ff1, 0x7f6bf759, 0xd73fecfb, 0x56500949, 0xff6e89b9, 0xd7b90491, 0x6e5946f9, 0xd8cee9f2, 0x7f6bf759, 0xd9b03711, 0xae22a99b, 0xdbca9bc8, 0xdd5db12b, 0x56500949, 0xff6e89b9, 0xddce6249, 0x56022c42, 0xdf2ba1f3, 0x05f6d397, 0x6e5946f9, 0xdf2ba1f3, 0x6e5946f9, 0xe0eea13e, 0xbeb5efa1, 0xe1aaa7e1, 0xbeb5efa1, 0xe395561e, 0xa40c6d35, 0xe42dd64d, 0x74afd0eb, 0xe433f151, 0x5353ab8a, 0x14633f1c, 0xe4865f19, 0xe4fed4d7, 0x5222fb49, 0xe6763743, 0xe678ce8d, 0x38ca4ba6, 0xe6d1dff0, 0x6e5946f9, 0xe85d4c7c, 0x6e5946f9, 0xe9400772, 0x6e5946f9, 0xeab53436, 0x6e5946f9, 0xec6cae67, 0xedabafd4, 0x2485731f, 0xedd31f84, 0xbd880b22, 0x6e5946f9, 0xef203998, 0xf057e0fa, 0xa1b7bc86, 0x41388f61, 0xf22d8b03, 0x69feb6e4, 0xf2748c7c, 0x7f365eb7, 0x6e5946f9, 0xf3aae0d9, 0x3f109740, 0xf3aae0d9, 0xf8b6c4ac, 0xf6c4ed1d, 0x56022c42, 0xf853eea0, 0x245e305b, 0xf853eea0, 0x299cfe3c, 0xf8ec3ef8, 0xf8f51a76, 0x6e5946f9, 0xfa6d3444, 0xfbc64d2b, 0xfca060ff, 0x6e5946f9, 0xfca060ff, 0xfe5f12a1, 0xf18a6d27};

enum { N_HOLIDAY_NAMES = 334 };
static const struct holiday_name { uint16_t first; uint8_t n_words, holiday; } holiday_names[N_HOLIDAY_NAMES] = {
    {0, 1, 116}, /* navaratri */
    {1, 3, 104}, /* jummat ul vida */
    {4, 2, 103}, /* moon festival */
    {6, 2, 105}, /* gudi padwa */
    {8, 1, 113}, /* rakhi */
    {9, 4, 18}, /* victory in europe day */
    {13, 2, 19}, /* victory day */
    {15, 2, 108}, /* hanuman jayanti */
    {17, 2, 122}, /* karva chauth */
    {19, 2, 69}, /* lazarus saturday */
    {21, 2, 100}, /* sacrifice feast */
    {23, 2, 113}, /* raksha bandhan */
    {25, 2, 114}, /* krishna janmashtami */
    {27, 3, 121}, /* maharishi valmiki jayanti */
    {30, 2, 9}, /* women's day */
    {32, 2, 23}, /* bastille day */
    {34, 2, 83}, /* simhat torah */
    {36, 2, 65}, /* whit monday */
    {38, 2, 64}, /* whit sunday */
    {40, 3, 5}, /* holocaust remembrance day */
    {43, 2, 34}, /* christmas day */
    {45, 2, 33}, /* christmas eve */
    {47, 1, 34}, /* christmas */
    {48, 2, 87}, /* shushan purim */
    {50, 2, 141}, /* rabindranath jayanti */
    {52, 1, 80}, /* sukkot */
    {53, 2, 34}, /* xmas day */
    {55, 2, 33}, /* xmas eve */
    {57, 1, 34}, /* xmas */
    {58, 1, 64}, /* whitsunday */
    {59, 3, 96}, /* the night journey */
    {62, 3, 96}, /* the prophet's ascension */
    {65, 3, 78}, /* jewish new year */
    {68, 2, 14}, /* king's day */
    {70, 3, 104}, /* jumu atul wida */
    {73, 2, 126}, /* govardhan puja */
    {75, 1, 114}, /* janmashtami */
    {76, 2, 57}, /* palm sunday */
    {78, 2, 93}, /* amun jadid */
    {80, 1, 74}, /* pascha */
    {81, 1, 56}, /* lent */
    {82, 2, 137}, /* mattu pongal */
    {84, 2, 141}, /* rabindra jayanti */
    {86, 3, 8}, /* saint paddy's day */
    {89, 3, 7}, /* saint valentine's day */
    {92, 3, 31}, /* saint nicholas day */
    {95, 3, 8}, /* saint patrick's day */
    {98, 2, 8}, /* saint patrick */
    {100, 3, 90}, /* lag b omer */
    {103, 2, 90}, /* lag baomer */
    {105, 1, 125}, /* diwali */
    {106, 2, 58}, /* covenant thursday */
    {108, 2, 67}, /* corpus christi */
    {110, 1, 135}, /* uttarayan */
    {111, 3, 98}, /* night of power */
    {114, 2, 96}, /* night journey */
    {116, 3, 99}, /* eid al fitr */
    {119, 3, 100}, /* eid al adha */
    {122, 3, 99}, /* eid ul fitr */
    {125, 3, 100}, /* eid ul adha */
    {128, 1, 99}, /* eid */
    {129, 1, 134}, /* holi */
    {130, 1, 84}, /* chanukah */
    {131, 2, 29}, /* bonfire night */
    {133, 3, 102}, /* dragon boat festival */
    {136, 3, 50}, /* small business saturday */
    {139, 3, 17}, /* cinco de mayo */
    {142, 3, 107}, /* mahaveer janma kalyanak */
    {145, 2, 107}, /* mahaveer jayanti */
    {147, 1, 80}, /* succos */
    {148, 1, 94}, /* ashura */
    {149, 2, 46}, /* boss's day */
    {151, 2, 127}, /* bhai dooj */
    {153, 2, 117}, /* maha saptami */
    {155, 2, 119}, /* maha navami */
    {157, 2, 132}, /* maha shivratri */
    {159, 2, 118}, /* maha ashtami */
    {161, 2, 132}, /* maha shivaratri */
    {163, 2, 131}, /* vasant panchami */
    {165, 2, 118}, /* durga ashtami */
    {167, 2, 116}, /* durga pooja */
    {169, 2, 116}, /* durga puja */
    {171, 1, 125}, /* divali */
    {172, 1, 20}, /* juneteenth */
    {173, 2, 124}, /* naraka chaturdashi */
    {175, 2, 44}, /* grandparents day */
    {177, 2, 136}, /* thai pongal */
    {179, 1, 123}, /* dhanteras */
    {180, 1, 110}, /* wesak */
    {181, 2, 54}, /* mardi gras */
    {183, 3, 15}, /* labour day may */
    {186, 2, 43}, /* labour day */
    {188, 1, 134}, /* dhulandi */
    {189, 2, 40}, /* mothers day */
    {191, 3, 45}, /* indigenous peoples day */
    {194, 2, 124}, /* kali chaudas */
    {196, 2, 121}, /* pargat diwas */
    {198, 3, 27}, /* all saint's day */
    {201, 3, 11}, /* all fool's day */
    {204, 3, 28}, /* all soul's day */
    {207, 3, 27}, /* all hallows day */
    {210, 3, 26}, /* all hallows eve */
    {213, 3, 27}, /* all saints day */
    {216, 3, 28}, /* all souls day */
    {219, 2, 78}, /* rosh hashana */
    {221, 2, 78}, /* rosh hashanah */
    {223, 2, 6}, /* groundhog day */
    {225, 1, 91}, /* shavuot */
    {226, 1, 139}, /* vaisakhi */
    {227, 5, 37}, /* martin luther king jr day */
    {232, 4, 37}, /* martin luther king day */
    {236, 4, 37}, /* martin luther kings day */
    {240, 2, 63}, /* ascension day */
    {242, 2, 63}, /* ascension thursday */
    {244, 5, 65}, /* monday of the holy spirit */
    {249, 3, 0}, /* new years day */
    {252, 3, 1}, /* new years eve */
    {255, 3, 0}, /* new year's day */
    {258, 3, 1}, /* new year's eve */
    {261, 1, 120}, /* vijayadashami */
    {262, 2, 59}, /* good friday */
    {264, 3, 16}, /* star wars day */
    {267, 1, 88}, /* pesah */
    {268, 2, 42}, /* fathers day */
    {270, 2, 77}, /* great lent */
    {272, 2, 59}, /* great friday */
    {274, 2, 70}, /* branch sunday */
    {276, 1, 136}, /* pongal */
    {277, 2, 13}, /* anzac day */
    {279, 2, 111}, /* ratha yatra */
    {281, 2, 30}, /* veteran's day */
    {283, 1, 114}, /* gokulashtami */
    {284, 3, 33}, /* x mas eve */
    {287, 2, 34}, /* x mas */
    {289, 3, 24}, /* assumption of mary */
    {292, 2, 24}, /* assumption day */
    {294, 2, 125}, /* lakshmi puja */
    {296, 1, 105}, /* yugadi */
    {297, 1, 125}, /* deepavali */
    {298, 2, 121}, /* valmiki jayanti */
    {300, 2, 26}, /* hallowe'en */
    {302, 2, 18}, /* ve day */
    {304, 3, 25}, /* world vegan day */
    {307, 2, 138}, /* kanum pongal */
    {309, 4, 101}, /* lunar new year's day */
    {313, 3, 101}, /* lunar new year */
    {316, 2, 101}, /* spring festival */
    {318, 2, 54}, /* shrove tuesday */
    {320, 3, 94}, /* day of ashura */
    {323, 3, 79}, /* day of atonement */
    {326, 1, 139}, /* baisakhi */
    {327, 4, 130}, /* guru govind singh jayanti */
    {331, 4, 130}, /* guru gobind singh birthday */
    {335, 4, 130}, /* guru gobind singh jayanti */
    {339, 3, 129}, /* guru nanak jayanti */
    {342, 3, 129}, /* guru nanak gurpurab */
    {345, 2, 112}, /* guru purnima */
    {347, 2, 89}, /* yom hashoah */
    {349, 2, 78}, /* yom teruah */
    {351, 2, 79}, /* yom kippur */
    {353, 2, 137}, /* maattu pongal */
    {355, 2, 30}, /* veterans day */
    {357, 1, 123}, /* dhanatrayodashi */
    {358, 3, 58}, /* thursday of mysteries */
    {361, 2, 65}, /* pentecost monday */
    {363, 1, 64}, /* pentecost */
    {364, 2, 7}, /* valentine's day */
    {366, 2, 42}, /* father's day */
    {368, 2, 109}, /* akshaya tritiya */
    {370, 2, 43}, /* labor day */
    {372, 2, 36}, /* d day */
    {374, 2, 52}, /* giving tuesday */
    {376, 2, 21}, /* canada day */
    {378, 2, 127}, /* bhau beej */
    {380, 1, 93}, /* muharram */
    {381, 1, 84}, /* hanukah */
    {382, 3, 70}, /* orthodox palm sunday */
    {385, 3, 72}, /* orthodox good friday */
    {388, 3, 72}, /* orthodox great friday */
    {391, 3, 71}, /* orthodox great thursday */
    {394, 3, 68}, /* orthodox shrove monday */
    {397, 3, 68}, /* orthodox ash monday */
    {400, 3, 75}, /* orthodox easter monday */
    {403, 3, 74}, /* orthodox easter sunday */
    {406, 3, 73}, /* orthodox holy saturday */
    {409, 2, 3}, /* orthodox christmas */
    {411, 2, 76}, /* orthodox pentecost */
    {413, 2, 74}, /* orthodox easter */
    {415, 1, 120}, /* dussehra */
    {416, 3, 9}, /* international women's day */
    {419, 3, 15}, /* international worker's day */
    {422, 3, 15}, /* international workers day */
    {425, 3, 11}, /* april fool's day */
    {428, 3, 11}, /* april fools day */
    {431, 2, 11}, /* april fools */
    {433, 3, 32}, /* human rights day */
    {436, 2, 10}, /* pi day */
    {438, 3, 39}, /* super bowl sunday */
    {441, 2, 54}, /* pancake day */
    {443, 2, 54}, /* pancake tuesday */
    {445, 1, 139}, /* vaishakhi */
    {446, 2, 104}, /* jumuatul wida */
    {448, 3, 92}, /* tisha b av */
    {451, 1, 139}, /* mesadi */
    {452, 1, 86}, /* purim */
    {453, 2, 55}, /* ash wednesday */
    {455, 2, 68}, /* ash monday */
    {457, 2, 54}, /* fat tuesday */
    {459, 2, 46}, /* bosses day */
    {461, 3, 98}, /* laylat al qadr */
    {464, 4, 100}, /* feast of the sacrifice */
    {468, 4, 63}, /* feast of the ascension */
    {472, 4, 24}, /* feast of the assumption */
    {476, 4, 80}, /* feast of the ingathering */
    {480, 4, 67}, /* feast of corpus christi */
    {484, 3, 80}, /* feast of tabernacles */
    {487, 3, 91}, /* feast of weeks */
    {490, 3, 80}, /* feast of booths */
    {493, 3, 84}, /* feast of dedication */
    {496, 3, 78}, /* feast of trumpets */
    {499, 4, 96}, /* isra and mi raj */
    {503, 2, 131}, /* basant panchami */
    {505, 1, 88}, /* pesach */
    {506, 1, 84}, /* chanukkah */
    {507, 2, 124}, /* chhoti diwali */
    {509, 2, 133}, /* chhoti holi */
    {511, 2, 22}, /* independence day */
    {513, 2, 133}, /* holika dahan */
    {515, 1, 88}, /* passover */
    {516, 2, 135}, /* makar sankranti */
    {518, 1, 132}, /* mahashivratri */
    {519, 2, 59}, /* easter friday */
    {521, 2, 62}, /* easter monday */
    {523, 2, 61}, /* easter day */
    {525, 2, 62}, /* easter mon */
    {527, 2, 61}, /* easter sunday */
    {529, 2, 60}, /* easter saturday */
    {531, 2, 60}, /* easter eve */
    {533, 1, 61}, /* easter */
    {534, 2, 38}, /* presidents day */
    {536, 3, 99}, /* id al fitr */
    {539, 3, 100}, /* id al adha */
    {542, 3, 99}, /* id ul fitr */
    {545, 3, 100}, /* id ul adha */
    {548, 1, 134}, /* phagwah */
    {549, 3, 8}, /* st paddy's day */
    {552, 3, 7}, /* st valentine's day */
    {555, 3, 31}, /* st nicholas day */
    {558, 3, 8}, /* st patrick's day */
    {561, 2, 8}, /* st patrick */
    {563, 2, 45}, /* columbus day */
    {565, 2, 12}, /* earth day */
    {567, 3, 29}, /* guy fawkes night */
    {570, 3, 29}, /* guy fawkes day */
    {573, 2, 142}, /* guy fawkes */
    {575, 2, 100}, /* bakr id */
    {577, 2, 30}, /* remembrance day */
    {579, 2, 138}, /* kaanum pongal */
    {581, 2, 75}, /* bright monday */
    {583, 2, 110}, /* buddha day */
    {585, 2, 110}, /* buddha purnima */
    {587, 2, 38}, /* washington's birthday */
    {589, 2, 59}, /* holy friday */
    {591, 2, 58}, /* holy thursday */
    {593, 2, 60}, /* holy saturday */
    {595, 2, 38}, /* president's day */
    {597, 3, 95}, /* mawlid al nabawi */
    {600, 1, 95}, /* mawlid */
    {601, 2, 128}, /* chhath puja */
    {603, 1, 128}, /* chhath */
    {604, 1, 129}, /* gurpurab */
    {605, 2, 47}, /* thanksgiving day */
    {607, 2, 48}, /* thanksgiving eve */
    {609, 1, 47}, /* thanksgiving */
    {610, 1, 2}, /* epiphany */
    {611, 3, 107}, /* mahavir janma kalyanak */
    {614, 2, 107}, /* mahavir jayanti */
    {616, 2, 128}, /* dala chhath */
    {618, 2, 128}, /* dala puja */
    {620, 2, 64}, /* white sunday */
    {622, 2, 53}, /* election day */
    {624, 5, 101}, /* chinese lunar new year's day */
    {629, 4, 101}, /* chinese new year's day */
    {633, 4, 101}, /* chinese lunar new year */
    {637, 3, 101}, /* chinese new year */
    {640, 2, 15}, /* may day */
    {642, 2, 140}, /* jamshedi navroz */
    {644, 2, 140}, /* jamshedi nowroz */
    {646, 2, 54}, /* carnival tuesday */
    {648, 3, 103}, /* mid autumn festival */
    {651, 1, 110}, /* vesak */
    {652, 2, 4}, /* australia day */
    {654, 2, 106}, /* rama navami */
    {656, 3, 140}, /* parsi new year */
    {659, 2, 7}, /* valentines day */
    {661, 2, 106}, /* ram navami */
    {663, 2, 81}, /* hoshana rabbah */
    {665, 1, 14}, /* koningsdag */
    {666, 3, 93}, /* islamic new year */
    {669, 2, 51}, /* cyber monday */
    {671, 3, 37}, /* mlk jr day */
    {674, 2, 37}, /* mlk day */
    {676, 2, 115}, /* ganesh chaturthi */
    {678, 2, 115}, /* vinayaka chaturthi */
    {680, 2, 111}, /* rath yatra */
    {682, 2, 58}, /* maundy thursday */
    {684, 3, 84}, /* festival of lights */
    {687, 1, 135}, /* maghi */
    {688, 2, 122}, /* karwa chauth */
    {690, 1, 105}, /* ugadi */
    {691, 2, 83}, /* simchat torah */
    {693, 2, 30}, /* armistice day */
    {695, 2, 40}, /* mother's day */
    {697, 2, 41}, /* memorial day */
    {699, 2, 6}, /* groundhogs day */
    {701, 1, 116}, /* navratri */
    {702, 2, 82}, /* shemini atzeret */
    {704, 3, 2}, /* three kings day */
    {707, 1, 120}, /* dasara */
    {708, 3, 104}, /* jamat ul vida */
    {711, 2, 85}, /* tu bishvat */
    {713, 3, 37}, /* civil rights day */
    {716, 2, 49}, /* black friday */
    {718, 2, 60}, /* black saturday */
    {720, 2, 68}, /* clean monday */
    {722, 2, 124}, /* choti diwali */
    {724, 2, 133}, /* choti holi */
    {726, 1, 97}, /* ramadan */
    {727, 2, 35}, /* boxing day */
    {729, 1, 84}, /* hannukkah */
    {730, 1, 84}, /* hanukkah */
    {731, 2, 26}, /* halloween day */
    {733, 1, 26}, /* halloween */
    {734, 2, 66}, /* trinity sunday */
};

#endif
