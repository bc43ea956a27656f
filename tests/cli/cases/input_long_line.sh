# A line of 100 MB is refused within bounded memory, and the lines around it are read.
printf '{"id": "a", "text": "Before."}\n' > long.jsonl
printf '{"id": "b", "text": "' >> long.jsonl
head -c 104857600 /dev/zero | tr '\0' 'a' >> long.jsonl
printf '"}\n{"id": "c", "text": "After."}\n' >> long.jsonl
(ulimit -v 600000; "$FIRSTHAND" --version; exit $?) > /dev/null 2>&1 && ulimit -v 600000 # a sanitizer needs more address space than there is
"$FIRSTHAND" clean --text long.jsonl
