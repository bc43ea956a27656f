#!/usr/bin/env python3
"""Makes models/classes.bin: classes of words that stand in like company, learnt from unlabelled text.

usage: tools/train_classes.py DATA OUT

Every string named "text" (or src, susp, doc, summary, a, b) in DATA's JSON lines and every DATA/articles/*.txt is read, except dev and test
parts of attribution. Words of at least LEAST occurrences get a vector of positive pointwise mutual information with the 800
commonest words one and two places to either side, cut to 40 dimensions (singular vectors of the covariance), and are
put into 256 classes by spherical k-means; similar classes get neighbouring numbers, so that class / 8 is a coarser class.
The file: "FHC1", number of slots (a power of two), then 8 bytes a slot: hash of the word, class + 1 (0: empty). Same input, same file.
Needs numpy."""
import collections, glob, json, os, re, struct, sys
import numpy as np

FOLD = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
WORD = re.compile(r"n't\b|'(?:s|re|ve|ll|d|m)\b|(?:[a-z]\.){2,}|(?:mr|mrs|ms|dr|sen|rep|gov|gen|jan|feb|aug|sept|oct|nov|dec)\.|[a-z\u00c0-\u024f]+(?=n't)|[\w&]+(?:[.\-][\w&]+)*|[^\w\s]")
LEAST = 7
FIELDS = ("text", "src", "susp", "doc", "summary", "a", "b", "document", "article")

def texts(data):
    for path in sorted(glob.glob(os.path.join(data, "**", "*.jsonl"), recursive=True)):
        if "attribution" in path and "train" not in path or "time" in path.split(os.sep) or "pages" in path.split(os.sep): continue
        with open(path, encoding="utf-8") as f:
            for line in f:
                try: row = json.loads(line)
                except ValueError: continue
                for k in FIELDS:
                    if isinstance(row.get(k), str): yield row[k]

def hash_word(word):
    h = 2166136261
    for b in word.encode("utf-8"): h = ((h ^ b) * 16777619) & 0xffffffff
    h ^= h >> 16
    h = (h * 0x7feb352d) & 0xffffffff
    return h ^ (h >> 15)

def main():
    data, out = sys.argv[1:3]
    seen, lines, count = set(), [], collections.Counter()
    for text in texts(data):
        for p in text.translate(FOLD).lower().split("\n"):
            key = hash(p)
            if len(p) < 20 or key in seen: continue
            seen.add(key)
            w = WORD.findall(p)
            lines.append(w)
            count.update(w)
    common = [w for w, n in sorted(count.items(), key=lambda x: (-x[1], x[0])) if n >= LEAST]
    index = {w: i for i, w in enumerate(common)}
    contexts = min(800, len(common))
    print(f"{sum(map(len, lines))} tokens, {len(common)} words", file=sys.stderr)
    places = (-2, -1, 1, 2)
    counts = np.zeros((len(common), contexts * 4), dtype=np.float32)
    for w in lines:
        ids = np.array([index.get(x, -1) for x in w])
        for c, place in enumerate(places):
            a, b = (ids[-place:], ids[:place]) if place < 0 else (ids[:-place], ids[place:])
            ok = (a >= 0) & (b >= 0) & (b < contexts)
            np.add.at(counts, (a[ok], b[ok] + c * contexts), 1)
    total, row, col = counts.sum(), counts.sum(1, keepdims=True) + 1, counts.sum(0, keepdims=True) + 1
    ppmi = np.maximum(np.log(np.maximum(counts, 1e-9) * total / (row * col ** 0.75 * col.sum() / (col ** 0.75).sum())), 0)
    values, vectors = np.linalg.eigh(ppmi.T @ ppmi)
    x = ppmi @ vectors[:, -40:]
    x /= np.linalg.norm(x, axis=1, keepdims=True) + 1e-9
    rng = np.random.default_rng(1)
    centres = x[rng.choice(min(4000, len(x)), 256, replace=False)]
    for _ in range(30):
        which = (x @ centres.T).argmax(1)
        for c in range(256):
            if (which == c).any(): centres[c] = x[which == c].mean(0)
        centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
    order = np.argsort((centres @ np.linalg.svd(centres - centres.mean(0), full_matrices=False)[2][0]))
    number = np.empty(256, dtype=int)
    number[order] = np.arange(256)
    size = 16
    while size < 2 * len(common): size *= 2
    slots = [(0, 0)] * size
    for w, c in sorted(zip(common, number[which])):
        h = hash_word(w)
        i = h & (size - 1)
        while slots[i][0] not in (0, h): i = (i + 1) & (size - 1)
        slots[i] = (h, int(c) + 1)
    with open(out, "wb") as f:
        f.write(b"FHC1" + struct.pack("<I", size))
        for slot in slots: f.write(struct.pack("<II", *slot))
    for w in ("said", "quipped", "officials", "senator", "report", "slammed", "insisted"):
        if w in index: print(w, [common[i] for i in np.flatnonzero(which == which[index[w]])[:12]], file=sys.stderr)

if __name__ == "__main__": main()
