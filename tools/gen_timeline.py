#!/usr/bin/env python3
"""Makes src/timeline/words_table.h and src/timeline/holidays_table.h from the lists of data/timeline/.

usage: tools/gen_timeline.py [--check]
--check writes nothing and fails where a table is not what its list makes. The heads of the lists say
what their lines mean."""
import pathlib, re, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from gen_words import hash_word

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA, SRC = ROOT / "data" / "timeline", ROOT / "src" / "timeline"
RULES = ["fixed", "nth", "nthplus", "near", "easter", "orthodox", "hebrew", "islamic", "chinese",
         "friday", "hindu", "sun", "parsi", "nosunday"]

def lines(name):
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"): yield line.split("\t")

def head(name, guard, what):
    return (f"/* SPDX-License-Identifier: MIT\n *\n * {what} made by tools/gen_timeline.py from data/timeline/{name}; do not edit. */\n"
            f"#ifndef {guard}\n#define {guard}\n\n")

def words():
    entries, classes = {}, []
    for word, said in lines("words.txt"):
        for item in said.split(","):
            c, v = item.split("=")
            if c not in classes: classes.append(c)
            entries.setdefault(word, {})[c] = int(v)
    for names, _ in lines("holidays.txt"):
        for name in names.split("|"): entries.setdefault(parts(name)[0], {})["holiday"] = 1
    classes.append("holiday")
    assert len(classes) <= 32
    size = 1
    while size < 2 * len(entries): size *= 2
    slots, values = [None] * size, []
    for word in sorted(entries):
        h = hash_word(word)
        i = h & (size - 1)
        while slots[i]:
            assert slots[i][0] != h, word
            i = (i + 1) & (size - 1)
        mask, first = 0, len(values)
        for bit, c in enumerate(classes):
            if c in entries[word]: mask |= 1 << bit; values.append(entries[word][c])
        slots[i] = (h, mask, first, word)
    out = head("words.txt", "FH_TIMELINE_WORDS_TABLE_H", "timeline/words_table.h - words and their classes;")
    out += "#include <stdint.h>\n\nenum { /* classes of a word, in the order of its values */\n"
    out += "".join(f"    W_{c.upper()} = (int)(1u << {bit}),\n" for bit, c in enumerate(classes)) + "};\n\n"
    out += "typedef struct word_entry { uint32_t hash, mask; uint16_t values; } word_entry;\n\n"
    out += f"enum {{ WORD_SLOTS = {size} }};\nstatic const word_entry word_slots[WORD_SLOTS] = {{\n"
    out += "".join(f"    [{i}] = {{0x{s[0]:08x}, 0x{s[1]:08x}, {s[2]}}}, /* {s[3]} */\n" for i, s in enumerate(slots) if s) + "};\n\n"
    out += "static const int16_t word_values[] = {" + ", ".join(map(str, values)) + "};\n\n#endif\n"
    return out

def parts(name):
    return [w for w in re.findall(r"[^\W\d_]+", name.replace("'s", "").lower()) if w]

def holidays():
    rows, hashes, rules = [], [], []
    for names, rule in lines("holidays.txt"):
        m = re.search(r" length=(\d+)", rule)
        length = int(m.group(1)) if m else 1
        kind, *args = re.sub(r" length=\d+", "", rule).split()
        args = [int(a) for a in args] + [0] * (4 - len(args))
        rules.append((RULES.index(kind), args, length, names.split("|")[0]))
        for name in names.split("|"): rows.append(([hash_word(w) for w in parts(name)], len(rules) - 1, name))
    rows.sort(key=lambda r: (r[0][0], -len(r[0]), r[0]))
    seen = [tuple(r[0]) for r in rows]
    rows = [r for i, r in enumerate(rows) if seen.index(seen[i]) == i]
    out = head("holidays.txt", "FH_TIMELINE_HOLIDAYS_TABLE_H", "timeline/holidays_table.h - names of days, by the hash of their first word, longest first;")
    out += "#include <stdint.h>\n\nenum holiday_rule { " + ", ".join("HOLIDAY_" + r.upper() for r in RULES) + " };\n\n"
    out += "static const struct holiday { uint8_t rule, length; int8_t arg[4]; } holidays[] = {\n"
    out += "".join(f"    {{HOLIDAY_{RULES[k].upper()}, {n}, {{{', '.join(map(str, a))}}}}}, /* {name} */\n" for k, a, n, name in rules) + "};\n\n"
    body = ""
    for words_, rule, name in rows:
        body += f"    {{{len(hashes)}, {len(words_)}, {rule}}}, /* {name} */\n"
        hashes += words_
    out += "static const uint32_t holiday_hashes[] = {" + ", ".join(f"0x{h:08x}" for h in hashes) + "};\n\n"
    out += f"enum {{ N_HOLIDAY_NAMES = {len(rows)} }};\nstatic const struct holiday_name {{ uint16_t first; uint8_t n_words, holiday; }} holiday_names[N_HOLIDAY_NAMES] = {{\n{body}}};\n\n#endif\n"
    return out

def main():
    stale = []
    for name, text in (("words_table.h", words()), ("holidays_table.h", holidays())):
        path = SRC / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != text: stale.append(str(path.relative_to(ROOT)))
        else: path.write_text(text, encoding="utf-8")
    if stale: print("not what its list makes: " + ", ".join(stale))
    return 1 if stale else 0

if __name__ == "__main__": sys.exit(main())
