#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes src/web/openapi_table.h from openapi.json beside it: the description of the JSON interface as lines of C, with the version
of include/firsthand/version.h.

usage: tools/gen_openapi.py [--check]

With --check nothing is written; the exit status says whether the file is as this program makes it."""
import json, pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "src/web/openapi_table.h"

def make():
    version = re.search(r'define FH_VERSION "([^"]*)"', (ROOT / "include/firsthand/version.h").read_text())[1]
    described = json.loads((ROOT / "src/web/openapi.json").read_text(encoding="utf-8").replace("@VERSION@", version))
    text = json.dumps(described, ensure_ascii=True, separators=(",", ":"))
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?")
    pieces, at = [], 0
    while at < len(escaped):
        end = min(at + 120, len(escaped))
        while escaped[end - 1] == "\\" and end < len(escaped): end += 1
        pieces.append(f'    "{escaped[at:end]}",')
        at = end
    return ("/* SPDX-License-Identifier: MIT\n *\n * made by tools/gen_openapi.py from src/web/openapi.json; do not edit. */\n"
            "static const char *const openapi[] = {\n" + "\n".join(pieces) + "\n};\n")

if "--check" in sys.argv:
    same = OUT.read_text(encoding="utf-8") == make()
    print("ok" if same else f"{OUT} is not what tools/gen_openapi.py makes"); sys.exit(not same)
OUT.write_text(make(), encoding="utf-8")
