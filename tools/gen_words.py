#!/usr/bin/env python3
"""Makes C tables of words from the plain text lists of data/.

usage: tools/gen_words.py [--check] [LIST...]
A LIST is a file data/FOLDER/NAME.txt; without one, every list whose head holds a line `# table: src/...`
is made. --check writes nothing and fails where a table is not what its list makes.

A list is UTF-8, one word a line, `#` begins a comment. Its head says

    # table: src/claim/hedge_table.h     the C file to make
    # name: hedge                        the table's name: `hedge_words`, flags `HEDGE_...`
    # values: flags                      `flags` (default): classes are bits; `numbers`: the second column is the value;
                                         `words`: the value is the hash of the second column
    # origin: ...   # licence: ...       where the words come from

and each line holds

    may<TAB>possible                     word, tab, its classes (comma-separated)
    will<TAB>certain,future
    dozen<TAB>12                         with `values: numbers`

A word with a space in it is a phrase: it may not stand in a table of words;
lists of phrases are the business of their own generator. Words are folded as text/ folds
them: lower case, plain quotes and dashes, accents kept."""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLD = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ab": '"', "\u00bb": '"'}
M = 0xffffffff

def fold(word):
    out = []
    for c in word:
        if "\u2010" <= c <= "\u2015": c = "-"
        c = FOLD.get(c, c)
        low = c.lower()
        out.append(low if len(low) == 1 else c)
    return "".join(out)

def hash_word(word):
    """fh_hash_word of base/hash.h."""
    h = 2166136261
    for b in word.encode("utf-8"): h = ((h ^ b) * 16777619) & M
    h ^= h >> 16
    h = (h * 0x7feb352d) & M
    return h ^ (h >> 15)

def read(path):
    head, rows, known = {}, [], re.compile(r"#\s*(table|name|values):\s*(\S+)")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        m = known.match(line)
        if m: head[m[1]] = m[2]
        line = line.split("#", 1)[0].rstrip() if not line.startswith("#\t") else line
        if not line.strip(): continue
        word, _, classes = line.partition("\t")
        if " " in word: sys.exit(f"{path}:{number}: '{word}' is a phrase; one word a line")
        rows.append((number, fold(word.strip()), [c.strip() for c in classes.split(",") if c.strip()]))
    return head, rows

def make(path):
    head, rows = read(path)
    name, target = head["name"], ROOT / head["table"]
    NAME, flags, values, seen = name.upper(), [], {}, {}
    for number, word, classes in rows:
        if head.get("values") == "numbers": value = int(classes[0]) & M
        elif head.get("values") == "words": value = hash_word(fold(classes[0]))
        else:
            classes = classes or ["listed"]
            for c in classes:
                if c not in flags: flags.append(c)
            value = sum(1 << flags.index(c) for c in set(classes))
        h = hash_word(word)
        if h == 0 or seen.setdefault(h, word) != word: sys.exit(f"{path}:{number}: '{word}' has the hash of '{seen[h]}'; choose another word form")
        values[h] = value if head.get("values") in ("numbers", "words") else values.get(h, 0) | value
    if len(flags) > 32: sys.exit(f"{path}: more than 32 classes")
    size = 16
    while size < 2 * len(values): size *= 2
    slots = [(0, 0)] * size
    for h in sorted(values):
        i = h & (size - 1)
        while slots[i][0]: i = (i + 1) & (size - 1)
        slots[i] = (h, values[h])
    guard = "FH_" + re.sub(r"\W", "_", str(target.relative_to(ROOT / "src"))).upper()
    out = [f"/* Made by tools/gen_words.py from {path.relative_to(ROOT)}; do not edit. */", f"#ifndef {guard}", f"#define {guard}", "",
           '#include "base/words.h"', ""]
    if flags:
        out.append("enum {")
        out += [f"    {NAME}_{re.sub(r'[^A-Za-z0-9]', '_', c).upper()} = 1u << {i}," for i, c in enumerate(flags)]
        out += ["};", ""]
    out.append(f"static const fh_word_entry {name}_slots[{size}] = {{")
    for i in range(0, size, 6): out.append("    " + " ".join(f"{{{h}u, {v}u}}," for h, v in slots[i:i + 6]))
    out += ["};", f"static const fh_words {name}_words = {{{name}_slots, {size - 1}}};", "", "#endif", ""]
    return target, "\n".join(out)

def main():
    args = [a for a in sys.argv[1:] if a != "--check"]
    lists = [pathlib.Path(a).resolve() for a in args] or [p for p in sorted((ROOT / "data").rglob("*.txt")) if re.search(r"^# table:", p.read_text(encoding="utf-8"), re.M)]
    stale = 0
    for path in lists:
        target, text = make(path)
        if "--check" not in sys.argv: target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            print(f"{target.relative_to(ROOT)}: not what {path.relative_to(ROOT)} makes; run tools/gen_words.py", file=sys.stderr)
            stale += 1
    return 1 if stale else 0

if __name__ == "__main__": sys.exit(main())
