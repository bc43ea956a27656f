# What a run with --resume has done is kept until all of its output has been taken: here by a full disk, which took nothing.
[ -w /dev/full ] || { echo "SKIP: there is no /dev/full here"; exit 77; }
awk 'BEGIN { for (i = 0; i < 6; i++) { printf "{\"id\": \"%d\", \"text\": \"", i; for (k = 0; k < 40; k++) printf "word%d ", int(i / 3) * 100 + k; print "\"}" } }' > documents.jsonl
"$FIRSTHAND" dedup --resume work documents.jsonl > /dev/full; echo "$?"
[ -s work/state ] && echo kept
"$FIRSTHAND" dedup --resume work documents.jsonl | wc -l
ls work
