#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every format of `export` in the hands of a reader that is not ours: json, csv, xmllint and networkx for GraphML, dot, the selectors of Web
Annotations looked up in the texts by code point, PROV's records against one another.

usage: tests/export/readers.py PROGRAM

Readers that are not installed are told with SKIP; tools/setup --tests installs them."""
import csv, io, json, os, pathlib, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else str(ROOT / "build/release/firsthand")
REPORT = "canal-toll/r1.html"
broken = 0


def promise(holds, what):
    global broken
    broken += not holds
    if not holds: print("FAILS", what, flush=True)


def run(*command, **k): return subprocess.run([str(c) for c in command], capture_output=True, text=True, encoding="utf-8", **k)
def export(folder, format, *ids): return run(PROGRAM, "export", "--store", "t.db", "--format", format, *ids, cwd=folder).stdout


def python_with(module):
    """A Python that has a module: this one, or the system's."""
    for python in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(python) and run(python, "-c", f"import {module}").returncode == 0: return python
    print(f"SKIP: no Python here has {module}")
    return None


def check_jsonl(folder, dossier):
    records = [json.loads(line) for line in export(folder, "jsonl").splitlines()]
    count = lambda name: sum(r["record"] == name for r in records)
    promise(all(r["record"] in r for r in records), "jsonl: every record is under its name")
    promise(count("report") == 8 and count("claim") >= len(dossier["claims"]) and count("statement") >= len(dossier["statements"]), "jsonl: all records are there")


def check_csv(folder, dossier):
    rows = list(csv.DictReader(io.StringIO(export(folder, "csv"), newline=""), strict=True))
    reports = {r["id"]: r for r in dossier["reports"]}
    promise(len(rows) == 8 and all(None not in r and None not in r.values() for r in rows), "csv: a row a report, all of one length")
    promise(all(r["title"].removeprefix("'") == (reports[r["id"]]["title"] or "") and r["byline"] == "; ".join(reports[r["id"]]["byline"]) for r in rows if r["id"] in reports), "csv: titles and names are those of the reports")


def check_graphml(folder, dossier):
    text = export(folder, "graphml", REPORT)
    if shutil.which("xmllint"): promise(run("xmllint", "--noout", "--nonet", "-", input=text).returncode == 0, "graphml: xmllint reads it")
    else: print("SKIP: xmllint is not installed")
    python = python_with("networkx")
    if not python: return
    path = pathlib.Path(folder) / "one.graphml"
    path.write_text(text, encoding="utf-8")
    said = run(python, "-c", "import networkx as n, json, sys; g = n.read_graphml(sys.argv[1]); print(json.dumps([sorted(g.nodes), sorted(g.edges), n.is_directed_acyclic_graph(g)]))", path)
    promise(said.returncode == 0, f"graphml: networkx reads it {said.stderr[-200:]}")
    nodes, edges, acyclic = json.loads(said.stdout or "[[],[],false]")
    direct = {(e["parent"], e["child"]) for e in dossier["lineage"]} | {(e["child"], e["parent"]) for e in dossier["lineage"]}
    promise(acyclic and len(nodes) >= len(dossier["reports"]) and len(edges) >= len(dossier["lineage"]), f"graphml: {len(nodes)} nodes and {len(edges)} edges without a circle")
    promise(not dossier["lineage"] or any(tuple(e) in direct for e in edges) or all("n" in e[0] for e in edges), "graphml: edges are those of the lineage")


def check_dot(folder, dossier):
    if not shutil.which("dot"): return print("SKIP: dot is not installed")
    text = export(folder, "dot", REPORT)
    drawn = run("dot", "-Tjson0", input=text)
    promise(drawn.returncode == 0, f"dot: Graphviz reads it {drawn.stderr[-200:]}")
    graph = json.loads(drawn.stdout or "{}")
    names = {o["name"] for o in graph.get("objects", [])}
    promise(graph.get("directed") and {r["id"] for r in dossier["reports"]} <= names and len(graph.get("edges", [])) >= len(dossier["lineage"]), "dot: every report is a node, every derivation an edge")


def check_annotations(folder, dossier):
    collection = json.loads(export(folder, "webannotation", REPORT))
    texts = {r["id"]: r["text"] for r in dossier["reports"]}
    promise("http://www.w3.org/ns/anno.jsonld" in json.dumps(collection["@context"]) and collection["type"] in ("AnnotationCollection", "AnnotationPage"), "annotations: the context and the type are the standard's")
    n = 0
    for a in collection["items"]:
        promise(a["type"] == "Annotation" and a["target"], "annotations: each has a target")
        for t in a["target"] if isinstance(a["target"], list) else [a["target"]]:
            position, quote = (next(s for s in t["selector"] if s["type"] == kind) for kind in ("TextPositionSelector", "TextQuoteSelector"))
            text = texts[t["source"]]
            promise(text[position["start"]:position["end"]] == quote["exact"], "annotations: the position, counted in code points, finds the quotation")
            promise(text[:position["start"]].endswith(quote["prefix"]) and text[position["end"]:].startswith(quote["suffix"]), "annotations: prefix and suffix stand around it")
            n += 1
    promise(n > 100, f"annotations: {n} selectors")
    promise(any(ord(c) > 127 for t in texts.values() for c in t), "the texts have letters of more than one byte, so that counting bytes would be found out")


def check_prov(folder, dossier):
    prov = json.loads(export(folder, "prov", REPORT))
    entities, agents, activities = prov["entity"], prov.get("agent", {}), prov.get("activity", {})
    roles = {"wasDerivedFrom": {"prov:generatedEntity": entities, "prov:usedEntity": entities}, "wasAttributedTo": {"prov:entity": entities, "prov:agent": agents},
             "wasGeneratedBy": {"prov:entity": entities, "prov:activity": activities}, "hadMember": {"prov:collection": entities, "prov:entity": entities}}
    prefixes = set(prov.get("prefix", {})) | {"prov", "xsd"}
    for relation, parts in roles.items():
        for record in prov.get(relation, {}).values():
            for part, known in parts.items():
                if part in record: promise(record[part] in known, f"prov: {relation} names what is declared: {record[part]}")
    for name in entities: promise(":" not in name or name.split(":")[0] in prefixes or name.startswith("_"), f"prov: the prefix of {name} is declared")
    derived = [d for d in prov.get("wasDerivedFrom", {}).values() if "prov:type" not in d or "Quotation" not in json.dumps(d["prov:type"])]
    promise(len(derived) >= len(dossier["lineage"]), f"prov: {len(derived)} derivations")


def main():
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples/canal-toll", folder + "/canal-toll")
        run(PROGRAM, "add", "--quiet", "--store", "t.db", "canal-toll", cwd=folder, check=True)
        dossier = json.loads(run(PROGRAM, "show", "--store", "t.db", "--json", REPORT, cwd=folder).stdout)
        for check in (check_jsonl, check_csv, check_graphml, check_dot, check_annotations, check_prov): check(folder, dossier)
    sys.exit(broken > 0)


main()
