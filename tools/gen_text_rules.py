#!/usr/bin/env python3
"""Makes src/text/rules_table.h: for each language of data/sentences/*.txt a table of its abbreviations, of the
words that begin sentences, and of the words that tell the language.

usage: tools/gen_text_rules.py [--check]
A line of a list is `class<TAB>words`. A word gets the union of its classes; abbreviations are also entered with
their final point, as tokens carry it. --check writes nothing and fails where the table is stale."""
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from gen_words import fold, hash_word, ROOT

TARGET = ROOT / "src/text/rules_table.h"
CLASSES = ["title", "suffix", "number", "month", "place", "word", "never", "starter", "stop", "ordinal", "clock", "label", "speech"]
ABBREVIATIONS = set(CLASSES[:7])

def read(path):
    words = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip(): continue
        name, tab, rest = line.partition("\t")
        if name not in CLASSES or not tab: sys.exit(f"{path}:{number}: '{name}' is no class; one of {', '.join(CLASSES)}")
        for word in rest.split():
            bit = 1 << CLASSES.index(name)
            forms = [word, word + "."] if name in ABBREVIATIONS else [word]
            for form in forms: words[fold(form)] = words.get(fold(form), 0) | bit
    return words

def table(language, words):
    by_hash = {}
    for word in sorted(words):
        h = hash_word(word)
        if h == 0 or h in by_hash: sys.exit(f"{language}: '{word}' has the hash of '{by_hash.get(h)}'")
        by_hash[h] = word
    size = 16
    while size < 2 * len(words): size *= 2
    slots = [(0, 0)] * size
    for h in sorted(by_hash):
        i = h & (size - 1)
        while slots[i][0]: i = (i + 1) & (size - 1)
        slots[i] = (h, words[by_hash[h]])
    out = [f"static const fh_word_entry rules_{language}_slots[{size}] = {{"]
    for i in range(0, size, 8): out.append("    " + " ".join(f"{{{h}u, {v}u}}," for h, v in slots[i:i + 8]))
    return out + ["};"], size

def make():
    out = ["/* Made by tools/gen_text_rules.py from data/sentences/; do not edit. */", "#ifndef FH_TEXT_RULES_TABLE_H",
           "#define FH_TEXT_RULES_TABLE_H", "", '#include "base/words.h"', "", "enum {"]
    out += [f"    RULES_{c.upper()} = 1u << {i}," for i, c in enumerate(CLASSES)] + ["};", ""]
    rows, stops = [], {}
    paths = sorted((ROOT / "data/sentences").glob("*.txt"), key=lambda p: (p.stem != "en", p.stem))
    for path in paths:
        words = read(path)
        lines, size = table(path.stem, words)
        out += lines
        for word, value in words.items():
            if value >> CLASSES.index("stop") & 1: stops[word] = stops.get(word, 0) | 1 << len(rows)
        rows.append(f'    {{"{path.stem}", {{rules_{path.stem}_slots, {size - 1}}}}},')
    out += ["", "static const struct { char language[4]; fh_words words; } rules_tables[] = { /* English first: the language where none is known */"]
    lines, size = table("stop", stops)
    rows += ["};", "", "/* Stop words of all languages: bit i is rules_tables[i]. */"] + lines + [f"static const fh_words rules_stop_words = {{rules_stop_slots, {size - 1}}};"]
    return "\n".join(out + rows + [ f"enum {{ RULES_LANGUAGES = {len(paths)} }};", "", "#endif", ""])

def main():
    text = make()
    if "--check" not in sys.argv: TARGET.write_text(text, encoding="utf-8"); return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text: return 0
    print("src/text/rules_table.h: not what data/sentences makes; run tools/gen_text_rules.py", file=sys.stderr)
    return 1

if __name__ == "__main__": sys.exit(main())
