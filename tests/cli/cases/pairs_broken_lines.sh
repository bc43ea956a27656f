# Lines of --pairs that cannot be compared are told with their number, and the others are compared; the file may be packed.
printf '%s\n' '{"id": 1, "parent": "Forty people were saved.", "child": "Forty people were saved."}' '' 'broken' '{"id": "x", "a": "one"}' > pairs.jsonl
gzip -k pairs.jsonl
for f in pairs.jsonl pairs.jsonl.gz; do "$FIRSTHAND" changes --pairs $f | cut -c 1-22; done
"$FIRSTHAND" reuse --pairs nowhere.jsonl; echo "exit $?"
