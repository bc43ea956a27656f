printf '{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n{"id": "c", "text": "Thr\n{"id": "d", "text": "Four."}\n' > a.jsonl
"$FIRSTHAND" clean --text a.jsonl
