#!/usr/bin/env python3
"""Makes src/text/unicode_table.h: the class and the lower-case form of every code point, from the Unicode
Character Database that Python carries (unicodedata).

usage: tools/gen_text_unicode.py [--check]
--check writes nothing and fails where the table is not what this Python's Unicode version makes; with a
Python of another Unicode version it says so and passes."""
import pathlib, re, sys, unicodedata

TARGET = pathlib.Path(__file__).resolve().parent.parent / "src/text/unicode_table.h"
PAGE = 128
CLASSES = ["OTHER", "SPACE", "LETTER", "UPPER", "DIGIT", "MARK", "IDEOGRAPH", "JOINER", "STOP"]
# Marks that end a sentence in scripts of their own (Unicode's Sentence_Terminal, without . ! ? and without those that
# also end abbreviations).
STOPS = set("\u0589\u061e\u061f\u06d4\u0700\u0964\u0965\u104a\u104b\u1362\u1367\u1368\u1803\u1809\u203c\u203d\u2047\u2048\u2049\u3002\ua4ff\uff01\uff0e\uff1f\uff61")
JOINERS = {0xad, 0x200c, 0x200d, 0x2060, 0xfeff}
SPACES = {0x9, 0xa, 0xb, 0xc, 0xd, 0x85, 0x200b, 0x2028, 0x2029}

def class_of(c):
    ch = chr(c)
    cat = unicodedata.category(ch)
    if c in JOINERS: return "JOINER"
    if c in SPACES or cat == "Zs": return "SPACE"
    if ch in STOPS: return "STOP"
    if cat in ("Lu", "Lt"): return "UPPER"
    if cat == "Nd" or (cat == "No" and c < 0x2150): return "DIGIT"
    if cat[0] == "M": return "MARK"
    if cat[0] == "L" or cat == "Nl":
        name = unicodedata.name(ch, "")
        if name.startswith(("CJK ", "HIRAGANA")) or 0x4e00 <= c <= 0x9fff: return "IDEOGRAPH"
        return "LETTER"
    if 0x3400 <= c <= 0x4dbf or 0x20000 <= c <= 0x3ffff: return "IDEOGRAPH"
    return "OTHER"

def lower_delta(c):
    low = chr(c).lower()
    return ord(low) - c if len(low) == 1 else 0

def two_stage(values):
    pages, index, seen = [], [], {}
    for at in range(0, len(values), PAGE):
        page = tuple(values[at:at + PAGE])
        if page not in seen:
            seen[page] = len(pages)
            pages.append(page)
        index.append(seen[page])
    return index, [v for p in pages for v in p]

def array(ctype, name, values):
    out = [f"static const {ctype} {name}[{len(values)}] = {{"]
    for i in range(0, len(values), 32): out.append("    " + ",".join(str(v) for v in values[i:i + 32]) + ",")
    return out + ["};"]

def make():
    n = 0x40000  # no letters beyond but tags and private use
    classes = [CLASSES.index(class_of(c)) for c in range(n)]
    deltas = [lower_delta(c) for c in range(n)]
    known = sorted(set(deltas), key=lambda d: (d != 0, abs(d), d))
    class_index, class_pages = two_stage(classes)
    fold_index, fold_pages = two_stage([known.index(d) for d in deltas])
    out = [f"/* Made by tools/gen_text_unicode.py from Unicode {unicodedata.unidata_version}; do not edit. */",
           "#ifndef FH_TEXT_UNICODE_TABLE_H", "#define FH_TEXT_UNICODE_TABLE_H", "", "#include <stdint.h>", "",
           f"enum {{ UNICODE_KNOWN = 0x{n:x}, UNICODE_PAGE = {PAGE} }};"]
    out += array("uint8_t" if max(class_index) < 256 else "uint16_t", "unicode_class_index", class_index)
    out += array("uint8_t", "unicode_class_pages", class_pages)
    out += array("uint8_t", "unicode_fold_index", fold_index)
    out += array("uint8_t", "unicode_fold_pages", fold_pages)
    out += array("int32_t", "unicode_fold_deltas", known)
    return "\n".join(out + ["", "#endif", ""])

def main():
    text = make()
    if "--check" not in sys.argv: TARGET.write_text(text, encoding="utf-8"); return 0
    have = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
    m = re.search(r"from Unicode ([\d.]+)", have)
    if m and m[1] != unicodedata.unidata_version:
        print(f"skipped: the table is of Unicode {m[1]}, this Python has {unicodedata.unidata_version}")
        return 0
    if have == text: return 0
    print(f"{TARGET.name}: not what this generator makes; run tools/gen_text_unicode.py", file=sys.stderr)
    return 1

if __name__ == "__main__": sys.exit(main())
