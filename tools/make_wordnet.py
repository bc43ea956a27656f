#!/usr/bin/env python3
"""Makes models/wordnet.bin, the small part of WordNet that claim/ compares words by.

usage: tools/make_wordnet.py [--check] [FOLDER]      FOLDER: /usr/share/wordnet, of Debian's package wordnet-base

Kept are words of one part that WordNet's counts of tagged text have seen at least once: for each its inflections
(the exception lists; regular ones are stripped by claim/wordnet.c), up to four senses, what is derived from
them, what they are a kind of, and which words are opposites. Layout, 32-bit little-endian:

    magic "FHW1", number of words, number of ids, number of opposites
    words   {hash of the word, hash of its lemma, has the lemma an opposite << 31 | first id << 4 | number of ids}, sorted by the first
    ids     synset << 2 | 0 sense, 1 derived from a sense, 2 a kind of
    pairs   {lower hash, higher hash}, sorted"""
import pathlib, re, struct, sys
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from gen_words import hash_word

SENSES, DERIVED, KINDS = 4, 3, 2
OUT = pathlib.Path(__file__).resolve().parent.parent / "models" / "wordnet.bin"
PART = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}

def synsets(folder):
    """(part, offset) -> words, pointers."""
    found = {}
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "): continue
            f = line.split("|", 1)[0].split()
            n = int(f[3], 16)
            words = [re.sub(r"\(.*\)", "", f[4 + 2 * i]).lower() for i in range(n)]
            at, pointers = 4 + 2 * n, []
            for i in range(int(f[at])):
                sign, offset, pos, where = f[at + 1 + 4 * i: at + 5 + 4 * i]
                pointers.append((sign, (PART[pos], offset), int(where[:2], 16), int(where[2:], 16)))
            found[(part, f[0])] = (words, pointers)
    return found

def senses(folder):
    """word -> [(-count, part order, sense number, synset)], seen words only."""
    counts = {}
    for line in (folder / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, number, count = line.split()
        word, rest = key.split("%")
        counts[(word, "nvara"[int(rest[0]) - 1], int(number))] = int(count)
    found = {}
    for order, part in enumerate(("noun", "verb", "adj", "adv")):
        pos = "nvar"[order]
        for line in (folder / f"index.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "): continue
            f = line.split()
            if not re.fullmatch(r"[a-z][a-z'-]*", f[0]): continue
            n = int(f[2])
            for number, offset in enumerate(f[-n:], 1):
                found.setdefault(f[0], []).append((-counts.get((f[0], pos, number), 0), number, order, (part, offset)))
    return {w: sorted(s) for w, s in found.items() if sorted(s)[0][0] < 0}

def make(folder):
    sets, words = synsets(folder), senses(folder)
    number = {key: i for i, key in enumerate(sorted(sets))}
    ids, slots, opposites = [], {}, set()
    for word in sorted(words):
        own, derived, kinds = [], [], []
        for count, rank, order, key in words[word][:SENSES]:
            if count == 0 and rank > 1: continue
            own.append(number[key] << 2)
            names, pointers = sets[key]
            me = names.index(word) + 1 if word in names else 0
            for sign, target, source, to in pointers:
                if sign == "+" and source in (0, me): derived.append(number[target] << 2 | 1)
                elif sign in ("@", "&"): kinds.append(number[target] << 2 | 2)
                elif sign == "!" and source == me:
                    other = sets[target][0][to - 1]
                    if other in words: opposites.add(tuple(sorted((hash_word(word), hash_word(other)))))
        mine = own + list(dict.fromkeys(derived))[:DERIVED] + list(dict.fromkeys(kinds))[:KINDS]
        slots[hash_word(word)] = (hash_word(word), len(ids) << 4 | len(mine))
        ids += mine
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"{part}.exc").read_text(encoding="latin-1").splitlines():
            form, lemma = line.split()[:2]
            if lemma in words and form not in words and "_" not in form: slots.setdefault(hash_word(form), (hash_word(lemma), slots[hash_word(lemma)][1]))
    opposed = {h for pair in opposites for h in pair}
    slots = {h: (lemma, (lemma in opposed) << 31 | ids_of) for h, (lemma, ids_of) in slots.items()}
    out = struct.pack("<4s3I", b"FHW1", len(slots), len(ids), len(opposites))
    out += b"".join(struct.pack("<3I", h, *slots[h]) for h in sorted(slots))
    out += struct.pack(f"<{len(ids)}I", *ids)
    return out + b"".join(struct.pack("<2I", *p) for p in sorted(opposites))

def main():
    args = [a for a in sys.argv[1:] if a != "--check"]
    folder = pathlib.Path(args[0] if args else "/usr/share/wordnet")
    if not (folder / "index.noun").exists():
        print(f"{folder}: no WordNet here; apt-get install wordnet-base", file=sys.stderr)
        return 0 if "--check" in sys.argv else 1
    made = make(folder)
    if "--check" in sys.argv: return 0 if OUT.exists() and OUT.read_bytes() == made else 1
    OUT.write_bytes(made)
    print(f"{OUT.name}: {len(made)} bytes")
    return 0

if __name__ == "__main__": sys.exit(main())
