#!/usr/bin/env python3
"""Makes src/dossier/width_table.h: how many columns of a terminal a character takes.

usage: tools/gen_width.py [--check]

Origin: the Unicode character database as Python's unicodedata has it (Unicode licence v3). Zero columns: marks that combine
(Mn, Me), format characters (Cf) but the soft hyphen, and conjoining Hangul vowels and finals. Two: East Asian Wide and Fullwidth.
With --check nothing is written; the exit status says whether the file is as this program makes it."""
import pathlib, sys, unicodedata

OUT = pathlib.Path(__file__).resolve().parent.parent / "src/dossier/width_table.h"

def width(c):
    ch = chr(c)
    if unicodedata.category(ch) in ("Mn", "Me", "Cf") and c != 0xad or 0x1160 <= c <= 0x11ff: return 0
    return 2 if unicodedata.east_asian_width(ch) in "WF" else 1

def ranges(wanted):
    got, begin = [], None
    for c in range(0x80, 0x110001):
        # unassigned code points inside a wide block are wide by the database's defaults, so blocks stay whole
        inside = c < 0x110000 and width(c) == wanted
        if inside and begin is None: begin = c
        if not inside and begin is not None: got.append((begin, c - 1)); begin = None
    return got

def table(name, rows):
    cells = [f"{{0x{b:x}, 0x{e:x}}}" for b, e in rows]
    lines = ["    " + ", ".join(cells[i:i + 6]) + "," for i in range(0, len(cells), 6)]
    return f"static const range {name}[] = {{\n" + "\n".join(lines) + "\n};\n"

def make():
    return ("/* SPDX-License-Identifier: MIT\n *\n * made by tools/gen_width.py from the Unicode character database " + unicodedata.unidata_version +
            "; do not edit.\n * Included by width.c alone, which declares `range`. */\n" +
            table("zero_wide", ranges(0)) + table("two_wide", ranges(2)))

if "--check" in sys.argv:
    head = OUT.read_text(encoding="utf-8")
    if unicodedata.unidata_version not in head.split("\n", 4)[2]:
        print("skipped: made from another version of the database than this Python has"); sys.exit(0)
    same = head == make()
    print("ok" if same else f"{OUT} is not what tools/gen_width.py makes"); sys.exit(not same)
OUT.write_text(make(), encoding="utf-8")
