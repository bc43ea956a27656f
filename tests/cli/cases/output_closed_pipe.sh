# A reader that has seen enough is no failure.
{ "$FIRSTHAND" clean --threads 2 "$ROOT"/examples/canal-toll; echo $? > status; } | head -c 1 > first
cat first status; echo
