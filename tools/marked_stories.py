#!/usr/bin/env python3
"""Reads data/stories/*.txt: invented stories told by several newsrooms, with what a careful reader marks in them. Trainers import it.

usage: tools/marked_stories.py [--gold FOLDER] [FILE]...      checks them (all without FILE) and prints what each holds; 1 where one breaks a rule below

With --gold each story is also written as a folder of reports with a gold.json, which ../shared/score/newsroom.py scores (speakers, dates of the
timeline and furniture aside, which are not marked here).

A file is one story:

    == A original 2033-02-09 account 1 | Outlet          a report: a letter, its kind, date, account; "C rewrite of A,B ..." names parents
    Headline                                             first line; the text follows, a paragraph a line, blank lines between
    == statements                                        every attributed statement of originals and independent reports
    A | source | cue | content                           the words as they stand; source or cue may be empty
    == changes                                           child<parent; "added" has no words of the parent, "dropped" none of the child
    C<A | hedge | words of C | words of A
    == conflicts                                         that cannot both be right; one report may stand on both sides
    A | words | B | words
    == claims                                            how many independent accounts carry it, and every place where it is said
    2 | A: words | B: words

Words stand in the text of their report, never in its headline, and lie within one paragraph. What the lists mean is what the newsroom stories mean by them.
"""
import argparse, collections, json, pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
KINDS = "original copy edited rewrite digest independent followup".split()
TYPES = "number date name place quote attribution hedge negation polarity scope added dropped".split()
HEAD = re.compile(r"== ([A-Z]) (\w+)(?: of ([A-Z](?:,[A-Z])*))? (\d{4}-\d\d-\d\d) account (\d+) \| (.+)")

class Broken(Exception): pass

class Marked:
    """A story: rows of reports as tools/claim_features.c reads them, and the lists of its marks."""
    def __init__(self, path):
        self.name, self.rows = path.stem, []
        self.statements, self.changes, self.conflicts, self.claims = [], [], [], []
        part = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try: part = self.take(line.strip(), part)
            except Broken as e: raise Broken(f"{path}:{number}: {e}") from None
        if not self.rows: raise Broken(f"{path}: no report")
    def take(self, line, part):
        if line.startswith("#") or not line: return part
        if line in ("== statements", "== changes", "== conflicts", "== claims"): return line[3:]
        if line.startswith("=="): self.begin(line); return "report"
        if part == "report": self.rows[-1]["lines"].append(line); self.rows[-1]["text"] = "\n\n".join(self.rows[-1]["lines"][1:])
        elif part is None: raise Broken("text before the first report")
        else: getattr(self, "take_" + part)([f.strip() for f in line.split("|")])
        return part
    def begin(self, line):
        m = HEAD.fullmatch(line)
        if not m: raise Broken("a report begins '== A original 2033-02-09 account 1 | Outlet'")
        name, kind, parents, published, account, outlet = m.groups(); parents = parents.split(",") if parents else []
        if kind not in KINDS: raise Broken(f"no kind '{kind}'")
        if any(p not in self.text() for p in parents): raise Broken("a parent that stands further down, or nowhere")
        self.rows.append(dict(id=name, outlet=outlet, published=published, kind=kind, parents=parents, account=int(account), text="", lines=[]))
    def text(self): return {r["id"]: r["text"] for r in self.rows}
    def words(self, report, what):
        """Checks that `what` stands in one paragraph of the report."""
        if report not in self.text(): raise Broken(f"no report '{report}'")
        if what and what not in self.text()[report]: raise Broken(f"not in the text of {report}: {what}")
        return what
    def take_statements(self, f):
        if len(f) != 4 or not f[3]: raise Broken("a statement is: report | source | cue | content")
        self.statements.append(dict(file=f[0], source=self.words(f[0], f[1]), cue=self.words(f[0], f[2]), content=self.words(f[0], f[3])))
    def take_changes(self, f):
        m = re.fullmatch(r"([A-Z])<([A-Z])", f[0])
        if len(f) != 4 or not m: raise Broken("a change is: child<parent | type | words of the child | words of the parent")
        child, parent = m.groups(); row = next((r for r in self.rows if r["id"] == child), None)
        if f[1] not in TYPES: raise Broken(f"no type '{f[1]}'")
        if not row or parent not in row["parents"]: raise Broken(f"{parent} is no parent of {child}")
        if not f[2] and f[1] != "dropped" or not f[3] and f[1] != "added": raise Broken("only what is added has no words of the parent, only what is dropped none of the child")
        self.changes.append(dict(child=child, parent=parent, type=f[1], child_text=self.words(child, f[2]), parent_text=self.words(parent, f[3])))
    def take_conflicts(self, f):
        if len(f) != 4 or not f[1] or not f[3]: raise Broken("a conflict is: report | words | report | words")
        self.conflicts.append(dict(a=f[0], a_text=self.words(f[0], f[1]), b=f[2], b_text=self.words(f[2], f[3])))
    def take_claims(self, f):
        where = [re.fullmatch(r"([A-Z]): (.+)", w) for w in f[1:]]
        if len(f) < 3 or not all(where) or not f[0].isdigit(): raise Broken("a claim is: accounts | A: words | B: words ...")
        self.claims.append(dict(accounts=int(f[0]), where=[dict(file=m[1], text=self.words(m[1], m[2])) for m in where]))

def stories(folder=ROOT / "data/stories"):
    """All of them, by name."""
    return [Marked(p) for p in sorted(folder.glob("*.txt"))]

def write_gold(s, folder):
    """A folder in the form of the newsroom stories, a report a file of one JSON line, so that its text stays as it is."""
    folder.mkdir(parents=True, exist_ok=True); name = lambda report: report + ".jsonl"
    for r in s.rows:
        row = dict(id=r["id"], title=r["lines"][0], text=r["text"], outlet=r["outlet"], date=r["published"])
        (folder / name(r["id"])).write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    reports = [dict(file=name(r["id"]), outlet=r["outlet"], title=r["lines"][0], published=r["published"], kind=r["kind"], parents=[name(p) for p in r["parents"]],
                    account=r["account"], body=[], furniture=[]) for r in s.rows]
    statements = [dict(x, file=name(x["file"]), speaker=x["source"], anonymous=False) for x in s.statements]
    changes = [dict(x, child=name(x["child"]), parent=name(x["parent"])) for x in s.changes]
    conflicts = [dict(x, a=name(x["a"]), b=name(x["b"])) for x in s.conflicts]
    claims = [dict(claim=c["where"][0]["text"], accounts=c["accounts"], where=[dict(w, file=name(w["file"])) for w in c["where"]]) for c in s.claims]
    gold = dict(story=s.name, reports=reports, statements=statements, changes=changes, conflicts=conflicts, agreements=[], claims=claims, timeline=[])
    (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--gold", type=pathlib.Path); a.add_argument("files", nargs="*", type=pathlib.Path); o = a.parse_args()
    files = o.files or sorted((ROOT / "data/stories").glob("*.txt")); bad = 0; total = collections.Counter()
    for p in files:
        try: s = Marked(p)
        except Broken as e: print(e, file=sys.stderr); bad += 1; continue
        n = dict(reports=len(s.rows), words=sum(len(r["text"].split()) for r in s.rows), statements=len(s.statements), changes=len(s.changes), conflicts=len(s.conflicts), claims=len(s.claims))
        if o.gold: write_gold(s, o.gold / s.name)
        total.update(n); print(f"{s.name}: " + ", ".join(f"{v} {k}" for k, v in n.items()))
    print(f"{len(files)} stories: " + ", ".join(f"{v} {k}" for k, v in total.items()))
    sys.exit(1 if bad else 0)

if __name__ == "__main__": main()
