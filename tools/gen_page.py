#!/usr/bin/env python3
"""Makes src/dossier/page_table.h from page.css and page.js beside it: the page's style and script as lines of C, and the script's hash
for the page's Content-Security-Policy.

usage: tools/gen_page.py [--check]

With --check nothing is written; the exit status says whether the file is as this program makes it."""
import base64, hashlib, pathlib, sys

HERE = pathlib.Path(__file__).resolve().parent.parent / "src/dossier"

def lines(name, text):
    cells = []
    for line in text.splitlines(keepends=True):
        cells.append('    "' + "".join(c if 32 <= ord(c) < 127 and c not in '"\\?' else "\\n" if c == "\n" else "".join(f"\\{b:03o}" for b in c.encode("utf-8")) for c in line) + '",')
    return f"static const char *const {name}[] = {{\n" + "\n".join(cells) + "\n};\n"

def make():
    css, js = ((HERE / n).read_text(encoding="utf-8") for n in ("page.css", "page.js"))
    digest = base64.b64encode(hashlib.sha256(js.encode("utf-8")).digest()).decode()
    return ("/* SPDX-License-Identifier: MIT\n *\n * made by tools/gen_page.py from src/dossier/page.css and page.js; do not edit. */\n"
            f'#define PAGE_SCRIPT_HASH "sha256-{digest}"\n' + lines("page_style", css) + lines("page_script", js))

OUT = HERE / "page_table.h"
if "--check" in sys.argv:
    same = OUT.read_text(encoding="utf-8") == make()
    print("ok" if same else f"{OUT} is not what tools/gen_page.py makes"); sys.exit(not same)
OUT.write_text(make(), encoding="utf-8")
