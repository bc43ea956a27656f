# With --offsets chars, positions count characters: the second sentence begins one position earlier for each letter of two bytes.
printf '{"id": "a", "text": "Über Skårvik fällt Schnee. Zwei Züge stehen."}\n' > a.jsonl
"$FIRSTHAND" sentences a.jsonl
"$FIRSTHAND" sentences --offsets chars a.jsonl
