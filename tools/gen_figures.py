#!/usr/bin/env python3
"""Writes the table of measured figures into README.md and docs/quality.md, from tests/quality/pinned.json.

usage: tools/gen_figures.py [--check]

The table stands between the marks `<!-- figures -->` and `<!-- /figures -->`. A figure that nobody pinned cannot be printed.
With --check nothing is written; the exit status says whether both pages show what is pinned."""
import json, pathlib, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ["README.md", "docs/quality.md"]
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
NEWS = "19 newsroom stories"

ROWS = [  # what, measured on, the figures in the order they are printed
    ("article text, HTML", "news pages of three collections (F1; docs/page.md has it out of fold)",
     ["pages scrapinghub dev: F1", "pages fundus dev: F1", "pages trafilatura dev: F1"]),
    ("title, author, date", "fundus pages, strict; date on htmldate's pages",
     ["pages fundus dev: title", "pages fundus dev: author", "pages fundus dev: date", "pages htmldate dev: date F"]),
    ("sentences", "GUM news, EWT (boundary F1)", ["sentences dev_gum_train_news: boundary F1", "sentences dev_ewt_dev_all: boundary F1"]),
    ("expressions of time", "WikiWars, strict and value F1", ["time dev_wikiwars_train: strict F1", "time dev_wikiwars_train: value F1"]),
    ("attribution", "PolNeAR dev: content exact, end to end, end to end of speech (two humans .69, .75, .88)",
     ["attribution dev: content exact-w", "attribution dev: end-to-end", "attribution dev speech: end-to-end"]),
    ("shared passages", "generated rewrites, plagdet", ["passages align_dev: plagdet all"]),
    ("stories", "ECB+ 1-35, AllSides val (pair F1)", ["stories ecbplus_1_35: pair F1", "stories allsides_val: pair F1"]),
    ("drift of a rewritten sentence", "CLIFF on CNN/DM and XSum (balanced accuracy)",
     ["drift cliff_val: CLIFF_cnndm", "drift cliff_val: CLIFF_xsum"]),
    ("stories, parents, accounts", NEWS, ["newsroom all: story", "newsroom all: parent", "newsroom all: account"]),
    ("statements found, right; speakers right", NEWS, ["newsroom all: st_recall", "newsroom all: st_prec", "newsroom all: speaker"]),
    ("**changes** found, typed right; listed by an editor (a lower bound)", NEWS,
     ["newsroom all: ch_recall", "newsroom all: ch_type", "newsroom all: ch_prec"]),
    ("**conflicts** found; listed by an editor (a lower bound)", NEWS, ["newsroom all: co_recall", "newsroom all: co_prec"]),
    ("claims found, their accounts right", NEWS, ["newsroom all: cl_recall", "newsroom all: cl_accounts"]),
    ("dates of the timeline", NEWS, ["newsroom all: time"]),
]

def table():
    pinned = json.loads((ROOT / "tests/quality/pinned.json").read_text())["figures"]
    rows = ["| part | measured on | figure |", "|---|---|---|"]
    for what, where, names in ROWS:
        rows.append(f"| {what} | {where} | {', '.join('%.3f' % pinned[name]['value'] for name in names)} |")
    return "\n".join(rows)

def main():
    wrong = 0
    for name in PAGES:
        page = (ROOT / name).read_text(encoding="utf-8")
        before, rest = page.split(BEGIN)
        made = f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"
        if made == page: continue
        if "--check" in sys.argv:
            print(f"{name} does not show what is pinned: run tools/gen_figures.py")
            wrong = 1
        else: (ROOT / name).write_text(made, encoding="utf-8")
    return wrong

sys.exit(main())
