#!/usr/bin/env python3
"""Writes the marked statements of newsroom stories in the form of the attribution corpus, for tools/train_attribution.c.

usage: newsroom_marks.py [--program build/release/firsthand] [--keep-aside NAMES] FOLDER OUT.jsonl

FOLDER holds stories with gold.json (../shared/data/newsroom); those of data/stories are added. Only reports whose every statement is listed are
taken (originals and independent ones). Gold gives source, cue and content as words; here they are looked up in the text that the program reads from the page: the
cue beside the content in its paragraph, the source beside the cue. Statements of one cue become one, as the corpus marks them, with "and that"
between them inside of the content. A statement without a cue (answers of an interview) is left out. --keep-aside "" keeps no story aside.
"""
import argparse, glob, json, os, pathlib, re, subprocess, sys
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from marked_stories import stories as marked_stories

ASIDE = "court-ruling doping-case food-poisoning minister-resigns rate-decision wildfire"
LINKS = re.compile(r"[\s,;]*(?:and|but|or)?[\s,]*(?:that)?\s*")
FOLD = str.maketrans("\u2018\u2019\u201c\u201d\u00a0\u2013\u2014", "''\"\" --")

def places(text, words, begin, end):
    """Where words stand in text[begin:end], at the bounds of words."""
    if not words: return []
    pattern = r"\s+".join(re.escape(w) for w in words.translate(FOLD).split())
    if words[0].isalnum(): pattern = r"(?<!\w)" + pattern
    if words[-1].isalnum(): pattern += r"(?!\w)"
    flags = 0 if words[0].isupper() else re.I
    return [(begin + m.start(), begin + m.end()) for m in re.finditer(pattern, text[begin:end], flags)]

def gap(a, b): return max(a[0] - b[1], b[0] - a[1], 0)
def apart(a, b): return a[1] <= b[0] or b[1] <= a[0]

def paragraph(text, at):
    b, e = text.rfind("\n\n", 0, at) + 2, text.find("\n\n", at)
    return b if b > 1 else 0, len(text) if e < 0 else e

def around(content, source, cue):
    """The pieces of a content that its own cue stands in: "The pump was out, he said, and nothing was thrown away"."""
    if apart(cue, content): return [content]
    inner = [cue] + ([source] if source and not apart(source, content) and gap(source, cue) < 3 else [])
    return [p for p in ((content[0], min(b for b, _ in inner)), (max(e for _, e in inner), content[1])) if p[0] < p[1]]

def find(text, g):
    """(source or None, cue, pieces of the content) of a gold statement, or None where they do not stand in one paragraph. A cue
    inside of the content counts where there is no other, has its source beside it and has words of the content on both sides."""
    best = None
    for content in places(text, g["content"], 0, len(text)):
        b, e = paragraph(text, content[0])
        for cue in places(text, g["cue"], b, e):
            sources = [s for s in places(text, g["source"], b, e) if apart(s, cue)]
            source = min(sources, key=lambda s: (gap(s, cue), s)) if sources else None
            inside, pieces = not apart(cue, content), around(content, source, cue)
            if inside and (len(pieces) < 2 or source is None or gap(source, cue) > 2): continue
            cost = (inside, source is None, gap(cue, content) + (gap(source, cue) if source else 0))
            if best is None or cost < best[0]: best = (cost, source, cue, pieces)
    return best and best[1:]

def trimmed(text, piece):
    """Without the commas and spaces at its ends."""
    b, e = piece
    while b < e and text[b] in " ,;\n": b += 1
    while e > b and text[e - 1] in " ,\n": e -= 1
    return b, e

def with_that(text, content):
    m = re.search(r"(?<!\w)that\s+$", text[:content[0]])
    return (m.start(), content[1]) if m else content

def joined(text, spans):
    out = []
    for s in sorted(set(spans)):
        if out and s[0] <= out[-1][1]: out[-1] = (out[-1][0], max(out[-1][1], s[1]))
        elif out and LINKS.fullmatch(text[out[-1][1]:s[0]]) and '"' not in (text[out[-1][1] - 1], text[s[0]]): out[-1] = (out[-1][0], s[1])
        else: out.append(s)
    return out

def marks(raw, statements):
    """Attributions in bytes."""
    text, by_cue, lost = raw.translate(FOLD), {}, 0
    for g in statements:
        if not g["cue"]: continue
        found = find(text, g)
        if not found: lost += 1; continue
        source, cue, pieces = found
        entry = by_cue.setdefault(cue, (set(), set()))
        if source: entry[0].add(source)
        entry[1].update(with_that(text, trimmed(text, p)) for p in pieces)
    at = [0]
    for c in raw: at.append(at[-1] + len(c.encode("utf-8")))
    to_bytes = lambda spans: [[at[b], at[e]] for b, e in spans]
    return [dict(source=to_bytes(joined(text, s)), cue=to_bytes([cue]), content=to_bytes(joined(text, c))) for cue, (s, c) in sorted(by_cue.items())], lost

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--program", default="build/release/firsthand"); a.add_argument("--keep-aside", default=ASIDE)
    a.add_argument("folder"); a.add_argument("out")
    o = a.parse_args(); n = lost = 0
    with open(o.out, "w", encoding="utf-8") as w:
        def write(name, text, statements):
            nonlocal n, lost
            rows, missing = marks(text, statements); n += len(rows); lost += missing
            w.write(json.dumps(dict(id=name, text=text, attributions=rows), ensure_ascii=False) + "\n")
        for path in sorted(glob.glob(os.path.join(o.folder, "*", "gold.json"))):
            story = os.path.dirname(path)
            if os.path.basename(story) in o.keep_aside.split(): continue
            gold = json.load(open(path, encoding="utf-8"))
            files = [g["file"] for g in gold["reports"] if g["kind"] in ("original", "independent")]
            said = json.loads(subprocess.run([o.program, "read", "--json", *(os.path.join(story, f) for f in files)], capture_output=True, check=True).stdout)
            for r in said["reports"]:
                f = os.path.basename(r.get("path") or r["id"])
                write(os.path.basename(story) + "/" + f, r["text"], [g for g in gold["statements"] if g["file"] == f])
        for s in marked_stories():
            for r in s.rows:
                if r["kind"] in ("original", "independent"): write(s.name + "/" + r["id"], r["text"], [g for g in s.statements if g["file"] == r["id"]])
    print(f"{n} marked, {lost} not found in their text")

if __name__ == "__main__": main()
