# A packed file that breaks off: the lines before are read, the place is told.
i=0
while [ $i -lt 3000 ]; do echo "{\"id\": \"$i\", \"text\": \"Line $i of the log, $((i * 7919 % 10007)) metres.\"}"; i=$((i + 1)); done > a.jsonl
gzip -9 -n a.jsonl && head -c 12000 a.jsonl.gz > b.jsonl.gz
"$FIRSTHAND" clean --text b.jsonl.gz > out; status=$?
head -n 1 out
[ "$(wc -l < out)" -gt 500 ] && echo "many lines were read"
exit $status
