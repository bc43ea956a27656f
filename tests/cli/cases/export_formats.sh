# Every format is well formed, and the spans of the annotations are the words they quote.
command -v python3 > /dev/null || { echo "SKIP: there is no python3 to check the formats with"; exit 77; }
cp -r "$ROOT/examples/canal-toll" .
"$FIRSTHAND" add --store t.db canal-toll > /dev/null || exit 1
"$FIRSTHAND" export --store t.db > all.jsonl
"$FIRSTHAND" export --store t.db --format csv > all.csv
for f in webannotation prov graphml dot; do "$FIRSTHAND" export --store t.db --format $f canal-toll/r1.html > one.$f || exit 1; done
"$FIRSTHAND" show --store t.db --json canal-toll/r1.html > one.json
python3 - <<'P'
import csv, json, xml.dom.minidom
texts = {r["id"]: r["text"] for r in json.load(open("one.json"))["reports"]}
items = json.load(open("one.webannotation"))["items"]
for a in items:
    assert a["target"], a
    for t in a["target"]:
        at, quote = t["selector"]
        text = texts[t["source"]]
        assert text[at["start"]:at["end"]] == quote["exact"], quote
        assert text[:at["start"]].endswith(quote["prefix"]) and text[at["end"]:].startswith(quote["suffix"]), quote
prov = json.load(open("one.prov"))
for d in prov["wasDerivedFrom"].values(): assert d["prov:usedEntity"] in prov["entity"] and d["prov:generatedEntity"] in prov["entity"]
for x in prov["wasAttributedTo"].values(): assert x["prov:agent"] in prov["agent"]
xml.dom.minidom.parse("one.graphml")
assert open("one.dot").read().startswith("digraph")
rows = list(csv.DictReader(open("all.csv", newline="", encoding="utf-8")))
assert len(rows) == 8 and all(None not in r for r in rows), len(rows)
records = [json.loads(l) for l in open("all.jsonl")]
assert all(r["record"] in r for r in records) and sum(r["record"] == "report" for r in records) == 8
print("annotations" if len(items) > 50 else "few annotations", "and the other formats")
P
