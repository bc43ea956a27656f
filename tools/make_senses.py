#!/usr/bin/env python3
"""Makes models/senses.bin: what kind of doing or thing a word names, from WordNet's lexicographer files.

usage: tools/make_senses.py [--check] [FOLDER]      FOLDER: /usr/share/wordnet, of Debian's package wordnet-base

For each verb, and each noun that WordNet's counts of tagged text have seen, of one word: the file of its first sense
(verbs of communication, of cognition, ...; nouns of persons, of groups, ...), and whether one of the first three
senses as a verb is communication, or cognition. Layout as models/classes.bin: "FHC1", number of slots (a power of
two), then 8 bytes a slot: hash of the lemma and its value (0: empty):

    bits 0-3   verb: number of the lexicographer file - 28, 0 where it is no verb
    bits 4-8   noun: number of the file - 2, 0 where it is no noun
    bit 9, 10  a verb of communication, of cognition, in one of its first senses"""
import pathlib, re, struct, sys
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from gen_words import hash_word

OUT = pathlib.Path(__file__).resolve().parent.parent / "models" / "senses.bin"
COGNITION, COMMUNICATION, FIRST_VERB, FIRST_NOUN, SENSES = 31, 32, 29, 3, 3

def files(folder, part):
    """synset -> number of its lexicographer file"""
    return {l[:8]: int(l[9:11]) for l in (folder / f"data.{part}").read_text(encoding="latin-1").splitlines() if not l.startswith("  ")}

def words(folder, part):
    """(word, its synsets, how many senses were seen in tagged text)"""
    for line in (folder / f"index.{part}").read_text(encoding="latin-1").splitlines():
        f = line.split()
        if line.startswith("  ") or not re.fullmatch(r"[a-z][a-z'-]*", f[0]): continue
        n = int(f[2])
        yield f[0], f[-n:], int(f[-n - 1])

def make(folder):
    value, file_of = {}, files(folder, "verb")
    for word, synsets, _ in words(folder, "verb"):
        of = [file_of[s] for s in synsets[:SENSES]]
        value[word] = of[0] - FIRST_VERB + 1 | (COMMUNICATION in of) << 9 | (COGNITION in of) << 10
    file_of = files(folder, "noun")
    for word, synsets, seen in words(folder, "noun"):
        if seen: value[word] = value.get(word, 0) | (file_of[synsets[0]] - FIRST_NOUN + 1) << 4
    size = 16
    while size < 2 * len(value): size *= 2
    slots = [(0, 0)] * size
    for word, v in sorted(value.items()):
        h = hash_word(word)
        i = h & (size - 1)
        while slots[i][1] and slots[i][0] != h: i = (i + 1) & (size - 1)
        slots[i] = (h, v)
    return b"FHC1" + struct.pack("<I", size) + b"".join(struct.pack("<II", *s) for s in slots), len(value)

def main():
    args = [a for a in sys.argv[1:] if a != "--check"]
    data, n = make(pathlib.Path(args[0] if args else "/usr/share/wordnet"))
    if "--check" in sys.argv:
        if OUT.read_bytes() != data: sys.exit(f"{OUT}: not what tools/make_senses.py makes")
        return
    OUT.write_bytes(data)
    print(f"{n} words, {len(data)} bytes")

if __name__ == "__main__": main()
