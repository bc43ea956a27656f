# A place in the slot of another is told by rule, with both; the same place in other company is not.
cat > pairs.jsonl <<'T'
{"id": "moved", "parent": "The two sides met for secret talks in Lisbon last week, a clerk said.", "child": "Secret talks of the two sides were held in Madrid a week ago, a clerk said."}
{"id": "kept", "parent": "The two sides met for secret talks in Lisbon last week, a clerk said.", "child": "Secret talks of the two sides were held in Lisbon a week ago, a clerk said."}
T
"$FIRSTHAND" changes --pairs pairs.jsonl | grep -o '^{"id":"[a-z]*"\|"note":"the place[^}]*"confidence":0.6,'
