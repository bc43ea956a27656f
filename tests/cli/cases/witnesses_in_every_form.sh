# A stemma in JSON, for Graphviz, as GraphML and as a picture; from a file, packed, and from standard input; and what is wrong.
command -v python3 > /dev/null || { echo "SKIP: there is no python3 to check the formats with"; exit 77; }
printf 'place,A,B,C,D\n1,x,x,y,y\n2,x,x,y,y\n3,x,x,y,y\n4,x,x,y,y\n5,x,x,z,x\n6,x,x,z,x\n7,x,x,z,x\n8,x,x,z,x\n9,x,x,x,w\n10,x,x,x,w\n11,x,x,x,w\n12,x,x,x,w\n13,x,v,x,x\n' > t.csv
gzip -k t.csv
"$FIRSTHAND" lineage --witnesses t.csv > a.json && "$FIRSTHAND" lineage --witnesses t.csv.gz > b.json && "$FIRSTHAND" lineage --witnesses - < t.csv > c.json
cmp a.json b.json && cmp a.json c.json && echo same
for f in dot graphml svg; do "$FIRSTHAND" lineage --$f --witnesses t.csv > t.$f || exit 1; done
python3 - <<'P'
import json, xml.dom.minidom
g = json.load(open("a.json"))
print([n["id"] for n in g["nodes"] if n["kind"] == "lost"], sorted((e["parent"], e["child"]) for e in g["edges"]))
xml.dom.minidom.parse("t.graphml"); xml.dom.minidom.parse("t.svg")
assert open("t.dot", encoding="utf-8").read().startswith("digraph")
P
"$FIRSTHAND" lineage --witnesses missing.tsv; echo "exit $?"
printf 'A\tB\n' > empty.tsv; "$FIRSTHAND" lineage --witnesses empty.tsv; echo "exit $?"
printf 'A\tB\nx\t\377\n' > bytes.tsv; "$FIRSTHAND" lineage --witnesses bytes.tsv; echo "exit $?"
